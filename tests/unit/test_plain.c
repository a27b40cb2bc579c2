/*
 * test_plain.c - plain text of 20 columns, from the lines that text.xsl writes.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "merge/plain.h"

static struct eg_diags *diags;
static struct eg_buf out;

static int
setup(void **state)
{
	(void)state;
	diags = eg_diags_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	eg_buf_free(&out);
	eg_diags_free(diags);
	return 0;
}

/* The text of elements of text.xsl's vocabulary. */
static const char *
plain(const char *content)
{
	struct eg_buf b = { 0 };
	struct eg_xml *x;

	eg_buf_printf(&b, "<text xmlns='%s'>%s</text>", EG_PLAIN_NS, content);
	x = eg_xml_read("lines", b.data, b.len, &eg_xml_case_limits, diags);
	assert_non_null(x);
	eg_buf_clear(&out);
	eg_plain_write(x, 20, &out);
	eg_xml_free(x);
	eg_buf_free(&b);
	return eg_buf_str(&out);
}

static void
paragraphs_are_filled_with_an_empty_line_between(void **state)
{
	(void)state;
	assert_string_equal(plain("<p>The treatment is\n   medically necessary.</p>"
	    "<p>Yours</p>"),
	    "The treatment is\nmedically necessary.\n\nYours\n");
}

static void
a_word_wider_than_the_line_has_one_of_its_own(void **state)
{
	(void)state;
	assert_string_equal(plain("<p>see doi:10.0000/example.2024.101 now</p>"),
	    "see\ndoi:10.0000/example.2024.101\nnow\n");
}

static void
no_break_spaces_hold_words_together_and_become_spaces(void **state)
{
	(void)state;
	assert_string_equal(plain("<p>within the next 30&#160;days</p>"),
	    "within the next\n30 days\n");
}

static void
characters_count_not_bytes(void **state)
{
	(void)state;
	assert_string_equal(plain("<p>\xE2\x80\x9CUpheld\xE2\x80\x9D it stands\xE2\x80\x94so</p>"),
	    "\xE2\x80\x9CUpheld\xE2\x80\x9D it\nstands\xE2\x80\x94so\n");
}

static void
items_hang_behind_their_labels(void **state)
{
	(void)state;
	assert_string_equal(plain("<p label='1.'>pain for several months</p>"
	    "<p label='2.' close='yes'>imaging</p>"),
	    "1. pain for several\n   months\n2. imaging\n");
}

static void
headings_are_underlined_as_wide_as_they_are(void **state)
{
	(void)state;
	assert_string_equal(plain("<p under='='>Notice</p><p>Text</p>"),
	    "Notice\n======\n\nText\n");
}

static void
lines_of_a_part_begin_with_its_prefix(void **state)
{
	(void)state;
	assert_string_equal(plain("<p>One</p><part prefix='| '><p>Two words or three</p>"
	    "<p>More</p></part><p>Four</p>"),
	    "One\n\n| Two words or three\n|\n| More\n\nFour\n");
}

static void
a_break_begins_a_line(void **state)
{
	(void)state;
	assert_string_equal(plain("<p>100 Example Street<br/>\n  Oakland</p>"),
	    "100 Example Street\nOakland\n");
}

static void
columns_are_as_wide_as_their_words(void **state)
{
	(void)state;
	assert_string_equal(plain("<table><row head='yes'><cell>Item</cell><cell>Pages</cell></row>"
	    "<row><cell>X-ray</cell><cell align='end'>4</cell></row></table>"),
	    "Item   Pages\n------------\nX-ray      4\n");
}

static void
the_widest_column_gives_way_where_all_do_not_fit(void **state)
{
	(void)state;
	assert_string_equal(plain("<table><row><cell>1</cell>"
	    "<cell>Tramadol, quantity sixty</cell></row><row><cell>2</cell>"
	    "<cell>None</cell></row></table>"),
	    "1  Tramadol,\n   quantity sixty\n2  None\n");
}

static void
a_cell_may_cover_columns(void **state)
{
	(void)state;
	assert_string_equal(plain("<table><row><cell>aaaa</cell><cell>bbbb</cell></row>"
	    "<row><cell span='2'>over both</cell></row></table>"),
	    "aaaa  bbbb\nover both\n");
}

static void
a_table_wider_than_the_line_loses_no_word(void **state)
{
	char content[2000] = "<table><row>";
	const char *s;
	size_t i;

	(void)state;
	for (i = 0; i < 40; i++)
		strcat(content, "<cell>abcdefgh</cell>");
	strcat(content, "</row></table>");
	plain(content);
	for (s = out.data; (s = strstr(s, "abcdefgh")) != NULL; s++)
		i--;
	assert_int_equal(i, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs_are_filled_with_an_empty_line_between),
		cmocka_unit_test(a_word_wider_than_the_line_has_one_of_its_own),
		cmocka_unit_test(no_break_spaces_hold_words_together_and_become_spaces),
		cmocka_unit_test(characters_count_not_bytes),
		cmocka_unit_test(items_hang_behind_their_labels),
		cmocka_unit_test(headings_are_underlined_as_wide_as_they_are),
		cmocka_unit_test(lines_of_a_part_begin_with_its_prefix),
		cmocka_unit_test(a_break_begins_a_line),
		cmocka_unit_test(columns_are_as_wide_as_their_words),
		cmocka_unit_test(the_widest_column_gives_way_where_all_do_not_fit),
		cmocka_unit_test(a_cell_may_cover_columns),
		cmocka_unit_test(a_table_wider_than_the_line_loses_no_word),
	};

	return cmocka_run_group_tests_name("merge/plain", tests, setup, teardown);
}
