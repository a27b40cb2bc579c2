/*
 * written_date_xpath.c - dates in running text as functions of XPath, in the
 * namespace of our own words (EG_RULES_NS).
 *
 *	eg:impossible-date(text, year)	the first date written in the text that is
 *					no day, or of a year before 1900 or after
 *					`year`; "" without one
 *	eg:later-date(text, day)	the first that is later than the day
 *
 * Of a year of two digits nothing is impossible: "30/16/12" may be no date.
 */
#include <string.h>

#include "base/day.h"
#include "rules/rulebook.h"
#include "rules/written_date.h"

#define YEAR_LEAST	1900

static bool
is_impossible(const struct eg_written_date *d, int64_t until)
{
	int64_t day;

	return d->year_digits == 4 && (d->year < YEAR_LEAST || d->year > until ||
	    !eg_written_date_day(d, until, &day));
}

static bool
is_later(const struct eg_written_date *d, int64_t than)
{
	int64_t year, day;
	unsigned month, dom;

	eg_day_split(than, &year, &month, &dom);
	return eg_written_date_day(d, year, &day) && day > than;
}

/* Gives the first date of the text that is so. */
static void
find(struct eg_xpath_call *call, bool (*is)(const struct eg_written_date *,
    int64_t), int64_t limit)
{
	struct eg_buf text = { 0 }, found = { 0 };
	struct eg_written_date d;
	const char *s;

	eg_value_string(eg_xpath_arg(call, 0), &text);
	for (s = eg_buf_str(&text); eg_written_date_next(&s, &d); )
		if (is(&d, limit)) {
			eg_buf_add(&found, d.at, d.n);
			break;
		}
	eg_xpath_return_string(call, eg_buf_str(&found));
	eg_buf_free(&text);
	eg_buf_free(&found);
}

static const char *
impossible_date(struct eg_xpath_call *call, void *data)
{
	double year = eg_value_number(eg_xpath_arg(call, 1));

	(void)data;
	if (!(year >= 0 && year <= EG_YEAR_MAX))
		return "the last year is a number such as 2014";
	find(call, is_impossible, (int64_t)year);
	return NULL;
}

static const char *
later_date(struct eg_xpath_call *call, void *data)
{
	struct eg_buf b = { 0 };
	int64_t day;
	bool ok;

	(void)data;
	eg_value_string(eg_xpath_arg(call, 1), &b);
	ok = eg_day_parse(eg_buf_str(&b), b.len, &day);
	eg_buf_free(&b);
	if (!ok)
		return "a day is written like 2014-07-09";
	find(call, is_later, day);
	return NULL;
}

void
eg_written_date_xpath(struct eg_rulebook *book)
{
	eg_xpath_function(book->xp, EG_RULES_NS, "impossible-date", 2, 2,
	    impossible_date, book);
	eg_xpath_function(book->xp, EG_RULES_NS, "later-date", 2, 2, later_date,
	    book);
}
