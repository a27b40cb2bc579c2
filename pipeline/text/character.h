/*
 * character.h - what Unicode says about single characters, for layout and
 * for finding words.
 */
#ifndef EG_TEXT_CHARACTER_H
#define EG_TEXT_CHARACTER_H

#include <stdbool.h>
#include <stdint.h>

bool	 eg_char_letter(uint32_t);
bool	 eg_char_latin(uint32_t);	/* a letter of the Latin script */
bool	 eg_char_mark(uint32_t);	/* combines with the letter before */
/* Simple case mapping; the same character when it has none. */
uint32_t eg_char_upper(uint32_t);
/* Simple case folding (CaseFolding.txt, C and S). */
uint32_t eg_char_fold(uint32_t);

#endif
