/*
 * signoff_fixture.h - an office whose people sign a letter off: write letters,
 * M-1 answers for them.  The folder is in memory; the time is noon.
 */
#ifndef SIGNOFF_FIXTURE_H
#define SIGNOFF_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "crypt/demo.h"
#include "crypt/key.h"
#include "signoff/state.h"

#define NOON	1769860800	/* 2026-01-31T12:00:00Z */
#define TIME	"2026-01-31T12:00:00Z"

enum person { R1, R2, M1, ADMINISTRATOR, STRANGER, PEOPLE };

/* Made once: keys take long. */
static struct eg_demo_person people[PEOPLE] = { { .name = "R-1" }, { .name = "R-2" },
    { .name = "M-1" }, { .name = "administrator" }, { .name = "stranger" } };
static char fingerprint[PEOPLE][EG_SHA256_HEX];

struct office {
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_policy	 policy;
	struct eg_subject	 subject;
	struct eg_buf		 subject_bytes;
	struct eg_folder	 folder;
	struct eg_signoff	 found;
	int64_t			 now;
};

static int
make_people(void **state)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_demo demo;

	(void)state;
	eg_demo_new_with(NOON - 86400, &demo, people, PEOPLE);
	for (int i = 0; i < PEOPLE; i++) {
		struct eg_certificates *c = eg_certificates_new();
		struct eg_buf der = { 0 };

		assert_true(eg_certificates_read(c, "", people[i].pem.data, people[i].pem.len,
		    diags));
		eg_certificates_der(c, 0, &der);
		eg_sha256(der.data, der.len, fingerprint[i]);
		eg_buf_free(&der);
		eg_certificates_free(c);
	}
	eg_demo_free(&demo);
	eg_diags_free(diags);
	return 0;
}

static int
free_people(void **state)
{
	(void)state;
	for (int i = 0; i < PEOPLE; i++)
		eg_buf_free(&people[i].pem);
	return 0;
}

/* Signs bytes, at a time. */
static void
sign_by(struct office *o, enum person who, const void *bytes, size_t n, int64_t at,
    struct eg_buf *p7s)
{
	struct eg_key *k = eg_key_read("", people[who].pem.data, people[who].pem.len, NULL, NULL,
	    o->diags);
	struct eg_signer signer;

	assert_non_null(k);
	assert_true(eg_key_certify(k, NULL, o->diags));
	signer = (struct eg_signer){ .certificates = eg_key_certificates(k), .sign = eg_key_sign,
	    .data = k };
	assert_true(eg_statement_sign(bytes, n, &signer, at, p7s, o->diags));
	eg_key_free(k);
}

/* The policy of the office, `letter` being its steps. */
static const char *
policy_of(struct office *o, const char *letter)
{
	return eg_arena_printf(o->arena, "<policy xmlns=\"urn:engross:policy:1\" serial=\"7\" "
	    "from=\"2026-01-01\" until=\"2026-12-31\">\n"
	    "<attestation id=\"whole\">I have read it.</attestation>\n"
	    "<signer id=\"R-1\" roles=\"writer\"><certificate sha256=\"%s\"/></signer>\n"
	    "<signer id=\"R-2\" roles=\"writer\"><certificate sha256=\"%s\"/></signer>\n"
	    "<signer id=\"M-1\" roles=\"chief writer\"><certificate sha256=\"%s\"/></signer>\n"
	    "%s</policy>\n", fingerprint[R1], fingerprint[R2], fingerprint[M1], letter);
}

#define TWO_STEPS								\
	"<letter formats=\"notice\" amend=\"chief\">"				\
	"<step role=\"writer\" meaning=\"authorship\"/>"				\
	"<step role=\"chief\" meaning=\"approval\" distinct-from=\"writer\" "	\
	"acknowledges=\"yes\" attests=\"whole\"/></letter>"

static const struct eg_subject_file files[] = { { "fonts/manifest.tsv", "0011" },
    { "templates/notice/letter.xml", "0022" } };

static void
subject_is(struct office *o, const char *cas)
{
	char *digest = eg_arena_alloc(o->arena, EG_DIGEST_HEX);

	eg_digest(EG_SHA512, cas, strlen(cas), digest);
	o->subject = (struct eg_subject){ .object = "C-1", .revision = 1, .letter = "notice",
	    .title = "Notice", .pages = 2, .engine = "engross", .cas = digest, .layout = digest,
	    .pdf = digest, .file = files, .nfiles = 2, .acknowledge = o->subject.acknowledge,
	    .nacknowledge = o->subject.nacknowledge };
	eg_buf_clear(&o->subject_bytes);
	eg_subject_write(&o->subject, &o->subject_bytes);
}

static int
setup(void **state)
{
	struct office *o = calloc(1, sizeof(*o));
	const char *text;

	o->arena = eg_arena_new();
	o->diags = eg_diags_new();
	o->now = NOON;
	o->folder.path = "c.signoff";
	o->folder.file = eg_new_array(o->arena, 100, struct eg_folder_file);
	text = policy_of(o, TWO_STEPS);
	assert_true(eg_policy_read(o->arena, "policy.xml", text, strlen(text), &o->policy,
	    o->diags));
	subject_is(o, "<case/>");
	*state = o;
	return 0;
}

static int
teardown(void **state)
{
	struct office *o = *state;

	eg_buf_free(&o->subject_bytes);
	eg_diags_free(o->diags);
	eg_arena_free(o->arena);
	free(o);
	return 0;
}

#endif
