/*
 * container.c - block-container (XSL 1.1, 6.5.3).
 *
 * One without a height of its own is cut like any block and only begins a new
 * reference area.  One with a height, or turned, is a frame: a stack of its
 * own that is not cut.  An absolute one is such a frame outside the flow.
 */
#include "layout/container.h"

#include "layout/block.h"
#include "layout/cut.h"
#include "layout/overflow.h"
#include "layout/width.h"

/* The content of a frame and where it stands in it. */
struct frame {
	const struct eg_stack	*stack;
	eg_len			 width, height;	/* content rectangle, seen from outside */
	eg_len			 offset;
	eg_len			 excess;
};

static bool
sideways(const struct eg_style *style)
{
	return style->reference_orientation == 90 || style->reference_orientation == 270;
}

/* A given extent: min, opt or max as index; 0 when auto or a share of nothing. */
static eg_len
extent(const struct eg_size size[3], int which, eg_len base)
{
	if (size[which].kind != EG_SIZE_LENGTH ||
	    (size[which].percent != 0 && base == 0))
		return 0;
	return eg_size_of(size[which], base);
}

static eg_len
aligned(enum eg_display_align align, eg_len room)
{
	if (room <= 0)
		return 0;
	if (align == EG_DISPLAY_CENTER)
		return room / 2;
	return align == EG_DISPLAY_AFTER ? room : 0;
}

/*
 * Fills f->stack; width is given, height 0 means as high as the content.
 * Turned content runs along the height, and needs one: without, lines are as
 * long as the longest.
 */
static void
fill(struct eg_layout_ctx *ctx, const struct eg_fo *fo, eg_len max, struct frame *f)
{
	const struct eg_style *style = fo->style;
	bool side = sideways(style);
	eg_len least, measure = f->width, size, room;

	if (side && f->height == 0)
		eg_width_of(ctx, fo, &least, &f->height);
	if (side)
		measure = f->height;
	f->stack = eg_block_stack(ctx, fo, measure, style->writing_mode == EG_RL_TB);
	size = eg_cut_size(f->stack, 0, f->stack->n, NULL);
	if (!side && f->height == 0)
		f->height = max > 0 && size > max ? max : size;
	room = side ? f->width : f->height;
	f->offset = aligned(style->display_align, room - size);
	f->excess = size > room + EG_SLACK ? size - room : 0;
}

static bool
clips(const struct eg_style *style)
{
	return style->overflow == EG_OVERFLOW_HIDDEN ||
	    style->overflow == EG_OVERFLOW_SCROLL;
}

/* In the flow, whole. */
static void
framed(struct eg_stacker *s, struct eg_node *n, eg_len height, eg_len max)
{
	struct frame f = { .width = n->measure, .height = height };
	struct eg_box *b;

	fill(s->ctx, n->fo, max, &f);
	b = eg_stacker_push(s, EG_BOX_STACK, f.height);
	b->stack = f.stack;
	b->offset = f.offset;
	b->excess = f.excess;
	n->clip = clips(n->fo->style);
	n->turn = n->fo->style->reference_orientation;
	s->glued = true;
}

/* In the flow, cut where it must be. */
static void
flowing(struct eg_stacker *s, struct eg_node *n)
{
	struct eg_stacker outer = *s;

	s->x = n->content_x;
	s->measure = n->measure;
	s->height = 0;
	s->area = n;
	s->rtl = n->fo->style->writing_mode == EG_RL_TB;
	eg_stacker_area_begin(s);
	eg_block_children(s, n->fo);
	eg_stacker_area_end(s);
	s->x = outer.x;
	s->measure = outer.measure;
	s->height = outer.height;
	s->area = outer.area;
	s->rtl = outer.rtl;
	n->clip = clips(n->fo->style);
}

/* Must a container with a least or greatest height be a frame for it? */
static bool
limited(struct eg_stacker *s, const struct eg_node *n, eg_len least, eg_len most)
{
	struct frame f = { .width = n->measure };

	if (least == 0 && most == 0)
		return false;
	fill(s->ctx, n->fo, 0, &f);
	return f.height < least || (most > 0 && f.height > most);
}

static void
in_flow(struct eg_stacker *s, const struct eg_fo *fo)
{
	const struct eg_style *style = fo->style;
	eg_len start = eg_size_of(style->start_indent, s->measure);
	eg_len end = eg_size_of(style->end_indent, s->measure);
	eg_len width = extent(style->ipd, 1, s->measure);
	eg_len height = extent(style->bpd, 1, s->height);
	eg_len least = extent(style->bpd, 0, s->height);
	eg_len most = extent(style->bpd, 2, s->height);
	struct eg_node *n;

	if (width > 0)
		end = s->measure - start - width;
	n = eg_stacker_open(s, fo, start, end);
	if (height > 0 || style->reference_orientation != 0)
		framed(s, n, height, most);
	else if (limited(s, n, least, most))
		framed(s, n, least, most);
	else
		flowing(s, n);
	eg_stacker_close(s);
}

/* --- outside the flow ---------------------------------------------------- */

/*
 * One axis (7.6.1, CSS 2.1 10.3.7): where the border rectangle begins, and the
 * content's extent, of a base.  around: border and padding of both sides.
 */
static void
axis(struct eg_size before, struct eg_size after, eg_len base, eg_len around,
    eg_len *at, eg_len *size)
{
	eg_len b = eg_size_of(before, base), a = eg_size_of(after, base);

	if (*size == 0 && base > 0 && (after.kind == EG_SIZE_LENGTH))
		*size = base - b - a - around;
	if (before.kind == EG_SIZE_LENGTH || after.kind != EG_SIZE_LENGTH)
		*at = b;
	else
		*at = base - a - *size - around;
}

static void
absolute(struct eg_stacker *s, const struct eg_fo *fo)
{
	const struct eg_style *style = fo->style;
	struct eg_aside *c = eg_new(s->ctx->scratch, struct eg_aside);
	struct eg_node edges = { 0 };
	struct frame f = { .width = extent(style->ipd, 1, s->measure),
	    .height = extent(style->bpd, 1, s->height) };
	eg_len across, along;
	struct eg_box *b;

	eg_stacker_edges(s, &edges, style);
	across = edges.edge[EG_START] + edges.edge[EG_END];
	along = edges.edge[EG_BEFORE] + edges.edge[EG_AFTER];
	axis(style->left, style->right, s->measure, across, &c->x, &f.width);
	if (f.width <= 0)
		f.width = s->measure - c->x - across;
	if (style->bottom.kind == EG_SIZE_LENGTH && style->top.kind == EG_SIZE_LENGTH)
		axis(style->top, style->bottom, s->height, along, &c->y, &f.height);
	fill(s->ctx, fo, extent(style->bpd, 2, s->height), &f);
	axis(style->top, style->bottom, s->height, along, &c->y, &f.height);
	c->y_here = style->top.kind != EG_SIZE_LENGTH && style->bottom.kind != EG_SIZE_LENGTH;
	c->fo = fo;
	c->anchor = s->area;
	c->width = f.width + across;
	c->height = f.height + along;
	c->content_x = edges.edge[EG_START];
	c->content_y = edges.edge[EG_BEFORE];
	c->stack = f.stack;
	c->offset = f.offset;
	c->excess = f.excess;
	c->clip = clips(style);
	c->fixed = style->absolute == EG_ABSOLUTE_FIXED;
	c->turn = style->reference_orientation;
	b = eg_stacker_push_aside(s, EG_BOX_ABSOLUTE);
	b->aside = c;
}

void
eg_absolute_place(struct eg_layout_ctx *ctx, const struct eg_aside *c,
    const struct eg_place *at, eg_len y)
{
	struct eg_area *a = eg_place_area(ctx, c->fo, c->fo->style);
	struct eg_place in = { .into = a, .x = c->content_x, .y = c->content_y,
	    .top = c->offset };
	eg_len x0 = at->x, y0 = at->y;
	struct eg_area *into = at->into;

	if (c->anchor != NULL) {
		into = c->anchor->area;
		x0 = c->anchor->content_x - c->anchor->x;
		y0 = c->anchor->edge[EG_BEFORE];
	} else if (c->fixed) {
		x0 -= at->page_x;
		y0 -= at->page_y;
	}
	a->x = x0 + c->x;
	a->y = y0 + (c->y_here ? y : c->y);
	a->width = c->width;
	a->height = c->height;
	a->clip = c->clip;
	a->turn = c->turn;
	eg_area_add(into, a);
	in.page_x = at->page_x + c->x + c->content_x;
	in.page_y = at->page_y + c->y + c->content_y;
	if (c->stack->n > 0)
		eg_place_boxes(ctx, c->stack, 0, c->stack->n, &in);
	if (c->excess > 0)
		eg_overflow_note(ctx, EG_OVERFLOW_FRAME, c->fo, c->excess);
}

void
eg_container(struct eg_stacker *s, const struct eg_fo *fo)
{
	if (fo->style->absolute == EG_ABSOLUTE_AUTO)
		in_flow(s, fo);
	else
		absolute(s, fo);
}
