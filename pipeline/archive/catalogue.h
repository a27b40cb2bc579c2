/*
 * catalogue.h - finding letters by their words: an index (SQLite, FTS5) beside
 * the archive, made from it alone and never needed by it.
 *
 * It follows the ledger: what it has not seen yet is added before anything is
 * looked for, and throwing it away costs nothing but the time to make it again.
 */
#ifndef EG_ARCHIVE_CATALOGUE_H
#define EG_ARCHIVE_CATALOGUE_H

#include "archive/archive.h"

struct eg_catalogue;

struct eg_found {
	const char	*id, *version, *created, *message;
	bool		 newest;	/* version of its object */
};

/* Opens it, or makes an empty one.  NULL: A105x reported. */
struct eg_catalogue *eg_catalogue_open(struct eg_archive *, struct eg_diags *);
void	 eg_catalogue_close(struct eg_catalogue *);
/* Away with it; the next eg_catalogue_update makes it again. */
bool	 eg_catalogue_drop(struct eg_archive *, struct eg_diags *);

/* Adds versions of this object that it does not have. */
bool	 eg_catalogue_add(struct eg_catalogue *, const char *id, struct eg_diags *);
/* Adds all that the archive has and it does not, when a ledger has grown; *added. */
bool	 eg_catalogue_update(struct eg_catalogue *, size_t *added, struct eg_diags *);
/* Has it all that our writer's ledger tells?  If so, and what the ledger got since was
   added, it has seen that too. */
bool	 eg_catalogue_current(struct eg_catalogue *);
bool	 eg_catalogue_seen(struct eg_catalogue *, struct eg_diags *);
bool	 eg_catalogue_exists(struct eg_archive *);

/*
 * Letters that have all the words, the newest first; a word that ends in "*"
 * stands for all that begin so.  At most `limit`.  False when it cannot say.
 */
bool	 eg_catalogue_find(struct eg_catalogue *, const char *const *words, size_t n,
	    int limit, void (*each)(void *, const struct eg_found *), void *data,
	    struct eg_diags *);

#endif
