/*
 * xsd.h - XSD 1.0 validation, its findings in the words of a person who wrote
 * the file (XML Schema Part 1 and 2, Second Edition; libxml2 judges).
 */
#ifndef EG_XML_XSD_H
#define EG_XML_XSD_H

#include "xml/xml.h"

struct eg_xsd;

/* Compiles a schema file (its includes beside it).  Reports E20xx, NULL. */
struct eg_xsd *eg_xsd_open(const char *path, struct eg_diags *);
void	 eg_xsd_free(struct eg_xsd *);

/*
 * Reports every violation (E21xx) with what was expected, the schema's line
 * and type, and the nearest legal name or value.  True when there was none.
 */
bool	 eg_xsd_validate(struct eg_xsd *, const struct eg_xml *, struct eg_diags *);

#endif
