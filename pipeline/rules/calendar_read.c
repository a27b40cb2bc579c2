/*
 * calendar_read.c - calendars.xml into calendars.
 *
 * All days of the span on which a holiday is observed are listed here once,
 * sorted; counting then only looks them up.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "rules/calendar.h"

#define WEEKDAYS	"monday tuesday wednesday thursday friday saturday sunday"
#define SPAN_YEARS	400
#define OFFSET_MOST	366

/* Where holidays on a weekday are observed: a weekday, STAYS, or UNSAID. */
#define STAYS	0
#define UNSAID	8

struct reading {
	struct eg_entries	 e;
	struct eg_arena		*arena;
	struct eg_calendar	*calendar;
	unsigned		 shift[8];	/* of the calendar */
	struct eg_observed	*list;
	size_t			 n, cap;
};

/* --- the days of a holiday ------------------------------------------------ */

/* The nearest `to`, before or after; a weekday is never further than 3 days. */
static int64_t
shifted(int64_t day, const unsigned *shift)
{
	unsigned is = eg_day_of_week(day), to = shift[is], after;

	if (to == STAYS || to == is)
		return day;
	after = (to + 7 - is) % 7;
	return after <= 3 ? day + after : day + after - 7;
}

static void
observe(struct reading *r, int64_t day, const char *name)
{
	if (day < r->calendar->from || day > r->calendar->until)
		return;
	if (r->n == r->cap) {
		r->cap = r->cap * 2 + 64;
		r->list = eg_realloc(r->list, r->cap, sizeof(*r->list));
	}
	r->list[r->n++] = (struct eg_observed){ day, name };
}

/* In the years around the span too: New Year's Day can be observed in December. */
static void
observe_yearly(struct reading *r, const struct eg_holiday *h, int64_t from,
    int64_t until, const unsigned *shift, const char *name)
{
	unsigned month, dom;
	int64_t year, last, day;

	eg_day_split(r->calendar->from, &year, &month, &dom);
	eg_day_split(r->calendar->until, &last, &month, &dom);
	for (year--; year <= last + 1; year++)
		if (eg_holiday_day(h, year, &day) && day >= from && day <= until)
			observe(r, shifted(day, shift), name);
}

/* --- elements ------------------------------------------------------------- */

/* A weekday's name, or "none"; UNSAID and reported when it is neither. */
static unsigned
read_weekday(struct reading *r, const struct eg_node *node, const char *attr)
{
	const char *s = eg_node_attr(node, "", attr);
	unsigned weekday = eg_weekday(s, strlen(s));

	if (weekday > 0)
		return weekday;
	if (strcmp(s, "none") == 0)
		return STAYS;
	eg_entry_error(&r->e, eg_node_attr_node(node, "", attr),
	    "one of: " WEEKDAYS "; or none", "`%s` is no weekday", s);
	return UNSAID;
}

static void
read_weekend(struct reading *r, const struct eg_node *node)
{
	const char *s, *word;
	unsigned weekday;
	size_t len;

	eg_entry_attributes(&r->e, node, "days");
	s = eg_entry_need(&r->e, node, "days");
	while (s != NULL && (word = eg_entry_word(&s, &len)) != NULL) {
		weekday = eg_weekday(word, len);
		if (weekday == 0)
			eg_entry_error(&r->e, eg_node_attr_node(node, "", "days"),
			    "one of: " WEEKDAYS, "`%.*s` is no weekday", (int)len,
			    word);
		r->calendar->weekend[weekday] = true;
	}
}

static void
read_shift(struct reading *r, const struct eg_node *node)
{
	unsigned from, to;

	eg_entry_attributes(&r->e, node, "from to");
	if (eg_entry_need(&r->e, node, "from") == NULL ||
	    eg_entry_need(&r->e, node, "to") == NULL)
		return;
	from = read_weekday(r, node, "from");
	to = read_weekday(r, node, "to");
	if (from != STAYS && from != UNSAID && to != UNSAID)
		r->shift[from] = to;
}

static void
read_unverified(struct reading *r, const struct eg_node *node)
{
	struct eg_unverified *u = eg_new(r->arena, struct eg_unverified);
	struct eg_unverified **end = &r->calendar->unverified;

	eg_entry_attributes(&r->e, node, "from until reason");
	eg_entry_period(&r->e, node, &u->from, &u->until);
	u->reason = eg_arena_strdup(r->arena, eg_entry_need(&r->e, node, "reason"));
	while (*end != NULL)
		end = &(*end)->next;
	*end = u;
}

/* A holiday that came once. */
static void
read_once(struct reading *r, const struct eg_node *node, const char *name)
{
	static const char *const yearly[] = { "on", "offset", "from", "until",
	    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
	    "sunday" };
	int64_t day;
	size_t i;

	for (i = 0; i < sizeof(yearly) / sizeof(yearly[0]); i++)
		if (eg_node_attr(node, "", yearly[i]) != NULL)
			eg_entry_error(&r->e,
			    eg_node_attr_node(node, "", yearly[i]), NULL,
			    "a holiday with `date` has no `%s`", yearly[i]);
	if (eg_entry_day(&r->e, node, "date", &day))
		observe(r, day, name);
}

static void
read_yearly(struct reading *r, const struct eg_node *node, const char *name)
{
	const char *on = eg_entry_need(&r->e, node, "on");
	unsigned shift[8], i;
	struct eg_holiday h;
	int64_t from, until;

	if (on == NULL)
		return;
	if (!eg_holiday_parse(on, &h)) {
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "on"),
		    "such as 12-25, third monday of january, last monday of may, "
		    "easter", "`%s` is no day of the year", on);
		return;
	}
	memcpy(shift, r->shift, sizeof(shift));
	for (i = 1; i <= 7; i++)
		if (eg_node_attr(node, "", eg_weekday_name(i)) != NULL)
			shift[i] = read_weekday(r, node, eg_weekday_name(i));
	if (eg_entry_integer(&r->e, node, "offset", -OFFSET_MOST, OFFSET_MOST, 0,
	    &h.offset) && eg_entry_period(&r->e, node, &from, &until) &&
	    !r->e.failed)
		observe_yearly(r, &h, from, until, shift, name);
}

static void
read_holiday(struct reading *r, const struct eg_node *node)
{
	const char *name;

	eg_entry_attributes(&r->e, node,
	    "name on offset from until date basis " WEEKDAYS);
	name = eg_arena_strdup(r->arena, eg_entry_need(&r->e, node, "name"));
	if (name == NULL)
		return;
	if (eg_node_attr(node, "", "date") != NULL)
		read_once(r, node, name);
	else
		read_yearly(r, node, name);
}

static int
by_day(const void *a, const void *b)
{
	const struct eg_observed *x = a, *y = b;

	return x->day != y->day ? (x->day < y->day ? -1 : 1) :
	    strcmp(x->name, y->name);
}

static void
read_days(struct reading *r, const struct eg_node *node)
{
	static const char known[] = "weekend shift unverified holiday";
	const struct eg_node *c;

	/* What applies to all holidays first, wherever it stands. */
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_entry_is(&r->e, c, "weekend"))
			read_weekend(r, c);
		else if (eg_entry_is(&r->e, c, "shift"))
			read_shift(r, c);
		else if (eg_entry_is(&r->e, c, "unverified"))
			read_unverified(r, c);
		else if (!eg_entry_is(&r->e, c, "holiday"))
			eg_entry_unknown(&r->e, c, known);
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_entry_is(&r->e, c, "holiday"))
			read_holiday(r, c);
	if (r->n > 1)
		qsort(r->list, r->n, sizeof(*r->list), by_day);
	r->calendar->holidays = eg_new_array(r->arena, r->n, struct eg_observed);
	if (r->n > 0)
		memcpy(r->calendar->holidays, r->list, r->n * sizeof(*r->list));
	r->calendar->n = r->n;
}

static void
check_weekend(struct reading *r, const struct eg_node *node)
{
	unsigned i = 1;

	while (i <= 7 && r->calendar->weekend[i])
		i++;
	if (i > 7)
		eg_entry_error(&r->e, node, NULL,
		    "the calendar `%s` has no working days", r->calendar->id);
}

static void
read_calendar(struct reading *r, const struct eg_node *node,
    struct eg_calendars *all)
{
	struct eg_calendar *c = eg_new(r->arena, struct eg_calendar), **end;
	const char *id, *until;

	eg_entry_attributes(&r->e, node, "id title from until");
	id = eg_entry_need(&r->e, node, "id");
	until = eg_entry_need(&r->e, node, "until");
	if (id == NULL || eg_entry_need(&r->e, node, "from") == NULL ||
	    until == NULL || !eg_entry_period(&r->e, node, &c->from, &c->until))
		return;
	if (eg_calendars_find(all, id) != NULL)
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "id"), NULL,
		    "there is another calendar `%s`", id);
	if (c->until - c->from > SPAN_YEARS * INT64_C(366)) {
		eg_entry_error(&r->e, eg_node_attr_node(node, "", "until"), NULL,
		    "a calendar is kept for %d years at most", SPAN_YEARS);
		return;
	}
	c->id = eg_arena_strdup(r->arena, id);
	c->title = eg_arena_strdup(r->arena, eg_node_attr(node, "", "title"));
	for (end = &all->list; *end != NULL; )
		end = &(*end)->next;
	*end = c;
	r->calendar = c;
	memset(r->shift, STAYS, sizeof(r->shift));
	r->n = 0;
	read_days(r, node);
	check_weekend(r, node);
}

/* The calendar an attribute of the root names; NULL without it. */
static struct eg_calendar *
read_usual(struct reading *r, const struct eg_node *root, const char *attr,
    const struct eg_calendars *all)
{
	const char *id = eg_node_attr(root, "", attr);
	struct eg_calendar *c;

	if (id == NULL)
		return NULL;
	c = eg_calendars_find(all, id);
	if (c == NULL)
		eg_entry_error(&r->e, eg_node_attr_node(root, "", attr), NULL,
		    "there is no calendar `%s`", id);
	return c;
}

struct eg_calendars *
eg_calendars_read(struct eg_arena *arena, const struct eg_xml *xml,
    struct eg_diags *diags)
{
	struct reading r = { .e = { xml, diags, EG_CALENDAR_NS, "R3070", false },
	    .arena = arena };
	struct eg_calendars *all = eg_new(arena, struct eg_calendars);
	const struct eg_node *root = eg_xml_root(xml), *c;

	if (!eg_entry_is(&r.e, root, "calendars")) {
		eg_entry_unknown(&r.e, root, "calendars");
		return NULL;
	}
	eg_entry_attributes(&r.e, root, "working-days last-days");
	for (c = eg_node_first_element(root); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_entry_is(&r.e, c, "calendar"))
			read_calendar(&r, c, all);
		else
			eg_entry_unknown(&r.e, c, "calendar");
	all->working_days = read_usual(&r, root, "working-days", all);
	all->last_days = read_usual(&r, root, "last-days", all);
	eg_calendars_forget(all);
	free(r.list);
	return r.e.failed ? NULL : all;
}
