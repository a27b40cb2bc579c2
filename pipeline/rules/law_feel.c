/*
 * law_feel.c - what decision tables ask of calendars and of the register.
 *
 * Where a calendar is not named it is the usual one of calendars.xml, for
 * counting working days or for the last day of a time.  What is not known (a
 * day outside a calendar's span, a provision the register has no version of)
 * is no value but a failure: a table must not go on from a guess.
 */
#include <string.h>

#include "base/day.h"
#include "rules/calendar.h"
#include "rules/counting.h"
#include "rules/law.h"

#define FN(name)							\
	static const struct eg_feel *					\
	name(struct eg_feel_call *c, const struct eg_feel *const *arg, size_t n)

#define UNUSED(x)	((void)(x))
#define COUNT_MOST	100000

static struct eg_rulebook *
book_of(const struct eg_feel_call *c)
{
	return c->data;
}

static bool
whole(struct eg_feel_call *c, const struct eg_feel *v, int64_t *out)
{
	if (eg_decimal_to_int(v->number, out) && *out <= COUNT_MOST &&
	    *out >= -COUNT_MOST)
		return true;
	eg_feel_fail(c, "a whole number is wanted, not larger than %d", COUNT_MOST);
	return false;
}

/* --- days ----------------------------------------------------------------- */

static const struct eg_feel *
later(struct eg_feel_call *c, int64_t day, int64_t days)
{
	eg_counted_days(c, day, days, day + days);
	return eg_feel_date(c->arena, day + days);
}

FN(add_days)
{
	int64_t days;

	UNUSED(n);
	return whole(c, arg[1], &days) ? later(c, arg[0]->day, days) : NULL;
}

static const struct eg_feel *
months_later(struct eg_feel_call *c, const struct eg_feel *const *arg,
    int64_t each)
{
	int64_t months, day;

	if (!whole(c, arg[1], &months))
		return NULL;
	if (!eg_day_add_months(arg[0]->day, months * each, &day))
		return eg_feel_fail(c, "there is no such day");
	return eg_feel_date(c->arena, day);
}

FN(add_months)
{
	UNUSED(n);
	return months_later(c, arg, 1);
}

FN(add_years)
{
	UNUSED(n);
	return months_later(c, arg, 12);
}

FN(days_after)
{
	UNUSED(n);
	return eg_feel_integer(c->arena, arg[0]->day - arg[1]->day);
}

/* --- calendars ------------------------------------------------------------ */

enum usual { COUNTING, LAST_DAY };

/* The i-th argument's calendar, or the usual one. */
static struct eg_calendar *
calendar(struct eg_feel_call *c, const struct eg_feel *const *arg, size_t n,
    size_t i, enum usual usual)
{
	const struct eg_calendars *all = book_of(c)->calendars;
	struct eg_calendar *k;

	if (all == NULL) {
		eg_feel_fail(c, "the rulebook has no calendars");
		return NULL;
	}
	k = i < n ? eg_calendars_find(all, arg[i]->string) :
	    usual == COUNTING ? all->working_days : all->last_days;
	if (k == NULL && i < n)
		eg_feel_fail(c, "there is no calendar `%.60s`", arg[i]->string);
	else if (k == NULL)
		eg_feel_fail(c, "no calendar is named, and none is the usual one");
	return k;
}

static const struct eg_feel *
outside(struct eg_feel_call *c, const struct eg_calendar *k)
{
	struct eg_buf b = { 0 };

	eg_calendar_limits(k, &b);
	eg_feel_fail(c, "%s", eg_buf_str(&b));
	eg_buf_free(&b);
	return NULL;
}

static const struct eg_feel *
add_working(struct eg_feel_call *c, struct eg_calendar *k, int64_t day,
    int64_t days)
{
	int64_t result;

	if (!eg_calendar_add(k, day, days, &result))
		return outside(c, k);
	eg_counted_working_days(c, k, day, days, result);
	return eg_feel_date(c->arena, result);
}

static const struct eg_feel *
roll(struct eg_feel_call *c, struct eg_calendar *k, int64_t day)
{
	int64_t result;

	if (!eg_calendar_roll(k, day, &result))
		return outside(c, k);
	eg_counted_on(c, k, day, result);
	return eg_feel_date(c->arena, result);
}

FN(working_day)
{
	struct eg_calendar *k = calendar(c, arg, n, 1, COUNTING);
	bool working;

	if (k == NULL)
		return NULL;
	return eg_calendar_working(k, arg[0]->day, &working) ?
	    eg_feel_boolean(working) : outside(c, k);
}

FN(holiday)
{
	struct eg_calendar *k = calendar(c, arg, n, 1, COUNTING);
	const char *name;

	if (k == NULL)
		return NULL;
	if (!eg_calendar_holiday(k, arg[0]->day, &name))
		return outside(c, k);
	return name == NULL ? &eg_feel_null : eg_feel_string(c->arena, name);
}

FN(add_working_days)
{
	struct eg_calendar *k = calendar(c, arg, n, 2, COUNTING);
	int64_t days;

	return k != NULL && whole(c, arg[1], &days) ?
	    add_working(c, k, arg[0]->day, days) : NULL;
}

FN(working_days_between)
{
	struct eg_calendar *k = calendar(c, arg, n, 2, COUNTING);
	int64_t days;

	if (k == NULL)
		return NULL;
	if (!eg_calendar_between(k, arg[0]->day, arg[1]->day, &days))
		return outside(c, k);
	eg_counted_between(c, k, arg[0]->day, arg[1]->day, days);
	return eg_feel_integer(c->arena, days);
}

FN(next_working_day)
{
	struct eg_calendar *k = calendar(c, arg, n, 1, COUNTING);

	return k == NULL ? NULL : roll(c, k, arg[0]->day);
}

FN(roll_forward)
{
	struct eg_calendar *k = calendar(c, arg, n, 1, LAST_DAY);

	return k == NULL ? NULL : roll(c, k, arg[0]->day);
}

/* "days": moved on from a holiday; "working days". */
FN(due_date)
{
	bool working = strcmp(arg[2]->string, "working days") == 0;
	struct eg_calendar *k;
	int64_t days;

	if (!working && strcmp(arg[2]->string, "days") != 0)
		return eg_feel_fail(c, "a time is in \"days\" or \"working days\"");
	k = calendar(c, arg, n, n, working ? COUNTING : LAST_DAY);
	if (k == NULL || !whole(c, arg[1], &days))
		return NULL;
	if (working)
		return add_working(c, k, arg[0]->day, days);
	eg_counted_days(c, arg[0]->day, days, arg[0]->day + days);
	return roll(c, k, arg[0]->day + days);
}

/* --- service -------------------------------------------------------------- */

/* The provision that has extensions; a register has one. */
static const struct eg_provision *
service_law(const struct eg_law *law)
{
	const struct eg_provision *p;
	const struct eg_version *v;

	for (p = law->provisions; p != NULL; p = p->next)
		for (v = p->versions; v != NULL; v = v->next)
			if (v->extensions != NULL)
				return p;
	return NULL;
}

/* By the version of a day; without one, the only version. */
static const struct eg_extension *
extension(struct eg_feel_call *c, const struct eg_feel *const *arg,
    const int64_t *day)
{
	struct eg_law *law = book_of(c)->law;
	const struct eg_provision *p = law == NULL ? NULL : service_law(law);
	const struct eg_extension *x;
	struct eg_version *v;

	if (p == NULL) {
		eg_feel_fail(c, "no provision of the register extends a time");
		return NULL;
	}
	v = p->versions;
	if (day == NULL && v->next != NULL) {
		eg_feel_fail(c, "%s has several versions: say on which day", p->id);
		return NULL;
	}
	if (day != NULL && eg_law_on(law, p, *day, &v) != EG_LAW_IN_FORCE) {
		eg_feel_fail(c, "no version of %s is in force that day", p->id);
		return NULL;
	}
	v->used = true;
	x = eg_law_extension(v, arg[0]->string, arg[1]->string, arg[2]->string);
	if (x == NULL)
		eg_feel_fail(c, "%s has nothing on service by \""
		    EG_FROM_CASE_N "\"", p->id, 40, arg[0]->string);
	else
		eg_counted_service(c, v, x);
	return x;
}

FN(service_extension)
{
	const struct eg_extension *x = extension(c, arg,
	    n > 3 ? &arg[3]->day : NULL);

	if (x == NULL)
		return NULL;
	if (x->working_days && x->days > 0)
		return eg_feel_fail(c, "it is in working days: use `after service`");
	return eg_feel_integer(c->arena, x->days);
}

FN(after_service)
{
	const struct eg_extension *x = extension(c, arg + 1, &arg[0]->day);
	struct eg_calendars *all = book_of(c)->calendars;
	struct eg_calendar *k;

	UNUSED(n);
	if (x == NULL)
		return NULL;
	if (!x->working_days)
		return later(c, arg[0]->day, x->days);
	k = all == NULL ? NULL : x->calendar == NULL ? all->working_days :
	    eg_calendars_find(all, x->calendar);
	if (k == NULL)
		return eg_feel_fail(c, "there is no calendar `%s`",
		    x->calendar == NULL ? "" : x->calendar);
	return add_working(c, k, arg[0]->day, x->days);
}

/* --- the register --------------------------------------------------------- */

/* What a reference names; reported when nothing. */
static bool
parse_ref(struct eg_feel_call *c, const char *s, struct eg_law_ref *ref)
{
	struct eg_law *law = book_of(c)->law;

	if (law != NULL && eg_law_ref_parse(law, s, strlen(s), ref))
		return true;
	eg_feel_fail(c, "the register has no `%.60s`", s);
	return false;
}

/* The version of a day, NULL for none; false when that is not known. */
static bool
version_on(struct eg_feel_call *c, const struct eg_provision *p, int64_t day,
    struct eg_version **v)
{
	struct eg_law *law = book_of(c)->law;
	struct eg_buf b = { 0 };

	if (eg_law_on(law, p, day, v) != EG_LAW_NO_VERSION) {
		eg_counted_law(c, p, *v, law->what_if ? law->as_of : day);
		return true;
	}
	eg_day_print(day, &b);
	eg_feel_fail(c, "what of %s was in force on %s is not in the register",
	    p->id, eg_buf_str(&b));
	eg_buf_free(&b);
	return false;
}

FN(in_force)
{
	struct eg_law_ref ref;
	struct eg_version *v;

	UNUSED(n);
	if (!parse_ref(c, arg[0]->string, &ref) ||
	    !version_on(c, ref.provision, arg[1]->day, &v))
		return NULL;
	return eg_feel_boolean(v != NULL &&
	    (ref.version == NULL || ref.version == v));
}

FN(version_in_force)
{
	struct eg_law_ref ref;
	struct eg_version *v;

	UNUSED(n);
	if (!parse_ref(c, arg[0]->string, &ref) ||
	    !version_on(c, ref.provision, arg[1]->day, &v))
		return NULL;
	return v == NULL ? &eg_feel_null : eg_feel_string(c->arena, v->id);
}

static const struct eg_feel *
string_or_null(struct eg_arena *a, const char *s)
{
	return s == NULL ? &eg_feel_null : eg_feel_string(a, s);
}

FN(edition_in_force)
{
	const struct eg_law *law = book_of(c)->law;
	const struct eg_provision *p = law == NULL ? NULL :
	    eg_law_topic(law, arg[0]->string);
	struct eg_feel_entry e[] = { { "title", NULL }, { "year", NULL },
	    { "law", NULL } };
	struct eg_version *v;

	UNUSED(n);
	if (p == NULL)
		return eg_feel_fail(c, "the register has no topic \""
		    EG_FROM_CASE_N "\"", 60, arg[0]->string);
	if (!version_on(c, p, arg[1]->day, &v))
		return NULL;
	if (v == NULL || v->edition == NULL)
		return &eg_feel_null;
	e[0].value = eg_feel_string(c->arena, v->edition);
	e[1].value = string_or_null(c->arena, v->year);
	e[2].value = eg_feel_string(c->arena, v->id);
	return eg_feel_context(c->arena, e, 3);
}

FN(edition_topic)
{
	const struct eg_law *law = book_of(c)->law;
	const struct eg_provision *p = law == NULL ? NULL :
	    eg_law_edition(law, arg[0]->string);

	UNUSED(n);
	return string_or_null(c->arena, p == NULL ? NULL : p->topic);
}

static const struct eg_feel_function table[] = {
	{ "add calendar days", "from: date, days: number", "date", add_days },
	{ "add calendar months", "from: date, months: number", "date", add_months },
	{ "add calendar years", "from: date, years: number", "date", add_years },
	{ "days after", "day: date, other: date", "number", days_after },
	{ "working day", "day: date, calendar: string=", "boolean", working_day },
	{ "holiday", "day: date, calendar: string=", "string", holiday },
	{ "add working days", "from: date, days: number, calendar: string=",
	    "date", add_working_days },
	{ "working days between", "from: date, until: date, calendar: string=",
	    "number", working_days_between },
	{ "next working day", "day: date, calendar: string=", "date",
	    next_working_day },
	{ "roll forward", "day: date, calendar: string=", "date", roll_forward },
	{ "due date", "from: date, count: number, unit: string", "date", due_date },
	{ "nominal due date", "from: date, days: number", "date", add_days },
	{ "service extension",
	    "method: string, from: string, to: string, on: date=", "number",
	    service_extension },
	{ "after service",
	    "day: date, method: string, from: string, to: string", "date",
	    after_service },
	{ "in force", "law: string, day: date", "boolean", in_force },
	{ "version in force", "law: string, day: date", "string",
	    version_in_force },
	{ "edition in force", "topic: string, day: date",
	    "context: title, year, law",
	    edition_in_force },
	{ "edition topic", "title: string", "string", edition_topic },
};

void
eg_law_feel(struct eg_feel_library *library, struct eg_rulebook *book)
{
	eg_feel_library_add(library, table, sizeof(table) / sizeof(table[0]), book);
}
