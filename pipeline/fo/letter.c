/* letter.c - see letter.h. */
#include "fo/letter.h"

#include <string.h>

#include "base/utf8.h"

#define SHARP_S		0xDF

/* Ranges of small letters and what to add for the capital. */
static const struct range {
	uint32_t	first, last;
	int32_t		to_upper;
} ranges[] = {
	{ 'a', 'z', -32 },
	{ 0xE0, 0xF6, -32 }, { 0xF8, 0xFE, -32 }, { 0xFF, 0xFF, 121 },
	{ 0x3AC, 0x3AC, -38 }, { 0x3AD, 0x3AF, -37 },
	{ 0x3B1, 0x3C1, -32 }, { 0x3C3, 0x3CB, -32 },
	{ 0x3CC, 0x3CC, -64 }, { 0x3CD, 0x3CE, -63 },
	{ 0x430, 0x44F, -32 }, { 0x450, 0x45F, -80 },
};

/* Ranges where capital and small letter alternate; the first is a capital. */
static const struct range pairs[] = {
	{ 0x100, 0x12F, 0 }, { 0x132, 0x137, 0 }, { 0x139, 0x148, 0 },
	{ 0x14A, 0x177, 0 }, { 0x179, 0x17E, 0 }, { 0x1E00, 0x1E95, 0 },
	{ 0x1EA0, 0x1EFF, 0 },
};

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

uint32_t
eg_letter_upper(uint32_t c)
{
	size_t i;

	for (i = 0; i < COUNT(ranges); i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return (uint32_t)((int32_t)c + ranges[i].to_upper);
	for (i = 0; i < COUNT(pairs); i++)
		if (c >= pairs[i].first && c <= pairs[i].last)
			return (c - pairs[i].first) % 2 == 1 ? c - 1 : c;
	return c;
}

uint32_t
eg_letter_lower(uint32_t c)
{
	uint32_t small;
	size_t i;

	for (i = 0; i < COUNT(ranges); i++) {
		small = (uint32_t)((int32_t)c - ranges[i].to_upper);
		if (small >= ranges[i].first && small <= ranges[i].last)
			return small;
	}
	for (i = 0; i < COUNT(pairs); i++)
		if (c >= pairs[i].first && c <= pairs[i].last)
			return (c - pairs[i].first) % 2 == 0 ? c + 1 : c;
	return c;
}

void
eg_letters_transform(struct eg_buf *b, enum eg_transform transform, const char *s,
    size_t n, bool in_word)
{
	uint32_t c;
	size_t used;
	char out[4];

	for (; n > 0; s += used, n -= used, in_word = true) {
		c = eg_utf8_next(s, n, &used);
		if (transform == EG_TRANSFORM_LOWERCASE)
			c = eg_letter_lower(c);
		else if (transform == EG_TRANSFORM_UPPERCASE && c == SHARP_S) {
			eg_buf_puts(b, "SS");
			continue;
		} else if (transform == EG_TRANSFORM_UPPERCASE || !in_word)
			c = eg_letter_upper(c);
		if (c == EG_UTF8_BAD)
			eg_buf_add(b, s, used);
		else
			eg_buf_add(b, out, eg_utf8_put(c, out));
	}
}
