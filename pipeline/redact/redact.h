/*
 * redact.h - a case as a public copy may know it.
 *
 * The copy is made from data: what is removed here was never in the letter, so
 * nothing is painted over.
 */
#ifndef EG_REDACT_REDACT_H
#define EG_REDACT_REDACT_H

#include "redact/identifier.h"

/*
 * Collects the personal values of a case by the profile's rows.  False, with
 * D1010 reported, when the case has a value no row is for.  Warns of values too
 * short to be looked for (D1023) and of names that a cited author has too (D1025).
 */
bool	 eg_redact_collect(const struct eg_redaction *, const struct eg_xml *cas,
	    struct eg_identifiers *, struct eg_diags *);

struct eg_redacted {
	size_t	removed, changed;	/* values; replaced and made coarser ones */
	size_t	phrases;		/* replaced in text */
	size_t	unknown;		/* words a person should look at */
};

/*
 * Makes the case what the rows say.  Warns, with the place, where a person
 * should look: a word that looks like a name and is nobody's we know (D1022), a
 * stranger's name that was replaced (D1021), a replaced word that may not have
 * been a name (D1024).
 */
void	 eg_redact(const struct eg_identifiers *, struct eg_xml *cas, struct eg_redacted *,
	    struct eg_diags *);

/* Text of a redacted case becomes "x": what a letter says without anybody's words. */
void	 eg_redact_blank(const struct eg_redaction *, struct eg_xml *cas);

#endif
