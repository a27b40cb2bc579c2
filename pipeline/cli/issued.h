/*
 * issued.h - what the archive has of a case: which letter was issued last, whether it
 * was withdrawn, and whether this one is among them.
 */
#ifndef EG_CLI_ISSUED_H
#define EG_CLI_ISSUED_H

#include "archive/archive.h"
#include "archive_make.h"
#include "signoff_case.h"

struct issued {
	const struct eg_inventory	*inventory;	/* NULL: nothing was issued */
	const struct eg_ocfl_version	*last;		/* its newest version */
	bool				 withdrawn;	/* by that */
	const struct eg_ocfl_version	*same;		/* the newest with the same case, pages and
							   amendment; or NULL */
	bool				 newest;	/* and it is the last that issued a letter */
};

/* A version has a file of that logical path. */
bool	 issued_has(const struct eg_ocfl_version *, const char *path);
/* The letter is withdrawn as of this version. */
bool	 issued_is_withdrawn(const struct eg_ocfl_version *);

/*
 * What there is of the object; letter and signoff NULL: same is not looked for.  False
 * after a report when that cannot be read.
 */
bool	 issued_find(struct eg_archive *, const char *id, const struct archive_letter *,
	    const struct signoff_case *, struct issued *, struct eg_diags *);
/* The date of the letter that was issued last; false after a report. */
bool	 issued_date(struct eg_archive *, const struct issued *, struct eg_arena *,
	    const char **date, struct eg_diags *);

#endif
