/* character.c - see character.h. */
#include "text/character.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

bool
eg_char_letter(uint32_t c)
{
	return u_isalpha((UChar32)c);
}

bool
eg_char_latin(uint32_t c)
{
	UErrorCode e = U_ZERO_ERROR;

	return u_isalpha((UChar32)c) &&
	    uscript_getScript((UChar32)c, &e) == USCRIPT_LATIN;
}

bool
eg_char_mark(uint32_t c)
{
	return c >= 0x300 && (U_MASK(u_charType((UChar32)c)) & U_GC_M_MASK) != 0;
}

uint32_t
eg_char_upper(uint32_t c)
{
	return (uint32_t)u_toupper((UChar32)c);
}

uint32_t
eg_char_fold(uint32_t c)
{
	return (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
}
