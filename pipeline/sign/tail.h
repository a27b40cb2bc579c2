/*
 * tail.h - proofs that stand behind the last signature, where nothing protects them.
 * Only files of sign/ include it.
 */
#ifndef EG_SIGN_TAIL_H
#define EG_SIGN_TAIL_H

#include "crypt/certificate.h"
#include "pdf/object.h"

/*
 * Of a file of n bytes, of which the first covers are signed: what can still be said of
 * the rest.  NULL when it is an update of proofs in the one form that eg_sign_keep gives
 * them, each signed by one of the others or of known; else what it is instead, in words
 * that follow "proofs of its certificates, ".  trusting: known has those who are believed,
 * so that it can be told who signed a proof.
 */
const char *eg_sign_tail(const struct eg_pdf *, const char *bytes, size_t covers, size_t n,
	    const struct eg_certificates *known, bool trusting, struct eg_arena *);

#endif
