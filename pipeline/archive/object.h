/*
 * object.h - the parts of checking an object (ocfl.h); internal.
 */
#ifndef EG_ARCHIVE_OBJECT_H
#define EG_ARCHIVE_OBJECT_H

#include "archive/ocfl.h"
#include "archive/disk.h"
#include "archive/inventory.h"

/* A version directory. */
struct eg_ocfl_object_version {
	const char		*name;
	unsigned		 number;
	struct eg_disk_list	 entries;
	bool			 has_inventory;
	const struct eg_inventory	*inventory;	/* its own, or NULL */
};

/* A directory of the object that stays open: what is in one is read together. */
struct eg_ocfl_open {
	const char	*path;		/* NULL: none */
	size_t		 n;		/* of its path */
	int		 fd;
};

struct eg_ocfl_object {
	struct eg_ocfl_check			*check;
	unsigned			 declared;	/* OCFL 1.x; of the declaration */
	const struct eg_inventory	*inventory;	/* the root's, or NULL */
	char				*digest;	/* of the root's inventory.json */
	struct eg_buf			 bytes;		/* of it, when nothing is wrong with it */
	struct eg_ocfl_object_version	*version;	/* by number */
	size_t				 nversions;
	struct eg_ocfl_files		 content;	/* files there are (digest NULL) */
	struct eg_ocfl_open		 open[2];	/* a version's, and one below it */
};

/*
 * The open directory that a path is in, and its name there; -1 and errno.  The
 * path lives as long as the check.
 */
int	 eg_ocfl_object_at(struct eg_ocfl_object *, const char *path, const char **leaf);
/* The directory of that path itself. */
int	 eg_ocfl_object_dir(struct eg_ocfl_object *, const char *path);

/*
 * Declarations among the entries of a root; "ocfl_object_" or "ocfl_" is what
 * comes before the version.  codes: not Namaste, none or several, no version,
 * not 0=, other name, text.  Returns the x of OCFL 1.x, 1 when unknown.
 */
struct eg_declaration_codes {
	const char	*namaste, *count, *version, *tag, *name, *text, *missing;
};
unsigned eg_ocfl_declaration(struct eg_ocfl_check *, const struct eg_disk_list *,
	    const char *prefix, const struct eg_declaration_codes *);
/* Does the entry look as if it were meant as one? */
bool	 eg_ocfl_is_declaration(const char *name);

/* Reads an inventory with its sidecar; dir "" or "v1", which has these entries. */
const struct eg_inventory *eg_ocfl_object_inventory(struct eg_ocfl_object *, const char *dir,
	    const struct eg_disk_list *, char hex[EG_DIGEST_HEX]);

/* What the version directories hold: fills content. */
void	 eg_ocfl_object_list(struct eg_ocfl_object *);
/* Earlier inventories beside the root's. */
void	 eg_ocfl_object_history(struct eg_ocfl_object *);
/* Files there are, files that ought to be, their digests. */
void	 eg_ocfl_object_content(struct eg_ocfl_object *);
/* The directory `extensions`: code for files in it, and for unknown names. */
void	 eg_ocfl_extensions(struct eg_ocfl_check *, const char *path, const char *file,
	    const char *unknown);

#endif
