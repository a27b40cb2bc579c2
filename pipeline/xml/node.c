/* node.c - the tree: walking it, reading it, adding an attribute. */
#include "xml/document.h"

#include <string.h>

static const char *
chars(const xmlChar *s)
{
	return s == NULL ? "" : (const char *)s;
}

static bool
is_text(const xmlNode *n)
{
	return n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE;
}

enum eg_node_kind
eg_node_kind(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node);

	if (n->type == XML_ELEMENT_NODE)
		return EG_NODE_ELEMENT;
	if (n->type == XML_ATTRIBUTE_NODE)
		return EG_NODE_ATTRIBUTE;
	return is_text(n) ? EG_NODE_TEXT : EG_NODE_OTHER;
}

const char *
eg_node_name(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node);

	return is_text(n) ? "" : chars(n->name);
}

const char *
eg_node_ns(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node);

	if (n->type != XML_ELEMENT_NODE && n->type != XML_ATTRIBUTE_NODE)
		return "";
	return n->ns == NULL ? "" : chars(n->ns->href);
}

bool
eg_node_is(const struct eg_node *node, const char *ns, const char *name)
{
	return strcmp(eg_node_name(node), name) == 0 &&
	    strcmp(eg_node_ns(node), ns) == 0;
}

struct eg_node *
eg_node_parent(const struct eg_node *node)
{
	const xmlNode *p = eg_node_xml(node)->parent;

	return p != NULL && p->type == XML_ELEMENT_NODE ? eg_xml_node(p) : NULL;
}

struct eg_node *
eg_node_first(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node);

	return n->type == XML_ELEMENT_NODE ? eg_xml_node(n->children) : NULL;
}

struct eg_node *
eg_node_next(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node);

	return n->type == XML_ATTRIBUTE_NODE ? NULL : eg_xml_node(n->next);
}

static struct eg_node *
element_from(const xmlNode *n)
{
	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return eg_xml_node(n);
}

struct eg_node *
eg_node_first_element(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node);

	return n->type == XML_ELEMENT_NODE ? element_from(n->children) : NULL;
}

struct eg_node *
eg_node_next_element(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node);

	return n->type == XML_ATTRIBUTE_NODE ? NULL : element_from(n->next);
}

struct eg_node *
eg_node_child(const struct eg_node *node, const char *ns, const char *name)
{
	struct eg_node *c;

	for (c = eg_node_first_element(node); c != NULL; c = eg_node_next_element(c))
		if (eg_node_is(c, ns, name))
			return c;
	return NULL;
}

/* --- attributes ----------------------------------------------------------- */

struct eg_node *
eg_node_first_attr(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node);

	return n->type != XML_ELEMENT_NODE ? NULL :
	    eg_xml_node((const xmlNode *)n->properties);
}

struct eg_node *
eg_node_next_attr(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node);

	return n->type != XML_ATTRIBUTE_NODE ? NULL : eg_xml_node(n->next);
}

struct eg_node *
eg_node_attr_node(const struct eg_node *node, const char *ns, const char *name)
{
	struct eg_node *a;

	for (a = eg_node_first_attr(node); a != NULL; a = eg_node_next_attr(a))
		if (eg_node_is(a, ns, name))
			return a;
	return NULL;
}

const char *
eg_node_attr(const struct eg_node *node, const char *ns, const char *name)
{
	const struct eg_node *a = eg_node_attr_node(node, ns, name);

	return a == NULL ? NULL : eg_node_text(a);
}

/* --- text ----------------------------------------------------------------- */

const char *
eg_node_text(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node), *c;

	if (is_text(n))
		return chars(n->content);
	if (n->type != XML_ELEMENT_NODE && n->type != XML_ATTRIBUTE_NODE)
		return NULL;
	c = n->children;
	if (c == NULL)
		return n->type == XML_ATTRIBUTE_NODE ? "" : NULL;
	return c->next == NULL && is_text(c) ? chars(c->content) : NULL;
}

void
eg_node_string(const struct eg_node *node, struct eg_buf *out)
{
	const xmlNode *top = eg_node_xml(node), *n = top;

	for (;;) {
		if (is_text(n))
			eg_buf_puts(out, chars(n->content));
		if ((n->type == XML_ELEMENT_NODE ||
		    n->type == XML_ATTRIBUTE_NODE) && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != top && n->next == NULL)
			n = n->parent;
		if (n == top)
			return;
		n = n->next;
	}
}

/* --- namespaces ----------------------------------------------------------- */

const char *
eg_node_lookup_ns(const struct eg_node *node, const char *prefix)
{
	xmlNode *n = eg_node_xml(node);
	xmlNs *ns;

	if (n->type != XML_ELEMENT_NODE)
		n = n->parent;
	ns = xmlSearchNs(n->doc, n, *prefix == '\0' ? NULL :
	    (const xmlChar *)prefix);
	return ns == NULL || ns->href == NULL || *ns->href == '\0' ? NULL :
	    (const char *)ns->href;
}

/* A prefix that means href here; the default namespace is none for attributes. */
static xmlNs *
bound_prefix(xmlNode *element, const char *href)
{
	xmlNode *n;
	xmlNs *ns;

	for (n = element; n != NULL && n->type == XML_ELEMENT_NODE; n = n->parent)
		for (ns = n->nsDef; ns != NULL; ns = ns->next)
			if (ns->prefix != NULL && ns->href != NULL &&
			    strcmp((const char *)ns->href, href) == 0 &&
			    xmlSearchNs(element->doc, element, ns->prefix) == ns)
				return ns;
	return NULL;
}

/*
 * Declared at the root, so that a tree with a thousand facts says it once;
 * at the element, under another name, when the prefix has a meaning already.
 */
static xmlNs *
declare(xmlNode *element, const char *href, const char *prefix)
{
	xmlNode *root = xmlDocGetRootElement(element->doc);
	const xmlChar *uri = (const xmlChar *)href;
	char name[64];
	unsigned i;

	if (xmlSearchNs(element->doc, element, (const xmlChar *)prefix) == NULL)
		return xmlNewNs(root, uri, (const xmlChar *)prefix);
	for (i = 1;; i++) {
		snprintf(name, sizeof(name), "%.40s%u", prefix, i);
		if (xmlSearchNs(element->doc, element, (xmlChar *)name) == NULL)
			return xmlNewNs(element, uri, (xmlChar *)name);
	}
}

void
eg_node_set_attr(struct eg_node *element, const char *ns, const char *prefix,
    const char *name, const char *value)
{
	xmlNode *n = eg_node_xml(element);
	xmlNs *bound = NULL;

	if (*ns != '\0') {
		/* "xml" is bound everywhere and never declared. */
		bound = strcmp(ns, (const char *)XML_XML_NAMESPACE) == 0 ?
		    xmlSearchNsByHref(n->doc, n, XML_XML_NAMESPACE) :
		    bound_prefix(n, ns);
		if (bound == NULL)
			bound = declare(n, ns, prefix);
	}
	xmlSetNsProp(n, bound, (const xmlChar *)name, (const xmlChar *)value);
}

/* --- the way to a node ---------------------------------------------------- */

static bool
same_name(const xmlNode *a, const xmlNode *b)
{
	return a->type == XML_ELEMENT_NODE && b->type == XML_ELEMENT_NODE &&
	    strcmp((const char *)a->name, (const char *)b->name) == 0 &&
	    strcmp(eg_node_ns(eg_xml_node(a)), eg_node_ns(eg_xml_node(b))) == 0;
}

/* How many siblings have the element's name, itself one; its number in *which. */
static size_t
among(const xmlNode *n, size_t *which)
{
	const xmlNode *s;
	size_t before = 0, after = 0;

	for (s = n->prev; s != NULL; s = s->prev)
		before += same_name(s, n);
	for (s = n->next; s != NULL; s = s->next)
		after += same_name(s, n);
	*which = before + 1;
	return before + 1 + after;
}

static bool
is_root(const xmlNode *n)
{
	return n->parent == NULL || n->parent->type != XML_ELEMENT_NODE;
}

static void
path(const xmlNode *n, struct eg_buf *out)
{
	size_t which;

	if (n->type != XML_ATTRIBUTE_NODE && is_root(n)) {
		eg_buf_puts(out, chars(n->name));
		return;
	}
	if (!is_root(n->parent)) {
		path(n->parent, out);
		eg_buf_putc(out, '/');
	}
	if (n->type == XML_ATTRIBUTE_NODE) {
		eg_buf_printf(out, "@%s", chars(n->name));
		return;
	}
	eg_buf_puts(out, is_text(n) ? "text()" : chars(n->name));
	if (n->type == XML_ELEMENT_NODE && among(n, &which) > 1)
		eg_buf_printf(out, "[%zu]", which);
}

void
eg_node_path(const struct eg_node *node, struct eg_buf *out)
{
	path(eg_node_xml(node), out);
}

static bool
where_step(const xmlNode *n, struct eg_buf *out)
{
	size_t which, all;

	if (is_root(n))
		return false;
	if (where_step(n->parent, out))
		eg_buf_puts(out, ", ");
	all = among(n, &which);
	if (all > 1)
		eg_buf_printf(out, "%s %zu of %zu", chars(n->name), which, all);
	else
		eg_buf_puts(out, chars(n->name));
	return true;
}

void
eg_node_where(const struct eg_node *node, struct eg_buf *out)
{
	const xmlNode *n = eg_node_xml(node);
	size_t which;

	while (n->type != XML_ELEMENT_NODE && n->type != XML_ATTRIBUTE_NODE)
		n = n->parent;
	if (n->type == XML_ATTRIBUTE_NODE) {
		if (where_step(n->parent, out))
			eg_buf_puts(out, ", ");
		eg_buf_printf(out, "attribute %s", chars(n->name));
	} else if (is_root(n)) {
		eg_buf_printf(out, "element %s", chars(n->name));
	} else if (among(n, &which) > 1) {
		where_step(n, out);
	} else {
		if (where_step(n->parent, out))
			eg_buf_puts(out, ", ");
		eg_buf_printf(out, "element %s", chars(n->name));
	}
}

/* --- as text -------------------------------------------------------------- */

static void
dump(xmlDoc *doc, xmlNode *n, struct eg_buf *out)
{
	xmlBuffer *b = xmlBufferCreate();

	if (b != NULL && xmlNodeDump(b, doc, n, 0, 0) > 0)
		eg_buf_add(out, xmlBufferContent(b), (size_t)xmlBufferLength(b));
	xmlBufferFree(b);
}

void
eg_node_dump(const struct eg_node *node, struct eg_buf *out)
{
	xmlNode *n = eg_node_xml(node);

	dump(n->doc, n, out);
}

void
eg_xml_dump(const struct eg_xml *x, struct eg_buf *out)
{
	xmlNode *n;

	eg_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	for (n = x->doc->children; n != NULL; n = n->next) {
		dump(x->doc, n, out);
		eg_buf_putc(out, '\n');
	}
}
