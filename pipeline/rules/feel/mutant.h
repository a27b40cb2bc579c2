/*
 * mutant.h - small changes to an expression of S-FEEL, each a mistake that a
 * person could make and a test should notice.
 *
 * Comparisons and arithmetic get another operator, `and` becomes `or`, not() is
 * lost, an end of a range is in it or not, a number is one more or less, a date a
 * day later or earlier, true is false, `then` is `else`; a value of a list or a
 * test of a cell is missing.  What a lost cell does to its table is seen without
 * any test: rows meet.
 */
#ifndef EG_RULES_FEEL_MUTANT_H
#define EG_RULES_FEEL_MUTANT_H

#include "rules/change.h"
#include "rules/feel/expr.h"

struct eg_feel_mutant {
	struct eg_change	 change;
	size_t			 offset, length;	/* of the text, code points */
	const char		*says;		/* "`<` becomes `<=`" */
	const char		*shown;		/* whole: "{< -> <=} 5" */
};

/*
 * All mutants of an expression, in the arena.  cell: it is one of a row, where
 * values are limits: one less is tried too.  Returns how many there are.
 */
size_t	 eg_feel_mutants(struct eg_arena *, struct eg_feel_expr *, bool cell,
	    struct eg_feel_mutant **list);

#endif
