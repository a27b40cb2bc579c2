/*
 * dmn.h - a decision model (OMG DMN 1.3; namespaces of 1.1 to 1.5), read from
 * one file and evaluated: decision tables with every hit policy, literal
 * expressions, contexts, invocations, business knowledge models.
 */
#ifndef EG_RULES_DMN_DMN_H
#define EG_RULES_DMN_DMN_H

#include "rules/feel/function.h"
#include "rules/proof.h"

struct eg_dmn;

/*
 * Reads a model into the arena; xml and the library must outlive it.  Reports
 * all that is wrong with it, R31xx at its lines, and returns NULL.  `bound`: it
 * is to be evaluated on cases, so every input must say where it is found
 * (eg:from) and the names of decisions must make facts.
 */
struct eg_dmn *eg_dmn_read(struct eg_arena *, const struct eg_xml *,
	    const struct eg_feel_library *, bool bound, struct eg_diags *);
/* Frees what is not in the arena. */
void	 eg_dmn_close(struct eg_dmn *);

/* A value for an input, by name. */
struct eg_dmn_given {
	const char		*name;
	const struct eg_feel	*value;
};

/*
 * Evaluates a decision, by name, and all it requires; inputs that are not
 * given are null.  By the standard: mistakes give null.  NULL when there is no
 * such decision.
 */
const struct eg_feel *eg_dmn_decide(struct eg_dmn *, struct eg_arena *,
	    const char *decision, const struct eg_dmn_given *, size_t n);

/*
 * Evaluates every decision on a case, strictly, each at its nodes, and sets
 * the results as attributes of the facts namespace.  False when one has no
 * answer ("cannot judge"), reported R392x at the model's line or the case's.
 * Proofs go to the end of *proofs, in the arena.
 */
bool	 eg_dmn_derive(struct eg_dmn *, struct eg_arena *, struct eg_xml *,
	    struct eg_proof **proofs, struct eg_diags *);

/* --- for tools that look at tables ---------------------------------------- */

/*
 * The fact that the i-th decision sets, in document order; NULL: there is none.
 * A context sets FACT.ENTRY.
 */
const char *eg_dmn_fact(const struct eg_dmn *, size_t i);

/* A row, and how often it applied since the model was read. */
struct eg_dmn_row_use {
	const char	*decision;
	unsigned	 number;	/* from 1 */
	const char	*basis;		/* its annotations; "" without */
	struct eg_pos	 at;
	unsigned	 applied;
};

/* The i-th row of all tables, in document order; false when there is none. */
bool	 eg_dmn_row(const struct eg_dmn *, size_t i, struct eg_dmn_row_use *);
/* Its cells as they are written: `"regular", -, >= 5 gives 30, "days"`. */
void	 eg_dmn_row_print(const struct eg_dmn *, size_t i, struct eg_buf *);

#endif
