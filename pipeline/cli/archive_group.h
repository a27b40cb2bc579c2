/*
 * archive_group.h - letters that reach the archive's disk together: what the commands
 * share that write to an archive.
 */
#ifndef EG_CLI_ARCHIVE_GROUP_H
#define EG_CLI_ARCHIVE_GROUP_H

#include "archive/archive.h"
#include "archive/catalogue.h"

#define ARCHIVE_GROUP	1024	/* letters to a group, of many: its syncs are shared */

struct archive_group {
	struct eg_archive	*archive;
	struct eg_diags		*diags;
	bool			 many;
	/* What became of the number-th that was staged, of all; NULL: nobody asks. */
	void			(*done)(void *data, size_t number, enum eg_archive_result,
				    const char *id, const char *version);
	void			*data;
	/* The group's own. */
	struct eg_archive_batch	*batch;		/* NULL: nothing waits */
	struct eg_catalogue	*catalogue;	/* NULL: nobody has looked for anything yet */
	size_t			 staged;	/* before this batch */
	size_t			 count[4];	/* by what became of them */
	int			 status;	/* exit status, the worst so far */
};

/* archive, diags, many, done and data are set; the rest is 0. */
void	 archive_group_begin(struct archive_group *);
/* Says what diags have, and remembers the status it calls for. */
void	 archive_group_say(struct archive_group *);
void	 archive_group_worse(struct archive_group *, int status);
/* False after a report; a letter more that failed. */
bool	 archive_group_stage(struct archive_group *, const struct eg_archive_entry *);
bool	 archive_group_full(const struct archive_group *);
/*
 * Nothing is said of a letter before it is on the disk and in the ledger: then it is,
 * and the catalogue follows.
 */
void	 archive_group_commit(struct archive_group *);
void	 archive_group_end(struct archive_group *);

#endif
