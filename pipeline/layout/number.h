/*
 * number.h - a page number as text (XSL 1.1, 7.26; XSLT 1.0, 7.7.1).
 */
#ifndef EG_LAYOUT_NUMBER_H
#define EG_LAYOUT_NUMBER_H

#include <stdint.h>

#include "base/arena.h"

/*
 * n in the form of format's first token: "1", "01" (zeros give the width),
 * "a", "A", "i", "I", with what stands before and after the token kept.  A
 * token or a number no such form exists for (roman 0, roman beyond 3,999)
 * gives digits.  In the arena.
 */
const char *eg_number_label(struct eg_arena *, int32_t n, const char *format);

#endif
