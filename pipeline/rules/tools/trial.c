/* trial.c - see trial.h: does a test fail when the rulebook is changed? */
#include "rules/tools/bench.h"

#include <string.h>

#include "rules/phrase/phrase.h"

/* --- what is as it was ---------------------------------------------------- */

static void
restore_cited(struct eg_bench *b, const bool *cited)
{
	struct eg_provision *p;

	for (p = eg_bench_provisions(b); p != NULL; p = p->next)
		p->cited = *cited++;
}

static bool
cites_the_same(struct eg_bench *b, const bool *cited)
{
	const struct eg_provision *p;

	for (p = eg_bench_provisions(b); p != NULL; p = p->next)
		if (p->cited != *cited++)
			return false;
	return true;
}

/* One of the days lies where the test counted. */
static bool
counts(const struct eg_prepared *p, const struct eg_reached *r)
{
	const struct eg_counted *k = p->counted;
	size_t i;

	while (k != NULL && strcmp(k->calendar, r->calendar) != 0)
		k = k->next;
	for (i = 0; k != NULL && i < r->ndays; i++)
		if (k->first <= r->days[i] && r->days[i] <= k->last)
			return true;
	return false;
}

static size_t
index_of(const struct eg_bench *b, const struct eg_pattern *pattern)
{
	const struct eg_pattern *p;
	size_t i = 0;

	for (p = b->suite->book->patterns; p != NULL && p != pattern; p = p->next)
		i++;
	return i;
}

/* The rules find something else of the same facts, and the test says so. */
static bool
finds_other(struct eg_bench *b, const struct eg_prepared *p,
    const struct eg_pattern *pattern)
{
	const struct eg_buf *before;
	struct eg_buf now = { 0 };
	bool same;

	if (p->xml == NULL)
		return false;
	before = &p->finds[index_of(b, pattern)];
	restore_cited(b, p->cited);
	eg_bench_judge(b, p, pattern, &now);
	same = now.len == before->len && (now.len == 0 ||
	    memcmp(now.data, before->data, now.len) == 0);
	eg_buf_free(&now);
	if (same)
		return false;
	/* It may still be all that the test says of it. */
	eg_diags_clear(b->scratch);
	eg_diags_clear(b->suite->found);
	return !eg_bench_passes(b, p, p->xml, true, b->scratch);
}

/* "time-limit.count" is a part of `time-limit`. */
static bool
is_of(const char *name, const char *fact)
{
	size_t n = strlen(fact);

	return strncmp(name, fact, n) == 0 && (name[n] == '\0' || name[n] == '.');
}

static bool
lists_fact(const struct eg_suite_test *t, const char *fact)
{
	const struct eg_node *f;

	for (f = eg_node_first_element(t->node); fact != NULL && f != NULL;
	    f = eg_node_next_element(f))
		if (eg_node_is(f, EG_TEST_NS, "fact") &&
		    is_of(eg_node_attr(f, "", "name"), fact))
			return true;
	return false;
}

/* ":due-date" stands in an attribute of the rules' files. */
static bool
node_reads(const struct eg_node *n, const char *name)
{
	const struct eg_node *a, *c;

	for (a = eg_node_first_attr(n); a != NULL; a = eg_node_next_attr(a))
		if (eg_node_text(a) != NULL && strstr(eg_node_text(a), name) != NULL)
			return true;
	for (c = eg_node_first_element(n); c != NULL; c = eg_node_next_element(c))
		if (node_reads(c, name))
			return true;
	return false;
}

static bool
rules_read(const struct eg_rulebook *book, const char *name)
{
	const struct eg_source *s;

	for (s = book->sources; s != NULL; s = s->next)
		if (strcmp(eg_node_name(eg_xml_root(s->xml)), "definitions") != 0 &&
		    node_reads(eg_xml_root(s->xml), name))
			return true;
	return false;
}

/* A rule reads the fact, or the test lists it; t NULL: any fact counts. */
static bool
is_read(struct eg_bench *b, const struct eg_suite_test *t, const char *fact)
{
	const char *name = eg_arena_strndup(b->suite->arena, fact,
	    strcspn(fact, "."));
	struct eg_known *k;

	if (t == NULL)
		return true;
	for (k = b->known; k != NULL && strcmp(k->fact, name) != 0; k = k->next)
		;
	if (k == NULL) {
		k = eg_new(b->suite->arena, struct eg_known);
		*k = (struct eg_known){ b->known, name, false };
		b->known = k;
		k->read = rules_read(b->suite->book,
		    eg_arena_printf(b->suite->arena, ":%s", name));
	}
	return k->read || lists_fact(t, name);
}

/* Whether two trees have the same facts, of those that somebody reads. */
static bool
same_facts(struct eg_bench *b, const struct eg_suite_test *t,
    const struct eg_node *one, const struct eg_node *other)
{
	const struct eg_node *a;
	const char *now, *was;

	for (a = eg_node_first_attr(one); a != NULL; a = eg_node_next_attr(a)) {
		if (strcmp(eg_node_ns(a), EG_FACTS_NS) != 0)
			continue;
		was = eg_node_text(a);
		now = eg_node_attr(other, EG_FACTS_NS, eg_node_name(a));
		if ((now == NULL || strcmp(now, was) != 0) &&
		    is_read(b, t, eg_node_name(a)))
			return false;
	}
	for (a = eg_node_first_attr(other); a != NULL; a = eg_node_next_attr(a))
		if (strcmp(eg_node_ns(a), EG_FACTS_NS) == 0 && eg_node_attr(one,
		    EG_FACTS_NS, eg_node_name(a)) == NULL &&
		    is_read(b, t, eg_node_name(a)))
			return false;
	one = eg_node_first_element(one);
	other = eg_node_first_element(other);
	for (; one != NULL; one = eg_node_next_element(one),
	    other = eg_node_next_element(other))
		if (!same_facts(b, t, one, other))
			return false;
	return true;
}

/* Words tell the facts they told: then all others are as they were. */
static bool
tells_the_same(struct eg_bench *b, const struct eg_prepared *p)
{
	struct eg_xml *xml;
	bool same;

	if (p->told == NULL)
		return false;
	xml = eg_xml_new_copy(p->plain);
	same = eg_phrases_derive(b->suite->book, xml, b->scratch) &&
	    same_facts(b, NULL, eg_xml_root(p->told), eg_xml_root(xml));
	eg_xml_free(xml);
	return same;
}

/* Other facts are derived that matter; *wrong: and the test says so. */
static bool
derives_other(struct eg_bench *b, struct eg_prepared *p, const struct eg_reached *r,
    bool *wrong)
{
	const bool told = p->told != NULL && r->what != EG_REACH_WORDS;
	struct eg_suite *s = b->suite;
	struct eg_xml *xml;
	bool derived, same;

	*wrong = false;
	if (p->test->given || (r->what == EG_REACH_WORDS && tells_the_same(b, p)))
		return false;
	xml = eg_xml_new_copy(told ? p->told : p->plain);
	eg_diags_clear(s->found);
	derived = told ? eg_rules_decide(s->book, xml, s->found) :
	    eg_suite_derive(s, p->test, xml, s->found);
	same = derived && p->xml != NULL && cites_the_same(b, p->cited);
	p->unmoved = same && same_facts(b, NULL, eg_xml_root(p->xml),
	    eg_xml_root(xml));
	same = p->unmoved || (same && same_facts(b, p->test, eg_xml_root(p->xml),
	    eg_xml_root(xml)));
	if (!same) {
		eg_diags_clear(b->scratch);
		*wrong = !eg_bench_passes(b, p, xml, derived, b->scratch);
	}
	eg_xml_free(xml);
	return !same;
}

static bool
asks(const struct eg_prepared *p, int64_t day)
{
	size_t i;

	for (i = 0; i < p->asked.n && p->asked.day[i] != day; i++)
		;
	return i < p->asked.n || p->asked.more;
}

/* One of the rows applied to the case; where none could be derived, perhaps. */
static bool
applied(const struct eg_prepared *p, const struct eg_reached *r)
{
	size_t i;

	for (i = 0; i < r->rows; i++)
		if (p->applied[r->row[i]])
			return true;
	return p->xml == NULL && r->rows > 0;
}

/* 0: asked first; TURNS - 1: asked last. */
#define TURNS	8

static unsigned
turn(const struct eg_prepared *p, const struct eg_reached *r, bool listed)
{
	return (listed || lists_fact(p->test, r->fact) ? 0u : 4u) + (applied(p, r) ? 0u : 2u) +
	    (r->what == EG_REACH_RULES ? 0u : p->again);
}

static bool
notices(struct eg_bench *b, struct eg_prepared *p, const struct eg_reached *r)
{
	bool wrong;

	if (r->what == EG_REACH_RULES)
		return finds_other(b, p, r->pattern);
	if ((r->what == EG_REACH_CALENDARS && !counts(p, r)) ||
	    (r->of_day && !asks(p, r->day)) || (r->certain && !applied(p, r)))
		return false;
	if ((r->phrase != 0 && !p->says[r->phrase - 1]) || (r->by_inputs && p->like->unmoved))
		return false;
	if (derives_other(b, p, r, &wrong))
		return wrong;
	return r->what != EG_REACH_FACTS && r->what != EG_REACH_WORDS &&
	    finds_other(b, p, NULL);
}

bool
eg_bench_notices(struct eg_bench *b, const struct eg_reached *r)
{
	size_t pattern = r->pattern == NULL ? 0 : index_of(b, r->pattern), i;
	struct eg_prepared *p;
	unsigned when;

	for (i = 0; i < b->suite->n; i++) {
		p = &b->prepared[i];
		p->unmoved = false;
		p->turn = turn(p, r, r->pattern != NULL && p->lists[pattern]);
	}
	for (when = 0; when < TURNS; when++)
		for (i = 0; i < b->suite->n; i++) {
			p = b->order[i];
			if (p->turn != when || !notices(b, p, r))
				continue;
			memmove(b->order + 1, b->order, i * sizeof(*b->order));
			b->order[0] = p;
			return true;
		}
	return false;
}
