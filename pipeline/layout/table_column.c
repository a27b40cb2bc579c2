/*
 * table_column.c - how wide the columns of a table are; see table.h.
 *
 * Lengths and percentages are as given; proportional columns share what is
 * left.  A column without a width is like one of proportion 1 in fixed layout;
 * in automatic layout its content decides (CSS 2.1, 17.5.2.2), within the
 * whole measure.
 */
#include "layout/table.h"

#include "layout/width.h"

/* What content asks of one column. */
struct ask {
	eg_len	least, most;
};

static bool
given(const struct eg_table_column *c)
{
	return c->given.kind == EG_SIZE_LENGTH;
}

static eg_len
share(const struct eg_table_column *c)
{
	return c->given.kind == EG_SIZE_PROPORTION ? c->given.percent : 100000;
}

/* The columns that are not given share `room` by proportion, to the last unit. */
static void
share_out(struct eg_table *t, eg_len room)
{
	eg_len total = 0;

	for (size_t i = 0; i < t->ncolumns; i++)
		if (!given(&t->column[i]))
			total += share(&t->column[i]);
	for (size_t i = 0; i < t->ncolumns; i++) {
		struct eg_table_column *c = &t->column[i];

		if (given(c) || total <= 0)
			continue;
		c->width = room <= 0 ? 0 : eg_muldiv(room, share(c), total);
		room -= c->width;
		total -= share(c);
	}
}

static eg_len
edges(const struct eg_style *s)
{
	return s->border[EG_START].width + s->border[EG_END].width +
	    eg_size_of(s->padding[EG_START].width, 0) +
	    eg_size_of(s->padding[EG_END].width, 0);
}

/* A cell over several columns widens those without a given width alike. */
static void
spread(struct eg_table *t, const struct eg_table_cell *cell, struct ask by, struct ask *ask)
{
	size_t open = 0, end = cell->column + cell->columns;

	for (size_t i = cell->column; i < end; i++) {
		by.least -= ask[i].least;
		by.most -= ask[i].most;
		open += !given(&t->column[i]);
	}
	for (size_t i = cell->column; i < end && open > 0; i++) {
		if (given(&t->column[i]))
			continue;
		if (by.least > 0)
			ask[i].least += by.least / (eg_len)open;
		if (by.most > 0)
			ask[i].most += by.most / (eg_len)open;
	}
}

static struct ask
ask_of(struct eg_layout_ctx *ctx, const struct eg_fo *cell)
{
	struct eg_size w = cell->style->ipd[1];
	struct ask a;

	eg_width_of(ctx, cell, &a.least, &a.most);
	if (w.kind == EG_SIZE_LENGTH && w.percent == 0 && w.len > a.least)
		a.least = a.most = w.len;
	a.least += edges(cell->style);
	a.most += edges(cell->style);
	if (a.most < a.least)
		a.most = a.least;
	return a;
}

static void
ask_cells(struct eg_table *t, struct ask *ask, bool spanning)
{
	for (size_t i = 0; i < t->ncells; i++) {
		const struct eg_table_cell *c = &t->cell[i];
		struct ask a;

		if ((c->columns > 1) != spanning)
			continue;
		if (c->columns == 1 && given(&t->column[c->column]))
			continue;
		a = ask_of(t->ctx, c->fo);
		if (spanning)
			spread(t, c, a, ask);
		else {
			if (a.least > ask[c->column].least)
				ask[c->column].least = a.least;
			if (a.most > ask[c->column].most)
				ask[c->column].most = a.most;
		}
	}
}

/*
 * Columns that are narrow even without a line break keep their lines whole, so
 * long as the others still have what they need.  Marks them by least = most.
 */
static void
keep_narrow(const struct eg_table *t, struct ask *ask, eg_len room)
{
	eg_len least = 0;
	size_t open = 0;
	bool again = true;

	for (size_t i = 0; i < t->ncolumns; i++) {
		if (given(&t->column[i]))
			continue;
		if (ask[i].least == ask[i].most) {
			room -= ask[i].least;
			continue;
		}
		least += ask[i].least;
		open++;
	}
	while (again && open > 0) {
		again = false;
		for (size_t i = 0; i < t->ncolumns; i++) {
			if (given(&t->column[i]) || ask[i].least == ask[i].most ||
			    ask[i].most > room / (eg_len)open ||
			    room - ask[i].most < least - ask[i].least)
				continue;
			room -= ask[i].most;
			least -= ask[i].least;
			ask[i].least = ask[i].most;
			again = --open > 0;
		}
	}
}

static struct ask
sum_of(const struct eg_table *t, const struct ask *ask)
{
	struct ask sum = { 0, 0 };

	for (size_t i = 0; i < t->ncolumns; i++)
		if (!given(&t->column[i])) {
			sum.least += ask[i].least;
			sum.most += ask[i].most;
		}
	return sum;
}

static eg_len
between(eg_len room, const struct ask *a, const struct ask *sum)
{
	if (room <= sum->least)
		return a->least;
	if (room >= sum->most || sum->most == sum->least)
		return eg_muldiv(room, a->most, sum->most > 0 ? sum->most : 1);
	return a->least + eg_muldiv(room - sum->least, a->most - a->least,
	    sum->most - sum->least);
}

/* Between the narrowest and the widest, each in proportion. */
static void
by_content(struct eg_table *t, eg_len room)
{
	struct eg_arena_mark mark = eg_arena_mark(t->ctx->temp);
	struct ask *ask = eg_new_array(t->ctx->temp, t->ncolumns, struct ask), sum;

	for (size_t i = 0; i < t->ncolumns; i++)
		if (given(&t->column[i]))
			ask[i].least = ask[i].most = t->column[i].width;
	ask_cells(t, ask, false);
	ask_cells(t, ask, true);
	sum = sum_of(t, ask);
	if (room > sum.least && room < sum.most) {
		keep_narrow(t, ask, room);
		sum = sum_of(t, ask);
	}
	for (size_t i = 0; i < t->ncolumns; i++) {
		struct eg_table_column *c = &t->column[i];

		if (given(c))
			continue;
		c->width = between(room, &ask[i], &sum);
		room -= c->width;
		sum.least -= ask[i].least;
		sum.most -= ask[i].most;
	}
	eg_arena_reset(t->ctx->temp, mark);
}

static bool
wants_content(const struct eg_table *t)
{
	if (t->fo->style->table_layout_fixed)
		return false;
	for (size_t i = 0; i < t->ncolumns; i++)
		if (t->column[i].given.kind == EG_SIZE_AUTO)
			return true;
	return false;
}

/* The cells of the first row give fixed columns a width when nothing else does. */
static void
take_from_cells(struct eg_table *t)
{
	for (size_t i = 0; i < t->ncells && t->cell[i].row == 0; i++) {
		const struct eg_table_cell *c = &t->cell[i];
		struct eg_size w = c->fo->style->ipd[1];

		if (c->columns > 1 || w.kind != EG_SIZE_LENGTH ||
		    t->column[c->column].given.kind != EG_SIZE_AUTO)
			continue;
		w.len += edges(c->fo->style);
		t->column[c->column].given = w;
	}
}

eg_len
eg_table_widths(struct eg_table *t, eg_len measure, eg_len base)
{
	struct eg_size width = t->fo->style->ipd[1];
	eg_len room, x = 0;

	t->width = width.kind == EG_SIZE_LENGTH ? eg_size_of(width, base) : measure;
	if (t->fo->style->table_layout_fixed)
		take_from_cells(t);
	room = t->width;
	for (size_t i = 0; i < t->ncolumns; i++)
		if (given(&t->column[i])) {
			t->column[i].width = eg_size_of(t->column[i].given, t->width);
			room -= t->column[i].width;
		}
	if (wants_content(t))
		by_content(t, room);
	else
		share_out(t, room);
	for (size_t i = 0; i < t->ncolumns; i++) {
		t->column[i].x = x;
		x += t->column[i].width;
	}
	return x > t->width ? x - t->width : 0;
}
