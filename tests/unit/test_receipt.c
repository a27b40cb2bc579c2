/* rules/receipt: what a judgement rests on, tables and calendars too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "crypt/digest.h"
#include "rules/calendar.h"
#include "rules/law.h"

#define DMN	"https://www.omg.org/spec/DMN/20191111/MODEL/"

static const char sch[] =
    "<schema xmlns='" EG_SCH_NS "' xmlns:eg='" EG_RULES_NS "'\n"
    "  eg:law='law.xml' eg:calendars='calendars.xml'>\n"
    "<title>Time</title><ns prefix='f' uri='" EG_FACTS_NS "'/>\n"
    "<pattern><rule context='c'>\n"
    "<assert id='T' see='law:time' test='@f:due'>due</assert>\n"
    "<assert id='U' see='law:time@2013 law:new' test='true()'>u</assert>\n"
    "<assert id='T' see='law:time' test='true()'>again</assert>\n"
    "</rule><rule context='none'><assert id='V' see='law:idle' test='true()'>v"
    "</assert></rule></pattern></schema>\n";
static const char law[] =
    "<law xmlns='" EG_LAW_NS "' at='decided'>\n"
    "<anchor id='decided' select='/c/@d'>the day of the decision</anchor>\n"
    "<anchor id='mailed' select='/c/@m'>the day of mailing</anchor>\n"
    "<text id='t' read='2020-01-01' digest='sha256:00'/>\n"
    "<provision id='time' cite='Code 1'>\n"
    "<version from='2013-01-01' until='2016-12-31' unverified='not read'/>\n"
    "<version from='2017-01-01' cite='Code 1(a)' text='t'/></provision>\n"
    "<provision id='new' cite='Code 2'><version/></provision>\n"
    "<provision id='idle' cite='Code 3'><version/></provision>\n"
    "<provision id='g' cite='Code 5'>\n"
    "<version from='2013-01-01' until='2016-07-27' edition='Back' year='2009'/>\n"
    "<version from='2016-07-28' edition='Back' year='2016'/></provision>\n"
    "<provision id='holidays' cite='Code 4' at='mailed'><version/></provision>\n"
    "</law>\n";
static const char calendars[] =
    "<calendars xmlns='" EG_CALENDAR_NS "' working-days='court'>\n"
    "<calendar id='court' from='2013-01-01' until='2030-12-31'>\n"
    "<weekend days='saturday sunday'/></calendar>\n"
    "<calendar id='idle' from='2013-01-01' until='2030-12-31'/></calendars>\n";
static const char dmn[] =
    "<definitions xmlns='" DMN "' xmlns:eg='urn:engross:bind:1' name='m'\n"
    "  namespace='urn:m'>\n"
    "<inputData name='Mailed' id='i'><extensionElements>"
    "<eg:from select='/c/@m'/></extensionElements>"
    "<variable name='Mailed' typeRef='date'/></inputData>\n"
    "<decision name='Due' id='d'><variable name='Due' typeRef='date'/>\n"
    "<informationRequirement><requiredInput href='#i'/></informationRequirement>\n"
    "<decisionTable><input><inputExpression><text>Mailed</text>"
    "</inputExpression></input><output/><annotation name='Basis'/>\n"
    "<rule><inputEntry><text>&lt; date(\"2100-01-01\")</text></inputEntry>"
    "<outputEntry><text>add working days(Mailed, 5)</text></outputEntry>"
    "<annotationEntry><text>%s</text></annotationEntry></rule>\n"
    "</decisionTable></decision></definitions>\n";

struct fixture {
	struct eg_diags	*diags;
	char		 folder[64];
	struct eg_buf	 got, want;
};

static const char *const names[] = { "calendars.xml", "law.xml", "t.dmn",
    "t.sch" };

static const char *
path(struct fixture *f, const char *name)
{
	static char p[128];

	snprintf(p, sizeof(p), "%s/%s", f->folder, name);
	return p;
}

static void
put(struct fixture *f, const char *name, const char *text)
{
	assert_true(eg_file_write(path(f, name), text, strlen(text), f->diags));
}

static int
setup(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->diags = eg_diags_new();
	snprintf(f->folder, sizeof(f->folder), "/tmp/engross-receipt-XXXXXX");
	if (mkdtemp(f->folder) == NULL)
		return -1;
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;
	size_t i;

	for (i = 0; i < 4; i++)
		unlink(path(f, names[i]));
	rmdir(f->folder);
	eg_diags_free(f->diags);
	eg_buf_free(&f->got);
	eg_buf_free(&f->want);
	test_free(f);
	return 0;
}

/* The rulebook, its one table resting on `basis`. */
static struct eg_rulebook *
open_book(struct fixture *f, const char *basis)
{
	char text[sizeof(dmn) + 200];

	snprintf(text, sizeof(text), dmn, basis);
	put(f, "t.sch", sch);
	put(f, "law.xml", law);
	put(f, "calendars.xml", calendars);
	put(f, "t.dmn", text);
	return eg_rulebook_open(f->folder, f->diags);
}

static const char *
receipt(struct fixture *f, struct eg_rulebook *book, const char *cas,
    const struct eg_rules_options *options)
{
	struct eg_xml *xml = eg_xml_read("c.xml", cas, strlen(cas),
	    &eg_xml_case_limits, f->diags), *copy;

	assert_non_null(xml);
	copy = eg_xml_new_copy(xml);
	eg_rules_judge(book, copy, options, f->diags);
	eg_buf_clear(&f->got);
	eg_rules_receipt(book, copy, options, &f->got);
	eg_diags_source(f->diags, "c.xml", NULL, 0);
	eg_xml_free(copy);
	eg_xml_free(xml);
	return eg_buf_str(&f->got);
}

static void
digest_of(struct fixture *f, const char *name)
{
	char hex[EG_SHA256_HEX];
	struct eg_buf b = { 0 };

	assert_true(eg_file_read(path(f, name), 1 << 20, &b, f->diags));
	eg_sha256(b.data, b.len, hex);
	eg_buf_printf(&f->want, "%s\n    { \"name\": \"%s\", \"sha256\": \"%s\" }",
	    strcmp(name, names[0]) == 0 ? "" : ",", name, hex);
	eg_buf_free(&b);
}

static void
a_receipt_names_all_that_judged_and_nothing_else(void **state)
{
	struct fixture *f = *state;
	static const char cas[] = "<c d='2018-05-04' m='2018-05-04'/>";
	const struct eg_rules_options o = { .engine = "engross 1" };
	struct eg_rulebook *book = open_book(f, "See law:holidays.");
	char hex[EG_SHA256_HEX];
	size_t i;

	assert_non_null(book);
	eg_sha256(cas, strlen(cas), hex);
	eg_buf_printf(&f->want, "{\n  \"receipt\": 1, \"engine\": \"engross 1\",\n"
	    "  \"case\": { \"sha256\": \"%s\" },\n"
	    "  \"rulebook\": { \"title\": \"Time\", \"phase\": \"#ALL\", "
	    "\"files\": [", hex);
	for (i = 0; i < 4; i++)
		digest_of(f, names[i]);
	eg_buf_puts(&f->want, " ] },\n"
	    "  \"reproduction\": false, \"law-as-of\": null, \"set\": [], \"signable\": true,\n"
	    "  \"findings\": { \"fatal\": 0, \"error\": 0, \"warning\": 0, "
	    "\"note\": 0 },\n  \"acknowledge\": [],\n"
	    "  \"days\": [\n"
	    "    { \"anchor\": \"decided\", \"text\": \"the day of the decision\", "
	    "\"day\": \"2018-05-04\" },\n"
	    "    { \"anchor\": \"mailed\", \"text\": \"the day of mailing\", "
	    "\"day\": \"2018-05-04\" } ],\n"
	    "  \"provisions\": [\n"
	    "    { \"id\": \"time\", \"version\": \"time@2017\", \"cite\": "
	    "\"Code 1(a)\", \"from\": \"2017-01-01\", \"until\": null, \"anchor\": "
	    "\"decided\", \"day\": \"2018-05-04\", \"unverified\": null, "
	    "\"digest\": \"sha256:00\", \"rules\": [ \"T\" ], \"table\": false },\n"
	    "    { \"id\": \"holidays\", \"version\": \"holidays\", \"cite\": "
	    "\"Code 4\", \"from\": null, \"until\": null, \"anchor\": \"mailed\", "
	    "\"day\": \"2018-05-04\", \"unverified\": null, \"digest\": null, "
	    "\"rules\": [], \"table\": true } ],\n"
	    "  \"calendars\": [\n"
	    "    { \"id\": \"court\", \"first\": \"2018-05-04\", \"last\": "
	    "\"2018-05-11\" } ]\n}\n");
	assert_string_equal(receipt(f, book, cas, &o), eg_buf_str(&f->want));
	/* The same again, another case having been judged between. */
	receipt(f, book, "<c d='2014-01-01' m='2014-01-02'/>", &o);
	assert_non_null(strstr(eg_buf_str(&f->got), "\"unverified\": \"not read\""));
	assert_non_null(strstr(eg_buf_str(&f->got), "\"rules\": [ \"T\", \"U\" ]"));
	assert_string_equal(receipt(f, book, cas, &o), eg_buf_str(&f->want));
	eg_rulebook_free(book);
}

/* --- the same from tests of rules ----------------------------------------- */

/* The code of what follows from a test at <c/>, and why: "R3901 ...". */
static const char *
tested(struct fixture *f, const char *test)
{
	static const char text[] = "<schema xmlns='" EG_SCH_NS "' xmlns:eg='"
	    EG_RULES_NS "' eg:law='law.xml' eg:calendars='calendars.xml'>"
	    "<ns prefix='eg' uri='" EG_RULES_NS "'/><pattern><rule context='c'>"
	    "<assert id='T' test=\"%s\">t</assert></rule></pattern></schema>";
	char book_text[1000], *at;
	const struct eg_rules_options o = { .phase = NULL };
	struct eg_rulebook *book;

	put(f, "law.xml", law);
	put(f, "calendars.xml", calendars);
	snprintf(book_text, sizeof(book_text), text, test);
	put(f, "t.sch", book_text);
	book = eg_rulebook_open(f->folder, f->diags);
	assert_non_null(book);
	eg_diags_clear(f->diags);
	receipt(f, book, "<c/>", &o);
	eg_rulebook_free(book);
	if (eg_diags_count(f->diags) == 0)
		return "holds";
	eg_buf_clear(&f->want);
	eg_buf_printf(&f->want, "%s %s", eg_diags_at(f->diags, 0)->code,
	    eg_diags_at(f->diags, 0)->text);
	at = strstr(f->want.data, "cannot judge T: ");
	return at == NULL ? f->want.data : at + strlen("cannot judge T: ");
}

static void
tests_of_rules_can_ask_too(void **state)
{
	static const char *const hold[] = {
		"eg:working-day('2018-05-04') and not(eg:working-day('2018-05-05'))",
		"eg:working-day(' 2018-05-05 ', 'idle')",
		"eg:add-working-days('2018-05-04', 5) = '2018-05-11'",
		"eg:add-working-days('2018-05-11', -5, 'court') = '2018-05-04'",
		"eg:in-force('law:time', '2016-12-31')",
		"eg:in-force('law:time@2013', '2016-12-31')",
		"not(eg:in-force('law:time@2013', '2017-01-01'))",
		"eg:edition-in-force('Back', '2009', '2016-07-27')",
		"eg:edition-in-force('Back', 2016, '2016-07-28')",
		"not(eg:edition-in-force('Back', '2009', '2016-07-28'))",
	};
	size_t i;

	for (i = 0; i < sizeof(hold) / sizeof(hold[0]); i++)
		assert_string_equal(tested(*state, hold[i]), "holds");
	assert_string_equal(tested(*state, "eg:working-day('2018-05-05')"), "T t");
	assert_string_equal(tested(*state, "eg:working-day('2031-01-01')"),
	    "the calendar is not kept for that day");
	assert_string_equal(tested(*state, "eg:working-day('yesterday')"),
	    "a day is written like 2014-07-09");
	assert_string_equal(tested(*state, "eg:working-day('2018-05-04', 'moon')"),
	    "there is no such calendar");
	assert_string_equal(tested(*state,
	    "eg:add-working-days('2018-05-04', 0.5)"),
	    "working days are a whole number");
	assert_string_equal(tested(*state, "eg:in-force('law:x', '2018-05-04')"),
	    "the register of law has no such provision");
	assert_string_equal(tested(*state, "eg:in-force('law:time', '2012-05-04')"),
	    "what was in force that day is not in the register of law");
	assert_string_equal(tested(*state,
	    "eg:edition-in-force('Pain', '2016', '2018-05-04')"),
	    "the register of law has no guideline of that title");
}

static void
a_what_if_says_so(void **state)
{
	struct fixture *f = *state;
	const struct eg_rules_options o = { .law_as_of = "2015-01-01" };
	struct eg_rulebook *book = open_book(f, "");

	assert_non_null(book);
	assert_non_null(strstr(receipt(f, book,
	    "<c d='2018-05-04' m='2018-05-04'/>", &o),
	    "\"law-as-of\": \"2015-01-01\", \"set\": [], \"signable\": false"));
	assert_non_null(strstr(eg_buf_str(&f->got), "\"time@2013\""));
	eg_rulebook_free(book);
}

static void
a_letter_made_again_is_not_signed(void **state)
{
	struct fixture *f = *state;
	const struct eg_rules_options own = { .phase = NULL };
	const struct eg_rules_options again = { .reproduction = true };
	struct eg_rulebook *book = open_book(f, "");
	static const char cas[] = "<c d='2018-05-04' m='2018-05-04'/>";

	assert_non_null(book);
	receipt(f, book, cas, &own);
	assert_true(eg_rules_signable(book));
	assert_non_null(strstr(receipt(f, book, cas, &again),
	    "\"reproduction\": true, \"law-as-of\": null, \"set\": [], "
	    "\"signable\": false"));
	assert_false(eg_rules_signable(book));
	eg_rulebook_free(book);
}

static void
a_table_that_rests_on_law_of_an_unknown_day_cannot_judge(void **state)
{
	struct fixture *f = *state;
	const struct eg_rules_options o = { .phase = NULL };
	struct eg_rulebook *book = open_book(f, "law:time@2013");
	static const char cas[] = "<c d='2012-12-31' m='2018-05-04'/>";

	assert_non_null(book);
	assert_non_null(strstr(receipt(f, book, cas, &o), "\"signable\": false"));
	assert_string_equal(eg_diags_at(f->diags, 0)->code, "R3911");
	assert_memory_equal(eg_diags_at(f->diags, 0)->text,
	    "cannot judge a table, T", 23);
	eg_rulebook_free(book);
}

static void
a_row_that_names_unknown_law_is_refused(void **state)
{
	struct fixture *f = *state;

	assert_null(open_book(f, "See law:holiday; and others"));
	assert_string_equal(eg_diags_at(f->diags, 0)->code, "R3061");
	assert_string_equal(eg_diags_at(f->diags, 0)->help,
	    "did you mean `law:holidays`?");
	assert_int_equal(eg_diags_at(f->diags, 0)->at.line, 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)
		T(a_receipt_names_all_that_judged_and_nothing_else),
		T(tests_of_rules_can_ask_too),
		T(a_what_if_says_so),
		T(a_letter_made_again_is_not_signed),
		T(a_table_that_rests_on_law_of_an_unknown_day_cannot_judge),
		T(a_row_that_names_unknown_law_is_refused),
	};

	return cmocka_run_group_tests_name("rules/receipt", tests, NULL, NULL);
}
