/* suite.c - reading the tests of a rulebook and making their cases. */
#include "rules/tools/suite.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "xml/edit.h"

struct reader {
	struct eg_suite		*suite;
	struct eg_diags		*diags;
	bool			 failed;
};

static void
wrong(struct reader *r, const char *code, const struct eg_node *at,
    const char *help, const char *text)
{
	r->failed = true;
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = code, .at = eg_xml_pos(r->suite->xml, at), .help = help },
	    "%s", text);
}

/* --- reading -------------------------------------------------------------- */

/* What may stand in a test, and the attributes it cannot do without. */
static const struct {
	const char	*name, *need[3];
} vocabulary[] = {
	{ "set", { "at", "to" } }, { "remove", { "at" } },
	{ "append", { "to" } }, { "given", { "at", "name", "is" } },
	{ "apply", { "changes" } }, { "finding", { "rule" } },
	{ "fact", { "at", "name", "is" } }, { "not-judged", { "rule" } },
};
#define WORDS	(sizeof(vocabulary) / sizeof(vocabulary[0]))

/* Not an id of the book's, nor a code of judging itself. */
static bool
is_rule(const struct eg_rulebook *book, const char *id)
{
	const struct eg_pattern *p;
	const struct eg_rule *r;
	const struct eg_check *c;

	for (p = book->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next)
			for (c = r->checks; c != NULL; c = c->next)
				if (c->at.id == NULL || strcmp(c->at.id, id) == 0)
					return true;
	return strncmp(id, "R3", 2) == 0;
}

static void
read_word(struct reader *r, const struct eg_node *node)
{
	const char *names[WORDS], *near, *rule;
	size_t i, k;

	for (i = 0; i < WORDS; i++) {
		names[i] = vocabulary[i].name;
		if (eg_node_is(node, EG_TEST_NS, names[i]))
			break;
	}
	if (i == WORDS) {
		near = eg_suggest(eg_node_name(node), names, WORDS);
		wrong(r, "R3301", node, near == NULL ? NULL :
		    eg_diags_printf(r->diags, "did you mean `%s`?", near),
		    eg_diags_printf(r->diags, "`%s` has no meaning in a test",
		    eg_node_name(node)));
		return;
	}
	for (k = 0; k < 3 && vocabulary[i].need[k] != NULL; k++)
		if (eg_node_attr(node, "", vocabulary[i].need[k]) == NULL)
			wrong(r, "R3301", node, NULL, eg_diags_printf(r->diags,
			    "`%s` needs `%s`", names[i], vocabulary[i].need[k]));
	rule = eg_node_attr(node, "", "rule");
	if (rule != NULL && !is_rule(r->suite->book, rule))
		wrong(r, "R3301", eg_node_attr_node(node, "", "rule"), NULL,
		    eg_diags_printf(r->diags, "there is no rule `%s`", rule));
}

/* The changes that several tests apply. */
static const struct eg_node *
changes_of(const struct eg_suite *s, const char *id)
{
	const struct eg_node *c = eg_node_first_element(eg_xml_root(s->xml));
	const char *own;

	for (; c != NULL; c = eg_node_next_element(c)) {
		own = eg_node_attr(c, "", "id");
		if (eg_node_is(c, EG_TEST_NS, "changes") && own != NULL &&
		    id != NULL && strcmp(own, id) == 0)
			return c;
	}
	return NULL;
}

static bool
is_change(const struct eg_node *e)
{
	return !eg_node_is(e, EG_TEST_NS, "finding") &&
	    !eg_node_is(e, EG_TEST_NS, "fact") &&
	    !eg_node_is(e, EG_TEST_NS, "not-judged");
}

static void
read_changes(struct reader *r, const struct eg_node *node)
{
	const struct eg_node *c;

	if (eg_node_attr(node, "", "id") == NULL)
		wrong(r, "R3301", node, NULL, "`changes` needs `id`");
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c)) {
		read_word(r, c);
		if (!is_change(c) || eg_node_is(c, EG_TEST_NS, "apply"))
			wrong(r, "R3301", c, NULL, eg_diags_printf(r->diags,
			    "`%s` has no meaning here", eg_node_name(c)));
	}
}

static const char *
inherited(const struct eg_node *test, const char *name)
{
	const char *own = eg_node_attr(test, "", name);

	return own != NULL ? own : eg_node_attr(eg_node_parent(test), "", name);
}

static void
read_test(struct reader *r, const struct eg_node *node, struct eg_suite_test *t)
{
	const struct eg_suite_test *other;
	const char *facts = eg_node_attr(node, "", "facts");
	const char *again = inherited(node, "reproduction");
	const struct eg_node *c;

	t->node = node;
	t->id = eg_node_attr(node, "", "id");
	t->given = facts != NULL && strcmp(facts, "given") == 0;
	t->options.phase = inherited(node, "phase");
	t->options.reproduction = again != NULL && strcmp(again, "yes") == 0;
	if (t->id == NULL)
		wrong(r, "R3301", node, NULL, "`test` needs `id`: a sentence that "
		    "says what it proves");
	for (other = r->suite->tests; t->id != NULL && other < t; other++)
		if (other->id != NULL && strcmp(other->id, t->id) == 0)
			wrong(r, "R3301", eg_node_attr_node(node, "", "id"), NULL,
			    "there is another test of this name");
	if (facts != NULL && !t->given)
		wrong(r, "R3301", eg_node_attr_node(node, "", "facts"), NULL,
		    "`facts` is `given` or is not there");
	if (inherited(node, "base") == NULL)
		wrong(r, "R3301", node, NULL, "the test has no `base` to change");
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c)) {
		read_word(r, c);
		if (eg_node_is(c, EG_TEST_NS, "apply") &&
		    changes_of(r->suite, eg_node_attr(c, "", "changes")) == NULL)
			wrong(r, "R3301", c, NULL, "there are no changes of that id");
	}
}

/* Of a mutant that survives rightly: what it is, and why. */
static void
read_excuse(struct reader *r, const struct eg_node *node)
{
	struct eg_buf b = { 0 };

	if (eg_node_attr(node, "", "of") == NULL ||
	    eg_node_attr(node, "", "change") == NULL)
		wrong(r, "R3301", node, NULL, "`excuse` needs `of` and `change`");
	eg_node_string(node, &b);
	if (strspn(eg_buf_str(&b), " \t\r\n") == b.len)
		wrong(r, "R3301", node, "say why no test can notice it",
		    "the excuse has no reason");
	eg_buf_free(&b);
}

static void
read_tests(struct reader *r)
{
	struct eg_suite *s = r->suite;
	const struct eg_node *root = eg_xml_root(s->xml), *c;
	size_t n = 0;

	if (!eg_node_is(root, EG_TEST_NS, "tests")) {
		wrong(r, "R3301", root, "its first element is `tests` in the "
		    "namespace " EG_TEST_NS, "these are no tests of rules");
		return;
	}
	for (c = eg_node_first_element(root); c != NULL; c = eg_node_next_element(c))
		n++;
	s->tests = eg_new_array(s->arena, n, struct eg_suite_test);
	for (c = eg_node_first_element(root); c != NULL; c = eg_node_next_element(c))
		if (eg_node_is(c, EG_TEST_NS, "test"))
			read_test(r, c, &s->tests[s->n++]);
		else if (eg_node_is(c, EG_TEST_NS, "changes"))
			read_changes(r, c);
		else if (eg_node_is(c, EG_TEST_NS, "excuse"))
			read_excuse(r, c);
		else
			wrong(r, "R3301", c, NULL, eg_diags_printf(r->diags,
			    "`%s` has no meaning here; `test`, `changes` or `excuse` is "
			    "expected",
			    eg_node_name(c)));
}

struct eg_suite *
eg_suite_open(struct eg_rulebook *book, struct eg_diags *diags)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_suite *s = eg_new(a, struct eg_suite);
	struct reader r = { .suite = s, .diags = diags };
	const struct eg_item *ns;

	s->arena = a;
	s->book = book;
	s->found = eg_diags_new();
	s->xp = eg_xpath_new();
	for (ns = book->ns; ns != NULL; ns = ns->next)
		eg_xpath_namespace(s->xp, ns->name, ns->id);
	s->path = eg_arena_printf(a, "%stests.xml", book->root);
	s->xml = eg_xml_open(s->path, &eg_xml_case_limits, diags);
	if (s->xml != NULL)
		read_tests(&r);
	if (s->xml != NULL && !r.failed)
		return s;
	eg_diags_source(diags, s->path, NULL, 0);
	eg_suite_free(s);
	return NULL;
}

void
eg_suite_free(struct eg_suite *s)
{
	if (s == NULL)
		return;
	eg_xml_free(s->xml);
	eg_xpath_free(s->xp);
	eg_diags_free(s->found);
	eg_arena_free(s->arena);
}

/* --- changing a case ------------------------------------------------------ */

/* The nodes at the place an attribute of a change or a fact names. */
static struct eg_value *
nodes_at(struct reader *r, const struct eg_xml *xml, const struct eg_node *in,
    const char *name)
{
	struct eg_node *attr = eg_node_attr_node(in, "", name);
	struct eg_xpath_scope scope = { xml, NULL, NULL };
	struct eg_xpath_error err;
	struct eg_value *v = NULL;
	struct eg_expr *e = eg_xpath_compile(r->suite->xp, eg_node_text(attr),
	    &err);

	if (e != NULL && eg_expr_variables(e) == 0)
		v = eg_xpath_eval(r->suite->xp, e, &scope, &err);
	if (v != NULL && eg_value_count(v) > 0)
		return v;
	if (v == NULL)
		wrong(r, "R3302", attr, NULL, e == NULL ? eg_diags_printf(r->diags,
		    "%s", err.text) : "a test has no variables");
	else
		wrong(r, "R3302", attr, NULL, "this selects nothing in the case");
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
change_node(struct reader *r, struct eg_xml *xml, const struct eg_node *change,
    struct eg_node *n)
{
	const char *name = eg_node_name(change);
	bool attribute = eg_node_kind(n) == EG_NODE_ATTRIBUTE;

	if (!attribute && eg_node_kind(n) != EG_NODE_ELEMENT)
		wrong(r, "R3302", change, NULL,
		    "only elements and attributes can be changed");
	else if (strcmp(name, "set") == 0)
		eg_node_set_text(n, eg_node_attr(change, "", "to"));
	else if (strcmp(name, "given") == 0 && !attribute)
		eg_node_set_attr(n, EG_FACTS_NS, "f",
		    eg_node_attr(change, "", "name"),
		    eg_node_attr(change, "", "is"));
	else if (strcmp(name, "append") == 0 && !attribute)
		append(n, change);
	else if (strcmp(name, "remove") == 0 && n != eg_xml_root(xml))
		eg_node_remove(n);
	else
		wrong(r, "R3302", change, NULL, attribute ?
		    "this is an attribute, and takes a text only" :
		    "the root element cannot be removed");
}

static void
change(struct reader *r, struct eg_xml *xml, const struct eg_node *e)
{
	struct eg_value *v = nodes_at(r, xml, e,
	    eg_node_is(e, EG_TEST_NS, "append") ? "to" : "at");
	size_t i = v == NULL ? 0 : eg_value_count(v);

	/* The last first: what is in a node goes before the node does. */
	while (i-- > 0)
		change_node(r, xml, e, eg_value_node(v, i));
	eg_value_free(v);
}

/* All that a test, or a list of changes, does to a case. */
static void
change_all(struct reader *r, struct eg_xml *xml, const struct eg_node *in)
{
	const struct eg_node *e;

	for (e = eg_node_first_element(in); e != NULL && !r->failed;
	    e = eg_node_next_element(e))
		if (eg_node_is(e, EG_TEST_NS, "apply"))
			change_all(r, xml, changes_of(r->suite,
			    eg_node_attr(e, "", "changes")));
		else if (is_change(e))
			change(r, xml, e);
}

static struct eg_xml *
base(struct reader *r, const struct eg_suite_test *t)
{
	struct eg_arena *a = r->suite->arena;
	const char *path = eg_arena_printf(a, "%s%s", r->suite->book->root,
	    inherited(t->node, "base"));
	struct eg_xml *xml = eg_xml_open(path, &eg_xml_case_limits, r->diags);

	if (xml == NULL)
		wrong(r, "R3302", t->node, NULL, "the case to change cannot be read");
	return xml;
}

struct eg_xml *
eg_suite_case(struct eg_suite *s, const struct eg_suite_test *t,
    struct eg_diags *diags)
{
	struct reader r = { .suite = s, .diags = diags };
	struct eg_xml *xml = base(&r, t), *changed = NULL;
	struct eg_buf b = { 0 };

	if (xml == NULL)
		return NULL;
	change_all(&r, xml, t->node);
	if (!r.failed) {
		eg_xml_dump(xml, &b);
		changed = eg_xml_read("case.xml", b.data, b.len,
		    &eg_xml_case_limits, diags);
	}
	eg_buf_free(&b);
	eg_diags_source(diags, eg_xml_name(xml), NULL, 0);
	eg_diags_source(diags, "case.xml", NULL, 0);
	eg_xml_free(xml);
	return changed;
}

bool
eg_suite_derive(struct eg_suite *s, const struct eg_suite_test *t,
    struct eg_xml *xml, struct eg_diags *diags)
{
	return t->given || eg_rules_derive(s->book, xml, diags);
}

/* --- what follows --------------------------------------------------------- */

static bool
is(const struct eg_node *n, const char *attr, const char *value)
{
	const char *want = eg_node_attr(n, "", attr);

	return want == NULL || (value != NULL && strcmp(want, value) == 0);
}

/* Takes the listed finding that d is; used[] are those taken before. */
static bool
listed(const struct eg_suite_test *t, const struct eg_diag *d, bool *used)
{
	const struct eg_node *f;
	size_t i = 0;

	for (f = eg_node_first_element(t->node); f != NULL;
	    f = eg_node_next_element(f), i++)
		if (eg_node_is(f, EG_TEST_NS, "finding") && !used[i] &&
		    is(f, "rule", d->code) && is(f, "at", d->where) &&
		    is(f, "severity", eg_severity_name(d->severity)) &&
		    is(f, "text", d->text)) {
			used[i] = true;
			return true;
		}
	return false;
}

static void
not_listed(struct reader *r, const struct eg_suite_test *t,
    const struct eg_diag *d)
{
	r->failed = true;
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3303", .at = eg_xml_pos(r->suite->xml, t->node),
	    .where = t->id, .found = eg_diags_printf(r->diags, "%s: %s",
	    eg_severity_name(d->severity), d->text),
	    .help = eg_diags_printf(r->diags, "if it is right, list it: "
	    "<finding rule=\"%s\" at=\"%s\"/>", d->code,
	    d->where == NULL ? "" : d->where) },
	    "%s is found and not listed", d->code);
}

static void
not_found(struct reader *r, const struct eg_suite_test *t,
    const struct eg_node *f)
{
	r->failed = true;
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3304", .at = eg_xml_pos(r->suite->xml, f),
	    .where = t->id },
	    "%s is listed and not found", eg_node_attr(f, "", "rule"));
}

static void
compare_fact(struct reader *r, const struct eg_suite_test *t,
    const struct eg_xml *xml, const struct eg_node *f)
{
	struct eg_value *v = nodes_at(r, xml, f, "at");
	const char *got = v == NULL ? NULL : eg_node_attr(eg_value_node(v, 0),
	    EG_FACTS_NS, eg_node_attr(f, "", "name"));

	if (v != NULL && !is(f, "is", got == NULL ? "" : got)) {
		r->failed = true;
		eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "R3305", .at = eg_xml_pos(r->suite->xml, f),
		    .where = t->id }, got == NULL ?
		    "the fact `%s` is not derived" : "the fact `%s` is `%s`",
		    eg_node_attr(f, "", "name"), got);
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
compare_withheld(struct reader *r, const struct eg_suite_test *t,
    const struct eg_diags *found, const struct eg_node *f)
{
	const char *id = eg_node_attr(f, "", "rule");

	if (is_withheld(found, id))
		return;
	r->failed = true;
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3304", .at = eg_xml_pos(r->suite->xml, f),
	    .where = t->id }, "%s is judged, or has nothing to judge", id);
}

bool
eg_suite_compare(struct eg_suite *s, const struct eg_suite_test *t,
    const struct eg_xml *xml, struct eg_diags *found, struct eg_diags *diags)
{
	struct reader r = { .suite = s, .diags = diags };
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
		if (!listed(t, d, used) && strncmp(d->code, "R38", 3) != 0)
			not_listed(&r, t, d);
	}
	i = 0;
	for (f = eg_node_first_element(t->node); f != NULL;
	    f = eg_node_next_element(f), i++)
		if (eg_node_is(f, EG_TEST_NS, "finding") && !used[i])
			not_found(&r, t, f);
		else if (eg_node_is(f, EG_TEST_NS, "fact"))
			compare_fact(&r, t, xml, f);
		else if (eg_node_is(f, EG_TEST_NS, "not-judged"))
			compare_withheld(&r, t, found, f);
	free(used);
	return !r.failed;
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
		eg_findings_report(s->book, &v, xml, &t->options, s->found);
		eg_verdict_free(&v);
	}
	ok = eg_suite_compare(s, t, xml, s->found, diags);
	eg_xml_free(xml);
	return ok;
}
