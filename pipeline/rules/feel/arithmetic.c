/* arithmetic.c - see arithmetic.h. */
#include "rules/feel/arithmetic.h"

#include <string.h>

#define SECOND		INT64_C(1000000000)
#define DAY		(86400 * (__int128)SECOND)
/* Half of what the seconds of a duration can hold. */
#define SPAN_MAX	((__int128)INT64_MAX / 2 * SECOND)
#define MONTHS_MAX	(INT64_MAX / 4)

static const char mismatch[] = "these cannot be calculated with";
static const char too_large[] = "the result is too large";

/* --- months --------------------------------------------------------------- */

int64_t
eg_feel_months_between(int64_t from, int64_t to)
{
	int64_t y1, y2, n;
	unsigned m1, m2, d1, d2;

	if (to < from)
		return -eg_feel_months_between(to, from);
	eg_day_split(from, &y1, &m1, &d1);
	eg_day_split(to, &y2, &m2, &d2);
	n = (y2 - y1) * 12 + (int64_t)m2 - (int64_t)m1;
	return d2 < d1 ? n - 1 : n;
}

/* --- instants and durations in nanoseconds -------------------------------- */

static __int128
nanoseconds(const struct eg_feel *v)
{
	__int128 zone;

	if (v->kind == EG_FEEL_DAYS)
		return (__int128)v->seconds * SECOND + v->fraction;
	if (v->kind == EG_FEEL_DATE)
		return v->day * DAY;
	zone = v->offset == EG_FEEL_LOCAL ? 0 : (__int128)v->offset * SECOND;
	return (v->kind == EG_FEEL_TIME ? 0 : v->day * DAY) + v->nanosecond -
	    zone;
}

static const struct eg_feel *
duration(struct eg_arena *a, __int128 ns, const char **wrong)
{
	__int128 s = ns / SECOND - (ns % SECOND < 0);

	if (ns > SPAN_MAX || ns < -SPAN_MAX) {
		*wrong = too_large;
		return NULL;
	}
	return eg_feel_days(a, (int64_t)s, (int32_t)(ns - s * SECOND));
}

static const struct eg_feel *
months(struct eg_arena *a, int64_t n, const char **wrong)
{
	if (n <= MONTHS_MAX && n >= -MONTHS_MAX)
		return eg_feel_months(a, n);
	*wrong = too_large;
	return NULL;
}

/* The value moved by a duration of days; a date stays a date. */
static const struct eg_feel *
move(struct eg_arena *a, const struct eg_feel *v, __int128 by,
    const char **wrong)
{
	struct eg_feel *r = eg_new(a, struct eg_feel);
	__int128 ns, day;

	*r = *v;
	ns = by + (v->kind == EG_FEEL_DATE ? 0 : v->nanosecond);
	day = ns / DAY - (ns % DAY < 0);
	if (v->kind != EG_FEEL_DATE)
		r->nanosecond = (int64_t)(ns - day * DAY);
	if (v->kind == EG_FEEL_TIME)
		return r;
	day += v->day;
	if (day > (__int128)EG_YEAR_MAX * 365 || day < -(__int128)EG_YEAR_MAX * 365) {
		*wrong = too_large;
		return NULL;
	}
	r->day = (int64_t)day;
	return r;
}

static const struct eg_feel *
move_months(struct eg_arena *a, const struct eg_feel *v, int64_t by,
    const char **wrong)
{
	struct eg_feel *r = eg_new(a, struct eg_feel);

	*r = *v;
	if (eg_day_add_months(v->day, by, &r->day))
		return r;
	*wrong = too_large;
	return NULL;
}

static bool
has_day(const struct eg_feel *v)
{
	return v->kind == EG_FEEL_DATE || v->kind == EG_FEEL_DATE_TIME;
}

static bool
in_time(const struct eg_feel *v)
{
	return has_day(v) || v->kind == EG_FEEL_TIME;
}

static const struct eg_feel *
add(struct eg_arena *a, const struct eg_feel *x, const struct eg_feel *y,
    int sign, const char **wrong)
{
	if (in_time(x) && y->kind == EG_FEEL_DAYS)
		return move(a, x, sign * nanoseconds(y), wrong);
	if (has_day(x) && y->kind == EG_FEEL_MONTHS)
		return move_months(a, x, sign * y->months, wrong);
	if (x->kind == EG_FEEL_DAYS && y->kind == EG_FEEL_DAYS)
		return duration(a, nanoseconds(x) + sign * nanoseconds(y), wrong);
	if (x->kind == EG_FEEL_MONTHS && y->kind == EG_FEEL_MONTHS)
		return months(a, x->months + sign * y->months, wrong);
	if (sign > 0 && in_time(y) && !in_time(x))
		return add(a, y, x, sign, wrong);
	if (sign > 0 && x->kind == EG_FEEL_STRING && y->kind == EG_FEEL_STRING) {
		struct eg_feel *r = eg_new(a, struct eg_feel);

		r->kind = EG_FEEL_STRING;
		r->string = eg_arena_printf(a, "%s%s", x->string, y->string);
		return r;
	}
	if (sign < 0 && in_time(x) && in_time(y) && has_day(x) == has_day(y)) {
		if (x->kind == y->kind && x->kind != EG_FEEL_DATE &&
		    (x->offset == EG_FEEL_LOCAL) != (y->offset == EG_FEEL_LOCAL)) {
			*wrong = "only one of them has an offset from UTC";
			return NULL;
		}
		return duration(a, nanoseconds(x) - nanoseconds(y), wrong);
	}
	*wrong = mismatch;
	return NULL;
}

/* A whole number that a duration is multiplied with, or divided by. */
static const struct eg_feel *
scale(struct eg_arena *a, char op, const struct eg_feel *x,
    const struct eg_feel *y, const char **wrong)
{
	const struct eg_feel *d = x->kind == EG_FEEL_NUMBER ? y : x;
	const struct eg_feel *f = x->kind == EG_FEEL_NUMBER ? x : y;
	bool in_months = d->kind == EG_FEEL_MONTHS;
	struct eg_decimal n, r;
	int64_t whole;
	bool ok;

	if ((!in_months && d->kind != EG_FEEL_DAYS) || f->kind != EG_FEEL_NUMBER ||
	    (op == '/' && d != x)) {
		*wrong = mismatch;
		return NULL;
	}
	n = eg_decimal_int(in_months ? d->months : d->seconds);
	ok = op == '*' ? eg_decimal_multiply(n, f->number, &r) :
	    eg_decimal_divide(n, f->number, &r);
	if (!ok || (!in_months && d->fraction != 0)) {
		*wrong = ok ? "fractions of a second cannot be multiplied" :
		    "it is divided by zero";
		return NULL;
	}
	if (!eg_decimal_to_int(eg_decimal_round(r, 0, EG_ROUND_DOWN), &whole)) {
		*wrong = too_large;
		return NULL;
	}
	return in_months ? months(a, whole, wrong) :
	    duration(a, whole * (__int128)SECOND, wrong);
}

/* How many times one duration goes into another. */
static const struct eg_feel *
ratio(struct eg_arena *a, const struct eg_feel *x, const struct eg_feel *y,
    const char **wrong)
{
	struct eg_decimal p, q, r;
	bool in_months = x->kind == EG_FEEL_MONTHS;

	if (!in_months && (x->fraction != 0 || y->fraction != 0)) {
		*wrong = "fractions of a second cannot be divided";
		return NULL;
	}
	p = eg_decimal_int(in_months ? x->months : x->seconds);
	q = eg_decimal_int(in_months ? y->months : y->seconds);
	if (eg_decimal_divide(p, q, &r))
		return eg_feel_number(a, r);
	*wrong = "it is divided by zero";
	return NULL;
}

static const struct eg_feel *
numbers(struct eg_arena *a, char op, struct eg_decimal x, struct eg_decimal y,
    const char **wrong)
{
	struct eg_decimal r;
	bool ok =
	    op == '+' ? eg_decimal_add(x, y, &r) :
	    op == '-' ? eg_decimal_subtract(x, y, &r) :
	    op == '*' ? eg_decimal_multiply(x, y, &r) :
	    op == '/' ? eg_decimal_divide(x, y, &r) :
	    eg_decimal_power(x, y, &r);

	if (ok)
		return eg_feel_number(a, r);
	*wrong = op == '/' && eg_decimal_is_zero(y) ? "it is divided by zero" :
	    op == '^' ? "this power has no value here" : too_large;
	return NULL;
}

const struct eg_feel *
eg_feel_arithmetic(struct eg_arena *a, char op, const struct eg_feel *x,
    const struct eg_feel *y, const char **wrong)
{
	if (x->kind == EG_FEEL_NULL || y->kind == EG_FEEL_NULL)
		return &eg_feel_null;
	if (x->kind == EG_FEEL_NUMBER && y->kind == EG_FEEL_NUMBER)
		return numbers(a, op, x->number, y->number, wrong);
	if (op == '+' || op == '-')
		return add(a, x, y, op == '+' ? 1 : -1, wrong);
	if (op == '/' && x->kind == y->kind &&
	    (x->kind == EG_FEEL_DAYS || x->kind == EG_FEEL_MONTHS))
		return ratio(a, x, y, wrong);
	if (op == '*' || op == '/')
		return scale(a, op, x, y, wrong);
	*wrong = mismatch;
	return NULL;
}
