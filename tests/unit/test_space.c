/* test_space.c - spaces where blocks meet. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include "layout/space.h"

#define SPACE(n)	{ EG_PT(n), EG_PT(n), EG_PT(n), 0, false }
#define RETAIN(n)	{ EG_PT(n), EG_PT(n), EG_PT(n), 0, true }
#define FORCE(n)	{ EG_PT(n), EG_PT(n), EG_PT(n), EG_SPACE_FORCE, false }

static void
the_greater_optimum_wins(void **state)
{
	const struct eg_space s[] = { SPACE(12), SPACE(18), SPACE(6) };

	(void)state;
	assert_int_equal(eg_space_resolve(s, 3, 1).size, EG_PT(18));
	assert_int_equal(eg_space_resolve(s, 0, 0).size, 0);
}

static void
precedence_beats_size_and_force_adds_up(void **state)
{
	const struct eg_space s[] = { SPACE(20), { EG_PT(3), EG_PT(3), EG_PT(3), 5, false } };
	const struct eg_space f[] = { SPACE(20), FORCE(4), FORCE(5) };

	(void)state;
	assert_int_equal(eg_space_resolve(s, 2, 1).size, EG_PT(3));
	assert_int_equal(eg_space_resolve(f, 3, 1).size, EG_PT(9));
}

static void
equal_optima_share_the_narrower_range(void **state)
{
	const struct eg_space s[] = {
		{ EG_PT(2), EG_PT(10), EG_PT(30), 0, false },
		{ EG_PT(6), EG_PT(10), EG_PT(20), 0, false },
	};

	(void)state;
	assert_int_equal(eg_space_resolve(s, 2, 1).shrink, EG_PT(4));
}

static void
a_break_takes_conditional_space_away_on_both_sides(void **state)
{
	const struct eg_space s[] = { SPACE(10), SPACE(12) };
	const struct eg_space r[] = { SPACE(10), RETAIN(12) };
	const struct eg_space f[] = { RETAIN(8), SPACE(12) };

	(void)state;
	assert_int_equal(eg_space_resolve(s, 2, 1).head, 0);
	assert_int_equal(eg_space_resolve(s, 2, 1).foot, 0);
	assert_int_equal(eg_space_resolve(r, 2, 1).head, EG_PT(12));
	assert_int_equal(eg_space_resolve(f, 2, 1).foot, EG_PT(8));
	assert_int_equal(eg_space_resolve(f, 2, 1).head, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_greater_optimum_wins),
		cmocka_unit_test(precedence_beats_size_and_force_adds_up),
		cmocka_unit_test(equal_optima_share_the_narrower_range),
		cmocka_unit_test(a_break_takes_conditional_space_away_on_both_sides),
	};

	return cmocka_run_group_tests_name("layout/space", tests, NULL, NULL);
}
