/*
 * trial.h - a changed rulebook before its tests: does one of them fail?
 *
 * The cases of all tests are made and their facts derived once.  A change
 * that can reach one pattern only is judged by that pattern; where what it
 * finds is as before, the test cannot tell the difference.
 */
#ifndef EG_RULES_TOOLS_TRIAL_H
#define EG_RULES_TOOLS_TRIAL_H

#include "rules/tools/suite.h"

struct eg_bench;

/*
 * Runs each test once, unchanged.  NULL when one fails; reported.
 */
struct eg_bench *eg_bench_new(struct eg_suite *, struct eg_diags *);
void	 eg_bench_free(struct eg_bench *);

/* What a change can reach. */
enum eg_reach {
	EG_REACH_RULES,		/* what rules find: of one pattern, or of all */
	EG_REACH_FACTS,		/* what is derived, and so all rules */
	EG_REACH_WORDS,		/* the same, from what words tell on */
	EG_REACH_LAW,		/* facts, and which rules are judged */
	EG_REACH_CALENDARS	/* the same of tests that count days */
};

/* And how far. */
struct eg_reached {
	enum eg_reach		 what;
	const struct eg_pattern	*pattern;	/* RULES: of this one; NULL: of all */
	bool			 of_day;	/* LAW: of cases that have the day */
	int64_t			 day;
	/* CALENDARS: days that are counted otherwise, by one of them. */
	const char		*calendar;
	const int64_t		*days;
	size_t			 ndays;
	/* FACTS: rows it is about (eg_dmn_row); certain: of no other case. */
	size_t			 row[2], rows;
	bool			 certain;
	bool			 by_inputs;	/* the same to cases of the same inputs */
	const char		*fact;		/* it changes first; or NULL */
	size_t			 phrase;	/* WORDS: of cases that say it, from 1; 0: of all */
};

/*
 * Is a test wrong now?  Tests that list a finding of the pattern or the fact are
 * asked first, then those whose case a row applied to, or with facts of their own.
 */
bool	 eg_bench_notices(struct eg_bench *, const struct eg_reached *);
/* Whether some test asked that calendar for a day. */
bool	 eg_bench_counts(const struct eg_bench *, const char *calendar);

#endif
