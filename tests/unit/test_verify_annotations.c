/*
 * test_verify_annotations.c - links and the fields of a form.
 */
#include "pdf/text_string.h"
#include "verify_fixture.h"

static struct eg_pdf_object *
link_annotation(struct letter *l)
{
	return eg_pdf_item(l->pdf, eg_pdf_get(l->pdf, l->page, "Annots"), 0);
}

/* --- links ------------------------------------------------------------------------- */

static void
a_link_without_description_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, link_annotation(l), "Contents");
	finds(l, "P9207]: a link has no description");
	assert_string_equal(eg_diags_at(l->diags, 0)->where, "page 1, annotation 1");
}

static void
a_link_that_is_not_printed_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, link_annotation(l), "F");
	finds(l, "an annotation is not printed");
}

static void
a_link_in_no_element_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, link_annotation(l), "StructParent");
	finds(l, "an annotation is in no Link element");
}

/* --- form fields ------------------------------------------------------------------- */

/* A field for a signature, ten points wide, in an element of its own. */
static struct eg_pdf_object *
add_field(struct letter *l)
{
	struct eg_arena *a = l->arena;
	struct eg_pdf_object *field = eg_pdf_dictionary(a), *rect = eg_pdf_array(a), *look, *ap,
	    *e = eg_pdf_dictionary(a), *objr = eg_pdf_dictionary(a), *ref, *nums, *document;

	for (int i = 0; i < 4; i++)
		eg_pdf_array_add(a, rect, eg_pdf_integer(a, i < 2 ? 0 : 10));
	look = eg_pdf_stream(a, "", 0);
	eg_pdf_set_name(a, look, "Type", "XObject");
	eg_pdf_set_name(a, look, "Subtype", "Form");
	ap = eg_pdf_dictionary(a);
	eg_pdf_set(a, ap, "N", eg_pdf_add(l->pdf, look));
	eg_pdf_set_name(a, field, "Type", "Annot");
	eg_pdf_set_name(a, field, "Subtype", "Widget");
	eg_pdf_set_name(a, field, "FT", "Sig");
	eg_pdf_set_text(a, field, "TU", "Signature");
	eg_pdf_set_integer(a, field, "F", 4);
	eg_pdf_set_integer(a, field, "StructParent", 99);
	eg_pdf_set(a, field, "Rect", rect);
	eg_pdf_set(a, field, "AP", ap);
	ref = eg_pdf_add(l->pdf, field);
	eg_pdf_array_add(a, eg_pdf_get(l->pdf, l->page, "Annots"), ref);

	document = element(l, "Document");
	eg_pdf_set_name(a, objr, "Type", "OBJR");
	eg_pdf_set(a, objr, "Obj", ref);
	eg_pdf_set_name(a, e, "S", "Form");
	eg_pdf_set(a, e, "P", eg_pdf_find(l->structure->dictionary, "K"));
	if (eg_pdf_is(eg_pdf_find(e, "P"), EG_PDF_ARRAY))
		eg_pdf_set(a, e, "P", eg_pdf_find(e, "P")->item[0]);
	eg_pdf_set(a, e, "K", objr);
	ref = eg_pdf_add(l->pdf, e);
	eg_pdf_array_add(a, eg_pdf_get(l->pdf, document, "K"), ref);
	nums = eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->structure->dictionary, "ParentTree"),
	    "Nums");
	eg_pdf_array_add(a, nums, eg_pdf_integer(a, 99));
	eg_pdf_array_add(a, nums, ref);
	return field;
}

static void
a_field_that_is_right_passes(void **state)
{
	struct letter *l = *state;

	add_field(l);
	assert_true(verify(l));
	assert_string_equal(eg_buf_str(&l->said), "");
}

static void
a_field_without_description_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, add_field(l), "TU");
	finds(l, "a form field has no description");
}

static void
a_field_without_look_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, add_field(l), "AP");
	finds(l, "a form field has no look of its own");
}

static void
a_field_in_no_element_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, add_field(l), "StructParent");
	finds(l, "an annotation is in no Form element");
}

static void
a_field_without_extent_needs_nothing(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *field = add_field(l), *rect = eg_pdf_find(field, "Rect");

	for (int i = 0; i < 4; i++)
		rect->item[i] = eg_pdf_integer(l->arena, 0);
	drop(l, field, "AP");
	drop(l, field, "TU");
	assert_true(verify(l));
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_link_without_description_is_found),
		T(a_link_that_is_not_printed_is_found),
		T(a_link_in_no_element_is_found),
		T(a_field_that_is_right_passes),
		T(a_field_without_description_is_found),
		T(a_field_without_look_is_found),
		T(a_field_in_no_element_is_found),
		T(a_field_without_extent_needs_nothing),
	};

	return cmocka_run_group_tests_name("verify: annotations", tests, NULL, NULL);
}
