/*
 * state.h - how far a letter is, computed from its sign-off folder each time and stored
 * nowhere.
 *
 * Three kinds of fault.  A folder that somebody touched is refused as a whole: a
 * signature that is not good, of nobody, a statement missing or out of order.  A
 * statement that is good but does not count any more, or never did, is void, with the
 * reason.  What is left decides the state.
 */
#ifndef EG_SIGNOFF_STATE_H
#define EG_SIGNOFF_STATE_H

#include "signoff/folder.h"
#include "signoff/policy.h"

enum eg_signoff_state {
	EG_DRAFT,		/* the case has errors, or the folder is refused */
	EG_CHECKED,		/* no errors; nobody has approved it */
	EG_AUTHORED,		/* some steps are done */
	EG_APPROVED_ALL,	/* all steps are: it may be issued */
	EG_REJECTED,
	EG_ISSUED, EG_AMENDED, EG_WITHDRAWN,	/* as the archive knows; never found here */
	EG_SIGNOFF_STATES
};
extern const char *const eg_signoff_state_names[EG_SIGNOFF_STATES];

/* What became of one statement of the folder. */
struct eg_judged_statement {
	const char		*file;		/* "01-NAME.xml" */
	char			 sha256[EG_SHA256_HEX];
	struct eg_statement	 said;
	struct eg_cms_found	 by;
	bool			 holds;		/* it counts for the state */
	bool			 revoked;	/* taken back by a later one */
	bool			 renewed;	/* void, but somebody has done that step since */
	const char		*code;		/* when it is void: O10xx, and why, in words */
	const char		*fault;
};

struct eg_signoff {
	enum eg_signoff_state	 state;
	const struct eg_policy_letter *rules;	/* of this kind of letter */
	struct eg_judged_statement *statement;	/* in order */
	uint32_t		 n;
	const struct eg_judged_statement **done; /* for each step who did it, or NULL */
	const struct eg_policy_step *next;	/* the first that is not done; NULL: none, or it
						   was rejected */
	const struct eg_judged_statement *rejected;	/* by; or NULL */
	const char		*lacking;	/* why it is not approved although all steps are
						   done, in words; NULL */
};

/*
 * Judges a folder of which subject is what there is to sign off now, subject_bytes its
 * file, by rules: the policy's of its letter, as eg_policy_attests made them of the case,
 * or NULL when it has none.  now is in seconds since 1970.  What is in the arena goes with
 * it.
 *
 * Reports O1002 to O1007, P1004 and P1007 and returns false when the folder is refused or
 * the policy has nothing about the letter; void statements are told of by eg_signoff_report.
 * In a worker only: it parses.
 */
bool	 eg_signoff_judge(struct eg_arena *, const struct eg_policy *,
	    const struct eg_policy_letter *rules, const struct eg_subject *,
	    const struct eg_buf *subject_bytes, const struct eg_folder *, int64_t now,
	    struct eg_signoff *, struct eg_diags *);
/* Each void statement that was not renewed is an error; true when there was none. */
bool	 eg_signoff_report(const struct eg_signoff *, const struct eg_folder *,
	    struct eg_diags *);

#endif
