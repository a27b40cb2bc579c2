/*
 * tools.h - what those who write rules ask of a rulebook.
 *
 *	suite.c  its tests		cover.c   what they reach
 *	cited.c   who rests on a provision
 *	mutant.c, site.c, bench.c, trial.c, mutate*.c  what they notice
 *	trace.c   provision, rule, test
 *	lint*.c  what looks wrong without any test
 */
#ifndef EG_RULES_TOOLS_TOOLS_H
#define EG_RULES_TOOLS_TOOLS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"

enum eg_rules_verb {
	EG_RULES_TEST,		/* the tests are as they say */
	EG_RULES_COVER,		/* the tests reach every rule, row and version */
	EG_RULES_MUTATE,	/* the tests notice changes of the rules */
	EG_RULES_LINT,		/* what looks wrong without any case */
	EG_RULES_TRACE,		/* provision, rule, tests, attestation */
	EG_RULES_VERBS
};

/*
 * Looks a rulebook over.  path is a file NAME.sch or the folder that holds
 * it; tests.xml lies beside.  The result, a line or a table and as JSON Lines
 * if so wanted, is appended to out; what is wrong is reported to diags, R32xx
 * and R33xx, at its place in the rulebook or its tests.  True when the answer
 * is yes.  of: MUTATE tries only changes of what has this name, "phrases" those of
 * phrases; NULL: all others.
 */
bool	 eg_rules_tool(enum eg_rules_verb, const char *path, const char *of, bool json,
	    struct eg_buf *out, struct eg_diags *diags);

#endif
