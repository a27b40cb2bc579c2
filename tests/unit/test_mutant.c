/* test_mutant.c - changes to an expression that a test should notice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "rules/tools/mutant.h"

static int
setup(void **state)
{
	*state = eg_arena_new();
	return 0;
}

static int
teardown(void **state)
{
	eg_arena_free(*state);
	return 0;
}

/* The mutants are exactly these, in this order; the list ends with NULL. */
static void
become(struct eg_arena *a, const char *text, const char *const *want)
{
	const struct eg_mutant *list;
	size_t i, n = eg_mutants(a, text, false, &list);

	for (i = 0; i < n && want[i] != NULL; i++)
		assert_string_equal(list[i].text, want[i]);
	assert_int_equal(i, n);
	assert_null(want[i]);
}

#define BECOME(text, ...)	\
	become(*state, text, (const char *const []){ __VA_ARGS__, NULL })
#define STAY(text)		\
	become(*state, text, (const char *const []){ NULL })

static void
comparisons_shift_by_one_and_turn_round(void **state)
{
	BECOME("a < b", "a <= b", "a >= b");
	BECOME("a >= b", "a > b", "a < b");
	BECOME("a = b", "a != b");
}

static void
a_star_that_is_a_name_stays(void **state)
{
	STAY("/*/c:item");
	BECOME("a * b", "a + b");
}

static void
numbers_are_one_more_and_one_less(void **state)
{
	BECOME("12", "13", "11");
	BECOME("0", "1", "-1");
	BECOME("0.5", "(0.5 + 1)", "(0.5 - 1)");
}

static void
a_number_that_is_a_day_is_a_day_later_and_earlier(void **state)
{
	BECOME("20170101", "20170102", "20161231");
	BECOME("20160228", "20160229", "20160227");
	BECOME("20170229", "20170230", "20170228");
}

static void
numbers_in_names_and_texts_stay(void **state)
{
	STAY("item2");
	STAY("'2'");
}

static void
truths_change_and_not_is_lost(void **state)
{
	BECOME("not(a)", "boolean(a)");
	BECOME("true()", "false()");
	BECOME("@a = 'true'", "@a != 'true'", "@a = 'false'");
}

static void
each_term_goes_once(void **state)
{
	BECOME("a and b and c", "a or b and c", "b and c", "a and c",
	    "a and b or c", "a and b");
}

static void
a_term_of_or_is_all_that_and_joins(void **state)
{
	BECOME("a or b and c", "a and b and c", "b and c", "a",
	    "a or b or c", "a or c", "a or b");
}

static void
a_term_ends_with_its_brackets(void **state)
{
	BECOME("f(a or b, c)", "f(a and b, c)", "f(b, c)", "f(a, c)");
	BECOME("x[a or b]/y", "x/y", "x[a and b]/y", "x[b]/y", "x[a]/y");
}

static void
alternatives_of_a_union_go(void **state)
{
	BECOME("a/b | c", "c", "a/b");
	BECOME("count(a | b) - 1", "count(b) - 1", "count(a) - 1",
	    "count(a | b) + 1", "count(a | b) - 2", "count(a | b) - 0");
}

static void
a_predicate_goes_with_all_in_it(void **state)
{
	BECOME("a[b[c]]/d", "a/d", "a[b]/d");
}

static void
a_test_is_negated_whole(void **state)
{
	const struct eg_mutant *list;

	assert_int_equal(eg_mutants(*state, "c:item", true, &list), 1);
	assert_string_equal(list[0].text, "not(c:item)");
	assert_string_equal(list[0].says, "it becomes its opposite");
	assert_string_equal(list[0].change, "{not(} c:item {)}");
}

static void
a_change_says_where_and_what_on_one_line(void **state)
{
	const struct eg_mutant *list;

	assert_int_equal(eg_mutants(*state, "\xC3\xA4[1]\n  =\n b", false, &list), 4);
	assert_string_equal(list[0].says, "`[1]` is left out");
	assert_int_equal(list[0].offset, 1);
	assert_int_equal(list[0].length, 3);
	assert_string_equal(list[3].says, "`=` becomes `!=`");
	assert_string_equal(list[3].change, "\xC3\xA4[1] {= -> !=} b");
}

static void
what_is_no_expression_has_no_mutants(void **state)
{
	STAY("a = )");
	STAY("(a = 1");
	STAY("a = 'b");
	STAY("");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
		T(comparisons_shift_by_one_and_turn_round),
		T(a_star_that_is_a_name_stays),
		T(numbers_are_one_more_and_one_less),
		T(a_number_that_is_a_day_is_a_day_later_and_earlier),
		T(numbers_in_names_and_texts_stay),
		T(truths_change_and_not_is_lost),
		T(each_term_goes_once),
		T(a_term_of_or_is_all_that_and_joins),
		T(a_term_ends_with_its_brackets),
		T(alternatives_of_a_union_go),
		T(a_predicate_goes_with_all_in_it),
		T(a_test_is_negated_whole),
		T(a_change_says_where_and_what_on_one_line),
		T(what_is_no_expression_has_no_mutants),
	};

	return cmocka_run_group_tests_name("rules/tools/mutant", tests, NULL, NULL);
}
