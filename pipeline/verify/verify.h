/*
 * verify.h - is a finished PDF what every letter has to be: PDF/A-2a or -3a
 * (ISO 19005-2, -3), PDF/UA-1 (ISO 14289-1), and acting by nothing itself.
 *
 * It reads the file alone and trusts nothing that made it.  It sees what a
 * machine can see; whether words are in the right order, or an alternative text
 * says what the picture shows, a person has to judge.
 */
#ifndef EG_VERIFY_VERIFY_H
#define EG_VERIFY_VERIFY_H

#include "base/arena.h"
#include "base/diag.h"

/* What was found out besides; strings are in the arena. */
struct eg_verified {
	uint32_t	 pages;
	uint32_t	 elements;	/* of the structure */
	uint32_t	 fonts;
	uint32_t	 revisions;	/* 1, and one for each update */
	const char	*claims;	/* by its metadata: "PDF/A-2a, PDF/UA-1"; "" */
	const char	*title;		/* or NULL */
	const char	*language;	/* or NULL */
};

/*
 * Looks at all n bytes.  name is what messages call the file.  Reports P90xx
 * when it cannot be read, P91xx of the linter (pdf/lint.h) and P92xx, each with
 * the place and the clause.  True when there was no error.
 */
bool	 eg_verify(const char *name, const char *bytes, size_t n, struct eg_arena *,
	    struct eg_verified *, struct eg_diags *);

#endif
