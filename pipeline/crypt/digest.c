/* digest.c - see digest.h. */
#include "crypt/digest.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"

struct eg_sha256 {
	EVP_MD_CTX	*ctx;
};

/* A digest that cannot be computed must never look like one. */
static void
must(int ok)
{
	if (ok != 1)
		abort();
}

struct eg_sha256 *
eg_sha256_new(void)
{
	struct eg_sha256 *s = eg_malloc(sizeof(*s));

	s->ctx = EVP_MD_CTX_new();
	must(s->ctx != NULL);
	must(EVP_DigestInit_ex(s->ctx, EVP_sha256(), NULL));
	return s;
}

void
eg_sha256_add(struct eg_sha256 *s, const void *bytes, size_t n)
{
	must(EVP_DigestUpdate(s->ctx, bytes, n));
}

void
eg_sha256_end(struct eg_sha256 *s, char out[EG_SHA256_HEX])
{
	unsigned char md[EVP_MAX_MD_SIZE];
	unsigned n = 0, i;

	must(EVP_DigestFinal_ex(s->ctx, md, &n));
	for (i = 0; i < n && 2 * i + 2 < EG_SHA256_HEX; i++)
		snprintf(out + 2 * i, 3, "%02x", md[i]);
	EVP_MD_CTX_free(s->ctx);
	free(s);
}

void
eg_sha256(const void *bytes, size_t n, char out[EG_SHA256_HEX])
{
	struct eg_sha256 *s = eg_sha256_new();

	eg_sha256_add(s, bytes, n);
	eg_sha256_end(s, out);
}
