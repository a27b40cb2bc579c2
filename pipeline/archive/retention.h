/*
 * retention.h - how long letters are kept: what may go, what must not, and
 * taking it away.
 *
 * A policy is data: years for each letter format, and for all others.  A hold
 * keeps a letter whatever the policy says; it is a line of the ledger, and so
 * is its release.  Nothing is ever disposed of unless somebody names it.
 */
#ifndef EG_ARCHIVE_RETENTION_H
#define EG_ARCHIVE_RETENTION_H

#include <stdint.h>

#include "archive/archive.h"

struct eg_json;

struct eg_retention {
	const struct eg_json	*letters;	/* years by letter format; or NULL */
	int64_t			 years;		/* of the others; -1: for ever */
};

/*
 * { "retention": 1, "years": 7, "letters": { "format": 10 } }: the policy that n
 * bytes are, in the arena; a format or all of them may have null, for ever.
 * False with A1060 when they are none.
 */
bool	 eg_retention_read(struct eg_arena *, const char *name, const char *bytes, size_t n,
	    struct eg_retention *, struct eg_diags *);

struct eg_kept {
	const char	*id, *version, *created, *letter;	/* letter: its format */
	const char	*until;		/* the day it may go; NULL: never */
	bool		 due;		/* that day has come */
	bool		 held;
};

/* Each letter of the archive, by `today` (an RFC 3339 time). */
bool	 eg_retention_each(struct eg_archive *, const struct eg_retention *,
	    const char *today, void (*)(void *, const struct eg_kept *), void *data,
	    struct eg_diags *);

/* Tells the ledger that an object is held, or is not any more. */
bool	 eg_retention_hold(struct eg_archive *, const char *id, bool hold,
	    const char *time, struct eg_diags *);
/*
 * Takes an object away with all its versions, after the ledger was told: what
 * is left is that it was there, and when it went.
 */
bool	 eg_archive_dispose(struct eg_archive *, const char *id, const char *time,
	    struct eg_diags *);

#endif
