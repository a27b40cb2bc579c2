/*
 * date.c - days and times of day as a letter writes them.
 *
 * The proleptic Gregorian calendar of xs:date (ISO 8601), years 1 to 9999.
 */
#include <string.h>

#include "merge/function.h"

#define NB	"\xC2\xA0"		/* U+00A0 */

struct day {
	int	year, month, day;
};

static const char *const months[] = { "January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November",
    "December" };
static const char *const weekdays[] = { "Sunday", "Monday", "Tuesday",
    "Wednesday", "Thursday", "Friday", "Saturday" };

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

static int
days_in_month(int year, int month)
{
	static const int n[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : n[month - 1];
}

/* "2014-07-09", white space around it allowed. */
static bool
day_read(const char *s, struct day *d)
{
	size_t n;

	s += strspn(s, " \t\r\n");
	n = strcspn(s, " \t\r\n");
	if (n != 10 || s[n + strspn(s + n, " \t\r\n")] != '\0' ||
	    s[4] != '-' || s[7] != '-')
		return false;
	d->year = digits(s, 4);
	d->month = digits(s + 5, 2);
	d->day = digits(s + 8, 2);
	return d->year >= 1 && d->month >= 1 && d->month <= 12 && d->day >= 1 &&
	    d->day <= days_in_month(d->year, d->month);
}

/* Sakamoto's method: 0 is Sunday. */
static int
weekday(const struct day *d)
{
	static const int t[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };
	int y = d->year - (d->month < 3);

	return (y + y / 4 - y / 100 + y / 400 + t[d->month - 1] + d->day) % 7;
}

static void
put_long(struct eg_buf *out, const struct day *d)
{
	eg_buf_printf(out, "%s" NB "%d, %d", months[d->month - 1], d->day, d->year);
}

static void
put_numeric(struct eg_buf *out, const struct day *d)
{
	eg_buf_printf(out, "%02d/%02d/%04d", d->month, d->day, d->year);
}

static void
put_weekday(struct eg_buf *out, const struct day *d)
{
	eg_buf_puts(out, weekdays[weekday(d)]);
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
	eg_buf_printf(out, "%s %d", months[d->month - 1], d->year);
}

static void
put_year(struct eg_buf *out, const struct day *d)
{
	eg_buf_printf(out, "%d", d->year);
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
