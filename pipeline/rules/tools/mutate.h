/*
 * mutate.h - changes of a rulebook, each to be tried before its tests.
 *
 *	mutate.c	   trying, telling
 *	mutate_rules.c	   tests, contexts, variables, subjects
 *	mutate_tables.c	   cells, rows, what inputs find
 *	mutate_law.c	   days of versions, holidays
 *	mutate_phrases.c   phrases, what facts take of them, their conditions
 */
#ifndef EG_RULES_TOOLS_MUTATE_H
#define EG_RULES_TOOLS_MUTATE_H

#include "rules/change.h"
#include "rules/tools/tool.h"
#include "rules/tools/trial.h"

struct eg_trial {
	struct eg_change	 change;
	struct eg_reached	 reach;
	const char		*of;		/* as an excuse names it */
	const char		*in;		/* "the context of T-01" */
	const char		*says;		/* "`=` becomes `!=`" */
	const char		*shown;		/* whole: "a {= -> !=} b" */
	struct eg_pos		 at;
	bool			 minor;		/* told in a note, and not counted */
	/* What is written once is changed together: the same place and says. */
	const void		*written;	/* NULL: it is alone */
	size_t			 offset;
	/* mutate.c's */
	size_t			 group;		/* the first trial of the same words */
	const struct eg_node	*excuse;
};

struct eg_mutation {
	struct eg_tool		*tool;
	struct eg_arena		*arena;
	struct eg_bench		*bench;
	struct eg_trial		*trial;
	size_t			 n, cap;
	unsigned char		*verdict;	/* of each trial, shared by workers */
	size_t			 all, killed, excused;
	size_t			 minor, minor_killed;	/* none of those; excused ones too */
};

void	 eg_trial_add(struct eg_mutation *, struct eg_trial);
/*
 * Whether changes of what has this name are tried: those that are not counted only when
 * they are asked for, by their name or as "phrases".
 */
bool	 eg_mutation_asks(const struct eg_mutation *, const char *of, bool minor);

void	 eg_mutate_rules(struct eg_mutation *);
void	 eg_mutate_tables(struct eg_mutation *);
void	 eg_mutate_law(struct eg_mutation *);
void	 eg_mutate_calendars(struct eg_mutation *);
void	 eg_mutate_phrases(struct eg_mutation *);

/* Trials of `applies` of a version. */
void	 eg_mutate_applies(struct eg_mutation *, struct eg_query **,
	    const char *version);

#endif
