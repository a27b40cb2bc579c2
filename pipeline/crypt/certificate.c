/* certificate.c - see certificate.h. */
#include "crypt/certificate.h"

#include <limits.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

#include "crypt/pki.h"

void *
eg_pki_must(void *p)
{
	if (p == NULL)
		eg_out_of_memory();
	return p;
}

const char *
eg_pki_reason(struct eg_diags *diags)
{
	const char *data = NULL, *reason, *said;
	int flags = 0;
	unsigned long e = ERR_peek_last_error_data(&data, &flags);

	reason = e == 0 ? NULL : ERR_GET_LIB(e) == ERR_LIB_USER && (flags & ERR_TXT_STRING) != 0 ?
	    data : ERR_reason_error_string(e);
	said = eg_diags_printf(diags, "%s", reason == NULL ? "no reason is told" : reason);
	ERR_clear_error();
	return said;
}

struct eg_certificates *
eg_certificates_new(void)
{
	struct eg_certificates *c = eg_malloc(sizeof(*c));

	c->x509 = eg_pki_must(sk_X509_new_null());
	c->crl = eg_pki_must(sk_X509_CRL_new_null());
	c->answer = NULL;
	c->answers = 0;
	return c;
}

void
eg_certificates_free(struct eg_certificates *c)
{
	if (c == NULL)
		return;
	sk_X509_pop_free(c->x509, X509_free);
	sk_X509_CRL_pop_free(c->crl, X509_CRL_free);
	for (size_t i = 0; i < c->answers; i++)
		free(c->answer[i].der);
	free(c->answer);
	free(c);
}

void
eg_certificates_take(struct eg_certificates *c, X509 *x)
{
	for (int i = 0; i < sk_X509_num(c->x509); i++)
		if (X509_cmp(sk_X509_value(c->x509, i), x) == 0) {
			X509_free(x);
			return;
		}
	if (sk_X509_push(c->x509, x) == 0)
		eg_out_of_memory();
}

static void
take_list(struct eg_certificates *c, X509_CRL *x)
{
	for (int i = 0; i < sk_X509_CRL_num(c->crl); i++)
		if (X509_CRL_match(sk_X509_CRL_value(c->crl, i), x) == 0) {
			X509_CRL_free(x);
			return;
		}
	if (sk_X509_CRL_push(c->crl, x) == 0)
		eg_out_of_memory();
}

/* One of them, taken from what PEM had; other things in it are passed over. */
static void
take_info(struct eg_certificates *c, X509_INFO *info)
{
	if (info->x509 != NULL)
		eg_certificates_take(c, info->x509);
	if (info->crl != NULL)
		take_list(c, info->crl);
	info->x509 = NULL;
	info->crl = NULL;
}

static void
read_pem(struct eg_certificates *c, const void *bytes, size_t n)
{
	BIO *bio = eg_pki_must(BIO_new_mem_buf(bytes, (int)n));
	STACK_OF(X509_INFO) *all = PEM_X509_INFO_read_bio(bio, NULL, NULL, NULL);

	for (int i = 0; all != NULL && i < sk_X509_INFO_num(all); i++)
		take_info(c, sk_X509_INFO_value(all, i));
	sk_X509_INFO_pop_free(all, X509_INFO_free);
	BIO_free(bio);
}

static void
read_der(struct eg_certificates *c, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	X509 *x = d2i_X509(NULL, &p, (long)n);
	X509_CRL *crl;

	if (x != NULL) {
		eg_certificates_take(c, x);
		return;
	}
	p = bytes;
	crl = d2i_X509_CRL(NULL, &p, (long)n);
	if (crl != NULL)
		take_list(c, crl);
	else
		eg_certificates_take_answer(c, bytes, n);
}

static size_t
count_all(const struct eg_certificates *c)
{
	return eg_certificates_count(c) + eg_certificates_lists(c) + c->answers;
}

bool
eg_certificates_read(struct eg_certificates *c, const char *name, const void *bytes,
    size_t n, struct eg_diags *diags)
{
	size_t before = count_all(c);

	if (n > 0 && n <= INT_MAX) {
		if (memmem(bytes, n, "-----BEGIN ", 11) != NULL)
			read_pem(c, bytes, n);
		else
			read_der(c, bytes, n);
	}
	ERR_clear_error();
	if (count_all(c) > before)
		return true;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1104",
	    .at.file = name, .help = "give certificates as PEM (`-----BEGIN CERTIFICATE-----`) "
	    "or one as DER" }, "there is no certificate in the file");
	return false;
}

void
eg_certificates_add(struct eg_certificates *to, const struct eg_certificates *from)
{
	X509_CRL *crl;
	X509 *x;

	for (int i = 0; i < sk_X509_num(from->x509); i++) {
		x = sk_X509_value(from->x509, i);
		X509_up_ref(x);
		eg_certificates_take(to, x);
	}
	for (int i = 0; i < sk_X509_CRL_num(from->crl); i++) {
		crl = sk_X509_CRL_value(from->crl, i);
		X509_CRL_up_ref(crl);
		take_list(to, crl);
	}
	for (size_t i = 0; i < from->answers; i++)
		eg_certificates_take_answer(to, from->answer[i].der, from->answer[i].n);
}

size_t
eg_certificates_count(const struct eg_certificates *c)
{
	return (size_t)sk_X509_num(c->x509);
}

size_t
eg_certificates_lists(const struct eg_certificates *c)
{
	return (size_t)sk_X509_CRL_num(c->crl);
}

static void
add_der(unsigned char *der, int n, struct eg_buf *out)
{
	if (n <= 0)
		eg_out_of_memory();
	eg_buf_add(out, der, (size_t)n);
	OPENSSL_free(der);
}

void
eg_certificates_der(const struct eg_certificates *c, size_t i, struct eg_buf *out)
{
	unsigned char *der = NULL;
	int n = i2d_X509(sk_X509_value(c->x509, (int)i), &der);

	add_der(der, n, out);
}

void
eg_certificates_list_der(const struct eg_certificates *c, size_t i, struct eg_buf *out)
{
	unsigned char *der = NULL;
	int n = i2d_X509_CRL(sk_X509_CRL_value(c->crl, (int)i), &der);

	add_der(der, n, out);
}

bool
eg_certificates_have(const struct eg_certificates *c, const void *der, size_t n)
{
	struct eg_buf b = { 0 };
	size_t i, all = eg_certificates_count(c) + eg_certificates_lists(c);
	bool found = false;

	for (i = 0; i < c->answers; i++)
		if (c->answer[i].n == n && memcmp(c->answer[i].der, der, n) == 0)
			return true;
	for (i = 0; i < all && !found; i++) {
		eg_buf_clear(&b);
		if (i < eg_certificates_count(c))
			eg_certificates_der(c, i, &b);
		else
			eg_certificates_list_der(c, i - eg_certificates_count(c), &b);
		found = b.len == n && memcmp(b.data, der, n) == 0;
	}
	eg_buf_free(&b);
	return found;
}

/* A name is anybody's words: a file's message shows it as text (base/diag.h). */
const char *
eg_pki_name(struct eg_arena *arena, const X509_NAME *name)
{
	int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
	unsigned char *utf8 = NULL;
	const char *found;
	char *line;
	int n;

	if (at >= 0 && (n = ASN1_STRING_to_UTF8(&utf8,
	    X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)))) >= 0) {
		found = eg_arena_strndup(arena, (char *)utf8, (size_t)n);
		OPENSSL_free(utf8);
		return found;
	}
	line = X509_NAME_oneline(name, NULL, 0);
	found = eg_arena_strdup(arena, line == NULL ? "" : line);
	OPENSSL_free(line);
	return found;
}

void
eg_certificates_name(const struct eg_certificates *c, size_t i, struct eg_buf *out)
{
	struct eg_arena *arena = eg_arena_new();

	eg_buf_puts(out, eg_pki_name(arena, X509_get_subject_name(sk_X509_value(c->x509,
	    (int)i))));
	eg_arena_free(arena);
}
