/*
 * sign_fixture.h - a small PDF and the keys of an office that signs it at noon; another
 * office, whose authority nobody knows.
 */
#ifndef SIGN_FIXTURE_H
#define SIGN_FIXTURE_H

#include <stdio.h>

#include "crypt/demo.h"
#include "crypt/key.h"
#include "pdf_fixture.h"
#include "sign/judge.h"
#include "sign/sign.h"

#define NOON	1769860800	/* 2026-01-31T12:00:00Z */
#define TIME	"2026-01-31T12:00:00Z"

/* Made once: keys take long. */
static struct eg_demo demo, stranger;

struct office {
	struct pdf_text		*t;
	struct eg_key		*key, *clock;
	struct eg_certificates	*trust, *proofs;
	struct eg_signer	 signer;
	struct eg_stamp_own	 own;
	struct eg_stamper	 stamper;
	struct eg_sign_judgement found;
};

static inline int
make_keys(void **state)
{
	(void)state;
	eg_demo_new(NOON - 86400, &demo);
	eg_demo_new(NOON - 86400, &stranger);
	return 0;
}

static inline int
free_keys(void **state)
{
	(void)state;
	eg_demo_free(&demo);
	eg_demo_free(&stranger);
	return 0;
}

static inline struct eg_key *
key_of(struct office *o, const struct eg_buf *pem)
{
	struct eg_key *k = eg_key_read("key.pem", pem->data, pem->len, NULL, NULL, o->t->diags);

	assert_non_null(k);
	assert_true(eg_key_certify(k, NULL, o->t->diags));
	return k;
}

static inline int
setup(void **state)
{
	struct office *o = calloc(1, sizeof(*o));

	pdf_setup((void **)&o->t);
	put(o->t, 1, "<</Type/Catalog/Pages 2 0 R>>");
	put(o->t, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	put(o->t, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>");
	end(o->t, "/Root 1 0 R/ID[(one)(one)]");
	o->key = key_of(o, &demo.signer);
	o->clock = key_of(o, &demo.stamper);
	o->trust = eg_certificates_new();
	o->proofs = eg_certificates_new();
	eg_certificates_read(o->trust, "authority", demo.authority.data, demo.authority.len,
	    o->t->diags);
	eg_certificates_read(o->proofs, "revoked", demo.revoked.data, demo.revoked.len,
	    o->t->diags);
	o->signer = (struct eg_signer){ .certificates = eg_key_certificates(o->key),
	    .sign = eg_key_sign, .data = o->key };
	o->own = (struct eg_stamp_own){ .key = o->clock, .at = NOON };
	o->stamper = (struct eg_stamper){ .stamp = eg_stamp_key, .data = &o->own };
	*state = o;
	return 0;
}

static inline int
teardown(void **state)
{
	struct office *o = *state;

	eg_key_free(o->key);
	eg_key_free(o->clock);
	eg_certificates_free(o->trust);
	eg_certificates_free(o->proofs);
	pdf_teardown((void **)&o->t);
	free(o);
	return 0;
}

static inline bool
sign_it(struct office *o, bool stamped)
{
	const struct eg_sign_options options = { .name = "letter.pdf", .time = TIME,
	    .reason = "sealed \xE2\x9C\x93", .signer = &o->signer,
	    .stamper = stamped ? &o->stamper : NULL };

	return eg_sign(o->t->arena, &options, &o->t->file, o->t->diags);
}

/* An update of one object, as others write it. */
static inline void
update(struct office *o, int number, const char *object)
{
	struct eg_buf *f = &o->t->file;
	char *s = memmem(f->data + f->len - 40, 40, "startxref\n", 10);
	size_t prev = strtoul(s + 10, NULL, 10), at = f->len;

	eg_buf_printf(f, "%d 0 obj\n%s\nendobj\n", number, object);
	eg_buf_printf(f, "xref\n%d 1\n%010zu 00000 n \ntrailer\n<</Size 40/Root 1 0 R/Prev %zu>>\n"
	    "startxref\n%zu\n%%%%EOF\n", number, at, prev, f->len);
}

/* What is said is in t->said. */
static inline bool
judge_at(struct office *o, int64_t at)
{
	const struct eg_sign_judge_options options = { .name = "letter.pdf",
	    .trust = { .anchors = o->trust }, .at = at };
	bool good;

	eg_diags_clear(o->t->diags);
	eg_buf_clear(&o->t->said);
	good = eg_sign_judge(&options, o->t->file.data, o->t->file.len, o->t->arena, &o->found,
	    o->t->diags);
	eg_diags_dump(o->t->diags, &o->t->said);
	return good;
}

static inline bool
judge(struct office *o)
{
	return judge_at(o, NOON);
}

static inline void
tells(struct office *o, const char *words)
{
	if (strstr(eg_buf_str(&o->t->said), words) == NULL)
		fail_msg("`%s` is not in: %s", words, eg_buf_str(&o->t->said));
}

#endif
