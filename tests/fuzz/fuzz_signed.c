/*
 * fuzz_signed.c - any bytes at all, as a signed letter (libFuzzer; `make fuzz`); what does
 * not begin with %PDF- is taken for a signature, a time-stamp, a certificate or a proof.
 *
 * Besides not crashing it holds what a judge promises: a file that is refused has a
 * message; and since nobody has the keys of the seeds any more, no file is good to its end
 * but they.
 */
#include <string.h>

#include "crypt/cms.h"
#include "crypt/digest.h"
#include "crypt/pki.h"
#include "sign/judge.h"
#include "promise.h"

#define NOON	1769860800	/* 2026-01-31T12:00:00Z */

/* Who signed the certificates of the seeds. */
static const char authority[] =
	"-----BEGIN CERTIFICATE-----\n"
	"MIIB6TCCAZCgAwIBAgIQXC8GtRYboNuTlnoutu8WrjAKBggqhkjOPQQDAjBVMTEw\n"
	"LwYDVQQKDChlbmdyb3NzIGRlbW9uc3RyYXRpb24sIG5vdCB0byBiZSB0cnVzdGVk\n"
	"MSAwHgYDVQQDDBdEZW1vbnN0cmF0aW9uIEF1dGhvcml0eTAeFw0yNjAxMzAxMTAw\n"
	"MDBaFw0yNzAxMzAxMjAwMDBaMFUxMTAvBgNVBAoMKGVuZ3Jvc3MgZGVtb25zdHJh\n"
	"dGlvbiwgbm90IHRvIGJlIHRydXN0ZWQxIDAeBgNVBAMMF0RlbW9uc3RyYXRpb24g\n"
	"QXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAECCL30+pV2l0K87Ca\n"
	"IoZmkyAYS/DIxZaRpNEHAH+f65IG/87qXreYARlkuEjV/Nic6HnwweODL3W7njBG\n"
	"c3jQDKNCMEAwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0O\n"
	"BBYEFDwbxeWJU2F7SyKW70pxdN3eBCpkMAoGCCqGSM49BAMCA0cAMEQCIEh3lERp\n"
	"4HeiMRbWz9nc3U7q4FlP08hPBk8KSL0jBFEiAiBfJChpKYNX1RVRVhMv0wETMXUP\n"
	"D8FmVTBFR/qyi6SyKQ==\n"
	"-----END CERTIFICATE-----\n";

/* The seeds that are signed to their end: B-B, B-T, B-LTA. */
static const char *const good[] = {
	"72a06807ca1f57c73b0d625dd007e8c6b6cade74448e35ecabee6ce81527035b",
	"ccebfa86bdc456add969fd920a4b552137e037ec497d58326dfc7899b4dc50c5",
	"c55834c904bab771cfb401fdd263d218621865cf8e663d94c0bafee105ba5004",
};

static bool
is_seed(const uint8_t *data, size_t size)
{
	char hex[EG_SHA256_HEX];

	eg_sha256(data, size, hex);
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		if (strcmp(hex, good[i]) == 0)
			return true;
	return false;
}

static void
try_letter(const uint8_t *data, size_t size, const struct eg_trust *trust)
{
	const struct eg_sign_judge_options o = { .name = "letter.pdf", .trust = *trust,
	    .at = NOON };
	struct eg_arena *arena = eg_arena_new();
	struct eg_diags *diags = eg_diags_new();
	struct eg_sign_judgement found;
	bool ok = eg_sign_judge(&o, (const char *)data, size, arena, &found, diags);

	promise(ok == !eg_diags_failed(diags), "a file is refused with a message, and only then");
	for (uint32_t i = 0; ok && i < found.n; i++)
		promise(!found.signature[i].whole || !found.signature[i].intact ||
		    !found.signature[i].trusted || is_seed(data, size),
		    "nobody makes a good signature without its key");
	eg_diags_free(diags);
	eg_arena_free(arena);
}

static void
try_parts(const uint8_t *data, size_t size, const struct eg_trust *trust)
{
	const struct eg_cms_content content = { .part = { "a letter" }, .size = { 8 } };
	struct eg_certificates *c = eg_certificates_new();
	struct eg_arena *arena = eg_arena_new();
	struct eg_diags *diags = eg_diags_new();
	struct eg_cms_found found;
	X509 *x;

	promise(eg_cms_verify(arena, data, size, &content, trust, NOON, &found) != NULL,
	    "nobody signed this");
	promise(eg_cms_verify_stamp(arena, data, size, &content, trust, &found) != NULL,
	    "nobody stamped this");
	eg_cms_certificates(data, size, c);
	eg_certificates_read(c, "any", data, size, diags);
	(void)eg_certificates_stray(c, trust->anchors, arena);
	x = sk_X509_value(trust->anchors->x509, 0);
	promise(eg_pki_answered(c, x, x, NOON) == EG_ANSWERED_NOTHING,
	    "nobody answers for the authority");
	eg_diags_free(diags);
	eg_arena_free(arena);
	eg_certificates_free(c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct eg_trust trust;
	struct eg_diags *diags;

	if (trust.anchors == NULL) {
		struct eg_certificates *c = eg_certificates_new();

		diags = eg_diags_new();
		promise(eg_certificates_read(c, "authority", authority, sizeof(authority) - 1,
		    diags), "the authority is one");
		eg_diags_free(diags);
		trust.anchors = c;
	}
	if (size >= 5 && memcmp(data, "%PDF-", 5) == 0)
		try_letter(data, size, &trust);
	else
		try_parts(data, size, &trust);
	return 0;
}
