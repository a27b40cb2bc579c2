/* crew.c - see crew.h. */
#include "crew.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "worker.h"

#define TICK_MS		100
#define NO_CASE		SIZE_MAX

struct worker {
	pid_t		 pid;		/* 0: none */
	int		 fd;
	size_t		 at;		/* the case it is at, or NO_CASE */
	time_t		 since;
	struct eg_buf	 heard;		/* an answer on its way */
};

struct crew {
	const struct crew_job	*job;
	struct worker		*workers;
	bool			 more;	/* cases to hand out */
};

static time_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

static bool
send_all(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;
	ssize_t w;

	while (n > 0) {
		w = send(fd, p, n, MSG_NOSIGNAL);
		if (w < 0 && errno == EINTR)
			continue;
		if (w <= 0)
			return false;
		p += w;
		n -= (size_t)w;
	}
	return true;
}

/* In the child: take an index, do the work, answer with a line; for ever. */
static _Noreturn void
serve(const struct crew_job *job, int fd, pid_t parent)
{
	struct outcome o;
	struct eg_buf b = { 0 };
	size_t index;

	/* A terminal's interrupt is for the parent, which lets us finish. */
	signal(SIGINT, SIG_IGN);
	/* What it writes is the parent's to put in place. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
	while (eg_fd_read(fd, &index, sizeof(index))) {
		o = (struct outcome){ .done = true };
		job->work(job->arg, index, &o);
		eg_buf_clear(&b);
		outcome_write(&o, "", index, true, &b);
		outcome_free(&o);
		if (!send_all(fd, b.data, b.len))
			break;
	}
	_exit(0);
}

static void
close_others(const struct crew *c)
{
	unsigned i;

	for (i = 0; i < c->job->workers; i++)
		if (c->workers[i].pid != 0)
			close(c->workers[i].fd);
}

static bool
hire(struct crew *c, struct worker *w)
{
	pid_t parent = getpid();
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return false;
	w->pid = fork();
	if (w->pid == 0) {
		w->pid = 0;
		close(pair[0]);
		close_others(c);
		serve(c->job, pair[1], parent);
	}
	close(pair[1]);
	if (w->pid < 0) {
		close(pair[0]);
		w->pid = 0;
		return false;
	}
	w->fd = pair[0];
	w->at = NO_CASE;
	eg_buf_clear(&w->heard);
	return true;
}

static void
hand_out(struct crew *c, struct worker *w)
{
	size_t index;

	if (!c->more)
		return;
	if (!c->job->next(c->job->arg, &index)) {
		c->more = false;
		return;
	}
	w->at = index;
	w->since = now();
	/* If it cannot be sent the worker is gone, and poll will say so. */
	send_all(w->fd, &index, sizeof(index));
}

static void
answer(struct crew *c, struct worker *w)
{
	struct outcome o;
	char *path = NULL;
	size_t index;

	if (outcome_read(&o, &path, &index, eg_buf_str(&w->heard)) && index == w->at) {
		w->at = NO_CASE;
		c->job->done(c->job->arg, index, &o);
	}
	free(path);
	outcome_free(&o);
	eg_buf_clear(&w->heard);
}

static void
bury(struct crew *c, struct worker *w)
{
	struct outcome o = { .done = true };
	struct worker_end end;
	int status = 0;

	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	close(w->fd);
	w->pid = 0;
	if (w->at == NO_CASE)
		return;
	end = worker_end(status);
	o.code = eg_strdup(end.code);
	o.reason = eg_strdup(end.words);
	c->job->done(c->job->arg, w->at, &o);
	outcome_free(&o);
	w->at = NO_CASE;
}

static void
listen_to(struct crew *c, struct worker *w)
{
	char chunk[65536], *nl;
	ssize_t n = read(w->fd, chunk, sizeof(chunk));

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0) {
		bury(c, w);
		return;
	}
	/* One answer to one question, so a newline ends all there is. */
	eg_buf_add(&w->heard, chunk, (size_t)n);
	nl = memchr(w->heard.data, '\n', w->heard.len);
	if (nl == NULL)
		return;
	answer(c, w);
	hand_out(c, w);
}

/* Waits a tick at most; true while any worker is at a case. */
static bool
wait_and_listen(struct crew *c)
{
	struct pollfd *p = eg_malloc(c->job->workers * sizeof(*p));
	unsigned i;
	bool busy = false;

	for (i = 0; i < c->job->workers; i++)
		p[i] = (struct pollfd){ .events = POLLIN, .fd =
		    c->workers[i].at == NO_CASE ? -1 : c->workers[i].fd };
	if (poll(p, c->job->workers, TICK_MS) > 0)
		for (i = 0; i < c->job->workers; i++)
			if (p[i].revents != 0)
				listen_to(c, &c->workers[i]);
	for (i = 0; i < c->job->workers; i++) {
		if (c->workers[i].at == NO_CASE)
			continue;
		busy = true;
		if (now() - c->workers[i].since > (time_t)c->job->seconds)
			kill(c->workers[i].pid, SIGKILL);
	}
	free(p);
	return busy;
}

/* Workers that died are replaced while there is work. */
static bool
keep_full(struct crew *c)
{
	unsigned i;
	bool any = false;

	for (i = 0; i < c->job->workers; i++) {
		if (c->workers[i].pid == 0 && c->more && !hire(c, &c->workers[i]))
			continue;
		if (c->workers[i].pid == 0)
			continue;
		any = true;
		if (c->workers[i].at == NO_CASE)
			hand_out(c, &c->workers[i]);
	}
	return any;
}

static void
dismiss(struct crew *c)
{
	unsigned i;

	for (i = 0; i < c->job->workers; i++) {
		if (c->workers[i].pid != 0) {
			shutdown(c->workers[i].fd, SHUT_RDWR);
			bury(c, &c->workers[i]);
		}
		eg_buf_free(&c->workers[i].heard);
	}
	free(c->workers);
}

bool
crew_run(const struct crew_job *job)
{
	struct crew c = { .job = job, .more = true };
	bool ok = true;
	unsigned i;

	c.workers = eg_malloc(job->workers * sizeof(*c.workers));
	for (i = 0; i < job->workers; i++)
		c.workers[i] = (struct worker){ .at = NO_CASE, .fd = -1 };
	do {
		if (!job->tick(job->arg))
			c.more = false;
		ok = keep_full(&c) || !c.more;
	} while (ok && (wait_and_listen(&c) || c.more));
	dismiss(&c);
	return ok;
}
