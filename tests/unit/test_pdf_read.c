/* test_pdf_read.c - pdf/read.c, xref.c, load.c: files of anybody, as objects. */
#include <stdio.h>

#include "pdf/flate.h"
#include "pdf_fixture.h"

#define CATALOG	"<</Type/Catalog>>"

static void
objects_are_found_by_number(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf *pdf;

	put(t, 1, "<</Type/Catalog/Lang(en)/Pages 3 0 R>>");
	put(t, 3, "<</Kids[ 1 0 R null true -.5 (a\\)b) <0d0A> /A#20b ]>>");
	end(t, "/Root 1 0 R");
	pdf = read_it(t);
	assert_non_null(pdf);
	assert_int_equal(pdf->version, 17);
	assert_int_equal(pdf->nslots, 4);
	assert_null(pdf->slot[2].object);
	says(eg_pdf_get(pdf, eg_pdf_catalog(pdf), "Pages"),
	    "<</Kids[1 0 R null true -.5(a\\)b)(\\r\n)/A#20b]>>");
}

static void
an_update_replaces_and_frees_objects(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf *pdf;
	size_t first, second;

	put(t, 1, CATALOG);
	put(t, 2, "(old)");
	put(t, 3, "(gone)");
	end(t, "/Root 1 0 R");
	first = t->xref;
	put(t, 2, "(new)");
	second = t->file.len;
	eg_buf_printf(&t->file, "xref\n2 2\n%010zu 00000 n \n0000000000 00001 f \n"
	    "trailer\n<</Size 4/Root 1 0 R/Prev %zu>>\nstartxref\n%zu\n%%%%EOF\n",
	    t->at[2], first, second);
	pdf = read_it(t);
	assert_non_null(pdf);
	assert_int_equal(pdf->revisions, 2);
	says(pdf->slot[2].object, "(new)");
	assert_null(pdf->slot[3].object);
}

static void
object_streams_are_unpacked(void **state)
{
	static const char rows[] = "\0\0\0\0" "\1\0\xFF\0" "\2\0\1\1" "\2\0\1\0";
	char xref[sizeof(rows)];
	struct pdf_text *t = *state;
	struct eg_pdf *pdf;
	size_t at;

	put_stream(t, 1, "/Type/ObjStm/N 2/First 8", "3 0 2 5 (ab)\n<</Type/Catalog>>", 30);
	at = t->file.len;
	memcpy(xref, rows, sizeof(rows));
	xref[5] = (char)(t->at[1] >> 8);
	xref[6] = (char)t->at[1];
	put_stream(t, 4, "/Type/XRef/Size 4/W[1 2 1]/Root 2 0 R", xref, 16);
	eg_buf_printf(&t->file, "startxref\n%zu\n%%%%EOF\n", at);
	pdf = read_it(t);
	assert_non_null(pdf);
	says(pdf->slot[3].object, "(ab)");
	says(eg_pdf_catalog(pdf), CATALOG);
}

static void
a_length_may_be_an_object_of_its_own(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf *pdf;

	put(t, 1, CATALOG);
	put(t, 2, "<</Length 3 0 R>>\nstream\nendstream \nendstream");
	put(t, 3, "10");
	end(t, "/Root 1 0 R");
	pdf = read_it(t);
	assert_non_null(pdf);
	assert_int_equal(pdf->slot[2].object->size, 10);
	assert_memory_equal(pdf->slot[2].object->data, "endstream ", 10);
}

static void
what_is_no_pdf_is_told(void **state)
{
	struct pdf_text *t = *state;

	eg_buf_clear(&t->file);
	eg_buf_puts(&t->file, "<?xml version=\"1.0\"?>");
	refused(t, "P9001");
}

static void
a_file_cut_short_is_told(void **state)
{
	struct pdf_text *t = *state;

	put(t, 1, CATALOG);
	refused(t, "P9002");
}

static void
an_object_elsewhere_is_told_with_its_place(void **state)
{
	struct pdf_text *t = *state;

	put(t, 1, CATALOG);
	put(t, 2, "(x)");
	t->at[2] += 3;
	end(t, "/Root 1 0 R");
	refused(t, "no such object");
	assert_string_equal(eg_diags_at(t->diags, 0)->where, "object 2, byte 51");
}

static void
a_stream_that_ends_elsewhere_is_refused(void **state)
{
	struct pdf_text *t = *state;

	put(t, 1, CATALOG);
	put(t, 2, "<</Length 2>>\nstream\nabc\nendstream");
	end(t, "/Root 1 0 R");
	refused(t, "does not end where it says");
}

static void
a_key_that_stands_twice_is_refused(void **state)
{
	struct pdf_text *t = *state;

	put(t, 1, "<</Type/Catalog/Lang(en)/Lan#67(de)>>");
	end(t, "/Root 1 0 R");
	refused(t, "a key twice");
}

static void
circles_end(void **state)
{
	struct pdf_text *t = *state;

	put(t, 1, CATALOG);
	put(t, 2, "<</Length 2 0 R>>\nstream\n\nendstream");
	end(t, "/Root 1 0 R");
	refused(t, "the length of a stream is not there");
}

static void
cross_references_in_a_circle_end(void **state)
{
	struct pdf_text *t = *state;
	char prev[32];

	put(t, 1, CATALOG);
	snprintf(prev, sizeof(prev), "/Root 1 0 R/Prev %zu", t->file.len);
	end(t, prev);
	refused(t, "in a circle");
}

static void
nesting_has_a_limit(void **state)
{
	struct pdf_text *t = *state;
	struct eg_buf b = { 0 };

	for (int i = 0; i < 100000; i++)
		eg_buf_putc(&b, '[');
	put(t, 1, CATALOG);
	put(t, 2, b.data);
	end(t, "/Root 1 0 R");
	eg_buf_free(&b);
	refused(t, "nested too deeply");
}

static void
encrypted_files_are_refused(void **state)
{
	struct pdf_text *t = *state;

	put(t, 1, CATALOG);
	end(t, "/Root 1 0 R/Encrypt<</Filter/Standard>>");
	refused(t, "P9008");
}

static void
a_file_without_catalog_is_refused(void **state)
{
	struct pdf_text *t = *state;

	put(t, 1, CATALOG);
	end(t, "/Root 7 0 R");
	refused(t, "P9009");
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, pdf_setup, pdf_teardown)
	const struct CMUnitTest tests[] = {
		T(objects_are_found_by_number),
		T(an_update_replaces_and_frees_objects),
		T(object_streams_are_unpacked),
		T(a_length_may_be_an_object_of_its_own),
		T(what_is_no_pdf_is_told),
		T(a_file_cut_short_is_told),
		T(an_object_elsewhere_is_told_with_its_place),
		T(a_stream_that_ends_elsewhere_is_refused),
		T(a_key_that_stands_twice_is_refused),
		T(circles_end),
		T(cross_references_in_a_circle_end),
		T(nesting_has_a_limit),
		T(encrypted_files_are_refused),
		T(a_file_without_catalog_is_refused),
	};

	return cmocka_run_group_tests_name("pdf/read", tests, NULL, NULL);
}
