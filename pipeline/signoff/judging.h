/*
 * judging.h - what the parts of judging a sign-off folder have at hand.  Only files of
 * signoff/ include it.
 */
#ifndef EG_SIGNOFF_JUDGING_H
#define EG_SIGNOFF_JUDGING_H

#include "signoff/state.h"

struct judging {
	struct eg_arena			*arena;
	struct eg_diags			*diags;
	const struct eg_policy		*policy;
	const struct eg_subject		*subject;
	char				 digest[EG_DIGEST_HEX];	/* of the subject's file */
	const struct eg_folder		*folder;
	int64_t				 now;
	struct eg_signoff		*out;
};

/* Reports about a file of the folder, or about none; returns false. */
bool	 judging_refuse(struct judging *, const char *file, const char *code, const char *help,
	    const char *text);
/* It does not count; the first reason stays. */
void	 judging_void(struct eg_judged_statement *, const char *code, const char *fault);

/*
 * judge_statement.c: all statements of the folder, each by itself and with the one
 * before it; false after a report when the folder is refused.
 */
bool	 judging_statements(struct judging *);

#endif
