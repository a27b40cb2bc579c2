/*
 * archive.h - letters that were issued, and what they were made from, kept so
 * that anybody can read and check them without us.
 *
 *	ARCHIVE/
 *	  archive.json	what the archive is; written last
 *	  ocfl/		an OCFL 1.1 storage root, nothing else in it
 *	  work/		what is being written, in the same file system
 *	  locks/	one file for each first tuple of a path, and others
 *	  ledger/	a folder for each writer (ledger.h)
 *
 * Writing: an object is made whole in work/, brought to the disk, read back
 * and judged (ocfl.h), and only then renamed to its place in one step: a new
 * one never over another (RENAME_NOREPLACE), a new version of one by exchange
 * of the whole object (RENAME_EXCHANGE) under its lock.  A tuple directory
 * comes with its first object, so none is ever empty.  Killed or without power
 * at any point, ocfl/ has the old object or the new one.
 */
#ifndef EG_ARCHIVE_ARCHIVE_H
#define EG_ARCHIVE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "archive/inventory.h"
#include "archive/placement.h"
#include "base/diag.h"

struct eg_archive {
	const char		*path;		/* as the user named it */
	int			 fd;		/* its directory */
	int			 root;		/* "ocfl" in it */
	struct eg_arena		*arena;
	struct eg_placement	 placement;
	const char		*authority;	/* "imro.example,2026": of tag URIs */
	const char		*writer;	/* whose ledger */
	char			 stage[64];	/* our folder of work/; "" before it is needed */
	int			 alive;		/* its lock */
	int			 staging;	/* it, open */
	unsigned		 staged;	/* objects made in it, to name the next */
	struct eg_ledger_set	*known;		/* what ledgers have; read when needed */
};

/*
 * Sets up an archive in a directory that is not there, is empty, or is what an
 * earlier try left.  authority: a domain or mail address of the organisation
 * and a year or day it was theirs (RFC 4151).  U8003, A10xx.
 */
bool	 eg_archive_init(const char *path, const char *authority,
	    enum eg_placement_kind, struct eg_diags *);
/* writer: whose ledger is written to, a plain name.  NULL: A10xx reported. */
struct eg_archive *eg_archive_open(const char *path, const char *writer,
	    struct eg_diags *);
void	 eg_archive_close(struct eg_archive *);

/* "tag:imro.example,2026:imr:CM26-0000001", in the arena; a URI stays as it is. */
const char *eg_archive_id(struct eg_archive *, const char *kind, const char *name);
/* By its id an object is a letter's, not a bundle or a policy that letters go by. */
bool	 eg_archive_is_letter(const char *id);
/* "ocfl/ab/cd/tag%3a...", in the arena. */
const char *eg_archive_where(struct eg_archive *, const char *id);

/*
 * An object's inventory and directory, as they stand (not checked beyond what
 * reading needs).  NULL and nothing reported when there is no such object:
 * *missing is then true.
 */
struct eg_inventory *eg_archive_find(struct eg_archive *, const char *id,
	    bool *missing, struct eg_diags *);
/*
 * A logical file of a version, appended, when its digest is right; otherwise
 * A10xx.
 */
bool	 eg_archive_read(struct eg_archive *, const struct eg_inventory *,
	    const struct eg_ocfl_version *, const char *logical, struct eg_buf *,
	    struct eg_diags *);

/* A file to be archived. */
struct eg_archive_file {
	const char	*path;		/* logical */
	const void	*bytes;
	size_t		 n;
	bool		 telling;	/* another one makes it another letter */
};

/* A new object, or the next version of one. */
struct eg_archive_entry {
	const char		*id;
	const char		*created;	/* RFC 3339 */
	const char		*message;	/* why this version */
	const char		*user;
	const char		*address;	/* of the user, a URI */
	const struct eg_archive_file *file;
	size_t			 n;
	bool			 amends;	/* may be another version, not only the first */
	/* And only of that one, by the SHA-512 of its inventory; NULL: of the newest. */
	const char		*follows;
};

enum eg_archive_result {
	EG_ARCHIVE_FAILED,
	EG_ARCHIVE_NEW,			/* an object */
	EG_ARCHIVE_VERSION,		/* of an object */
	EG_ARCHIVE_UNCHANGED		/* it was there */
};

struct eg_archive_batch;

/*
 * Several entries reach the disk together: eg_archive_stage makes each in
 * work/, eg_archive_commit publishes all.  An entry whose telling files are
 * those of the newest version is UNCHANGED; one that differs and does not
 * amend is refused (A1012), and one that follows another than the newest (A1075).
 *
 * many: entries are copied and made in threads, several at a time, and what is
 * wrong with one is reported by eg_archive_commit; otherwise at once.
 */
/* Until it is freed; what the archive's arena got since then goes with it. */
struct eg_archive_batch *eg_archive_begin(struct eg_archive *, bool many);
/* False when it was refused or could not be made. */
bool	 eg_archive_stage(struct eg_archive_batch *, const struct eg_archive_entry *,
	    struct eg_diags *);
/* False when any failed; what is published is on the disk and in the ledger. */
bool	 eg_archive_commit(struct eg_archive_batch *, struct eg_diags *);
size_t	 eg_archive_batch_count(const struct eg_archive_batch *);
/* Of the i-th that was staged; version "v1". */
enum eg_archive_result eg_archive_batch_result(const struct eg_archive_batch *,
	    size_t i, const char **id, const char **version);
void	 eg_archive_batch_free(struct eg_archive_batch *);

/* Reports that something of the archive cannot be read (A1002) or written (U8003). */
bool	 eg_archive_unreadable(struct eg_archive *, const char *path, int error,
	    struct eg_diags *);
bool	 eg_archive_unwritable(struct eg_archive *, const char *path, int error,
	    struct eg_diags *);

#endif
