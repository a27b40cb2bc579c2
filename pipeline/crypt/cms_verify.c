/* cms_verify.c - judging signatures; see cms.h. */
#include <limits.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#include "crypt/cms.h"
#include "crypt/der.h"
#include "crypt/pki.h"

/* One SignedData while it is judged. */
struct judged {
	struct eg_arena			*arena;
	const struct eg_trust		*trust;
	struct eg_cms_found		*found;
	CMS_ContentInfo			*cms;
	CMS_SignerInfo			*si;
	STACK_OF(X509)			*carried;	/* certificates in it */
	STACK_OF(X509)			*chain;		/* those that lead to somebody believed */
	X509				*own;		/* the signer's; borrowed */
	bool				 stamp;		/* it is a time-stamp token */
};

/* --- opening ----------------------------------------------------------------------- */

static const char *
open_signed(struct judged *j, const void *der, size_t n)
{
	const unsigned char *p = der;
	STACK_OF(CMS_SignerInfo) *all;
	STACK_OF(X509_CRL) *lists;
	const char *fault;

	if (n > INT_MAX || (j->cms = d2i_CMS_ContentInfo(NULL, &p, (long)n)) == NULL ||
	    OBJ_obj2nid(CMS_get0_type(j->cms)) != NID_pkcs7_signed)
		return "it is no signature (CMS SignedData)";
	fault = eg_der_signed_data(der, n);
	if (fault != NULL)
		return fault;
	all = CMS_get0_SignerInfos(j->cms);
	if (sk_CMS_SignerInfo_num(all) != 1)
		return "it is not of one signer";
	j->si = sk_CMS_SignerInfo_value(all, 0);
	if (!j->stamp && CMS_is_detached(j->cms) != 1)
		return "what it signs is in it once more, which nobody looks at";
	lists = CMS_get1_crls(j->cms);
	if (lists != NULL) {
		sk_X509_CRL_pop_free(lists, X509_CRL_free);
		return "it carries lists of revocation, which nothing protects";
	}
	return NULL;
}

static int64_t
seconds(const ASN1_TIME *t)
{
	ASN1_TIME *epoch = eg_pki_must(ASN1_TIME_set(NULL, 0));
	int days = 0, rest = 0;
	int64_t s = 0;

	if (ASN1_TIME_diff(&days, &rest, epoch, t) == 1)
		s = (int64_t)days * 86400 + rest;
	ASN1_TIME_free(epoch);
	return s;
}

static void
tell_certificate(struct judged *j)
{
	struct eg_cms_found *f = j->found;
	unsigned char *der = NULL;
	int n = i2d_X509(j->own, &der);

	if (n <= 0)
		eg_out_of_memory();
	eg_sha256(der, (size_t)n, f->certificate);
	OPENSSL_free(der);
	der = NULL;
	n = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(j->own), &der);
	if (n <= 0)
		eg_out_of_memory();
	eg_sha256(der, (size_t)n, f->key);
	OPENSSL_free(der);
	f->from = seconds(X509_get0_notBefore(j->own));
	f->until = seconds(X509_get0_notAfter(j->own));
	f->signer = eg_pki_name(j->arena, X509_get_subject_name(j->own));
	f->issuer = eg_pki_name(j->arena, X509_get_issuer_name(j->own));
}

/* Byte by byte: OpenSSL compares names as people read them, ABC like abc. */
static bool
is_named_exactly(const struct judged *j, X509 *x)
{
	unsigned char *a = NULL, *b = NULL;
	ASN1_OCTET_STRING *id = NULL;
	X509_NAME *issuer = NULL;
	ASN1_INTEGER *serial = NULL;
	int n, m;
	bool same;

	if (CMS_SignerInfo_get0_signer_id(j->si, &id, &issuer, &serial) != 1 || issuer == NULL)
		return false;
	n = i2d_X509_NAME(issuer, &a);
	m = i2d_X509_NAME(X509_get_issuer_name(x), &b);
	same = n > 0 && n == m && memcmp(a, b, (size_t)n) == 0;
	OPENSSL_free(a);
	OPENSSL_free(b);
	return same;
}

static const char *
find_signer(struct judged *j)
{
	j->carried = CMS_get1_certs(j->cms);
	for (int i = 0; i < sk_X509_num(j->carried); i++) {
		if (CMS_SignerInfo_cert_cmp(j->si, sk_X509_value(j->carried, i)) != 0 ||
		    !is_named_exactly(j, sk_X509_value(j->carried, i)))
			continue;
		j->own = sk_X509_value(j->carried, i);
		CMS_SignerInfo_set1_signer_cert(j->si, j->own);
		tell_certificate(j);
		return NULL;
	}
	return "the signer's certificate is not in it";
}

/* --- algorithms ----------------------------------------------------------------------- */

static const int digests[] = { NID_sha256, NID_sha384, NID_sha512, NID_sha3_256,
	NID_sha3_384, NID_sha3_512 };

static const EVP_MD *
digest_of(const X509_ALGOR *a)
{
	const ASN1_OBJECT *oid;
	const void *parameter;
	int type, nid;

	X509_ALGOR_get0(&oid, &type, &parameter, a);
	nid = OBJ_obj2nid(oid);
	if (type != V_ASN1_UNDEF && type != V_ASN1_NULL)
		return NULL;
	for (size_t i = 0; i < sizeof(digests) / sizeof(*digests); i++)
		if (nid == digests[i])
			return EVP_get_digestbynid(nid);
	return NULL;
}

/*
 * RSA says so without more; where the digest is told again it must be the one that
 * is used, at which OpenSSL does not look.
 */
static bool
is_known_signature(const X509_ALGOR *a, const EVP_MD *md)
{
	const ASN1_OBJECT *oid;
	const void *parameter;
	int type, nid, key = NID_undef, digest = NID_undef;

	X509_ALGOR_get0(&oid, &type, &parameter, a);
	nid = OBJ_obj2nid(oid);
	if (nid == NID_rsassaPss)
		return true;
	if (nid != NID_rsaEncryption && (OBJ_find_sigid_algs(nid, &digest, &key) != 1))
		return false;
	if (digest != NID_undef && digest != EVP_MD_get_type(md))
		return false;
	return type == V_ASN1_UNDEF || (type == V_ASN1_NULL && (nid == NID_rsaEncryption ||
	    key == NID_rsaEncryption));
}

static bool
digest_content(const EVP_MD *md, const struct eg_cms_content *c,
    unsigned char out[EVP_MAX_MD_SIZE], unsigned *n)
{
	EVP_MD_CTX *ctx = eg_pki_must(EVP_MD_CTX_new());
	bool ok = EVP_DigestInit_ex(ctx, md, NULL) == 1;

	for (int i = 0; i < 2; i++)
		if (c->size[i] > 0)
			ok = ok && EVP_DigestUpdate(ctx, c->part[i], c->size[i]) == 1;
	ok = ok && EVP_DigestFinal_ex(ctx, out, n) == 1;
	EVP_MD_CTX_free(ctx);
	return ok;
}

/* --- what is signed ------------------------------------------------------------------------ */

/* The one value of a signed attribute that stands there once; NULL else. */
static void *
attribute(const struct judged *j, int nid, int type)
{
	return CMS_signed_get0_data_by_OBJ(j->si, OBJ_nid2obj(nid), -3, type);
}

/* The certificate is named by its digest in what is signed (RFC 5035). */
static const char *
check_named(struct judged *j)
{
	ASN1_STRING *v2 = attribute(j, NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE);
	ASN1_STRING *v1 = attribute(j, NID_id_smime_aa_signingCertificate, V_ASN1_SEQUENCE);
	STACK_OF(X509) *own = eg_pki_must(sk_X509_new_null());
	ESS_SIGNING_CERT_V2 *ss2 = NULL;
	ESS_SIGNING_CERT *ss1 = NULL;
	const unsigned char *p;
	const char *fault = NULL;

	if (v2 != NULL) {
		p = ASN1_STRING_get0_data(v2);
		ss2 = d2i_ESS_SIGNING_CERT_V2(NULL, &p, ASN1_STRING_length(v2));
	}
	if (v1 != NULL) {
		p = ASN1_STRING_get0_data(v1);
		ss1 = d2i_ESS_SIGNING_CERT(NULL, &p, ASN1_STRING_length(v1));
	}
	if ((v2 != NULL && ss2 == NULL) || (v1 != NULL && ss1 == NULL))
		fault = "what names its certificate cannot be read";
	j->found->named = ss2 != NULL || ss1 != NULL;
	j->found->named_v2 = ss2 != NULL;
	/* Only its own: the chain is judged by itself. */
	if (fault == NULL && j->found->named && (sk_X509_push(own, j->own) == 0 ||
	    OSSL_ESS_check_signing_certs(ss1, ss2, own, 1) != 1))
		fault = "it was made with another certificate than it carries";
	ESS_SIGNING_CERT_V2_free(ss2);
	ESS_SIGNING_CERT_free(ss1);
	sk_X509_free(own);
	return fault;
}

static void
tell_time(struct judged *j)
{
	const ASN1_TIME *t;

	j->found->timed = CMS_signed_get_attr_by_NID(j->si, NID_pkcs9_signingTime, -1) >= 0;
	t = attribute(j, NID_pkcs9_signingTime, V_ASN1_UTCTIME);
	if (t == NULL)
		t = attribute(j, NID_pkcs9_signingTime, V_ASN1_GENERALIZEDTIME);
	j->found->at = t == NULL ? 0 : seconds(t);
}

/*
 * RSA alone, and RSA with the digest, say the same, so that nobody would see one changed
 * into the other: unless it is signed how it was made (RFC 6211).
 */
static const char *
check_algorithms(struct judged *j)
{
	ASN1_OBJECT *oid = eg_pki_must(OBJ_txt2obj(EG_PKI_ALGORITHMS, 1));
	const ASN1_STRING *told = CMS_signed_get0_data_by_OBJ(j->si, oid, -3, V_ASN1_SEQUENCE);
	struct eg_buf der = { 0 };
	X509_ALGOR *digest, *signature;
	bool ok = true;

	CMS_SignerInfo_get0_algs(j->si, NULL, NULL, &digest, &signature);
	if (told != NULL) {
		eg_pki_algorithms(digest, signature, &der);
		ok = der.len == (size_t)ASN1_STRING_length(told) &&
		    memcmp(der.data, ASN1_STRING_get0_data(told), der.len) == 0;
	}
	eg_buf_free(&der);
	ASN1_OBJECT_free(oid);
	return ok ? NULL : "it was made in another way than it says";
}

static const char *
check_signed(struct judged *j, const struct eg_cms_content *content)
{
	unsigned char digest[EVP_MAX_MD_SIZE];
	X509_ALGOR *dig, *sig;
	const ASN1_OBJECT *type;
	const ASN1_STRING *told;
	const EVP_MD *md;
	const char *fault;
	unsigned n = 0;

	CMS_SignerInfo_get0_algs(j->si, NULL, NULL, &dig, &sig);
	md = digest_of(dig);
	if (md == NULL || !is_known_signature(sig, md))
		return "it is made in a way that is not trusted any more, or not known";
	type = attribute(j, NID_pkcs9_contentType, V_ASN1_OBJECT);
	told = attribute(j, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING);
	if (type == NULL || told == NULL || OBJ_cmp(type, CMS_get0_eContentType(j->cms)) != 0)
		return "it does not say of what it is";
	if (CMS_SignerInfo_verify(j->si) != 1)
		return "it was not made with the key of its certificate, or was changed";
	if (!digest_content(md, content, digest, &n) ||
	    (unsigned)ASN1_STRING_length(told) != n ||
	    memcmp(ASN1_STRING_get0_data(told), digest, n) != 0)
		return "what it signs was changed since";
	tell_time(j);
	fault = check_algorithms(j);
	return fault == NULL ? check_named(j) : fault;
}

/* --- whom it leads to ---------------------------------------------------------------------- */

static bool
is_among(const X509 *x, const STACK_OF(X509) *all)
{
	for (int i = 0; i < sk_X509_num(all); i++)
		if (X509_cmp(x, sk_X509_value(all, i)) == 0)
			return true;
	return false;
}

static bool
may_sign(const struct judged *j)
{
	uint32_t usage = X509_get_key_usage(j->own);

	return j->stamp || usage == UINT32_MAX ||
	    (usage & (X509v3_KU_DIGITAL_SIGNATURE | X509v3_KU_NON_REPUDIATION)) != 0;
}

static void
check_chain(struct judged *j, int64_t at)
{
	const char *fault = NULL;

	if (!may_sign(j))
		fault = "its certificate is not for signatures";
	else
		fault = eg_pki_chain(j->own, j->carried, j->trust, j->stamp, at, j->chain,
		    &j->found->unrevoked);
	j->found->untrusted = fault;
}

/* A certificate that is in no chain is a place where anything may be hidden. */
static const char *
check_carried(const struct judged *j)
{
	for (int i = 0; i < sk_X509_num(j->carried); i++)
		if (!is_among(sk_X509_value(j->carried, i), j->chain))
			return "it carries a certificate that has nothing to do with it";
	return NULL;
}

static const char	*verify_stamp(struct judged *, const void *der, size_t n,
			    const struct eg_cms_content *);
static void		 close_judged(struct judged *);

/* --- what is not signed -------------------------------------------------------------------- */

static const char *
check_stamp(struct judged *j, X509_ATTRIBUTE *a)
{
	struct eg_cms_found found = { .signer = "" };
	struct judged stamp = { .arena = j->arena, .trust = j->trust, .found = &found,
	    .stamp = true };
	const ASN1_STRING *value = CMS_SignerInfo_get0_signature(j->si), *token;
	struct eg_cms_content content = { .part = { ASN1_STRING_get0_data(value) },
	    .size = { (size_t)ASN1_STRING_length(value) } };
	const ASN1_TYPE *t = X509_ATTRIBUTE_get0_type(a, 0);
	const char *fault;

	if (X509_ATTRIBUTE_count(a) != 1 || t == NULL || t->type != V_ASN1_SEQUENCE)
		return "it is no time-stamp";
	token = t->value.sequence;
	fault = verify_stamp(&stamp, ASN1_STRING_get0_data(token),
	    (size_t)ASN1_STRING_length(token), &content);
	if (fault == NULL)
		fault = found.untrusted;
	if (fault == NULL) {
		j->found->stamped = found.stamped;
		j->found->stamper = found.signer;
		for (int i = 0; i < sk_X509_num(stamp.chain); i++) {
			X509_up_ref(sk_X509_value(stamp.chain, i));
			sk_X509_push(j->chain, sk_X509_value(stamp.chain, i));
		}
	}
	close_judged(&stamp);
	return fault;
}

static const char *
check_unsigned(struct judged *j)
{
	X509_ATTRIBUTE *a;

	for (int i = 0; i < CMS_unsigned_get_attr_count(j->si); i++) {
		a = CMS_unsigned_get_attr(j->si, i);
		if (OBJ_obj2nid(X509_ATTRIBUTE_get0_object(a)) !=
		    NID_id_smime_aa_timeStampToken || j->stamp || i > 0)
			return "it carries something that nothing protects";
		j->found->stamp_fault = check_stamp(j, a);
	}
	return NULL;
}

/* --- all ------------------------------------------------------------------------------------ */

static void
close_judged(struct judged *j)
{
	sk_X509_pop_free(j->carried, X509_free);
	sk_X509_pop_free(j->chain, X509_free);
	CMS_ContentInfo_free(j->cms);
	ERR_clear_error();
}

static const char *
verify_all(struct judged *j, const void *der, size_t n, const struct eg_cms_content *content,
    int64_t at)
{
	const char *fault = open_signed(j, der, n);

	j->chain = eg_pki_must(sk_X509_new_null());
	if (fault == NULL)
		fault = find_signer(j);
	if (fault == NULL)
		fault = check_signed(j, content);
	if (fault == NULL)
		fault = check_unsigned(j);
	if (fault != NULL || j->trust->anchors == NULL)
		return fault;
	check_chain(j, j->found->stamped != 0 ? j->found->stamped : at);
	return j->found->untrusted == NULL ? check_carried(j) : NULL;
}

const char *
eg_cms_verify(struct eg_arena *arena, const void *der, size_t n,
    const struct eg_cms_content *content, const struct eg_trust *trust, int64_t at,
    struct eg_cms_found *found)
{
	struct judged j = { .arena = arena, .trust = trust, .found = found };
	const char *fault;

	*found = (struct eg_cms_found){ .signer = "", .issuer = "", .stamper = "" };
	fault = verify_all(&j, der, n, content, at);
	close_judged(&j);
	return fault;
}

/* --- time-stamp tokens (RFC 3161) -------------------------------------------------------------- */

static const char *
check_imprint(TS_TST_INFO *info, const struct eg_cms_content *content)
{
	TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(info);
	ASN1_OCTET_STRING *told = TS_MSG_IMPRINT_get_msg(imprint);
	const EVP_MD *md = digest_of(TS_MSG_IMPRINT_get_algo(imprint));
	unsigned char digest[EVP_MAX_MD_SIZE];
	unsigned n = 0;

	if (md == NULL)
		return "it is made in a way that is not trusted any more, or not known";
	if (!digest_content(md, content, digest, &n) ||
	    (unsigned)ASN1_STRING_length(told) != n ||
	    memcmp(ASN1_STRING_get0_data(told), digest, n) != 0)
		return "it is of something else, or that was changed since";
	return NULL;
}

/* Its own content is what it says of the time; that is about ours. */
static const char *
verify_stamp(struct judged *j, const void *der, size_t n, const struct eg_cms_content *content)
{
	const unsigned char *p = der;
	CMS_ContentInfo *cms = n > INT_MAX ? NULL : d2i_CMS_ContentInfo(NULL, &p, (long)n);
	ASN1_OCTET_STRING **said = cms == NULL ? NULL : CMS_get0_content(cms);
	struct eg_cms_content inner = { .size = { 0 } };
	TS_TST_INFO *info = NULL;
	const char *fault = "it is no time-stamp";
	int64_t at = 0;

	if (said != NULL && *said != NULL &&
	    OBJ_obj2nid(CMS_get0_eContentType(cms)) == NID_id_smime_ct_TSTInfo) {
		inner.part[0] = p = ASN1_STRING_get0_data(*said);
		inner.size[0] = (size_t)ASN1_STRING_length(*said);
		info = d2i_TS_TST_INFO(NULL, &p, (long)inner.size[0]);
	}
	if (info != NULL && p == (const unsigned char *)inner.part[0] + inner.size[0]) {
		fault = check_imprint(info, content);
		at = seconds(TS_TST_INFO_get_time(info));
	}
	if (fault == NULL)
		fault = verify_all(j, der, n, &inner, at);
	if (fault == NULL && !j->found->named)
		fault = "it does not name its certificate";
	if (fault == NULL)
		j->found->stamped = at;
	TS_TST_INFO_free(info);
	CMS_ContentInfo_free(cms);
	return fault;
}

const char *
eg_cms_verify_stamp(struct eg_arena *arena, const void *der, size_t n,
    const struct eg_cms_content *content, const struct eg_trust *trust,
    struct eg_cms_found *found)
{
	struct judged j = { .arena = arena, .trust = trust, .found = found, .stamp = true };
	const char *fault;

	*found = (struct eg_cms_found){ .signer = "", .issuer = "", .stamper = "" };
	fault = verify_stamp(&j, der, n, content);
	close_judged(&j);
	return fault;
}

/* --- certificates for who keeps them -------------------------------------------------------------- */

static bool
take_certificates(CMS_ContentInfo *cms, struct eg_certificates *to)
{
	STACK_OF(X509) *all = cms == NULL ? NULL : CMS_get1_certs(cms);

	while (all != NULL && sk_X509_num(all) > 0)
		eg_certificates_take(to, sk_X509_shift(all));
	sk_X509_free(all);
	return cms != NULL;
}

bool
eg_cms_certificates(const void *der, size_t n, struct eg_certificates *to)
{
	const unsigned char *p = der;
	CMS_ContentInfo *cms = n > INT_MAX ? NULL : d2i_CMS_ContentInfo(NULL, &p, (long)n);
	bool ok = take_certificates(cms, to);
	const ASN1_STRING *token;
	CMS_SignerInfo *si;
	X509_ATTRIBUTE *a;

	for (int i = 0; ok && i < sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(cms)); i++) {
		si = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), i);
		for (int k = 0; k < CMS_unsigned_get_attr_count(si); k++) {
			a = CMS_unsigned_get_attr(si, k);
			if (OBJ_obj2nid(X509_ATTRIBUTE_get0_object(a)) !=
			    NID_id_smime_aa_timeStampToken || X509_ATTRIBUTE_count(a) != 1)
				continue;
			token = X509_ATTRIBUTE_get0_type(a, 0)->value.sequence;
			eg_cms_certificates(ASN1_STRING_get0_data(token),
			    (size_t)ASN1_STRING_length(token), to);
		}
	}
	CMS_ContentInfo_free(cms);
	ERR_clear_error();
	return ok;
}
