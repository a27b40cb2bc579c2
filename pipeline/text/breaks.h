/*
 * breaks.h - where lines may break: UAX #14 as ICU has it.
 *
 * Most paragraphs hold nothing but Latin letters and the punctuation of
 * letters; for those a small table gives the answers of Unicode 15 (a test
 * compares them with ICU's), whatever ICU is installed.  Everything else is
 * asked of ICU.  One rule is ours: a
 * single letter or digit stays with what follows its hyphen ("7-day").
 */
#ifndef EG_TEXT_BREAKS_H
#define EG_TEXT_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/font.h"

enum eg_break_mark {
	EG_BREAK_NO,
	EG_BREAK_MAY,
	EG_BREAK_MUST		/* after a line feed and its kin */
};

/*
 * marks[i] tells about the place before byte i, for 0 < i <= len; marks has
 * len + 1 elements, and [0] is EG_BREAK_NO.  U+FFFC stands for an object that
 * is no text.  len's own mark is EG_BREAK_MUST only after a line feed.  The
 * fonts keep ICU's iterator.
 */
void	eg_breaks(struct eg_fonts *, const char *text, size_t len, uint8_t *marks);

/* The two ways, for the test that compares them.  The quick one may decline. */
bool	eg_breaks_quick(const char *text, size_t len, uint8_t *marks);
void	eg_breaks_icu(struct eg_fonts *, const char *text, size_t len,
	    uint8_t *marks);
/* The major version of the Unicode standard that ICU goes by. */
unsigned eg_breaks_unicode(void);

#endif
