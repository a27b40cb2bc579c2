/* test_pdf_object.c - pdf/object.c and text_string.c. */
#include "pdf/text_string.h"
#include "pdf_fixture.h"

static void
keys_keep_their_order_and_place(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf_object *d = eg_pdf_dictionary(t->arena);

	eg_pdf_set_integer(t->arena, d, "B", 1);
	eg_pdf_set_integer(t->arena, d, "A", 2);
	eg_pdf_set_integer(t->arena, d, "C", 3);
	eg_pdf_set_integer(t->arena, d, "B", 4);
	eg_pdf_set(t->arena, d, "A", NULL);
	eg_pdf_set(t->arena, d, "None", NULL);
	says(d, "<</B 4/C 3>>");
	assert_null(eg_pdf_find(d, "A"));
}

static void
nothing_is_found_in_nothing(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf *pdf = eg_pdf_new(t->arena);
	int64_t v;

	assert_null(eg_pdf_find(NULL, "A"));
	assert_null(eg_pdf_get(pdf, eg_pdf_get(pdf, NULL, "A"), "B"));
	assert_null(eg_pdf_item(pdf, NULL, 0));
	assert_int_equal(eg_pdf_count(pdf, NULL), 0);
	assert_null(eg_pdf_name_of(NULL));
	assert_false(eg_pdf_integer_of(NULL, 0, 9, &v));
	assert_null(eg_pdf_catalog(pdf));
	assert_null(eg_pdf_text_of(t->arena, NULL));
}

static void
references_are_followed_but_not_in_a_circle(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf *pdf = eg_pdf_new(t->arena);
	struct eg_pdf_object *a = eg_pdf_add(pdf, NULL), *b;

	b = eg_pdf_add(pdf, a);
	eg_pdf_put(pdf, a, eg_pdf_integer(t->arena, 7));
	says(eg_pdf_follow(pdf, b), "7");
	eg_pdf_put(pdf, a, b);
	assert_null(eg_pdf_follow(pdf, b));
	assert_null(eg_pdf_follow(pdf, eg_pdf_reference(t->arena, 99)));
}

static void
lengths_become_numbers_without_rounding(void **state)
{
	struct pdf_text *t = *state;

	says(eg_pdf_points(t->arena, EG_PT(12)), "12");
	says(eg_pdf_points(t->arena, EG_PT(1) / 2), "0.5");
	says(eg_pdf_points(t->arena, -EG_PT(1) / 4), "-0.25");
}

static void
millionths(struct pdf_text *t, const char *digits, int64_t want)
{
	int64_t v;

	assert_true(eg_pdf_millionths(eg_pdf_real(t->arena, digits), &v));
	assert_int_equal(v, want);
}

static void
reals_are_read_exactly_to_millionths(void **state)
{
	struct pdf_text *t = *state;
	int64_t v;

	millionths(t, "1.5", 1500000);
	millionths(t, "-.5", -500000);
	millionths(t, "+7.", 7000000);
	millionths(t, "0.0000005", 1);
	millionths(t, "0.00000049", 0);
	millionths(t, "1000000000000", INT64_C(1000000000000000000));
	assert_false(eg_pdf_millionths(eg_pdf_real(t->arena, "10000000000000"), &v));
	assert_false(eg_pdf_millionths(eg_pdf_integer(t->arena, INT64_MAX), &v));
}

/* --- text strings ------------------------------------------------------------------------- */

static void
text(struct pdf_text *t, const char *utf8, const char *bytes, size_t n)
{
	struct eg_pdf_object *o = eg_pdf_text(t->arena, utf8);

	assert_int_equal(o->n, n);
	assert_memory_equal(o->text, bytes, n);
	assert_string_equal(eg_pdf_text_of(t->arena, o), utf8);
}

#define TEXT(t, utf8, bytes)	text(t, utf8, bytes, sizeof(bytes) - 1)

static void
text_is_pdfdocencoding_where_that_can_say_it(void **state)
{
	struct pdf_text *t = *state;

	TEXT(t, "", "");
	TEXT(t, "Letter\n", "Letter\n");
	TEXT(t, "\xC3\xA9", "\xE9");
	TEXT(t, "\xE2\x80\x94 \xE2\x82\xAC \xC5\xBE \xCB\x98", "\x84 \xA0 \x9E \x18");
}

static void
other_text_is_utf_16(void **state)
{
	struct pdf_text *t = *state;

	TEXT(t, "\xE2\x98\x90", "\xFE\xFF\x26\x10");
	TEXT(t, "\xF0\x9F\x98\x80", "\xFE\xFF\xD8\x3D\xDE\x00");
	TEXT(t, "\xC2\xAD", "\xFE\xFF\x00\xAD");
}

static void
text_that_looks_like_a_mark_of_unicode_is_not_taken_for_one(void **state)
{
	struct pdf_text *t = *state;

	TEXT(t, "\xC3\xBE\xC3\xBF!", "\xFE\xFF\0\xFE\0\xFF\0!");
	TEXT(t, "\xC3\xAF\xC2\xBB\xC2\xBF", "\xFE\xFF\0\xEF\0\xBB\0\xBF");
}

static void
text_of(struct pdf_text *t, const char *bytes, size_t n, const char *want)
{
	assert_string_equal(eg_pdf_text_of(t->arena, eg_pdf_bytes(t->arena, bytes, n)), want);
}

#define TEXT_OF(t, bytes, want)	text_of(t, bytes, sizeof(bytes) - 1, want)

static void
broken_text_of_others_becomes_replacement_characters(void **state)
{
	struct pdf_text *t = *state;

	TEXT_OF(t, "\xFE\xFF\0A\xD8\0\0B\0", "A\xEF\xBF\xBD" "B\xEF\xBF\xBD");
	TEXT_OF(t, "a\x7F\x9F\xAD", "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	TEXT_OF(t, "\xEF\xBB\xBF" "A\xFF", "A\xEF\xBF\xBD");
	TEXT_OF(t, "\xFE\xFF\0\x1B\0e\0n\0\x1B\0A", "A");
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, pdf_setup, pdf_teardown)
	const struct CMUnitTest tests[] = {
		T(keys_keep_their_order_and_place),
		T(nothing_is_found_in_nothing),
		T(references_are_followed_but_not_in_a_circle),
		T(lengths_become_numbers_without_rounding),
		T(reals_are_read_exactly_to_millionths),
		T(text_is_pdfdocencoding_where_that_can_say_it),
		T(other_text_is_utf_16),
		T(text_that_looks_like_a_mark_of_unicode_is_not_taken_for_one),
		T(broken_text_of_others_becomes_replacement_characters),
	};

	return cmocka_run_group_tests_name("pdf/object", tests, NULL, NULL);
}
