/* token_uri.c - see token_uri.h. */
#include "crypt/token_uri.h"

#include <stddef.h>
#include <string.h>

#include "base/ascii.h"

#define SCHEME	"pkcs11:"

/* Of the path; those that say nothing about a key are not among them. */
static const struct { const char *name; size_t at; } parts[] = {
	{ "token", offsetof(struct eg_token_uri, token) },
	{ "manufacturer", offsetof(struct eg_token_uri, manufacturer) },
	{ "model", offsetof(struct eg_token_uri, model) },
	{ "serial", offsetof(struct eg_token_uri, serial) },
	{ "object", offsetof(struct eg_token_uri, object) },
	{ "slot-id", offsetof(struct eg_token_uri, slot) },
};

struct reading {
	struct eg_arena		*arena;
	struct eg_token_uri	*uri;
	struct eg_diags		*diags;
	const char		*type;
};

static bool
refuse(struct reading *r, const char *help, const char *fmt, const char *what)
{
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "S1111",
	    .help = help }, fmt, what);
	return false;
}

bool
eg_token_uri_is(const char *name)
{
	return strncmp(name, SCHEME, sizeof(SCHEME) - 1) == 0;
}

/* --- one attribute ---------------------------------------------------------------------- */

static int
digit(char c)
{
	if (eg_is_digit(c))
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Its octets, and a NUL; NULL: a % is not followed by two digits. */
static char *
decode(struct reading *r, const char *s, size_t n, size_t *size)
{
	char *out = eg_arena_alloc(r->arena, n + 1);
	size_t i, k = 0;

	for (i = 0; i < n; i++, k++) {
		out[k] = s[i];
		if (s[i] != '%')
			continue;
		if (i + 2 >= n || digit(s[i + 1]) < 0 || digit(s[i + 2]) < 0)
			return NULL;
		out[k] = (char)(digit(s[i + 1]) << 4 | digit(s[i + 2]));
		i += 2;
	}
	out[k] = '\0';
	*size = k;
	return out;
}

static bool
set(struct reading *r, const char **to, const char *name, const char *value, size_t n)
{
	if (*to != NULL)
		return refuse(r, NULL, "the key's address has `%s` twice", name);
	if (memchr(value, '\0', n) != NULL)
		return refuse(r, NULL, "the `%s` of the key's address has a character that no "
		    "name has", name);
	*to = value;
	return true;
}

static bool
take_path(struct reading *r, const char *name, const char *value, size_t n)
{
	if (strcmp(name, "id") == 0) {
		r->uri->id = (const unsigned char *)value;
		r->uri->n = n;
		return true;
	}
	if (strcmp(name, "type") == 0)
		return set(r, &r->type, name, value, n);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (strcmp(parts[i].name, name) == 0)
			return set(r, (const char **)((char *)r->uri + parts[i].at), name,
			    value, n);
	return refuse(r, "known are token, serial, manufacturer, model, slot-id, object, id and "
	    "type", "the key's address says `%s`, which is not known", name);
}

static bool
take_query(struct reading *r, const char *name, const char *value, size_t n)
{
	if (strcmp(name, "module-path") == 0)
		return set(r, &r->uri->module, name, value, n);
	if (strcmp(name, "pin-value") == 0)
		return refuse(r, "leave it out: the PIN is asked for, or read from the descriptor "
		    "that `--passphrase-fd` names; change the PIN if others use this machine",
		    "the key's address has the PIN in it (`%s`), where everybody on the machine "
		    "sees it", name);
	if (strcmp(name, "pin-source") == 0)
		return refuse(r, "leave it out: the PIN is asked for, or read from the descriptor "
		    "that `--passphrase-fd` names", "the PIN is not taken from the `%s` of a key's "
		    "address", name);
	if (strcmp(name, "module-name") == 0)
		return refuse(r, "name the library's file: `module-path=/usr/lib/...`", "the key's "
		    "address has `%s`, and libraries are not looked for", name);
	return true;		/* RFC 7512, 2.4: others may add theirs */
}

static bool
take_one(struct reading *r, const char *s, size_t n, bool query)
{
	const char *equals = memchr(s, '=', n);
	size_t size = 0;
	char *name, *value;

	if (n == 0)
		return true;
	if (equals == NULL)
		return refuse(r, "it is like pkcs11:token=NAME;object=NAME?module-path=/FILE",
		    "the key's address has a part without `%s`", "=");
	name = eg_arena_strndup(r->arena, s, (size_t)(equals - s));
	value = decode(r, equals + 1, (size_t)(s + n - equals - 1), &size);
	if (value == NULL)
		return refuse(r, "`%` is written as %25", "the `%s` of the key's address has a `%%` "
		    "without two hexadecimal digits behind it", name);
	return query ? take_query(r, name, value, size) : take_path(r, name, value, size);
}

/* --- all of it ------------------------------------------------------------------------------ */

static bool
take_all(struct reading *r, const char *s, size_t n, char between, bool query)
{
	const char *end;

	for (;; n -= (size_t)(end - s) + 1, s = end + 1) {
		end = memchr(s, between, n);
		if (!take_one(r, s, end == NULL ? n : (size_t)(end - s), query))
			return false;
		if (end == NULL)
			return true;
	}
}

bool
eg_token_uri_read(struct eg_arena *arena, const char *text, struct eg_token_uri *uri,
    struct eg_diags *diags)
{
	struct reading r = { .arena = arena, .uri = uri, .diags = diags };
	const char *path = text + sizeof(SCHEME) - 1, *query = strchr(path, '?');
	size_t n = query == NULL ? strlen(path) : (size_t)(query - path);

	*uri = (struct eg_token_uri){ .token = NULL };
	/* First what would show a PIN. */
	if (query != NULL && !take_all(&r, query + 1, strlen(query + 1), '&', true))
		return false;
	if (!take_all(&r, path, n, ';', false))
		return false;
	if (r.type != NULL && strcmp(r.type, "private") != 0)
		return refuse(&r, "leave `type` out: the certificate that belongs to it is found",
		    "the key's address is of a `%s`, not of a private key", r.type);
	if (uri->slot != NULL && (strspn(uri->slot, "0123456789") != strlen(uri->slot) ||
	    strlen(uri->slot) > 18 || *uri->slot == '\0'))
		return refuse(&r, NULL, "the `slot-id` of the key's address is no number: `%s`",
		    uri->slot);
	if (uri->module == NULL || uri->module[0] != '/')
		return refuse(&r, "add the path of the library that came with the token: "
		    "pkcs11:...?module-path=/FILE", "%s",
		    "the key's address does not say which library knows the token");
	return true;
}
