/*
 * descent.h - a tree of directories being made, by those that are open on the
 * way down; internal.
 *
 * Who writes files in the order of their paths opens and brings to the disk
 * each directory once.  Another order is right as well, only slower.
 */
#ifndef EG_ARCHIVE_DESCENT_H
#define EG_ARCHIVE_DESCENT_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#define EG_DESCENT_DEPTH	32

struct eg_descent {
	int	 at;			/* where it begins: stays open, is not brought to the disk */
	bool	 sync;			/* what is left has reached the disk */
	int	 n;
	struct {
		int	 fd;
		size_t	 len;		/* of path, down to here */
	} level[EG_DESCENT_DEPTH];
	char	 path[PATH_MAX];	/* of the deepest; after a failure, what it is about */
};

/*
 * The directory of this path below `at`, made with those above it when they
 * are not there; it stays open until another one is entered.  -1 and errno.
 */
int	 eg_descent_enter(struct eg_descent *, const char *dir);
/* Leaves all; false when one could not be brought to the disk. */
bool	 eg_descent_end(struct eg_descent *);
/* Leaves all, after a failure. */
void	 eg_descent_drop(struct eg_descent *);

#endif
