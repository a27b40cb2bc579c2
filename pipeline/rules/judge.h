/*
 * judge.h - a case being judged, and what came of it.
 */
#ifndef EG_RULES_JUDGE_H
#define EG_RULES_JUDGE_H

#include "rules/rulebook.h"

/* A diagnostic or property of a finding, its values filled in. */
struct eg_remark {
	struct eg_remark	*next;
	const struct eg_note_ref *note;
	const char		*text;		/* plain, on one line */
	const char		*markup;	/* as SVRL has it; NULL unless asked */
};

enum eg_event_kind {
	EG_EVENT_PATTERN,	/* a pattern was applied to a document */
	EG_EVENT_RULE,		/* a rule fired; only in a full verdict */
	EG_EVENT_FINDING	/* an assert failed, or a report succeeded */
};

struct eg_event {
	struct eg_event		*next;
	enum eg_event_kind	 kind;
	const struct eg_xml	*xml;		/* the document judged */
	const struct eg_pattern	*pattern;
	const struct eg_rule	*rule;
	const struct eg_check	*check;
	struct eg_node		*node;		/* the context */
	struct eg_node		*subject;	/* what the finding is about */
	struct eg_node		*fact;		/* of it, when the rule names one */
	const char		*text, *markup;
	struct eg_remark	*diagnostics, *properties;
};

struct eg_verdict {
	struct eg_arena		*arena;
	struct eg_event		*events, **end;
	struct eg_source	*documents;	/* other documents that were judged */
	bool			 full;		/* with what SVRL needs */
	const struct eg_pattern	*only;		/* judge this pattern alone; NULL: all */
	bool			 ordered;	/* eg_xml_order was called before */
	const char		*phase;		/* "#ALL", or its id */
};

/*
 * Judges a tree whose facts are set.  False when that failed, reported; what
 * was found until then is in the verdict.
 */
bool	 eg_judge(struct eg_rulebook *, struct eg_xml *,
	    const struct eg_rules_options *, struct eg_verdict *,
	    struct eg_diags *);
void	 eg_verdict_free(struct eg_verdict *);
/*
 * Chooses the law of a day, NULL for the case's own days; eg_judge does it
 * too.  False and R3912 when as_of is no day.
 */
bool	 eg_judge_law(struct eg_rulebook *, const char *as_of, struct eg_diags *);
/* A check's findings are of this severity: in a reproduction a warning at most. */
enum eg_severity eg_judge_severity(const struct eg_rulebook *,
	    const struct eg_check *);

/* --- run.c: expressions while judging ------------------------------------- */

struct eg_run {
	struct eg_rulebook	*book;
	struct eg_xml		*primary;	/* the case */
	struct eg_xml		*xml;		/* what the pattern is applied to */
	struct eg_node		*context;	/* of the rule that fires */
	const struct eg_check	*check;		/* being judged, for messages */
	struct eg_verdict	*verdict;
	struct eg_diags		*diags;
};

/* Evaluate at a node (NULL: the document); false or NULL is reported, R3901. */
bool	 eg_run_test(struct eg_run *, struct eg_query *, struct eg_node *, bool *);
struct eg_value *eg_run_eval(struct eg_run *, struct eg_query *, struct eg_node *);
/* Values that were found are to be found again. */
void	 eg_run_forget(struct eg_let *);

/* --- message.c: texts with their values ----------------------------------- */

/* On one line, spaces squeezed, long values cut.  NULL when it failed. */
const char *eg_message_plain(struct eg_run *, const struct eg_part *,
	    struct eg_node *context);
/* As XML in the SVRL namespace (prefix svrl), whole. */
const char *eg_message_markup(struct eg_run *, const struct eg_part *,
	    struct eg_node *context);
/* Adds text as XML content, or as an attribute's value. */
void	 eg_message_escape(struct eg_buf *, const char *);

/* Nothing of the case before is left; deriving does the same.  stage.c */
void	 eg_rules_begin(struct eg_rulebook *);
/*
 * Sets the facts, by phrase tables and then by decisions, and notes which
 * provisions they rest on.  stage.c
 */
bool	 eg_rules_derive(struct eg_rulebook *, struct eg_xml *,
	    struct eg_diags *);
/* The same of a case that has what phrase tables tell. */
bool	 eg_rules_decide(struct eg_rulebook *, struct eg_xml *,
	    struct eg_diags *);

/* --- decisions.c, findings.c, svrl.c -------------------------------------- */

/* Sets the facts by the decision model; proofs are kept until the next case. */
bool	 eg_decisions_derive(struct eg_rulebook *, struct eg_xml *,
	    struct eg_diags *);

/* Reports what was found, and eg_findings_remarks. */
void	 eg_findings_report(const struct eg_rulebook *, const struct eg_verdict *,
	    const struct eg_xml *, struct eg_diags *);
/* Reports what a reader must know of the judgement: what was not judged, R38xx. */
void	 eg_findings_remarks(const struct eg_rulebook *, const struct eg_xml *,
	    struct eg_diags *);

void	 eg_svrl_print(const struct eg_rulebook *, const struct eg_verdict *,
	    const struct eg_xml *annotated, const struct eg_rules_options *,
	    struct eg_buf *);

#endif
