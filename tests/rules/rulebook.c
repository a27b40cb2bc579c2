/*
 * rulebook.c - runs the tests that lie beside a rulebook.
 *
 *	rulebook RULEBOOK TESTS
 *
 * Each test takes a base case, changes it, and says every finding that must
 * follow; a finding that is not listed fails.  At the end every assertion must
 * have held in one test and failed in another.
 *
 *	<test id="" base="" facts="given" phase="">
 *	  <set at="XPATH" to="text"/>  <remove at="XPATH"/>
 *	  <append to="XPATH">elements</append>
 *	  <given at="XPATH" name="decision" is="upheld"/>	(with facts="given")
 *	  <finding rule="T-01" at="injury/date" severity="warning" text=""/>
 *	  <fact at="XPATH" name="decision" is="upheld"/>
 *	</test>
 *
 * facts="given": the facts are those the test sets, none is derived.
 */
#include <libxml/tree.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "rules/rulebook.h"
#include "xml/document.h"

#define NS	"urn:engross:ruletest:1"

/* What has been seen of an assertion. */
struct seen {
	const char	*id;
	bool		 held, failed;
};

struct runner {
	const char		*book_path, *tests_path;
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_rulebook	*book, *underived;
	struct seen		 seen[512];
	size_t			 nseen;
	unsigned		 ran, failed;
	const char		*test;
};

static void
complain(struct runner *r, const char *what, const char *more)
{
	printf("%s: %s%s\n", r->test, what, more);
	r->failed++;
}

static void
die(const struct runner *r)
{
	struct eg_buf b = { 0 };

	eg_diags_dump(r->diags, &b);
	fputs(eg_buf_str(&b), stderr);
	exit(1);
}

/* --- changing a case ------------------------------------------------------ */

static struct eg_value *
select_nodes(struct runner *r, const struct eg_xml *xml, const char *text)
{
	struct eg_xpath *xp = eg_xpath_new();
	struct eg_xpath_scope scope = { xml, NULL, NULL };
	struct eg_xpath_error err;
	const struct eg_item *ns;
	struct eg_value *v = NULL;
	struct eg_expr *e;

	for (ns = r->book->ns; ns != NULL; ns = ns->next)
		eg_xpath_namespace(xp, ns->name, ns->id);
	e = eg_xpath_compile(xp, text, &err);
	if (e != NULL)
		v = eg_xpath_eval(xp, e, &scope, &err);
	if (v == NULL || eg_value_count(v) == 0)
		complain(r, "selects nothing: ", text);
	eg_xpath_free(xp);
	return v;
}

static void
set(xmlNode *n, const char *to)
{
	xmlChar *text = xmlEncodeEntitiesReentrant(n->doc, (const xmlChar *)to);

	xmlNodeSetContent(n, text);
	xmlFree(text);
}

static void
append(xmlNode *n, const struct eg_node *edit)
{
	const struct eg_node *c;

	for (c = eg_node_first_element(edit); c != NULL;
	    c = eg_node_next_element(c))
		xmlAddChild(n, xmlDocCopyNode(eg_node_xml(c), n->doc, 1));
}

static void
apply(struct runner *r, struct eg_xml *xml, const struct eg_node *edit)
{
	const char *name = eg_node_name(edit);
	const char *at = eg_node_attr(edit, "",
	    strcmp(name, "append") == 0 ? "to" : "at");
	struct eg_value *v = select_nodes(r, xml, at);
	size_t i = v == NULL ? 0 : eg_value_count(v);
	xmlNode *n;

	while (i-- > 0) {
		n = eg_node_xml(eg_value_node(v, i));
		if (strcmp(name, "given") == 0)
			eg_node_set_attr(eg_xml_node(n), EG_FACTS_NS, "f",
			    eg_node_attr(edit, "", "name"),
			    eg_node_attr(edit, "", "is"));
		else if (strcmp(name, "set") == 0)
			set(n, eg_node_attr(edit, "", "to"));
		else if (strcmp(name, "append") == 0)
			append(n, edit);
		else if (n->type == XML_ATTRIBUTE_NODE)
			xmlRemoveProp((xmlAttr *)n);
		else {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
	eg_value_free(v);
}

/* The base as changed; read again, so that places are those of a real file. */
static struct eg_xml *
changed(struct runner *r, const char *base, const struct eg_node *test)
{
	const char *slash = strrchr(r->tests_path, '/');
	const char *path = eg_arena_printf(r->arena, "%.*s%s",
	    slash == NULL ? 0 : (int)(slash + 1 - r->tests_path),
	    r->tests_path, base);
	struct eg_xml *xml = eg_xml_open(path, &eg_xml_case_limits, r->diags);
	const struct eg_node *e;
	struct eg_buf b = { 0 };
	struct eg_xml *again;

	if (xml == NULL)
		die(r);
	for (e = eg_node_first_element(test); e != NULL;
	    e = eg_node_next_element(e))
		if (eg_node_is(e, NS, "set") || eg_node_is(e, NS, "remove") ||
		    eg_node_is(e, NS, "append") || eg_node_is(e, NS, "given"))
			apply(r, xml, e);
	eg_xml_dump(xml, &b);
	again = eg_xml_read("case.xml", b.data, b.len, &eg_xml_case_limits,
	    r->diags);
	if (again == NULL)
		die(r);
	eg_buf_free(&b);
	eg_xml_free(xml);
	return again;
}

/* --- what follows --------------------------------------------------------- */

static bool
is(const struct eg_node *n, const char *attr, const char *value)
{
	const char *want = eg_node_attr(n, "", attr);

	return want == NULL || (value != NULL && strcmp(want, value) == 0);
}

static bool
expected(const struct eg_node *test, const struct eg_diag *d, bool *used)
{
	const struct eg_node *f;
	size_t i = 0;

	for (f = eg_node_first_element(test); f != NULL;
	    f = eg_node_next_element(f), i++)
		if (eg_node_is(f, NS, "finding") && !used[i] &&
		    is(f, "rule", d->code) && is(f, "at", d->where) &&
		    is(f, "severity", eg_severity_name(d->severity)) &&
		    is(f, "text", d->text)) {
			used[i] = true;
			return true;
		}
	return false;
}

static void
compare(struct runner *r, const struct eg_node *test)
{
	bool used[64] = { false };
	const struct eg_diag *d;
	const struct eg_node *f;
	size_t i;

	for (i = 0; i < eg_diags_count(r->diags); i++) {
		d = eg_diags_at(r->diags, i);
		/* Which rules could not be judged is tested where it matters. */
		if (!expected(test, d, used) && strcmp(d->code, "R3801") != 0)
			complain(r, "not listed: ", eg_arena_printf(r->arena,
			    "%s[%s] %s: %s", eg_severity_name(d->severity),
			    d->code, d->where == NULL ? "" : d->where, d->text));
	}
	i = 0;
	for (f = eg_node_first_element(test); f != NULL;
	    f = eg_node_next_element(f), i++)
		if (eg_node_is(f, NS, "finding") && !used[i])
			complain(r, "not found: ", eg_node_attr(f, "", "rule"));
}

static void
check_facts(struct runner *r, const struct eg_xml *xml,
    const struct eg_node *test)
{
	const struct eg_node *f;
	struct eg_value *v;
	const char *got;

	for (f = eg_node_first_element(test); f != NULL;
	    f = eg_node_next_element(f)) {
		if (!eg_node_is(f, NS, "fact"))
			continue;
		v = select_nodes(r, xml, eg_node_attr(f, "", "at"));
		if (v == NULL || eg_value_count(v) == 0)
			continue;
		got = eg_node_attr(eg_value_node(v, 0), EG_FACTS_NS,
		    eg_node_attr(f, "", "name"));
		if (!is(f, "is", got == NULL ? "" : got))
			complain(r, "derived instead: ", got == NULL ? "nothing" :
			    got);
		eg_value_free(v);
	}
}

static struct seen *
seen(struct runner *r, const char *id)
{
	size_t i;

	for (i = 0; i < r->nseen; i++)
		if (strcmp(r->seen[i].id, id) == 0)
			return &r->seen[i];
	r->seen[r->nseen].id = eg_arena_strdup(r->arena, id);
	return &r->seen[r->nseen++];
}

static bool
found(const struct runner *r, const char *id)
{
	size_t i;

	for (i = 0; i < eg_diags_count(r->diags); i++)
		if (strcmp(eg_diags_at(r->diags, i)->code, id) == 0)
			return true;
	return false;
}

static void
note_checks(struct runner *r, const struct eg_rulebook *book)
{
	const struct eg_pattern *p;
	const struct eg_rule *rule;
	const struct eg_check *c;
	struct seen *s;

	for (p = book->patterns; p != NULL; p = p->next)
		for (rule = p->rules; rule != NULL; rule = rule->next)
			for (c = rule->checks; c != NULL; c = c->next) {
				s = seen(r, c->at.id);
				if (found(r, c->at.id))
					s->failed = true;
				else if (c->judged)
					s->held = true;
			}
}

static void
run_test(struct runner *r, const struct eg_node *tests,
    const struct eg_node *test)
{
	const char *base = eg_node_attr(test, "", "base");
	const char *facts = eg_node_attr(test, "", "facts");
	struct eg_rulebook *book = facts == NULL ? r->book : r->underived;
	struct eg_rules_options options = {
	    .phase = eg_node_attr(test, "", "phase") };
	struct eg_xml *xml;

	r->test = eg_node_attr(test, "", "id");
	xml = changed(r, base == NULL ? eg_node_attr(tests, "", "base") : base,
	    test);
	options.reproduction =
	    strcmp(eg_node_name(eg_xml_root(xml)), "reproduction") == 0;
	eg_diags_clear(r->diags);
	if (!eg_rules_judge(book, xml, &options, r->diags))
		complain(r, "cannot judge", "");
	compare(r, test);
	check_facts(r, xml, test);
	note_checks(r, book);
	r->ran++;
	eg_diags_clear(r->diags);
	eg_xml_free(xml);
}

/* The rulebook without its list of facts. */
static struct eg_rulebook *
open_underived(struct runner *r)
{
	static const char facts[] = "eg:facts=";
	struct eg_rulebook *book;
	struct eg_buf b = { 0 };
	char *at;

	if (!eg_file_read(r->book_path, 1 << 20, &b, r->diags))
		die(r);
	if ((at = strstr(b.data, facts)) != NULL)
		memcpy(at, "eg:no", 5);
	book = eg_rulebook_read(r->book_path, b.data, b.len, r->diags);
	eg_buf_free(&b);
	return book;
}

int
main(int argc, char **argv)
{
	static struct runner r;
	struct eg_node *root, *t;
	struct eg_xml *tests;
	size_t i;

	if (argc != 3)
		return 2;
	r.book_path = argv[1];
	r.tests_path = argv[2];
	r.arena = eg_arena_new();
	r.diags = eg_diags_new();
	r.book = eg_rulebook_open(argv[1], r.diags);
	r.underived = open_underived(&r);
	tests = eg_xml_open(argv[2], &eg_xml_case_limits, r.diags);
	if (r.book == NULL || r.underived == NULL || tests == NULL)
		die(&r);
	root = eg_xml_root(tests);
	for (t = eg_node_first_element(root); t != NULL; t = eg_node_next_element(t))
		run_test(&r, root, t);
	for (i = 0; i < r.nseen; i++) {
		r.test = r.seen[i].id;
		if (!r.seen[i].held)
			complain(&r, "holds in no test", "");
		if (!r.seen[i].failed)
			complain(&r, "fails in no test", "");
	}
	printf("%s: %u tests of %zu rules, %u wrong\n", argv[1], r.ran, r.nseen,
	    r.failed);
	eg_xml_free(tests);
	eg_rulebook_free(r.underived);
	eg_rulebook_free(r.book);
	eg_diags_free(r.diags);
	eg_arena_free(r.arena);
	return r.failed > 0;
}
