/*
 * table.c - which rows of a table apply, and what comes of them (DMN 1.3
 * §8.2.8, §8.3.3).
 *
 * Two rows of a UNIQUE table that apply at once stop the evaluation: the
 * standard leaves the result open, and a silent choice between two rules of law
 * is none.
 */
#include "rules/dmn/model.h"

#include <stdlib.h>
#include <string.h>

/* --- input ---------------------------------------------------------------- */

static bool
is_true(const struct eg_feel *v)
{
	return v->kind == EG_FEEL_BOOLEAN && v->boolean;
}

/* Strictly: the value is one of inputValues. */
static const struct eg_feel *
check_allowed(struct eg_dmn_run *run, const struct eg_dmn_column *c,
    const struct eg_feel *v)
{
	const struct eg_feel *is;
	struct eg_buf b = { 0 };

	if (!run->env.strict || c->allowed.expr == NULL ||
	    v->kind == EG_FEEL_NULL)
		return v;
	is = eg_feel_test(&run->env, c->allowed.expr, v);
	if (is != NULL && is_true(is))
		return v;
	eg_feel_write(v, &b);
	eg_dmn_stop(run, "R3922", eg_xml_pos(run->model->xml, c->node), NULL,
	    EG_FROM_CASE_N " is none of the values of this column: %.200s",
	    EG_DMN_QUOTED, eg_buf_str(&b), eg_feel_text(c->allowed.expr));
	eg_buf_free(&b);
	return NULL;
}

static const struct eg_feel **
inputs(struct eg_dmn_run *run, const struct eg_dmn_table *t)
{
	const struct eg_feel **v = eg_new_array(run->env.arena, t->inputs,
	    const struct eg_feel *);
	char wrong[256] = "";
	size_t i;

	for (i = 0; i < t->inputs; i++) {
		v[i] = eg_dmn_eval(run, &t->input[i].input);
		if (v[i] != NULL && run->env.strict) {
			v[i] = eg_dmn_conform(run->model, run->env.arena,
			    t->input[i].type, v[i], wrong);
			if (v[i] == NULL)
				eg_dmn_stop(run, "R3920",
				    eg_xml_pos(run->model->xml, t->input[i].node),
				    NULL, "%s", wrong);
		}
		v[i] = v[i] == NULL ? NULL :
		    check_allowed(run, &t->input[i], v[i]);
		if (v[i] == NULL)
			return NULL;
	}
	return v;
}

/* Whether every cell of the row passes; false and *stopped when one cannot. */
static bool
applies(struct eg_dmn_run *run, const struct eg_dmn_table *t,
    const struct eg_dmn_row *r, const struct eg_feel *const *v, bool *stopped)
{
	const struct eg_feel *is;
	size_t i;

	for (i = 0; i < t->inputs; i++) {
		if (eg_feel_is_any(r->test[i].expr))
			continue;
		is = eg_feel_test(&run->env, r->test[i].expr, v[i]);
		if (is == NULL) {
			eg_dmn_stop(run, "R3920", eg_xml_char_pos(
			    run->model->xml, r->test[i].node,
			    run->env.error.offset, run->env.error.length), NULL,
			    "%s", run->env.error.text);
			*stopped = true;
			return false;
		}
		if (!is_true(is))
			return false;
	}
	return true;
}

/* --- output --------------------------------------------------------------- */

/* A value for each output of a row that applies. */
struct hit {
	struct eg_dmn_row		*row;
	const struct eg_feel		**value;
	size_t				 order;
};

struct hits {
	struct hit	*list;
	size_t		 n;
};

/* One value, or a context of the outputs' names. */
static const struct eg_feel *
composed(struct eg_dmn_run *run, const struct eg_dmn_table *t,
    const struct eg_feel *const *value)
{
	struct eg_feel_entry *e;
	size_t i;

	if (t->outputs == 1)
		return value[0];
	e = eg_new_array(run->env.arena, t->outputs, struct eg_feel_entry);
	for (i = 0; i < t->outputs; i++)
		e[i] = (struct eg_feel_entry){ t->output[i].name, value[i] };
	return eg_feel_context(run->env.arena, e, t->outputs);
}

static bool
evaluate(struct eg_dmn_run *run, const struct eg_dmn_table *t, struct hit *h)
{
	size_t i;

	h->value = eg_new_array(run->env.arena, t->outputs,
	    const struct eg_feel *);
	for (i = 0; i < t->outputs; i++) {
		h->value[i] = eg_dmn_eval(run, &h->row->output[i]);
		if (h->value[i] == NULL)
			return false;
	}
	return true;
}

/* Where a value stands in the list of an output's values, best first. */
static bool
rank(struct eg_dmn_run *run, const struct eg_dmn_table *t, struct hit *h,
    size_t *rank)
{
	const struct eg_feel *values;
	size_t i, k;

	for (i = 0; i < t->outputs; i++) {
		rank[i] = SIZE_MAX;
		if (t->output[i].values.expr == NULL)
			continue;
		values = eg_dmn_eval(run, &t->output[i].values);
		if (values == NULL)
			return false;
		for (k = 0; k < values->n && rank[i] == SIZE_MAX; k++)
			if (eg_feel_equal(values->item[k], h->value[i]) == 1)
				rank[i] = k;
	}
	return true;
}

/* Sorts by priority; rows of the same stay in their order. */
static bool
by_priority(struct eg_dmn_run *run, const struct eg_dmn_table *t,
    struct hits *hits)
{
	size_t *ranks = eg_new_array(run->env.arena, hits->n * t->outputs,
	    size_t), i, j, k;
	struct hit h;

	for (i = 0; i < hits->n; i++) {
		hits->list[i].order = i;
		if (!rank(run, t, &hits->list[i], ranks + i * t->outputs))
			return false;
	}
	for (i = 1; i < hits->n; i++) {
		h = hits->list[i];
		for (j = i; j > 0; j--) {
			const size_t *a = ranks + hits->list[j - 1].order *
			    t->outputs, *b = ranks + h.order * t->outputs;

			for (k = 0; k < t->outputs && a[k] == b[k]; k++)
				;
			if (k == t->outputs || a[k] < b[k])
				break;
			hits->list[j] = hits->list[j - 1];
		}
		hits->list[j] = h;
	}
	return true;
}

static const struct eg_feel *
ambiguous(struct eg_dmn_run *run, const char *code, const struct hit *a,
    const struct hit *b, const char *what)
{
	const struct eg_xml *xml = run->model->xml;
	const char *note;

	if (!run->env.strict)
		return &eg_feel_null;
	note = run->diags == NULL ? NULL : eg_diags_printf(run->diags,
	    "the other is row %u, on line %u", b->row->number,
	    eg_xml_pos(xml, b->row->node).line);
	return eg_dmn_stop(run, code, eg_xml_pos(xml, a->row->node), note,
	    "rows %u and %u apply at once%s", a->row->number, b->row->number,
	    what);
}

static const struct eg_feel *
any(struct eg_dmn_run *run, const struct eg_dmn_table *t,
    const struct hits *hits)
{
	const struct eg_feel *first = composed(run, t, hits->list[0].value);
	size_t i;

	for (i = 1; i < hits->n; i++)
		if (eg_feel_equal(first,
		    composed(run, t, hits->list[i].value)) != 1)
			return ambiguous(run, "R3924", &hits->list[0],
			    &hits->list[i], ", with different results");
	return first;
}

static const struct eg_feel *
collected(struct eg_dmn_run *run, const struct eg_dmn_table *t,
    const struct hits *hits)
{
	static const char *const functions[] = { [EG_COLLECT_SUM] = "sum",
	    [EG_COLLECT_MIN] = "min", [EG_COLLECT_MAX] = "max",
	    [EG_COLLECT_COUNT] = "count" };
	const struct eg_feel **item = eg_new_array(run->env.arena, hits->n,
	    const struct eg_feel *), *v;
	struct eg_feel_call call = { .arena = run->env.arena };
	size_t i;

	for (i = 0; i < hits->n; i++)
		item[i] = composed(run, t, hits->list[i].value);
	v = eg_feel_list(run->env.arena, item, hits->n);
	if (t->aggregation == EG_COLLECT_LIST)
		return v;
	v = eg_feel_aggregate(run->model->library, &call,
	    functions[t->aggregation], v);
	if (v != NULL)
		return v;
	return run->env.strict ? eg_dmn_stop(run, "R3920",
	    eg_xml_pos(run->model->xml, t->node), NULL, "%s", call.wrong) :
	    &eg_feel_null;
}

static const struct eg_feel *
resolve(struct eg_dmn_run *run, const struct eg_dmn_table *t,
    struct hits *hits)
{
	switch (t->policy) {
	case EG_HIT_UNIQUE:
		if (hits->n > 1)
			return ambiguous(run, "R3923", &hits->list[0],
			    &hits->list[1], "; the table's hit policy is UNIQUE");
		break;
	case EG_HIT_ANY:
		return any(run, t, hits);
	case EG_HIT_FIRST:
		break;
	case EG_HIT_PRIORITY:
		if (!by_priority(run, t, hits))
			return NULL;
		break;
	case EG_HIT_OUTPUT_ORDER:
		if (!by_priority(run, t, hits))
			return NULL;
		return collected(run, t, hits);
	case EG_HIT_RULE_ORDER:
	case EG_HIT_COLLECT:
		return collected(run, t, hits);
	}
	return composed(run, t, hits->list[0].value);
}

static bool
gives_list(const struct eg_dmn_table *t)
{
	return t->policy == EG_HIT_RULE_ORDER ||
	    t->policy == EG_HIT_OUTPUT_ORDER || t->policy == EG_HIT_COLLECT;
}

/* No row applies: the defaults, an empty list, or null. */
static const struct eg_feel *
none(struct eg_dmn_run *run, const struct eg_dmn_table *t)
{
	const struct eg_feel **v = eg_new_array(run->env.arena, t->outputs,
	    const struct eg_feel *);
	struct hits no = { NULL, 0 };
	bool any_default = false;
	size_t i;

	for (i = 0; i < t->outputs; i++) {
		v[i] = &eg_feel_null;
		if (t->output[i].otherwise.expr == NULL)
			continue;
		any_default = true;
		v[i] = eg_dmn_eval(run, &t->output[i].otherwise);
		if (v[i] == NULL)
			return NULL;
	}
	if (!any_default)
		return gives_list(t) ? collected(run, t, &no) : &eg_feel_null;
	if (run->nested == 0)
		run->by_default = true;
	return composed(run, t, v);
}

/* Of the hits a result keeps: those whose rows are the reason. */
static void
remember(struct eg_dmn_run *run, const struct eg_dmn_table *t,
    const struct hits *hits)
{
	size_t i, n = gives_list(t) || t->policy == EG_HIT_ANY ? hits->n : 1;

	for (i = 0; i < n; i++)
		hits->list[i].row->applied++;
	if (run->nested > 0)
		return;
	run->hit = eg_new_array(run->env.arena, n, struct eg_dmn_row *);
	for (run->hits = 0; run->hits < n; run->hits++)
		run->hit[run->hits] = hits->list[run->hits].row;
}

const struct eg_feel *
eg_dmn_table(struct eg_dmn_run *run, const struct eg_dmn_table *t)
{
	const struct eg_feel **v = inputs(run, t), *result;
	struct hits hits = { NULL, 0 };
	bool stopped = false;
	size_t i;

	if (v == NULL)
		return NULL;
	hits.list = eg_new_array(run->env.arena, t->rows, struct hit);
	for (i = 0; i < t->rows; i++) {
		if (applies(run, t, &t->row[i], v, &stopped)) {
			hits.list[hits.n].row = &t->row[i];
			if (!evaluate(run, t, &hits.list[hits.n++]))
				return NULL;
			if (t->policy == EG_HIT_FIRST)
				break;
		}
		if (stopped)
			return NULL;
	}
	if (hits.n == 0)
		return none(run, t);
	result = resolve(run, t, &hits);
	if (result != NULL)
		remember(run, t, &hits);
	return result;
}
