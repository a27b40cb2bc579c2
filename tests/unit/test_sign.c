/*
 * test_sign.c - sign/ and crypt/: a small PDF is signed by keys made for it, changed,
 * and judged.
 */
#include "sign_fixture.h"

static void
make_lta(struct office *o)
{
	struct eg_certificates *kept = eg_certificates_new();

	assert_true(sign_it(o, true));
	eg_certificates_add(kept, o->proofs);
	eg_certificates_add(kept, o->trust);
	assert_true(eg_sign_keep(o->t->arena, "letter.pdf", kept, &o->t->file, o->t->diags));
	assert_true(eg_sign_stamp(o->t->arena, "letter.pdf", &o->stamper, &o->t->file,
	    o->t->diags));
	eg_certificates_free(kept);
}

/* --- making --------------------------------------------------------------------------- */

static void
unsigned_file_is_the_beginning_of_the_signed_one(void **state)
{
	struct office *o = *state;
	struct eg_buf before = { 0 };

	eg_buf_add(&before, o->t->file.data, o->t->file.len);
	assert_true(sign_it(o, false));
	assert_true(o->t->file.len > before.len);
	assert_memory_equal(o->t->file.data, before.data, before.len);
	assert_true(judge(o));
	assert_int_equal(o->found.n, 1);
	assert_true(o->found.signature[0].intact && o->found.signature[0].trusted &&
	    o->found.signature[0].whole);
	assert_string_equal(o->found.signature[0].signer, "Demonstration Seal");
	eg_buf_free(&before);
}

static void
same_key_and_time_make_the_same_bytes(void **state)
{
	struct office *o = *state;
	struct eg_buf before = { 0 }, first = { 0 };

	eg_buf_add(&before, o->t->file.data, o->t->file.len);
	assert_true(sign_it(o, false));
	eg_buf_add(&first, o->t->file.data, o->t->file.len);
	eg_buf_clear(&o->t->file);
	eg_buf_add(&o->t->file, before.data, before.len);
	assert_true(sign_it(o, false));
	assert_int_equal(o->t->file.len, first.len);
	assert_memory_equal(o->t->file.data, first.data, first.len);
	eg_buf_free(&before);
	eg_buf_free(&first);
}

static void
second_signature_leaves_the_first_good(void **state)
{
	struct office *o = *state;

	assert_true(sign_it(o, false));
	assert_true(sign_it(o, false));
	assert_true(judge(o));
	assert_int_equal(o->found.n, 2);
	assert_string_equal(o->found.signature[1].field, "Signature2");
	assert_false(o->found.signature[0].whole);
	assert_true(o->found.signature[1].whole);
}

static void
letter_with_all_proofs_is_good_when_certificates_are_not_any_more(void **state)
{
	struct office *o = *state;

	make_lta(o);
	assert_true(judge(o));
	assert_int_equal(o->found.n, 2);
	assert_true(o->found.signature[0].stamped == NOON && o->found.signature[0].unrevoked);
	assert_true(o->found.signature[1].stamp && o->found.signature[1].whole);
	assert_true(judge_at(o, NOON + (int64_t)400 * 86400));
}

static void
draft_is_never_signed(void **state)
{
	static const char packet[] = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF "
	    "xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:Description "
	    "xmlns:e='urn:engross:metadata:1#' e:state='draft'/></r:RDF></x:xmpmeta>";
	struct office *o = *state;

	eg_buf_clear(&o->t->file);
	eg_buf_puts(&o->t->file, "%PDF-1.7\n");
	put(o->t, 1, "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>");
	put(o->t, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	put(o->t, 3, "<</Type/Page/Parent 2 0 R>>");
	put_stream(o->t, 4, "/Type/Metadata/Subtype/XML", packet, sizeof(packet) - 1);
	end(o->t, "/Root 1 0 R");
	assert_false(sign_it(o, false));
	eg_diags_dump(o->t->diags, &o->t->said);
	tells(o, "S1106");
	tells(o, "a draft");
}

/* --- judging --------------------------------------------------------------------------- */

static void
file_that_nobody_signed_is_good_and_has_no_signature(void **state)
{
	struct office *o = *state;

	assert_true(judge(o));
	assert_int_equal(o->found.n, 0);
}

static void
signer_of_another_authority_is_not_trusted(void **state)
{
	struct office *o = *state;
	struct eg_key *other = key_of(o, &stranger.signer);

	o->signer.certificates = eg_key_certificates(other);
	o->signer.data = other;
	assert_true(sign_it(o, false));
	assert_false(judge(o));
	tells(o, "S1203");
	assert_true(o->found.signature[0].intact);
	assert_false(o->found.signature[0].trusted);
	eg_key_free(other);
}

static void
key_of_another_certificate_is_found_out(void **state)
{
	struct office *o = *state;
	struct eg_key *other = key_of(o, &stranger.signer);

	o->signer.data = other;
	assert_true(sign_it(o, false));
	assert_false(judge(o));
	tells(o, "S1202");
	eg_key_free(other);
}

static void
certificate_is_judged_at_the_time_asked_for(void **state)
{
	struct office *o = *state;

	assert_true(sign_it(o, false));
	assert_false(judge_at(o, NOON + (int64_t)400 * 86400));
	tells(o, "expired");
}

static void
time_stamp_keeps_a_signature_good_after_its_certificate(void **state)
{
	struct office *o = *state;

	assert_true(sign_it(o, true));
	assert_true(judge_at(o, NOON + (int64_t)400 * 86400));
	assert_string_equal(o->found.signature[0].stamper, "Demonstration Time");
}

static void
page_changed_by_an_update_is_told(void **state)
{
	struct office *o = *state;

	assert_true(sign_it(o, false));
	update(o, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>");
	assert_false(judge(o));
	tells(o, "S1204");
}

static void
proofs_that_are_none_are_passed_over(void **state)
{
	struct office *o = *state;

	eg_buf_clear(&o->t->file);
	eg_buf_puts(&o->t->file, "%PDF-1.7\n");
	put(o->t, 1, "<</Type/Catalog/Pages 2 0 R/DSS<</Certs[9 0 R null 2 0 R 3]/CRLs 3 0 R>>>>");
	put(o->t, 2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
	put(o->t, 3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>");
	end(o->t, "/Root 1 0 R");
	assert_true(sign_it(o, false));
	assert_true(judge(o));
}

/* OpenSSL takes sha256WithRSAEncryption for rsaEncryption. */
static void
other_name_of_the_same_algorithm_is_told(void **state)
{
	static const char rsa[] = "06092a864886f70d0101010500048201";
	struct office *o = *state;
	char *at;

	assert_true(sign_it(o, false));
	at = memmem(o->t->file.data, o->t->file.len, rsa, sizeof(rsa) - 1);
	assert_non_null(at);
	at[21] = 'b';
	assert_false(judge(o));
	tells(o, "in another way than it says");
}

static void
bytes_behind_the_end_are_told(void **state)
{
	struct office *o = *state;

	assert_true(sign_it(o, false));
	eg_buf_puts(&o->t->file, "% hidden\n");
	assert_false(judge(o));
	tells(o, "S1204");
}

/* --- keys --------------------------------------------------------------------------------- */

static struct eg_key *
open_with(struct office *o, const char *pem, eg_passphrase_fn ask, const char *word)
{
	return eg_key_read("key.pem", pem, strlen(pem), ask, (void *)word, o->t->diags);
}

static bool
give(void *word, const char *file, char out[EG_PASSPHRASE_MAX])
{
	(void)file;
	strcpy(out, word);
	return true;
}

/* P-256, PKCS#8, PBES2: the passphrase is `open`. */
#define LOCKED \
	"-----BEGIN ENCRYPTED PRIVATE KEY-----\n" \
	"MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjkPUFJn56EkwICCAAw\n" \
	"DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEPf9QAN4DCjnJbporjpFOY4EgZDf\n" \
	"7hw1QOcUPG6Z352Pqst8cFwMomE0DA0ukI2WJ8lhx0HymnRgeEhiRPvooPVRl4ty\n" \
	"ugJ5swCGwA6PfHy6MomFLzhoXGxbx1enW9CoIeBX5E2gZ/7AjOwZGo1lkfA8NpBr\n" \
	"9kyshdHxYfkXpB9OzMJmL4C3iGRtyudjWt5lHT/OgngkpIBmDsYyyXrGSlizaBc=\n" \
	"-----END ENCRYPTED PRIVATE KEY-----\n"

static void
locked_key_opens_by_its_passphrase_only(void **state)
{
	struct office *o = *state;
	struct eg_key *k = open_with(o, LOCKED, give, "open");

	assert_non_null(k);
	eg_key_free(k);
	assert_null(open_with(o, LOCKED, give, "shut"));
	assert_null(open_with(o, LOCKED, NULL, NULL));
	eg_diags_dump(o->t->diags, &o->t->said);
	tells(o, "this passphrase does not open it");
	tells(o, "no passphrase was given");
}

/* --- every byte ------------------------------------------------------------------------- */

/* In the middle of the zeros that fill a hole: there one in 61 is tried. */
static bool
is_filling(const struct eg_buf *b, size_t i)
{
	static const char zeros[] = "0000000000000000000000000000000000000000";

	return i > 40 && i + 40 < b->len && i % 61 != 0 &&
	    memcmp(b->data + i - 20, zeros, 40) == 0;
}

static void
try_byte(struct office *o, size_t i, unsigned char mask)
{
	struct eg_arena_mark mark = eg_arena_mark(o->t->arena);
	char *byte = &o->t->file.data[i];

	*byte = (char)(*byte ^ mask);
	if (judge(o))
		fail_msg("byte %zu of %zu may be changed by %02x: ...%.*s", i, o->t->file.len, mask,
		    120, byte - 60);
	*byte = (char)(*byte ^ mask);
	eg_arena_reset(o->t->arena, mark);
}

/*
 * Some of the bytes: tests/conform/flips.c takes them all.  A bit of each step-th, and in
 * the last signature, of which nothing else is a witness, all that leave a hexadecimal
 * digit.
 */
static void
flip_all(struct office *o, size_t step)
{
	static const unsigned char masks[] = { 1, 2, 4, 8, 0x20 };
	const struct eg_buf *b = &o->t->file;
	size_t hole = 0, i, k;

	for (i = 0; i + 10 < b->len; i++)
		if (memcmp(b->data + i, "/Contents<", 10) == 0)
			hole = i + 10;
	assert_true(judge(o));
	for (i = 0; i < b->len; i++) {
		if (is_filling(b, i) || (i < hole && i % step != 0) || i % 13 != 0)
			continue;
		try_byte(o, i, (unsigned char)(1 << i % 8));
		for (k = 0; i >= hole && k < sizeof(masks); k++)
			if (memchr("0123456789abcdefABCDEF", b->data[i] ^ masks[k], 22) != NULL)
				try_byte(o, i, masks[k]);
	}
	assert_true(judge(o));
}

static void
no_byte_of_a_signed_file_can_be_changed_unseen(void **state)
{
	struct office *o = *state;

	assert_true(sign_it(o, false));
	flip_all(o, 1);
}

static void
no_byte_of_a_file_with_all_proofs_can_be_changed_unseen(void **state)
{
	struct office *o = *state;

	make_lta(o);
	flip_all(o, 29);
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(unsigned_file_is_the_beginning_of_the_signed_one),
		T(same_key_and_time_make_the_same_bytes),
		T(second_signature_leaves_the_first_good),
		T(letter_with_all_proofs_is_good_when_certificates_are_not_any_more),
		T(draft_is_never_signed),
		T(file_that_nobody_signed_is_good_and_has_no_signature),
		T(signer_of_another_authority_is_not_trusted),
		T(key_of_another_certificate_is_found_out),
		T(certificate_is_judged_at_the_time_asked_for),
		T(time_stamp_keeps_a_signature_good_after_its_certificate),
		T(page_changed_by_an_update_is_told),
		T(proofs_that_are_none_are_passed_over),
		T(other_name_of_the_same_algorithm_is_told),
		T(bytes_behind_the_end_are_told),
		T(locked_key_opens_by_its_passphrase_only),
		T(no_byte_of_a_signed_file_can_be_changed_unseen),
		T(no_byte_of_a_file_with_all_proofs_can_be_changed_unseen),
	};

	return cmocka_run_group_tests_name("sign", tests, make_keys, free_keys);
}
