/* schema_explain.c - elements and their attributes. */
#include "xml/schema_explain.h"

#include <string.h>

#include "base/suggest.h"
#include "xml/schema_type.h"

/* --- attributes ----------------------------------------------------------- */

static const struct eg_use *
use_find(const struct eg_type *t, const char *ns, const char *name)
{
	size_t i;

	for (i = 0; i < t->nuse; i++)
		if (!t->use[i].prohibited && strcmp(t->use[i].name, name) == 0 &&
		    strcmp(t->use[i].ns, ns) == 0)
			return &t->use[i];
	return NULL;
}

/* Returns the name that was meant, or NULL. */
static const char *
unknown_attribute(struct eg_explain *e, const struct eg_node *node,
    const struct eg_node *attr, const struct eg_type *t)
{
	struct eg_arena *a = e->schema->scratch;
	const char **names = eg_new_array(a, t->nuse + 1, const char *);
	const char *meant, *help;
	size_t i, n = 0;

	/* What is there already cannot have been meant. */
	for (i = 0; i < t->nuse; i++)
		if (!t->use[i].prohibited && eg_node_attr(node, t->use[i].ns,
		    t->use[i].name) == NULL)
			names[n++] = t->use[i].name;
	meant = eg_suggest(eg_node_name(attr), names, n);
	if (meant != NULL)
		help = eg_arena_printf(a, "did you mean `%s`?", meant);
	else if (n > 0)
		help = eg_arena_printf(a, "it may have %s",
		    eg_words_list(e, names, n));
	else
		help = "remove it";
	eg_explain_report(e, &(struct eg_finding){ .code = "E2109",
	    .at = eg_xml_pos(e->xml, attr), .node = node, .help = help,
	    .rule = t->node }, "`%s` has no attribute `%s`",
	    eg_node_name(node), eg_words_shown(e, eg_node_name(attr)));
	return meant;
}

static void
attribute_value(struct eg_explain *e, const struct eg_node *attr,
    const struct eg_use *use)
{
	const char *value = eg_node_text(attr);
	struct eg_fault fault;

	if (use->decl == NULL)
		return;
	if (!eg_value_check(e->schema, eg_schema_type_of(e->schema, use->decl),
	    value, &fault))
		eg_explain_value(e, attr, use->decl, &fault);
	else if (use->fixed != NULL && strcmp(value, use->fixed) != 0)
		eg_explain_report(e, &(struct eg_finding){ .code = "E2115",
		    .at = eg_xml_value_pos(e->xml, attr), .node = attr,
		    .rule = use->decl }, "the attribute `%s` must be `%s`, not "
		    "`" EG_FROM_CASE "`", use->name, use->fixed, eg_words_shown(e, value));
}

static void
missing_attribute(struct eg_explain *e, const struct eg_node *node,
    const struct eg_use *use)
{
	eg_explain_report(e, &(struct eg_finding){ .code = "E2108",
	    .at = eg_xml_pos(e->xml, node), .node = node, .rule = use->decl,
	    .help = eg_arena_printf(e->schema->scratch, "write `%s=\"...\"`",
	    use->name), .note = eg_schema_sentence(e->schema, use->decl) },
	    "`%s` lacks the attribute `%s`", eg_node_name(node), use->name);
}

static void
attributes(struct eg_explain *e, const struct eg_node *node,
    const struct eg_type *t)
{
	const struct eg_node *a;
	const struct eg_use *use;
	const char *meant = NULL;
	size_t i;

	for (a = eg_node_first_attr(node); a != NULL; a = eg_node_next_attr(a)) {
		if (strcmp(eg_node_ns(a), EG_XSI_NS) == 0)
			continue;
		use = use_find(t, eg_node_ns(a), eg_node_name(a));
		if (use != NULL)
			attribute_value(e, a, use);
		else if (!t->any_attribute && !t->anything)
			meant = unknown_attribute(e, node, a, t);
	}
	for (i = 0; i < t->nuse; i++) {
		use = &t->use[i];
		/* A misspelt one is not missing as well. */
		if (use->required && (meant == NULL ||
		    strcmp(meant, use->name) != 0) &&
		    eg_node_attr(node, use->ns, use->name) == NULL)
			missing_attribute(e, node, use);
	}
}

/* --- elements ------------------------------------------------------------- */

static void
text_value(struct eg_explain *e, const struct eg_node *node,
    const struct eg_node *decl, const struct eg_type *t)
{
	const char *fixed = eg_node_attr(decl, "", "fixed"), *value;
	struct eg_buf b = { 0 };
	struct eg_fault fault;
	const struct eg_node *c = eg_node_first_element(node);

	if (c != NULL) {
		eg_explain_report(e, &(struct eg_finding){ .code = "E2111",
		    .at = eg_xml_pos(e->xml, c), .node = node,
		    .rule = decl, .help = "remove the tags, keep the text" },
		    "`%s` holds text only; `%s` is not allowed in it",
		    eg_node_name(node), eg_words_shown(e, eg_node_name(c)));
		return;
	}
	eg_node_string(node, &b);
	value = eg_arena_strdup(e->schema->scratch, eg_buf_str(&b));
	eg_buf_free(&b);
	/* An empty element has the fixed or default value. */
	if (*value == '\0' && (fixed != NULL ||
	    eg_node_attr(decl, "", "default") != NULL))
		return;
	if (!eg_value_check(e->schema, t, value, &fault))
		eg_explain_value(e, node, decl, &fault);
	else if (fixed != NULL && strcmp(fixed, value) != 0)
		eg_explain_report(e, &(struct eg_finding){ .code = "E2115",
		    .at = eg_xml_value_pos(e->xml, node), .node = node,
		    .rule = decl }, "`%s` must be `%s`, not `" EG_FROM_CASE "`",
		    eg_node_name(node), fixed, eg_words_shown(e, value));
}

/* The type xsi:type asks for, or the declared one. */
static const struct eg_type *
asserted(struct eg_explain *e, const struct eg_node *node,
    const struct eg_type *declared)
{
	const char *qname = eg_node_attr(node, EG_XSI_NS, "type"), *colon, *ns;
	const struct eg_type *t;

	if (qname == NULL)
		return declared;
	colon = strchr(qname, ':');
	ns = eg_node_lookup_ns(node, colon == NULL ? "" :
	    eg_arena_strndup(e->schema->scratch, qname, (size_t)(colon - qname)));
	t = eg_schema_type(e->schema, ns == NULL ? "" : ns,
	    colon == NULL ? qname : colon + 1);
	if (t != NULL)
		return t;
	eg_explain_report(e, &(struct eg_finding){ .code = "E2116",
	    .node = node, .at = eg_xml_value_pos(e->xml,
	    eg_node_attr_node(node, EG_XSI_NS, "type")) },
	    "the schema has no type `" EG_FROM_CASE "`", eg_words_shown(e, qname));
	return declared;
}

static void
content(struct eg_explain *e, const struct eg_node *node,
    const struct eg_node *decl)
{
	const struct eg_type *t = asserted(e, node,
	    eg_schema_type_of(e->schema, decl));
	const char *nil = eg_node_attr(node, EG_XSI_NS, "nil");

	attributes(e, node, t);
	if (t->anything || (nil != NULL && strcmp(nil, "true") == 0))
		return;
	if (!t->complex)
		text_value(e, node, decl, t);
	else if (t->value != NULL)
		text_value(e, node, decl, t->value);
	else
		eg_explain_children(e, node, t);
}

void
eg_explain_element(struct eg_explain *e, const struct eg_node *node,
    const struct eg_node *decl)
{
	content(e, node, decl);
	eg_explain_identity(e, node, decl);
}

/* --- the root ------------------------------------------------------------- */

static void
unknown_root(struct eg_explain *e, const struct eg_node *root)
{
	const char *name = eg_node_name(root), *meant, *help = NULL;
	struct eg_finding f = { .code = "E2101", .node = root,
	    .at = eg_xml_pos(e->xml, root) };
	const char *const *names;
	size_t i, n = eg_schema_roots(e->schema, &names);

	for (i = 0; i < n && strcmp(names[i], name) != 0; i++)
		;
	if (i < n) {
		f.code = "E2114";
		f.help = eg_arena_printf(e->schema->scratch,
		    "write `<%s xmlns=\"%s\">`", name, e->schema->source[0].ns);
		eg_explain_report(e, &f, *eg_node_ns(root) == '\0' ?
		    "`%s` has no namespace" :
		    "`%s` is in another namespace than the schema's", name);
		return;
	}
	meant = eg_suggest(name, names, n);
	if (meant != NULL)
		help = eg_arena_printf(e->schema->scratch, "did you mean `%s`?",
		    meant);
	f.help = help;
	eg_explain_report(e, &f, "a file of this kind cannot begin with `%s`; "
	    "expected is %s", eg_words_shown(e, name),
	    eg_words_list(e, names, n));
}

void
eg_explain_document(struct eg_explain *e)
{
	const struct eg_node *root = eg_xml_root(e->xml), *decl;

	decl = eg_schema_find(e->schema, "element", eg_node_ns(root),
	    eg_node_name(root));
	if (decl == NULL)
		unknown_root(e, root);
	else
		eg_explain_element(e, root, decl);
}
