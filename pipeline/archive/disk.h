/*
 * disk.h - the file system as the archive uses it: always below an open
 * directory, never through a symbolic link, nothing left unchecked.
 *
 * Paths are relative to `at`, with "/" between names; no name is "." or "..".
 * A function that fails leaves errno as the reason.
 */
#ifndef EG_ARCHIVE_DISK_H
#define EG_ARCHIVE_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/buf.h"
#include "crypt/digest.h"

enum eg_disk_kind { EG_DISK_FILE, EG_DISK_DIRECTORY, EG_DISK_LINK, EG_DISK_OTHER };

struct eg_disk_entry {
	const char		*name;
	enum eg_disk_kind	 kind;
	dev_t			 device;
	ino_t			 inode;
	unsigned		 links;		/* hard links to it */
	off_t			 size;
};

struct eg_disk_list {
	struct eg_disk_entry	*entry;		/* sorted by name, bytewise */
	size_t			 n;
};

/* A directory, to be closed; -1 when it is none.  path "" is `at` again. */
int	 eg_disk_open(int at, const char *path);
/*
 * How many of the names in a path, from its beginning, are directories: errno is
 * 0 when all are, otherwise why the next one could not be opened.
 */
int	 eg_disk_depth(int at, const char *path);
/* What is in an open directory. */
bool	 eg_disk_list(struct eg_arena *, int dir, struct eg_disk_list *);
/* The same, of a directory that is opened for it. */
bool	 eg_disk_list_at(struct eg_arena *, int at, const char *path, struct eg_disk_list *);
/* Is there anything of this name? */
bool	 eg_disk_exists(int at, const char *path);

/* A whole regular file of at most max bytes (EFBIG), appended. */
bool	 eg_disk_read(int at, const char *path, size_t max, struct eg_buf *);
/* Digests of a regular file, n of them in one reading. */
bool	 eg_disk_digest(int at, const char *path, const enum eg_digest_kind *kinds,
	    size_t n, char (*hex)[EG_DIGEST_HEX]);

/* Has a regular file these bytes?  True; false with errno 0: others. */
bool	 eg_disk_same(int at, const char *path, const void *bytes, size_t n);

/* A new file (EEXIST), readable by the owner only; sync: on the disk as well. */
bool	 eg_disk_write(int at, const char *path, const void *bytes, size_t n, bool sync);
/* Into a file that is there, after its first `size` bytes; what follows them goes.  On the disk. */
bool	 eg_disk_append(int at, const char *path, size_t size, const void *bytes, size_t n);
/* Over a file or none, in one step; on the disk. */
bool	 eg_disk_replace(int at, const char *path, const void *bytes, size_t n);
/* A new directory, for the owner only. */
bool	 eg_disk_make(int at, const char *path);
/* A directory's entries, or a file's bytes, reach the disk. */
bool	 eg_disk_sync(int at, const char *path);
/* The same for all that is in the file system of `at`. */
bool	 eg_disk_sync_all(int at);
/* A second name of a file. */
bool	 eg_disk_link(int from_at, const char *from, int to_at, const char *to);
/* Never over what is there: EEXIST. */
bool	 eg_disk_rename_new(int from_at, const char *from, int to_at, const char *to);
/* Both are there before and after. */
bool	 eg_disk_exchange(int a_at, const char *a, int b_at, const char *b);
/* Over what is there. */
bool	 eg_disk_rename_over(int at, const char *from, const char *to);
bool	 eg_disk_unlink(int at, const char *path);
/* A directory with all that is in it; true when there is none. */
bool	 eg_disk_remove(int at, const char *path);

/*
 * The lock of a file that is made when it is not there, waited for; -1 when it
 * cannot be had.  Closing gives it back, the end of the process too.
 */
int	 eg_disk_lock(int at, const char *path);
/* The same, not waited for: -1 and EAGAIN when somebody has it. */
int	 eg_disk_try_lock(int at, const char *path);

#endif
