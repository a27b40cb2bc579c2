/*
 * xslt_check.c - what is refused or doubtful in a stylesheet, told at the
 * author's line before libxslt, which would notice late or not at all.
 */
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "base/utf8.h"
#include "xml/stylesheet.h"
#include "xml/xpath_check.h"
#include "xml/xpath_lex.h"

/* XSLT 1.0's elements; why one is refused. */
static const struct instruction {
	const char	*name;
	const char	*refused;
} instructions[] = {
	{ "apply-imports", NULL }, { "apply-templates", NULL },
	{ "attribute", NULL }, { "attribute-set", NULL },
	{ "call-template", NULL }, { "choose", NULL }, { "comment", NULL },
	{ "copy", NULL }, { "copy-of", NULL }, { "decimal-format", NULL },
	{ "element", NULL }, { "fallback", NULL }, { "for-each", NULL },
	{ "if", NULL }, { "import", NULL }, { "include", NULL },
	{ "key", NULL }, { "message", NULL }, { "namespace-alias", NULL },
	{ "number", NULL }, { "otherwise", NULL }, { "output", NULL },
	{ "param", NULL }, { "preserve-space", NULL },
	{ "processing-instruction", NULL }, { "sort", NULL },
	{ "strip-space",
	    "it would change the case for the sections after this one" },
	{ "stylesheet", NULL }, { "template", NULL }, { "text", NULL },
	{ "transform", NULL }, { "value-of", NULL }, { "variable", NULL },
	{ "when", NULL }, { "with-param", NULL },
};
#define NINSTRUCTIONS	(sizeof(instructions) / sizeof(instructions[0]))

/* Functions XSLT adds to XPath (XSLT 1.0 §12), without the refused ones. */
static const struct {
	const char	*name;
	unsigned	 least, most;
} functions[] = {
	{ "current", 0, 0 }, { "element-available", 1, 1 },
	{ "format-number", 2, 3 }, { "function-available", 1, 1 },
	{ "key", 2, 2 }, { "system-property", 1, 1 },
};

static const struct {
	const char	*name;
	const char	*why;
} refused[] = {
	{ "document", "a template reads the case and nothing else" },
	{ "generate-id", "it differs from run to run; use a name or position()" },
	{ "unparsed-entity-uri", "a case has no entities" },
};

struct check {
	struct eg_xslt		*x;
	const struct eg_module	*m;
	struct eg_xpath		*xpath;		/* prefixes and functions */
};

/* --- messages --------------------------------------------------------------- */

static void
complain(struct check *c, enum eg_severity severity, const char *code,
    struct eg_pos at, const char *help, const char *text)
{
	if (severity >= EG_ERROR)
		c->x->reported = true;
	eg_report(c->x->diags, &(struct eg_diag){ .severity = severity,
	    .code = code, .at = at, .help = help }, "%s", text);
}

/* offset and length in code points, into the attribute's value. */
static struct eg_pos
place_in(const struct check *c, const xmlAttr *a, size_t offset, size_t length)
{
	return eg_xml_char_pos(c->m->xml, eg_xml_node((const xmlNode *)a), offset,
	    length);
}

/* --- expressions ------------------------------------------------------------ */

/* One expression and the attribute it stands in. */
struct expression {
	struct check	*c;
	const xmlAttr	*attr;
	const char	*text;
	size_t		 offset;	/* of text in the attribute, in code points */
};

static void
variable(void *arg, const char *name, size_t len, size_t at)
{
	const struct expression *e = arg;

	if (!eg_names_in_scope(e->attr->parent, name, len))
		eg_names_variable(e->c->x, name, len, place_in(e->c, e->attr,
		    e->offset + eg_utf8_count(e->text, at),
		    eg_utf8_count(name, len) + 1));
}

static const char *
refusal_of(const struct eg_xpath_token *t)
{
	size_t i;

	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		if (eg_xpath_token_is(t, refused[i].name))
			return refused[i].why;
	return NULL;
}

/* The prefix bound to the input's namespace in this module. */
static const char *
input_prefix(const struct check *c)
{
	const xmlNs *ns;

	for (ns = xmlDocGetRootElement(c->m->copy)->nsDef; ns != NULL; ns = ns->next)
		if (ns->prefix != NULL && xmlStrEqual(ns->href,
		    (const xmlChar *)c->x->options.input_ns))
			return (const char *)ns->prefix;
	return NULL;
}

static int
compare_name(const void *key, const void *element)
{
	return strcmp(key, *(const char *const *)element);
}

static void
check_known(struct check *c, const char *name, struct eg_pos at)
{
	const struct eg_xslt_options *o = &c->x->options;
	const char *local = strchr(name, ':'), *near, *uri, *prefix;

	prefix = eg_diags_printf(c->x->diags, "%.*s", (int)(local - name), name);
	uri = eg_xpath_namespace_find(c->xpath, prefix);
	local++;
	if (uri == NULL || strcmp(uri, o->input_ns) != 0 ||
	    strcmp(local, "*") == 0 || bsearch(local, o->names, o->nnames,
	    sizeof(o->names[0]), compare_name) != NULL)
		return;
	near = eg_suggest(local, o->names, o->nnames);
	complain(c, EG_WARNING, "T4032", at, near == NULL ? NULL :
	    eg_diags_printf(c->x->diags, "did you mean `%s:%s`?", prefix, near),
	    eg_diags_printf(c->x->diags, "`%s` is not in the case schema", name));
}

/* An element's name in a path: it needs a prefix, and should exist. */
static void
check_step(struct check *c, const xmlAttr *a, size_t offset,
    const struct eg_xpath_token *t)
{
	bool prefixed = memchr(t->at, ':', t->len) != NULL;
	const char *name, *prefix = prefixed ? NULL : input_prefix(c);
	struct eg_pos at;

	if ((prefixed && c->x->options.nnames == 0) ||
	    (!prefixed && (prefix == NULL || eg_xpath_token_is(t, "*"))))
		return;
	name = eg_diags_printf(c->x->diags, "%.*s", (int)t->len, t->at);
	at = place_in(c, a, offset, eg_utf8_count(t->at, t->len));
	if (prefixed)
		check_known(c, name, at);
	else
		complain(c, EG_WARNING, "T4031", at,
		    eg_diags_printf(c->x->diags, "write `%s:%s`", prefix, name),
		    eg_diags_printf(c->x->diags,
		    "`%s` can never match: it has no namespace", name));
}

static void
check_names(struct check *c, const xmlAttr *a, const char *text, size_t offset)
{
	struct eg_xpath_token prev = { EG_XPATH_END, text, 0 }, t;
	bool attribute = false;
	const char *why;

	for (;; prev = t) {
		t = eg_xpath_next(&prev);
		if (t.kind == EG_XPATH_END || t.kind == EG_XPATH_BAD)
			return;
		if (t.kind == EG_XPATH_FUNCTION && (why = refusal_of(&t)) != NULL)
			complain(c, EG_ERROR, "T4020", place_in(c, a, offset +
			    eg_utf8_count(text, (size_t)(t.at - text)), t.len), NULL,
			    eg_diags_printf(c->x->diags,
			    "`%.*s()` is not for templates: %s", (int)t.len, t.at, why));
		if (t.kind == EG_XPATH_NAME && c->x->options.input_ns != NULL &&
		    !attribute)
			check_step(c, a, offset +
			    eg_utf8_count(text, (size_t)(t.at - text)), &t);
		attribute = eg_xpath_token_is(&t, "@") ||
		    (t.kind == EG_XPATH_AXIS &&
		    (eg_xpath_token_is(&t, "attribute") ||
		    eg_xpath_token_is(&t, "namespace"))) ||
		    (attribute && eg_xpath_token_is(&t, "::"));
	}
}

static bool
has_refused(const char *text)
{
	struct eg_xpath_token prev = { EG_XPATH_END, text, 0 }, t;

	for (;; prev = t) {
		t = eg_xpath_next(&prev);
		if (t.kind == EG_XPATH_END || t.kind == EG_XPATH_BAD)
			return false;
		if (t.kind == EG_XPATH_FUNCTION && refusal_of(&t) != NULL)
			return true;
	}
}

/* n characters of text from the i-th on. */
static const char *
characters(const struct check *c, const char *text, size_t i, size_t n)
{
	const char *start, *end;
	size_t k, len = strlen(text);

	for (start = text; i > 0 && start < text + len; i--, start += k)
		eg_utf8_next(start, (size_t)(text + len - start), &k);
	for (end = start; n > 0 && end < text + len; n--, end += k)
		eg_utf8_next(end, (size_t)(text + len - end), &k);
	return eg_diags_printf(c->x->diags, "%.*s", (int)(end - start), start);
}

static void
check_expression(struct check *c, const xmlAttr *a, const char *text,
    size_t offset)
{
	struct expression here = { c, a, text, offset };
	struct eg_xpath_error e;

	/* A refused function is unknown too; one message says why. */
	if (!has_refused(text) &&
	    !eg_xpath_check(c->xpath, text, variable, &here, &e))
		complain(c, EG_ERROR, e.fault == EG_XPATH_PREFIX ? "T4014" :
		    e.fault == EG_XPATH_CALL ? "T4015" : "T4012",
		    place_in(c, a, offset + e.offset, e.length),
		    e.fault != EG_XPATH_PREFIX ? NULL : eg_diags_printf(c->x->diags,
		    "declare it at the root element: `xmlns:%s=\"...\"`",
		    characters(c, text, e.offset, e.length)), e.fault == EG_XPATH_SYNTAX ? eg_diags_printf(c->x->diags,
		    "XPath does not parse: %s", e.text) : e.text);
	else
		check_names(c, a, text, offset);
}

/* XSLT 1.0 §7.6.2: expressions stand in braces, a doubled brace is itself. */
static void
check_template(struct check *c, const xmlAttr *a, const char *text)
{
	const char *s, *end;
	char quote;

	for (s = text; *s != '\0'; s++) {
		if ((*s == '{' || *s == '}') && s[1] == *s) {
			s++;
			continue;
		}
		if (*s != '{')
			continue;
		quote = '\0';
		for (end = s + 1; *end != '\0' && (quote != '\0' || *end != '}'); end++)
			if (*end == quote)
				quote = '\0';
			else if (quote == '\0' && (*end == '\'' || *end == '"'))
				quote = *end;
		if (*end == '\0') {
			complain(c, EG_ERROR, "T4012",
			    place_in(c, a, eg_utf8_count(text, (size_t)(s - text)), 1),
			    "a brace that is text is written twice: {{",
			    "the closing `}` is missing");
			return;
		}
		check_expression(c, a, eg_diags_printf(c->x->diags, "%.*s",
		    (int)(end - s - 1), s + 1),
		    eg_utf8_count(text, (size_t)(s + 1 - text)));
		s = end;
	}
}

/* --- elements --------------------------------------------------------------- */

static bool
is_xsl(const xmlNs *ns)
{
	return ns != NULL && xmlStrEqual(ns->href, (const xmlChar *)EG_XSL_NS);
}

static bool
is_expression(const xmlAttr *a)
{
	static const char *const names[] = { "select", "test", "match", "use",
	    "count", "from", "value" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (xmlStrEqual(a->name, (const xmlChar *)names[i]))
			return true;
	return false;
}

/* Instructions whose other attributes may hold expressions in braces. */
static bool
takes_templates(const xmlNode *n)
{
	static const char *const names[] = { "element", "attribute", "sort",
	    "number", "processing-instruction" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (xmlStrEqual(n->name, (const xmlChar *)names[i]))
			return true;
	return false;
}

/* A module is a file below the templates directory, named from this one's. */
static void
check_include(struct check *c, const xmlAttr *href, const char *text)
{
	if (strstr(text, "://") == NULL && text[0] != '/')
		return;
	complain(c, EG_ERROR, "T4003", eg_xml_value_pos(c->m->xml,
	    eg_xml_node((const xmlNode *)href)), "name it from here, such as "
	    "`../common/NAME.xsl`; only files below the templates directory can "
	    "be included", eg_diags_printf(c->x->diags,
	    "`%s` is not a file of the templates", text));
}

/* Attributes that name something. */
static void
check_reference(struct check *c, const xmlNode *n, const xmlAttr *a,
    const char *text)
{
	const char *element = (const char *)n->name;

	if (strcmp(element, "call-template") == 0 &&
	    xmlStrEqual(a->name, (const xmlChar *)"name"))
		eg_names_call(c->x, text, eg_xml_value_pos(c->m->xml,
		    eg_xml_node((const xmlNode *)a)));
	if ((strcmp(element, "include") == 0 || strcmp(element, "import") == 0) &&
	    xmlStrEqual(a->name, (const xmlChar *)"href"))
		check_include(c, a, text);
}

static void
check_attribute(struct check *c, const xmlNode *n, const xmlAttr *a)
{
	bool xsl = is_xsl(n->ns);
	xmlChar *text;

	if (xmlStrEqual(a->name, (const xmlChar *)"extension-element-prefixes") &&
	    (xsl || is_xsl(a->ns))) {
		complain(c, EG_ERROR, "T4020",
		    eg_xml_pos(c->m->xml, eg_xml_node((const xmlNode *)a)), NULL,
		    "extension elements are not for templates");
		return;
	}
	if (a->children == NULL || a->ns != NULL)
		return;
	text = xmlNodeListGetString(n->doc, a->children, 1);
	if (xsl && is_expression(a))
		check_expression(c, a, (const char *)text, 0);
	else if (!xsl || takes_templates(n))
		check_template(c, a, (const char *)text);
	else
		check_reference(c, n, a, (const char *)text);
	xmlFree(text);
}

/* libxslt would say so too, in other words and one at a time. */
static const struct {
	const char	*element, *attribute;
} needed[] = {
	{ "attribute", "name" }, { "call-template", "name" },
	{ "copy-of", "select" }, { "element", "name" },
	{ "for-each", "select" }, { "if", "test" }, { "import", "href" },
	{ "include", "href" }, { "key", "match" }, { "key", "name" },
	{ "key", "use" }, { "param", "name" }, { "stylesheet", "version" },
	{ "value-of", "select" }, { "variable", "name" }, { "when", "test" },
	{ "with-param", "name" },
};

static void
check_needed(struct check *c, const xmlNode *n)
{
	size_t i;

	for (i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (xmlStrEqual(n->name, (const xmlChar *)needed[i].element) &&
		    xmlHasProp(n, (const xmlChar *)needed[i].attribute) == NULL)
			complain(c, EG_ERROR, "T4010",
			    eg_xml_pos(c->m->xml, eg_xml_node(n)),
			    eg_diags_printf(c->x->diags, "write `%s=\"...\"`",
			    needed[i].attribute), eg_diags_printf(c->x->diags,
			    "`xsl:%s` lacks the attribute `%s`", n->name,
			    needed[i].attribute));
}

static void
check_instruction(struct check *c, const xmlNode *n)
{
	const char *names[NINSTRUCTIONS], *near, *name = (const char *)n->name;
	size_t i;

	for (i = 0; i < NINSTRUCTIONS; i++) {
		names[i] = instructions[i].name;
		if (strcmp(names[i], name) != 0)
			continue;
		if (instructions[i].refused != NULL)
			complain(c, EG_ERROR, "T4020",
			    eg_xml_pos(c->m->xml, eg_xml_node(n)),
			    "select what is wanted: `c:item`, not `node()`",
			    eg_diags_printf(c->x->diags,
			    "`xsl:%s` is not for templates: %s", name,
			    instructions[i].refused));
		return;
	}
	near = eg_suggest(name, names, NINSTRUCTIONS);
	complain(c, EG_ERROR, "T4013", eg_xml_pos(c->m->xml, eg_xml_node(n)), near == NULL ? NULL :
	    eg_diags_printf(c->x->diags, "did you mean `xsl:%s`?", near),
	    eg_diags_printf(c->x->diags, "`xsl:%s` is not in XSLT 1.0", name));
}

static void
check_element(struct check *c, const xmlNode *n)
{
	const xmlNode *child;
	const xmlAttr *a;
	const xmlNs *ns;

	for (ns = n->nsDef; ns != NULL; ns = ns->next)
		if (ns->prefix != NULL)
			eg_xpath_namespace(c->xpath, (const char *)ns->prefix,
			    (const char *)ns->href);
	if (is_xsl(n->ns)) {
		check_instruction(c, n);
		check_needed(c, n);
	}
	for (a = n->properties; a != NULL; a = a->next)
		check_attribute(c, n, a);
	for (child = n->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			check_element(c, child);
}

/* Or an element that is one template for "/" (XSLT 1.0, 2.3). */
static bool
is_stylesheet(const xmlNode *root)
{
	if (is_xsl(root->ns))
		return xmlStrEqual(root->name, (const xmlChar *)"stylesheet") ||
		    xmlStrEqual(root->name, (const xmlChar *)"transform");
	return xmlHasNsProp(root, (const xmlChar *)"version",
	    (const xmlChar *)EG_XSL_NS) != NULL;
}

void
eg_module_check(struct eg_xslt *x, struct eg_module *m)
{
	const struct eg_xslt_options *o = &x->options;
	struct check c = { .x = x, .m = m, .xpath = eg_xpath_new() };
	const xmlNode *root;
	size_t i;

	for (i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
		eg_xpath_function(c.xpath, "", functions[i].name,
		    functions[i].least, functions[i].most, NULL, NULL);
	for (i = 0; i < o->n; i++)
		eg_xpath_function(c.xpath, o->ns, o->functions[i].name,
		    o->functions[i].least, o->functions[i].most, NULL, NULL);
	eg_xpath_function(c.xpath, EG_EXSLT_COMMON_NS, "node-set", 1, 1, NULL, NULL);
	root = xmlDocGetRootElement(m->xml->doc);
	if (is_stylesheet(root))
		check_element(&c, root);
	else
		complain(&c, EG_ERROR, "T4010", eg_xml_pos(m->xml, eg_xml_node(root)),
		    "begin with `<xsl:stylesheet version=\"1.0\" xmlns:xsl=\""
		    EG_XSL_NS "\">`", eg_diags_printf(x->diags,
		    "this is no XSLT stylesheet: its root is `%s`", root->name));
	eg_xpath_free(c.xpath);
}
