/*
 * structure.h - the structure tree of a tagged PDF (ISO 32000-1, 14.7), read.
 */
#ifndef EG_PDF_STRUCTURE_H
#define EG_PDF_STRUCTURE_H

#include "pdf/object.h"

enum eg_pdf_kid_kind {
	EG_PDF_KID_ELEMENT,
	EG_PDF_KID_CONTENT,	/* a marked-content sequence of a page */
	EG_PDF_KID_OBJECT	/* an annotation or XObject */
};

struct eg_pdf_kid {
	enum eg_pdf_kid_kind	 kind;
	struct eg_pdf_element	*element;
	uint32_t		 page;		/* number of the page's object; 0: not told */
	int64_t			 mcid;		/* CONTENT */
	uint32_t		 object;	/* OBJECT: its number */
};

struct eg_pdf_element {
	struct eg_pdf_element	*parent;	/* NULL: the root */
	uint32_t		 number;	/* of its object; 0: it has none */
	const char		*type;		/* by /RoleMap a standard one, if it says so; the
						   root: "" */
	const char		*written;	/* as it stands in the file */
	struct eg_pdf_object	*dictionary;
	struct eg_pdf_kid	*kid;
	size_t			 n;
};

/* Whether it is one of the standard structure types (14.8.4). */
bool	 eg_pdf_is_standard(const char *type);

/*
 * The whole tree, in the arena: its root, whose kids are elements.  NULL when
 * there is none (*fault NULL) or it is broken; *fault then says how, without a
 * capital or full stop, and *number is the object's.
 */
struct eg_pdf_element *eg_pdf_structure(const struct eg_pdf *, struct eg_arena *,
	    const char **fault, uint32_t *number);

/*
 * The value of an attribute (14.7.5) of any owner or of this one, of the
 * element itself or of a class it is in, followed; NULL when it has it not.
 */
struct eg_pdf_object *eg_pdf_attribute(const struct eg_pdf *, const struct eg_pdf_element *,
	    const char *owner, const char *name);

#endif
