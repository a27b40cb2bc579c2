/* child.c - see child.h. */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE	120	/* seconds; whatever takes longer hangs */

static char shim[4200], fired[4200];

void
child_begin(const char *build, const char *scratch)
{
	snprintf(shim, sizeof(shim), "%s/fault/shim.so", build);
	snprintf(fired, sizeof(fired), "%s/fired", scratch);
}

static void
say_into(int fd, const char *path)
{
	dup2(open(path == NULL ? "/dev/null" : path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
	    0600), fd);
}

static void
become(const char *const *argv, const char *fault, long n)
{
	char number[32];

	if (fault != NULL) {
		snprintf(number, sizeof(number), "%ld", n);
		setenv("FAULT", fault, 1);
		setenv("FAULT_AT", number, 1);
		setenv("FAULT_FIRED", fired, 1);
		setenv("LD_PRELOAD", shim, 1);
	}
	alarm(PATIENCE);
	execv(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

int
child_run(const char *const *argv, const char *fault, long n, const char *out,
    const char *err)
{
	int status = 0, other;
	pid_t pid, ended;

	if (fault != NULL)
		unlink(fired);
	pid = fork();
	if (pid == 0) {
		say_into(1, out);
		say_into(2, err);
		become(argv, fault, n);
	}
	while ((ended = waitpid(-1, &other, 0)) > 0 || errno == EINTR)
		if (ended == pid)
			status = other;
	return status;
}

bool
child_met_fault(void)
{
	return access(fired, F_OK) == 0;
}

int
child_wait(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	return status;
}

bool
child_succeeded(int status)
{
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

const char *
child_died(int status)
{
	if (!WIFSIGNALED(status) || WTERMSIG(status) == SIGKILL)
		return NULL;
	return WTERMSIG(status) == SIGALRM ? "it hangs" : "it died by itself";
}

void
child_copy(const char *from, const char *to)
{
	const char *argv[] = { "/bin/cp", "-a", from, to, NULL };

	if (!child_succeeded(child_run(argv, NULL, 0, NULL, NULL))) {
		fprintf(stderr, "fault: cannot copy %s\n", from);
		exit(1);
	}
}
