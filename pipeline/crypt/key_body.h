/* key_body.h - a key as OpenSSL has it.  Only files of crypt/ include it. */
#ifndef EG_CRYPT_KEY_BODY_H
#define EG_CRYPT_KEY_BODY_H

#include <openssl/evp.h>

struct eg_certificates;

struct eg_key {
	EVP_PKEY		*pkey;
	struct eg_certificates	*certificates;
};

#endif
