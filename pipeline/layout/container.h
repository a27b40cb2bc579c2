/*
 * container.h - block-containers that stand outside the flow of boxes
 * (absolute-position, XSL 1.1, 7.6.1).
 */
#ifndef EG_LAYOUT_CONTAINER_H
#define EG_LAYOUT_CONTAINER_H

#include "layout/place.h"

struct eg_aside {
	const struct eg_fo	*fo;
	const struct eg_node	*anchor;	/* the reference area, NULL: that of the stack */
	eg_len			 x, y;		/* border rectangle, from the reference area's content */
	bool			 y_here;		/* y is where it stands in the flow */
	eg_len			 width, height;
	eg_len			 content_x, content_y; /* of its content, from the border's corner */
	eg_len			 offset;	/* of the content, by display-align */
	const struct eg_stack	*stack;
	bool			 clip, fixed;
	int16_t			 turn;
	eg_len			 excess;	/* the content is so much too high */
};

/*
 * at: where the boxes of its stack are being placed; y: how far, from the
 * reference area's content.
 */
void	 eg_absolute_place(struct eg_layout_ctx *, const struct eg_aside *,
	    const struct eg_place *at, eg_len y);

#endif
