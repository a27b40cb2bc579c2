/* test_form.c - small files are held against the tables that tell what they may hold. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "xml/form.h"

/* A shelf holds books, and a book a note, which alone has text. */
static const struct eg_form_attribute attributes[] = {
	{ "shelf", "room", EG_FORM_MUST_SAY, NULL },
	{ "book", "title", EG_FORM_MUST, NULL },
	{ "book", "lent", EG_FORM_MAY, eg_form_yes_no },
};
static const struct eg_form_place places[] = {
	{ "shelf", "book" }, { "book", "note" },
};
static struct eg_form form;

static int
setup(void **state)
{
	(void)state;
	form = (struct eg_form){ .ns = "s", .code = "T0001", .closed = true, .text = "note",
	    .attribute = attributes, .nattributes = 3, .place = places, .nplaces = 2 };
	return 0;
}

/* A shelf of these words: what is told of it, or "" for nothing. */
static void
is_told(const char *words, const char *told)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf all = { 0 };
	struct eg_xml *x = eg_xml_read("x", words, strlen(words), &eg_xml_rule_limits, diags);
	const struct eg_diag *d;
	size_t i;

	assert_non_null(x);
	assert_int_equal(eg_form_holds(&form, x, eg_xml_root(x), diags), *told == '\0');
	for (i = 0; i < eg_diags_count(diags); i++) {
		d = eg_diags_at(diags, i);
		assert_string_equal(d->code, "T0001");
		eg_buf_printf(&all, "%u:%u %s%s%s\n", (unsigned)d->at.line,
		    (unsigned)d->at.column, d->text, d->help == NULL ? "" : "; ",
		    d->help == NULL ? "" : d->help);
	}
	assert_string_equal(eg_buf_str(&all), told);
	eg_buf_free(&all);
	eg_xml_free(x);
	eg_diags_free(diags);
}

static void
what_has_its_place_is_held(void **state)
{
	(void)state;
	is_told("<shelf xmlns='s' room='2'>\n <book title='' lent='no'><note>torn</note></book>"
	    "</shelf>", "");
}

static void
attribute_that_is_unknown_wrong_or_missing_is_told_at_its_place(void **state)
{
	(void)state;
	is_told("<shelf xmlns='s' room=''>\n<book titel='a' lent='perhaps'/></shelf>",
	    "1:1 `room` is missing on `shelf`\n"
	    "2:7 `titel` is not an attribute of `book`; did you mean `title`?\n"
	    "2:23 `lent` is `yes` or `no`, not `perhaps`\n"
	    "2:1 `title` is missing on `book`\n");
	form.needs = true;
	is_told("<shelf xmlns='s'/>", "1:1 `shelf` needs the attribute `room`\n");
}

static void
element_without_a_place_is_told_with_the_nearest_that_has_one(void **state)
{
	(void)state;
	is_told("<shelf xmlns='s' room='2'><bok/><note/></shelf>",
	    "1:27 `bok` cannot stand in `shelf`; did you mean `book`?\n"
	    "1:33 `note` cannot stand in `shelf`\n");
	is_told("<shelf xmlns='s' room='2'><book xmlns='other'/></shelf>",
	    "1:27 `book` cannot stand in `shelf`; did you mean `book`?\n");
	form.holds = "a shelf holds books";
	is_told("<shelf xmlns='s' room='2'><cup/></shelf>",
	    "1:27 `cup` is not known here; a shelf holds books\n");
}

static void
closed_form_passes_nothing_over_and_an_open_one_what_is_not_its_own(void **state)
{
	static const char words[] = "<shelf xmlns='s' xmlns:o='o' room='2' o:k=''>loose\n"
	    "<book title='a'><note>torn<i/></note></book></shelf>";

	(void)state;
	is_told(words, "1:39 `k` is not an attribute of `shelf`\n"
	    "1:46 there is no text in `shelf`\n"
	    "2:27 `i` cannot stand in `note`\n");
	form.closed = false;
	is_told(words, "");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, setup)
	const struct CMUnitTest tests[] = {
		TEST(what_has_its_place_is_held),
		TEST(attribute_that_is_unknown_wrong_or_missing_is_told_at_its_place),
		TEST(element_without_a_place_is_told_with_the_nearest_that_has_one),
		TEST(closed_form_passes_nothing_over_and_an_open_one_what_is_not_its_own),
	};

	return cmocka_run_group_tests_name("xml/form", tests, NULL, NULL);
}
