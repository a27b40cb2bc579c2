/*
 * xpath_lex.h - the tokens of an XPath 1.0 expression (XPath 1.0 §3.7).
 *
 * libxml2 finds a missing prefix, variable or function only when it runs an
 * expression, and says neither which nor where.  A rulebook must be refused
 * when it is read, so its expressions are read here once more.  No libxml2 in
 * this file.
 */
#ifndef EG_XML_XPATH_LEX_H
#define EG_XML_XPATH_LEX_H

#include <stdbool.h>
#include <stddef.h>

enum eg_xpath_kind {
	EG_XPATH_END,
	EG_XPATH_BAD,		/* no token starts here, or a literal has no end */
	EG_XPATH_NAME,		/* NameTest: "c:item", "*", "c:*" */
	EG_XPATH_FUNCTION,	/* FunctionName, before its "(" */
	EG_XPATH_NODE_TYPE,	/* "text", "node", ..., before its "(" */
	EG_XPATH_AXIS,		/* AxisName, before its "::" */
	EG_XPATH_OPERATOR,	/* "and", "*" times, "/", "|", "<=", ... */
	EG_XPATH_LITERAL,
	EG_XPATH_NUMBER,
	EG_XPATH_VARIABLE,	/* with its "$" */
	EG_XPATH_PUNCT		/* ( ) [ ] . .. @ , :: */
};

struct eg_xpath_token {
	enum eg_xpath_kind	 kind;
	const char		*at;	/* into the expression */
	size_t			 len;	/* bytes; 0 at the end */
};

/*
 * The token that follows prev, the one before it; start with a prev of
 * { EG_XPATH_END, text, 0 }.  What a name or a star means depends on prev.
 */
struct eg_xpath_token eg_xpath_next(const struct eg_xpath_token *prev);

/* The token is exactly this text. */
bool	 eg_xpath_token_is(const struct eg_xpath_token *, const char *);

#endif
