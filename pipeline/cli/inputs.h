/*
 * inputs.h - which cases a batch is about.
 */
#ifndef EG_CLI_INPUTS_H
#define EG_CLI_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "engross.h"

struct inputs {
	char	**path;		/* in the order given; a folder's sorted by name */
	size_t	  n, cap;
};

/*
 * Adds a case file, or every *.xml below a folder, or for "-" the paths on
 * standard input, a line each.  Reports U8001; false then.
 */
bool	 inputs_add(struct inputs *, const char *operand, struct eg_diags *);
/*
 * Adds the paths in a list: one a line, or the first field of a CSV line, so
 * that a batch's failures.csv can be given back.  "-" is standard input.
 */
bool	 inputs_add_list(struct inputs *, const char *file, struct eg_diags *);
void	 inputs_free(struct inputs *);

/*
 * SHA-256 over the names and contents of all files below a folder, in sorted
 * order.  Reports U8001; false then.
 */
bool	 inputs_digest_tree(const char *dir, char hex[65], struct eg_diags *);

#endif
