/*
 * rules.h - the rules stage: a case judged by a rulebook.
 *
 * A rulebook is a folder of data (Schematron asserts; later DMN tables, the
 * register of law and calendars); no C here knows what a case is about.
 */
#ifndef EG_RULES_RULES_H
#define EG_RULES_RULES_H

#include "base/buf.h"
#include "base/diag.h"
#include "xml/xml.h"

struct eg_rulebook;

/*
 * Opens a rulebook: a file NAME.sch, or a folder that holds exactly one.  What
 * it includes, and the facts it derives, are files of the same folder.
 * Reports all that is wrong with it, R30xx at the rulebook's lines, and
 * returns NULL; a rulebook that opens fails later only on types and size.
 * A rulebook is for one thread.
 */
struct eg_rulebook *eg_rulebook_open(const char *path, struct eg_diags *);
/* The same from memory; files beside `name` are still read. */
struct eg_rulebook *eg_rulebook_read(const char *name, const char *bytes,
	    size_t len, struct eg_diags *);
void	 eg_rulebook_free(struct eg_rulebook *);

struct eg_rules_options {
	const char	*phase;		/* an id, #ALL, #ANY; NULL: #DEFAULT */
	const char	*law_as_of;	/* a day, "2017-01-01": judge by the law of that
					   day, to try it out; NULL: by the law of the
					   case's own days */
	const char	*const *set;	/* "XPATH=VALUE", sets of them: what eg_rules_set
					   did to the case, to try it out */
	size_t		 sets;
	bool		 reproduction;	/* a published letter made again: its defects are kept,
					   findings become notes and warnings, never errors */
	struct eg_buf	*svrl;		/* the verdict as SVRL besides, appended; or NULL */
	struct eg_buf	*receipt;	/* eg_rules_receipt besides; or NULL */
	const char	*engine;	/* for the receipt: "engross 0.1.0"; or NULL */
};

/*
 * Judges.  Each finding is reported with the rule's id as its code, its
 * severity by role (fatal, error, warning, info; error without one), the place
 * in the case (@subject, else the context), the citation in `rule` (the
 * assertion's properties, else its @see), the repair in `help` (its
 * diagnostics).  facts (derived outcomes and the like) are set as attributes in
 * the facts namespace on `annotated`, a copy of the case that templates read.
 *
 * In a reproduction a finding is a warning at most, and an assertion whose
 * condition eg:published (of the rulebook) does not hold at its context is not
 * judged there; the ids of those that were judged nowhere are reported in one
 * note, R3801.
 *
 * False when judging itself failed: "cannot judge", R39xx, never a pass.
 */
bool	 eg_rules_judge(struct eg_rulebook *, struct eg_xml *annotated,
	    const struct eg_rules_options *, struct eg_diags *);

/*
 * True unless the last judgement failed, was for trying out (law_as_of, set) or
 * of a published letter made again, or left something it could not judge:
 * whoever signs asks.  Findings are another matter.
 */
bool	 eg_rules_signable(const struct eg_rulebook *);

/*
 * What the last judgement rests on, as JSON: the digests (SHA-256) of the case
 * `cas` that was judged and of each file of the rulebook, the days of the case
 * that counted, every version of a provision that judged and by which rules,
 * which days of which calendars were looked up, and what it came to.  No clock,
 * no path: the same case and rulebook give the same bytes.
 */
void	 eg_rules_receipt(const struct eg_rulebook *, const struct eg_xml *cas,
	    const struct eg_rules_options *, struct eg_buf *);

/*
 * Ids of the rules that found what a person must acknowledge before the letter
 * is issued, warnings, of the last judgement: "M-03 T-06".  A published letter
 * made again is not issued.
 */
void	 eg_rules_to_acknowledge(const struct eg_rulebook *, struct eg_buf *);
/*
 * How the provision of that id is cited, "Labor Code 4610.6(e)"; borrowed.  NULL
 * when the register has none such.
 */
const char *eg_rules_citation(const struct eg_rulebook *, const char *id, size_t len);
/* Versions of law that judged, and that nobody has compared with the law yet. */
void	 eg_rules_unverified(const struct eg_rulebook *, struct eg_buf *);

/*
 * Puts another value into a case that was read, to try out what would follow:
 * "XPATH=VALUE", whose path, written with the rulebook's prefixes (c: without
 * one is the case's own), selects one attribute or one element that holds only
 * text.  Its place stays.  Says so, R3813; or reports U8013 or U8014 and
 * returns false.  book NULL: without a rulebook.
 */
bool	 eg_rules_set(const struct eg_rulebook *, struct eg_xml *cas,
	    const char *setting, struct eg_diags *);

/*
 * Whether a decision or a phrase table of the rulebook makes the fact, by the
 * fact's name ("due-date", "time-limit.count") or the decision's ("Due date").
 * Reports U8012, with what there is.
 */
bool	 eg_rules_explains(const struct eg_rulebook *, const char *fact,
	    struct eg_diags *);
/*
 * Why the fact is what it is in the case that was judged last, at each element
 * that has it: as text, or as one JSON object on a line.
 */
void	 eg_rules_explain(const struct eg_rulebook *, const char *fact,
	    const struct eg_xml *annotated, bool json, struct eg_buf *);

/*
 * Judges, and appends the whole verdict as an SVRL document (ISO 19757-3
 * Annex D) instead of reporting it.  False and nothing appended on R39xx.
 */
bool	 eg_rules_svrl(struct eg_rulebook *, struct eg_xml *annotated,
	    const struct eg_rules_options *, struct eg_buf *, struct eg_diags *);

#endif
