/*
 * command.h - engross(1) as a table: one row a command.  Help, completion and
 * the synopses of the manual pages are all written from it.
 */
#ifndef EG_CLI_COMMAND_H
#define EG_CLI_COMMAND_H

#include <popt.h>
#include <stdbool.h>

#include "engross.h"

/* What a scheduler can act on; docs/engross.1.scd says what to do. */
enum eg_exit {
	EG_EXIT_OK = 0,
	EG_EXIT_INPUT = 1,		/* the input is at fault, or the answer is no */
	EG_EXIT_USAGE = 2,		/* usage or configuration */
	EG_EXIT_SOME_FAILED = 3,	/* a batch is through, some letters failed */
	EG_EXIT_ENVIRONMENT = 4,	/* may pass on retry */
	EG_EXIT_INTERNAL = 70,
	EG_EXIT_INTERRUPTED = 130
};

/*
 * What a command that is a group can be told to do, its first operand.  An option whose
 * description begins with names of verbs, "get, export: ...", is of these alone.
 */
struct verb {
	const char	*name;
	const char	*summary;
	const char	*operands;	/* after the verb; "" when it takes none */
};

struct command {
	const char		*name;
	const char		*operands;	/* "CASE..."; "" when it takes none */
	const char		*summary;	/* a line, no full stop */
	const struct poptOption	*options;	/* NULL: only the general ones */
	/* operands, n of them; returns an exit status. */
	int			(*run)(const char *const *operands, int n);
	int			 least, most;	/* operands; most -1: any number */
	const char		*example;	/* runs as it stands in the project's folder */
	const struct verb	*verbs;		/* ends with name NULL; NULL: no group */
};

extern const struct command eg_commands[];	/* ends with name NULL */
extern const struct poptOption eg_general_options[];

/* NULL when there is none of that name. */
const struct command *eg_command_find(const char *name);
/* NULL when it has none of that name, or no verbs at all. */
const struct verb *eg_verb_find(const struct command *, const char *name);
/* The usage message for one that it does not have. */
int	 eg_verb_unknown(const struct command *, const char *name);
bool	 eg_option_is_of(const struct poptOption *, const struct command *, const struct verb *);
/* EG_EXIT_OK, or a usage message when an option was given that is not of the verb. */
int	 eg_options_are_of(const struct command *, const struct verb *);

int	 eg_cmd_amend(const char *const *, int);
int	 eg_cmd_approve(const char *const *, int);
int	 eg_cmd_archive(const char *const *, int);
int	 eg_cmd_areas(const char *const *, int);
int	 eg_cmd_batch(const char *const *, int);
int	 eg_cmd_check(const char *const *, int);
int	 eg_cmd_completion(const char *const *, int);
int	 eg_cmd_fo(const char *const *, int);
int	 eg_cmd_help(const char *const *, int);
int	 eg_cmd_issue(const char *const *, int);
int	 eg_cmd_keys(const char *const *, int);
int	 eg_cmd_letters(const char *const *, int);
int	 eg_cmd_policy(const char *const *, int);
int	 eg_cmd_publish(const char *const *, int);
int	 eg_cmd_reject(const char *const *, int);
int	 eg_cmd_render(const char *const *, int);
int	 eg_cmd_review(const char *const *, int);
int	 eg_cmd_rules(const char *const *, int);
int	 eg_cmd_sign(const char *const *, int);
int	 eg_cmd_status(const char *const *, int);
int	 eg_cmd_synopsis(const char *const *, int);
int	 eg_cmd_verify(const char *const *, int);
int	 eg_cmd_version(const char *const *, int);
int	 eg_cmd_withdraw(const char *const *, int);

extern const struct poptOption eg_archive_options[], eg_areas_options[], eg_batch_options[],
    eg_approve_options[], eg_check_options[], eg_fo_options[], eg_policy_options[],
    eg_publish_options_table[], eg_reject_options[], eg_render_options_table[],
    eg_review_options_table[], eg_rules_options[], eg_sign_options_table[], eg_status_options[],
    eg_verify_options[];
extern const struct poptOption eg_amend_options[], eg_issue_options[], eg_withdraw_options[];
extern const struct verb eg_archive_verbs[], eg_keys_verbs[], eg_policy_verbs[],
    eg_rules_verbs[];

/* Help of a verb, of one command when that is NULL, of all when both are; prints it. */
void	 eg_help_print(const struct command *, const struct verb *);

#endif
