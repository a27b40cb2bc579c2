/*
 * module.h - the libraries that know tokens (PKCS #11).  Only files of crypt/ include it.
 */
#ifndef EG_CRYPT_MODULE_H
#define EG_CRYPT_MODULE_H

#include "base/diag.h"
#include "crypt/pkcs11.h"

/*
 * Loads and starts a library, or finds it started: two keys may be of one.  NULL and
 * S1112.
 */
const struct ck_functions *eg_module_open(const char *path, struct eg_diags *);
/* Stops it when the last has closed it. */
void	 eg_module_close(const struct ck_functions *);
/* What a library answered, in words that follow a colon; lives for ever. */
const char *eg_module_words(ck_rv);

#endif
