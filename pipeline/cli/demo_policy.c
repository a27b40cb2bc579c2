/* demo_policy.c - see demo_policy.h. */
#include "demo_policy.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/file.h"
#include "crypt/key.h"
#include "session.h"
#include "signoff/policy.h"

#define EXAMPLE		"schemas/signoff/example-policy.xml"
#define SIGNER		"<signer id=\""
#define SEAL		"<seal "
#define DIGEST		"sha256=\""
#define DAY		86400

/* --- the example ---------------------------------------------------------------------------- */

static void
add_person(struct demo_policy *p, const char *name, size_t n)
{
	char *copy = eg_malloc(n + 1);

	memcpy(copy, name, n);
	copy[n] = '\0';
	p->person = eg_realloc(p->person, p->n + 1, sizeof(*p->person));
	p->person[p->n++] = (struct eg_demo_person){ .name = copy };
}

bool
demo_policy_read(struct demo_policy *p, struct eg_diags *diags)
{
	char workspace[PATH_MAX], fonts[PATH_MAX];
	struct eg_buf path = { 0 };
	const char *s;
	bool ok;

	*p = (struct demo_policy){ .n = 0 };
	eg_session_places(workspace, fonts);
	eg_buf_printf(&path, "%s/%s", workspace, EXAMPLE);
	ok = eg_file_read(path.data, EG_POLICY_MAX, &p->text, diags);
	eg_buf_free(&path);
	add_person(p, "policy-administrator", strlen("policy-administrator"));
	for (s = ok ? p->text.data : NULL; s != NULL && (s = strstr(s, SIGNER)) != NULL;) {
		s += strlen(SIGNER);
		add_person(p, s, strcspn(s, "\""));
	}
	return ok;
}

/* --- what takes the place of what is in it ---------------------------------------------------- */

/* The SHA-256 of a PEM's certificate. */
static bool
fingerprint(const struct eg_buf *pem, char hex[EG_SHA256_HEX], struct eg_diags *diags)
{
	struct eg_certificates *c = eg_certificates_new();
	struct eg_buf der = { 0 };
	bool ok = eg_certificates_read(c, "", pem->data, pem->len, diags);

	if (ok) {
		eg_certificates_der(c, 0, &der);
		eg_sha256(der.data, der.len, hex);
	}
	eg_buf_free(&der);
	eg_certificates_free(c);
	return ok;
}

/* The value behind the first `key` after a place of the text; as long as the old one. */
static void
replace(char *from, const char *key, const char *value)
{
	char *at = from == NULL ? NULL : strstr(from, key);

	if (at != NULL && strlen(at) > strlen(key) + strlen(value))
		memcpy(at + strlen(key), value, strlen(value));
}

static void
set_day(struct demo_policy *p, const char *key, int64_t day)
{
	struct eg_buf b = { 0 };

	eg_day_print(day, &b);
	replace(strstr(p->text.data, "<policy "), key, b.data);
	eg_buf_free(&b);
}

/* A PEM as it is, without the key in it. */
static void
without_key(const struct eg_buf *pem, struct eg_buf *out)
{
	const char *at = strstr(pem->data, "-----BEGIN CERTIFICATE-----");

	if (at != NULL)
		eg_buf_puts(out, at);
}

static bool
sign(struct demo_policy *p, int64_t now, struct eg_diags *diags)
{
	const struct eg_buf *pem = &p->person[0].pem;
	struct eg_key *key = eg_key_read("", pem->data, pem->len, NULL, NULL, diags);
	bool ok = key != NULL && eg_key_certify(key, NULL, diags);

	if (ok) {
		const struct eg_signer signer = { .certificates = eg_key_certificates(key),
		    .sign = eg_key_sign, .data = key };

		ok = eg_statement_sign(p->text.data, p->text.len, &signer, now, &p->p7s, diags);
	}
	eg_key_free(key);
	return ok;
}

bool
demo_policy_fill(struct demo_policy *p, const struct eg_demo *d, int64_t now,
    struct eg_diags *diags)
{
	char hex[EG_SHA256_HEX], *at = p->text.data;
	size_t i;

	for (i = 1; i < p->n; i++) {
		if (!fingerprint(&p->person[i].pem, hex, diags))
			return false;
		at = strstr(at, SIGNER) + strlen(SIGNER);
		replace(at, DIGEST, hex);
	}
	if (!fingerprint(&d->signer, hex, diags))
		return false;
	replace(strstr(p->text.data, SEAL), DIGEST, hex);
	set_day(p, "from=\"", now / DAY);
	set_day(p, "until=\"", now / DAY + 364);
	without_key(&p->person[0].pem, &p->authority);
	return sign(p, now, diags);
}

void
demo_policy_free(struct demo_policy *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free((char *)(uintptr_t)p->person[i].name);
		if (p->person[i].pem.data != NULL)
			explicit_bzero(p->person[i].pem.data, p->person[i].pem.cap);
		eg_buf_free(&p->person[i].pem);
	}
	free(p->person);
	eg_buf_free(&p->text);
	eg_buf_free(&p->authority);
	eg_buf_free(&p->p7s);
}
