/* test_feel_mutant.c - changes to a cell that a test should notice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "rules/feel/library.h"
#include "rules/feel/mutant.h"

struct fixture {
	struct eg_arena		*arena;
	struct eg_feel_scope	 scope;
};

static int
setup(void **state)
{
	struct eg_arena *a = eg_arena_new();
	struct fixture *f = eg_new(a, struct fixture);

	f->arena = a;
	f->scope.library = eg_feel_library_make(a);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	eg_arena_free(((struct fixture *)*state)->arena);
	return 0;
}

/* A cell, tests; or what a row gives, an expression. */
static struct eg_feel_expr *
read_text(struct fixture *f, bool cell, const char *text)
{
	struct eg_feel_error e;
	struct eg_feel_expr *x = cell ?
	    eg_feel_compile_tests(f->arena, text, &f->scope, &e) :
	    eg_feel_compile(f->arena, text, &f->scope, &e);

	assert_non_null(x);
	return x;
}

/* The mutants are shown exactly so, in this order; the list ends with NULL. */
static void
become(struct fixture *f, bool cell, const char *text, const char *const *want)
{
	struct eg_feel_mutant *list;
	size_t i, n = eg_feel_mutants(f->arena, read_text(f, cell, text), cell,
	    &list);

	for (i = 0; i < n && want[i] != NULL; i++)
		assert_string_equal(list[i].shown, want[i]);
	assert_int_equal(i, n);
	assert_null(want[i]);
}

#define CELL(text, ...)	\
	become(*state, true, text, (const char *const []){ __VA_ARGS__, NULL })
#define GIVES(text, ...)	\
	become(*state, false, text, (const char *const []){ __VA_ARGS__, NULL })

static void
a_limit_is_in_it_or_not_and_one_more_or_less(void **state)
{
	CELL("< 5", "{< -> <=} 5", "{< -> >=} 5", "< {5 -> 6}", "< {5 -> 4}");
}

static void
a_date_is_a_day_later_and_earlier(void **state)
{
	CELL(">= date(\"2016-03-01\")", "{>= -> >} date(\"2016-03-01\")",
	    "{>= -> <} date(\"2016-03-01\")",
	    ">= {date(\"2016-03-01\") -> date(\"2016-03-02\")}",
	    ">= {date(\"2016-03-01\") -> date(\"2016-02-29\")}");
}

static void
an_end_of_a_range_is_in_it_or_not(void **state)
{
	CELL("[1..2)", "{[ -> (}1..2)", "[1..2{) -> ]}", "[{1 -> 2}..2)",
	    "[{1 -> 0}..2)", "[1..{2 -> 3})", "[1..{2 -> 1})");
}

static void
a_test_or_not_is_left_out(void **state)
{
	CELL("\"a\", \"b\"", "{\"a\" -> }, \"b\"", "\"a\", {\"b\" -> }");
	CELL("not(\"a\")", "{not -> }(\"a\")");
}

static void
a_cell_for_anything_and_a_text_stay(void **state)
{
	become(*state, true, "-", (const char *const []){ NULL });
	become(*state, true, "\"a\"", (const char *const []){ NULL });
}

static void
what_a_row_gives_is_one_more_or_false(void **state)
{
	GIVES("30", "{30 -> 31}");
	GIVES("true", "{true -> false}");
	GIVES("if 1 < 2 then 3 else 4", "{if -> if not} 1 < 2 then 3 else 4",
	    "if 1 {< -> <=} 2 then 3 else 4", "if 1 {< -> >=} 2 then 3 else 4",
	    "if {1 -> 2} < 2 then 3 else 4", "if 1 < {2 -> 3} then 3 else 4",
	    "if 1 < 2 then {3 -> 4} else 4", "if 1 < 2 then 3 else {4 -> 5}");
}

static bool
passes(struct fixture *f, struct eg_feel_expr *e, int64_t n)
{
	struct eg_feel_env env = { .arena = f->arena,
	    .library = f->scope.library };

	return eg_feel_test(&env, e, eg_feel_integer(f->arena, n))->boolean;
}

static void
a_change_is_made_and_undone(void **state)
{
	struct fixture *f = *state;
	struct eg_feel_expr *e = read_text(f, true, "< 5");
	struct eg_feel_mutant *list;

	eg_feel_mutants(f->arena, e, true, &list);
	assert_false(passes(f, e, 5));
	eg_change_exchange(&list[0].change);
	assert_true(passes(f, e, 5));
	eg_change_exchange(&list[0].change);
	assert_false(passes(f, e, 5));
}

static void
literals_are_what_a_cell_compares_with(void **state)
{
	struct fixture *f = *state;
	struct eg_feel_literal *list;
	bool known;

	assert_int_equal(eg_feel_literals(f->arena, f->scope.library,
	    read_text(f, true, "[1..3), date(\"2016-01-01\")"), &list, &known), 3);
	assert_true(known);
	assert_int_equal(list[2].offset, 8);
	assert_int_equal(list[2].length, 18);
	assert_int_equal(eg_feel_literals(f->arena, f->scope.library,
	    read_text(f, true, "starts with(?, \"c\")"), &list, &known), 0);
	assert_false(known);
}

#define T(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(a_limit_is_in_it_or_not_and_one_more_or_less),
		T(a_date_is_a_day_later_and_earlier),
		T(an_end_of_a_range_is_in_it_or_not),
		T(a_test_or_not_is_left_out),
		T(a_cell_for_anything_and_a_text_stay),
		T(what_a_row_gives_is_one_more_or_false),
		T(a_change_is_made_and_undone),
		T(literals_are_what_a_cell_compares_with),
	};

	return cmocka_run_group_tests_name("rules/feel/mutant", tests, NULL, NULL);
}
