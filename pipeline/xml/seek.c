/*
 * seek.c - where a document says certain words.
 *
 * What is wrong with a printed word is noticed long after the case became a
 * letter.  The words lead back: they are looked for in the file's own bytes, so
 * that the place is exact.
 */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "xml/document.h"

/* Neither in a tag nor in a comment. */
static bool
is_content(const struct eg_text *t, size_t at)
{
	const char *lt = memrchr(t->bytes, '<', at);
	size_t i;

	if (lt == NULL)
		return false;
	if (memchr(lt, '>', (size_t)(t->bytes + at - lt)) == NULL)
		return false;
	for (i = at; i >= 4; i--) {
		if (memcmp(t->bytes + i - 3, "-->", 3) == 0)
			return true;
		if (memcmp(t->bytes + i - 4, "<!--", 4) == 0)
			return false;
	}
	return true;
}

/* The offset of the next ones; the length of the text when there are none. */
static size_t
next(const struct eg_text *t, const char *words, size_t start)
{
	const char *p;
	size_t at;

	for (; start < t->len; start = at + 1) {
		p = memmem(t->bytes + start, t->len - start, words, strlen(words));
		if (p == NULL)
			break;
		at = (size_t)(p - t->bytes);
		if (is_content(t, at))
			return at;
	}
	return t->len;
}

static size_t
line_start(const struct eg_text *t, uint32_t line)
{
	const char *p = t->bytes, *end = t->bytes + t->len;

	for (; line > 1 && p != NULL; line--) {
		p = memchr(p, '\n', (size_t)(end - p));
		p = p == NULL ? NULL : p + 1;
	}
	return p == NULL ? t->len : (size_t)(p - t->bytes);
}

static bool
seek_character(const struct eg_xml *x, const char *utf8, uint32_t c, uint32_t line,
    struct eg_pos *place)
{
	const struct eg_text *t = x->text;
	char hex[16], HEX[16], decimal[16];
	const char *const forms[] = { utf8, hex, HEX, decimal };
	size_t starts[2] = { line_start(t, line), 0 }, i, s, at;

	snprintf(hex, sizeof(hex), "&#x%x;", c);
	snprintf(HEX, sizeof(HEX), "&#x%X;", c);
	snprintf(decimal, sizeof(decimal), "&#%u;", c);
	for (s = 0; s < 2; s++)
		for (i = 0; i < 4; i++) {
			at = next(t, forms[i], starts[s]);
			if (at == t->len)
				continue;
			*place = eg_xml_bytes_pos(x, at, strlen(forms[i]));
			return true;
		}
	return false;
}

bool
eg_xml_seek(const struct eg_xml *x, const char *words, uint32_t line,
    struct eg_pos *place)
{
	const struct eg_text *t = x->text;
	size_t at, k;
	uint32_t c;

	if (t == NULL || *words == '\0')
		return false;
	c = eg_utf8_next(words, strlen(words), &k);
	if (words[k] == '\0')
		return seek_character(x, words, c, line, place);
	at = next(t, words, 0);
	if (at == t->len || next(t, words, at + 1) < t->len)
		return false;
	*place = eg_xml_bytes_pos(x, at, strlen(words));
	return true;
}
