/*
 * vocabulary.h - the letter vocabulary, for checking templates when they are
 * loaded: schemas/letter/letter.xsd says the same at length.
 */
#ifndef EG_MERGE_VOCABULARY_H
#define EG_MERGE_VOCABULARY_H

#include "base/diag.h"
#include "xml/xml.h"

#define EG_LETTER_NS	"urn:engross:letter:1"

/*
 * An eg_xslt_check: reports T4030 for every literal element of the vocabulary
 * whose name, attribute or attribute value is not known.
 */
void	 eg_vocabulary_check(const struct eg_xml *module, void *failed,
	    struct eg_diags *);

#endif
