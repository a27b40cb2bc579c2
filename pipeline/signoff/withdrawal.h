/*
 * withdrawal.h - withdrawal.xml: a statement that a letter which was issued does not hold
 * any more.  It stands in the archive, in a version of its own, with its signature.
 */
#ifndef EG_SIGNOFF_WITHDRAWAL_H
#define EG_SIGNOFF_WITHDRAWAL_H

#include "signoff/policy.h"

/* The version that is withdrawn. */
struct eg_withdrawn {
	const char	*object;	/* the case's number */
	uint32_t	 number;	/* of the version: 1 for v1 */
	const char	*inventory;	/* SHA-512 of its inventory.json */
	const char	*format;	/* of the letter */
};

/*
 * May whoever signed these n bytes withdraw that version, under this policy, seen from
 * now?  name is what messages call the file.  said is what it says.  False and O1003 to
 * O1009, O1013, P1004 or P1007.  In a worker only: it parses.
 */
bool	 eg_withdrawal_judge(struct eg_arena *, const char *name, const struct eg_policy *,
	    const struct eg_withdrawn *, const char *bytes, size_t n, const char *p7s,
	    size_t size, int64_t now, struct eg_statement *said, struct eg_diags *);

#endif
