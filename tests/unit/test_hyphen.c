/*
 * test_hyphen.c - where words may be hyphenated; "-" marks the places.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "text/hyphen.h"

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
hyphenated(const char *language, const char *word, uint32_t remain, uint32_t push)
{
	static char out[2 * EG_HYPHEN_WORD_MAX + 1];
	uint8_t at[EG_HYPHEN_WORD_MAX];
	size_t n = eg_hyphenate(fonts, language, word, (uint32_t)strlen(word),
	    remain, push, at);
	size_t i, k = 0, o = 0;

	for (i = 0; word[i] != '\0'; i++) {
		if (k < n && at[k] == i) {
			out[o++] = '-';
			k++;
		}
		out[o++] = word[i];
	}
	assert_int_equal(k, n);
	out[o] = '\0';
	return out;
}

static void
words_are_hyphenated_as_patterns_say(void **state)
{
	(void)state;
	assert_string_equal(hyphenated("en", "hyphenation", 2, 2), "hy-phen-ation");
	assert_string_equal(hyphenated("en-US", "Determination", 2, 2), "De-ter-mi-na-tion");
	assert_string_equal(hyphenated("en", "case", 2, 2), "case");
}

static void
remain_and_push_counts_hold(void **state)
{
	(void)state;
	assert_string_equal(hyphenated("en", "determination", 3, 2), "deter-mi-na-tion");
	assert_string_equal(hyphenated("en", "determination", 3, 5), "deter-mi-nation");
}

static void
codes_and_languages_without_patterns_are_left_whole(void **state)
{
	(void)state;
	assert_string_equal(hyphenated("en", "CM14determination", 2, 2),
	    "CM14determination");
	assert_string_equal(hyphenated("fr", "determination", 2, 2), "determination");
	assert_string_equal(hyphenated("", "determination", 2, 2), "determination");
	assert_string_equal(hyphenated("enm", "determination", 2, 2), "determination");
}

static void
letters_of_two_bytes_are_one_character(void **state)
{
	(void)state;
	assert_non_null(strstr(hyphenated("en", "d\xC3\xA9termination", 2, 2), "na-tion"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_hyphenated_as_patterns_say),
		cmocka_unit_test(remain_and_push_counts_hold),
		cmocka_unit_test(codes_and_languages_without_patterns_are_left_whole),
		cmocka_unit_test(letters_of_two_bytes_are_one_character),
	};

	return cmocka_run_group_tests_name("text/hyphen", tests, setup, teardown);
}
