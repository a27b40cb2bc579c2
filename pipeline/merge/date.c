/*
 * date.c - days and times of day as a letter writes them.
 */
#include <string.h>

#include "base/day.h"
#include "merge/function.h"

#define NB	"\xC2\xA0"		/* U+00A0 */

struct day {
	int64_t		year;
	unsigned	month, day, weekday;
};

static const char *const months[] = { "January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November",
    "December" };
static const char *const weekdays[] = { "Monday", "Tuesday", "Wednesday",
    "Thursday", "Friday", "Saturday", "Sunday" };

/* n digits at s as a number; -1 when one is not a digit. */
static int
digits(const char *s, int n)
{
	int v = 0;

	for (; n > 0; n--, s++) {
		if (*s < '0' || *s > '9')
			return -1;
		v = v * 10 + (*s - '0');
	}
	return v;
}

/* "2014-07-09", white space around it allowed; the years of a letter. */
static bool
day_read(const char *s, struct day *d)
{
	int64_t n;
	size_t len;

	s += strspn(s, " \t\r\n");
	len = strcspn(s, " \t\r\n");
	if (s[len + strspn(s + len, " \t\r\n")] != '\0' ||
	    !eg_day_parse(s, len, &n))
		return false;
	eg_day_split(n, &d->year, &d->month, &d->day);
	d->weekday = eg_day_of_week(n);
	return d->year >= 1 && d->year <= 9999;
}

/* A year alone: all that a public copy may say of a day. */
static const char *
year_read(const char *s)
{
	s += strspn(s, " \t\r\n");
	return digits(s, 4) >= 0 && s[4 + strspn(s + 4, " \t\r\n")] == '\0' ? s : NULL;
}

static void
put_long(struct eg_buf *out, const struct day *d)
{
	eg_buf_printf(out, "%s" NB "%u, %d", months[d->month - 1], d->day,
	    (int)d->year);
}

static void
put_numeric(struct eg_buf *out, const struct day *d)
{
	eg_buf_printf(out, "%02u/%02u/%04d", d->month, d->day, (int)d->year);
}

static void
put_weekday(struct eg_buf *out, const struct day *d)
{
	eg_buf_puts(out, weekdays[d->weekday - 1]);
}

static void
put_full(struct eg_buf *out, const struct day *d)
{
	put_weekday(out, d);
	eg_buf_puts(out, ", ");
	put_long(out, d);
}

static void
put_month(struct eg_buf *out, const struct day *d)
{
	eg_buf_printf(out, "%s %d", months[d->month - 1], (int)d->year);
}

static void
put_year(struct eg_buf *out, const struct day *d)
{
	eg_buf_printf(out, "%d", (int)d->year);
}

static const struct date_form {
	const char	*name;
	void		(*put)(struct eg_buf *, const struct day *);
} forms[] = {
	{ "long",	put_long },
	{ "numeric",	put_numeric },
	{ "weekday",	put_weekday },
	{ "full",	put_full },
	{ "month",	put_month },
	{ "year",	put_year },
};

const char *
eg_function_date(struct eg_xslt_call *call, size_t n, const char *const *args,
    struct eg_buf *out)
{
	const char *form = n > 1 ? args[1] : "long";
	struct day d;
	size_t i;

	(void)call;
	if (args[0][strspn(args[0], " \t\r\n")] == '\0')
		return "the date is empty";
	if (year_read(args[0]) != NULL) {
		eg_buf_add(out, year_read(args[0]), 4);
		return NULL;
	}
	if (!day_read(args[0], &d))
		return "a date is written like 2014-07-09";
	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (strcmp(forms[i].name, form) == 0) {
			forms[i].put(out, &d);
			return NULL;
		}
	return "the form of a date is long, numeric, weekday, full, month or year";
}

/* "14:30" or "14:30:00" -> "2:30 p.m."; noon and midnight by their names. */
const char *
eg_function_time(struct eg_xslt_call *call, size_t n, const char *const *args,
    struct eg_buf *out)
{
	const char *s = args[0];
	size_t len = strlen(s);
	int hour, minute;

	(void)call;
	(void)n;
	if ((len != 5 && len != 8) || s[2] != ':' || (len == 8 &&
	    (s[5] != ':' || digits(s + 6, 2) < 0)))
		return "a time is written like 14:30";
	hour = digits(s, 2);
	minute = digits(s + 3, 2);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return "a time is between 00:00 and 23:59";
	if (minute == 0 && hour % 12 == 0)
		eg_buf_puts(out, hour == 0 ? "midnight" : "noon");
	else
		eg_buf_printf(out, "%d:%02d" NB "%s", (hour + 11) % 12 + 1,
		    minute, hour < 12 ? "a.m." : "p.m.");
	return NULL;
}
