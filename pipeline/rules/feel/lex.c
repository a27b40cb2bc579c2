/* lex.c - see lex.h. */
#include "rules/feel/lex.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

static bool
is_name(char c)
{
	return eg_is_name_start(c) || eg_is_digit(c);
}

/* Behind space and comments; NULL when a comment has no end. */
static const char *
skip(const char *s)
{
	for (;;) {
		while (eg_is_space(*s))
			s++;
		/* A no-break space is what a word processor leaves behind. */
		if ((unsigned char)s[0] == 0xC2 && (unsigned char)s[1] == 0xA0) {
			s += 2;
			continue;
		}
		if (s[0] == '/' && s[1] == '/') {
			s += strcspn(s, "\n");
		} else if (s[0] == '/' && s[1] == '*') {
			s = strstr(s + 2, "*/");
			if (s == NULL)
				return NULL;
			s += 2;
		} else {
			return s;
		}
	}
}

static size_t
number(const char *s)
{
	const char *from = s;

	while (eg_is_digit(*s))
		s++;
	/* "1..5" is a range. */
	if (*s == '.' && eg_is_digit(s[1]))
		for (s++; eg_is_digit(*s); s++)
			;
	return (size_t)(s - from);
}

static size_t
quoted(const char *s)
{
	const char *from = s;

	for (s++; *s != '"'; s++) {
		if (*s == '\0' || (*s == '\\' && s[1] == '\0'))
			return 0;
		s += *s == '\\';
	}
	return (size_t)(s + 1 - from);
}

static size_t
sign(const char *s)
{
	static const char *const two[] = { "..", "**", "!=", "<=", ">=" };
	size_t i;

	for (i = 0; i < sizeof(two) / sizeof(two[0]); i++)
		if (strncmp(s, two[i], 2) == 0)
			return 2;
	return *s != '\0' && strchr("()[]{},:.?+-*/=<>", *s) != NULL;
}

struct eg_feel_token
eg_feel_token(const char *s)
{
	const char *at = skip(s);
	struct eg_feel_token t = { EG_TOKEN_BAD, s, 1 };

	if (at == NULL)
		return t;
	t.s = at;
	if (*at == '\0') {
		t.kind = EG_TOKEN_END;
		t.n = 0;
	} else if (eg_is_digit(*at) || (*at == '.' && eg_is_digit(at[1]))) {
		t.kind = EG_TOKEN_NUMBER;
		t.n = number(at);
	} else if (*at == '"' || (*at == '@' && at[1] == '"')) {
		t.kind = *at == '@' ? EG_TOKEN_AT_STRING : EG_TOKEN_STRING;
		t.n = quoted(at + (*at == '@'));
		if (t.n == 0) {
			t.kind = EG_TOKEN_BAD;
			t.n = strlen(at);
		} else {
			t.n += *at == '@';
		}
	} else if (eg_is_name_start(*at)) {
		t.kind = EG_TOKEN_WORD;
		for (t.n = 0; is_name(at[t.n]); t.n++)
			;
	} else if (sign(at) > 0) {
		t.kind = EG_TOKEN_SIGN;
		t.n = sign(at);
	}
	return t;
}

bool
eg_feel_token_is(const struct eg_feel_token *t, const char *word)
{
	return (t->kind == EG_TOKEN_WORD || t->kind == EG_TOKEN_SIGN) &&
	    strlen(word) == t->n && memcmp(t->s, word, t->n) == 0;
}

size_t
eg_feel_match(const char *s, const char *name)
{
	const char *from = s, *n = name;

	while (*n != '\0') {
		if (eg_is_space(*n)) {
			if (!eg_is_space(*s))
				return 0;
			for (; eg_is_space(*n); n++)
				;
			for (; eg_is_space(*s); s++)
				;
		} else if (*n++ != *s++) {
			return 0;
		}
	}
	if (s == from || (is_name(n[-1]) && is_name(*s)))
		return 0;
	return (size_t)(s - from);
}

bool
eg_feel_is_name(const char *text, const char *name)
{
	size_t n;

	while (eg_is_space(*text))
		text++;
	n = eg_feel_match(text, name);
	return n > 0 && eg_feel_token(text + n).kind == EG_TOKEN_END;
}

size_t
eg_feel_words(const char *s)
{
	const char *from = s, *end = s;

	for (;;) {
		while (is_name(*s))
			s++;
		end = s;
		while (*s == ' ')
			s++;
		if (!eg_is_name_start(*s))
			return (size_t)(end - from);
	}
}

static int
hex(char c)
{
	if (eg_is_digit(c))
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* n hexadecimal digits as a character. */
static bool
code_point(const char *s, const char *end, size_t n, uint32_t *c)
{
	size_t i;

	if ((size_t)(end - s) < n)
		return false;
	for (*c = 0, i = 0; i < n; i++) {
		if (hex(s[i]) < 0)
			return false;
		*c = *c * 16 + (uint32_t)hex(s[i]);
	}
	return *c != 0 && *c <= 0x10FFFF && (*c < 0xD800 || *c > 0xDFFF);
}

const char *
eg_feel_unquote(struct eg_arena *a, const char *s, size_t n)
{
	static const char plain[] = "\"\\'/ntr", means[] = "\"\\'/\n\t\r";
	char *out = eg_arena_alloc(a, n + 1), *to = out;
	const char *end = s + n - 1, *found;
	uint32_t c;
	size_t len;

	for (s++; s < end; s++) {
		if (*s != '\\') {
			*to++ = *s;
			continue;
		}
		s++;
		found = strchr(plain, *s);
		if (found != NULL) {
			*to++ = means[found - plain];
			continue;
		}
		len = *s == 'u' ? 4 : 6;
		if ((*s != 'u' && *s != 'U') || !code_point(s + 1, end, len, &c))
			return NULL;
		to += eg_utf8_put(c, to);
		s += len;
	}
	*to = '\0';
	return out;
}
