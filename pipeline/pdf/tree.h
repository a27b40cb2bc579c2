/*
 * tree.h - name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7).
 */
#ifndef EG_PDF_TREE_H
#define EG_PDF_TREE_H

#include "pdf/object.h"

/* One pair: the key, a STRING of a name tree or an INTEGER, and its value as it stands. */
struct eg_pdf_pair {
	const struct eg_pdf_object	*key;
	struct eg_pdf_object		*value;
};

/*
 * All n pairs of the tree whose root this is, in its order, which must be that
 * of the keys; in the arena.  numbers: a number tree.  NULL when the tree is
 * broken; *fault then says how, without a capital or full stop.  A tree of
 * nothing (root NULL too) has no pairs, and is not NULL.
 */
struct eg_pdf_pair *eg_pdf_tree(const struct eg_pdf *, const struct eg_pdf_object *root,
	    bool numbers, struct eg_arena *, size_t *n, const char **fault);
/* The value of a number; NULL when it is not there. */
struct eg_pdf_object *eg_pdf_tree_find(const struct eg_pdf_pair *, size_t n, int64_t number);

#endif
