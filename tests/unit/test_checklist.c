/*
 * test_checklist.c - a checklist, a case and a letter of some lines each; what
 * was found is told as "ID: NAME page.line WORDS", "ID: NAME no".
 *
 * Pages are made by hand: each element of the letter that has text is a line of
 * its own, three lines a page.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "review/checklist.h"

#define LINES	3

static struct eg_diags *diags;
static struct eg_review review;
static struct eg_xsd *schema;
static struct eg_buf out;

struct pages {
	struct eg_area_tree	 tree;
	struct eg_fo		 flow;
	uint32_t		 lines;
	const struct eg_xml	*letter;
};

static int
setup(void **state)
{
	(void)state;
	diags = eg_diags_new();
	schema = eg_xsd_open("schemas/rulebook/checklist.xsd", diags);
	assert_non_null(schema);
	review = (struct eg_review){ .arena = eg_arena_new() };
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	eg_xsd_free(schema);
	eg_arena_free(review.arena);
	eg_diags_free(diags);
	eg_buf_free(&out);
	return 0;
}

/* --- pages ------------------------------------------------------------------------------ */

static struct eg_area *
add(struct eg_area *parent, enum eg_area_type type, const struct eg_fo *fo, eg_len y)
{
	struct eg_area *a = eg_new(review.arena, struct eg_area);

	*a = (struct eg_area){ .type = type, .fo = fo, .y = y, .height = EG_PT(12) };
	if (parent != NULL)
		eg_area_add(parent, a);
	return a;
}

static void
add_page(struct pages *p)
{
	struct eg_page *page = eg_new(review.arena, struct eg_page);

	*page = (struct eg_page){ .height = EG_PT(100), .width = EG_PT(100),
	    .label = eg_arena_printf(review.arena, "%u", ++p->tree.npages) };
	page->first = page->last = add(NULL, EG_AREA_REGION, &p->flow, 0);
	if (p->tree.last == NULL)
		p->tree.first = page;
	else
		p->tree.last->next = page;
	p->tree.last = page;
}

static void
add_line(struct pages *p, const struct eg_node *n, const char *text)
{
	struct eg_fo *fo = eg_new(review.arena, struct eg_fo);
	struct eg_area *line, *words;

	fo->from = eg_xml_pos(p->letter, n);
	if (p->lines % LINES == 0)
		add_page(p);
	line = add(p->tree.last->first, EG_AREA_LINE, fo, EG_PT(20 * (p->lines % LINES)));
	line->baseline = EG_PT(10);
	words = add(line, EG_AREA_TEXT, fo, 0);
	words->text = text;
	words->text_len = (uint32_t)strlen(text);
	p->lines++;
}

static void
set(struct pages *p, const struct eg_node *n)
{
	const struct eg_node *c;

	for (c = eg_node_first(n); c != NULL; c = eg_node_next(c))
		if (eg_node_kind(c) == EG_NODE_ELEMENT)
			set(p, c);
		else if (eg_node_kind(c) == EG_NODE_TEXT)
			add_line(p, n, eg_node_text(c));
}

/* --- telling ------------------------------------------------------------------------------ */

static struct eg_xml *
document(const char *markup)
{
	struct eg_xml *x = eg_xml_read("document", markup, strlen(markup),
	    &eg_xml_case_limits, diags);

	assert_non_null(x);
	return x;
}

static struct eg_checklist *
checklist(const char *content)
{
	struct eg_buf b = { 0 };
	struct eg_checklist *l;

	eg_buf_printf(&b, "<checklist xmlns='urn:engross:checklist:1' "
	    "xmlns:f='urn:engross:facts:1' xmlns:t='urn:t' title='List'>%s</checklist>",
	    content);
	l = eg_checklist_read("checklist.xml", b.data, b.len, schema, diags);
	eg_buf_free(&b);
	return l;
}

static const char *
cite(void *data, const char *id, size_t n)
{
	(void)data;
	return n == 3 && strncmp(id, "law", 3) == 0 ? "Code 1" : NULL;
}

static void
tell(void)
{
	const struct eg_required *r;
	const struct eg_place *p;
	size_t i, j;

	for (i = 0; i < review.nrequired; i++) {
		r = &review.required[i];
		eg_buf_printf(&out, "%s%s:", i == 0 ? "" : "\n", r->id);
		if (r->state == EG_REQUIRED_NOT)
			eg_buf_puts(&out, " not");
		for (j = 0; j < r->nplaces; j++) {
			p = &r->place[j];
			eg_buf_printf(&out, " %s%s", p->name == NULL ? "" : p->name,
			    p->name == NULL ? "" : " ");
			if (!p->there)
				eg_buf_puts(&out, "no");
			else if (p->on_page)
				eg_buf_printf(&out, "%u.%u %s", p->page, p->line, p->words);
			else
				eg_buf_puts(&out, "so");
		}
		if (*r->attested != '\0')
			eg_buf_printf(&out, " by %s", r->attested);
	}
}

static bool
find(const char *asks, const char *facts_markup, const char *letter_markup)
{
	struct pages pages = { .flow.type = EG_FO_FLOW };
	struct eg_checklist *l = checklist(asks);
	struct eg_xml *letter, *facts;
	bool ok;

	assert_non_null(l);
	letter = document(letter_markup);
	facts = document(facts_markup);
	pages.letter = letter;
	set(&pages, eg_xml_root(letter));
	ok = eg_checklist_find(l, letter, facts, eg_lines_of(review.arena, &pages.tree), cite,
	    NULL, &review, diags);
	tell();
	eg_diags_source(diags, "document", NULL, 0);
	eg_diags_source(diags, "checklist.xml", NULL, 0);
	eg_xml_free(letter);
	eg_xml_free(facts);
	eg_checklist_free(l);
	return ok;
}

#define ELEMENT(parts)	"<element id='A' law='law'><requires>a thing</requires>" parts "</element>"
#define LETTER(content)	"<letter xmlns='urn:engross:letter:1'>" content "</letter>"
#define CASE	"<c xmlns='urn:t' xmlns:f='urn:engross:facts:1' f:kind='long'>" \
    "<i id='x'><r/><r/></i><i id='y'><r/></i></c>"

static void
said(const char *want)
{
	struct eg_buf b = { 0 };

	eg_diags_dump(diags, &b);
	if (strstr(eg_buf_str(&b), want) == NULL)
		fail_msg("not said: %s\nbut: %s", want, eg_buf_str(&b));
	eg_buf_free(&b);
}

/* --- promises ------------------------------------------------------------------------------- */

static void
a_role_is_found_with_its_page_and_line(void **state)
{
	(void)state;
	assert_true(find(ELEMENT("<found role='b'/>"), CASE, LETTER("<para>1</para>"
	    "<para>2</para><para>3</para><para>4</para><para role='a b'>the words</para>")));
	assert_string_equal(eg_buf_str(&out), "A: 2.2 the words");
	assert_string_equal(review.required[0].citation, "Code 1");
	/* Baseline 20 + 10 of 100. */
	assert_int_equal(review.required[0].place[0].height, 300);
}

static void
what_is_not_there_is_an_error(void **state)
{
	(void)state;
	assert_false(find(ELEMENT("<found role='b' name='\"The thing\"'/>"), CASE,
	    LETTER("<para role='bb'>1</para>")));
	assert_string_equal(eg_buf_str(&out), "A: The thing no");
	said("the letter lacks A, what the law requires: a thing: The thing");
	said("C1002");
}

static void
an_element_without_words_on_a_page_is_not_there(void **state)
{
	(void)state;
	assert_false(find(ELEMENT("<found role='b'/>"), CASE,
	    LETTER("<para>1</para><para role='b'/>")));
	assert_true(find(ELEMENT("<found role='b'/>"), CASE,
	    LETTER("<para role='b'/><para role='b'>2</para>")));
}

static void
without_pages_what_is_empty_is_not_there(void **state)
{
	struct eg_checklist *l = checklist(ELEMENT("<found role='b'/>"));
	struct eg_xml *empty = document(LETTER("<para role='b'/>")),
	    *full = document(LETTER("<para role='b'/><para role='b'>1</para>")),
	    *facts = document(CASE);

	(void)state;
	assert_false(eg_checklist_find(l, empty, facts, NULL, cite, NULL, &review, diags));
	assert_true(eg_checklist_find(l, full, facts, NULL, cite, NULL, &review, diags));
	eg_diags_source(diags, "document", NULL, 0);
	eg_diags_source(diags, "checklist.xml", NULL, 0);
	eg_xml_free(empty);
	eg_xml_free(full);
	eg_xml_free(facts);
	eg_checklist_free(l);
}

static void
words_that_have_no_object_of_their_own_are_where_their_parent_is(void **state)
{
	struct eg_place place = { 0 };
	struct pages pages = { .flow.type = EG_FO_FLOW };
	struct eg_xml *letter = document(LETTER("<para>1</para><address><line>a</line>"
	    "<line>b</line></address>"));
	const struct eg_node *para = eg_node_first_element(eg_xml_root(letter)),
	    *address = eg_node_next_element(para);

	(void)state;
	pages.letter = letter;
	add_line(&pages, para, "1");
	add_line(&pages, address, "a b");
	assert_true(eg_lines_find(eg_lines_of(review.arena, &pages.tree), review.arena, letter,
	    eg_node_next_element(eg_node_first_element(address)), &place));
	assert_int_equal(place.line, 2);
	eg_xml_free(letter);
}

static void
each_thing_of_the_case_is_looked_for(void **state)
{
	(void)state;
	assert_false(find(ELEMENT("<found role='b' each='t:i' of='@id' name='concat(\"No. \", $n)'/>"),
	    CASE, LETTER("<para role='b' of='y'>why</para><para role='b' of='z'>zed</para>")));
	assert_string_equal(eg_buf_str(&out), "A: No. 1 no No. 2 1.1 why");
	said("a thing: No. 1");
}

static void
things_of_the_same_name_are_found_in_order(void **state)
{
	(void)state;
	assert_true(find(ELEMENT("<found role='b' each='t:i/t:r' of='../@id'/>"), CASE,
	    LETTER("<para role='b' of='x'>x1</para><para role='b' of='y'>y1</para>"
	    "<para role='b' of='x'>x2</para>")));
	assert_string_equal(eg_buf_str(&out), "A: 1.1 x1 1.3 x2 1.2 y1");
	eg_buf_clear(&out);
	assert_false(find(ELEMENT("<found role='b' each='t:i/t:r' of='../@id'/>"), CASE,
	    LETTER("<para role='b' of='x'>x1</para><para role='b' of='y'>y1</para>")));
	assert_string_equal(eg_buf_str(&out), "A: 1.1 x1 no 1.2 y1");
}

static void
an_xpath_selects_places_too(void **state)
{
	(void)state;
	assert_true(find(ELEMENT("<found select='*[2]'/><found select='.'/>"), CASE,
	    LETTER("<para>1</para><para>2</para>")));
	assert_string_equal(eg_buf_str(&out), "A: 1.2 2 1.1 1 2");
}

static void
what_is_not_of_this_case_is_not_required(void **state)
{
	(void)state;
	assert_true(find("<element id='A' law='law' when=\"@f:kind = 'short'\"><requires>a thing"
	    "</requires><found role='b'/></element>"
	    "<element id='B' law='law' when=\"@f:kind = 'long'\"><requires>a thing"
	    "</requires><found role='c'/><found role='b' when='false()'/></element>", CASE,
	    LETTER("<para role='c'>1</para>")));
	assert_string_equal(eg_buf_str(&out), "A: not\nB: 1.1 1");
}

static void
facts_may_hold_and_people_attest(void **state)
{
	size_t missing;

	(void)state;
	assert_false(find(ELEMENT("<holds test='@f:kind'/><holds each='t:i' test='t:r[2]'/>"
	    "<attested by='B'/>")
	    "<attestation id='B' law='law'>I have\n read</attestation>"
	    "<attestation id='C' law='law' when='false()'>I have not</attestation>", CASE,
	    LETTER("<para>1</para>")));
	assert_string_equal(eg_buf_str(&out), "A: so so no by B");
	assert_int_equal(review.nattestations, 1);
	assert_string_equal(review.attestation[0].words, "I have read");
	assert_int_equal(eg_review_required(&review, &missing), 1);
	assert_int_equal(missing, 1);
}

static void
what_only_a_person_says_is_not_found_in_the_letter(void **state)
{
	size_t missing;

	(void)state;
	assert_true(find(ELEMENT("<attested by='B'/>")
	    "<attestation id='B' law='law'>I have read</attestation>", CASE,
	    LETTER("<para>1</para>")));
	assert_int_equal(eg_review_required(&review, &missing), 0);
	assert_int_equal(missing, 0);
	assert_int_equal(eg_review_by_person(&review), 1);
}

static void
of_nothing_to_find_nothing_is_there(void **state)
{
	(void)state;
	assert_false(find(ELEMENT("<found role='b' each='t:none'/>"), CASE,
	    LETTER("<para role='b'>1</para>")));
}

static void
what_is_confidential_is_masked(void **state)
{
	(void)state;
	find("<confidential select='t:i/@id | t:who'/>" ELEMENT("<found select='.'/>"),
	    "<c xmlns='urn:t'><i id='R-1'/><i id='R-12'/><who>Ann</who></c>",
	    LETTER("<para>1</para>"));
	eg_buf_clear(&out);
	eg_review_mask(&review, "R-12 is Ann, R-1 is not", &out);
	assert_string_equal(eg_buf_str(&out), "... is ..., ... is not");
}

static void
mistakes_of_a_checklist_are_told_where_they_are(void **state)
{
	(void)state;
	assert_null(checklist(ELEMENT("<found role='b' each='t:i[' />")));
	said("C1001");
	assert_null(checklist(ELEMENT("<found role='b' name='$n'/>")));
	said("there is no variable `$n` here");
	assert_null(checklist(ELEMENT("<found role='b' select='.'/>")));
	said("`found` has either `role` or `select`");
	assert_null(checklist(ELEMENT("<found select='.' of='1'/>")));
	said("`of` goes with `role`");
	assert_null(checklist(ELEMENT("<attested by='nobody'/>")));
	said("E2118");
	assert_null(checklist("<element id='A' law='law'><found role='b'/></element>"));
	said("E21");
}

static void
a_provision_that_the_register_lacks_is_an_error(void **state)
{
	(void)state;
	assert_false(find("<element id='A' law='law lawless'><requires>a thing</requires>"
	    "<found select='.'/></element>", CASE, LETTER("<para>1</para>")));
	said("the register of law has no provision `lawless`");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_role_is_found_with_its_page_and_line, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(what_is_not_there_is_an_error, setup, teardown),
		cmocka_unit_test_setup_teardown(an_element_without_words_on_a_page_is_not_there,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(without_pages_what_is_empty_is_not_there, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(
		    words_that_have_no_object_of_their_own_are_where_their_parent_is, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(each_thing_of_the_case_is_looked_for, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(things_of_the_same_name_are_found_in_order,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(an_xpath_selects_places_too, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_not_of_this_case_is_not_required, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(what_only_a_person_says_is_not_found_in_the_letter,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(facts_may_hold_and_people_attest, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(of_nothing_to_find_nothing_is_there, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(what_is_confidential_is_masked, setup, teardown),
		cmocka_unit_test_setup_teardown(mistakes_of_a_checklist_are_told_where_they_are,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(a_provision_that_the_register_lacks_is_an_error,
		    setup, teardown),
	};

	return cmocka_run_group_tests_name("review/checklist", tests, NULL, NULL);
}
