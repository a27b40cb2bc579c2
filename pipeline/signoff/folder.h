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
/*
 * Writing is in two steps, so that a statement is judged before it stands there: it is
 * staged as NAME.tmpCANDIDATE, 0600, the folder made 0700 when it is not there, and then
 * settled or dropped.  candidate is the process that asks, and not 0; readers pass over
 * what is staged.  False and U8003.
 */
bool	 eg_folder_stage(const char *path, const char *name, unsigned candidate,
	    const void *bytes, size_t n, struct eg_diags *);
/* Adds what is staged so to what was read, under its final name; false and O1001. */
bool	 eg_folder_take_staged(struct eg_arena *, struct eg_folder *, unsigned candidate,
	    struct eg_diags *);
/* fresh: another file of that name, by somebody who was faster, is left as it is. */
bool	 eg_folder_settle(const char *path, const char *name, unsigned candidate, bool fresh,
	    struct eg_diags *);
/* The folder goes too when it has become empty. */
void	 eg_folder_drop(const char *path, const char *name, unsigned candidate);

#endif
