/* test_pdf_flate.c - pdf/flate.c and predict.c: bytes of streams. */
#include "pdf/flate.h"
#include "pdf_fixture.h"

/* A stream with these keys, as it stands in a file. */
static const struct eg_pdf_object *
stream(struct pdf_text *t, const char *keys, const char *bytes, size_t n)
{
	struct eg_pdf *pdf;

	put(t, 1, "<</Type/Catalog>>");
	put_stream(t, 2, keys, bytes, n);
	end(t, "/Root 1 0 R");
	pdf = read_it(t);
	assert_non_null(pdf);
	return pdf->slot[2].object;
}

static void
decodes(struct pdf_text *t, const char *keys, const char *bytes, size_t n,
    const char *want, size_t len)
{
	struct eg_buf b = { 0 };

	assert_null(eg_pdf_decode(NULL, stream(t, keys, bytes, n), 1000, &b));
	assert_int_equal(b.len, len);
	assert_memory_equal(b.data, want, len);
	eg_buf_free(&b);
}

#define DECODES(t, keys, bytes, want) \
	decodes(t, keys, bytes, sizeof(bytes) - 1, want, sizeof(want) - 1)

static void
faults(struct pdf_text *t, const char *keys, const char *bytes, size_t n, size_t most,
    const char *want)
{
	struct eg_buf b = { 0 };
	const char *fault = eg_pdf_decode(NULL, stream(t, keys, bytes, n), most, &b);

	assert_non_null(fault);
	assert_string_equal(fault, want);
	eg_buf_free(&b);
}

static void
ascii_filters_are_undone_in_turn(void **state)
{
	DECODES(*state, "/Filter/ASCIIHexDecode", "61 6 2 7>zz", "abp");
	DECODES(*state, "/Filter[/ASCIIHexDecode/ASCII85Decode]", "38 37 63 55 52>", "Hell");
	DECODES(*state, "/Filter/ASCII85Decode", "87cU\nRz0E~>", "Hell\0\0\0\0" "0");
}

static void
runs_are_undone(void **state)
{
	DECODES(*state, "/Filter/RunLengthDecode", "\x02" "abc\xFEz\x80rest", "abczzz");
	faults(*state, "/Filter/RunLengthDecode", "\x05" "abc", 4, 99,
	    "is damaged (RunLengthDecode)");
}

/* Rows of three bytes, each with a filter of PNG before it, packed by zlib. */
static void
predictors_of_png_are_undone(void **state)
{
	static const char rows[] = "\0" "abc" "\1" "a\1\1" "\2" "\1\1\1" "\3" "\1\1\1"
	    "\4" "\1\1\1" "\0" "x";
	struct pdf_text *t = *state;
	struct eg_pdf_object *o = eg_pdf_flate_always(t->arena, rows, sizeof(rows) - 1);

	decodes(t, "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 3>>", o->data,
	    o->size, "abcabcbcd2KX3LYx", 16);
}

static void
predictor_of_tiff_is_undone(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf_object *o = eg_pdf_flate_always(t->arena, "a\1\1a\1\1", 6);

	decodes(t, "/Filter[/FlateDecode]/DecodeParms[<</Predictor 2/Columns 3>>]", o->data,
	    o->size, "abcabc", 6);
}

static void
a_bomb_is_stopped(void **state)
{
	struct pdf_text *t = *state;
	char *zeros = calloc(1, 1000000);
	struct eg_pdf_object *o = eg_pdf_flate(t->arena, zeros, 1000000);

	assert_true(o->size < 2000);
	faults(t, "/Filter/FlateDecode", o->data, o->size, 999999,
	    "says more than is read of a stream");
	free(zeros);
}

static void
what_is_cut_short_or_unknown_is_told(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf_object *o = eg_pdf_flate_always(t->arena, "abc", 3);

	faults(t, "/Filter/FlateDecode", o->data, o->size - 5, 99, "is cut short (FlateDecode)");
	faults(t, "/Filter/FlateDecode", "xyzabcdefgh", 11, 99, "is damaged (FlateDecode)");
	faults(t, "/Filter/LZWDecode", "x", 1, 99,
	    "is compressed in a way that is not read here");
	faults(t, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 0>>", o->data,
	    o->size, 99, "has filter parameters that cannot be");
}

static void
what_would_not_be_shorter_stays_as_it_is(void **state)
{
	struct pdf_text *t = *state;
	struct eg_pdf_object *o = eg_pdf_flate(t->arena, "ab", 2);

	assert_int_equal(o->size, 2);
	assert_null(eg_pdf_find(o, "Filter"));
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, pdf_setup, pdf_teardown)
	const struct CMUnitTest tests[] = {
		T(ascii_filters_are_undone_in_turn),
		T(runs_are_undone),
		T(predictors_of_png_are_undone),
		T(predictor_of_tiff_is_undone),
		T(a_bomb_is_stopped),
		T(what_is_cut_short_or_unknown_is_told),
		T(what_would_not_be_shorter_stays_as_it_is),
	};

	return cmocka_run_group_tests_name("pdf/flate", tests, NULL, NULL);
}
