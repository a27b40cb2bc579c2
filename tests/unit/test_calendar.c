/* rules/calendar: weekends, holidays and what is counted between them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "rules/calendar.h"

#define IMR	"schemas/imr/rulebook/calendars.xml"
#define FILE_OF(s)	"<calendars xmlns='" EG_CALENDAR_NS "'>\n" s "</calendars>"
#define CALENDAR(s)	FILE_OF("<calendar id='c' from='2013-01-01' " \
			    "until='2030-12-31'>\n" s "</calendar>\n")

struct fixture {
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_xml		*xml;
	struct eg_calendars	*all;
	struct eg_buf		 out;
};

static int
setup(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->arena = eg_arena_new();
	f->diags = eg_diags_new();
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	eg_xml_free(f->xml);
	eg_diags_free(f->diags);
	eg_arena_free(f->arena);
	eg_buf_free(&f->out);
	test_free(f);
	return 0;
}

static struct eg_calendar *
imr(struct fixture *f, const char *id)
{
	if (f->all == NULL) {
		f->xml = eg_xml_open(IMR, &eg_xml_case_limits, f->diags);
		assert_non_null(f->xml);
		f->all = eg_calendars_read(f->arena, f->xml, f->diags);
		assert_non_null(f->all);
	}
	return eg_calendars_find(f->all, id);
}

/* The calendar `c` of a text, or NULL. */
static struct eg_calendar *
read_text(struct fixture *f, const char *text)
{
	eg_xml_free(f->xml);
	f->xml = eg_xml_read("k.xml", text, strlen(text), &eg_xml_case_limits,
	    f->diags);
	assert_non_null(f->xml);
	f->all = eg_calendars_read(f->arena, f->xml, f->diags);
	return f->all == NULL ? NULL : eg_calendars_find(f->all, "c");
}

static const char *
refused(struct fixture *f, const char *text)
{
	assert_null(read_text(f, text));
	eg_buf_clear(&f->out);
	eg_diags_dump(f->diags, &f->out);
	eg_diags_clear(f->diags);
	return eg_buf_str(&f->out);
}

static int64_t
day(const char *s)
{
	int64_t d;

	assert_true(eg_day_parse(s, strlen(s), &d));
	return d;
}

static const char *
text(struct fixture *f, int64_t d)
{
	eg_buf_clear(&f->out);
	eg_day_print(d, &f->out);
	return eg_buf_str(&f->out);
}

/* The holidays of a year, those of a weekend left out: "01-01 01-21". */
static const char *
holidays(struct fixture *f, struct eg_calendar *c, unsigned year)
{
	char first[24];
	const char *name;
	unsigned month, dom;
	int64_t d, y;

	snprintf(first, sizeof(first), "%u-01-01", year);
	eg_buf_clear(&f->out);
	for (d = day(first); eg_day_split(d, &y, &month, &dom), y == year; d++) {
		assert_true(eg_calendar_holiday(c, d, &name));
		if (name != NULL && !c->weekend[eg_day_of_week(d)])
			eg_buf_printf(&f->out, "%s%02u-%02u",
			    f->out.len == 0 ? "" : " ", month, dom);
	}
	return eg_buf_str(&f->out);
}

static const char *
working_after(struct fixture *f, struct eg_calendar *c, const char *from,
    int64_t n)
{
	int64_t d;

	assert_true(eg_calendar_add(c, day(from), n, &d));
	return text(f, d);
}

static const char *
rolled(struct fixture *f, struct eg_calendar *c, const char *from, int64_t add)
{
	int64_t d;

	assert_true(eg_calendar_roll(c, day(from) + add, &d));
	return text(f, d);
}

/* --- the calendars of California ------------------------------------------ */

struct year {
	unsigned	 year;
	const char	*days;
};

/*
 * 2013, 2014: as the state's personnel department published them.  Sunday's
 * are on Monday; Saturday's are lost, but Veterans Day (2017, 2023, 2028).
 */
static void
state_offices_close_on_these_days(void **state)
{
	static const struct year years[] = {
		{ 2013, "01-01 01-21 02-18 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25" },
		{ 2014, "01-01 01-20 02-17 03-31 05-26 07-04 09-01 11-11 11-27 11-28 12-25" },
		{ 2015, "01-01 01-19 02-16 03-31 05-25 09-07 11-11 11-26 11-27 12-25" },
		{ 2016, "01-01 01-18 02-15 03-31 05-30 07-04 09-05 11-11 11-24 11-25 12-26" },
		{ 2017, "01-02 01-16 02-20 03-31 05-29 07-04 09-04 11-10 11-23 11-24 12-25" },
		{ 2018, "01-01 01-15 02-19 05-28 07-04 09-03 11-12 11-22 11-23 12-25" },
		{ 2019, "01-01 01-21 02-18 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25" },
		{ 2020, "01-01 01-20 02-17 03-31 05-25 09-07 11-11 11-26 11-27 12-25" },
		{ 2021, "01-01 01-18 02-15 03-31 05-31 07-05 09-06 11-11 11-25 11-26" },
		{ 2022, "01-17 02-21 03-31 05-30 07-04 09-05 11-11 11-24 11-25 12-26" },
		{ 2023, "01-02 01-16 02-20 03-31 05-29 07-04 09-04 11-10 11-23 11-24 12-25" },
		{ 2024, "01-01 01-15 02-19 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25" },
		{ 2025, "01-01 01-20 02-17 03-31 05-26 07-04 09-01 11-11 11-27 11-28 12-25" },
		{ 2026, "01-01 01-19 02-16 03-31 05-25 09-07 11-11 11-26 11-27 12-25" },
		{ 2027, "01-01 01-18 02-15 03-31 05-31 07-05 09-06 11-11 11-25 11-26" },
		{ 2028, "01-17 02-21 03-31 05-29 07-04 09-04 11-10 11-23 11-24 12-25" },
		{ 2029, "01-01 01-15 02-19 05-28 07-04 09-03 11-12 11-22 11-23 12-25" },
		{ 2030, "01-01 01-21 02-18 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25" },
	};
	struct eg_calendar *c = imr(*state, "state-offices");
	size_t i;

	for (i = 0; i < sizeof(years) / sizeof(years[0]); i++)
		assert_string_equal(holidays(*state, c, years[i].year),
		    years[i].days);
}

/*
 * 2023: as rules of court have it.  Columbus Day until 2021, Native American
 * Day from 2022, Juneteenth from 2023; New Year's Day of a Saturday is in
 * December of the year before (2021, 2027).
 */
static void
courts_close_on_these_days(void **state)
{
	static const struct year years[] = {
		{ 2013, "01-01 01-21 02-12 02-18 04-01 05-27 07-04 09-02 10-14 11-11 11-28 11-29 12-25" },
		{ 2014, "01-01 01-20 02-12 02-17 03-31 05-26 07-04 09-01 10-13 11-11 11-27 11-28 12-25" },
		{ 2015, "01-01 01-19 02-12 02-16 03-31 05-25 07-03 09-07 10-12 11-11 11-26 11-27 12-25" },
		{ 2016, "01-01 01-18 02-12 02-15 03-31 05-30 07-04 09-05 10-10 11-11 11-24 11-25 12-26" },
		{ 2017, "01-02 01-16 02-13 02-20 03-31 05-29 07-04 09-04 10-09 11-10 11-23 11-24 12-25" },
		{ 2018, "01-01 01-15 02-12 02-19 03-30 05-28 07-04 09-03 10-08 11-12 11-22 11-23 12-25" },
		{ 2019, "01-01 01-21 02-12 02-18 04-01 05-27 07-04 09-02 10-14 11-11 11-28 11-29 12-25" },
		{ 2020, "01-01 01-20 02-12 02-17 03-31 05-25 07-03 09-07 10-12 11-11 11-26 11-27 12-25" },
		{ 2021, "01-01 01-18 02-12 02-15 03-31 05-31 07-05 09-06 10-11 11-11 11-25 11-26 12-24 12-31" },
		{ 2022, "01-17 02-11 02-21 03-31 05-30 07-04 09-05 09-23 11-11 11-24 11-25 12-26" },
		{ 2023, "01-02 01-16 02-13 02-20 03-31 05-29 06-19 07-04 09-04 09-22 11-10 11-23 11-24 12-25" },
		{ 2024, "01-01 01-15 02-12 02-19 04-01 05-27 06-19 07-04 09-02 09-27 11-11 11-28 11-29 12-25" },
		{ 2025, "01-01 01-20 02-12 02-17 03-31 05-26 06-19 07-04 09-01 09-26 11-11 11-27 11-28 12-25" },
		{ 2026, "01-01 01-19 02-12 02-16 03-31 05-25 06-19 07-03 09-07 09-25 11-11 11-26 11-27 12-25" },
		{ 2027, "01-01 01-18 02-12 02-15 03-31 05-31 06-18 07-05 09-06 09-24 11-11 11-25 11-26 12-24 12-31" },
		{ 2028, "01-17 02-11 02-21 03-31 05-29 06-19 07-04 09-04 09-22 11-10 11-23 11-24 12-25" },
		{ 2029, "01-01 01-15 02-12 02-19 03-30 05-28 06-19 07-04 09-03 09-28 11-12 11-22 11-23 12-25" },
		{ 2030, "01-01 01-21 02-12 02-18 04-01 05-27 06-19 07-04 09-02 09-27 11-11 11-28 11-29 12-25" },
	};
	struct eg_calendar *c = imr(*state, "judicial");
	size_t i;

	for (i = 0; i < sizeof(years) / sizeof(years[0]); i++)
		assert_string_equal(holidays(*state, c, years[i].year),
		    years[i].days);
}

static void
a_last_day_moves_on_over_holidays(void **state)
{
	struct eg_calendar *c = imr(*state, "judicial");

	/* A Friday stays. */
	assert_string_equal(rolled(*state, c, "2014-08-06", 30), "2014-09-05");
	/* Labor Day. */
	assert_string_equal(rolled(*state, c, "2014-08-02", 30), "2014-09-02");
	/* A Sunday. */
	assert_string_equal(rolled(*state, c, "2014-11-28", 30), "2014-12-29");
	/* New Year's Day, a Thursday. */
	assert_string_equal(rolled(*state, c, "2014-12-02", 30), "2015-01-02");
}

static void
working_days_are_counted_from_the_day_after(void **state)
{
	struct eg_calendar *c = imr(*state, "state-offices");

	assert_string_equal(working_after(*state, c, "2018-01-02", 5), "2018-01-09");
	/* Over Thanksgiving and the day after. */
	assert_string_equal(working_after(*state, c, "2014-11-24", 5), "2014-12-03");
	/* From a Sunday; Veterans Day was observed on Friday the 10th. */
	assert_string_equal(working_after(*state, c, "2017-11-05", 5), "2017-11-13");
	assert_string_equal(working_after(*state, c, "2014-12-03", -5), "2014-11-24");
	assert_string_equal(working_after(*state, c, "2014-11-29", -1), "2014-11-26");
}

static void
no_working_days_after_a_holiday_is_the_holiday(void **state)
{
	assert_string_equal(working_after(*state, imr(*state, "state-offices"),
	    "2014-12-25", 0), "2014-12-25");
}

static void
working_days_between_are_those_after_the_first_with_the_last(void **state)
{
	struct eg_calendar *c = imr(*state, "state-offices");
	int64_t n;

	assert_true(eg_calendar_between(c, day("2014-11-24"), day("2014-12-03"), &n));
	assert_int_equal(n, 5);
	assert_true(eg_calendar_between(c, day("2014-12-03"), day("2014-11-24"), &n));
	assert_int_equal(n, -5);
	assert_true(eg_calendar_between(c, day("2014-11-27"), day("2014-11-27"), &n));
	assert_int_equal(n, 0);
}

static void
a_day_outside_the_span_is_not_known(void **state)
{
	struct fixture *f = *state;
	struct eg_calendar *c = imr(f, "judicial");
	int64_t d;
	bool working;

	assert_true(eg_calendar_working(c, day("2013-01-01"), &working));
	assert_true(eg_calendar_working(c, day("2030-12-31"), &working));
	assert_false(eg_calendar_working(c, day("2012-12-31"), &working));
	assert_false(eg_calendar_working(c, day("2031-01-01"), &working));
	assert_false(eg_calendar_add(c, day("2030-12-30"), 2, &d));
	assert_false(eg_calendar_add(c, day("2013-01-03"), -3, &d));
	assert_false(eg_calendar_add(c, day("2031-01-02"), 0, &d));
	assert_false(eg_calendar_roll(c, day("2031-01-02"), &d));
	assert_false(eg_calendar_between(c, day("2030-12-31"), day("2031-01-02"), &d));
	eg_calendar_limits(c, &f->out);
	assert_string_equal(eg_buf_str(&f->out), "the calendar `judicial` is "
	    "kept from 2013-01-01 until 2030-12-31 only");
}

static void
a_calendar_remembers_what_was_asked_of_it(void **state)
{
	struct fixture *f = *state;
	struct eg_calendar *c = imr(f, "judicial");
	int64_t d;

	eg_calendars_forget(f->all);
	assert_true(c->last < c->first);
	eg_calendar_roll(c, day("2014-08-30"), &d);
	assert_string_equal(text(f, c->first), "2014-08-30");
	assert_string_equal(text(f, c->last), "2014-09-02");
	eg_calendars_forget(f->all);
	assert_true(c->last < c->first);
}

/* --- calendars of others -------------------------------------------------- */

static void
easter_moves_as_it_does(void **state)
{
	static const char *const sundays[] = { "2013-03-31", "2014-04-20",
	    "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21",
	    "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31",
	    "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
	    "2030-04-21", "2038-04-25", "2285-03-22" };
	struct eg_holiday h;
	int64_t d, year;
	unsigned month, dom;
	size_t i;

	(void)state;
	assert_true(eg_holiday_parse("easter", &h));
	for (i = 0; i < sizeof(sundays) / sizeof(sundays[0]); i++) {
		eg_day_split(day(sundays[i]), &year, &month, &dom);
		assert_true(eg_holiday_day(&h, year, &d));
		assert_int_equal(d, day(sundays[i]));
	}
}

static void
a_holiday_of_some_years_is_none_in_others(void **state)
{
	struct fixture *f = *state;
	struct eg_calendar *c = read_text(f, CALENDAR(
	    "<holiday name='Leap Day' on='02-29'/>\n"
	    "<holiday name='Fifth Monday' on='fifth monday of march'/>\n"
	    "<holiday name='Good Friday' on='easter' offset='-2'/>\n"
	    "<holiday name='New' on='06-01' from='2016-06-01'/>\n"
	    "<holiday name='Old' on='06-02' until='2015-12-31'/>\n"
	    "<holiday name='Mourning' date='2015-07-03'/>\n"));

	assert_non_null(c);
	assert_string_equal(holidays(f, c, 2015), "03-30 04-03 06-02 07-03");
	assert_string_equal(holidays(f, c, 2016), "02-29 03-25 06-01");
}

static void
a_holiday_may_be_observed_otherwise_than_its_calendar_says(void **state)
{
	struct fixture *f = *state;
	struct eg_calendar *c = read_text(f, CALENDAR(
	    "<holiday name='A' on='08-01'/>\n"
	    "<holiday name='B' on='08-02' sunday='none'/>\n"
	    "<holiday name='C' on='08-09' sunday='thursday'/>\n"
	    "<shift from='saturday' to='friday'/>\n"
	    "<shift from='sunday' to='monday'/>\n"));
	const char *name;

	/* 2015-08-01 was a Saturday. */
	assert_string_equal(holidays(f, c, 2015), "07-31 08-02 08-06");
	assert_true(eg_calendar_holiday(c, day("2015-07-31"), &name));
	assert_string_equal(name, "A");
	assert_true(eg_calendar_holiday(c, day("2015-08-01"), &name));
	assert_null(name);
}

/* --- files that are wrong ------------------------------------------------- */

static void
what_is_not_understood_is_told_and_never_passed_over(void **state)
{
	assert_string_equal(refused(*state, CALENDAR(
	    "<holliday name='A' on='01-01'/>\n"
	    "<holiday name='A' on='third mondy of may'/>\n"
	    "<holiday name='A' on='01-01' form='2015-01-01'/>\n"
	    "<holiday name='A' on='01-01' from='2015-02-30'/>\n"
	    "<holiday name='A' on='01-01' from='2015-01-02' until='2015-01-01'/>\n"
	    "<holiday name='A' on='01-01' sunday='tomorrow'/>\n"
	    "<holiday name='A' date='2015-01-01' offset='1'/>\n"
	    "<holiday name='A' on='01-01' offset='1.5'/>\n"
	    "<holiday on='01-01'/>\n"
	    "<weekend days='saturday sonntag'/>\n")),
	    "k.xml:3:1: error[R3070]: `holliday` has no meaning in `calendar`\n"
	    "k.xml:12:10: error[R3070]: `sonntag` is no weekday\n"
	    "k.xml:4:19: error[R3070]: `third mondy of may` is no day of the year\n"
	    "k.xml:5:30: error[R3070]: `form` has no meaning in `holiday`\n"
	    "k.xml:6:30: error[R3070]: `2015-02-30` is not a day of the calendar\n"
	    "k.xml:7:48: error[R3070]: until 2015-01-01 is before from 2015-01-02\n"
	    "k.xml:8:30: error[R3070]: `tomorrow` is no weekday\n"
	    "k.xml:9:37: error[R3070]: a holiday with `date` has no `offset`\n"
	    "k.xml:10:30: error[R3070]: `offset` is a whole number from -366 to 366\n"
	    "k.xml:11:1: error[R3070]: `holiday` needs `name`\n");
}

static void
a_calendar_has_an_end_and_working_days(void **state)
{
	assert_string_equal(refused(*state, FILE_OF(
	    "<calendar id='c' from='2013-01-01'/>\n")),
	    "k.xml:2:1: error[R3070]: `calendar` needs `until`\n");
	assert_string_equal(refused(*state, CALENDAR(
	    "<weekend days='monday tuesday wednesday thursday friday saturday "
	    "sunday'/>\n")), "k.xml:2:1: error[R3070]: the calendar `c` has no "
	    "working days\n");
	assert_string_equal(refused(*state, FILE_OF(
	    "<calendar id='c' from='0001-01-01' until='9999-12-31'/>\n")),
	    "k.xml:2:36: error[R3070]: a calendar is kept for 400 years at most\n");
}

static void
the_usual_calendar_must_be_there(void **state)
{
	assert_string_equal(refused(*state,
	    "<calendars xmlns='" EG_CALENDAR_NS "' last-days='court'/>"),
	    "k.xml:1:43: error[R3070]: there is no calendar `court`\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)
		T(state_offices_close_on_these_days),
		T(courts_close_on_these_days),
		T(a_last_day_moves_on_over_holidays),
		T(working_days_are_counted_from_the_day_after),
		T(no_working_days_after_a_holiday_is_the_holiday),
		T(working_days_between_are_those_after_the_first_with_the_last),
		T(a_day_outside_the_span_is_not_known),
		T(a_calendar_remembers_what_was_asked_of_it),
		T(easter_moves_as_it_does),
		T(a_holiday_of_some_years_is_none_in_others),
		T(a_holiday_may_be_observed_otherwise_than_its_calendar_says),
		T(what_is_not_understood_is_told_and_never_passed_over),
		T(a_calendar_has_an_end_and_working_days),
		T(the_usual_calendar_must_be_there),
	};

	return cmocka_run_group_tests_name("rules/calendar", tests, NULL, NULL);
}
