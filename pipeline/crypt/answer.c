/* answer.c - answers about single certificates: OCSP (RFC 6960). */
#include <limits.h>
#include <openssl/err.h>
#include <openssl/ocsp.h>
#include <stdlib.h>
#include <string.h>

#include "crypt/certificate.h"
#include "crypt/pki.h"

#define HOUR	3600

/* --- kept ------------------------------------------------------------------------------- */

static OCSP_BASICRESP *
read_answer(const unsigned char *der, size_t n)
{
	const unsigned char *p = der;
	OCSP_RESPONSE *response = n > INT_MAX ? NULL : d2i_OCSP_RESPONSE(NULL, &p, (long)n);
	OCSP_BASICRESP *basic = NULL;

	if (response != NULL && p == der + n &&
	    OCSP_response_status(response) == OCSP_RESPONSE_STATUS_SUCCESSFUL)
		basic = OCSP_response_get1_basic(response);
	OCSP_RESPONSE_free(response);
	return basic;
}

bool
eg_certificates_take_answer(struct eg_certificates *c, const unsigned char *der, size_t n)
{
	OCSP_BASICRESP *basic = read_answer(der, n);
	struct eg_answer *more;

	OCSP_BASICRESP_free(basic);
	if (basic == NULL)
		return false;
	for (size_t i = 0; i < c->answers; i++)
		if (c->answer[i].n == n && memcmp(c->answer[i].der, der, n) == 0)
			return true;
	more = eg_malloc((c->answers + 1) * sizeof(*more));
	if (c->answers > 0)
		memcpy(more, c->answer, c->answers * sizeof(*more));
	free(c->answer);
	c->answer = more;
	more[c->answers].der = eg_malloc(n);
	more[c->answers].n = n;
	memcpy(more[c->answers++].der, der, n);
	return true;
}

size_t
eg_certificates_answers(const struct eg_certificates *c)
{
	return c->answers;
}

void
eg_certificates_answer_der(const struct eg_certificates *c, size_t i, struct eg_buf *out)
{
	eg_buf_add(out, c->answer[i].der, c->answer[i].n);
}

/* --- heeded ----------------------------------------------------------------------------- */

static int64_t
seconds(const ASN1_GENERALIZEDTIME *t)
{
	struct tm tm = { 0 };

	return t != NULL && ASN1_TIME_to_tm(t, &tm) == 1 ? (int64_t)timegm(&tm) : INT64_MIN;
}

/* By the issuer or whom it authorised, with a certificate that held when it answered. */
static bool
is_authorised(OCSP_BASICRESP *basic, X509 *issuer)
{
	X509_STORE *store = eg_pki_must(X509_STORE_new());
	STACK_OF(X509) *others = eg_pki_must(sk_X509_new_null());
	bool ok;

	if (X509_STORE_add_cert(store, issuer) != 1 || sk_X509_push(others, issuer) == 0)
		eg_out_of_memory();
	X509_STORE_set_flags(store, X509_V_FLAG_PARTIAL_CHAIN);
	X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store),
	    (time_t)seconds(OCSP_resp_get0_produced_at(basic)));
	ok = OCSP_basic_verify(basic, others, store, 0) == 1;
	sk_X509_free(others);
	X509_STORE_free(store);
	return ok;
}

static bool
is_about(const OCSP_SINGLERESP *one, X509 *x, X509 *issuer)
{
	OCSP_CERTID *told = (OCSP_CERTID *)OCSP_SINGLERESP_get0_id(one), *id;
	ASN1_OBJECT *algorithm = NULL;
	const EVP_MD *md;
	bool same;

	OCSP_id_get0_info(NULL, &algorithm, NULL, NULL, told);
	md = EVP_get_digestbyobj(algorithm);
	id = md == NULL ? NULL : OCSP_cert_to_id(md, x, issuer);
	same = id != NULL && OCSP_id_cmp(told, id) == 0;
	OCSP_CERTID_free(id);
	return same;
}

/*
 * As with lists: one that was made after the time in question says more, not less, and a
 * certificate that was revoked later was good then.  One that does not say when there is
 * a newer tells of an hour at most.
 */
static enum eg_answered
look_at(OCSP_SINGLERESP *one, int64_t at)
{
	ASN1_GENERALIZEDTIME *revoked = NULL, *made = NULL, *next = NULL;
	int reason, status = OCSP_single_get0_status(one, &reason, &revoked, &made, &next);
	int64_t until = next != NULL ? seconds(next) : seconds(made) + HOUR;

	if (made == NULL || at > until)
		return EG_ANSWERED_NOTHING;
	if (status == V_OCSP_CERTSTATUS_REVOKED)
		return seconds(revoked) <= at ? EG_ANSWERED_REVOKED : EG_ANSWERED_GOOD;
	return status == V_OCSP_CERTSTATUS_GOOD ? EG_ANSWERED_GOOD : EG_ANSWERED_NOTHING;
}

static enum eg_answered
ask_one(OCSP_BASICRESP *basic, X509 *x, X509 *issuer, int64_t at)
{
	enum eg_answered said = EG_ANSWERED_NOTHING, found;
	OCSP_SINGLERESP *one;

	for (int i = 0; i < OCSP_resp_count(basic); i++) {
		one = OCSP_resp_get0(basic, i);
		found = is_about(one, x, issuer) ? look_at(one, at) : EG_ANSWERED_NOTHING;
		if (found > said)
			said = found;
	}
	return said != EG_ANSWERED_NOTHING && is_authorised(basic, issuer) ? said :
	    EG_ANSWERED_NOTHING;
}

enum eg_answered
eg_pki_answered(const struct eg_certificates *c, X509 *x, X509 *issuer, int64_t at)
{
	enum eg_answered said = EG_ANSWERED_NOTHING, found;
	OCSP_BASICRESP *basic;

	for (size_t i = 0; c != NULL && i < c->answers; i++) {
		basic = read_answer(c->answer[i].der, c->answer[i].n);
		found = basic == NULL ? EG_ANSWERED_NOTHING : ask_one(basic, x, issuer, at);
		if (found > said)
			said = found;
		OCSP_BASICRESP_free(basic);
	}
	ERR_clear_error();
	return said;
}
