/* cms.c - making signatures; see cms.h. */
#include "crypt/cms.h"

#include <limits.h>
#include <openssl/asn1t.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <stdlib.h>

#include "crypt/pki.h"

/*
 * What is signed is the attributes as a SET OF, in the order of DER (RFC 5652,
 * 5.4); OpenSSL has no public function that encodes them so.
 */
typedef STACK_OF(X509_ATTRIBUTE) signed_attributes;
ASN1_ITEM_TEMPLATE(signed_attributes) =
	ASN1_EX_TEMPLATE_TYPE(ASN1_TFLG_SET_ORDER, 0, attributes, X509_ATTRIBUTE)
static_ASN1_ITEM_TEMPLATE_END(signed_attributes)

static bool
cannot(struct eg_diags *diags, const char *what)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1105",
	    .help = "RSA and elliptic curve keys sign; the certificate must be the key's own",
	    .found = eg_pki_reason(diags) }, "the signature cannot be made: %s", what);
	return false;
}

static CMS_ContentInfo *
read_cms(const void *der, size_t n)
{
	const unsigned char *p = der;

	return n > LONG_MAX ? NULL : d2i_CMS_ContentInfo(NULL, &p, (long)n);
}

static CMS_SignerInfo *
only_signer(CMS_ContentInfo *cms)
{
	STACK_OF(CMS_SignerInfo) *all = cms == NULL ? NULL : CMS_get0_SignerInfos(cms);

	return sk_CMS_SignerInfo_num(all) == 1 ? sk_CMS_SignerInfo_value(all, 0) : NULL;
}

static bool
write_cms(CMS_ContentInfo *cms, struct eg_buf *out)
{
	unsigned char *der = NULL;
	int n = i2d_CMS_ContentInfo(cms, &der);

	if (n <= 0)
		return false;
	eg_buf_add(out, der, (size_t)n);
	OPENSSL_free(der);
	return true;
}

static bool
add_time(CMS_SignerInfo *si, int64_t at)
{
	ASN1_TIME *t = eg_pki_must(ASN1_TIME_set(NULL, (time_t)at));
	bool ok = CMS_signed_add1_attr_by_NID(si, NID_pkcs9_signingTime, t->type, t, -1) == 1;

	ASN1_TIME_free(t);
	return ok;
}

static bool
add_algorithms(CMS_SignerInfo *si)
{
	X509_ALGOR *digest, *signature;
	struct eg_buf der = { 0 };
	bool ok;

	CMS_SignerInfo_get0_algs(si, NULL, NULL, &digest, &signature);
	eg_pki_algorithms(digest, signature, &der);
	ok = CMS_signed_add1_attr_by_txt(si, EG_PKI_ALGORITHMS, V_ASN1_SEQUENCE, der.data,
	    (int)der.len) == 1;
	eg_buf_free(&der);
	return ok;
}

/* The four attributes; signing-certificate-v2 is there by CMS_CADES. */
static bool
add_attributes(CMS_SignerInfo *si, const ASN1_OBJECT *type, const unsigned char digest[32])
{
	return CMS_signed_add1_attr_by_NID(si, NID_pkcs9_contentType, V_ASN1_OBJECT,
	    type, -1) == 1 &&
	    CMS_signed_add1_attr_by_NID(si, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING,
	    digest, 32) == 1 && add_algorithms(si);
}

static bool
sign_attributes(const struct eg_signer *signer, CMS_SignerInfo *si)
{
	signed_attributes *all = eg_pki_must(sk_X509_ATTRIBUTE_new_null());
	struct eg_buf value = { 0 };
	unsigned char *der = NULL;
	bool ok = false;
	int n;

	for (int i = 0; i < CMS_signed_get_attr_count(si); i++)
		if (sk_X509_ATTRIBUTE_push(all, CMS_signed_get_attr(si, i)) == 0)
			eg_out_of_memory();
	n = ASN1_item_i2d((ASN1_VALUE *)all, &der, ASN1_ITEM_rptr(signed_attributes));
	if (n > 0)
		ok = signer->sign(signer->data, der, (size_t)n, &value) && value.len > 0 &&
		    ASN1_STRING_set(CMS_SignerInfo_get0_signature(si), value.data,
		    (int)value.len) == 1;
	OPENSSL_free(der);
	eg_buf_free(&value);
	sk_X509_ATTRIBUTE_free(all);
	return ok;
}

/* The public key alone: the private one need not be OpenSSL's. */
static CMS_SignerInfo *
add_signer(CMS_ContentInfo *cms, X509 *own)
{
	return CMS_add1_signer(cms, own, X509_get0_pubkey(own), EVP_sha256(), CMS_DETACHED |
	    CMS_BINARY | CMS_PARTIAL | CMS_CADES | CMS_NOSMIMECAP);
}

/* Into a SignedData that knows its content, or at least the type of it; at may be NULL. */
static bool
sign_content(const struct eg_signer *signer, CMS_ContentInfo *cms,
    const unsigned char digest[32], const int64_t *at, struct eg_buf *der,
    struct eg_diags *diags)
{
	STACK_OF(X509) *x = signer->certificates->x509;
	CMS_SignerInfo *si = sk_X509_num(x) == 0 ? NULL : add_signer(cms, sk_X509_value(x, 0));
	bool ok = si != NULL && add_attributes(si, CMS_get0_eContentType(cms), digest) &&
	    (at == NULL || add_time(si, *at));

	for (int i = 1; ok && i < sk_X509_num(x); i++)
		ok = CMS_add1_cert(cms, sk_X509_value(x, i)) == 1;
	if (!ok)
		cannot(diags, "its parts do not fit");
	else if (!sign_attributes(signer, si))
		ok = cannot(diags, "the key does not sign");
	else if (!write_cms(cms, der))
		ok = cannot(diags, "it cannot be written");
	return ok;
}

static bool
sign_detached(const struct eg_signer *signer, const unsigned char digest[32],
    const int64_t *at, struct eg_buf *der, struct eg_diags *diags)
{
	CMS_ContentInfo *cms = eg_pki_must(CMS_sign(NULL, NULL, NULL, NULL, CMS_DETACHED |
	    CMS_BINARY | CMS_PARTIAL));
	bool ok = sign_content(signer, cms, digest, at, der, diags);

	CMS_ContentInfo_free(cms);
	return ok;
}

bool
eg_cms_sign(const struct eg_signer *signer, const unsigned char digest[32],
    struct eg_buf *der, struct eg_diags *diags)
{
	return sign_detached(signer, digest, NULL, der, diags);
}

bool
eg_cms_sign_at(const struct eg_signer *signer, const unsigned char digest[32], int64_t at,
    struct eg_buf *der, struct eg_diags *diags)
{
	return sign_detached(signer, digest, &at, der, diags);
}

bool
eg_cms_sign_time(const struct eg_signer *signer, const void *info, size_t n,
    struct eg_buf *der, struct eg_diags *diags)
{
	CMS_ContentInfo *cms = eg_pki_must(CMS_sign(NULL, NULL, NULL, NULL, CMS_BINARY |
	    CMS_PARTIAL));
	ASN1_OCTET_STRING **content;
	unsigned char digest[32];
	bool ok;

	ok = n <= INT_MAX && EVP_Digest(info, n, digest, NULL, EVP_sha256(), NULL) == 1 &&
	    CMS_set1_eContentType(cms, OBJ_nid2obj(NID_id_smime_ct_TSTInfo)) == 1 &&
	    (content = CMS_get0_content(cms)) != NULL;
	if (ok) {
		ASN1_OCTET_STRING_free(*content);
		*content = eg_pki_must(ASN1_OCTET_STRING_new());
		ok = ASN1_OCTET_STRING_set(*content, info, (int)n) == 1;
		/* It sets the version that this type of content wants (RFC 5652, 5.1). */
		BIO_free_all(CMS_dataInit(cms, NULL));
	}
	ok = ok ? sign_content(signer, cms, digest, NULL, der, diags) :
	    cannot(diags, "its parts do not fit");
	CMS_ContentInfo_free(cms);
	return ok;
}

bool
eg_cms_signature(const void *der, size_t n, struct eg_buf *value)
{
	CMS_ContentInfo *cms = read_cms(der, n);
	CMS_SignerInfo *si = only_signer(cms);
	ASN1_OCTET_STRING *s = si == NULL ? NULL : CMS_SignerInfo_get0_signature(si);

	if (s != NULL)
		eg_buf_add(value, ASN1_STRING_get0_data(s), (size_t)ASN1_STRING_length(s));
	CMS_ContentInfo_free(cms);
	ERR_clear_error();
	return s != NULL;
}

bool
eg_cms_add_stamp(const void *der, size_t n, const void *token, size_t size,
    struct eg_buf *out, struct eg_diags *diags)
{
	CMS_ContentInfo *cms = read_cms(der, n);
	CMS_SignerInfo *si = only_signer(cms);
	bool ok;

	ok = si != NULL && size <= INT_MAX && CMS_unsigned_add1_attr_by_NID(si,
	    NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token, (int)size) == 1 &&
	    write_cms(cms, out);
	CMS_ContentInfo_free(cms);
	return ok || cannot(diags, "the time-stamp does not fit into it");
}
