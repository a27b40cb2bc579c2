/* lex.h - the words of an expression. */
#ifndef EG_RULES_FEEL_LEX_H
#define EG_RULES_FEEL_LEX_H

#include "rules/feel/expr.h"

enum eg_feel_token_kind {
	EG_TOKEN_END, EG_TOKEN_NUMBER, EG_TOKEN_STRING, EG_TOKEN_AT_STRING,
	EG_TOKEN_WORD,		/* a name, or a keyword */
	EG_TOKEN_SIGN,		/* one of ( ) [ ] { } , : . .. ? + - * / ** = != < <= > >= */
	EG_TOKEN_BAD
};

struct eg_feel_token {
	enum eg_feel_token_kind	 kind;
	const char		*s;
	size_t			 n;
};

/* The token at s, space and comments before it left out. */
struct eg_feel_token eg_feel_token(const char *s);
bool	 eg_feel_token_is(const struct eg_feel_token *, const char *);

/*
 * Bytes at s that are the name, its spaces being any space; 0 when another
 * name begins there, or goes on.
 */
size_t	 eg_feel_match(const char *s, const char *name);
/* Bytes of the words at s that could be one unknown name, for messages. */
size_t	 eg_feel_words(const char *s);
/* The string in quotes, its escapes resolved; NULL when one is wrong. */
const char *eg_feel_unquote(struct eg_arena *, const char *s, size_t n);

#endif
