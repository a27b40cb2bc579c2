/* table.c - tables and their captions; see table.h. */
#include "layout/table.h"

#include "layout/block.h"
#include "layout/cut.h"
#include "layout/label.h"
#include "layout/overflow.h"

/* Nothing is drawn of a table's own border when it collapses into its cells'. */
static const struct eg_border no_borders[4];

static const struct eg_table_part *
header_of(const struct eg_table *t)
{
	return t->has_header ? &t->part[0] : NULL;
}

static const struct eg_table_part *
footer_of(const struct eg_table *t)
{
	return t->has_footer ? &t->part[t->nparts - 1] : NULL;
}

/* A part of its own: an area for the object around the rows. */
static void
push_part(struct eg_stacker *s, const struct eg_table *t, const struct eg_table_part *part,
    eg_len x)
{
	struct eg_node *n = eg_stacker_enter(s, part->fo, part->fo->style, x, t->width);

	/* Bodies have no borders but in a collapsing table, where cells have them. */
	n->borders = no_borders;
	eg_table_rows(s, t, part, x);
	eg_stacker_leave(s);
}

struct eg_space
eg_table_separation(const struct eg_table *t)
{
	eg_len gap = t->fo->style->border_collapse ? 0 :
	    t->fo->style->border_separation_bpd;

	return (struct eg_space){ gap, gap, gap, EG_SPACE_FORCE, false };
}

/*
 * Header or footer, which is set whole and perhaps more than once, with the
 * separation towards the rows.
 */
static struct eg_stack *
part_stack(const struct eg_table *t, const struct eg_table_part *part)
{
	struct eg_space gap = eg_table_separation(t);
	struct eg_stacker s;

	if (part == NULL)
		return NULL;
	gap.retain = true;
	eg_stacker_begin(&s, t->ctx, t->width, t->rtl);
	if (part == footer_of(t))
		eg_stacker_space(&s, &gap, false);
	push_part(&s, t, part, 0);
	if (part == header_of(t))
		eg_stacker_space(&s, &gap, true);
	return eg_stacker_end(&s);
}

const struct eg_stack *
eg_table_again(const struct eg_table *t, bool footer)
{
	return part_stack(t, footer ? footer_of(t) : header_of(t));
}

static bool
prints_number(const struct eg_table_part *part)
{
	return part != NULL && eg_labels_page_number(part->fo);
}

static eg_len
size_of(const struct eg_stack *s)
{
	return s == NULL ? 0 : eg_cut_size(s, 0, s->n, NULL);
}

static void
push_whole(struct eg_stacker *s, const struct eg_stack *stack)
{
	struct eg_box *b = eg_stacker_push(s, EG_BOX_STACK, size_of(stack));

	b->stack = stack;
}

/*
 * The table ends in the middle of its outermost borders: the half outside of
 * the grid stands in what is around it (CSS 2.1, 17.6.2).
 */
static void
collapse_edges(struct eg_table *t, struct eg_node *n)
{
	eg_table_collapse(t);
	n->borders = no_borders;
	for (int side = EG_BEFORE; side <= EG_END; side++)
		n->edge[side] = 0;
	n->cut_head = n->keep_head = 0;
	n->cut_foot = n->keep_foot = 0;
}

/* Half of the separation is on each side of a cell, at the edges too. */
static void
separate_edges(const struct eg_table *t, struct eg_node *n)
{
	eg_len gap = eg_table_separation(t).opt;

	n->edge[EG_BEFORE] += gap / 2;
	n->edge[EG_AFTER] += gap - gap / 2;
}

/* As eg_stacker_open, but the grid decides on width and border. */
static struct eg_node *
open_table(struct eg_stacker *s, struct eg_table *t)
{
	const struct eg_style *style = t->fo->style;
	eg_len start = eg_size_of(style->start_indent, s->measure);
	eg_len end = eg_size_of(style->end_indent, s->measure);
	struct eg_node *n;
	eg_len excess;

	eg_stacker_before(s, style);
	n = eg_stacker_enter(s, t->fo, style, 0, 0);
	eg_stacker_edges(s, n, style);
	if (style->border_collapse)
		collapse_edges(t, n);
	else
		separate_edges(t, n);
	n->measure = s->measure - start - end > 0 ? s->measure - start - end : 0;
	/* Its own indents are no part of what a width of 100 % is (7.15.7). */
	excess = eg_table_widths(t, n->measure,
	    n->parent != NULL ? n->parent->measure : s->measure);
	if (excess > EG_SLACK)
		eg_overflow_note(s->ctx, EG_OVERFLOW_TABLE, t->fo, excess);
	n->content_x = s->x + (s->rtl ? s->measure - start - t->width : start);
	n->measure = t->width;
	n->x = n->content_x - n->edge[s->rtl ? EG_END : EG_START];
	n->width = t->width + n->edge[EG_START] + n->edge[EG_END];
	eg_stacker_begun(s, n);
	return n;
}

void
eg_table(struct eg_stacker *s, const struct eg_fo *fo)
{
	struct eg_table *t = eg_table_grid(s->ctx, fo);
	struct eg_node *n;
	const struct eg_stack *header, *footer;
	const struct eg_space between = eg_table_separation(t);
	size_t last = t->nparts - t->has_footer;

	t->full = s->full;
	n = open_table(s, t);
	header = part_stack(t, header_of(t));
	footer = part_stack(t, footer_of(t));
	if (header != NULL && !fo->style->omit_header_at_break) {
		n->header = header;
		n->cut_head += size_of(header);
	}
	if (footer != NULL && !fo->style->omit_footer_at_break) {
		n->footer = footer;
		n->cut_foot += size_of(footer);
	}
	if (prints_number(header_of(t)) || prints_number(footer_of(t)))
		n->table = t;
	if (header != NULL) {
		push_whole(s, header);
		s->glued = true;
	}
	for (size_t i = t->has_header; i < last; i++) {
		if (i > t->has_header)
			eg_stacker_space(s, &between, true);
		push_part(s, t, &t->part[i], n->content_x);
	}
	if (footer != NULL) {
		s->glued = true;
		push_whole(s, footer);
	}
	eg_stacker_close(s);
}

/* --- table-and-caption ---------------------------------------------------- */

static void
caption(struct eg_stacker *s, const struct eg_fo *fo)
{
	eg_stacker_open(s, fo, eg_size_of(fo->style->start_indent, s->measure),
	    eg_size_of(fo->style->end_indent, s->measure));
	eg_block_children(s, fo);
	eg_stacker_close(s);
}

static void
parts_of(struct eg_stacker *s, const struct eg_fo *fo, enum eg_fo_type type)
{
	for (const struct eg_fo *c = fo->first; c != NULL; c = c->next) {
		if (c->type != type)
			continue;
		if (type == EG_FO_TABLE)
			eg_table(s, c);
		else
			caption(s, c);
	}
}

/* Caption and table stay together: one says what the other is. */
void
eg_table_and_caption(struct eg_stacker *s, const struct eg_fo *fo)
{
	bool after = fo->style->caption_after;

	eg_stacker_open(s, fo, eg_size_of(fo->style->start_indent, s->measure),
	    eg_size_of(fo->style->end_indent, s->measure));
	parts_of(s, fo, after ? EG_FO_TABLE : EG_FO_TABLE_CAPTION);
	s->next_column = s->next_page = EG_KEEP_ALWAYS;
	parts_of(s, fo, after ? EG_FO_TABLE_CAPTION : EG_FO_TABLE);
	eg_stacker_close(s);
}
