/*
 * inspect.c - what looks wrong in tables without any case; see axis.h.
 */
#include "rules/dmn/axis.h"

#include <string.h>

#include "base/suggest.h"

#define VALUES_MOST	200	/* of which the nearest is suggested */

static void
warn(struct eg_inspection *in, const char *code, struct eg_pos at,
    const char *help, const char *found, const char *text)
{
	eg_report(in->diags, &(struct eg_diag){ .severity = EG_WARNING,
	    .code = code, .at = at, .help = help, .found = found }, "%s", text);
}

static const char *
boxed(struct eg_inspection *in, const eg_box *box)
{
	struct eg_buf b = { 0 };
	const char *s;

	eg_box_print(in, box, &b);
	s = eg_diags_printf(in->diags, "%s", eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

static struct eg_pos
row_at(const struct eg_inspection *in, size_t row)
{
	return eg_xml_pos(in->model->xml, in->table->row[row].node);
}

static unsigned
row_line(const struct eg_inspection *in, size_t row)
{
	return row_at(in, row).line;
}

/* --- rows beside each other ----------------------------------------------- */

/* An axis on which the row passes nothing; NULL: it may apply. */
static const struct eg_axis *
barred(const struct eg_inspection *in, size_t row)
{
	const struct eg_axis *x;
	size_t c;

	for (x = in->axis; x < in->axis + in->axes; x++) {
		for (c = 0; c < x->classes; c++)
			if (eg_axis_passes(in, x, c, row) != EG_PASSES_NOT)
				break;
		if (c == x->classes)
			return x;
	}
	return NULL;
}

/* Wherever a may apply, b does. */
static bool
is_within(const struct eg_inspection *in, size_t a, size_t b)
{
	const struct eg_axis *x;
	size_t c;

	for (x = in->axis; x < in->axis + in->axes; x++)
		for (c = 0; c < x->classes; c++)
			if (eg_axis_passes(in, x, c, a) != EG_PASSES_NOT &&
			    eg_axis_passes(in, x, c, b) != EG_PASSES)
				return false;
	return true;
}

/* Where both certainly apply, if anywhere. */
static bool
meet(const struct eg_inspection *in, size_t a, size_t b, eg_box *box)
{
	const struct eg_axis *x;
	bool any;
	size_t c;

	for (x = in->axis; x < in->axis + in->axes; x++) {
		any = false;
		for (c = 0; c < x->classes; c++) {
			box[x->first + c] =
			    eg_axis_passes(in, x, c, a) == EG_PASSES &&
			    eg_axis_passes(in, x, c, b) == EG_PASSES;
			any = any || box[x->first + c];
		}
		if (!any)
			return false;
	}
	return true;
}

/* Of an ANY table: rows may meet when they give the same. */
static bool
give_the_same(const struct eg_dmn_table *t, size_t a, size_t b)
{
	size_t i;

	for (i = 0; i < t->outputs; i++)
		if (strcmp(eg_feel_text(t->row[a].output[i].expr),
		    eg_feel_text(t->row[b].output[i].expr)) != 0)
			return false;
	return true;
}

static void
report_within(struct eg_inspection *in, size_t a, size_t b)
{
	bool same = give_the_same(in->table, a, b);

	warn(in, "R3234", row_at(in, a), same ? "take it out" :
	    "narrow one of them, or take it out", NULL,
	    eg_diags_printf(in->diags, "row %zu of `%s` never applies alone: row "
	    "%zu, on line %u, applies wherever it does", a + 1, in->decision,
	    b + 1, row_line(in, b)));
}

static void
look_at_pair(struct eg_inspection *in, size_t a, size_t b)
{
	const struct eg_dmn_table *t = in->table;
	eg_box *box = eg_new_array(in->arena, in->classes + 1, eg_box);

	if (is_within(in, b, a)) {
		report_within(in, b, a);
		return;
	}
	if (is_within(in, a, b)) {
		report_within(in, a, b);
		return;
	}
	if ((t->policy == EG_HIT_ANY && give_the_same(t, a, b)) ||
	    !meet(in, a, b, box))
		return;
	warn(in, "R3232", row_at(in, b),
	    "a case that both apply to cannot be judged: narrow one of them",
	    boxed(in, box), eg_diags_printf(in->diags,
	    "rows %zu and %zu of `%s` may apply at once, the other is on line %u",
	    a + 1, b + 1, in->decision, row_line(in, a)));
}

static void
look_at_rows(struct eg_inspection *in)
{
	bool one = in->table->policy == EG_HIT_UNIQUE ||
	    in->table->policy == EG_HIT_ANY;
	const struct eg_axis *x;
	size_t a, b;

	for (b = 0; b < in->table->rows; b++) {
		x = barred(in, b);
		if (x != NULL)
			warn(in, "R3233", row_at(in, b), "correct the cell, or "
			    "take the row out", NULL, eg_diags_printf(in->diags,
			    "row %zu of `%s` never applies: no value of `%s` passes "
			    "its test", b + 1, in->decision, x->name));
		for (a = 0; x == NULL && one && a < b; a++)
			if (barred(in, a) == NULL)
				look_at_pair(in, a, b);
	}
}

/* --- values --------------------------------------------------------------- */

/* The texts that an expression lists, to suggest one of them. */
static size_t
list_texts(struct eg_inspection *in, const struct eg_feel_expr *e,
    const char **names, size_t n)
{
	struct eg_feel_literal *list;
	size_t i, count;
	bool known;

	if (e == NULL)
		return n;
	count = eg_feel_literals(in->arena, in->model->library, e, &list, &known);
	for (i = 0; i < count && n < VALUES_MOST; i++)
		if (list[i].value->kind == EG_FEEL_STRING)
			names[n++] = list[i].value->string;
	return n;
}

static const char *
near(struct eg_inspection *in, const struct eg_dmn_column *c,
    const struct eg_feel *v)
{
	const char *names[VALUES_MOST], *s;
	const struct eg_dmn_type *t;
	size_t n = 0;

	if (v->kind != EG_FEEL_STRING)
		return NULL;
	n = list_texts(in, c->allowed.expr, names, n);
	n = list_texts(in, c->values.expr, names, n);
	for (t = c->type; t != NULL; t = t->base)
		n = list_texts(in, t->allowed, names, n);
	s = eg_suggest(v->string, names, n);
	return s == NULL ? NULL :
	    eg_diags_printf(in->diags, "did you mean \"%s\"?", s);
}

static bool
passes_tests(struct eg_inspection *in, const struct eg_feel_expr *tests,
    const struct eg_feel *v)
{
	struct eg_feel_env env = { .arena = in->arena,
	    .library = in->model->library };
	const struct eg_feel *is = eg_feel_test(&env, tests, v);

	return is != NULL && is->kind == EG_FEEL_BOOLEAN && is->boolean;
}

static bool
is_listed(struct eg_inspection *in, const struct eg_feel_expr *values,
    const struct eg_feel *v)
{
	struct eg_feel_literal *list;
	size_t i, n;
	bool known;

	n = eg_feel_literals(in->arena, in->model->library, values, &list, &known);
	for (i = 0; i < n; i++)
		if (eg_feel_equal(list[i].value, v) == 1)
			return true;
	return !known;
}

/* Of the type the values of a list have, where it is a list of them. */
static const struct eg_dmn_type *
of_items(const struct eg_dmn_type *t)
{
	while (t != NULL && t->collection && t->base != NULL)
		t = t->base;
	return t;
}

/* What is wrong with a value of a column, in a few words; NULL: nothing. */
static const char *
fault(struct eg_inspection *in, const struct eg_dmn_column *c,
    const struct eg_feel *v)
{
	char wrong[256] = "";

	if (v->kind == EG_FEEL_NULL)
		return NULL;
	if (eg_dmn_conform(in->model, in->arena, of_items(c->type), v, wrong) ==
	    NULL)
		return eg_diags_printf(in->diags, "%s", wrong);
	if (c->allowed.expr != NULL && !passes_tests(in, c->allowed.expr, v))
		return eg_diags_printf(in->diags,
		    "it is none of the values of this column: %s",
		    eg_feel_text(c->allowed.expr));
	if (c->values.expr != NULL && !is_listed(in, c->values.expr, v))
		return eg_diags_printf(in->diags,
		    "it is none of the values of this column: %s",
		    eg_feel_text(c->values.expr));
	return NULL;
}

static void
look_at_cell(struct eg_inspection *in, const struct eg_dmn_column *c,
    const struct eg_dmn_text *cell, const char *code, size_t row)
{
	struct eg_feel_literal *list;
	struct eg_buf value = { 0 };
	const char *wrong;
	size_t i, n;
	bool known;

	if (cell->expr == NULL)
		return;
	n = eg_feel_literals(in->arena, in->model->library, cell->expr, &list,
	    &known);
	for (i = 0; i < n; i++) {
		wrong = fault(in, c, list[i].value);
		if (wrong == NULL)
			continue;
		eg_buf_clear(&value);
		eg_feel_write(list[i].value, &value);
		warn(in, code, eg_xml_char_pos(in->model->xml, cell->node,
		    list[i].offset, list[i].length), near(in, c, list[i].value),
		    NULL, eg_diags_printf(in->diags, "%s in row %zu of `%s`: %s",
		    eg_buf_str(&value), row + 1, in->decision, wrong));
	}
	eg_buf_free(&value);
}

static void
look_at_values(struct eg_inspection *in)
{
	const struct eg_dmn_table *t = in->table;
	size_t r, i;

	for (r = 0; r < t->rows; r++) {
		for (i = 0; i < t->inputs; i++)
			look_at_cell(in, &t->input[i], &t->row[r].test[i],
			    "R3235", r);
		for (i = 0; i < t->outputs; i++)
			look_at_cell(in, &t->output[i], &t->row[r].output[i],
			    "R3236", r);
	}
}

/* --- a table -------------------------------------------------------------- */

/*
 * What a rulebook does not have: one row of law before another hides that they
 * differ.
 */
static void
look_at_policy(struct eg_inspection *in)
{
	static const char *const refused[] = { [EG_HIT_FIRST] = "FIRST",
	    [EG_HIT_PRIORITY] = "PRIORITY", [EG_HIT_RULE_ORDER] = "RULE ORDER" };
	enum eg_hit_policy p = in->table->policy;

	if (p >= sizeof(refused) / sizeof(refused[0]) || refused[p] == NULL)
		return;
	eg_report(in->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3230", .at = eg_xml_value_pos(in->model->xml,
	    eg_node_attr_node(in->table->node, "", "hitPolicy")),
	    .help = p == EG_HIT_RULE_ORDER ? "use COLLECT" :
	    "use UNIQUE, with rows that say what they are for" },
	    "`%s` has the hit policy %s: the order of its rows would be law",
	    in->decision, refused[p]);
}

static bool
needs_a_row(const struct eg_dmn_table *t)
{
	size_t i;

	for (i = 0; i < t->outputs; i++)
		if (t->output[i].otherwise.expr != NULL)
			return false;
	return t->policy != EG_HIT_COLLECT && t->policy != EG_HIT_RULE_ORDER &&
	    t->policy != EG_HIT_OUTPUT_ORDER;
}

static void
look_at_table(struct eg_inspection *in)
{
	look_at_policy(in);
	look_at_values(in);
	eg_axes_find(in);
	look_at_rows(in);
	if (needs_a_row(in->table))
		eg_gaps_report(in);
}

static void
look_at_logic(struct eg_inspection *in, const struct eg_dmn_logic *g)
{
	size_t i;

	if (g == NULL)
		return;
	if (g->kind == EG_LOGIC_TABLE) {
		in->table = g->table;
		look_at_table(in);
	}
	for (i = 0; i < g->n; i++)
		look_at_logic(in, g->entry[i].logic);
}

void
eg_dmn_inspect(struct eg_dmn *m, struct eg_diags *diags)
{
	struct eg_inspection in = { .arena = eg_arena_new(), .model = m,
	    .diags = diags };
	const struct eg_dmn_knowledge *k;
	const struct eg_dmn_decision *d;

	for (d = m->decisions; d != NULL; d = d->next) {
		in.decision = d->name;
		look_at_logic(&in, d->logic);
	}
	for (k = m->knowledge; k != NULL; k = k->next) {
		in.decision = k->name;
		look_at_logic(&in, k->logic);
	}
	eg_arena_free(in.arena);
}
