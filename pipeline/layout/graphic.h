/*
 * graphic.h - how large a picture is (XSL 1.1, 6.6.5, 7.15).
 */
#ifndef EG_LAYOUT_GRAPHIC_H
#define EG_LAYOUT_GRAPHIC_H

#include "layout/context.h"

struct eg_graphic {
	eg_len			 width, height;	/* border rectangle and spaces at start and end */
	eg_len			 view_width, view_height;	/* viewport */
	eg_len			 scaled_width, scaled_height;	/* the picture */
	eg_len			 x, y;		/* of the picture, in the viewport */
};

/* The picture at src, for an object; NULL: none, and that is reported, once. */
const struct eg_image *eg_graphic_find(struct eg_layout_ctx *, const struct eg_fo *,
	    const char *src);

/* Its picture; NULL: none, and that is reported, once. */
const struct eg_image *eg_graphic_image(struct eg_layout_ctx *, const struct eg_fo *);

/* Its sizes at a measure (for percentages). */
struct eg_graphic eg_graphic_size(const struct eg_fo *, const struct eg_image *,
	    eg_len measure);

#endif
