/*
 * policy_asks.h - a policy beside the workspace whose letters it is for: what people
 * attest to by the checklist of each letter format.
 */
#ifndef EG_CLI_POLICY_ASKS_H
#define EG_CLI_POLICY_ASKS_H

#include "signoff/policy.h"

/* A letter format that a policy names. */
struct policy_format {
	const char		*name;
	struct eg_policy_letter	 asked;		/* its steps, with the words of its checklist */
};

/*
 * The formats of one `letter`, nformats of them, in *formats.  Warns of one that the
 * workspace does not have (P1010); false after P1009, or what is wrong with a format.
 */
bool	 policy_asks(struct eg_arena *, const struct eg_policy_letter *,
	    struct policy_format **formats, struct eg_diags *);

#endif
