/*
 * eval.c - expressions and unary tests evaluated; three-valued logic
 * throughout (DMN 1.3 §10.3.2.13).
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "rules/feel/arithmetic.h"
#include "rules/feel/node.h"

#define INVOKE_MAX	32	/* functions of the model inside each other */

/* What eval() needs to know; the text is for places in it. */
struct run {
	struct eg_feel_env	*env;
	const char		*text;
};

static const struct eg_feel *eval(struct run *, const struct eg_feel_node *);

/* --- mistakes ------------------------------------------------------------- */

static const struct eg_feel *
stop(struct run *r, const struct eg_feel_node *node, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static const struct eg_feel *
stop(struct run *r, const struct eg_feel_node *node, const char *fmt, ...)
{
	struct eg_feel_error *e = &r->env->error;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(e->text, sizeof(e->text), fmt, ap);
	va_end(ap);
	e->near = NULL;
	e->offset = eg_utf8_count(r->text, node->offset);
	e->length = eg_utf8_count(r->text + node->offset, node->length);
	return NULL;
}

/* Null by the standard; strict, the end. */
#define MISTAKE(r, node, ...)						\
	((r)->env->strict ? stop((r), (node), __VA_ARGS__) : &eg_feel_null)

static const char *
kind(const struct eg_feel *v)
{
	return eg_feel_kind_name(v->kind);
}

/* --- logic ---------------------------------------------------------------- */

static const struct eg_feel *
truth(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel *v = eval(r, node);

	if (v == NULL || v->kind == EG_FEEL_BOOLEAN || v->kind == EG_FEEL_NULL)
		return v;
	return MISTAKE(r, node, "a %s is neither true nor false", kind(v));
}

/* `decides` is what one side alone decides: false for and, true for or. */
static const struct eg_feel *
logic(struct run *r, const struct eg_feel_node *node, bool decides)
{
	const struct eg_feel *a = truth(r, node->child[0]), *b;

	if (a == NULL || (a->kind == EG_FEEL_BOOLEAN && a->boolean == decides))
		return a;
	b = truth(r, node->child[1]);
	if (b == NULL || (b->kind == EG_FEEL_BOOLEAN && b->boolean == decides))
		return b;
	return a->kind == EG_FEEL_NULL ? a : b;
}

static const struct eg_feel *
negated(const struct eg_feel *v)
{
	return v == NULL || v->kind == EG_FEEL_NULL ? v :
	    eg_feel_boolean(!v->boolean);
}

static const struct eg_feel *
condition(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel *v = truth(r, node->child[0]);

	if (v == NULL)
		return NULL;
	/* Not known is not true: `else` (DMN 1.3 table 55). */
	return eval(r, v->kind == EG_FEEL_BOOLEAN && v->boolean ?
	    node->child[1] : node->child[2]);
}

/* --- comparison ----------------------------------------------------------- */

static const struct eg_feel *
compare(struct run *r, const struct eg_feel_node *node, enum eg_feel_op op,
    const struct eg_feel *a, const struct eg_feel *b)
{
	int order;

	if (op == EG_OP_EQUAL || op == EG_OP_UNEQUAL) {
		order = eg_feel_equal(a, b);
		if (order < 0)
			return MISTAKE(r, node, "a %s is compared with a %s",
			    kind(a), kind(b));
		return eg_feel_boolean((order == 1) == (op == EG_OP_EQUAL));
	}
	if (a->kind == EG_FEEL_NULL || b->kind == EG_FEEL_NULL)
		return &eg_feel_null;
	if (!eg_feel_compare(a, b, &order))
		return a->kind != b->kind ?
		    MISTAKE(r, node, "a %s is compared with a %s", kind(a),
		    kind(b)) :
		    MISTAKE(r, node, "these have no order");
	return eg_feel_boolean(op == EG_OP_LESS ? order < 0 :
	    op == EG_OP_LESS_EQUAL ? order <= 0 :
	    op == EG_OP_GREATER ? order > 0 : order >= 0);
}

static const struct eg_feel *
both(const struct eg_feel *a, const struct eg_feel *b)
{
	if (a == NULL || (a->kind == EG_FEEL_BOOLEAN && !a->boolean))
		return a;
	if (b == NULL || (b->kind == EG_FEEL_BOOLEAN && !b->boolean))
		return b;
	return a->kind == EG_FEEL_NULL ? a : b;
}

static const struct eg_feel *
in_range(struct run *r, const struct eg_feel_node *node,
    const struct eg_feel *v, const struct eg_feel *range)
{
	return both(
	    compare(r, node, range->low_open ? EG_OP_GREATER :
	    EG_OP_GREATER_EQUAL, v, range->low),
	    compare(r, node, range->high_open ? EG_OP_LESS :
	    EG_OP_LESS_EQUAL, v, range->high));
}

/* Whether v is the value, in the range, or in the list of these. */
static const struct eg_feel *
passes(struct run *r, const struct eg_feel_node *node, const struct eg_feel *v,
    const struct eg_feel *test)
{
	const struct eg_feel *one;
	bool known = true;
	size_t i;

	if (test->kind == EG_FEEL_RANGE && v->kind != EG_FEEL_RANGE)
		return in_range(r, node, v, test);
	if (test->kind != EG_FEEL_LIST || v->kind == EG_FEEL_LIST)
		return compare(r, node, EG_OP_EQUAL, v, test);
	for (i = 0; i < test->n; i++) {
		if (test->item[i]->kind == EG_FEEL_LIST)
			return MISTAKE(r, node, "a list in a list is no test");
		one = passes(r, node, v, test->item[i]);
		if (one == NULL || (one->kind == EG_FEEL_BOOLEAN && one->boolean))
			return one;
		known = known && one->kind != EG_FEEL_NULL;
	}
	return known ? &eg_feel_false : &eg_feel_null;
}

/* --- unary tests ---------------------------------------------------------- */

static const struct eg_feel *
test_value(struct run *r, const struct eg_feel_node *node,
    const struct eg_feel *input)
{
	const struct eg_feel *v = eval(r, node->child[0]);

	if (v == NULL)
		return NULL;
	if (!node->about_input)
		return passes(r, node, input, v);
	if (v->kind == EG_FEEL_BOOLEAN || v->kind == EG_FEEL_NULL)
		return v;
	return MISTAKE(r, node, "a %s is neither true nor false", kind(v));
}

static const struct eg_feel *
test(struct run *r, const struct eg_feel_node *node,
    const struct eg_feel *input)
{
	const struct eg_feel *v;
	bool known = true;
	size_t i;

	switch (node->op) {
	case EG_OP_TEST_ANY:
		return &eg_feel_true;
	case EG_OP_TEST_NOT:
		return negated(test(r, node->child[0], input));
	case EG_OP_TEST_COMPARE:
		v = eval(r, node->child[0]);
		return v == NULL ? NULL :
		    compare(r, node, node->compare, input, v);
	case EG_OP_TEST_VALUE:
		return test_value(r, node, input);
	default:
		break;
	}
	for (i = 0; i < node->n; i++) {
		v = test(r, node->child[i], input);
		if (v == NULL || (v->kind == EG_FEEL_BOOLEAN && v->boolean))
			return v;
		known = known && v->kind != EG_FEEL_NULL;
	}
	return known ? &eg_feel_false : &eg_feel_null;
}

static const struct eg_feel *
is_in(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel *v = eval(r, node->child[0]), *was, *result;

	if (v == NULL)
		return NULL;
	was = r->env->input;
	result = test(r, node->child[1], v);
	r->env->input = was;
	return result;
}

static const struct eg_feel *
between(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel *v = eval(r, node->child[0]), *low, *high;

	low = v == NULL ? NULL : eval(r, node->child[1]);
	high = low == NULL ? NULL : eval(r, node->child[2]);
	return high == NULL ? NULL : both(
	    compare(r, node, EG_OP_GREATER_EQUAL, v, low),
	    compare(r, node, EG_OP_LESS_EQUAL, v, high));
}

/* --- parts of values ------------------------------------------------------ */

static const struct eg_feel *
number_of(struct run *r, int64_t n)
{
	return eg_feel_integer(r->env->arena, n);
}

static bool
is_one(const char *name, const char *const *names, int *i)
{
	for (*i = 0; names[*i] != NULL; ++*i)
		if (strcmp(names[*i], name) == 0)
			return true;
	return false;
}

static const struct eg_feel *
part_of_day(struct run *r, const struct eg_feel *v, const char *name)
{
	static const char *const names[] = { "year", "month", "day", "weekday",
	    NULL };
	unsigned month, dom;
	int64_t year;
	int i;

	if ((v->kind != EG_FEEL_DATE && v->kind != EG_FEEL_DATE_TIME) ||
	    !is_one(name, names, &i))
		return NULL;
	eg_day_split(v->day, &year, &month, &dom);
	return number_of(r, i == 0 ? year : i == 1 ? month : i == 2 ? dom :
	    eg_day_of_week(v->day));
}

static const struct eg_feel *
part_of_time(struct run *r, const struct eg_feel *v, const char *name)
{
	static const char *const names[] = { "hour", "minute", "second",
	    "time offset", NULL };
	int64_t s;
	int i;

	if ((v->kind != EG_FEEL_TIME && v->kind != EG_FEEL_DATE_TIME) ||
	    !is_one(name, names, &i))
		return NULL;
	if (i == 3)
		return v->offset == EG_FEEL_LOCAL ? &eg_feel_null :
		    eg_feel_days(r->env->arena, v->offset, 0);
	s = v->nanosecond / 1000000000;
	return number_of(r, i == 0 ? s / 3600 : i == 1 ? s / 60 % 60 : s % 60);
}

static const struct eg_feel *
part_of_duration(struct run *r, const struct eg_feel *v, const char *name)
{
	static const char *const days[] = { "days", "hours", "minutes",
	    "seconds", NULL }, *const months[] = { "years", "months", NULL };
	int i;

	if (v->kind == EG_FEEL_MONTHS && is_one(name, months, &i))
		return number_of(r, i == 0 ? v->months / 12 : v->months % 12);
	if (v->kind == EG_FEEL_DAYS && is_one(name, days, &i))
		return number_of(r, i == 0 ? v->seconds / 86400 :
		    i == 1 ? v->seconds / 3600 % 24 :
		    i == 2 ? v->seconds / 60 % 60 : v->seconds % 60);
	return NULL;
}

static const struct eg_feel *
part_of_range(const struct eg_feel *v, const char *name)
{
	static const char *const names[] = { "start", "end", "start included",
	    "end included", NULL };
	int i;

	if (v->kind != EG_FEEL_RANGE || !is_one(name, names, &i))
		return NULL;
	return i == 0 ? v->low : i == 1 ? v->high :
	    eg_feel_boolean(!(i == 2 ? v->low_open : v->high_open));
}

static const struct eg_feel *
part(struct run *r, const struct eg_feel_node *node, const struct eg_feel *v)
{
	const struct eg_feel *p = eg_feel_entry(v, node->name), **item;
	size_t i;

	if (v->kind == EG_FEEL_NULL)
		return v;
	if (v->kind == EG_FEEL_LIST) {		/* of each of them */
		item = eg_new_array(r->env->arena, v->n,
		    const struct eg_feel *);
		for (i = 0; i < v->n; i++) {
			item[i] = v->item[i]->kind == EG_FEEL_LIST ?
			    MISTAKE(r, node, "a list in a list has no parts") :
			    part(r, node, v->item[i]);
			if (item[i] == NULL)
				return NULL;
		}
		return eg_feel_list(r->env->arena, item, v->n);
	}
	if (p == NULL)
		p = part_of_day(r, v, node->name);
	if (p == NULL)
		p = part_of_time(r, v, node->name);
	if (p == NULL)
		p = part_of_duration(r, v, node->name);
	if (p == NULL)
		p = part_of_range(v, node->name);
	return p != NULL ? p : MISTAKE(r, node, "a %s has no `%s`", kind(v),
	    node->name);
}

static const struct eg_feel *
item(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel *list = eval(r, node->child[0]), *index;
	int64_t i, n;

	index = list == NULL ? NULL : eval(r, node->child[1]);
	if (index == NULL)
		return NULL;
	if (list->kind == EG_FEEL_NULL || index->kind == EG_FEEL_NULL)
		return &eg_feel_null;
	if (index->kind != EG_FEEL_NUMBER ||
	    !eg_decimal_to_int(index->number, &i))
		return MISTAKE(r, node, "an item is chosen by its number, "
		    "from 1; filters are beyond simple expressions");
	n = list->kind == EG_FEEL_LIST ? (int64_t)list->n : 1;
	i = i < 0 ? n + i : i - 1;
	if (i < 0 || i >= n)
		return &eg_feel_null;
	return list->kind == EG_FEEL_LIST ? list->item[i] : list;
}

/* --- composites and calls ------------------------------------------------- */

static const struct eg_feel **
children(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel **v = eg_new_array(r->env->arena, node->n,
	    const struct eg_feel *);
	size_t i;

	for (i = 0; i < node->n; i++) {
		v[i] = eval(r, node->child[i]);
		if (v[i] == NULL)
			return NULL;
	}
	return v;
}

static const struct eg_feel *
list(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel **v = children(r, node);

	return v == NULL ? NULL : eg_feel_list(r->env->arena, v, node->n);
}

static const struct eg_feel *
context(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel **v = children(r, node);
	struct eg_feel_entry *e;
	size_t i;

	if (v == NULL)
		return NULL;
	e = eg_new_array(r->env->arena, node->n, struct eg_feel_entry);
	for (i = 0; i < node->n; i++)
		e[i] = (struct eg_feel_entry){ node->key[i], v[i] };
	return eg_feel_context(r->env->arena, e, node->n);
}

static const struct eg_feel *
range(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel **v = children(r, node);
	struct eg_feel *range;

	if (v == NULL)
		return NULL;
	range = eg_new(r->env->arena, struct eg_feel);
	range->kind = EG_FEEL_RANGE;
	range->low = v[0];
	range->high = v[1];
	range->low_open = node->low_open;
	range->high_open = node->high_open;
	return range;
}

static const struct eg_feel *
call(struct run *r, const struct eg_feel_node *node)
{
	struct eg_feel_call c = { .arena = r->env->arena,
	    .steps = r->env->steps };
	const struct eg_feel **v = children(r, node), *result;

	if (v == NULL)
		return NULL;
	result = eg_feel_library_call(r->env->library, node->function, &c, v,
	    node->n);
	return result != NULL ? result : MISTAKE(r, node, "%s", c.wrong);
}

static const struct eg_feel *
invoke(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel **v = children(r, node), *result;

	if (v == NULL)
		return NULL;
	if (r->env->invoke == NULL || r->env->depth >= INVOKE_MAX)
		return stop(r, node, "functions call each other more than %d "
		    "deep", INVOKE_MAX);
	r->env->depth++;
	result = r->env->invoke(r->env, node->knowledge, v);
	r->env->depth--;
	return result;
}

static const struct eg_feel *
arithmetic(struct run *r, const struct eg_feel_node *node)
{
	static const char signs[] = { [EG_OP_ADD] = '+', [EG_OP_SUBTRACT] = '-',
	    [EG_OP_MULTIPLY] = '*', [EG_OP_DIVIDE] = '/', [EG_OP_POWER] = '^' };
	const struct eg_feel *a = eval(r, node->child[0]), *b, *v;
	const char *wrong = "";

	b = a == NULL ? NULL : eval(r, node->child[1]);
	if (b == NULL)
		return NULL;
	v = eg_feel_arithmetic(r->env->arena, signs[node->op], a, b, &wrong);
	return v != NULL ? v : MISTAKE(r, node, "%s: a %s and a %s", wrong,
	    kind(a), kind(b));
}

static const struct eg_feel *
negate(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel *v = eval(r, node->child[0]);

	if (v == NULL || v->kind == EG_FEEL_NULL)
		return v;
	switch (v->kind) {
	case EG_FEEL_NUMBER:
		return eg_feel_number(r->env->arena,
		    eg_decimal_negate(v->number));
	case EG_FEEL_MONTHS:
		return eg_feel_months(r->env->arena, -v->months);
	case EG_FEEL_DAYS:
		return eg_feel_days(r->env->arena, -v->seconds -
		    (v->fraction > 0), v->fraction > 0 ?
		    1000000000 - v->fraction : 0);
	default:
		return MISTAKE(r, node, "a %s has no sign", kind(v));
	}
}

/* --- the table ------------------------------------------------------------ */

static const struct eg_feel *
eval(struct run *r, const struct eg_feel_node *node)
{
	const struct eg_feel *a, *b;

	switch (node->op) {
	case EG_OP_VALUE:
		return node->value;
	case EG_OP_NAME:
		return r->env->slot[node->slot];
	case EG_OP_INPUT:
		return r->env->input;
	case EG_OP_PATH:
		a = eval(r, node->child[0]);
		return a == NULL ? NULL : part(r, node, a);
	case EG_OP_ITEM:
		return item(r, node);
	case EG_OP_NEGATE:
		return negate(r, node);
	case EG_OP_ADD:
	case EG_OP_SUBTRACT:
	case EG_OP_MULTIPLY:
	case EG_OP_DIVIDE:
	case EG_OP_POWER:
		return arithmetic(r, node);
	case EG_OP_EQUAL:
	case EG_OP_UNEQUAL:
	case EG_OP_LESS:
	case EG_OP_LESS_EQUAL:
	case EG_OP_GREATER:
	case EG_OP_GREATER_EQUAL:
		a = eval(r, node->child[0]);
		b = a == NULL ? NULL : eval(r, node->child[1]);
		return b == NULL ? NULL : compare(r, node, node->op, a, b);
	case EG_OP_BETWEEN:
		return between(r, node);
	case EG_OP_IN:
		return is_in(r, node);
	case EG_OP_AND:
		return logic(r, node, false);
	case EG_OP_OR:
		return logic(r, node, true);
	case EG_OP_IF:
		return condition(r, node);
	case EG_OP_CALL:
		return call(r, node);
	case EG_OP_INVOKE:
		return invoke(r, node);
	case EG_OP_LIST:
		return list(r, node);
	case EG_OP_CONTEXT:
		return context(r, node);
	case EG_OP_RANGE:
		return range(r, node);
	case EG_OP_TESTS:
	case EG_OP_TEST_NOT:
	case EG_OP_TEST_ANY:
	case EG_OP_TEST_COMPARE:
	case EG_OP_TEST_VALUE:
		break;
	}
	return test(r, node, r->env->input);
}

const struct eg_feel *
eg_feel_eval(struct eg_feel_env *env, const struct eg_feel_expr *e)
{
	struct run r = { env, e->text };

	return eval(&r, e->root);
}

const struct eg_feel *
eg_feel_test(struct eg_feel_env *env, const struct eg_feel_expr *e,
    const struct eg_feel *input)
{
	struct run r = { env, e->text };

	env->input = input;
	return test(&r, e->root, input);
}
