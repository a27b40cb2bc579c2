/*
 * verdict.h - what a check came to: a line for people, one for programs, and
 * the report as JSON Lines.
 */
#ifndef EG_CLI_VERDICT_H
#define EG_CLI_VERDICT_H

#include "engross.h"

struct eg_verdict_of {
	const char			*path;	/* as the user named the case */
	bool				 ready;
	const struct eg_letter_info	*info;
	const struct eg_diags		*diags;
	/* What was tried out: engross.h. */
	const char			*law_as_of;
	const char			*const *set;
	size_t				 sets;
};

/* Says it on standard error, or as a JSON line on standard output. */
void	 eg_verdict_say(const struct eg_verdict_of *);
/*
 * Appends a line "engross.check/1", then one "engross.diagnostic/1" for each
 * message that was kept, notes too; "dropped" says how many were not.
 */
void	 eg_verdict_lines(const struct eg_verdict_of *, struct eg_buf *);

#endif
