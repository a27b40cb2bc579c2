/* worker.h - what a process that reads cases may take, and words for how one ended. */
#ifndef EG_CLI_WORKER_H
#define EG_CLI_WORKER_H

#define WORKER_SECONDS	120	/* for one case; whoever is in charge ends it then */

/*
 * Memory is bounded for this process and its children from here on, and none of them
 * leaves a core file, which would be a copy of the case.
 */
void	 worker_limit(void);
/* What is said of a worker that ended without an answer. */
struct worker_end {
	const char	*code, *words, *help;	/* help may be NULL; until the next call */
};
/* By its status of waitpid(2). */
struct worker_end worker_end(int status);

#endif
