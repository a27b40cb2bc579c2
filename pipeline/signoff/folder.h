/*
 * folder.h - the sign-off folder of a case: DIR/NAME.signoff beside DIR/NAME.xml.
 *
 *	subject.xml			what was approved last, to be read
 *	01-NAME.xml, 01-NAME.xml.p7s	statements with their signatures, in order
 *	amendment.xml			of a letter that was issued before
 */
#ifndef EG_SIGNOFF_FOLDER_H
#define EG_SIGNOFF_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

#define EG_FOLDER_MOST	99	/* statements */

struct eg_folder_file {
	const char	*name;
	const char	*bytes;		/* with a NUL behind */
	size_t		 n;
};

struct eg_folder {
	const char		*path;
	struct eg_folder_file	*file;	/* sorted by name */
	size_t			 n;
};

/* "DIR/NAME.signoff" of a case, or dir itself when not NULL; in the arena. */
const char *eg_folder_path(struct eg_arena *, const char *cas, const char *dir);
/*
 * Reads all of it, once: what is judged is what was read.  A folder that is not there is
 * empty.  Links, anything but files, files of other names and large ones are refused:
 * false and O1001.  Who may write there is not asked: signatures protect what counts.
 * Strings and bytes are in the arena.
 */
bool	 eg_folder_read(struct eg_arena *, const char *path, struct eg_folder *,
	    struct eg_diags *);
const struct eg_folder_file *eg_folder_find(const struct eg_folder *, const char *name);
/* Adds to what was read, not on disk; the file's name must sort behind or be new. */
void	 eg_folder_add(struct eg_arena *, struct eg_folder *, const char *name,
	    const void *bytes, size_t n);
/*
 * Writes one file, 0600, the folder made 0700 when it is not there.  fresh: one of that
 * name must not be there yet.  False and U8003.
 */
bool	 eg_folder_write(const char *path, const char *name, const void *bytes, size_t n,
	    bool fresh, struct eg_diags *);

#endif
