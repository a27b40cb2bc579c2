/*
 * place.h - boxes of a stack become areas.
 */
#ifndef EG_LAYOUT_PLACE_H
#define EG_LAYOUT_PLACE_H

#include "layout/stack.h"

/* Where a part of a stack goes. */
struct eg_place {
	struct eg_area	*into;		/* of the reference area: gets the areas as children */
	eg_len		 x, y;		/* of the reference area's content, in `into` */
	eg_len		 top;		/* where the first box starts, from y */
	eg_len		 less;		/* height to take from the spaces (they allow it) */
	eg_len		 page_x, page_y; /* of the reference area's content, on the page */
};

/*
 * Makes areas of boxes [from, to), to > from, in ctx->arena.  Returns the
 * height they take, from `top`.  May be called again for the same boxes
 * (repeated headers, static content).
 */
eg_len	 eg_place_boxes(struct eg_layout_ctx *, const struct eg_stack *, size_t from,
	    size_t to, const struct eg_place *);

/*
 * How far display-align (7.14.4) moves content down when this much room is
 * left; 0 when there is none.
 */
eg_len	 eg_place_aligned(enum eg_display_align, eg_len room);

/*
 * An area without place or size that paints with style (may be NULL): all
 * edges here, its background picture found.
 */
struct eg_area *eg_place_area(struct eg_layout_ctx *, const struct eg_fo *,
	    const struct eg_style *);

#endif
