/* day.c - see day.h. */
#include "base/day.h"

#include "base/ascii.h"

#define DAYS_400_YEARS	146097

/* Rounded towards the past, unlike `/`. */
static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static bool
leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

unsigned
eg_day_in_month(int64_t year, unsigned month)
{
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30,
	    31, 30, 31 };

	return days[month - 1] + (month == 2 && leap(year));
}

unsigned
eg_day_of_week(int64_t day)
{
	/* Day 0 was a Thursday. */
	return (unsigned)(day + 3 - 7 * floor_div(day + 3, 7)) + 1;
}

/*
 * Years are counted from March, so that the day a leap year adds is a year's
 * last; a month's first day then follows from its number by (153 m + 2) / 5.
 */
bool
eg_day_make(int64_t year, int64_t month, int64_t dom, int64_t *day)
{
	int64_t y, era, of_era, m;

	if (year < -EG_YEAR_MAX || year > EG_YEAR_MAX || month < 1 ||
	    month > 12 || dom < 1 ||
	    dom > eg_day_in_month(year, (unsigned)month))
		return false;
	y = month > 2 ? year : year - 1;
	m = (month + 9) % 12;
	era = floor_div(y, 400);
	of_era = y - era * 400;
	*day = era * DAYS_400_YEARS + of_era * 365 + of_era / 4 - of_era / 100 +
	    (153 * m + 2) / 5 + dom - 1 - 719468;
	return true;
}

void
eg_day_split(int64_t day, int64_t *year, unsigned *month, unsigned *dom)
{
	int64_t era, of_era, y, of_year, m;

	day += 719468;		/* 0000-03-01 is the first day of an era */
	era = floor_div(day, DAYS_400_YEARS);
	of_era = day - era * DAYS_400_YEARS;
	y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	of_year = of_era - (365 * y + y / 4 - y / 100);
	m = (5 * of_year + 2) / 153;
	*dom = (unsigned)(of_year - (153 * m + 2) / 5) + 1;
	*month = (unsigned)(m < 10 ? m + 3 : m - 9);
	*year = y + era * 400 + (*month <= 2);
}

bool
eg_day_add_months(int64_t day, int64_t n, int64_t *result)
{
	int64_t year, of;
	unsigned month, dom, last;

	eg_day_split(day, &year, &month, &dom);
	if (n < -24 * EG_YEAR_MAX || n > 24 * EG_YEAR_MAX)
		return false;
	of = year * 12 + month - 1 + n;
	year = floor_div(of, 12);
	month = (unsigned)(of - year * 12) + 1;
	last = eg_day_in_month(year, month);
	return eg_day_make(year, month, dom < last ? dom : last, result);
}

static bool
digits(const char **s, const char *end, size_t least, size_t most, int64_t *out)
{
	size_t n = 0;

	for (*out = 0; *s < end && eg_is_digit(**s) && n < most; n++)
		*out = *out * 10 + (*(*s)++ - '0');
	return n >= least;
}

bool
eg_day_parse(const char *s, size_t n, int64_t *day)
{
	const char *end = s + n, *first;
	int64_t year, month, dom;
	bool before = n > 0 && *s == '-';

	s += before;
	first = s;
	if (!digits(&s, end, 4, 6, &year) || (s - first > 4 && *first == '0') ||
	    s == end || *s++ != '-' || !digits(&s, end, 2, 2, &month) ||
	    s == end || *s++ != '-' || !digits(&s, end, 2, 2, &dom) || s != end)
		return false;
	return eg_day_make(before ? -year : year, month, dom, day);
}

void
eg_day_print(int64_t day, struct eg_buf *out)
{
	unsigned month, dom;
	int64_t year;

	eg_day_split(day, &year, &month, &dom);
	eg_buf_printf(out, "%s%04lld-%02u-%02u", year < 0 ? "-" : "",
	    (long long)(year < 0 ? -year : year), month, dom);
}
