/*
 * test_bidi.c - levels and visual order.  Hebrew letters are written A, B, C
 * here; the test puts alef, bet, gimel for them.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "text/bidi.h"

/* Levels as digits, one a character. */
static const char *
levels_of(const char *written, bool rtl)
{
	static char out[64];
	char text[128] = "";
	uint8_t levels[128] = { 0 };
	size_t n = 0, i, o = 0;

	for (i = 0; written[i] != '\0'; i++)
		n += eg_utf8_put(written[i] >= 'A' && written[i] <= 'Z' ?
		    0x05D0u + (uint32_t)(written[i] - 'A') : (unsigned char)written[i],
		    text + n);
	eg_bidi_levels(text, n, rtl, levels);
	for (i = 0; i < n; i++)
		if (((unsigned char)text[i] & 0xC0) != 0x80)
			out[o++] = (char)('0' + levels[i]);
	out[o] = '\0';
	return out;
}

/* The characters of a text as they stand on the line, given their levels. */
static const char *
ordered(const char *text, const char *digits)
{
	static char out[64];
	uint8_t levels[64] = { 0 };
	uint32_t order[64];
	size_t n = strlen(text), i;

	for (i = 0; i < n; i++)
		levels[i] = (uint8_t)(digits[i] - '0');
	eg_bidi_order(levels, n, order);
	for (i = 0; i < n; i++)
		out[i] = text[order[i]];
	out[n] = '\0';
	return out;
}

static void
latin_text_needs_no_levels(void **state)
{
	(void)state;
	assert_false(eg_bidi_needed("caf\xC3\xA9 \xE2\x80\x94 \xC2\xA7", 13));
	assert_true(eg_bidi_needed("a \xD7\x90", 4));
	assert_true(eg_bidi_needed("\xE2\x80\xAE" "abc", 6));
}

static void
hebrew_and_numbers_nest_as_uax9_says(void **state)
{
	(void)state;
	assert_string_equal(levels_of("he said ABC", false), "00000000111");
	assert_string_equal(levels_of("ABC 12 is", false), "111122000");
	assert_string_equal(levels_of("abc AB 5", true), "22211112");
}

static void
runs_are_reversed_from_the_highest_level(void **state)
{
	(void)state;
	assert_string_equal(ordered("he said ABC", "00000000111"), "he said CBA");
	assert_string_equal(ordered("AB 12", "11122"), "12 BA");
	assert_string_equal(ordered("abc", "000"), "abc");
	assert_string_equal(ordered("", ""), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(latin_text_needs_no_levels),
		cmocka_unit_test(hebrew_and_numbers_nest_as_uax9_says),
		cmocka_unit_test(runs_are_reversed_from_the_highest_level),
	};

	return cmocka_run_group_tests_name("text/bidi", tests, NULL, NULL);
}
