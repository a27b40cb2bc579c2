/*
 * test_verify.c - verify/: a letter that is right passes; what the file, its catalog, metadata
 * and attachments lack is found.
 */
#include "pdf/flate.h"
#include "pdf/text_string.h"
#include "verify_fixture.h"

static void
change_metadata(struct letter *l, const char *from, const char *to)
{
	struct eg_pdf_object *m = eg_pdf_get(l->pdf, l->catalog, "Metadata");
	const char *at = memmem(m->data, m->size, from, strlen(from));
	struct eg_buf b = { 0 };

	assert_non_null(at);
	eg_buf_add(&b, m->data, (size_t)(at - m->data));
	eg_buf_puts(&b, to);
	at += strlen(from);
	eg_buf_add(&b, at, (size_t)(m->data + m->size - at));
	m->data = eg_arena_strndup(l->arena, b.data, b.len);
	m->size = b.len;
	eg_buf_free(&b);
}

/* --- what is right ----------------------------------------------------------------- */

static void
a_letter_that_is_right_passes(void **state)
{
	struct letter *l = *state;

	assert_true(verify_bytes(l, &l->bytes));
	assert_string_equal(eg_buf_str(&l->said), "");
	assert_string_equal(l->found.claims, "PDF/A-2a, PDF/UA-1");
	assert_string_equal(l->found.title, "Ahead");
	assert_string_equal(l->found.language, "en-US");
	assert_int_equal(l->found.pages, 1);
	assert_int_equal(l->found.elements, 18);
}

static void
written_anew_it_passes_as_well(void **state)
{
	struct letter *l = *state;

	assert_true(verify(l));
	assert_string_equal(eg_buf_str(&l->said), "");
}

/* --- the file ---------------------------------------------------------------------- */

static void
something_behind_the_end_is_found(void **state)
{
	struct letter *l = *state;

	eg_buf_puts(&l->bytes, "\nmore\n");
	assert_false(verify_bytes(l, &l->bytes));
	said(l, "behind the end of the file");
}

static void
a_header_that_looks_like_text_is_found(void **state)
{
	struct letter *l = *state;

	l->bytes.data[11] = 'x';
	assert_false(verify_bytes(l, &l->bytes));
	said(l, "less than four bytes beyond ASCII");
}

/* --- the document ------------------------------------------------------------------ */

static void
a_document_without_language_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "Lang");
	finds(l, "P9202]: neither the document nor the element says its language");
}

static void
a_document_that_is_not_marked_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "MarkInfo");
	finds(l, "does not say that it is tagged");
}

static void
a_title_that_is_not_shown_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "ViewerPreferences");
	finds(l, "the file's name instead of the title");
}

static void
a_page_whose_tab_order_is_its_own_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->page, "Tabs");
	finds(l, "the tab key does not follow");
}

/* --- attachments ------------------------------------------------------------------- */

/* The letter as data, and metadata that say so. */
static struct eg_pdf_object *
attach(struct letter *l)
{
	struct eg_arena *a = l->arena;
	struct eg_pdf_object *file = eg_pdf_dictionary(a), *stream, *d, *ref, *array;

	change_metadata(l, "<pdfaid:part>2<", "<pdfaid:part>3<");
	stream = eg_pdf_stream(a, "<letter/>", 9);
	eg_pdf_set_name(a, stream, "Type", "EmbeddedFile");
	eg_pdf_set_name(a, stream, "Subtype", "application/xml");
	d = eg_pdf_dictionary(a);
	eg_pdf_set_text(a, d, "ModDate", "D:20140305000000Z");
	eg_pdf_set(a, stream, "Params", d);
	d = eg_pdf_dictionary(a);
	eg_pdf_set(a, d, "F", eg_pdf_add(l->pdf, stream));
	eg_pdf_set_name(a, file, "Type", "Filespec");
	eg_pdf_set_text(a, file, "F", "letter.xml");
	eg_pdf_set_text(a, file, "UF", "letter.xml");
	eg_pdf_set_name(a, file, "AFRelationship", "Data");
	eg_pdf_set(a, file, "EF", d);
	ref = eg_pdf_add(l->pdf, file);
	array = eg_pdf_array(a);
	eg_pdf_array_add(a, array, ref);
	eg_pdf_set(a, l->catalog, "AF", array);
	array = eg_pdf_array(a);
	eg_pdf_array_add(a, array, eg_pdf_text(a, "letter.xml"));
	eg_pdf_array_add(a, array, ref);
	d = eg_pdf_dictionary(a);
	eg_pdf_set(a, d, "Names", array);
	array = eg_pdf_dictionary(a);
	eg_pdf_set(a, array, "EmbeddedFiles", d);
	eg_pdf_set(a, l->catalog, "Names", array);
	return file;
}

static void
an_attachment_that_is_right_passes(void **state)
{
	struct letter *l = *state;

	attach(l);
	assert_true(verify(l));
	assert_string_equal(eg_buf_str(&l->said), "");
	assert_string_equal(l->found.claims, "PDF/A-3a, PDF/UA-1");
}

static void
an_attachment_that_says_not_what_it_is_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, attach(l), "AFRelationship");
	finds(l, "P9211]: an attachment does not say what it is to the document");
	said(l, "P9103]: there is an embedded file that was not declared");
}

static void
an_attachment_of_pdf_a_2_is_found(void **state)
{
	struct letter *l = *state;

	attach(l);
	change_metadata(l, "<pdfaid:part>3<", "<pdfaid:part>2<");
	finds(l, "an attachment is in a file that does not say it is PDF/A-3");
}

/* --- metadata, and what acts ------------------------------------------------------- */

static void
a_document_without_metadata_is_found(void **state)
{
	struct letter *l = *state;

	drop(l, l->catalog, "Metadata");
	finds(l, "P9210]: there are no metadata");
}

static void
metadata_that_claim_less_are_found(void **state)
{
	struct letter *l = *state;

	change_metadata(l, "<pdfaid:conformance>A<", "<pdfaid:conformance>B<");
	finds(l, "the file says that it is PDF/A-2B");
}

static void
a_title_that_is_another_one_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set_text(l->arena, eg_pdf_get(l->pdf, l->pdf->trailer, "Info"), "Title", "Back");
	finds(l, "/Title of the document information is not what the metadata say");
}

static void
a_property_nobody_explains_is_found(void **state)
{
	struct letter *l = *state;

	change_metadata(l, "<dc:format>", "<x:y xmlns:x=\"urn:x\">1</x:y><dc:format>");
	finds(l, "the property y is of a schema that is not explained");
}

static void
what_acts_is_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set_name(l->arena, l->catalog, "OpenAction", "x");
	finds(l, "P9101]: something is done when the file is opened");
}

/* --- any file ---------------------------------------------------------------------- */

/* Many pages that say the same, which is long, and packed well. */
static void
pages_that_say_far_more_than_their_file_are_not_read(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *pages = eg_pdf_get(l->pdf, l->catalog, "Pages"), *page;
	char *spaces = malloc(1 << 20);

	memset(spaces, ' ', 1 << 20);
	eg_pdf_set(l->arena, l->page, "Contents", eg_pdf_add(l->pdf,
	    eg_pdf_flate(l->arena, spaces, 1 << 20)));
	free(spaces);
	for (int i = 0; i < 3000; i++) {
		page = eg_pdf_dictionary(l->arena);
		for (uint32_t k = 0; k < l->page->n; k++)
			eg_pdf_set(l->arena, page, l->page->entry[k].key, l->page->entry[k].value);
		eg_pdf_array_add(l->arena, eg_pdf_get(l->pdf, pages, "Kids"),
		    eg_pdf_add(l->pdf, page));
	}
	finds(l, "P9007]: the pages say far more than the file's size allows");
}

static void
one_wrong_byte_anywhere_is_survived(void **state)
{
	struct letter *l = *state;
	char was;

	for (size_t i = 0; i < l->bytes.len; i++) {
		was = l->bytes.data[i];
		l->bytes.data[i] = (char)(was ^ 1 << i % 8);
		eg_diags_clear(l->diags);
		/* Refused, or something in it is not what it was: both are told. */
		if (!eg_verify("letter.pdf", l->bytes.data, l->bytes.len, l->arena, &l->found,
		    l->diags))
			assert_true(eg_diags_failed(l->diags));
		l->bytes.data[i] = was;
	}
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_letter_that_is_right_passes),
		T(written_anew_it_passes_as_well),
		T(something_behind_the_end_is_found),
		T(a_header_that_looks_like_text_is_found),
		T(a_document_without_language_is_found),
		T(a_document_that_is_not_marked_is_found),
		T(a_title_that_is_not_shown_is_found),
		T(a_page_whose_tab_order_is_its_own_is_found),
		T(an_attachment_that_is_right_passes),
		T(an_attachment_that_says_not_what_it_is_is_found),
		T(an_attachment_of_pdf_a_2_is_found),
		T(a_document_without_metadata_is_found),
		T(metadata_that_claim_less_are_found),
		T(a_title_that_is_another_one_is_found),
		T(a_property_nobody_explains_is_found),
		T(what_acts_is_found),
		T(pages_that_say_far_more_than_their_file_are_not_read),
		T(one_wrong_byte_anywhere_is_survived),
	};

	return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
