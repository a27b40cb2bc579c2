/*
 * table_border.c - which of the borders that meet in a collapsing table is
 * drawn (CSS 2.1, 17.6.2.1); see table.h.
 *
 * Every line of the grid between two columns or rows is a candidate's place:
 * the two cells beside it, their rows, parts and columns, and the table at the
 * outside.  The winner goes to both cells.
 */
#include "layout/table.h"

/* Which style wins between borders of one width: later is stronger. */
static int
rank(enum eg_line_style style)
{
	static const uint8_t order[] = {
		[EG_STYLE_NONE] = 0, [EG_STYLE_INSET] = 1, [EG_STYLE_GROOVE] = 2,
		[EG_STYLE_OUTSET] = 3, [EG_STYLE_RIDGE] = 4, [EG_STYLE_DOTTED] = 5,
		[EG_STYLE_DASHED] = 6, [EG_STYLE_SOLID] = 7, [EG_STYLE_DOUBLE] = 8,
		[EG_STYLE_HIDDEN] = 9,
	};

	return order[style];
}

/* Does b beat a, which comes from an object of more weight? */
static bool
beats(const struct eg_border *b, const struct eg_border *a)
{
	if (a->style == EG_STYLE_HIDDEN || b->style == EG_STYLE_NONE)
		return false;
	if (b->style == EG_STYLE_HIDDEN || a->style == EG_STYLE_NONE)
		return true;
	if (a->width != b->width)
		return b->width > a->width;
	return rank(b->style) > rank(a->style);
}

static void
offer(struct eg_border *best, const struct eg_fo *fo, enum eg_side side)
{
	if (fo != NULL && beats(&fo->style->border[side], best))
		*best = fo->style->border[side];
}

struct grid {
	struct eg_table			*t;
	const struct eg_table_cell	**at;	/* nrows * ncolumns; NULL: no cell */
	const struct eg_table_part	**part;	/* of each row */
};

static const struct eg_table_cell *
cell_at(const struct grid *g, size_t row, size_t column)
{
	return g->at[row * g->t->ncolumns + column];
}

/* The line above row `row` (nrows: below the last), in one column. */
static struct eg_border
across(const struct grid *g, size_t row, size_t column)
{
	const struct eg_table *t = g->t;
	const struct eg_table_cell *above = row == 0 ? NULL : cell_at(g, row - 1, column);
	const struct eg_table_cell *below = row == t->nrows ? NULL : cell_at(g, row, column);
	const struct eg_table_part *up = row == 0 ? NULL : g->part[row - 1];
	const struct eg_table_part *down = row == t->nrows ? NULL : g->part[row];
	struct eg_border best = { .style = EG_STYLE_NONE };

	if (above != NULL)
		offer(&best, above->fo, EG_AFTER);
	if (below != NULL)
		offer(&best, below->fo, EG_BEFORE);
	if (row > 0)
		offer(&best, t->row[row - 1].fo, EG_AFTER);
	if (row < t->nrows)
		offer(&best, t->row[row].fo, EG_BEFORE);
	if (up != NULL && up != down)
		offer(&best, up->fo, EG_AFTER);
	if (down != NULL && up != down)
		offer(&best, down->fo, EG_BEFORE);
	if (row == 0) {
		offer(&best, t->column[column].fo, EG_BEFORE);
		offer(&best, t->fo, EG_BEFORE);
	} else if (row == t->nrows) {
		offer(&best, t->column[column].fo, EG_AFTER);
		offer(&best, t->fo, EG_AFTER);
	}
	return best;
}

/* The line at the start of column `column` (ncolumns: at the end), in one row. */
static struct eg_border
along(const struct grid *g, size_t row, size_t column)
{
	const struct eg_table *t = g->t;
	bool first = column == 0, last = column == t->ncolumns;
	struct eg_border best = { .style = EG_STYLE_NONE };

	if (!first && cell_at(g, row, column - 1) != NULL)
		offer(&best, cell_at(g, row, column - 1)->fo, EG_END);
	if (!last && cell_at(g, row, column) != NULL)
		offer(&best, cell_at(g, row, column)->fo, EG_START);
	if (first || last) {
		offer(&best, t->row[row].fo, first ? EG_START : EG_END);
		offer(&best, g->part[row]->fo, first ? EG_START : EG_END);
	}
	if (!first)
		offer(&best, t->column[column - 1].fo, EG_END);
	if (!last)
		offer(&best, t->column[column].fo, EG_START);
	if (first || last)
		offer(&best, t->fo, first ? EG_START : EG_END);
	return best;
}

/* A side of a spanning cell has several lines: the strongest stands for all. */
static void
take(struct eg_border *side, struct eg_border line)
{
	if (side->style == EG_STYLE_NONE || beats(&line, side))
		*side = line;
}

static void
borders_of(const struct grid *g, struct eg_table_cell *c)
{
	struct eg_border *b = eg_new_array(g->t->ctx->arena, 4, struct eg_border);

	for (size_t i = c->column; i < c->column + c->columns; i++) {
		take(&b[EG_BEFORE], across(g, c->row, i));
		take(&b[EG_AFTER], across(g, c->row + c->rows, i));
	}
	for (size_t r = c->row; r < c->row + c->rows; r++) {
		take(&b[EG_START], along(g, r, c->column));
		take(&b[EG_END], along(g, r, c->column + c->columns));
	}
	for (int side = EG_BEFORE; side <= EG_END; side++)
		if (b[side].style == EG_STYLE_HIDDEN || b[side].style == EG_STYLE_NONE)
			b[side] = (struct eg_border){ .style = EG_STYLE_NONE };
	c->borders = b;
}

void
eg_table_collapse(struct eg_table *t)
{
	struct eg_arena_mark mark = eg_arena_mark(t->ctx->temp);
	struct grid g = { .t = t };

	g.at = eg_new_array(t->ctx->temp, t->nrows * t->ncolumns,
	    const struct eg_table_cell *);
	g.part = eg_new_array(t->ctx->temp, t->nrows, const struct eg_table_part *);
	for (size_t p = 0; p < t->nparts; p++)
		for (size_t r = t->part[p].row; r < t->part[p].end; r++)
			g.part[r] = &t->part[p];
	for (size_t i = 0; i < t->ncells; i++) {
		const struct eg_table_cell *c = &t->cell[i];

		for (size_t r = c->row; r < c->row + c->rows; r++)
			for (size_t k = c->column; k < c->column + c->columns; k++)
				g.at[r * t->ncolumns + k] = c;
	}
	for (size_t i = 0; i < t->ncells; i++)
		borders_of(&g, &t->cell[i]);
	eg_arena_reset(t->ctx->temp, mark);
}
