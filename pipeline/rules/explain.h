/*
 * explain.h - a proof (proof.h) with the law it rests on, for those who print
 * it: explain.c as text, explain_json.c as JSON.
 */
#ifndef EG_RULES_EXPLAIN_H
#define EG_RULES_EXPLAIN_H

#include "rules/law.h"
#include "rules/proof.h"

#define EG_EXPLAIN_DEPTH	24	/* of reasons for reasons */
#define EG_EXPLAIN_LAW		16	/* provisions of one proof */
#define EG_EXPLAIN_PLACES	12	/* of one value */

/*
 * What is printed already, since the last turn: for each proof, by its number,
 * the turn in which it was.
 */
struct eg_told {
	unsigned	*turns;
	unsigned	 turn;
};

/*
 * For the proofs up to one and all they rest on, which are earlier;
 * eg_told_end frees.
 */
struct eg_told eg_told_begin(const struct eg_proof *last);
void	 eg_told_end(struct eg_told *);
/* Whether it is told for the first time; from now on it is not. */
bool	 eg_told_first(struct eg_told *, const struct eg_proof *);
/* The last of a fact's proofs, or NULL. */
const struct eg_proof *eg_explain_last(const struct eg_rulebook *,
	    const char *fact);

/*
 * The provisions that the rows name, each once; returns how many.  None
 * without a register.
 */
size_t	 eg_explain_law(const struct eg_rulebook *, const struct eg_proof *,
	    struct eg_law_ref refs[EG_EXPLAIN_LAW]);
/* The version meant by a reference: its own, else the one that judged; or NULL. */
const struct eg_version *eg_explain_version(const struct eg_law_ref *);
/* A row's basis without its references to the register. */
void	 eg_explain_basis(const struct eg_proof_row *, struct eg_buf *);
/*
 * Where a reason's value stands in the case: at most EG_EXPLAIN_PLACES nodes;
 * returns how many there are.
 */
size_t	 eg_explain_places(const struct eg_rulebook *, const struct eg_proof *,
	    const struct eg_reason *, const struct eg_xml *,
	    const struct eg_node *places[EG_EXPLAIN_PLACES]);
/* Text on one line, at most 160 code points of it. */
void	 eg_explain_squeeze(const char *, struct eg_buf *);

/*
 * Whether somebody who asks so means this fact, or a part of it: "time-limit",
 * "time-limit.count", "Time limit" and "time limit" are one.
 */
bool	 eg_explain_names(const char *asked, const char *name,
	    const char *fact);
/* The proofs of a fact: the next after one (NULL: the first), or NULL. */
const struct eg_proof *eg_explain_next(const struct eg_rulebook *,
	    const char *fact, const struct eg_proof *);

/* --- explain_phrase.c: facts that phrase tables tell ---------------------- */

struct eg_look;

/* What tells the fact, or NULL; the i-th name of one, NULL at the end. */
const struct eg_look *eg_explain_look(const struct eg_rulebook *,
	    const char *fact);
const char *eg_explain_look_name(const struct eg_rulebook *, size_t i);
/*
 * The fact at each element that has it, with the words: as text, or as the
 * members of a JSON list.  False when there is none.
 */
bool	 eg_explain_phrases(const struct eg_rulebook *, const char *fact,
	    const struct eg_xml *annotated, bool json, struct eg_buf *);

/* --- explain_json.c ------------------------------------------------------- */

/* A place as a JSON object. */
void	 eg_explain_json_place(const struct eg_node *, struct eg_pos,
	    struct eg_buf *);
/* One JSON object on one line. */
void	 eg_explain_json(const struct eg_rulebook *, const char *fact,
	    const struct eg_xml *annotated, struct eg_buf *);

#endif
