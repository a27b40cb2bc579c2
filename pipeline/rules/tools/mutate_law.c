/*
 * mutate_law.c - changes of the register and of calendars: a version begins a day
 * later or ends a day earlier, service adds a day more, a holiday is missing or
 * comes a week later.
 */
#include <string.h>

#include "base/day.h"
#include "rules/calendar.h"
#include "rules/law.h"
#include "rules/tools/cited.h"
#include "rules/tools/mutate.h"
#include "xml/edit.h"

/* --- the register --------------------------------------------------------- */

static const char *
print_day(struct eg_mutation *m, int64_t day)
{
	struct eg_buf b = { 0 };
	const char *s;

	eg_day_print(day, &b);
	s = eg_arena_strdup(m->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

/* The version lacks the day that it began or ended with. */
static void
add_day(struct eg_mutation *m, struct eg_version *v, int64_t *day,
    const char *attr, int64_t by)
{
	const struct eg_xml *xml = m->tool->book->law->source->xml;
	int64_t now = *day + by;
	const char *was = print_day(m, *day), *is = print_day(m, now);

	eg_trial_add(m, (struct eg_trial){
	    .reach = { .what = EG_REACH_LAW, .of_day = true, .day = *day },
	    .change = eg_change_make(m->arena, day, &now, sizeof(now)),
	    .of = v->id == NULL ? v->of->id : v->id,
	    .in = eg_arena_printf(m->arena, "`%s`", v->id == NULL ? v->of->id :
	    v->id),
	    .says = eg_arena_printf(m->arena, "`%s` becomes %s", attr, is),
	    .shown = eg_arena_printf(m->arena, "%s {%s -> %s}", attr, was, is),
	    .at = eg_xml_value_pos(xml, eg_node_attr_node(v->node, "", attr)) });
}

/*
 * A day more would lie in two versions, with which no register opens, or among
 * days of which nothing is known and no case is judged.
 */
static void
add_days(struct eg_mutation *m, struct eg_version *v)
{
	if (v->from != EG_DAY_FIRST)
		add_day(m, v, &v->from, "from", 1);
	if (v->until != EG_DAY_LAST)
		add_day(m, v, &v->until, "until", -1);
}

static void
add_extensions(struct eg_mutation *m, struct eg_version *v)
{
	const struct eg_xml *xml = m->tool->book->law->source->xml;
	const struct eg_node *n = eg_node_first_element(v->node);
	struct eg_extension *x;
	const char *attr;
	int64_t now;

	for (x = v->extensions; x != NULL; x = x->next) {
		attr = x->working_days ? "working-days" : "days";
		now = x->days + 1;
		/* Only tables ask for them. */
		eg_trial_add(m, (struct eg_trial){
		    .reach = { .what = EG_REACH_FACTS, .by_inputs = true },
		    .change = eg_change_make(m->arena, &x->days, &now, sizeof(now)),
		    .of = v->id, .in = eg_arena_printf(m->arena, "`%s`", v->id),
		    .says = eg_arena_printf(m->arena, "`%s` becomes %lld", attr,
		    (long long)now),
		    .shown = eg_arena_printf(m->arena, "%s {%lld -> %lld}",
		    x->method, (long long)x->days, (long long)now),
		    .at = eg_xml_value_pos(xml, eg_node_attr_node(n, "", attr)) });
		n = eg_node_next_element(n);
	}
}

void
eg_mutate_law(struct eg_mutation *m)
{
	struct eg_rulebook *book = m->tool->book;
	struct eg_provision *p;
	struct eg_version *v;

	for (p = book->law == NULL ? NULL : book->law->provisions; p != NULL;
	    p = p->next) {
		/* What nothing rests on nothing can notice: lint tells of it. */
		if (eg_cited(book, p, NULL) == 0)
			continue;
		for (v = p->versions; v != NULL; v = v->next) {
			add_days(m, v);
			add_extensions(m, v);
			if (v->applies != NULL)
				eg_mutate_applies(m, &v->applies, v->id);
		}
	}
}

/* --- calendars ------------------------------------------------------------ */

/* The next element in document order that is a holiday; NULL at the end. */
static struct eg_node *
nth_holiday(struct eg_node *root, size_t i)
{
	struct eg_node *c, *h;

	for (c = eg_node_first_element(root); c != NULL;
	    c = eg_node_next_element(c))
		for (h = eg_node_first_element(c); h != NULL;
		    h = eg_node_next_element(h))
			if (eg_node_is(h, EG_CALENDAR_NS, "holiday") && i-- == 0)
				return h;
	return NULL;
}

/* The calendars with one holiday changed; NULL when that is no calendar. */
static struct eg_calendars *
changed(struct eg_mutation *m, const struct eg_source *s, size_t i,
    const char *on)
{
	struct eg_xml *copy = eg_xml_new_copy(s->xml);
	struct eg_node *h = nth_holiday(eg_xml_root(copy), i);
	struct eg_diags *scratch = eg_diags_new();
	struct eg_calendars *all;

	if (on == NULL)
		eg_node_remove(h);
	else
		eg_node_set_attr(h, "", "", "on", on);
	all = eg_calendars_read(m->arena, copy, scratch);
	eg_diags_free(scratch);
	eg_xml_free(copy);
	return all;
}

/* "first monday of may" is "second monday of may"; NULL without such a word. */
static const char *
a_week_later(struct eg_mutation *m, const char *on)
{
	static const char *const words[] = { "first", "second", "third", "fourth",
	    "last", "fourth" };
	size_t i, n;

	for (i = 0; on != NULL && i + 1 < sizeof(words) / sizeof(words[0]); i++) {
		n = strlen(words[i]);
		/* Of a fourth one the third is the neighbour: a fifth is rare. */
		if (strncmp(on, words[i], n) == 0 && on[n] == ' ')
			return eg_arena_printf(m->arena, "%s%s",
			    words[i == 3 ? 2 : i + 1], on + n);
	}
	return NULL;
}

static bool
is_observed(const struct eg_calendar *c, int64_t day)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (c->holidays[i].day == day)
			return true;
	return false;
}

/* Days on which one of the two has a holiday and the other has none. */
static const int64_t *
changed_days(struct eg_mutation *m, const struct eg_calendar *a,
    const struct eg_calendar *b, size_t *n)
{
	int64_t *list = eg_new_array(m->arena, a->n + b->n + 1, int64_t);
	size_t i;

	*n = 0;
	for (i = 0; i < a->n; i++)
		if (!is_observed(b, a->holidays[i].day))
			list[(*n)++] = a->holidays[i].day;
	for (i = 0; i < b->n; i++)
		if (!is_observed(a, b->holidays[i].day))
			list[(*n)++] = b->holidays[i].day;
	return list;
}

static void
add_holiday(struct eg_mutation *m, const struct eg_source *s, size_t i,
    const struct eg_node *h, const char *on)
{
	struct eg_rulebook *book = m->tool->book;
	const char *name = eg_node_attr(h, "", "name");
	const char *of = eg_node_attr(eg_node_parent(h), "", "id");
	struct eg_calendars *now = eg_mutation_asks(m, of, false) ? changed(m, s, i, on) : NULL;
	const int64_t *days;
	size_t n;

	if (now == NULL)
		return;
	days = changed_days(m, eg_calendars_find(book->calendars, of),
	    eg_calendars_find(now, of), &n);
	eg_trial_add(m, (struct eg_trial){
	    .reach = { .what = EG_REACH_CALENDARS, .calendar = of, .days = days,
	    .ndays = n },
	    .change = eg_change_make(m->arena, &book->calendars, &now, sizeof(now)),
	    .of = of, .in = eg_arena_printf(m->arena, "`%s`", of),
	    .says = on == NULL ? eg_arena_printf(m->arena, "`%s` is left out", name) :
	    eg_arena_printf(m->arena, "`%s` is the %s", name, on),
	    .shown = on == NULL ? eg_arena_printf(m->arena, "{%s -> }", name) :
	    eg_arena_printf(m->arena, "%s {%s -> %s}", name,
	    eg_node_attr(h, "", "on"), on),
	    .at = on == NULL ? eg_xml_pos(s->xml, h) : eg_xml_value_pos(s->xml,
	    eg_node_attr_node(h, "", "on")) });
}

void
eg_mutate_calendars(struct eg_mutation *m)
{
	const struct eg_source *s = m->tool->book->sources;
	const struct eg_node *h;
	const char *later;
	size_t i;

	while (s != NULL && !eg_node_is(eg_xml_root(s->xml), EG_CALENDAR_NS,
	    "calendars"))
		s = s->next;
	for (i = 0; s != NULL &&
	    (h = nth_holiday(eg_xml_root(s->xml), i)) != NULL; i++) {
		/* One that nothing counts by. */
		if (!eg_bench_counts(m->bench, eg_node_attr(eg_node_parent(h), "",
		    "id")))
			continue;
		add_holiday(m, s, i, h, NULL);
		later = a_week_later(m, eg_node_attr(h, "", "on"));
		if (later != NULL)
			add_holiday(m, s, i, h, later);
	}
}
