/* place.c - see place.h. */
#include "layout/place.h"

#include "layout/container.h"
#include "layout/cut.h"
#include "layout/footnote.h"
#include "layout/graphic.h"
#include "layout/overflow.h"
#include "layout/para.h"
#include "layout/parallel.h"
#include "layout/table.h"

#define ALL_EDGES \
	(1 << EG_BEFORE | 1 << EG_AFTER | 1 << EG_START | 1 << EG_END)

struct placer {
	struct eg_layout_ctx	*ctx;
	const struct eg_stack	*s;
	const struct eg_place	*at;
	size_t			 from, to;
	struct eg_node		*node;		/* innermost open one */
	eg_len			 y;		/* from at->y */
	eg_len			 less, shrink;	/* still to take away, still possible */
};

/* The area new children go into, and where its corner is from the content's. */
static struct eg_area *
parent_of(const struct placer *p, const struct eg_node *n, eg_len *x, eg_len *y)
{
	if (n == NULL) {
		*x = -p->at->x;
		*y = -p->at->y;
		return p->at->into;
	}
	*x = n->x;
	*y = n->top;
	return n->area;
}

eg_len
eg_place_aligned(enum eg_display_align align, eg_len room)
{
	if (room <= 0)
		return 0;
	if (align == EG_DISPLAY_CENTER)
		return room / 2;
	return align == EG_DISPLAY_AFTER ? room : 0;
}

struct eg_area *
eg_place_area(struct eg_layout_ctx *ctx, const struct eg_fo *fo, const struct eg_style *style)
{
	struct eg_area *a = eg_new(ctx->arena, struct eg_area);

	a->type = EG_AREA_BLOCK;
	a->fo = fo;
	a->style = style;
	a->row = a->column = -1;
	a->edges = ALL_EDGES;
	if (style != NULL && style->background_image != NULL)
		a->image = eg_graphic_find(ctx, fo, style->background_image);
	return a;
}

static struct eg_area *
area_of(struct placer *p, const struct eg_node *n)
{
	struct eg_area *a = eg_place_area(p->ctx, n->fo, n->style);

	a->width = n->width;
	a->borders = n->borders;
	a->clip = n->clip;
	a->turn = n->turn;
	if (n->first < p->from && n->keep_head == 0)
		a->edges &= (uint8_t)~(1 << EG_BEFORE);
	if (n->end > p->to && n->keep_foot == 0)
		a->edges &= (uint8_t)~(1 << EG_AFTER);
	return a;
}

/* A header or footer on a page that is not the first or last of its table. */
static void
place_again(struct placer *p, struct eg_node *n, const struct eg_stack *rows)
{
	const struct eg_page *flow = p->ctx->page;
	struct eg_place at = { .into = n->area, .x = n->content_x - n->x, .y = p->y - n->top,
	    .page_x = p->at->page_x, .page_y = p->at->page_y + p->y };
	struct eg_area *last = n->area->last;

	if (n->table != NULL && flow == NULL) {
		p->ctx->page = p->ctx->placing;
		rows = eg_table_again(n->table, rows == n->footer);
		p->ctx->page = flow;
	}
	p->y += eg_place_boxes(p->ctx, rows, 0, rows->n, &at);
	last = last == NULL ? n->area->first : last->next;
	for (; last != NULL; last = last->next)
		last->artifact = true;
}

static void
open_node(struct placer *p, struct eg_node *n)
{
	struct eg_area *parent;
	eg_len x, y;

	n->area = area_of(p, n);
	n->top = p->y;
	parent = parent_of(p, n->parent, &x, &y);
	n->area->x = n->x - x;
	n->area->y = n->top - y;
	if (n->style != NULL) {
		n->area->x += n->style->shift_x;
		n->area->y += n->style->shift_y;
	}
	eg_area_add(parent, n->area);
	if (n->first < p->from) {
		p->y += n->keep_head;
		if (n->header != NULL)
			place_again(p, n, n->header);
	}
	p->node = n;
}

static void
close_node(struct placer *p)
{
	struct eg_node *n = p->node;

	if (n->end > p->to) {
		if (n->footer != NULL)
			place_again(p, n, n->footer);
		p->y += n->keep_foot;
	}
	n->area->height = p->y - n->top;
	p->node = n->parent;
}

static void
open_path(struct placer *p, struct eg_node *n)
{
	if (n == p->node)
		return;
	open_path(p, n->parent);
	open_node(p, n);
}

/* Closes what the next box is not in. */
static void
close_to(struct placer *p, const struct eg_node *n)
{
	for (;;) {
		const struct eg_node *m = n;

		if (p->node == NULL)
			return;
		while (m != NULL && m->depth > p->node->depth)
			m = m->parent;
		if (m == p->node)
			return;
		close_node(p);
	}
}

/* Spaces give way in proportion to what each can give. */
static eg_len
gap_of(struct placer *p, const struct eg_box *b)
{
	eg_len give;

	if (b->shrink == 0 || p->less <= 0)
		return b->gap;
	give = eg_muldiv(p->less, b->shrink, p->shrink);
	p->less -= give;
	p->shrink -= b->shrink;
	return b->gap - give;
}

static struct eg_area *
copy_of(struct eg_arena *arena, const struct eg_area *a)
{
	struct eg_area *copy = eg_new(arena, struct eg_area);

	*copy = *a;
	copy->parent = copy->first = copy->last = copy->next = NULL;
	for (const struct eg_area *c = a->first; c != NULL; c = c->next)
		eg_area_add(copy, copy_of(arena, c));
	return copy;
}

static void
place_line(struct placer *p, const struct eg_box *b)
{
	struct eg_area *line = b->line->area, *parent;
	eg_len x, y;

	/* A line of repeated rows stands in its first place already. */
	if (line->parent != NULL)
		line = copy_of(p->ctx->arena, line);
	else if (b->notes != NULL)
		eg_footnote_collect(p->ctx, b);
	parent = parent_of(p, b->node, &x, &y);
	line->x = (b->node == NULL ? 0 : b->node->content_x) - x;
	line->y = p->y - y;
	eg_area_add(parent, line);
	if (b->line->overfull != NULL)
		eg_overflow_line(p->ctx, b->line->overfull);
}

static void
place_stack(struct placer *p, const struct eg_box *b)
{
	struct eg_place at = { .top = b->offset };
	eg_len x, y, content = b->node == NULL ? 0 : b->node->content_x;

	at.into = parent_of(p, b->node, &x, &y);
	at.x = content - x;
	at.y = p->y - y;
	at.page_x = p->at->page_x + content;
	at.page_y = p->at->page_y + p->y;
	if (b->stack->n > 0)
		eg_place_boxes(p->ctx, b->stack, 0, b->stack->n, &at);
	if (b->excess > 0)
		eg_overflow_note(p->ctx, EG_OVERFLOW_FRAME, b->node->fo, b->excess);
}

/* The steps of one row group that are in the range go together. */
static size_t
place_steps(struct placer *p, size_t i)
{
	const struct eg_box *b = &p->s->box[i];
	struct eg_place at = { .into = NULL };
	size_t end = i + 1;
	eg_len x, y;

	while (end < p->to && p->s->box[end].kind == EG_BOX_STEP &&
	    p->s->box[end].parallel == b->parallel)
		end++;
	at.into = parent_of(p, b->node, &x, &y);
	at.x = -x;
	at.y = p->y - y;
	at.page_x = p->at->page_x;
	at.page_y = p->at->page_y + p->y;
	p->y += eg_parallel_place(p->ctx, b->parallel, b->index,
	    b->index + (end - i), &at);
	return end;
}

static size_t
place_box(struct placer *p, size_t i)
{
	const struct eg_box *b = &p->s->box[i];

	if (b->kind == EG_BOX_STEP)
		return place_steps(p, i);
	if (b->kind == EG_BOX_LINE)
		place_line(p, b);
	else if (b->kind == EG_BOX_STACK)
		place_stack(p, b);
	else if (b->kind == EG_BOX_ABSOLUTE)
		eg_absolute_place(p->ctx, b->aside, p->at, p->y);
	p->y += b->size;
	return i + 1;
}

/* Of what stands at the head of a page, the space: the rest belongs to nodes. */
static eg_len
head_space(const struct placer *p)
{
	const struct eg_box *b = &p->s->box[p->from];
	eg_len space = b->head;

	/* Between rows stand no spaces; what a cut row needs more is its own. */
	if (b->kind == EG_BOX_STEP && b->index > 0)
		return 0;
	for (const struct eg_node *n = b->node; n != NULL; n = n->parent)
		if (n->first < p->from)
			space -= n->cut_head;
	return space;
}

eg_len
eg_place_boxes(struct eg_layout_ctx *ctx, const struct eg_stack *s, size_t from,
    size_t to, const struct eg_place *at)
{
	struct placer p = { .ctx = ctx, .s = s, .at = at, .from = from, .to = to,
	    .y = at->top, .less = at->less };

	if (at->less > 0)
		eg_cut_size(s, from, to, &p.shrink);
	p.y += head_space(&p);
	for (size_t i = from; i < to; ) {
		const struct eg_box *b = &s->box[i];

		close_to(&p, b->node);
		if (i > from)
			p.y += gap_of(&p, b);
		open_path(&p, b->node);
		i = place_box(&p, i);
	}
	close_to(&p, NULL);
	return p.y - at->top;
}
