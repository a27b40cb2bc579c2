/* table_grid.c - rows, columns and cells of a table; see table.h. */
#include "layout/table.h"

/* Columns a table may have; beyond it is a mistake in the source. */
#define MAX_COLUMNS	1000

static bool
is_part(const struct eg_fo *fo)
{
	return fo->type == EG_FO_TABLE_BODY || fo->type == EG_FO_TABLE_HEADER ||
	    fo->type == EG_FO_TABLE_FOOTER;
}

static size_t
count(const struct eg_fo *table, size_t *rows, size_t *cells)
{
	size_t parts = 0;

	*rows = *cells = 0;
	for (const struct eg_fo *p = table->first; p != NULL; p = p->next) {
		if (!is_part(p))
			continue;
		parts++;
		for (const struct eg_fo *r = p->first; r != NULL; r = r->next) {
			if (r->type != EG_FO_TABLE_ROW)
				continue;
			++*rows;
			for (const struct eg_fo *c = r->first; c != NULL; c = c->next)
				*cells += c->type == EG_FO_TABLE_CELL;
		}
	}
	return parts;
}

static void
add_cell(struct eg_table *t, const struct eg_fo *fo)
{
	struct eg_table_cell *c = &t->cell[t->ncells++];

	c->fo = fo;
	c->row = t->nrows - 1;
	c->rows = (size_t)fo->cell.rows_spanned;
	c->column = (size_t)fo->cell.column;
	c->columns = (size_t)fo->cell.columns_spanned;
	t->row[c->row].end = t->ncells;
	if (c->column + c->columns > t->ncolumns)
		t->ncolumns = c->column + c->columns;
}

static void
add_part(struct eg_table *t, const struct eg_fo *fo)
{
	struct eg_table_part *p = &t->part[t->nparts++];
	size_t first_cell = t->ncells;

	*p = (struct eg_table_part){ .fo = fo, .row = t->nrows };
	for (const struct eg_fo *r = fo->first; r != NULL; r = r->next) {
		if (r->type != EG_FO_TABLE_ROW)
			continue;
		t->row[t->nrows++] = (struct eg_table_row){ .fo = r,
		    .cell = t->ncells, .end = t->ncells };
		for (const struct eg_fo *c = r->first; c != NULL; c = c->next)
			if (c->type == EG_FO_TABLE_CELL)
				add_cell(t, c);
	}
	p->end = t->nrows;
	/* No cell reaches out of its part. */
	for (size_t i = first_cell; i < t->ncells; i++)
		if (t->cell[i].row + t->cell[i].rows > p->end)
			t->cell[i].rows = p->end - t->cell[i].row;
}

static void
add_parts(struct eg_table *t, enum eg_fo_type type)
{
	for (const struct eg_fo *p = t->fo->first; p != NULL; p = p->next)
		if (p->type == type && p->first != NULL)
			add_part(t, p);
}

static void
count_columns(struct eg_table *t)
{
	for (const struct eg_fo *c = t->fo->first; c != NULL; c = c->next) {
		size_t end;

		if (c->type != EG_FO_TABLE_COLUMN)
			continue;
		end = (size_t)c->column.column +
		    (size_t)c->column.repeated * (size_t)c->column.columns_spanned;
		if (end > t->ncolumns)
			t->ncolumns = end;
	}
	if (t->ncolumns > MAX_COLUMNS)
		t->ncolumns = MAX_COLUMNS;
}

static void
find_columns(struct eg_table *t)
{
	t->column = eg_new_array(t->ctx->scratch, t->ncolumns, struct eg_table_column);
	for (const struct eg_fo *c = t->fo->first; c != NULL; c = c->next) {
		size_t n;

		if (c->type != EG_FO_TABLE_COLUMN)
			continue;
		n = (size_t)c->column.repeated * (size_t)c->column.columns_spanned;
		for (size_t i = 0; i < n; i++) {
			size_t at = (size_t)c->column.column + i;

			if (at >= t->ncolumns)
				break;
			t->column[at].fo = c;
			if (c->column.columns_spanned == 1)
				t->column[at].given = c->column.width;
		}
	}
	for (size_t i = 0; i < t->ncells; i++) {
		struct eg_table_cell *c = &t->cell[i];

		if (c->column >= t->ncolumns)
			c->column = t->ncolumns - 1;
		if (c->column + c->columns > t->ncolumns)
			c->columns = t->ncolumns - c->column;
	}
}

struct eg_table *
eg_table_grid(struct eg_layout_ctx *ctx, const struct eg_fo *fo)
{
	struct eg_table *t = eg_new(ctx->scratch, struct eg_table);
	size_t rows, cells;

	t->ctx = ctx;
	t->fo = fo;
	t->rtl = fo->style->writing_mode == EG_RL_TB;
	t->part = eg_new_array(ctx->scratch, count(fo, &rows, &cells), struct eg_table_part);
	t->row = eg_new_array(ctx->scratch, rows, struct eg_table_row);
	t->cell = eg_new_array(ctx->scratch, cells, struct eg_table_cell);
	add_parts(t, EG_FO_TABLE_HEADER);
	t->has_header = t->nparts > 0;
	add_parts(t, EG_FO_TABLE_BODY);
	rows = t->nparts;
	add_parts(t, EG_FO_TABLE_FOOTER);
	t->has_footer = t->nparts > rows;
	count_columns(t);
	find_columns(t);
	return t;
}
