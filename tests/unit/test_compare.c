/*
 * test_compare.c - two letters, told as "TITLE: [gone] {new} ...", a section a
 * line; two cases with their facts, "NAME: BEFORE > NOW".
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "review/compare.h"

static struct eg_diags *diags;
static struct eg_review review;
static struct eg_buf out;

static int
setup(void **state)
{
	(void)state;
	diags = eg_diags_new();
	review = (struct eg_review){ .arena = eg_arena_new() };
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	eg_arena_free(review.arena);
	eg_diags_free(diags);
	eg_buf_free(&out);
	return 0;
}

static struct eg_xml *
document(const char *root, const char *content)
{
	struct eg_buf b = { 0 };
	struct eg_xml *x;

	eg_buf_printf(&b, "<%s xmlns='urn:engross:letter:1' xmlns:f='urn:engross:facts:1'>%s"
	    "</%.6s>", root, content, root);
	x = eg_xml_read("document", b.data, b.len, &eg_xml_case_limits, diags);
	assert_non_null(x);
	eg_buf_free(&b);
	return x;
}

static const char *
letters(const char *before, const char *now)
{
	struct eg_xml *a = document("letter", before), *b = document("letter", now);
	const struct eg_run_of_words *r;
	const char *s;
	size_t i, j;

	eg_compare_letters(a, b, &review);
	for (i = 0; i < review.nsections; i++) {
		eg_buf_printf(&out, "%s%s:", i == 0 ? "" : "\n", review.section[i].title);
		for (j = 0; j < review.section[i].nruns; j++) {
			r = &review.section[i].run[j];
			eg_buf_puts(&out, r->kind == EG_RUN_GONE ? " [" :
			    r->kind == EG_RUN_NEW ? " {" :
			    r->kind == EG_RUN_LEFT_OUT ? " ..." : " ");
			for (s = r->words; *s != '\0'; s++)
				eg_buf_putc(&out, *s == '\n' ? '/' : *s);
			eg_buf_puts(&out, r->kind == EG_RUN_GONE ? "]" :
			    r->kind == EG_RUN_NEW ? "}" : "");
		}
	}
	eg_xml_free(a);
	eg_xml_free(b);
	return eg_buf_str(&out);
}

static const char *
facts(const char *before, const char *now)
{
	struct eg_xml *a = document("case_f", before), *b = document("case_f", now);
	const struct eg_changed_fact *f;
	size_t i;

	eg_compare_facts(a, b, &review);
	for (i = 0; i < review.nfacts; i++) {
		f = &review.fact[i];
		eg_buf_printf(&out, "%s%s: %s > %s", i == 0 ? "" : "\n", f->name,
		    f->before == NULL ? "-" : f->before, f->now == NULL ? "-" : f->now);
	}
	eg_xml_free(a);
	eg_xml_free(b);
	return eg_buf_str(&out);
}

#define A_SECTION(title, words) \
    "<section><heading>" title "</heading><para>" words "</para></section>"

static void
sections_that_are_the_same_are_not_told(void **state)
{
	(void)state;
	assert_string_equal(letters(A_SECTION("One", "a b") A_SECTION("Two", "c"),
	    A_SECTION("One", "a b") A_SECTION("Two", "d")), "Two: [c] {d} /");
	assert_true(review.compared);
}

static void
a_section_may_come_or_go(void **state)
{
	(void)state;
	assert_string_equal(letters(A_SECTION("One", "a") A_SECTION("Two", "b"),
	    A_SECTION("Two", "b") A_SECTION("Three", "c")), "One: [a/]\nThree: {c/}");
}

static void
the_title_of_a_thing_of_the_case_may_change(void **state)
{
	(void)state;
	assert_string_equal(letters("<section><heading of='x'>Item 1. Old</heading>"
	    "<para>a</para></section>", "<section><heading of='x'>Item 1. New</heading>"
	    "<para>a</para></section>"), "Item 1. New: [Item 1. Old] {Item 1. New} / a/");
}

static void
what_has_no_heading_is_the_head_or_the_close(void **state)
{
	(void)state;
	assert_string_equal(letters("<para>a</para>" A_SECTION("One", "b")
	    "<signature close='Yours'><line>c</line></signature>",
	    "<para>x</para>" A_SECTION("One", "b")
	    "<signature close='Yours'><line>y</line></signature>"),
	    "Head of the letter: [a] {x} /\nClose of the letter: Yours [c] {y} /");
}

static void
a_section_in_a_section_is_told_by_itself(void **state)
{
	(void)state;
	assert_string_equal(letters("<section><heading>All</heading>"
	    A_SECTION("One", "a") A_SECTION("Two", "b") "</section>",
	    "<section><heading>All</heading>" A_SECTION("One", "c") A_SECTION("Two", "b")
	    "</section>"), "One: [a] {c} /");
}

static void
days_are_words_and_labels_are_read(void **state)
{
	(void)state;
	assert_string_equal(letters("<reference><entry label='Date'><date value='2026-06-18'/>"
	    "</entry><entry label='None'/></reference>",
	    "<reference><entry label='Date'><date value='2026-07-01'/></entry></reference>"),
	    "Head of the letter: Date [June 18,] {July 1,} 2026/");
}

static void
words_are_not_parted_by_emphasis_but_by_cells(void **state)
{
	(void)state;
	assert_string_equal(letters("<table><row><cell><emphasis>No</emphasis>: it</cell>"
	    "<cell>b</cell></row></table>",
	    "<table><row><cell><emphasis>Yes</emphasis>: it</cell><cell>b</cell></row></table>"),
	    "Head of the letter: [No:] {Yes:} it b/");
}

static void
of_long_text_only_words_beside_the_change_are_told(void **state)
{
	(void)state;
	assert_string_equal(letters(A_SECTION("One", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 "
	    "18 19 20 21 22 23 24 25 26 27 28 29 30 a"), A_SECTION("One", "1 2 3 4 5 6 7 8 9 10 "
	    "11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 b")),
	    "One: ... 19 20 21 22 23 24 25 26 27 28 29 30 [a] {b} /");
}

static void
facts_that_changed_have_the_thing_they_are_of(void **state)
{
	(void)state;
	assert_string_equal(facts("<item id='x' f:decision='no'/><part/><part f:n='1'/>"
	    "<gone f:m='2'/>", "<item id='x' f:decision='yes'/><part/><part f:n='1'/>"
	    "<part f:n='3'/>"),
	    "item x: decision: no > yes\npart 3: n: - > 3\ngone: m: 2 > -");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(sections_that_are_the_same_are_not_told, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(a_section_may_come_or_go, setup, teardown),
		cmocka_unit_test_setup_teardown(the_title_of_a_thing_of_the_case_may_change,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(what_has_no_heading_is_the_head_or_the_close,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(a_section_in_a_section_is_told_by_itself, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(days_are_words_and_labels_are_read, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(words_are_not_parted_by_emphasis_but_by_cells,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(
		    of_long_text_only_words_beside_the_change_are_told, setup, teardown),
		cmocka_unit_test_setup_teardown(facts_that_changed_have_the_thing_they_are_of,
		    setup, teardown),
	};

	return cmocka_run_group_tests_name("review/compare", tests, NULL, NULL);
}
