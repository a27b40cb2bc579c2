/*
 * schema_path.h - every place of a document that a schema allows a value at:
 * the ways from the root to elements that hold text, and to attributes.
 */
#ifndef EG_XML_SCHEMA_PATH_H
#define EG_XML_SCHEMA_PATH_H

#include <stdbool.h>

#include "base/diag.h"

/* One such place. */
struct eg_schema_path {
	/* From below the root: "item/requested/text", "@id", "item/@seq". */
	const char	*path;
	/*
	 * Its values are words of somebody: strings that no list, pattern or
	 * built-in type but xs:string, xs:normalizedString and xs:token limits, or
	 * text between elements.
	 */
	bool		 words;
};

/*
 * Calls visit for each place of documents whose root has this name, in the
 * order of the schema; a type inside itself is followed once.  False, with
 * E20xx reported, when the schema cannot be read or has no such root.
 */
bool	 eg_schema_paths(const char *schema, const char *root,
	    void (*visit)(void *data, const struct eg_schema_path *), void *data,
	    struct eg_diags *);

#endif
