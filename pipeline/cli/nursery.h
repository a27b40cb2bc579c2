/*
 * nursery.h - a process that does nothing but fork others, so that these have of the
 * one who asks only what there was when the nursery began: no key opened since.  Memory is
 * bounded; whose work may never end sets an alarm(2).
 */
#ifndef EG_CLI_NURSERY_H
#define EG_CLI_NURSERY_H

#include <stdbool.h>
#include <stddef.h>

struct nursery;

/* In a child: its number, where its answers go, and what it is told to begin with. */
typedef void (*nursery_work)(void *data, unsigned child, int answers, size_t first);

/*
 * Forks the nursery, which can have `most` children at once; ready is called in it
 * first, or NULL.  NULL when no process could be made.
 */
struct nursery *nursery_new(unsigned most, void (*ready)(void *), nursery_work, void *data);
/*
 * Has a child forked and gives back the descriptor its answers are read from; -1 when
 * that failed.  A child ends with its work, and its descriptor at its end.
 */
int	 nursery_fork(struct nursery *, unsigned child, size_t first);
/* Waits for a child that has ended or will: its status as waitpid(2) tells it. */
int	 nursery_bury(struct nursery *, unsigned child);
/* Children end, and the nursery. */
void	 nursery_free(struct nursery *);

#endif
