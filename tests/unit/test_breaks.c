/*
 * test_breaks.c - where lines may break; "|" marks the places, "#" those
 * where they must.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "text/breaks.h"

static struct eg_diags *diags;
static struct eg_fonts *fonts;

static int
setup(void **state)
{
	(void)state;
	diags = eg_diags_new();
	fonts = eg_fonts_open("build/fonts", diags);
	return fonts == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	eg_fonts_close(fonts);
	eg_diags_free(diags);
	return 0;
}

static const char *
marked(const char *text)
{
	static char out[400];
	uint8_t marks[200];
	size_t len = strlen(text), i, o = 0;

	eg_breaks(fonts, text, len, marks);
	for (i = 0; i <= len; i++) {
		if (marks[i] != EG_BREAK_NO)
			out[o++] = marks[i] == EG_BREAK_MAY ? '|' : '#';
		out[o++] = text[i];
	}
	return out;
}

static void
lines_break_after_spaces_and_hyphens(void **state)
{
	(void)state;
	assert_string_equal(marked("Dr. Roe, M.D., self-report"),
	    "Dr. |Roe, |M.D., |self-|report");
	assert_string_equal(marked("upheld\xE2\x80\x94" "or"), "upheld|\xE2\x80\x94|or");
	assert_string_equal(marked("8/10 and/or"), "8/10 |and/|or");
}

static void
one_character_is_not_left_alone_before_its_hyphen(void **state)
{
	(void)state;
	assert_string_equal(marked("a 7-day X-ray re-do"), "a |7-day |X-ray |re-|do");
	assert_string_equal(marked("T-cell x-y-z"), "T-cell |x-y-|z");
}

static void
numbers_and_quotations_stay_whole(void **state)
{
	(void)state;
	assert_string_equal(marked("$1,200.50 (24%) -5"), "$1,200.50 |(24%) |-5");
	assert_string_equal(marked("\xE2\x80\x9CI agree,\xE2\x80\x9D he"),
	    "\xE2\x80\x9CI |agree,\xE2\x80\x9D |he");
	assert_string_equal(marked("\xC2\xA7\xC2\xA0" "9792"), "\xC2\xA7\xC2\xA0" "9792");
}

static void
line_feeds_must_break(void **state)
{
	(void)state;
	assert_string_equal(marked("a\nb\n"), "a\n#b\n#");
}

static void
other_scripts_are_asked_of_icu(void **state)
{
	uint8_t marks[64];

	(void)state;
	/* Thai: three words without a space. */
	assert_false(eg_breaks_quick("\xE0\xB8\x81", 3, marks));
	assert_string_equal(marked("\xE0\xB8\xA0\xE0\xB8\xB2\xE0\xB8\xA9\xE0\xB8\xB2"
	    "\xE0\xB9\x84\xE0\xB8\x97\xE0\xB8\xA2"),
	    "\xE0\xB8\xA0\xE0\xB8\xB2\xE0\xB8\xA9\xE0\xB8\xB2|"
	    "\xE0\xB9\x84\xE0\xB8\x97\xE0\xB8\xA2");
}

static uint32_t seed;

static uint32_t
chance(uint32_t n)
{
	seed = seed * UINT32_C(1664525) + UINT32_C(1013904223);
	return (seed >> 8) % n;
}

/* Random text of these characters gets one answer from both ways. */
static void
agree_on(const uint32_t *set, size_t nset, int rounds)
{
	char text[4 * 40 + 1];
	uint8_t quick[sizeof(text) + 1], icu[sizeof(text) + 1];
	size_t len, k, chars;

	/* The table does not follow a later edition's changes of the rules. */
	if (eg_breaks_unicode() != 15)
		skip();
	while (rounds-- > 0) {
		chars = 1 + chance(40);
		for (len = 0, k = 0; k < chars; k++)
			len += eg_utf8_put(set[chance((uint32_t)nset)], text + len);
		text[len] = '\0';
		assert_true(eg_breaks_quick(text, len, quick));
		eg_breaks_icu(fonts, text, len, icu);
		for (k = 0; k <= len; k++)
			if (quick[k] != icu[k])
				fail_msg("\"%s\" at %zu: quick %d, ICU %d", text, k,
				    quick[k], icu[k]);
	}
}

static void
quick_way_gives_icus_answers_for_ascii(void **state)
{
	uint32_t set[96];
	size_t n = 0;

	(void)state;
	seed = 1;
	for (uint32_t c = 0x20; c < 0x7F; c++)
		set[n++] = c;
	set[n++] = '\n';
	agree_on(set, n, 20000);
}

/* One character of each class, so that every pair and context comes up. */
static void
quick_way_gives_icus_answers_for_all_its_classes(void **state)
{
	static const uint32_t set[] = { 'a', '1', ' ', ' ', '"', '(', ')', '}', '!',
	    ',', '/', '$', '%', '-', '|', 0xB4, 0x2014, 0xA0, 0x2026, 0xFFFC, '\n',
	    0x2010, 0x2011, 0x2013, 0x2018, 0x2019, 0x201C, 0x201D, 0xAD, 0xE9,
	    0xA7, 0x20AC, 0x2122, 0x2022, 0xBF, 0xB0 };

	(void)state;
	seed = 2;
	agree_on(set, sizeof(set) / sizeof(set[0]), 60000);
}

static void
quick_way_gives_icus_answers_for_latin_letters(void **state)
{
	uint32_t set[0x180];
	size_t n = 0;

	(void)state;
	seed = 3;
	for (uint32_t c = 0xA0; c < 0x180; c++)
		set[n++] = c;
	for (uint32_t c = 'a'; c < 'k'; c++)
		set[n++] = c;
	set[n++] = ' ';
	agree_on(set, n, 20000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_break_after_spaces_and_hyphens),
		cmocka_unit_test(one_character_is_not_left_alone_before_its_hyphen),
		cmocka_unit_test(numbers_and_quotations_stay_whole),
		cmocka_unit_test(line_feeds_must_break),
		cmocka_unit_test(other_scripts_are_asked_of_icu),
		cmocka_unit_test(quick_way_gives_icus_answers_for_ascii),
		cmocka_unit_test(quick_way_gives_icus_answers_for_all_its_classes),
		cmocka_unit_test(quick_way_gives_icus_answers_for_latin_letters),
	};

	return cmocka_run_group_tests_name("text/breaks", tests, setup, teardown);
}
