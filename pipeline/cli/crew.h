/*
 * crew.h - the workers of a batch: processes forked after everything is
 * loaded, each taking one case at a time.
 *
 * A worker that dies or hangs costs the case it was at and nothing else: the
 * parent notes the failure and forks another.
 */
#ifndef EG_CLI_CREW_H
#define EG_CLI_CREW_H

#include <stdbool.h>
#include <stddef.h>

#include "outcome.h"

/* What a worker does with a case: fills the outcome, leaves its part file. */
typedef void (*crew_work)(void *arg, size_t index, struct outcome *);
/* The next case to hand out, or false when there is none (now or ever). */
typedef bool (*crew_next)(void *arg, size_t *index);
/* An outcome has come in. */
typedef void (*crew_done)(void *arg, size_t index, struct outcome *);
/* Called some ten times a second; false stops handing out cases. */
typedef bool (*crew_tick)(void *arg);

struct crew_job {
	unsigned	 workers;
	unsigned	 seconds;	/* a case may take; then its worker is killed */
	void		*arg;
	crew_work	 work;
	crew_next	 next;
	crew_done	 done;
	crew_tick	 tick;
};

/* Runs until there is nothing left; false when no worker can be forked. */
bool	 crew_run(const struct crew_job *);

#endif
