/* trial.c - see trial.h. */
#include "rules/tools/trial.h"

#include <stdlib.h>
#include <string.h>

#include "rules/calendar.h"
#include "rules/dmn/dmn.h"
#include "rules/law.h"

/* A part of a calendar that a test asked for. */
struct counted {
	struct counted	*next;
	const char	*calendar;
	int64_t		 first, last;
};

/* A test's case, ready to be judged. */
struct prepared {
	const struct eg_suite_test *test;
	struct eg_xml		*plain;		/* without facts */
	struct eg_xml		*xml;		/* NULL: none could be derived */
	/* What each pattern finds, and last what all do, as bytes. */
	struct eg_buf		*finds;
	bool			*cited;		/* by rows, each provision */
	uint64_t		 facts, inputs;	/* digests */
	bool			 again;		/* a test before has the same facts */
	struct prepared		*like;		/* the first with the same inputs */
	/* By the change that is tried: */
	bool			 unmoved;	/* no fact is another */
	unsigned		 turn;
	struct counted		*counted;
	struct eg_law_days	 asked;		/* of the register */
	bool			*applied;	/* each row of all tables */
};

/* Whether rules read a fact, found once. */
struct known {
	struct known	*next;
	const char	*fact;
	bool		 read;
};

struct eg_bench {
	struct eg_suite		*suite;
	struct eg_diags		*scratch;
	struct prepared		*prepared;
	size_t			 npatterns, nprovisions, nrows;
	struct known		*known;
};

/* --- what tables cited ---------------------------------------------------- */

static struct eg_provision *
provisions(const struct eg_bench *b)
{
	const struct eg_law *law = b->suite->book->law;

	return law == NULL ? NULL : law->provisions;
}

static void
keep_cited(struct eg_bench *b, bool *cited)
{
	const struct eg_provision *p;

	for (p = provisions(b); p != NULL; p = p->next)
		*cited++ = p->cited;
}

static void
restore_cited(struct eg_bench *b, const bool *cited)
{
	struct eg_provision *p;

	for (p = provisions(b); p != NULL; p = p->next)
		p->cited = *cited++;
}

static bool
cites_the_same(struct eg_bench *b, const bool *cited)
{
	const struct eg_provision *p;

	for (p = provisions(b); p != NULL; p = p->next)
		if (p->cited != *cited++)
			return false;
	return true;
}

/* --- days ----------------------------------------------------------------- */

static void
keep_asked(struct eg_bench *b, struct prepared *p)
{
	const struct eg_rulebook *book = b->suite->book;
	const struct eg_calendar *c;
	struct counted *k;

	if (book->law != NULL)
		p->asked = book->law->asked;
	for (c = book->calendars == NULL ? NULL : book->calendars->list; c != NULL;
	    c = c->next) {
		if (c->last < c->first)
			continue;
		k = eg_new(b->suite->arena, struct counted);
		*k = (struct counted){ p->counted, c->id, c->first, c->last };
		p->counted = k;
	}
}

bool
eg_bench_counts(const struct eg_bench *b, const char *calendar)
{
	const struct counted *k;
	size_t i;

	for (i = 0; i < b->suite->n; i++)
		for (k = b->prepared[i].counted; k != NULL; k = k->next)
			if (strcmp(k->calendar, calendar) == 0)
				return true;
	return false;
}

/* One of the days lies where the test counted. */
static bool
counts(const struct prepared *p, const struct eg_reached *r)
{
	const struct counted *k = p->counted;
	size_t i;

	while (k != NULL && strcmp(k->calendar, r->calendar) != 0)
		k = k->next;
	for (i = 0; k != NULL && i < r->ndays; i++)
		if (k->first <= r->days[i] && r->days[i] <= k->last)
			return true;
	return false;
}

/* --- rows ----------------------------------------------------------------- */

/* Which rows applied since they had been counted before. */
static void
keep_applied(struct eg_bench *b, struct prepared *p, unsigned *before)
{
	struct eg_dmn_row_use row;
	size_t i;

	p->applied = eg_new_array(b->suite->arena, b->nrows + 1, bool);
	for (i = 0; i < b->nrows && eg_dmn_row(b->suite->book->dmn, i, &row); i++) {
		p->applied[i] = row.applied != before[i];
		before[i] = row.applied;
	}
}

/* --- judging -------------------------------------------------------------- */

/* What could not be judged of a published letter is told too. */
static void
add_withheld(const struct eg_pattern *p, struct eg_buf *out)
{
	const struct eg_rule *r;
	const struct eg_check *c;

	for (r = p->rules; r != NULL; r = r->next)
		for (c = r->checks; c != NULL; c = c->next)
			eg_buf_putc(out, c->judged ? 'j' : c->withheld ? 'w' : '-');
}

/* Judges by one pattern, or all; what was found as bytes to compare. */
static void
judge(struct eg_bench *b, const struct prepared *p,
    const struct eg_pattern *only, struct eg_buf *out)
{
	struct eg_verdict v = { .only = only, .ordered = true };
	const struct eg_pattern *pattern;
	const struct eg_event *e;

	eg_diags_clear(b->scratch);
	if (!eg_judge(b->suite->book, p->xml, &p->test->options, &v, b->scratch))
		eg_buf_putc(out, '!');
	/* Of what cannot be judged, why. */
	eg_diags_dump(b->scratch, out);
	for (e = v.events; e != NULL; e = e->next) {
		if (e->kind != EG_EVENT_FINDING)
			continue;
		eg_buf_add(out, &e->check, sizeof(e->check));
		eg_buf_add(out, &e->subject, sizeof(e->subject));
		eg_buf_add(out, &e->fact, sizeof(e->fact));
		eg_buf_add(out, e->text, strlen(e->text) + 1);
	}
	eg_verdict_free(&v);
	for (pattern = b->suite->book->patterns; pattern != NULL &&
	    p->test->options.reproduction; pattern = pattern->next)
		if (only == NULL || pattern == only)
			add_withheld(pattern, out);
}

/* What the test says of a case with its facts; `found` has what deriving said. */
static bool
passes(struct eg_bench *b, const struct prepared *p, struct eg_xml *xml,
    bool derived, struct eg_diags *diags)
{
	struct eg_suite *s = b->suite;
	struct eg_verdict v = { .full = false };

	if (derived) {
		eg_judge(s->book, xml, &p->test->options, &v, s->found);
		eg_findings_report(s->book, &v, xml, s->found);
		eg_verdict_free(&v);
	}
	return eg_suite_compare(s, p->test, xml, s->found, diags);
}

/* FNV-1a over the facts of a tree. */
static uint64_t
digest(uint64_t h, const struct eg_node *n)
{
	const struct eg_node *a, *c;
	const char *s;

	for (a = eg_node_first_attr(n); a != NULL; a = eg_node_next_attr(a)) {
		if (strcmp(eg_node_ns(a), EG_FACTS_NS) != 0)
			continue;
		for (s = eg_node_name(a); *s != '\0'; s++)
			h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
		for (s = eg_node_text(a); *s != '\0'; s++)
			h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
	}
	for (c = eg_node_first_element(n); c != NULL; c = eg_node_next_element(c))
		h = digest(h, c);
	return h;
}

static void
keep_digest(struct eg_bench *b, struct prepared *p)
{
	const struct prepared *o;

	p->facts = digest(UINT64_C(0xcbf29ce484222325), eg_xml_root(p->xml));
	for (o = b->prepared; o < p && !p->again; o++)
		p->again = o->xml != NULL && o->facts == p->facts;
}

/* Nodes that decisions are made for are inputs too: their facts tell. */
static void
keep_inputs(struct eg_bench *b, struct prepared *p)
{
	struct eg_dmn *dmn = b->suite->book->dmn;
	struct prepared *o = b->prepared;

	p->like = p;
	if (dmn == NULL || p->test->given)
		return;
	eg_dmn_keep_digest(dmn, false);
	p->inputs = eg_dmn_digest(dmn);
	while (o < p && (o->test->given || o->inputs != p->inputs))
		o++;
	p->like = o;
}

static bool
prepare(struct eg_bench *b, struct prepared *p, unsigned *rows,
    struct eg_diags *diags)
{
	struct eg_suite *s = b->suite;
	const struct eg_pattern *pattern;
	bool derived, ok;
	size_t i = 0;

	p->plain = eg_suite_case(s, p->test, diags);
	if (p->plain == NULL)
		return false;
	p->xml = eg_xml_new_copy(p->plain);
	eg_diags_clear(s->found);
	if (s->book->dmn != NULL)
		eg_dmn_keep_digest(s->book->dmn, true);
	derived = eg_suite_derive(s, p->test, p->xml, s->found);
	keep_inputs(b, p);
	p->cited = eg_new_array(s->arena, b->nprovisions + 1, bool);
	keep_cited(b, p->cited);
	keep_applied(b, p, rows);
	ok = passes(b, p, p->xml, derived, diags);
	keep_asked(b, p);
	if (!derived) {
		eg_xml_free(p->xml);
		p->xml = NULL;
		return ok;
	}
	keep_digest(b, p);
	p->finds = eg_new_array(s->arena, b->npatterns + 1, struct eg_buf);
	for (pattern = s->book->patterns; ok && pattern != NULL;
	    pattern = pattern->next)
		judge(b, p, pattern, &p->finds[i++]);
	if (ok)
		judge(b, p, NULL, &p->finds[i]);
	return ok;
}

struct eg_bench *
eg_bench_new(struct eg_suite *s, struct eg_diags *diags)
{
	struct eg_bench *b = eg_new(s->arena, struct eg_bench);
	const struct eg_provision *v;
	const struct eg_pattern *p;
	struct eg_dmn_row_use row;
	size_t i;
	unsigned *rows;
	bool ok = true;

	b->suite = s;
	b->scratch = eg_diags_new();
	b->prepared = eg_new_array(s->arena, s->n, struct prepared);
	for (p = s->book->patterns; p != NULL; p = p->next)
		b->npatterns++;
	for (v = provisions(b); v != NULL; v = v->next)
		b->nprovisions++;
	while (s->book->dmn != NULL && eg_dmn_row(s->book->dmn, b->nrows, &row))
		b->nrows++;
	rows = eg_new_array(s->arena, b->nrows + 1, unsigned);
	for (i = 0; i < s->n; i++) {
		b->prepared[i].test = &s->tests[i];
		ok = prepare(b, &b->prepared[i], rows, diags) && ok;
	}
	if (ok)
		return b;
	eg_bench_free(b);
	return NULL;
}

void
eg_bench_free(struct eg_bench *b)
{
	struct prepared *p;
	size_t i, k;

	if (b == NULL)
		return;
	for (i = 0; i < b->suite->n; i++) {
		p = &b->prepared[i];
		eg_xml_free(p->plain);
		eg_xml_free(p->xml);
		for (k = 0; p->finds != NULL && k <= b->npatterns; k++)
			eg_buf_free(&p->finds[k]);
	}
	eg_diags_free(b->scratch);
}

/* --- one change ----------------------------------------------------------- */

static bool
reports(const struct eg_pattern *p, const char *id)
{
	const struct eg_rule *r;
	const struct eg_check *c;

	for (r = p->rules; r != NULL; r = r->next)
		for (c = r->checks; c != NULL; c = c->next)
			if (c->at.id != NULL && id != NULL &&
			    strcmp(c->at.id, id) == 0)
				return true;
	return false;
}

static bool
lists(const struct eg_suite_test *t, const struct eg_pattern *p)
{
	const struct eg_node *f;

	for (f = eg_node_first_element(t->node); p != NULL && f != NULL;
	    f = eg_node_next_element(f))
		if (eg_node_is(f, EG_TEST_NS, "finding") &&
		    reports(p, eg_node_attr(f, "", "rule")))
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
finds_other(struct eg_bench *b, const struct prepared *p,
    const struct eg_pattern *pattern)
{
	const struct eg_buf *before;
	struct eg_buf now = { 0 };
	bool same;

	if (p->xml == NULL)
		return false;
	before = &p->finds[index_of(b, pattern)];
	restore_cited(b, p->cited);
	judge(b, p, pattern, &now);
	same = now.len == before->len && (now.len == 0 ||
	    memcmp(now.data, before->data, now.len) == 0);
	eg_buf_free(&now);
	if (same)
		return false;
	/* It may still be all that the test says of it. */
	eg_diags_clear(b->scratch);
	eg_diags_clear(b->suite->found);
	return !passes(b, p, p->xml, true, b->scratch);
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
	struct known *k;

	if (t == NULL)
		return true;
	for (k = b->known; k != NULL && strcmp(k->fact, name) != 0; k = k->next)
		;
	if (k == NULL) {
		k = eg_new(b->suite->arena, struct known);
		*k = (struct known){ b->known, name, false };
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

/* Other facts are derived that matter; *wrong: and the test says so. */
static bool
derives_other(struct eg_bench *b, struct prepared *p, bool *wrong)
{
	struct eg_suite *s = b->suite;
	struct eg_xml *xml;
	bool derived, same;

	*wrong = false;
	if (p->test->given)
		return false;
	xml = eg_xml_new_copy(p->plain);
	eg_diags_clear(s->found);
	derived = eg_suite_derive(s, p->test, xml, s->found);
	same = derived && p->xml != NULL && cites_the_same(b, p->cited);
	p->unmoved = same && same_facts(b, NULL, eg_xml_root(p->xml),
	    eg_xml_root(xml));
	same = p->unmoved || (same && same_facts(b, p->test, eg_xml_root(p->xml),
	    eg_xml_root(xml)));
	if (!same) {
		eg_diags_clear(b->scratch);
		*wrong = !passes(b, p, xml, derived, b->scratch);
	}
	eg_xml_free(xml);
	return !same;
}

static bool
asks(const struct prepared *p, int64_t day)
{
	size_t i;

	for (i = 0; i < p->asked.n && p->asked.day[i] != day; i++)
		;
	return i < p->asked.n || p->asked.more;
}

/* One of the rows applied to the case; where none could be derived, perhaps. */
static bool
applied(const struct prepared *p, const struct eg_reached *r)
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
turn(const struct prepared *p, const struct eg_reached *r)
{
	return (lists(p->test, r->pattern) || lists_fact(p->test, r->fact) ? 0u :
	    4u) + (applied(p, r) ? 0u : 2u) +
	    (r->what == EG_REACH_RULES ? 0u : p->again);
}

static bool
notices(struct eg_bench *b, struct prepared *p, const struct eg_reached *r)
{
	bool wrong;

	if (r->what == EG_REACH_RULES)
		return finds_other(b, p, r->pattern);
	if ((r->what == EG_REACH_CALENDARS && !counts(p, r)) ||
	    (r->of_day && !asks(p, r->day)) || (r->certain && !applied(p, r)))
		return false;
	if (r->by_inputs && p->like->unmoved)
		return false;
	if (derives_other(b, p, &wrong))
		return wrong;
	return r->what != EG_REACH_FACTS && finds_other(b, p, NULL);
}

bool
eg_bench_notices(struct eg_bench *b, const struct eg_reached *r)
{
	struct prepared *p;
	unsigned when;
	size_t i;

	for (i = 0; i < b->suite->n; i++) {
		b->prepared[i].unmoved = false;
		b->prepared[i].turn = turn(&b->prepared[i], r);
	}
	for (when = 0; when < TURNS; when++)
		for (i = 0; i < b->suite->n; i++) {
			p = &b->prepared[i];
			if (p->turn == when && notices(b, p, r))
				return true;
		}
	return false;
}
