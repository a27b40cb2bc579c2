/* test_signoff_policy.c - policies, of signoff/policy.c, policy_form.c and policy_read.c. */
#include "signoff/attestation.h"
#include "signoff_fixture.h"

static bool
reads(struct office *o, const char *text)
{
	return eg_policy_read(o->arena, "policy.xml", text, strlen(text), &o->policy, o->diags);
}

/* A policy whose steps, or what stands there, are wrong in one way. */
static void
is_wrong(struct office *o, const char *letter, const char *code, const char *words)
{
	assert_false(reads(o, policy_of(o, letter)));
	assert_true(eg_diags_count(o->diags) > 0);
	assert_string_equal(eg_diags_at(o->diags, 0)->code, code);
	assert_non_null(strstr(eg_diags_at(o->diags, 0)->text, words));
	assert_true(eg_diags_at(o->diags, 0)->at.line > 0);
	eg_diags_clear(o->diags);
}

static void
what_a_policy_says_is_what_was_written(void **state)
{
	struct office *o = *state;
	const struct eg_policy_letter *l = eg_policy_letter(&o->policy, "notice");

	assert_int_equal(o->policy.serial, 7);
	assert_int_equal(o->policy.nsigners, 3);
	assert_true(eg_policy_has_role(eg_policy_signer(&o->policy, "M-1"), "chief"));
	assert_null(eg_policy_signer(&o->policy, "M-2"));
	assert_non_null(l);
	assert_int_equal(l->nsteps, 2);
	assert_true(l->step[1].acknowledges);
	assert_int_equal(l->step[1].meaning, EG_APPROVED);
	assert_string_equal(l->step[1].distinct[0], "writer");
	assert_int_equal(l->step[1].nattest, 1);
	assert_string_equal(l->step[1].attest[0].words, "I have read it.");
	assert_null(eg_policy_letter(&o->policy, "invoice"));
}

/* --- what steps attest to ------------------------------------------------------------------ */

static const struct eg_checklist_attestation sentences[] = {
	{ "records", "I have read the records.", true },
	{ "drugs", "The list is that of the day.", false },
};

/* One step that attests to these, and whether that is right. */
static bool
attests(struct office *o, const char *ids, struct eg_policy_letter *asked)
{
	const char *text = policy_of(o, eg_arena_printf(o->arena, "<letter formats=\"notice\">"
	    "<step role=\"chief\" meaning=\"review\" attests=\"%s\"/></letter>", ids));

	eg_diags_clear(o->diags);
	assert_true(reads(o, text));
	return eg_policy_attests(o->arena, &o->policy.letter[0], "notice", sentences, 2, asked,
	    o->diags);
}

static void
says(struct office *o, const char *words)
{
	assert_int_equal(eg_diags_count(o->diags), 1);
	assert_string_equal(eg_diags_at(o->diags, 0)->code, "P1009");
	assert_non_null(strstr(eg_diags_at(o->diags, 0)->text, words));
	assert_string_equal(eg_diags_at(o->diags, 0)->at.file, "policy.xml");
	assert_true(eg_diags_at(o->diags, 0)->at.line > 0);
}

static void
the_law_s_sentences_stand_in_the_checklist(void **state)
{
	struct office *o = *state;
	struct eg_policy_letter asked;

	assert_true(attests(o, "whole records", &asked));
	assert_int_equal(asked.step[0].nattest, 2);
	assert_string_equal(asked.step[0].attest[0].words, "I have read it.");
	assert_string_equal(asked.step[0].attest[1].words, "I have read the records.");
	assert_int_equal(asked.nattest, 2);
	assert_string_equal(asked.attest[1].id, "records");
}

static void
nobody_attests_to_what_is_not_of_the_case(void **state)
{
	struct office *o = *state;
	struct eg_policy_letter asked;

	assert_true(attests(o, "drugs records", &asked));
	assert_int_equal(asked.step[0].nattest, 1);
	assert_string_equal(asked.step[0].attest[0].id, "records");
}

static void
what_a_person_has_to_attest_to_is_somebody_s(void **state)
{
	struct office *o = *state;
	struct eg_policy_letter asked;

	assert_false(attests(o, "whole drugs", &asked));
	says(o, "the policy asks nobody: records");
}

static void
an_attestation_that_nobody_words_is_refused(void **state)
{
	struct office *o = *state;
	struct eg_policy_letter asked;

	assert_false(attests(o, "records drug", &asked));
	says(o, "no attestation `drug`");
	assert_string_equal(eg_diags_at(o->diags, 0)->help, "did you mean `drugs`?");
}

static void
an_attestation_has_words_in_one_place(void **state)
{
	static const struct eg_checklist_attestation same[] = { { "whole", "All of it.", true } };
	struct office *o = *state;
	struct eg_policy_letter asked;

	assert_true(reads(o, policy_of(o, TWO_STEPS)));
	assert_false(eg_policy_attests(o->arena, &o->policy.letter[0], "notice", same, 1, &asked,
	    o->diags));
	assert_non_null(strstr(eg_diags_at(o->diags, 0)->text, "has words in the policy and in"));
}

static void
each_fault_of_a_policy_is_told_with_its_place(void **state)
{
	struct office *o = *state;

	is_wrong(o, "<leter/>", "P1005", "cannot stand in `policy`");
	is_wrong(o, "<letter formats=\"notice\" witdraw=\"chief\"/>", "P1005", "`witdraw`");
	is_wrong(o, "<seal sha256=\"12\"/>", "P1005", "SHA-256");
	is_wrong(o, "<letter formats=\"a/b\"/>", "P1005", "names");
	is_wrong(o, "some words", "P1005", "no text");
	is_wrong(o, "<letter formats=\"notice\"/>", "P1006", "nobody is asked");
	is_wrong(o, "<letter formats=\"notice\"><step role=\"clerk\" meaning=\"review\"/></letter>",
	    "P1006", "nobody has the role `clerk`");
	is_wrong(o, "<letter formats=\"notice\"><step role=\"chief\" meaning=\"review\" "
	    "distinct-from=\"writer\"/></letter>", "P1006", "no step before this one");
	is_wrong(o, TWO_STEPS TWO_STEPS, "P1006", "told already");
	is_wrong(o, eg_arena_printf(o->arena, "<signer id=\"R-3\" roles=\"writer\">"
	    "<certificate sha256=\"%s\"/></signer>", fingerprint[R1]), "P1006", "there already");
	is_wrong(o, "<signer id=\"R-3\" roles=\"writer\"/>", "P1006", "no certificate");
	is_wrong(o, "<attestation id=\"b\"> \n</attestation>", "P1006", "is not said");
	is_wrong(o, "<letter formats=\"notice\"><step role=\"chief\" meaning=\"review\"/>"
	    "<step role=\"chief\" meaning=\"approval\"/></letter>", "P1006",
	    "the step of `chief` is there already");
	is_wrong(o, "<letter formats=\"notice\"><step role=\"chief\" meaning=\"review\" "
	    "distinct-from=\"chief\"/></letter>", "P1006", "no step before this one");
	is_wrong(o, "<letter formats=\"notice\" amend=\"clerk\">"
	    "<step role=\"chief\" meaning=\"review\"/></letter>", "P1006",
	    "nobody has the role `clerk`");
	is_wrong(o, "<letter formats=\"notice\" withdraw=\"clerk\">"
	    "<step role=\"chief\" meaning=\"review\"/></letter>", "P1006",
	    "nobody has the role `clerk`");
	is_wrong(o, eg_arena_printf(o->arena, "<signer id=\"R-3\" roles=\"writer\" "
	    "from=\"2026-02-01\" until=\"2026-01-31\"><certificate sha256=\"%s\"/></signer>",
	    fingerprint[STRANGER]), "P1006", "ends before it begins");
}

/* With one digit more it would be another number. */
static void
a_number_of_a_policy_has_nine_digits_at_most(void **state)
{
	struct office *o = *state;

	assert_true(reads(o, "<policy xmlns=\"urn:engross:policy:1\" serial=\"999999999\" "
	    "from=\"2026-01-01\" until=\"2026-12-31\"/>"));
	assert_int_equal(o->policy.serial, 999999999);
	assert_false(reads(o, "<policy xmlns=\"urn:engross:policy:1\" serial=\"4294967303\" "
	    "from=\"2026-01-01\" until=\"2026-12-31\"/>"));
	assert_non_null(strstr(eg_diags_at(o->diags, 0)->text, "`serial`"));
}

static bool
opens(struct office *o, const char *text, const struct eg_buf *p7s, uint32_t least, int64_t now)
{
	struct eg_certificates *c = eg_certificates_new();
	const struct eg_policy_trust trust = { .authority = c, .authority_name = "a.pem",
	    .least = least, .now = now };
	bool ok;

	assert_true(eg_certificates_read(c, "", people[ADMINISTRATOR].pem.data,
	    people[ADMINISTRATOR].pem.len, o->diags));
	ok = eg_policy_open(o->arena, "policy.xml", text, strlen(text), p7s->data, p7s->len,
	    &trust, &o->policy, o->diags);
	eg_certificates_free(c);
	return ok;
}

static void
is_refused(struct office *o, bool opened, const char *code)
{
	assert_false(opened);
	assert_string_equal(eg_diags_at(o->diags, 0)->code, code);
	eg_diags_clear(o->diags);
}

static void
a_policy_is_believed_for_its_administrator_only(void **state)
{
	struct office *o = *state;
	const char *text = policy_of(o, TWO_STEPS);
	struct eg_buf good = { 0 }, other = { 0 }, none = { 0 };

	sign_by(o, ADMINISTRATOR, text, strlen(text), NOON, &good);
	sign_by(o, STRANGER, text, strlen(text), NOON, &other);
	assert_true(opens(o, text, &good, 7, NOON));
	is_refused(o, opens(o, text, &other, 0, NOON), "P1002");
	is_refused(o, opens(o, text, &none, 0, NOON), "P1001");
	is_refused(o, opens(o, policy_of(o, TWO_STEPS " "), &good, 0, NOON), "P1002");
	is_refused(o, opens(o, text, &good, 8, NOON), "P1004");
	assert_true(opens(o, text, &good, 0, NOON + 334 * (int64_t)86400));
	is_refused(o, opens(o, text, &good, 0, NOON + 335 * (int64_t)86400), "P1003");
	is_refused(o, opens(o, text, &good, 0, NOON + 400 * (int64_t)86400), "P1002");
	eg_buf_free(&good);
	eg_buf_free(&other);
}

/* How R-1 stands, by a policy with these attributes, on two days. */
static const char *
objection(struct office *o, const char *signer, const char *certificate, int64_t signed_at,
    int64_t now)
{
	const struct eg_policy_certificate *c;
	const struct eg_policy_signer *s;
	const struct eg_cms_found found = { .from = NOON - 86400, .until = NOON + 86400 };

	assert_true(reads(o, eg_arena_printf(o->arena, "<policy xmlns=\"urn:engross:policy:1\" "
	    "serial=\"1\" from=\"2026-01-01\" until=\"2026-12-31\"><signer id=\"R-1\" roles=\"a\" "
	    "%s><certificate sha256=\"%s\" %s/></signer></policy>", signer, fingerprint[R1],
	    certificate)));
	s = eg_policy_certified(&o->policy, fingerprint[R1], &c);
	assert_non_null(s);
	return eg_policy_objection(o->arena, s, c, &found, signed_at, now);
}

static void
a_signer_is_judged_at_the_time_of_signing_and_now(void **state)
{
	struct office *o = *state;

	assert_null(objection(o, "", "", NOON, NOON));
	assert_non_null(strstr(objection(o, "", "", NOON - 90000, NOON), "before"));
	assert_non_null(strstr(objection(o, "", "", NOON, NOON + 90000), "expired"));
	assert_non_null(strstr(objection(o, "until=\"2026-01-30\"", "", NOON - 86000, NOON),
	    "until 2026-01-30"));
	assert_non_null(strstr(objection(o, "", "from=\"2026-02-01\"", NOON, NOON),
	    "from 2026-02-01"));
	assert_non_null(strstr(objection(o, "", "revoked=\"2026-01-31\"", NOON - 86000, NOON),
	    "revoked on 2026-01-31"));
	assert_null(objection(o, "from=\"2026-01-31\" until=\"2026-01-31\"", "revoked=\"2026-02-01\"", NOON, NOON));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(what_a_policy_says_is_what_was_written),
		TEST(the_law_s_sentences_stand_in_the_checklist),
		TEST(nobody_attests_to_what_is_not_of_the_case),
		TEST(what_a_person_has_to_attest_to_is_somebody_s),
		TEST(an_attestation_that_nobody_words_is_refused),
		TEST(an_attestation_has_words_in_one_place),
		TEST(each_fault_of_a_policy_is_told_with_its_place),
		TEST(a_number_of_a_policy_has_nine_digits_at_most),
		TEST(a_policy_is_believed_for_its_administrator_only),
		TEST(a_signer_is_judged_at_the_time_of_signing_and_now),
	};

	return cmocka_run_group_tests_name("signoff/policy", tests, make_people, free_people);
}
