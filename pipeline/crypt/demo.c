/* demo.c - see demo.h. */
#include "crypt/demo.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <stdlib.h>

#include "crypt/pki.h"

#define YEAR	(365 * 86400)
#define HOUR	3600

/* Whoever reads a certificate of these sees what it is worth. */
#define ORGANISATION	"engross demonstration, not to be trusted"

struct extension {
	int		 nid;
	const char	*value;
};

static const struct extension of_authority[] = {
	{ NID_basic_constraints, "critical,CA:TRUE" },
	{ NID_key_usage, "critical,keyCertSign,cRLSign" },
	{ NID_subject_key_identifier, "hash" },
	{ 0, NULL }
};
/*
 * Document signing is RFC 9336; pdfsig asks for email protection, which NSS wants of
 * whoever signs anything.
 */
static const struct extension of_signer[] = {
	{ NID_basic_constraints, "critical,CA:FALSE" },
	{ NID_key_usage, "critical,digitalSignature,nonRepudiation" },
	{ NID_ext_key_usage, "emailProtection,1.3.6.1.5.5.7.3.36" },
	{ NID_subject_key_identifier, "hash" },
	{ NID_authority_key_identifier, "keyid" },
	{ 0, NULL }
};
static const struct extension of_stamper[] = {
	{ NID_basic_constraints, "critical,CA:FALSE" },
	{ NID_key_usage, "critical,digitalSignature" },
	{ NID_ext_key_usage, "critical,timeStamping" },
	{ NID_subject_key_identifier, "hash" },
	{ NID_authority_key_identifier, "keyid" },
	{ 0, NULL }
};

static void
must(int ok)
{
	if (ok != 1)
		eg_out_of_memory();
}

/* --- certificates ------------------------------------------------------------------- */

static void
add_extensions(X509 *x, X509 *issuer, const struct extension *e)
{
	X509_EXTENSION *made;
	X509V3_CTX ctx;

	X509V3_set_ctx(&ctx, issuer, x, NULL, NULL, 0);
	for (; e->value != NULL; e++) {
		made = eg_pki_must(X509V3_EXT_conf_nid(NULL, &ctx, e->nid, e->value));
		must(X509_add_ext(x, made, -1));
		X509_EXTENSION_free(made);
	}
}

static void
set_serial(X509 *x)
{
	unsigned char bytes[16];
	BIGNUM *n;

	must(RAND_bytes(bytes, sizeof(bytes)));
	bytes[0] = (bytes[0] & 0x3F) | 0x40;	/* positive, and never short */
	n = eg_pki_must(BN_bin2bn(bytes, sizeof(bytes), NULL));
	eg_pki_must(BN_to_ASN1_INTEGER(n, X509_get_serialNumber(x)));
	BN_free(n);
}

static void
set_name(X509_NAME *name, const char *common)
{
	must(X509_NAME_add_entry_by_NID(name, NID_organizationName, MBSTRING_UTF8,
	    (const unsigned char *)ORGANISATION, -1, -1, 0));
	must(X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8,
	    (const unsigned char *)common, -1, -1, 0));
}

/* issuer NULL: by itself. */
static X509 *
certify(EVP_PKEY *key, const char *name, X509 *issuer, EVP_PKEY *by,
    const struct extension *extensions, int64_t now)
{
	X509 *x = eg_pki_must(X509_new());

	must(X509_set_version(x, X509_VERSION_3));
	set_serial(x);
	set_name(X509_get_subject_name(x), name);
	must(X509_set_issuer_name(x, X509_get_subject_name(issuer != NULL ? issuer : x)));
	eg_pki_must(ASN1_TIME_set(X509_getm_notBefore(x), (time_t)now - HOUR));
	eg_pki_must(ASN1_TIME_set(X509_getm_notAfter(x), (time_t)now + YEAR));
	must(X509_set_pubkey(x, key));
	add_extensions(x, issuer != NULL ? issuer : x, extensions);
	must(X509_sign(x, by, EVP_sha256()) > 0);
	return x;
}

static X509_CRL *
list_revoked(X509 *issuer, EVP_PKEY *by, int64_t now)
{
	X509_CRL *crl = eg_pki_must(X509_CRL_new());
	ASN1_TIME *from = eg_pki_must(ASN1_TIME_set(NULL, (time_t)now - HOUR));
	ASN1_TIME *to = eg_pki_must(ASN1_TIME_set(NULL, (time_t)now + YEAR));
	ASN1_INTEGER *number = eg_pki_must(ASN1_INTEGER_new());

	must(X509_CRL_set_version(crl, X509_CRL_VERSION_2));
	must(X509_CRL_set_issuer_name(crl, X509_get_subject_name(issuer)));
	must(X509_CRL_set1_lastUpdate(crl, from));
	must(X509_CRL_set1_nextUpdate(crl, to));
	must(ASN1_INTEGER_set(number, 1));
	must(X509_CRL_add1_ext_i2d(crl, NID_crl_number, number, 0, 0));
	must(X509_CRL_sort(crl));
	must(X509_CRL_sign(crl, by, EVP_sha256()) > 0);
	ASN1_INTEGER_free(number);
	ASN1_TIME_free(from);
	ASN1_TIME_free(to);
	return crl;
}

/* --- as PEM --------------------------------------------------------------------------- */

static void
take(BIO *bio, struct eg_buf *out)
{
	char *data;
	long n = BIO_get_mem_data(bio, &data);

	eg_buf_add(out, data, (size_t)n);
	BIO_free(bio);
}

static void
put_certificate(X509 *x, EVP_PKEY *key, struct eg_buf *out)
{
	BIO *bio = eg_pki_must(BIO_new(BIO_s_mem()));

	if (key != NULL)
		must(PEM_write_bio_PKCS8PrivateKey(bio, key, NULL, NULL, 0, NULL, NULL));
	must(PEM_write_bio_X509(bio, x));
	take(bio, out);
}

static void
put_list(X509_CRL *crl, struct eg_buf *out)
{
	BIO *bio = eg_pki_must(BIO_new(BIO_s_mem()));

	must(PEM_write_bio_X509_CRL(bio, crl));
	take(bio, out);
}

static void
add_person(X509 *ca, EVP_PKEY *authority, int64_t now, struct eg_demo_person *p)
{
	EVP_PKEY *key = eg_pki_must(EVP_EC_gen("P-256"));
	X509 *own = certify(key, p->name, ca, authority, of_signer, now);

	put_certificate(own, key, &p->pem);
	X509_free(own);
	EVP_PKEY_free(key);
}

void
eg_demo_new(int64_t now, struct eg_demo *d)
{
	eg_demo_new_with(now, d, NULL, 0);
}

void
eg_demo_new_with(int64_t now, struct eg_demo *d, struct eg_demo_person *persons, size_t n)
{
	EVP_PKEY *authority = eg_pki_must(EVP_EC_gen("P-256"));
	EVP_PKEY *signer = eg_pki_must(EVP_RSA_gen(3072));
	EVP_PKEY *stamper = eg_pki_must(EVP_EC_gen("P-256"));
	X509 *ca = certify(authority, "Demonstration Authority", NULL, authority, of_authority,
	    now);
	X509 *own = certify(signer, "Demonstration Seal", ca, authority, of_signer, now);
	X509 *tsa = certify(stamper, "Demonstration Time", ca, authority, of_stamper, now);
	X509_CRL *crl = list_revoked(ca, authority, now);

	*d = (struct eg_demo){ .signer = { 0 } };
	put_certificate(ca, NULL, &d->authority);
	put_list(crl, &d->revoked);
	put_certificate(own, signer, &d->signer);
	put_certificate(tsa, stamper, &d->stamper);
	for (size_t i = 0; i < n; i++)
		add_person(ca, authority, now, &persons[i]);
	X509_CRL_free(crl);
	X509_free(tsa);
	X509_free(own);
	X509_free(ca);
	EVP_PKEY_free(stamper);
	EVP_PKEY_free(signer);
	EVP_PKEY_free(authority);
}

void
eg_demo_free(struct eg_demo *d)
{
	eg_buf_free(&d->authority);
	eg_buf_free(&d->revoked);
	eg_buf_free(&d->signer);
	eg_buf_free(&d->stamper);
}
