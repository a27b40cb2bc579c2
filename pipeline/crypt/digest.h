/*
 * digest.h - SHA-256 (FIPS 180-4), by OpenSSL.
 */
#ifndef EG_CRYPT_DIGEST_H
#define EG_CRYPT_DIGEST_H

#include <stddef.h>

#define EG_SHA256_HEX	65	/* 64 lower-case hexadecimal digits and a NUL */

/* Of n bytes, as hexadecimal. */
void	 eg_sha256(const void *bytes, size_t n, char out[EG_SHA256_HEX]);

/* The same in steps; eg_sha256_end frees. */
struct eg_sha256;
struct eg_sha256 *eg_sha256_new(void);
void	 eg_sha256_add(struct eg_sha256 *, const void *bytes, size_t n);
void	 eg_sha256_end(struct eg_sha256 *, char out[EG_SHA256_HEX]);

#endif
