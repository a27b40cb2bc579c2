/*
 * encoding.c - UTF-8 and nothing else.
 *
 * A parser that converts may be told to read markup into text that no other
 * reader sees (UTF-7 is the classic), so no other encoding is let in: not by
 * a byte order mark, not by a declaration, not by guessing.
 */
#include "xml/scan.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static bool
refuse(struct eg_text *t, const char *file, struct eg_diags *diags,
    size_t offset, size_t n, const char *what, const char *help)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "E1002", .at = eg_text_pos(t, file, offset, n),
	    .help = help }, "%s", what);
	return false;
}

/* Marks and first bytes by which XML 1.0, appendix F, tells encodings apart. */
static const struct {
	const char	*bytes;
	size_t		 n;
	const char	*what;
} signatures[] = {
	{ "\xFF\xFE\0\0", 4, "the file is UTF-32, not UTF-8" },
	{ "\0\0\xFE\xFF", 4, "the file is UTF-32, not UTF-8" },
	{ "<\0\0\0", 4, "the file is UTF-32, not UTF-8" },
	{ "\0\0\0<", 4, "the file is UTF-32, not UTF-8" },
	{ "\xFF\xFE", 2, "the file is UTF-16, not UTF-8" },
	{ "\xFE\xFF", 2, "the file is UTF-16, not UTF-8" },
	{ "<\0", 2, "the file is UTF-16, not UTF-8" },
	{ "\0<", 2, "the file is UTF-16, not UTF-8" },
	{ "\x4C\x6F\xA7\x94", 4, "the file is EBCDIC, not UTF-8" },
	{ "+/v", 3, "the file is UTF-7, not UTF-8" },
};

static bool
signature_check(struct eg_text *t, const char *file, struct eg_diags *diags)
{
	size_t i;

	for (i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++)
		if (t->len >= signatures[i].n && memcmp(t->bytes,
		    signatures[i].bytes, signatures[i].n) == 0) {
			eg_report(diags, &(struct eg_diag){
			    .severity = EG_ERROR, .code = "E1002",
			    .at = { .file = file, .line = 1, .column = 1 },
			    .help = "save it as UTF-8" }, "%s",
			    signatures[i].what);
			return false;
		}
	return true;
}

/* The value of the pseudo-attribute `encoding`, if the file declares one. */
static const char *
declared(const struct eg_text *t, size_t *len)
{
	const char *s = t->bytes + t->bom, *end, *p, *quote;
	size_t n = t->len - t->bom;

	if (n < 6 || memcmp(s, "<?xml", 5) != 0 || !eg_is_space(s[5]))
		return NULL;
	end = memmem(s, n, "?>", 2);
	if (end == NULL)
		return NULL;
	p = memmem(s, (size_t)(end - s), "encoding", 8);
	if (p == NULL)
		return NULL;
	for (p += 8; p < end && eg_is_space(*p); p++)
		;
	if (p >= end || *p != '=')
		return NULL;
	for (p++; p < end && eg_is_space(*p); p++)
		;
	if (p >= end || (*p != '"' && *p != '\''))
		return NULL;
	quote = memchr(p + 1, *p, (size_t)(end - p - 1));
	if (quote == NULL)
		return NULL;
	*len = (size_t)(quote - p - 1);
	return p + 1;
}

static bool
declaration_check(struct eg_text *t, const char *file, struct eg_diags *diags)
{
	const char *name;
	size_t n, i;

	name = declared(t, &n);
	if (name == NULL || (n == 5 && strncasecmp(name, "UTF-8", 5) == 0))
		return true;
	if (n != 8 || strncasecmp(name, "US-ASCII", 8) != 0)
		return refuse(t, file, diags, (size_t)(name - t->bytes), n,
		    eg_diags_printf(diags, "the file says it is %.*s; only UTF-8 "
		    "is read", (int)(n < 40 ? n : 40), name),
		    "save it as UTF-8 and write encoding=\"UTF-8\"");
	for (i = 0; i < t->len; i++)
		if ((unsigned char)t->bytes[i] >= 0x80)
			return refuse(t, file, diags, i, 1,
			    "the file says it is US-ASCII but has other "
			    "characters", "write encoding=\"UTF-8\"");
	return true;
}

bool
eg_encoding_check(struct eg_text *t, const char *file, struct eg_diags *diags)
{
	size_t bad;

	if (!signature_check(t, file, diags))
		return false;
	bad = eg_utf8_check(t->bytes, t->len);
	if (bad < t->len) {
		struct eg_pos at = eg_text_pos(t, file, bad, 0);

		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "E1001", .at = at,
		    .help = "save the file as UTF-8; another encoding was "
		    "probably used" }, "byte 0x%02X is not UTF-8 text",
		    (unsigned char)t->bytes[bad]);
		return false;
	}
	return declaration_check(t, file, diags);
}
