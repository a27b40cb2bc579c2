/*
 * site.h - the expressions of a rulebook that say what the law is: tests,
 * contexts, variables, subjects.  Those of messages are not among them.
 */
#ifndef EG_RULES_TOOLS_SITE_H
#define EG_RULES_TOOLS_SITE_H

#include "rules/rulebook.h"

enum eg_site_kind {
	EG_SITE_CONTEXT,	/* of a rule */
	EG_SITE_TEST,		/* of an assert or report */
	EG_SITE_SUBJECT,	/* of either */
	EG_SITE_LET
};

struct eg_site {
	enum eg_site_kind	 kind;
	struct eg_query		**slot;		/* where judging finds it */
	const char		*text;		/* as in the file, parameters filled in */
	const char		*of;		/* "T-01", "$late", or a pattern's id */
	const struct eg_pattern	*pattern;	/* what it can change; NULL: all */
};

/* In document order, in the arena; returns how many. */
size_t	 eg_sites(struct eg_rulebook *, struct eg_arena *, struct eg_site **);

#endif
