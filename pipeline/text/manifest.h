/*
 * manifest.h - fonts/manifest.tsv as a table (its columns: fonts/README.md).
 */
#ifndef EG_TEXT_MANIFEST_H
#define EG_TEXT_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct eg_manifest_face {
	const char	*family;
	const char	*name;		/* "Noto Serif Bold Italic" */
	const char	*file;		/* in the manifest's directory */
	uint16_t	 weight;	/* 100 .. 900 */
	bool		 italic;
};

/* Two words of a row: alias -> family, or language -> pattern file. */
struct eg_manifest_pair {
	const char	*from, *to;
};

struct eg_manifest {
	const char			*dir;
	struct eg_manifest_face		*faces;
	size_t				 nfaces;
	struct eg_manifest_pair		*aliases;
	size_t				 naliases;
	struct eg_manifest_pair		*hyphenation;
	size_t				 nhyphenation;
	const char			**fallback;	/* families */
	size_t				 nfallback;
	const char			**names;	/* families and aliases, sorted */
	size_t				 nnames;
};

/*
 * Reads DIR/manifest.tsv into the arena.  Reports G6005 and returns false
 * when it is missing or a line is wrong.
 */
bool	eg_manifest_read(struct eg_arena *, const char *dir, struct eg_manifest *,
	    struct eg_diags *);

/* The family behind a name, directly or by an alias; NULL: not known. */
const char *eg_manifest_family(const struct eg_manifest *, const char *name);

/*
 * The face of a family nearest in style and weight (CSS 2.1, 15.6): its
 * index, or nfaces when the family has none.
 */
size_t	eg_manifest_nearest(const struct eg_manifest *, const char *family,
	    uint16_t weight, bool italic);

#endif
