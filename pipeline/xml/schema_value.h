/*
 * schema_value.h - what is wrong with a value (XML Schema Part 2: Datatypes).
 *
 * Built-in types and their order are libxml2's; facets are looked at here, so
 * that it is known which one failed.
 */
#ifndef EG_XML_SCHEMA_VALUE_H
#define EG_XML_SCHEMA_VALUE_H

#include "xml/schema.h"

enum eg_fault_kind {
	EG_FAULT_NONE,
	EG_FAULT_DATATYPE,	/* not of the built-in type `builtin` */
	EG_FAULT_ENUMERATION,	/* none of `names` */
	EG_FAULT_PATTERN,
	EG_FAULT_LENGTH,	/* `facet` is length, minLength or maxLength */
	EG_FAULT_RANGE,		/* minInclusive and so on */
	EG_FAULT_DIGITS,	/* totalDigits, fractionDigits */
	EG_FAULT_UNION		/* of none of the member types */
};

struct eg_fault {
	enum eg_fault_kind	 kind;
	const struct eg_node	*type;		/* xs:simpleType or xs:complexType
						   that says so; NULL: built in */
	const struct eg_node	*facet;
	const char		*builtin;
	const char		*value;		/* white space normalized */
	const char		*const *names;
	size_t			 n;
};

/*
 * Checks a value as written.  False with *fault filled (strings in the
 * schema's memory) when it is not of the type.
 */
bool	 eg_value_check(struct eg_schema *, const struct eg_type *,
	    const char *raw, struct eg_fault *fault);

#endif
