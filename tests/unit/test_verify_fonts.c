/*
 * test_verify_fonts.c - the files of fonts, and what their glyphs say.
 */
#include "verify_fixture.h"

static struct eg_pdf_object *
font(struct letter *l)
{
	struct eg_pdf_object *fonts = eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->page,
	    "Resources"), "Font");

	assert_true(fonts->n > 0);
	return eg_pdf_follow(l->pdf, fonts->entry[0].value);
}

static void
a_font_that_is_not_in_the_file_is_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *d = eg_pdf_get(l->pdf, font(l), "FontDescriptor");

	drop(l, d, eg_pdf_find(d, "FontFile2") != NULL ? "FontFile2" : "FontFile3");
	finds(l, "P9208]: ");
	said(l, "the font is not in the file");
}

static void
glyphs_that_are_no_characters_are_found(void **state)
{
	static const char map[] = "1 beginbfchar <01> <FFFE> endbfchar";
	struct letter *l = *state;

	eg_pdf_set(l->arena, font(l), "ToUnicode", eg_pdf_add(l->pdf,
	    eg_pdf_stream(l->arena, map, sizeof(map) - 1)));
	finds(l, "a glyph is said to be a character that is none");
}

static void
glyphs_shown_that_say_no_character_are_found(void **state)
{
	static const char map[] = "1 beginbfrange <00> <1F> [<0041>] endbfrange";
	struct letter *l = *state;

	eg_pdf_set(l->arena, font(l), "ToUnicode", eg_pdf_add(l->pdf,
	    eg_pdf_stream(l->arena, map, sizeof(map) - 1)));
	finds(l, "glyphs do not say which characters they are, the first has the code 65");
}

static void
characters_without_glyph_are_found(void **state)
{
	struct letter *l = *state;
	char words[100];

	eg_pdf_set_name(l->arena, font(l), "Subtype", "Type0");
	eg_pdf_set_name(l->arena, font(l), "Encoding", "Identity-H");
	snprintf(words, sizeof(words), "/P<</MCID 0>>BDC BT /%s 9 Tf q [<0000>-9<0000>]TJ Q ET EMC",
	    eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->page, "Resources"), "Font")->entry[0].key);
	say_on_page(l, words, false);
	finds(l, "2 characters have no glyph (.notdef)");
}

static void
drawings_as_glyphs_are_found(void **state)
{
	struct letter *l = *state;

	eg_pdf_set_name(l->arena, font(l), "Subtype", "Type3");
	finds(l, "its glyphs are drawings");
}

static void
widths_that_are_not_the_fonts_are_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *widths = eg_pdf_get(l->pdf, font(l), "Widths");

	for (uint32_t i = 0; i < widths->n; i++)
		widths->item[i] = eg_pdf_integer(l->arena, 40);
	finds(l, "glyphs are not as wide as the file says, the first has the code ");
}

static void
characters_that_the_font_lacks_are_found(void **state)
{
	struct letter *l = *state;
	struct eg_buf b = { 0 };

	/* The letter has no section sign. */
	eg_buf_printf(&b, "/Span<</Lang()>>BDC BT /%s 9 Tf (\247)Tj ET EMC",
	    eg_pdf_get(l->pdf, eg_pdf_get(l->pdf, l->page, "Resources"), "Font")->entry[0].key);
	say_on_page(l, eg_buf_str(&b), true);
	finds(l, "glyphs are not in the font's file, the first has the code 167");
	eg_buf_free(&b);
}

static void
a_font_file_that_is_none_is_found(void **state)
{
	struct letter *l = *state;
	struct eg_pdf_object *d = eg_pdf_get(l->pdf, font(l), "FontDescriptor");

	eg_pdf_set(l->arena, d, "FontFile2", eg_pdf_add(l->pdf,
	    eg_pdf_stream(l->arena, "no font at all", 14)));
	finds(l, "its file is no TrueType font");
}

int
main(void)
{
#define T(f)	cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(a_font_that_is_not_in_the_file_is_found),
		T(glyphs_that_are_no_characters_are_found),
		T(glyphs_shown_that_say_no_character_are_found),
		T(characters_without_glyph_are_found),
		T(drawings_as_glyphs_are_found),
		T(widths_that_are_not_the_fonts_are_found),
		T(characters_that_the_font_lacks_are_found),
		T(a_font_file_that_is_none_is_found),
	};

	return cmocka_run_group_tests_name("verify: fonts", tests, NULL, NULL);
}
