/*
 * counting.h - how functions of tables counted days and which version of law
 * they found, kept as steps of a proof (rules/proof.h).
 *
 * Words are made only when somebody asks; until then a step is what the
 * function was called with, and its result.  A step that was taken before is
 * not kept again: every row of a table may ask the same.
 */
#ifndef EG_RULES_COUNTING_H
#define EG_RULES_COUNTING_H

#include "rules/calendar.h"
#include "rules/feel/function.h"

struct eg_extension;
struct eg_provision;
struct eg_version;

/* n days, of whatever kind, after a day are another. */
void	 eg_counted_days(struct eg_feel_call *, int64_t from, int64_t n,
	    int64_t to);
/* n working days after a day; before it, when n is negative. */
void	 eg_counted_working_days(struct eg_feel_call *, struct eg_calendar *,
	    int64_t from, int64_t n, int64_t to);
/* A day that had to be a working day moved on to the next. */
void	 eg_counted_on(struct eg_feel_call *, struct eg_calendar *, int64_t from,
	    int64_t to);
/* Working days from a day, itself not counted, to another. */
void	 eg_counted_between(struct eg_feel_call *, struct eg_calendar *,
	    int64_t from, int64_t to, int64_t n);
/* The version in force on a day; NULL: there was no such law. */
void	 eg_counted_law(struct eg_feel_call *, const struct eg_provision *,
	    const struct eg_version *, int64_t day);
/* What a way of service adds, by a version of law. */
void	 eg_counted_service(struct eg_feel_call *, const struct eg_version *,
	    const struct eg_extension *);

#endif
