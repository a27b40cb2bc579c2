/*
 * expr.h - expressions of S-FEEL: read once, evaluated many times.
 *
 * The language is DMN 1.3 chapter 9 (simple expressions, unary tests) with
 * what tables of law want besides: lists, contexts, `if`, `between`, `in`.
 * `for`, `some`, `every`, filters and functions made on the spot are refused
 * with a message: an input with its XPath says such things better.
 *
 * Names may have spaces, so the parser must know them: the longest name that
 * is known where it stands is the one that is meant.
 */
#ifndef EG_RULES_FEEL_EXPR_H
#define EG_RULES_FEEL_EXPR_H

#include "rules/feel/function.h"

#define EG_FEEL_DEPTH_MAX	100	/* of an expression */

struct eg_feel_expr;

/* What a name stands for: the value in a slot while evaluating. */
struct eg_feel_name {
	const char	*name;
	unsigned	 slot;
};

/* A function that the model defines (business knowledge model). */
struct eg_feel_knowledge {
	const char	*name;
	const char	*const *param;
	size_t		 n;
	void		*body;		/* for eg_feel_env.invoke */
};

/* What is known where an expression stands. */
struct eg_feel_scope {
	const struct eg_feel_name	*name;
	size_t				 n;
	const struct eg_feel_knowledge	*const *knowledge;
	size_t				 nknowledge;
	const char			*const *member;	/* names behind a point */
	size_t				 nmember;
	const struct eg_feel_library	*library;
};

/* What is wrong with an expression, and where in its text. */
struct eg_feel_error {
	char		 text[240];
	const char	*near;		/* did you mean; or NULL */
	size_t		 offset;	/* code points from 0 */
	size_t		 length;
};

/* NULL and the error when it is wrong.  In the arena; text is copied. */
struct eg_feel_expr *eg_feel_compile(struct eg_arena *, const char *text,
	    const struct eg_feel_scope *, struct eg_feel_error *);
/* A cell of a table: unary tests, "-" for any value. */
struct eg_feel_expr *eg_feel_compile_tests(struct eg_arena *, const char *text,
	    const struct eg_feel_scope *, struct eg_feel_error *);
/* A list of values as text, `"a", "b"`: a list expression. */
struct eg_feel_expr *eg_feel_compile_list(struct eg_arena *, const char *text,
	    const struct eg_feel_scope *, struct eg_feel_error *);

/* Whether it is "-". */
bool	 eg_feel_is_any(const struct eg_feel_expr *);
const char *eg_feel_text(const struct eg_feel_expr *);
/* Whether the text is the name and nothing else. */
bool	 eg_feel_is_name(const char *text, const char *name);
/* Whether the slot of a name is read. */
bool	 eg_feel_reads(const struct eg_feel_expr *, unsigned slot);

/* A value that is written, or made of written ones alone: date("2018-01-01"). */
struct eg_feel_literal {
	const struct eg_feel	*value;
	size_t			 offset, length;	/* in the text, code points */
};
/*
 * The values that decide what a cell passes, in the order they are written:
 * those it compares with, ends of ranges, items of lists.  Returns how many.
 * *known: the cell depends on them and on its input alone, no name is read and
 * nothing is computed of `?`.
 */
size_t	 eg_feel_literals(struct eg_arena *, const struct eg_feel_library *,
	    const struct eg_feel_expr *, struct eg_feel_literal **, bool *known);

/*
 * What an expression is evaluated with.  By the standard whatever has no
 * meaning gives null; strict, it stops the evaluation: 1 + "a" is no rule of
 * law.  Null itself is no mistake: it spreads.
 */
struct eg_feel_env {
	struct eg_arena			*arena;		/* of results */
	const struct eg_feel		*const *slot;
	const struct eg_feel		*input;		/* `?`, of unary tests */
	const struct eg_feel_library	*library;
	/* Calls what the model defines; NULL as below. */
	const struct eg_feel		*(*invoke)(struct eg_feel_env *,
					    const struct eg_feel_knowledge *,
					    const struct eg_feel *const *arg);
	void				*data;
	bool				 strict;
	struct eg_feel_step		**steps;	/* what functions did; or NULL */
	unsigned			 depth;
	struct eg_feel_error		 error;
};

/* NULL when it was stopped: env->error says why, and where. */
const struct eg_feel *eg_feel_eval(struct eg_feel_env *,
	    const struct eg_feel_expr *);
/*
 * Whether the value passes: true, false, or null when that is not known.
 */
const struct eg_feel *eg_feel_test(struct eg_feel_env *,
	    const struct eg_feel_expr *tests, const struct eg_feel *input);

/*
 * sum, min, max or count of a list, as the aggregation of a table calls them.
 * NULL after a mistake; call->wrong says which.
 */
const struct eg_feel *eg_feel_aggregate(const struct eg_feel_library *,
	    struct eg_feel_call *, const char *function,
	    const struct eg_feel *list);

#endif
