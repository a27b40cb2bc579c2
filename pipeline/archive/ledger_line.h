/*
 * ledger_line.h - lines and checkpoints of a ledger; internal.
 */
#ifndef EG_ARCHIVE_LEDGER_LINE_H
#define EG_ARCHIVE_LEDGER_LINE_H

#include <stdint.h>

#include "archive/ledger.h"
#include "archive/merkle.h"
#include "crypt/digest.h"

#define EG_LEDGER_LINES	1000		/* of a file */
#define EG_LEDGER_MAX	((size_t)1 << 20)	/* bytes of one */
#define EG_LEDGER_PATH	128
#define EG_LEDGER_LEEWAY 300		/* seconds that two machines' clocks may be apart */

/* Where a ledger ends. */
struct eg_ledger_end {
	struct eg_merkle	 tree;		/* of all lines */
	char			 last[EG_SHA256_HEX];	/* digest of the last line */
	char			 time[32];	/* of the last line; "" when there is none */
	bool			 there;		/* the file that the next line goes into */
	size_t			 whole;		/* its bytes up to the last line feed */
};

void	 eg_ledger_begin(struct eg_ledger_end *);
/* Takes the fields of a line apart; they point into copy. */
bool	 eg_ledger_parse(char *copy, uint64_t *number, struct eg_ledger_line *,
	    const char **before);
/* The next line, n bytes without line feed; false when it does not follow. */
bool	 eg_ledger_next(struct eg_ledger_end *, const char *line, size_t n);
/* Is line number n the last of this file, and has it the digest of end? */
bool	 eg_ledger_ends(struct eg_archive *, const char *path, uint64_t n,
	    const struct eg_ledger_end *, struct eg_diags *);
/* Seconds since 1970 of a time in UTC. */
int64_t	 eg_ledger_seconds(const char *time);

/* The text of a checkpoint of a writer's ledger. */
void	 eg_ledger_checkpoint_print(struct eg_archive *, const char *writer,
	    const struct eg_ledger_end *, struct eg_buf *);
/* end as the checkpoint of the ledger's directory has it; as it was, when there is none. */
bool	 eg_ledger_checkpoint_read(struct eg_archive *, const char *dir,
	    struct eg_ledger_end *, struct eg_diags *);
bool	 eg_ledger_checkpoint_write(struct eg_archive *, const char *dir,
	    const struct eg_ledger_end *, struct eg_diags *);

/* Reports a fault of a ledger; returns false. */
bool	 eg_ledger_fault(struct eg_archive *, const char *path, const char *code,
	    const char *text, struct eg_diags *);

#endif
