/*
 * checklist.h - checklist.xml of a rulebook (schemas/rulebook/checklist.xsd), and
 * what it asks for found in a letter.
 *
 * No C here knows what a letter must contain: the data says it.
 */
#ifndef EG_REVIEW_CHECKLIST_H
#define EG_REVIEW_CHECKLIST_H

#include "review/place.h"
#include "review/review.h"
#include "xml/xml.h"
#include "xml/xsd.h"

struct eg_checklist;

/*
 * Reads a checklist and compiles its expressions.  Reports E2xxx where it is not
 * valid by the schema, C1001 where an expression is wrong; NULL then.
 */
struct eg_checklist *eg_checklist_open(const char *path, struct eg_xsd *,
	    struct eg_diags *);
/* The same from memory. */
struct eg_checklist *eg_checklist_read(const char *name, const char *bytes, size_t n,
	    struct eg_xsd *, struct eg_diags *);
void	 eg_checklist_free(struct eg_checklist *);

/*
 * How a provision of law is cited; NULL when there is none of that id.  id has n
 * bytes.
 */
typedef const char *(*eg_citation_fn)(void *data, const char *id, size_t n);

/*
 * Looks for each element: letter is the letter document as it was read, facts
 * the case with its facts, lines where the letter's words stand; or NULL: then an
 * element that has something in it is there, nobody says where.  Fills title,
 * required, attestation and confidential of the review, which has an arena.
 * Reports C1002 for an element that is required and missing, and C1001 for an
 * expression that cannot be evaluated or a provision that is not known; false then.
 */
bool	 eg_checklist_find(struct eg_checklist *, const struct eg_xml *letter,
	    const struct eg_xml *facts, const struct eg_lines *lines,
	    eg_citation_fn, void *data, struct eg_review *, struct eg_diags *);

/*
 * Tells of each attestation in order, and whether it is of the case that facts are of;
 * NULL: all are.  False and C1001 for an expression that cannot be evaluated.
 */
bool	 eg_checklist_attestations(struct eg_checklist *, const struct eg_xml *facts,
	    void (*)(void *data, const char *id, const char *words, bool of_case),
	    void *data, struct eg_diags *);

#endif
