/*
 * context.h - what every part of layout has at hand while a document is laid
 * out.  Only files of layout/ include it.
 */
#ifndef EG_LAYOUT_CONTEXT_H
#define EG_LAYOUT_CONTEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/area.h"
#include "text/font.h"
#include "text/image.h"

struct eg_labels;		/* label.h */
struct eg_marker_pages;		/* marker.h */
struct eg_footnote;		/* footnote.h */
struct eg_misfit;		/* overflow.h */
struct eg_once;			/* once.h */

struct eg_layout_ctx {
	struct eg_arena		*arena;		/* areas, and all they point to */
	struct eg_arena		*scratch;	/* until the areas of a page sequence are made:
						   paragraphs, elements */
	struct eg_arena		*temp;		/* within one call: mark, use, reset */
	struct eg_fonts		*fonts;
	struct eg_images	*images;
	struct eg_diags		*diags;
	const char		*base;		/* directory of pictures or NULL */
	bool			 anywhere;	/* pictures may be outside base */
	bool			 kern;

	struct eg_labels	*labels;	/* page labels of ids, of the round before */
	/*
	 * The page that is being filled: set for static content, which is laid
	 * out when all flows have their pages.  NULL in a flow.
	 */
	const struct eg_page	*page;
	struct eg_marker_pages	*markers;	/* NULL in a flow */
	const struct eg_page	*placing;	/* the page whose areas are made; NULL before */
	struct eg_footnote	*footnotes;	/* of the page being placed, in order */
	struct eg_misfit	*misfits;	/* what did not fit, newest first */
	int			 limits;	/* containers with a least or greatest height
						   that are being tried, one in the other */
	struct eg_once		*once;		/* what was reported; NULL at first */
};

/*
 * What to set for a page-number, page-number-citation or
 * page-number-citation-last (6.6.10 - 6.6.12).  Never NULL.  In a flow the
 * pages are not known yet: the first round gets a stand-in of usual width, and
 * layout does the sequence again when the label turns out to be another.
 * Borrowed; lives as long as ctx->arena.
 */
const char *eg_layout_label(struct eg_layout_ctx *, const struct eg_fo *);

/*
 * The object whose children are set in place of a retrieve-marker (6.13.6),
 * with what they inherit taken from the retrieve-marker's place; NULL: nothing
 * qualifies.
 */
const struct eg_fo *eg_layout_retrieve(struct eg_layout_ctx *, const struct eg_fo *);

/*
 * Ids: a destination is the first area whose fo has the id, so an inline (or
 * wrapper) with an id leaves an INLINE area even when it is empty.
 */

#endif
