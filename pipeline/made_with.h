/*
 * made_with.h - the files of workspace and fonts that a letter is made with, for who
 * signs it off: of other letter formats nothing is among them.  Internal to the conductor.
 *
 * Who loads something begins to watch and ends it; every file that was read between is
 * of what was loaded.
 */
#ifndef EG_MADE_WITH_H
#define EG_MADE_WITH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "crypt/digest.h"
#include "model/area.h"

struct made_with_file {
	char	*path;			/* as it was opened */
	char	 sha512[EG_DIGEST_HEX];	/* in a cache; "": not asked for yet */
};

struct made_with {
	struct made_with_file	*file;	/* each once */
	size_t			 n;
};

void	 made_with_begin(struct made_with *);
void	 made_with_end(void);
void	 made_with_free(struct made_with *);

/* A file more, if it is not there. */
void	 made_with_add(struct made_with *, const char *path);
/* The files of all faces in which the pages have words; dir is where fonts are. */
void	 made_with_faces(struct made_with *, const struct eg_area_tree *, const char *dir);

/* A directory, and what it is called in the archive's bundle. */
struct made_with_place {
	const char	*dir, *name;
};
typedef void (*made_with_fn)(void *data, const char *name, const char *sha512);

/*
 * Tells of each file by its name in the bundle, in their order; places end with a dir of
 * NULL.  Digests are computed once for a cache.  False after U8001.
 */
bool	 made_with_tell(const struct made_with *, const struct made_with_place *,
	    struct made_with *cache, made_with_fn, void *data, struct eg_diags *);

#endif
