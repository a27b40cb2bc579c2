/* builtin_list.c - the built-in functions on lists (DMN 1.3 §10.3.4.4). */
#include <string.h>

#include "rules/feel/arithmetic.h"
#include "rules/feel/library.h"

#define FN(name)							\
	static const struct eg_feel *					\
	name(struct eg_feel_call *c, const struct eg_feel *const *arg, size_t n)

#define UNUSED(x)	((void)(x))

/* The values of a call: of one list, or the arguments themselves. */
struct many {
	const struct eg_feel *const	*item;
	size_t				 n;
};

static struct many
many(const struct eg_feel *const *arg, size_t n)
{
	if (n == 1 && arg[0]->kind == EG_FEEL_LIST)
		return (struct many){ arg[0]->item, arg[0]->n };
	return (struct many){ arg, n };
}

static const struct eg_feel **
room(struct eg_feel_call *c, size_t n)
{
	return eg_new_array(c->arena, n, const struct eg_feel *);
}

static bool
same(const struct eg_feel *a, const struct eg_feel *b)
{
	return eg_feel_equal(a, b) == 1;
}

FN(list_contains)
{
	size_t i;

	UNUSED(c);
	UNUSED(n);
	for (i = 0; i < arg[0]->n; i++)
		if (same(arg[0]->item[i], arg[1]))
			return &eg_feel_true;
	return &eg_feel_false;
}

FN(count)
{
	UNUSED(n);
	return eg_feel_integer(c->arena, (int64_t)arg[0]->n);
}

static const struct eg_feel *
extreme(struct eg_feel_call *c, struct many m, int sign)
{
	const struct eg_feel *best = &eg_feel_null;
	size_t i;
	int order;

	for (i = 0; i < m.n; i++) {
		if (m.item[i]->kind == EG_FEEL_NULL)
			return &eg_feel_null;
		if (i == 0) {
			best = m.item[i];
			continue;
		}
		if (!eg_feel_compare(m.item[i], best, &order))
			return eg_feel_fail(c, "a %s and a %s have no order",
			    eg_feel_kind_name(m.item[i]->kind),
			    eg_feel_kind_name(best->kind));
		if (order * sign > 0)
			best = m.item[i];
	}
	return best;
}

FN(minimum)
{
	return extreme(c, many(arg, n), -1);
}

FN(maximum)
{
	return extreme(c, many(arg, n), 1);
}

static const struct eg_feel *
fold(struct eg_feel_call *c, struct many m, char op)
{
	const struct eg_feel *total = m.n == 0 ? &eg_feel_null : m.item[0];
	const char *wrong;
	size_t i;

	for (i = 0; i < m.n; i++)
		if (m.item[i]->kind != EG_FEEL_NUMBER &&
		    m.item[i]->kind != EG_FEEL_NULL)
			return eg_feel_fail(c, "a %s is no number",
			    eg_feel_kind_name(m.item[i]->kind));
	for (i = 1; i < m.n; i++) {
		total = eg_feel_arithmetic(c->arena, op, total, m.item[i], &wrong);
		if (total == NULL)
			return eg_feel_fail(c, "%s", wrong);
	}
	return total;
}

FN(sum)
{
	return fold(c, many(arg, n), '+');
}

FN(product)
{
	return fold(c, many(arg, n), '*');
}

FN(mean)
{
	struct many m = many(arg, n);
	const struct eg_feel *total = fold(c, m, '+');
	const char *wrong;

	if (total == NULL || total->kind == EG_FEEL_NULL)
		return total;
	total = eg_feel_arithmetic(c->arena, '/', total,
	    eg_feel_integer(c->arena, (int64_t)m.n), &wrong);
	return total != NULL ? total : eg_feel_fail(c, "%s", wrong);
}

/* `decides` at once where it stands; not known where anything is not known. */
static const struct eg_feel *
conjunction(struct eg_feel_call *c, struct many m, bool decides)
{
	bool known = true;
	size_t i;

	for (i = 0; i < m.n; i++) {
		if (m.item[i]->kind == EG_FEEL_NULL)
			known = false;
		else if (m.item[i]->kind != EG_FEEL_BOOLEAN)
			return eg_feel_fail(c, "a %s is neither true nor false",
			    eg_feel_kind_name(m.item[i]->kind));
		else if (m.item[i]->boolean == decides)
			return eg_feel_boolean(decides);
	}
	return known ? eg_feel_boolean(!decides) : &eg_feel_null;
}

FN(all)
{
	return conjunction(c, many(arg, n), false);
}

FN(any)
{
	return conjunction(c, many(arg, n), true);
}

FN(append)
{
	const struct eg_feel **item = room(c, arg[0]->n + n - 1);

	if (arg[0]->n > 0)
		memcpy(item, arg[0]->item, arg[0]->n * sizeof(*item));
	memcpy(item + arg[0]->n, arg + 1, (n - 1) * sizeof(*item));
	return eg_feel_list(c->arena, item, arg[0]->n + n - 1);
}

/* Lists one after the other; once: without those that came already. */
static const struct eg_feel *
join(struct eg_feel_call *c, const struct eg_feel *const *arg, size_t n,
    bool once)
{
	size_t i, j, k, total = 0, got = 0;
	const struct eg_feel **item;

	for (i = 0; i < n; i++)
		total += arg[i]->n;
	item = room(c, total);
	for (i = 0; i < n; i++)
		for (j = 0; j < arg[i]->n; j++) {
			for (k = 0; once && k < got; k++)
				if (same(item[k], arg[i]->item[j]))
					break;
			if (!once || k == got)
				item[got++] = arg[i]->item[j];
		}
	return eg_feel_list(c->arena, item, got);
}

FN(concatenate)
{
	return join(c, arg, n, false);
}

FN(united)
{
	return join(c, arg, n, true);
}

FN(index_of)
{
	const struct eg_feel **item = room(c, arg[0]->n);
	size_t i, got = 0;

	UNUSED(n);
	for (i = 0; i < arg[0]->n; i++)
		if (same(arg[0]->item[i], arg[1]))
			item[got++] = eg_feel_integer(c->arena, (int64_t)i + 1);
	return eg_feel_list(c->arena, item, got);
}

FN(reverse)
{
	const struct eg_feel **item = room(c, arg[0]->n);
	size_t i;

	UNUSED(n);
	for (i = 0; i < arg[0]->n; i++)
		item[i] = arg[0]->item[arg[0]->n - 1 - i];
	return eg_feel_list(c->arena, item, arg[0]->n);
}

FN(sublist)
{
	int64_t start, len = 0, have = (int64_t)arg[0]->n;

	if (!eg_decimal_to_int(arg[1]->number, &start) || start == 0 ||
	    start > have || start < -have ||
	    (n > 2 && !eg_decimal_to_int(arg[2]->number, &len)))
		return eg_feel_fail(c, "a list of %d has no such part", (int)have);
	start = start < 0 ? have + start : start - 1;
	if (n < 3)
		len = have - start;
	if (len < 0 || len > have - start)
		return eg_feel_fail(c, "a list of %d has no such part", (int)have);
	return eg_feel_list(c->arena, arg[0]->item + start, (size_t)len);
}

const struct eg_feel_function eg_feel_builtin_list[] = {
	{ "list contains", "list: list, element: any", "boolean",
	    list_contains },
	{ "count", "list: list", "number", count },
	{ "min", "list: any...", "any", minimum },
	{ "max", "list: any...", "any", maximum },
	{ "sum", "list: any...", "number", sum },
	{ "product", "list: any...", "number", product },
	{ "mean", "list: any...", "number", mean },
	{ "all", "list: any...", "boolean", all },
	{ "any", "list: any...", "boolean", any },
	{ "append", "list: list, item: any...", "list", append },
	{ "concatenate", "list: list...", "list", concatenate },
	{ "union", "list: list...", "list", united },
	{ "distinct values", "list: list", "list", united },
	{ "index of", "list: list, match: any", "list", index_of },
	{ "reverse", "list: list", "list", reverse },
	{ "sublist", "list: list, start position: number, length: number=",
	    "list", sublist },
};
const size_t eg_feel_nbuiltin_list = sizeof(eg_feel_builtin_list) /
    sizeof(eg_feel_builtin_list[0]);
