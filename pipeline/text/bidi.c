/* bidi.c - see bidi.h. */
#include "text/bidi.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/utf16.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Hebrew to Arabic, their presentation forms, the marks that say so, and what
   lies right to left in the supplementary planes. */
static bool
right_to_left(uint32_t c)
{
	return (c >= 0x0590 && c <= 0x08FF) || c == 0x200F ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
	    (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
	    (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

bool
eg_bidi_needed(const char *text, size_t n)
{
	size_t i = 0, len;

	while (i < n) {
		/* All those characters begin with D6 or more. */
		if ((unsigned char)text[i] < 0xD6) {
			i++;
			continue;
		}
		if (right_to_left(eg_utf8_next(text + i, n - i, &len)))
			return true;
		i += len;
	}
	return false;
}

void
eg_bidi_levels(const char *text, size_t n, bool rtl, uint8_t *levels)
{
	UChar *wide = eg_malloc((n + 1) * sizeof(*wide));
	UBiDi *bidi = ubidi_open();
	UErrorCode e = U_ZERO_ERROR;
	int32_t len = 0, at = 0;
	size_t i, bytes;
	uint32_t c;
	UBiDiLevel level;

	for (i = 0; i < n; i += bytes) {
		c = eg_utf8_next(text + i, n - i, &bytes);
		U16_APPEND_UNSAFE(wide, len, c == EG_UTF8_BAD ? 0xFFFD : c);
	}
	if (bidi == NULL)
		eg_out_of_memory();
	ubidi_setPara(bidi, wide, len, rtl ? 1 : 0, NULL, &e);
	for (i = 0; i < n; i += bytes) {
		c = eg_utf8_next(text + i, n - i, &bytes);
		level = ubidi_getLevelAt(bidi, at);
		memset(levels + i, level, bytes);
		at += U16_LENGTH(c == EG_UTF8_BAD ? 0xFFFD : c);
	}
	ubidi_close(bidi);
	free(wide);
}

void
eg_bidi_order(const uint8_t *levels, size_t n, uint32_t *order)
{
	uint8_t high = 0, least_odd = 255, level;
	size_t i, k, end;
	uint32_t swap;

	for (i = 0; i < n; i++) {
		order[i] = (uint32_t)i;
		if (levels[i] > high)
			high = levels[i];
		if (levels[i] % 2 == 1 && levels[i] < least_odd)
			least_odd = levels[i];
	}
	for (level = high; level >= least_odd; level--)
		for (i = 0; i < n; i = end) {
			for (end = i; end < n && levels[order[end]] >= level; end++)
				continue;
			for (k = 0; k < (end - i) / 2; k++) {
				swap = order[i + k];
				order[i + k] = order[end - 1 - k];
				order[end - 1 - k] = swap;
			}
			end += end == i;
		}
}
