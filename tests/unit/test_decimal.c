/* Decimal numbers, against what Python's decimal module gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/decimal.h"

static struct eg_decimal
d(const char *s)
{
	struct eg_decimal v;

	assert_true(eg_decimal_parse(s, strlen(s), &v));
	return v;
}

static void
prints(struct eg_decimal v, const char *want)
{
	struct eg_buf b = { 0 };

	eg_decimal_print(v, &b);
	assert_string_equal(eg_buf_str(&b), want);
	eg_buf_free(&b);
}

/* "a op b" gives r; "-" when there is no result. */
static void
gives(const char *a, char op, const char *b, const char *want)
{
	struct eg_decimal r;
	bool ok =
	    op == '+' ? eg_decimal_add(d(a), d(b), &r) :
	    op == '-' ? eg_decimal_subtract(d(a), d(b), &r) :
	    op == '*' ? eg_decimal_multiply(d(a), d(b), &r) :
	    op == '/' ? eg_decimal_divide(d(a), d(b), &r) :
	    eg_decimal_power(d(a), d(b), &r);

	if (strcmp(want, "-") == 0) {
		assert_false(ok);
		return;
	}
	assert_true(ok);
	prints(r, want);
}

static void
a_tenth_is_a_tenth(void **state)
{
	(void)state;
	gives("0.1", '+', "0.2", "0.3");
	gives("1.10", '*', "1.10", "1.21");
	gives("5", '-', "5.00", "0");
	gives("-10", '/', "-5", "2");
	gives("10", '^', "-5", "0.00001");
	gives("1.2", '^', "3", "1.728");
	gives("2", '^', "0", "1");
}

static void
the_thirty_fourth_digit_is_rounded_half_to_even(void **state)
{
	(void)state;
	gives("2", '/', "3", "0.6666666666666666666666666666666667");
	gives("1", '/', "3", "0.3333333333333333333333333333333333");
	gives("1000000000000000000000000000000000", '+', "0.5",
	    "1000000000000000000000000000000000");
	gives("1000000000000000000000000000000001", '+', "0.5",
	    "1000000000000000000000000000000002");
	gives("9999999999999999999999999999999999", '+', "0.5",
	    "10000000000000000000000000000000000");
	gives("1e40", '+', "1e-40", "10000000000000000000000000000000000000000");
	gives("1000000000000000000000000000000000", '-', "1e-40",
	    "1000000000000000000000000000000000");
	gives("9999999999999999999999999999999999", '*',
	    "9999999999999999999999999999999999",
	    "99999999999999999999999999999999980000000000000000000000000000000000");
}

static void
what_has_no_result_says_so(void **state)
{
	struct eg_decimal v;

	(void)state;
	gives("0", '/', "3", "0");
	gives("1", '/', "0", "-");
	gives("0", '^', "-1", "-");
	gives("2", '^', "0.5", "-");
	gives("9e6144", '*', "10", "-");
	gives("1e-6176", '/', "10", "0");
	assert_false(eg_decimal_parse("1e6145", 6, &v));
	assert_false(eg_decimal_parse("", 0, &v));
	assert_false(eg_decimal_parse("-", 1, &v));
	assert_false(eg_decimal_parse(".", 1, &v));
	assert_false(eg_decimal_parse("1.2.3", 5, &v));
	assert_false(eg_decimal_parse("1e", 2, &v));
	assert_false(eg_decimal_parse(" 1", 2, &v));
	assert_false(eg_decimal_parse("12x", 3, &v));
}

static void
is_printed_in_its_shortest_form(void **state)
{
	(void)state;
	prints(d("30.00"), "30");
	prints(d("-.872"), "-0.872");
	prints(d("1e3"), "1000");
	prints(d("-0.0"), "0");
	prints(d("0.0001230"), "0.000123");
	prints(d("1.5e50"), "1.5E50");
	prints(d("1e-50"), "1E-50");
	prints(d("12345678901234567890123456789012345"),
	    "12345678901234567890123456789012340");
	prints(d("12345678901234567890123456789012355"),
	    "12345678901234567890123456789012360");
}

static void
rounds_to_places_in_five_ways(void **state)
{
	static const struct {
		const char *value;
		int32_t places;
		const char *even, *up, *down, *floor, *ceiling;
	} t[] = {
		{ "2.5", 0, "2", "3", "2", "2", "3" },
		{ "-2.5", 0, "-2", "-3", "-2", "-3", "-2" },
		{ "1.115", 2, "1.12", "1.12", "1.11", "1.11", "1.12" },
		{ "1250", -2, "1200", "1300", "1200", "1200", "1300" },
		{ "0.004", 0, "0", "0", "0", "0", "1" },
		{ "-1e-60", 0, "0", "0", "0", "-1", "0" },
		{ "7", 3, "7", "7", "7", "7", "7" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct eg_decimal v = d(t[i].value);
		int32_t p = t[i].places;

		prints(eg_decimal_round(v, p, EG_ROUND_HALF_EVEN), t[i].even);
		prints(eg_decimal_round(v, p, EG_ROUND_HALF_UP), t[i].up);
		prints(eg_decimal_round(v, p, EG_ROUND_DOWN), t[i].down);
		prints(eg_decimal_round(v, p, EG_ROUND_FLOOR), t[i].floor);
		prints(eg_decimal_round(v, p, EG_ROUND_CEILING), t[i].ceiling);
	}
}

static void
is_compared_by_value_not_by_form(void **state)
{
	(void)state;
	assert_int_equal(eg_decimal_compare(d("1.0"), d("1")), 0);
	assert_int_equal(eg_decimal_compare(d("-1"), d("1")), -1);
	assert_int_equal(eg_decimal_compare(d("1e-30"), d("0")), 1);
	assert_int_equal(eg_decimal_compare(d("1e6000"), d("1e-6000")), 1);
	assert_int_equal(eg_decimal_compare(d("-2"), d("-1")), -1);
}

static void
whole_numbers_go_in_and_out(void **state)
{
	int64_t v;

	(void)state;
	prints(eg_decimal_int(INT64_MIN), "-9223372036854775808");
	assert_true(eg_decimal_to_int(d("30.0"), &v));
	assert_int_equal(v, 30);
	assert_true(eg_decimal_to_int(d("-3e3"), &v));
	assert_int_equal(v, -3000);
	assert_false(eg_decimal_to_int(d("0.5"), &v));
	assert_false(eg_decimal_to_int(d("9223372036854775808"), &v));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tenth_is_a_tenth),
		cmocka_unit_test(the_thirty_fourth_digit_is_rounded_half_to_even),
		cmocka_unit_test(what_has_no_result_says_so),
		cmocka_unit_test(is_printed_in_its_shortest_form),
		cmocka_unit_test(rounds_to_places_in_five_ways),
		cmocka_unit_test(is_compared_by_value_not_by_form),
		cmocka_unit_test(whole_numbers_go_in_and_out),
	};

	return cmocka_run_group_tests_name("base/decimal", tests, NULL, NULL);
}
