/* parse.h - what the files that read expressions share. */
#ifndef EG_RULES_FEEL_PARSE_H
#define EG_RULES_FEEL_PARSE_H

#include "rules/feel/lex.h"
#include "rules/feel/node.h"

struct eg_feel_parser {
	struct eg_arena			*arena;
	const char			*text;
	const struct eg_feel_scope	*scope;
	struct eg_feel_error		*error;
	struct eg_feel_token		 token;		/* the next one */
	const char			*end;		/* of the one before */
	unsigned			 depth;
	bool				 failed;
	bool				 no_item;	/* "[" ends a range */
	bool				 tests;		/* `?` has a meaning */
};

/* Takes the next token. */
void	 eg_feel_next(struct eg_feel_parser *);
/* Goes on reading at s. */
void	 eg_feel_go_to(struct eg_feel_parser *, const char *s);
bool	 eg_feel_at(const struct eg_feel_parser *, const char *word);
bool	 eg_feel_take(struct eg_feel_parser *, const char *word);
/* False, reported, when it is not there. */
bool	 eg_feel_expect(struct eg_feel_parser *, const char *word);
/* Keeps the first error, at n bytes of the text; returns NULL. */
struct eg_feel_node *eg_feel_wrong(struct eg_feel_parser *, const char *s,
	    size_t n, const char *fmt, ...)
	    __attribute__((format(printf, 4, 5)));
/* A node of the text from s to the last token; NULL when a child is NULL. */
struct eg_feel_node *eg_feel_node(struct eg_feel_parser *, enum eg_feel_op,
	    const char *s, struct eg_feel_node *const *child, size_t n);

/* "`)` is expected here, not ..."; returns NULL. */
struct eg_feel_node *eg_feel_unexpected(struct eg_feel_parser *,
	    const char *wanted);
/* A value that is known, from s to the last token. */
struct eg_feel_node *eg_feel_constant(struct eg_feel_parser *, const char *s,
	    const struct eg_feel *);

/* parse.c */
struct eg_feel_node *eg_feel_expression(struct eg_feel_parser *);
struct eg_feel_node *eg_feel_sum(struct eg_feel_parser *);
/* parse_value.c: at the token each begins with. */
struct eg_feel_node *eg_feel_number_literal(struct eg_feel_parser *);
struct eg_feel_node *eg_feel_string_literal(struct eg_feel_parser *);
struct eg_feel_node *eg_feel_parentheses(struct eg_feel_parser *);
struct eg_feel_node *eg_feel_brackets(struct eg_feel_parser *);
struct eg_feel_node *eg_feel_braces(struct eg_feel_parser *);
/* "low..high)": the opening sign, at `from`, and low are read already. */
struct eg_feel_node *eg_feel_range_after(struct eg_feel_parser *,
	    const char *from, bool low_open, struct eg_feel_node *low);
/* parse_name.c: a variable, a call, a keyword that is a value. */
struct eg_feel_node *eg_feel_named(struct eg_feel_parser *);
struct eg_feel_node *eg_feel_member(struct eg_feel_parser *, const char *from,
	    struct eg_feel_node *of);
/* parse_test.c: a cell of a table, and what may stand behind `in`. */
struct eg_feel_node *eg_feel_tests(struct eg_feel_parser *);
struct eg_feel_node *eg_feel_in(struct eg_feel_parser *);

#endif
