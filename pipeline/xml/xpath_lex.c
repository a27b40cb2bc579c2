/* xpath_lex.c - see xpath_lex.h. */
#include "xml/xpath_lex.h"

#include <string.h>

#include "base/ascii.h"

/* Beyond ASCII libxml2 decides; all of it may be part of a name here. */
static bool
starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
	    (unsigned char)c >= 0x80;
}

static bool
in_name(char c)
{
	return starts_name(c) || eg_is_digit(c) || c == '-' || c == '.';
}

static const char *
skip_space(const char *s)
{
	return s + strspn(s, " \t\r\n");
}

static const char *
skip_ncname(const char *s)
{
	while (in_name(*s))
		s++;
	return s;
}

/* A QName, or "prefix:*" where a star may stand. */
static const char *
skip_qname(const char *s, bool star)
{
	s = skip_ncname(s);
	if (s[0] == ':' && starts_name(s[1]))
		return skip_ncname(s + 1);
	if (star && s[0] == ':' && s[1] == '*')
		return s + 2;
	return s;
}

bool
eg_xpath_token_is(const struct eg_xpath_token *t, const char *text)
{
	return t->len == strlen(text) && memcmp(t->at, text, t->len) == 0;
}

/*
 * The first rule of §3.7: after anything that ends an operand, a star is the
 * multiplication and a name is an operator.
 */
static bool
ends_operand(const struct eg_xpath_token *t)
{
	switch (t->kind) {
	case EG_XPATH_END:
	case EG_XPATH_OPERATOR:
	case EG_XPATH_AXIS:
	case EG_XPATH_FUNCTION:
	case EG_XPATH_NODE_TYPE:
		return false;
	case EG_XPATH_PUNCT:
		return eg_xpath_token_is(t, ")") || eg_xpath_token_is(t, "]") ||
		    eg_xpath_token_is(t, ".") || eg_xpath_token_is(t, "..");
	default:
		return true;
	}
}

static bool
is_node_type(const struct eg_xpath_token *t)
{
	static const char *const types[] = { "comment", "text",
	    "processing-instruction", "node" };
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (eg_xpath_token_is(t, types[i]))
			return true;
	return false;
}

static void
lex_name(struct eg_xpath_token *t, const struct eg_xpath_token *prev)
{
	const char *after;

	if (ends_operand(prev)) {
		t->kind = EG_XPATH_OPERATOR;
		t->len = (size_t)(skip_ncname(t->at) - t->at);
		return;
	}
	t->len = (size_t)(skip_qname(t->at, true) - t->at);
	after = skip_space(t->at + t->len);
	if (after[0] == '(')
		t->kind = is_node_type(t) ? EG_XPATH_NODE_TYPE : EG_XPATH_FUNCTION;
	else if (after[0] == ':' && after[1] == ':')
		t->kind = EG_XPATH_AXIS;
	else
		t->kind = EG_XPATH_NAME;
}

static void
lex_number(struct eg_xpath_token *t)
{
	const char *s = t->at;

	while (eg_is_digit(*s))
		s++;
	if (*s == '.')
		for (s++; eg_is_digit(*s); )
			s++;
	t->kind = EG_XPATH_NUMBER;
	t->len = (size_t)(s - t->at);
}

static void
lex_symbol(struct eg_xpath_token *t, const struct eg_xpath_token *prev)
{
	static const struct {
		const char		*text;
		enum eg_xpath_kind	 kind;
	} symbols[] = {			/* one or two bytes; the longer before its beginning */
		{ "//", EG_XPATH_OPERATOR },	{ "/", EG_XPATH_OPERATOR },
		{ "|", EG_XPATH_OPERATOR },	{ "+", EG_XPATH_OPERATOR },
		{ "-", EG_XPATH_OPERATOR },	{ "=", EG_XPATH_OPERATOR },
		{ "!=", EG_XPATH_OPERATOR },	{ "<=", EG_XPATH_OPERATOR },
		{ "<", EG_XPATH_OPERATOR },	{ ">=", EG_XPATH_OPERATOR },
		{ ">", EG_XPATH_OPERATOR },	{ "::", EG_XPATH_PUNCT },
		{ "..", EG_XPATH_PUNCT },	{ ".", EG_XPATH_PUNCT },
		{ "(", EG_XPATH_PUNCT },	{ ")", EG_XPATH_PUNCT },
		{ "[", EG_XPATH_PUNCT },	{ "]", EG_XPATH_PUNCT },
		{ "@", EG_XPATH_PUNCT },	{ ",", EG_XPATH_PUNCT },
	};
	size_t i;

	if (*t->at == '*') {
		t->kind = ends_operand(prev) ? EG_XPATH_OPERATOR : EG_XPATH_NAME;
		t->len = 1;
		return;
	}
	for (i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		const char *s = symbols[i].text;

		if (t->at[0] != s[0] || (s[1] != '\0' && t->at[1] != s[1]))
			continue;
		t->kind = symbols[i].kind;
		t->len = s[1] == '\0' ? 1 : 2;
		return;
	}
	t->kind = EG_XPATH_BAD;
	t->len = 1;
}

struct eg_xpath_token
eg_xpath_next(const struct eg_xpath_token *prev)
{
	struct eg_xpath_token t = { .at = skip_space(prev->at + prev->len) };
	const char *end;

	if (*t.at == '\0') {
		t.kind = EG_XPATH_END;
	} else if (*t.at == '"' || *t.at == '\'') {
		end = strchr(t.at + 1, *t.at);
		t.kind = end == NULL ? EG_XPATH_BAD : EG_XPATH_LITERAL;
		t.len = end == NULL ? strlen(t.at) : (size_t)(end + 1 - t.at);
	} else if (*t.at == '$' && starts_name(t.at[1])) {
		t.kind = EG_XPATH_VARIABLE;
		t.len = (size_t)(skip_qname(t.at + 1, false) - t.at);
	} else if (eg_is_digit(*t.at) || (*t.at == '.' && eg_is_digit(t.at[1]))) {
		lex_number(&t);
	} else if (starts_name(*t.at)) {
		lex_name(&t, prev);
	} else {
		lex_symbol(&t, prev);
	}
	return t;
}
