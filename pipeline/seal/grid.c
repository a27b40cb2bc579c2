/* grid.c - see eg_element_even in element.h. */
#include <stdlib.h>
#include <string.h>

#include "seal/element.h"

/* How far down each column is taken by cells of the rows above. */
struct grid {
	struct eg_elements	*es;
	int32_t			 ncolumns;
	int32_t			*taken;		/* rows, this one too */
	int32_t			 left;		/* rows of the section, this one too */
};

static bool
is_row(const struct eg_kid *k)
{
	return k->kind == EG_KID_ELEMENT && k->element->type == EG_S_TR;
}

static bool
is_cell(const struct eg_kid *k)
{
	return k->kind == EG_KID_ELEMENT &&
	    (k->element->type == EG_S_TD || k->element->type == EG_S_TH);
}

static int32_t
columns_of(const struct eg_element *e)
{
	int32_t most = 0, n;

	for (const struct eg_kid *k = e->first; k != NULL; k = k->next) {
		n = is_cell(k) ? k->element->column + k->element->columns :
		    k->kind == EG_KID_ELEMENT && k->element->type != EG_S_CAPTION ?
		    columns_of(k->element) : 0;
		most = n > most ? n : most;
	}
	return most;
}

/* Takes the cell of that column out of a list of kids; NULL: there is none. */
static struct eg_kid *
take(struct eg_kid **list, int32_t column)
{
	struct eg_kid *k;

	for (; (k = *list) != NULL; list = &k->next)
		if (is_cell(k) && k->element->column == column) {
			*list = k->next;
			return k;
		}
	return NULL;
}

/* The next column from `from` on where a cell of the list stands, or the end. */
static int32_t
next_cell(const struct grid *g, const struct eg_kid *list, int32_t from)
{
	int32_t next = g->ncolumns;

	for (const struct eg_kid *k = list; k != NULL; k = k->next)
		if (is_cell(k) && k->element->column >= from && k->element->column < next)
			next = k->element->column;
	return next;
}

static void
put(struct eg_element *row, struct eg_kid *k)
{
	k->next = NULL;
	if (row->last == NULL)
		row->first = k;
	else
		row->last->next = k;
	row->last = k;
}

static void
fill_gap(struct grid *g, struct eg_arena *arena, struct eg_element *row, int32_t column,
    int32_t end)
{
	struct eg_element *cell = eg_element_empty_cell(g->es, row);

	cell->column = column;
	cell->columns = 1;
	while (column + cell->columns < end && g->taken[column + cell->columns] == 0)
		cell->columns++;
	g->taken[column] = 1;
	for (int32_t i = 1; i < cell->columns; i++)
		g->taken[column + i] = 1;
	eg_element_add(arena, row, EG_KID_ELEMENT, cell, 0);
}

/* A cell may not reach over one from above, nor below the section. */
static void
stand(struct grid *g, struct eg_element *cell)
{
	int32_t column = cell->column, n = 1;

	while (n < cell->columns && g->taken[column + n] == 0)
		n++;
	cell->columns = n;
	if (cell->rows > g->left)
		cell->rows = g->left;
	for (int32_t i = 0; i < n; i++)
		g->taken[column + i] = cell->rows;
}

static void
even_row(struct grid *g, struct eg_arena *arena, struct eg_element *row)
{
	struct eg_kid *cells = row->first, *k;
	int32_t c;

	row->first = row->last = NULL;
	for (c = 0; c < g->ncolumns; c++) {
		if (g->taken[c] > 0)
			continue;
		if ((k = take(&cells, c)) == NULL) {
			fill_gap(g, arena, row, c, next_cell(g, cells, c));
			continue;
		}
		put(row, k);
		stand(g, k->element);
	}
	/* What found no place was below another cell; its words stay. */
	while ((k = cells) != NULL) {
		cells = k->next;
		put(row, k);
	}
	for (c = 0; c < g->ncolumns; c++)
		g->taken[c]--;
	g->left--;
}

static void
even_section(struct eg_elements *es, struct eg_arena *arena, struct eg_element *section,
    int32_t columns)
{
	struct grid g = { .es = es, .ncolumns = columns };
	struct eg_kid *k;

	g.taken = eg_realloc(NULL, (size_t)columns, sizeof(*g.taken));
	memset(g.taken, 0, (size_t)columns * sizeof(*g.taken));
	for (k = section->first; k != NULL; k = k->next)
		g.left += is_row(k);
	for (k = section->first; k != NULL; k = k->next)
		if (is_row(k))
			even_row(&g, arena, k->element);
	free(g.taken);
}

void
eg_element_even(struct eg_elements *es, struct eg_arena *arena, struct eg_element *e)
{
	int32_t columns = e->type == EG_S_TABLE ? columns_of(e) : 0;

	for (struct eg_kid *k = e->first; k != NULL; k = k->next) {
		if (k->kind != EG_KID_ELEMENT)
			continue;
		if (columns > 0 && k->element->type != EG_S_CAPTION)
			even_section(es, arena, k->element, columns);
		eg_element_even(es, arena, k->element);
	}
}
