/*
 * leak.c - every allocation and every call of the archive's, the ledger's and the
 * sign-off's work fails once, in a process that goes on: what it had taken is given back.
 *
 *	leak [-s STEP] BUILD SCRATCH [JOB...]
 *
 * tests/fault/letter has made what is worked at.  Each job is done three times first;
 * then, with a fault at its N-th allocation or call, in a fork of that process, it
 *
 *  - does it, and comes to the same; or says what is wrong; or, of a failed allocation,
 *    ends by itself (arena.h), and what it had goes with it: never by a signal;
 *  - and when it returns holds no more memory and no more open files than before, or not
 *    a second time.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <openssl/err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "archive/disk.h"
#include "asked.h"
#include "child.h"
#include "task.h"

static const char *const faults[] = { "nomem", "EIO", "ENOSPC", "short" };

/* How an attempt ends; ENDED is arena.h's. */
enum { DONE = 0, NOT_REACHED = 40, REFUSED, SILENT, OTHER, HOLDS_MEMORY, HOLDS_FILES,
    ENDED = EG_EXIT_NOMEM };
static const char *const why[] = { [SILENT] = "it was not done, and nothing said why",
    [OTHER] = "it came to something else", [HOLDS_MEMORY] = "it holds memory",
    [HOLDS_FILES] = "it holds open files" };

static void (*fault_begin)(const char *, long);
static int (*fault_end)(void);
static long (*fault_held)(void);
static struct eg_buf expected;		/* of the job at hand */

static int
open_files(void)
{
	int fd, n = 0;

	for (fd = 0; fd < 256; fd++)
		n += fcntl(fd, F_GETFD) >= 0;
	return n;
}

/* Does it once; its outcome, without what it holds. */
static int
act(const struct task_job *job, bool *happened)
{
	struct task t = { .diags = eg_diags_new(), .arena = eg_arena_new() };
	bool ok = job->act(&t);
	int outcome;

	*happened = fault_end() != 0;
	if (expected.data == NULL)
		eg_buf_add(&expected, eg_buf_str(&t.answer), t.answer.len);
	outcome = ok ? t.answer.len == expected.len && memcmp(eg_buf_str(&t.answer),
	    eg_buf_str(&expected), expected.len) == 0 ? DONE : OTHER :
	    eg_diags_failed(t.diags) ? REFUSED : SILENT;
	if (!*happened && outcome != DONE) {
		eg_buf_clear(&t.answer);
		eg_diags_dump(t.diags, &t.answer);
		fprintf(stderr, "%s", eg_buf_str(&t.answer));
	}
	eg_buf_free(&t.answer);
	eg_arena_free(t.arena);
	eg_diags_free(t.diags);
	/* What OpenSSL would say of it is the thread's until it fails again. */
	ERR_clear_error();
	return outcome;
}

static void
refresh(void)
{
	int top = open(".", O_RDONLY | O_DIRECTORY);

	eg_disk_remove(top, "now");
	close(top);
	if (system("cp -a base-withdraw now && "
	    "cp now/archive/ocfl/*/*/*case*/v1/content/unsigned.pdf now/") != 0)
		exit(1);
}

/*
 * What a library takes the first time it comes that way, and keeps for the next, is no
 * leak: it does not take it again.
 */
static int
attempt(const struct task_job *job, const char *fault, long n)
{
	int files = open_files(), outcome, tries, null = open("/dev/null", O_WRONLY);
	bool happened;
	long held;

	dup2(null, 2);
	close(null);
	for (tries = 0; tries < 3; tries++) {
		if (tries > 0 && job->changes)
			refresh();
		held = fault_held();
		fault_begin(fault, n);
		outcome = act(job, &happened);
		if (open_files() > files)
			return HOLDS_FILES;
		if (!happened && tries == 0)
			return NOT_REACHED;
		if (!happened || fault_held() <= held)
			return outcome;
	}
	return HOLDS_MEMORY;
}

static int
sweep(const struct task_job *job, const char *fault, long step, long counts[4])
{
	int status, bad = 0, outcome;
	pid_t pid;
	long n;

	for (n = 1;; n += step) {
		if (job->changes)
			refresh();
		fflush(stdout);
		pid = fork();
		if (pid == 0)
			_exit(attempt(job, fault, n));
		status = child_wait(pid);
		outcome = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
		if (outcome == NOT_REACHED)
			return bad;
		counts[0]++;
		counts[1] += outcome == DONE;
		counts[2] += outcome == REFUSED;
		counts[3] += outcome == ENDED;
		if (outcome == DONE || outcome == REFUSED ||
		    (outcome == ENDED && strcmp(fault, "nomem") == 0))
			continue;
		printf("leak: %s, %s at %ld: %s\n", job->name, fault, n, outcome >= SILENT &&
		    outcome <= HOLDS_FILES ? why[outcome] : "it died");
		bad++;
	}
}

static int
sweep_job(const struct task_job *job, long step)
{
	long counts[4] = { 0 }, held = 0;
	bool happened;
	int bad = 0, i;
	size_t f;

	eg_buf_free(&expected);
	for (i = 0; i < 3; i++) {
		refresh();
		held = fault_held();
		if (act(job, &happened) != DONE) {
			printf("leak: %s cannot be done at all\n", job->name);
			return 1;
		}
	}
	if (fault_held() != held) {
		printf("leak: %s holds %ld more without any fault\n", job->name,
		    fault_held() - held);
		bad++;
	}
	for (f = 0; f < sizeof(faults) / sizeof(faults[0]); f++)
		bad += sweep(job, faults[f], step, counts);
	printf("leak: %s, %ld runs: %ld done all the same, %ld refused, %ld ended, %d wrong\n",
	    job->name, counts[0], counts[1], counts[2], counts[3], bad);
	return bad;
}

int
main(int argc, char **argv)
{
	struct asked asked;
	char shim[4200];
	const struct task_job *const jobs[] = { task_signoff, task_archive }, *job;
	int bad = 0, done = 0;
	size_t i;

	(void)argc;
	asked_read(&asked, argv);
	*(void **)&fault_begin = dlsym(RTLD_DEFAULT, "fault_begin");
	*(void **)&fault_end = dlsym(RTLD_DEFAULT, "fault_end");
	*(void **)&fault_held = dlsym(RTLD_DEFAULT, "fault_held");
	if (fault_begin == NULL) {
		snprintf(shim, sizeof(shim), "%s/fault/shim.so", asked.build);
		setenv("LD_PRELOAD", shim, 1);
		execv("/proc/self/exe", argv);
		return 127;
	}
	if (chdir(asked.scratch) != 0)
		return 1;
	task_time_is(time(NULL));
	for (i = 0; i < sizeof(jobs) / sizeof(jobs[0]); i++)
		for (job = jobs[i]; job->name != NULL; job++)
			if (asked_for(&asked, job->name)) {
				bad += sweep_job(job, asked.step);
				done++;
			}
	return bad > 0 || done == 0;
}
