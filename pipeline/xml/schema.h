/*
 * schema.h - an XML schema as its author wrote it, to explain a document by.
 *
 * libxml2 compiles a schema for judging and keeps nothing to say about it.
 * This is the same schema read again, when a document turned out invalid:
 * components, types, content models and the documentation in them (XML Schema
 * Part 1: Structures, Second Edition; without redefine).  It trusts that
 * libxml2 found the schema correct.
 */
#ifndef EG_XML_SCHEMA_H
#define EG_XML_SCHEMA_H

#include "xml/xsd_file.h"

#define EG_XSD_NS	"http://www.w3.org/2001/XMLSchema"
#define EG_XSI_NS	"http://www.w3.org/2001/XMLSchema-instance"
#define EG_UNBOUNDED	UINT_MAX

struct eg_schema;

enum eg_particle_kind {
	EG_PT_ELEMENT, EG_PT_ANY, EG_PT_SEQUENCE, EG_PT_CHOICE, EG_PT_ALL
};

/* A piece of a content model (3.9). */
struct eg_particle {
	enum eg_particle_kind	 kind;
	unsigned		 min, max;
	bool			 nullable;	/* may be absent */
	const struct eg_node	*decl;		/* xs:element (the global one of
						   a ref), or xs:any */
	const char		*ns, *name;	/* of an element */
	struct eg_particle	**child;
	size_t			 n;
};

/* An attribute an element may have (3.5). */
struct eg_use {
	const char		*ns, *name;
	const struct eg_node	*decl;		/* xs:attribute, the global one of
						   a ref */
	const char		*fixed;
	bool			 required, prohibited;
};

struct eg_type {
	const struct eg_node	*node;		/* NULL: built in */
	const char		*builtin;	/* "date"; of XSD's namespace */
	bool			 complex;
	/* Complex types. */
	bool			 mixed, any_attribute, anything;
	struct eg_particle	*content;	/* NULL: empty */
	const struct eg_type	*value;		/* of simple content */
	struct eg_use		*use;
	size_t			 nuse;
	/* Simple types: at most one of facets+base, item, member. */
	const struct eg_node	*facets;	/* xs:restriction */
	const struct eg_type	*base;
	const struct eg_type	*item;
	const struct eg_type	**member;
	size_t			 nmember;
};

/* Reads the files again.  The files must outlive it. */
struct eg_schema *eg_schema_new(const struct eg_xsd_files *);
void	 eg_schema_free(struct eg_schema *);
/* Gives back what was said about a document; strings returned are void. */
void	 eg_schema_forget(struct eg_schema *);

/* A global component ("element", "key", ...) by its name, or NULL. */
const struct eg_node *eg_schema_find(const struct eg_schema *,
	    const char *component, const char *ns, const char *name);
/* The names of all global elements, in document order; returns how many. */
size_t	 eg_schema_roots(struct eg_schema *, const char *const **names);

/* The type of an xs:element or xs:attribute declaration. */
const struct eg_type *eg_schema_type_of(struct eg_schema *,
	    const struct eg_node *decl);
/* A type by name; NULL when there is none. */
const struct eg_type *eg_schema_type(struct eg_schema *, const char *ns,
	    const char *name);
/* Elements that may stand in for a global element (3.3.6), itself not counted. */
bool	 eg_schema_substitutes(struct eg_schema *, const char *ns,
	    const char *name, const struct eg_particle *);

/* The first sentence of the documentation, without its full stop; or NULL. */
const char *eg_schema_sentence(struct eg_schema *, const struct eg_node *);
/* "schemas/case.xsd:4, type Decision". */
const char *eg_schema_rule(struct eg_schema *, const struct eg_node *);

#endif
