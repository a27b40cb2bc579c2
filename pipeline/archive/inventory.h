/*
 * inventory.h - what an OCFL object has: its versions, the files of each, and
 * where their bytes are (OCFL 1.1, section 3.5).
 */
#ifndef EG_ARCHIVE_INVENTORY_H
#define EG_ARCHIVE_INVENTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/ocfl.h"
#include "base/arena.h"
#include "base/buf.h"
#include "crypt/digest.h"

#define EG_INVENTORY_MAX	((size_t)64 << 20)

/* Bytes by their digest, and a path: a content path, or a logical one. */
struct eg_ocfl_file {
	const char	*digest;
	const char	*path;
};

struct eg_ocfl_files {
	struct eg_ocfl_file	*file;
	size_t			 n;
};

struct eg_ocfl_version {
	const char		*name;		/* "v1" */
	unsigned		 number;
	const char		*created;	/* RFC 3339 */
	const char		*message;	/* or NULL, as the two below */
	const char		*user, *address;
	struct eg_ocfl_files	 state;		/* logical paths */
};

struct eg_ocfl_fixity {
	const char		*algorithm;
	bool			 known;		/* can be computed here, as: */
	enum eg_digest_kind	 kind;
	struct eg_ocfl_files	 files;
};

struct eg_inventory {
	const char		*id;
	unsigned		 minor;		/* of OCFL 1.x */
	enum eg_digest_kind	 digest;
	const char		*head;
	const char		*content;	/* name of the content directory */
	bool			 content_given;	/* by contentDirectory */
	struct eg_ocfl_files	 manifest;
	struct eg_ocfl_version	*version;	/* by number */
	size_t			 nversions;
	struct eg_ocfl_fixity	*fixity;
	size_t			 nfixity;
	const char		*sha512;	/* of the bytes it was read from, by
						   eg_archive_find; or NULL */
};

/*
 * Reads an inventory and says all that is wrong with it as it stands; `path`
 * is its own, in the object.  NULL when nothing can be done with it.
 */
struct eg_inventory *eg_inventory_read(struct eg_ocfl_check *, const char *path,
	    const char *bytes, size_t n);

/* The version of that name; NULL when there is none. */
const struct eg_ocfl_version *eg_inventory_find(const struct eg_inventory *,
	    const char *version);
/* Where the bytes of a logical path of a version are; NULL when it has none. */
const char *eg_inventory_content(const struct eg_inventory *,
	    const struct eg_ocfl_version *, const char *logical, const char **digest);

/*
 * Its one written form: keys and paths sorted, two spaces a level, one line a
 * value.  The same inventory, the same bytes.
 */
void	 eg_inventory_write(const struct eg_inventory *, struct eg_buf *);
/* The sidecar's text for an inventory's bytes. */
void	 eg_inventory_sidecar(enum eg_digest_kind, const struct eg_buf *inventory,
	    struct eg_buf *);

/* Sorts by path, "/" before all other characters, so that what is below stays together. */
void	 eg_ocfl_files_sort(struct eg_ocfl_files *);

#endif
