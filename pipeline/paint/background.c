/*
 * background.c - colour and picture behind an area (XSL 1.1, 7.8.1-7.8.6).
 *
 * XSL paints the padding rectangle, not what is below the border (4.9.4).
 */
#include <math.h>

#include "paint/painter.h"

/*
 * The padding rectangle.  Below a border that lets nothing through it reaches
 * to the border's middle: two fills that only touch show a hair of the paper
 * on a screen.
 */
static struct eg_rect
behind(const struct eg_area *a, struct eg_rect r, bool to_middle)
{
	eg_len in[4] = { 0 };
	struct eg_border b[4];

	if (a->edges == 0)
		return r;
	eg_area_borders(a, b);
	for (int i = 0; i < 4; i++)
		in[i] = to_middle && b[i].style == EG_STYLE_SOLID && b[i].color.a == 255 ?
		    b[i].width / 2 : b[i].width;
	r.x += in[EG_LEFT];
	r.y += in[EG_TOP];
	r.width -= in[EG_LEFT] + in[EG_RIGHT];
	r.height -= in[EG_TOP] + in[EG_BOTTOM];
	return r;
}

/*
 * A fill of the whole page lets cairo forget what was painted before, since it
 * is seen no more; but a unit's mark is not meant to be seen.  Two halves are
 * the same picture, and cairo does not look that closely.
 */
static void
fill_page(struct eg_painter *p, struct eg_rect box)
{
	struct eg_rect half = box;

	half.height /= 2;
	eg_painter_rect(p, half);
	half.y += half.height;
	half.height = box.height - half.height;
	eg_painter_rect(p, half);
	cairo_fill(p->cr);
}

static bool
covers_page(const struct eg_painter *p, struct eg_rect r)
{
	double x1 = eg_len_pt(r.x), y1 = eg_len_pt(r.y);
	double x2 = eg_len_pt(r.x + r.width), y2 = eg_len_pt(r.y + r.height);

	cairo_user_to_device(p->cr, &x1, &y1);
	cairo_user_to_device(p->cr, &x2, &y2);
	return fmin(x1, x2) < 1 && fmin(y1, y2) < 1 &&
	    fmax(x1, x2) > eg_len_pt(p->width) - 1 &&
	    fmax(y1, y2) > eg_len_pt(p->height) - 1;
}

static void
paint_repeated(struct eg_painter *p, const struct eg_area *a, struct eg_rect r)
{
	const struct eg_style *s = a->style;
	eg_len w = eg_image_natural_width(a->image), h = eg_image_natural_height(a->image);
	struct eg_rect first, seen = r;

	/* A percentage puts that point of the picture on that of the box. */
	first.x = r.x + eg_size_of(s->background_x, r.width - w);
	first.y = r.y + eg_size_of(s->background_y, r.height - h);
	first.width = w;
	first.height = h;
	eg_painter_save(p);
	eg_painter_rect(p, seen);
	cairo_clip(p->cr);
	if (!s->background_repeat_x && !s->background_repeat_y) {
		eg_paint_picture(p, a->image, first);
	} else {
		eg_paint_picture_source(p, a->image, first.x, first.y);
		if (!s->background_repeat_x) {
			seen.x = first.x;
			seen.width = w;
		}
		if (!s->background_repeat_y) {
			seen.y = first.y;
			seen.height = h;
		}
		eg_painter_rect(p, seen);
		cairo_fill(p->cr);
	}
	eg_painter_restore(p);
}

void
eg_paint_background(struct eg_painter *p, const struct eg_area *a, struct eg_rect r)
{
	struct eg_rect box;

	if (a->style->background.a != 0) {
		box = behind(a, r, true);
		if (box.width > 0 && box.height > 0) {
			eg_painter_color(p, a->style->background);
			if (covers_page(p, box)) {
				fill_page(p, box);
			} else {
				eg_painter_rect(p, box);
				cairo_fill(p->cr);
			}
		}
	}
	if (a->image != NULL) {
		box = behind(a, r, false);
		if (box.width > 0 && box.height > 0)
			paint_repeated(p, a, box);
	}
}
