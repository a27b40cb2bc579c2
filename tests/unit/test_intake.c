/* test_intake.c - characters nobody sees, and the letter a case asks for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "intake/intake.h"

/* Reads text and compares the messages; the file is refused if there are any. */
static void
expect(const char *text, const char *want)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf got = { 0 };
	struct eg_xml *x;

	x = eg_intake_read_bytes("t", text, strlen(text), diags);
	eg_diags_dump(diags, &got);
	assert_string_equal(eg_buf_str(&got), want);
	assert_int_equal(x == NULL, *want != '\0');
	eg_xml_free(x);
	eg_buf_free(&got);
	eg_diags_free(diags);
}

/* The format a root with these attributes asks for, and the messages. */
static void
letter(const char *attributes, const char *name, const char *want)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf b = { 0 };
	struct eg_xml *x;
	const char *got;

	eg_buf_printf(&b, "<case%s/>", attributes);
	x = eg_intake_read_bytes("t", b.data, b.len, diags);
	assert_non_null(x);
	got = eg_intake_letter(x, diags);
	if (name == NULL)
		assert_null(got);
	else
		assert_string_equal(got, name);
	eg_buf_clear(&b);
	eg_diags_dump(diags, &b);
	assert_string_equal(eg_buf_str(&b), want);
	eg_xml_free(x);
	eg_buf_free(&b);
	eg_diags_free(diags);
}

static void
text_direction_cannot_be_turned(void **state)
{
	(void)state;
	expect("<a>\n a\xE2\x80\xAE" "b</a>", "t:2:3: error[E1040]: U+202E is an "
	    "override of text direction\n");
	expect("<a b='\xE2\x81\xA6'/>", "t:1:7: error[E1040]: U+2066 is an "
	    "isolate of text direction\n");
	expect("<a>\xE2\x80\x8F</a>", "t:1:4: error[E1040]: U+200F is a mark of "
	    "text direction\n");
}

static void
a_character_by_number_is_no_way_in(void **state)
{
	(void)state;
	expect("<a>&#x202e;</a>", "t:1:4: error[E1040]: U+202E is an override "
	    "of text direction\n");
	expect("<a b='&#8203;'/>", "t:1:7: error[E1040]: U+200B is a character "
	    "without width\n");
	expect("<a><!-- &#8203; --><![CDATA[&#8203;]]>&#65;</a>", "");
}

static void
characters_without_shape_are_refused(void **state)
{
	(void)state;
	expect("\xEF\xBB\xBF<a>\xEF\xBB\xBF</a>", "t:1:4: error[E1040]: U+FEFF "
	    "is a byte order mark inside the text\n");
	expect("<a>\xEE\x80\x80</a>", "t:1:4: error[E1040]: U+E000 is a private "
	    "character, which only one font knows\n");
	expect("<a>\xF3\xA0\x81\x81</a>", "t:1:4: error[E1040]: U+E0041 is a tag "
	    "or selector that shows nothing\n");
	expect("<a>\xF0\x9F\xBF\xBE</a>", "t:1:4: error[E1040]: U+1FFFE is not a "
	    "character\n");
	expect("<a>\xEF\xB7\x90</a>", "t:1:4: error[E1040]: U+FDD0 is not a "
	    "character\n");
}

static void
a_windows_apostrophe_is_recognised(void **state)
{
	struct eg_diags *diags = eg_diags_new();

	(void)state;
	assert_null(eg_intake_read_bytes("t", "<a>\xC2\x92</a>", 9, diags));
	assert_string_equal(eg_diags_at(diags, 0)->text,
	    "U+0092 is a control character");
	assert_string_equal(eg_diags_at(diags, 0)->help, "`\xE2\x80\x99` was "
	    "probably meant: text of Windows-1252 was read as ISO-8859-1");
	assert_string_equal(eg_diags_at(diags, 0)->excerpt, "<a>\xEF\xBF\xBD</a>");
	eg_diags_free(diags);
}

static void
names_and_signs_of_people_are_let_in(void **state)
{
	(void)state;
	expect("<a b='Nguy\xE1\xBB\x85n Th\xE1\xBB\x8B'>\xC2\xA0\xC2\xAD\xE2\x80\x93"
	    "\xE2\x80\xA8\xD7\x90\xF0\x9D\x84\x9E" "e\xCC\x81</a>", "");
}

static void
the_letter_is_a_folder_and_never_a_path(void **state)
{
	(void)state;
	letter(" letter='imr-determination'", "imr-determination", "");
	letter("", NULL, "t:1:1: error[E2100]: `case` lacks the attribute "
	    "`letter`, which says what letter it becomes\n");
	letter(" letter='../x'", NULL, "t:1:15: error[E2100]: `../x` is not the "
	    "name of a letter format\n");
	letter(" letter='..'", NULL, "t:1:15: error[E2100]: `..` is not the "
	    "name of a letter format\n");
	letter(" letter='-o'", NULL, "t:1:15: error[E2100]: `-o` is not the "
	    "name of a letter format\n");
	letter(" letter=''", NULL, "t:1:7: error[E2100]: `` is not the name of a "
	    "letter format\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_direction_cannot_be_turned),
		cmocka_unit_test(a_character_by_number_is_no_way_in),
		cmocka_unit_test(characters_without_shape_are_refused),
		cmocka_unit_test(a_windows_apostrophe_is_recognised),
		cmocka_unit_test(names_and_signs_of_people_are_let_in),
		cmocka_unit_test(the_letter_is_a_folder_and_never_a_path),
	};

	return cmocka_run_group_tests_name("intake/intake", tests, NULL, NULL);
}
