/* algorithms.c - how a signature says that it was made, itself signed (RFC 6211). */
#include <openssl/asn1.h>
#include <openssl/x509.h>
#include <stdlib.h>

#include "crypt/pki.h"

/*
 * SEQUENCE { digestAlgorithm, signatureAlgorithm [1] IMPLICIT }: both begin with the tag
 * of a SEQUENCE, for which that of [1] stands in the second.
 */
void
eg_pki_algorithms(const X509_ALGOR *digest, const X509_ALGOR *signature, struct eg_buf *out)
{
	unsigned char *a = NULL, *b = NULL, *all, *p;
	int n = i2d_X509_ALGOR((X509_ALGOR *)digest, &a);
	int m = i2d_X509_ALGOR((X509_ALGOR *)signature, &b), size;

	if (n <= 0 || m <= 0)
		eg_out_of_memory();
	b[0] = V_ASN1_CONTEXT_SPECIFIC | V_ASN1_CONSTRUCTED | 1;
	size = ASN1_object_size(1, n + m, V_ASN1_SEQUENCE);
	all = p = eg_malloc((size_t)size);
	ASN1_put_object(&p, 1, n + m, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
	eg_buf_add(out, all, (size_t)(p - all));
	eg_buf_add(out, a, (size_t)n);
	eg_buf_add(out, b, (size_t)m);
	free(all);
	OPENSSL_free(a);
	OPENSSL_free(b);
}
