/*
 * bench.h - the tests of a rulebook made ready for one change after the other,
 * between bench.c and trial.c.
 */
#ifndef EG_RULES_TOOLS_BENCH_H
#define EG_RULES_TOOLS_BENCH_H

#include "rules/law.h"
#include "rules/tools/trial.h"

/* A part of a calendar that a test asked for. */
struct eg_counted {
	struct eg_counted	*next;
	const char	*calendar;
	int64_t		 first, last;
};

/* A test's case, ready to be judged. */
struct eg_prepared {
	const struct eg_suite_test *test;
	struct eg_xml		*plain;		/* without facts */
	struct eg_xml		*told;		/* with those of words; NULL: none can be told */
	struct eg_xml		*xml;		/* NULL: none could be derived */
	/* What each pattern finds, and last what all do, as bytes. */
	struct eg_buf		*finds;
	bool			*lists;		/* a finding of each pattern */
	bool			*cited;		/* by rows, each provision */
	uint64_t		 facts, inputs;	/* digests */
	bool			 again;		/* a test before has the same facts */
	struct eg_prepared		*like;		/* the first with the same inputs */
	/* By the change that is tried: */
	bool			 unmoved;	/* no fact is another */
	unsigned		 turn;
	struct eg_counted		*counted;
	struct eg_law_days	 asked;		/* of the register */
	bool			*applied;	/* each row of all tables */
	bool			*says;		/* each phrase of all tables */
};

/* Whether rules read a fact, found once. */
struct eg_known {
	struct eg_known	*next;
	const char	*fact;
	bool		 read;
};

struct eg_bench {
	struct eg_suite		*suite;
	struct eg_diags		*scratch;
	struct eg_prepared		*prepared;
	size_t			 npatterns, nprovisions, nrows, nphrases;
	struct eg_known		*known;
	/* In which they are asked: who noticed something last, first. */
	struct eg_prepared		**order;
};

/* The first provision of the register, or NULL. */
struct eg_provision *eg_bench_provisions(const struct eg_bench *);
/* Judges by one pattern, or all; what was found as bytes to compare. */
void	 eg_bench_judge(struct eg_bench *, const struct eg_prepared *,
	    const struct eg_pattern *only, struct eg_buf *out);
/*
 * What the test says of a case with its facts; the suite's `found` has what
 * deriving said.
 */
bool	 eg_bench_passes(struct eg_bench *, const struct eg_prepared *,
	    struct eg_xml *, bool derived, struct eg_diags *);

#endif
