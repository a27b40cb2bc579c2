/* test_withdrawal.c - who may withdraw a letter that was issued, of signoff/withdrawal.c. */
#include "signoff/withdrawal.h"
#include "signoff_fixture.h"

#define INVENTORY	"0123abcd"

/* The chief may; a writer and whoever has left may not. */
static int
setup_withdrawing(void **state)
{
	struct office *o;
	const char *text;

	setup(state);
	o = *state;
	text = policy_of(o, "<letter formats=\"notice\" withdraw=\"chief\">"
	    "<step role=\"writer\" meaning=\"authorship\"/></letter>");
	assert_true(eg_policy_read(o->arena, "policy.xml", text, strlen(text), &o->policy,
	    o->diags));
	return 0;
}

/* As the chief would withdraw it. */
static struct eg_statement
honest(void)
{
	return (struct eg_statement){ .kind = EG_WITHDRAWAL, .object = "C-1", .revision = 3,
	    .subject = INVENTORY, .signer = "M-1", .role = "chief", .meaning = EG_APPROVED,
	    .time = TIME, .policy = 7, .reason = "a wrong day" };
}

static bool
judge(struct office *o, enum person who, const struct eg_statement *said)
{
	const struct eg_withdrawn of = { .object = "C-1", .number = 3, .inventory = INVENTORY,
	    .format = o->subject.letter };
	struct eg_buf bytes = { 0 }, p7s = { 0 };
	struct eg_statement found;
	bool good;

	eg_statement_write(said, &bytes);
	sign_by(o, who, bytes.data, bytes.len, NOON, &p7s);
	good = eg_withdrawal_judge(o->arena, "withdrawal.xml", &o->policy, &of, bytes.data,
	    bytes.len, p7s.data, p7s.len, o->now, &found, o->diags);
	eg_buf_free(&bytes);
	eg_buf_free(&p7s);
	return good;
}

static void
refused(struct office *o, enum person who, struct eg_statement said, const char *code,
    const char *words)
{
	assert_false(judge(o, who, &said));
	assert_int_equal(eg_diags_count(o->diags), 1);
	assert_string_equal(eg_diags_at(o->diags, 0)->code, code);
	if (strstr(eg_diags_at(o->diags, 0)->text, words) == NULL)
		fail_msg("said is: %s", eg_diags_at(o->diags, 0)->text);
	eg_diags_clear(o->diags);
}

static void
who_may_withdraws_the_letter_for_a_reason(void **state)
{
	struct eg_statement s = honest();
	struct office *o = *state;

	assert_true(judge(o, M1, &s));
	s.reason = NULL;
	refused(o, M1, s, "O1006", "no withdrawal");
	s = honest();
	s.kind = EG_REJECTION;
	refused(o, M1, s, "O1006", "no withdrawal");
}

static void
it_is_of_one_version_of_one_letter(void **state)
{
	struct eg_statement s = honest();
	struct office *o = *state;

	s.object = "C-2";
	refused(o, M1, s, "O1008", "another version");
	s = honest();
	s.revision = 2;
	refused(o, M1, s, "O1008", "another version");
	s = honest();
	s.subject = "0123abce";
	refused(o, M1, s, "O1008", "another version");
	o->subject.letter = "invoice";
	refused(o, M1, honest(), "P1007", "`invoice`");
}

static void
nobody_withdraws_in_the_name_of_another(void **state)
{
	struct eg_statement s = honest();
	struct office *o = *state;

	refused(o, STRANGER, s, "O1004", "knows nobody");
	refused(o, R1, s, "O1004", "it says it is by M-1, and R-1 signed it");
	s.signer = "R-1";
	refused(o, R1, s, "O1009", "R-1 is not chief");
	s.role = "writer";
	refused(o, R1, s, "O1009", "does not let writer");
}

static void
its_time_is_that_of_its_signature_and_is_past(void **state)
{
	struct eg_statement s = honest();
	struct office *o = *state;

	s.time = "2026-01-31T12:00:01Z";
	refused(o, M1, s, "O1006", "another time");
	s.time = "2026-01-31T12:00:00Zulu";
	refused(o, M1, s, "O1006", "another time");
	o->now = NOON - 1;
	refused(o, M1, honest(), "O1013", "from the future");
}

static void
it_is_judged_under_a_policy_that_is_as_new(void **state)
{
	struct eg_statement s = honest();
	struct office *o = *state;

	s.policy = 8;
	refused(o, M1, s, "P1004", "older");
}

static void
a_signer_who_may_not_sign_withdraws_nothing(void **state)
{
	struct office *o = *state;

	/* The certificate holds a year. */
	o->now = NOON + (int64_t)400 * 86400;
	refused(o, M1, honest(), "O1005", "expired");
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup_withdrawing, teardown)
	const struct CMUnitTest tests[] = {
		T(who_may_withdraws_the_letter_for_a_reason),
		T(it_is_of_one_version_of_one_letter),
		T(nobody_withdraws_in_the_name_of_another),
		T(its_time_is_that_of_its_signature_and_is_past),
		T(it_is_judged_under_a_policy_that_is_as_new),
		T(a_signer_who_may_not_sign_withdraws_nothing),
	};

	return cmocka_run_group_tests_name("signoff/withdrawal", tests, make_people, free_people);
}
