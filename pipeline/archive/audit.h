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
	size_t		 missing;	/* versions a ledger has and the archive has not */
	const char	*checkpoint;	/* the one that was kept, below the archive */
};

/*
 * Holds the storage root and the ledgers against each other, as reconcile.h does but
 * for the contents of files; then checks the objects that are due with every digest,
 * and the mirror's copies of them.  One that has faults already without its contents is
 * due whenever it was audited.  What was found is told to the ledger ("audit",
 * "damage"), and its checkpoint is kept.  False when anything is not as it was archived
 * and was not repaired, or could not be done.
 */
bool	 eg_archive_audit(struct eg_archive *, struct eg_audit *, struct eg_diags *);

#endif
