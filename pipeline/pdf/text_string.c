/* text_string.c - see text_string.h. */
#include "pdf/text_string.h"

#include <string.h>

#include "base/utf8.h"

#define REPLACEMENT	0xFFFD

/* PDFDocEncoding where it is not ISO 8859-1 (Annex D.2); 0: no character. */
static const struct { unsigned char first; uint16_t c[34]; } special[] = {
	{ 0x18, { 0x02D8, 0x02C7, 0x02C6, 0x02D9, 0x02DD, 0x02DB, 0x02DA, 0x02DC } },
	{ 0x7F, { 0, 0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044,
	    0x2039, 0x203A, 0x2212, 0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019,
	    0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017D,
	    0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0, 0x20AC } },
};

static uint32_t
doc_character(unsigned char byte)
{
	if (byte >= 0x18 && byte < 0x20)
		return special[0].c[byte - 0x18];
	if (byte >= 0x7F && byte <= 0xA0)
		return special[1].c[byte - 0x7F];
	if (byte < 0x18 && byte != '\t' && byte != '\n' && byte != '\r')
		return 0;
	return byte == 0xAD ? 0 : byte;
}

/* -1 when it has no place there. */
static int
doc_byte(uint32_t c)
{
	if (c < 0x100 && doc_character((unsigned char)c) == c)
		return (int)c;
	for (int byte = 0x18; c != 0 && byte <= 0xA0; byte++)
		if (doc_character((unsigned char)byte) == c)
			return byte;
	return -1;
}

/* False when it has to be UTF-16; out may have part of it then. */
static bool
doc_encode(const char *s, size_t n, struct eg_buf *out)
{
	size_t len;
	int byte;

	for (; n > 0; s += len, n -= len) {
		byte = doc_byte(eg_utf8_next(s, n, &len));
		if (byte < 0)
			return false;
		eg_buf_putc(out, (char)byte);
	}
	/* These would be read as marks of Unicode. */
	return !(out->len >= 2 && memcmp(out->data, "\xFE\xFF", 2) == 0) &&
	    !(out->len >= 3 && memcmp(out->data, "\xEF\xBB\xBF", 3) == 0);
}

static void
put16(struct eg_buf *out, uint32_t unit)
{
	eg_buf_putc(out, (char)(unit >> 8));
	eg_buf_putc(out, (char)(unit & 0xFF));
}

static void
utf16_encode(const char *s, size_t n, struct eg_buf *out)
{
	uint32_t c;
	size_t len;

	put16(out, 0xFEFF);
	for (; n > 0; s += len, n -= len) {
		c = eg_utf8_next(s, n, &len);
		if (c == EG_UTF8_BAD)
			c = REPLACEMENT;
		if (c < 0x10000) {
			put16(out, c);
			continue;
		}
		put16(out, 0xD800 + ((c - 0x10000) >> 10));
		put16(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
	}
}

struct eg_pdf_object *
eg_pdf_text(struct eg_arena *arena, const char *utf8)
{
	struct eg_buf b = { 0 };
	struct eg_pdf_object *o;
	size_t n = strlen(utf8);

	if (!doc_encode(utf8, n, &b)) {
		eg_buf_clear(&b);
		utf16_encode(utf8, n, &b);
	}
	o = eg_pdf_bytes(arena, eg_buf_str(&b), b.len);
	eg_buf_free(&b);
	return o;
}

void
eg_pdf_set_text(struct eg_arena *arena, struct eg_pdf_object *d, const char *key,
    const char *utf8)
{
	eg_pdf_set(arena, d, key, eg_pdf_text(arena, utf8));
}

/* --- reading ------------------------------------------------------------------- */

static void
put(struct eg_buf *out, uint32_t c)
{
	char utf8[4];

	eg_buf_add(out, utf8, eg_utf8_put(c == 0 ? REPLACEMENT : c, utf8));
}

static uint32_t
unit16(const unsigned char *s)
{
	return (uint32_t)s[0] << 8 | s[1];
}

static void
utf16_decode(const unsigned char *s, size_t n, struct eg_buf *out)
{
	uint32_t c, low;
	size_t i;

	for (i = 0; i + 1 < n; i += 2) {
		c = unit16(s + i);
		if (c == 0x1B) {	/* a language, up to the next one (7.9.2.2) */
			for (i += 2; i + 1 < n && unit16(s + i) != 0x1B; i += 2)
				;
			continue;
		}
		low = i + 3 < n ? unit16(s + i + 2) : 0;
		if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			i += 2;
		}
		put(out, c >= 0xD800 && c < 0xE000 ? REPLACEMENT : c);
	}
	if (i < n)
		put(out, REPLACEMENT);
}

static void
utf8_decode(const char *s, size_t n, struct eg_buf *out)
{
	uint32_t c;
	size_t len;

	for (; n > 0; s += len, n -= len) {
		c = eg_utf8_next(s, n, &len);
		put(out, c == EG_UTF8_BAD ? REPLACEMENT : c);
	}
}

const char *
eg_pdf_text_of(struct eg_arena *arena, const struct eg_pdf_object *o)
{
	struct eg_buf b = { 0 };
	const char *result;

	if (!eg_pdf_is(o, EG_PDF_STRING))
		return NULL;
	if (o->n >= 2 && memcmp(o->text, "\xFE\xFF", 2) == 0)
		utf16_decode((const unsigned char *)o->text + 2, o->n - 2, &b);
	else if (o->n >= 3 && memcmp(o->text, "\xEF\xBB\xBF", 3) == 0)
		utf8_decode(o->text + 3, o->n - 3, &b);
	else
		for (uint32_t i = 0; i < o->n; i++)
			put(&b, doc_character((unsigned char)o->text[i]));
	result = eg_arena_strndup(arena, eg_buf_str(&b), b.len);
	eg_buf_free(&b);
	return result;
}
