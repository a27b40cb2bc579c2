/*
 * table.c - the columns of a table and where its cells stand (XSL 1.1, 6.7, 7.28).
 *
 * Cells are placed as they come: a cell is in the next column that no cell of
 * a row above reaches into, unless it says otherwise.  A body whose cells are
 * in no fo:table-row gets its rows here, so that layout sees rows only.
 */
#include <stdlib.h>
#include <string.h>

#include "fo/assign.h"
#include "fo/refiner.h"

#define COLUMNS_MAX	4096
#define ROWS_MAX	1000000

struct eg_grid {
	struct eg_grid		 *outer;
	const struct eg_refined	**columns;	/* by column; NULL: none said */
	int32_t			 *taken;	/* rows below that a cell reaches into */
	int32_t			  ncolumns;	/* that an fo:table-column names */
	int32_t			  room;
	int32_t			  cursor;	/* the next column of this row */
	struct eg_fo		 *row;		/* made here, while it is open */
	const struct eg_refined	 *row_style;
};

static void
reserve(struct eg_grid *g, int32_t n)
{
	int32_t room = g->room == 0 ? 16 : g->room;

	while (room < n)
		room *= 2;
	if (room == g->room)
		return;
	g->columns = eg_realloc(g->columns, (size_t)room, sizeof(g->columns[0]));
	g->taken = eg_realloc(g->taken, (size_t)room, sizeof(g->taken[0]));
	for (; g->room < room; g->room++) {
		g->columns[g->room] = NULL;
		g->taken[g->room] = 0;
	}
}

static int32_t
within(int32_t value, int32_t most)
{
	return value > most ? most : value;
}

/* The words a span or number may not be, so that both become one. */
static int32_t
count(struct eg_refiner *r, const struct eg_node *node, const char *name,
    const struct eg_refined *d, int32_t initial)
{
	return within(eg_attr_integer(r, node, name, d, NULL, 1, initial), ROWS_MAX);
}

/* 7.28.8: a number that is not positive is as if there were none. */
static int32_t
column_number(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_refined *d, int32_t next)
{
	int32_t number = eg_attr_integer(r, node, "column-number", d, NULL, 0, next);

	return within(number <= 0 ? next : number, COLUMNS_MAX) - 1;
}

static void
content(struct eg_refiner *r, const struct eg_node *node, const struct eg_object *o,
    struct eg_fo *fo, const struct eg_refined *d)
{
	struct eg_scope scope = { .fo = fo, .style = d, .object = o,
	    .content = o->content };

	eg_fo_children(r, node, &scope);
}

/* --- table and columns ---------------------------------------------------- */

void
eg_table_build(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	struct eg_grid grid = { .outer = r->grid };
	const struct eg_refined *d;
	struct eg_fo *fo, *child;

	fo = eg_fo_open(r, node, o, scope, &d);
	reserve(&grid, 1);
	r->grid = &grid;
	content(r, node, o, fo, d);
	r->grid = grid.outer;
	free(grid.columns);
	free(grid.taken);
	for (child = fo->first; child != NULL; child = child->next)
		if (child->type == EG_FO_TABLE_BODY)
			return;
	eg_fo_report(r, node, EG_ERROR, "F5010", "add an `fo:table-body`",
	    "`fo:table` has no `fo:table-body`");
}

void
eg_table_column(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	struct eg_grid *g = r->grid;
	const struct eg_refined *d;
	struct eg_fo *fo;
	int32_t i;

	fo = eg_fo_open(r, node, o, scope, &d);
	fo->column.column = column_number(r, node, d, g->cursor + 1);
	fo->column.repeated = within(count(r, node, "number-columns-repeated", d, 1),
	    COLUMNS_MAX - fo->column.column);
	fo->column.columns_spanned = within(count(r, node, "number-columns-spanned", d,
	    1), COLUMNS_MAX - fo->column.column);
	fo->column.width = eg_attr_size(r, node, "column-width", d, NULL,
	    (struct eg_size){ .kind = EG_SIZE_AUTO });
	g->cursor = fo->column.column + fo->column.repeated;
	if (g->cursor > g->ncolumns)
		g->ncolumns = g->cursor;
	reserve(g, g->ncolumns);
	for (i = fo->column.column; i < g->cursor; i++)
		g->columns[i] = d;
}

/* --- rows ----------------------------------------------------------------- */

static void
row_end(struct eg_grid *g)
{
	int32_t i;

	for (i = 0; i < g->room; i++)
		if (g->taken[i] > 0)
			g->taken[i]--;
	g->cursor = 0;
	g->row = NULL;
}

/* A row for cells that have none. */
static void
row_begin(struct eg_refiner *r, const struct eg_node *cell, const struct eg_scope *scope)
{
	struct eg_grid *g = r->grid;

	g->row_style = eg_style_of(r, NULL, eg_object_of(EG_FO_TABLE_ROW),
	    scope->style);
	g->row = eg_fo_new(r, EG_FO_TABLE_ROW, scope->fo, g->row_style, NULL);
	g->row->at = eg_fo_at(r, cell);
	g->cursor = 0;
}

void
eg_table_part(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	struct eg_grid *g = r->grid;
	const struct eg_refined *d;
	struct eg_fo *fo;
	int32_t i;

	fo = eg_fo_open(r, node, o, scope, &d);
	row_end(g);
	memset(g->taken, 0, (size_t)g->room * sizeof(g->taken[0]));
	content(r, node, o, fo, d);
	if (g->row != NULL)
		row_end(g);
	for (i = 0; i < g->room; i++)
		if (g->taken[i] > 0) {
			eg_fo_report(r, node, EG_ERROR, "F5051",
			    "lower its number-rows-spanned or add rows",
			    "a cell in column %d of `fo:%s` spans %d rows more than there are",
			    i + 1, o->name, g->taken[i]);
			break;
		}
	memset(g->taken, 0, (size_t)g->room * sizeof(g->taken[0]));
}

void
eg_table_row(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	const struct eg_refined *d;
	struct eg_fo *fo;

	d = eg_style_of(r, node, o, scope->style);
	if (r->grid->row != NULL)
		row_end(r->grid);
	fo = eg_fo_new(r, EG_FO_TABLE_ROW, scope->fo, d, node);
	r->grid->cursor = 0;
	content(r, node, o, fo, d);
	row_end(r->grid);
}

/* --- cells ---------------------------------------------------------------- */

static void
place(struct eg_refiner *r, const struct eg_node *node, const struct eg_refined *d,
    struct eg_fo_cell *cell)
{
	struct eg_grid *g = r->grid;
	int32_t i;

	while (g->cursor < g->room && g->taken[g->cursor] > 0)
		g->cursor++;
	cell->column = column_number(r, node, d, g->cursor + 1);
	cell->columns_spanned = within(count(r, node, "number-columns-spanned", d, 1),
	    COLUMNS_MAX - cell->column);
	cell->rows_spanned = count(r, node, "number-rows-spanned", d, 1);
	g->cursor = cell->column + cell->columns_spanned;
	reserve(g, g->cursor);
	if (g->ncolumns > 0 && g->cursor > g->ncolumns)
		eg_fo_report(r, node, EG_ERROR, "F5052", NULL,
		    "the cell reaches into column %d, but the table has %d",
		    g->cursor, g->ncolumns);
	for (i = cell->column; i < g->cursor; i++)
		if (g->taken[i] > 0) {
			eg_fo_report(r, node, EG_ERROR, "F5050", NULL,
			    "two cells meet in column %d of this row", i + 1);
			break;
		}
	for (i = cell->column; i < g->cursor; i++)
		g->taken[i] = cell->rows_spanned;
}

static bool
is_true(struct eg_refiner *r, const struct eg_node *node, const char *name)
{
	static const struct eg_keyword truth[] = {
		{ "true", 1 }, { "false", 0 }, { NULL, 0 }
	};

	return eg_attr_word(r, node, name, truth, 0) != 0;
}

void
eg_table_cell(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	struct eg_grid *g = r->grid;
	const struct eg_refined *parent = scope->style, *outer = r->column, *d;
	struct eg_fo *row = scope->fo, *fo;
	struct eg_fo_cell cell;
	bool loose = row->type != EG_FO_TABLE_ROW;

	if (loose && g->row != NULL && is_true(r, node, "starts-row"))
		row_end(g);
	if (loose && g->row == NULL)
		row_begin(r, node, scope);
	if (loose) {
		row = g->row;
		parent = g->row_style;
	}
	place(r, node, parent, &cell);
	r->column = g->columns[cell.column] != NULL ? g->columns[cell.column] :
	    &eg_refined_initial;
	d = eg_style_of(r, node, o, parent);
	fo = eg_fo_new(r, EG_FO_TABLE_CELL, row, d, node);
	fo->cell = cell;
	content(r, node, o, fo, d);
	r->column = outer;
	if (loose && is_true(r, node, "ends-row"))
		row_end(g);
}
