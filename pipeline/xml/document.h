/*
 * document.h - the body of struct eg_xml, for the files of this folder.
 *
 * Nobody outside xml/ includes it: it shows libxml2.
 */
#ifndef EG_XML_DOCUMENT_H
#define EG_XML_DOCUMENT_H

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <stdint.h>

#include "base/arena.h"
#include "xml/xml.h"

/* Attributes of this namespace say where a node of a result came from. */
#define EG_MARK_NS	"urn:engross:mark:1"

/*
 * The bytes of a file, shared by a document and its copies; xml/position.c
 * turns offsets into lines and columns.
 */
struct eg_text {
	unsigned		 refs;
	char			*bytes;
	size_t			 len;
	size_t			 bom;	/* bytes before line 1, column 1 */
	struct eg_checkpoint	*index;	/* made when a place is first asked for */
};

/* Where a node of a transformation's result was made. */
struct eg_mark {
	struct eg_pos	 at;		/* of the template */
	struct eg_pos	 from;		/* of the case */
	const char	*attrs;		/* where its attributes were written (mark.c) */
};

/*
 * An element or attribute that was read has its byte offset + 1 in _private;
 * one that was made by a stylesheet the index + 1 of its mark, or 0.
 */
struct eg_xml {
	xmlDoc		*doc;
	char		*name;
	struct eg_text	*text;		/* NULL: made, not read */
	struct eg_arena	*arena;		/* of the marks; NULL without */
	struct eg_mark	*marks;
	size_t		 nmarks, mark_cap;
};

static inline xmlNode *
eg_node_xml(const struct eg_node *n)
{
	return (xmlNode *)(uintptr_t)n;
}

static inline struct eg_node *
eg_xml_node(const xmlNode *n)
{
	return (struct eg_node *)(uintptr_t)n;
}

static inline xmlAttr *
eg_node_xml_attr(const struct eg_node *n)
{
	return (xmlAttr *)(uintptr_t)n;
}

/*
 * Shuts libxml2's doors (no catalog, no external entity) and its mouth (no
 * message to stderr).  Every function that calls into libxml2's parsers
 * begins with it.
 */
void	 eg_xml_setup(void);

/*
 * How many bytes more than now libxml2 may hold before spent(data) is called,
 * once; spent NULL: as many as it wants.  The allocation that spends it still
 * succeeds.
 */
void	 eg_xml_budget(size_t bytes, void (*spent)(void *), void *data);

/* A message of libxml2 as ours look: without its capital and line end. */
const char *eg_xml_sentence(struct eg_diags *, const char *message);

/* Takes doc.  name is what messages call it when a node has no mark. */
struct eg_xml *eg_xml_wrap(xmlDoc *doc, const char *name);
/*
 * The same for a result with marks: attributes at="file:line:column",
 * from="line:column" (or "file:line:column") and attrs (mark.c) of EG_MARK_NS
 * become positions and leave the tree, so that a document reads the same with
 * and without.  from_file is the file of a `from` that names none; may be NULL.
 */
struct eg_xml *eg_xml_wrap_marked(xmlDoc *doc, const char *name,
	    const char *from_file);
/* The marks of x for its copy. */
void	 eg_mark_copy(const struct eg_xml *x, struct eg_xml *copy);
/* The mark of a node, or of the nearest element around it; NULL without. */
const struct eg_mark *eg_mark_of(const struct eg_xml *, const xmlNode *);
/* Where the attribute of that name was written, or its element. */
struct eg_pos eg_mark_attribute(const struct eg_mark *, const char *name);

/* --- encoding.c ----------------------------------------------------------- */

/*
 * That the bytes are UTF-8 and say nothing else, before the parser looks at
 * them.  Reports E1001 or E1002 and returns false.
 */
bool	 eg_encoding_check(struct eg_text *, const char *file, struct eg_diags *);

/* --- position.c ----------------------------------------------------------- */

/* Takes bytes (from malloc). */
struct eg_text *eg_text_new(char *bytes, size_t len);
void	 eg_text_free(struct eg_text *);
/* The place of n bytes at offset. */
struct eg_pos eg_text_pos(struct eg_text *, const char *file, size_t offset,
	    size_t n);
/* Where the content of the element at an offset begins; len: it has none. */
size_t	 eg_position_content(const struct eg_text *, size_t at);
/* Stores where an element and its attributes start; its tag ends at `end`. */
void	 eg_position_store(const struct eg_text *, xmlNode *element, size_t end);
/* The same positions on a copy of the tree. */
void	 eg_position_copy(const xmlNode *from, xmlNode *to);

#endif
