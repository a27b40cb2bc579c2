/* value.c - making and comparing values; see value.h. */
#include "rules/feel/value.h"

#include <string.h>

const struct eg_feel eg_feel_null = { .kind = EG_FEEL_NULL };
const struct eg_feel eg_feel_true = { .kind = EG_FEEL_BOOLEAN, .boolean = true };
const struct eg_feel eg_feel_false = { .kind = EG_FEEL_BOOLEAN };

static struct eg_feel *
make(struct eg_arena *a, enum eg_feel_kind kind)
{
	struct eg_feel *v = eg_new(a, struct eg_feel);

	v->kind = kind;
	return v;
}

const struct eg_feel *
eg_feel_boolean(bool b)
{
	return b ? &eg_feel_true : &eg_feel_false;
}

const struct eg_feel *
eg_feel_number(struct eg_arena *a, struct eg_decimal n)
{
	struct eg_feel *v = make(a, EG_FEEL_NUMBER);

	v->number = n;
	return v;
}

const struct eg_feel *
eg_feel_integer(struct eg_arena *a, int64_t n)
{
	return eg_feel_number(a, eg_decimal_int(n));
}

const struct eg_feel *
eg_feel_string(struct eg_arena *a, const char *s)
{
	struct eg_feel *v = make(a, EG_FEEL_STRING);

	v->string = eg_arena_strdup(a, s);
	return v;
}

const struct eg_feel *
eg_feel_date(struct eg_arena *a, int64_t day)
{
	struct eg_feel *v = make(a, EG_FEEL_DATE);

	v->day = day;
	return v;
}

const struct eg_feel *
eg_feel_days(struct eg_arena *a, int64_t seconds, int32_t fraction)
{
	struct eg_feel *v = make(a, EG_FEEL_DAYS);

	v->seconds = seconds;
	v->fraction = fraction;
	return v;
}

const struct eg_feel *
eg_feel_months(struct eg_arena *a, int64_t months)
{
	struct eg_feel *v = make(a, EG_FEEL_MONTHS);

	v->months = months;
	return v;
}

const struct eg_feel *
eg_feel_list(struct eg_arena *a, const struct eg_feel *const *item, size_t n)
{
	const struct eg_feel **copy = eg_new_array(a, n, const struct eg_feel *);
	struct eg_feel *v = make(a, EG_FEEL_LIST);

	if (n > 0)
		memcpy(copy, item, n * sizeof(*copy));
	v->item = copy;
	v->n = n;
	return v;
}

const struct eg_feel *
eg_feel_context(struct eg_arena *a, const struct eg_feel_entry *entry, size_t n)
{
	struct eg_feel_entry *copy = eg_new_array(a, n, struct eg_feel_entry);
	struct eg_feel *v = make(a, EG_FEEL_CONTEXT);

	if (n > 0)
		memcpy(copy, entry, n * sizeof(*copy));
	v->entry = copy;
	v->entries = n;
	return v;
}

const struct eg_feel *
eg_feel_entry(const struct eg_feel *context, const char *name)
{
	size_t i;

	for (i = 0; context->kind == EG_FEEL_CONTEXT && i < context->entries; i++)
		if (strcmp(context->entry[i].name, name) == 0)
			return context->entry[i].value;
	return NULL;
}

const char *
eg_feel_kind_name(enum eg_feel_kind kind)
{
	static const char *const names[] = {
		[EG_FEEL_NULL] = "null", [EG_FEEL_BOOLEAN] = "boolean",
		[EG_FEEL_NUMBER] = "number", [EG_FEEL_STRING] = "string",
		[EG_FEEL_DATE] = "date", [EG_FEEL_TIME] = "time",
		[EG_FEEL_DATE_TIME] = "date and time",
		[EG_FEEL_DAYS] = "days and time duration",
		[EG_FEEL_MONTHS] = "years and months duration",
		[EG_FEEL_LIST] = "list", [EG_FEEL_CONTEXT] = "context",
		[EG_FEEL_RANGE] = "range",
	};

	return names[kind];
}

/* --- equality and order --------------------------------------------------- */

static int
sign(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

/* Seconds from 1970-01-01T00:00:00 UTC, of local times as if there. */
static int64_t
instant(const struct eg_feel *v)
{
	int64_t day = v->kind == EG_FEEL_TIME ? 0 : v->day;

	return day * 86400 + v->nanosecond / 1000000000 -
	    (v->offset == EG_FEEL_LOCAL ? 0 : v->offset);
}

static bool
compare_times(const struct eg_feel *a, const struct eg_feel *b, int *order)
{
	if ((a->offset == EG_FEEL_LOCAL) != (b->offset == EG_FEEL_LOCAL))
		return false;
	*order = sign(instant(a), instant(b));
	if (*order == 0)
		*order = sign(a->nanosecond % 1000000000,
		    b->nanosecond % 1000000000);
	return true;
}

bool
eg_feel_compare(const struct eg_feel *a, const struct eg_feel *b, int *order)
{
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case EG_FEEL_NUMBER:
		*order = eg_decimal_compare(a->number, b->number);
		return true;
	case EG_FEEL_STRING:
		/* By bytes, which in UTF-8 is by code points. */
		*order = strcmp(a->string, b->string);
		return true;
	case EG_FEEL_DATE:
		*order = sign(a->day, b->day);
		return true;
	case EG_FEEL_TIME:
	case EG_FEEL_DATE_TIME:
		return compare_times(a, b, order);
	case EG_FEEL_DAYS:
		*order = sign(a->seconds, b->seconds);
		if (*order == 0)
			*order = sign(a->fraction, b->fraction);
		return true;
	case EG_FEEL_MONTHS:
		*order = sign(a->months, b->months);
		return true;
	default:
		return false;
	}
}

static int
equal_lists(const struct eg_feel *a, const struct eg_feel *b)
{
	size_t i;
	int is;

	if (a->n != b->n)
		return 0;
	for (i = 0; i < a->n; i++) {
		is = eg_feel_equal(a->item[i], b->item[i]);
		if (is != 1)
			return is;
	}
	return 1;
}

static int
equal_contexts(const struct eg_feel *a, const struct eg_feel *b)
{
	const struct eg_feel *other;
	size_t i;
	int is;

	if (a->entries != b->entries)
		return 0;
	for (i = 0; i < a->entries; i++) {
		other = eg_feel_entry(b, a->entry[i].name);
		is = other == NULL ? 0 :
		    eg_feel_equal(a->entry[i].value, other);
		if (is != 1)
			return is;
	}
	return 1;
}

static int
equal_ends(const struct eg_feel *a, const struct eg_feel *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return eg_feel_equal(a, b);
}

static int
equal_ranges(const struct eg_feel *a, const struct eg_feel *b)
{
	int low = equal_ends(a->low, b->low), high = equal_ends(a->high, b->high);

	if (a->low_open != b->low_open || a->high_open != b->high_open)
		return 0;
	return low != 1 ? low : high;
}

int
eg_feel_equal(const struct eg_feel *a, const struct eg_feel *b)
{
	int order;

	if (a->kind == EG_FEEL_NULL || b->kind == EG_FEEL_NULL)
		return a->kind == b->kind;
	if (a->kind != b->kind)
		return -1;
	switch (a->kind) {
	case EG_FEEL_BOOLEAN:
		return a->boolean == b->boolean;
	case EG_FEEL_LIST:
		return equal_lists(a, b);
	case EG_FEEL_CONTEXT:
		return equal_contexts(a, b);
	case EG_FEEL_RANGE:
		return equal_ranges(a, b);
	default:
		return eg_feel_compare(a, b, &order) ? order == 0 : 0;
	}
}
