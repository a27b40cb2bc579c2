/* trial.c - see trial.h. */
#include "rules/tools/trial.h"

#include <stdlib.h>
#include <string.h>

/* A test's case, ready to be judged. */
struct prepared {
	const struct eg_suite_test *test;
	struct eg_xml		*xml;
	/* What each pattern finds, and last what all do, as bytes. */
	struct eg_buf		*finds;
};

struct eg_bench {
	struct eg_suite		*suite;
	struct eg_diags		*scratch;
	struct prepared		*prepared;
	size_t			 npatterns;
};

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
	for (e = v.events; e != NULL; e = e->next) {
		if (e->kind != EG_EVENT_FINDING)
			continue;
		eg_buf_add(out, &e->check, sizeof(e->check));
		eg_buf_add(out, &e->subject, sizeof(e->subject));
		eg_buf_add(out, e->text, strlen(e->text) + 1);
	}
	eg_verdict_free(&v);
	for (pattern = b->suite->book->patterns; pattern != NULL &&
	    p->test->options.reproduction; pattern = pattern->next)
		if (only == NULL || pattern == only)
			add_withheld(pattern, out);
}

/* The whole test as the suite runs it, but for making the case. */
static bool
passes(struct eg_bench *b, const struct prepared *p, struct eg_diags *diags)
{
	struct eg_suite *s = b->suite;
	struct eg_verdict v = { .full = false };

	eg_diags_clear(s->found);
	eg_judge(s->book, p->xml, &p->test->options, &v, s->found);
	eg_findings_report(s->book, &v, p->xml, s->found);
	eg_verdict_free(&v);
	return eg_suite_compare(s, p->test, p->xml, s->found, diags);
}

static bool
prepare(struct eg_bench *b, struct prepared *p, struct eg_diags *diags)
{
	const struct eg_pattern *pattern;
	size_t i = 0;

	p->xml = eg_suite_case(b->suite, p->test, diags);
	if (p->xml == NULL || !eg_suite_derive(b->suite, p->test, p->xml, diags) ||
	    !passes(b, p, diags))
		return false;
	p->finds = eg_new_array(b->suite->arena, b->npatterns + 1, struct eg_buf);
	for (pattern = b->suite->book->patterns; pattern != NULL;
	    pattern = pattern->next)
		judge(b, p, pattern, &p->finds[i++]);
	judge(b, p, NULL, &p->finds[i]);
	return true;
}

struct eg_bench *
eg_bench_new(struct eg_suite *s, struct eg_diags *diags)
{
	struct eg_bench *b = eg_new(s->arena, struct eg_bench);
	const struct eg_pattern *p;
	bool ok = true;
	size_t i;

	b->suite = s;
	b->scratch = eg_diags_new();
	b->prepared = eg_new_array(s->arena, s->n, struct prepared);
	for (p = s->book->patterns; p != NULL; p = p->next)
		b->npatterns++;
	for (i = 0; i < s->n; i++) {
		b->prepared[i].test = &s->tests[i];
		ok = prepare(b, &b->prepared[i], diags) && ok;
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

static bool
differs(struct eg_bench *b, const struct prepared *p,
    const struct eg_pattern *pattern)
{
	const struct eg_buf *before = &p->finds[index_of(b, pattern)];
	struct eg_buf now = { 0 };
	bool same;

	judge(b, p, pattern, &now);
	same = now.len == before->len && (now.len == 0 ||
	    memcmp(now.data, before->data, now.len) == 0);
	eg_buf_free(&now);
	if (same)
		return false;
	/* It may still be all that the test says of it. */
	eg_diags_clear(b->scratch);
	return !passes(b, p, b->scratch);
}

bool
eg_bench_notices(struct eg_bench *b, const struct eg_pattern *pattern)
{
	const struct prepared *p;
	size_t i;
	int likely;

	for (likely = 1; likely >= 0; likely--)
		for (i = 0; i < b->suite->n; i++) {
			p = &b->prepared[i];
			if (lists(p->test, pattern) == (likely == 1) &&
			    differs(b, p, pattern))
				return true;
		}
	return false;
}
