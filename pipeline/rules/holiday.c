/*
 * holiday.c - what day of a year a holiday is.
 *
 * Easter follows the Gregorian computus (the "anonymous" algorithm of Nature,
 * 20 April 1876, which holds for every Gregorian year).
 */
#include <string.h>

#include "base/day.h"
#include "rules/calendar.h"

static const char *const weekdays[] = { "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday" };
static const char *const months[] = { "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november",
    "december" };
static const char *const ordinals[] = { "last", "first", "second", "third",
    "fourth", "fifth" };

/* Where the word is in the list; n when it is not. */
static size_t
find(const char *const *list, size_t n, const char *word, size_t len)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strlen(list[i]) == len && memcmp(list[i], word, len) == 0)
			break;
	return i;
}

unsigned
eg_weekday(const char *name, size_t len)
{
	size_t i = find(weekdays, 7, name, len);

	return i == 7 ? 0 : (unsigned)i + 1;
}

const char *
eg_weekday_name(unsigned weekday)
{
	return weekdays[weekday - 1];
}

/* --- reading -------------------------------------------------------------- */

static bool
parse_fixed(const char *s, struct eg_holiday *h)
{
	static const char digits[] = "0123456789";

	if (strlen(s) != 5 || strspn(s, digits) != 2 || s[2] != '-' ||
	    strspn(s + 3, digits) != 2)
		return false;
	h->kind = EG_HOLIDAY_FIXED;
	h->month = (unsigned)((s[0] - '0') * 10 + s[1] - '0');
	h->dom = (unsigned)((s[3] - '0') * 10 + s[4] - '0');
	/* 2000 had a February 29. */
	return h->month >= 1 && h->month <= 12 && h->dom >= 1 &&
	    h->dom <= eg_day_in_month(2000, h->month);
}

static bool
parse_weekday(const char *s, struct eg_holiday *h)
{
	const char *word[5];
	size_t len[5], n = 0, nth, month;

	while (n < 5 && (word[n] = eg_entry_word(&s, &len[n])) != NULL)
		n++;
	if (n != 4 || len[2] != 2 || memcmp(word[2], "of", 2) != 0)
		return false;
	nth = find(ordinals, 6, word[0], len[0]);
	month = find(months, 12, word[3], len[3]);
	h->kind = EG_HOLIDAY_WEEKDAY;
	h->nth = (unsigned)nth;
	h->weekday = eg_weekday(word[1], len[1]);
	h->month = (unsigned)month + 1;
	return nth < 6 && month < 12 && h->weekday > 0;
}

bool
eg_holiday_parse(const char *on, struct eg_holiday *h)
{
	*h = (struct eg_holiday){ .kind = EG_HOLIDAY_EASTER };
	return strcmp(on, "easter") == 0 || parse_fixed(on, h) ||
	    parse_weekday(on, h);
}

/* --- the day -------------------------------------------------------------- */

static int64_t
easter(int64_t year)
{
	int64_t a = year % 19, b = year / 100, c = year % 100;
	int64_t f = (b + 8) / 25, g = (b - f + 1) / 3;
	int64_t h = (19 * a + b - b / 4 - g + 15) % 30;
	int64_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int64_t m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114, day = 0;

	eg_day_make(year, n / 31, n % 31 + 1, &day);
	return day;
}

static bool
nth_weekday(const struct eg_holiday *h, int64_t year, int64_t *day)
{
	unsigned days = eg_day_in_month(year, h->month), first, dom;
	int64_t begin;

	if (!eg_day_make(year, h->month, 1, &begin))
		return false;
	first = 1 + (h->weekday + 7 - eg_day_of_week(begin)) % 7;
	dom = h->nth > 0 ? first + 7 * (h->nth - 1) :
	    first + (days - first) / 7 * 7;
	*day = begin + dom - 1;
	return dom <= days;
}

bool
eg_holiday_day(const struct eg_holiday *h, int64_t year, int64_t *day)
{
	bool ok = true;

	if (h->kind == EG_HOLIDAY_EASTER)
		*day = easter(year);
	else if (h->kind == EG_HOLIDAY_FIXED)
		ok = eg_day_make(year, h->month, h->dom, day);
	else
		ok = nth_weekday(h, year, day);
	*day += ok ? h->offset : 0;
	return ok;
}
