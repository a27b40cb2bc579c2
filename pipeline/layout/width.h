/*
 * width.h - how narrow and how wide content can be: for automatic table
 * layout (CSS 2.1, 17.5.2.2) and turned containers.
 */
#ifndef EG_LAYOUT_WIDTH_H
#define EG_LAYOUT_WIDTH_H

#include "layout/context.h"

/*
 * Of the children of an object: the least measure in which nothing sticks
 * out, and the one at which no line need break.  Indents, borders and padding
 * of the children count; percentages count as 0.
 */
void	 eg_width_of(struct eg_layout_ctx *, const struct eg_fo *, eg_len *least,
	    eg_len *most);

#endif
