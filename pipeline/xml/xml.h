/*
 * xml.h - a document in memory, and where each part of it stands.
 *
 * The only folder that includes libxml2's headers is this one.  Everybody
 * else sees documents through these functions: nodes are opaque, strings are
 * borrowed from the document and live until it is freed.
 *
 * libxml2 keeps a line where a start tag ends and no column; positions here
 * are exact for every element and attribute (xml/position.c).
 */
#ifndef EG_XML_XML_H
#define EG_XML_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

struct eg_xml;			/* a document */
struct eg_node;			/* an element, an attribute, or text in it */

/* Bounds that keep a hostile file within a second and 256 MB. */
struct eg_xml_limits {
	size_t	 bytes;		/* of the file */
	size_t	 depth;		/* of elements */
	size_t	 tag;		/* bytes of one start tag */
	size_t	 attributes;	/* of one start tag; also prefixes in scope */
	size_t	 nodes;		/* elements, attributes, CDATA sections */
	size_t	 names;		/* distinct, of elements, attributes, namespaces */
	bool	 comments;	/* keep them, and processing instructions, in the tree */
	bool	 confidential;	/* a case: what messages quote is marked (EG_FROM_CASE) */
};
extern const struct eg_xml_limits eg_xml_case_limits;	/* 8 MiB, 64 deep */
extern const struct eg_xml_limits eg_xml_rule_limits;	/* the same, of what judges it */
extern const struct eg_xml_limits eg_xml_fo_limits;	/* 64 MiB, 256 deep */

/*
 * Parses len bytes.  UTF-8 only, no DOCTYPE, no external entity, no network,
 * no catalog.  `name` is what messages call the file.  The bytes are copied
 * (they back the excerpts).  On any error reports E10xx with its place, all
 * that can be told, and returns NULL.
 *
 * Comments and processing instructions are not in the tree unless the limits
 * keep them, and CDATA is text, so that text is one node whatever was noted in
 * its middle.  The text of a read document backs excerpts of `diags` until the
 * document and its copies are freed; eg_diags_source(diags, name, NULL, 0)
 * withdraws it before.
 */
struct eg_xml *eg_xml_read(const char *name, const char *bytes, size_t len,
	    const struct eg_xml_limits *, struct eg_diags *);
/* The same from a file; "-" is standard input. */
struct eg_xml *eg_xml_open(const char *path, const struct eg_xml_limits *,
	    struct eg_diags *);
void	 eg_xml_free(struct eg_xml *);
/* A copy to be annotated (facts); its positions are the original's. */
struct eg_xml *eg_xml_new_copy(const struct eg_xml *);

const char *eg_xml_name(const struct eg_xml *);
struct eg_node *eg_xml_root(const struct eg_xml *);
/* The bytes it was read from. */
const char *eg_xml_bytes(const struct eg_xml *, size_t *len);

/*
 * Where a node stands: an element at its "<", an attribute at its name, text
 * at its parent.  length is that of the name, with the "<" of an element.
 */
struct eg_pos eg_xml_pos(const struct eg_xml *, const struct eg_node *);
/* An attribute's value, or an element's text when it is all text, as a place. */
struct eg_pos eg_xml_value_pos(const struct eg_xml *, const struct eg_node *);

/* Of a text node, its first character that is no white space. */
struct eg_pos eg_xml_text_pos(const struct eg_xml *, const struct eg_node *);
/* The place of n bytes at an offset of eg_xml_bytes. */
struct eg_pos eg_xml_bytes_pos(const struct eg_xml *, size_t offset, size_t n);
/*
 * The second place of a node that a stylesheet made, when it runs with marks:
 * the case node it was made at (eg_xml_pos is then the template's).  file NULL
 * when there is none.
 */
struct eg_pos eg_xml_from(const struct eg_xml *, const struct eg_node *);
/*
 * Finds words in the text of a document that was read.  A single character, also
 * as &#...;, from the line on or else before it; more only when the document
 * says them once.  False when it has them nowhere, or across tags or lines.
 */
bool	 eg_xml_seek(const struct eg_xml *, const char *words, uint32_t line,
	    struct eg_pos *place);

/* --- nodes ---------------------------------------------------------------- */

enum eg_node_kind { EG_NODE_ELEMENT, EG_NODE_ATTRIBUTE, EG_NODE_TEXT, EG_NODE_OTHER };

enum eg_node_kind eg_node_kind(const struct eg_node *);
/* Local name; "" for text.  Namespace URI; "" for none. */
const char *eg_node_name(const struct eg_node *);
const char *eg_node_ns(const struct eg_node *);
bool	 eg_node_is(const struct eg_node *, const char *ns, const char *name);

struct eg_node *eg_node_parent(const struct eg_node *);
struct eg_node *eg_node_first(const struct eg_node *);	/* child of any kind */
struct eg_node *eg_node_next(const struct eg_node *);	/* sibling of any kind */
struct eg_node *eg_node_first_element(const struct eg_node *);
struct eg_node *eg_node_next_element(const struct eg_node *);
/* The first child element of that name, or NULL. */
struct eg_node *eg_node_child(const struct eg_node *, const char *ns, const char *name);

/* Attributes, in document order. */
struct eg_node *eg_node_first_attr(const struct eg_node *);
struct eg_node *eg_node_next_attr(const struct eg_node *);
/* Value, or NULL when there is none.  ns "" for an attribute in no namespace. */
const char *eg_node_attr(const struct eg_node *, const char *ns, const char *name);
struct eg_node *eg_node_attr_node(const struct eg_node *, const char *ns, const char *name);

/* Content of a TEXT or ATTRIBUTE; of an ELEMENT, NULL unless it is one text node. */
const char *eg_node_text(const struct eg_node *);
/* All text below, appended. */
void	 eg_node_string(const struct eg_node *, struct eg_buf *);

/* The URI bound to a prefix at this element ("" the default), or NULL. */
const char *eg_node_lookup_ns(const struct eg_node *, const char *prefix);

/* Sets an attribute (replacing it); the prefix is declared when it must be. */
void	 eg_node_set_attr(struct eg_node *element, const char *ns,
	    const char *prefix, const char *name, const char *value);

/* "item[2]/decision": the way down from the root, for `where`. */
void	 eg_node_path(const struct eg_node *, struct eg_buf *);

/* "item 2 of 3, element decision": the same in words. */
void	 eg_node_where(const struct eg_node *, struct eg_buf *);

/* The document, or the part below node, as XML text. */
void	 eg_xml_dump(const struct eg_xml *, struct eg_buf *);
void	 eg_node_dump(const struct eg_node *, struct eg_buf *);
/* A document of XHTML elements as a page of HTML 5, its DOCTYPE before it. */
void	 eg_xml_dump_html(const struct eg_xml *, struct eg_buf *);

#endif
