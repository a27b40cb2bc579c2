/* axis.c - see axis.h: what the columns of a table tell apart. */
#include "rules/dmn/axis.h"

#include <stdlib.h>
#include <string.h>

/* No text of a case has a control character. */
#define NO_TEXT_OF_A_CASE	"\001"

struct finding {
	struct eg_inspection	*in;
	const struct eg_feel	**value;	/* literals, sorted, each once */
	size_t			 n, cap;
	enum eg_feel_kind	 kind;
	bool			 null;		/* a cell names null */
	bool			 typed;		/* the column says its kind */
	bool			 mixed;		/* of several kinds: no regions */
};

/* --- the values ----------------------------------------------------------- */

static bool
is_before(const struct eg_feel *a, const struct eg_feel *b)
{
	int order;

	if (a->kind == EG_FEEL_BOOLEAN)
		return !a->boolean && b->boolean;
	/* Texts keep the order they are written in. */
	return a->kind != EG_FEEL_STRING && eg_feel_compare(a, b, &order) &&
	    order < 0;
}

static void
add_value(struct finding *f, const struct eg_feel *v)
{
	size_t i;

	if (v->kind == EG_FEEL_NULL) {
		f->null = true;
		return;
	}
	if (f->kind == EG_FEEL_NULL)
		f->kind = v->kind;
	if (v->kind != f->kind) {	/* of a known type it is never met */
		f->mixed = f->mixed || !f->typed;
		return;
	}
	for (i = 0; i < f->n; i++)
		if (eg_feel_equal(f->value[i], v) == 1)
			return;
	if (f->n == f->cap) {
		f->cap = f->cap * 2 + 16;
		f->value = eg_realloc(f->value, f->cap, sizeof(*f->value));
	}
	for (i = f->n++; i > 0 && is_before(v, f->value[i - 1]); i--)
		f->value[i] = f->value[i - 1];
	f->value[i] = v;
}

static void
add_literals(struct finding *f, const struct eg_feel_expr *e)
{
	struct eg_feel_literal *list;
	size_t i, n;
	bool known;

	if (e == NULL)
		return;
	n = eg_feel_literals(f->in->arena, f->in->model->library, e, &list,
	    &known);
	for (i = 0; i < n; i++)
		add_value(f, list[i].value);
}

static void
add_type(struct finding *f, const struct eg_dmn_type *t)
{
	for (; t != NULL; t = t->base) {
		if (t->base == NULL && t->kind != EG_FEEL_NULL) {
			f->kind = t->kind;
			f->typed = true;
		}
		f->mixed = f->mixed || t->collection;
		add_literals(f, t->allowed);
	}
}

/* --- regions -------------------------------------------------------------- */

/* A value between two of a kind, NULL where there is none or no order. */
static const struct eg_feel *
between(struct eg_arena *a, enum eg_feel_kind kind, const struct eg_feel *low,
    const struct eg_feel *high)
{
	struct eg_decimal one = eg_decimal_int(1), two = eg_decimal_int(2), d;
	int64_t from, to;
	bool ok;

	if (kind == EG_FEEL_NUMBER) {
		ok = low == NULL ? eg_decimal_subtract(high->number, one, &d) :
		    high == NULL ? eg_decimal_add(low->number, one, &d) :
		    eg_decimal_add(low->number, high->number, &d) &&
		    eg_decimal_divide(d, two, &d);
		return ok ? eg_feel_number(a, d) : NULL;
	}
	if (kind != EG_FEEL_DATE && kind != EG_FEEL_MONTHS &&
	    kind != EG_FEEL_DAYS)
		return NULL;
	from = low == NULL ? 0 : kind == EG_FEEL_DATE ? low->day :
	    kind == EG_FEEL_MONTHS ? low->months : low->seconds;
	to = high == NULL ? 0 : kind == EG_FEEL_DATE ? high->day :
	    kind == EG_FEEL_MONTHS ? high->months : high->seconds;
	from = low == NULL ? to - 1 : from + 1;
	if (low != NULL && high != NULL && from >= to)
		return NULL;
	return kind == EG_FEEL_DATE ? eg_feel_date(a, from) :
	    kind == EG_FEEL_MONTHS ? eg_feel_months(a, from) :
	    eg_feel_days(a, from, 0);
}

/* Whether a case can have it: by inputValues, and by the type. */
static bool
is_allowed(struct finding *f, const struct eg_dmn_column *c,
    const struct eg_feel *v)
{
	struct eg_feel_env env = { .arena = f->in->arena,
	    .library = f->in->model->library };
	const struct eg_feel *is;
	char wrong[256];

	if (eg_dmn_conform(f->in->model, f->in->arena, c->type, v, wrong) == NULL)
		return false;
	if (c->allowed.expr == NULL || v->kind == EG_FEEL_NULL)
		return true;
	is = eg_feel_test(&env, c->allowed.expr, v);
	return is != NULL && is->kind == EG_FEEL_BOOLEAN && is->boolean;
}

static void
add_region(struct finding *f, struct eg_axis *x, struct eg_region r)
{
	if (r.sample != NULL && is_allowed(f, x->column, r.sample))
		x->region[x->n++] = r;
}

static void
find_regions(struct finding *f, struct eg_axis *x)
{
	struct eg_arena *a = f->in->arena;
	bool ordered = f->kind != EG_FEEL_STRING && f->kind != EG_FEEL_BOOLEAN;
	const struct eg_feel *low, *high;
	size_t i;

	x->region = eg_new_array(a, 2 * f->n + 3, struct eg_region);
	for (i = 0; i < f->n; i++) {
		low = i == 0 ? NULL : f->value[i - 1];
		high = f->value[i];
		if (ordered)
			add_region(f, x, (struct eg_region){ .low = low,
			    .high = high, .sample = between(a, f->kind, low, high) });
		add_region(f, x, (struct eg_region){ .sample = high,
		    .low = high, .high = high, .point = true });
	}
	low = f->n == 0 ? NULL : f->value[f->n - 1];
	if (ordered && low != NULL)
		add_region(f, x, (struct eg_region){ .low = low,
		    .sample = between(a, f->kind, low, NULL) });
	if (f->kind == EG_FEEL_STRING)
		add_region(f, x, (struct eg_region){
		    .sample = eg_feel_string(a, NO_TEXT_OF_A_CASE) });
	if (f->null)
		add_region(f, x, (struct eg_region){ .sample = &eg_feel_null,
		    .point = true });
}

/* Where there is nothing to tell apart one region is all there is. */
static void
find_axis(struct eg_inspection *in, struct eg_axis *x, const size_t *axis_of)
{
	const struct eg_dmn_table *t = in->table;
	struct finding f = { .in = in };
	size_t i, k;

	add_type(&f, x->column->type);
	for (i = 0; i < t->inputs; i++) {
		if (&in->axis[axis_of[i]] != x)
			continue;
		add_literals(&f, t->input[i].allowed.expr);
		for (k = 0; k < t->rows; k++)
			add_literals(&f, t->row[k].test[i].expr);
	}
	if (f.kind == EG_FEEL_BOOLEAN) {
		add_value(&f, &eg_feel_false);
		add_value(&f, &eg_feel_true);
	}
	x->texts = f.kind == EG_FEEL_STRING;
	if (!f.mixed && f.n > 0)
		find_regions(&f, x);
	if (x->n == 0) {
		x->region = eg_new(in->arena, struct eg_region);
		x->n = 1;
	}
	free(f.value);
}

/* --- what rows say -------------------------------------------------------- */

static enum eg_passes
cell_passes(struct eg_inspection *in, const struct eg_feel_expr *cell,
    const struct eg_feel *sample)
{
	struct eg_feel_env env = { .arena = in->arena,
	    .library = in->model->library };
	struct eg_feel_literal *list;
	const struct eg_feel *is;
	bool known;

	if (eg_feel_is_any(cell))
		return EG_PASSES;
	eg_feel_literals(in->arena, in->model->library, cell, &list, &known);
	if (!known || sample == NULL)
		return EG_PASSES_PERHAPS;
	is = eg_feel_test(&env, cell, sample);
	return is != NULL && is->kind == EG_FEEL_BOOLEAN && is->boolean ?
	    EG_PASSES : EG_PASSES_NOT;
}

/* By all columns of the axis. */
static enum eg_passes
row_passes(struct eg_inspection *in, const struct eg_axis *x,
    const size_t *axis_of, const struct eg_region *g, size_t row)
{
	enum eg_passes all = EG_PASSES, one;
	size_t i;

	for (i = 0; i < in->table->inputs; i++) {
		if (&in->axis[axis_of[i]] != x)
			continue;
		one = cell_passes(in, in->table->row[row].test[i].expr, g->sample);
		if (one < all)
			all = one;
	}
	return all;
}

static void
classify(struct eg_inspection *in, struct eg_axis *x, const size_t *axis_of)
{
	size_t rows = in->table->rows, i, k;
	unsigned char *says;

	x->passes = eg_arena_alloc(in->arena, x->n * rows + 1);
	for (i = 0; i < x->n; i++) {
		says = x->passes + x->classes * rows;
		for (k = 0; k < rows; k++)
			says[k] = (unsigned char)row_passes(in, x, axis_of,
			    &x->region[i], k);
		for (k = 0; k < x->classes; k++)
			if (memcmp(x->passes + k * rows, says, rows) == 0)
				break;
		x->region[i].class = k;
		x->classes += k == x->classes;
	}
}

void
eg_axes_find(struct eg_inspection *in)
{
	const struct eg_dmn_table *t = in->table;
	size_t *axis_of = eg_new_array(in->arena, t->inputs + 1, size_t), i, k;
	const char *text;

	in->axis = eg_new_array(in->arena, t->inputs + 1, struct eg_axis);
	in->axes = 0;
	in->classes = 0;
	for (i = 0; i < t->inputs; i++) {
		text = eg_feel_text(t->input[i].input.expr);
		for (k = 0; k < i; k++)
			if (strcmp(text, eg_feel_text(t->input[k].input.expr)) == 0)
				break;
		axis_of[i] = k < i ? axis_of[k] : in->axes;
		if (k < i)
			continue;
		in->axis[in->axes].name = t->input[i].name != NULL ?
		    t->input[i].name : text;
		in->axis[in->axes++].column = &t->input[i];
	}
	for (i = 0; i < in->axes; i++) {
		find_axis(in, &in->axis[i], axis_of);
		classify(in, &in->axis[i], axis_of);
		in->axis[i].first = in->classes;
		in->classes += in->axis[i].classes;
	}
}

enum eg_passes
eg_axis_passes(const struct eg_inspection *in, const struct eg_axis *x,
    size_t class, size_t row)
{
	return (enum eg_passes)x->passes[class * in->table->rows + row];
}

/* --- in words ------------------------------------------------------------- */

static bool
is_meant(const struct eg_axis *x, const eg_box *box, size_t i)
{
	return box[x->first + x->region[i].class];
}

static bool
is_whole(const struct eg_axis *x, const eg_box *box)
{
	size_t i;

	for (i = 0; i < x->n && is_meant(x, box, i); i++)
		;
	return i == x->n;
}

/* The regions from i to last, which lie beside each other. */
static void
print_run(const struct eg_region *i, const struct eg_region *last,
    struct eg_buf *out)
{
	if (i == last && i->point) {
		eg_feel_write(i->sample, out);
	} else if (i->low == NULL && last->high == NULL) {
		eg_buf_putc(out, '-');
	} else if (i->low == NULL) {
		eg_buf_puts(out, last->point ? "<= " : "< ");
		eg_feel_write(last->high, out);
	} else if (last->high == NULL) {
		eg_buf_puts(out, i->point ? ">= " : "> ");
		eg_feel_write(i->low, out);
	} else {
		eg_buf_putc(out, i->point ? '[' : '(');
		eg_feel_write(i->low, out);
		eg_buf_puts(out, "..");
		eg_feel_write(last->high, out);
		eg_buf_putc(out, last->point ? ']' : ')');
	}
}

/* Each alone: texts, and whatever has null among it. */
static void
print_texts(const struct eg_axis *x, const eg_box *box, struct eg_buf *out)
{
	bool others = false, named, first = true;
	size_t i;

	for (i = 0; i < x->n; i++)
		others = others || (!x->region[i].point && is_meant(x, box, i));
	eg_buf_puts(out, others ? "not(" : "");
	for (i = 0; i < x->n; i++) {
		named = is_meant(x, box, i) != others;
		if (!named || !x->region[i].point)
			continue;
		eg_buf_puts(out, first ? "" : ", ");
		eg_feel_write(x->region[i].sample, out);
		first = false;
	}
	eg_buf_puts(out, others ? ")" : "");
}

void
eg_axis_print(const struct eg_axis *x, const eg_box *box, struct eg_buf *out)
{
	bool first = true;
	size_t i, from;

	if (is_whole(x, box)) {
		eg_buf_putc(out, '-');
		return;
	}
	if (x->texts) {
		print_texts(x, box, out);
		return;
	}
	for (i = 0; i < x->n; i++) {
		if (!is_meant(x, box, i))
			continue;
		/* Null and truth values have no neighbours. */
		for (from = i; i + 1 < x->n && is_meant(x, box, i + 1) &&
		    x->region[i].high != NULL && x->region[i + 1].low != NULL &&
		    x->region[i].sample->kind != EG_FEEL_BOOLEAN; )
			i++;
		eg_buf_puts(out, first ? "" : ", ");
		print_run(&x->region[from], &x->region[i], out);
		first = false;
	}
}

void
eg_box_print(const struct eg_inspection *in, const eg_box *box,
    struct eg_buf *out)
{
	const struct eg_axis *x;
	bool first = true;

	for (x = in->axis; x < in->axis + in->axes; x++) {
		if (is_whole(x, box))
			continue;
		eg_buf_printf(out, "%s%s is ", first ? "" : " and ", x->name);
		eg_axis_print(x, box, out);
		first = false;
	}
	if (first)
		eg_buf_puts(out, "anything");
}
