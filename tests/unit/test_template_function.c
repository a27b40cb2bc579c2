/*
 * Functions of templates are called as a template would: say(f, "a", "b") is
 * eg:f('a', 'b').  "_" in what is wanted stands for a no-break space; "!" and
 * a word begins what is said of a wrong call.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "merge/function.h"

static char said[200];

static const char *
say(eg_xslt_fn f, const char *a, const char *b, const char *c)
{
	const char *args[] = { a, b, c };
	size_t n = b == NULL ? 1 : c == NULL ? 2 : 3, i, k = 0;
	struct eg_buf out = { 0 };
	const char *wrong = f(NULL, n, args, &out), *s;

	if (wrong != NULL) {
		said[k++] = '!';
		s = wrong;
	} else {
		s = eg_buf_str(&out);
	}
	for (i = 0; s[i] != '\0' && k < sizeof(said) - 1; k++, i++)
		if (strncmp(s + i, "\xC2\xA0", 2) == 0) {
			said[k] = '_';
			i++;
		} else {
			said[k] = s[i];
		}
	said[k] = '\0';
	eg_buf_free(&out);
	return said;
}

#define date(a, b)	say(eg_function_date, a, b, NULL)

static void
dates_are_written_out(void **state)
{
	(void)state;
	assert_string_equal(date("2014-07-09", NULL), "July_9, 2014");
	assert_string_equal(date("  2016-12-31\n", NULL), "December_31, 2016");
}

static void
dates_have_other_forms(void **state)
{
	(void)state;
	assert_string_equal(date("2014-07-09", "numeric"), "07/09/2014");
	assert_string_equal(date("2014-07-09", "full"), "Wednesday, July_9, 2014");
	assert_string_equal(date("2014-07-09", "month"), "July 2014");
	assert_string_equal(date("2014-07-09", "year"), "2014");
	assert_string_equal(date("2014-07-09", "roman"),
	    "!the form of a date is long, numeric, weekday, full, month or year");
}

static void
weekdays_are_those_of_the_calendar(void **state)
{
	(void)state;
	assert_string_equal(date("2000-02-29", "weekday"), "Tuesday");
	assert_string_equal(date("1900-03-01", "weekday"), "Thursday");
	assert_string_equal(date("2024-01-01", "weekday"), "Monday");
}

static void
days_that_are_not_are_refused(void **state)
{
	(void)state;
	assert_string_equal(date("", NULL), "!the date is empty");
	assert_string_equal(date("07/09/2014", NULL),
	    "!a date is written like 2014-07-09");
	assert_int_equal(date("2015-02-29", NULL)[0], '!');
	assert_int_equal(date("2014-13-01", NULL)[0], '!');
	assert_int_equal(date("2014-00-01", NULL)[0], '!');
	assert_int_equal(date("2014-7-9", NULL)[0], '!');
}

static void
times_are_those_of_a_clock_with_twelve_hours(void **state)
{
	(void)state;
	assert_string_equal(say(eg_function_time, "14:30:00", NULL, NULL), "2:30_p.m.");
	assert_string_equal(say(eg_function_time, "00:05", NULL, NULL), "12:05_a.m.");
	assert_string_equal(say(eg_function_time, "12:00", NULL, NULL), "noon");
	assert_string_equal(say(eg_function_time, "00:00", NULL, NULL), "midnight");
	assert_int_equal(say(eg_function_time, "24:00", NULL, NULL)[0], '!');
	assert_int_equal(say(eg_function_time, "14.30", NULL, NULL)[0], '!');
}

static void
numbers_keep_their_digits(void **state)
{
	(void)state;
	assert_string_equal(say(eg_function_number, "1234567.50", NULL, NULL),
	    "1,234,567.50");
	assert_string_equal(say(eg_function_number, "999", NULL, NULL), "999");
	assert_string_equal(say(eg_function_number, "-1000", NULL, NULL),
	    "\xE2\x88\x92" "1,000");
	assert_int_equal(say(eg_function_number, "NaN", NULL, NULL)[0], '!');
	assert_int_equal(say(eg_function_number, "1.", NULL, NULL)[0], '!');
}

static void
small_numbers_are_words(void **state)
{
	(void)state;
	assert_string_equal(say(eg_function_words, "3", NULL, NULL), "three");
	assert_string_equal(say(eg_function_words, "42", NULL, NULL), "forty-two");
	assert_string_equal(say(eg_function_words, "1500", NULL, NULL), "1,500");
	assert_int_equal(say(eg_function_words, "1.5", NULL, NULL)[0], '!');
}

static void
ordinals_know_the_teens(void **state)
{
	(void)state;
	assert_string_equal(say(eg_function_ordinal, "1", NULL, NULL), "1st");
	assert_string_equal(say(eg_function_ordinal, "12", NULL, NULL), "12th");
	assert_string_equal(say(eg_function_ordinal, "22", NULL, NULL), "22nd");
	assert_string_equal(say(eg_function_ordinal, "113", NULL, NULL), "113th");
	assert_string_equal(say(eg_function_ordinal, "3", "words", NULL), "third");
	assert_string_equal(say(eg_function_ordinal, "21", "words", NULL),
	    "twenty-first");
}

static void
plurals_follow_the_number(void **state)
{
	(void)state;
	assert_string_equal(say(eg_function_plural, "1", "item", NULL), "item");
	assert_string_equal(say(eg_function_plural, "0", "item", NULL), "items");
	assert_string_equal(say(eg_function_plural, "2", "therapy", NULL), "therapies");
	assert_string_equal(say(eg_function_plural, "2", "day", NULL), "days");
	assert_string_equal(say(eg_function_plural, "2", "box", NULL), "boxes");
	assert_string_equal(say(eg_function_plural, "2", "diagnosis", "diagnoses"),
	    "diagnoses");
	assert_string_equal(say(eg_function_count, "1055", "page", NULL),
	    "1,055_pages");
}

static void
sentences_begin_large_unless_a_name_does_not(void **state)
{
	(void)state;
	assert_string_equal(say(eg_function_sentence, " physical therapy", NULL, NULL),
	    "Physical therapy");
	assert_string_equal(say(eg_function_sentence, "iPLEDGE program", NULL, NULL),
	    "iPLEDGE program");
	assert_string_equal(say(eg_function_sentence, "MRI", NULL, NULL), "MRI");
}

static void
states_have_names(void **state)
{
	(void)state;
	assert_string_equal(say(eg_function_state, "CA", NULL, NULL), "California");
	assert_string_equal(say(eg_function_state, "WY", NULL, NULL), "Wyoming");
	assert_int_equal(say(eg_function_state, "ca", NULL, NULL)[0], '!');
}

static void
lines_do_not_end_within_what_belongs_together(void **state)
{
	static const char *const pairs[][2] = {
		{ "Page 3 of section 12", "Page_3 of section_12" },
		{ "see § 4610.6(h), Chapter 12", "see §_4610.6(h), Chapter_12" },
		{ "take 50 mg, then 2 tablets.", "take 50_mg, then 2_tablets." },
		{ "Dr. J. Q. Sample saw", "Dr._J._Q._Sample saw" },
		{ "on July 9, 2014", "on July_9, 2014" },
		{ "(Case CM16-0213037)", "(Case_CM16-0213037)" },
		{ "in case of doubt", "in case of doubt" },
		{ "May I ask", "May I ask" },
		{ "at 2:30 p.m. or noon", "at 2:30_p.m. or noon" },
		{ "12 more pages", "12 more pages" },
		{ "two  spaces 5  mg", "two  spaces 5  mg" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		assert_string_equal(say(eg_function_nb, pairs[i][0], NULL, NULL),
		    pairs[i][1]);
}

static void
table_of_functions_is_sorted(void **state)
{
	size_t i;

	(void)state;
	for (i = 1; i < eg_functions_n; i++)
		assert_true(strcmp(eg_functions[i - 1].name,
		    eg_functions[i].name) < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_written_out),
		cmocka_unit_test(dates_have_other_forms),
		cmocka_unit_test(weekdays_are_those_of_the_calendar),
		cmocka_unit_test(days_that_are_not_are_refused),
		cmocka_unit_test(times_are_those_of_a_clock_with_twelve_hours),
		cmocka_unit_test(numbers_keep_their_digits),
		cmocka_unit_test(small_numbers_are_words),
		cmocka_unit_test(ordinals_know_the_teens),
		cmocka_unit_test(plurals_follow_the_number),
		cmocka_unit_test(sentences_begin_large_unless_a_name_does_not),
		cmocka_unit_test(states_have_names),
		cmocka_unit_test(lines_do_not_end_within_what_belongs_together),
		cmocka_unit_test(table_of_functions_is_sorted),
	};

	return cmocka_run_group_tests_name("merge/function", tests, NULL, NULL);
}
