/*
 * der.h - the bytes of a signature that OpenSSL does not look at.  Only files of
 * crypt/ include it.
 */
#ifndef EG_CRYPT_DER_H
#define EG_CRYPT_DER_H

#include <stddef.h>

/*
 * Whether n bytes are one SignedData in DER, with the versions RFC 5652, 5.1 and
 * 5.3 want, and one digest algorithm that is also the signer's.  Returns the fault
 * in words, or NULL.
 */
const char *eg_der_signed_data(const void *der, size_t n);

#endif
