/* key_given.c - see key_given.h. */
#include "key_given.h"

#include <fcntl.h>
#include <string.h>

#include "base/file.h"
#include "crypt/token.h"
#include "passphrase.h"

#define KEY_MAX		((size_t)1 << 20)

bool
key_given_open(struct key_given *k, const char *name, const struct key_options *o,
    const struct eg_certificates *more, struct eg_diags *diags)
{
	struct passphrase p = { .fd = o->passphrase_fd };
	struct eg_buf b = { 0 };

	*k = (struct key_given){ .key = NULL };
	if (p.fd >= 0 && fcntl(p.fd, F_GETFD) < 0)
		return eg_refuse(diags, "S1102", NULL, "open it in the shell: --passphrase-fd 3 "
		    "3<FILE", eg_diags_printf(diags, "descriptor %d, which `--passphrase-fd` names, "
		    "is not open", p.fd));
	if (eg_token_uri_is(name))
		k->key = eg_token_open(name, passphrase_ask, &p, diags);
	else if (eg_file_read(name, KEY_MAX, &b, diags))
		k->key = eg_key_read(name, eg_buf_str(&b), b.len, passphrase_ask, &p, diags);
	if (b.data != NULL)
		explicit_bzero(b.data, b.cap);
	eg_buf_free(&b);
	if (k->key == NULL || !eg_key_certify(k->key, more, diags)) {
		key_given_close(k);
		return false;
	}
	k->signer = (struct eg_signer){ .certificates = eg_key_certificates(k->key),
	    .sign = eg_key_sign, .data = k->key };
	return true;
}

void
key_given_close(struct key_given *k)
{
	eg_key_free(k->key);
	*k = (struct key_given){ .key = NULL };
}

struct eg_certificates *
key_given_certificates(const struct key_options *o, struct eg_diags *diags)
{
	struct eg_certificates *more = eg_certificates_new();
	struct eg_buf b = { 0 };
	bool ok = true;

	for (char **path = o->certificate; ok && path != NULL && *path != NULL; path++) {
		eg_buf_clear(&b);
		ok = eg_file_read(*path, KEY_MAX, &b, diags) &&
		    eg_certificates_read(more, *path, eg_buf_str(&b), b.len, diags);
	}
	eg_buf_free(&b);
	if (ok)
		return more;
	eg_certificates_free(more);
	return NULL;
}
