/*
 * reconcile.h - do the objects and the ledger tell the same?
 */
#ifndef EG_ARCHIVE_RECONCILE_H
#define EG_ARCHIVE_RECONCILE_H

#include <stdbool.h>
#include <stdint.h>

#include "archive/archive.h"

struct eg_inventory;
struct eg_ledger_line;

struct eg_reconciled {
	/* Asked for. */
	bool		quick;		/* read no content files */
	/* Who else wants to see all of it, or NULL. */
	void		(*object)(void *, const char *path, const struct eg_inventory *,
			    bool whole);
	void		(*line)(void *, const char *writer, uint64_t number,
			    const struct eg_ledger_line *);
	void		(*missing)(void *, const char *inventory, const char *version);
	void		*data;
	/* Found. */
	size_t		objects, faulty;
	uint64_t	lines;		/* of all ledgers */
};

/*
 * Checks the storage root with every digest (ocfl.h), the ledgers' chains and
 * checkpoints, that every version of an object is in a ledger (A1024), and that
 * nothing is in a ledger but not there any more (A1025).  Reads only.  False when
 * anything was reported.
 */
bool	 eg_archive_reconcile(struct eg_archive *, struct eg_reconciled *,
	    struct eg_diags *);

#endif
