/*
 * bidi.h - embedding levels of a paragraph: UAX #9 as ICU has it.
 */
#ifndef EG_TEXT_BIDI_H
#define EG_TEXT_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Is there anything in n bytes of UTF-8 that makes the levels other than 0? */
bool	eg_bidi_needed(const char *text, size_t n);

/*
 * The level of each of the n bytes (those of a character have one), in a
 * paragraph whose own direction is right-to-left or not.
 */
void	eg_bidi_levels(const char *text, size_t n, bool rtl, uint8_t *levels);

/*
 * Rule L2: order[i] is which of the n things stands i-th from the left, given
 * the levels of the things in logical order.
 */
void	eg_bidi_order(const uint8_t *levels, size_t n, uint32_t *order);

#endif
