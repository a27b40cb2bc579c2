/* fetch.c - see fetch.h. */
#include "crypt/fetch.h"

#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/ocsp.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#include "crypt/pki.h"

#define ANSWER_MAX	(1 << 20)
#define LIST_MAX	(8 << 20)	/* as much as a letter keeps (sign/proofs.c) */
#define BUFFER		4096
#define CHAIN_MAX	16		/* issuers of issuers */

struct fetching {
	struct eg_certificates	*c;
	int64_t			 at;
	int			 seconds;
	struct eg_diags		*diags;
	const char		*fault;		/* what went wrong last; NULL: nobody was named */
};

/* --- what a certificate names ------------------------------------------------------------- */

/* "http://..." of a name; NULL: it is something else.  The caller frees. */
static char *
http_of(const GENERAL_NAME *name)
{
	const ASN1_STRING *s;

	if (name == NULL || name->type != GEN_URI)
		return NULL;
	s = name->d.uniformResourceIdentifier;
	if (ASN1_STRING_length(s) < 8 || strncasecmp((const char *)ASN1_STRING_get0_data(s),
	    "http://", 7) != 0 || memchr(ASN1_STRING_get0_data(s), '\0',
	    (size_t)ASN1_STRING_length(s)) != NULL)
		return NULL;
	return strndup((const char *)ASN1_STRING_get0_data(s), (size_t)ASN1_STRING_length(s));
}

/* The i-th place of a kind that its authority names, NID_ad_OCSP or NID_ad_ca_issuers. */
static char *
authority_place(X509 *x, int kind, int i)
{
	AUTHORITY_INFO_ACCESS *all = X509_get_ext_d2i(x, NID_info_access, NULL, NULL);
	char *url = NULL;

	for (int k = 0; url == NULL && k < sk_ACCESS_DESCRIPTION_num(all); k++) {
		ACCESS_DESCRIPTION *d = sk_ACCESS_DESCRIPTION_value(all, k);

		if (OBJ_obj2nid(d->method) == kind && i-- == 0)
			url = http_of(d->location);
	}
	AUTHORITY_INFO_ACCESS_free(all);
	return url;
}

static char *
list_place(X509 *x, int i)
{
	CRL_DIST_POINTS *all = X509_get_ext_d2i(x, NID_crl_distribution_points, NULL, NULL);
	char *url = NULL;

	for (int k = 0; url == NULL && k < sk_DIST_POINT_num(all); k++) {
		DIST_POINT *p = sk_DIST_POINT_value(all, k);
		GENERAL_NAMES *names = p->distpoint != NULL && p->distpoint->type == 0 ?
		    p->distpoint->name.fullname : NULL;

		for (int n = 0; url == NULL && n < sk_GENERAL_NAME_num(names); n++)
			if (i-- == 0)
				url = http_of(sk_GENERAL_NAME_value(names, n));
	}
	CRL_DIST_POINTS_free(all);
	return url;
}

/* --- asking ------------------------------------------------------------------------------- */

static bool
fail(struct fetching *f, const char *url)
{
	f->fault = eg_diags_printf(f->diags, "%s: %s", url, eg_pki_reason(f->diags));
	return false;
}

static bool
read_all(BIO *in, struct eg_buf *out)
{
	char b[BUFFER];
	int n;

	while (in != NULL && out->len <= LIST_MAX && (n = BIO_read(in, b, sizeof(b))) > 0)
		eg_buf_add(out, b, (size_t)n);
	return out->len > 0 && out->len <= LIST_MAX;
}

/* A certificate or a list. */
static bool
get(struct fetching *f, const char *url)
{
	/* DER, which says where it ends (RFC 5280, 4.2.1.13). */
	BIO *in = OSSL_HTTP_get(url, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 1,
	    LIST_MAX, f->seconds);
	struct eg_diags *unheard = eg_diags_new();
	struct eg_buf b = { 0 };
	bool ok;

	ok = read_all(in, &b) && eg_certificates_read(f->c, url, b.data, b.len, unheard);
	eg_buf_free(&b);
	eg_diags_free(unheard);
	BIO_free(in);
	return ok || fail(f, url);
}

static OCSP_REQUEST *
new_question(X509 *x, X509 *issuer)
{
	OCSP_REQUEST *q = eg_pki_must(OCSP_REQUEST_new());

	/* SHA-1 only names it here, and is what every responder knows. */
	eg_pki_must(OCSP_request_add0_id(q, eg_pki_must(OCSP_cert_to_id(EVP_sha1(), x,
	    issuer))));
	return q;
}

static bool
post(struct fetching *f, const char *url, OCSP_REQUEST *q)
{
	char *host = NULL, *port = NULL, *path = NULL;
	BIO *out = eg_pki_must(BIO_new(BIO_s_mem())), *in = NULL;
	struct eg_buf b = { 0 };
	int tls = 0;
	bool ok;

	i2d_OCSP_REQUEST_bio(out, q);
	if (OSSL_HTTP_parse_url(url, &tls, NULL, &host, &port, NULL, &path, NULL, NULL) == 1)
		in = OSSL_HTTP_transfer(NULL, host, port, path, 0, NULL, NULL, NULL, NULL, NULL,
		    NULL, 0, NULL, "application/ocsp-request", out,
		    "application/ocsp-response", 1, ANSWER_MAX, f->seconds, 0);
	ok = read_all(in, &b) &&
	    eg_certificates_take_answer(f->c, (unsigned char *)b.data, b.len);
	eg_buf_free(&b);
	BIO_free(in);
	BIO_free(out);
	OPENSSL_free(host);
	OPENSSL_free(port);
	OPENSSL_free(path);
	return ok || fail(f, url);
}

/* --- about one certificate --------------------------------------------------------------------- */

static X509 *
issuer_of(const struct eg_certificates *c, X509 *x)
{
	for (int i = 0; i < sk_X509_num(c->x509); i++)
		if (X509_check_issued(sk_X509_value(c->x509, i), x) == X509_V_OK)
			return sk_X509_value(c->x509, i);
	return NULL;
}

static bool
has_list(const struct eg_certificates *c, X509 *x)
{
	for (int i = 0; i < sk_X509_CRL_num(c->crl); i++)
		if (X509_NAME_cmp(X509_CRL_get_issuer(sk_X509_CRL_value(c->crl, i)),
		    X509_get_issuer_name(x)) == 0)
			return true;
	return false;
}

static bool
is_answered(const struct fetching *f, X509 *x, X509 *issuer)
{
	return issuer != NULL && eg_pki_answered(f->c, x, issuer, f->at) != EG_ANSWERED_NOTHING;
}

static bool
is_revoked(const struct fetching *f, X509 *x)
{
	X509 *issuer = issuer_of(f->c, x);
	X509_REVOKED *entry = NULL;
	X509_CRL *crl;

	for (int i = 0; i < sk_X509_CRL_num(f->c->crl); i++) {
		crl = sk_X509_CRL_value(f->c->crl, i);
		if (X509_NAME_cmp(X509_CRL_get_issuer(crl), X509_get_issuer_name(x)) == 0 &&
		    X509_CRL_get0_by_cert(crl, &entry, x) == 1)
			return true;
	}
	return issuer != NULL && eg_pki_answered(f->c, x, issuer, f->at) == EG_ANSWERED_REVOKED;
}

/* At the places it names, until one helps. */
static bool
try_places(struct fetching *f, X509 *x, int kind, OCSP_REQUEST *q)
{
	bool ok = false;
	char *url;

	for (int i = 0; !ok; i++) {
		url = kind == NID_crl_distribution_points ? list_place(x, i) :
		    authority_place(x, kind, i);
		if (url == NULL)
			return false;
		ok = q != NULL ? post(f, url, q) : get(f, url);
		free(url);
	}
	return ok;
}

static bool
ask_about(struct fetching *f, X509 *x)
{
	X509 *issuer = issuer_of(f->c, x);
	OCSP_REQUEST *q;
	bool ok = false;

	f->fault = NULL;
	if (issuer == NULL && try_places(f, x, NID_ad_ca_issuers, NULL))
		issuer = issuer_of(f->c, x);
	if (has_list(f->c, x) || is_answered(f, x, issuer))
		return true;
	if (issuer != NULL) {
		q = new_question(x, issuer);
		ok = try_places(f, x, NID_ad_OCSP, q) && is_answered(f, x, issuer);
		OCSP_REQUEST_free(q);
	}
	return ok || (try_places(f, x, NID_crl_distribution_points, NULL) && has_list(f->c, x));
}

static void
report_revoked(struct fetching *f, X509 *x)
{
	struct eg_arena *arena = eg_arena_new();

	eg_report(f->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1118",
	    .help = "sign with another key" }, "the certificate of `%s` was revoked",
	    eg_pki_name(arena, X509_get_subject_name(x)));
	eg_arena_free(arena);
}

static void
report(struct fetching *f, X509 *x)
{
	struct eg_arena *arena = eg_arena_new();

	eg_report(f->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1118",
	    .found = f->fault, .help = "get the list of its issuer, or an answer about it, in "
	    "another way and name it with `--certificate FILE`" }, "nothing was learned of "
	    "whether the certificate of `%s` was revoked%s", eg_pki_name(arena,
	    X509_get_subject_name(x)), f->fault == NULL ? ": it names no place to ask by http" :
	    "");
	eg_arena_free(arena);
}

bool
eg_fetch_proofs(struct eg_certificates *c, int64_t at, int seconds, struct eg_diags *diags)
{
	struct fetching f = { .c = c, .at = at, .seconds = seconds, .diags = diags };
	int most = sk_X509_num(c->x509) + CHAIN_MAX;
	bool ok = true;
	X509 *x;

	/* Issuers that are fetched stand behind the others, and are asked about too. */
	for (int i = 0; i < sk_X509_num(c->x509) && i < most; i++) {
		x = sk_X509_value(c->x509, i);
		if (X509_check_issued(x, x) == X509_V_OK)
			continue;
		if (!ask_about(&f, x))
			report(&f, x);
		else if (is_revoked(&f, x))
			report_revoked(&f, x);
		else
			continue;
		ok = false;
	}
	ERR_clear_error();
	return ok;
}
