/* parallel_part.c - see parallel_part.h, and eg_parallel_place in parallel.h. */
#include "layout/parallel_part.h"

#include <stdlib.h>

struct part {
	const struct eg_parallel	*p;
	const struct eg_step		*from, *to;
	size_t				 first, end;	/* rows in it */
};

static struct part
part_of(const struct eg_parallel *p, size_t from, size_t to)
{
	struct part t = { .p = p, .from = &p->step[from], .to = &p->step[to] };

	t.first = t.from->row;
	t.end = t.to->row + (t.to->inside ? 1 : 0);
	return t;
}

static bool
begins_here(const struct part *t, const struct eg_cell *c)
{
	return c->row > t->from->row || (c->row == t->from->row && !t->from->inside);
}

static bool
ends_here(const struct part *t, const struct eg_cell *c)
{
	return c->row + c->rows <= t->to->row;
}

static bool
is_in(const struct part *t, const struct eg_cell *c)
{
	return c->row < t->end && c->row + c->rows > t->first;
}

/* Rows of the cell in the part: [first, end). */
static size_t
first_row(const struct part *t, const struct eg_cell *c)
{
	return c->row > t->first ? c->row : t->first;
}

static size_t
end_row(const struct part *t, const struct eg_cell *c)
{
	return c->row + c->rows < t->end ? c->row + c->rows : t->end;
}

static eg_len
cell_size(const struct part *t, size_t i)
{
	const struct eg_cell *c = &t->p->cell[i];

	return (begins_here(t, c) ? c->edge[EG_BEFORE] : 0) +
	    eg_cell_size(c, t->from->reach[i], t->to->reach[i]) +
	    (ends_here(t, c) ? c->edge[EG_AFTER] : 0);
}

static bool
row_is_cut(const struct part *t, size_t r)
{
	return (r == t->from->row && t->from->inside) ||
	    (r == t->to->row && t->to->inside);
}

/*
 * The height of row r, whose top is y and which is row r - first of the part;
 * top[] has the tops of the rows above.
 */
static eg_len
row_height(const struct part *t, size_t r, const eg_len *top)
{
	eg_len h = row_is_cut(t, r) ? 0 : t->p->row[r].height;

	for (size_t i = 0; i < t->p->ncells; i++) {
		const struct eg_cell *c = &t->p->cell[i];
		eg_len need;

		if (!is_in(t, c) || end_row(t, c) != r + 1)
			continue;
		need = cell_size(t, i) - (top[r - t->first] - top[first_row(t, c) - t->first]);
		if (need > h)
			h = need;
	}
	return h;
}

/* Tops of the rows of the part and, one more, its height. */
static void
row_tops(const struct part *t, eg_len *top, eg_len *height)
{
	top[0] = 0;
	for (size_t r = t->first; r < t->end; r++) {
		size_t i = r - t->first;

		height[i] = row_height(t, r, top);
		top[i + 1] = top[i] + height[i] +
		    (r + 1 < t->end ? t->p->row[r].gap : 0);
	}
}

eg_len
eg_parallel_size(const struct eg_parallel *p, size_t from, size_t to)
{
	struct part t = part_of(p, from, to);
	eg_len some[2 * 16 + 1], *top = some, size;
	size_t n = t.end - t.first;

	if (n > 15)
		top = eg_malloc((2 * n + 1) * sizeof(*top));
	row_tops(&t, top, top + n + 1);
	size = top[n];
	if (top != some)
		free(top);
	return size;
}

static uint8_t
edges_of(const struct part *t, const struct eg_cell *c)
{
	return (uint8_t)(1 << EG_START | 1 << EG_END |
	    (begins_here(t, c) ? 1 << EG_BEFORE : 0) |
	    (ends_here(t, c) ? 1 << EG_AFTER : 0));
}

/* display-align moves the content of a cell that is whole. */
static eg_len
content_offset(const struct part *t, size_t i, eg_len height)
{
	const struct eg_cell *c = &t->p->cell[i];
	eg_len room = height - cell_size(t, i);

	if (room <= 0 || !begins_here(t, c) || !ends_here(t, c))
		return 0;
	if (c->align == EG_DISPLAY_CENTER)
		return room / 2;
	return c->align == EG_DISPLAY_AFTER ? room : 0;
}

/* The cell's area at (x, y) of `into`; where says the same for the page. */
static void
place_cell(struct eg_layout_ctx *ctx, const struct part *t, size_t i,
    struct eg_area *into, eg_len x, eg_len y, eg_len height, const struct eg_place *where)
{
	const struct eg_cell *c = &t->p->cell[i];
	struct eg_area *a = eg_place_area(ctx, c->fo, c->style);
	bool rtl = c->style != NULL && c->style->writing_mode == EG_RL_TB;
	eg_len left = c->outset[rtl ? EG_END : EG_START];
	struct eg_place at = { .into = a, .x = c->content_x + left };

	a->x = x - left;
	a->y = y - c->outset[EG_BEFORE];
	a->width = c->width + c->outset[EG_START] + c->outset[EG_END];
	a->height = height + c->outset[EG_BEFORE] + c->outset[EG_AFTER];
	a->edges = edges_of(t, c);
	a->borders = c->borders;
	a->clip = c->clip;
	a->column = c->column;
	a->row = c->column < 0 ? -1 : t->p->first_row + (int32_t)c->row;
	if (c->under != NULL) {
		struct eg_area *under = eg_place_area(ctx, NULL, c->under);

		under->edges = 0;
		under->x = x;
		under->y = y;
		under->width = c->width;
		under->height = height;
		eg_area_add(into, under);
	}
	eg_area_add(into, a);
	at.y = c->outset[EG_BEFORE] + (begins_here(t, c) ? c->edge[EG_BEFORE] : 0);
	at.top = content_offset(t, i, height);
	at.page_x = where->page_x + c->x + c->content_x;
	at.page_y = where->page_y + at.y;
	if (t->from->reach[i] < t->to->reach[i])
		eg_place_boxes(ctx, c->stack, t->from->reach[i], t->to->reach[i], &at);
}

/* A row's own area, or the area around when it has none. */
static struct eg_area *
place_row(struct eg_layout_ctx *ctx, const struct eg_row *row, const struct eg_place *at,
    eg_len y, eg_len height)
{
	struct eg_area *a;

	if (row->fo == NULL)
		return at->into;
	a = eg_place_area(ctx, row->fo, row->style);
	a->x = at->x + row->x;
	a->y = at->y + y;
	a->width = row->width;
	a->height = height;
	eg_area_add(at->into, a);
	return a;
}

static void
place_rows(struct eg_layout_ctx *ctx, const struct part *t, const eg_len *top,
    const eg_len *height, const struct eg_place *at)
{
	for (size_t r = t->first; r < t->end; r++) {
		const struct eg_row *row = &t->p->row[r];
		eg_len y = at->top + top[r - t->first];
		struct eg_area *into = place_row(ctx, row, at, y, height[r - t->first]);
		bool own = into != at->into;
		struct eg_place where = *at;

		where.page_y += y;
		for (size_t i = 0; i < t->p->ncells; i++) {
			const struct eg_cell *c = &t->p->cell[i];
			size_t last;

			if (!is_in(t, c) || first_row(t, c) != r)
				continue;
			last = end_row(t, c) - 1 - t->first;
			place_cell(ctx, t, i, into, c->x + (own ? -row->x : at->x),
			    own ? 0 : at->y + y,
			    top[last] + height[last] - top[r - t->first], &where);
		}
	}
}

eg_len
eg_parallel_place(struct eg_layout_ctx *ctx, const struct eg_parallel *p,
    size_t from, size_t to, const struct eg_place *at)
{
	struct part t = part_of(p, from, to);
	size_t n = t.end - t.first;
	eg_len *top = eg_malloc((2 * n + 1) * sizeof(*top)), size;

	row_tops(&t, top, top + n + 1);
	place_rows(ctx, &t, top, top + n + 1, at);
	size = top[n];
	free(top);
	return size;
}
