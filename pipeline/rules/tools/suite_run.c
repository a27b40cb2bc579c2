/* suite_run.c - what must follow from a test, and what does. */
#include "rules/tools/suite.h"

#include <stdlib.h>
#include <string.h>

struct comparing {
	struct eg_suite		*suite;
	const struct eg_suite_test *test;
	struct eg_diags		*diags;
	bool			 failed;
};

static bool
is(const struct comparing *c, const struct eg_node *n, const char *attr,
    const char *value)
{
	const char *want = eg_suite_attr(c->suite, c->test, n, attr);

	return want == NULL || (value != NULL && strcmp(want, value) == 0);
}

/* Takes the listed finding that d is; used[] are those taken before. */
static bool
listed(const struct comparing *c, const struct eg_diag *d, bool *used)
{
	const struct eg_node *f;
	size_t i = 0;

	for (f = eg_node_first_element(c->test->node); f != NULL;
	    f = eg_node_next_element(f), i++)
		if (eg_node_is(f, EG_TEST_NS, "finding") && !used[i] &&
		    is(c, f, "rule", d->code) && is(c, f, "at", d->where) &&
		    is(c, f, "severity", eg_severity_name(d->severity)) &&
		    is(c, f, "text", d->text)) {
			used[i] = true;
			return true;
		}
	return false;
}

static void
not_listed(struct comparing *c, const struct eg_diag *d)
{
	c->failed = true;
	eg_report(c->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3303", .at = eg_xml_pos(c->suite->xml, c->test->node),
	    .where = c->test->id, .found = eg_diags_printf(c->diags, "%s: %s",
	    eg_severity_name(d->severity), d->text),
	    .help = eg_diags_printf(c->diags, "if it is right, list it: "
	    "<finding rule=\"%s\" at=\"%s\"/>", d->code,
	    d->where == NULL ? "" : d->where) },
	    "%s is found and not listed", d->code);
}

static void
not_found(struct comparing *c, const struct eg_node *f)
{
	c->failed = true;
	eg_report(c->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3304", .at = eg_xml_pos(c->suite->xml, f),
	    .where = c->test->id },
	    "%s is listed and not found",
	    eg_suite_attr(c->suite, c->test, f, "rule"));
}

static void
compare_fact(struct comparing *c, const struct eg_xml *xml, const struct eg_node *f)
{
	struct eg_value *v = eg_suite_nodes(c->suite, c->test, xml, f, "at",
	    c->diags);
	const char *got = v == NULL ? NULL : eg_node_attr(eg_value_node(v, 0),
	    EG_FACTS_NS, eg_suite_attr(c->suite, c->test, f, "name"));

	c->failed = c->failed || v == NULL;
	if (v != NULL && !is(c, f, "is", got == NULL ? "" : got)) {
		c->failed = true;
		eg_report(c->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "R3305", .at = eg_xml_pos(c->suite->xml, f),
		    .where = c->test->id }, got == NULL ?
		    "the fact `%s` is not derived" : "the fact `%s` is `%s`",
		    eg_suite_attr(c->suite, c->test, f, "name"), got);
	}
	eg_value_free(v);
}

/* R3801 lists them: "not judged: not published: 2 rules: L-01, T-05". */
static bool
is_withheld(const struct eg_diags *found, const char *id)
{
	size_t i, n = strlen(id);
	const char *s;

	for (i = 0; i < eg_diags_count(found); i++) {
		if (strcmp(eg_diags_at(found, i)->code, "R3801") != 0)
			continue;
		s = eg_diags_at(found, i)->text;
		while ((s = strstr(s, id)) != NULL && (s[-1] != ' ' ||
		    (s[n] != ',' && s[n] != '\0')))
			s += n;
		return s != NULL;
	}
	return false;
}

static void
compare_withheld(struct comparing *c, const struct eg_diags *found,
    const struct eg_node *f)
{
	const char *id = eg_suite_attr(c->suite, c->test, f, "rule");

	if (is_withheld(found, id))
		return;
	c->failed = true;
	eg_report(c->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3304", .at = eg_xml_pos(c->suite->xml, f),
	    .where = c->test->id }, "%s is judged, or has nothing to judge", id);
}

bool
eg_suite_compare(struct eg_suite *s, const struct eg_suite_test *t,
    const struct eg_xml *xml, struct eg_diags *found, struct eg_diags *diags)
{
	struct comparing c = { .suite = s, .test = t, .diags = diags };
	const struct eg_node *f;
	const struct eg_diag *d;
	size_t i, n = 0;
	bool *used;

	for (f = eg_node_first_element(t->node); f != NULL;
	    f = eg_node_next_element(f))
		n++;
	used = eg_malloc(n + 1);
	memset(used, 0, n + 1);
	for (i = 0; i < eg_diags_count(found); i++) {
		d = eg_diags_at(found, i);
		/*
		 * What is said of the judgement itself (rules that were not
		 * judged, law nobody has checked) is tested where it matters.
		 */
		if (!listed(&c, d, used) && strncmp(d->code, "R38", 3) != 0)
			not_listed(&c, d);
	}
	i = 0;
	for (f = eg_node_first_element(t->node); f != NULL;
	    f = eg_node_next_element(f), i++)
		if (eg_node_is(f, EG_TEST_NS, "finding") && !used[i])
			not_found(&c, f);
		else if (eg_node_is(f, EG_TEST_NS, "fact"))
			compare_fact(&c, xml, f);
		else if (eg_node_is(f, EG_TEST_NS, "not-judged"))
			compare_withheld(&c, found, f);
	free(used);
	return !c.failed;
}

bool
eg_suite_run(struct eg_suite *s, const struct eg_suite_test *t,
    struct eg_diags *diags)
{
	struct eg_xml *xml = eg_suite_case(s, t, diags);
	struct eg_verdict v = { .full = false };
	bool ok;

	if (xml == NULL)
		return false;
	eg_diags_clear(s->found);
	/* What cannot be judged is found too, and fails unless it is listed. */
	if (eg_suite_derive(s, t, xml, s->found)) {
		eg_judge(s->book, xml, &t->options, &v, s->found);
		eg_findings_report(s->book, &v, xml, s->found);
		eg_verdict_free(&v);
	}
	ok = eg_suite_compare(s, t, xml, s->found, diags);
	eg_xml_free(xml);
	return ok;
}
