/*
 * attestation.h - what the steps of a letter attest to: in the words of the policy, or
 * of the letter's checklist.
 *
 * The law's sentences stand in the checklist, with the law behind each and the cases it
 * is of; the policy says whose step each is.  What the checklist has a person say, a
 * person says: a policy that asks nobody does not sign letters off.
 */
#ifndef EG_SIGNOFF_ATTESTATION_H
#define EG_SIGNOFF_ATTESTATION_H

#include "signoff/policy.h"

/* A sentence of a checklist. */
struct eg_checklist_attestation {
	const char	*id, *words;
	bool		 of_case;	/* else nobody is asked to say it of this case */
};

/*
 * The same steps, each with what it attests to of one case of a letter format; what the
 * list holds stays where it is.  False and P1009 where the policy asks for what nobody
 * words, words itself what the checklist does, or leaves out what is of the case.
 */
bool	 eg_policy_attests(struct eg_arena *, const struct eg_policy_letter *,
	    const char *format, const struct eg_checklist_attestation *, size_t n,
	    struct eg_policy_letter *out, struct eg_diags *);

#endif
