/* stamp.c - see stamp.h. */
#include "crypt/stamp.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/rand.h>
#include <openssl/ts.h>
#include <stdlib.h>

#include "crypt/key_body.h"
#include "crypt/pki.h"

#define ANSWER_MAX	(1 << 20)
#define POLICY		"2.5.29.32.0"	/* any: a key at hand promises nothing */

static bool
cannot(struct eg_diags *diags, const char *who, const char *help, const char *words)
{
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1109",
	    .at.file = who, .help = help, .found = eg_pki_reason(diags) },
	    "there is no time-stamp: %s", words);
	return false;
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
			abort();
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
		abort();
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
			cannot(diags, s->url, "try again later", "the server gives no answer");
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
serial(TS_RESP_CTX *ctx, void *data)
{
	ASN1_INTEGER *number = eg_pki_must(ASN1_INTEGER_new());
	uint64_t n;

	(void)ctx, (void)data;
	if (RAND_bytes((unsigned char *)&n, sizeof(n)) != 1 ||
	    ASN1_INTEGER_set_uint64(number, n | 1) != 1)
		abort();
	return number;
}

static int
tell_time(TS_RESP_CTX *ctx, void *data, long *sec, long *usec)
{
	const struct eg_stamp_own *own = data;

	(void)ctx;
	*sec = (long)own->at;
	*usec = 0;
	return 1;
}

static TS_RESP_CTX *
new_responder(struct eg_stamp_own *own)
{
	STACK_OF(X509) *x = own->key->certificates->x509, *issuers;
	ASN1_OBJECT *policy = eg_pki_must(OBJ_txt2obj(POLICY, 1));
	TS_RESP_CTX *ctx = eg_pki_must(TS_RESP_CTX_new());
	bool ok;

	issuers = eg_pki_must(sk_X509_new_null());
	for (int i = 1; i < sk_X509_num(x); i++)
		sk_X509_push(issuers, sk_X509_value(x, i));
	ok = sk_X509_num(x) > 0 && TS_RESP_CTX_set_signer_cert(ctx, sk_X509_value(x, 0)) == 1 &&
	    TS_RESP_CTX_set_signer_key(ctx, own->key->pkey) == 1 &&
	    TS_RESP_CTX_set_certs(ctx, issuers) == 1 &&
	    TS_RESP_CTX_set_def_policy(ctx, policy) == 1 &&
	    TS_RESP_CTX_add_md(ctx, EVP_sha256()) == 1 &&
	    TS_RESP_CTX_set_signer_digest(ctx, EVP_sha256()) == 1 &&
	    TS_RESP_CTX_set_ess_cert_id_digest(ctx, EVP_sha256()) == 1;
	TS_RESP_CTX_set_serial_cb(ctx, serial, NULL);
	TS_RESP_CTX_set_time_cb(ctx, tell_time, own);
	ASN1_OBJECT_free(policy);
	sk_X509_free(issuers);
	if (!ok) {
		TS_RESP_CTX_free(ctx);
		return NULL;
	}
	return ctx;
}

bool
eg_stamp_key(void *data, const unsigned char digest[32], struct eg_buf *token,
    struct eg_diags *diags)
{
	TS_RESP_CTX *ctx = new_responder(data);
	TS_REQ *q = new_request(digest, false);
	BIO *bio = eg_pki_must(BIO_new(BIO_s_mem()));
	TS_RESP *answer = NULL;
	bool ok;

	i2d_TS_REQ_bio(bio, q);
	if (ctx != NULL)
		answer = TS_RESP_create_response(ctx, bio);
	ok = answer != NULL && TS_RESP_get_token(answer) != NULL && put_token(answer, token);
	TS_RESP_free(answer);
	TS_RESP_CTX_free(ctx);
	TS_REQ_free(q);
	BIO_free(bio);
	ERR_clear_error();
	return ok || cannot(diags, NULL, "the certificate must be for time-stamps alone (extended "
	    "key usage timeStamping, critical)", "the key does not make one");
}
