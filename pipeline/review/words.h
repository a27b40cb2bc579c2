/*
 * words.h - which words went and which came: the shortest script from one text
 * to another.
 *
 * E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1
 * (1986) 251-266; the greedy algorithm of section 3.
 */
#ifndef EG_REVIEW_WORDS_H
#define EG_REVIEW_WORDS_H

#include "base/arena.h"
#include "review/review.h"

/* n words from index `from` of the first text (SAME, GONE) or the second (NEW). */
struct eg_words_edit {
	enum eg_run_kind kind;
	size_t		 from, n;
};

/*
 * Edits in order, in the arena; those next to each other differ in kind, and
 * what goes stands before what comes in its place.  Texts with more than 1,500
 * differences are told as one going and one coming.
 */
size_t	 eg_words_diff(struct eg_arena *, const char *const *a, size_t n,
	    const char *const *b, size_t m, struct eg_words_edit **edits);

/*
 * For people: a word or two that stayed by chance between changes is told as
 * changed too.  In place; returns how many edits are left.
 */
size_t	 eg_words_tidy(struct eg_words_edit *edits, size_t n);

#endif
