/*
 * audit.h - an archive looked over bit by bit, those first that nobody looked
 * at for longest.
 */
#ifndef EG_ARCHIVE_AUDIT_H
#define EG_ARCHIVE_AUDIT_H

#include <stdint.h>

#include "archive/archive.h"

struct eg_audit {
	/* Asked for. */
	int64_t		 max_age;	/* seconds: what was audited since is left; 0: nothing is */
	int64_t		 budget;	/* seconds it may take; 0: any */
	const char	*time;		/* now, RFC 3339 */
	struct eg_archive *mirror;	/* compared too; or NULL */
	bool		 repair;	/* from the mirror */
	/* Found. */
	size_t		 objects, due, audited, damaged, repaired;
	const char	*checkpoint;	/* the one that was kept, below the archive */
};

/*
 * Checks objects with every digest, and the mirror's copies of them.  What was
 * found is told to the ledger ("audit", "damage"), and its checkpoint is kept.
 * False when anything is damaged and was not repaired, or could not be done.
 */
bool	 eg_archive_audit(struct eg_archive *, struct eg_audit *, struct eg_diags *);

#endif
