/*
 * amendment.h - amendment.xml: why a letter that was issued is issued once more.
 *
 * It lies in the sign-off folder and is part of the subject, so all who approve the
 * new letter approve the reason too.
 */
#ifndef EG_SIGNOFF_AMENDMENT_H
#define EG_SIGNOFF_AMENDMENT_H

#include "signoff/subject.h"

struct eg_amendment {
	const char	*object;	/* the case's number */
	uint32_t	 number;	/* of the version amended: 1 for v1 */
	const char	*inventory;	/* SHA-512 of that version's inventory.json */
	const char	*authority;	/* by whose order, or by which provision; or NULL */
	const char	*reason;
};

void	 eg_amendment_write(const struct eg_amendment *, struct eg_buf *);
/*
 * Reads exactly what eg_amendment_write writes; name is what messages call the file.
 * False and O1006.  In a worker only: it parses.
 */
bool	 eg_amendment_read(struct eg_arena *, const char *name, const char *bytes, size_t n,
	    struct eg_amendment *, struct eg_diags *);

#endif
