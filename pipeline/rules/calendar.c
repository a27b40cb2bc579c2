/* calendar.c - counting days; see calendar.h. */
#include "rules/calendar.h"

#include <string.h>

#include "base/day.h"

struct eg_calendar *
eg_calendars_find(const struct eg_calendars *all, const char *id)
{
	struct eg_calendar *c = all->list;

	while (c != NULL && strcmp(c->id, id) != 0)
		c = c->next;
	return c;
}

void
eg_calendars_forget(struct eg_calendars *all)
{
	struct eg_calendar *c;

	for (c = all->list; c != NULL; c = c->next) {
		c->first = EG_DAY_LAST;
		c->last = EG_DAY_FIRST;
	}
}

void
eg_calendar_limits(const struct eg_calendar *c, struct eg_buf *out)
{
	eg_buf_printf(out, "the calendar `%s` is kept from ", c->id);
	eg_day_print(c->from, out);
	eg_buf_puts(out, " until ");
	eg_day_print(c->until, out);
	eg_buf_puts(out, " only");
}

/* Notes the day; false when it is outside the span. */
static bool
ask(struct eg_calendar *c, int64_t day)
{
	if (day < c->from || day > c->until)
		return false;
	if (day < c->first)
		c->first = day;
	if (day > c->last)
		c->last = day;
	return true;
}

/* The first of the day's holidays, or NULL. */
static const struct eg_observed *
find(const struct eg_calendar *c, int64_t day)
{
	size_t low = 0, high = c->n, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (c->holidays[mid].day < day)
			low = mid + 1;
		else
			high = mid;
	}
	return low < c->n && c->holidays[low].day == day ? &c->holidays[low] : NULL;
}

bool
eg_calendar_holiday(struct eg_calendar *c, int64_t day, const char **name)
{
	const struct eg_observed *o;

	if (!ask(c, day))
		return false;
	o = find(c, day);
	*name = o == NULL ? NULL : o->name;
	return true;
}

bool
eg_calendar_working(struct eg_calendar *c, int64_t day, bool *working)
{
	if (!ask(c, day))
		return false;
	*working = !c->weekend[eg_day_of_week(day)] && find(c, day) == NULL;
	return true;
}

/* The next working day after the day, or the last before it. */
static bool
step(struct eg_calendar *c, int64_t *day, int by)
{
	bool working = false;

	while (!working) {
		*day += by;
		if (!eg_calendar_working(c, *day, &working))
			return false;
	}
	return true;
}

bool
eg_calendar_add(struct eg_calendar *c, int64_t day, int64_t n, int64_t *result)
{
	int by = n < 0 ? -1 : 1;

	if (!ask(c, day))
		return false;
	for (; n != 0; n -= by)
		if (!step(c, &day, by))
			return false;
	*result = day;
	return true;
}

bool
eg_calendar_roll(struct eg_calendar *c, int64_t day, int64_t *result)
{
	bool working;

	if (!eg_calendar_working(c, day, &working) ||
	    (!working && !step(c, &day, 1)))
		return false;
	*result = day;
	return true;
}

bool
eg_calendar_between(struct eg_calendar *c, int64_t a, int64_t b, int64_t *n)
{
	int64_t low = a < b ? a : b, high = a < b ? b : a, day;
	bool working = false;

	if (!ask(c, low) || !ask(c, high))
		return false;
	*n = 0;
	for (day = low + 1; day <= high; day++) {
		eg_calendar_working(c, day, &working);
		*n += working;
	}
	if (b < a)
		*n = -*n;
	return true;
}
