/*
 * proof.h - why a fact is what it is.
 *
 * Every decision that was evaluated leaves a proof: the rows of its table that
 * applied, with what they cite, and the values that mattered, each from its
 * place in the case or from another proof.  A proof lives until the rulebook
 * judges again; nodes are of the annotated case.
 */
#ifndef EG_RULES_PROOF_H
#define EG_RULES_PROOF_H

#include "rules/feel/function.h"
#include "xml/xml.h"

struct eg_dmn_input;
struct eg_rulebook;
struct eg_proof;

/* A value that mattered. */
struct eg_reason {
	struct eg_reason	*next;
	const char		*name;		/* "Request received" */
	const struct eg_feel	*value;
	/* Where it is from; neither: nothing in the case was selected. */
	const struct eg_node	*node;		/* the first that was selected */
	const struct eg_dmn_input *input;	/* dmn.h: eg_dmn_input_places */
	const struct eg_proof	*const *proofs;	/* of the decision, at each of
						   its nodes that count here */
	size_t			 n;
	bool			 one;	/* of one node, not the list of some */
};

/* A row that applied. */
struct eg_proof_row {
	struct eg_proof_row	*next;
	unsigned		 number;	/* from 1 */
	const char		*id;		/* may be NULL */
	const char		*basis;		/* its annotations; "" without */
	const struct eg_node	*node;		/* in the model */
};

struct eg_authority {
	struct eg_authority	*next;
	const char		*id, *name;	/* of the knowledge source */
};

struct eg_proof {
	struct eg_proof		*next;		/* in the order of evaluation */
	size_t			 number;	/* that order, from 0 */
	const char		*name;		/* "Due date" */
	const char		*fact;		/* "due-date" */
	struct eg_node		*node;		/* the element that has the fact */
	const struct eg_xml	*model;
	const struct eg_node	*decision;	/* in the model */
	const struct eg_feel	*value;
	const char		*text;		/* the expression; NULL of a table */
	bool			 by_default;	/* no row applied, but defaults */
	struct eg_proof_row	*rows;
	struct eg_reason	*reasons;
	const struct eg_feel_step *steps;	/* of functions it called */
	const struct eg_authority *authorities;
};

/* The proofs of the case judged last; NULL without a decision model. */
const struct eg_proof *eg_rulebook_proofs(const struct eg_rulebook *);

/*
 * Appends the proof as text, indented by two spaces a step:
 *
 *	Due date = 2014-09-05
 *	  as Request received + duration("P1D") * Time limit.count
 *	  because Time limit is count 30, unit "days"  [row 4: Code § 1(c)]
 *	    because Kind of review is "regular"  (case.xml:3:18)
 *	    under Code § 1, version C-1@2013, in force from 2013-01-01
 *	  because Request received is 2014-08-06  (case.xml:3:118)
 *	  under Code of Civil Procedure § 12a
 *
 * book NULL: without the versions of law that rows name.
 */
void	 eg_proof_print(const struct eg_rulebook *book, const struct eg_proof *,
	    const struct eg_xml *annotated, struct eg_buf *);

#endif
