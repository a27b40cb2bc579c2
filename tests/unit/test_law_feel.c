/* rules/law_feel: what decision tables ask of the calendars and the register of IMR. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "rules/feel/expr.h"
#include "rules/law.h"

#define IMR	"schemas/imr/rulebook/imr.sch"

struct fixture {
	struct eg_arena		*arena;
	struct eg_diags		*diags;
	struct eg_rulebook	*book;
	struct eg_feel_library	*library;
	struct eg_buf		 out;
};

static int
setup(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->arena = eg_arena_new();
	f->diags = eg_diags_new();
	f->book = eg_rulebook_open(IMR, f->diags);
	if (f->book == NULL)
		return -1;
	f->library = eg_feel_library_make(f->arena);
	eg_law_feel(f->library, f->book);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	eg_rulebook_free(f->book);
	eg_diags_free(f->diags);
	eg_arena_free(f->arena);
	eg_buf_free(&f->out);
	test_free(f);
	return 0;
}

/* The value as FEEL writes it, or "! " and why there is none. */
static const char *
eval(struct fixture *f, const char *text)
{
	static const char *const members[] = { "title", "year", "law" };
	struct eg_feel_scope scope = { .library = f->library, .member = members,
	    .nmember = 3 };
	struct eg_feel_env env = { .arena = f->arena, .library = f->library,
	    .strict = true };
	const struct eg_feel *v = NULL;
	struct eg_feel_expr *e;

	eg_buf_clear(&f->out);
	e = eg_feel_compile(f->arena, text, &scope, &env.error);
	if (e != NULL)
		v = eg_feel_eval(&env, e);
	if (v == NULL)
		eg_buf_printf(&f->out, "! %s", env.error.text);
	else
		eg_feel_write(v, &f->out);
	return eg_buf_str(&f->out);
}

#define GIVES(text, value)	assert_string_equal(eval(*state, text), value)
#define FAILS(text, why)	do {					\
		const char *got = eval(*state, text);			\
		assert_memory_equal(got, "! ", 2);			\
		assert_non_null(strstr(got, why));			\
	} while (0)
#define D(s)	"date(\"" s "\")"

static void
days_are_added_and_counted(void **state)
{
	GIVES("add calendar days(" D("2014-08-06") ", 30)", D("2014-09-05"));
	GIVES("add calendar days(" D("2014-03-01") ", -1)", D("2014-02-28"));
	GIVES("add calendar months(" D("2014-11-30") ", 3)", D("2015-02-28"));
	GIVES("add calendar years(" D("2016-02-29") ", 1)", D("2017-02-28"));
	GIVES("days after(" D("2014-09-12") ", " D("2014-09-05") ")", "7");
	GIVES("days after(" D("2014-09-05") ", " D("2014-09-12") ")", "-7");
	GIVES("add calendar days(null, 30)", "null");
	FAILS("add calendar days(" D("2014-08-06") ", 1.5)", "whole number");
}

static void
working_days_are_those_of_state_offices(void **state)
{
	GIVES("working day(" D("2014-11-28") ")", "false");
	GIVES("working day(" D("2014-10-13") ")", "true");
	GIVES("working day(" D("2014-10-13") ", \"judicial\")", "false");
	GIVES("holiday(" D("2014-11-28") ")", "\"Day after Thanksgiving\"");
	GIVES("holiday(" D("2014-10-13") ")", "null");
	GIVES("add working days(" D("2014-11-24") ", 5)", D("2014-12-03"));
	GIVES("add working days(" D("2017-11-05") ", 5)", D("2017-11-13"));
	GIVES("working days between(" D("2014-11-24") ", " D("2014-12-03") ")", "5");
	GIVES("next working day(" D("2014-11-27") ")", D("2014-12-01"));
	FAILS("working day(" D("2014-10-13") ", \"lunar\")", "no calendar `lunar`");
}

static void
a_last_day_moves_on_by_judicial_holidays(void **state)
{
	GIVES("roll forward(" D("2014-10-13") ")", D("2014-10-14"));
	GIVES("roll forward(" D("2014-10-13") ", \"state-offices\")",
	    D("2014-10-13"));
	GIVES("due date(" D("2014-08-02") ", 30, \"days\")", D("2014-09-02"));
	GIVES("due date(" D("2014-12-02") ", 30, \"days\")", D("2015-01-02"));
	GIVES("due date(" D("2018-01-02") ", 5, \"working days\")", D("2018-01-09"));
	GIVES("nominal due date(" D("2014-08-02") ", 30)", D("2014-09-01"));
	FAILS("due date(" D("2014-08-02") ", 30, \"weeks\")", "\"working days\"");
}

static void
a_day_outside_a_calendar_is_a_failure_and_no_guess(void **state)
{
	FAILS("working day(" D("2031-01-02") ")", "kept from 2013-01-01 until");
	FAILS("add working days(" D("2030-12-30") ", 3)", "state-offices");
	FAILS("roll forward(" D("2012-12-31") ")", "judicial");
	FAILS("due date(" D("2030-12-20") ", 30, \"days\")", "judicial");
}

static void
service_by_mail_adds_days_by_where_it_goes(void **state)
{
	GIVES("service extension(\"mail\", \"CA\", \"CA\")", "5");
	GIVES("service extension(\"mail\", \"CA\", \"NV\")", "10");
	GIVES("service extension(\"mail\", \"CA\", \"Canada\")", "20");
	GIVES("service extension(\"personal\", \"CA\", \"CA\")", "0");
	GIVES("service extension(\"mail\", \"CA\", \"CA\", " D("2015-01-01") ")", "5");
	FAILS("service extension(\"electronic\", \"CA\", \"CA\")", "after service");
	FAILS("service extension(\"pigeon\", \"CA\", \"CA\")", "pigeon");
	GIVES("after service(" D("2026-07-18") ", \"mail\", \"CA\", \"CA\")",
	    D("2026-07-23"));
	/* Two court days over a weekend. */
	GIVES("after service(" D("2026-07-17") ", \"electronic\", \"CA\", \"CA\")",
	    D("2026-07-21"));
	/* The whole time to appeal: 30 days, 5 more, and on from Sunday. */
	GIVES("roll forward(after service(" D("2026-06-21") " + "
	    "duration(\"P30D\"), \"mail\", \"CA\", \"CA\"))", D("2026-07-27"));
}

static void
the_register_tells_what_was_in_force(void **state)
{
	GIVES("in force(\"law:LC-4610.5-c-2@2013\", " D("2016-12-31") ")", "true");
	GIVES("in force(\"law:LC-4610.5-c-2@2013\", " D("2017-01-01") ")", "false");
	GIVES("in force(\"LC-4610.6-d-1-A\", " D("2016-12-31") ")", "false");
	GIVES("in force(\"LC-4610.6-d-1-A\", " D("2017-01-01") ")", "true");
	GIVES("version in force(\"LC-4610.5-c-2\", " D("2026-06-18") ")",
	    "\"LC-4610.5-c-2@2017\"");
	GIVES("version in force(\"LC-4610.6-d-1-A\", " D("2014-01-01") ")", "null");
	FAILS("in force(\"LC-4610.5-c-2\", " D("2012-12-31") ")",
	    "2012-12-31 is not in the register");
	FAILS("in force(\"LC-9999\", " D("2014-01-01") ")", "no `LC-9999`");
}

static void
editions_are_those_of_the_day(void **state)
{
	GIVES("edition in force(\"chronic pain\", " D("2016-07-27") ").year",
	    "\"2009\"");
	GIVES("edition in force(\"chronic pain\", " D("2016-07-28") ").year",
	    "\"2016\"");
	GIVES("edition in force(\"chronic pain\", " D("2017-12-01") ").title",
	    "\"Chronic Pain\"");
	GIVES("edition in force(\"low back\", " D("2019-08-11") ").law",
	    "\"MTUS-low-back@2019\"");
	GIVES("edition in force(\"opioids\", " D("2016-07-27") ")", "null");
	GIVES("edition in force(\"asthma\", " D("2021-01-01") ").year", "null");
	GIVES("edition topic(\"Chronic Pain Medical Treatment\")",
	    "\"chronic pain\"");
	GIVES("edition topic(\"Cervical and Thoracic Spine Disorders\")",
	    "\"neck and upper back\"");
	GIVES("edition topic(\"The Joy of Cooking\")", "null");
	FAILS("edition in force(\"cooking\", " D("2016-07-27") ")", "no topic");
	FAILS("edition in force(\"stress\", " D("2018-01-01") ")",
	    "is not in the register");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_added_and_counted),
		cmocka_unit_test(working_days_are_those_of_state_offices),
		cmocka_unit_test(a_last_day_moves_on_by_judicial_holidays),
		cmocka_unit_test(a_day_outside_a_calendar_is_a_failure_and_no_guess),
		cmocka_unit_test(service_by_mail_adds_days_by_where_it_goes),
		cmocka_unit_test(the_register_tells_what_was_in_force),
		cmocka_unit_test(editions_are_those_of_the_day),
	};

	return cmocka_run_group_tests_name("rules/law_feel", tests, setup, teardown);
}
