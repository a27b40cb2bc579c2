/* key.c - see key.h. */
#include "crypt/key.h"

#include <limits.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#include "crypt/key_body.h"
#include "crypt/pki.h"

struct asking {
	eg_passphrase_fn	 ask;
	void			*data;
	const char		*name;		/* of the file */
	const char		*what;		/* is asked for */
	bool			 asked, told;	/* for a passphrase; and there was one */
	char			 word[EG_PASSPHRASE_MAX];
};

static int
answer(char *out, int size, int writing, void *data)
{
	struct asking *a = data;
	size_t n;

	(void)writing;
	a->asked = true;
	a->told = a->ask != NULL && a->ask(a->data, a->what, a->word);
	if (!a->told)
		return -1;
	n = strlen(a->word);
	if (n >= (size_t)size)
		return -1;
	memcpy(out, a->word, n);
	return (int)n;
}

static struct eg_key *
new_key(EVP_PKEY *pkey, struct eg_certificates *beside)
{
	struct eg_key *k = eg_malloc(sizeof(*k));

	*k = (struct eg_key){ .pkey = pkey, .certificates = beside };
	return k;
}

static struct eg_key *
read_pem(const void *bytes, size_t n, struct asking *a)
{
	BIO *bio = eg_pki_must(BIO_new_mem_buf(bytes, (int)n));
	EVP_PKEY *pkey = PEM_read_bio_PrivateKey(bio, NULL, answer, a);
	struct eg_certificates *beside;
	struct eg_diags *unheard;

	BIO_free(bio);
	if (pkey == NULL)
		return NULL;
	beside = eg_certificates_new();
	unheard = eg_diags_new();
	eg_certificates_read(beside, a->name, bytes, n, unheard);
	eg_diags_free(unheard);
	return new_key(pkey, beside);
}

static struct eg_key *
read_pkcs12(const void *bytes, size_t n, struct asking *a)
{
	const unsigned char *p = bytes;
	PKCS12 *p12 = d2i_PKCS12(NULL, &p, (long)n);
	struct eg_certificates *beside = NULL;
	STACK_OF(X509) *others = NULL;
	EVP_PKEY *pkey = NULL;
	X509 *own = NULL;
	const char *word = NULL;

	if (p12 == NULL)
		return NULL;
	if (PKCS12_verify_mac(p12, "", 0) != 1 && PKCS12_verify_mac(p12, NULL, 0) != 1) {
		a->asked = true;
		a->told = a->ask != NULL && a->ask(a->data, a->what, a->word);
		word = a->told ? a->word : NULL;
	}
	if ((!a->asked || word != NULL) && PKCS12_parse(p12, word, &pkey, &own, &others) == 1 &&
	    pkey != NULL) {
		beside = eg_certificates_new();
		if (own != NULL)
			eg_certificates_take(beside, own);
		while (sk_X509_num(others) > 0)
			eg_certificates_take(beside, sk_X509_shift(others));
		own = NULL;
	}
	X509_free(own);
	sk_X509_pop_free(others, X509_free);
	PKCS12_free(p12);
	return beside == NULL ? NULL : new_key(pkey, beside);
}

struct eg_key *
eg_key_read(const char *name, const void *bytes, size_t n, eg_passphrase_fn ask, void *data,
    struct eg_diags *diags)
{
	struct asking a = { .ask = ask, .data = data, .name = name,
	    .what = eg_diags_printf(diags, "passphrase of %s", name) };
	struct eg_key *k = NULL;

	if (n > 0 && n <= INT_MAX)
		k = memmem(bytes, n, "-----BEGIN ", 11) != NULL ? read_pem(bytes, n, &a) :
		    read_pkcs12(bytes, n, &a);
	ERR_clear_error();
	OPENSSL_cleanse(a.word, sizeof(a.word));
	if (k != NULL)
		return k;
	if (a.asked)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1102",
		    .at.file = name, .help = "a passphrase is asked for on the terminal, or read "
		    "from the descriptor that `--passphrase-fd` names" },
		    "the key is encrypted, and %s", a.told ? "this passphrase does not open it" :
		    "no passphrase was given");
	else
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1101",
		    .at.file = name, .help = "give a key as PEM (`-----BEGIN PRIVATE KEY-----`) or "
		    "PKCS#12 (.p12, .pfx)" }, "there is no private key in the file");
	return NULL;
}

void
eg_key_free(struct eg_key *k)
{
	if (k == NULL)
		return;
	EVP_PKEY_free(k->pkey);
	eg_certificates_free(k->certificates);
	eg_token_close(k->token);
	free(k);
}

/*
 * Of all that were given those that lead from the key to one who is believed: each
 * the issuer of the one before.  The last is left out when it is its own issuer,
 * since nobody believes it because it is sent along.
 */
static void
take_chain(X509 *own, const struct eg_certificates *from, struct eg_certificates *to)
{
	X509 *x = own, *issuer;

	do {
		X509_up_ref(x);
		eg_certificates_take(to, x);
		issuer = NULL;
		for (int i = 0; i < sk_X509_num(from->x509) && issuer == NULL; i++)
			if (X509_check_issued(sk_X509_value(from->x509, i), x) == X509_V_OK)
				issuer = sk_X509_value(from->x509, i);
		x = issuer;
	} while (x != NULL && X509_check_issued(x, x) != X509_V_OK &&
	    sk_X509_num(to->x509) <= sk_X509_num(from->x509));
}

bool
eg_key_certify(struct eg_key *k, const struct eg_certificates *more, struct eg_diags *diags)
{
	struct eg_certificates *c = k->certificates;
	X509 *x;

	if (more != NULL)
		eg_certificates_add(c, more);
	/* A token may tell nothing of its key: what it signs is held against this one. */
	if (k->pkey == NULL && sk_X509_num(c->x509) > 0)
		k->pkey = X509_get_pubkey(sk_X509_value(c->x509, 0));
	for (int i = 0; i < sk_X509_num(c->x509); i++) {
		x = sk_X509_value(c->x509, i);
		if (k->pkey == NULL || X509_check_private_key(x, k->pkey) != 1)
			continue;
		k->certificates = eg_certificates_new();
		take_chain(x, c, k->certificates);
		eg_certificates_free(c);
		return true;
	}
	ERR_clear_error();
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1103",
	    .help = "put the certificate and those of its issuers into the key's file, or name "
	    "them with `--certificate`" }, "there is no certificate of the key");
	return false;
}

const struct eg_certificates *
eg_key_certificates(const struct eg_key *k)
{
	return k->certificates;
}

void
eg_key_reason(const char *words)
{
	ERR_raise_data(ERR_LIB_USER, 1, "%s", words);
}

/* A token's word is not taken for it: a wrong signature is none. */
static bool
sign_by_token(const struct eg_key *k, const void *bytes, size_t n, struct eg_buf *signature)
{
	EVP_MD_CTX *ctx;
	size_t at = signature->len;
	bool ok;

	if (!eg_token_sign(k->token, bytes, n, signature))
		return false;
	ctx = eg_pki_must(EVP_MD_CTX_new());
	ok = k->pkey != NULL && EVP_DigestVerifyInit(ctx, NULL, EVP_sha256(), NULL, k->pkey) == 1 &&
	    EVP_DigestVerify(ctx, (unsigned char *)signature->data + at, signature->len - at,
	    bytes, n) == 1;
	if (!ok)
		eg_key_reason("what the token signed is not of its certificate");
	EVP_MD_CTX_free(ctx);
	return ok;
}

static bool
sign_here(const struct eg_key *k, const void *bytes, size_t n, struct eg_buf *signature)
{
	EVP_MD_CTX *ctx = eg_pki_must(EVP_MD_CTX_new());
	unsigned char *out = NULL;
	size_t size = 0;
	bool ok;

	ok = EVP_DigestSignInit(ctx, NULL, EVP_sha256(), NULL, k->pkey) == 1 &&
	    EVP_DigestSign(ctx, NULL, &size, bytes, n) == 1;
	if (ok) {
		out = eg_malloc(size);
		ok = EVP_DigestSign(ctx, out, &size, bytes, n) == 1;
	}
	if (ok)
		eg_buf_add(signature, out, size);
	free(out);
	EVP_MD_CTX_free(ctx);
	return ok;
}

bool
eg_key_sign(void *key, const void *bytes, size_t n, struct eg_buf *signature)
{
	const struct eg_key *k = key;

	return k->token != NULL ? sign_by_token(k, bytes, n, signature) :
	    sign_here(k, bytes, n, signature);
}
