/*
 * sealing.h - the organisation's seal, as the options of a command ask for it (PAdES).
 *
 *	struct sealing s = { 0 };
 *
 *	status = sealing_check(&s, "sign", &options);	before anything is done
 *	sealing_open(&s, diags) && sealing_put(&s, arena, name, &file, diags)
 *	sealing_close(&s);
 */
#ifndef EG_CLI_SEALING_H
#define EG_CLI_SEALING_H

#include "base/arena.h"
#include "crypt/stamp.h"
#include "key_given.h"
#include "look_given.h"
#include "time_given.h"

struct sealing_options {
	char	*key, *level, *stamp_url, *stamp_key, *field, *reason, *location;
	char	*at;		/* of the command's own option; NULL: the clock's time */
	struct key_options keys;
	struct look_options look;
	int	 fetch;
};
#define SEALING_OPTIONS_NONE	{ .keys = KEY_OPTIONS_NONE }

/* The rows of a command's table of options for them. */
#define SEALING_OPTIONS_ROWS(o)								\
	{ "key", 'k', POPT_ARG_STRING, &(o).key, 0,					\
	    "private key, PEM or PKCS#12, with its certificates; or pkcs11:... in a token",	\
	    "FILE" },									\
	KEY_OPTIONS_ROWS((o).keys),							\
	{ "level", '\0', POPT_ARG_STRING, &(o).level, 0,				\
	    "B-B, B-T (with a time-stamp), B-LT (with proofs) or B-LTA (and a time-stamp of "	\
	    "them)", "LEVEL" },								\
	{ "tsa", '\0', POPT_ARG_STRING, &(o).stamp_url, 0,				\
	    "server that makes time-stamps, http://HOST/PATH", "URL" },			\
	{ "tsa-key", '\0', POPT_ARG_STRING, &(o).stamp_key, 0,				\
	    "key that makes time-stamps instead", "FILE" },				\
	{ "field", '\0', POPT_ARG_STRING, &(o).field, 0,				\
	    "signature field to sign; without it the first that is not signed, or a new one",	\
	    "NAME" },									\
	{ "fetch", '\0', POPT_ARG_NONE, &(o).fetch, 0,					\
	    "B-LT, B-LTA: ask where the certificates say whether they were revoked", NULL },	\
	LOOK_OPTIONS_ROWS((o).look),							\
	{ "reason", '\0', POPT_ARG_STRING, &(o).reason, 0, "why it is signed", "TEXT" },	\
	{ "location", '\0', POPT_ARG_STRING, &(o).location, 0, "where it is signed", "TEXT" }

enum sealing_level { SEALING_B_B, SEALING_B_T, SEALING_B_LT, SEALING_B_LTA, SEALING_LEVELS };
extern const char *const sealing_levels[SEALING_LEVELS];	/* "B-B", ... */

struct sealing {
	const struct sealing_options *options;
	enum sealing_level	 level;
	int64_t			 at;		/* seconds since 1970 */
	char			 time[TIME_GIVEN];
	struct eg_certificates	*more;		/* of --certificate; NULL before it is open */
	struct key_given	 key, stamp_key;
	struct look_given	 look;
	struct eg_stamp_server	 server;
	struct eg_stamp_own	 own;
	struct eg_stamper	 stamper;
};

/* An exit status, other than EG_EXIT_OK after a usage message of that command. */
int	 sealing_check(struct sealing *, const char *command, const struct sealing_options *);
/* Opens the keys, and what paints their looks before.  False after a report, as key_given_open. */
bool	 sealing_open(struct sealing *, struct eg_diags *);
/*
 * Appends the seal to a file, which holds a whole PDF that messages call name.  False
 * after a report, S11xx; file then means nothing.
 */
bool	 sealing_put(struct sealing *, struct eg_arena *, const char *name, struct eg_buf *file,
	    struct eg_diags *);
void	 sealing_close(struct sealing *);

#endif
