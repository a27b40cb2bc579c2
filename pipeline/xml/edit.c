/* edit.c - see edit.h. */
#include "xml/edit.h"

#include "xml/document.h"

void
eg_node_set_text(struct eg_node *node, const char *text)
{
	xmlNode *n = eg_node_xml(node);
	xmlChar *escaped;

	if (n->type == XML_TEXT_NODE) {
		xmlNodeSetContent(n, (const xmlChar *)text);
		return;
	}
	/* Of anything else it reads its argument as XML content. */
	escaped = xmlEncodeEntitiesReentrant(n->doc, (const xmlChar *)text);
	xmlNodeSetContent(n, escaped);
	xmlFree(escaped);
}

void
eg_node_remove(struct eg_node *node)
{
	xmlNode *n = eg_node_xml(node);

	if (n->type == XML_ATTRIBUTE_NODE) {
		xmlRemoveProp((xmlAttr *)n);
	} else {
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
}

void
eg_node_append_copy(struct eg_node *parent, const struct eg_node *node)
{
	xmlNode *to = eg_node_xml(parent);
	xmlNode *copy = xmlDocCopyNode(eg_node_xml(node), to->doc, 1);

	if (copy != NULL)
		xmlAddChild(to, copy);
}
