/*
 * letter.h - text-transform for the alphabets of Latin, Greek and Cyrillic
 * letters; the full mappings of Unicode are in text/, which is not for here.
 */
#ifndef EG_FO_LETTER_H
#define EG_FO_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "fo/refined.h"

/* The capital of a small letter, the small letter of a capital, or c itself. */
uint32_t eg_letter_upper(uint32_t c);
uint32_t eg_letter_lower(uint32_t c);

/*
 * Appends n bytes of UTF-8 without white space, transformed.  in_word: the
 * text goes on a word, so capitalize leaves its first letter.
 */
void	 eg_letters_transform(struct eg_buf *, enum eg_transform, const char *s,
	    size_t n, bool in_word);

#endif
