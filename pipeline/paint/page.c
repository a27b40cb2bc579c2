/*
 * page.c - the areas of a page in painting order (XSL 1.1, 4.9): background,
 * border, content, children over their parents.
 */
#include "paint/painter.h"

static void paint_area(struct eg_painter *, const struct eg_area *, eg_len x, eg_len y);

static void
paint_children(struct eg_painter *p, const struct eg_area *a, eg_len x, eg_len y)
{
	for (const struct eg_area *c = a->first; c != NULL; c = c->next)
		paint_area(p, c, x + c->x, y + c->y);
}

/* From now on user coordinates are those of the children. */
static void
turn(struct eg_painter *p, struct eg_frame f)
{
	static const struct { double xx, yx; } x_axis[] = { { 1, 0 }, { 0, -1 }, { -1, 0 }, { 0, 1 } };
	double xx = x_axis[f.turn / 90].xx, yx = x_axis[f.turn / 90].yx;
	cairo_matrix_t m;

	cairo_matrix_init(&m, xx, yx, -yx, xx, eg_len_pt(f.x), eg_len_pt(f.y));
	cairo_transform(p->cr, &m);
}

/* Children are cut at the padding edge: the border is not covered (7.21.2). */
static void
clip(struct eg_painter *p, const struct eg_area *a, struct eg_rect r)
{
	struct eg_border b[4];

	eg_area_borders(a, b);
	r.x += b[EG_LEFT].width;
	r.y += b[EG_TOP].width;
	r.width -= b[EG_LEFT].width + b[EG_RIGHT].width;
	r.height -= b[EG_TOP].width + b[EG_BOTTOM].width;
	eg_painter_rect(p, r);
	cairo_clip(p->cr);
}

/* Children whose painting needs a graphics state of its own. */
static void
paint_apart(struct eg_painter *p, const struct eg_area *a, struct eg_rect r)
{
	struct eg_frame outer = p->frame;
	struct eg_area here = *a;
	struct eg_frame f;

	eg_painter_save(p);
	if (a->clip)
		clip(p, a, r);
	if (a->turn == 0) {
		paint_children(p, a, r.x, r.y);
	} else {
		here.x = r.x;
		here.y = r.y;
		f = eg_frame_of((struct eg_frame){ 0 }, &here);
		p->frame = eg_frame_of(outer, &here);
		turn(p, f);
		paint_children(p, a, 0, 0);
		p->frame = outer;
	}
	eg_painter_restore(p);
}

static void
paint_area(struct eg_painter *p, const struct eg_area *a, eg_len x, eg_len y)
{
	struct eg_rect r = { x, y, a->width, a->height };
	bool seen = a->style != NULL && !a->style->hidden;

	if (a->fo != NULL && a->fo->type == EG_FO_BASIC_LINK)
		eg_paint_link(p, a, r);
	switch (a->type) {
	case EG_AREA_TEXT:
		if (seen)
			eg_paint_text(p, a, x, y);
		return;
	case EG_AREA_RULE:
		if (seen)
			eg_paint_rule(p, a, r);
		return;
	case EG_AREA_IMAGE:
		if (seen && a->image != NULL)
			eg_paint_picture(p, a->image, r);
		return;
	default:
		break;
	}
	if (seen) {
		eg_paint_background(p, a, r);
		eg_paint_borders(p, a, r);
	}
	if (a->clip || a->turn != 0)
		paint_apart(p, a, r);
	else
		paint_children(p, a, x, y);
}

void
eg_paint_page(struct eg_painter *p, const struct eg_page *page)
{
	for (const struct eg_area *a = page->first; a != NULL; a = a->next)
		paint_area(p, a, a->x, a->y);
}
