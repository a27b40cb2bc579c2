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
		turn(p, f);
		paint_children(p, a, 0, 0);
	}
	eg_painter_restore(p);
}

static void
paint_leaf(struct eg_painter *p, const struct eg_area *a, struct eg_rect r)
{
	if (a->style == NULL || a->style->hidden)
		return;
	eg_painter_unit(p, a->unit);
	if (a->type == EG_AREA_TEXT)
		eg_paint_text(p, a, r.x, r.y);
	else if (a->type == EG_AREA_RULE)
		eg_paint_rule(p, a, r);
	else if (a->image != NULL)
		eg_paint_picture(p, a->image, r);
}

/* A background is a unit of its own where the area is in no other. */
static void
paint_decoration(struct eg_painter *p, const struct eg_area *a, struct eg_rect r)
{
	bool own = p->structure != NULL && a->unit != 0 &&
	    p->structure->unit[a->unit].kind == EG_UNIT_BACKGROUND;

	if (!eg_area_decorates(a))
		return;
	eg_painter_unit(p, a->unit);
	eg_paint_background(p, a, r);
	if (own)
		eg_painter_unit(p, 0);
	eg_paint_borders(p, a, r);
}

static void
paint_area(struct eg_painter *p, const struct eg_area *a, eg_len x, eg_len y)
{
	struct eg_rect r = { x, y, a->width, a->height };

	if (a->type == EG_AREA_TEXT || a->type == EG_AREA_RULE || a->type == EG_AREA_IMAGE) {
		paint_leaf(p, a, r);
		return;
	}
	paint_decoration(p, a, r);
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
