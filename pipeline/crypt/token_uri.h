/*
 * token_uri.h - which key of which token: PKCS #11 URIs (RFC 7512).
 *
 *	pkcs11:token=Seal;object=letters?module-path=/usr/lib/softhsm/libsofthsm2.so
 */
#ifndef EG_CRYPT_TOKEN_URI_H
#define EG_CRYPT_TOKEN_URI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/* NULL: any will do. */
struct eg_token_uri {
	const char		*token, *manufacturer, *model, *serial;
	const char		*object;	/* the key's label */
	const unsigned char	*id;		/* and its n bytes of id */
	size_t			 n;
	const char		*slot;		/* number of the slot, in digits */
	const char		*module;	/* path of the library; never NULL */
};

/* Whether a name is such an address, and no file's. */
bool	 eg_token_uri_is(const char *name);
/*
 * Strings are in the arena.  Nobody's PIN is taken from it, nor shown.  False and
 * S1111.
 */
bool	 eg_token_uri_read(struct eg_arena *, const char *uri, struct eg_token_uri *,
	    struct eg_diags *);

#endif
