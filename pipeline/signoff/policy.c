/* policy.c - see policy.h. */
#include "signoff/policy.h"

#include <string.h>

#include "base/day.h"

#define DAY	86400

/* --- looking things up ----------------------------------------------------------------- */

bool
eg_policy_lists(const char *const *list, uint32_t n, const char *word)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i], word) == 0)
			return true;
	return false;
}

const struct eg_policy_letter *
eg_policy_letter(const struct eg_policy *p, const char *format)
{
	uint32_t i;

	for (i = 0; i < p->nletters; i++)
		if (eg_policy_lists(p->letter[i].format, p->letter[i].nformats, format))
			return &p->letter[i];
	return NULL;
}

const struct eg_policy_signer *
eg_policy_signer(const struct eg_policy *p, const char *id)
{
	uint32_t i;

	for (i = 0; i < p->nsigners; i++)
		if (strcmp(p->signer[i].id, id) == 0)
			return &p->signer[i];
	return NULL;
}

const struct eg_policy_signer *
eg_policy_certified(const struct eg_policy *p, const char *sha256,
    const struct eg_policy_certificate **which)
{
	uint32_t i, k;

	for (i = 0; i < p->nsigners; i++)
		for (k = 0; k < p->signer[i].ncertificates; k++)
			if (strcmp(p->signer[i].certificate[k].sha256, sha256) == 0) {
				*which = &p->signer[i].certificate[k];
				return &p->signer[i];
			}
	*which = NULL;
	return NULL;
}

bool
eg_policy_has_role(const struct eg_policy_signer *s, const char *role)
{
	return eg_policy_lists(s->role, s->nroles, role);
}

/* --- may it sign? --------------------------------------------------------------------- */

static int64_t
day_of(int64_t seconds)
{
	return seconds >= 0 ? seconds / DAY : -((-seconds + DAY - 1) / DAY);
}

static const char *
as_day(struct eg_arena *a, int64_t d)
{
	struct eg_buf b = { 0 };
	const char *s;

	eg_day_print(d, &b);
	s = eg_arena_strdup(a, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

/* A day is outside a period: how, in words; what is "R-1047", "the certificate of ...". */
static const char *
outside(struct eg_arena *a, const char *what, const struct eg_period *p, int64_t day)
{
	if (day < p->from)
		return eg_arena_printf(a, "%s may sign from %s on only", what, as_day(a, p->from));
	if (day > p->until)
		return eg_arena_printf(a, "%s might sign until %s only", what,
		    as_day(a, p->until));
	return NULL;
}

static const char *
expired(struct eg_arena *a, const char *id, const struct eg_cms_found *f, int64_t at)
{
	if (at < f->from)
		return eg_arena_printf(a, "the certificate of %s does not hold before %s", id,
		    as_day(a, day_of(f->from)));
	if (at > f->until)
		return eg_arena_printf(a, "the certificate of %s expired on %s", id,
		    as_day(a, day_of(f->until)));
	return NULL;
}

static const char *
objection_at(struct eg_arena *a, const struct eg_policy_signer *s,
    const struct eg_policy_certificate *c, const struct eg_cms_found *f, int64_t at)
{
	const char *fault;

	if (day_of(at) >= c->revoked)
		return eg_arena_printf(a, "the certificate of %s was revoked on %s", s->id,
		    as_day(a, c->revoked));
	fault = expired(a, s->id, f, at);
	if (fault == NULL)
		fault = outside(a, s->id, &s->period, day_of(at));
	if (fault == NULL)
		fault = outside(a, eg_arena_printf(a, "%s with this certificate", s->id),
		    &c->period, day_of(at));
	return fault;
}

const char *
eg_policy_objection(struct eg_arena *a, const struct eg_policy_signer *s,
    const struct eg_policy_certificate *c, const struct eg_cms_found *f, int64_t signed_at,
    int64_t now)
{
	const char *fault = objection_at(a, s, c, f, signed_at);

	return fault != NULL ? fault : objection_at(a, s, c, f, now);
}

/* --- opening ---------------------------------------------------------------------------- */

/*
 * The certificate itself must be given: whoever else its issuer knows is no authority.
 */
static bool
is_pinned(const struct eg_certificates *all, const char *sha256)
{
	struct eg_buf der = { 0 };
	char hex[EG_SHA256_HEX];
	bool found = false;
	size_t i;

	for (i = 0; !found && i < eg_certificates_count(all); i++) {
		eg_buf_clear(&der);
		eg_certificates_der(all, i, &der);
		eg_sha256(der.data, der.len, hex);
		found = strcmp(hex, sha256) == 0;
	}
	eg_buf_free(&der);
	return found;
}

static bool
is_signed(struct eg_arena *a, const char *name, const char *bytes, size_t n, const char *p7s,
    size_t size, const struct eg_policy_trust *t, struct eg_diags *diags)
{
	const struct eg_cms_content content = { .part = { bytes }, .size = { n } };
	const struct eg_trust trust = { .anchors = t->authority };
	struct eg_cms_found found;
	const char *fault;

	if (size == 0)
		return eg_refuse(diags, "P1001", name, "its administrator signs it: `engross policy "
		    "sign`", "the policy is not signed: there is no .p7s beside it");
	fault = eg_statement_verify(a, bytes, n, p7s, size, &found);
	if (fault != NULL)
		return eg_refuse(diags, "P1002", name, "get the policy and its .p7s again from its "
		    "administrator", eg_diags_printf(diags, "the signature of the policy is not "
		    "good: %s", fault));
	if (!is_pinned(t->authority, found.certificate))
		fault = "it is not the authority's certificate";
	if (fault == NULL)
		fault = eg_cms_verify(a, p7s, size, &content, &trust, t->now, &found);
	if (fault == NULL)
		fault = found.untrusted;
	if (fault == NULL)
		return true;
	return eg_refuse(diags, "P1002", name, eg_diags_printf(diags, "the authority is %s",
	    t->authority_name), eg_diags_printf(diags, "the policy is signed by \"%s\", who may "
	    "not: %s", found.signer, fault));
}

static bool
holds_now(const char *name, const struct eg_policy *p, const struct eg_policy_trust *t,
    struct eg_arena *a, struct eg_diags *diags)
{
	int64_t today = day_of(t->now);

	if (p->serial < t->least)
		return eg_refuse(diags, "P1004", name, "use the newest policy", eg_diags_printf(diags,
		    "this is an old policy: its number is %u, and %u was in use already", p->serial,
		    t->least));
	if (today < p->period.from)
		return eg_refuse(diags, "P1003", name, "use the policy of today", eg_diags_printf(
		    diags, "the policy does not hold before %s", as_day(a, p->period.from)));
	if (today > p->period.until)
		return eg_refuse(diags, "P1003", name, "use the policy of today", eg_diags_printf(
		    diags, "the policy held until %s", as_day(a, p->period.until)));
	return true;
}

bool
eg_policy_open(struct eg_arena *a, const char *name, const char *bytes, size_t n,
    const char *p7s, size_t size, const struct eg_policy_trust *trust, struct eg_policy *p,
    struct eg_diags *diags)
{
	return is_signed(a, name, bytes, n, p7s, size, trust, diags) &&
	    eg_policy_read(a, name, bytes, n, p, diags) && holds_now(name, p, trust, a, diags);
}
