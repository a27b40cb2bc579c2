/* rule.c - straight lines, and what all line styles are made of. */
#include <math.h>

#include "paint/painter.h"

#define FINEST	0.03		/* pt; 1/2400 in */

/*
 * Half way to black or to white.  Of black and white only one half would be
 * seen, so their other shade is a gray.
 */
struct eg_color
eg_paint_shade(struct eg_color c, bool dark)
{
	int to = dark ? 0 : 255;

	c.r = (uint8_t)((c.r + to) / 2);
	c.g = (uint8_t)((c.g + to) / 2);
	c.b = (uint8_t)((c.b + to) / 2);
	return c;
}

/*
 * Dots are as wide as the line is thick and stand two thicknesses apart;
 * dashes are three thicknesses long and two apart.  Both are stretched or
 * shrunk so that they come out even.
 */
void
eg_paint_dots(struct eg_painter *p, enum eg_line_style style, struct eg_color color,
    eg_len thickness, eg_len x1, eg_len y1, eg_len x2, eg_len y2)
{
	double w = eg_len_pt(thickness), length = eg_len_pt(x2 - x1 + y2 - y1);
	double dashes[2], n;

	if (length <= 0)
		return;
	if (style == EG_STYLE_DOTTED) {
		n = fmax(1, round(length / (2 * w)));
		dashes[0] = 0;
		dashes[1] = length / n;
	} else {
		n = fmax(2, round((length / w + 2) / 5));
		dashes[0] = 3 * length / (5 * n - 2);
		dashes[1] = 2 * length / (5 * n - 2);
	}
	eg_painter_color(p, color);
	cairo_set_line_width(p->cr, w);
	cairo_set_line_cap(p->cr, style == EG_STYLE_DOTTED ?
	    CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
	/* Finer than a printer's dot it is a line, and no PDF has zeros for dashes. */
	if (dashes[0] + dashes[1] > FINEST)
		cairo_set_dash(p->cr, dashes, 2, 0);
	cairo_move_to(p->cr, eg_len_pt(x1), eg_len_pt(y1));
	cairo_line_to(p->cr, eg_len_pt(x2), eg_len_pt(y2));
	cairo_stroke(p->cr);
	cairo_set_dash(p->cr, NULL, 0, 0);
}

/* The slice of r from `from` to `to` of its height. */
static void
slice(struct eg_painter *p, struct eg_rect r, double from, double to, struct eg_color c)
{
	double h = eg_len_pt(r.height);

	eg_painter_color(p, c);
	cairo_rectangle(p->cr, eg_len_pt(r.x), eg_len_pt(r.y) + from * h,
	    eg_len_pt(r.width), (to - from) * h);
	cairo_fill(p->cr);
}

void
eg_paint_rule(struct eg_painter *p, const struct eg_area *a, struct eg_rect r)
{
	struct eg_color c = a->style->color;
	enum eg_line_style style = a->style->rule_style;
	eg_len half = r.height / 2;

	if (c.a == 0 || r.height <= 0 || r.width <= 0)
		return;
	switch (style) {
	case EG_STYLE_NONE:
	case EG_STYLE_HIDDEN:
		break;
	case EG_STYLE_DOTTED:
		eg_paint_dots(p, style, c, r.height, r.x + half, r.y + half,
		    r.x + r.width - half, r.y + half);
		break;
	case EG_STYLE_DASHED:
		eg_paint_dots(p, style, c, r.height, r.x, r.y + half, r.x + r.width,
		    r.y + half);
		break;
	case EG_STYLE_DOUBLE:
		slice(p, r, 0, 1.0 / 3, c);
		slice(p, r, 2.0 / 3, 1, c);
		break;
	case EG_STYLE_GROOVE:
	case EG_STYLE_RIDGE:
		slice(p, r, 0, 0.5, eg_paint_shade(c, style == EG_STYLE_GROOVE));
		slice(p, r, 0.5, 1, eg_paint_shade(c, style == EG_STYLE_RIDGE));
		break;
	default:
		slice(p, r, 0, 1, c);
		break;
	}
}
