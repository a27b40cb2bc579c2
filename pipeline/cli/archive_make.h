/*
 * archive_make.h - letters made in processes of their own, for those who archive.
 *
 * XML, templates and pages never come near the process that writes the archive and
 * may hold keys: workers make letters and hand over their files as bytes.  When one
 * dies its letter is not made, and another worker goes on with the next.
 *
 * Workers are not forked by who asks, but by a nursery that was forked before
 * anything was asked: whoever makes the maker first and opens keys then has no key
 * in any process that reads cases.
 */
#ifndef EG_CLI_ARCHIVE_MAKE_H
#define EG_CLI_ARCHIVE_MAKE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "engross.h"

/*
 * In a worker, of a letter that was made: appends to extra what who asks is to know
 * besides, in a form that is theirs.  What it reports is said with the letter.
 */
typedef void (*archive_judge_fn)(void *data, const char *path, struct eg_record *,
    const struct eg_letter_info *, struct eg_buf *extra, struct eg_diags *);

struct archive_order {
	const char	*const *paths;	/* of cases, n of them; they stay with the caller */
	size_t		 n;
	const char	*letter;	/* letter format; NULL: each case's own */
	const char	*workspace, *fonts;	/* NULL: the session's */
	archive_judge_fn judge;		/* or NULL */
	void		*data;
	bool		 idle;		/* no letter is begun before it is asked for */
};

struct archive_letter {
	bool		 made;
	bool		 reproduction;
	bool		 signoff;	/* people must approve it before it is issued */
	uint32_t	 pages;
	char		*id, *letter;	/* number of the case, letter format */
	char		*date, *amends;	/* of the letter, and of the one whose place it
					   takes; "" */
	struct eg_record record;
	struct eg_buf	 extra;		/* of the judge */
	char		*said;		/* messages, as the user wants them; NULL when it died */
};

struct archive_maker;

/* Begins to make letters: in their order, several at a time. */
struct archive_maker *archive_maker_new(const struct archive_order *);
/*
 * The next letter.  *status is the exit status that its messages call for; of a
 * worker which died it was said what happened.
 */
void	 archive_maker_next(struct archive_maker *, struct archive_letter *, int *status);
void	 archive_maker_free(struct archive_maker *);
void	 archive_letter_free(struct archive_letter *);

#endif
