/* asked.c - see asked.h. */
#include "asked.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
asked_read(struct asked *a, char *const *argv)
{
	const char *self = argv[0];

	a->step = 1;
	if (argv[1] != NULL && strcmp(argv[1], "-s") == 0 && argv[2] != NULL) {
		a->step = atol(argv[2]);
		argv += 2;
	}
	if (argv[1] == NULL || argv[2] == NULL || a->step < 1) {
		fprintf(stderr, "usage: %s [-s STEP] BUILD SCRATCH [JOB...]\n", self);
		exit(2);
	}
	a->build = argv[1];
	a->scratch = argv[2];
	a->job = argv + 3;
}

bool
asked_for(const struct asked *a, const char *job)
{
	char *const *name;

	for (name = a->job; *name != NULL; name++)
		if (strcmp(*name, job) == 0)
			return true;
	return name == a->job;
}
