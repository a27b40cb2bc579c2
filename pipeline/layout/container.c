/*
 * container.c - block-container (XSL 1.1, 6.5.3).
 *
 * One without a height of its own is cut like any block and only begins a new
 * reference area.  One with a height, or turned, is a frame: a stack of its
 * own that is not cut.  An absolute one is such a frame outside the flow.
 */
#include "layout/place.h"
#include "layout/container.h"

#include "layout/block.h"
#include "layout/cut.h"
#include "layout/overflow.h"
#include "layout/width.h"

/*
 * A container with a limit that its content keeps is made twice: to see that,
 * and in the flow.  Nested, that doubles each time; so deep inside limits do
 * not count.
 */
#define MAX_LIMITS	8

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

/*
 * Fills f->stack.  width and height are as given, 0 for auto; those of a frame
 * turned by 90 or 270 degrees are its content's (width runs along the lines),
 * and come back as seen from outside.  A turned frame without them is as long
 * as its longest line and as high as its content.
 */
static void
fill(struct eg_layout_ctx *ctx, const struct eg_fo *fo, eg_len max, struct frame *f)
{
	const struct eg_style *style = fo->style;
	eg_len least, measure = f->width, size, room;

	if (measure == 0)
		eg_width_of(ctx, fo, &least, &measure);
	f->stack = eg_block_stack(ctx, fo, measure, style->writing_mode == EG_RL_TB);
	size = eg_cut_size(f->stack, 0, f->stack->n, NULL);
	if (f->height == 0)
		f->height = max > 0 && size > max ? max : size;
	room = f->height;
	f->offset = eg_place_aligned(style->display_align, room - size);
	f->excess = size > room + EG_SLACK ? size - room : 0;
	f->width = measure;
	if (sideways(style)) {
		f->width = f->height;
		f->height = measure;
	}
}

static bool
clips(const struct eg_style *style)
{
	return style->overflow == EG_OVERFLOW_HIDDEN ||
	    style->overflow == EG_OVERFLOW_SCROLL;
}

/* In the flow, whole. */
static void
framed(struct eg_stacker *s, struct eg_node *n, const struct frame *f)
{
	struct eg_box *b = eg_stacker_push(s, EG_BOX_STACK, f->height);

	b->stack = f->stack;
	b->offset = f->offset;
	b->excess = f->excess;
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
	eg_block_children(s, n->fo);
	s->x = outer.x;
	s->measure = outer.measure;
	s->height = outer.height;
	s->area = outer.area;
	s->rtl = outer.rtl;
	n->clip = clips(n->fo->style);
}

/*
 * Is it a frame?  If its height is given, or limited and its content is not
 * within the limits, or if it is turned.  Then f has its content.
 */
static bool
is_frame(struct eg_stacker *s, const struct eg_fo *fo, struct frame *f)
{
	const struct eg_style *style = fo->style;
	eg_len least = extent(style->bpd, 0, s->height);
	eg_len most = extent(style->bpd, 2, s->height);
	eg_len size;

	if (f->height == 0 && least == 0 && most == 0 && style->reference_orientation == 0)
		return false;
	size = f->height;
	if (size == 0 && style->reference_orientation == 0 &&
	    s->ctx->limits >= MAX_LIMITS)
		return false;
	s->ctx->limits++;
	fill(s->ctx, fo, most, f);
	s->ctx->limits--;
	if (size > 0 || style->reference_orientation != 0)
		return true;
	if (f->height >= least && (most == 0 || f->excess == 0))
		return false;
	if (f->height < least) {
		f->offset = eg_place_aligned(style->display_align, least - f->height);
		f->height = least;
	}
	return true;
}

static void
in_flow(struct eg_stacker *s, const struct eg_fo *fo)
{
	const struct eg_style *style = fo->style;
	eg_len start = eg_size_of(style->start_indent, s->measure);
	eg_len end = eg_size_of(style->end_indent, s->measure);
	struct frame f = { .width = extent(style->ipd, 1, s->measure),
	    .height = extent(style->bpd, 1, s->height) };
	bool given = f.width > 0, frame;
	struct eg_node *n;

	if (!given && !sideways(style))
		f.width = s->measure - start - end > 0 ? s->measure - start - end : 0;
	frame = is_frame(s, fo, &f);
	if (given || sideways(style))
		end = s->measure - start - f.width;
	n = eg_stacker_open(s, fo, start, end);
	if (frame)
		framed(s, n, &f);
	else
		flowing(s, n);
	eg_stacker_close(s);
}

/* --- outside the flow ---------------------------------------------------- */

/*
 * Where the content rectangle begins on one axis: offsets are those of its
 * edges (7.6.2 to 7.6.5).  `edge` is where it is in its border rectangle, which
 * has the offset's place when there is none.
 */
static eg_len
place_on(struct eg_size before, struct eg_size after, eg_len base, eg_len size,
    eg_len edge)
{
	if (before.kind == EG_SIZE_LENGTH)
		return eg_size_of(before, base);
	return after.kind == EG_SIZE_LENGTH ? base - eg_size_of(after, base) - size : edge;
}

/*
 * An extent that is not given reaches from one offset to the other; the width
 * also without, so that lines have a measure.
 */
static void
stretch(const struct eg_stacker *s, const struct eg_style *style, eg_len across,
    eg_len along, struct frame *f)
{
	bool side = sideways(style);
	eg_len *width = side ? &f->height : &f->width;
	eg_len *height = side ? &f->width : &f->height;

	if (*width == 0 && (!side || style->right.kind == EG_SIZE_LENGTH))
		*width = s->measure - across - eg_size_of(style->left, s->measure) -
		    eg_size_of(style->right, s->measure);
	if (*height == 0 && style->top.kind == EG_SIZE_LENGTH &&
	    style->bottom.kind == EG_SIZE_LENGTH && s->height > 0)
		*height = s->height - along - eg_size_of(style->top, s->height) -
		    eg_size_of(style->bottom, s->height);
	if (*width < 0)
		*width = 0;
	if (*height < 0)
		*height = 0;
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
	stretch(s, style, across, along, &f);
	fill(s->ctx, fo, extent(style->bpd, 2, s->height), &f);
	c->x = place_on(style->left, style->right, s->measure, f.width,
	    edges.edge[EG_START]) - edges.edge[EG_START];
	c->y = place_on(style->top, style->bottom, s->height, f.height,
	    edges.edge[EG_BEFORE]) - edges.edge[EG_BEFORE];
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
