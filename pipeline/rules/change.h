/*
 * change.h - a change of a rulebook in memory, to see whether its tests notice:
 * bytes of it that are exchanged for others.
 */
#ifndef EG_RULES_CHANGE_H
#define EG_RULES_CHANGE_H

#include "base/arena.h"

struct eg_change {
	void	*at, *other;
	size_t	 n;
};

/* The n bytes at `at` are to be those at `now`, which are copied. */
struct eg_change eg_change_make(struct eg_arena *, void *at, const void *now,
	    size_t n);
/* Makes the change; the second time it is undone. */
void	 eg_change_exchange(const struct eg_change *);

#endif
