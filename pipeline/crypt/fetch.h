/*
 * fetch.h - what certificates say themselves of where to learn more: who issued them, and
 * whether they were revoked (RFC 5280, 4.2.1.13 and 4.2.2.1; RFC 6960, appendix A).
 */
#ifndef EG_CRYPT_FETCH_H
#define EG_CRYPT_FETCH_H

#include "crypt/certificate.h"

/*
 * Asks, by HTTP, about each of the certificates that is not its own issuer and of which
 * neither a list nor an answer is there: its issuer's certificate if that is not there,
 * an answer (OCSP) that tells of the time at, or else a list (CRL).  All is added.
 * seconds: to wait at most, each time.  False, and S1118 for each certificate about which
 * nothing could be learned, or that it was revoked.
 */
bool	 eg_fetch_proofs(struct eg_certificates *, int64_t at, int seconds, struct eg_diags *);

#endif
