/*
 * lint.h - what looks wrong in a rulebook without any case.
 *
 *	lint.c		the expressions of all its files
 *	lint_path.c	one expression: names, dates, truth values
 *	lint_rule.c	rules: reachable, named, of use
 */
#ifndef EG_RULES_TOOLS_LINT_H
#define EG_RULES_TOOLS_LINT_H

#include "rules/law.h"
#include "rules/tools/tokens.h"
#include "rules/tools/tool.h"
#include "xml/schema_names.h"

/* What an expression is there for. */
enum eg_lint_use { EG_LINT_VALUE, EG_LINT_TEST, EG_LINT_PRESENCE };

struct eg_lint {
	struct eg_tool		*tool;
	struct eg_arena		*arena;
	struct eg_schema_names	*names;		/* NULL: the case has no schema */
	const char		**facts;	/* that are derived */
	size_t			 nfacts, fact_cap;
	const char		**variables;	/* that some expression uses */
	size_t			 nvariables, variable_cap;
	size_t			 warnings;
};

/* Adds a string once. */
void	 eg_lint_note(const char ***list, size_t *n, size_t *cap, const char *);
bool	 eg_lint_noted(const char *const *list, size_t n, const char *);

/* A warning at a place; code must be in the manual page. */
void	 eg_lint_warn(struct eg_lint *, const char *code, struct eg_pos,
	    const char *help, const char *fmt, ...)
	    __attribute__((format(printf, 5, 6)));

/* An expression in an attribute of a file. */
void	 eg_lint_path(struct eg_lint *, const struct eg_source *,
	    const struct eg_node *attr, enum eg_lint_use);
/* The rules as they are read. */
void	 eg_lint_rules(struct eg_lint *);

#endif
