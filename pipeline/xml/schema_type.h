/* schema_type.h - between the schema*.c files: how the schema is kept. */
#ifndef EG_XML_SCHEMA_TYPE_H
#define EG_XML_SCHEMA_TYPE_H

#include "xml/schema.h"

/* A file of the schema. */
struct eg_source {
	struct eg_xml	*xml;
	struct eg_node	*root;		/* xs:schema */
	const char	*ns;		/* its target namespace; "" for none */
};

/* A type, or declaration, that was looked at already: types go in circles. */
struct eg_known {
	struct eg_known		*next;
	const struct eg_node	*node;
	const struct eg_type	*of;		/* a declaration's */
	struct eg_type		 type;
};

#define EG_KNOWN	256	/* chains; a case schema has some 600 of them */

struct eg_pattern;		/* an xs:pattern, compiled */

struct eg_schema {
	struct eg_arena		*arena;		/* of types and models */
	struct eg_arena		*scratch;	/* of the words for one document */
	struct eg_arena_mark	 empty;		/* of scratch */
	struct eg_source	*source;
	size_t			 n;
	struct eg_known		*known[EG_KNOWN];
	struct eg_pattern	*patterns;	/* schema_value.c */
};

struct eg_qname {
	const char	*ns, *name;
};

const struct eg_source *eg_schema_source(const struct eg_schema *,
	    const struct eg_node *);
/* What a QName in an attribute of a schema's element means. */
struct eg_qname eg_schema_qname(struct eg_schema *, const struct eg_node *,
	    const char *qname);
bool	 eg_is_xsd(const struct eg_node *, const char *name);
const struct eg_node *eg_xsd_child(const struct eg_node *, const char *name);

/* The whole list. */
void	 eg_pattern_free(struct eg_pattern *);

#endif
