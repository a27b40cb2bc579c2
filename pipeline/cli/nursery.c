/* nursery.c - see nursery.h. */
#include "nursery.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "command.h"
#include "worker.h"

#define PIPE_ROOM	(1 << 20)	/* a child gets ahead by as much */

enum what { FORK, BURY };

struct request {
	enum what	what;
	unsigned	child;
	size_t		first;
};

struct nursery {
	pid_t		 pid;
	int		 fd;
	unsigned	 most;
	/* In the nursery itself. */
	pid_t		*child;
	nursery_work	 work;
	void		*data;
};

/* --- requests, a descriptor along with each --------------------------------------------- */

static bool
send_request(int fd, const struct request *r, int answers)
{
	union { struct cmsghdr head; char room[CMSG_SPACE(sizeof(int))]; } control = { 0 };
	struct iovec io = { (void *)(uintptr_t)r, sizeof(*r) };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1 };
	struct cmsghdr *c;
	ssize_t n;

	if (answers >= 0) {
		m.msg_control = &control;
		m.msg_controllen = sizeof(control);
		c = CMSG_FIRSTHDR(&m);
		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(c), &answers, sizeof(int));
	}
	while ((n = sendmsg(fd, &m, MSG_NOSIGNAL)) < 0 && errno == EINTR)
		continue;
	return n == (ssize_t)sizeof(*r);
}

static bool
receive_request(int fd, struct request *r, int *answers)
{
	union { struct cmsghdr head; char room[CMSG_SPACE(sizeof(int))]; } control;
	struct iovec io = { r, sizeof(*r) };
	struct msghdr m = { .msg_iov = &io, .msg_iovlen = 1, .msg_control = &control,
	    .msg_controllen = sizeof(control) };
	struct cmsghdr *c;
	ssize_t n;

	*answers = -1;
	while ((n = recvmsg(fd, &m, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR)
		continue;
	if (n != (ssize_t)sizeof(*r))
		return false;
	c = CMSG_FIRSTHDR(&m);
	if (c != NULL && c->cmsg_type == SCM_RIGHTS)
		memcpy(answers, CMSG_DATA(c), sizeof(int));
	return true;
}

/* --- the nursery ------------------------------------------------------------------------- */

static int
wait_for(pid_t pid)
{
	int status = 0;

	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return status;
}

static int
bear(struct nursery *n, const struct request *r, int answers)
{
	pid_t self = getpid();

	n->child[r->child] = fork();
	if (n->child[r->child] == 0) {
		close(n->fd);
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != self)
			_exit(EG_EXIT_OK);
		n->work(n->data, r->child, answers, r->first);
		_exit(EG_EXIT_OK);
	}
	return n->child[r->child] > 0;
}

static _Noreturn void
live(struct nursery *n, void (*ready)(void *))
{
	struct request r;
	int answers, answer;

	/* Letters at work end with the process that would have taken them. */
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGALRM, SIG_DFL);
	worker_limit();
	if (ready != NULL)
		ready(n->data);
	n->child = eg_malloc(n->most * sizeof(*n->child));
	memset(n->child, 0, n->most * sizeof(*n->child));
	while (receive_request(n->fd, &r, &answers) && r.child < n->most) {
		answer = r.what == FORK ? bear(n, &r, answers) : wait_for(n->child[r.child]);
		if (r.what == BURY)
			n->child[r.child] = 0;
		if (answers >= 0)
			close(answers);
		if (send(n->fd, &answer, sizeof(answer), MSG_NOSIGNAL) < 0)
			break;
	}
	for (unsigned i = 0; i < n->most; i++)
		if (n->child[i] > 0) {
			kill(n->child[i], SIGTERM);
			wait_for(n->child[i]);
		}
	_exit(EG_EXIT_OK);
}

struct nursery *
nursery_new(unsigned most, void (*ready)(void *), nursery_work work, void *data)
{
	struct nursery *n = eg_malloc(sizeof(*n));
	int pair[2];

	*n = (struct nursery){ .most = most, .work = work, .data = data };
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
		free(n);
		return NULL;
	}
	fflush(NULL);
	n->pid = fork();
	n->fd = pair[n->pid == 0];
	close(pair[n->pid != 0]);
	if (n->pid == 0)
		live(n, ready);
	if (n->pid > 0)
		return n;
	close(n->fd);
	free(n);
	return NULL;
}

/* --- who asks -------------------------------------------------------------------------------- */

static bool
ask(struct nursery *n, const struct request *r, int answers, int *answer)
{
	ssize_t got;

	if (!send_request(n->fd, r, answers))
		return false;
	while ((got = recv(n->fd, answer, sizeof(*answer), 0)) < 0 && errno == EINTR)
		continue;
	return got == (ssize_t)sizeof(*answer);
}

int
nursery_fork(struct nursery *n, unsigned child, size_t first)
{
	struct request r = { FORK, child, first };
	int end[2], born = 0;

	if (pipe2(end, O_CLOEXEC) != 0)
		return -1;
	/* As it is otherwise: a letter waits for room more often. */
	fcntl(end[1], F_SETPIPE_SZ, PIPE_ROOM);
	if (!ask(n, &r, end[1], &born) || !born) {
		close(end[0]);
		end[0] = -1;
	}
	close(end[1]);
	return end[0];
}

int
nursery_bury(struct nursery *n, unsigned child)
{
	struct request r = { .what = BURY, .child = child };
	int status = 0;

	ask(n, &r, -1, &status);
	return status;
}

void
nursery_free(struct nursery *n)
{
	if (n == NULL)
		return;
	/* Another nursery, begun later, has this end too: closing alone ends nothing. */
	shutdown(n->fd, SHUT_RDWR);
	close(n->fd);
	wait_for(n->pid);
	free(n);
}
