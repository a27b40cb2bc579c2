/* unseen.c - see unseen.h. */
#include "intake/unseen.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define ENOUGH	200	/* of such a file nobody needs to know more */

/* U+xFFFE and U+xFFFF of every plane are not listed; they are no characters. */
static const struct {
	uint32_t	 first, last;
	const char	*what;
} ranges[] = {
	{ 0x80, 0x9F, "a control character" },
	{ 0x61C, 0x61C, "a mark of text direction" },
	{ 0x180E, 0x180E, "a character without width" },
	{ 0x200B, 0x200D, "a character without width" },
	{ 0x200E, 0x200F, "a mark of text direction" },
	{ 0x202A, 0x202E, "an override of text direction" },
	{ 0x2060, 0x2064, "a character without width" },
	{ 0x2066, 0x2069, "an isolate of text direction" },
	{ 0x206A, 0x206F, "a deprecated format character" },
	{ 0xE000, 0xF8FF, "a private character, which only one font knows" },
	{ 0xFDD0, 0xFDEF, "not a character" },
	{ 0xFEFF, 0xFEFF, "a byte order mark inside the text" },
	{ 0xFFF9, 0xFFFB, "an annotation character" },
	{ 0xE0000, 0xE0FFF, "a tag or selector that shows nothing" },
	{ 0xF0000, 0x10FFFD, "a private character, which only one font knows" },
};

/* What a code point is, when it is not let in; else NULL. */
static const char *
unseen(uint32_t c)
{
	size_t i;

	if ((c & 0xFFFE) == 0xFFFE)
		return "not a character";
	for (i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return ranges[i].what;
	return NULL;
}

/* What Windows-1252 has at 0x80 to 0x9F: the usual source of such characters. */
static const uint16_t windows[32] = {
	0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
};

static const char *
repair(struct eg_diags *diags, uint32_t c)
{
	char bytes[4];
	size_t n;

	if (c < 0x80 || c > 0x9F || windows[c - 0x80] == 0)
		return "remove it";
	n = eg_utf8_put(windows[c - 0x80], bytes);
	return eg_diags_printf(diags, "`%.*s` was probably meant: text of "
	    "Windows-1252 was read as ISO-8859-1", (int)n, bytes);
}

/* "&#8238;" or "&#x202E;"; 0 for another reference.  *len is set to its bytes. */
static uint32_t
numbered(const char *s, const char *end, size_t *len)
{
	const char *semicolon = memchr(s, ';', (size_t)(end - s));

	*len = 1;
	if (semicolon == NULL || s[1] != '#')
		return 0;
	*len = (size_t)(semicolon - s) + 1;
	return (uint32_t)(s[2] == 'x' ? strtoul(s + 3, NULL, 16) :
	    strtoul(s + 2, NULL, 10));
}

/* The end of a comment or CDATA section at s: "&" is plain text there. */
static const char *
literal_end(const char *s, const char *end)
{
	const char *close = NULL;
	size_t n = (size_t)(end - s);

	if (n > 4 && memcmp(s, "<!--", 4) == 0)
		close = memmem(s, n, "-->", 3);
	else if (n > 9 && memcmp(s, "<![CDATA[", 9) == 0)
		close = memmem(s, n, "]]>", 3);
	return close == NULL ? s : close;
}

bool
eg_unseen_check(const struct eg_xml *x, struct eg_diags *diags)
{
	const char *bytes, *s, *end, *what, *literal;
	size_t len, n, bad = 0;
	uint32_t c;

	bytes = eg_xml_bytes(x, &len);
	end = bytes + len;
	s = literal = bytes;
	if (len >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0)
		s += 3;
	for (; s < end && bad < ENOUGH; s += n) {
		n = 1;
		if (*s == '<' && s >= literal)
			literal = literal_end(s, end);
		if ((unsigned char)*s < 0x80 && (*s != '&' || s < literal))
			continue;
		c = *s == '&' ? numbered(s, end, &n) :
		    eg_utf8_next(s, (size_t)(end - s), &n);
		what = unseen(c);
		if (what == NULL)
			continue;
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "E1040", .help = repair(diags, c),
		    .at = eg_xml_bytes_pos(x, (size_t)(s - bytes), n) },
		    "U+%04X is %s", (unsigned)c, what);
		bad++;
	}
	return bad == 0;
}
