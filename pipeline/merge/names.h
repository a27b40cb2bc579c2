/*
 * names.h - the element names a case schema has, to find misspelt ones in
 * templates.
 */
#ifndef EG_MERGE_NAMES_H
#define EG_MERGE_NAMES_H

#include "base/arena.h"
#include "base/diag.h"

struct eg_names {
	const char	**list;		/* sorted, each once */
	size_t		 n, cap;
};

/*
 * The names of all elements that the schema at path and the files it includes
 * declare, in the arena.  Reports what cannot be read; false then.
 */
bool	 eg_names_read(struct eg_names *, struct eg_arena *, const char *path,
	    struct eg_diags *);

#endif
