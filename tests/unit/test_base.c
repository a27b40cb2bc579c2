/* test_base.c - the ground floor: memory, bytes, characters, nearest names. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/buf.h"
#include "base/len.h"
#include "base/suggest.h"
#include "base/utf8.h"

static void
arena_memory_is_zeroed_and_aligned_also_beyond_a_block(void **state)
{
	struct eg_arena *a = eg_arena_new();
	unsigned char *p;
	size_t i, n;

	(void)state;
	for (n = 1; n < 300000; n = n * 3 + 1) {
		p = eg_arena_alloc(a, n);
		assert_int_equal((uintptr_t)p % 16, 0);
		for (i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, n);
	}
	eg_arena_free(a);
}

static void
arena_goes_back_to_its_mark_and_hands_out_clean_memory_again(void **state)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_arena_mark m;
	char *kept = eg_arena_strdup(a, "kept"), *p;
	size_t used = eg_arena_used(a);

	(void)state;
	m = eg_arena_mark(a);
	memset(eg_arena_alloc(a, 200000), 'x', 200000);
	memset(eg_arena_alloc(a, 64), 'x', 64);
	eg_arena_reset(a, m);
	assert_int_equal(eg_arena_used(a), used);
	assert_string_equal(kept, "kept");
	p = eg_arena_alloc(a, 64);
	assert_int_equal(p[63], 0);
	eg_arena_free(a);
}

static void
arena_reset_to_an_empty_one_leaves_nothing(void **state)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_arena_mark m = eg_arena_mark(a);

	(void)state;
	memset(eg_arena_alloc(a, 10), 'x', 10);
	eg_arena_reset(a, m);
	assert_int_equal(eg_arena_used(a), 0);
	assert_string_equal(eg_arena_alloc(a, 10), "");
	assert_int_equal(eg_arena_used(a), 16);
	eg_arena_free(a);
}

static void
buf_writes_integers_up_to_both_ends(void **state)
{
	struct eg_buf b = { 0 };

	(void)state;
	eg_buf_integer(&b, 0);
	eg_buf_putc(&b, ' ');
	eg_buf_integer(&b, -907);
	eg_buf_putc(&b, ' ');
	eg_buf_integer(&b, INT64_MAX);
	eg_buf_putc(&b, ' ');
	eg_buf_integer(&b, INT64_MIN);
	assert_string_equal(eg_buf_str(&b),
	    "0 -907 9223372036854775807 -9223372036854775808");
	eg_buf_free(&b);
}

static void
printf_is_whole_however_long(void **state)
{
	struct eg_buf b = { 0 };
	struct eg_arena *a = eg_arena_new();

	(void)state;
	for (int n = 1; n < 1000; n++) {
		eg_buf_clear(&b);
		eg_buf_printf(&b, "%0*d", n, 7);
		assert_int_equal(b.len, n);
		assert_int_equal(strlen(b.data), n);
		assert_string_equal(eg_arena_printf(a, "%0*d", n, 7), b.data);
	}
	eg_arena_free(a);
	eg_buf_free(&b);
}

static void
buf_writes_lengths_in_points_without_needless_zeros(void **state)
{
	static const struct { eg_len l; const char *text; } table[] = {
		{ 0, "0" }, { EG_PT(12), "12" }, { EG_PT(12) + 512, "12.5" },
		{ -EG_PT(3) - 256, "-3.25" }, { 1, "0.001" }, { -1, "-0.001" },
		{ EG_PT(1) - 1, "0.999" },
	};
	struct eg_buf b = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		eg_buf_clear(&b);
		eg_buf_pt(&b, table[i].l);
		assert_string_equal(eg_buf_str(&b), table[i].text);
	}
	eg_buf_free(&b);
}

static void
buf_escapes_what_json_forbids_in_a_string(void **state)
{
	struct eg_buf b = { 0 };

	(void)state;
	eg_buf_json(&b, "a\"b\\c\nd\x01\xC3\xA9");
	assert_string_equal(eg_buf_str(&b), "\"a\\\"b\\\\c\\nd\\u0001\xC3\xA9\"");
	eg_buf_clear(&b);
	eg_buf_json(&b, NULL);
	assert_string_equal(eg_buf_str(&b), "null");
	eg_buf_free(&b);
}

static void
buf_escapes_what_xml_forbids_in_its_text(void **state)
{
	struct eg_buf b = { 0 };

	(void)state;
	eg_buf_xml(&b, "a<b & \"c\" > d\n\xC3\xA9", "");
	assert_string_equal(eg_buf_str(&b), "a&lt;b &amp; \"c\" > d\n\xC3\xA9");
	eg_buf_clear(&b);
	eg_buf_xml(&b, "a<b & \"c\" > d\n\t\r", ">\"\n\t\r");
	assert_string_equal(eg_buf_str(&b),
	    "a&lt;b &amp; &quot;c&quot; &gt; d&#10;&#9;&#13;");
	eg_buf_free(&b);
}

static void
buf_has_no_control_in_a_line_of_xml_and_leaves_what_was_before(void **state)
{
	struct eg_buf b = { 0 };

	(void)state;
	eg_buf_puts(&b, "1\n");
	eg_buf_xml_line(&b, "a>\x01\n\"b\" & \xC3\xA9");
	assert_string_equal(eg_buf_str(&b), "1\na&gt;  \"b\" &amp; \xC3\xA9");
	eg_buf_free(&b);
}

static void
buf_grows_over_any_size_and_stays_a_string(void **state)
{
	struct eg_buf b = { 0 };
	int i;

	(void)state;
	assert_string_equal(eg_buf_str(&b), "");
	for (i = 0; i < 10000; i++)
		eg_buf_printf(&b, "%d,", i);
	assert_int_equal(b.len, strlen(b.data));
	assert_int_equal(strncmp(b.data, "0,1,2,", 6), 0);
	eg_buf_free(&b);
}

static void
muldiv_rounds_half_away_from_zero(void **state)
{
	(void)state;
	assert_int_equal(eg_muldiv(1, 1, 2), 1);
	assert_int_equal(eg_muldiv(-1, 1, 2), -1);
	assert_int_equal(eg_muldiv(1, 1, 3), 0);
	assert_int_equal(eg_muldiv(EG_LEN_MAX, 100000, 100000), EG_LEN_MAX);
}

static void
utf8_refuses_overlong_surrogate_and_cut_forms(void **state)
{
	static const char *const bad[] = { "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
		"\xF4\x90\x80\x80", "\xFF", "\x80", "\xE2\x82", "\xF0\x9F\x98" };
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_int_equal(eg_utf8_next(bad[i], strlen(bad[i]), &k), EG_UTF8_BAD);
		assert_int_equal(k, 1);
		assert_int_equal(eg_utf8_check(bad[i], strlen(bad[i])), 0);
	}
}

static void
utf8_finds_a_bad_byte_at_any_place_among_good_ones(void **state)
{
	char text[40];
	size_t at;

	(void)state;
	for (at = 0; at < sizeof(text); at++) {
		memset(text, 'x', sizeof(text));
		text[at] = '\xFF';
		assert_int_equal(eg_utf8_check(text, sizeof(text)), at);
		assert_int_equal(eg_utf8_check(text, at), at);
	}
}

static void
utf8_reads_back_every_code_point_it_writes(void **state)
{
	uint32_t c;
	char s[4];
	size_t n, k;

	(void)state;
	for (c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 997) {
		if (c >= 0xD800 && c <= 0xDFFF)
			continue;
		n = eg_utf8_put(c, s);
		assert_int_equal(eg_utf8_next(s, n, &k), c);
		assert_int_equal(k, n);
		assert_int_equal(eg_utf8_count(s, n), 1);
	}
}

static void
suggest_finds_the_name_meant_and_stays_silent_when_none_is_near(void **state)
{
	static const char *const names[] = { "decision", "rationale", NULL, "font-weight" };

	(void)state;
	assert_string_equal(eg_suggest("decison", names, 4), "decision");
	assert_string_equal(eg_suggest("Rationale", names, 4), "rationale");
	assert_string_equal(eg_suggest("font-weigth", names, 4), "font-weight");
	assert_null(eg_suggest("xyz", names, 4));
	assert_null(eg_suggest("", names, 4));
}

static void
suggest_takes_no_word_longer_than_a_name_can_be(void **state)
{
	char word[200];
	const char *names[1];

	(void)state;
	memset(word, 'a', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	names[0] = word;
	assert_null(eg_suggest(word, names, 1));
	assert_null(eg_suggest("a", names, 1));
}

static void
base64_pads_what_is_no_group_of_three(void **state)
{
	/* The examples of RFC 4648, section 10. */
	static const char *const want[] = { "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==",
	    "Zm9vYmE=", "Zm9vYmFy" };
	struct eg_buf b = { 0 };
	size_t n;

	(void)state;
	for (n = 0; n <= 6; n++) {
		eg_buf_clear(&b);
		eg_base64("foobar", n, &b);
		assert_string_equal(eg_buf_str(&b), want[n]);
	}
	eg_buf_clear(&b);
	eg_base64("\xFB\xFF\xBF", 3, &b);
	assert_string_equal(eg_buf_str(&b), "+/+/");
	eg_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_memory_is_zeroed_and_aligned_also_beyond_a_block),
		cmocka_unit_test(arena_goes_back_to_its_mark_and_hands_out_clean_memory_again),
		cmocka_unit_test(arena_reset_to_an_empty_one_leaves_nothing),
		cmocka_unit_test(buf_writes_integers_up_to_both_ends),
		cmocka_unit_test(printf_is_whole_however_long),
		cmocka_unit_test(buf_writes_lengths_in_points_without_needless_zeros),
		cmocka_unit_test(buf_escapes_what_json_forbids_in_a_string),
		cmocka_unit_test(buf_escapes_what_xml_forbids_in_its_text),
		cmocka_unit_test(buf_has_no_control_in_a_line_of_xml_and_leaves_what_was_before),
		cmocka_unit_test(buf_grows_over_any_size_and_stays_a_string),
		cmocka_unit_test(muldiv_rounds_half_away_from_zero),
		cmocka_unit_test(utf8_refuses_overlong_surrogate_and_cut_forms),
		cmocka_unit_test(utf8_finds_a_bad_byte_at_any_place_among_good_ones),
		cmocka_unit_test(utf8_reads_back_every_code_point_it_writes),
		cmocka_unit_test(suggest_finds_the_name_meant_and_stays_silent_when_none_is_near),
		cmocka_unit_test(suggest_takes_no_word_longer_than_a_name_can_be),
		cmocka_unit_test(base64_pads_what_is_no_group_of_three),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
