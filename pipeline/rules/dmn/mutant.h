/*
 * mutant.h - small changes to the tables and expressions of a model, each a
 * mistake that a person could make and a test should notice: those of
 * feel/mutant.h in every cell and expression; a row is missing; a row gives what
 * the next one gives.
 */
#ifndef EG_RULES_DMN_MUTANT_H
#define EG_RULES_DMN_MUTANT_H

#include "rules/change.h"
#include "rules/dmn/dmn.h"
#include "xml/xpath.h"

struct eg_dmn_mutant {
	struct eg_change	 change;
	const char		*decision;
	struct eg_pos		 at;
	unsigned		 row;	/* it is in; 0: in none */
	/*
	 * The rows it is about, by their place among all (eg_dmn_row); certain:
	 * a case to which none of them applied is as before.
	 */
	size_t			 index[2], rows;
	bool			 certain;
	const char		*says;	/* "`<` becomes `<=`" */
	const char		*shown;	/* "row 3: {< -> <=} 5" */
};

/* All of a model, in the arena; returns how many. */
size_t	 eg_dmn_mutants(struct eg_dmn *, struct eg_arena *,
	    struct eg_dmn_mutant **list);

/* An XPath that finds something in a case: of an input, or eg:each. */
struct eg_dmn_xpath {
	const char		*name;		/* the input's, or decision's */
	struct eg_xpath		*xp;		/* it is compiled by */
	struct eg_expr		**slot;
	const struct eg_node	*attr;
	const struct eg_xml	*xml;
};
/* The i-th; false when there is none. */
bool	 eg_dmn_xpath(struct eg_dmn *, size_t i, struct eg_dmn_xpath *);

#endif
