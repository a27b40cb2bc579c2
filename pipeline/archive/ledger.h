/*
 * ledger.h - what was done to an archive, in order: lines that can be added
 * to, never changed, without the letters' words or names.
 *
 *	ledger/WRITER/000001.log	at most 1,000 lines each
 *	ledger/WRITER/checkpoint	of all lines, replaced with every batch
 *	ledger/WRITER/checkpoints/N	of the first N lines, kept by each audit;
 *					N.p7s and N.tsr sign and date it (checkpoint.h)
 *
 * A line is "number time event inventory version before": the SHA-512 of the
 * version's inventory, its number, and the SHA-256 of the line before.  The
 * lines are the leaves of a Merkle tree (RFC 6962, section 2.1), whose root a
 * checkpoint holds: origin, size and root as in C2SP's tlog-checkpoint, and
 * the roots of the full subtrees, from which the next root follows.
 */
#ifndef EG_ARCHIVE_LEDGER_H
#define EG_ARCHIVE_LEDGER_H

#include <stdint.h>

#include "archive/archive.h"

struct eg_ledger_line {
	const char	*time;		/* RFC 3339, UTC */
	const char	*event;		/* "add", "version", "audit", "damage", "repair", "dispose" */
	const char	*inventory;	/* sha512 */
	const char	*version;	/* "v1" */
};

/* Adds n lines to the writer's ledger, on the disk when it returns true. */
bool	 eg_ledger_add(struct eg_archive *, const struct eg_ledger_line *, size_t n,
	    struct eg_diags *);
/* Does any ledger tell that this version was archived? */
bool	 eg_ledger_has(struct eg_archive *, const char *inventory, struct eg_diags *);
void	 eg_ledger_forget(struct eg_archive *);

/*
 * Reads all ledgers: the chain of lines, the checkpoints.  Each line is handed
 * over.  False when one is not as it was written (A102x).
 */
bool	 eg_ledger_check(struct eg_archive *, void (*each)(void *, const char *writer,
	    uint64_t number, const struct eg_ledger_line *), void *data,
	    uint64_t *lines, struct eg_diags *);
/* The same of one writer's ledger, by the text of its lines without line feed. */
bool	 eg_ledger_lines(struct eg_archive *, const char *writer, void (*each)(void *,
	    const char *line, size_t n), void *data, struct eg_diags *);
/* Keeps the writer's checkpoint as it is now under its size; *path: where, NULL when
   there are no lines. */
bool	 eg_ledger_keep(struct eg_archive *, const char **path, struct eg_diags *);

#endif
