/* test_pdf_write.c - pdf/write.c: what is written is read as the same. */
#include "pdf/flate.h"
#include "pdf/text_string.h"
#include "pdf/write.h"
#include "pdf_fixture.h"

/* Not SHA-256, but of all bytes. */
static void
sum(void *data, const void *bytes, size_t n, unsigned char id[16])
{
	const unsigned char *s = bytes;

	(void)data;
	memset(id, 0, 16);
	for (size_t i = 0; i < n; i++)
		id[i % 16] = (unsigned char)(id[i % 16] * 31 + s[i]);
}

static struct eg_pdf *
letter(struct eg_arena *a)
{
	struct eg_pdf *pdf = eg_pdf_new(a);
	struct eg_pdf_object *catalog = eg_pdf_dictionary(a), *root, *kids, *o;

	root = eg_pdf_add(pdf, catalog);
	eg_pdf_add(pdf, eg_pdf_name(a, "Nobody"));	/* nothing leads here */
	eg_pdf_keep_plain(pdf, root);
	eg_pdf_set(a, pdf->trailer, "Root", root);
	eg_pdf_set_name(a, catalog, "Type", "Catalog");
	kids = eg_pdf_array(a);
	for (int i = 0; i < 450; i++) {
		o = eg_pdf_dictionary(a);
		eg_pdf_set_integer(a, o, "N", i);
		eg_pdf_set(a, o, "Up", root);
		eg_pdf_array_add(a, kids, eg_pdf_add(pdf, o));
	}
	eg_pdf_set(a, catalog, "Kids", eg_pdf_add(pdf, kids));
	o = eg_pdf_flate(a, "word word word word word word word", 34);
	eg_pdf_set(a, catalog, "Stream", eg_pdf_add(pdf, o));
	eg_pdf_set_text(a, catalog, "Title", "\xE2\x98\x90 (a\r\\)");
	eg_pdf_set_name(a, catalog, "Odd", "a b#/\xC3\xA9");
	return pdf;
}

static struct eg_pdf *
written(struct pdf_text *t, bool packed)
{
	const struct eg_pdf_form form = { .packed = packed, .digest = sum };
	struct eg_pdf *pdf;

	eg_buf_clear(&t->file);
	eg_pdf_write(letter(t->arena), &form, &t->file);
	pdf = read_it(t);
	assert_non_null(pdf);
	return pdf;
}

static void
check_letter(struct pdf_text *t, struct eg_pdf *pdf)
{
	struct eg_pdf_object *c = eg_pdf_catalog(pdf), *kids, *id;
	struct eg_buf b = { 0 };
	int64_t n;

	kids = eg_pdf_get(pdf, c, "Kids");
	assert_int_equal(eg_pdf_count(pdf, kids), 450);
	for (int i = 0; i < 450; i++) {
		assert_true(eg_pdf_integer_of(eg_pdf_get(pdf, eg_pdf_item(pdf, kids,
		    (size_t)i), "N"), i, i, &n));
		assert_ptr_equal(eg_pdf_get(pdf, eg_pdf_item(pdf, kids, (size_t)i), "Up"), c);
	}
	assert_null(eg_pdf_decode(pdf, eg_pdf_get(pdf, c, "Stream"), 34, &b));
	assert_string_equal(b.data, "word word word word word word word");
	assert_string_equal(eg_pdf_text_of(t->arena, eg_pdf_get(pdf, c, "Title")),
	    "\xE2\x98\x90 (a\r\\)");
	assert_string_equal(eg_pdf_name_of(eg_pdf_get(pdf, c, "Odd")), "a b#/\xC3\xA9");
	id = eg_pdf_find(pdf->trailer, "ID");
	assert_int_equal(eg_pdf_count(pdf, id), 2);
	assert_int_equal(id->item[0]->n, 16);
	assert_memory_equal(id->item[0]->text, id->item[1]->text, 16);
	eg_buf_free(&b);
}

static void
classic_form_is_read_as_the_same(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf *pdf = written(t, false);

	check_letter(t, pdf);
	assert_int_equal(pdf->nslots, 1 + 1 + 450 + 2);
}

static void
packed_form_is_read_as_the_same(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf *pdf = written(t, true);

	check_letter(t, pdf);
	/* Three object streams of 200, 200 and 51, and the cross-references. */
	assert_int_equal(pdf->nslots, 1 + 1 + 450 + 2 + 3 + 1);
}

static void
what_must_stay_plain_does(void **state)
{
	struct pdf_text *t = *state;

	written(t, true);
	assert_non_null(strstr(eg_buf_str(&t->file), "/Type/Catalog"));
}

static void
same_objects_same_bytes(void **state)
{
	struct pdf_text *t = *state;
	struct eg_buf first = { 0 };

	written(t, true);
	eg_buf_add(&first, t->file.data, t->file.len);
	written(t, true);
	assert_int_equal(first.len, t->file.len);
	assert_memory_equal(first.data, t->file.data, first.len);
	eg_buf_free(&first);
}

static void
a_stream_says_its_length_and_ends_on_a_line_of_its_own(void **state)
{
	const struct eg_pdf_form form = { .digest = sum };
	struct pdf_text *t = *state;
	struct eg_pdf *pdf = eg_pdf_new(t->arena);
	struct eg_pdf_object *s = eg_pdf_stream(t->arena, "q Q", 3), *c;

	c = eg_pdf_dictionary(t->arena);
	eg_pdf_set(t->arena, pdf->trailer, "Root", eg_pdf_add(pdf, c));
	/* As read from a file whose lengths are objects. */
	eg_pdf_set(t->arena, s, "Length", eg_pdf_add(pdf, eg_pdf_integer(t->arena, 99)));
	eg_pdf_set(t->arena, c, "S", eg_pdf_add(pdf, s));
	eg_buf_clear(&t->file);
	eg_pdf_write(pdf, &form, &t->file);
	assert_non_null(strstr(t->file.data,
	    "2 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n"));
	assert_null(strstr(t->file.data, "3 0 obj"));
}

static void
carriage_return_at_a_streams_end_is_no_half_of_an_end_of_line(void **state)
{
	const struct eg_pdf_form form = { .digest = sum };
	struct pdf_text *t = *state;
	struct eg_pdf *pdf = eg_pdf_new(t->arena);
	struct eg_pdf_object *c = eg_pdf_dictionary(t->arena);

	eg_pdf_set(t->arena, pdf->trailer, "Root", eg_pdf_add(pdf, c));
	eg_pdf_set(t->arena, c, "S", eg_pdf_add(pdf, eg_pdf_stream(t->arena, "q Q\r", 4)));
	eg_buf_clear(&t->file);
	eg_pdf_write(pdf, &form, &t->file);
	assert_non_null(strstr(t->file.data,
	    "<</Length 4>>\nstream\nq Q\r\r\nendstream\nendobj\n"));
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, pdf_setup, pdf_teardown)
	const struct CMUnitTest tests[] = {
		T(classic_form_is_read_as_the_same),
		T(packed_form_is_read_as_the_same),
		T(what_must_stay_plain_does),
		T(same_objects_same_bytes),
		T(a_stream_says_its_length_and_ends_on_a_line_of_its_own),
		T(carriage_return_at_a_streams_end_is_no_half_of_an_end_of_line),
	};

	return cmocka_run_group_tests_name("pdf/write", tests, NULL, NULL);
}
