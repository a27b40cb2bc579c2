/*
 * dmn.h - a decision model (OMG DMN 1.3; namespaces of 1.1 to 1.5), read from
 * one file and evaluated: decision tables with every hit policy, literal
 * expressions, contexts, invocations, business knowledge models.
 */
#ifndef EG_RULES_DMN_DMN_H
#define EG_RULES_DMN_DMN_H

#include "rules/feel/function.h"
#include "rules/proof.h"

#define EG_BIND_NS	"urn:engross:bind:1"	/* eg:from, eg:each */

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

/* The i-th decision of a bound model, in document order; false at the end. */
bool	 eg_dmn_decision(const struct eg_dmn *, size_t i, const char **name,
	    const char **fact);
/*
 * Where what a reason's input says stands in the case, seen from the element
 * of its proof: the first `max` of the nodes; returns how many there are.
 */
size_t	 eg_dmn_input_places(struct eg_dmn *, const struct eg_dmn_input *,
	    const struct eg_xml *, struct eg_node *at,
	    const struct eg_node **place, size_t max);

/* --- for tools that look at tables ---------------------------------------- */

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

/*
 * Whether to keep a digest of what the inputs of a case are: of two cases with
 * the same, whatever tables say, they say the same.
 */
void	 eg_dmn_keep_digest(struct eg_dmn *, bool);
uint64_t eg_dmn_digest(const struct eg_dmn *);

/* A decision, and what of the case it reads. */
struct eg_dmn_use {
	const char	*name;
	const char	*fact;		/* that it sets; a context: FACT.ENTRY */
	struct eg_pos	 at;
	bool		 required;	/* by another one */
	bool		 asked;		/* by people: it has a `question` */
};
/* The i-th in the order of evaluation; false when there is none. */
bool	 eg_dmn_use(const struct eg_dmn *, size_t i, struct eg_dmn_use *);
/*
 * The k-th XPath that it reads, an attribute: its eg:each, and of inputs it
 * requires; NULL when there is none.
 */
const struct eg_node *eg_dmn_use_reads(const struct eg_dmn *, size_t i, size_t k);
/* The k-th input that nothing requires; false when there is none. */
bool	 eg_dmn_idle_input(const struct eg_dmn *, size_t k, const char **name,
	    struct eg_pos *);

/*
 * Reports what looks wrong in its tables without any case, R3230 to R3237: gaps,
 * with the row that is missing; rows that meet, are needless or never apply;
 * values that are none of a column's; hit policies by the order of rows.
 */
void	 eg_dmn_inspect(struct eg_dmn *, struct eg_diags *);

#endif
