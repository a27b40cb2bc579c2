/*
 * key_given.h - keys that a command signs with, as its options name them.
 *
 * A command opens them after every process is forked that reads cases: whoever
 * holds a key sees no XML, no template and no page.
 */
#ifndef EG_CLI_KEY_GIVEN_H
#define EG_CLI_KEY_GIVEN_H

#include "crypt/cms.h"
#include "crypt/key.h"

/* What goes with every key of a command. */
struct key_options {
	char	**certificate;		/* files of more certificates and lists; NULL: none */
	int	  passphrase_fd;	/* -1: the terminal asks */
};
#define KEY_OPTIONS_NONE	{ .passphrase_fd = -1 }

/* The rows of a command's table of options for them. */
#define KEY_OPTIONS_ROWS(o)								\
	{ "certificate", '\0', POPT_ARG_ARGV, &(o).certificate, 0,			\
	    "more certificates and lists of revoked ones; may be given again", "FILE" },	\
	{ "passphrase-fd", '\0', POPT_ARG_INT, &(o).passphrase_fd, 0,			\
	    "read passphrases from this descriptor, a line each, instead of asking", "N" }

/* An open key. */
struct key_given {
	struct eg_signer	 signer;	/* signs with it, wherever it is */
	struct eg_key		*key;		/* the same; NULL: none is open */
};

/*
 * Opens the key that name names, a file or the address of a key in a token
 * (crypt/token.h), and finds its certificate, beside it or among more (may be NULL).
 * False after a report: U80xx, S1101 to S1103, or S1111 to S1115.
 */
bool	 key_given_open(struct key_given *, const char *name, const struct key_options *,
	    const struct eg_certificates *more, struct eg_diags *);
void	 key_given_close(struct key_given *);

/* All of --certificate; the caller frees.  NULL after a report. */
struct eg_certificates *key_given_certificates(const struct key_options *, struct eg_diags *);

#endif
