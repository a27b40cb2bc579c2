/* tokens.h - an XPath expression as a list of its tokens. */
#ifndef EG_RULES_TOOLS_TOKENS_H
#define EG_RULES_TOOLS_TOKENS_H

#include "base/arena.h"
#include "xml/xpath_lex.h"

struct eg_tokens {
	const char		*text;
	struct eg_xpath_token	*token;
	unsigned		*depth;		/* of brackets around each */
	size_t			 n;		/* 0: it is no expression */
};

/*
 * In the arena; text is borrowed.  An opening bracket has the depth of what is
 * around, and so has its end.
 */
struct eg_tokens eg_tokens_read(struct eg_arena *, const char *text);

bool	 eg_tokens_is(const struct eg_tokens *, size_t i, const char *text);
/* The bracket that belongs to the one at i, in either direction. */
size_t	 eg_tokens_partner(const struct eg_tokens *, size_t i);
/* Does a term of an expression end at i? */
bool	 eg_tokens_ends_operand(const struct eg_tokens *, size_t i);

#endif
