/* Printed words, found again where a case says them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "xml/xml.h"

static const char text[] =
    "<case note='Dr. Roe'>\n"
    "  <!-- Dr. Roe -->\n"
    "  <name>Ms. Roe \xE2\x98\x83</name>\n"
    "  <name>Dr. Roe &#x2603;</name>\n"
    "  <place>Roe</place>\n"
    "</case>\n";

/* "line:column+length", or "" when the words are not found. */
static const char *
found(const char *words, uint32_t line)
{
	static char out[32];
	struct eg_diags *d = eg_diags_new();
	struct eg_xml *x = eg_xml_read("case.xml", text, sizeof(text) - 1,
	    &eg_xml_case_limits, d);
	struct eg_pos p;

	assert_non_null(x);
	*out = '\0';
	if (eg_xml_seek(x, words, line, &p))
		snprintf(out, sizeof(out), "%u:%u+%u", p.line, p.column, p.length);
	eg_xml_free(x);
	eg_diags_free(d);
	return out;
}

static void
words_are_found_in_text_and_not_in_tags_or_comments(void **state)
{
	(void)state;
	assert_string_equal(found("Dr. Roe", 1), "4:9+7");
	assert_string_equal(found("note", 1), "");
	assert_string_equal(found("place", 1), "");
}

static void
words_said_twice_are_no_place(void **state)
{
	(void)state;
	assert_string_equal(found("Roe", 1), "");
}

static void
a_character_is_found_from_the_line_on_or_before_it(void **state)
{
	(void)state;
	assert_string_equal(found("\xE2\x98\x83", 1), "3:17+1");
	assert_string_equal(found("\xE2\x98\x83", 4), "4:17+8");
	assert_string_equal(found("\xE2\x98\x83", 5), "3:17+1");
}

static void
nothing_is_nowhere(void **state)
{
	(void)state;
	assert_string_equal(found("", 1), "");
	assert_string_equal(found("Doe", 99), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_found_in_text_and_not_in_tags_or_comments),
		cmocka_unit_test(words_said_twice_are_no_place),
		cmocka_unit_test(a_character_is_found_from_the_line_on_or_before_it),
		cmocka_unit_test(nothing_is_nowhere),
	};

	return cmocka_run_group_tests_name("xml/seek", tests, NULL, NULL);
}
