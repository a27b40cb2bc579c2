/* rules/written_date: dates as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "rules/written_date.h"

/* Every date of a text as "TEXT=DAY", or "TEXT=no day"; short years until 2026. */
static void
finds(const char *text, const char *wanted)
{
	struct eg_written_date d;
	struct eg_buf b = { 0 };
	int64_t day;

	while (eg_written_date_next(&text, &d)) {
		eg_buf_printf(&b, "%s%.*s=", b.len > 0 ? "; " : "", (int)d.n, d.at);
		if (eg_written_date_day(&d, 2026, &day))
			eg_day_print(day, &b);
		else
			eg_buf_puts(&b, "no day");
	}
	assert_string_equal(eg_buf_str(&b), wanted);
	eg_buf_free(&b);
}

static void
numbers_with_one_sign_between_them(void **state)
{
	(void)state;
	finds("on 10/16/2016, 1-2-16 (09-16-25).",
	    "10/16/2016=2016-10-16; 1-2-16=2016-01-02; 09-16-25=2025-09-16");
	finds("10/16-2016 1/2/345 1/2/3/2016 123/1/2016 1/2/20167", "");
}

static void
the_year_first(void **state)
{
	(void)state;
	finds("2016-10-16", "2016-10-16=2016-10-16");
	finds("2016-10 and 2016/10/16", "");
}

static void
names_of_months(void **state)
{
	(void)state;
	finds("October 16, 2016", "October 16, 2016=2016-10-16");
	finds("Oct. 16th 2016; Sept 1st, 2016",
	    "Oct. 16th 2016=2016-10-16; Sept 1st, 2016=2016-09-01");
	finds("16 October 2016", "16 October 2016=2016-10-16");
	finds("May\n 5,\xc2\xa0" "2016", "May\n 5,\xc2\xa0" "2016=2016-05-05");
	finds("October 2016", "October 2016=2016-10-01");
}

static void
other_words_are_no_months(void **state)
{
	(void)state;
	finds("Decision 16, 2016; october 16, 2016; Octob 16, 2016; may 2016", "");
	finds("October 16", "");
}

static void
days_that_are_none_are_found(void **state)
{
	(void)state;
	finds("13/01/2016 2/30/2016 June 31, 2016",
	    "13/01/2016=no day; 2/30/2016=no day; June 31, 2016=no day");
}

static void
a_short_year_is_not_of_the_future(void **state)
{
	(void)state;
	finds("1/1/26 1/1/27 12/20/45 1/1/00",
	    "1/1/26=2026-01-01; 1/1/27=1927-01-01; 12/20/45=1945-12-20; "
	    "1/1/00=2000-01-01");
}

static void
numbers_of_other_things_are_no_dates(void **state)
{
	(void)state;
	finds("30.5/30/16mg 320/5/3026mg L4-5-16 x1/2/2016 1/2/2016.5 3.3.9", "");
	finds("(510) 555-0100, 5-325-10, version 1/2/2016b", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_with_one_sign_between_them),
		cmocka_unit_test(the_year_first),
		cmocka_unit_test(names_of_months),
		cmocka_unit_test(other_words_are_no_months),
		cmocka_unit_test(days_that_are_none_are_found),
		cmocka_unit_test(a_short_year_is_not_of_the_future),
		cmocka_unit_test(numbers_of_other_things_are_no_dates),
	};

	return cmocka_run_group_tests_name("rules/written_date", tests, NULL, NULL);
}
