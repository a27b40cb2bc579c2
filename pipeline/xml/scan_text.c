/* scan_text.c - characters and references. */
#include "xml/scan.h"

#include <string.h>

#include "base/utf8.h"

/* What people write from habit in HTML; XML knows five names only. */
static const struct {
	const char	*name;
	uint32_t	 c;
} html[] = {
	{ "nbsp", 0xA0 }, { "ndash", 0x2013 }, { "mdash", 0x2014 },
	{ "lsquo", 0x2018 }, { "rsquo", 0x2019 }, { "ldquo", 0x201C },
	{ "rdquo", 0x201D }, { "hellip", 0x2026 }, { "bull", 0x2022 },
	{ "middot", 0xB7 }, { "sect", 0xA7 }, { "para", 0xB6 },
	{ "copy", 0xA9 }, { "reg", 0xAE }, { "trade", 0x2122 },
	{ "deg", 0xB0 }, { "plusmn", 0xB1 }, { "times", 0xD7 },
	{ "frac12", 0xBD }, { "frac14", 0xBC }, { "frac34", 0xBE },
	{ "micro", 0xB5 }, { "le", 0x2264 }, { "ge", 0x2265 },
	{ "cent", 0xA2 }, { "pound", 0xA3 }, { "euro", 0x20AC },
	{ "laquo", 0xAB }, { "raquo", 0xBB }, { "shy", 0xAD },
	{ "aacute", 0xE1 }, { "eacute", 0xE9 }, { "iacute", 0xED },
	{ "oacute", 0xF3 }, { "uacute", 0xFA }, { "ntilde", 0xF1 },
	{ "ccedil", 0xE7 }, { "auml", 0xE4 }, { "ouml", 0xF6 },
	{ "uuml", 0xFC }, { "Auml", 0xC4 }, { "Ouml", 0xD6 },
	{ "Uuml", 0xDC }, { "szlig", 0xDF },
};

static const char *const predefined[] = { "amp", "lt", "gt", "quot", "apos" };

/* XML 1.0, production 2. */
static bool
is_char(uint32_t c)
{
	return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
	    (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

static int
digit(char c, unsigned base)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (base == 16 && c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (base == 16 && c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* p behind "&#". */
static void
number(struct eg_scan *c, const char *start)
{
	unsigned base = 10;
	uint32_t value = 0;
	const char *digits;
	int d;

	if (c->p < c->end && *c->p == 'x') {
		base = 16;
		c->p++;
	}
	digits = c->p;
	for (; c->p < c->end && (d = digit(*c->p, base)) >= 0; c->p++)
		if (value <= 0x10FFFF)
			value = value * base + (uint32_t)d;
	if (c->p == digits || c->p >= c->end || *c->p != ';') {
		eg_scan_error(c, "E1029", start, (size_t)(c->p - start),
		    "write a character by number as `&#160;` or `&#xA0;`",
		    c->p == digits ? "`&#` needs a number" :
		    "the reference lacks its `;`");
		return;
	}
	c->p++;
	if (!is_char(value))
		eg_scan_error(c, "E1029", start, (size_t)(c->p - start),
		    "remove it", "`" EG_FROM_CASE_N "` is not a character XML allows",
		    eg_span_shown((struct eg_span){ start,
		    (size_t)(c->p - start) }), start);
}

static const char *
entity_help(struct eg_scan *c, struct eg_span name)
{
	size_t i, n;
	char bytes[4];

	for (i = 0; i < sizeof(html) / sizeof(html[0]); i++)
		if (eg_span_is(name, html[i].name)) {
			if (html[i].c == 0xA0 || html[i].c == 0xAD)
				return eg_diags_printf(c->diags,
				    "write `&#x%X;`", (unsigned)html[i].c);
			n = eg_utf8_put(html[i].c, bytes);
			return eg_diags_printf(c->diags, "write the character "
			    "itself, `" EG_FROM_CASE_N "`, or `&#x%X;`", (int)n, bytes,
			    (unsigned)html[i].c);
		}
	return "write the character itself; for a plain `&` write `&amp;`";
}

void
eg_scan_reference(struct eg_scan *c)
{
	const char *start = c->p++;
	struct eg_span name;
	size_t i;

	if (c->p < c->end && *c->p == '#') {
		c->p++;
		number(c, start);
		return;
	}
	name = eg_scan_take_name(c);
	if (name.n == 0) {
		eg_scan_error(c, "E1013", start, 1, "write `&amp;`",
		    "a plain `&` is not allowed in XML");
		return;
	}
	for (i = 0; i < 5 && !eg_span_is(name, predefined[i]); i++)
		;
	if (c->p >= c->end || *c->p != ';') {
		eg_scan_error(c, "E1013", start, i < 5 ? name.n + 1 : 1,
		    i < 5 ? eg_diags_printf(c->diags, "write `&%s;`",
		    predefined[i]) : "write `&amp;`", i < 5 ?
		    "the reference lacks its `;`" :
		    "a plain `&` is not allowed in XML");
		return;
	}
	c->p++;
	if (i == 5)
		eg_scan_error(c, "E1014", start, (size_t)(c->p - start),
		    entity_help(c, name), "`&" EG_FROM_CASE_N ";` is not known in XML",
		    eg_span_shown(name), name.s);
}

/* Behind the plain ASCII at s, a word at a time; there may be more of it. */
static const unsigned char *
plain(const unsigned char *s, const unsigned char *end)
{
	uint64_t word;

	for (; (size_t)(end - s) >= sizeof(word); s += sizeof(word)) {
		memcpy(&word, s, sizeof(word));
		/* A byte below 0x20 borrows its high bit, from 0x80 on has one. */
		if (((word | (word - UINT64_C(0x2020202020202020))) &
		    UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	return s;
}

void
eg_scan_characters(struct eg_scan *c)
{
	const unsigned char *s = (const unsigned char *)c->p;
	const unsigned char *end = (const unsigned char *)c->end;

	for (; (s = plain(s, end)) < end && !c->stop; s++) {
		if (*s >= 0x20 && *s != 0xEF)
			continue;
		if (*s < 0x20 && *s != '\t' && *s != '\n' && *s != '\r')
			eg_scan_error(c, "E1018", (const char *)s, 1, "remove it",
			    "the control character U+%04X is not allowed in XML",
			    *s);
		else if (*s == 0xEF && s[1] == 0xBF && s[2] >= 0xBE)
			eg_scan_error(c, "E1018", (const char *)s, 3, "remove it",
			    "U+FFF%c is not a character", s[2] == 0xBE ? 'E' : 'F');
	}
}
