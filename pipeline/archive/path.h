/*
 * path.h - names and paths as OCFL allows them.
 */
#ifndef EG_ARCHIVE_PATH_H
#define EG_ARCHIVE_PATH_H

#include <stdbool.h>

/* Parts between slashes, none of them empty, "." or "..". */
bool	 eg_path_is_plain(const char *path);
/* "v12", "v0012": the number; 0 when it is no name of a version directory. */
unsigned eg_path_version(const char *name);
/* Order of paths that keeps what is below a directory together. */
int	 eg_path_compare(const char *, const char *);

#endif
