/*
 * tool.h - one use of a tool, between the files of this folder.
 */
#ifndef EG_RULES_TOOLS_TOOL_H
#define EG_RULES_TOOLS_TOOL_H

#include "rules/tools/suite.h"
#include "rules/tools/tools.h"

struct eg_tool {
	struct eg_rulebook	*book;
	struct eg_suite		*suite;		/* NULL for a tool without need */
	struct eg_buf		*out;
	struct eg_diags		*diags;
	bool			 json;
	const char		*of;		/* of mutate: this only; NULL: all */
};

/* "98.7", never 100.0 unless all are. */
const char *eg_tool_percent(struct eg_tool *, size_t part, size_t of);

/* Runs all tests, calls after() behind each; returns how many were wrong. */
size_t	 eg_tool_run(struct eg_tool *, void (*after)(void *arg), void *arg);

bool	 eg_tool_test(struct eg_tool *);
bool	 eg_tool_cover(struct eg_tool *);
bool	 eg_tool_mutate(struct eg_tool *);
bool	 eg_tool_lint(struct eg_tool *);
bool	 eg_tool_trace(struct eg_tool *);

#endif
