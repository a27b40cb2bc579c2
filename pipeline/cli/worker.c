/* worker.c - see worker.h. */
#include "worker.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "base/arena.h"

#define MEMORY	((rlim_t)2 * 1024 * 1024 * 1024)

void
worker_limit(void)
{
	struct rlimit r;

#if !defined(__SANITIZE_ADDRESS__)
	if (getrlimit(RLIMIT_AS, &r) == 0 &&
	    (r.rlim_cur == RLIM_INFINITY || r.rlim_cur > MEMORY)) {
		r.rlim_cur = MEMORY;
		setrlimit(RLIMIT_AS, &r);
	}
#endif
	r.rlim_cur = r.rlim_max = 0;
	setrlimit(RLIMIT_CORE, &r);
}

struct worker_end
worker_end(int status)
{
	static char failed[80];

	if (WIFEXITED(status) && WEXITSTATUS(status) == EG_EXIT_NOMEM)
		return (struct worker_end){ "U8030",
		    "the memory allowed for a letter was not enough",
		    "look at what the case or its templates repeat" };
	if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGALRM))
		return (struct worker_end){ "U8031", "the letter took too long or was killed",
		    "run the same command again" };
	snprintf(failed, sizeof(failed), "engross itself failed (%s)", WIFSIGNALED(status) ?
	    strsignal(WTERMSIG(status)) : "exit");
	return (struct worker_end){ "X9902", failed, NULL };
}
