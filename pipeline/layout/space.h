/*
 * space.h - space-before and space-after where blocks meet (XSL 1.1, 4.3).
 *
 * Between two pieces of content stands a sequence of space specifiers: the
 * space-after of every block that ends there, then the space-before of every
 * block that begins.  A page may end between the two kinds, so one sequence
 * has three results.
 */
#ifndef EG_LAYOUT_SPACE_H
#define EG_LAYOUT_SPACE_H

#include <stddef.h>

#include "model/fo.h"

struct eg_space_result {
	eg_len	 size;		/* optimum, when nothing breaks here */
	eg_len	 shrink;	/* by how much it may be smaller, >= 0 */
	eg_len	 foot;		/* what stays before a break */
	eg_len	 head;		/* what stays after a break */
};

/*
 * The first nafter of the n specifiers are spaces after.  Of a sequence at
 * the start or end of a reference area take head or foot only: conditional
 * ("discard") spaces at the edge are gone (4.3.1, rule 1).
 */
struct eg_space_result eg_space_resolve(const struct eg_space *, size_t n,
	    size_t nafter);

#endif
