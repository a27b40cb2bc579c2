/* rules/explain, counting, what_if: why a fact is what it is, and what if. */
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
#include "rules/calendar.h"
#include "rules/law.h"
#include "rules/proof.h"

#define DMN	"https://www.omg.org/spec/DMN/20191111/MODEL/"
#define LAWS	" eg:law='law.xml' eg:calendars='calendars.xml'"

static const char sch[] =
    "<schema xmlns='" EG_SCH_NS "' xmlns:eg='" EG_RULES_NS "'" LAWS ">\n"
    "<ns prefix='c' uri='urn:c'/><pattern><rule context='c:case'>\n"
    "<assert id='T' role='warning' see='law:time' test='false()'>t</assert>"
    "</rule></pattern></schema>\n";
static const char law[] =
    "<law xmlns='" EG_LAW_NS "' at='decided'>\n"
    "<anchor id='decided' select='/*/@d'>the day of the decision</anchor>\n"
    "<provision id='time' cite='Code 1'>\n"
    "<version from='2013-01-01' until='2016-12-31' unverified='not read'/>\n"
    "<version from='2017-01-01' cite='Code 1(a)'/></provision>\n"
    "<provision id='new' cite='Code 2'><not-in-force until='2015-12-31'/>\n"
    "<version from='2016-01-01'/></provision>\n"
    "<provision id='serve' cite='Code 3'><version>"
    "<extension method='mail' days='1'/></version></provision>\n"
    "</law>\n";
static const char calendars[] =
    "<calendars xmlns='" EG_CALENDAR_NS "' working-days='o' last-days='o'>\n"
    "<calendar id='o' title='Offices' from='2013-01-01' until='2030-12-31'>\n"
    "<weekend days='saturday sunday'/>\n"
    "<holiday name='Labor Day' on='first monday of september'/>\n"
    "<holiday name='Fair' on='09-06'/>\n"
    "</calendar></calendars>\n";

struct fixture {
	struct eg_diags		*diags;
	char			 folder[64];
	struct eg_buf		 model, got;
	struct eg_rulebook	*book;
	struct eg_xml		*cas, *copy;
};

static const char *const files[] = { "calendars.xml", "law.xml", "t.dmn",
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

/* --- a model in a few words ----------------------------------------------- */

/* An input found at a path. */
static void
input(struct fixture *f, const char *name, const char *type, const char *select)
{
	eg_buf_printf(&f->model, "<inputData name='%s' id='%s'><extensionElements>"
	    "<eg:from select=\"%s\"/></extensionElements><variable name='%s' "
	    "typeRef='%s'/></inputData>\n", name, name, select, name, type);
}

/* Begins a decision that needs others; "a b", "#a" an input. */
static void
decision(struct fixture *f, const char *name, const char *needs)
{
	char word[40];
	int n;

	eg_buf_printf(&f->model, "<decision name='%s' id='d-%s'>", name, name);
	for (; sscanf(needs, "%39s%n", word, &n) == 1; needs += n)
		if (*word == '#')
			eg_buf_printf(&f->model, "<informationRequirement>"
			    "<requiredInput href='%s'/></informationRequirement>", word);
		else
			eg_buf_printf(&f->model, "<informationRequirement>"
			    "<requiredDecision href='#d-%s'/></informationRequirement>",
			    word);
}

static void
computes(struct fixture *f, const char *name, const char *needs,
    const char *text)
{
	decision(f, name, needs);
	eg_buf_printf(&f->model, "<literalExpression><text>%s</text>"
	    "</literalExpression></decision>\n", text);
}

/* A table of one column and two rows: below 5, and 5 and more. */
static void
table(struct fixture *f, const char *name, const char *needs,
    const char *basis1, const char *basis2)
{
	decision(f, name, needs);
	eg_buf_printf(&f->model, "<decisionTable><input><inputExpression><text>%s"
	    "</text></inputExpression></input><output/><annotation name='Basis'/>\n"
	    "<rule><inputEntry><text>&lt; 5</text></inputEntry><outputEntry>"
	    "<text>1</text></outputEntry><annotationEntry><text>%s</text>"
	    "</annotationEntry></rule>\n<rule><inputEntry><text>&gt;= 5</text>"
	    "</inputEntry><outputEntry><text>2</text></outputEntry>"
	    "<annotationEntry><text>%s</text></annotationEntry></rule>"
	    "</decisionTable></decision>\n", needs + (*needs == '#'), basis1,
	    basis2);
}

/* --- a case judged by it -------------------------------------------------- */

static void
judge(struct fixture *f, const char *cas, const char *as_of)
{
	const struct eg_rules_options o = { .law_as_of = as_of };

	eg_xml_free(f->copy);
	eg_xml_free(f->cas);
	if (f->book == NULL) {
		eg_buf_puts(&f->model, "</definitions>");
		put(f, "t.dmn", eg_buf_str(&f->model));
		put(f, "t.sch", sch);
		put(f, "law.xml", law);
		put(f, "calendars.xml", calendars);
		f->book = eg_rulebook_open(f->folder, f->diags);
	}
	eg_diags_dump(f->diags, &f->got);
	if (f->book == NULL)
		fail_msg("%s", eg_buf_str(&f->got));
	f->cas = eg_xml_read("c.xml", cas, strlen(cas), &eg_xml_case_limits,
	    f->diags);
	assert_non_null(f->cas);
	f->copy = eg_xml_new_copy(f->cas);
	eg_rules_judge(f->book, f->copy, &o, f->diags);
}

static const char *
explained(struct fixture *f, const char *fact)
{
	eg_buf_clear(&f->got);
	eg_rules_explain(f->book, fact, f->copy, false, &f->got);
	return eg_buf_str(&f->got);
}

static int
setup(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->diags = eg_diags_new();
	snprintf(f->folder, sizeof(f->folder), "/tmp/engross-explain-XXXXXX");
	if (mkdtemp(f->folder) == NULL)
		return -1;
	eg_buf_puts(&f->model, "<definitions xmlns='" DMN "' name='m' "
	    "xmlns:eg='urn:engross:bind:1' xmlns:c='urn:c' namespace='urn:m'>\n");
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;
	size_t i;

	eg_xml_free(f->copy);
	eg_xml_free(f->cas);
	eg_rulebook_free(f->book);
	for (i = 0; i < 4; i++)
		unlink(path(f, files[i]));
	rmdir(f->folder);
	eg_diags_free(f->diags);
	eg_buf_free(&f->model);
	eg_buf_free(&f->got);
	test_free(f);
	return 0;
}

#define CASE(d)	"<case xmlns='urn:c' d='" d "'/>"
#define DAY(name)	"date(\"" name "\")"

/* --- days ----------------------------------------------------------------- */

static void
days_that_are_not_counted_are_named(void **state)
{
	struct fixture *f = *state;

	computes(f, "a", "", "add working days(" DAY("2014-08-28") ", 2)");
	computes(f, "b", "", "roll forward(" DAY("2014-08-30") ")");
	computes(f, "c", "", "roll forward(" DAY("2014-09-02") ")");
	computes(f, "d", "", "add working days(" DAY("2014-09-02") ", -1)");
	computes(f, "e", "", "working days between(" DAY("2014-09-02") ", "
	    DAY("2014-08-29") ")");
	computes(f, "g", "", "add working days(" DAY("2014-08-01") ", 40)");
	judge(f, CASE("2018-05-04"), NULL);
	assert_string_equal(explained(f, "a"), "a = 2014-09-02\n"
	    "  2 working days after 2014-08-28, by the calendar Offices, is 2014-09-02\n"
	    "    not counted: Monday 2014-09-01, Labor Day\n"
	    "    not counted: Saturday 2014-08-30, Sunday 2014-08-31\n");
	assert_string_equal(explained(f, "b"), "b = 2014-09-02\n"
	    "  Saturday 2014-08-30 moves on to Tuesday 2014-09-02, by the calendar "
	    "Offices\n"
	    "    not counted: Monday 2014-09-01, Labor Day\n"
	    "    not counted: Saturday 2014-08-30, Sunday 2014-08-31\n");
	assert_string_equal(explained(f, "c"), "c = 2014-09-02\n"
	    "  Tuesday 2014-09-02 is a working day, by the calendar Offices\n");
	assert_string_equal(explained(f, "d"), "d = 2014-08-29\n"
	    "  1 working day before 2014-09-02, by the calendar Offices, is 2014-08-29\n"
	    "    not counted: Monday 2014-09-01, Labor Day\n"
	    "    not counted: Saturday 2014-08-30, Sunday 2014-08-31\n");
	assert_string_equal(explained(f, "e"), "e = -1\n"
	    "  1 working day after 2014-08-29 until 2014-09-02, by the calendar "
	    "Offices\n"
	    "    not counted: Monday 2014-09-01, Labor Day\n"
	    "    not counted: Saturday 2014-08-30, Sunday 2014-08-31\n");
	/* Sixteen weekend days are a number; the fair on a Saturday is none. */
	assert_string_equal(explained(f, "g"), "g = 2014-09-29\n"
	    "  40 working days after 2014-08-01, by the calendar Offices, is "
	    "2014-09-29\n"
	    "    not counted: Monday 2014-09-01, Labor Day\n"
	    "    not counted: 18 days of weekends\n");
}

static void
a_step_is_told_once_however_often_it_is_taken(void **state)
{
	struct fixture *f = *state;

	computes(f, "a", "", "if roll forward(" DAY("2014-09-02") ") = "
	    "roll forward(" DAY("2014-09-02") ") then 1 else 2");
	judge(f, CASE("2018-05-04"), NULL);
	assert_string_equal(explained(f, "a"), "a = 1\n"
	    "  Tuesday 2014-09-02 is a working day, by the calendar Offices\n");
}

static void
a_time_in_days_tells_where_it_ended_first(void **state)
{
	struct fixture *f = *state;

	computes(f, "a", "", "due date(" DAY("2014-08-02") ", 30, \"days\")");
	computes(f, "b", "", "after service(" DAY("2014-08-02") ", \"mail\", "
	    "\"CA\", \"CA\")");
	judge(f, CASE("2018-05-04"), NULL);
	assert_string_equal(explained(f, "a"), "a = 2014-09-02\n"
	    "  30 days after 2014-08-02 is 2014-09-01\n"
	    "  Monday 2014-09-01 moves on to Tuesday 2014-09-02, by the calendar "
	    "Offices\n"
	    "    not counted: Monday 2014-09-01, Labor Day\n");
	assert_string_equal(explained(f, "b"), "b = 2014-08-03\n"
	    "  service by mail adds 1 day: Code 3, as serve\n"
	    "  1 day after 2014-08-02 is 2014-08-03\n");
}

/* --- law ------------------------------------------------------------------ */

static void
law_that_a_row_names_is_told_by_its_version(void **state)
{
	struct fixture *f = *state;

	input(f, "n", "number", "/*/@n");
	table(f, "t", "#n", "short (law:time, law:new)", "law:time@2013; long.");
	judge(f, "<case xmlns='urn:c' d='2018-05-04' n='3'/>", NULL);
	assert_string_equal(explained(f, "t"), "t = 1  [row 1: short]\n"
	    "  because n is 3  (c.xml:1:39)\n"
	    "  under Code 1(a), version time@2017, in force from 2017-01-01, by the "
	    "day of the decision, 2018-05-04\n"
	    "  under Code 2, version new@2016, in force from 2016-01-01, by the "
	    "day of the decision, 2018-05-04\n");
	/* The version of another time says nothing of a day. */
	judge(f, "<case xmlns='urn:c' d='2018-05-04' n='5'/>", NULL);
	assert_string_equal(explained(f, "t"), "t = 2  [row 2: long.]\n"
	    "  because n is 5  (c.xml:1:39)\n"
	    "  under Code 1, version time@2013, in force from 2013-01-01 until "
	    "2016-12-31; not verified: not read\n");
	/* Tried out, it is the law of that day. */
	judge(f, "<case xmlns='urn:c' d='2018-05-04' n='3'/>", "2014-01-01");
	assert_string_equal(explained(f, "t"), "t = 1  [row 1: short]\n"
	    "  because n is 3  (c.xml:1:39)\n"
	    "  under Code 1, version time@2013, in force from 2013-01-01 until "
	    "2016-12-31, by the day of the decision, 2014-01-01; not verified: "
	    "not read\n"
	    "  under Code 2, which was not in force on 2014-01-01\n");
}

static void
law_that_a_table_asks_for_is_told(void **state)
{
	struct fixture *f = *state;

	computes(f, "a", "", "in force(\"law:new\", " DAY("2015-12-31") ")");
	computes(f, "b", "", "version in force(\"law:new\", " DAY("2018-01-01") ")");
	judge(f, CASE("2018-05-04"), NULL);
	assert_string_equal(explained(f, "a"), "a = false\n"
	    "  there was no Code 2 on 2015-12-31\n");
	assert_string_equal(explained(f, "b"), "b = \"new@2016\"\n"
	    "  Code 2 was in force as new@2016 on 2018-01-01\n");
	judge(f, CASE("2018-05-04"), "2014-01-01");
	assert_string_equal(explained(f, "b"), "b = not known\n"
	    "  there was no Code 2 on 2014-01-01\n");
}

/* --- trees ---------------------------------------------------------------- */

static void
what_was_told_is_not_told_again(void **state)
{
	struct fixture *f = *state;
	char name[16], needs[32], text[32];
	int i;

	input(f, "n", "number", "/*/@n");
	computes(f, "f0", "#n", "n + 1");
	computes(f, "f1", "f0", "f0 + 1");
	for (i = 2; i < 40; i++) {
		snprintf(name, sizeof(name), "f%d", i);
		snprintf(needs, sizeof(needs), "f%d f%d", i - 1, i - 2);
		snprintf(text, sizeof(text), "f%d + 0 * f%d", i - 1, i - 2);
		computes(f, name, needs, text);
	}
	judge(f, "<case xmlns='urn:c' d='2018-05-04' n='3'/>", NULL);
	assert_string_equal(explained(f, "f2"), "f2 = 5\n"
	    "  as f1 + 0 * f0\n"
	    "  because f1 is 5\n"
	    "    as f0 + 1\n"
	    "    because f0 is 4\n"
	    "      as n + 1\n"
	    "      because n is 3  (c.xml:1:39)\n"
	    "  because f0 is 4  (as above)\n");
	/* Else there would be 2^39 lines. */
	assert_in_range(strlen(explained(f, "f39")), 1000, 10000);
	eg_buf_clear(&f->got);
	eg_rules_explain(f->book, "f39", f->copy, true, &f->got);
	assert_in_range(f->got.len, 1000, 20000);
}

static void
places_are_those_of_what_was_counted(void **state)
{
	struct fixture *f = *state;

	input(f, "n", "number", "count(/*/c:i)");
	input(f, "s", "string", "normalize-space(translate(/*/c:i[2], 'x', 'y'))");
	input(f, "z", "number", "count(/*/c:none)");
	input(f, "k", "number", "1 + 1");
	computes(f, "a", "#n #s #z #k", "[n, s, z, k]");
	judge(f, "<case xmlns='urn:c' d='2018-05-04'>\n<i>x</i>\n<i> x</i></case>",
	    NULL);
	assert_string_equal(explained(f, "a"), "a = [2, \"y\", 0, 2]\n"
	    "  as [n, s, z, k]\n"
	    "  because n is 2  (c.xml:2:4, 3:5)\n"
	    "  because s is \"y\"  (c.xml:3:5)\n"
	    "  because z is 0\n"
	    "  because k is 2\n");
}

static void
a_fact_has_the_names_of_templates_and_of_tables(void **state)
{
	struct fixture *f = *state;

	computes(f, "Time limit", "", "{count: 1}");
	judge(f, CASE("2018-05-04"), NULL);
	assert_true(eg_rules_explains(f->book, "time-limit", f->diags));
	assert_true(eg_rules_explains(f->book, "time-limit.count", f->diags));
	assert_true(eg_rules_explains(f->book, "Time limit", f->diags));
	assert_true(eg_rules_explains(f->book, "time limit", f->diags));
	assert_string_equal(explained(f, "TIME LIMIT"), "Time limit = count 1\n");
	eg_diags_clear(f->diags);
	assert_false(eg_rules_explains(f->book, "time-limits", f->diags));
	assert_false(eg_rules_explains(f->book, "time", f->diags));
	assert_string_equal(eg_diags_at(f->diags, 0)->code, "U8012");
	assert_string_equal(eg_diags_at(f->diags, 0)->help,
	    "did you mean `time-limit`?");
	assert_string_equal(eg_diags_at(f->diags, 1)->found, "time-limit");
}

/* --- what if -------------------------------------------------------------- */

/* Sets in a case of one attribute and two elements: what is there then. */
static const char *
set(struct fixture *f, const char *setting)
{
	static const char cas[] = "<case xmlns='urn:c' d='1'><i>x</i><i>y</i>"
	    "<j><i/></j></case>";

	eg_xml_free(f->cas);
	eg_diags_clear(f->diags);
	f->cas = eg_xml_read("c.xml", cas, strlen(cas), &eg_xml_case_limits,
	    f->diags);
	eg_buf_clear(&f->got);
	if (eg_rules_set(NULL, f->cas, setting, f->diags))
		eg_node_dump(eg_xml_root(f->cas), &f->got);
	else
		eg_buf_printf(&f->got, "%s %s", eg_diags_at(f->diags, 0)->code,
		    eg_diags_at(f->diags, 0)->text);
	return eg_buf_str(&f->got);
}

#define SET(setting, text)	assert_string_equal(set(*state, setting), text)

static void
one_place_of_a_case_can_be_set(void **state)
{
	SET("/c:case/@d=2", "<case xmlns=\"urn:c\" d=\"2\"><i>x</i><i>y</i>"
	    "<j><i/></j></case>");
	SET("//c:i[. = 'x']=a=b&<", "<case xmlns=\"urn:c\" d=\"1\"><i>a=b&amp;&lt;</i>"
	    "<i>y</i><j><i/></j></case>");
	SET("//c:j/c:i=", "<case xmlns=\"urn:c\" d=\"1\"><i>x</i><i>y</i>"
	    "<j><i/></j></case>");
}

static void
a_setting_that_has_no_single_place_is_told(void **state)
{
	SET("//c:i=1", "U8014 cannot set `//c:i`: it selects 3 places, and one is "
	    "wanted");
	SET("//i=1", "U8014 cannot set `//i`: it selects nothing in this case");
	SET("//c:j=1", "U8014 cannot set `//c:j`: it has no text of its own");
	SET("/=1", "U8014 cannot set `/`: it has no text of its own");
	SET("//c:i", "U8013 cannot set `//c:i`: write XPATH=VALUE");
	SET("//c:i['=1", "U8013 cannot set `//c:i['=1`: write XPATH=VALUE");
	SET("//c:i[1=\x01", "U8013 cannot set `//c:i[1=\xEF\xBF\xBD`: write XPATH=VALUE");
	SET("/*/@d=\x01", "U8013 cannot set `/*/@d`: the value has characters that "
	    "XML cannot hold");
	SET("/*/@d=\xFF", "U8013 cannot set `/*/@d`: the value has characters that "
	    "XML cannot hold");
	SET("$v=1", "U8013 cannot set `$v`: there are no variables here");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)
		T(days_that_are_not_counted_are_named),
		T(a_step_is_told_once_however_often_it_is_taken),
		T(a_time_in_days_tells_where_it_ended_first),
		T(law_that_a_row_names_is_told_by_its_version),
		T(law_that_a_table_asks_for_is_told),
		T(what_was_told_is_not_told_again),
		T(places_are_those_of_what_was_counted),
		T(a_fact_has_the_names_of_templates_and_of_tables),
		T(one_place_of_a_case_can_be_set),
		T(a_setting_that_has_no_single_place_is_told),
	};

	return cmocka_run_group_tests_name("rules/explain", tests, NULL, NULL);
}
