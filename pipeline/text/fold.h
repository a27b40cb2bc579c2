/*
 * fold.h - letters without what may be written one way or another: case,
 * accents, ligatures, full width.
 */
#ifndef EG_TEXT_FOLD_H
#define EG_TEXT_FOLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * Appends what a character is once it is decomposed (NFKD), its marks are gone
 * and its case is folded: "e" for U+00C9, "ffi" for U+FB03, "ss" for U+00DF,
 * "o" for U+00F8.  Nothing for a mark that stands alone, and for what is not
 * seen (soft hyphen, joiners, marks of direction).
 */
void	 eg_fold_char(uint32_t, struct eg_buf *);
/* Whether the character is a letter or a digit, or disappears inside a word. */
bool	 eg_fold_in_word(uint32_t);
bool	 eg_fold_unseen(uint32_t);

#endif
