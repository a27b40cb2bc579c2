/*
 * stamp.c - DRAFT across a page.
 *
 * Drawn with a pen from the strokes below, not set in a font: no text that a
 * search or a screen reader would find, no font that a letter without the
 * stamp would not have, and layout knows nothing of it.  One stroke of black
 * that lets nine tenths through is light gray on paper and leaves black
 * type black, so it can lie over everything.
 */
#include <math.h>

#include "paint/painter.h"

#define UNITS_WIDE	32.6	/* the last letter's right edge */
#define UNITS_HIGH	7.0
#define PEN		0.8
#define SHARE		0.62	/* of the page's diagonal */

enum step { END, MOVE, LINE, CURVE };

/* Letters stand on y = 0, capitals are 7 high; y is up. */
static const struct {
	enum step	 step;
	double		 x[3], y[3];
} strokes[] = {
	/* D */
	{ MOVE, { 0 }, { 0 } }, { LINE, { 0 }, { 7 } }, { LINE, { 1.8 }, { 7 } },
	{ CURVE, { 6.4, 6.4, 1.8 }, { 7, 0, 0 } }, { LINE, { 0 }, { 0 } },
	/* R */
	{ MOVE, { 7.4 }, { 0 } }, { LINE, { 7.4 }, { 7 } }, { LINE, { 9.6 }, { 7 } },
	{ CURVE, { 12.8, 12.8, 9.6 }, { 7, 3.3, 3.3 } }, { LINE, { 7.4 }, { 3.3 } },
	{ MOVE, { 9.6 }, { 3.3 } }, { LINE, { 12.2 }, { 0 } },
	/* A */
	{ MOVE, { 13.8 }, { 0 } }, { LINE, { 16.5 }, { 7 } }, { LINE, { 19.2 }, { 0 } },
	{ MOVE, { 14.75 }, { 2.4 } }, { LINE, { 18.25 }, { 2.4 } },
	/* F */
	{ MOVE, { 21.2 }, { 0 } }, { LINE, { 21.2 }, { 7 } }, { LINE, { 25.4 }, { 7 } },
	{ MOVE, { 21.2 }, { 3.6 } }, { LINE, { 24.8 }, { 3.6 } },
	/* T */
	{ MOVE, { 29.9 }, { 0 } }, { LINE, { 29.9 }, { 7 } },
	{ MOVE, { 27.2 }, { 7 } }, { LINE, { UNITS_WIDE }, { 7 } },
	{ END, { 0 }, { 0 } },
};

static void
draw(cairo_t *cr)
{
	for (int i = 0; strokes[i].step != END; i++) {
		const double *x = strokes[i].x, *y = strokes[i].y;

		if (strokes[i].step == MOVE)
			cairo_move_to(cr, x[0], -y[0]);
		else if (strokes[i].step == LINE)
			cairo_line_to(cr, x[0], -y[0]);
		else
			cairo_curve_to(cr, x[0], -y[0], x[1], -y[1], x[2], -y[2]);
	}
}

void
eg_paint_stamp(struct eg_painter *p, eg_len width, eg_len height)
{
	double w = eg_len_pt(width), h = eg_len_pt(height), diagonal = sqrt(w * w + h * h);
	double scale = SHARE * diagonal / UNITS_WIDE;
	cairo_matrix_t m;

	eg_painter_save(p);
	/* The word's middle in the page's, along the rising diagonal. */
	cairo_matrix_init(&m, w / diagonal * scale, -h / diagonal * scale,
	    h / diagonal * scale, w / diagonal * scale, w / 2, h / 2);
	cairo_transform(p->cr, &m);
	cairo_translate(p->cr, -UNITS_WIDE / 2, UNITS_HIGH / 2);
	draw(p->cr);
	cairo_set_source_rgba(p->cr, 0, 0, 0, 0.1);
	cairo_set_line_width(p->cr, PEN);
	cairo_set_line_cap(p->cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_join(p->cr, CAIRO_LINE_JOIN_ROUND);
	cairo_stroke(p->cr);
	eg_painter_restore(p);
}
