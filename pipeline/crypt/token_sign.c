/* token_sign.c - signatures that a token makes. */
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>

#include "crypt/pki.h"
#include "crypt/token_body.h"

#define SIGNATURE_MAX	2048	/* bytes: RSA of 16,384 bits */

/* DigestInfo of SHA-256 (RFC 8017, 9.2), for tokens that do not digest. */
static const unsigned char info[] = { 0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48,
	0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20 };

/* One signature by a mechanism; the token's answer. */
static ck_rv
ask(struct eg_token *t, unsigned long mechanism, const void *bytes, size_t n,
    unsigned char out[SIGNATURE_MAX], unsigned long *size)
{
	struct ck_mechanism m = { .mechanism = mechanism };
	ck_rv rv = t->f->sign_begin(t->session, &m, t->object);

	if (rv == CKR_OK && t->each_time)
		rv = t->f->login(t->session, CKU_CONTEXT_SPECIFIC, t->pad ? NULL :
		    (unsigned char *)t->pin, t->pad ? 0 : strlen(t->pin));
	*size = SIGNATURE_MAX;
	return rv != CKR_OK ? rv : t->f->sign(t->session, (unsigned char *)bytes, n, out, size);
}

static ck_rv
sign_rsa(struct eg_token *t, const void *bytes, size_t n, const unsigned char digest[32],
    struct eg_buf *signature)
{
	unsigned char out[SIGNATURE_MAX], told[sizeof(info) + 32];
	struct ck_mechanism_info known;
	unsigned long size;
	ck_rv rv;

	if (t->f->mechanism_info(t->slot, CKM_SHA256_RSA_PKCS, &known) == CKR_OK) {
		rv = ask(t, CKM_SHA256_RSA_PKCS, bytes, n, out, &size);
	} else {
		memcpy(told, info, sizeof(info));
		memcpy(told + sizeof(info), digest, 32);
		rv = ask(t, CKM_RSA_PKCS, told, sizeof(told), out, &size);
	}
	if (rv == CKR_OK)
		eg_buf_add(signature, out, size);
	return rv;
}

/* A token gives both numbers, one behind the other; signatures have them in DER. */
static ck_rv
sign_ec(struct eg_token *t, const unsigned char digest[32], struct eg_buf *signature)
{
	unsigned char out[SIGNATURE_MAX], *der = NULL;
	ECDSA_SIG *both = eg_pki_must(ECDSA_SIG_new());
	BIGNUM *r, *s;
	unsigned long size;
	ck_rv rv = ask(t, CKM_ECDSA, digest, 32, out, &size);
	int n;

	if (rv == CKR_OK && size > 0 && size % 2 == 0) {
		r = eg_pki_must(BN_bin2bn(out, (int)size / 2, NULL));
		s = eg_pki_must(BN_bin2bn(out + size / 2, (int)size / 2, NULL));
		ECDSA_SIG_set0(both, r, s);
		n = i2d_ECDSA_SIG(both, &der);
		if (n > 0)
			eg_buf_add(signature, der, (size_t)n);
		OPENSSL_free(der);
	}
	ECDSA_SIG_free(both);
	return rv;
}

bool
eg_token_sign(struct eg_token *t, const void *bytes, size_t n, struct eg_buf *signature)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	ck_rv rv;

	if (EVP_Digest(bytes, n, digest, NULL, EVP_sha256(), NULL) != 1)
		eg_out_of_memory();
	rv = t->type == CKK_RSA ? sign_rsa(t, bytes, n, digest, signature) :
	    sign_ec(t, digest, signature);
	if (rv != CKR_OK)
		eg_key_reason(eg_module_words(rv));
	return rv == CKR_OK;
}
