/*
 * session.h - what holds for a whole run of engross(1): the general options,
 * where the workspace is, and how to speak.
 *
 * Standard output is the product; everything said goes to standard error.
 */
#ifndef EG_CLI_SESSION_H
#define EG_CLI_SESSION_H

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

#include "engross.h"

struct session {
	int		 quiet, verbose;
	char		*workspace;	/* --workspace */
	char		*color;		/* auto, always, never */
	char		*diagnostics;	/* human, short, json */
	char		*excerpts;	/* auto, on, off */
	int		 json;		/* --json */
};
extern struct session eg_session;

/*
 * The engine for this session's workspace: --workspace, ENGROSS_WORKSPACE, or
 * the tree the command stands in.  Reports and returns NULL when there is none.
 * Borrowed: it goes with the process.
 */
struct eg_engine *eg_session_engine(struct eg_diags *);

/* Where that workspace and its fonts are: templates/ and schemas/, manifest.tsv. */
void	 eg_session_places(char workspace[PATH_MAX], char fonts[PATH_MAX]);

/*
 * A digest of all that makes a letter what it is but the case: this command's
 * version, the workspace's templates and schemas, the fonts, the options.
 */
bool	 eg_session_digest(const char *letter, bool draft, char hex[65],
	    struct eg_diags *);

/* Checks the values of the general options; false after a message. */
bool	 eg_session_valid(void);

/*
 * A line: of a problem ("engross: ...") or of what was done on standard error, of what was
 * asked on standard output.  What a terminal would obey is shown as U+FFFD (base/diag.h).
 */
void	 eg_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void	 eg_tell(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void	 eg_print(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* A usage error: the message, the synopsis, and where to find more.  Returns EG_EXIT_USAGE. */
int	 eg_usage(const char *command, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* Elapsed milliseconds since the command began; for people, never in a product. */
long	 eg_session_ms(void);
void	 eg_session_begin(void);

#endif
