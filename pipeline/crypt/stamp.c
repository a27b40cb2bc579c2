/* stamp.c - see stamp.h. */
#include "crypt/stamp.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/rand.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>
#include <stdlib.h>

#include "crypt/cms.h"
#include "crypt/key.h"
#include "crypt/key_body.h"
#include "crypt/pki.h"

#define ANSWER_MAX	(1 << 20)
#define POLICY		"2.5.29.32.0"	/* any: a key at hand promises nothing */

static bool
say(struct eg_diags *diags, const char *code, const char *who, const char *help,
    const char *words)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at.file = who, .help = help, .found = eg_pki_reason(diags) },
	    "there is no time-stamp: %s", words);
	return false;
}

static bool
cannot(struct eg_diags *diags, const char *who, const char *help, const char *words)
{
	return say(diags, "S1109", who, help, words);
}

/* --- asking --------------------------------------------------------------------------- */

static TS_REQ *
new_request(const unsigned char digest[32], bool nonce)
{
	TS_REQ *q = eg_pki_must(TS_REQ_new());
	TS_MSG_IMPRINT *imprint = eg_pki_must(TS_MSG_IMPRINT_new());
	X509_ALGOR *algorithm = eg_pki_must(X509_ALGOR_new());
	ASN1_INTEGER *number = eg_pki_must(ASN1_INTEGER_new());
	uint64_t n = 0;

	X509_ALGOR_set_md(algorithm, EVP_sha256());
	TS_MSG_IMPRINT_set_algo(imprint, algorithm);
	TS_MSG_IMPRINT_set_msg(imprint, (unsigned char *)digest, 32);
	TS_REQ_set_version(q, 1);
	TS_REQ_set_msg_imprint(q, imprint);
	TS_REQ_set_cert_req(q, 1);
	if (nonce) {
		if (RAND_bytes((unsigned char *)&n, sizeof(n)) != 1 ||
		    ASN1_INTEGER_set_uint64(number, n | 1) != 1)
			eg_out_of_memory();
		TS_REQ_set_nonce(q, number);
	}
	ASN1_INTEGER_free(number);
	X509_ALGOR_free(algorithm);
	TS_MSG_IMPRINT_free(imprint);
	return q;
}

/* The token of an answer, in DER whoever made it. */
static bool
put_token(TS_RESP *answer, struct eg_buf *token)
{
	unsigned char *der = NULL, *again = NULL;
	int n = i2d_PKCS7(TS_RESP_get_token(answer), &der), m = -1;
	const unsigned char *p = der;
	CMS_ContentInfo *cms = n <= 0 ? NULL : d2i_CMS_ContentInfo(NULL, &p, n);

	if (cms != NULL)
		m = i2d_CMS_ContentInfo(cms, &again);
	if (m > 0)
		eg_buf_add(token, again, (size_t)m);
	CMS_ContentInfo_free(cms);
	OPENSSL_free(again);
	OPENSSL_free(der);
	return m > 0;
}

/* --- a server ----------------------------------------------------------------------------- */

static TS_RESP *
post(const struct eg_stamp_server *s, const char *host, const char *port, const char *path,
    TS_REQ *q)
{
	BIO *out = eg_pki_must(BIO_new(BIO_s_mem())), *in;
	TS_RESP *answer = NULL;

	i2d_TS_REQ_bio(out, q);
	in = OSSL_HTTP_transfer(NULL, host, port, path, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0,
	    NULL, "application/timestamp-query", out, "application/timestamp-reply", 1,
	    ANSWER_MAX, s->seconds, 0);
	if (in != NULL)
		answer = d2i_TS_RESP_bio(in, NULL);
	BIO_free(in);
	BIO_free(out);
	return answer;
}

/* It is about what was asked, this time; who made it is judged with the signature. */
static bool
is_answer(TS_RESP *answer, TS_REQ *q)
{
	TS_VERIFY_CTX *ctx = TS_REQ_to_TS_VERIFY_CTX(q, NULL);
	bool ok;

	if (ctx == NULL)
		eg_out_of_memory();
	TS_VERIFY_CTX_set_flags(ctx, TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE);
	ok = TS_RESP_verify_response(ctx, answer) == 1;
	TS_VERIFY_CTX_free(ctx);
	return ok;
}

bool
eg_stamp_http(void *server, const unsigned char digest[32], struct eg_buf *token,
    struct eg_diags *diags)
{
	const struct eg_stamp_server *s = server;
	char *host = NULL, *port = NULL, *path = NULL;
	TS_RESP *answer = NULL;
	TS_REQ *q = NULL;
	int tls = 0;
	bool ok = false;

	if (OSSL_HTTP_parse_url(s->url, &tls, NULL, &host, &port, NULL, &path, NULL, NULL) != 1) {
		cannot(diags, s->url, "http://HOST:PORT/PATH", "the address is none");
	} else if (tls) {
		cannot(diags, s->url, "time-stamps are signed themselves: http:// is enough",
		    "https is not spoken here");
	} else {
		q = new_request(digest, true);
		answer = post(s, host, port, path, q);
		if (answer == NULL)
			say(diags, "S1119", s->url, "try again later", "the server gives no answer");
		else if (!is_answer(answer, q) || !put_token(answer, token))
			cannot(diags, s->url, NULL, "the server's answer is not one to what was asked");
		else
			ok = true;
	}
	TS_RESP_free(answer);
	TS_REQ_free(q);
	OPENSSL_free(host);
	OPENSSL_free(port);
	OPENSSL_free(path);
	return ok;
}

/* --- a key at hand --------------------------------------------------------------------------- */

static ASN1_INTEGER *
new_serial(void)
{
	ASN1_INTEGER *number = eg_pki_must(ASN1_INTEGER_new());
	uint64_t n;

	if (RAND_bytes((unsigned char *)&n, sizeof(n)) != 1 ||
	    ASN1_INTEGER_set_uint64(number, n | 1) != 1)
		eg_out_of_memory();
	return number;
}

/* What is said of the time (2.4.2). */
static TS_TST_INFO *
new_info(const struct eg_stamp_own *own, TS_REQ *q)
{
	TS_TST_INFO *info = eg_pki_must(TS_TST_INFO_new());
	ASN1_OBJECT *policy = eg_pki_must(OBJ_txt2obj(POLICY, 1));
	ASN1_GENERALIZEDTIME *at = eg_pki_must(ASN1_GENERALIZEDTIME_set(NULL, (time_t)own->at));
	ASN1_INTEGER *serial = new_serial();

	if (TS_TST_INFO_set_version(info, 1) != 1 ||
	    TS_TST_INFO_set_policy_id(info, policy) != 1 ||
	    TS_TST_INFO_set_msg_imprint(info, TS_REQ_get_msg_imprint(q)) != 1 ||
	    TS_TST_INFO_set_serial(info, serial) != 1 || TS_TST_INFO_set_time(info, at) != 1)
		eg_out_of_memory();
	ASN1_INTEGER_free(serial);
	ASN1_GENERALIZEDTIME_free(at);
	ASN1_OBJECT_free(policy);
	return info;
}

static bool
may_stamp(const struct eg_stamp_own *own)
{
	STACK_OF(X509) *x = own->key->certificates->x509;

	return sk_X509_num(x) > 0 &&
	    X509_check_purpose(sk_X509_value(x, 0), X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1;
}

bool
eg_stamp_key(void *data, const unsigned char digest[32], struct eg_buf *token,
    struct eg_diags *diags)
{
	const struct eg_stamp_own *own = data;
	const struct eg_signer signer = { .certificates = own->key->certificates,
	    .sign = eg_key_sign, .data = (struct eg_key *)own->key };
	unsigned char *der = NULL;
	TS_TST_INFO *info;
	TS_REQ *q;
	bool ok;
	int n;

	if (!may_stamp(own)) {
		ERR_clear_error();
		return cannot(diags, NULL, "the certificate must be for time-stamps alone "
		    "(extended key usage timeStamping, critical)", "the key is not for them");
	}
	q = new_request(digest, false);
	info = new_info(own, q);
	n = i2d_TS_TST_INFO(info, &der);
	ok = n > 0 && eg_cms_sign_time(&signer, der, (size_t)n, token, diags);
	OPENSSL_free(der);
	TS_TST_INFO_free(info);
	TS_REQ_free(q);
	return ok;
}
