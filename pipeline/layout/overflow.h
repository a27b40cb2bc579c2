/*
 * overflow.h - content that does not fit its place.
 *
 * It is noted when its areas are made, since only then the page is known, and
 * reported when the pages are final.  A letter with text outside its frame is
 * a wrong letter: an error, unless the frame says overflow="hidden" (cut off)
 * or "visible", where it is a warning.
 */
#ifndef EG_LAYOUT_OVERFLOW_H
#define EG_LAYOUT_OVERFLOW_H

#include "layout/context.h"

struct eg_overfull;		/* para.h */

enum eg_overflow_kind {
	EG_OVERFLOW_LINE,	/* L7001: a word wider than the line */
	EG_OVERFLOW_FRAME,	/* L7002: higher than its block-container */
	EG_OVERFLOW_REGION,	/* L7003: higher than its region */
	EG_OVERFLOW_EXTENT,	/* the same, a warning: into empty margin only */
	EG_OVERFLOW_PAGE,	/* L7004: cannot be cut and is higher than a page */
	EG_OVERFLOW_TABLE,	/* L7005: columns wider than the place for the table */
	EG_BROKEN_KEEP		/* L7006, a warning: keep "always" given up */
};

/* On ctx->placing.  excess: by how much; 0 when that says nothing. */
void	 eg_overflow_note(struct eg_layout_ctx *, enum eg_overflow_kind,
	    const struct eg_fo *, eg_len excess);
void	 eg_overflow_line(struct eg_layout_ctx *, const struct eg_overfull *);

/* Drops the notes of a sequence that is laid out again. */
void	 eg_overflow_forget(struct eg_layout_ctx *, const struct eg_fo *sequence);
/* Reports all notes, in the order of the pages. */
void	 eg_overflow_report(struct eg_layout_ctx *);

#endif
