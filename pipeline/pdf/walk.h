/*
 * walk.h - every object of a file once, with the way that leads to it in words:
 * "page 3, annotation 2, /A".
 */
#ifndef EG_PDF_WALK_H
#define EG_PDF_WALK_H

#include "pdf/object.h"

/* One step of the way: a key of a dictionary, or an item of an array. */
struct eg_pdf_step {
	const struct eg_pdf_step	*from;		/* NULL: where ways begin */
	const char			*key;		/* NULL: an item */
	uint32_t			 index;		/* of the item, from 0; of a page, from 1 */
	uint32_t			 number;	/* of the numbered object we are in */
	bool				 page;		/* this is page `index` */
};

/*
 * Calls visit for every object that pages lead to, then for those the trailer
 * leads to: pages first, so that what belongs to one is told by its page.
 * References are followed, not visited.  Steps are in the arena.  reached, when
 * not NULL, gets an array of pdf->nslots: which numbers were visited.
 */
void	 eg_pdf_walk(const struct eg_pdf *, struct eg_arena *,
	    void (*visit)(void *data, const struct eg_pdf_object *,
	    const struct eg_pdf_step *), void *data, bool **reached);

/* Appends the way in words; "object 12: page 3, annotation 2". */
void	 eg_pdf_where(const struct eg_pdf_step *, struct eg_buf *);

#endif
