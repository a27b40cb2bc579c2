/* arithmetic.h - + - * / ** of numbers, days, durations and strings. */
#ifndef EG_RULES_FEEL_ARITHMETIC_H
#define EG_RULES_FEEL_ARITHMETIC_H

#include "rules/feel/value.h"

/*
 * a op b, DMN 1.3 table 57; op is '+', '-', '*', '/' or '^' (power).  Null
 * when either is null.  NULL when there is no result, and *wrong says why, in
 * a few words.
 */
const struct eg_feel *eg_feel_arithmetic(struct eg_arena *, char op,
	    const struct eg_feel *, const struct eg_feel *, const char **wrong);

/* Whole months from one day to another, towards 0. */
int64_t	 eg_feel_months_between(int64_t from, int64_t to);

#endif
