/*
 * builtin.c - the built-in functions on single values (DMN 1.3 §10.3.4).
 *
 * What a rule of law needs, no more: no regular expressions, no logarithms, no
 * letters changed from small to capital, and nothing that asks a clock.
 */
#include <string.h>

#include "base/diag.h"
#include "base/utf8.h"
#include "rules/feel/arithmetic.h"
#include "rules/feel/library.h"

#define FN(name)							\
	static const struct eg_feel *					\
	name(struct eg_feel_call *c, const struct eg_feel *const *arg, size_t n)

#define UNUSED(x)	((void)(x))

static bool
whole(const struct eg_feel *v, int64_t *out)
{
	return eg_decimal_to_int(v->number, out);
}

/* --- making values -------------------------------------------------------- */

static const struct eg_feel *
parse(struct eg_feel_call *c, enum eg_feel_kind kind, const char *s)
{
	const struct eg_feel *v = eg_feel_parse(c->arena, kind, s, strlen(s));

	return v != NULL ? v : eg_feel_fail(c, "\"" EG_FROM_CASE_N "\" is no %s",
	    60, s, kind == EG_FEEL_DAYS ? "duration" : eg_feel_kind_name(kind));
}

FN(date_of_string)
{
	UNUSED(n);
	return parse(c, EG_FEEL_DATE, arg[0]->string);
}

FN(date_of_parts)
{
	int64_t year, month, dom, day;

	UNUSED(n);
	if (whole(arg[0], &year) && whole(arg[1], &month) &&
	    whole(arg[2], &dom) && eg_day_make(year, month, dom, &day))
		return eg_feel_date(c->arena, day);
	return eg_feel_fail(c, "there is no such day");
}

FN(date_of_moment)
{
	UNUSED(n);
	return arg[0]->kind == EG_FEEL_DATE ? arg[0] :
	    eg_feel_date(c->arena, arg[0]->day);
}

FN(time_of_string)
{
	UNUSED(n);
	return parse(c, EG_FEEL_TIME, arg[0]->string);
}

FN(time_of_moment)
{
	struct eg_feel *v = eg_new(c->arena, struct eg_feel);

	UNUSED(n);
	*v = *arg[0];
	v->kind = EG_FEEL_TIME;
	v->day = 0;
	return v;
}

FN(time_of_parts)
{
	struct eg_feel *v = eg_new(c->arena, struct eg_feel);
	int64_t h, m, s;

	v->kind = EG_FEEL_TIME;
	v->offset = EG_FEEL_LOCAL;
	if (!whole(arg[0], &h) || !whole(arg[1], &m) || !whole(arg[2], &s) ||
	    h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59)
		return eg_feel_fail(c, "there is no such time");
	v->nanosecond = (h * 3600 + m * 60 + s) * 1000000000;
	if (n > 3 && arg[3]->kind == EG_FEEL_DAYS) {
		if (arg[3]->seconds > 64800 || arg[3]->seconds < -64800)
			return eg_feel_fail(c, "there is no such offset");
		v->offset = (int32_t)arg[3]->seconds;
	}
	return v;
}

FN(moment_of_string)
{
	UNUSED(n);
	return parse(c, EG_FEEL_DATE_TIME, arg[0]->string);
}

FN(moment_of_parts)
{
	struct eg_feel *v = eg_new(c->arena, struct eg_feel);

	UNUSED(n);
	*v = *arg[1];
	v->kind = EG_FEEL_DATE_TIME;
	v->day = arg[0]->day;
	return v;
}

FN(duration_of_string)
{
	UNUSED(n);
	return parse(c, EG_FEEL_DAYS, arg[0]->string);
}

FN(months_between)
{
	UNUSED(n);
	return eg_feel_months(c->arena,
	    eg_feel_months_between(arg[0]->day, arg[1]->day));
}

FN(number_of_string)
{
	UNUSED(n);
	return parse(c, EG_FEEL_NUMBER, arg[0]->string);
}

FN(string_of)
{
	struct eg_buf b = { 0 };
	const struct eg_feel *v;

	UNUSED(n);
	if (arg[0]->kind == EG_FEEL_NULL)
		return &eg_feel_null;
	eg_feel_print(arg[0], &b);
	v = eg_feel_string(c->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return v;
}

/* --- booleans ------------------------------------------------------------- */

FN(not_of)
{
	UNUSED(c);
	UNUSED(n);
	return eg_feel_boolean(!arg[0]->boolean);
}

FN(is_defined)
{
	UNUSED(c);
	UNUSED(n);
	return eg_feel_boolean(arg[0]->kind != EG_FEEL_NULL);
}

/* --- strings -------------------------------------------------------------- */

FN(string_length)
{
	UNUSED(n);
	return eg_feel_integer(c->arena,
	    (int64_t)eg_utf8_count(arg[0]->string, strlen(arg[0]->string)));
}

/* The byte behind i code points of s. */
static const char *
forward(const char *s, int64_t i)
{
	size_t len, left = strlen(s);

	for (; i > 0 && left > 0; i--, s += len, left -= len)
		eg_utf8_next(s, left, &len);
	return s;
}

FN(substring)
{
	const char *s = arg[0]->string, *end;
	int64_t start, len, count = (int64_t)eg_utf8_count(s, strlen(s));
	struct eg_feel *v = eg_new(c->arena, struct eg_feel);

	if (!whole(arg[1], &start) || start == 0 || (n > 2 &&
	    (!whole(arg[2], &len) || len < 0)))
		return eg_feel_fail(c, "characters are counted from 1");
	start = start < 0 ? count + start : start - 1;
	s = forward(s, start < 0 ? 0 : start);
	end = n > 2 ? forward(s, len) : s + strlen(s);
	v->kind = EG_FEEL_STRING;
	v->string = eg_arena_strndup(c->arena, s, (size_t)(end - s));
	return v;
}

FN(contains)
{
	UNUSED(c);
	UNUSED(n);
	return eg_feel_boolean(strstr(arg[0]->string, arg[1]->string) != NULL);
}

FN(starts_with)
{
	UNUSED(c);
	UNUSED(n);
	return eg_feel_boolean(strncmp(arg[0]->string, arg[1]->string,
	    strlen(arg[1]->string)) == 0);
}

FN(ends_with)
{
	size_t len = strlen(arg[0]->string), tail = strlen(arg[1]->string);

	UNUSED(c);
	UNUSED(n);
	return eg_feel_boolean(tail <= len &&
	    strcmp(arg[0]->string + len - tail, arg[1]->string) == 0);
}

FN(substring_before)
{
	const char *found = strstr(arg[0]->string, arg[1]->string);

	UNUSED(n);
	return eg_feel_string(c->arena, found == NULL ? "" : eg_arena_strndup(
	    c->arena, arg[0]->string, (size_t)(found - arg[0]->string)));
}

FN(substring_after)
{
	const char *found = strstr(arg[0]->string, arg[1]->string);

	UNUSED(n);
	return eg_feel_string(c->arena, found == NULL ? "" :
	    found + strlen(arg[1]->string));
}

/* --- numbers -------------------------------------------------------------- */

static const struct eg_feel *
rounded(struct eg_feel_call *c, const struct eg_feel *const *arg, size_t n,
    enum eg_rounding how)
{
	int64_t places = 0;

	if (n > 1 && (!whole(arg[1], &places) || places > 6176 ||
	    places < -6111))
		return eg_feel_fail(c, "there are no so many digits");
	return eg_feel_number(c->arena, eg_decimal_round(arg[0]->number,
	    (int32_t)places, how));
}

FN(decimal)
{
	return rounded(c, arg, n, EG_ROUND_HALF_EVEN);
}

FN(floor_of)
{
	return rounded(c, arg, n, EG_ROUND_FLOOR);
}

FN(ceiling_of)
{
	return rounded(c, arg, n, EG_ROUND_CEILING);
}

FN(round_half_up)
{
	return rounded(c, arg, n, EG_ROUND_HALF_UP);
}

FN(round_down)
{
	return rounded(c, arg, n, EG_ROUND_DOWN);
}

FN(absolute)
{
	UNUSED(n);
	return arg[0]->number.negative ? eg_feel_number(c->arena,
	    eg_decimal_negate(arg[0]->number)) : arg[0];
}

/* The rest has the sign of the divisor (DMN 1.3 table 75). */
FN(modulo)
{
	struct eg_decimal q, r;

	UNUSED(n);
	if (!eg_decimal_divide(arg[0]->number, arg[1]->number, &q))
		return eg_feel_fail(c, "it is divided by zero");
	q = eg_decimal_round(q, 0, EG_ROUND_FLOOR);
	if (eg_decimal_multiply(q, arg[1]->number, &r) &&
	    eg_decimal_subtract(arg[0]->number, r, &r))
		return eg_feel_number(c->arena, r);
	return eg_feel_fail(c, "the result is too large");
}

/* Of a whole number whether it is odd; of another neither is true. */
static bool
has_rest(struct eg_decimal v, bool odd)
{
	struct eg_decimal half;

	if (v.exponent > 0)
		return !odd;
	half = eg_decimal_round(v, 0, EG_ROUND_DOWN);
	if (eg_decimal_compare(half, v) != 0)
		return false;
	return (half.coefficient % 2 != 0 && half.exponent == 0) == odd;
}

FN(even)
{
	UNUSED(c);
	UNUSED(n);
	return eg_feel_boolean(has_rest(arg[0]->number, false));
}

FN(odd)
{
	UNUSED(c);
	UNUSED(n);
	return eg_feel_boolean(has_rest(arg[0]->number, true));
}

/* --- days ----------------------------------------------------------------- */

FN(day_of_week)
{
	static const char *const names[] = { "Monday", "Tuesday", "Wednesday",
	    "Thursday", "Friday", "Saturday", "Sunday" };

	UNUSED(n);
	return eg_feel_string(c->arena, names[eg_day_of_week(arg[0]->day) - 1]);
}

FN(month_of_year)
{
	static const char *const names[] = { "January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December" };
	unsigned month, dom;
	int64_t year;

	UNUSED(n);
	eg_day_split(arg[0]->day, &year, &month, &dom);
	return eg_feel_string(c->arena, names[month - 1]);
}

FN(day_of_year)
{
	unsigned month, dom;
	int64_t year, first = 0;

	UNUSED(n);
	eg_day_split(arg[0]->day, &year, &month, &dom);
	eg_day_make(year, 1, 1, &first);
	return eg_feel_integer(c->arena, arg[0]->day - first + 1);
}

/* Of ISO 8601: the week of a year's first Thursday is its first. */
FN(week_of_year)
{
	int64_t thursday = arg[0]->day + 4 - eg_day_of_week(arg[0]->day);
	unsigned month, dom;
	int64_t year, first = 0;

	UNUSED(n);
	eg_day_split(thursday, &year, &month, &dom);
	eg_day_make(year, 1, 1, &first);
	return eg_feel_integer(c->arena, (thursday - first) / 7 + 1);
}

#define DATES	"date: date"
#define MOMENT	"date: date and time"

const struct eg_feel_function eg_feel_builtin[] = {
	{ "date", "from: string", "date", date_of_string },
	{ "date", "year: number, month: number, day: number", "date",
	    date_of_parts },
	{ "date", "from: date", "date", date_of_moment },
	{ "date", "from: date and time", "date", date_of_moment },
	{ "time", "from: string", "time", time_of_string },
	{ "time", "from: date and time", "time", time_of_moment },
	{ "time", "hour: number, minute: number, second: number, "
	    "offset: days and time duration?=", "time", time_of_parts },
	{ "date and time", "from: string", "date and time", moment_of_string },
	{ "date and time", "date: date, time: time", "date and time",
	    moment_of_parts },
	{ "date and time", "date: date and time, time: time", "date and time",
	    moment_of_parts },
	{ "duration", "from: string", "duration", duration_of_string },
	{ "years and months duration", "from: date, to: date",
	    "years and months duration", months_between },
	{ "number", "from: string", "number", number_of_string },
	{ "string", "from: any", "string", string_of },
	{ "not", "negand: boolean", "boolean", not_of },
	{ "is defined", "value: any", "boolean", is_defined },
	{ "string length", "string: string", "number", string_length },
	{ "substring", "string: string, start position: number, "
	    "length: number=", "string", substring },
	{ "substring before", "string: string, match: string", "string",
	    substring_before },
	{ "substring after", "string: string, match: string", "string",
	    substring_after },
	{ "contains", "string: string, match: string", "boolean", contains },
	{ "starts with", "string: string, match: string", "boolean",
	    starts_with },
	{ "ends with", "string: string, match: string", "boolean", ends_with },
	{ "decimal", "n: number, scale: number", "number", decimal },
	{ "floor", "n: number, scale: number=", "number", floor_of },
	{ "ceiling", "n: number, scale: number=", "number", ceiling_of },
	{ "round half up", "n: number, scale: number", "number", round_half_up },
	{ "round down", "n: number, scale: number", "number", round_down },
	{ "abs", "n: number", "number", absolute },
	{ "modulo", "dividend: number, divisor: number", "number", modulo },
	{ "even", "number: number", "boolean", even },
	{ "odd", "number: number", "boolean", odd },
	{ "day of week", DATES, "string", day_of_week },
	{ "day of week", MOMENT, "string", day_of_week },
	{ "month of year", DATES, "string", month_of_year },
	{ "month of year", MOMENT, "string", month_of_year },
	{ "day of year", DATES, "number", day_of_year },
	{ "day of year", MOMENT, "number", day_of_year },
	{ "week of year", DATES, "number", week_of_year },
	{ "week of year", MOMENT, "number", week_of_year },
};
const size_t eg_feel_nbuiltin = sizeof(eg_feel_builtin) /
    sizeof(eg_feel_builtin[0]);
