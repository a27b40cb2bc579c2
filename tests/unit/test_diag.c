/* test_diag.c - messages: kept, counted, shown with their line. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "base/diag.h"

static const char text[] = "first\n\tsecond \xC3\xA9nd\r\nthird";

static const struct eg_diag *
report(struct eg_diags *d, enum eg_severity s, uint32_t line)
{
	eg_report(d, &(struct eg_diag){ .severity = s, .code = "E2104",
	    .at = { .file = "case.xml", .line = line, .column = 2 } }, "wrong");
	return eg_diags_at(d, eg_diags_count(d) - 1);
}

static void
excerpt_is_the_line_itself_without_its_end(void **state)
{
	struct eg_diags *d = eg_diags_new();

	(void)state;
	eg_diags_source(d, "case.xml", text, sizeof(text) - 1);
	assert_string_equal(report(d, EG_ERROR, 3)->excerpt, "third");
	assert_string_equal(report(d, EG_ERROR, 1)->excerpt, "first");
	assert_string_equal(report(d, EG_ERROR, 2)->excerpt, "\tsecond \xC3\xA9nd");
	assert_null(report(d, EG_ERROR, 4)->excerpt);
	eg_diags_source(d, "case.xml", NULL, 0);
	assert_null(report(d, EG_ERROR, 1)->excerpt);
	eg_diags_free(d);
}

static void
long_line_is_cut_between_characters(void **state)
{
	struct eg_diags *d = eg_diags_new();
	char line[1000];
	size_t i;

	(void)state;
	line[0] = 'x';
	for (i = 1; i + 1 < sizeof(line); i += 2)
		memcpy(line + i, "\xC3\xA9", 2);
	eg_diags_source(d, "case.xml", line, i);
	assert_int_equal(strlen(report(d, EG_ERROR, 1)->excerpt), 399);
	eg_diags_free(d);
}

static void
name_of_a_file_stays_in_its_line(void **state)
{
	struct eg_buf b = { 0 };

	(void)state;
	eg_shown(&b, "a\nerror[X0000]: b\t\033[31mc");
	assert_string_equal(b.data, "a\xEF\xBF\xBD" "error[X0000]: b\xEF\xBF\xBD"
	    "\xEF\xBF\xBD[31mc");
	eg_buf_clear(&b);
	eg_shown(&b, "case \xC3\xA9.xml");
	assert_string_equal(b.data, "case \xC3\xA9.xml");
	eg_buf_free(&b);
}

static void
what_a_terminal_would_obey_is_shown_and_not_sent(void **state)
{
	static const char bad[] = "a\033[31mb\0\xE2\x80\xAE" "c\xFF";
	struct eg_diags *d = eg_diags_new();

	(void)state;
	eg_diags_source(d, "case.xml", bad, sizeof(bad) - 1);
	eg_report(d, &(struct eg_diag){ .severity = EG_ERROR, .code = "E1001",
	    .at = { .file = "case.xml", .line = 1, .column = 2 },
	    .help = "no \007bell" }, "`%s` is wrong", "\033[2J");
	assert_string_equal(eg_diags_at(d, 0)->excerpt, "a\xEF\xBF\xBD[31mb"
	    "\xEF\xBF\xBD\xEF\xBF\xBD" "c\xEF\xBF\xBD");
	assert_string_equal(eg_diags_at(d, 0)->text,
	    "`\xEF\xBF\xBD[2J` is wrong");
	assert_string_equal(eg_diags_at(d, 0)->help, "no \xEF\xBF\xBD" "bell");
	eg_diags_free(d);
}

static void
twenty_of_a_file_and_severity_are_kept_and_the_rest_counted(void **state)
{
	struct eg_diags *d = eg_diags_new();
	int i;

	(void)state;
	for (i = 0; i < 25; i++)
		report(d, EG_WARNING, 1);
	assert_false(eg_diags_failed(d));
	report(d, EG_ERROR, 1);
	assert_int_equal(eg_diags_count(d), 21);
	assert_int_equal(eg_diags_dropped(d), 5);
	assert_int_equal(eg_diags_of(d, EG_WARNING), 25);
	assert_true(eg_diags_failed(d));
	eg_diags_clear(d);
	assert_int_equal(eg_diags_count(d), 0);
	assert_false(eg_diags_failed(d));
	eg_diags_free(d);
}

static void
dump_has_the_form_editors_understand(void **state)
{
	struct eg_diags *d = eg_diags_new();
	struct eg_buf b = { 0 };

	(void)state;
	report(d, EG_ERROR, 7);
	eg_report(d, &(struct eg_diag){ .severity = EG_NOTE, .code = "X1" }, "no %s", "place");
	eg_diags_dump(d, &b);
	assert_string_equal(eg_buf_str(&b),
	    "case.xml:7:2: error[E2104]: wrong\nnote[X1]: no place\n");
	eg_buf_free(&b);
	eg_diags_free(d);
}

static void
message_outlives_the_strings_it_was_made_from(void **state)
{
	struct eg_diags *d = eg_diags_new();
	char help[] = "mend it";

	(void)state;
	eg_report(d, &(struct eg_diag){ .severity = EG_ERROR, .code = "E1",
	    .help = help, .where = eg_diags_printf(d, "item %d", 2) }, "wrong");
	memset(help, 'x', sizeof(help) - 1);
	assert_string_equal(eg_diags_at(d, 0)->help, "mend it");
	assert_string_equal(eg_diags_at(d, 0)->where, "item 2");
	eg_diags_free(d);
}

static void
a_log_gets_no_quotation_of_the_case(void **state)
{
	struct eg_diags *d = eg_diags_new();
	const struct eg_diag *m;

	(void)state;
	eg_diags_source(d, "case.xml", "<a>Jane Roe</a>", 15);
	eg_report(d, &(struct eg_diag){ .severity = EG_ERROR, .code = "E2104",
	    .at = { "case.xml", 1, 4, 8 }, .found = eg_diags_printf(d,
	    "`" EG_FROM_CASE_N "`", 4, "Jane Roe"), .help = "write `no`" },
	    "the `a` must be `yes`, not `" EG_FROM_CASE "`", "Jane Roe");
	m = eg_diags_at(d, 0);
	assert_string_equal(m->text, "the `a` must be `yes`, not `Jane Roe`");
	assert_string_equal(m->found, "`Jane`");
	assert_non_null(m->excerpt);
	m = m->discreet;
	assert_string_equal(m->text, "the `a` must be `yes`, not `...`");
	assert_null(m->found);	/* nothing is left of it */
	assert_string_equal(m->help, "write `no`");
	assert_null(m->excerpt);
	eg_diags_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(excerpt_is_the_line_itself_without_its_end),
		cmocka_unit_test(long_line_is_cut_between_characters),
		cmocka_unit_test(what_a_terminal_would_obey_is_shown_and_not_sent),
		cmocka_unit_test(twenty_of_a_file_and_severity_are_kept_and_the_rest_counted),
		cmocka_unit_test(name_of_a_file_stays_in_its_line),
		cmocka_unit_test(dump_has_the_form_editors_understand),
		cmocka_unit_test(message_outlives_the_strings_it_was_made_from),
		cmocka_unit_test(a_log_gets_no_quotation_of_the_case),
	};

	return cmocka_run_group_tests_name("base/diag", tests, NULL, NULL);
}
