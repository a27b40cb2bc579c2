/*
 * schema_names.h - the names a schema has, without their places: to find
 * misspelt ones in expressions.
 */
#ifndef EG_XML_SCHEMA_NAMES_H
#define EG_XML_SCHEMA_NAMES_H

#include "xml/xml.h"

struct eg_schema_names;

/* A name that elements, or attributes, are declared by. */
struct eg_schema_name {
	const char	*name;
	/*
	 * The built-in type ("date") all values of that name have in the end;
	 * NULL when they differ or are no single value.
	 */
	const char	*type;
};

/* Reads a schema file and what it includes.  Reports E20xx, NULL. */
struct eg_schema_names *eg_schema_names_open(const char *path, struct eg_diags *);
void	 eg_schema_names_free(struct eg_schema_names *);

/* The target namespace; "" for none. */
const char *eg_schema_names_ns(const struct eg_schema_names *);
/* NULL when there is no element, or attribute, of that name. */
const struct eg_schema_name *eg_schema_names_find(const struct eg_schema_names *,
	    bool attribute, const char *name);
/* The nearest name there is, or NULL. */
const char *eg_schema_names_near(const struct eg_schema_names *,
	    bool attribute, const char *name);

#endif
