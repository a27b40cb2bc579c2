/* der.c - see der.h. */
#include "crypt/der.h"

#include <limits.h>
#include <openssl/asn1.h>
#include <openssl/cms.h>
#include <stdbool.h>
#include <string.h>

/* One value, or what is left of those in one. */
struct part {
	const unsigned char	*at;	/* with its head */
	size_t			 n;
	const unsigned char	*body;
	size_t			 size;
	int			 tag, class;
};

/* The first value of n bytes, which must have a definite length. */
static bool
first(const unsigned char *s, size_t n, struct part *p)
{
	const unsigned char *body = s;
	long size;
	int head;

	if (n == 0 || n > LONG_MAX)
		return false;
	head = ASN1_get_object(&body, &size, &p->tag, &p->class, (long)n);
	if ((head & 0x80) != 0 || (head & 1) != 0)
		return false;
	p->at = s;
	p->body = body;
	p->size = (size_t)size;
	p->n = (size_t)(body - s) + p->size;
	return true;
}

/* The next beside it, within what has both. */
static bool
beside(const struct part *in, struct part *p)
{
	const unsigned char *s = p->at + p->n;

	return first(s, (size_t)(in->body + in->size - s), p);
}

static bool
is_integer(const struct part *p, unsigned char v)
{
	return p->tag == V_ASN1_INTEGER && p->size == 1 && p->body[0] == v;
}

/* What OpenSSL reads and writes again is the same, if it was DER. */
static bool
is_der(const void *der, size_t n)
{
	const unsigned char *p = der;
	CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &p, (long)n);
	unsigned char *again = NULL;
	int size = cms == NULL ? -1 : i2d_CMS_ContentInfo(cms, &again);
	bool same = size >= 0 && (size_t)size == n && memcmp(again, der, n) == 0;

	OPENSSL_free(again);
	CMS_ContentInfo_free(cms);
	return same;
}

/*
 * SignedData: version, digestAlgorithms, encapContentInfo, [0] certificates, [1]
 * crls, signerInfos.  SignerInfo: version, sid, digestAlgorithm, ...
 */
const char *
eg_der_signed_data(const void *der, size_t n)
{
	struct part outer, p, data, algorithms, content, type, last, signer;
	bool plain;

	if (n > INT_MAX || !is_der(der, n))
		return "it is not in the form that signatures in PDF have (DER)";
	/* The content's type, then [0] with the SignedData. */
	if (!first(der, n, &outer) || !first(outer.body, outer.size, &p) ||
	    !beside(&outer, &p) || !first(p.body, p.size, &data) || data.n != p.size ||
	    !first(data.body, data.size, &p))
		return "it is no SignedData";
	algorithms = p;
	if (!beside(&data, &algorithms))
		return "it names no digest";
	content = algorithms;
	if (!beside(&data, &content) || !first(content.body, content.size, &type))
		return "it has no content";
	plain = type.size == 9 && memcmp(type.body, "\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01",
	    9) == 0;
	if (!is_integer(&p, plain ? 1 : 3))
		return "it is of another version than it should be";
	for (last = content; last.at + last.n < data.body + data.size;)
		if (!beside(&data, &last))
			return "it has no end";
	if (!first(last.body, last.size, &signer) || !first(signer.body, signer.size, &p))
		return "it has no signer";
	if (!is_integer(&p, 1))
		return "its signer is of another version than it should be";
	if (!beside(&signer, &p) || !beside(&signer, &p) || p.n != algorithms.size ||
	    memcmp(p.at, algorithms.body, p.n) != 0)
		return "it names another digest than its signer";
	return NULL;
}
