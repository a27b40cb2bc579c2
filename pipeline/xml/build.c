/* build.c - see build.h. */
#include "xml/build.h"

#include <stdlib.h>

#include "xml/document.h"

struct eg_xml *
eg_xml_new(const char *name, const char *ns, const char *prefix,
    const char *root)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *n = doc == NULL ? NULL :
	    xmlNewDocNode(doc, NULL, (const xmlChar *)root, NULL);

	if (n == NULL)
		exit(EG_EXIT_NOMEM);
	xmlDocSetRootElement(doc, n);
	xmlSetNs(n, xmlNewNs(n, (const xmlChar *)ns, (const xmlChar *)prefix));
	return eg_xml_wrap(doc, name);
}

/* Marks of part's nodes are found `base` further on in the new document. */
static void
move_marks(xmlNode *n, const xmlNode *old, size_t base)
{
	for (; n != NULL; n = n->next, old = old->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (old->_private != NULL)
			n->_private = (void *)((uintptr_t)old->_private + base);
		move_marks(n->children, old->children, base);
		/* The top level: the siblings are not part's. */
		if (n->parent == xmlDocGetRootElement(n->doc))
			return;
	}
}

static size_t
take_marks(struct eg_xml *to, const struct eg_xml *part)
{
	size_t i, base = to->nmarks;

	if (part->nmarks == 0)
		return base;
	if (to->arena == NULL)
		to->arena = eg_arena_new();
	to->mark_cap = base + part->nmarks;
	to->marks = eg_realloc(to->marks, to->mark_cap, sizeof(*to->marks));
	for (i = 0; i < part->nmarks; i++) {
		to->marks[base + i] = part->marks[i];
		to->marks[base + i].at.file = eg_arena_strdup(to->arena,
		    part->marks[i].at.file);
		to->marks[base + i].from.file = eg_arena_strdup(to->arena,
		    part->marks[i].from.file);
		to->marks[base + i].attrs = eg_arena_strdup(to->arena,
		    part->marks[i].attrs);
	}
	to->nmarks = to->mark_cap;
	return base;
}

void
eg_xml_append(struct eg_xml *to, const struct eg_xml *part)
{
	xmlNode *root = xmlDocGetRootElement(to->doc), *copy;
	const xmlNode *n;
	size_t base = take_marks(to, part);

	for (n = part->doc->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		copy = xmlDocCopyNode((xmlNode *)(uintptr_t)n, to->doc, 1);
		if (copy == NULL)
			exit(EG_EXIT_NOMEM);
		xmlAddChild(root, copy);
		if (part->nmarks > 0)
			move_marks(copy, n, base);
	}
}

struct eg_node *
eg_xml_first(const struct eg_xml *x)
{
	return eg_xml_node(x->doc->children);
}
