/* statement.c - see statement.h. */
#include "signoff/statement.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "signoff/markup.h"

#define REASON_MAX	4000
#define NAME_MAX_LENGTH	64

const char *const eg_statement_kind_names[EG_STATEMENT_KINDS] = { "approval", "rejection",
    "revocation", "withdrawal" };
const char *const eg_meaning_names[EG_MEANINGS] = { "authorship", "review", "approval",
    "responsibility" };

static bool
find(const char *const *names, int n, const char *name, int *at)
{
	for (*at = 0; *at < n; ++*at)
		if (name != NULL && strcmp(names[*at], name) == 0)
			return true;
	return false;
}

bool
eg_meaning_find(const char *name, enum eg_meaning *m)
{
	int at;
	bool found = find(eg_meaning_names, EG_MEANINGS, name, &at);

	*m = found ? (enum eg_meaning)at : EG_AUTHORSHIP;
	return found;
}

/* --- what may be written ------------------------------------------------------------------- */

bool
eg_reason_is_fit(const char *s)
{
	size_t n = strlen(s), at, len;
	uint32_t c;

	if (n == 0 || n > REASON_MAX || strspn(s, " \t\n") == n)
		return false;
	for (at = 0; at < n; at += len) {
		c = eg_utf8_next(s + at, n - at, &len);
		if (c == EG_UTF8_BAD || (c < 0x20 && c != '\n' && c != '\t') ||
		    (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
		    (c >= 0x2066 && c <= 0x2069) || c == 0xFFFE || c == 0xFFFF)
			return false;
	}
	return true;
}

bool
eg_signoff_name(const char *s)
{
	size_t n = strlen(s), i;

	if (n == 0 || n > NAME_MAX_LENGTH || (!eg_is_letter(*s) && !eg_is_digit(*s)))
		return false;
	for (i = 0; i < n; i++)
		if (!eg_is_letter(s[i]) && !eg_is_digit(s[i]) && strchr("-_.", s[i]) == NULL)
			return false;
	return true;
}

/* --- writing ---------------------------------------------------------------------------------- */

void
eg_statement_write(const struct eg_statement *s, struct eg_buf *out)
{
	uint32_t i;

	eg_markup_begin(out, eg_statement_kind_names[s->kind]);
	eg_buf_puts(out, ">\n  <subject");
	eg_markup_attr(out, "object", s->object);
	eg_markup_number(out, "revision", s->revision);
	eg_markup_attr(out, "sha512", s->subject);
	eg_buf_puts(out, "/>\n  <signer");
	eg_markup_attr(out, "id", s->signer);
	eg_markup_attr(out, "role", s->role);
	eg_markup_attr(out, "meaning", eg_meaning_names[s->meaning]);
	eg_buf_puts(out, "/>\n  <made");
	eg_markup_attr(out, "time", s->time);
	eg_markup_number(out, "policy", s->policy);
	eg_markup_attr(out, "previous", s->previous);
	eg_markup_attr(out, "revokes", s->revokes);
	eg_buf_puts(out, "/>\n");
	if (s->reason != NULL)
		eg_markup_line(out, "reason", NULL, NULL, s->reason);
	for (i = 0; i < s->nacknowledged; i++)
		eg_markup_line(out, "acknowledged", "rule", s->acknowledged[i].rule,
		    s->acknowledged[i].reason);
	for (i = 0; i < s->nattested; i++)
		eg_markup_line(out, "attested", "id", s->attested[i], NULL);
	eg_buf_printf(out, "</%s>\n", eg_statement_kind_names[s->kind]);
}

/* --- signing ---------------------------------------------------------------------------------- */

bool
eg_statement_sign(const void *bytes, size_t n, const struct eg_signer *signer, int64_t at,
    struct eg_buf *p7s, struct eg_diags *diags)
{
	struct eg_sha256 *sha = eg_sha256_new();
	unsigned char digest[32];

	eg_sha256_add(sha, bytes, n);
	eg_sha256_octets(sha, digest);
	return eg_cms_sign_at(signer, digest, at, p7s, diags);
}

/* Those of it whose SHA-256 this is. */
static struct eg_certificates *
own_of(const void *p7s, size_t size, const char *sha256)
{
	struct eg_certificates *all = eg_certificates_new(), *own = eg_certificates_new();
	struct eg_diags *unheard = eg_diags_new();
	struct eg_buf der = { 0 };
	char hex[EG_SHA256_HEX];
	size_t i;

	eg_cms_certificates(p7s, size, all);
	for (i = 0; i < eg_certificates_count(all); i++) {
		eg_buf_clear(&der);
		eg_certificates_der(all, i, &der);
		eg_sha256(der.data, der.len, hex);
		if (strcmp(hex, sha256) == 0)
			eg_certificates_read(own, "", der.data, der.len, unheard);
	}
	eg_buf_free(&der);
	eg_diags_free(unheard);
	eg_certificates_free(all);
	return own;
}

/*
 * Once more as if the certificate were believed, when it began to hold: then what else
 * is carried has to have to do with it, and it has to be for signatures.
 */
static const char *
carries_more(struct eg_arena *arena, const struct eg_cms_content *content, const void *p7s,
    size_t size, const struct eg_cms_found *first)
{
	struct eg_certificates *own = own_of(p7s, size, first->certificate);
	const struct eg_trust trust = { .anchors = own };
	struct eg_cms_found found;
	const char *fault = eg_cms_verify(arena, p7s, size, content, &trust, first->from, &found);

	eg_certificates_free(own);
	return fault != NULL ? fault : found.untrusted;
}

const char *
eg_statement_verify(struct eg_arena *arena, const void *bytes, size_t n, const void *p7s,
    size_t size, struct eg_cms_found *found)
{
	const struct eg_cms_content content = { .part = { bytes }, .size = { n } };
	const struct eg_trust nobody = { .anchors = NULL };
	const char *fault = eg_cms_verify(arena, p7s, size, &content, &nobody, 0, found);

	if (fault != NULL)
		return fault;
	if (!found->named_v2)
		return "it does not name its certificate (signing-certificate-v2)";
	if (found->at == 0)
		return "it does not say when it was made (signing-time)";
	if (found->stamped != 0 || found->stamp_fault != NULL)
		return "it carries something that nothing protects";
	return carries_more(arena, &content, p7s, size, found);
}

/* --- reading ------------------------------------------------------------------------------------ */

static void
read_lists(struct eg_arena *a, const struct eg_node *root, struct eg_statement *s)
{
	struct eg_acknowledgement *all;
	const struct eg_node *n;
	const char **ids;

	all = eg_new_array(a, eg_markup_count(root, "acknowledged") + 1,
	    struct eg_acknowledgement);
	for (n = eg_markup_child(root, "acknowledged"); n != NULL;
	    n = eg_markup_next(n, "acknowledged"))
		all[s->nacknowledged++] = (struct eg_acknowledgement){
		    .rule = eg_markup_value(a, n, "rule"), .reason = eg_markup_content(a, n) };
	ids = eg_new_array(a, eg_markup_count(root, "attested") + 1, const char *);
	for (n = eg_markup_child(root, "attested"); n != NULL; n = eg_markup_next(n, "attested"))
		ids[s->nattested++] = eg_markup_value(a, n, "id");
	s->acknowledged = all;
	s->attested = ids;
}

static bool
read_statement(struct eg_arena *a, const struct eg_node *root, struct eg_statement *s)
{
	const struct eg_node *subject = eg_markup_child(root, "subject"),
	    *signer = eg_markup_child(root, "signer"), *made = eg_markup_child(root, "made");
	int kind;

	if (!find(eg_statement_kind_names, EG_STATEMENT_KINDS, eg_node_name(root), &kind) ||
	    subject == NULL || signer == NULL || made == NULL)
		return false;
	s->kind = (enum eg_statement_kind)kind;
	s->object = eg_markup_value(a, subject, "object");
	s->revision = eg_markup_integer(subject, "revision");
	s->subject = eg_markup_value(a, subject, "sha512");
	s->signer = eg_markup_value(a, signer, "id");
	s->role = eg_markup_value(a, signer, "role");
	s->time = eg_markup_value(a, made, "time");
	s->policy = eg_markup_integer(made, "policy");
	s->previous = eg_markup_value(a, made, "previous");
	s->revokes = eg_markup_value(a, made, "revokes");
	s->reason = eg_markup_content(a, eg_markup_child(root, "reason"));
	read_lists(a, root, s);
	return eg_meaning_find(eg_node_attr(signer, "", "meaning"), &s->meaning) &&
	    s->object != NULL && s->subject != NULL && s->signer != NULL && s->role != NULL &&
	    s->time != NULL;
}

static bool
is_same_again(const struct eg_statement *s, const char *bytes, size_t n)
{
	struct eg_buf again = { 0 };

	eg_statement_write(s, &again);
	return eg_markup_same(&again, bytes, n);
}

bool
eg_statement_read(struct eg_arena *a, const char *bytes, size_t n, struct eg_statement *s)
{
	struct eg_xml *x = n > EG_STATEMENT_MAX ? NULL : eg_markup_read(bytes, n);
	bool ok;

	*s = (struct eg_statement){ .revision = 0 };
	ok = x != NULL && read_statement(a, eg_xml_root(x), s);
	eg_xml_free(x);
	return ok && is_same_again(s, bytes, n);
}
