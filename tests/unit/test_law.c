/* rules/law, rules/standing: which version of the law judges a case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/day.h"
#include "rules/law.h"

#define LAW(s)	"<law xmlns='" EG_LAW_NS "' at='decided'>\n" \
		"<anchor id='decided' select='/c/@decided'>the day of the decision</anchor>\n" \
		"<anchor id='injury' select='/c/@injury'>the day of the injury</anchor>\n" \
		s "</law>\n"
/* Two versions of p, and none before 2010. */
#define TWO	"<provision id='p' cite='Code 1'>\n" \
		"<not-in-force until='2009-12-31'/>\n" \
		"<version from='2010-01-01' until='2016-12-31'/>\n" \
		"<version from='2017-01-01' cite='Code 1(a)'/>\n</provision>\n"
#define RULE(id, see)	"<pattern><rule context='c'><assert id='" id "' see='" see \
			"' test='false()'>" id "</assert></rule></pattern>\n"

struct fixture {
	struct eg_diags		*diags;
	struct eg_rulebook	*book;
	struct eg_buf		 out;
};

static int
setup(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->diags = eg_diags_new();
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	eg_rulebook_free(f->book);
	eg_diags_free(f->diags);
	eg_buf_free(&f->out);
	test_free(f);
	return 0;
}

static const char *
said(struct fixture *f)
{
	eg_buf_clear(&f->out);
	eg_diags_dump(f->diags, &f->out);
	eg_diags_clear(f->diags);
	return eg_buf_str(&f->out);
}

/* A rulebook of these rules, with this register; what is said of it. */
static const char *
load(struct fixture *f, const char *rules, const char *law)
{
	struct eg_loader l = { .diags = f->diags };
	struct eg_buf b = { 0 };

	eg_rulebook_free(f->book);
	eg_buf_printf(&b, "<schema xmlns='%s'>\n%s</schema>", EG_SCH_NS, rules);
	f->book = eg_rulebook_read("t.sch", b.data, b.len, f->diags);
	eg_buf_free(&b);
	assert_non_null(f->book);
	l.book = f->book;
	l.arena = f->book->arena;
	l.source = eg_source_read(f->book, "law.xml", law, strlen(law), f->diags);
	assert_non_null(l.source);
	eg_law_read(&l, eg_xml_root(l.source->xml));
	if (!l.failed)
		eg_law_bind(&l);
	return said(f);
}

static bool
judge(struct fixture *f, const char *cas, const struct eg_rules_options *options)
{
	struct eg_xml *xml = eg_xml_read("c.xml", cas, strlen(cas),
	    &eg_xml_case_limits, f->diags);
	bool ok;

	assert_non_null(xml);
	ok = eg_rules_judge(f->book, xml, options, f->diags);
	eg_diags_source(f->diags, "c.xml", NULL, 0);
	eg_xml_free(xml);
	return ok;
}

/* The codes of what was found, in order: "a R3910". */
static const char *
codes(struct fixture *f, const char *cas, const struct eg_rules_options *options)
{
	static const struct eg_rules_options own = { .phase = NULL };
	size_t i;

	judge(f, cas, options == NULL ? &own : options);
	eg_buf_clear(&f->out);
	for (i = 0; i < eg_diags_count(f->diags); i++)
		eg_buf_printf(&f->out, "%s%s", i == 0 ? "" : " ",
		    eg_diags_at(f->diags, i)->code);
	eg_diags_clear(f->diags);
	return eg_buf_str(&f->out);
}

/* --- which version -------------------------------------------------------- */

static void
a_rule_is_judged_where_its_provision_is_in_force(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(load(f, RULE("a", "law:p") RULE("b", "law:p@2010")
	    RULE("c", "law:p@2017") RULE("d", "http://example.org"), LAW(TWO)), "");
	/* Both ends belong to the period. */
	assert_string_equal(codes(f, "<c decided='2009-12-31'/>", NULL), "d");
	assert_string_equal(codes(f, "<c decided='2010-01-01'/>", NULL), "a b d");
	assert_string_equal(codes(f, "<c decided='2016-12-31'/>", NULL), "a b d");
	assert_string_equal(codes(f, "<c decided='2017-01-01'/>", NULL), "a c d");
	assert_string_equal(codes(f, "<c decided=' 2999-01-01 '/>", NULL), "a c d");
}

static void
a_rule_rests_on_all_that_it_and_its_pattern_name(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(load(f,
	    "<pattern see='law:p@2010'><rule context='c' see='law:q'>\n"
	    "<assert id='a' test='false()'>a</assert>\n"
	    "<assert id='b' see='law:r' test='false()'>b</assert></rule>\n"
	    "<rule context='*'><assert id='c' test='false()'>c</assert></rule>\n"
	    "</pattern>", LAW(TWO
	    "<provision id='q' cite='Q'><version from='2012-01-01'/>"
	    "<not-in-force until='2011-12-31'/></provision>\n"
	    "<provision id='r' cite='R'><version from='2014-01-01'/>"
	    "<not-in-force until='2013-12-31'/></provision>\n")), "");
	assert_string_equal(codes(f, "<c decided='2009-06-01'/>", NULL), "");
	/* A rule that is not in force claims no node: the next one does. */
	assert_string_equal(codes(f, "<c decided='2011-06-01'/>", NULL), "c");
	assert_string_equal(codes(f, "<c decided='2013-06-01'/>", NULL), "a");
	assert_string_equal(codes(f, "<c decided='2015-06-01'/>", NULL), "a b");
	assert_string_equal(codes(f, "<c decided='2018-06-01'/>", NULL), "");
}

static void
versions_may_apply_to_some_facts_only(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(load(f, RULE("a", "law:p"), LAW(
	    "<provision id='p' cite='P'><version from='2010-01-01' "
	    "applies='$injury &gt;= 20040101'/></provision>\n")), "");
	assert_string_equal(codes(f,
	    "<c decided='2015-01-01' injury='2004-01-01'/>", NULL), "a");
	assert_string_equal(codes(f,
	    "<c decided='2015-01-01' injury='2003-12-31'/>", NULL), "");
	assert_string_equal(codes(f, "<c decided='2015-01-01'/>", NULL), "R3910");
}

static void
a_finding_cites_the_version_that_judged(void **state)
{
	struct fixture *f = *state;
	const struct eg_rules_options o = { .phase = NULL };

	load(f, RULE("a", "law:p"), LAW(TWO));
	judge(f, "<c decided='2016-01-01'/>", &o);
	assert_string_equal(eg_diags_at(f->diags, 0)->rule, "Code 1");
	eg_diags_clear(f->diags);
	judge(f, "<c decided='2018-01-01'/>", &o);
	assert_string_equal(eg_diags_at(f->diags, 0)->rule, "Code 1(a)");
}

static void
several_days_agree_or_one_of_them_is_named(void **state)
{
	struct fixture *f = *state;
	static const char cas[] = "<c><d>2018-01-01</d><d>2011-01-01</d></c>";

	assert_string_equal(load(f, RULE("a", "law:p") RULE("b", "law:q")
	    RULE("c", "law:r"),
	    "<law xmlns='" EG_LAW_NS "'>\n"
	    "<anchor id='one' select='/c/d'>the day</anchor>\n"
	    "<anchor id='first' select='/c/d' take='earliest'>the day</anchor>\n"
	    "<anchor id='last' select='/c/d' take='latest'>the day</anchor>\n"
	    "<provision id='p' cite='P' at='one'><version/></provision>\n"
	    "<provision id='q' cite='Q' at='first'><version until='2011-01-01'/></provision>\n"
	    "<provision id='r' cite='R' at='last'><version from='2018-01-01'/></provision>\n"
	    "</law>"), "");
	assert_string_equal(codes(f, cas, NULL), "R3910 b c");
	assert_string_equal(codes(f, "<c><d>2018-01-01</d><d>2018-01-01</d></c>",
	    NULL), "R3911 a c");
}

/* --- what is not known ---------------------------------------------------- */

static void
without_its_day_a_case_cannot_be_judged_and_the_rest_is_told(void **state)
{
	struct fixture *f = *state;
	const struct eg_rules_options o = { .phase = NULL };

	load(f, RULE("a", "law:p") RULE("b", "law:p@2017") RULE("d", "x"), LAW(TWO));
	assert_false(judge(f, "<c/>", &o));
	assert_false(eg_rules_signable(f->book));
	assert_string_equal(said(f),
	    "c.xml:1:1: error[R3910]: cannot judge a, b: the day of the decision "
	    "decides what of Code 1 is in force, and the case does not "
	    "have it\n"
	    "c.xml:1:1: error[d]: d\n");
	assert_false(judge(f, "<c decided='2016-02-30'/>", &o));
	assert_string_equal(said(f),
	    "c.xml:1:13: error[R3910]: cannot judge a, b: the day of the decision "
	    "decides what of Code 1 is in force, and this is no day\n"
	    "c.xml:1:1: error[d]: d\n");
}

static void
a_day_of_which_the_register_is_silent_cannot_be_judged(void **state)
{
	struct fixture *f = *state;
	const struct eg_rules_options o = { .phase = NULL };

	load(f, RULE("a", "law:p"), LAW("<provision id='p' cite='Code 1'>\n"
	    "<version from='2013-01-01' until='2014-12-31'/>\n"
	    "<version from='2016-01-01'/></provision>\n"));
	assert_false(judge(f, "<c decided='2015-07-01'/>", &o));
	assert_string_equal(said(f),
	    "c.xml:1:13: error[R3911]: cannot judge a: what of Code 1 was "
	    "in force on 2015-07-01, the day of the decision, is not in the "
	    "register of law\n");
	assert_string_equal(codes(f, "<c decided='2014-12-31'/>", NULL), "a");
	assert_string_equal(codes(f, "<c decided='1014-12-31'/>", NULL), "R3911");
}

static void
what_was_not_published_is_not_judged_in_a_reproduction(void **state)
{
	struct fixture *f = *state;
	const struct eg_rules_options o = { .reproduction = true };

	load(f, RULE("a", "law:p") RULE("b", "law:q") RULE("c", "law:q@2013"), LAW(TWO
	    "<provision id='q' cite='Q'><version from='2013-01-01' "
	    "until='2016-12-31'/><version from='2017-01-01'/></provision>\n"));
	/* Of q nothing but versions is known: that it was law needs no day. */
	assert_true(judge(f, "<c/>", &o));
	assert_string_equal(said(f), "c.xml:1:1: warning[b]: b\n"
	    "c.xml:1:1: note[R3801]: not judged: not published: 2 rules: a, c\n");
	assert_true(judge(f, "<c decided='2011-01-01'/>", &o));
	assert_string_equal(said(f),
	    "c.xml:1:13: warning[R3911]: cannot judge b, c: what of Q was in "
	    "force on 2011-01-01, the day of the decision, is not in the register "
	    "of law\n"
	    "c.xml:1:1: warning[a]: a\n"
	    "c.xml:1:1: note[R3801]: not judged: not published: 2 rules: b, c\n");
}

static void
a_case_decides_anew_after_the_one_before(void **state)
{
	struct fixture *f = *state;

	load(f, RULE("a", "law:p@2017"), LAW(TWO));
	assert_string_equal(codes(f, "<c/>", NULL), "R3910");
	assert_string_equal(codes(f, "<c decided='2018-01-01'/>", NULL), "a");
	assert_true(eg_rules_signable(f->book));
	assert_string_equal(codes(f, "<c decided='2011-01-01'/>", NULL), "");
	assert_true(eg_rules_signable(f->book));
}

/* --- what else is said ---------------------------------------------------- */

static void
the_law_of_another_day_is_for_trying_out(void **state)
{
	struct fixture *f = *state;
	const struct eg_rules_options o = { .law_as_of = "2018-01-01" };
	const struct eg_rules_options no = { .law_as_of = "2018" };

	load(f, RULE("a", "law:p@2017"), LAW(TWO));
	assert_string_equal(codes(f, "<c decided='2011-01-01'/>", &o), "R3812 a");
	assert_false(eg_rules_signable(f->book));
	assert_string_equal(codes(f, "<c/>", &o), "R3812 a");
	assert_string_equal(codes(f, "<c/>", &no), "R3912");
	assert_false(judge(f, "<c/>", &no));
}

static void
law_that_nobody_has_checked_is_told_when_it_judged(void **state)
{
	struct fixture *f = *state;
	const struct eg_rules_options o = { .phase = NULL };

	load(f, RULE("a", "law:p"), "<law xmlns='" EG_LAW_NS "' at='decided' "
	    "checked='2016-01-01'>\n"
	    "<anchor id='decided' select='/c/@decided'>the day</anchor>\n"
	    "<provision id='p' cite='P'><version until='2014-12-31' "
	    "unverified='from memory'/><version from='2015-01-01'/></provision>"
	    "<provision id='q' cite='Q'><version unverified='idle'/></provision>"
	    "</law>");
	judge(f, "<c decided='2014-12-31'/>", &o);
	assert_string_equal(said(f), "c.xml:1:1: error[a]: a\n"
	    "c.xml:1:1: note[R3810]: judged by 1 provision that nobody has compared "
	    "with the law yet: p\n");
	judge(f, "<c decided='2016-01-01'/>", &o);
	assert_string_equal(said(f), "c.xml:1:1: error[a]: a\n");
	judge(f, "<c decided='2016-01-02'/>", &o);
	assert_string_equal(said(f), "c.xml:1:1: error[a]: a\n"
	    "c.xml:1:1: note[R3811]: the register of law was last compared with the "
	    "law on 2016-01-01, before 2016-01-02, the day\n");
	/* No rule looked at this case, so no law judged it. */
	judge(f, "<d decided='2014-12-31'/>", &o);
	assert_non_null(strstr(said(f), "R3910"));
}

/* --- editions and service ------------------------------------------------- */

static void
editions_of_a_guideline_follow_each_other(void **state)
{
	struct fixture *f = *state;
	struct eg_provision *p;
	struct eg_version *v;
	int64_t day;

	load(f, "", LAW("<provision id='g' cite='G' topic='pain'>\n"
	    "<version from='2009-07-18' until='2016-07-27' edition='Chronic Pain' year='2009'/>\n"
	    "<version from='2016-07-28' edition='Pain' year='2016'/></provision>\n"));
	p = eg_law_topic(f->book->law, "pain");
	assert_non_null(p);
	assert_ptr_equal(eg_law_edition(f->book->law, "Chronic Pain"), p);
	assert_ptr_equal(eg_law_edition(f->book->law, "Pain"), p);
	assert_null(eg_law_edition(f->book->law, "Back"));
	assert_true(eg_day_parse("2016-07-27", 10, &day));
	assert_int_equal(eg_law_on(f->book->law, p, day, &v), EG_LAW_IN_FORCE);
	assert_string_equal(v->year, "2009");
	assert_int_equal(eg_law_on(f->book->law, p, day + 1, &v), EG_LAW_IN_FORCE);
	assert_string_equal(v->year, "2016");
	assert_int_equal(eg_law_on(f->book->law, p, 0, &v), EG_LAW_NO_VERSION);
}

static void
service_adds_the_days_of_the_first_row_that_fits(void **state)
{
	struct fixture *f = *state;
	const struct eg_version *v;

	load(f, "", LAW("<region id='near' places='CA'/>\n"
	    "<region id='far' places='CA NV'/>\n"
	    "<provision id='s' cite='S'><version>\n"
	    "<extension method='mail' within='near' days='5'/>\n"
	    "<extension method='mail' within='far' days='10'/>\n"
	    "<extension method='mail' days='20'/>\n"
	    "<extension method='fax' working-days='2' calendar='court'/>\n"
	    "</version></provision>\n"));
	v = eg_law_find(f->book->law, "s", 1)->versions;
	assert_int_equal(eg_law_extension(v, "mail", "CA", "CA")->days, 5);
	assert_int_equal(eg_law_extension(v, "mail", "CA", "NV")->days, 10);
	assert_int_equal(eg_law_extension(v, "mail", "NV", "CA")->days, 10);
	assert_int_equal(eg_law_extension(v, "mail", "CA", "Mexico")->days, 20);
	assert_true(eg_law_extension(v, "fax", "CA", "CA")->working_days);
	assert_null(eg_law_extension(v, "pigeon", "CA", "CA"));
}

/* --- registers that are wrong --------------------------------------------- */

static void
a_reference_leads_to_the_register(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(load(f, RULE("a", "law:LC-1 law:LC-2@1999 law:QQQ"),
	    LAW("<provision id='LC-2' cite='P'><version/></provision>\n")),
	    "t.sch:2:43: error[R3061]: the register has no `LC-1`\n"
	    "t.sch:2:43: error[R3061]: the register has no `LC-2@1999`\n"
	    "t.sch:2:43: error[R3061]: the register has no `QQQ`\n");
}

static void
two_versions_are_never_in_force_at_once(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(load(f, "", LAW(
	    "<provision id='p' cite='P'><version from='2013-01-01' "
	    "until='2017-01-01'/>\n<version from='2017-01-01'/></provision>\n")),
	    "law.xml:5:1: error[R3060]: `p@2017` would be in force on the same days "
	    "as `p@2013`\n");
	assert_string_equal(load(f, "", LAW(
	    "<provision id='p' cite='P'><version/>\n<not-in-force/></provision>\n")),
	    "law.xml:5:1: error[R3060]: `not-in-force` would be in force on the same "
	    "days as `p`\n");
}

static void
versions_of_different_days_can_collide_in_a_case(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(load(f, RULE("a", "law:p"), LAW(
	    "<provision id='p' cite='P'><version id='p@i' until='2012-12-31' "
	    "at='injury'/>\n<version id='p@d' from='2013-01-01'/></provision>\n")),
	    "");
	assert_string_equal(codes(f,
	    "<c decided='2012-06-01' injury='2012-01-01'/>", NULL), "a");
	assert_string_equal(codes(f,
	    "<c decided='2014-01-01' injury='2012-01-01'/>", NULL), "R3911");
}

static void
what_is_not_understood_is_told(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(load(f, "", LAW(
	    "<provision id='p' cite='P' at='decidet'><version/></provision>\n"
	    "<provision id='p' cite='P'><version form='2013-01-01'/>\n"
	    "<version from='2013-13-01'/>\n"
	    "<version id='q@1' from='2012-01-01' applies='$day = 1'/>\n"
	    "<version id='p@2' until='2011-01-01' applies='@x ='/>\n"
	    "</provision>\n<provision id='a@b' cite='P'><version/></provision>\n"
	    "<provision id='e' cite='P'/>\n"
	    "<anchor id='x' select='/y'/>\n")),
	    "law.xml:12:1: error[R3060]: the anchor `x` does not say what day it is\n"
	    "law.xml:4:28: error[R3060]: there is no anchor `decidet`\n"
	    "law.xml:5:12: error[R3060]: there is another provision `p`\n"
	    "law.xml:5:37: error[R3060]: `form` has no meaning in `version`\n"
	    "law.xml:6:10: error[R3060]: `2013-13-01` is not a day of the calendar\n"
	    "law.xml:7:10: error[R3060]: `q@1` does not begin with the provision's id "
	    "and @\n"
	    "law.xml:7:37: error[R3060]: there is no anchor `day`\n"
	    "law.xml:7:1: error[R3060]: `q@1` would be in force on the same days as "
	    "`p`\n"
	    "law.xml:8:51: error[R3010]: an operand is missing, or a word too much, "
	    "here\n"
	    "law.xml:8:1: error[R3060]: `p@2` would be in force on the same days as "
	    "`p`\n"
	    "law.xml:10:12: error[R3060]: a provision's id has neither spaces nor @\n"
	    "law.xml:11:1: error[R3060]: the provision `e` has no version\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)
		T(a_rule_is_judged_where_its_provision_is_in_force),
		T(a_rule_rests_on_all_that_it_and_its_pattern_name),
		T(versions_may_apply_to_some_facts_only),
		T(a_finding_cites_the_version_that_judged),
		T(several_days_agree_or_one_of_them_is_named),
		T(without_its_day_a_case_cannot_be_judged_and_the_rest_is_told),
		T(a_day_of_which_the_register_is_silent_cannot_be_judged),
		T(what_was_not_published_is_not_judged_in_a_reproduction),
		T(a_case_decides_anew_after_the_one_before),
		T(the_law_of_another_day_is_for_trying_out),
		T(law_that_nobody_has_checked_is_told_when_it_judged),
		T(editions_of_a_guideline_follow_each_other),
		T(service_adds_the_days_of_the_first_row_that_fits),
		T(a_reference_leads_to_the_register),
		T(two_versions_are_never_in_force_at_once),
		T(versions_of_different_days_can_collide_in_a_case),
		T(what_is_not_understood_is_told),
	};

	return cmocka_run_group_tests_name("rules/law", tests, NULL, NULL);
}
