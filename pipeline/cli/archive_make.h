/*
 * archive_make.h - letters made in a process of their own, for the archive.
 *
 * XML, templates and pages never come near the process that writes the
 * archive: a worker makes letters and hands over their files as bytes.  When
 * it dies a letter is not archived, and another worker goes on with the next.
 */
#ifndef EG_CLI_ARCHIVE_MAKE_H
#define EG_CLI_ARCHIVE_MAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "engross.h"

struct archive_letter {
	bool		 made;
	bool		 reproduction;
	uint32_t	 pages;
	char		*id, *letter;	/* number of the case, letter format */
	struct eg_record record;
};

struct archive_maker;

/*
 * Begins to make the letters of these cases, in their order.  workspace and
 * fonts: NULL for the session's.
 */
struct archive_maker *archive_maker_new(const char *const *paths, int n,
	    const char *letter, const char *workspace, const char *fonts);
/*
 * The next letter.  Messages were said by the worker; *status is the exit
 * status they call for, that of a worker which died too.
 */
void	 archive_maker_next(struct archive_maker *, struct archive_letter *, int *status);
void	 archive_maker_free(struct archive_maker *);
void	 archive_letter_free(struct archive_letter *);

#endif
