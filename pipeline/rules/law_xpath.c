/*
 * law_xpath.c - calendars and register as functions of XPath, in the namespace
 * of our own words (EG_RULES_NS).
 *
 *	eg:working-day(day, calendar?)		boolean
 *	eg:add-working-days(day, n, calendar?)	"2014-12-03"
 *	eg:in-force('law:ID', day)		boolean
 *	eg:edition-in-force(title, year, day)	boolean: a guideline as it is cited
 *
 * A rulebook that uses them is for this engine alone; decision tables (see
 * law_feel.c) keep it readable by others.  What is not known is an error.
 */
#include <string.h>

#include "base/day.h"
#include "rules/calendar.h"
#include "rules/law.h"

/* The i-th argument as a string, without space around it. */
static void
argument(const struct eg_xpath_call *call, size_t i, struct eg_buf *out)
{
	struct eg_buf b = { 0 };
	const char *s;
	size_t len;

	eg_value_string(eg_xpath_arg(call, i), &b);
	s = eg_buf_str(&b) + strspn(eg_buf_str(&b), " \t\r\n");
	for (len = strlen(s); len > 0 && strchr(" \t\r\n", s[len - 1]) != NULL; )
		len--;
	eg_buf_clear(out);
	eg_buf_add(out, s, len);
	eg_buf_free(&b);
}

static bool
day_argument(const struct eg_xpath_call *call, size_t i, int64_t *day)
{
	struct eg_buf b = { 0 };
	bool ok;

	argument(call, i, &b);
	ok = eg_day_parse(eg_buf_str(&b), b.len, day);
	eg_buf_free(&b);
	return ok;
}

/* The calendar an argument names, or the usual one; NULL when not there. */
static struct eg_calendar *
calendar(const struct eg_xpath_call *call, size_t i, struct eg_rulebook *book)
{
	struct eg_calendar *c;
	struct eg_buf b = { 0 };

	if (book->calendars == NULL || i >= eg_xpath_nargs(call))
		return book->calendars == NULL ? NULL :
		    book->calendars->working_days;
	argument(call, i, &b);
	c = eg_calendars_find(book->calendars, eg_buf_str(&b));
	eg_buf_free(&b);
	return c;
}

#define NO_DAY		"a day is written like 2014-07-09"
#define NO_CALENDAR	"there is no such calendar"
#define OUTSIDE		"the calendar is not kept for that day"

static const char *
working_day(struct eg_xpath_call *call, void *data)
{
	struct eg_calendar *c = calendar(call, 1, data);
	int64_t day;
	bool working;

	if (!day_argument(call, 0, &day))
		return NO_DAY;
	if (c == NULL)
		return NO_CALENDAR;
	if (!eg_calendar_working(c, day, &working))
		return OUTSIDE;
	eg_xpath_return_boolean(call, working);
	return NULL;
}

static const char *
add_working_days(struct eg_xpath_call *call, void *data)
{
	struct eg_calendar *c = calendar(call, 2, data);
	double n = eg_value_number(eg_xpath_arg(call, 1));
	struct eg_buf b = { 0 };
	int64_t day;

	if (!day_argument(call, 0, &day))
		return NO_DAY;
	if (c == NULL)
		return NO_CALENDAR;
	if (!(n >= -100000 && n <= 100000) || n != (double)(int64_t)n)
		return "working days are a whole number";
	if (!eg_calendar_add(c, day, (int64_t)n, &day))
		return OUTSIDE;
	eg_day_print(day, &b);
	eg_xpath_return_string(call, eg_buf_str(&b));
	eg_buf_free(&b);
	return NULL;
}

static const char *
in_force(struct eg_xpath_call *call, void *data)
{
	struct eg_law *law = ((struct eg_rulebook *)data)->law;
	struct eg_law_ref ref;
	struct eg_version *v;
	struct eg_buf b = { 0 };
	int64_t day;
	bool ok;

	argument(call, 0, &b);
	ok = law != NULL && eg_law_ref_parse(law, eg_buf_str(&b), b.len, &ref);
	eg_buf_free(&b);
	if (!ok)
		return "the register of law has no such provision";
	if (!day_argument(call, 1, &day))
		return NO_DAY;
	if (eg_law_on(law, ref.provision, day, &v) == EG_LAW_NO_VERSION)
		return "what was in force that day is not in the register of law";
	eg_xpath_return_boolean(call, v != NULL &&
	    (ref.version == NULL || ref.version == v));
	return NULL;
}

/* By title and year; of an edition whose year is not known, by title. */
static bool
is_edition(const struct eg_version *v, const char *title, const char *year)
{
	return v->edition != NULL && strcmp(v->edition, title) == 0 &&
	    (v->year == NULL || strcmp(v->year, year) == 0);
}

static const char *
edition_in_force(struct eg_xpath_call *call, void *data)
{
	struct eg_law *law = ((struct eg_rulebook *)data)->law;
	const struct eg_provision *p;
	struct eg_version *v = NULL;
	struct eg_buf title = { 0 }, year = { 0 };
	const char *wrong = NULL;
	int64_t day;

	argument(call, 0, &title);
	argument(call, 1, &year);
	p = law == NULL ? NULL : eg_law_edition(law, eg_buf_str(&title));
	if (p == NULL)
		wrong = "the register of law has no guideline of that title";
	else if (!day_argument(call, 2, &day))
		wrong = NO_DAY;
	else if (eg_law_on(law, p, day, &v) == EG_LAW_NO_VERSION)
		wrong = "what was in force that day is not in the register of law";
	else
		eg_xpath_return_boolean(call, v != NULL &&
		    is_edition(v, eg_buf_str(&title), eg_buf_str(&year)));
	eg_buf_free(&title);
	eg_buf_free(&year);
	return wrong;
}

void
eg_law_xpath(struct eg_rulebook *book)
{
	static const struct {
		const char	*name;
		unsigned	 least, most;
		eg_xpath_fn	 fn;
	} functions[] = {
		{ "working-day", 1, 2, working_day },
		{ "add-working-days", 2, 3, add_working_days },
		{ "in-force", 2, 2, in_force },
		{ "edition-in-force", 3, 3, edition_in_force },
	};
	size_t i;

	for (i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
		eg_xpath_function(book->xp, EG_RULES_NS, functions[i].name,
		    functions[i].least, functions[i].most, functions[i].fn, book);
}
