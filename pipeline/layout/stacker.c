/* stacker.c - see stacker.h. */
#include "layout/stacker.h"

#include <string.h>

#include "layout/space.h"

static int32_t
stronger(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* Nothing is asked for between the last box and what comes. */
static void
clear_gap(struct eg_stacker *s)
{
	s->nspaces = s->nafter = 0;
	s->next_column = s->next_page = 0;
	s->least_column = s->keep_column;
	s->least_page = s->keep_page;
	s->brk = EG_BREAK_AUTO;
	s->glued = s->at_start = false;
}

void
eg_stacker_begin(struct eg_stacker *s, struct eg_layout_ctx *ctx, eg_len measure,
    bool rtl)
{
	memset(s, 0, sizeof(*s));
	s->ctx = ctx;
	s->stack = eg_new(ctx->scratch, struct eg_stack);
	s->stack->measure = s->measure = measure;
	s->rtl = rtl;
	clear_gap(s);
}

struct eg_stack *
eg_stacker_end(struct eg_stacker *s)
{
	s->stack->tail = eg_space_resolve(s->space, s->nspaces, s->nspaces).foot;
	s->stack->tail_column = s->next_column;
	s->stack->tail_page = s->next_page;
	s->stack->tail_break = s->brk;
	return s->stack;
}

void
eg_stacker_space(struct eg_stacker *s, const struct eg_space *space, bool after)
{
	struct eg_space *more;

	/* No space is not a space of 0, which would win over a negative one. */
	if (space->min == 0 && space->opt == 0 && space->max == 0) {
		if (after)
			s->nafter = s->nspaces;
		return;
	}
	if (s->nspaces == s->space_cap) {
		s->space_cap = s->space_cap == 0 ? 4 : 2 * s->space_cap;
		more = eg_new_array(s->ctx->scratch, s->space_cap, struct eg_space);
		if (s->nspaces > 0)
			memcpy(more, s->space, s->nspaces * sizeof(*more));
		s->space = more;
	}
	s->space[s->nspaces++] = *space;
	if (after)
		s->nafter = s->nspaces;
}

/* Retained borders and repeated rows of the objects a break here would cut. */
static void
add_cut_edges(const struct eg_stacker *s, struct eg_box *b)
{
	const struct eg_node *n = s->node;

	/* An object whose first box this is does not reach over the gap. */
	while (n != NULL && n->first == s->stack->n)
		n = n->parent;
	for (; n != NULL; n = n->parent) {
		b->foot += n->cut_foot;
		b->head += n->cut_head;
	}
}

static struct eg_box *
append(struct eg_stacker *s)
{
	struct eg_stack *k = s->stack;
	struct eg_box *more;

	if (k->n == k->cap) {
		k->cap = k->cap == 0 ? 4 : 2 * k->cap;
		more = eg_new_array(s->ctx->scratch, k->cap, struct eg_box);
		if (k->n > 0)
			memcpy(more, k->box, k->n * sizeof(*more));
		k->box = more;
	}
	return &k->box[k->n];
}

struct eg_box *
eg_stacker_push(struct eg_stacker *s, enum eg_box_kind kind, eg_len size)
{
	struct eg_space_result r = eg_space_resolve(s->space, s->nspaces, s->nafter);
	struct eg_box *b = append(s);

	*b = (struct eg_box){ .kind = (uint8_t)kind, .size = size, .node = s->node,
	    .gap = r.size, .shrink = r.shrink, .foot = r.foot, .head = r.head,
	    .brk = s->brk };
	if (s->stack->n == 0 || s->at_start)
		b->gap = b->head = eg_space_resolve(s->space, s->nspaces, 0).head;
	b->keep_column = s->next_column;
	b->keep_page = s->next_page;
	if (s->stack->n > 0) {
		b->keep_column = stronger(b->keep_column, s->least_column);
		b->keep_page = stronger(b->keep_page, s->least_page);
		if (s->glued)
			b->keep_column = b->keep_page = EG_KEEP_ALWAYS;
		add_cut_edges(s, b);
	}
	s->stack->n++;
	for (struct eg_node *n = s->node; n != NULL; n = n->parent)
		n->end = s->stack->n;
	clear_gap(s);
	return b;
}

/* A break or keep its last child asked for acts below the border. */
static void
push_edge(struct eg_stacker *s, enum eg_box_kind kind, eg_len size)
{
	int32_t column = s->next_column, page = s->next_page;
	uint8_t brk = s->brk;

	s->glued = true;
	s->brk = EG_BREAK_AUTO;
	eg_stacker_push(s, kind, size);
	s->next_column = column;
	s->next_page = page;
	s->brk = brk;
}

struct eg_box *
eg_stacker_push_aside(struct eg_stacker *s, enum eg_box_kind kind)
{
	struct eg_stacker gap = *s;
	struct eg_box *b;

	/* It stands before the space, and goes with what follows, not before. */
	s->nspaces = s->nafter = 0;
	b = eg_stacker_push(s, kind, 0);
	s->space = gap.space;
	s->nspaces = gap.nspaces;
	s->nafter = gap.nafter;
	s->at_start = gap.at_start || b == s->stack->box;
	s->glued = true;
	return b;
}

struct eg_node *
eg_stacker_enter(struct eg_stacker *s, const struct eg_fo *fo,
    const struct eg_style *style, eg_len x, eg_len width)
{
	struct eg_node *n = eg_new(s->ctx->scratch, struct eg_node);

	n->parent = s->node;
	n->depth = s->node == NULL ? 0 : s->node->depth + 1;
	n->fo = fo;
	n->style = style;
	n->x = n->content_x = x;
	n->width = n->measure = width;
	n->first = n->end = s->stack->n;
	s->node = n;
	return n;
}

/* A node that got no box has one of no height, so that it has an area. */
void
eg_stacker_leave(struct eg_stacker *s)
{
	if (s->node->end == s->node->first)
		eg_stacker_push(s, EG_BOX_EMPTY, 0);
	s->node = s->node->parent;
}

/* What stands before an object's first box, seen from outside. */
void
eg_stacker_before(struct eg_stacker *s, const struct eg_style *style)
{
	if (style->break_before > s->brk)
		s->brk = style->break_before;
	s->next_column = stronger(s->next_column, style->keep_with_previous.within_column);
	s->next_page = stronger(s->next_page, eg_keep_page(style->keep_with_previous));
	eg_stacker_space(s, &style->space_before, false);
}

static void
space_after(struct eg_stacker *s, const struct eg_style *style)
{
	eg_stacker_space(s, &style->space_after, true);
	if (style->break_after > s->brk)
		s->brk = style->break_after;
	s->next_column = stronger(s->next_column, style->keep_with_next.within_column);
	s->next_page = stronger(s->next_page, eg_keep_page(style->keep_with_next));
}

static void
keep_together(struct eg_stacker *s, struct eg_keep together, struct eg_stacker_keep *saved)
{
	saved->column = s->keep_column;
	saved->page = s->keep_page;
	s->keep_column = stronger(s->keep_column, together.within_column);
	s->keep_page = stronger(s->keep_page, eg_keep_page(together));
}

static void
unkeep(struct eg_stacker *s, const struct eg_stacker_keep *saved)
{
	s->keep_column = saved->column;
	s->keep_page = saved->page;
	if (s->keep_column < s->least_column)
		s->least_column = s->keep_column;
	if (s->keep_page < s->least_page)
		s->least_page = s->keep_page;
}

/* Border and padding of a side; percentages of padding refer to the measure. */
static eg_len
edge_of(const struct eg_style *style, enum eg_side side, eg_len measure)
{
	return style->border[side].width + eg_size_of(style->padding[side].width, measure);
}

static eg_len
retained(const struct eg_style *style, enum eg_side side, eg_len measure)
{
	return (style->border[side].retain ? style->border[side].width : 0) +
	    (style->padding[side].retain ?
	    eg_size_of(style->padding[side].width, measure) : 0);
}

void
eg_stacker_edges(struct eg_stacker *s, struct eg_node *n, const struct eg_style *style)
{
	eg_len measure = s->measure;

	for (int side = EG_BEFORE; side <= EG_END; side++)
		n->edge[side] = edge_of(style, (enum eg_side)side, measure);
	n->cut_head = n->keep_head = retained(style, EG_BEFORE, measure);
	n->cut_foot = n->keep_foot = retained(style, EG_AFTER, measure);
}

void
eg_stacker_begun(struct eg_stacker *s, struct eg_node *n)
{
	const struct eg_style *style = n->fo->style;

	n->span_all = style->span_all && n->parent == NULL;
	if (n->span_all)
		s->stack->has_span = true;
	keep_together(s, style->keep_together, &n->saved);
	if (n->edge[EG_BEFORE] > 0) {
		eg_stacker_push(s, EG_BOX_BEFORE, n->edge[EG_BEFORE]);
		s->glued = true;
	}
}

struct eg_node *
eg_stacker_open(struct eg_stacker *s, const struct eg_fo *fo, eg_len start_indent,
    eg_len end_indent)
{
	const struct eg_style *style = fo->style;
	struct eg_node *n;

	eg_stacker_before(s, style);
	n = eg_stacker_enter(s, fo, style, 0, 0);
	eg_stacker_edges(s, n, style);
	n->content_x = s->x + (s->rtl ? end_indent : start_indent);
	n->measure = s->measure - start_indent - end_indent;
	if (n->measure < 0)
		n->measure = 0;
	n->x = n->content_x - n->edge[s->rtl ? EG_END : EG_START];
	n->width = n->measure + n->edge[EG_START] + n->edge[EG_END];
	eg_stacker_begun(s, n);
	return n;
}

void
eg_stacker_close(struct eg_stacker *s)
{
	struct eg_node *n = s->node;

	if (n->edge[EG_AFTER] > 0)
		push_edge(s, EG_BOX_AFTER, n->edge[EG_AFTER]);
	eg_stacker_leave(s);
	unkeep(s, &n->saved);
	space_after(s, n->fo->style);
}
