/*
 * key.h - private keys in files: PEM (PKCS#8 and older, encrypted or not) and
 * PKCS#12, with the certificates that are beside them.  Those in tokens: token.h.
 */
#ifndef EG_CRYPT_KEY_H
#define EG_CRYPT_KEY_H

#include "crypt/certificate.h"

#define EG_PASSPHRASE_MAX	1024	/* bytes, with the NUL */

struct eg_key;

/* Asks for `what` ("passphrase of key.pem"); false: there is none to be had. */
typedef bool (*eg_passphrase_fn)(void *data, const char *what, char out[EG_PASSPHRASE_MAX]);

/*
 * ask is called only when the key is encrypted.  On failure reports S1101 (no key)
 * or S1102 (passphrase) and returns NULL.
 */
struct eg_key *eg_key_read(const char *name, const void *bytes, size_t n, eg_passphrase_fn ask,
	    void *data, struct eg_diags *);
void	 eg_key_free(struct eg_key *);
/*
 * Finds the key's certificate and those of its issuers, of those in its file and of
 * more (may be NULL).  False and S1103 when none is the key's.
 */
bool	 eg_key_certify(struct eg_key *, const struct eg_certificates *more, struct eg_diags *);
/* The key's own first; borrowed. */
const struct eg_certificates *eg_key_certificates(const struct eg_key *);
/*
 * Appends the signature over the SHA-256 of bytes: RSA PKCS#1 v1.5, or ECDSA.  key
 * is an eg_key: the sign of an eg_signer (cms.h).
 */
bool	 eg_key_sign(void *key, const void *bytes, size_t n, struct eg_buf *signature);

#endif
