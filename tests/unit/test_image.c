/*
 * test_image.c - text/image.c: pictures good, bad and hostile.
 *
 * Each test writes the file it is about into a folder of its own: pictures
 * made with libpng and libjpeg, then damaged by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>

#include "text/image.h"

static char folder[64];
static struct eg_images *images;
static struct eg_diags *diags;

static int
setup(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/engross-image-XXXXXX");
	assert_non_null(mkdtemp(folder));
	images = eg_images_new();
	diags = eg_diags_new();
	return 0;
}

static int
teardown(void **state)
{
	char command[128];

	(void)state;
	eg_images_free(images);
	eg_diags_free(diags);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return system(command);
}

static const char *
path(const char *name)
{
	static char p[256];

	snprintf(p, sizeof(p), "%s/%s", folder, name);
	return p;
}

static void
put(const char *name, const void *bytes, size_t n)
{
	FILE *f = fopen(path(name), "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
}

static size_t
get(const char *name, uint8_t *bytes, size_t cap)
{
	FILE *f = fopen(path(name), "rb");
	size_t n;

	assert_non_null(f);
	n = fread(bytes, 1, cap, f);
	fclose(f);
	return n;
}

/* A PNG of w x h whose samples are `rows`, one after the other, tightly packed. */
static void
put_png(const char *name, int w, int h, int type, int depth, bool interlaced,
    const uint8_t *rows, size_t stride, int per_metre)
{
	static const png_color palette[] = { { 255, 0, 0 }, { 0, 0, 255 } };
	static const png_byte alpha[] = { 255, 128 };
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_bytep row[64];
	FILE *f = fopen(path(name), "wb");

	assert_non_null(f);
	assert_true(h <= 64);
	if (setjmp(png_jmpbuf(png)) != 0)
		fail_msg("libpng cannot write %s", name);
	png_init_io(png, f);
	png_set_IHDR(png, info, (png_uint_32)w, (png_uint_32)h, depth, type,
	    interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
	    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	if (type == PNG_COLOR_TYPE_PALETTE) {
		png_set_PLTE(png, info, palette, 2);
		png_set_tRNS(png, info, alpha, 2, NULL);
	}
	if (per_metre > 0)
		png_set_pHYs(png, info, (png_uint_32)per_metre, (png_uint_32)per_metre,
		    PNG_RESOLUTION_METER);
	for (int y = 0; y < h; y++)
		row[y] = (png_bytep)rows + (size_t)y * stride;
	png_write_info(png, info);
	png_write_image(png, row);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	fclose(f);
}

static void
put_jpeg(const char *name, int w, int h, int components, int dpi)
{
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr err;
	uint8_t row[4 * 256];
	JSAMPROW rows = row;
	FILE *f = fopen(path(name), "wb");

	assert_non_null(f);
	assert_true(w <= 256);
	j.err = jpeg_std_error(&err);
	jpeg_create_compress(&j);
	jpeg_stdio_dest(&j, f);
	j.image_width = (JDIMENSION)w;
	j.image_height = (JDIMENSION)h;
	j.input_components = components;
	j.in_color_space = components == 1 ? JCS_GRAYSCALE :
	    components == 3 ? JCS_RGB : JCS_CMYK;
	jpeg_set_defaults(&j);
	if (dpi > 0) {
		j.density_unit = 1;
		j.X_density = j.Y_density = (UINT16)dpi;
	}
	jpeg_start_compress(&j, TRUE);
	for (int y = 0; y < h; y++) {
		for (int i = 0; i < w * components; i++)
			row[i] = (uint8_t)(i * 7 + y * 3);
		jpeg_write_scanlines(&j, &rows, 1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	fclose(f);
}

static const struct eg_image *
find(const char *src)
{
	return eg_image_find(images, folder, src,
	    (struct eg_pos){ .file = "letter.fo", .line = 7, .column = 3 }, (struct eg_pos){ 0 }, diags);
}

static const struct eg_image *
find_anywhere(const char *src)
{
	return eg_image_find_anywhere(images, folder, src,
	    (struct eg_pos){ .file = "own.fo", .line = 7, .column = 3 }, (struct eg_pos){ 0 }, diags);
}

static void
refused(const char *src, const char *code)
{
	eg_diags_clear(diags);
	assert_null(find(src));
	assert_int_equal(eg_diags_count(diags), 1);
	assert_string_equal(eg_diags_at(diags, 0)->code, code);
	assert_int_equal(eg_diags_at(diags, 0)->at.line, 7);
}

/* --- good ones -------------------------------------------------------------- */

static void
rgb_png_is_decoded(void **state)
{
	static const uint8_t rows[] = { 255, 0, 0, 0, 255, 0, 0, 0, 255, 16, 32, 48 };
	const struct eg_image *i;

	(void)state;
	put_png("a.png", 2, 2, PNG_COLOR_TYPE_RGB, 8, false, rows, 6, 0);
	i = find("a.png");
	assert_non_null(i);
	assert_int_equal(eg_image_type(i), EG_IMAGE_PNG);
	assert_int_equal(eg_image_width(i), 2);
	assert_int_equal(eg_image_height(i), 2);
	assert_true(eg_image_opaque(i));
	assert_int_equal(eg_image_pixels(i)[0], 0xffff0000);
	assert_int_equal(eg_image_pixels(i)[1], 0xff00ff00);
	assert_int_equal(eg_image_pixels(i)[3], 0xff102030);
	assert_ptr_equal(find("a.png"), i);
}

static void
alpha_is_premultiplied(void **state)
{
	static const uint8_t rows[] = { 255, 128, 0, 128, 9, 9, 9, 0 };
	const struct eg_image *i;

	(void)state;
	put_png("a.png", 2, 1, PNG_COLOR_TYPE_RGB_ALPHA, 8, false, rows, 8, 0);
	i = find("a.png");
	assert_non_null(i);
	assert_false(eg_image_opaque(i));
	assert_int_equal(eg_image_pixels(i)[0], 0x80804000);
	assert_int_equal(eg_image_pixels(i)[1], 0);
}

static void
palette_with_transparency_is_decoded(void **state)
{
	static const uint8_t rows[] = { 0x40 };		/* 0, 1 at one bit */
	const struct eg_image *i;

	(void)state;
	put_png("a.png", 2, 1, PNG_COLOR_TYPE_PALETTE, 1, false, rows, 1, 0);
	i = find("a.png");
	assert_non_null(i);
	assert_int_equal(eg_image_pixels(i)[0], 0xffff0000);
	assert_int_equal(eg_image_pixels(i)[1], 0x80000080);
}

static void
sixteen_bit_gray_interlaced_is_decoded(void **state)
{
	static const uint8_t rows[] = { 0, 0, 0x80, 0x80, 0xff, 0xff, 0x40, 0x40 };
	const struct eg_image *i;

	(void)state;
	put_png("a.png", 2, 2, PNG_COLOR_TYPE_GRAY, 16, true, rows, 4, 0);
	i = find("a.png");
	assert_non_null(i);
	assert_int_equal(eg_image_pixels(i)[0], 0xff000000);
	assert_int_equal(eg_image_pixels(i)[1], 0xff808080);
	assert_int_equal(eg_image_pixels(i)[2], 0xffffffff);
	assert_int_equal(eg_image_pixels(i)[3], 0xff404040);
}

static void
resolution_gives_the_natural_size(void **state)
{
	static const uint8_t rows[30];
	const struct eg_image *i;

	(void)state;
	put_png("none.png", 10, 1, PNG_COLOR_TYPE_GRAY, 8, false, rows, 10, 0);
	put_png("300.png", 10, 1, PNG_COLOR_TYPE_GRAY, 8, false, rows, 10, 11811);
	put_jpeg("none.jpg", 100, 50, 3, 0);
	put_jpeg("150.jpg", 100, 50, 3, 150);
	assert_non_null(i = find("none.png"));
	assert_int_equal(eg_image_natural_width(i), EG_PT(10));
	assert_non_null(i = find("300.png"));
	assert_in_range(eg_image_natural_width(i), EG_PT(2.4) - 1, EG_PT(2.4) + 1);
	assert_non_null(i = find("none.jpg"));
	assert_int_equal(eg_image_natural_width(i), EG_PT(100));
	assert_non_null(i = find("150.jpg"));
	assert_int_equal(eg_image_natural_width(i), EG_PT(48));
	assert_int_equal(eg_image_natural_height(i), EG_PT(24));
}

static void
jpeg_bytes_pass_through_unchanged(void **state)
{
	uint8_t file[65536];
	const struct eg_image *i;
	size_t n, len;

	(void)state;
	put_jpeg("a.jpg", 64, 40, 1, 0);
	n = get("a.jpg", file, sizeof(file));
	i = find("a.jpg");
	assert_non_null(i);
	assert_int_equal(eg_image_type(i), EG_IMAGE_JPEG);
	assert_memory_equal(eg_image_bytes(i, &len), file, n);
	assert_int_equal(len, n);
	assert_null(eg_image_pixels(i));
	assert_int_equal(eg_diags_count(diags), 0);
}

/* --- bad and hostile ones --------------------------------------------------- */

static void
names_that_lead_out_are_refused(void **state)
{
	static const uint8_t rows[3];
	static const char *const names[] = { "/etc/passwd", "../a.png", "x/../../a.png",
	    "x/..", "http://example.org/a.png", "file:///a.png", "data:image/png;base64,AA",
	    "a%2", "%2e%2e/a.png", "%2fetc/passwd", "a%00.png", "..\\a.png", "" };

	(void)state;
	put_png("a.png", 1, 1, PNG_COLOR_TYPE_RGB, 8, false, rows, 3, 0);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		refused(names[i], "G6011");
	assert_non_null(find("./a.png"));
	assert_non_null(find("%61.png"));
}

static void
absent_pictures_pipes_and_folders_are_told(void **state)
{
	(void)state;
	refused("absent.png", "G6010");
	assert_int_equal(mkfifo(path("pipe.png"), 0600), 0);
	refused("pipe.png", "G6010");
	assert_int_equal(mkdir(path("sub"), 0700), 0);
	refused("sub", "G6010");
	eg_diags_clear(diags);
	assert_null(eg_image_find(images, NULL, "a.png", (struct eg_pos){ 0 }, (struct eg_pos){ 0 }, diags));
	assert_int_equal(eg_diags_of(diags, EG_ERROR), 1);
}

static void
other_kinds_of_file_are_refused(void **state)
{
	(void)state;
	put("a.gif", "GIF89a\1\0\1\0", 10);
	put("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", 41);
	put("empty.png", "", 0);
	refused("a.gif", "G6012");
	refused("a.svg", "G6012");
	refused("empty.png", "G6012");
	put_jpeg("cmyk.jpg", 8, 8, 4, 0);
	refused("cmyk.jpg", "G6012");
	assert_non_null(strstr(eg_diags_at(diags, 0)->text, "CMYK"));
}

static void
size_is_judged_before_anything_is_decoded(void **state)
{
	static const uint8_t rows[3];
	uint8_t file[4096];
	size_t n;

	(void)state;
	put_png("a.png", 1, 1, PNG_COLOR_TYPE_RGB, 8, false, rows, 3, 0);
	n = get("a.png", file, sizeof(file));
	memcpy(file + 16, "\x7f\xff\xff\xff\x7f\xff\xff\xff", 8);
	put("wide.png", file, n);
	refused("wide.png", "G6013");
	memcpy(file + 16, "\0\0\x0f\xa0\0\0\x0f\xa0", 8);	/* 4,000 x 4,000 x 4 */
	put("large.png", file, n);
	refused("large.png", "G6013");
	memcpy(file + 16, "\0\0\0\0\0\0\0\1", 8);
	put("none.png", file, n);
	refused("none.png", "G6014");
	/* Within the limits, but not what the data says: libpng's check sum. */
	memcpy(file + 16, "\0\0\x03\xe8\0\0\x03\xe8", 8);
	put("false.png", file, n);
	refused("false.png", "G6014");
}

/* Cut anywhere, a picture is either whole or refused, and nothing is touched. */
static void
cut_short_anywhere_is_refused(void **state)
{
	static const uint8_t rows[48];
	uint8_t file[65536];
	char name[32];
	size_t n;

	(void)state;
	put_png("whole.png", 4, 4, PNG_COLOR_TYPE_RGB, 8, true, rows, 12, 2835);
	n = get("whole.png", file, sizeof(file));
	for (size_t cut = 0; cut < n; cut++) {
		snprintf(name, sizeof(name), "%zu.png", cut);
		put(name, file, cut);
		eg_diags_clear(diags);
		assert_null(find(name));
		assert_int_equal(eg_diags_of(diags, EG_ERROR), 1);
	}
	put_jpeg("whole.jpg", 32, 32, 3, 72);
	n = get("whole.jpg", file, sizeof(file));
	for (size_t cut = 0; cut < n; cut++) {
		snprintf(name, sizeof(name), "%zu.jpg", cut);
		put(name, file, cut);
		eg_diags_clear(diags);
		assert_null(find(name));
		assert_int_equal(eg_diags_of(diags, EG_ERROR), 1);
	}
}

/* No assertion on the outcome of a single flip: sanitizers are the judge. */
static void
flipped_bytes_do_no_harm(void **state)
{
	static const uint8_t rows[48];
	uint8_t file[65536];
	char name[32];
	size_t n, refusals = 0;

	(void)state;
	for (int kind = 0; kind < 2; kind++) {
		if (kind == 0)
			put_png("whole", 4, 4, PNG_COLOR_TYPE_RGB, 8, true, rows, 12, 2835);
		else
			put_jpeg("whole", 16, 16, 3, 72);
		n = get("whole", file, sizeof(file));
		for (size_t at = 0; at < n; at++) {
			uint8_t was = file[at];

			file[at] ^= (uint8_t)(1 << at % 8);
			snprintf(name, sizeof(name), "%d-%zu", kind, at);
			put(name, file, n);
			eg_diags_clear(diags);
			refusals += find(name) == NULL;
			file[at] = was;
		}
	}
	assert_true(refusals > 100);
}

static void
somebodys_own_pictures_may_be_anywhere_on_the_machine(void **state)
{
	static const uint8_t rows[] = { 1, 2, 3 };
	char uri[600];

	(void)state;
	put_png("a.png", 1, 1, PNG_COLOR_TYPE_RGB, 8, false, rows, 3, 0);
	snprintf(uri, sizeof(uri), "file://%s/a.png", folder);
	assert_null(find(uri));
	assert_non_null(find_anywhere(uri));
	assert_non_null(find_anywhere(uri + strlen("file://")));
	snprintf(uri, sizeof(uri), "../%s/a.png", strrchr(folder, '/') + 1);
	assert_null(find(uri));
	assert_non_null(find_anywhere(uri));
	assert_null(find_anywhere("http://example.org/a.png"));
	assert_string_equal(eg_diags_at(diags, eg_diags_count(diags) - 1)->code, "G6011");
}

int
main(void)
{
#define T(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(rgb_png_is_decoded),
		T(alpha_is_premultiplied),
		T(palette_with_transparency_is_decoded),
		T(sixteen_bit_gray_interlaced_is_decoded),
		T(resolution_gives_the_natural_size),
		T(jpeg_bytes_pass_through_unchanged),
		T(names_that_lead_out_are_refused),
		T(absent_pictures_pipes_and_folders_are_told),
		T(other_kinds_of_file_are_refused),
		T(size_is_judged_before_anything_is_decoded),
		T(cut_short_anywhere_is_refused),
		T(flipped_bytes_do_no_harm),
		T(somebodys_own_pictures_may_be_anywhere_on_the_machine),
	};

	return cmocka_run_group_tests_name("text/image", tests, NULL, NULL);
}
