/* test_signoff_state.c - how far a letter is, of signoff/state.c and judge_statement.c. */
#include "signoff_fixture.h"

static void
put(struct office *o, const char *name, const struct eg_buf *b)
{
	o->folder.file[o->folder.n++] = (struct eg_folder_file){
	    .name = eg_arena_strdup(o->arena, name),
	    .bytes = eg_arena_strndup(o->arena, b->data, b->len), .n = b->len };
}

/* What `said` leaves out is as an honest signer would say it now. */
static void
say(struct office *o, enum person who, struct eg_statement said)
{
	static const char *const ids[] = { "R-1", "R-2", "M-1", "A-1", "S-1" };
	struct eg_buf bytes = { 0 }, p7s = { 0 };
	const struct eg_folder_file *last = NULL;
	char digest[EG_DIGEST_HEX], previous[EG_SHA256_HEX];
	unsigned number = 1;

	for (size_t i = 0; i < o->folder.n; i++)
		if (strstr(o->folder.file[i].name, ".p7s") == NULL) {
			last = &o->folder.file[i];
			number++;
		}
	eg_digest(EG_SHA512, o->subject_bytes.data, o->subject_bytes.len, digest);
	if (last != NULL)
		eg_sha256(last->bytes, last->n, previous);
	said.object = said.object == NULL ? "C-1" : said.object;
	said.revision = said.revision == 0 ? 1 : said.revision;
	said.subject = said.subject == NULL ? digest : said.subject;
	said.signer = said.signer == NULL ? ids[who] : said.signer;
	said.time = said.time == NULL ? TIME : said.time;
	said.policy = said.policy == 0 ? 7 : said.policy;
	said.previous = said.previous == NULL && last != NULL ? previous : said.previous;
	eg_statement_write(&said, &bytes);
	sign_by(o, who, bytes.data, bytes.len, NOON, &p7s);
	put(o, eg_arena_printf(o->arena, "%02u-%s.xml", number, said.role), &bytes);
	put(o, eg_arena_printf(o->arena, "%02u-%s.xml.p7s", number, said.role), &p7s);
	eg_buf_free(&bytes);
	eg_buf_free(&p7s);
}

static const char *const whole[] = { "whole" };

static void
writes(struct office *o, enum person who)
{
	say(o, who, (struct eg_statement){ .role = "writer", .meaning = EG_AUTHORSHIP });
}

static void
answers(struct office *o, enum person who)
{
	say(o, who, (struct eg_statement){ .role = "chief", .meaning = EG_APPROVED,
	    .attested = whole, .nattested = 1 });
}

static void
takes_back(struct office *o, enum person who, const char *role, size_t statement)
{
	const struct eg_folder_file *f = &o->folder.file[2 * (statement - 1)];
	char hex[EG_SHA256_HEX];

	eg_sha256(f->bytes, f->n, hex);
	say(o, who, (struct eg_statement){ .kind = EG_REVOCATION, .role = role,
	    .reason = "I erred", .revokes = hex });
}

static void
rejects(struct office *o, enum person who, const char *role)
{
	say(o, who, (struct eg_statement){ .kind = EG_REJECTION, .role = role,
	    .reason = "a wrong day" });
}

static bool
judge(struct office *o)
{
	return eg_signoff_judge(o->arena, &o->policy,
	    eg_policy_letter(&o->policy, o->subject.letter), &o->subject, &o->subject_bytes,
	    &o->folder, o->now, &o->found, o->diags);
}

static void
is(struct office *o, enum eg_signoff_state state)
{
	assert_true(judge(o));
	assert_string_equal(eg_signoff_state_names[o->found.state], eg_signoff_state_names[state]);
}

/* The first statement that is void, by the code. */
static void
is_void(struct office *o, uint32_t at, const char *code, const char *words)
{
	assert_true(judge(o));
	assert_true(at <= o->found.n);
	assert_non_null(o->found.statement[at - 1].code);
	assert_string_equal(o->found.statement[at - 1].code, code);
	assert_non_null(strstr(o->found.statement[at - 1].fault, words));
	assert_false(o->found.statement[at - 1].holds);
}

static void
refused(struct office *o, const char *code)
{
	assert_false(judge(o));
	assert_int_equal(eg_diags_count(o->diags), 1);
	assert_string_equal(eg_diags_at(o->diags, 0)->code, code);
	eg_diags_clear(o->diags);
}

static void
nobody_has_signed_an_empty_folder(void **state)
{
	struct office *o = *state;

	is(o, EG_CHECKED);
	assert_string_equal(o->found.next->role, "writer");
}

static void
a_letter_is_approved_when_all_steps_are_done(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	is(o, EG_AUTHORED);
	assert_string_equal(o->found.next->role, "chief");
	answers(o, M1);
	is(o, EG_APPROVED_ALL);
	assert_null(o->found.next);
	assert_true(eg_signoff_report(&o->found, &o->folder, o->diags));
}

static void
a_change_makes_what_was_said_void_until_it_is_said_again(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	put(o, "subject.xml", &o->subject_bytes);
	subject_is(o, "<case>changed</case>");
	is_void(o, 1, "O1008", "the case has changed since");
	assert_false(eg_signoff_report(&o->found, &o->folder, o->diags));
	o->folder.n--;
	writes(o, R1);
	is(o, EG_AUTHORED);
	assert_true(o->found.statement[0].renewed);
	assert_true(eg_signoff_report(&o->found, &o->folder, o->diags));
}

static void
a_rejection_stands_until_it_is_taken_back_or_the_letter_changes(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	rejects(o, M1, "chief");
	is(o, EG_REJECTED);
	assert_null(o->found.next);
	takes_back(o, M1, "chief", 2);
	is(o, EG_AUTHORED);
	rejects(o, M1, "chief");
	is(o, EG_REJECTED);
	subject_is(o, "<case>mended</case>");
	is(o, EG_CHECKED);
}

static void
what_was_built_on_an_approval_falls_with_it(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	answers(o, M1);
	takes_back(o, R1, "writer", 1);
	is(o, EG_CHECKED);
	is_void(o, 2, "O1015", "nobody had approved as writer");
}

/* It is about the statement, whatever the letter is by now. */
static void
taking_back_holds_when_the_letter_changes(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	takes_back(o, R1, "writer", 1);
	subject_is(o, "<case>changed</case>");
	is(o, EG_CHECKED);
	assert_true(o->found.statement[1].holds);
	/* What was taken back is nobody's fault any more. */
	assert_non_null(o->found.statement[0].code);
	assert_true(eg_signoff_report(&o->found, &o->folder, o->diags));
}

static void
taking_back_is_not_taken_back(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	takes_back(o, R1, "writer", 1);
	takes_back(o, R1, "writer", 2);
	is_void(o, 3, "O1016", "takes nothing back");
	is(o, EG_CHECKED);
}

static void
what_is_void_is_renewed_only_by_what_holds(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	subject_is(o, "<case>changed</case>");
	say(o, R1, (struct eg_statement){ .role = "writer", .meaning = EG_REVIEW });
	is_void(o, 2, "O1009", "it means review");
	assert_false(o->found.statement[0].renewed);
}

static struct eg_policy_signer *
signer(struct office *o, enum person who)
{
	return (struct eg_policy_signer *)(uintptr_t)&o->policy.signer[who];
}

static void
an_approval_falls_when_its_signer_has_left_and_a_rejection_does_not(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	answers(o, M1);
	rejects(o, R2, "writer");
	signer(o, R2)->period.until = NOON / 86400;
	o->now = NOON + 2 * 86400;
	is(o, EG_REJECTED);
	signer(o, R1)->period.until = NOON / 86400;
	is(o, EG_REJECTED);
	is_void(o, 1, "O1005", "R-1 might sign until 2026-01-31 only");
}

static void
nothing_stays_that_a_lost_key_signed(void **state)
{
	struct office *o = *state;
	struct eg_policy_certificate *c;

	writes(o, R1);
	answers(o, M1);
	rejects(o, R2, "writer");
	c = (struct eg_policy_certificate *)(uintptr_t)signer(o, R2)->certificate;
	c->revoked = NOON / 86400 + 1;
	is(o, EG_REJECTED);
	o->now = NOON + 86400;
	is(o, EG_APPROVED_ALL);
	is_void(o, 3, "O1005", "the certificate of R-2 was revoked");
}

static void
who_takes_something_else_back_has_not_taken_this_back(void **state)
{
	struct office *o = *state;
	const char *struck[1];

	writes(o, R1);
	takes_back(o, R1, "writer", 1);
	is(o, EG_CHECKED);
	struck[0] = o->found.statement[1].sha256;
	o->policy.struck = struck;
	o->policy.nstruck = 1;
	writes(o, R2);
	takes_back(o, R2, "writer", 3);
	is(o, EG_AUTHORED);
	is_void(o, 2, "O1014", "the policy has struck it");
	assert_true(o->found.statement[3].holds);
	assert_false(o->found.statement[1].renewed);
}

static void
a_rejection_gives_a_reason_that_can_be_read(void **state)
{
	struct office *o = *state;

	say(o, M1, (struct eg_statement){ .kind = EG_REJECTION, .role = "chief",
	    .reason = " \t" });
	is_void(o, 1, "O1006", "it gives no reason");
	is(o, EG_CHECKED);
}

static void
a_role_without_a_step_approves_nothing(void **state)
{
	struct office *o = *state;
	const char *text = policy_of(o, "<letter formats=\"notice\">"
	    "<step role=\"writer\" meaning=\"authorship\"/></letter>");

	assert_true(eg_policy_read(o->arena, "p", text, strlen(text), &o->policy, o->diags));
	answers(o, M1);
	is_void(o, 1, "O1009", "no step of this letter is for chief");
}

static void
nobody_attests_what_is_not_asked(void **state)
{
	struct office *o = *state;

	say(o, R1, (struct eg_statement){ .role = "writer", .meaning = EG_AUTHORSHIP,
	    .attested = whole, .nattested = 1 });
	is_void(o, 1, "O1012", "for which nobody asks");
}

static void
a_withdrawal_is_no_statement_of_a_folder(void **state)
{
	struct office *o = *state;

	say(o, R1, (struct eg_statement){ .kind = EG_WITHDRAWAL, .role = "writer",
	    .reason = "a wrong day" });
	refused(o, "O1006");
}

static void
the_whole_role_is_in_the_name(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	o->folder.file[0].name = "01-write.xml";
	o->folder.file[1].name = "01-write.xml.p7s";
	refused(o, "O1006");
}

static void
warnings_that_nobody_may_acknowledge_are_refused(void **state)
{
	static const char *const rules[] = { "T-1" };
	struct office *o = *state;
	const char *text = policy_of(o, "<letter formats=\"notice\">"
	    "<step role=\"writer\" meaning=\"authorship\"/></letter>");

	assert_true(eg_policy_read(o->arena, "p", text, strlen(text), &o->policy, o->diags));
	is(o, EG_CHECKED);
	o->subject.acknowledge = rules;
	o->subject.nacknowledge = 1;
	subject_is(o, "<case/>");
	refused(o, "P1007");
}

static void
nobody_takes_back_what_another_said(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	takes_back(o, R2, "writer", 1);
	is_void(o, 2, "O1016", "its signer");
	is(o, EG_AUTHORED);
}

static void
two_steps_that_must_differ_are_done_by_two_persons(void **state)
{
	struct office *o = *state;

	writes(o, M1);
	answers(o, M1);
	is_void(o, 2, "O1010", "another person must sign as chief");
	is(o, EG_AUTHORED);
}

static void
steps_are_done_in_their_order_and_once(void **state)
{
	struct office *o = *state;

	answers(o, M1);
	is_void(o, 1, "O1015", "writer comes before chief");
	writes(o, R1);
	writes(o, R2);
	is_void(o, 3, "O1015", "R-1 has approved as writer already");
}

static void
warnings_are_acknowledged_by_who_may_with_a_reason(void **state)
{
	static const char *const rules[] = { "T-1" };
	const struct eg_acknowledgement ack = { "T-1", "sent at once" };
	struct office *o = *state;

	o->subject.acknowledge = rules;
	o->subject.nacknowledge = 1;
	subject_is(o, "<case/>");
	writes(o, R1);
	answers(o, M1);
	is_void(o, 2, "O1011", "T-1");
	say(o, M1, (struct eg_statement){ .role = "chief", .meaning = EG_APPROVED,
	    .attested = whole, .nattested = 1, .acknowledged = &ack, .nacknowledged = 1 });
	is(o, EG_APPROVED_ALL);
}

static void
a_stranger_is_refused_before_anything_is_read(void **state)
{
	struct office *o = *state;
	struct eg_buf bomb = { 0 }, p7s = { 0 };

	eg_buf_puts(&bomb, "<!DOCTYPE a [<!ENTITY b \"c\">]><approval>&b;</approval>");
	sign_by(o, STRANGER, bomb.data, bomb.len, NOON, &p7s);
	put(o, "01-writer.xml", &bomb);
	put(o, "01-writer.xml.p7s", &p7s);
	refused(o, "O1004");
	eg_buf_free(&bomb);
	eg_buf_free(&p7s);
}

static void
the_order_of_statements_is_part_of_them(void **state)
{
	struct office *o = *state;
	struct eg_folder_file *f = o->folder.file;

	writes(o, R1);
	answers(o, M1);
	f[0] = f[2];
	f[1] = f[3];
	f[0].name = "01-chief.xml";
	f[1].name = "01-chief.xml.p7s";
	o->folder.n = 2;
	refused(o, "O1007");
	f[0].name = "02-chief.xml";
	f[1].name = "02-chief.xml.p7s";
	refused(o, "O1007");
}

static void
a_statement_and_its_signature_come_together(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	o->folder.n = 1;
	refused(o, "O1002");
	o->folder.file[0] = o->folder.file[1];
	refused(o, "O1002");
}

static void
refused_with_help(struct office *o, const char *code, const char *help)
{
	assert_false(judge(o));
	assert_string_equal(eg_diags_at(o->diags, 0)->code, code);
	assert_non_null(strstr(eg_diags_at(o->diags, 0)->help, help));
	eg_diags_clear(o->diags);
}

/* As signing leaves it when it is cut short; anywhere else somebody took a statement away. */
static void
a_last_signature_without_its_statement_can_be_taken_away(void **state)
{
	struct office *o = *state;
	struct eg_folder_file *f = o->folder.file;

	writes(o, R1);
	answers(o, M1);
	f[2] = f[3];
	o->folder.n = 3;
	refused_with_help(o, "O1002", "take this one file away");
	o->folder.n = 2;
	is(o, EG_AUTHORED);
	answers(o, M1);
	is(o, EG_APPROVED_ALL);
	memmove(f, f + 1, 3 * sizeof(*f));
	o->folder.n = 3;
	refused_with_help(o, "O1002", "take the folder away");
}

static void
every_byte_of_a_statement_and_its_signature_counts(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	for (size_t f = 0; f < 2; f++) {
		char *bytes = (char *)(uintptr_t)o->folder.file[f].bytes;

		for (size_t i = 0; i < o->folder.file[f].n; i++) {
			bytes[i] ^= 1;
			assert_false(judge(o));
			bytes[i] ^= 1;
		}
	}
	eg_diags_clear(o->diags);
	is(o, EG_AUTHORED);
}

static void
times_are_neither_ahead_nor_before_the_last(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	o->now = NOON - 3600;
	is_void(o, 1, "O1013", "from the future");
	o->now = NOON - 301;
	is_void(o, 1, "O1013", "from the future");
	o->now = NOON - 300;
	is(o, EG_AUTHORED);
}

static void
an_older_policy_than_people_signed_under_is_refused(void **state)
{
	struct office *o = *state;

	writes(o, R1);
	o->policy.serial = 6;
	refused(o, "P1004");
}

static void
letters_that_the_policy_does_not_know_are_refused(void **state)
{
	struct office *o = *state;

	o->subject.letter = "invoice";
	refused(o, "P1007");
}

static void
an_amendment_is_approved_by_who_may_amend(void **state)
{
	struct office *o = *state;
	const char *text = policy_of(o, "<letter formats=\"notice\">"
	    "<step role=\"writer\" meaning=\"authorship\"/></letter>");

	assert_true(eg_policy_read(o->arena, "p", text, strlen(text), &o->policy, o->diags));
	writes(o, R1);
	is(o, EG_APPROVED_ALL);
	o->folder.n = 0;
	o->subject.amendment = o->subject.amended = o->subject.cas;
	eg_buf_clear(&o->subject_bytes);
	eg_subject_write(&o->subject, &o->subject_bytes);
	writes(o, R1);
	is(o, EG_AUTHORED);
	assert_non_null(o->found.lacking);
	assert_false(eg_signoff_report(&o->found, &o->folder, o->diags));
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(nobody_has_signed_an_empty_folder),
		TEST(a_letter_is_approved_when_all_steps_are_done),
		TEST(a_change_makes_what_was_said_void_until_it_is_said_again),
		TEST(a_rejection_stands_until_it_is_taken_back_or_the_letter_changes),
		TEST(what_was_built_on_an_approval_falls_with_it),
		TEST(nobody_takes_back_what_another_said),
		TEST(two_steps_that_must_differ_are_done_by_two_persons),
		TEST(steps_are_done_in_their_order_and_once),
		TEST(warnings_are_acknowledged_by_who_may_with_a_reason),
		TEST(a_stranger_is_refused_before_anything_is_read),
		TEST(the_order_of_statements_is_part_of_them),
		TEST(a_statement_and_its_signature_come_together),
		TEST(a_last_signature_without_its_statement_can_be_taken_away),
		TEST(every_byte_of_a_statement_and_its_signature_counts),
		TEST(times_are_neither_ahead_nor_before_the_last),
		TEST(an_older_policy_than_people_signed_under_is_refused),
		TEST(letters_that_the_policy_does_not_know_are_refused),
		TEST(an_amendment_is_approved_by_who_may_amend),
		TEST(taking_back_holds_when_the_letter_changes),
		TEST(taking_back_is_not_taken_back),
		TEST(an_approval_falls_when_its_signer_has_left_and_a_rejection_does_not),
		TEST(nothing_stays_that_a_lost_key_signed),
		TEST(who_takes_something_else_back_has_not_taken_this_back),
		TEST(what_is_void_is_renewed_only_by_what_holds),
		TEST(a_rejection_gives_a_reason_that_can_be_read),
		TEST(a_role_without_a_step_approves_nothing),
		TEST(a_withdrawal_is_no_statement_of_a_folder),
		TEST(the_whole_role_is_in_the_name),
		TEST(warnings_that_nobody_may_acknowledge_are_refused),
		TEST(nobody_attests_what_is_not_asked),
	};

	return cmocka_run_group_tests_name("signoff/state", tests, make_people, free_people);
}
