/*
 * test_shape.c - words as glyphs, with real faces: Liberation Serif, mostly.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/shape.h"

struct fixture {
	struct eg_diags		*diags;
	struct eg_fonts		*fonts;
	const struct eg_face	*serif;
};

static int
setup(void **state)
{
	static const char *const family[] = { "serif", NULL };
	struct fixture *f = eg_malloc(sizeof(*f));

	f->diags = eg_diags_new();
	f->fonts = eg_fonts_open("build/fonts", f->diags);
	*state = f;
	if (f->fonts == NULL)
		return 1;
	f->serif = eg_face_find(f->fonts, family, 400, false);
	return f->serif == NULL;
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

static const struct eg_shape *
shape(struct fixture *f, const char *word, unsigned how)
{
	return eg_shape_word(f->fonts, f->serif, word, (uint32_t)strlen(word), "en",
	    false, how);
}

static void
same_word_is_shaped_once(void **state)
{
	struct fixture *f = *state;

	assert_ptr_equal(shape(f, "reviewer", EG_SHAPE_KERN),
	    shape(f, "reviewer", EG_SHAPE_KERN));
	assert_ptr_not_equal(shape(f, "reviewer", EG_SHAPE_KERN),
	    shape(f, "reviewer", EG_SHAPE_PLAIN));
	assert_ptr_not_equal(shape(f, "reviewer", EG_SHAPE_KERN),
	    shape(f, "reviewers", EG_SHAPE_KERN));
}

static void
kerning_draws_letters_together(void **state)
{
	struct fixture *f = *state;
	int32_t a = shape(f, "A", EG_SHAPE_PLAIN)->advance;
	int32_t v = shape(f, "V", EG_SHAPE_PLAIN)->advance;

	assert_int_equal(shape(f, "AVAV", EG_SHAPE_PLAIN)->advance, 2 * (a + v));
	assert_true(shape(f, "AVAV", EG_SHAPE_KERN)->advance < 2 * (a + v));
}

static void
ligatures_can_be_switched_off(void **state)
{
	static const char *const family[] = { "Noto Serif", NULL };
	struct fixture *f = *state;

	f->serif = eg_face_find(f->fonts, family, 400, false);
	assert_int_equal(shape(f, "fi", EG_SHAPE_KERN)->nglyphs, 1);
	assert_int_equal(shape(f, "fi", EG_SHAPE_KERN | EG_SHAPE_NO_LIGATURES)->nglyphs, 2);
	assert_int_equal(shape(f, "fi", EG_SHAPE_PLAIN)->nglyphs, 2);
}

static void
glyphs_know_their_bytes_and_places(void **state)
{
	const struct eg_shape *s = shape(*state, "\xC3\xA9t\xC3\xA9", EG_SHAPE_KERN);

	assert_int_equal(s->nglyphs, 3);
	assert_int_equal(s->glyphs[0].cluster, 0);
	assert_int_equal(s->glyphs[1].cluster, 2);
	assert_int_equal(s->glyphs[2].cluster, 3);
	assert_int_equal(s->glyphs[0].x, 0);
	assert_true(s->glyphs[2].x > s->glyphs[1].x);
	assert_true(s->advance > s->glyphs[2].x);
}

static void
nonbreaking_hyphen_is_a_hyphen(void **state)
{
	const struct eg_shape *plain = shape(*state, "-", EG_SHAPE_KERN);
	const struct eg_shape *hard = shape(*state, "\xE2\x80\x91", EG_SHAPE_KERN);

	assert_int_equal(hard->nglyphs, 1);
	assert_int_not_equal(hard->glyphs[0].id, 0);
	assert_int_equal(hard->advance, plain->advance);
}

static void
marks_without_ink_leave_no_glyph(void **state)
{
	/* soft hyphen, word joiner, zero width space */
	assert_int_equal(shape(*state, "a\xC2\xAD" "b\xE2\x81\xA0" "c\xE2\x80\x8B",
	    EG_SHAPE_KERN)->nglyphs, 3);
}

static void
cache_survives_growth_and_trimming(void **state)
{
	struct fixture *f = *state;
	int32_t advance = shape(f, "w7", EG_SHAPE_KERN)->advance;
	char word[16];
	int i;

	for (i = 0; i < 100000; i++) {
		snprintf(word, sizeof(word), "w%d", i);
		shape(f, word, EG_SHAPE_KERN);
		if (i % 5000 != 0)
			continue;
		assert_int_equal(shape(f, "w7", EG_SHAPE_KERN)->advance, advance);
		eg_shapes_trim(f->fonts);
	}
	assert_string_equal(shape(f, "w99999", EG_SHAPE_KERN)->text, "w99999");
}

#define WITH_FONTS(test)	cmocka_unit_test_setup_teardown(test, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FONTS(same_word_is_shaped_once),
		WITH_FONTS(kerning_draws_letters_together),
		WITH_FONTS(ligatures_can_be_switched_off),
		WITH_FONTS(glyphs_know_their_bytes_and_places),
		WITH_FONTS(nonbreaking_hyphen_is_a_hyphen),
		WITH_FONTS(marks_without_ink_leave_no_glyph),
		WITH_FONTS(cache_survives_growth_and_trimming),
	};

	return cmocka_run_group_tests_name("text/shape", tests, NULL, NULL);
}
