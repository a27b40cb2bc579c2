/* digest.c - see digest.h. */
#include "crypt/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

struct eg_digest {
	EVP_MD_CTX	*ctx;
};

struct eg_sha256 {
	struct eg_digest digest;
};

static const struct {
	const char	*name;
	const EVP_MD	*(*md)(void);
	size_t		 digits;
} kinds[EG_DIGEST_KINDS] = {
	[EG_MD5] = { "md5", EVP_md5, 32 },
	[EG_SHA1] = { "sha1", EVP_sha1, 40 },
	[EG_SHA256] = { "sha256", EVP_sha256, 64 },
	[EG_SHA512] = { "sha512", EVP_sha512, 128 },
	[EG_BLAKE2B_512] = { "blake2b-512", EVP_blake2b512, 128 },
};

/*
 * A digest that cannot be computed must never look like one.  There is one
 * reason why it cannot: no memory, which ends the process as elsewhere.
 */
static void
must(int ok)
{
	if (ok == 1)
		return;
	fputs("engross: a digest cannot be computed: out of memory\n", stderr);
	_exit(EG_EXIT_NOMEM);
}

static void *
allocate(size_t n, const char *file, int line)
{
	(void)file, (void)line;
	return eg_malloc(n);
}

static void *
reallocate(void *p, size_t n, const char *file, int line)
{
	(void)file, (void)line;
	return eg_realloc(p, n, 1);
}

static void
release(void *p, const char *file, int line)
{
	(void)file, (void)line;
	free(p);
}

/*
 * Before its first allocation OpenSSL takes ours, which never fail: 3.0 writes
 * through NULL when memory runs out while it looks for an algorithm, and a
 * time-stamp was made wrong, and nothing said of it, when it ran out there.
 * After its first allocation, of whatever in this program, it would not take them.
 *
 * The machine's openssl.cnf, which the environment can name, is not read: which
 * digests and keys there are must not depend on it.  Whatever uses OpenSSL first,
 * in whatever thread, would read it otherwise.
 */
__attribute__((constructor)) static void
prepare(void)
{
	CRYPTO_set_mem_functions(allocate, reallocate, release);
	must(OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, NULL));
}

static void
begin(struct eg_digest *d, enum eg_digest_kind kind)
{
	d->ctx = EVP_MD_CTX_new();
	must(d->ctx != NULL);
	must(EVP_DigestInit_ex(d->ctx, kinds[kind].md(), NULL));
}

static size_t
end(struct eg_digest *d, unsigned char md[EVP_MAX_MD_SIZE])
{
	unsigned n = 0;

	must(EVP_DigestFinal_ex(d->ctx, md, &n));
	EVP_MD_CTX_free(d->ctx);
	return n;
}

static void
hexadecimal(const unsigned char *md, size_t n, char *out)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < n; i++) {
		out[2 * i] = digits[md[i] >> 4];
		out[2 * i + 1] = digits[md[i] & 15];
	}
	out[2 * n] = '\0';
}

const char *
eg_digest_name(enum eg_digest_kind kind)
{
	return kinds[kind].name;
}

size_t
eg_digest_digits(enum eg_digest_kind kind)
{
	return kinds[kind].digits;
}

bool
eg_digest_find(const char *name, enum eg_digest_kind *kind)
{
	int k;

	for (k = 0; k < EG_DIGEST_KINDS; k++)
		if (strcmp(name, kinds[k].name) == 0) {
			*kind = (enum eg_digest_kind)k;
			return true;
		}
	return false;
}

struct eg_digest *
eg_digest_new(enum eg_digest_kind kind)
{
	struct eg_digest *d = eg_malloc(sizeof(*d));

	begin(d, kind);
	return d;
}

void
eg_digest_add(struct eg_digest *d, const void *bytes, size_t n)
{
	must(EVP_DigestUpdate(d->ctx, bytes, n));
}

void
eg_digest_end(struct eg_digest *d, char out[EG_DIGEST_HEX])
{
	unsigned char md[EVP_MAX_MD_SIZE];

	hexadecimal(md, end(d, md), out);
	free(d);
}

void
eg_digest(enum eg_digest_kind kind, const void *bytes, size_t n,
    char out[EG_DIGEST_HEX])
{
	struct eg_digest *d = eg_digest_new(kind);

	eg_digest_add(d, bytes, n);
	eg_digest_end(d, out);
}

struct eg_sha256 *
eg_sha256_new(void)
{
	struct eg_sha256 *s = eg_malloc(sizeof(*s));

	begin(&s->digest, EG_SHA256);
	return s;
}

void
eg_sha256_add(struct eg_sha256 *s, const void *bytes, size_t n)
{
	eg_digest_add(&s->digest, bytes, n);
}

void
eg_sha256_octets(struct eg_sha256 *s, unsigned char out[32])
{
	unsigned char md[EVP_MAX_MD_SIZE];

	must(end(&s->digest, md) == 32);
	memcpy(out, md, 32);
	free(s);
}

void
eg_sha256_end(struct eg_sha256 *s, char out[EG_SHA256_HEX])
{
	unsigned char md[32];

	eg_sha256_octets(s, md);
	hexadecimal(md, sizeof(md), out);
}

void
eg_sha256(const void *bytes, size_t n, char out[EG_SHA256_HEX])
{
	struct eg_sha256 *s = eg_sha256_new();

	eg_sha256_add(s, bytes, n);
	eg_sha256_end(s, out);
}
