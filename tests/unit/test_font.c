/*
 * test_font.c - the fonts of the manifest, as `make fonts` copied them.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "text/font.h"

#define FONTS	"build/fonts"

struct fixture {
	struct eg_diags	*diags;
	struct eg_fonts	*fonts;
};

static int
setup(void **state)
{
	struct fixture *f = eg_malloc(sizeof(*f));

	f->diags = eg_diags_new();
	f->fonts = eg_fonts_open(FONTS, f->diags);
	*state = f;
	return f->fonts == NULL;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	eg_fonts_close(f->fonts);
	eg_diags_free(f->diags);
	free(f);
	return 0;
}

static const struct eg_face *
face(struct fixture *f, const char *families, uint16_t weight, bool italic)
{
	const char *list[4] = { NULL };
	char *copy = eg_strdup(families), *rest = copy;
	const struct eg_face *found;
	size_t n = 0;

	while (n < 3 && (list[n] = strsep(&rest, ",")) != NULL)
		n++;
	found = eg_face_find(f->fonts, list, weight, italic);
	free(copy);
	return found;
}

static const char *
name(struct fixture *f, const char *families, uint16_t weight, bool italic)
{
	const struct eg_face *found = face(f, families, weight, italic);

	return found == NULL ? "none" : eg_face_name(found);
}

static void
names_people_write_lead_to_the_house_families(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(name(f, "serif", 400, false), "Liberation Serif Regular");
	assert_string_equal(name(f, "TIMES new roman", 700, false), "Liberation Serif Bold");
	assert_string_equal(name(f, "Helvetica", 400, true), "Liberation Sans Italic");
	assert_string_equal(name(f, "Courier", 700, true), "Liberation Mono Bold Italic");
	assert_string_equal(name(f, "Noto Serif", 400, false), "Noto Serif Regular");
}

static void
first_known_family_wins(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(name(f, "Sabon,Noto Sans,serif", 400, false),
	    "Noto Sans Regular");
	assert_string_equal(name(f, "Sabon,Garamond", 400, false), "none");
}

static void
nearest_weight_and_style_stand_in(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(name(f, "Noto Serif", 500, false), "Noto Serif Regular");
	assert_string_equal(name(f, "Noto Serif", 600, false), "Noto Serif Bold");
	assert_string_equal(name(f, "Noto Serif", 900, true), "Noto Serif Bold Italic");
	assert_string_equal(name(f, "Noto Serif Khmer", 700, true), "Noto Serif Khmer Bold");
}

/* In thousandths of the size. */
static int
mille(eg_len l)
{
	return (int)eg_muldiv(l, 1000, EG_PT(100));
}

static void
extent_is_the_typographic_one(void **state)
{
	const struct eg_face *sans = face(*state, "Liberation Sans", 400, false);
	const struct eg_face *serif = face(*state, "Liberation Serif", 400, false);

	assert_int_equal(mille(eg_face_ascent(sans, EG_PT(100))), 728);
	assert_int_equal(mille(eg_face_descent(sans, EG_PT(100))), 210);
	assert_int_equal(mille(eg_face_ascent(serif, EG_PT(100))), 693);
	assert_int_equal(mille(eg_face_descent(serif, EG_PT(100))), 216);
	assert_int_equal(mille(eg_face_x_height(serif, EG_PT(100))), 459);
	assert_int_equal(mille(eg_face_cap_height(serif, EG_PT(100))), 655);
}

static void
fallback_keeps_weight_and_style(void **state)
{
	struct fixture *f = *state;
	const struct eg_face *serif = face(f, "Liberation Serif", 700, false);

	assert_true(eg_face_has(serif, 0x1EC5));	/* e, circumflex, tilde */
	assert_false(eg_face_has(serif, 0x0561));	/* Armenian ayb */
	assert_string_equal(eg_face_name(eg_face_for(f->fonts, serif, 0x0561)),
	    "Noto Serif Armenian Bold");
	assert_string_equal(eg_face_name(eg_face_for(f->fonts, serif, 0x0E01)),
	    "Noto Serif Thai Bold");
}

static void
character_of_no_font_has_no_face(void **state)
{
	struct fixture *f = *state;

	assert_null(eg_face_for(f->fonts, face(f, "serif", 400, false), 0x6F22));
}

static void
hyphens_spaces_and_joiners_need_no_glyph_of_their_own(void **state)
{
	static const uint32_t list[] = { 0x2010, 0x2011, 0x00A0, 0x2009, 0x202F,
	    0x00AD, 0x200B, 0x2060, 0x200E };
	const struct eg_face *mono = face(*state, "monospace", 400, false);
	size_t i;

	for (i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		assert_true(eg_face_has(mono, list[i]));
}

static void
every_name_is_listed_once_and_in_order(void **state)
{
	struct fixture *f = *state;
	const char *const *names;
	size_t n, i;

	names = eg_fonts_names(f->fonts, &n);
	assert_true(n > 20);
	for (i = 0; i < n; i++) {
		assert_true(eg_fonts_known(f->fonts, names[i]));
		assert_true(i == 0 || strcmp(names[i - 1], names[i]) < 0);
	}
}

static void
freetype_opens_a_face_once(void **state)
{
	const struct eg_face *serif = face(*state, "serif", 400, false);
	void *ft = eg_face_freetype(serif);

	assert_non_null(ft);
	assert_ptr_equal(eg_face_freetype(serif), ft);
}

static unsigned drops;

static void
count_drop(void *object)
{
	assert_string_equal(object, "brush");
	drops++;
}

static void
painters_object_goes_with_the_face(void **state)
{
	static char brush[] = "brush";
	struct fixture f = { .diags = eg_diags_new() };
	const struct eg_face *serif;

	(void)state;
	drops = 0;
	f.fonts = eg_fonts_open(FONTS, f.diags);
	serif = face(&f, "serif", 400, false);
	eg_face_set_painter(serif, brush, count_drop);
	assert_ptr_equal(eg_face_painter(serif), brush);
	eg_fonts_close(f.fonts);
	assert_int_equal(drops, 1);
	eg_diags_free(f.diags);
}

/* What opening a manifest of this text, and its family F, reports. */
static void
says(const char *text, const char *want)
{
	char dir[] = "/tmp/engross-test-XXXXXX", path[64];
	struct fixture f = { .diags = eg_diags_new() };
	struct eg_buf said = { 0 };

	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/manifest.tsv", dir);
	if (text != NULL)
		assert_true(eg_file_write(path, text, strlen(text), f.diags));
	f.fonts = eg_fonts_open(dir, f.diags);
	if (f.fonts != NULL)
		assert_null(face(&f, "F", 400, false));
	eg_fonts_close(f.fonts);
	eg_diags_dump(f.diags, &said);
	if (strstr(eg_buf_str(&said), want) == NULL)
		fail_msg("%s does not say %s", eg_buf_str(&said), want);
	eg_buf_free(&said);
	eg_diags_free(f.diags);
	unlink(path);
	rmdir(dir);
}

static void
wrong_manifests_are_told_by_line(void **state)
{
	(void)state;
	says(NULL, "error[G6005]");
	says("# nothing\n", "is wrong: no line of the kind `face`");
	says("# x\nfase\tF\n", "manifest.tsv:2: error[G6005]: the font manifest is "
	    "wrong: not a kind of line: `fase`");
	says("face\tF\tnormal\n", "too few columns");
	says("face\tF\tslanted\t400\tf.ttf\n", "not a style: `slanted`");
	says("face\tF\tnormal\t40O\tf.ttf\n", "not a weight: `40O`");
	says("face\tF\tnormal\t400\t../f.ttf\n", "not a file name");
	says("face\tF\tnormal\t400\tf.ttf\nalias\tA\tG\n",
	    "an alias names no family: `G`");
}

static void
missing_font_file_is_reported(void **state)
{
	(void)state;
	says("face\tF\tnormal\t400\tf.ttf\n",
	    "error[G6003]: the font file of `F Regular` cannot be used");
}

/* Each letter that needs the face fails, not only the first. */
static void
missing_font_file_is_reported_to_every_letter(void **state)
{
	static const char row[] = "face\tF\tnormal\t400\tf.ttf\n";
	char dir[] = "/tmp/engross-test-XXXXXX", path[64];
	struct fixture f = { .diags = eg_diags_new() };
	struct eg_diags *next = eg_diags_new();

	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/manifest.tsv", dir);
	assert_true(eg_file_write(path, row, strlen(row), f.diags));
	f.fonts = eg_fonts_open(dir, f.diags);
	assert_null(face(&f, "F", 400, false));
	assert_null(face(&f, "F", 400, false));
	assert_int_equal(eg_diags_count(f.diags), 1);
	eg_fonts_report_to(f.fonts, next);
	assert_null(face(&f, "F", 400, false));
	assert_int_equal(eg_diags_count(next), 1);
	eg_fonts_close(f.fonts);
	eg_diags_free(f.diags);
	eg_diags_free(next);
	unlink(path);
	rmdir(dir);
}

#define WITH_FONTS(test)	cmocka_unit_test_setup_teardown(test, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FONTS(names_people_write_lead_to_the_house_families),
		WITH_FONTS(first_known_family_wins),
		WITH_FONTS(nearest_weight_and_style_stand_in),
		WITH_FONTS(extent_is_the_typographic_one),
		WITH_FONTS(fallback_keeps_weight_and_style),
		WITH_FONTS(character_of_no_font_has_no_face),
		WITH_FONTS(hyphens_spaces_and_joiners_need_no_glyph_of_their_own),
		WITH_FONTS(every_name_is_listed_once_and_in_order),
		WITH_FONTS(freetype_opens_a_face_once),
		cmocka_unit_test(painters_object_goes_with_the_face),
		cmocka_unit_test(wrong_manifests_are_told_by_line),
		cmocka_unit_test(missing_font_file_is_reported),
		cmocka_unit_test(missing_font_file_is_reported_to_every_letter),
	};

	return cmocka_run_group_tests_name("text/font", tests, NULL, NULL);
}
