/*
 * file.h - whole files in, whole files out.
 *
 * Writing is atomic: a temporary name in the same directory, fsync, rename.
 * A reader sees the old file or the new one, never half of one.
 */
#ifndef EG_BASE_FILE_H
#define EG_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

/*
 * Reads a file, or standard input for "-", of at most max bytes, appending to
 * out.  On failure reports U8001 (cannot read) or U8002 (too large) and
 * returns false.  Of a file of at most 32 KiB, which keys are, out is the only copy.
 */
bool	eg_file_read(const char *path, size_t max, struct eg_buf *out,
	    struct eg_diags *);

/*
 * From now on `tell` is told of each file that eg_file_read opens; NULL: nobody is.
 * For who has to say what a product was made with.
 */
void	eg_file_watch(void (*tell)(void *data, const char *path), void *data);

/*
 * Writes n bytes to path, or to standard output for "-".  A device or a pipe
 * is written to, not replaced.  On failure reports U8003, leaves no temporary
 * file and an existing file untouched, and returns false.
 */
bool	eg_file_write(const char *path, const void *bytes, size_t n,
	    struct eg_diags *);

/*
 * All n bytes to, or from, an open descriptor, however many calls and signals it takes.
 * False with errno as the reason; with fewer bytes than n to be read, errno is 0.
 */
bool	eg_fd_write(int fd, const void *bytes, size_t n);
bool	eg_fd_read(int fd, void *bytes, size_t n);

/*
 * A name that was given or taken is safe on disk only once its directory is.  Where a
 * directory cannot be synced the name is there all the same, so there is no failure.
 */
void	eg_file_sync_directory(const char *dir);

/* "more than 8 MB", for U8002. */
const char *eg_file_more_than(struct eg_diags *, size_t max);
/* What errno says, without the capital; borrowed from diags. */
const char *eg_file_reason(struct eg_diags *, int error);
/* Reports U8003 with errno's reason and what helps; returns false. */
bool	eg_file_cannot_write(const char *path, int error, struct eg_diags *);

#endif
