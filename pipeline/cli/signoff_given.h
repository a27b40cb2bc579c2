/*
 * signoff_given.h - what a command about sign-off is given besides its cases: the
 * policy, whom to believe about it, where the sign-off folder is, and the time.
 */
#ifndef EG_CLI_SIGNOFF_GIVEN_H
#define EG_CLI_SIGNOFF_GIVEN_H

#include <popt.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "crypt/certificate.h"
#include "signoff/subject.h"
#include "time_given.h"

struct signoff_options {
	char	*policy, *authority, *folder, *at, *letter;
};

/* The rows of a command's table of options for them. */
#define SIGNOFF_WHO_ROWS(o)								\
	{ "policy", 'p', POPT_ARG_STRING, &(o).policy, 0,				\
	    "who may approve what, a file or the directory of policy.xml; ENGROSS_POLICY "	\
	    "is used when it is not given", "FILE" },					\
	{ "authority", '\0', POPT_ARG_STRING, &(o).authority, 0,			\
	    "certificate of who signs policies; without it "				\
	    "/etc/engross/policy-authority.pem", "FILE" }
#define SIGNOFF_AT_ROW(o)								\
	{ "at", '\0', POPT_ARG_STRING, &(o).at, 0,					\
	    "the time to go by instead of the clock's, in UTC", "TIME" }
#define SIGNOFF_OPTIONS_ROWS(o)								\
	SIGNOFF_WHO_ROWS(o),								\
	{ "signoff", '\0', POPT_ARG_STRING, &(o).folder, 0,				\
	    "the sign-off folder, when it is not NAME.signoff beside NAME.xml", "DIR" },	\
	{ "letter", 'l', POPT_ARG_STRING, &(o).letter, 0,				\
	    "judge this letter format instead of the case's own", "NAME" },		\
	SIGNOFF_AT_ROW(o)

/* All of it, read; nothing parsed. */
struct signoff_given {
	char			*policy_name;	/* outlives what was reported */
	struct eg_buf		 policy, policy_p7s;	/* p7s empty: there is none */
	const char		*authority_name;
	struct eg_certificates	*authority;
	const char		*folder;	/* NULL: beside each case */
	const char		*letter;	/* NULL: each case's own format */
	uint32_t		 least;		/* lowest serial number a policy may have: what an
						   archive has seen; the caller sets it */
	int64_t			 now;
	char			 time[TIME_GIVEN];
	unsigned		 candidate;	/* staged files to judge too (folder.h); 0: none */
};

/*
 * n is how many cases there are.  EG_EXIT_OK, or what to end with after messages; close
 * it in any case.
 */
int	 signoff_given_open(struct signoff_given *, const struct signoff_options *,
	    const char *command, int n, struct eg_diags *);
/* The policy and its signature alone. */
bool	 signoff_given_policy(struct signoff_given *, const char *path, struct eg_diags *);
void	 signoff_given_close(struct signoff_given *);

#endif
