/* signoff_case.c - what a worker found, unpacked; see signoff_case.h. */
#include "signoff_case.h"

#include <string.h>

#include "packet.h"

const char *const signoff_standing_names[] = { [SIGNOFF_HOLDS] = "holds",
    [SIGNOFF_VOID] = "void", [SIGNOFF_REVOKED] = "revoked", [SIGNOFF_RENEWED] = "renewed" };

static const char *const *
take_list(struct packet *p, struct eg_arena *a, uint32_t *n)
{
	const char **all;

	*n = packet_take_count(p);
	all = eg_new_array(a, *n + 1, const char *);
	for (uint32_t i = 0; i < *n; i++)
		all[i] = packet_take_text(p, a);
	return all;
}

static void
take_steps(struct packet *p, struct eg_arena *a, struct signoff_case *c)
{
	struct eg_attestation *attest;
	struct signoff_step *s;
	uint32_t i, k;

	c->nsteps = packet_take_count(p);
	c->next = packet_take_number(p);
	c->step = eg_new_array(a, c->nsteps + 1, struct signoff_step);
	for (i = 0; i < c->nsteps; i++) {
		s = &c->step[i];
		s->role = packet_take_text(p, a);
		s->meaning = (enum eg_meaning)packet_take_number(p);
		s->acknowledges = packet_take_number(p) != 0;
		s->nattest = packet_take_count(p);
		attest = eg_new_array(a, s->nattest + 1, struct eg_attestation);
		for (k = 0; k < s->nattest; k++) {
			attest[k].id = packet_take_text(p, a);
			attest[k].words = packet_take_text(p, a);
		}
		s->attest = attest;
		s->signer = packet_take_text(p, a);
		s->time = packet_take_text(p, a);
	}
}

static void
take_statements(struct packet *p, struct eg_arena *a, struct signoff_case *c)
{
	struct signoff_statement *s;
	uint32_t i;

	c->nstatements = packet_take_count(p);
	c->statement = eg_new_array(a, c->nstatements + 1, struct signoff_statement);
	for (i = 0; i < c->nstatements; i++) {
		s = &c->statement[i];
		s->file = packet_take_text(p, a);
		s->sha256 = packet_take_text(p, a);
		s->kind = (enum eg_statement_kind)packet_take_number(p);
		s->standing = (enum signoff_standing)packet_take_number(p);
		s->role = packet_take_text(p, a);
		s->signer = packet_take_text(p, a);
		s->time = packet_take_text(p, a);
		s->reason = packet_take_text(p, a);
		s->code = packet_take_text(p, a);
		s->fault = packet_take_text(p, a);
	}
}

static void
take_policy(struct packet *p, struct eg_arena *a, struct signoff_case *c)
{
	struct signoff_signer *s;

	c->serial = packet_take_number(p);
	c->nsigners = packet_take_count(p);
	c->signer = eg_new_array(a, c->nsigners + 1, struct signoff_signer);
	for (s = c->signer; s < c->signer + c->nsigners; s++) {
		s->id = packet_take_text(p, a);
		s->role = take_list(p, a, &s->nroles);
		s->certificate = take_list(p, a, &s->ncertificates);
	}
	c->seal = take_list(p, a, &c->nseals);
	c->withdraw = take_list(p, a, &c->nwithdraw);
	c->amend = take_list(p, a, &c->namend);
}

static void
take_all(struct packet *p, struct eg_arena *a, struct signoff_case *c)
{
	size_t i;

	c->state = (enum eg_signoff_state)packet_take_number(p);
	c->object = packet_take_text(p, a);
	c->revision = packet_take_number(p);
	c->subject = packet_take_bytes(p, a, &c->subject_size);
	if (c->subject != NULL)
		eg_digest(EG_SHA512, c->subject, c->subject_size, c->digest);
	take_steps(p, a, c);
	c->acknowledge = take_list(p, a, &c->nacknowledge);
	take_statements(p, a, c);
	take_policy(p, a, c);
	c->nfiles = packet_take_count(p);
	c->file = eg_new_array(a, c->nfiles + 1, struct eg_folder_file);
	for (i = 0; i < c->nfiles; i++) {
		c->file[i].name = packet_take_text(p, a);
		c->file[i].bytes = packet_take_bytes(p, a, &c->file[i].n);
	}
	c->amends = packet_take_number(p) != 0;
	c->amended = packet_take_number(p);
	c->inventory = packet_take_text(p, a);
	c->amendment_reason = packet_take_text(p, a);
}

bool
signoff_case_read(struct eg_arena *a, const struct eg_buf *extra, struct signoff_case *c)
{
	struct packet p = { .at = extra->data, .n = extra->len };

	*c = (struct signoff_case){ .state = EG_DRAFT };
	if (extra->len == 0)
		return false;
	c->policy = packet_take_number(&p) != 0;
	if (!c->policy)
		return true;
	c->known = packet_take_number(&p) != 0;
	c->folder = packet_take_text(&p, a);
	if (c->known)
		take_all(&p, a, c);
	/* A worker that was cut short says nothing that holds. */
	if (p.cut)
		*c = (struct signoff_case){ .state = EG_DRAFT };
	return true;
}

const struct signoff_signer *
signoff_case_signer(const struct signoff_case *c, const struct eg_signer *key)
{
	struct eg_buf der = { 0 };
	char hex[EG_SHA256_HEX];
	uint32_t i;

	eg_certificates_der(key->certificates, 0, &der);
	eg_sha256(der.data, der.len, hex);
	eg_buf_free(&der);
	for (i = 0; i < c->nsigners; i++)
		if (eg_policy_lists(c->signer[i].certificate, c->signer[i].ncertificates, hex))
			return &c->signer[i];
	return NULL;
}
