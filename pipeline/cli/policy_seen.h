/*
 * policy_seen.h - the sign-off policies that letters were issued under, kept by the
 * archive: an object of its own, a version for each.  So an old policy that comes back
 * is noticed, and what a letter was approved by can be read years later.
 */
#ifndef EG_CLI_POLICY_SEEN_H
#define EG_CLI_POLICY_SEEN_H

#include "archive/archive.h"
#include "signoff_given.h"

/*
 * The highest serial number a policy of this archive has had, 0 when there was none;
 * false after a report when that cannot be told.
 */
bool	 policy_seen_serial(struct eg_archive *, uint32_t *serial, struct eg_diags *);
/*
 * Keeps the given policy, whose serial number a worker has read.  False after a report:
 * another policy has the same number or a higher one (P1004), or it cannot be written.
 */
bool	 policy_seen_keep(struct eg_archive *, const struct signoff_given *, uint32_t serial,
	    const char *time, struct eg_diags *);

#endif
