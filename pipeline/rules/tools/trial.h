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

/*
 * Is a test wrong now?  pattern: what the change can reach, NULL for all.
 * Tests that list a finding of that pattern are asked first.
 */
bool	 eg_bench_notices(struct eg_bench *, const struct eg_pattern *);

#endif
