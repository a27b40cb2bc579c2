/*
 * copy.h - whole objects from one archive to another: a mirror, and what a
 * mirror gives back.
 */
#ifndef EG_ARCHIVE_COPY_H
#define EG_ARCHIVE_COPY_H

#include "archive/archive.h"

struct eg_mirrored {
	size_t	objects;	/* looked at */
	size_t	copied, same;
	size_t	failed;		/* not whole, or at odds with the mirror */
};

/*
 * Sets up an archive of the same name and layout in a directory; an archive of
 * the same authority that is there is as good.
 */
bool	 eg_mirror_init(const struct eg_archive *from, const char *path,
	    struct eg_diags *);
/*
 * Brings every object of `from` to `to`, and the ledgers: each is read, compared
 * with its digests, written, read back and judged.  An object that is not whole
 * is not copied; one of the mirror that is no earlier state of it is not
 * replaced (A1031).  Nothing is ever taken away from the mirror.
 */
bool	 eg_archive_mirror(struct eg_archive *from, struct eg_archive *to,
	    struct eg_mirrored *, struct eg_diags *);
/*
 * The object of an id as `copy` has it takes the place of the archive's own,
 * which is damaged or missing, when it is whole, has all the versions that are
 * left, and the archive's ledgers have its newest one (A1032 otherwise).
 */
bool	 eg_archive_repair(struct eg_archive *, struct eg_archive *copy, const char *id,
	    const char *time, struct eg_diags *);

/* Copies the files and directories that are in one to another, empty one.  Sets errno. */
bool	 eg_copy_tree(struct eg_arena *, int from, const char *path, int to,
	    const char *copy, bool sync);

#endif
