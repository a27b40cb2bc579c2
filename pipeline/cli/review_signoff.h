/*
 * review_signoff.h - how far a letter is, for who looks at it before signing: roles
 * and what they did, nobody's id.
 */
#ifndef EG_CLI_REVIEW_SIGNOFF_H
#define EG_CLI_REVIEW_SIGNOFF_H

#include "review/review.h"
#include "signoff_case.h"

/* A warning that somebody has looked at, in a statement that holds. */
struct review_acknowledged {
	const char	*rule, *reason, *role;
};

/* What can be done next: in words, and the command for it. */
struct review_next {
	const char	*words, *command;
};

struct review_signoff {
	enum review_signoff_state {
		REVIEW_NO_POLICY,	/* none was given: nobody can say */
		REVIEW_NOT_NEEDED,	/* letters of this format need no sign-off */
		REVIEW_UNKNOWN,		/* the letter cannot be made, or its folder is refused */
		REVIEW_KNOWN
	}				 state;
	struct signoff_case		 c;		/* KNOWN */
	struct review_acknowledged	*acknowledged;
	size_t				 nacknowledged;
	/* What the archive has, where one was given. */
	enum review_issued { REVIEW_NOT_ISSUED, REVIEW_ISSUED, REVIEW_ISSUED_ANOTHER,
	    REVIEW_WITHDRAWN }		 issued;
	const char			*issued_words;	/* "issued as v1"; NULL: nothing */
	struct review_next		 next[3];
	size_t				 nnext;
	/* Since somebody approved another subject; NULL: nothing did, or nobody. */
	const char			*changed;	/* the first difference, in words */
	struct eg_changed_fact		*fact;		/* decisions and pages */
	size_t				 nfacts;
};

/*
 * Looks at the sign-off of the case, where a policy was given or ENGROSS_POLICY names
 * one.  Messages about a folder that is refused are said; *status is then what to end
 * with.  All in the arena.
 */
void	 review_signoff_look(struct eg_arena *, const char *path,
	    const struct signoff_options *, struct review_signoff *, int *status);

/* The reason given for a rule's warning; NULL: it is not acknowledged. */
const struct review_acknowledged *review_signoff_of(const struct review_signoff *,
	    const char *rule);

/*
 * The archive that was given, or ENGROSS_ARCHIVE names; NULL when there is none, or
 * after a report, and *good is then false.
 */
struct eg_archive *review_archive(struct eg_diags *, bool *good);
/* What it has of a letter: *words, in the arena.  False after a report. */
bool	 review_issued_find(struct eg_archive *, struct eg_arena *, const struct archive_letter *,
	    const struct signoff_case *, enum review_issued *, const char **words,
	    struct eg_diags *);

/* Of a state that is not KNOWN. */
const char *review_signoff_words(const struct review_signoff *);
/* The step that asks for an attestation; NULL: none does. */
const struct signoff_step *review_signoff_asks(const struct review_signoff *,
	    const char *id);

/* engross review --list: which cases wait for whom; an exit status. */
int	 review_list(const char *const *operands, int n, const struct signoff_options *);

#endif
