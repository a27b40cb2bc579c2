/*
 * edit.h - changes to a tree that was read: what a test of rules does to a
 * case.  Positions of nodes that stay are kept; nodes that are added have none.
 */
#ifndef EG_XML_EDIT_H
#define EG_XML_EDIT_H

#include "xml/xml.h"

/* Replaces all that is in an element, or a text or an attribute's value, by text. */
void	 eg_node_set_text(struct eg_node *, const char *text);
/*
 * Takes an element other than the root, or an attribute, out of its tree and
 * frees it.
 */
void	 eg_node_remove(struct eg_node *);
/* Adds a copy of an element of any document as the last child. */
void	 eg_node_append_copy(struct eg_node *parent, const struct eg_node *);

#endif
