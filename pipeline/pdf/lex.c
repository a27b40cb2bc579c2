/* lex.c - see lex.h. */
#include "pdf/lex.h"

#include <string.h>

#include "base/ascii.h"

#define DIGITS_MAX	18	/* more do not fit into 64 bits */

/* What is not regular: white space (Table 1) and delimiters (Table 2). */
enum { REGULAR, SPACE, DELIMITER };
static const uint8_t class[256] = {
	['\0'] = SPACE, ['\t'] = SPACE, ['\n'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE,
	[' '] = SPACE,
	['('] = DELIMITER, [')'] = DELIMITER, ['<'] = DELIMITER, ['>'] = DELIMITER,
	['['] = DELIMITER, [']'] = DELIMITER, ['{'] = DELIMITER, ['}'] = DELIMITER,
	['/'] = DELIMITER, ['%'] = DELIMITER,
};

/* One more than the value of a hexadecimal digit. */
static const int8_t digit[256] = {
	['0'] = 1, ['1'] = 2, ['2'] = 3, ['3'] = 4, ['4'] = 5, ['5'] = 6, ['6'] = 7,
	['7'] = 8, ['8'] = 9, ['9'] = 10,
	['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
	['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
};

bool
eg_pdf_is_space(char c)
{
	return class[(unsigned char)c] == SPACE;
}

bool
eg_pdf_is_delimiter(char c)
{
	return class[(unsigned char)c] == DELIMITER;
}

static bool
is_regular(char c)
{
	return class[(unsigned char)c] == REGULAR;
}

/* -1: it is none. */
static int
hex_digit(char c)
{
	return digit[(unsigned char)c] - 1;
}

static void
skip_space(struct eg_pdf_lexer *l)
{
	while (l->at < l->n) {
		if (eg_pdf_is_space(l->bytes[l->at])) {
			l->at++;
		} else if (l->bytes[l->at] == '%') {
			while (l->at < l->n && l->bytes[l->at] != '\n' &&
			    l->bytes[l->at] != '\r')
				l->at++;
		} else {
			return;
		}
	}
}

static void
fault(struct eg_pdf_lexer *l, struct eg_pdf_token *t, const char *words)
{
	t->kind = EG_PDF_T_FAULT;
	l->fault = words;
}

/* --- strings ------------------------------------------------------------------- */

/* The bytes up to the bracket that ends the string, or n when none does. */
static size_t
literal_end(const struct eg_pdf_lexer *l)
{
	size_t i, depth = 1;

	for (i = l->at; i < l->n; i++) {
		if (l->bytes[i] == '\\')
			i++;
		else if (l->bytes[i] == '(')
			depth++;
		else if (l->bytes[i] == ')' && --depth == 0)
			return i;
	}
	return l->n;
}

/* What stands behind a backslash (Table 3); returns how many bytes it takes. */
static size_t
escape(const char *s, size_t n, char *out, size_t *used)
{
	static const char letters[] = "nrtbf", means[] = "\n\r\t\b\f";
	const char *p;
	unsigned octal = 0;
	size_t i;

	if (n == 0)
		return 0;
	if (s[0] == '\r' || s[0] == '\n')	/* the line goes on */
		return s[0] == '\r' && n > 1 && s[1] == '\n' ? 2 : 1;
	for (i = 0; i < 3 && i < n && s[i] >= '0' && s[i] <= '7'; i++)
		octal = octal * 8 + (unsigned)(s[i] - '0');
	if (i > 0) {
		out[(*used)++] = (char)(octal & 0xFF);
		return i;
	}
	p = s[0] == '\0' ? NULL : strchr(letters, s[0]);
	out[(*used)++] = p == NULL ? s[0] : means[p - letters];
	return 1;
}

static void
decode_literal(struct eg_pdf_lexer *l, struct eg_pdf_token *t, const char *s, size_t n)
{
	char *out = eg_arena_alloc(l->arena, n + 1);
	size_t i, used = 0;

	for (i = 0; i < n; i++) {
		if (s[i] == '\\') {
			i += escape(s + i + 1, n - i - 1, out, &used);
		} else if (s[i] == '\r') {
			out[used++] = '\n';
			if (i + 1 < n && s[i + 1] == '\n')
				i++;
		} else {
			out[used++] = s[i];
		}
	}
	t->text = out;
	t->n = used;
}

static void
lex_literal(struct eg_pdf_lexer *l, struct eg_pdf_token *t)
{
	size_t end;

	l->at++;
	end = literal_end(l);
	if (end == l->n) {
		l->at = l->n;
		fault(l, t, "a string has no end");
		return;
	}
	t->kind = EG_PDF_T_STRING;
	t->text = l->bytes + l->at;
	t->n = end - l->at;
	if (l->arena != NULL)
		decode_literal(l, t, t->text, t->n);
	l->at = end + 1;
}

static void
decode_hex(struct eg_pdf_lexer *l, struct eg_pdf_token *t, const char *s, size_t n)
{
	char *out = eg_arena_alloc(l->arena, n / 2 + 2);
	size_t i, digits = 0;
	int d;

	for (i = 0; i < n; i++) {
		d = hex_digit(s[i]);
		if (d < 0)		/* white space */
			continue;
		if (digits % 2 == 0)
			out[digits / 2] = (char)(d << 4);
		else
			out[digits / 2] |= (char)d;
		digits++;
	}
	t->text = out;
	t->n = (digits + 1) / 2;
}

static void
lex_hex(struct eg_pdf_lexer *l, struct eg_pdf_token *t)
{
	size_t i;

	l->at++;
	for (i = l->at; i < l->n && l->bytes[i] != '>'; i++)
		if (hex_digit(l->bytes[i]) < 0 && !eg_pdf_is_space(l->bytes[i])) {
			fault(l, t, "a string in hexadecimal digits has something else in it");
			return;
		}
	if (i == l->n) {
		fault(l, t, "a string has no end");
		return;
	}
	t->kind = EG_PDF_T_STRING;
	t->text = l->bytes + l->at;
	t->n = i - l->at;
	if (l->arena != NULL)
		decode_hex(l, t, t->text, t->n);
	l->at = i + 1;
}

/* --- names and words ------------------------------------------------------------ */

static void
decode_name(struct eg_pdf_lexer *l, struct eg_pdf_token *t)
{
	const char *s = t->text;
	size_t i, used = 0;
	char *out;

	out = eg_arena_strndup(l->arena, s, t->n);
	for (i = 0; i < t->n; i++) {
		if (s[i] != '#') {
			out[used++] = s[i];
			continue;
		}
		/* Before PDF 1.2 it was a character like any other. */
		if (i + 2 >= t->n || hex_digit(s[i + 1]) < 0 || hex_digit(s[i + 2]) < 0) {
			fault(l, t, "a name has a # without two hexadecimal digits");
			return;
		}
		out[used] = (char)(hex_digit(s[i + 1]) << 4 | hex_digit(s[i + 2]));
		if (out[used++] == '\0') {
			fault(l, t, "a name has a NUL character");
			return;
		}
		i += 2;
	}
	out[used] = '\0';
	t->text = out;
	t->n = used;
}

static void
lex_name(struct eg_pdf_lexer *l, struct eg_pdf_token *t)
{
	size_t start = ++l->at;

	while (l->at < l->n && is_regular(l->bytes[l->at]))
		l->at++;
	t->kind = EG_PDF_T_NAME;
	t->text = l->bytes + start;
	t->n = l->at - start;
	if (l->arena != NULL)
		decode_name(l, t);
}

/* A number when the whole word is one (7.3.3), else a keyword. */
static void
lex_word(struct eg_pdf_lexer *l, struct eg_pdf_token *t)
{
	const char *s = l->bytes + l->at;
	size_t n = 0, i, digits = 0, points = 0;
	int64_t value = 0;

	while (l->at + n < l->n && is_regular(s[n]))
		n++;
	l->at += n;
	t->text = s;
	t->n = n;
	t->kind = EG_PDF_T_KEYWORD;
	for (i = s[0] == '-' || s[0] == '+'; i < n; i++) {
		if (s[i] == '.' && points == 0) {
			points++;
		} else if (eg_is_digit(s[i])) {
			if (++digits <= DIGITS_MAX)
				value = value * 10 + (s[i] - '0');
		} else {
			return;
		}
	}
	if (digits == 0)
		return;
	t->kind = points == 0 && digits <= DIGITS_MAX ? EG_PDF_T_INTEGER : EG_PDF_T_REAL;
	t->integer = s[0] == '-' ? -value : value;
}

static void
lex_mark(struct eg_pdf_lexer *l, struct eg_pdf_token *t, enum eg_pdf_token_kind kind,
    size_t n)
{
	t->kind = kind;
	t->text = l->bytes + l->at;
	t->n = n;
	l->at += n;
}

void
eg_pdf_lex(struct eg_pdf_lexer *l, struct eg_pdf_token *t)
{
	char c, next;

	skip_space(l);
	*t = (struct eg_pdf_token){ .kind = EG_PDF_T_END, .start = l->at };
	if (l->fault != NULL) {
		t->kind = EG_PDF_T_FAULT;
	} else if (l->at < l->n) {
		c = l->bytes[l->at];
		next = l->at + 1 < l->n ? l->bytes[l->at + 1] : '\0';
		if (c == '(')
			lex_literal(l, t);
		else if (c == '/')
			lex_name(l, t);
		else if (c == '[')
			lex_mark(l, t, EG_PDF_T_ARRAY, 1);
		else if (c == ']')
			lex_mark(l, t, EG_PDF_T_ARRAY_END, 1);
		else if (c == '<' && next == '<')
			lex_mark(l, t, EG_PDF_T_DICTIONARY, 2);
		else if (c == '>' && next == '>')
			lex_mark(l, t, EG_PDF_T_DICTIONARY_END, 2);
		else if (c == '<')
			lex_hex(l, t);
		else if (is_regular(c))
			lex_word(l, t);
		else
			fault(l, t, "a bracket has no partner");
	}
	t->end = l->at;
}

bool
eg_pdf_is_keyword(const struct eg_pdf_token *t, const char *word)
{
	return t->kind == EG_PDF_T_KEYWORD && t->n == strlen(word) &&
	    memcmp(t->text, word, t->n) == 0;
}
