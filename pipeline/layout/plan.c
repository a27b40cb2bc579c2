/* plan.c - see plan.h. */
#include "layout/plan.h"

#include <string.h>

#include "layout/cut.h"

static bool
spans(const struct eg_box *b)
{
	const struct eg_node *n = b->node;

	while (n != NULL && n->parent != NULL)
		n = n->parent;
	return n != NULL && n->span_all;
}

/* Where the boxes from `from` on change between spanning and not. */
static size_t
segment_end(const struct eg_stack *s, size_t from)
{
	size_t i = from;

	if (!s->has_span)
		return s->n;
	while (i < s->n && spans(&s->box[i]) == spans(&s->box[from]))
		i++;
	return i;
}

struct eg_page_place
eg_plan_place(const struct eg_flow *f, bool blank, bool last)
{
	return (struct eg_page_place){ .index = f->index,
	    .number = f->first_number + f->index, .blank = blank, .last = last };
}

/* Has the body the flow's name?  If not, a page gets nothing of it (6.4.5). */
static bool
takes_flow(const struct eg_flow *f, const struct eg_page_master *m)
{
	return f->fo == NULL ||
	    strcmp(m->region[EG_REGION_BODY].name, f->fo->flow_name) == 0;
}

eg_len
eg_body_height(const struct eg_flow *f, const struct eg_page_master *m)
{
	if (m == NULL || !takes_flow(f, m))
		return 0;
	return eg_region_content(m, EG_REGION_BODY).height;
}

/* The master of the page after this one, if it is not the last. */
static const struct eg_page_master *
next_master(const struct eg_flow *f)
{
	struct eg_page_place p = eg_plan_place(f, false, false);

	p.index++;
	p.number++;
	return eg_master_of(f->pages, &p);
}

static void
add_part(struct eg_plan *p, const struct eg_cut *cut, size_t from, eg_len top, eg_len room,
    int32_t column, bool span)
{
	struct eg_part *t = &p->part[p->nparts++];
	eg_len over = cut->size - room;

	*t = (struct eg_part){ .from = from, .to = cut->to, .column = column,
	    .span = span, .top = top, .broken = cut->broken };
	if (over > 0) {
		t->less = over < cut->shrink ? over : cut->shrink;
		t->excess = over - t->less > EG_SLACK ? over - t->less : 0;
	}
	if (top + cut->size - t->less > p->height)
		p->height = top + cut->size - t->less;
}

/*
 * Columns of at most `height` from `top` on, one after the other.  Returns
 * whether the whole segment went in.
 */
static bool
fill_columns(const struct eg_flow *f, struct eg_plan *p, size_t end, eg_len top, eg_len height,
    int32_t columns, bool span)
{
	struct eg_cut_room room = { .here = height, .next = eg_body_height(f, next_master(f)),
	    .separator = p->notes > 0 ? 0 : f->separator_size,
	    .notes_elsewhere = columns > 1,
	    .goes_on = end == p->limit && end < p->stack->n };

	for (int32_t i = 0; i < columns && p->to < end && p->nparts < EG_MAX_PARTS; i++) {
		struct eg_cut cut;

		room.column = i + 1 < columns;
		room.used = i > 0 ? false : top > 0 || (f->index == 0 && room.next > height);
		cut = eg_cut_find(p->stack, p->to, end, &room);
		if (cut.to == p->to)
			break;
		add_part(p, &cut, p->to, top, height, i, span);
		p->to = cut.to;
		p->brk = cut.brk;
		p->notes += cut.notes;
		if (cut.brk > EG_BREAK_COLUMN)
			break;
	}
	return p->to == end;
}

/*
 * What stands above something that spans all columns is made as low as it can
 * be, so that the columns end alike.
 */
static void
balance(const struct eg_flow *f, struct eg_plan *p, const struct eg_plan *before, size_t end,
    eg_len top, int32_t columns)
{
	eg_len low = 0, high = p->height - top;

	while (high - low > EG_LEN_ONE) {
		struct eg_plan try = *before;
		eg_len middle = low + (high - low) / 2;

		if (fill_columns(f, &try, end, top, middle, columns, false) &&
		    try.height - top <= middle) {
			*p = try;
			high = middle;
		} else
			low = middle;
	}
}

/* Parts until the page is full; `reserved` is left free at its foot. */
static void
fill_page(const struct eg_flow *f, struct eg_plan *p, eg_len reserved)
{
	eg_len height = eg_body_height(f, p->master) - reserved;
	int32_t all = p->master->region[EG_REGION_BODY].column_count;

	if (!takes_flow(f, p->master))
		return;
	while (p->to < p->limit && p->nparts < EG_MAX_PARTS) {
		bool span = p->stack->has_span && spans(&p->stack->box[p->to]);
		size_t end = segment_end(p->stack, p->to);
		int32_t columns = span ? 1 : all;
		eg_len top = p->height;
		struct eg_plan before = *p;

		if (end > p->limit)
			end = p->limit;
		if (!fill_columns(f, p, end, top, height - top - p->notes, columns, span) ||
		    p->brk > EG_BREAK_COLUMN)
			break;
		if (columns > 1 && end < p->limit)
			balance(f, p, &before, end, top, columns);
	}
}

/* What the footnotes of a planned page need. */
static eg_len
notes_of(const struct eg_flow *f, const struct eg_plan *p)
{
	eg_len notes = 0;

	for (size_t i = 0; i < p->nparts; i++)
		for (size_t b = p->part[i].from; b < p->part[i].to; b++)
			notes += p->stack->box[b].note;
	return notes > 0 ? notes + f->separator_size : 0;
}

/*
 * Footnotes below several columns take room from each of them, also from those
 * that were full before the footnote came: the least room is looked for in
 * which all notes of what is left have a place.
 */
static void
make_room(const struct eg_flow *f, const struct eg_plan *start, struct eg_plan *p)
{
	eg_len low = 0, high = eg_body_height(f, p->master), middle;
	struct eg_plan try;

	while (high - low > EG_LEN_ONE) {
		middle = low + (high - low) / 2;
		try = *start;
		fill_page(f, &try, middle);
		if (notes_of(f, &try) > middle) {
			low = middle;
		} else {
			*p = try;
			high = middle;
		}
	}
	p->notes = notes_of(f, p);
}

void
eg_plan_page(const struct eg_flow *f, const struct eg_page_master *m, size_t from,
    bool leave_some, struct eg_plan *p)
{
	struct eg_plan start = { .master = m, .to = from };

	start.stack = eg_restack_for(f->restack, m, next_master(f), f->stack, &start.to);
	start.limit = start.stack->n;
	if (leave_some && start.limit > start.to)
		start.limit--;
	*p = start;
	fill_page(f, p, 0);
	if (m->region[EG_REGION_BODY].column_count > 1 && notes_of(f, p) > 0)
		make_room(f, &start, p);
}
