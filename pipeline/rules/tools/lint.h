/*
 * lint.h - what looks wrong in a rulebook without any case.
 *
 *	lint.c		the expressions of all its files
 *	lint_path.c	one expression: names, dates, truth values
 *	lint_rule.c	rules: reachable, named, of use
 *	lint_fact.c	facts: made, read, in that order
 *	lint_law.c	the register: complete, cited, compared with the law
 *
 * Tables are looked at by dmn/inspect.c.
 */
#ifndef EG_RULES_TOOLS_LINT_H
#define EG_RULES_TOOLS_LINT_H

#include "rules/law.h"
#include "rules/tools/tokens.h"
#include "rules/tools/tool.h"
#include "xml/schema_names.h"

/* What an expression is there for. */
enum eg_lint_use { EG_LINT_VALUE, EG_LINT_TEST, EG_LINT_PRESENCE };

/* A fact, and what makes it. */
struct eg_lint_fact {
	const char	*name;		/* a table's with parts: "time-limit.count" too */
	struct eg_pos	 at;
	bool		 required;	/* by another decision */
};

struct eg_lint {
	struct eg_tool		*tool;
	struct eg_arena		*arena;
	struct eg_schema_names	*names;		/* NULL: the case has no schema */
	struct eg_lint_fact	*facts;		/* that are derived, in that order */
	size_t			 nfacts, fact_cap;
	size_t			 nwords;	/* of them by phrase tables, the first */
	const char		**read;		/* facts that some expression reads */
	size_t			 nread, read_cap;
	const char		**variables;	/* that some expression uses */
	size_t			 nvariables, variable_cap;
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
/* Lists the facts that are made. */
void	 eg_lint_facts_list(struct eg_lint *);
/* Whether one is made; NULL or the nearest name in *near. */
bool	 eg_lint_fact_is_made(const struct eg_lint *, const char *name,
	    const char **near);
/* Facts that nothing reads, or something before they are made. */
void	 eg_lint_facts(struct eg_lint *);
void	 eg_lint_law(struct eg_lint *);
/* The rules as they are read. */
void	 eg_lint_rules(struct eg_lint *);

#endif
