/*
 * border.c - the four borders of an area (XSL 1.1, 7.8.20; CSS 2.1, 8.5.3).
 *
 * A border is one or two bands along its side, each a share of its width from
 * the outer edge to the inner, mitred where it meets its neighbours:
 *
 *	outer edge  +--------------------------+
 *	             \   band 0: from 0 to 1/3 /
 *	               \                     /
 *	                 \ band 1: 2/3 to 1/
 *	inner edge         +-------------+
 *
 * Bands of one colour are filled as one path, so that no hair of the paper
 * shows along a mitre.
 */
#include <string.h>

#include "paint/painter.h"

struct band {
	int		 side;		/* enum eg_physical */
	double		 from, to;	/* of the width, from the outer edge */
	struct eg_color	 color;
	bool		 done;
};

/* top and left get the dark shade where a band looks sunk. */
static bool
in_shade(int side)
{
	return side == EG_TOP || side == EG_LEFT;
}

/* CSS 2.1, 17.6.2: in the collapsing model these two have no inside. */
static enum eg_line_style
style_of(const struct eg_area *a, const struct eg_border *b)
{
	if (a->borders == NULL)
		return b->style;
	return b->style == EG_STYLE_INSET ? EG_STYLE_RIDGE :
	    b->style == EG_STYLE_OUTSET ? EG_STYLE_GROOVE : b->style;
}

/* The bands of one border, at most two; none for dots and dashes. */
static int
bands_of(enum eg_line_style style, int side, struct eg_color c, struct band out[2])
{
	bool dark = in_shade(side);

	switch (style) {
	case EG_STYLE_SOLID:
		out[0] = (struct band){ side, 0, 1, c, false };
		return 1;
	case EG_STYLE_DOUBLE:
		out[0] = (struct band){ side, 0, 1.0 / 3, c, false };
		out[1] = (struct band){ side, 2.0 / 3, 1, c, false };
		return 2;
	case EG_STYLE_GROOVE:
	case EG_STYLE_RIDGE:
		dark = dark == (style == EG_STYLE_GROOVE);
		out[0] = (struct band){ side, 0, 0.5, eg_paint_shade(c, dark), false };
		out[1] = (struct band){ side, 0.5, 1, eg_paint_shade(c, !dark), false };
		return 2;
	case EG_STYLE_INSET:
	case EG_STYLE_OUTSET:
		dark = dark == (style == EG_STYLE_INSET);
		out[0] = (struct band){ side, 0, 1, eg_paint_shade(c, dark), false };
		return 1;
	default:
		return 0;
	}
}

/* The corner where the lines at these shares of two borders' widths meet. */
static void
corner(struct eg_painter *p, struct eg_rect r, const struct eg_border b[4], int side,
    int next, double share, bool begin)
{
	bool top = side == EG_TOP || next == EG_TOP;
	bool left = side == EG_LEFT || next == EG_LEFT;
	double dx = share * eg_len_pt(b[left ? EG_LEFT : EG_RIGHT].width);
	double dy = share * eg_len_pt(b[top ? EG_TOP : EG_BOTTOM].width);
	double x = left ? eg_len_pt(r.x) + dx : eg_len_pt(r.x + r.width) - dx;
	double y = top ? eg_len_pt(r.y) + dy : eg_len_pt(r.y + r.height) - dy;

	if (begin)
		cairo_move_to(p->cr, x, y);
	else
		cairo_line_to(p->cr, x, y);
}

/* Clockwise, as all bands, so that neighbours add up. */
static void
add_band(struct eg_painter *p, struct eg_rect r, const struct eg_border b[4],
    const struct band *band)
{
	int side = band->side, before = (side + 3) % 4, after = (side + 1) % 4;

	corner(p, r, b, side, before, band->from, true);
	corner(p, r, b, side, after, band->from, false);
	corner(p, r, b, side, after, band->to, false);
	corner(p, r, b, side, before, band->to, false);
	cairo_close_path(p->cr);
}

static bool
same_color(struct eg_color a, struct eg_color b)
{
	return memcmp(&a, &b, sizeof(a)) == 0;
}

/* All four sides alike, the usual case: each band is a frame, no mitre needed. */
static bool
fill_frames(struct eg_painter *p, struct eg_rect r, const struct eg_border b[4],
    const struct band *bands, int n)
{
	double x = eg_len_pt(r.x), y = eg_len_pt(r.y);
	double w = eg_len_pt(r.width), h = eg_len_pt(r.height);

	if (n % 4 != 0)
		return false;
	for (int i = 1; i < n; i++)
		if (!same_color(bands[i].color, bands[0].color) ||
		    bands[i].from != bands[i % (n / 4)].from)
			return false;
	for (int i = 0; i < n / 4; i++) {
		for (int inner = 0; inner < 2; inner++) {
			double s = inner ? bands[i].to : bands[i].from;
			double l = s * eg_len_pt(b[EG_LEFT].width);
			double t = s * eg_len_pt(b[EG_TOP].width);

			cairo_rectangle(p->cr, x + l, y + t,
			    w - l - s * eg_len_pt(b[EG_RIGHT].width),
			    h - t - s * eg_len_pt(b[EG_BOTTOM].width));
		}
	}
	eg_painter_color(p, bands[0].color);
	cairo_set_fill_rule(p->cr, CAIRO_FILL_RULE_EVEN_ODD);
	cairo_fill(p->cr);
	cairo_set_fill_rule(p->cr, CAIRO_FILL_RULE_WINDING);
	return true;
}

/* The rectangle along one side, corners and all. */
static struct eg_rect
strip(struct eg_rect r, const struct eg_border b[4], int side)
{
	eg_len w = b[side].width;

	if (side == EG_RIGHT)
		r.x += r.width - w;
	if (side == EG_BOTTOM)
		r.y += r.height - w;
	if (side == EG_LEFT || side == EG_RIGHT)
		r.width = w;
	else
		r.height = w;
	return r;
}

/*
 * Solid borders of a collapsing table's cell: no mitre, since a corner is the
 * neighbours' too.  The wider border has it, there as here.
 */
static bool
fill_collapsed(struct eg_painter *p, struct eg_rect r, const struct eg_border b[4],
    const struct band *bands, int n)
{
	int side[4];

	for (int i = 0; i < n; i++) {
		int k = i;

		if (n > 4 || bands[i].from != 0 || bands[i].to != 1)
			return false;
		for (; k > 0 && b[side[k - 1]].width > b[bands[i].side].width; k--)
			side[k] = side[k - 1];
		side[k] = bands[i].side;
	}
	for (int i = 0; i < n; i++) {
		eg_painter_color(p, b[side[i]].color);
		eg_painter_rect(p, strip(r, b, side[i]));
		cairo_fill(p->cr);
	}
	return true;
}

static void
fill_bands(struct eg_painter *p, struct eg_rect r, const struct eg_border b[4],
    struct band *bands, int n)
{
	for (int i = 0; i < n; i++) {
		if (bands[i].done)
			continue;
		for (int k = i; k < n; k++) {
			if (!same_color(bands[k].color, bands[i].color))
				continue;
			add_band(p, r, b, &bands[k]);
			bands[k].done = true;
		}
		eg_painter_color(p, bands[i].color);
		cairo_fill(p->cr);
	}
}

/*
 * How far from the corner a line of dots or dashes begins: two dotted borders
 * share the dot in their corner, two dashed ones the corner itself; beside
 * any other border it begins where that ends.
 */
static eg_len
start_of(const struct eg_border *own, const struct eg_border *neighbour)
{
	if (own->style == EG_STYLE_DASHED)
		return neighbour->style == EG_STYLE_DASHED ? 0 : neighbour->width;
	if (neighbour->style == EG_STYLE_DOTTED && neighbour->width > 0)
		return neighbour->width / 2;
	return neighbour->width + own->width / 2;
}

static void
interrupted(struct eg_painter *p, struct eg_rect r, const struct eg_border b[4], int side)
{
	const struct eg_border *own = &b[side];
	bool level = side == EG_TOP || side == EG_BOTTOM;
	eg_len from = start_of(own, &b[level ? EG_LEFT : EG_TOP]);
	eg_len to = start_of(own, &b[level ? EG_RIGHT : EG_BOTTOM]);
	eg_len half = own->width / 2;
	eg_len at = side == EG_TOP ? r.y + half : side == EG_LEFT ? r.x + half :
	    side == EG_BOTTOM ? r.y + r.height - half : r.x + r.width - half;

	if (level)
		eg_paint_dots(p, own->style, own->color, own->width,
		    r.x + from, at, r.x + r.width - to, at);
	else
		eg_paint_dots(p, own->style, own->color, own->width,
		    at, r.y + from, at, r.y + r.height - to);
}

void
eg_paint_borders(struct eg_painter *p, const struct eg_area *a, struct eg_rect r)
{
	struct eg_border b[4];
	struct band bands[8];
	enum eg_line_style style;
	int n = 0;

	if (a->edges == 0)
		return;
	eg_area_borders(a, b);
	for (int side = 0; side < 4; side++) {
		if (b[side].width <= 0 || b[side].color.a == 0)
			continue;
		style = style_of(a, &b[side]);
		if (style == EG_STYLE_DOTTED || style == EG_STYLE_DASHED)
			interrupted(p, r, b, side);
		else
			n += bands_of(style, side, b[side].color, bands + n);
	}
	if (n == 0 || fill_frames(p, r, b, bands, n) ||
	    (a->borders != NULL && fill_collapsed(p, r, b, bands, n)))
		return;
	fill_bands(p, r, b, bands, n);
}
