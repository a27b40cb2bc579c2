/* suite_case.c - the case of a test: its base, changed. */
#include "rules/tools/suite.h"

#include <string.h>

#include "rules/phrase/phrase.h"
#include "xml/edit.h"

/* A case on its way. */
struct changing {
	struct eg_suite		*suite;
	const struct eg_suite_test *test;
	struct eg_xml		*xml;
	struct eg_diags		*diags;
	bool			 failed;
};

static void
wrong(struct eg_suite *s, const struct eg_node *at, struct eg_diags *diags,
    const char *text)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3302", .at = eg_xml_pos(s->xml, at) }, "%s", text);
}

struct eg_value *
eg_suite_nodes(struct eg_suite *s, const struct eg_suite_test *t,
    const struct eg_xml *xml, const struct eg_node *in, const char *name,
    struct eg_diags *diags)
{
	struct eg_node *attr = eg_node_attr_node(in, "", name);
	struct eg_xpath_scope scope = { xml, NULL, NULL };
	struct eg_xpath_error err;
	struct eg_value *v = NULL;
	struct eg_expr *e = eg_xpath_compile(s->xp,
	    eg_suite_attr(s, t, in, name), &err);

	if (e == NULL)
		wrong(s, attr, diags, err.text);
	else if (eg_expr_variables(e) > 0)
		wrong(s, attr, diags, "a test has no variables");
	else if ((v = eg_xpath_eval(s->xp, e, &scope, &err)) == NULL)
		wrong(s, attr, diags, err.text);
	else if (eg_value_count(v) == 0)
		wrong(s, attr, diags, "this selects nothing in the case");
	else
		return v;
	eg_value_free(v);
	return NULL;
}

static void
append(struct eg_node *to, const struct eg_node *change)
{
	const struct eg_node *c;

	for (c = eg_node_first_element(change); c != NULL;
	    c = eg_node_next_element(c))
		eg_node_append_copy(to, c);
}

static void
change_node(struct changing *c, const struct eg_node *change, struct eg_node *n)
{
	const char *name = eg_node_name(change);
	bool attribute = eg_node_kind(n) == EG_NODE_ATTRIBUTE;
	const char *problem = NULL;

	if (!attribute && eg_node_kind(n) != EG_NODE_ELEMENT)
		problem = "only elements and attributes can be changed";
	else if (strcmp(name, "set") == 0)
		eg_node_set_text(n, eg_suite_attr(c->suite, c->test, change, "to"));
	else if (strcmp(name, "given") == 0 && !attribute)
		eg_node_set_attr(n, EG_FACTS_NS, "f",
		    eg_suite_attr(c->suite, c->test, change, "name"),
		    eg_suite_attr(c->suite, c->test, change, "is"));
	else if (strcmp(name, "append") == 0 && !attribute)
		append(n, change);
	else if (strcmp(name, "remove") == 0 && n != eg_xml_root(c->xml))
		eg_node_remove(n);
	else
		problem = attribute ? "this is an attribute, and takes a text only" :
		    "the root element cannot be removed";
	if (problem != NULL) {
		c->failed = true;
		wrong(c->suite, change, c->diags, problem);
	}
}

static void
change(struct changing *c, const struct eg_node *e)
{
	struct eg_value *v = eg_suite_nodes(c->suite, c->test, c->xml, e,
	    eg_node_is(e, EG_TEST_NS, "append") ? "to" : "at", c->diags);
	size_t i = v == NULL ? 0 : eg_value_count(v);

	c->failed = c->failed || v == NULL;
	/* The last first: what is in a node goes before the node does. */
	while (i-- > 0)
		change_node(c, e, eg_value_node(v, i));
	eg_value_free(v);
}

/* All that a test, or a list of changes, does to a case. */
static void
change_all(struct changing *c, const struct eg_node *in)
{
	const struct eg_node *e;

	for (e = eg_node_first_element(in); e != NULL && !c->failed;
	    e = eg_node_next_element(e))
		if (eg_node_is(e, EG_TEST_NS, "apply"))
			change_all(c, eg_suite_changes(c->suite,
			    eg_node_attr(e, "", "changes")));
		else if (eg_suite_is_change(e))
			change(c, e);
}

struct eg_xml *
eg_suite_case(struct eg_suite *s, const struct eg_suite_test *t,
    struct eg_diags *diags)
{
	struct changing c = { .suite = s, .test = t, .diags = diags };
	struct eg_xml *changed = NULL;
	struct eg_buf b = { 0 };

	c.xml = eg_xml_open(eg_arena_printf(s->arena, "%s%s", s->book->root,
	    t->base), &eg_xml_case_limits, diags);
	if (c.xml == NULL) {
		wrong(s, t->node, diags, "the case to change cannot be read");
		return NULL;
	}
	change_all(&c, t->node);
	if (!c.failed) {
		eg_xml_dump(c.xml, &b);
		changed = eg_xml_read("case.xml", b.data, b.len,
		    &eg_xml_case_limits, diags);
	}
	eg_buf_free(&b);
	eg_diags_source(diags, eg_xml_name(c.xml), NULL, 0);
	eg_diags_source(diags, "case.xml", NULL, 0);
	eg_xml_free(c.xml);
	return changed;
}

bool
eg_suite_derive(struct eg_suite *s, const struct eg_suite_test *t,
    struct eg_xml *xml, struct eg_diags *diags)
{
	if (!t->given)
		return eg_rules_derive(s->book, xml, diags);
	eg_rules_begin(s->book);
	return eg_phrases_derive(s->book, xml, diags);
}
