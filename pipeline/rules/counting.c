/* counting.c - see counting.h. */
#include "rules/counting.h"

#include "base/day.h"
#include "rules/law.h"

#define WEEKENDS_MOST	6	/* days of weekends told one by one */

enum counted { DAYS, WORKING_DAYS, MOVED_ON, BETWEEN, LAW, SERVICE };

struct step {
	struct eg_feel_step	 head;
	enum counted		 kind;
	struct eg_calendar	*calendar;
	int64_t			 from, to, n;
	const struct eg_provision *provision;
	const struct eg_version	*version;
	const struct eg_extension *extension;
};

/* Who is told: a line at a time. */
struct listener {
	void		(*line)(void *arg, const char *);
	void		*arg;
	struct eg_buf	 b;
};

static void
say(struct listener *l)
{
	l->line(l->arg, eg_buf_str(&l->b));
	eg_buf_clear(&l->b);
}

static void
add_day(struct listener *l, int64_t day)
{
	eg_day_print(day, &l->b);
}

/* "Thursday 2014-11-27" */
static void
add_day_of_week(struct listener *l, int64_t day)
{
	const char *name = eg_weekday_name(eg_day_of_week(day));

	eg_buf_printf(&l->b, "%c%s ", name[0] - 'a' + 'A', name + 1);
	add_day(l, day);
}

static void
add_calendar(struct listener *l, const struct eg_calendar *c)
{
	eg_buf_printf(&l->b, ", by the calendar %s", c->title == NULL ? c->id :
	    c->title);
}

static void
add_count(struct listener *l, int64_t n, const char *what)
{
	eg_buf_printf(&l->b, "%lld %s%s", (long long)(n < 0 ? -n : n), what,
	    n == 1 || n == -1 ? "" : "s");
}

/* --- days that are not counted -------------------------------------------- */

static void
tell_holidays(struct listener *l, struct eg_calendar *c, int64_t first,
    int64_t last)
{
	const char *name;
	int64_t day;

	for (day = first; day <= last; day++) {
		if (c->weekend[eg_day_of_week(day)] ||
		    !eg_calendar_holiday(c, day, &name) || name == NULL)
			continue;
		eg_buf_puts(&l->b, "not counted: ");
		add_day_of_week(l, day);
		eg_buf_printf(&l->b, ", %s", name);
		say(l);
	}
}

static void
tell_weekends(struct listener *l, const struct eg_calendar *c, int64_t first,
    int64_t last)
{
	int64_t day, n = 0, told = 0;

	for (day = first; day <= last; day++)
		n += c->weekend[eg_day_of_week(day)];
	if (n == 0)
		return;
	eg_buf_puts(&l->b, "not counted: ");
	if (n > WEEKENDS_MOST)
		eg_buf_printf(&l->b, "%lld days of weekends", (long long)n);
	for (day = first; day <= last && n <= WEEKENDS_MOST; day++)
		if (c->weekend[eg_day_of_week(day)]) {
			eg_buf_puts(&l->b, told++ == 0 ? "" : ", ");
			add_day_of_week(l, day);
		}
	say(l);
}

static void
tell_skipped(struct listener *l, struct eg_calendar *c, int64_t first,
    int64_t last)
{
	tell_holidays(l, c, first, last);
	tell_weekends(l, c, first, last);
}

/* --- one kind of step each ------------------------------------------------ */

static void
tell_days(struct listener *l, const struct step *s)
{
	add_count(l, s->n, "day");
	eg_buf_puts(&l->b, s->n < 0 ? " before " : " after ");
	add_day(l, s->from);
	eg_buf_puts(&l->b, " is ");
	add_day(l, s->to);
	say(l);
}

static void
tell_working_days(struct listener *l, const struct step *s)
{
	add_count(l, s->n, "working day");
	eg_buf_puts(&l->b, s->n < 0 ? " before " : " after ");
	add_day(l, s->from);
	add_calendar(l, s->calendar);
	eg_buf_puts(&l->b, ", is ");
	add_day(l, s->to);
	say(l);
	if (s->n < 0)
		tell_skipped(l, s->calendar, s->to, s->from - 1);
	else
		tell_skipped(l, s->calendar, s->from + 1, s->to);
}

static void
tell_moved_on(struct listener *l, const struct step *s)
{
	add_day_of_week(l, s->from);
	if (s->from == s->to) {
		eg_buf_puts(&l->b, " is a working day");
	} else {
		eg_buf_puts(&l->b, " moves on to ");
		add_day_of_week(l, s->to);
	}
	add_calendar(l, s->calendar);
	say(l);
	tell_skipped(l, s->calendar, s->from, s->to - 1);
}

static void
tell_between(struct listener *l, const struct step *s)
{
	bool back = s->to < s->from;

	add_count(l, s->n, "working day");
	eg_buf_puts(&l->b, " after ");
	add_day(l, back ? s->to : s->from);
	eg_buf_puts(&l->b, " until ");
	add_day(l, back ? s->from : s->to);
	add_calendar(l, s->calendar);
	say(l);
	tell_skipped(l, s->calendar, (back ? s->to : s->from) + 1,
	    back ? s->from : s->to);
}

static void
tell_law(struct listener *l, const struct step *s)
{
	if (s->version == NULL)
		eg_buf_printf(&l->b, "there was no %s on ", s->provision->cite);
	else
		eg_buf_printf(&l->b, "%s was in force as %s on ",
		    s->version->cite != NULL ? s->version->cite :
		    s->provision->cite, s->version->id);
	add_day(l, s->from);
	say(l);
}

static void
tell_service(struct listener *l, const struct step *s)
{
	const struct eg_extension *x = s->extension;
	const struct eg_version *v = s->version;

	eg_buf_printf(&l->b, "service by %s adds ", x->method);
	add_count(l, x->days, x->working_days ? "working day" : "day");
	eg_buf_printf(&l->b, ": %s, as %s", v->cite != NULL ? v->cite :
	    v->of->cite, v->id);
	say(l);
}

static void
tell(const struct eg_feel_step *step, void (*line)(void *, const char *),
    void *arg)
{
	static void (*const by_kind[])(struct listener *, const struct step *) = {
		[DAYS] = tell_days, [WORKING_DAYS] = tell_working_days,
		[MOVED_ON] = tell_moved_on, [BETWEEN] = tell_between,
		[LAW] = tell_law, [SERVICE] = tell_service,
	};
	const struct step *s = (const struct step *)step;
	struct listener l = { .line = line, .arg = arg };

	by_kind[s->kind](&l, s);
	eg_buf_free(&l.b);
}

/* --- keeping -------------------------------------------------------------- */

static bool
same(const struct eg_feel_step *step, const struct step *b)
{
	const struct step *a = (const struct step *)step;

	return step->tell == tell && a->kind == b->kind &&
	    a->calendar == b->calendar && a->from == b->from && a->to == b->to &&
	    a->n == b->n && a->provision == b->provision &&
	    a->version == b->version && a->extension == b->extension;
}

static void
keep(struct eg_feel_call *call, const struct step *s)
{
	struct eg_feel_step **end = call->steps;
	struct step *kept;

	if (end == NULL)
		return;
	for (; *end != NULL; end = &(*end)->next)
		if (same(*end, s))
			return;
	kept = eg_new(call->arena, struct step);
	*kept = *s;
	kept->head = (struct eg_feel_step){ .tell = tell };
	*end = &kept->head;
}

void
eg_counted_days(struct eg_feel_call *call, int64_t from, int64_t n, int64_t to)
{
	keep(call, &(struct step){ .kind = DAYS, .from = from, .n = n, .to = to });
}

void
eg_counted_working_days(struct eg_feel_call *call, struct eg_calendar *c,
    int64_t from, int64_t n, int64_t to)
{
	keep(call, &(struct step){ .kind = WORKING_DAYS, .calendar = c,
	    .from = from, .n = n, .to = to });
}

void
eg_counted_on(struct eg_feel_call *call, struct eg_calendar *c, int64_t from,
    int64_t to)
{
	keep(call, &(struct step){ .kind = MOVED_ON, .calendar = c, .from = from,
	    .to = to });
}

void
eg_counted_between(struct eg_feel_call *call, struct eg_calendar *c,
    int64_t from, int64_t to, int64_t n)
{
	keep(call, &(struct step){ .kind = BETWEEN, .calendar = c, .from = from,
	    .to = to, .n = n });
}

void
eg_counted_law(struct eg_feel_call *call, const struct eg_provision *p,
    const struct eg_version *v, int64_t day)
{
	keep(call, &(struct step){ .kind = LAW, .provision = p, .version = v,
	    .from = day });
}

void
eg_counted_service(struct eg_feel_call *call, const struct eg_version *v,
    const struct eg_extension *x)
{
	keep(call, &(struct step){ .kind = SERVICE, .version = v,
	    .extension = x });
}
