/*
 * placement.h - where in a storage root an object is: OCFL's storage layout
 * extensions 0003 (hash and id) and 0004 (hash).
 */
#ifndef EG_ARCHIVE_PLACEMENT_H
#define EG_ARCHIVE_PLACEMENT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "crypt/digest.h"

enum eg_placement_kind { EG_PLACEMENT_NONE, EG_PLACEMENT_0003, EG_PLACEMENT_0004 };

struct eg_placement {
	enum eg_placement_kind	 kind;
	enum eg_digest_kind	 digest;
	int			 tuple;		/* characters of one */
	int			 tuples;
	bool			 brief;		/* 0004: without the tuples' characters */
};

/* 0003 or 0004 as we set up roots: sha256, two tuples of two characters. */
struct eg_placement eg_placement_new(enum eg_placement_kind);
/* The extension's name, and its config.json. */
const char *eg_placement_name(enum eg_placement_kind);
void	 eg_placement_config(const struct eg_placement *, struct eg_buf *);

/*
 * The layout of the storage root in the open directory, from ocfl_layout.json
 * and the extension's config.json.  kind NONE when it has another, or none.
 * False with a reason when it cannot be read as what it says it is.
 */
bool	 eg_placement_read(int root, struct eg_arena *, struct eg_placement *,
	    const char **why);

/* Appends the path of an object below the root, "ab/cd/...". */
void	 eg_placement_path(const struct eg_placement *, const char *id, struct eg_buf *);

#endif
