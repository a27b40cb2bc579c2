/* stray.c - proofs that nobody known signed; see certificate.h. */
#include <openssl/err.h>
#include <openssl/ocsp.h>
#include <openssl/x509v3.h>

#include "crypt/certificate.h"
#include "crypt/pki.h"

static bool
is_known(const struct eg_certificates *c, X509 *x)
{
	for (int i = 0; i < sk_X509_num(c->x509); i++)
		if (X509_cmp(sk_X509_value(c->x509, i), x) == 0)
			return true;
	return false;
}

static bool
signed_certificate(const struct eg_certificates *by, X509 *x)
{
	for (int i = 0; i < sk_X509_num(by->x509); i++) {
		X509 *issuer = sk_X509_value(by->x509, i);

		if (X509_check_issued(issuer, x) == X509_V_OK &&
		    X509_verify(x, X509_get0_pubkey(issuer)) == 1)
			return true;
	}
	return false;
}

static bool
signed_list(const struct eg_certificates *by, X509_CRL *crl)
{
	for (int i = 0; i < sk_X509_num(by->x509); i++) {
		X509 *issuer = sk_X509_value(by->x509, i);

		if (X509_NAME_cmp(X509_CRL_get_issuer(crl), X509_get_subject_name(issuer)) == 0 &&
		    X509_CRL_verify(crl, X509_get0_pubkey(issuer)) == 1)
			return true;
	}
	return false;
}

/* By somebody with a certificate that one of them signed, and without any other in it. */
static bool
signed_answer(const struct eg_certificates *known, const struct eg_certificates *c,
    const struct eg_answer *a)
{
	const unsigned char *p = a->der;
	OCSP_RESPONSE *response = d2i_OCSP_RESPONSE(NULL, &p, (long)a->n);
	OCSP_BASICRESP *basic = response == NULL ? NULL : OCSP_response_get1_basic(response);
	const STACK_OF(X509) *carried;
	bool ok = basic != NULL;
	X509 *x;

	carried = ok ? OCSP_resp_get0_certs(basic) : NULL;
	for (int i = 0; ok && i < sk_X509_num(carried); i++) {
		x = sk_X509_value(carried, i);
		ok = is_known(known, x) || signed_certificate(known, x) || signed_certificate(c, x);
	}
	ok = ok && (OCSP_basic_verify(basic, known->x509, NULL, OCSP_NOVERIFY) == 1 ||
	    OCSP_basic_verify(basic, c->x509, NULL, OCSP_NOVERIFY) == 1);
	OCSP_BASICRESP_free(basic);
	OCSP_RESPONSE_free(response);
	return ok;
}

const char *
eg_certificates_stray(const struct eg_certificates *c, const struct eg_certificates *known,
    struct eg_arena *arena)
{
	const char *stray = NULL;

	for (int i = 0; i < sk_X509_num(c->x509) && stray == NULL; i++) {
		X509 *x = sk_X509_value(c->x509, i);

		if (!is_known(known, x) && !signed_certificate(known, x) &&
		    !signed_certificate(c, x))
			stray = eg_arena_printf(arena, "the certificate of `%s`",
			    eg_pki_name(arena, X509_get_subject_name(x)));
	}
	for (int i = 0; i < sk_X509_CRL_num(c->crl) && stray == NULL; i++) {
		X509_CRL *crl = sk_X509_CRL_value(c->crl, i);

		if (!signed_list(known, crl) && !signed_list(c, crl))
			stray = eg_arena_printf(arena, "the list of `%s`", eg_pki_name(arena,
			    X509_CRL_get_issuer(crl)));
	}
	for (size_t i = 0; i < c->answers && stray == NULL; i++)
		if (!signed_answer(known, c, &c->answer[i]))
			stray = "an answer about revocation";
	ERR_clear_error();
	return stray;
}
