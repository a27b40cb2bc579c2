/* suite.c - reading the tests of a rulebook; see suite.h. */
#include "rules/tools/suite.h"

#include <string.h>

#include "base/suggest.h"

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

/* --- words of a test ------------------------------------------------------ */

const char *
eg_suite_attr(struct eg_suite *s, const struct eg_suite_test *t,
    const struct eg_node *node, const char *name)
{
	const char *text = eg_node_attr(node, "", name), *end, *value;
	struct eg_buf b = { 0 };

	if (text == NULL || t->with == NULL || strchr(text, '{') == NULL)
		return text;
	for (; *text != '\0'; text++) {
		end = *text == '{' ? strchr(text, '}') : NULL;
		value = end == NULL ? NULL : eg_node_attr(t->with, "",
		    eg_arena_strndup(s->arena, text + 1, (size_t)(end - text - 1)));
		if (value == NULL) {
			eg_buf_putc(&b, *text);
		} else {
			eg_buf_puts(&b, value);
			text = end;
		}
	}
	text = eg_arena_strdup(s->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return text;
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
	{ "with", { NULL } },
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
	if (rule != NULL && strchr(rule, '{') == NULL && !is_rule(r->suite->book, rule))
		wrong(r, "R3301", eg_node_attr_node(node, "", "rule"), NULL,
		    eg_diags_printf(r->diags, "there is no rule `%s`", rule));
}

/* The changes that several tests apply. */
const struct eg_node *
eg_suite_changes(const struct eg_suite *s, const char *id)
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

bool
eg_suite_is_change(const struct eg_node *e)
{
	return !eg_node_is(e, EG_TEST_NS, "finding") &&
	    !eg_node_is(e, EG_TEST_NS, "fact") &&
	    !eg_node_is(e, EG_TEST_NS, "not-judged") &&
	    !eg_node_is(e, EG_TEST_NS, "with");
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
		if (!eg_suite_is_change(c) || eg_node_is(c, EG_TEST_NS, "apply"))
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
	t->base = inherited(node, "base");
	if (t->base == NULL)
		wrong(r, "R3301", node, NULL, "the test has no `base` to change");
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c)) {
		read_word(r, c);
		if (eg_node_is(c, EG_TEST_NS, "apply") &&
		    eg_suite_changes(r->suite, eg_node_attr(c, "", "changes")) == NULL)
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

/* Once for each `with`, if there are any; room NULL: only counted. */
static size_t
spread(struct reader *r, const struct eg_node *node, struct eg_suite_test *room)
{
	struct eg_suite *s = r->suite;
	const struct eg_node *c, *attr;
	struct eg_suite_test *t;
	struct eg_buf b = { 0 };
	size_t n = 0;

	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c)) {
		if (!eg_node_is(c, EG_TEST_NS, "with"))
			continue;
		if (room != NULL) {
			t = &room[n];
			*t = room[0];
			t->with = c;
			eg_buf_clear(&b);
			for (attr = eg_node_first_attr(c); attr != NULL;
			    attr = eg_node_next_attr(attr))
				eg_buf_printf(&b, "%s%s", b.len == 0 ? ": " : ", ",
				    eg_node_text(attr));
			t->id = eg_arena_printf(s->arena, "%s%s", eg_node_attr(node,
			    "", "id"), eg_buf_str(&b));
		}
		n++;
	}
	eg_buf_free(&b);
	return n == 0 ? 1 : n;
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
		n += spread(r, c, NULL);
	s->tests = eg_new_array(s->arena, n, struct eg_suite_test);
	for (c = eg_node_first_element(root); c != NULL; c = eg_node_next_element(c))
		if (eg_node_is(c, EG_TEST_NS, "test")) {
			read_test(r, c, &s->tests[s->n]);
			s->n += spread(r, c, &s->tests[s->n]);
		} else if (eg_node_is(c, EG_TEST_NS, "changes"))
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
