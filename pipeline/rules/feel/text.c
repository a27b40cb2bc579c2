/* text.c - values as text, and text as values (DMN 1.3 §10.3.2, §10.3.4.1). */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "rules/feel/value.h"

#define SECONDS_MAX	INT64_C(100000000000000)	/* three million years */
#define MONTHS_MAX	INT64_C(100000000)

/* --- printing ------------------------------------------------------------- */

/* ".5" of a second, without trailing zeros; nothing of 0. */
static void
print_fraction(int64_t nanoseconds, struct eg_buf *out)
{
	char digits[16];
	int n = 9;

	if (nanoseconds == 0)
		return;
	for (; nanoseconds % 10 == 0; n--)
		nanoseconds /= 10;
	for (digits[n] = '\0'; n > 0; nanoseconds /= 10)
		digits[--n] = (char)('0' + nanoseconds % 10);
	eg_buf_putc(out, '.');
	eg_buf_puts(out, digits);
}

static void
print_time(const struct eg_feel *v, struct eg_buf *out)
{
	int64_t s = v->nanosecond / 1000000000;
	int32_t east = v->offset;

	eg_buf_printf(out, "%02d:%02d:%02d", (int)(s / 3600), (int)(s / 60 % 60),
	    (int)(s % 60));
	print_fraction(v->nanosecond % 1000000000, out);
	if (east == EG_FEEL_LOCAL)
		return;
	if (east == 0) {
		eg_buf_putc(out, 'Z');
		return;
	}
	eg_buf_putc(out, east < 0 ? '-' : '+');
	if (east < 0)
		east = -east;
	eg_buf_printf(out, "%02d:%02d", (int)(east / 3600), (int)(east / 60 % 60));
	if (east % 60 != 0)
		eg_buf_printf(out, ":%02d", (int)(east % 60));
}

static void
print_part(int64_t n, char unit, struct eg_buf *out)
{
	if (n != 0)
		eg_buf_printf(out, "%lld%c", (long long)n, unit);
}

static void
print_months(int64_t months, struct eg_buf *out)
{
	if (months < 0) {
		eg_buf_putc(out, '-');
		months = -months;
	}
	eg_buf_putc(out, 'P');
	print_part(months / 12, 'Y', out);
	if (months % 12 != 0 || months == 0)
		eg_buf_printf(out, "%dM", (int)(months % 12));
}

static void
print_days(int64_t s, int64_t fraction, struct eg_buf *out)
{
	if (s < 0) {
		eg_buf_putc(out, '-');
		s = -s;
		if (fraction > 0) {
			s--;
			fraction = 1000000000 - fraction;
		}
	}
	eg_buf_putc(out, 'P');
	print_part(s / 86400, 'D', out);
	if (s % 86400 == 0 && fraction == 0) {
		if (s == 0)
			eg_buf_puts(out, "T0S");
		return;
	}
	eg_buf_putc(out, 'T');
	print_part(s / 3600 % 24, 'H', out);
	print_part(s / 60 % 60, 'M', out);
	if (s % 60 == 0 && fraction == 0)
		return;
	eg_buf_printf(out, "%d", (int)(s % 60));
	print_fraction(fraction, out);
	eg_buf_putc(out, 'S');
}

static void
write_string(const char *s, struct eg_buf *out)
{
	eg_buf_putc(out, '"');
	for (; *s != '\0'; s++)
		if (*s == '"' || *s == '\\')
			eg_buf_printf(out, "\\%c", *s);
		else if (*s == '\n')
			eg_buf_puts(out, "\\n");
		else if (*s == '\t')
			eg_buf_puts(out, "\\t");
		else
			eg_buf_putc(out, *s);
	eg_buf_putc(out, '"');
}

static void
write_range(const struct eg_feel *v, struct eg_buf *out)
{
	eg_buf_putc(out, v->low_open ? '(' : '[');
	if (v->low != NULL)
		eg_feel_write(v->low, out);
	eg_buf_puts(out, "..");
	if (v->high != NULL)
		eg_feel_write(v->high, out);
	eg_buf_putc(out, v->high_open ? ')' : ']');
}

static void
write_many(const struct eg_feel *v, struct eg_buf *out)
{
	size_t i;

	if (v->kind == EG_FEEL_LIST) {
		eg_buf_putc(out, '[');
		for (i = 0; i < v->n; i++) {
			eg_buf_puts(out, i == 0 ? "" : ", ");
			eg_feel_write(v->item[i], out);
		}
		eg_buf_putc(out, ']');
		return;
	}
	eg_buf_putc(out, '{');
	for (i = 0; i < v->entries; i++) {
		eg_buf_printf(out, "%s%s: ", i == 0 ? "" : ", ",
		    v->entry[i].name);
		eg_feel_write(v->entry[i].value, out);
	}
	eg_buf_putc(out, '}');
}

void
eg_feel_print(const struct eg_feel *v, struct eg_buf *out)
{
	switch (v->kind) {
	case EG_FEEL_NULL:
		eg_buf_puts(out, "null");
		break;
	case EG_FEEL_BOOLEAN:
		eg_buf_puts(out, v->boolean ? "true" : "false");
		break;
	case EG_FEEL_NUMBER:
		eg_decimal_print(v->number, out);
		break;
	case EG_FEEL_STRING:
		eg_buf_puts(out, v->string);
		break;
	case EG_FEEL_DATE:
		eg_day_print(v->day, out);
		break;
	case EG_FEEL_DATE_TIME:
		eg_day_print(v->day, out);
		eg_buf_putc(out, 'T');
		print_time(v, out);
		break;
	case EG_FEEL_TIME:
		print_time(v, out);
		break;
	case EG_FEEL_DAYS:
		print_days(v->seconds, v->fraction, out);
		break;
	case EG_FEEL_MONTHS:
		print_months(v->months, out);
		break;
	case EG_FEEL_LIST:
	case EG_FEEL_CONTEXT:
		write_many(v, out);
		break;
	case EG_FEEL_RANGE:
		write_range(v, out);
		break;
	}
}

void
eg_feel_write(const struct eg_feel *v, struct eg_buf *out)
{
	static const char *const made_by[] = {
		[EG_FEEL_DATE] = "date", [EG_FEEL_TIME] = "time",
		[EG_FEEL_DATE_TIME] = "date and time",
		[EG_FEEL_DAYS] = "duration", [EG_FEEL_MONTHS] = "duration",
		[EG_FEEL_RANGE] = NULL,
	};

	if (v->kind == EG_FEEL_STRING) {
		write_string(v->string, out);
	} else if (made_by[v->kind] != NULL) {
		eg_buf_printf(out, "%s(\"", made_by[v->kind]);
		eg_feel_print(v, out);
		eg_buf_puts(out, "\")");
	} else {
		eg_feel_print(v, out);
	}
}

/* --- reading -------------------------------------------------------------- */

struct text {
	const char	*s, *end;
};

static bool
at(const struct text *t, char c)
{
	return t->s < t->end && *t->s == c;
}

static bool
take(struct text *t, char c)
{
	if (!at(t, c))
		return false;
	t->s++;
	return true;
}

/* A number of least to most digits. */
static bool
number(struct text *t, int least, int most, int64_t *out)
{
	int n = 0;

	for (*out = 0; t->s < t->end && eg_is_digit(*t->s) &&
	    n < most; n++)
		*out = *out * 10 + (*t->s++ - '0');
	return n >= least;
}

/* Digits behind a point as nanoseconds; what is finer is not kept. */
static bool
fraction(struct text *t, int64_t *out)
{
	int64_t unit = 100000000;
	const char *from = t->s;

	for (*out = 0; t->s < t->end && eg_is_digit(*t->s);
	    t->s++, unit /= 10)
		*out += (*t->s - '0') * unit;
	return t->s > from;
}

static bool
read_offset(struct text *t, int32_t *out)
{
	int64_t h, m, s = 0;
	bool west;

	*out = EG_FEEL_LOCAL;
	if (t->s == t->end)
		return true;
	*out = 0;
	if (take(t, 'Z'))
		return t->s == t->end;
	west = at(t, '-');
	if ((!take(t, '-') && !take(t, '+')) || !number(t, 2, 2, &h) ||
	    !take(t, ':') || !number(t, 2, 2, &m) ||
	    (take(t, ':') && !number(t, 2, 2, &s)))
		return false;
	*out = (int32_t)(h * 3600 + m * 60 + s);
	if (west)
		*out = -*out;
	return t->s == t->end && h <= 18 && m < 60 && s < 60;
}

static bool
read_time(struct text *t, struct eg_feel *v)
{
	int64_t h, m, s, f = 0;

	if (!number(t, 2, 2, &h) || !take(t, ':') || !number(t, 2, 2, &m) ||
	    !take(t, ':') || !number(t, 2, 2, &s) ||
	    (take(t, '.') && !fraction(t, &f)) || h > 23 || m > 59 || s > 59)
		return false;
	v->nanosecond = (h * 3600 + m * 60 + s) * 1000000000 + f;
	return read_offset(t, &v->offset);
}

static bool
read_date_time(struct text *t, struct eg_feel *v)
{
	const char *middle = memchr(t->s, 'T', (size_t)(t->end - t->s));

	if (middle == NULL ||
	    !eg_day_parse(t->s, (size_t)(middle - t->s), &v->day))
		return false;
	t->s = middle + 1;
	return read_time(t, v);
}

/* P1Y2M or P1DT2H3M4.5S: `units` in their order, each at most once. */
static bool
read_duration(struct text *t, struct eg_feel *v)
{
	static const struct {
		char	 unit;
		bool	 time, months;
		int64_t	 size;
	} units[] = {
		{ 'Y', false, true, 12 }, { 'M', false, true, 1 },
		{ 'D', false, false, 86400 }, { 'H', true, false, 3600 },
		{ 'M', true, false, 60 }, { 'S', true, false, 1 },
	};
	bool negative = take(t, '-'), any = false, time = false;
	int64_t n, f = 0, total = 0;
	size_t i = 0;

	if (!take(t, 'P'))
		return false;
	while (t->s < t->end) {
		if (take(t, 'T')) {
			if (time || t->s == t->end)
				return false;
			time = true;
		}
		if (!number(t, 1, 15, &n) || (take(t, '.') &&
		    (!fraction(t, &f) || !at(t, 'S'))))
			return false;
		for (; i < 6; i++)
			if (at(t, units[i].unit) && units[i].time == time)
				break;
		if (i == 6 || (any && units[i].months != (v->kind == EG_FEEL_MONTHS)))
			return false;
		v->kind = units[i].months ? EG_FEEL_MONTHS : EG_FEEL_DAYS;
		if (n > SECONDS_MAX / units[i].size)
			return false;
		total += n * units[i++].size;
		t->s++;
		any = true;
	}
	if (!any || total > (v->kind == EG_FEEL_MONTHS ? MONTHS_MAX : SECONDS_MAX))
		return false;
	if (v->kind == EG_FEEL_MONTHS) {
		v->months = negative ? -total : total;
		return true;
	}
	v->seconds = negative ? -total - (f > 0) : total;
	v->fraction = (int32_t)(negative && f > 0 ? 1000000000 - f : f);
	return true;
}

static bool
is(const char *s, size_t n, const char *word)
{
	return n == strlen(word) && memcmp(s, word, n) == 0;
}

static bool
read_value(struct eg_arena *a, struct text t, struct eg_feel *v)
{
	size_t n = (size_t)(t.end - t.s);

	switch (v->kind) {
	case EG_FEEL_BOOLEAN:
		v->boolean = is(t.s, n, "true") || is(t.s, n, "1");
		return v->boolean || is(t.s, n, "false") || is(t.s, n, "0");
	case EG_FEEL_NUMBER:
		return eg_decimal_parse(t.s, n, &v->number);
	case EG_FEEL_STRING:
		v->string = eg_arena_strndup(a, t.s, n);
		return true;
	case EG_FEEL_DATE:
		return eg_day_parse(t.s, n, &v->day);
	case EG_FEEL_TIME:
		return read_time(&t, v);
	case EG_FEEL_DATE_TIME:
		return read_date_time(&t, v);
	case EG_FEEL_DAYS:
	case EG_FEEL_MONTHS:
		return read_duration(&t, v);
	default:
		return false;
	}
}

const struct eg_feel *
eg_feel_parse(struct eg_arena *a, enum eg_feel_kind kind, const char *s,
    size_t n)
{
	struct eg_feel *v = eg_new(a, struct eg_feel);

	v->kind = kind;
	return read_value(a, (struct text){ s, s + n }, v) ? v : NULL;
}
