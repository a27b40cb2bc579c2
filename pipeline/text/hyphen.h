/*
 * hyphen.h - where a word may be hyphenated: libhyphen with the patterns the
 * font manifest names.
 */
#ifndef EG_TEXT_HYPHEN_H
#define EG_TEXT_HYPHEN_H

#include "text/font.h"

/* Longer "words" are codes and addresses, which nobody hyphenates. */
#define EG_HYPHEN_WORD_MAX	60	/* bytes */

/*
 * Byte offsets in the word (letters only, len bytes of UTF-8) before which a
 * hyphen may stand, ascending, at least `remain` characters after the start
 * and `push` before the end (XSL 1.1, 7.10.6, 7.10.7).  Returns how many, at
 * most EG_HYPHEN_WORD_MAX; 0 when the language has no patterns.
 */
size_t	eg_hyphenate(struct eg_fonts *, const char *language, const char *word,
	    uint32_t len, uint32_t remain, uint32_t push,
	    uint8_t at[EG_HYPHEN_WORD_MAX]);

#endif
