/* rules: what is said of a wrong rulebook, and where; rulebooks used again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "rules/rulebook.h"

/* A schema around what a test is about; its first line is line 2. */
#define SCHEMA(s)	"<schema xmlns='" EG_SCH_NS "'\n" \
			"  xmlns:eg='" EG_RULES_NS "'>\n" s "</schema>\n"
#define RULE(s)		SCHEMA("<pattern><rule context='a'>\n" s "</rule></pattern>\n")

struct fixture {
	struct eg_diags	*diags;
	struct eg_buf	 out;
};

static int
setup(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->diags = eg_diags_new();
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	eg_diags_free(f->diags);
	eg_buf_free(&f->out);
	test_free(f);
	return 0;
}

static struct eg_rulebook *
book(struct fixture *f, const char *text)
{
	return eg_rulebook_read("t.sch", text, strlen(text), f->diags);
}

static const char *
dump(struct fixture *f)
{
	eg_buf_clear(&f->out);
	eg_diags_dump(f->diags, &f->out);
	eg_diags_clear(f->diags);
	return eg_buf_str(&f->out);
}

static const char *
refused(struct fixture *f, const char *text)
{
	assert_null(book(f, text));
	return dump(f);
}

/* Judges one-line XML by a rulebook; what is said of it. */
static const char *
judged(struct fixture *f, struct eg_rulebook *b, const char *text)
{
	struct eg_rules_options options = { .phase = NULL };
	struct eg_xml *xml = eg_xml_read("c.xml", text, strlen(text),
	    &eg_xml_case_limits, f->diags);

	assert_non_null(xml);
	eg_rules_judge(b, xml, &options, f->diags);
	eg_diags_source(f->diags, "c.xml", NULL, 0);
	eg_xml_free(xml);
	return dump(f);
}

/* --- places in the rulebook ----------------------------------------------- */

static void
a_wrong_expression_is_told_at_its_character(void **state)
{
	assert_string_equal(refused(*state, RULE(
	    "  <assert test='count(b) = (1'/>\n")),
	    "t.sch:4:28: error[R3010]: `)` is missing for this `(`\n");
	assert_string_equal(refused(*state, RULE(
	    "  <assert test='\xc3\xa4 = &lt;'/>\n")),
	    "t.sch:4:21: error[R3010]: an operand is missing, or a word too "
	    "much, here\n");
}

static void
a_variable_is_told_at_its_use(void **state)
{
	assert_string_equal(refused(*state, RULE(
	    "  <assert test='1\n    = $x'/>\n")),
	    "t.sch:5:7: error[R3012]: the variable `$x` is not defined\n");
}

static void
an_abstract_patterns_expression_is_told_where_it_was_written(void **state)
{
	assert_string_equal(refused(*state, SCHEMA(
	    "<pattern abstract='true' id='p'>\n"
	    "<rule context='a'><assert test='$x ='/></rule></pattern>\n"
	    "<pattern is-a='p'><param name='x' value='1'/></pattern>\n")),
	    "t.sch:4:33: error[R3010]: an operand is missing, or a word too "
	    "much, here\n");
}

static void
all_that_is_wrong_is_told_at_once(void **state)
{
	assert_string_equal(refused(*state, RULE(
	    "  <let name='n' value='1'/>\n"
	    "  <assert test='p:b'/>\n"
	    "  <assrt/>\n"
	    "  <report diagnostics='d' test='f()'/>\n")),
	    "t.sch:5:17: error[R3011]: the prefix `p` is not declared\n"
	    "t.sch:6:3: error[R3005]: `assrt` has no meaning in `rule`\n"
	    "t.sch:7:33: error[R3013]: there is no function `f`\n"
	    "t.sch:7:11: error[R3024]: there is no diagnostic `d`\n");
}

static void
a_file_that_is_no_xml_is_told_as_such(void **state)
{
	struct fixture *f = *state;

	assert_null(book(f, "<schema>"));
	assert_true(eg_diags_of(f->diags, EG_ERROR) > 0);
}

static void
chains_of_variables_have_an_end(void **state)
{
	struct fixture *f = *state;
	struct eg_buf b = { 0 };
	int i;

	eg_buf_puts(&b, "<schema xmlns='" EG_SCH_NS "'><let name='n0' value='0'/>\n");
	for (i = 1; i < 200; i++)
		eg_buf_printf(&b, "<let name='n%d' value='$n%d + 1'/>\n", i, i - 1);
	eg_buf_puts(&b, "<pattern><rule context='a'><report id='r' test='$n90 = 90'>"
	    "r</report></rule></pattern></schema>");
	assert_string_equal(refused(f, eg_buf_str(&b)), "t.sch:102:1: error[R3016]"
	    ": variables are made of each other more than 100 deep\n");
	eg_buf_free(&b);
}

/* --- places in the case --------------------------------------------------- */

static void
a_finding_stands_at_its_context_or_in_its_subjects_value(void **state)
{
	struct fixture *f = *state;
	struct eg_rulebook *b = book(f, RULE(
	    "<report id='r1' test='true()'>context</report>\n"
	    "<report id='r2' subject='@n' test='true()'>attribute</report>\n"
	    "<report id='r3' subject='b' test='true()'>element</report>\n"
	    "<report id='r4' subject='c' test='true()'>with children</report>\n"
	    "<report id='r5' subject='b/text()' test='true()'>text</report>\n"));

	assert_string_equal(judged(f, b,
	    "<a n='1'>\n <b>\n   two</b><c><d/></c></a>"),
	    "c.xml:1:1: error[r1]: context\n"
	    "c.xml:1:7: error[r2]: attribute\n"
	    "c.xml:3:4: error[r3]: element\n"
	    "c.xml:3:11: error[r4]: with children\n"
	    "c.xml:3:4: error[r5]: text\n");
	eg_rulebook_free(b);
}

static void
a_derived_fact_is_told_at_its_element(void **state)
{
	struct fixture *f = *state;
	struct eg_rulebook *b = book(f, SCHEMA(
	    "<ns prefix='f' uri='" EG_FACTS_NS "'/>\n"
	    "<pattern><rule context='a'>\n"
	    "<report id='r' subject='b/@f:x' test='b/@f:x'>fact</report>\n"
	    "</rule></pattern>\n"));
	static const char text[] = "<a>\n  <b y='1'/></a>";
	struct eg_rules_options options = { .phase = NULL };
	struct eg_xml *xml = eg_xml_read("c.xml", text, strlen(text),
	    &eg_xml_case_limits, f->diags);

	eg_node_set_attr(eg_node_first_element(eg_xml_root(xml)), EG_FACTS_NS,
	    "f", "x", "1");
	assert_true(eg_rules_judge(b, xml, &options, f->diags));
	assert_string_equal(dump(f), "c.xml:2:3: error[r]: fact\n");
	eg_diags_source(f->diags, "c.xml", NULL, 0);
	eg_xml_free(xml);
	eg_rulebook_free(b);
}

/* --- rulebooks used again ------------------------------------------------- */

static void
a_rulebook_judges_one_case_after_another(void **state)
{
	struct fixture *f = *state;
	struct eg_rulebook *b = book(f, SCHEMA(
	    "<key xmlns='" EG_XSLT_NS "' name='k' match='b' use='@n'/>\n"
	    "<let name='n' value='count(//b)'/>\n"
	    "<pattern><rule context='a'><let name='one' value='count(key(\"k\", 1))'/>\n"
	    "<report id='r' test='true()'><value-of select='concat($n, $one)'/>"
	    "</report></rule></pattern>\n"));

	assert_string_equal(judged(f, b, "<a><b n='1'/><b/></a>"),
	    "c.xml:1:1: error[r]: 21\n");
	assert_string_equal(judged(f, b, "<a/>"), "c.xml:1:1: error[r]: 00\n");
	assert_string_equal(judged(f, b, "<a><b n='1'/></a>"),
	    "c.xml:1:1: error[r]: 11\n");
	eg_rulebook_free(b);
}

/* libxml2 keeps a function's address in a compiled expression. */
static void
two_rulebooks_take_turns_without_mixing_their_keys(void **state)
{
#define KEYED(use)	SCHEMA( \
	    "<key xmlns='" EG_XSLT_NS "' name='k' match='b' use='" use "'/>\n" \
	    "<pattern><rule context='a'>\n" \
	    "<report id='r' test='true()'><value-of select='count(key(\"k\", 1))'/>" \
	    "</report></rule></pattern>\n")
	struct fixture *f = *state;
	struct eg_rulebook *x = book(f, KEYED("@x")), *y = book(f, KEYED("@y"));
	static const char text[] = "<a><b x='1'/><b x='1' y='1'/></a>";
	int i;

	for (i = 0; i < 3; i++) {
		assert_string_equal(judged(f, x, text), "c.xml:1:1: error[r]: 2\n");
		assert_string_equal(judged(f, y, text), "c.xml:1:1: error[r]: 1\n");
	}
	eg_rulebook_free(x);
	eg_rulebook_free(y);
}

static void
after_a_run_that_failed_the_next_one_is_right(void **state)
{
	struct fixture *f = *state;
	struct eg_rulebook *b = book(f, RULE(
	    "<let name='n' value='b'/>\n"
	    "<report id='r' test='$n and count(key(\"none\", 1))'>x</report>\n"
	    "<report id='s' test='not($n)'>none</report>\n"));

	assert_string_equal(judged(f, b, "<a><b/></a>"),
	    "t.sch:5:22: error[R3901]: cannot judge r: there is no key of this name\n");
	assert_string_equal(judged(f, b, "<a/>"), "c.xml:1:1: error[s]: none\n");
	eg_rulebook_free(b);
}

/* --- files ---------------------------------------------------------------- */

static void
a_folder_with_one_rulebook_is_a_rulebook(void **state)
{
	struct fixture *f = *state;
	char folder[] = "/tmp/engross-rulebook-XXXXXX", one[64], two[64];
	static const char text[] = SCHEMA("");
	struct eg_rulebook *b;

	assert_non_null(mkdtemp(folder));
	snprintf(one, sizeof(one), "%s/a.sch", folder);
	snprintf(two, sizeof(two), "%s/b.sch", folder);
	assert_null(eg_rulebook_open(folder, f->diags));
	assert_non_null(strstr(dump(f), "no rulebook is in this folder"));
	assert_true(eg_file_write(one, text, strlen(text), f->diags));
	b = eg_rulebook_open(folder, f->diags);
	assert_non_null(b);
	eg_rulebook_free(b);
	assert_true(eg_file_write(two, text, strlen(text), f->diags));
	assert_null(eg_rulebook_open(folder, f->diags));
	assert_non_null(strstr(dump(f), "2 rulebooks are in this folder"));
	unlink(one);
	unlink(two);
	rmdir(folder);
}

static void
a_path_never_leaves_the_folder(void **state)
{
	struct eg_arena *a = eg_arena_new();

	(void)state;
	assert_string_equal(eg_source_path(a, "r/", "r/x.sch", "y.sch"), "r/y.sch");
	assert_string_equal(eg_source_path(a, "r/", "r/s/x.sch", "../y.sch"),
	    "r/y.sch");
	assert_string_equal(eg_source_path(a, "", "x.sch", "./s//y.sch"), "s/y.sch");
	assert_null(eg_source_path(a, "r/", "r/x.sch", "../y.sch"));
	assert_null(eg_source_path(a, "r/", "r/s/x.sch", "../../y.sch"));
	assert_null(eg_source_path(a, "r/", "r/x.sch", "/y.sch"));
	assert_null(eg_source_path(a, "r/", "r/x.sch", "file:y.sch"));
	assert_null(eg_source_path(a, "r/", "r/x.sch", ""));
	assert_null(eg_source_path(a, "r/", "r/x.sch", "."));
	eg_arena_free(a);
}

#define TEST(t)	cmocka_unit_test_setup_teardown(t, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_wrong_expression_is_told_at_its_character),
		TEST(a_variable_is_told_at_its_use),
		TEST(an_abstract_patterns_expression_is_told_where_it_was_written),
		TEST(all_that_is_wrong_is_told_at_once),
		TEST(a_file_that_is_no_xml_is_told_as_such),
		TEST(chains_of_variables_have_an_end),
		TEST(a_finding_stands_at_its_context_or_in_its_subjects_value),
		TEST(a_derived_fact_is_told_at_its_element),
		TEST(a_rulebook_judges_one_case_after_another),
		TEST(two_rulebooks_take_turns_without_mixing_their_keys),
		TEST(after_a_run_that_failed_the_next_one_is_right),
		TEST(a_folder_with_one_rulebook_is_a_rulebook),
		TEST(a_path_never_leaves_the_folder),
	};

	return cmocka_run_group_tests_name("rules/rulebook", tests, NULL, NULL);
}
