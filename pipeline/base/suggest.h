/*
 * suggest.h - "did you mean": the nearest of the names that are allowed here.
 */
#ifndef EG_BASE_SUGGEST_H
#define EG_BASE_SUGGEST_H

#include <stddef.h>

/*
 * The candidate nearest to word by edit distance (insert, delete, replace,
 * and swap of neighbours each cost 1; upper and lower case are one letter),
 * if it is at most a third of the longer word's length away; else NULL.  The
 * first of equals.  Borrowed from names; NULL entries are passed over.
 */
const char *eg_suggest(const char *word, const char *const *names, size_t n);

#endif
