/*
 * stage.h - our folder of work/, where objects are made; internal.
 *
 * Its file `alive` is locked as long as the process lives, so that another
 * process can tell what a killed one left and take it away.
 */
#ifndef EG_ARCHIVE_STAGE_H
#define EG_ARCHIVE_STAGE_H

#include "archive/archive.h"

/* Makes the folder, and takes away those of the dead. */
bool	 eg_stage_begin(struct eg_archive *, struct eg_diags *);
/* Takes ours away. */
void	 eg_stage_end(struct eg_archive *);

/*
 * The whole of an object, being made: below the highest directory of its path
 * that the root does not have, which will be renamed there.
 */
struct eg_staged {
	enum eg_archive_result	 result;	/* what it is to be; afterwards, what it became */
	const char		*id, *where;	/* "ocfl/ab/cd/tag..." */
	unsigned		 number;	/* its own in our folder */
	const char		*dir;		/* there: "3"; NULL when nothing is left of it */
	const char		*object;	/* dir, or below it: "3/cd/tag..." */
	int			 above;		/* levels that are there, or that others of
						   its batch make */
	int			 top;		/* which level of `where` dir is; 1: "ab" */
	const char		*version;
	const char		*base;		/* VERSION: digest of the inventory it follows */
	const char		*inventory;	/* SHA-512 of the new one, or of the one there */
	const char		*created;
	bool			 in_ledger;
	struct eg_diags		*said;		/* of it, when another hand made it; or NULL */
};

/*
 * Makes s->object from the entry and the version before (old NULL: none).
 * sync: every file and directory is on the disk.  Read back and judged.
 */
bool	 eg_stage_object(struct eg_archive *, struct eg_staged *,
	    const struct eg_archive_entry *, const struct eg_inventory *old, bool sync,
	    struct eg_diags *);
/* Takes away what is left of it. */
void	 eg_stage_drop(struct eg_archive *, struct eg_staged *);

/* The first n levels of where an object is, without "ocfl/"; in the arena. */
const char *eg_stage_levels(struct eg_archive *, const char *where, int n);

#endif
