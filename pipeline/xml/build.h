/*
 * build.h - a document put together from the results of stylesheets.
 */
#ifndef EG_XML_BUILD_H
#define EG_XML_BUILD_H

#include "xml/xml.h"

/* A document of one element; name is what messages call it. */
struct eg_xml *eg_xml_new(const char *name, const char *ns, const char *prefix,
	    const char *root);

/*
 * Appends copies of the elements at the top of `part` (a stylesheet's result)
 * to the root of `to`.  Their places go with them.
 */
void	 eg_xml_append(struct eg_xml *to, const struct eg_xml *part);

/* The first node at the top, of any kind; the others by eg_node_next. */
struct eg_node *eg_xml_first(const struct eg_xml *);

#endif
