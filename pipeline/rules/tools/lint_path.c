/*
 * lint_path.c - one expression: a name no case has, which never matches and
 * reads as a pass; dates as texts, which are compared as numbers and so never;
 * truth values asked whether they are there, which "false" is too.
 */
#include "rules/tools/lint.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "base/utf8.h"
#include "rules/dmn/dmn.h"

struct looking {
	struct eg_lint		*lint;
	const struct eg_source	*source;
	const struct eg_node	*attr;
	enum eg_lint_use	 use;
	struct eg_tokens	 in;
};

static bool
is(const struct looking *k, size_t i, const char *text)
{
	return eg_tokens_is(&k->in, i, text);
}

/* The tokens from i to last as a place. */
static struct eg_pos
place(const struct looking *k, size_t i, size_t last)
{
	const struct eg_xpath_token *from = &k->in.token[i];
	const struct eg_xpath_token *to = &k->in.token[last];

	return eg_xml_char_pos(k->source->xml, k->attr,
	    eg_utf8_count(k->in.text, (size_t)(from->at - k->in.text)),
	    eg_utf8_count(from->at, (size_t)(to->at + to->len - from->at)));
}

/* --- names ---------------------------------------------------------------- */

static bool
is_attribute(const struct looking *k, size_t i)
{
	return i > 0 && (is(k, i - 1, "@") || (i > 1 && is(k, i - 1, "::") &&
	    is(k, i - 2, "attribute")));
}

/* A decision model has prefixes of its own, all else those of the schema. */
static const char *
uri_of(const struct looking *k, const char *prefix)
{
	const struct eg_node *element = eg_node_parent(k->attr);
	const char *uri = strcmp(eg_node_ns(element), EG_BIND_NS) == 0 ? NULL :
	    eg_xpath_namespace_find(k->lint->tool->book->xp, prefix);

	return uri != NULL ? uri : eg_node_lookup_ns(element, prefix);
}

/* "c:item" gives "item"; *uri its namespace, "" without a prefix. */
static const char *
local(const struct looking *k, size_t i, const char **uri)
{
	const struct eg_xpath_token *t = &k->in.token[i];
	const char *name = eg_arena_strndup(k->lint->arena, t->at, t->len);
	const char *colon = strchr(name, ':');

	*uri = colon == NULL ? "" : uri_of(k, eg_arena_strndup(k->lint->arena,
	    name, (size_t)(colon - name)));
	return colon == NULL ? name : colon + 1;
}

static const char *
prefix_of(const struct eg_rulebook *book, const char *uri)
{
	const struct eg_item *ns;

	for (ns = book->ns; ns != NULL; ns = ns->next)
		if (strcmp(ns->id, uri) == 0)
			return ns->name;
	return NULL;
}

static void
look_at_fact(const struct looking *k, size_t i, const char *name)
{
	struct eg_lint *l = k->lint;
	const char *near;

	eg_lint_note(&l->read, &l->nread, &l->read_cap, name);
	if (l->nfacts == 0 || eg_lint_fact_is_made(l, name, &near))
		return;
	eg_lint_warn(l, "R3202", place(k, i, i), near == NULL ? NULL :
	    eg_diags_printf(l->tool->diags, "did you mean `%s`?", near),
	    "nothing derives the fact `%s`", name);
}

static void
look_at_prefix(const struct looking *k, size_t i, const char *name)
{
	struct eg_lint *l = k->lint;
	const char *prefix = prefix_of(l->tool->book, eg_schema_names_ns(l->names));

	eg_lint_warn(l, "R3203", place(k, i, i), prefix == NULL ? NULL :
	    eg_diags_printf(l->tool->diags, "write `%s:%s`", prefix, name),
	    "`%s` has no prefix, and elements of a case are in a namespace", name);
}

static void
look_at_name(const struct looking *k, size_t i)
{
	struct eg_lint *l = k->lint;
	bool attribute = is_attribute(k, i);
	const char *uri, *name = local(k, i, &uri), *near, *ns;

	if (uri == NULL || strcmp(name, "*") == 0)
		return;
	if (strcmp(uri, EG_FACTS_NS) == 0)
		look_at_fact(k, i, name);
	if (l->names == NULL)
		return;
	ns = eg_schema_names_ns(l->names);
	if (!attribute && *uri == '\0' && *ns != '\0') {
		look_at_prefix(k, i, name);
		return;
	}
	if (strcmp(uri, attribute ? "" : ns) != 0 ||
	    eg_schema_names_find(l->names, attribute, name) != NULL)
		return;
	near = eg_schema_names_near(l->names, attribute, name);
	eg_lint_warn(l, "R3201", place(k, i, i), near == NULL ? NULL :
	    eg_diags_printf(l->tool->diags, "did you mean `%s`?", near),
	    "no case has an %s `%s`, so this selects nothing",
	    attribute ? "attribute" : "element", name);
}

/* --- values --------------------------------------------------------------- */

/* The built-in type of what a step selects, or NULL. */
static const char *
type_of(const struct looking *k, size_t i)
{
	const struct eg_schema_name *n;
	const char *uri, *name;

	if (k->lint->names == NULL || k->in.token[i].kind != EG_XPATH_NAME)
		return NULL;
	name = local(k, i, &uri);
	if (uri == NULL || strcmp(uri, is_attribute(k, i) ? "" :
	    eg_schema_names_ns(k->lint->names)) != 0)
		return NULL;
	n = eg_schema_names_find(k->lint->names, is_attribute(k, i), name);
	return n == NULL ? NULL : n->type;
}

static bool
is_slash(const struct looking *k, size_t i)
{
	return is(k, i, "/") || is(k, i, "//");
}

/* The last step of the path that ends at i, without its predicates. */
static size_t
last_step(const struct looking *k, size_t i)
{
	while (i > 0 && is(k, i, "]"))
		i = eg_tokens_partner(&k->in, i) - 1;
	return i;
}

/* Where the step at i begins: its axis, or its call. */
static size_t
step_start(const struct looking *k, size_t i)
{
	if (is(k, i, ")")) {
		i = eg_tokens_partner(&k->in, i);
		return i > 0 && (k->in.token[i - 1].kind == EG_XPATH_FUNCTION ||
		    k->in.token[i - 1].kind == EG_XPATH_NODE_TYPE) ? i - 1 : i;
	}
	if (i > 0 && is(k, i - 1, "@"))
		return i - 1;
	return i > 1 && is(k, i - 1, "::") ? i - 2 : i;
}

/* Where the path whose last step is at i begins. */
static size_t
path_start(const struct looking *k, size_t i)
{
	for (;;) {
		i = step_start(k, i);
		if (i == 0 || !is_slash(k, i - 1))
			return i;
		i--;
		if (i == 0 || !eg_tokens_ends_operand(&k->in, i - 1))
			return i;
		i = last_step(k, i - 1);
	}
}

/* The last step of the path that begins at i; n when none does. */
static size_t
path_from(const struct looking *k, size_t i)
{
	size_t last = k->in.n;

	for (; i < k->in.n; i++) {
		if (k->in.token[i].kind == EG_XPATH_NAME || is(k, i, ".") ||
		    is(k, i, ".."))
			last = i;
		else if (is(k, i, "["))
			i = eg_tokens_partner(&k->in, i);
		else if (k->in.token[i].kind == EG_XPATH_FUNCTION ||
		    k->in.token[i].kind == EG_XPATH_NODE_TYPE)
			return k->in.n;
		else if (!is_slash(k, i) && !is(k, i, "@") && !is(k, i, "::") &&
		    k->in.token[i].kind != EG_XPATH_AXIS)
			break;
	}
	return last;
}

static bool
is_order(const struct looking *k, size_t i)
{
	return k->in.token[i].kind == EG_XPATH_OPERATOR && (is(k, i, "<") ||
	    is(k, i, "<=") || is(k, i, ">") || is(k, i, ">="));
}

/* "2017-01-01" is no number; "5" is one. */
static bool
is_no_number(const struct eg_xpath_token *t)
{
	return t->kind == EG_XPATH_LITERAL && strspn(t->at + 1, "0123456789. -") <
	    t->len - 2;
}

static bool
is_date_text(const struct eg_xpath_token *t)
{
	return t->kind == EG_XPATH_LITERAL && t->len == 12 && t->at[5] == '-' &&
	    t->at[8] == '-';
}

static bool
is_date(const struct looking *k, size_t i)
{
	static const char *const types[] = { "date", "dateTime", "time",
	    "gYearMonth", "gMonthDay" };
	const char *type = type_of(k, i);
	size_t n;

	for (n = 0; type != NULL && n < sizeof(types) / sizeof(types[0]); n++)
		if (strcmp(type, types[n]) == 0)
			return true;
	return false;
}

static void
look_at_side(const struct looking *k, size_t first, size_t last)
{
	const struct eg_xpath_token *t = &k->in.token[last];

	if (is_no_number(t) || is_date_text(t))
		eg_lint_warn(k->lint, "R3205", place(k, last, last),
		    "compare numbers: write the date as 20170101",
		    "XPath 1.0 compares this text as a number, which it is not; "
		    "the comparison is never true");
	else if (is_date(k, last))
		eg_lint_warn(k->lint, "R3205", place(k, first, last),
		    eg_diags_printf(k->lint->tool->diags,
		    "write number(translate(%.*s, '-', ''))", (int)(t->at + t->len -
		    k->in.token[first].at), k->in.token[first].at),
		    "XPath 1.0 compares this date as a number, which it is not; "
		    "the comparison is never true");
}

static void
look_at_comparison(const struct looking *k, size_t i)
{
	size_t last;

	if (i == 0 || i + 1 == k->in.n)
		return;
	last = last_step(k, i - 1);
	look_at_side(k, path_start(k, last), last);
	last = k->in.token[i + 1].kind == EG_XPATH_LITERAL ? i + 1 :
	    path_from(k, i + 1);
	if (last < k->in.n)
		look_at_side(k, i + 1, last);
}

/* --- truth values --------------------------------------------------------- */

static bool
is_truth(const struct looking *k, size_t i)
{
	return k->in.token[i].kind == EG_XPATH_FUNCTION &&
	    (is(k, i, "true") || is(k, i, "false"));
}

/* What is before a path asks whether there is something. */
static bool
asks_before(const struct looking *k, size_t start)
{
	if (start == 0)
		return k->use == EG_LINT_TEST;
	if (is(k, start - 1, "("))
		return start > 1 && (is(k, start - 2, "not") ||
		    is(k, start - 2, "boolean"));
	return is(k, start - 1, "[") || is(k, start - 1, "and") ||
	    is(k, start - 1, "or");
}

static bool
asks_after(const struct looking *k, size_t end)
{
	return end == k->in.n || is(k, end, ")") || is(k, end, "]") ||
	    is(k, end, "and") || is(k, end, "or");
}

static void
look_at_truth(const struct looking *k, size_t i)
{
	const char *type = type_of(k, i);
	size_t end = i + 1, start;

	if (type == NULL || strcmp(type, "boolean") != 0 ||
	    k->use == EG_LINT_PRESENCE)
		return;
	while (is(k, end, "["))
		end = eg_tokens_partner(&k->in, end) + 1;
	if (is_slash(k, end))
		return;
	start = path_start(k, i);
	if (!(asks_before(k, start) && asks_after(k, end)) &&
	    !((is(k, end, "=") || is(k, end, "!=")) && end + 1 < k->in.n &&
	    is_truth(k, end + 1)))
		return;
	eg_lint_warn(k->lint, "R3206", place(k, start, i),
	    eg_diags_printf(k->lint->tool->diags, "write %.*s = 'true'",
	    (int)(k->in.token[i].at + k->in.token[i].len -
	    k->in.token[start].at), k->in.token[start].at),
	    "this is true of \"false\" as well: it asks whether there is a value");
}

void
eg_lint_path(struct eg_lint *l, const struct eg_source *s,
    const struct eg_node *attr, enum eg_lint_use use)
{
	struct looking k = { .lint = l, .source = s, .attr = attr, .use = use,
	    .in = eg_tokens_read(l->arena, eg_node_text(attr)) };
	size_t i;

	for (i = 0; i < k.in.n; i++) {
		if (k.in.token[i].kind == EG_XPATH_NAME) {
			look_at_name(&k, i);
			look_at_truth(&k, i);
		}
		if (is_order(&k, i))
			look_at_comparison(&k, i);
	}
}
