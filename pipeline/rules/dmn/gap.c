/*
 * gap.c - the cases that no row of a table is for.
 *
 * Axis by axis the rows that still can apply are kept; where none is left there
 * is a gap, whatever the axes that follow say.  What is found are boxes; those
 * that differ in one axis only are told as one, so that the row proposed is the
 * widest.
 */
#include "rules/dmn/axis.h"

#include <stdlib.h>
#include <string.h>

#define STEPS_MOST	200000	/* of one table: a tenth of a second */
#define BOXES_MOST	500
#define TOLD_MOST	5	/* of one table */

struct search {
	struct eg_inspection	*in;
	eg_box			*box;		/* n of them, one after the other */
	size_t			 n, steps;
	size_t			*chosen;	/* a class of each axis so far */
	/* Rows that whatever the axes from this one on say cannot stop: [axis][row]. */
	bool			*sure;
	bool			 too_large;
};

/* --- searching ------------------------------------------------------------ */

static void
find_sure(struct search *s)
{
	struct eg_inspection *in = s->in;
	size_t rows = in->table->rows, a, r, c;

	s->sure = eg_new_array(in->arena, (in->axes + 1) * rows + 1, bool);
	for (r = 0; r < rows; r++)
		s->sure[in->axes * rows + r] = true;
	for (a = in->axes; a-- > 0; )
		for (r = 0; r < rows; r++) {
			s->sure[a * rows + r] = s->sure[(a + 1) * rows + r];
			for (c = 0; c < in->axis[a].classes; c++)
				if (eg_axis_passes(in, &in->axis[a], c, r) ==
				    EG_PASSES_NOT)
					s->sure[a * rows + r] = false;
		}
}

static void
keep(struct search *s, size_t axes)
{
	struct eg_inspection *in = s->in;
	eg_box *box = s->box + s->n * in->classes;
	size_t a, c;

	if (s->n == BOXES_MOST) {
		s->too_large = true;
		return;
	}
	for (a = 0; a < in->axes; a++)
		for (c = 0; c < in->axis[a].classes; c++)
			box[in->axis[a].first + c] = a >= axes ||
			    s->chosen[a] == c;
	s->n++;
}

/* rows[0..n): those that can still apply. */
static void
search(struct search *s, size_t axis, const size_t *rows, size_t n)
{
	struct eg_inspection *in = s->in;
	size_t *left, i, c, k;

	if (n == 0) {
		keep(s, axis);
		return;
	}
	for (i = 0; i < n; i++)
		if (s->sure[axis * in->table->rows + rows[i]])
			return;
	if (s->too_large || s->steps++ > STEPS_MOST) {
		s->too_large = true;
		return;
	}
	left = eg_malloc(n * sizeof(*left));
	for (c = 0; c < in->axis[axis].classes; c++) {
		for (i = k = 0; i < n; i++)
			if (eg_axis_passes(in, &in->axis[axis], c, rows[i]) !=
			    EG_PASSES_NOT)
				left[k++] = rows[i];
		s->chosen[axis] = c;
		search(s, axis + 1, left, k);
	}
	free(left);
}

/* --- joining -------------------------------------------------------------- */

/* Makes a the union of both when they differ in one axis only. */
static bool
join(const struct eg_inspection *in, eg_box *a, const eg_box *b)
{
	const struct eg_axis *differs = NULL, *x;
	size_t c;

	for (x = in->axis; x < in->axis + in->axes; x++) {
		if (memcmp(a + x->first, b + x->first,
		    x->classes * sizeof(*a)) == 0)
			continue;
		if (differs != NULL)
			return false;
		differs = x;
	}
	for (c = 0; differs != NULL && c < differs->classes; c++)
		a[differs->first + c] |= b[differs->first + c];
	return true;
}

static void
join_all(struct search *s)
{
	size_t size = s->in->classes, i, k;
	bool again = true;

	while (again) {
		again = false;
		for (i = 0; i < s->n; i++)
			for (k = i + 1; k < s->n; k++) {
				if (!join(s->in, s->box + i * size,
				    s->box + k * size))
					continue;
				s->n--;
				memmove(s->box + k * size, s->box + (k + 1) * size,
				    (s->n - k) * size * sizeof(*s->box));
				k--;
				again = true;
			}
	}
}

/* --- telling -------------------------------------------------------------- */

static void
put_cell(struct eg_buf *out, const char *element, const char *cell)
{
	eg_buf_printf(out, "<%s><text>", element);
	eg_buf_xml(out, cell, "");
	eg_buf_printf(out, "</text></%s>", element);
}

/* The axis of a column; columns of the same expression have one. */
static const struct eg_axis *
axis_of(const struct eg_inspection *in, const struct eg_dmn_column *c,
    bool *first)
{
	const char *text = eg_feel_text(c->input.expr);
	const struct eg_axis *x = in->axis;

	while (strcmp(eg_feel_text(x->column->input.expr), text) != 0)
		x++;
	*first = x->column == c;
	return x;
}

/* As it would be written, but for what it gives. */
static const char *
missing_row(const struct eg_inspection *in, const eg_box *box)
{
	struct eg_buf row = { 0 }, cell = { 0 };
	const struct eg_axis *x;
	const char *text;
	bool first;
	size_t i;

	eg_buf_puts(&row, "<rule>");
	for (i = 0; i < in->table->inputs; i++) {
		x = axis_of(in, &in->table->input[i], &first);
		eg_buf_clear(&cell);
		if (first)
			eg_axis_print(x, box, &cell);
		put_cell(&row, "inputEntry", first ? eg_buf_str(&cell) : "-");
	}
	for (i = 0; i < in->table->outputs; i++)
		put_cell(&row, "outputEntry", "null");
	eg_buf_puts(&row, "</rule>");
	text = eg_diags_printf(in->diags, "add the row, with what it gives for "
	    "null: %s", eg_buf_str(&row));
	eg_buf_free(&row);
	eg_buf_free(&cell);
	return text;
}

static void
tell(const struct search *s)
{
	const struct eg_inspection *in = s->in;
	struct eg_pos at = eg_xml_pos(in->model->xml, in->table->node);
	struct eg_buf when = { 0 };
	const eg_box *box;
	size_t i;

	for (i = 0; i < s->n && i < TOLD_MOST; i++) {
		box = s->box + i * in->classes;
		eg_buf_clear(&when);
		eg_box_print(in, box, &when);
		eg_report(in->diags, &(struct eg_diag){ .severity = EG_WARNING,
		    .code = "R3231", .at = at, .help = missing_row(in, box),
		    .note = i + 1 < TOLD_MOST || s->n <= TOLD_MOST ? NULL :
		    eg_diags_printf(in->diags, "%zu more such cases of this table "
		    "are not told", s->n - TOLD_MOST) },
		    "no row of `%s` applies when %s", in->decision,
		    eg_buf_str(&when));
	}
	if (s->too_large)
		eg_report(in->diags, &(struct eg_diag){ .severity = EG_WARNING,
		    .code = "R3237", .at = at,
		    .help = "make two tables of it, one of what the other gives" },
		    "`%s` has too many cases to look at all of them",
		    in->decision);
	eg_buf_free(&when);
}

void
eg_gaps_report(struct eg_inspection *in)
{
	struct search s = { .in = in };
	size_t *rows = eg_new_array(in->arena, in->table->rows + 1, size_t), i;

	for (i = 0; i < in->table->rows; i++)
		rows[i] = i;
	s.box = eg_malloc((BOXES_MOST + 1) * (in->classes + 1) *
	    sizeof(*s.box));
	s.chosen = eg_new_array(in->arena, in->axes + 1, size_t);
	find_sure(&s);
	search(&s, 0, rows, in->table->rows);
	join_all(&s);
	tell(&s);
	free(s.box);
}
