/*
 * schema_identity.c - keys that are given twice, references to nothing
 * (xs:unique, xs:key, xs:keyref; XML Schema Part 1, 3.11).
 *
 * libxml2 says which constraint is violated, of a reference not where; the
 * values are gathered again here.
 */
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "xml/schema_explain.h"
#include "xml/schema_type.h"

/* A value a constraint compares: its fields, joined. */
struct entry {
	const char		*value;	/* NULL: a field is missing */
	const struct eg_node	*node;	/* selected */
	const struct eg_node	*place;	/* of the first field */
};

struct table {
	struct entry	*entry;
	size_t		 n;
};

/* --- gathering ------------------------------------------------------------ */

static xmlXPathContext *
context(const struct eg_node *constraint, const struct eg_node *host)
{
	xmlNode *c = eg_node_xml(constraint), *h = eg_node_xml(host);
	xmlXPathContext *x = xmlXPathNewContext(h->doc);
	xmlNs **list, **ns;

	if (x == NULL)
		exit(EG_EXIT_NOMEM);
	list = xmlGetNsList(c->doc, c);
	for (ns = list; ns != NULL && *ns != NULL; ns++)
		if ((*ns)->prefix != NULL)
			xmlXPathRegisterNs(x, (*ns)->prefix, (*ns)->href);
	xmlFree(list);
	x->node = h;
	return x;
}

/* The text of a node with white space collapsed. */
static void
add_text(struct eg_buf *b, const struct eg_node *node)
{
	struct eg_buf raw = { 0 };
	size_t start = b->len;
	const char *s;

	eg_node_string(node, &raw);
	for (s = eg_buf_str(&raw); *s != '\0'; s++) {
		if (strchr(" \t\r\n", *s) == NULL)
			eg_buf_putc(b, *s);
		else if (b->len > start && b->data[b->len - 1] != ' ')
			eg_buf_putc(b, ' ');
	}
	if (b->len > start && b->data[b->len - 1] == ' ')
		b->data[--b->len] = '\0';
	eg_buf_free(&raw);
}

static struct entry
entry_of(struct eg_explain *e, xmlXPathContext *x,
    const struct eg_node *constraint, xmlNode *selected)
{
	struct entry result = { .node = eg_xml_node(selected) };
	const struct eg_node *f;
	struct eg_buf b = { 0 };
	xmlXPathObject *o = NULL;
	bool whole = true;

	for (f = eg_node_first_element(constraint); f != NULL && whole;
	    f = eg_node_next_element(f)) {
		if (!eg_is_xsd(f, "field"))
			continue;
		x->node = selected;
		o = xmlXPathEval((const xmlChar *)eg_node_attr(f, "", "xpath"), x);
		whole = o != NULL && o->nodesetval != NULL &&
		    o->nodesetval->nodeNr > 0;
		if (whole && result.place == NULL)
			result.place = eg_xml_node(o->nodesetval->nodeTab[0]);
		if (b.len > 0)
			eg_buf_puts(&b, ", ");
		if (whole)
			add_text(&b, eg_xml_node(o->nodesetval->nodeTab[0]));
		xmlXPathFreeObject(o);
	}
	if (whole)
		result.value = eg_arena_strdup(e->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return result;
}

static struct table
gather(struct eg_explain *e, const struct eg_node *constraint,
    const struct eg_node *host)
{
	const struct eg_node *selector = eg_xsd_child(constraint, "selector");
	xmlXPathContext *x = context(constraint, host);
	xmlXPathObject *o = NULL;
	struct table t = { 0 };
	int i;

	if (selector != NULL)
		o = xmlXPathEval((const xmlChar *)eg_node_attr(selector, "",
		    "xpath"), x);
	if (o != NULL && o->nodesetval != NULL) {
		xmlXPathNodeSetSort(o->nodesetval);
		t.entry = eg_new_array(e->arena, (size_t)o->nodesetval->nodeNr,
		    struct entry);
		for (i = 0; i < o->nodesetval->nodeNr; i++)
			t.entry[t.n++] = entry_of(e, x, constraint,
			    o->nodesetval->nodeTab[i]);
	}
	xmlXPathFreeObject(o);
	xmlXPathFreeContext(x);
	return t;
}

/* --- telling -------------------------------------------------------------- */

static int
by_value(const void *a, const void *b)
{
	const struct entry *const *x = a, *const *y = b;
	int order;

	if ((*x)->value == NULL || (*y)->value == NULL)
		return ((*x)->value != NULL) - ((*y)->value != NULL);
	order = strcmp((*x)->value, (*y)->value);
	/* Entries of one value stay in the order of the document. */
	return order != 0 ? order : (*x > *y) - (*x < *y);
}

static void
tell(struct eg_explain *e, const struct eg_node *constraint,
    const struct entry *at, const char *code, const char *help, const char *text)
{
	const struct eg_node *node = at->place != NULL ? at->place : at->node;

	eg_explain_report(e, &(struct eg_finding){ .code = code,
	    .at = eg_xml_value_pos(e->xml, node), .node = node,
	    .rule = constraint, .help = help,
	    .note = eg_words_document(e, constraint) }, "%s", text);
}

static void
tell_twice(struct eg_explain *e, const struct eg_node *constraint,
    const struct table *t)
{
	const struct entry **sorted;
	size_t i, first = 0;

	sorted = eg_new_array(e->arena, t->n, const struct entry *);
	for (i = 0; i < t->n; i++)
		sorted[i] = &t->entry[i];
	qsort(sorted, t->n, sizeof(*sorted), by_value);
	for (i = 0; i < t->n; i++) {
		if (sorted[i]->value == NULL || i == 0 ||
		    sorted[first]->value == NULL ||
		    strcmp(sorted[first]->value, sorted[i]->value) != 0) {
			first = i;
			continue;
		}
		tell(e, constraint, sorted[i], "E2117", NULL,
		    eg_arena_printf(e->schema->scratch,
		    "`" EG_FROM_CASE "` is given twice; the first is on line %u",
		    eg_words_shown(e, sorted[i]->value),
		    eg_xml_pos(e->xml, sorted[first]->node).line));
	}
}

/* A key must be there; most often its attribute is missing, and was told. */
static void
tell_absent(struct eg_explain *e, const struct eg_node *constraint,
    const struct table *t)
{
	size_t i;

	if (!eg_is_xsd(constraint, "key") || e->errors > 0)
		return;
	for (i = 0; i < t->n; i++)
		if (t->entry[i].value == NULL)
			tell(e, constraint, &t->entry[i], "E2117", NULL,
			    eg_arena_printf(e->schema->scratch,
			    "`%s` lacks what it is known by",
			    eg_node_name(t->entry[i].node)));
}

/* The key a reference refers to, if it is a constraint of the same element. */
static const struct eg_node *
referred(struct eg_explain *e, const struct eg_node *keyref)
{
	const char *qname = eg_node_attr(keyref, "", "refer"), *own;
	const struct eg_node *c;
	struct eg_qname q;

	if (qname == NULL)
		return NULL;
	q = eg_schema_qname(e->schema, keyref, qname);
	for (c = eg_node_first_element(eg_node_parent(keyref)); c != NULL;
	    c = eg_node_next_element(c)) {
		own = eg_node_attr(c, "", "name");
		if (own != NULL && strcmp(own, q.name) == 0 &&
		    (eg_is_xsd(c, "key") || eg_is_xsd(c, "unique")))
			return c;
	}
	return NULL;
}

static int
compare_names(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

static void
tell_unknown(struct eg_explain *e, const struct eg_node *keyref,
    const struct eg_node *host, const struct table *refs)
{
	const struct eg_node *key = referred(e, keyref);
	const char **names, *value, *meant, *help;
	struct table keys;
	size_t i, n = 0;

	if (key == NULL)
		return;
	keys = gather(e, key, host);
	names = eg_new_array(e->arena, keys.n + 1, const char *);
	for (i = 0; i < keys.n; i++) {
		/* What lacks its key may be what is meant; that was told. */
		if (keys.entry[i].value == NULL && e->errors > 0)
			return;
		if (keys.entry[i].value != NULL)
			names[n++] = keys.entry[i].value;
	}
	qsort(names, n, sizeof(*names), compare_names);
	for (i = 0; i < refs->n; i++) {
		value = refs->entry[i].value;
		if (value == NULL || bsearch(&value, names, n, sizeof(*names),
		    compare_names) != NULL)
			continue;
		meant = eg_suggest(value, names, n);
		if (meant != NULL)
			help = eg_arena_printf(e->schema->scratch,
			    "did you mean `" EG_FROM_CASE "`?", meant);
		else
			help = n == 0 ? NULL : eg_arena_printf(e->schema->scratch,
			    "there is " EG_FROM_CASE, eg_words_list(e, names, n));
		tell(e, keyref, &refs->entry[i], "E2118", help,
		    eg_arena_printf(e->schema->scratch,
		    "`" EG_FROM_CASE "` is not in this file", eg_words_shown(e, value)));
	}
}

/* --- which constraints ------------------------------------------------------ */

const char *
eg_identity_name(struct eg_arena *arena, const char *message)
{
	const char *end = strrchr(message, '\''), *s;

	if (end == NULL)
		return NULL;
	for (s = end; s > message && s[-1] != '\'' && s[-1] != '}'; s--)
		;
	return eg_arena_strndup(arena, s, (size_t)(end - s));
}

static bool
is_violated(const struct eg_explain *e, const struct eg_node *constraint)
{
	const char *name = eg_node_attr(constraint, "", "name");
	size_t i;

	for (i = 0; i < e->nviolated && name != NULL; i++)
		if (strcmp(e->violated[i], name) == 0)
			return true;
	return false;
}

void
eg_explain_identity(struct eg_explain *e, const struct eg_node *host,
    const struct eg_node *decl)
{
	const struct eg_node *c;
	struct table t;

	if (e->nviolated == 0)
		return;
	for (c = eg_node_first_element(decl); c != NULL;
	    c = eg_node_next_element(c)) {
		if (!is_violated(e, c))
			continue;
		t = gather(e, c, host);
		if (eg_is_xsd(c, "keyref")) {
			tell_unknown(e, c, host, &t);
		} else {
			tell_twice(e, c, &t);
			tell_absent(e, c, &t);
		}
	}
}
