/*
 * cut.h - where a page or column ends.
 *
 * Pages of a letter are not stretched, so each is filled as far as its keeps
 * allow, and what later pages look like depends on nothing but the cut: one
 * page at a time gives the least number of pages, at a cost that depends on
 * the page and not on the document.
 *
 * A keep (and widows and orphans, which are keeps between lines) is given up
 * only when no cut could honour it: the group it holds together is higher
 * than a whole page.  Then the weakest goes first (XSL 1.1, 4.8).
 */
#ifndef EG_LAYOUT_CUT_H
#define EG_LAYOUT_CUT_H

#include "layout/stack.h"

struct eg_cut {
	size_t		 to;		/* boxes [from, to) are here */
	eg_len		 size;		/* their height, without shrinking */
	eg_len		 shrink;	/* by how much their spaces can shrink together */
	int32_t		 broken;	/* strength of the keep given up; 0: none */
	uint8_t		 brk;		/* enum eg_break that ended it, or AUTO */
	eg_len		 notes;		/* height of the footnotes and their separator */
	bool		 overflow;	/* even the first box is higher than the room */
};

struct eg_cut_room {
	eg_len		 here;		/* height to fill */
	eg_len		 next;		/* height of the next page or column when empty */
	eg_len		 separator;	/* above footnotes, if any */
	bool		 notes_elsewhere; /* room was left for footnotes already */
	bool		 goes_on;	/* what is behind `end` comes on another page */
	bool		 column;	/* a cut here is a column break, not a page break */
	bool		 used;		/* something stands here already: nothing may come
					   (cut.to == from) rather than overflow */
};

/*
 * Cuts boxes from `from` on, of [from, end).  A forced break before box `from`
 * itself is over.
 */
struct eg_cut eg_cut_find(const struct eg_stack *, size_t from, size_t end,
	    const struct eg_cut_room *);

/* Height of [from, to), cut at both ends. */
eg_len	 eg_cut_size(const struct eg_stack *, size_t from, size_t to, eg_len *shrink);

#endif
