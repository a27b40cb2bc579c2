/*
 * mutant.h - small changes to an XPath expression, each a mistake that a
 * person could make and a test should notice.
 *
 * Comparisons and arithmetic get another operator, `and` becomes `or`, not()
 * is lost, a number is one more or less (20170101 a day), true is false; a
 * term of `and`, `or` or `|` or a predicate is missing.  Text in, text out:
 * nothing is evaluated, and a mutant may turn out to be no expression.
 */
#ifndef EG_RULES_TOOLS_MUTANT_H
#define EG_RULES_TOOLS_MUTANT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct eg_mutant {
	const char	*text;		/* the whole expression as changed */
	size_t		 offset, length;	/* what was changed: code points */
	const char	*says;		/* "`=` becomes `!=`", "`[2]` is left out" */
	const char	*change;	/* whole, on one line: "a {= -> !=} b" */
};

/*
 * All mutants of an expression, in the order of their places.  negate: also
 * the opposite of the whole, for a test.  Returns how many there are.
 */
size_t	 eg_mutants(struct eg_arena *, const char *text, bool negate,
	    const struct eg_mutant **list);

#endif
