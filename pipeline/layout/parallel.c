/* parallel.c - see parallel.h. */
#include "layout/parallel.h"

#include <stdlib.h>
#include <string.h>

#include "layout/cut.h"
#include "layout/parallel_part.h"

/*
 * How many steps on from a cut its extra height is looked for: as far as a page
 * of lines, but less for groups of so many cells that it would take long.
 */
#define LOOK_AHEAD	64
#define LOOKS		2000000

static eg_len
greater(eg_len a, eg_len b)
{
	return a > b ? a : b;
}

eg_len
eg_cell_size(const struct eg_cell *c, size_t from, size_t to)
{
	const struct eg_stack *s = c->stack;

	if (from >= to)
		return 0;
	return s->box[from].head - s->box[from].gap + c->sum[to] - c->sum[from] +
	    (to < s->n ? s->box[to].foot : s->tail);
}

static void
sum_up(struct eg_arena *a, struct eg_cell *c)
{
	const struct eg_stack *s = c->stack;

	c->sum = eg_new_array(a, s->n + 1, eg_len);
	for (size_t i = 0; i < s->n; i++)
		c->sum[i + 1] = c->sum[i] + s->box[i].gap + s->box[i].size;
}

static eg_len
whole_size(const struct eg_cell *c)
{
	return c->edge[EG_BEFORE] + eg_cell_size(c, 0, c->stack->n) + c->edge[EG_AFTER];
}

/* A cell over several rows makes the last of them higher, if any. */
static void
row_heights(struct eg_parallel *p)
{
	eg_len y = 0;

	for (size_t r = 0; r < p->nrows; r++) {
		struct eg_row *row = &p->row[r];

		row->y = y;
		row->height = row->min;
		for (size_t i = 0; i < p->ncells; i++) {
			const struct eg_cell *c = &p->cell[i];

			if (c->row + c->rows == r + 1)
				row->height = greater(row->height,
				    whole_size(c) - (y - p->row[c->row].y));
		}
		y += row->height + (r + 1 < p->nrows ? row->gap : 0);
	}
}

/* --- where the group can be cut ------------------------------------------ */

static int
by_value(const void *a, const void *b)
{
	eg_len x = *(const eg_len *)a, y = *(const eg_len *)b;

	return (x > y) - (x < y);
}

/* Where the foot of the cell's boxes [0, to) is, in the uncut group. */
static eg_len
foot_at(const struct eg_parallel *p, const struct eg_cell *c, size_t to)
{
	return p->row[c->row].y + c->edge[EG_BEFORE] + eg_cell_size(c, 0, to);
}

/* Every height a cut could be at, ascending; the last is the whole. */
static size_t
candidates(struct eg_arena *a, const struct eg_parallel *p, eg_len **out)
{
	size_t n = p->nrows, k = 0;
	eg_len *y;

	for (size_t i = 0; i < p->ncells; i++)
		n += p->cell[i].stack->n;
	y = eg_new_array(a, n, eg_len);
	for (size_t r = 0; r < p->nrows; r++)
		y[k++] = p->row[r].y + p->row[r].height;
	for (size_t i = 0; i < p->ncells; i++)
		for (size_t to = 1; to < p->cell[i].stack->n; to++)
			y[k++] = foot_at(p, &p->cell[i], to);
	qsort(y, k, sizeof(*y), by_value);
	*out = y;
	return k;
}

/* Rows above y, and whether y lies inside the next one. */
static void
row_at(const struct eg_parallel *p, eg_len y, struct eg_step *s)
{
	while (s->row < p->nrows &&
	    p->row[s->row].y + p->row[s->row].height <= y)
		s->row++;
	s->inside = s->row < p->nrows && y > p->row[s->row].y;
}

/* Has the cell begun above the cut, and does it go on below? */
static bool
crosses(const struct eg_cell *c, const struct eg_step *s)
{
	return c->row + c->rows > s->row &&
	    (c->row < s->row || (c->row == s->row && s->inside));
}

/*
 * Moves every cell as far as y.  False when a cell that crosses y has no box
 * that ends above it: there is no cut at this height.
 */
static bool
advance(const struct eg_parallel *p, eg_len y, struct eg_step *s)
{
	bool moved = false, possible = true;

	s->y = y;
	row_at(p, y, s);
	for (size_t i = 0; i < p->ncells; i++) {
		const struct eg_cell *c = &p->cell[i];
		uint32_t from = s->reach[i], n = (uint32_t)c->stack->n;

		if (c->row + c->rows <= s->row)
			s->reach[i] = n;
		else if (crosses(c, s))
			while (s->reach[i] < n && foot_at(p, c, s->reach[i] + 1) <= y)
				s->reach[i]++;
		moved = moved || s->reach[i] > from;
		if (crosses(c, s) && n > 0 && s->reach[i] == 0)
			possible = false;
	}
	return possible && (moved || !s->inside);
}

static void
make_steps(struct eg_arena *a, struct eg_arena *temp, struct eg_parallel *p)
{
	struct eg_arena_mark mark = eg_arena_mark(temp);
	eg_len *y, last = -1;
	size_t n = candidates(temp, p, &y);
	struct eg_step now = { .reach = eg_new_array(a, p->ncells + 1, uint32_t) };

	p->step = eg_new_array(a, n + 1, struct eg_step);
	p->step[0] = now;
	for (size_t i = 0; i < n; i++) {
		struct eg_step try = now;

		if (y[i] == last || (y[i] <= 0 && i + 1 < n))
			continue;
		try.reach = eg_new_array(a, p->ncells + 1, uint32_t);
		memcpy(try.reach, now.reach, p->ncells * sizeof(*now.reach));
		last = y[i];
		if (!advance(p, y[i], &try))
			continue;
		now = p->step[++p->nsteps] = try;
	}
	eg_arena_reset(temp, mark);
}

/* --- boxes for the stack around ------------------------------------------ */

static void
strengthen(int32_t *keep, int32_t by)
{
	if (by > *keep)
		*keep = by;
}

/* Where what follows step k begins: between two rows lies their gap. */
static eg_len
start_of(const struct eg_parallel *p, size_t k)
{
	const struct eg_step *s = &p->step[k];

	return s->inside ? s->y : p->row[s->row].y;
}

/* Footnotes of what the step after k brings. */
static eg_len
notes_between(const struct eg_parallel *p, size_t k)
{
	eg_len note = 0;

	for (size_t i = 0; i < p->ncells; i++)
		for (uint32_t j = p->step[k].reach[i]; j < p->step[k + 1].reach[i]; j++)
			note += p->cell[i].stack->box[j].note;
	return note;
}

/* The gap above the step that follows s. */
static void
gap_of(const struct eg_parallel *p, const struct eg_step *s, struct eg_box *b)
{
	const struct eg_row *row = &p->row[s->row];

	if (s->inside) {
		strengthen(&b->keep_column, row->keep_column);
		strengthen(&b->keep_page, row->keep_page);
	} else {
		strengthen(&b->keep_column, row[-1].next_column);
		strengthen(&b->keep_page, row[-1].next_page);
		b->brk = row[-1].brk;
	}
	for (size_t i = 0; i < p->ncells; i++) {
		const struct eg_cell *c = &p->cell[i];
		const struct eg_box *in;

		if (!crosses(c, s) || s->reach[i] >= c->stack->n)
			continue;
		in = &c->stack->box[s->reach[i]];
		strengthen(&b->keep_column, in->keep_column);
		strengthen(&b->keep_page, in->keep_page);
		if (in->brk > b->brk)
			b->brk = in->brk;
	}
}

/*
 * Cells are cut at unlike heights, so what follows a cut can be higher on its
 * own page than it was beside the rest.
 */
static eg_len
extra_height(const struct eg_parallel *p, size_t k)
{
	size_t far = LOOKS / (p->nsteps * (p->ncells + 1) * p->nrows + 1) + 2;
	eg_len extra = 0;

	if (far > LOOK_AHEAD)
		far = LOOK_AHEAD;
	for (size_t j = k + 1; j <= p->nsteps && j <= k + far; j++)
		extra = greater(extra, eg_parallel_size(p, k, j) -
		    (p->step[j].y - start_of(p, k)));
	return extra;
}

/* What the first object of a cell wants before it, its row wants. */
static void
hand_on_head(struct eg_stacker *s, const struct eg_parallel *p)
{
	for (size_t i = 0; i < p->ncells; i++) {
		const struct eg_box *b = p->cell[i].stack->box;

		if (p->cell[i].row > 0 || p->cell[i].stack->n == 0)
			continue;
		strengthen(&s->next_column, b->keep_column);
		strengthen(&s->next_page, b->keep_page);
		if (b->brk > s->brk)
			s->brk = b->brk;
	}
}

static void
hand_on_tail(struct eg_stacker *s, const struct eg_parallel *p)
{
	for (size_t i = 0; i < p->ncells; i++) {
		const struct eg_stack *k = p->cell[i].stack;

		if (p->cell[i].row + p->cell[i].rows < p->nrows)
			continue;
		strengthen(&s->next_column, k->tail_column);
		strengthen(&s->next_page, k->tail_page);
		if (k->tail_break > s->brk)
			s->brk = k->tail_break;
	}
}

void
eg_parallel_finish(struct eg_stacker *s, struct eg_parallel *p)
{
	struct eg_arena *a = s->ctx->scratch;

	for (size_t i = 0; i < p->ncells; i++)
		sum_up(a, &p->cell[i]);
	row_heights(p);
	make_steps(a, s->ctx->temp, p);
	hand_on_head(s, p);
	for (size_t k = 0; k < p->nsteps; k++) {
		eg_len start = start_of(p, k);
		struct eg_box *b = eg_stacker_push(s, EG_BOX_STEP, p->step[k + 1].y - start);

		b->parallel = p;
		b->index = (uint32_t)k;
		b->note = notes_between(p, k);
		if (k > 0) {
			gap_of(p, &p->step[k], b);
			b->gap += start - p->step[k].y;
			b->head += extra_height(p, k);
		}
	}
	hand_on_tail(s, p);
}
