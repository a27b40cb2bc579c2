/*
 * test_paint.c - paint/: areas made by hand, the PDF read back by others.
 *
 * `test_paint DIR` leaves every PDF in DIR, to be looked at.  What only a PDF
 * reader can tell is asked of poppler's and qpdf's programs; without them
 * those tests are skipped.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>

#include "base/arena.h"
#include "base/file.h"
#include "paint/paint.h"
#include "paint/painter.h"
#include "text/shape.h"

static char folder[256];
static struct eg_fonts *fonts;
static struct eg_arena *arena;
static struct eg_diags *diags;
static struct eg_images *images;
static struct eg_area_tree tree;
static struct eg_paint_options options;
static struct eg_fo root;
static struct eg_buf pdf;

static int
open_all(void **state)
{
	(void)state;
	diags = eg_diags_new();
	fonts = eg_fonts_open("build/fonts", diags);
	images = eg_images_new();
	return fonts == NULL;
}

static int
close_all(void **state)
{
	(void)state;
	eg_images_free(images);
	eg_fonts_close(fonts);
	eg_diags_free(diags);
	return 0;
}

/* --- areas in few words ------------------------------------------------------ */

static const struct eg_color black = { 0, 0, 0, 255 }, blue = { 30, 60, 160, 255 },
    pale = { 225, 232, 245, 255 }, brown = { 150, 90, 30, 255 };

static struct eg_page *
page(double width, double height)
{
	struct eg_page *p = eg_new(arena, struct eg_page);

	p->width = EG_PT(width);
	p->height = EG_PT(height);
	p->label = "1";
	if (tree.last == NULL)
		tree.first = p;
	else
		tree.last->next = p;
	tree.last = p;
	tree.npages++;
	return p;
}

static struct eg_style *
style(void)
{
	struct eg_style *s = eg_new(arena, struct eg_style);

	s->color = s->decoration_color = black;
	return s;
}

static struct eg_style *
bordered(enum eg_line_style line, double width, struct eg_color c)
{
	struct eg_style *s = style();

	for (int i = 0; i < 4; i++)
		s->border[i] = (struct eg_border){ .style = line, .color = c,
		    .width = EG_PT(width) };
	return s;
}

static struct eg_area *
area(struct eg_area *parent, enum eg_area_type type, const struct eg_style *s, double x,
    double y, double width, double height)
{
	struct eg_area *a = eg_new(arena, struct eg_area);

	*a = (struct eg_area){ .type = type, .style = s, .x = EG_PT(x), .y = EG_PT(y),
	    .width = EG_PT(width), .height = EG_PT(height), .edges = 15, .row = -1,
	    .column = -1 };
	if (parent != NULL)
		eg_area_add(parent, a);
	return a;
}

/* The region that covers a whole new page. */
static struct eg_area *
sheet(double width, double height)
{
	struct eg_page *p = page(width, height);
	struct eg_area *a = area(NULL, EG_AREA_REGION, NULL, 0, 0, width, height);

	p->first = p->last = a;
	return a;
}

static const struct eg_face *
face(const char *family, bool italic)
{
	const char *families[] = { family, NULL };
	const struct eg_face *f = eg_face_find(fonts, families, 400, italic);

	assert_non_null(f);
	return f;
}

/*
 * Words of one face, set with single spaces (right to left: from the right
 * edge of `width` on); the size is in the style.
 */
static struct eg_area *
words(struct eg_area *parent, const struct eg_style *s, const struct eg_face *f, double x,
    double y, double width, bool rtl, const char *text)
{
	struct eg_area *a = area(parent, EG_AREA_TEXT, s, x, y, width, 0);
	struct eg_word *w = eg_new_array(arena, 64, struct eg_word);
	eg_len size = s->font_size, at = rtl ? EG_PT(width) : 0, step;
	const char *p = text;
	size_t n;

	a->text = text;
	a->text_len = (uint32_t)strlen(text);
	a->size = size;
	a->letter_spacing = s->letter_spacing;
	a->level = rtl;
	a->baseline = eg_face_ascent(f, size);
	a->height = a->baseline + eg_face_descent(f, size);
	a->words = w;
	for (; *p != '\0'; p += n + (p[n] == ' ')) {
		n = strcspn(p, " ");
		w->shape = eg_shape_word(fonts, f, p, (uint32_t)n, "", rtl,
		    s->letter_spacing == 0 ? EG_SHAPE_KERN :
		    EG_SHAPE_KERN | EG_SHAPE_NO_LIGATURES);
		step = eg_units(w->shape->advance, size, eg_face_upem(f)) +
		    (eg_len)n * s->letter_spacing;
		w->x = rtl ? at - step : at;
		at += (rtl ? -1 : 1) * (step + size / 4 + s->letter_spacing);
		w++;
		a->nwords++;
	}
	if (width == 0)
		a->width = at - (text[strlen(text) - 1] == ' ' ? 0 : size / 4);
	return a;
}

static struct eg_style *
sized(double size)
{
	struct eg_style *s = style();

	s->font_size = EG_PT(size);
	return s;
}

/* --- the PDF, and what others read in it ------------------------------------- */

static int
begin(void **state)
{
	(void)state;
	arena = eg_arena_new();
	eg_diags_clear(diags);
	memset(&tree, 0, sizeof(tree));
	memset(&options, 0, sizeof(options));
	memset(&root, 0, sizeof(root));
	struct eg_fo_tree *fo = eg_new(arena, struct eg_fo_tree);
	fo->root = &root;
	tree.fo = fo;
	return 0;
}

static int
end(void **state)
{
	(void)state;
	eg_arena_free(arena);
	eg_buf_free(&pdf);
	return 0;
}

static const char *
path(const char *name)
{
	static char p[512];

	snprintf(p, sizeof(p), "%s/%s", folder, name);
	return p;
}

static void
paint(const char *name)
{
	eg_buf_free(&pdf);
	if (!eg_paint_pdf(&tree, NULL, fonts, &options, &pdf, diags)) {
		struct eg_buf b = { 0 };

		eg_diags_dump(diags, &b);
		fail_msg("%s", eg_buf_str(&b));
	}
	assert_true(eg_file_write(path(name), pdf.data, pdf.len, diags));
}

/* What a program says about the PDF just painted; skips when there is none. */
static const char *
ask(const char *program, const char *arguments, const char *name)
{
	static char said[65536];
	char command[1024];
	FILE *f;
	size_t n;

	snprintf(command, sizeof(command), "command -v %s >/dev/null", program);
	if (system(command) != 0) {
		fprintf(stderr, "no %s here\n", program);
		skip();
	}
	snprintf(command, sizeof(command), "%s %s %s 2>&1", program, arguments, path(name));
	/* pdftotext wants to be told where its text goes. */
	if (strcmp(program, "pdftotext") == 0)
		snprintf(command, sizeof(command), "%s %s %s - 2>&1", program, arguments,
		    path(name));
	f = popen(command, "r");
	assert_non_null(f);
	n = fread(said, 1, sizeof(said) - 1, f);
	said[n] = '\0';
	pclose(f);
	return said;
}

static void
is_sound(const char *name)
{
	const char *said = ask("qpdf", "--check", name);

	if (strstr(said, "No syntax or stream encoding errors") == NULL)
		fail_msg("%s", said);
}

/* --- tests ------------------------------------------------------------------- */

static void
words_are_copied_as_they_are_written(void **state)
{
	struct eg_area *r = sheet(400, 200);
	struct eg_style *s = sized(12), *spaced = sized(12), *deco = sized(14);

	(void)state;
	words(r, s, face("Liberation Serif", false), 20, 20, 0, false,
	    "An efficient office (AVAIL) files affidavits; ");
	words(r, s, face("Liberation Serif", true), 20, 40, 0, false,
	    "Independent \"Medical\" Review\xe2\x80\x99s fee: \xc2\xa7\xc2\xa0" "4610.5");
	spaced->letter_spacing = EG_PT(3);
	words(r, spaced, face("Liberation Sans", false), 20, 60, 0, false, "FINAL OFFICE ");
	deco->decoration = EG_UNDERLINE | EG_LINE_THROUGH | EG_OVERLINE;
	deco->decoration_color = blue;
	words(r, deco, face("Noto Serif", false), 20, 85, 0, false, "Typographically ");
	paint("words.pdf");
	is_sound("words.pdf");
	assert_string_equal(ask("pdftotext", "-raw", "words.pdf"),
	    "An efficient office (AVAIL) files affidavits;\n"
	    "Independent \"Medical\" Review\xe2\x80\x99s fee: \xc2\xa7 4610.5\n"
	    "FINAL OFFICE\n"
	    "Typographically\n\f");
}

static void
hyphen_at_a_line_end_is_soft_when_copied(void **state)
{
	struct eg_area *r = sheet(200, 100);
	struct eg_area *a = words(r, sized(12), face("Liberation Serif", false), 20, 20, 0,
	    false, "an electrodi-");

	(void)state;
	a->text_len--;
	a->soft_hyphen = true;
	words(r, sized(12), face("Liberation Serif", false), 20, 40, 0, false,
	    "agnostic study");
	paint("hyphen.pdf");
	assert_string_equal(ask("pdftotext", "-raw", "hyphen.pdf"),
	    "an electrodi\xc2\xad\nagnostic study\n\f");
}

static void
right_to_left_words_are_copied_in_reading_order(void **state)
{
	struct eg_area *r = sheet(300, 100);

	(void)state;
	words(r, sized(16), face("Noto Naskh Arabic", false), 20, 20, 200, true,
	    "\xd8\xa7\xd9\x84\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85 "
	    "\xd8\xb9\xd9\x84\xd9\x8a\xd9\x83\xd9\x85");
	paint("arabic.pdf");
	is_sound("arabic.pdf");
	assert_non_null(strstr(ask("pdftotext", "", "arabic.pdf"),
	    "\xd8\xa7\xd9\x84\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85 "
	    "\xd8\xb9\xd9\x84\xd9\x8a\xd9\x83\xd9\x85"));
}

static void
all_line_styles_are_painted(void **state)
{
	static const char *const names[] = { "none", "hidden", "dotted", "dashed", "solid",
	    "double", "groove", "ridge", "inset", "outset" };
	struct eg_area *r = sheet(500, 420);
	struct eg_style *s, *label = sized(9);

	(void)state;
	for (int i = EG_STYLE_DOTTED; i <= EG_STYLE_OUTSET; i++) {
		double x = 20 + 95 * (i % 5), y = i < 5 ? 20 : 100;

		s = bordered((enum eg_line_style)i, 6, brown);
		s->background = pale;
		area(r, EG_AREA_BLOCK, s, x, y, 80, 60);
		words(r, label, face("Liberation Sans", false), x + 15, y + 25, 0, false,
		    names[i]);
		s = style();
		s->rule_style = (enum eg_line_style)i;
		s->color = blue;
		if (i < EG_STYLE_INSET)
			area(r, EG_AREA_RULE, s, 20, 330 + 10 * i, 300, i == EG_STYLE_SOLID ? 1 : 3);
	}
	/* Sides unlike each other, and sides that are not there. */
	s = bordered(EG_STYLE_SOLID, 8, brown);
	s->border[EG_BEFORE].color = blue;
	s->border[EG_END].width = EG_PT(2);
	area(r, EG_AREA_BLOCK, s, 20, 180, 80, 60);
	s = bordered(EG_STYLE_DOUBLE, 9, brown);
	s->border[EG_AFTER].style = EG_STYLE_DOTTED;
	s->border[EG_START].style = EG_STYLE_DASHED;
	area(r, EG_AREA_BLOCK, s, 115, 180, 80, 60);
	s = bordered(EG_STYLE_SOLID, 4, blue);
	area(r, EG_AREA_BLOCK, s, 210, 180, 80, 60)->edges =
	    1 << EG_BEFORE | 1 << EG_START;
	s = bordered(EG_STYLE_DOTTED, 1, black);
	area(r, EG_AREA_BLOCK, s, 305, 180, 80, 60);
	s = bordered(EG_STYLE_DASHED, 0.5, black);
	area(r, EG_AREA_BLOCK, s, 400, 180, 80, 60);
	s = bordered(EG_STYLE_SOLID, 5, (struct eg_color){ 200, 0, 0, 100 });
	s->border[EG_BEFORE].color = blue;
	area(r, EG_AREA_BLOCK, s, 20, 260, 80, 40);
	paint("borders.pdf");
	is_sound("borders.pdf");
}

static void
lines_of_hardly_any_thickness_are_sound(void **state)
{
	struct eg_area *r = sheet(500, 100), *a;
	struct eg_style *s;

	(void)state;
	for (int i = EG_STYLE_DOTTED; i <= EG_STYLE_RIDGE; i++) {
		s = bordered((enum eg_line_style)i, 0, blue);
		s->rule_style = (enum eg_line_style)i;
		for (int side = 0; side < 4; side++)
			s->border[side].width = 1;
		area(r, EG_AREA_BLOCK, s, 20, 10 * i, 400, 5);
		a = area(r, EG_AREA_RULE, s, 20, 10 * i + 7, 400, 0);
		a->height = 2;
		area(r, EG_AREA_RULE, s, 440, 10 * i + 7, 0.01, 3);
	}
	paint("hairs.pdf");
	is_sound("hairs.pdf");
	/* Its complaints would come with the text. */
	assert_string_equal(ask("pdftotext", "", "hairs.pdf"), "\f");
}

static void
turned_and_clipped_children_stay_in_their_box(void **state)
{
	struct eg_area *r = sheet(420, 140), *a, *inner;
	struct eg_style *s = bordered(EG_STYLE_SOLID, 2, blue), *t = sized(11);

	(void)state;
	for (int i = 0; i < 4; i++) {
		a = area(r, EG_AREA_BLOCK, s, 20 + 100 * i, 20, i % 2 ? 60 : 90,
		    i % 2 ? 90 : 60);
		a->turn = (int16_t)(90 * i);
		a->clip = true;
		inner = area(a, EG_AREA_BLOCK, bordered(EG_STYLE_SOLID, 0.5, brown), 2, 2, 86, 30);
		words(inner, t, face("Liberation Serif", false), 4, 4, 0, false,
		    "Turned text clipped here");
	}
	paint("turned.pdf");
	is_sound("turned.pdf");
}

static void
put_pictures(void)
{
	struct jpeg_compress_struct j;
	struct jpeg_error_mgr err;
	png_image png = { .version = PNG_IMAGE_VERSION, .width = 24, .height = 24,
	    .format = PNG_FORMAT_RGBA };
	uint8_t rows[24 * 24 * 4], row[64 * 3];
	JSAMPROW rp = row;
	FILE *f = fopen(path("photo.jpg"), "wb");

	for (int i = 0; i < 24 * 24; i++) {
		int dx = i % 24 - 12, dy = i / 24 - 12;

		rows[i * 4] = 200;
		rows[i * 4 + 1] = (uint8_t)(i / 24 * 10);
		rows[i * 4 + 2] = (uint8_t)(i % 24 * 10);
		rows[i * 4 + 3] = dx * dx + dy * dy < 130 ? 255 : 0;
	}
	assert_true(png_image_write_to_file(&png, path("disc.png"), 0, rows, 0, NULL));
	assert_non_null(f);
	j.err = jpeg_std_error(&err);
	jpeg_create_compress(&j);
	jpeg_stdio_dest(&j, f);
	j.image_width = 64;
	j.image_height = 48;
	j.input_components = 3;
	j.in_color_space = JCS_RGB;
	jpeg_set_defaults(&j);
	jpeg_start_compress(&j, TRUE);
	for (int y = 0; y < 48; y++) {
		for (int x = 0; x < 64; x++) {
			row[x * 3] = (uint8_t)(x * 4);
			row[x * 3 + 1] = (uint8_t)(y * 5);
			row[x * 3 + 2] = 90;
		}
		jpeg_write_scanlines(&j, &rp, 1);
	}
	jpeg_finish_compress(&j);
	jpeg_destroy_compress(&j);
	fclose(f);
}

static const struct eg_image *
picture(const char *name)
{
	const struct eg_image *i = eg_image_find(images, folder, name,
	    (struct eg_pos){ 0 }, (struct eg_pos){ 0 }, diags);

	assert_non_null(i);
	return i;
}

static void
pictures_are_embedded_once_and_jpeg_as_it_is(void **state)
{
	struct eg_area *r = sheet(420, 200);
	int page_no, jpegs = 0, object, first = 0;
	const char *line;

	(void)state;
	put_pictures();
	for (int i = 0; i < 2; i++) {
		area(r, EG_AREA_IMAGE, style(), 20, 20, 64, 48)->image = picture("photo.jpg");
		area(r, EG_AREA_IMAGE, style(), 100, 20, 64, 48)->image = picture("disc.png");
		r = sheet(420, 200);
	}
	paint("pages.pdf");
	is_sound("pages.pdf");
	line = ask("pdfimages", "-list", "pages.pdf");
	for (; (line = strchr(line, '\n')) != NULL; line++) {
		if (sscanf(line + 1, "%d %*d image %*d %*d rgb 3 8 jpeg no %d", &page_no,
		    &object) != 2)
			continue;
		assert_int_equal(page_no, ++jpegs);
		assert_true(jpegs == 1 || object == first);
		first = object;
	}
	assert_int_equal(jpegs, 2);
}

static void
pictures_used_often_and_behind_areas_keep_the_file_sound(void **state)
{
	struct eg_area *r = sheet(420, 200), *a;
	struct eg_style *s;

	(void)state;
	put_pictures();
	for (int i = 0; i < 3; i++) {
		area(r, EG_AREA_IMAGE, style(), 20 + 70 * i, 20, 64, 48)->image =
		    picture("photo.jpg");
		s = bordered(EG_STYLE_SOLID, 1, black);
		s->background = pale;
		s->background_repeat_x = i != 1;
		s->background_repeat_y = i == 2;
		s->background_x = s->background_y = (struct eg_size){
		    .kind = EG_SIZE_LENGTH, .percent = 50000 };
		a = area(r, EG_AREA_BLOCK, s, 20 + 110 * i, 90, 100, 90);
		a->image = picture("disc.png");
	}
	paint("pictures.pdf");
	is_sound("pictures.pdf");
}

static void
draft_is_seen_but_not_read(void **state)
{
	struct eg_area *r = sheet(612, 792);

	(void)state;
	for (int i = 0; i < 40; i++)
		words(r, sized(12), face("Noto Serif", false), 72, 72 + 16 * i, 0, false,
		    "The Claims Administrator must carry out this determination. ");
	options.draft = true;
	paint("draft.pdf");
	is_sound("draft.pdf");
	assert_null(strstr(ask("pdftotext", "", "draft.pdf"), "DRAFT"));
	assert_null(strstr(ask("pdffonts", "", "draft.pdf"), "Sans"));
}

static void
same_areas_give_the_same_bytes_with_fonts_opened_again(void **state)
{
	struct eg_buf first = { 0 };

	(void)state;
	for (int round = 0; round < 3; round++) {
		end(NULL);
		begin(NULL);
		/* Other faces first: an address used again must not bring them back. */
		if (round == 1) {
			words(sheet(300, 100), sized(12), face("Liberation Mono", false), 10,
			    10, 0, false, "Mono first");
			paint("again.pdf");
		}
		if (round > 0) {
			eg_fonts_close(fonts);
			fonts = eg_fonts_open("build/fonts", diags);
			end(NULL);
			begin(NULL);
		}
		words(sheet(300, 100), sized(12), face("Noto Serif", false), 10, 10, 0, false,
		    "Same letter, same bytes");
		words(tree.first->first, sized(12), face("Liberation Sans", false), 10, 30, 0,
		    false, "and another face");
		paint("again.pdf");
		if (round == 0)
			eg_buf_add(&first, pdf.data, pdf.len);
		assert_int_equal(pdf.len, first.len);
		assert_memory_equal(pdf.data, first.data, first.len);
	}
	eg_buf_free(&first);
}

int
main(int argc, char **argv)
{
#define T(name)	cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(words_are_copied_as_they_are_written),
		T(hyphen_at_a_line_end_is_soft_when_copied),
		T(right_to_left_words_are_copied_in_reading_order),
		T(all_line_styles_are_painted),
		T(lines_of_hardly_any_thickness_are_sound),
		T(turned_and_clipped_children_stay_in_their_box),
		T(pictures_are_embedded_once_and_jpeg_as_it_is),
		T(pictures_used_often_and_behind_areas_keep_the_file_sound),
		T(draft_is_seen_but_not_read),
		T(same_areas_give_the_same_bytes_with_fonts_opened_again),
	};
	char command[300];
	int failed;

	if (argc > 1) {
		snprintf(folder, sizeof(folder), "%s", argv[1]);
		return cmocka_run_group_tests_name("paint", tests, open_all, close_all);
	}
	strcpy(folder, "/tmp/engross-paint-XXXXXX");
	if (mkdtemp(folder) == NULL)
		return 1;
	failed = cmocka_run_group_tests_name("paint", tests, open_all, close_all);
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	return system(command) != 0 || failed;
}
