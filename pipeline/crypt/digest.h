/*
 * digest.h - digests of bytes, by OpenSSL: SHA-1, SHA-256, SHA-512 (FIPS
 * 180-4), and what archives of others use besides (MD5, RFC 1321; BLAKE2b-512,
 * RFC 7693).
 */
#ifndef EG_CRYPT_DIGEST_H
#define EG_CRYPT_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#define EG_SHA256_HEX	65	/* 64 lower-case hexadecimal digits and a NUL */

/* Of n bytes, as hexadecimal. */
void	 eg_sha256(const void *bytes, size_t n, char out[EG_SHA256_HEX]);

/* The same in steps; eg_sha256_end frees. */
struct eg_sha256;
struct eg_sha256 *eg_sha256_new(void);
void	 eg_sha256_add(struct eg_sha256 *, const void *bytes, size_t n);
void	 eg_sha256_end(struct eg_sha256 *, char out[EG_SHA256_HEX]);
/* The same as 32 octets instead; frees. */
void	 eg_sha256_octets(struct eg_sha256 *, unsigned char out[32]);

/* By the names that OCFL gives them: "md5", "sha1", "sha256", "sha512", "blake2b-512". */
enum eg_digest_kind {
	EG_MD5, EG_SHA1, EG_SHA256, EG_SHA512, EG_BLAKE2B_512, EG_DIGEST_KINDS
};
#define EG_DIGEST_HEX	129	/* room for each of them, and the NUL */

const char *eg_digest_name(enum eg_digest_kind);
/* Of lower-case hexadecimal digits. */
size_t	 eg_digest_digits(enum eg_digest_kind);
/* False when none has this name. */
bool	 eg_digest_find(const char *name, enum eg_digest_kind *);

void	 eg_digest(enum eg_digest_kind, const void *bytes, size_t n, char out[EG_DIGEST_HEX]);
/* In steps; eg_digest_end frees. */
struct eg_digest;
struct eg_digest *eg_digest_new(enum eg_digest_kind);
void	 eg_digest_add(struct eg_digest *, const void *bytes, size_t n);
void	 eg_digest_end(struct eg_digest *, char out[EG_DIGEST_HEX]);

#endif
