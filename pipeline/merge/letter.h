/*
 * letter.h - a letter format: templates/NAME/letter.xml and what it lists.
 */
#ifndef EG_MERGE_LETTER_H
#define EG_MERGE_LETTER_H

#include "base/diag.h"
#include "xml/xml.h"

struct eg_letter;

/*
 * Opens templates_dir/name/letter.xml, compiles its sections and its theme.
 * Reports T40xx and returns NULL when one is missing or wrong.  marks: see
 * xml/xslt.h.
 */
struct eg_letter *eg_letter_open(const char *templates_dir, const char *name,
	    bool marks, struct eg_diags *);
void	 eg_letter_free(struct eg_letter *);

/*
 * Opens a format without marks and looks it over as its author should: besides
 * what eg_letter_open reports, a warning (T4032) for each name in an XPath that
 * the case schema, schemas_dir/(its schema), does not have.  Slower.
 */
struct eg_letter *eg_letter_examine(const char *templates_dir,
	    const char *schemas_dir, const char *name, struct eg_diags *);

/* Lets messages quote the templates' lines; they outlive the diags' use. */
void	 eg_letter_sources(const struct eg_letter *, struct eg_diags *);

/* Paths below the schemas directory: "imr/case.xsd"; rulebook may be NULL. */
const char *eg_letter_schema(const struct eg_letter *);
const char *eg_letter_rulebook(const struct eg_letter *);
/* Cases of this format are published letters made again. */
bool	 eg_letter_reproduces(const struct eg_letter *);
/* The letter document is to go into the PDF. */
bool	 eg_letter_attaches(const struct eg_letter *);
/*
 * A letter of this format is issued only when people have approved it.  Never of a
 * format that reproduces.
 */
bool	 eg_letter_needs_signoff(const struct eg_letter *);
/* The format of its public copies; NULL: there are none. */
const char *eg_letter_public(const struct eg_letter *);
/* It is for cases that were redacted: only engross publish makes its letters. */
bool	 eg_letter_redacted(const struct eg_letter *);
/* The redaction profile for it where none is asked for; NULL: one must be. */
const char *eg_letter_profile(const struct eg_letter *);
/* Directory of its pictures. */
const char *eg_letter_directory(const struct eg_letter *);

/*
 * The case is of the kind the format is for (T4004), and the format's own
 * conditions hold (T4005; all that do not are told).  Facts are not needed.
 */
bool	 eg_letter_suits(struct eg_letter *, const struct eg_xml *cas,
	    struct eg_diags *);

/*
 * What the letter decides, as letter.xml says: calls tell for each thing, with it and
 * its decision in the case's words.  False and T4019.
 */
bool	 eg_letter_decided(struct eg_letter *, const struct eg_xml *annotated,
	    void (*tell)(void *data, const char *words, const char *decision), void *data,
	    struct eg_diags *);

/*
 * Case with facts -> letter document -> XSL-FO document.  *letter, when not
 * NULL, receives the letter document too (the caller frees).  NULL and T40xx
 * when a section fails or a section that must be there made nothing.
 */
struct eg_xml *eg_letter_merge(struct eg_letter *, const struct eg_xml *annotated,
	    struct eg_xml **letter, struct eg_diags *);

/*
 * The second half of that alone, for a letter document that was read.  Of a
 * format with marks each object tells (eg_xml_from) which element of the letter
 * it was made from.  NULL and T40xx.
 */
struct eg_xml *eg_letter_set(struct eg_letter *, const struct eg_xml *letter,
	    struct eg_diags *);

#endif
