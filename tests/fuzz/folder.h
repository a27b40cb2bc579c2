/*
 * folder.h - a folder of this process, for what is read from files only: it goes when the
 * process ends.
 */
#ifndef FUZZ_FOLDER_H
#define FUZZ_FOLDER_H

#include <stddef.h>

/* Makes it, where TMPDIR says; its path. */
const char	*folder_begin(void);

/* Of a file there: until the next call. */
const char	*folder_path(const char *name);

void		 folder_make(const char *name);
void		 folder_put(const char *name, const void *bytes, size_t n);

/* A file of the project. */
void		 folder_copy(const char *from, const char *name);

#endif
