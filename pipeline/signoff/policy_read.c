/* policy_read.c - what policy.xml says; see policy.h, and policy_form.h for its form. */
#include <string.h>

#include "base/ascii.h"
#include "base/day.h"
#include "signoff/policy.h"
#include "signoff/policy_form.h"

static const struct eg_xml_limits limits = { .bytes = EG_POLICY_MAX, .depth = 4, .tag = 65536,
    .attributes = 16, .nodes = 50000, .names = 64 };

struct reading {
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_xml		*xml;
	struct eg_policy	*p;
	struct eg_attestation	*attest;
	uint32_t		 nattest;
	bool			 failed;
};

static void
complain(struct reading *r, const char *code, struct eg_pos at, const char *help,
    const char *text)
{
	r->failed = true;
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code, .at = at,
	    .help = help }, "%s", text);
}

#define say(r, ...)	eg_diags_printf((r)->diags, __VA_ARGS__)

/* --- values ---------------------------------------------------------------------------------- */

static const char *
text(struct reading *r, const struct eg_node *n, const char *name)
{
	return eg_arena_strdup(r->arena, eg_node_attr(n, "", name));
}

static int64_t
day(const struct eg_node *n, const char *name, int64_t other)
{
	const char *s = eg_node_attr(n, "", name);
	int64_t d;

	return s != NULL && eg_day_parse(s, strlen(s), &d) ? d : other;
}

static struct eg_period
period(struct reading *r, const struct eg_node *n)
{
	struct eg_period p = { .from = day(n, "from", EG_DAY_EVER),
	    .until = day(n, "until", EG_DAY_NEVER) };

	if (p.from > p.until)
		complain(r, "P1006", eg_xml_value_pos(r->xml, eg_node_attr_node(n, "", "until")),
		    NULL, "it ends before it begins");
	return p;
}

static uint32_t
names(struct reading *r, const struct eg_node *n, const char *attribute,
    const char *const **list)
{
	const char *s = eg_node_attr(n, "", attribute);
	uint32_t count = 0, cap = 0;
	const char **all = NULL;
	size_t len;

	for (s = s == NULL ? "" : s + strspn(s, " "); *s != '\0'; s += len + strspn(s + len, " ")) {
		len = strcspn(s, " ");
		all = eg_arena_grown(r->arena, all, count, &cap, sizeof(*all));
		all[count++] = eg_arena_strndup(r->arena, s, len);
	}
	*list = all;
	return count;
}

static struct eg_node *
first(const struct eg_node *parent, const char *name)
{
	return eg_node_child(parent, EG_POLICY_NS, name);
}

static struct eg_node *
next(const struct eg_node *n, const char *name)
{
	struct eg_node *e = eg_node_next_element(n);

	while (e != NULL && !eg_node_is(e, EG_POLICY_NS, name))
		e = eg_node_next_element(e);
	return e;
}

static uint32_t
count(const struct eg_node *parent, const char *name)
{
	const struct eg_node *n;
	uint32_t c = 0;

	for (n = first(parent, name); n != NULL; n = next(n, name))
		c++;
	return c;
}

/* A list of digests, each an element of its own. */
static uint32_t
digests(struct reading *r, const struct eg_node *root, const char *name,
    const char *const **list)
{
	const char **all = eg_new_array(r->arena, count(root, name) + 1, const char *);
	const struct eg_node *n;
	uint32_t c = 0;

	for (n = first(root, name); n != NULL; n = next(n, name))
		all[c++] = text(r, n, "sha256");
	*list = all;
	return c;
}

/* --- what it says ------------------------------------------------------------------------------ */

static void
twice(struct reading *r, const struct eg_node *n, const char *attribute, const char *what)
{
	complain(r, "P1006", eg_xml_value_pos(r->xml, eg_node_attr_node(n, "", attribute)), NULL,
	    say(r, "%s `%s` is there already", what, eg_node_attr(n, "", attribute)));
}

/* Of an attribute, or of an element that does not have it; it lives as the policy does. */
static struct eg_pos
place(struct reading *r, const struct eg_node *n, const char *attribute)
{
	const struct eg_node *a = eg_node_attr_node(n, "", attribute);
	struct eg_pos at = a != NULL ? eg_xml_value_pos(r->xml, a) : eg_xml_pos(r->xml, n);

	at.file = eg_arena_strdup(r->arena, at.file);
	return at;
}

static bool
is_blank(const char *s)
{
	while (eg_is_space(*s))
		s++;
	return *s == '\0';
}

static void
read_attestations(struct reading *r, const struct eg_node *root)
{
	struct eg_buf b = { 0 };
	const struct eg_node *n;
	struct eg_attestation *a;
	uint32_t i;

	r->attest = eg_new_array(r->arena, count(root, "attestation") + 1, struct eg_attestation);
	for (n = first(root, "attestation"); n != NULL; n = next(n, "attestation")) {
		a = &r->attest[r->nattest];
		a->id = text(r, n, "id");
		eg_buf_clear(&b);
		eg_node_string(n, &b);
		a->words = eg_arena_strdup(r->arena, eg_buf_str(&b));
		if (is_blank(a->words))
			complain(r, "P1006", eg_xml_pos(r->xml, n), NULL,
			    "what is attested is not said");
		for (i = 0; i < r->nattest; i++)
			if (strcmp(r->attest[i].id, a->id) == 0)
				twice(r, n, "id", "the attestation");
		r->nattest++;
	}
	eg_buf_free(&b);
}

static bool
is_certified(const struct eg_policy_signer *s, uint32_t nsigners, const char *sha256)
{
	uint32_t i, k;

	for (i = 0; i < nsigners; i++)
		for (k = 0; k < s[i].ncertificates; k++)
			if (strcmp(s[i].certificate[k].sha256, sha256) == 0)
				return true;
	return false;
}

static void
read_certificates(struct reading *r, const struct eg_node *signer,
    const struct eg_policy_signer *all, struct eg_policy_signer *s)
{
	struct eg_policy_certificate *c = eg_new_array(r->arena, count(signer, "certificate") + 1,
	    struct eg_policy_certificate);
	const struct eg_node *n;

	s->certificate = c;
	for (n = first(signer, "certificate"); n != NULL; n = next(n, "certificate")) {
		c[s->ncertificates].sha256 = text(r, n, "sha256");
		c[s->ncertificates].period = period(r, n);
		c[s->ncertificates].revoked = day(n, "revoked", EG_DAY_NEVER);
		/* Two ids with one key would be two persons, and are one. */
		if (is_certified(all, (uint32_t)(s - all) + 1, c[s->ncertificates].sha256))
			twice(r, n, "sha256", "the certificate");
		s->ncertificates++;
	}
	if (s->ncertificates == 0)
		complain(r, "P1006", eg_xml_pos(r->xml, signer), "add `<certificate sha256=\"...\"/>`",
		    say(r, "`%s` has no certificate to sign with", s->id));
}

static void
read_signers(struct reading *r, const struct eg_node *root)
{
	struct eg_policy_signer *all = eg_new_array(r->arena, count(root, "signer") + 1,
	    struct eg_policy_signer), *s;
	const struct eg_node *n;

	r->p->signer = all;
	for (n = first(root, "signer"); n != NULL; n = next(n, "signer")) {
		s = &all[r->p->nsigners];
		s->id = text(r, n, "id");
		s->nroles = names(r, n, "roles", &s->role);
		s->period = period(r, n);
		if (eg_policy_signer(r->p, s->id) != NULL)
			twice(r, n, "id", "the signer");
		read_certificates(r, n, all, s);
		r->p->nsigners++;
	}
}

static bool
has_holder(const struct reading *r, const char *role)
{
	uint32_t i;

	for (i = 0; i < r->p->nsigners; i++)
		if (eg_policy_has_role(&r->p->signer[i], role))
			return true;
	return false;
}

static void
check_holders(struct reading *r, const struct eg_node *n, const char *attribute,
    const char *const *roles, uint32_t nroles)
{
	uint32_t i;

	for (i = 0; i < nroles; i++)
		if (!has_holder(r, roles[i]))
			complain(r, "P1006", eg_xml_value_pos(r->xml, eg_node_attr_node(n, "",
			    attribute)), "give the role to a signer", say(r,
			    "nobody has the role `%s`", roles[i]));
}

static const struct eg_attestation *
attestation(struct reading *r, const char *id)
{
	uint32_t i;

	for (i = 0; i < r->nattest; i++)
		if (strcmp(r->attest[i].id, id) == 0)
			return &r->attest[i];
	return NULL;
}

/* What the policy has no words for the letter's checklist may have. */
static void
read_attests(struct reading *r, const struct eg_node *n, struct eg_policy_step *s)
{
	const struct eg_attestation *found;
	const char *const *ids;
	uint32_t nids = names(r, n, "attests", &ids), i;
	struct eg_attestation *all = eg_new_array(r->arena, nids + 1, struct eg_attestation);

	for (i = 0; i < nids; i++) {
		found = attestation(r, ids[i]);
		all[s->nattest++] = found != NULL ? *found :
		    (struct eg_attestation){ .id = ids[i] };
	}
	s->attest = all;
	s->at = place(r, n, "attests");
}

static bool
is_step(const struct eg_policy_step *all, uint32_t n, const char *role)
{
	uint32_t i;

	for (i = 0; i < n; i++)
		if (strcmp(all[i].role, role) == 0)
			return true;
	return false;
}

static void
read_step(struct reading *r, const struct eg_node *n, const struct eg_policy_step *all,
    struct eg_policy_step *s)
{
	const char *acknowledges = eg_node_attr(n, "", "acknowledges");
	uint32_t i, before = (uint32_t)(s - all);

	s->role = text(r, n, "role");
	eg_meaning_find(eg_node_attr(n, "", "meaning"), &s->meaning);
	s->ndistinct = names(r, n, "distinct-from", &s->distinct);
	s->acknowledges = acknowledges != NULL && strcmp(acknowledges, "yes") == 0;
	read_attests(r, n, s);
	check_holders(r, n, "role", &s->role, 1);
	if (is_step(all, before, s->role))
		twice(r, n, "role", "the step of");
	for (i = 0; i < s->ndistinct; i++)
		if (!is_step(all, before, s->distinct[i]))
			complain(r, "P1006", eg_xml_value_pos(r->xml, eg_node_attr_node(n, "",
			    "distinct-from")), NULL, say(r, "no step before this one is of `%s`",
			    s->distinct[i]));
}

static void
read_letter(struct reading *r, const struct eg_node *n, struct eg_policy_letter *l)
{
	struct eg_policy_step *steps = eg_new_array(r->arena, count(n, "step") + 1,
	    struct eg_policy_step);
	const struct eg_node *c;
	uint32_t i;

	l->nformats = names(r, n, "formats", &l->format);
	l->at = place(r, n, "formats");
	l->nwithdraw = names(r, n, "withdraw", &l->withdraw);
	l->namend = names(r, n, "amend", &l->amend);
	check_holders(r, n, "withdraw", l->withdraw, l->nwithdraw);
	check_holders(r, n, "amend", l->amend, l->namend);
	for (i = 0; i < l->nformats; i++)
		if (eg_policy_letter(r->p, l->format[i]) != NULL)
			complain(r, "P1006", eg_xml_value_pos(r->xml, eg_node_attr_node(n, "",
			    "formats")), NULL, say(r, "the steps of `%s` are told already",
			    l->format[i]));
	l->step = steps;
	for (c = first(n, "step"); c != NULL; c = next(c, "step"))
		read_step(r, c, steps, &steps[l->nsteps++]);
	if (l->nsteps == 0)
		complain(r, "P1006", eg_xml_pos(r->xml, n), "add `<step role=\"...\" meaning=\"...\"/>`",
		    "nobody is asked to approve these letters");
}

static void
read_policy(struct reading *r, const struct eg_node *root)
{
	const char *serial = eg_node_attr(root, "", "serial");
	struct eg_policy_letter *all;
	const struct eg_node *n;

	for (; *serial != '\0'; serial++)
		r->p->serial = r->p->serial * 10 + (uint32_t)(*serial - '0');
	r->p->period = period(r, root);
	read_attestations(r, root);
	read_signers(r, root);
	r->p->nseals = digests(r, root, "seal", &r->p->seal);
	r->p->nstruck = digests(r, root, "struck", &r->p->struck);
	all = eg_new_array(r->arena, count(root, "letter") + 1, struct eg_policy_letter);
	r->p->letter = all;
	for (n = first(root, "letter"); n != NULL; n = next(n, "letter")) {
		read_letter(r, n, &all[r->p->nletters]);
		r->p->nletters++;
	}
}

bool
eg_policy_read(struct eg_arena *a, const char *name, const char *bytes, size_t n,
    struct eg_policy *p, struct eg_diags *diags)
{
	struct reading r = { .arena = a, .diags = diags, .p = p };
	const struct eg_node *root;

	*p = (struct eg_policy){ .serial = 0 };
	eg_sha256(bytes, n, p->sha256);
	r.xml = eg_xml_read(name, bytes, n, &limits, diags);
	if (r.xml == NULL)
		return false;
	root = eg_xml_root(r.xml);
	if (!eg_node_is(root, EG_POLICY_NS, "policy"))
		complain(&r, "P1005", eg_xml_pos(r.xml, root), "write `<policy xmlns=\""
		    EG_POLICY_NS "\">`", "this is no policy: its root is not `policy`");
	else
		r.failed = !eg_form_holds(&eg_policy_form, r.xml, root, diags);
	/* What it says is of interest once it can say it. */
	if (!r.failed)
		read_policy(&r, root);
	eg_diags_source(diags, name, NULL, 0);
	eg_xml_free(r.xml);
	return !r.failed;
}
