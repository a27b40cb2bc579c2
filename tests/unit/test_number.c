/* test_number.c - page numbers as text. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "layout/number.h"

static void
numbers_take_the_form_of_the_first_token(void **state)
{
	static const struct { int32_t n; const char *format, *want; } row[] = {
		{ 7, "1", "7" }, { 7, "01", "07" }, { 123, "01", "123" },
		{ 1, "a", "a" }, { 26, "a", "z" }, { 27, "A", "AA" }, { 703, "a", "aaa" },
		{ 4, "i", "iv" }, { 1994, "I", "MCMXCIV" }, { 3999, "i", "mmmcmxcix" },
		{ 3, "- 1 -", "- 3 -" }, { 9, "A-1", "I-1" },
	};
	struct eg_arena *a = eg_arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		assert_string_equal(eg_number_label(a, row[i].n, row[i].format),
		    row[i].want);
	eg_arena_free(a);
}

static void
numbers_without_such_a_form_are_digits(void **state)
{
	struct eg_arena *a = eg_arena_new();

	(void)state;
	assert_string_equal(eg_number_label(a, 0, "i"), "0");
	assert_string_equal(eg_number_label(a, 4000, "I"), "4000");
	assert_string_equal(eg_number_label(a, -3, "a"), "-3");
	assert_string_equal(eg_number_label(a, 12, ""), "12");
	assert_string_equal(eg_number_label(a, 12, "zz"), "12");
	eg_arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_take_the_form_of_the_first_token),
		cmocka_unit_test(numbers_without_such_a_form_are_digits),
	};

	return cmocka_run_group_tests_name("layout/number", tests, NULL, NULL);
}
