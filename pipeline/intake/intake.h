/*
 * intake.h - the first stage: from a file to a case that may be judged.
 *
 * Two steps, because the case itself names its letter format (attribute
 * `letter` of the root), and the format names the schema.
 */
#ifndef EG_INTAKE_INTAKE_H
#define EG_INTAKE_INTAKE_H

#include "xml/xml.h"
#include "xml/xsd.h"

/*
 * Reads a case file; "-" is standard input.  UTF-8 XML within
 * eg_xml_case_limits, without characters that a reader of the letter could
 * not see (E1040).  NULL with E10xx or U800x reported; else the caller frees
 * it.  Its text backs excerpts of diags for as long as it lives.
 */
struct eg_xml *eg_intake_read(const char *path, struct eg_diags *);

/* The same from bytes in memory. */
struct eg_xml *eg_intake_read_bytes(const char *name, const char *bytes,
	    size_t len, struct eg_diags *);

/*
 * The letter format the case asks for: the name of a folder of templates/,
 * nothing else ("[A-Za-z0-9][A-Za-z0-9._-]*", at most 64 bytes).  NULL with
 * E2100 reported.  Borrowed from the document.
 */
const char *eg_intake_letter(const struct eg_xml *, struct eg_diags *);

/* All of a case's violations of its schema, E21xx; true when there are none. */
bool	 eg_intake_validate(const struct eg_xml *, struct eg_xsd *,
	    struct eg_diags *);

#endif
