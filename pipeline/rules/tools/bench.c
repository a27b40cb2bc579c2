/* bench.c - the cases of all tests, made and judged once; see trial.h. */
#include "rules/tools/bench.h"

#include <string.h>

#include "rules/calendar.h"
#include "rules/dmn/dmn.h"
#include "rules/phrase/phrase.h"

/* --- what tables cited ---------------------------------------------------- */

struct eg_provision *
eg_bench_provisions(const struct eg_bench *b)
{
	const struct eg_law *law = b->suite->book->law;

	return law == NULL ? NULL : law->provisions;
}

static void
keep_cited(struct eg_bench *b, bool *cited)
{
	const struct eg_provision *p;

	for (p = eg_bench_provisions(b); p != NULL; p = p->next)
		*cited++ = p->cited;
}

/* --- days ----------------------------------------------------------------- */

static void
keep_asked(struct eg_bench *b, struct eg_prepared *p)
{
	const struct eg_rulebook *book = b->suite->book;
	const struct eg_calendar *c;
	struct eg_counted *k;

	if (book->law != NULL)
		p->asked = book->law->asked;
	for (c = book->calendars == NULL ? NULL : book->calendars->list; c != NULL;
	    c = c->next) {
		if (c->last < c->first)
			continue;
		k = eg_new(b->suite->arena, struct eg_counted);
		*k = (struct eg_counted){ p->counted, c->id, c->first, c->last };
		p->counted = k;
	}
}

bool
eg_bench_counts(const struct eg_bench *b, const char *calendar)
{
	const struct eg_counted *k;
	size_t i;

	for (i = 0; i < b->suite->n; i++)
		for (k = b->prepared[i].counted; k != NULL; k = k->next)
			if (strcmp(k->calendar, calendar) == 0)
				return true;
	return false;
}

/* --- rows ----------------------------------------------------------------- */

/* Which rows applied since they had been counted before. */
static void
keep_applied(struct eg_bench *b, struct eg_prepared *p, unsigned *before)
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

void
eg_bench_judge(struct eg_bench *b, const struct eg_prepared *p,
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

bool
eg_bench_passes(struct eg_bench *b, const struct eg_prepared *p, struct eg_xml *xml,
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
keep_digest(struct eg_bench *b, struct eg_prepared *p)
{
	const struct eg_prepared *o;

	p->facts = digest(UINT64_C(0xcbf29ce484222325), eg_xml_root(p->xml));
	for (o = b->prepared; o < p && !p->again; o++)
		p->again = o->xml != NULL && o->facts == p->facts;
}

/* Nodes that decisions are made for are inputs too: their facts tell. */
static void
keep_inputs(struct eg_bench *b, struct eg_prepared *p)
{
	struct eg_dmn *dmn = b->suite->book->dmn;
	struct eg_prepared *o = b->prepared;

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

	for (f = eg_node_first_element(t->node); f != NULL;
	    f = eg_node_next_element(f))
		if (eg_node_is(f, EG_TEST_NS, "finding") &&
		    reports(p, eg_node_attr(f, "", "rule")))
			return true;
	return false;
}

static void
keep_listed(struct eg_bench *b, struct eg_prepared *p)
{
	const struct eg_pattern *pattern = b->suite->book->patterns;
	size_t i;

	p->lists = eg_new_array(b->suite->arena, b->npatterns + 1, bool);
	for (i = 0; pattern != NULL; pattern = pattern->next)
		p->lists[i++] = lists(p->test, pattern);
}

/* Which phrases were found since they had been counted before. */
static void
keep_says(struct eg_bench *b, struct eg_prepared *p, unsigned *before)
{
	const struct eg_phrases *all = b->suite->book->phrases;
	const struct eg_phrase *k;
	size_t i, n = 0;

	p->says = eg_new_array(b->suite->arena, b->nphrases + 1, bool);
	for (i = 0; all != NULL && i < all->ntables; i++)
		for (k = all->tables[i].phrases; k != NULL; k = k->next, n++) {
			p->says[n] = *k->found != before[n];
			before[n] = *k->found;
		}
}

/* What is said of words is no change's matter but that of a phrase. */
static void
keep_told(struct eg_bench *b, struct eg_prepared *p)
{
	if (p->test->given)
		return;
	p->told = eg_xml_new_copy(p->plain);
	eg_diags_clear(b->scratch);
	if (!eg_phrases_derive(b->suite->book, p->told, b->scratch) ||
	    eg_diags_count(b->scratch) > 0) {
		eg_xml_free(p->told);
		p->told = NULL;
	}
}

/* As they were before a test: how often rows applied and phrases were found. */
struct counts {
	unsigned	*rows, *phrases;
};

static bool
prepare(struct eg_bench *b, struct eg_prepared *p, const struct counts *was,
    struct eg_diags *diags)
{
	struct eg_suite *s = b->suite;
	const struct eg_pattern *pattern;
	bool derived, ok;
	size_t i = 0;

	p->plain = eg_suite_case(s, p->test, diags);
	if (p->plain == NULL)
		return false;
	keep_told(b, p);
	keep_listed(b, p);
	p->xml = eg_xml_new_copy(p->plain);
	eg_diags_clear(s->found);
	if (s->book->dmn != NULL)
		eg_dmn_keep_digest(s->book->dmn, true);
	derived = eg_suite_derive(s, p->test, p->xml, s->found);
	keep_inputs(b, p);
	p->cited = eg_new_array(s->arena, b->nprovisions + 1, bool);
	keep_cited(b, p->cited);
	keep_applied(b, p, was->rows);
	keep_says(b, p, was->phrases);
	ok = eg_bench_passes(b, p, p->xml, derived, diags);
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
		eg_bench_judge(b, p, pattern, &p->finds[i++]);
	if (ok)
		eg_bench_judge(b, p, NULL, &p->finds[i]);
	return ok;
}

struct eg_bench *
eg_bench_new(struct eg_suite *s, struct eg_diags *diags)
{
	struct eg_bench *b = eg_new(s->arena, struct eg_bench);
	const struct eg_provision *v;
	const struct eg_pattern *p;
	struct eg_dmn_row_use row;
	const struct eg_phrase *k;
	size_t i;
	struct counts was;
	bool ok = true;

	b->suite = s;
	b->scratch = eg_diags_new();
	b->prepared = eg_new_array(s->arena, s->n, struct eg_prepared);
	for (p = s->book->patterns; p != NULL; p = p->next)
		b->npatterns++;
	for (v = eg_bench_provisions(b); v != NULL; v = v->next)
		b->nprovisions++;
	while (s->book->dmn != NULL && eg_dmn_row(s->book->dmn, b->nrows, &row))
		b->nrows++;
	for (i = 0; s->book->phrases != NULL && i < s->book->phrases->ntables; i++)
		for (k = s->book->phrases->tables[i].phrases; k != NULL; k = k->next)
			b->nphrases++;
	was.rows = eg_new_array(s->arena, b->nrows + 1, unsigned);
	was.phrases = eg_new_array(s->arena, b->nphrases + 1, unsigned);
	b->order = eg_new_array(s->arena, s->n, struct eg_prepared *);
	for (i = 0; i < s->n; i++) {
		b->prepared[i].test = &s->tests[i];
		b->order[i] = &b->prepared[i];
		ok = prepare(b, &b->prepared[i], &was, diags) && ok;
	}
	if (ok)
		return b;
	eg_bench_free(b);
	return NULL;
}

void
eg_bench_free(struct eg_bench *b)
{
	struct eg_prepared *p;
	size_t i, k;

	if (b == NULL)
		return;
	for (i = 0; i < b->suite->n; i++) {
		p = &b->prepared[i];
		eg_xml_free(p->plain);
		eg_xml_free(p->told);
		eg_xml_free(p->xml);
		for (k = 0; p->finds != NULL && k <= b->npatterns; k++)
			eg_buf_free(&p->finds[k]);
	}
	eg_diags_free(b->scratch);
}
