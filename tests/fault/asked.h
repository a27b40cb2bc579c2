/*
 * asked.h - what a sweep is asked for: [-s STEP] BUILD SCRATCH [JOB...].
 */
#ifndef FAULT_ASKED_H
#define FAULT_ASKED_H

#include <stdbool.h>

struct asked {
	long		 step;		/* every STEP-th call; 1 unless told */
	const char	*build, *scratch;
	char *const	*job;		/* names, to a NULL; none: all */
};

/* Who is asked for nothing that can be understood ends. */
void	asked_read(struct asked *, char *const *argv);

bool	asked_for(const struct asked *, const char *job);

#endif
