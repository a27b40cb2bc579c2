/*
 * pki.h - certificates and keys as OpenSSL has them.  Only files of crypt/ include
 * it.
 */
#ifndef EG_CRYPT_PKI_H
#define EG_CRYPT_PKI_H

#include <openssl/evp.h>
#include <openssl/x509.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "crypt/certificate.h"

/* An OCSPResponse (RFC 6960), as DER. */
struct eg_answer {
	unsigned char		*der;
	size_t			 n;
};

struct eg_certificates {
	STACK_OF(X509)		*x509;
	STACK_OF(X509_CRL)	*crl;
	struct eg_answer	*answer;
	size_t			 answers;
};

/* OpenSSL out of memory: nothing can be said or done any more. */
void	*eg_pki_must(void *);
/* Its newest error in words, in the diags; its queue is emptied. */
const char *eg_pki_reason(struct eg_diags *);

/* Adds; the certificate is taken. */
void	 eg_certificates_take(struct eg_certificates *, X509 *);
/* Copies n bytes that are a successful OCSPResponse; false, and nothing added, else. */
bool	 eg_certificates_take_answer(struct eg_certificates *, const unsigned char *der,
	    size_t n);
/* "Imro Seal" (the common name), or the whole name; in the arena. */
const char *eg_pki_name(struct eg_arena *, const X509_NAME *);

/* How a SignerInfo says that it was made, as RFC 6211 has it (cms-algorithm-protection). */
#define EG_PKI_ALGORITHMS	"1.2.840.113549.1.9.52"
void	 eg_pki_algorithms(const X509_ALGOR *digest, const X509_ALGOR *signature,
	    struct eg_buf *der);

/*
 * What do answers say of a certificate at a time?  Heeded are those that its issuer
 * signed, or somebody its issuer authorised for that (RFC 6960, 4.2.2.2).
 */
enum eg_answered { EG_ANSWERED_NOTHING, EG_ANSWERED_GOOD, EG_ANSWERED_REVOKED };
enum eg_answered eg_pki_answered(const struct eg_certificates *, X509 *, X509 *issuer,
	    int64_t at);

/*
 * Does the chain of a certificate hold at a time?  NULL, or why not, in words.
 * Lists of revocation are heeded where there are any of its issuer, and answers about
 * it; *unrevoked is then set.  What the chain is made of is appended to chain.
 */
const char *eg_pki_chain(X509 *, STACK_OF(X509) *others, const struct eg_trust *,
	    bool stamping, int64_t at, STACK_OF(X509) *chain, bool *unrevoked);

#endif
