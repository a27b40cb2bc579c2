/*
 * proofs.h - what shows years later that certificates were good: the document security
 * store (ETSI EN 319 142-1, 5.4.2).  Only files of sign/ include it.
 */
#ifndef EG_SIGN_PROOFS_H
#define EG_SIGN_PROOFS_H

#include "crypt/certificate.h"
#include "pdf/object.h"

/* Those of a file, and more (may be NULL).  What cannot be read is passed over. */
struct eg_certificates *eg_sign_proofs(const struct eg_pdf *, const struct eg_certificates *more);

#endif
