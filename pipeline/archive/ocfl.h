/*
 * ocfl.h - what is wrong with an OCFL object or storage root, by the codes
 * of the OCFL 1.1 specification (its appendix of validation codes).
 *
 * Reading only.  Messages carry the code as "OCFL-E092"; their rule is what
 * the code asks for.
 */
#ifndef EG_ARCHIVE_OCFL_H
#define EG_ARCHIVE_OCFL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/* What a content file is to hold: comparing bytes costs less than a digest of them. */
struct eg_ocfl_held {
	const char	*path, *digest;		/* the digest is that of the bytes */
	const void	*bytes;
	size_t		 n;
};

/* A check under way. */
struct eg_ocfl_check {
	struct eg_arena	*arena;
	struct eg_diags	*diags;
	const char	*name;		/* of the object or root, for messages */
	int		 fd;		/* its directory */
	bool		 quick;		/* do not read content files */
	const struct eg_ocfl_held *held;	/* these are compared with what is in memory */
	size_t		 nheld;
	size_t		 errors, warnings;
};

/* Reports a code at a path below the object or root ("" for itself). */
void	 eg_ocfl_say(struct eg_ocfl_check *, const char *code, const char *path,
	    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* Reading failed for another reason than the object: A1002, counts as an error. */
bool	 eg_ocfl_unreadable(struct eg_ocfl_check *, const char *path, int error);
/* After a check whose reports nobody sees: was all of it read?  If not, says so (A1002). */
bool	 eg_ocfl_all_read(const struct eg_diags *check, struct eg_diags *);

/* What a code asks for, in a sentence; NULL for none of OCFL's. */
const char *eg_ocfl_rule(const char *code);

struct eg_inventory;

/*
 * An object in the open directory c->fd.  root_minor: OCFL 1.x of the storage
 * root it is in, or 1 for none.  The inventory, when it could be read: it is
 * whole only when no error was counted.
 */
const struct eg_inventory *eg_ocfl_object(struct eg_ocfl_check *c, unsigned root_minor);

/*
 * A storage root in the open directory c->fd.  With each object its directory
 * below the root and its inventory are handed to `each` (NULL: nobody asks).
 */
void	 eg_ocfl_root(struct eg_ocfl_check *c, void (*each)(void *, const char *path,
	    const struct eg_inventory *, bool whole), void *data);

/* A time as RFC 3339 has it, with zone and seconds. */
bool	 eg_ocfl_is_time(const char *);
/* Begins as a URI does (RFC 3986, section 3). */
bool	 eg_ocfl_is_uri(const char *);
/* An extension registered with OCFL. */
bool	 eg_ocfl_is_extension(const char *name);

#endif
