/*
 * test_signoff_files.c - statements, subjects and amendments as files, and the folder they
 * are in: of signoff/statement.c, subject.c, amendment.c and folder.c.
 */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "signoff_fixture.h"
#include "signoff/amendment.h"

static const struct eg_acknowledgement acks[] = { { "T-1", "late & <known>\n\"so\"" } };
static const char *const ids[] = { "whole" };
static const struct eg_statement full = { .kind = EG_REVOCATION, .object = "C-1",
    .revision = 3, .subject = "00", .signer = "R-1", .role = "writer",
    .meaning = EG_RESPONSIBILITY, .time = TIME, .policy = 7, .previous = "11", .revokes = "22",
    .reason = "1 < 2 & \"3\"\tand\nmore", .acknowledged = acks, .nacknowledged = 1,
    .attested = ids, .nattested = 1 };

static void
a_statement_is_read_as_it_was_written(void **state)
{
	struct office *o = *state;
	struct eg_statement said;
	struct eg_buf b = { 0 };

	eg_statement_write(&full, &b);
	assert_true(eg_statement_read(o->arena, b.data, b.len, &said));
	assert_int_equal(said.kind, EG_REVOCATION);
	assert_int_equal(said.revision, 3);
	assert_string_equal(said.reason, full.reason);
	assert_string_equal(said.acknowledged[0].reason, acks[0].reason);
	assert_string_equal(said.attested[0], "whole");
	assert_string_equal(said.revokes, "22");
	eg_buf_free(&b);
}

/* With one part of its text in another form that means the same. */
static bool
reads_with(struct office *o, const char *text, const char *part, const char *instead)
{
	const char *at = strstr(text, part);
	struct eg_statement said;
	const char *other;

	assert_non_null(at);
	other = eg_arena_printf(o->arena, "%.*s%s%s", (int)(at - text), text, instead,
	    at + strlen(part));
	return eg_statement_read(o->arena, other, strlen(other), &said);
}

static void
a_statement_has_one_form_only(void **state)
{
	struct office *o = *state;
	struct eg_buf b = { 0 };

	eg_statement_write(&full, &b);
	assert_true(reads_with(o, b.data, "<signer", "<signer"));
	assert_false(reads_with(o, b.data, "<signer", "<!-- --><signer"));
	assert_false(reads_with(o, b.data, "<signer id=\"R-1\"", "<signer  id=\"R-1\""));
	assert_false(reads_with(o, b.data, "id=\"R-1\"", "id='R-1'"));
	assert_false(reads_with(o, b.data, "id=\"R-1\"", "id=\"R-1\" more=\"\""));
	assert_false(reads_with(o, b.data, "R-1", "R&#45;1"));
	assert_false(reads_with(o, b.data, "revision=\"3\"", "revision=\"03\""));
	assert_false(reads_with(o, b.data, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", ""));
	assert_false(reads_with(o, b.data, "</revocation>\n", "</revocation>\n\n"));
	assert_false(reads_with(o, b.data, "<attested id=\"whole\"/>",
	    "<attested id=\"whole\"></attested>"));
	assert_false(reads_with(o, b.data, "revocation xmlns=\"" EG_SIGNOFF_NS,
	    "revocation xmlns=\"urn:other"));
	eg_buf_free(&b);
}

static void
every_sign_of_a_signature_is_asked_for(void **state)
{
	static const char text[] = "<approval/>";
	struct office *o = *state;
	struct eg_cms_found found;
	struct eg_buf p7s = { 0 };

	sign_by(o, R1, text, strlen(text), NOON, &p7s);
	assert_null(eg_statement_verify(o->arena, text, strlen(text), p7s.data, p7s.len, &found));
	assert_string_equal(found.certificate, fingerprint[R1]);
	assert_int_equal(found.at, NOON);
	assert_string_equal(found.signer, "R-1");
	assert_non_null(eg_statement_verify(o->arena, text, strlen(text) - 1, p7s.data, p7s.len,
	    &found));
	assert_non_null(eg_statement_verify(o->arena, text, strlen(text), p7s.data, p7s.len - 1,
	    &found));
	assert_non_null(eg_statement_verify(o->arena, text, strlen(text), "", 0, &found));
	eg_buf_free(&p7s);
}

static void
a_reason_is_words_a_person_can_read(void **state)
{
	char longest[4002];

	(void)state;
	memset(longest, 'a', sizeof(longest));
	longest[4001] = '\0';
	assert_false(eg_reason_is_fit(longest));
	longest[4000] = '\0';
	assert_true(eg_reason_is_fit(longest));
	assert_true(eg_reason_is_fit("late, and known"));
	assert_true(eg_reason_is_fit("Grund: \xC3\xA4"));
	assert_false(eg_reason_is_fit(""));
	assert_false(eg_reason_is_fit(" \n"));
	assert_false(eg_reason_is_fit("a\x1B[2J"));
	assert_false(eg_reason_is_fit("a\xFF"));
	/* What turns the order of reading: U+202E, U+2066. */
	assert_false(eg_reason_is_fit("a\xE2\x80\xAE" "b"));
	assert_false(eg_reason_is_fit("a\xE2\x81\xA6" "b"));
}

static void
a_name_has_64_letters_at_most_and_no_way_in_it(void **state)
{
	char name[66];

	(void)state;
	memset(name, 'a', sizeof(name));
	name[65] = '\0';
	assert_false(eg_signoff_name(name));
	name[64] = '\0';
	assert_true(eg_signoff_name(name));
	assert_true(eg_signoff_name("R-1047.b_2"));
	assert_false(eg_signoff_name(""));
	assert_false(eg_signoff_name(".a"));
	assert_false(eg_signoff_name("a/b"));
}

static void
a_subject_is_read_as_it_was_written_and_says_what_differs(void **state)
{
	static const struct eg_decided decided[] = { { "a chair & table", "granted" } };
	static const struct eg_subject_file other[] = { { "fonts/manifest.tsv", "0011" },
	    { "templates/notice/letter.xml", "0033" } };
	static const struct eg_subject_file more[] = { { "fonts/manifest.tsv", "0011" },
	    { "schemas/notice.xsd", "00" }, { "templates/notice/letter.xml", "0022" } };
	struct office *o = *state;
	struct eg_subject then, now;
	struct eg_buf b = { 0 };

	o->subject.decided = decided;
	o->subject.ndecided = 1;
	eg_subject_write(&o->subject, &b);
	assert_true(eg_subject_read(o->arena, b.data, b.len, &then));
	assert_string_equal(then.decided[0].words, decided[0].words);
	assert_null(eg_subject_difference(o->arena, &then, &o->subject));
	now = o->subject;
	now.file = other;
	assert_string_equal(eg_subject_difference(o->arena, &then, &now),
	    "templates/notice/letter.xml has changed since (sha512 0022..., now 0033...)");
	now.nfiles = 1;
	assert_string_equal(eg_subject_difference(o->arena, &then, &now),
	    "it is not made with templates/notice/letter.xml any more");
	now.nfiles = 3;
	now.file = more;
	assert_string_equal(eg_subject_difference(o->arena, &then, &now),
	    "it is made with schemas/notice.xsd now as well");
	now = o->subject;
	now.engine = "engross 9";
	assert_non_null(strstr(eg_subject_difference(o->arena, &then, &now), "engross 9"));
	now = o->subject;
	now.pdf = "00";
	assert_non_null(strstr(eg_subject_difference(o->arena, &then, &now), "PDF"));
	/* As good as markup, and another file. */
	eg_buf_puts(&b, "\n");
	assert_false(eg_subject_read(o->arena, b.data, b.len, &then));
	eg_buf_free(&b);
}

static void
an_amendment_is_read_as_it_was_written(void **state)
{
	const struct eg_amendment m = { .object = "C-1", .number = 2, .inventory = "00",
	    .authority = "the board", .reason = "a <wrong> day" }, none = { .object = "C-1",
	    .inventory = "00", .reason = "a wrong day" };
	struct office *o = *state;
	struct eg_amendment again;
	struct eg_buf b = { 0 };

	eg_amendment_write(&m, &b);
	assert_true(eg_amendment_read(o->arena, "a", b.data, b.len, &again, o->diags));
	assert_int_equal(again.number, 2);
	assert_string_equal(again.reason, m.reason);
	assert_string_equal(again.authority, m.authority);
	assert_false(eg_amendment_read(o->arena, "a", b.data, b.len - 1, &again, o->diags));
	assert_string_equal(eg_diags_at(o->diags, 0)->code, "O1006");
	/* No version has the number 0. */
	eg_buf_clear(&b);
	eg_amendment_write(&none, &b);
	assert_false(eg_amendment_read(o->arena, "a", b.data, b.len, &again, o->diags));
	eg_buf_free(&b);
}

/* --- the folder ------------------------------------------------------------------------- */

static char folder[] = "/tmp/signoff-XXXXXX";

static bool
reads_folder(struct office *o)
{
	return eg_folder_read(o->arena, folder, &o->folder, o->diags);
}

static void
what_is_staged_is_not_there_until_it_is_settled(void **state)
{
	struct office *o = *state;
	struct stat st;
	char path[100];

	assert_true(eg_folder_stage(folder, "01-a.xml", 77, "one", 3, o->diags));
	assert_true(reads_folder(o));
	assert_int_equal(o->folder.n, 0);
	assert_true(eg_folder_take_staged(o->arena, &o->folder, 78, o->diags));
	assert_int_equal(o->folder.n, 0);
	assert_true(eg_folder_take_staged(o->arena, &o->folder, 77, o->diags));
	assert_int_equal(o->folder.n, 1);
	assert_string_equal(o->folder.file[0].name, "01-a.xml");
	assert_true(eg_folder_settle(folder, "01-a.xml", 77, true, o->diags));
	assert_true(reads_folder(o));
	assert_int_equal(o->folder.n, 1);
	assert_string_equal(eg_folder_find(&o->folder, "01-a.xml")->bytes, "one");
	snprintf(path, sizeof(path), "%s/01-a.xml", folder);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	/* Whoever is second leaves what is there. */
	assert_true(eg_folder_stage(folder, "01-a.xml", 78, "two", 3, o->diags));
	assert_false(eg_folder_settle(folder, "01-a.xml", 78, true, o->diags));
	eg_folder_drop(folder, "01-a.xml", 78);
	assert_true(reads_folder(o));
	assert_string_equal(o->folder.file[0].bytes, "one");
	unlink(path);
}

static void
what_does_not_belong_into_a_folder_is_refused(void **state)
{
	static const char *const names[] = { "note.txt", "1-a.xml", "01-.xml", "01-a.xml.bak",
	    "01-a b.xml", "policy.xml" };
	struct office *o = *state;
	char path[100];
	FILE *f;

	assert_int_equal(mkdir(folder, 0700) == 0 || access(folder, R_OK) == 0, 1);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		f = fopen(path, "w");
		assert_non_null(f);
		fclose(f);
		assert_false(reads_folder(o));
		unlink(path);
	}
	snprintf(path, sizeof(path), "%s/01-a.xml", folder);
	assert_int_equal(symlink("/etc/hostname", path), 0);
	assert_false(reads_folder(o));
	unlink(path);
	assert_true(reads_folder(o));
}

static void
a_folder_is_beside_its_case(void **state)
{
	struct office *o = *state;

	assert_string_equal(eg_folder_path(o->arena, "a/b.c/case.xml", NULL), "a/b.c/case.signoff");
	assert_string_equal(eg_folder_path(o->arena, "a.b/case", NULL), "a.b/case.signoff");
	assert_string_equal(eg_folder_path(o->arena, "case.xml", "there//"), "there");
}

static int
begin(void **state)
{
	assert_non_null(mkdtemp(folder));
	return make_people(state);
}

static int
finish(void **state)
{
	rmdir(folder);
	return free_people(state);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_statement_is_read_as_it_was_written, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(a_statement_has_one_form_only, setup, teardown),
		cmocka_unit_test_setup_teardown(every_sign_of_a_signature_is_asked_for, setup,
		    teardown),
		cmocka_unit_test(a_reason_is_words_a_person_can_read),
		cmocka_unit_test(a_name_has_64_letters_at_most_and_no_way_in_it),
		cmocka_unit_test_setup_teardown(
		    a_subject_is_read_as_it_was_written_and_says_what_differs, setup, teardown),
		cmocka_unit_test_setup_teardown(an_amendment_is_read_as_it_was_written, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(what_is_staged_is_not_there_until_it_is_settled,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(what_does_not_belong_into_a_folder_is_refused,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(a_folder_is_beside_its_case, setup, teardown),
	};

	return cmocka_run_group_tests_name("signoff/files", tests, begin, finish);
}
