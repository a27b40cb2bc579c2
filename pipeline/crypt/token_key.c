/* token_key.c - a key in a token, and what is public of it. */
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>

#include "crypt/pki.h"
#include "crypt/token_body.h"

#define OBJECTS_MAX	64
#define VALUE_MAX	(64UL << 10)	/* bytes of an attribute; a certificate has a few thousand */

/* --- objects and attributes ------------------------------------------------------------- */

static unsigned long
find(struct eg_token *t, struct ck_attribute *like, unsigned long n,
    unsigned long object[OBJECTS_MAX])
{
	unsigned long found = 0, more;

	if (t->f->find_begin(t->session, like, n) != CKR_OK)
		return 0;
	while (found < OBJECTS_MAX && t->f->find(t->session, object + found,
	    OBJECTS_MAX - found, &more) == CKR_OK && more > 0)
		found += more;
	t->f->find_end(t->session);
	return found;
}

/* Appends a value; false: the object does not tell it. */
static bool
attribute(struct eg_token *t, unsigned long object, unsigned long type, struct eg_buf *out)
{
	struct ck_attribute a = { .type = type };
	bool ok = t->f->attributes(t->session, object, &a, 1) == CKR_OK &&
	    a.size != CK_UNAVAILABLE_INFORMATION && a.size <= VALUE_MAX;

	if (!ok || a.size == 0)
		return ok;
	a.value = eg_malloc(a.size);
	ok = t->f->attributes(t->session, object, &a, 1) == CKR_OK &&
	    a.size != CK_UNAVAILABLE_INFORMATION;
	if (ok)
		eg_buf_add(out, a.value, a.size);
	free(a.value);
	return ok;
}

static bool
is_set(struct eg_token *t, unsigned long object, unsigned long type)
{
	unsigned char value = 0;
	struct ck_attribute a = { .type = type, .value = &value, .size = 1 };

	return t->f->attributes(t->session, object, &a, 1) == CKR_OK && value != 0;
}

/* --- which key ---------------------------------------------------------------------------- */

static const char *
names(struct eg_token *t, const unsigned long *object, unsigned long n, struct eg_diags *diags)
{
	struct eg_buf all = { 0 }, value = { 0 };
	const char *said;

	for (unsigned long i = 0; i < n && i < 8; i++) {
		eg_buf_clear(&value);
		attribute(t, object[i], CKA_LABEL, &value);
		eg_buf_printf(&all, "%s`%s` (id ", i > 0 ? ", " : "", eg_buf_str(&value));
		eg_buf_clear(&value);
		attribute(t, object[i], CKA_ID, &value);
		for (size_t k = 0; k < value.len; k++)
			eg_buf_printf(&all, "%%%02x", (unsigned char)value.data[k]);
		eg_buf_puts(&all, ")");
	}
	said = eg_diags_printf(diags, "%s", eg_buf_str(&all));
	eg_buf_free(&value);
	eg_buf_free(&all);
	return said;
}

static bool
refuse(struct eg_token *t, struct eg_diags *diags, const char *help, const char *fmt,
    const char *what)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1115",
	    .where = eg_diags_printf(diags, "token `%s`", t->name), .help = help }, fmt, what);
	return false;
}

static bool
choose(struct eg_token *t, const struct eg_token_uri *u, struct eg_diags *diags)
{
	unsigned long private = CKO_PRIVATE_KEY, n = 1, found, all[OBJECTS_MAX];
	struct ck_attribute like[3] = { { CKA_CLASS, &private, sizeof(private) } };

	if (u->object != NULL)
		like[n++] = (struct ck_attribute){ CKA_LABEL, (void *)u->object,
		    strlen(u->object) };
	if (u->id != NULL)
		like[n++] = (struct ck_attribute){ CKA_ID, (void *)u->id, u->n };
	found = find(t, like, n, all);
	if (found > 1)
		return refuse(t, diags, "name one by `object=` or `id=` in the key's address",
		    "several private keys are meant: %s", names(t, all, found, diags));
	if (found == 1) {
		t->object = all[0];
		return true;
	}
	found = find(t, like, 1, all);
	return refuse(t, diags, found == 0 ? "put a key into it first, with its own program" :
	    "name one of them by `object=` or `id=` in the key's address", found == 0 ?
	    "there is no private key%s" : "there is no such private key; there are: %s",
	    names(t, all, found, diags));
}

/* --- its public half ----------------------------------------------------------------------- */

static EVP_PKEY *
made_of(const char *algorithm, OSSL_PARAM_BLD *parts)
{
	OSSL_PARAM *list = eg_pki_must(OSSL_PARAM_BLD_to_param(parts));
	EVP_PKEY_CTX *ctx = eg_pki_must(EVP_PKEY_CTX_new_from_name(NULL, algorithm, NULL));
	EVP_PKEY *k = NULL;

	if (EVP_PKEY_fromdata_init(ctx) != 1 ||
	    EVP_PKEY_fromdata(ctx, &k, EVP_PKEY_PUBLIC_KEY, list) != 1)
		k = NULL;
	EVP_PKEY_CTX_free(ctx);
	OSSL_PARAM_free(list);
	ERR_clear_error();
	return k;
}

static EVP_PKEY *
public_rsa(struct eg_token *t, unsigned long object)
{
	OSSL_PARAM_BLD *parts = eg_pki_must(OSSL_PARAM_BLD_new());
	struct eg_buf n = { 0 }, e = { 0 };
	BIGNUM *modulus = NULL, *exponent = NULL;
	EVP_PKEY *k = NULL;

	if (attribute(t, object, CKA_MODULUS, &n) && attribute(t, object, CKA_PUBLIC_EXPONENT,
	    &e) && n.len > 0 && e.len > 0) {
		modulus = eg_pki_must(BN_bin2bn((unsigned char *)n.data, (int)n.len, NULL));
		exponent = eg_pki_must(BN_bin2bn((unsigned char *)e.data, (int)e.len, NULL));
		OSSL_PARAM_BLD_push_BN(parts, OSSL_PKEY_PARAM_RSA_N, modulus);
		OSSL_PARAM_BLD_push_BN(parts, OSSL_PKEY_PARAM_RSA_E, exponent);
		k = made_of("RSA", parts);
	}
	OSSL_PARAM_BLD_free(parts);
	BN_free(modulus);
	BN_free(exponent);
	eg_buf_free(&n);
	eg_buf_free(&e);
	return k;
}

/* The curve by its name (ANSI X9.62); the point as octets, in an OCTET STRING or not. */
static EVP_PKEY *
public_ec(struct eg_token *t, unsigned long object)
{
	OSSL_PARAM_BLD *parts = eg_pki_must(OSSL_PARAM_BLD_new());
	struct eg_buf curve = { 0 }, point = { 0 };
	ASN1_OCTET_STRING *octets = NULL;
	ASN1_OBJECT *oid = NULL;
	const unsigned char *p;
	EVP_PKEY *k = NULL;
	size_t n;

	if (attribute(t, object, CKA_EC_PARAMS, &curve) && curve.len > 0) {
		p = (unsigned char *)curve.data;
		oid = d2i_ASN1_OBJECT(NULL, &p, (long)curve.len);
	}
	if (oid != NULL && attribute(t, object, CKA_EC_POINT, &point) && point.len > 0) {
		p = (unsigned char *)point.data;
		octets = d2i_ASN1_OCTET_STRING(NULL, &p, (long)point.len);
		p = octets != NULL ? ASN1_STRING_get0_data(octets) : (unsigned char *)point.data;
		n = octets != NULL ? (size_t)ASN1_STRING_length(octets) : point.len;
		OSSL_PARAM_BLD_push_utf8_string(parts, OSSL_PKEY_PARAM_GROUP_NAME,
		    OBJ_nid2sn(OBJ_obj2nid(oid)), 0);
		OSSL_PARAM_BLD_push_octet_string(parts, OSSL_PKEY_PARAM_PUB_KEY, p, n);
		k = made_of("EC", parts);
	}
	OSSL_PARAM_BLD_free(parts);
	ASN1_OCTET_STRING_free(octets);
	ASN1_OBJECT_free(oid);
	eg_buf_free(&curve);
	eg_buf_free(&point);
	return k;
}

/* What stands beside the key and has its id. */
static unsigned long
beside(struct eg_token *t, unsigned long class, unsigned long all[OBJECTS_MAX])
{
	struct eg_buf id = { 0 };
	struct ck_attribute like[2] = { { CKA_CLASS, &class, sizeof(class) } };
	unsigned long n = 0;

	if (attribute(t, t->object, CKA_ID, &id) && id.len > 0) {
		like[1] = (struct ck_attribute){ CKA_ID, id.data, id.len };
		n = find(t, like, 2, all);
	}
	eg_buf_free(&id);
	return n;
}

static EVP_PKEY *
public_half(struct eg_token *t)
{
	unsigned long all[OBJECTS_MAX];

	if (t->type == CKK_RSA)
		return public_rsa(t, t->object);
	return beside(t, CKO_PUBLIC_KEY, all) > 0 ? public_ec(t, all[0]) : NULL;
}

/* --- certificates --------------------------------------------------------------------------- */

static void
take_certificates(struct eg_token *t, const unsigned long *object, unsigned long n,
    struct eg_certificates *to)
{
	struct eg_buf der = { 0 };
	const unsigned char *p;
	X509 *x;

	for (unsigned long i = 0; i < n; i++) {
		eg_buf_clear(&der);
		if (!attribute(t, object[i], CKA_VALUE, &der) || der.len == 0)
			continue;
		p = (unsigned char *)der.data;
		x = d2i_X509(NULL, &p, (long)der.len);
		if (x != NULL)
			eg_certificates_take(to, x);
	}
	eg_buf_free(&der);
	ERR_clear_error();
}

/* Its own first: where nothing else tells whose they are, the id does. */
static void
read_certificates(struct eg_token *t, struct eg_key *k)
{
	unsigned long class = CKO_CERTIFICATE, all[OBJECTS_MAX];
	struct ck_attribute like = { CKA_CLASS, &class, sizeof(class) };

	take_certificates(t, all, beside(t, class, all), k->certificates);
	if (k->pkey == NULL && eg_certificates_count(k->certificates) > 0)
		k->pkey = X509_get_pubkey(sk_X509_value(k->certificates->x509, 0));
	take_certificates(t, all, find(t, &like, 1, all), k->certificates);
}

bool
eg_token_find_key(struct eg_token *t, const struct eg_token_uri *u, struct eg_key *k,
    struct eg_diags *diags)
{
	struct ck_attribute type = { CKA_KEY_TYPE, &t->type, sizeof(t->type) };

	if (!choose(t, u, diags))
		return false;
	if (t->f->attributes(t->session, t->object, &type, 1) != CKR_OK ||
	    (t->type != CKK_RSA && t->type != CKK_EC))
		return refuse(t, diags, "RSA and elliptic curve keys sign", "the key is of a kind "
		    "that is not known%s", "");
	t->each_time = is_set(t, t->object, CKA_ALWAYS_AUTHENTICATE);
	k->pkey = public_half(t);
	read_certificates(t, k);
	return true;
}
