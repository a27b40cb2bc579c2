/*
 * footnote.h - the bodies of footnotes (XSL 1.1, 6.12.3, 6.12.4).
 *
 * A body is stacked when its anchor's line is; the line's box carries its
 * height, so that a page is cut with room for it.  Bodies are not split over
 * pages: those of a letter are a few lines.
 */
#ifndef EG_LAYOUT_FOOTNOTE_H
#define EG_LAYOUT_FOOTNOTE_H

#include "layout/place.h"
#include "layout/stacker.h"

struct eg_para_line;

/* A body, below the page it belongs to; in ctx->scratch. */
struct eg_footnote {
	struct eg_footnote	*next;
	const struct eg_fo	*fo;
	const struct eg_stack	*stack;
	eg_len			 size;
};

/* Gives a line's box its footnotes.  Reports L7021 for what stays unset: floats. */
void	 eg_footnote_line(struct eg_stacker *, struct eg_box *, const struct eg_para_line *);

/* While a page is placed: the notes of a box go below it, in order. */
void	 eg_footnote_collect(struct eg_layout_ctx *, const struct eg_box *);

/*
 * The separator above a page's footnotes: static-content with the flow-name
 * xsl-footnote-separator, stacked; NULL when the sequence has none.
 */
const struct eg_stack *eg_footnote_separator(struct eg_layout_ctx *,
	    const struct eg_fo *sequence, eg_len measure, bool rtl);

/*
 * Places what was collected so that it ends at `foot`, from at->y; empties the
 * collection.
 */
void	 eg_footnote_place(struct eg_layout_ctx *, const struct eg_stack *separator,
	    const struct eg_place *at, eg_len foot);

#endif
