/*
 * table_row.c - the rows of a table as row groups: rows that a spanning cell
 * ties together are cut together (parallel.h); see table.h.
 */
#include "layout/block.h"
#include "layout/table.h"

/* Rows [row, end) that share no cell with another row. */
static size_t
group_end(const struct eg_table *t, size_t row)
{
	size_t end = row + 1;

	for (size_t r = row; r < end; r++)
		for (size_t i = t->row[r].cell; i < t->row[r].end; i++)
			if (t->cell[i].row + t->cell[i].rows > end)
				end = t->cell[i].row + t->cell[i].rows;
	return end;
}

static eg_len
given(const struct eg_size size[3])
{
	eg_len least = size[0].kind == EG_SIZE_LENGTH ? size[0].len : 0;
	eg_len opt = size[1].kind == EG_SIZE_LENGTH ? size[1].len : 0;

	return least > opt ? least : opt;
}

/* --- cells ---------------------------------------------------------------- */

/*
 * In the grid a cell of a collapsing table has half of each border; the other
 * half sticks out.
 */
static void
cell_edges(const struct eg_table *t, const struct eg_table_cell *from, struct eg_cell *c)
{
	const struct eg_style *style = from->fo->style;

	for (int side = EG_BEFORE; side <= EG_END; side++) {
		eg_len border = style->border[side].width;

		if (from->borders != NULL) {
			c->outset[side] = from->borders[side].width / 2;
			border = from->borders[side].width - c->outset[side];
		}
		c->edge[side] = border + eg_size_of(style->padding[side].width, t->width);
	}
	c->borders = from->borders;
}

static void
cell_place(const struct eg_table *t, const struct eg_table_cell *from, eg_len x,
    struct eg_cell *c)
{
	const struct eg_table_column *last = &t->column[from->column + from->columns - 1];
	eg_len start = t->column[from->column].x, gap = 0;

	c->width = last->x + last->width - start;
	if (!t->fo->style->border_collapse)
		gap = t->fo->style->border_separation_ipd;
	c->width -= gap;
	start += gap / 2;
	c->x = x + (t->rtl ? t->width - start - c->width : start);
	c->content_x = c->edge[t->rtl ? EG_END : EG_START];
}

/* The background of the column below a cell that starts in it. */
static const struct eg_style *
column_style(const struct eg_table *t, size_t column)
{
	const struct eg_fo *fo = t->column[column].fo;

	if (fo == NULL || (fo->style->background.a == 0 && fo->style->background_image == NULL))
		return NULL;
	return fo->style;
}

static bool
is_empty(const struct eg_stack *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->box[i].size > 0)
			return false;
	return true;
}

static void
make_cell(const struct eg_table *t, const struct eg_table_cell *from, size_t first_row,
    eg_len x, struct eg_cell *c)
{
	const struct eg_style *style = from->fo->style;
	struct eg_stacker s;
	eg_len measure;

	*c = (struct eg_cell){ .fo = from->fo, .style = style,
	    .row = (uint32_t)(from->row - first_row), .rows = (uint32_t)from->rows,
	    .column = (int32_t)from->column, .align = style->display_align,
	    .clip = style->overflow == EG_OVERFLOW_HIDDEN };
	cell_edges(t, from, c);
	cell_place(t, from, x, c);
	c->under = column_style(t, from->column);
	measure = c->width - c->edge[EG_START] - c->edge[EG_END];
	eg_stacker_begin(&s, t->ctx, measure > 0 ? measure : 0, t->rtl);
	s.full = t->full;
	s.keep_column = s.least_column = style->keep_together.within_column;
	s.keep_page = s.least_page = eg_keep_page(style->keep_together);
	eg_block_children(&s, from->fo);
	c->stack = eg_stacker_end(&s);
	if (style->hide_empty_cell && !t->fo->style->border_collapse && is_empty(c->stack))
		c->style = NULL;
}

/* --- rows ----------------------------------------------------------------- */

static int32_t
stronger(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* What the row and the one after it want between them. */
static void
join_rows(struct eg_row *row, const struct eg_fo *fo, const struct eg_fo *next)
{
	const struct eg_style *a = fo->style, *b = next->style;

	row->next_column = stronger(a->keep_with_next.within_column,
	    b->keep_with_previous.within_column);
	row->next_page = stronger(eg_keep_page(a->keep_with_next),
	    eg_keep_page(b->keep_with_previous));
	row->brk = (uint8_t)(a->break_after > b->break_before ?
	    a->break_after : b->break_before);
}

static void
make_row(const struct eg_table *t, const struct eg_table_part *part, size_t r, size_t end,
    eg_len x, struct eg_row *row)
{
	const struct eg_fo *fo = t->row[r].fo;

	row->x = x;
	row->width = t->width;
	if (!t->fo->style->border_collapse)
		row->gap = t->fo->style->border_separation_bpd;
	for (size_t i = t->row[r].cell; i < t->row[r].end; i++) {
		const struct eg_style *style = t->cell[i].fo->style;
		eg_len least = given(style->bpd);

		if (least > 0 && t->cell[i].rows == 1) {
			least += style->border[EG_BEFORE].width + style->border[EG_AFTER].width +
			    eg_size_of(style->padding[EG_BEFORE].width, t->width) +
			    eg_size_of(style->padding[EG_AFTER].width, t->width);
			row->min = least > row->min ? least : row->min;
		}
	}
	row->fo = fo;
	row->style = fo->style;
	row->min = given(fo->style->bpd) > row->min ? given(fo->style->bpd) : row->min;
	row->keep_column = fo->style->keep_together.within_column;
	row->keep_page = eg_keep_page(fo->style->keep_together);
	if (r + 1 < end && r + 1 < part->end)
		join_rows(row, fo, t->row[r + 1].fo);
}

/* The keeps and breaks of a row towards what is outside its group. */
static void
before_row(struct eg_stacker *s, const struct eg_fo *fo)
{
	s->next_column = stronger(s->next_column, fo->style->keep_with_previous.within_column);
	s->next_page = stronger(s->next_page, eg_keep_page(fo->style->keep_with_previous));
	if (fo->style->break_before > s->brk)
		s->brk = (uint8_t)fo->style->break_before;
}

static void
after_row(struct eg_stacker *s, const struct eg_fo *fo)
{
	s->next_column = stronger(s->next_column, fo->style->keep_with_next.within_column);
	s->next_page = stronger(s->next_page, eg_keep_page(fo->style->keep_with_next));
	if (fo->style->break_after > s->brk)
		s->brk = (uint8_t)fo->style->break_after;
}

static void
make_group(struct eg_stacker *s, const struct eg_table *t, const struct eg_table_part *part,
    size_t row, size_t end, eg_len x)
{
	struct eg_arena *a = t->ctx->scratch;
	struct eg_parallel *p = eg_new(a, struct eg_parallel);
	size_t first = t->row[row].cell;

	p->nrows = end - row;
	p->first_row = (int32_t)row;
	p->ncells = t->row[end - 1].end - first;
	p->row = eg_new_array(a, p->nrows, struct eg_row);
	p->cell = eg_new_array(a, p->ncells, struct eg_cell);
	for (size_t i = 0; i < p->ncells; i++)
		make_cell(t, &t->cell[first + i], row, x, &p->cell[i]);
	for (size_t r = row; r < end; r++)
		make_row(t, part, r, end, x, &p->row[r - row]);
	before_row(s, t->row[row].fo);
	eg_parallel_finish(s, p);
	after_row(s, t->row[end - 1].fo);
}

void
eg_table_rows(struct eg_stacker *s, const struct eg_table *t,
    const struct eg_table_part *part, eg_len x)
{
	struct eg_space between = eg_table_separation(t);

	for (size_t r = part->row, end; r < part->end; r = end) {
		end = group_end(t, r);
		if (r > part->row)
			eg_stacker_space(s, &between, true);
		make_group(s, t, part, r, end, x);
	}
}
