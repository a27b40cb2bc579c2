/* utf8.c - see utf8.h. */
#include "base/utf8.h"

#include <string.h>

/* A lead byte: how many bytes, and the least code point not overlong. */
static size_t
lead(unsigned char c, uint32_t *bits, uint32_t *least)
{
	if (c >= 0xC2 && c <= 0xDF) {
		*bits = c & 0x1Fu;
		*least = 0x80;
		return 2;
	}
	if (c >= 0xE0 && c <= 0xEF) {
		*bits = c & 0x0Fu;
		*least = 0x800;
		return 3;
	}
	if (c >= 0xF0 && c <= 0xF4) {
		*bits = c & 0x07u;
		*least = 0x10000;
		return 4;
	}
	return 0;
}

uint32_t
eg_utf8_next(const char *s, size_t n, size_t *len)
{
	const unsigned char *p = (const unsigned char *)s;
	uint32_t c = 0, least = 0;
	size_t i, k;

	*len = 1;
	if (p[0] < 0x80)
		return p[0];
	k = lead(p[0], &c, &least);
	if (k == 0 || k > n)
		return EG_UTF8_BAD;
	for (i = 1; i < k; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return EG_UTF8_BAD;
		c = c << 6 | (p[i] & 0x3Fu);
	}
	if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return EG_UTF8_BAD;
	*len = k;
	return c;
}

/* How many of n bytes are ASCII at the start, a word at a time; may be too few. */
static size_t
ascii(const char *s, size_t n)
{
	uint64_t word;
	size_t i;

	for (i = 0; i + sizeof(word) <= n; i += sizeof(word)) {
		memcpy(&word, s + i, sizeof(word));
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	return i;
}

size_t
eg_utf8_check(const char *s, size_t n)
{
	size_t i = 0, k;

	while ((i += ascii(s + i, n - i)) < n) {
		if (eg_utf8_next(s + i, n - i, &k) == EG_UTF8_BAD)
			return i;
		i += k;
	}
	return n;
}

size_t
eg_utf8_count(const char *s, size_t n)
{
	size_t i, count = 0;

	for (i = 0; i < n; i++)
		count += ((unsigned char)s[i] & 0xC0) != 0x80;
	return count;
}

size_t
eg_utf8_put(uint32_t c, char out[4])
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}
