/*
 * demo_policy.h - the example policy with people who can sign, for whoever tries it.
 */
#ifndef EG_CLI_DEMO_POLICY_H
#define EG_CLI_DEMO_POLICY_H

#include "crypt/demo.h"

struct demo_policy {
	struct eg_demo_person	*person;	/* the administrator, then each signer */
	size_t			 n;
	struct eg_buf		 text;		/* of the example, then policy.xml */
	struct eg_buf		 authority;	/* the administrator's certificate */
	struct eg_buf		 p7s;
};

/*
 * Reads schemas/signoff/example-policy.xml of the session's workspace, and who signs by
 * it; their keys are made by eg_demo_new_with then.  False after a report.
 */
bool	 demo_policy_read(struct demo_policy *, struct eg_diags *);
/*
 * Puts their certificates and the seal's into it, and days around now; signs it.  False
 * after a report.
 */
bool	 demo_policy_fill(struct demo_policy *, const struct eg_demo *, int64_t now,
	    struct eg_diags *);
void	 demo_policy_free(struct demo_policy *);

#endif
