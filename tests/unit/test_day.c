/* Days as numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/day.h"

static int64_t
day(const char *s)
{
	int64_t d;

	assert_true(eg_day_parse(s, strlen(s), &d));
	return d;
}

static void
days_are_counted_from_1970(void **state)
{
	(void)state;
	assert_int_equal(day("1970-01-01"), 0);
	assert_int_equal(day("1969-12-31"), -1);
	assert_int_equal(day("2000-03-01"), 11017);
	assert_int_equal(day("2014-09-05") - day("2014-08-06"), 30);
	assert_int_equal(day("0001-01-01"), -719162);
}

static void
every_day_of_eight_centuries_comes_back(void **state)
{
	int64_t d, year, last = day("1599-12-31"), again;
	unsigned month, dom;

	(void)state;
	for (d = last + 1; d <= day("2400-12-31"); d++) {
		eg_day_split(d, &year, &month, &dom);
		assert_true(eg_day_make(year, month, dom, &again));
		assert_int_equal(again, d);
	}
}

static void
days_that_are_not_are_refused(void **state)
{
	static const char *const no[] = { "2014-02-29", "1900-02-29",
	    "2014-13-01", "2014-00-10", "2014-4-1", "2014-04-01Z", "",
	    "2014-04", "14-04-01", "02014-04-01", "2014-04-31 " };
	int64_t d;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_false(eg_day_parse(no[i], strlen(no[i]), &d));
	assert_true(eg_day_parse("2000-02-29", 10, &d));
}

static void
weekdays_are_iso(void **state)
{
	(void)state;
	assert_int_equal(eg_day_of_week(day("2014-09-05")), 5);
	assert_int_equal(eg_day_of_week(day("1969-12-29")), 1);
	assert_int_equal(eg_day_of_week(day("2026-06-21")), 7);
}

static void
days_are_printed_as_they_are_read(void **state)
{
	static const char *const as[] = { "2014-09-05", "0001-01-01",
	    "-0044-03-15", "123456-12-31" };
	struct eg_buf b = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(as) / sizeof(as[0]); i++) {
		eg_buf_clear(&b);
		eg_day_print(day(as[i]), &b);
		assert_string_equal(eg_buf_str(&b), as[i]);
	}
	eg_buf_free(&b);
}

static void
months_later_is_the_same_day_or_the_months_last(void **state)
{
	static const struct {
		const char	*from;
		int64_t		 months;
		const char	*to;
	} cases[] = {
		{ "2014-08-06", 1, "2014-09-06" }, { "2014-01-31", 1, "2014-02-28" },
		{ "2016-01-31", 1, "2016-02-29" }, { "2014-03-31", -1, "2014-02-28" },
		{ "2013-12-15", 1, "2014-01-15" }, { "2014-01-15", -1, "2013-12-15" },
		{ "2016-02-29", 12, "2017-02-28" }, { "2016-02-29", 48, "2020-02-29" },
		{ "2014-05-31", 0, "2014-05-31" }, { "0000-01-31", -2, "-0001-11-30" },
	};
	int64_t d;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_true(eg_day_add_months(day(cases[i].from), cases[i].months,
		    &d));
		assert_int_equal(d, day(cases[i].to));
	}
	assert_false(eg_day_add_months(0, 12 * EG_YEAR_MAX, &d));
	assert_false(eg_day_add_months(0, INT64_MAX, &d));
	assert_false(eg_day_add_months(0, INT64_MIN, &d));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_counted_from_1970),
		cmocka_unit_test(every_day_of_eight_centuries_comes_back),
		cmocka_unit_test(days_that_are_not_are_refused),
		cmocka_unit_test(weekdays_are_iso),
		cmocka_unit_test(days_are_printed_as_they_are_read),
		cmocka_unit_test(months_later_is_the_same_day_or_the_months_last),
	};

	return cmocka_run_group_tests_name("base/day", tests, NULL, NULL);
}
