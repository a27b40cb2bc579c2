/*
 * xslt_mark.c - the template line and the case line of what was made.
 *
 * Into everything that makes an element (a literal one, xsl:element,
 * xsl:copy) goes, as its first child, an instruction of our own; when it is
 * run it puts two attributes on the element being made.  They travel with it
 * through variables and copies, and mark.c takes them off the result.
 */
#include <string.h>

#include <libxslt/extensions.h>
#include <libxslt/namespaces.h>

#include "xml/stylesheet.h"

#define PREFIX	"eg-mark"

static void
put_place(struct eg_buf *b, const struct eg_pos *p)
{
	if (p->file != NULL)
		eg_buf_printf(b, "%s:%u:%u", p->file, p->line, p->column);
}

static void
set_mark(xsltTransformContext *ctxt, xmlNode *inst, xmlNode *element,
    const char *name, const char *value)
{
	xmlNs *ns = xsltGetSpecialNamespace(ctxt, inst,
	    (const xmlChar *)EG_MARK_NS, (const xmlChar *)PREFIX, element);

	if (xmlHasNsProp(element, (const xmlChar *)name,
	    (const xmlChar *)EG_MARK_NS) == NULL)
		xmlNewNsProp(element, ns, (const xmlChar *)name,
		    (const xmlChar *)value);
}

static void
mark_element(xsltTransformContext *ctxt, xmlNode *node, xmlNode *inst,
    xsltElemPreComp *comp)
{
	const struct eg_xslt *x = ctxt->_private;
	struct eg_pos from;
	struct eg_buf b = { 0 };
	const struct eg_mark *mark = NULL;
	const xmlChar *here, *attrs;

	(void)comp;
	/* xsl:copy at the document makes nothing: this is its parent's result. */
	if (ctxt->insert == NULL || ctxt->insert->type != XML_ELEMENT_NODE ||
	    node == NULL || (node->type != XML_ELEMENT_NODE &&
	    xmlStrEqual(inst->parent->name, (const xmlChar *)"copy")))
		return;
	from = eg_xslt_from(x);
	if (x->source->nmarks > 0 && node->doc == x->source->doc) {
		mark = eg_mark_of(x->source, node);
		from = eg_xml_from(x->source, eg_xml_node(node));
	}
	here = inst->properties->children->content;
	attrs = inst->properties->next->children->content;
	if (mark != NULL && mark->at.line != 0) {
		put_place(&b, &mark->at);
		here = (const xmlChar *)b.data;
		attrs = (const xmlChar *)(mark->attrs == NULL ? "0" : mark->attrs);
	}
	set_mark(ctxt, inst, ctxt->insert, "at", (const char *)here);
	set_mark(ctxt, inst, ctxt->insert, "attrs", (const char *)attrs);
	eg_buf_clear(&b);
	put_place(&b, &from);
	set_mark(ctxt, inst, ctxt->insert, "from", eg_buf_str(&b));
	eg_buf_free(&b);
}

void
eg_xslt_mark_setup(void)
{
	static bool done;

	if (done)
		return;
	xsltRegisterExtModuleElement((const xmlChar *)"here",
	    (const xmlChar *)EG_MARK_NS, NULL, mark_element);
	done = true;
}

static bool
makes_element(const xmlNode *n)
{
	const xmlNode *p;
	bool inside = false;

	if (n->ns != NULL && xmlStrEqual(n->ns->href, (const xmlChar *)EG_XSL_NS))
		return xmlStrEqual(n->name, (const xmlChar *)"element") ||
		    xmlStrEqual(n->name, (const xmlChar *)"copy");
	/* Only inside a template, or data of the author's own would change. */
	for (p = n->parent; p != NULL && p->type == XML_ELEMENT_NODE; p = p->parent)
		inside = inside || (p->ns != NULL && xmlStrEqual(p->ns->href,
		    (const xmlChar *)EG_XSL_NS) && (xmlStrEqual(p->name,
		    (const xmlChar *)"template") || xmlStrEqual(p->name,
		    (const xmlChar *)"variable") || xmlStrEqual(p->name,
		    (const xmlChar *)"param")));
	return inside;
}

static void
put_attribute(struct eg_buf *b, const xmlChar *name, struct eg_pos p)
{
	eg_buf_printf(b, " %s:%u:%u:%u", name, p.line, p.column, p.length);
}

/* Those of the tag, and those that instructions in it make by a fixed name. */
static void
put_attributes(const struct eg_module *m, const xmlNode *element, struct eg_buf *b)
{
	const xmlNode *n;
	const xmlAttr *a;

	if (element->ns == NULL || !xmlStrEqual(element->ns->href,
	    (const xmlChar *)EG_XSL_NS))
		for (a = element->properties; a != NULL; a = a->next)
			if (a->ns == NULL)
				put_attribute(b, a->name, eg_xml_pos(m->xml,
				    eg_xml_node((const xmlNode *)a)));
	for (n = element->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE || n->ns == NULL ||
		    !xmlStrEqual(n->ns->href, (const xmlChar *)EG_XSL_NS))
			continue;
		a = xmlStrEqual(n->name, (const xmlChar *)"attribute") ?
		    xmlHasProp(n, (const xmlChar *)"name") : NULL;
		if (a != NULL && a->children != NULL &&
		    strchr((const char *)a->children->content, '{') == NULL)
			put_attribute(b, a->children->content, eg_xml_value_pos(m->xml,
			    eg_xml_node((const xmlNode *)a)));
		else if (xmlStrEqual(n->name, (const xmlChar *)"if") ||
		    xmlStrEqual(n->name, (const xmlChar *)"choose") ||
		    xmlStrEqual(n->name, (const xmlChar *)"when") ||
		    xmlStrEqual(n->name, (const xmlChar *)"otherwise"))
			put_attributes(m, n, b);
	}
}

static void
mark_below(const struct eg_module *m, xmlNode *element, xmlNs *ns)
{
	xmlNode *n, *here;
	struct eg_pos at;
	struct eg_buf b = { 0 };

	for (n = element->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			mark_below(m, n, ns);
	if (!makes_element(element))
		return;
	at = eg_xml_pos(m->xml, eg_xml_node(element));
	put_place(&b, &at);
	here = xmlNewDocNode(element->doc, ns, (const xmlChar *)"here", NULL);
	here->line = element->line;
	xmlNewProp(here, (const xmlChar *)"at", (const xmlChar *)eg_buf_str(&b));
	eg_buf_clear(&b);
	eg_buf_printf(&b, "%u", at.length);
	put_attributes(m, element, &b);
	xmlNewProp(here, (const xmlChar *)"attrs", (const xmlChar *)eg_buf_str(&b));
	if (element->children != NULL)
		xmlAddPrevSibling(element->children, here);
	else
		xmlAddChild(element, here);
	eg_buf_free(&b);
}

void
eg_module_mark(const struct eg_module *m)
{
	xmlNode *root = xmlDocGetRootElement(m->copy);
	xmlNs *ns = xmlNewNs(root, (const xmlChar *)EG_MARK_NS,
	    (const xmlChar *)PREFIX);

	mark_below(m, root, ns);
	/* Author's own extension elements were refused by xslt_check.c. */
	xmlSetProp(root, (const xmlChar *)"extension-element-prefixes",
	    (const xmlChar *)PREFIX);
}
