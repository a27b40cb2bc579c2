/*
 * test_verify_tags.c - content, its tags, and which element may be in which.
 */
#include "verify_fixture.h"

static void
retype(struct letter *l, const char *from, const char *to)
{
	eg_pdf_set_name(l->arena, element(l, from), "S", to);
}

/* --- content ----------------------------------------------------------------------- */

static void
content_that_is_not_tagged_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\n0 0 1 1 re f\n", true);
	finds(l, "P9203]: content is neither tagged nor an artifact (1 operations)");
}

static void
an_artifact_in_tagged_content_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\n/P<</MCID 99>>BDC /Artifact BMC 0 0 1 1 re f EMC EMC\n", true);
	finds(l, "an artifact is in tagged content");
}

static void
tagged_content_in_an_artifact_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\n/Artifact BMC /P<</MCID 99>>BDC 0 0 1 1 re f EMC EMC\n", true);
	finds(l, "an artifact is in tagged content, or tagged content in an artifact");
}

static void
content_that_is_there_twice_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\n/P<</MCID 0>>BDC 0 0 1 1 re f EMC\n", true);
	finds(l, "a page has the content 0 twice");
}

static void
a_sequence_without_end_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\n/Artifact BMC\n", true);
	finds(l, "a marked-content sequence does not end");
}

static void
states_nested_too_deeply_are_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "\nq q q q q q q q q q q q q q q q q q q q q q q q q q q q q\n", true);
	finds(l, "nested more than 28 deep");
}

/* --- tags -------------------------------------------------------------------------- */

static void
a_document_without_structure_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "StructTreeRoot");
	finds(l, "P9204]: there is no structure");
}

static void
an_element_whose_content_is_nowhere_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set_integer(l->arena, element(l, "H1"), "K", 99);
	finds(l, "P9205]: an element has content (99) that is on no page");
	said(l, "is in no element");
}

static void
a_structure_of_a_page_without_words_is_found(void **state)
{
	struct letter *l = *state;

	say_on_page(l, "q Q", false);
	finds(l, "an element has content (0) that is on no page");
}

static void
content_that_leads_to_another_element_is_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *array, *nums;

	nums = eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->structure->dictionary, "ParentTree"),
	    "Nums");
	array = eg_pdf_item(l->pdf, nums, 1);
	array->item[0] = array->item[array->n - 1];
	finds(l, "the content 0 does not lead back to its element");
}

static void
an_element_that_is_in_another_one_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set(l->arena, element(l, "H1"), "P", eg_pdf_find(l->catalog, "Pages"));
	finds(l, "names another one as the one it is in");
}

/* --- elements in elements ---------------------------------------------------------- */

static void
a_heading_that_skips_a_level_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "P", "H3");
	finds(l, "a heading of level 3 follows one of level 1");
}

static void
a_first_heading_that_is_not_the_first_level_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "H1", "H2");
	finds(l, "the first heading is not H1");
}

static void
a_type_of_ones_own_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "H1", "Ueberschrift");
	finds(l, "/Ueberschrift is no standard structure type");
}

static void
a_type_without_a_name_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "TBody", "");
	finds(l, "is no standard structure type, nor mapped to one");
}

static void
a_type_of_ones_own_may_be_mapped(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *map = eg_pdf_dictionary(l->arena);

	retype(l, "H1", "Ueberschrift");
	eg_pdf_set_name(l->arena, map, "Ueberschrift", "Titel");
	eg_pdf_set_name(l->arena, map, "Titel", "H1");
	eg_pdf_set(l->arena, l->structure->dictionary, "RoleMap", map);
	assert_true(verify(l));
}

static void
a_picture_without_words_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "H1", "Figure");
	finds(l, "a picture has no alternative text");
	said(l, "warning[P9206]: a picture has no bounding box");
}

static void
a_header_cell_without_scope_is_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *a = eg_pdf_get(l->pdf, element(l, "TH"), "A");

	drop(l, eg_pdf_is(a, EG_PDF_ARRAY) ? eg_pdf_item(l->pdf, a, 0) : a, "Scope");
	finds(l, "a header cell does not say of which cells");
}

static void
rows_of_different_width_are_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *a = eg_pdf_get(l->pdf, element(l, "TH"), "A");

	drop(l, eg_pdf_is(a, EG_PDF_ARRAY) ? eg_pdf_item(l->pdf, a, 0) : a, "ColSpan");
	finds(l, "another number of columns");
}

static void
an_item_outside_of_a_list_is_found(void **state)
{
	struct letter *l = *state;

	retype(l, "L", "Div");
	finds(l, "LI may not be in Div");
}

static void
an_element_of_parts_may_have_none(void **state)
{
	struct letter *l = *state;

	drop(l, element(l, "LI"), "K");
	finds(l, "is in no element");
}

static void
a_note_without_identifier_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, element(l, "Note"), "ID");
	finds(l, "a note has no identifier");
}

static void
a_list_that_does_not_say_how_it_counts_is_a_warning(void **state)
{
	struct letter *l = *state;

	drop(l, element(l, "L"), "A");
	assert_true(verify(l));
	said(l, "warning[P9206]: a list with labels");
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(content_that_is_not_tagged_is_found),
		T(an_artifact_in_tagged_content_is_found),
		T(tagged_content_in_an_artifact_is_found),
		T(content_that_is_there_twice_is_found),
		T(a_sequence_without_end_is_found),
		T(states_nested_too_deeply_are_found),
		T(a_document_without_structure_is_found),
		T(an_element_whose_content_is_nowhere_is_found),
		T(a_structure_of_a_page_without_words_is_found),
		T(content_that_leads_to_another_element_is_found),
		T(an_element_that_is_in_another_one_is_found),
		T(a_heading_that_skips_a_level_is_found),
		T(a_first_heading_that_is_not_the_first_level_is_found),
		T(a_type_of_ones_own_is_found),
		T(a_type_without_a_name_is_found),
		T(a_type_of_ones_own_may_be_mapped),
		T(a_picture_without_words_is_found),
		T(a_header_cell_without_scope_is_found),
		T(rows_of_different_width_are_found),
		T(an_item_outside_of_a_list_is_found),
		T(an_element_of_parts_may_have_none),
		T(a_note_without_identifier_is_found),
		T(a_list_that_does_not_say_how_it_counts_is_a_warning),
	};

	return cmocka_run_group_tests_name("verify: tags", tests, NULL, NULL);
}
