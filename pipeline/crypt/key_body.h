/* key_body.h - a key as OpenSSL or a token has it.  Only files of crypt/ include it. */
#ifndef EG_CRYPT_KEY_BODY_H
#define EG_CRYPT_KEY_BODY_H

#include <openssl/evp.h>

#include "base/buf.h"

struct eg_certificates;
struct eg_token;

struct eg_key {
	/* Of a token: the public half; NULL while nothing tells it. */
	EVP_PKEY		*pkey;
	struct eg_certificates	*certificates;
	struct eg_token		*token;		/* NULL: the key is in memory */
};

/* token.c: as eg_key_sign, of a key that is in a token. */
bool	 eg_token_sign(struct eg_token *, const void *bytes, size_t n, struct eg_buf *);
void	 eg_token_close(struct eg_token *);

/*
 * key.c: a reason for eg_pki_reason, of what OpenSSL did not do; words live as long as
 * they need.
 */
void	 eg_key_reason(const char *words);

#endif
