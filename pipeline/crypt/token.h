/*
 * token.h - private keys that leave no token: cards, USB tokens, hardware security
 * modules, by PKCS #11.
 */
#ifndef EG_CRYPT_TOKEN_H
#define EG_CRYPT_TOKEN_H

#include "crypt/key.h"
#include "crypt/token_uri.h"

/*
 * Opens the key that a URI names (token_uri.h), with the certificates on its token.
 * ask is called when the token wants its PIN.  NULL after S1111 (the URI), S1112 (the
 * library), S1113 (the token), S1114 (the PIN) or S1115 (the key); S1116 warns that
 * few tries are left.  eg_key_free closes what was opened.
 */
struct eg_key *eg_token_open(const char *uri, eg_passphrase_fn ask, void *data,
	    struct eg_diags *);

#endif
