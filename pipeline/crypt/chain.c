/* chain.c - from a certificate to somebody who is believed (RFC 5280, 6). */
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include "crypt/pki.h"

/*
 * A list made after the time in question says more, not less; a certificate
 * that was revoked later was good then.
 */
static int
forgive(int ok, X509_STORE_CTX *ctx)
{
	int error = X509_STORE_CTX_get_error(ctx);
	time_t at = X509_VERIFY_PARAM_get_time(X509_STORE_CTX_get0_param(ctx));
	X509_REVOKED *revoked = NULL;

	if (ok)
		return 1;
	if (error == X509_V_ERR_CRL_NOT_YET_VALID)
		return 1;
	if (error == X509_V_ERR_CERT_REVOKED &&
	    X509_CRL_get0_by_cert(X509_STORE_CTX_get0_current_crl(ctx), &revoked,
	    X509_STORE_CTX_get_current_cert(ctx)) == 1 &&
	    X509_cmp_time(X509_REVOKED_get0_revocationDate(revoked), &at) > 0)
		return 1;
	return 0;
}

static void
add_all(X509_STORE *store, const struct eg_certificates *c, bool anchors)
{
	for (int i = 0; anchors && i < sk_X509_num(c->x509); i++)
		X509_STORE_add_cert(store, sk_X509_value(c->x509, i));
	for (int i = 0; i < sk_X509_CRL_num(c->crl); i++)
		X509_STORE_add_crl(store, sk_X509_CRL_value(c->crl, i));
}

static bool
has_lists(const struct eg_trust *trust)
{
	return eg_certificates_lists(trust->anchors) > 0 ||
	    (trust->helpers != NULL && eg_certificates_lists(trust->helpers) > 0);
}

/* The error of X509_verify_cert; 0: it holds. */
static int
look(X509_STORE *store, X509 *x, STACK_OF(X509) *others, unsigned long flags,
    bool stamping, int64_t at, STACK_OF(X509) *chain)
{
	X509_STORE_CTX *ctx = eg_pki_must(X509_STORE_CTX_new());
	X509_VERIFY_PARAM *param;
	STACK_OF(X509) *found;
	int error = X509_V_ERR_UNSPECIFIED;

	if (X509_STORE_CTX_init(ctx, store, x, others) == 1) {
		param = X509_STORE_CTX_get0_param(ctx);
		X509_VERIFY_PARAM_set_purpose(param,
		    stamping ? X509_PURPOSE_TIMESTAMP_SIGN : X509_PURPOSE_ANY);
		X509_VERIFY_PARAM_set_flags(param, flags);
		X509_VERIFY_PARAM_set_time(param, (time_t)at);
		X509_STORE_CTX_set_verify_cb(ctx, forgive);
		error = X509_verify_cert(ctx) == 1 ? X509_V_OK : X509_STORE_CTX_get_error(ctx);
		if (error == X509_V_OK) {
			found = X509_STORE_CTX_get0_chain(ctx);
			for (int i = 0; i < sk_X509_num(found); i++) {
				X509_up_ref(sk_X509_value(found, i));
				if (sk_X509_push(chain, sk_X509_value(found, i)) == 0)
					eg_out_of_memory();
			}
		}
	}
	X509_STORE_CTX_free(ctx);
	return error;
}

static STACK_OF(X509) *
all_others(STACK_OF(X509) *others, const struct eg_certificates *helpers)
{
	STACK_OF(X509) *all = eg_pki_must(sk_X509_new_null());

	for (int i = 0; others != NULL && i < sk_X509_num(others); i++)
		sk_X509_push(all, sk_X509_value(others, i));
	for (int i = 0; helpers != NULL && i < sk_X509_num(helpers->x509); i++)
		sk_X509_push(all, sk_X509_value(helpers->x509, i));
	return all;
}

static const struct { int error; const char *words; } reasons[] = {
	{ X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, "it leads to none of those you trust" },
	{ X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, "it leads to none of those you trust" },
	{ X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, "it is none of those you trust" },
	{ X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, "it leads to none of those you trust" },
	{ X509_V_ERR_CERT_HAS_EXPIRED, "a certificate had expired then" },
	{ X509_V_ERR_CERT_NOT_YET_VALID, "a certificate did not hold yet then" },
	{ X509_V_ERR_CERT_REVOKED, "a certificate was revoked" },
	{ X509_V_ERR_CRL_HAS_EXPIRED, "the list of revoked certificates is too old to tell" },
	{ X509_V_ERR_INVALID_PURPOSE, "its certificate is for something else" },
};

static const char *
reason(int error)
{
	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++)
		if (reasons[i].error == error)
			return reasons[i].words;
	return X509_verify_cert_error_string(error);
}

/* Of the certificate that begins the chain; true: it was revoked. */
static bool
heed_answers(const struct eg_trust *trust, STACK_OF(X509) *chain, int first, int64_t at,
    bool *unrevoked)
{
	X509 *x = sk_X509_value(chain, first), *issuer = sk_X509_value(chain, first + 1);
	enum eg_answered a, b;

	if (issuer == NULL)
		return false;
	a = eg_pki_answered(trust->anchors, x, issuer, at);
	b = eg_pki_answered(trust->helpers, x, issuer, at);
	*unrevoked = *unrevoked || a == EG_ANSWERED_GOOD || b == EG_ANSWERED_GOOD;
	return a == EG_ANSWERED_REVOKED || b == EG_ANSWERED_REVOKED;
}

const char *
eg_pki_chain(X509 *x, STACK_OF(X509) *others, const struct eg_trust *trust, bool stamping,
    int64_t at, STACK_OF(X509) *chain, bool *unrevoked)
{
	X509_STORE *store = eg_pki_must(X509_STORE_new());
	STACK_OF(X509) *all = all_others(others, trust->helpers);
	unsigned long flags = X509_V_FLAG_PARTIAL_CHAIN;
	int error, first = sk_X509_num(chain);

	*unrevoked = has_lists(trust);
	add_all(store, trust->anchors, true);
	if (trust->helpers != NULL)
		add_all(store, trust->helpers, false);
	error = look(store, x, all, flags | (*unrevoked ? X509_V_FLAG_CRL_CHECK : 0), stamping,
	    at, chain);
	if (error == X509_V_ERR_UNABLE_TO_GET_CRL) {
		*unrevoked = false;
		error = look(store, x, all, flags, stamping, at, chain);
	}
	if (error == X509_V_OK && heed_answers(trust, chain, first, at, unrevoked))
		error = X509_V_ERR_CERT_REVOKED;
	sk_X509_free(all);
	X509_STORE_free(store);
	return error == X509_V_OK ? NULL : reason(error);
}
