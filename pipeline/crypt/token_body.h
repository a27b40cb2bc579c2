/* token_body.h - an open token.  Only files of crypt/ include it. */
#ifndef EG_CRYPT_TOKEN_BODY_H
#define EG_CRYPT_TOKEN_BODY_H

#include "crypt/key_body.h"
#include "crypt/module.h"
#include "crypt/token.h"

struct eg_token {
	const struct ck_functions	*f;
	unsigned long			 slot, session, object;
	unsigned long			 type;		/* of the key, CKK_ */
	bool				 open, pad;	/* pad: it asks for the PIN itself */
	bool				 each_time;	/* the PIN is told for each signature */
	char				 name[33];	/* of the token */
	char				 pin[EG_PASSPHRASE_MAX];	/* kept if each_time */
};

/* token_key.c: finds the key and what is public of it; false and S1115. */
bool	 eg_token_find_key(struct eg_token *, const struct eg_token_uri *, struct eg_key *,
	    struct eg_diags *);

#endif
