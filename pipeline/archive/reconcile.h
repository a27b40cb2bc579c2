/*
 * reconcile.h - do the objects and the ledger tell the same?
 */
#ifndef EG_ARCHIVE_RECONCILE_H
#define EG_ARCHIVE_RECONCILE_H

#include <stdint.h>

#include "archive/archive.h"

struct eg_reconciled {
	size_t		objects, faulty;
	uint64_t	lines;		/* of all ledgers */
};

/*
 * Checks the storage root with every digest (ocfl.h), the ledgers' chains and
 * checkpoints, that every version of an object is in a ledger (A1024), and that
 * nothing is in a ledger but not there any more (A1025).  Reads only.
 */
void	 eg_archive_reconcile(struct eg_archive *, struct eg_reconciled *,
	    struct eg_diags *);

#endif
