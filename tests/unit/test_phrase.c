/*
 * Phrase tables on little texts.  A test writes its tables and facts, and the
 * texts as a case of paragraphs:
 *
 *	fact("<table ...>...</table><fact name='x' .../>", "<p>...</p>")
 *
 * is the fact x of the case's root, NULL without it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "rules/judge.h"
#include "rules/phrase/phrase.h"

struct fixture {
	struct eg_diags		*diags;
	struct eg_rulebook	*book;
	struct eg_xml		*xml;
	char			 folder[32];
	char			 phrases[48];
};

static int
setup(void **state)
{
	struct fixture *f = eg_malloc(sizeof(*f));

	memset(f, 0, sizeof(*f));
	f->diags = eg_diags_new();
	strcpy(f->folder, "/tmp/eg-phrase-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	strcpy(f->phrases, f->folder);
	strcat(f->phrases, "/phrases.xml");
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	eg_xml_free(f->xml);
	eg_rulebook_free(f->book);
	eg_diags_free(f->diags);
	unlink(f->phrases);
	rmdir(f->folder);
	free(f);
	return 0;
}

static bool
open_book(struct fixture *f, const char *tables)
{
	static const char schema[] =
	    "<schema xmlns='http://purl.oclc.org/dsdl/schematron' "
	    "xmlns:eg='urn:engross:rules:1' eg:phrases='phrases.xml'/>";
	struct eg_buf b = { 0 };
	char path[64];

	eg_buf_printf(&b, "<phrases xmlns='urn:engross:rules:1'>%s</phrases>",
	    tables);
	assert_true(eg_file_write(f->phrases, b.data, b.len, f->diags));
	eg_buf_free(&b);
	strcpy(path, f->folder);
	strcat(path, "/book.sch");
	f->book = eg_rulebook_read(path, schema, strlen(schema), f->diags);
	return f->book != NULL;
}

static void
derive(struct fixture *f, const char *tables, const char *texts)
{
	struct eg_buf b = { 0 };

	assert_true(open_book(f, tables));
	eg_buf_printf(&b, "<case>%s</case>", texts);
	f->xml = eg_xml_read("case.xml", b.data, b.len, &eg_xml_case_limits,
	    f->diags);
	eg_buf_free(&b);
	assert_non_null(f->xml);
	assert_true(eg_phrases_derive(f->book, f->xml, f->diags));
}

static const char *
root_fact(const struct fixture *f, const char *name)
{
	return eg_node_attr(eg_xml_root(f->xml), EG_FACTS_NS, name);
}

/* A table t of one element `phrase`, and the fact x of all it finds. */
static const char *
found(struct fixture *f, const char *phrase, const char *texts)
{
	char tables[1024];
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "<table name='t'>%s</table><fact name='x' in='p' "
	    "table='t'/>", phrase);
	assert_true(b.len < sizeof(tables));
	strcpy(tables, b.data);
	eg_buf_free(&b);
	derive(f, tables, texts);
	return root_fact(f, "x");
}

/* --- finding -------------------------------------------------------------- */

static void
words_are_found_whole_and_whatever_their_case(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(found(f, "<phrase>Left Knee</phrase>",
	    "<p>of the LEFT knee, not the cleft kneecap</p>"), "Left Knee");
}

static void
part_of_a_word_is_not_found(void **state)
{
	assert_null(found(*state, "<phrase>knee</phrase>", "<p>kneecap</p>"));
}

static void
folding_is_of_unicode(void **state)
{
	assert_string_equal(found(*state, "<phrase is='1'>\xC3\x89tude</phrase>",
	    "<p>une \xC3\xA9TUDE</p>"), "1");
}

static void
white_space_and_punctuation_part_words_and_say_nothing(void **state)
{
	assert_string_equal(found(*state, "<phrase is='1'>x-ray is not needed</phrase>",
	    "<p>X\n   ray is, \"not\"\xC2\xA0(needed)</p>"), "1");
}

static void
a_phrase_does_not_go_over_the_end_of_a_sentence(void **state)
{
	assert_null(found(*state, "<phrase>not needed</phrase>",
	    "<p>It is not. Needed is rest.</p>"));
}

static void
initials_numbers_and_short_forms_end_no_sentence(void **state)
{
	struct fixture *f = *state;

	derive(f, "<short>Dr vs</short><table name='t'><phrase is='1'>start {0-8} stop"
	    "</phrase></table><fact name='x' in='p' table='t'/>",
	    "<p>Start J. Doe, Dr. Roe vs. 3.5 mg stop</p>");
	assert_string_equal(root_fact(f, "x"), "1");
}

static void
a_full_stop_without_a_space_ends_a_sentence_before_a_large_letter(void **state)
{
	assert_null(found(*state, "<phrase>2016 in</phrase>", "<p>of 2016.In it</p>"));
}

static void
the_earliest_and_then_the_longest_phrase_is_found(void **state)
{
	assert_string_equal(found(*state, "<phrase is='for'>necessary</phrase>"
	    "<phrase is='against'>not {0-2} necessary</phrase>"
	    "<phrase is='never'>not necessary at all</phrase>",
	    "<p>It is not necessary at all, but not at present necessary, and "
	    "necessary.</p>"), "never, against, for");
}

static void
a_phrase_without_a_value_hides_what_it_covers(void **state)
{
	assert_string_equal(found(*state, "<phrase is='side'>right</phrase>"
	    "<phrase is=''>right away</phrase>",
	    "<p>right away on the right</p>"), "side");
}

static void
a_star_finds_words_that_begin_so(void **state)
{
	assert_string_equal(found(*state, "<phrase is='a'>taper*</phrase>"
	    "<phrase is='b'>tap* water</phrase>",
	    "<p>tapering, tap, tapped water</p>"), "a, b");
}

static void
a_longer_stem_does_not_hide_a_shorter_one(void **state)
{
	assert_string_equal(found(*state, "<phrase is='a'>taper* off</phrase>"
	    "<phrase is='b'>tap* on</phrase>", "<p>tapering on</p>"), "b");
}

static void
alternatives_are_parted_by_bars(void **state)
{
	assert_string_equal(found(*state, "<phrase is='1'>one | uno\n|\nein er"
	    "</phrase>", "<p>Ein er</p>"), "1");
}

static void
numbers_have_points_and_commas_and_stand_at_their_units(void **state)
{
	assert_string_equal(found(*state, "<phrase>{number} mg</phrase>",
	    "<p>1,000mg, 37.5 mg and 5/325 mg</p>"), "1000, 37.5, 325");
}

static void
dates_are_found_as_american_letters_write_them(void **state)
{
	assert_string_equal(found(*state, "<phrase>{date}</phrase>",
	    "<p>10-16-2016, 10/17/16, October 18, 2016, Oct. 19th 2016, 2016-10-20, "
	    "1/2/98; not 10-16, 123-45-6789, 2/30/2016 or May 2016</p>"),
	    "2016-10-16, 2016-10-17, 2016-10-18, 2016-10-19, 2016-10-20, "
	    "1998-01-02");
}

static void
words_in_large_letters_are_found(void **state)
{
	assert_string_equal(found(*state, "<phrase>{capitals}</phrase>",
	    "<p>An MRI and X-rays of L5, icd9 and ICD9, A</p>"), "MRI, ICD9");
}

static void
a_table_stands_in_a_phrase_with_its_values(void **state)
{
	struct fixture *f = *state;

	derive(f, "<table name='drug'><phrase is='naproxen'>naproxen | naprosyn"
	    "</phrase></table><table name='t'><phrase is='{1}: {2} mg'>"
	    "{drug} {number} mg</phrase></table><fact name='x' in='p' table='t'/>",
	    "<p>Naprosyn 550 mg</p>");
	assert_string_equal(root_fact(f, "x"), "naproxen: 550 mg");
}

/* --- keeping -------------------------------------------------------------- */

#define SIDES	"<table name='t'><phrase>left</phrase><phrase>right</phrase>"	\
		"<phrase>both</phrase></table>"

static void
of_several_values_one_may_be_taken(void **state)
{
	struct fixture *f = *state;

	derive(f, SIDES "<fact name='first' in='p' table='t' take='first'/>"
	    "<fact name='last' in='p' table='t' take='last'/>",
	    "<p>left, right,</p><p>both and left</p>");
	assert_string_equal(root_fact(f, "first"), "left");
	assert_string_equal(root_fact(f, "last"), "left");
}

static void
the_words_are_quoted_where_they_stand(void **state)
{
	struct fixture *f = *state;
	struct eg_node *p;

	derive(f, "<table name='t'><phrase is='1'>not {0-2} needed</phrase></table>"
	    "<fact name='x' in='p' table='t' take='last'/>",
	    "<p>not needed</p><p>It is not\n  really   needed.</p>");
	p = eg_node_first_element(eg_xml_root(f->xml));
	assert_null(eg_node_attr(p, EG_FACTS_NS, "x.says"));
	assert_string_equal(eg_node_attr(eg_node_next_element(p), EG_FACTS_NS,
	    "x.says"), "not really needed");
}

static void
a_fact_is_set_at_each_of_its_elements(void **state)
{
	struct fixture *f = *state;
	struct eg_node *p;

	derive(f, SIDES "<fact name='x' each='p' table='t'/>",
	    "<p>left</p><p>neither</p><p>right</p>");
	p = eg_node_first_element(eg_xml_root(f->xml));
	assert_string_equal(eg_node_attr(p, EG_FACTS_NS, "x"), "left");
	p = eg_node_next_element(p);
	assert_null(eg_node_attr(p, EG_FACTS_NS, "x"));
	p = eg_node_next_element(p);
	assert_string_equal(eg_node_attr(p, EG_FACTS_NS, "x"), "right");
}

static void
a_sentence_can_be_asked_for_or_left_out(void **state)
{
	struct fixture *f = *state;

	derive(f, SIDES "<table name='who'><phrase>doctor</phrase></table>"
	    "<fact name='with' in='p' table='t' where='who'/>"
	    "<fact name='without' in='p' table='t' unless='who'/>",
	    "<p>The doctor said left. It was right.</p>");
	assert_string_equal(root_fact(f, "with"), "left");
	assert_string_equal(root_fact(f, "without"), "right");
}

static void
sentences_that_are_excepted_are_not_told(void **state)
{
	struct fixture *f = *state;

	derive(f, SIDES "<fact name='x' in='p' table='t' except='ok'/>",
	    "<p>It is left. It is right.</p><ok>IT IS, left</ok>");
	assert_string_equal(root_fact(f, "x"), "right");
}

static void
what_other_texts_have_otherwise_differs(void **state)
{
	struct fixture *f = *state;

	derive(f, SIDES "<fact name='x' in='p' table='t' differs-from='title'/>",
	    "<title>left</title><p>left and right</p>");
	assert_string_equal(root_fact(f, "x"), "right");
}

static void
keys_tell_what_is_compared(void **state)
{
	struct fixture *f = *state;

	derive(f, "<table name='side'><phrase>left</phrase><phrase>right</phrase>"
	    "</table><table name='part'><phrase>knee</phrase><phrase>hip</phrase>"
	    "</table><table name='t'><phrase key='{2}' is='{1} {2}'>{side} {part}"
	    "</phrase></table><fact name='x' in='p' table='t' differs-from='title'/>",
	    "<title>left knee</title><p>left knee, right knee, right hip</p>");
	assert_string_equal(root_fact(f, "x"), "right knee");
}

static void
what_other_texts_lack_is_absent(void **state)
{
	struct fixture *f = *state;

	derive(f, SIDES "<fact name='x' in='p' table='t' absent-from='title'/>",
	    "<title>left</title><p>left, right</p>");
	assert_string_equal(root_fact(f, "x"), "right");
}

static void
without_other_texts_nothing_differs(void **state)
{
	struct fixture *f = *state;

	derive(f, SIDES "<fact name='x' in='p' table='t' differs-from='title'/>",
	    "<p>left, right</p>");
	assert_null(root_fact(f, "x"));
}

static void
other_texts_may_be_read_by_another_table(void **state)
{
	struct fixture *f = *state;

	derive(f, "<table name='pronoun'><phrase is='male'>he</phrase>"
	    "<phrase is='female'>she</phrase></table><table name='sex'>"
	    "<phrase is='female'>woman</phrase></table><fact name='x' in='p' "
	    "table='pronoun' differs-from='p' named-by='sex'/>",
	    "<p>A woman. She said that he knew.</p>");
	assert_string_equal(root_fact(f, "x"), "male");
}

static void
sentences_are_measured_by_the_one_in_the_middle(void **state)
{
	struct fixture *f = *state;

	derive(f, "<measure name='x' in='p'/>",
	    "<p>One. One two three. One two.</p>");
	assert_string_equal(root_fact(f, "x.median"), "2");
	assert_string_equal(root_fact(f, "x.sentences"), "3");
}

static void
words_are_pointed_at_where_they_were_written(void **state)
{
	struct fixture *f = *state;
	struct eg_node *p;
	struct eg_pos at;

	derive(f, SIDES, "<p>caf\xC3\xA9 on\nthe &quot;not\n  needed&quot;</p><p>not "
	    "<em>needed</em></p>");
	p = eg_node_first_element(eg_xml_root(f->xml));
	at = eg_phrases_words_pos(f->xml, p, "the \"not needed");
	assert_int_equal(at.line, 2);
	assert_int_equal(at.column, 1);
	at = eg_phrases_words_pos(f->xml, p, "on the\xE2\x80\xA6");
	assert_int_equal(at.line, 1);
	assert_int_equal(at.column, 15);
	/* Across tags, or not there: the element. */
	at = eg_phrases_words_pos(f->xml, p, "needed not");
	assert_int_equal(at.column, 7);
	p = eg_node_next_element(p);
	at = eg_phrases_words_pos(f->xml, p, "not needed");
	assert_int_equal(at.column, eg_xml_pos(f->xml, p).column);
}

/* --- size ----------------------------------------------------------------- */

static void
a_sentence_of_any_length_is_read_in_parts(void **state)
{
	struct fixture *f = *state;
	struct eg_buf b = { 0 };
	size_t i;

	eg_buf_puts(&b, "<p>");
	for (i = 0; i < 200000; i++)
		eg_buf_puts(&b, "not ");
	eg_buf_puts(&b, "needed</p>");
	assert_string_equal(found(f, "<phrase is='1'>not {0-8} not {0-8} needed"
	    "</phrase>", eg_buf_str(&b)), "1");
	eg_buf_free(&b);
}

static void
many_ways_to_a_phrase_are_not_all_tried(void **state)
{
	struct fixture *f = *state;
	struct eg_buf b = { 0 };
	size_t i;

	eg_buf_puts(&b, "<p>");
	for (i = 0; i < 2000; i++)
		eg_buf_puts(&b, "a a ( ( ( ");
	eg_buf_puts(&b, "</p>");
	assert_null(found(f, "<phrase>a {0-8} a {0-8} a {0-8} a {0-8} a {0-8} a {0-8} "
	    "a {0-8} b | ( ( ( ( ( ( ( ( ( ( b</phrase>", eg_buf_str(&b)));
	eg_buf_free(&b);
}

static void
values_of_one_fact_have_a_bound(void **state)
{
	struct fixture *f = *state;
	struct eg_buf b = { 0 };
	const char *x;
	unsigned i;

	eg_buf_puts(&b, "<p>");
	for (i = 0; i < 100; i++)
		eg_buf_printf(&b, "%u mg, ", i);
	eg_buf_puts(&b, "</p>");
	x = found(f, "<phrase>{number} mg</phrase>", eg_buf_str(&b));
	assert_non_null(strstr(x, ", 31, \xE2\x80\xA6"));
	assert_null(strstr(x, "32"));
	eg_buf_free(&b);
}

/* --- what is refused ------------------------------------------------------ */

static void
refused(struct fixture *f, const char *tables, const char *code, const char *says)
{
	const struct eg_diag *d;

	assert_false(open_book(f, tables));
	d = eg_diags_at(f->diags, 0);
	assert_string_equal(d->code, code);
	assert_non_null(strstr(d->text, says));
}

static void
a_phrase_that_stands_twice_is_refused(void **state)
{
	refused(*state, "<table name='t'><phrase>a b</phrase><phrase>A, B</phrase>"
	    "</table>", "R3041", "has `A, B` already");
}

static void
a_placeholder_that_is_none_is_refused(void **state)
{
	refused(*state, "<table name='t'><phrase>{nunber} mg</phrase></table>",
	    "R3041", "neither");
}

static void
a_value_names_placeholders_by_their_numbers(void **state)
{
	refused(*state, "<table name='t'><phrase is='{2} mg'>{number} mg</phrase>"
	    "</table>", "R3041", "no such placeholder");
}

static void
a_gap_stands_between_words(void **state)
{
	refused(*state, "<table name='t'><phrase>not {0-3}</phrase></table>",
	    "R3041", "both sides");
}

static void
a_table_with_placeholders_stands_in_no_other(void **state)
{
	refused(*state, "<table name='a'><phrase>{number}</phrase></table>"
	    "<table name='b'><phrase>{a} mg</phrase></table>", "R3041",
	    "placeholders itself");
}

static void
a_table_that_is_not_there_is_refused(void **state)
{
	refused(*state, "<table name='sides'><phrase>left</phrase></table>"
	    "<fact name='x' table='side'/>", "R3040", "no table `side`");
}

static void
an_attribute_that_means_nothing_is_refused(void **state)
{
	refused(*state, "<table name='t'><phrase>a</phrase></table>"
	    "<fact name='x' table='t' unles='t'/>", "R3040", "`unles`");
}

static void
two_facts_of_one_name_are_refused(void **state)
{
	refused(*state, "<table name='t'><phrase>a</phrase></table>"
	    "<fact name='x' table='t'/><measure name='x'/>", "R3040",
	    "another fact `x`");
}

#define T(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(words_are_found_whole_and_whatever_their_case),
		T(part_of_a_word_is_not_found),
		T(folding_is_of_unicode),
		T(white_space_and_punctuation_part_words_and_say_nothing),
		T(a_phrase_does_not_go_over_the_end_of_a_sentence),
		T(initials_numbers_and_short_forms_end_no_sentence),
		T(a_full_stop_without_a_space_ends_a_sentence_before_a_large_letter),
		T(the_earliest_and_then_the_longest_phrase_is_found),
		T(a_phrase_without_a_value_hides_what_it_covers),
		T(a_star_finds_words_that_begin_so),
		T(a_longer_stem_does_not_hide_a_shorter_one),
		T(alternatives_are_parted_by_bars),
		T(numbers_have_points_and_commas_and_stand_at_their_units),
		T(dates_are_found_as_american_letters_write_them),
		T(words_in_large_letters_are_found),
		T(a_table_stands_in_a_phrase_with_its_values),
		T(of_several_values_one_may_be_taken),
		T(the_words_are_quoted_where_they_stand),
		T(a_fact_is_set_at_each_of_its_elements),
		T(a_sentence_can_be_asked_for_or_left_out),
		T(sentences_that_are_excepted_are_not_told),
		T(what_other_texts_have_otherwise_differs),
		T(keys_tell_what_is_compared),
		T(what_other_texts_lack_is_absent),
		T(without_other_texts_nothing_differs),
		T(other_texts_may_be_read_by_another_table),
		T(sentences_are_measured_by_the_one_in_the_middle),
		T(words_are_pointed_at_where_they_were_written),
		T(a_sentence_of_any_length_is_read_in_parts),
		T(many_ways_to_a_phrase_are_not_all_tried),
		T(values_of_one_fact_have_a_bound),
		T(a_phrase_that_stands_twice_is_refused),
		T(a_placeholder_that_is_none_is_refused),
		T(a_value_names_placeholders_by_their_numbers),
		T(a_gap_stands_between_words),
		T(a_table_with_placeholders_stands_in_no_other),
		T(a_table_that_is_not_there_is_refused),
		T(an_attribute_that_means_nothing_is_refused),
		T(two_facts_of_one_name_are_refused),
	};

	return cmocka_run_group_tests_name("rules/phrase", tests, NULL, NULL);
}
