/*
 * test_words.c - two texts of words, told as one: [what went] {what came}.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "review/words.h"

static struct eg_arena *arena;
static struct eg_buf out;

static int
setup(void **state)
{
	(void)state;
	arena = eg_arena_new();
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	eg_arena_free(arena);
	eg_buf_free(&out);
	return 0;
}

static size_t
split(const char *text, const char ***words)
{
	size_t n = 0, len;

	*words = eg_new_array(arena, strlen(text) + 1, const char *);
	for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
		len = strcspn(text, " ");
		(*words)[n++] = eg_arena_strndup(arena, text, len);
		text += len;
	}
	return n;
}

static void
tell(const char *const *a, const char *const *b, const struct eg_words_edit *e, size_t n)
{
	static const char *const marks[] = { [EG_RUN_SAME] = "", [EG_RUN_GONE] = "[]",
	    [EG_RUN_NEW] = "{}" };
	size_t i, j;

	eg_buf_clear(&out);
	for (i = 0; i < n; i++) {
		if (i > 0)
			eg_buf_putc(&out, ' ');
		if (*marks[e[i].kind] != '\0')
			eg_buf_putc(&out, marks[e[i].kind][0]);
		for (j = 0; j < e[i].n; j++)
			eg_buf_printf(&out, "%s%s", j == 0 ? "" : " ",
			    (e[i].kind == EG_RUN_NEW ? b : a)[e[i].from + j]);
		if (*marks[e[i].kind] != '\0')
			eg_buf_putc(&out, marks[e[i].kind][1]);
	}
}

static const char *
diff(const char *before, const char *now, bool tidy)
{
	const char **a, **b;
	struct eg_words_edit *e;
	size_t n = split(before, &a), m = split(now, &b), edits;

	edits = eg_words_diff(arena, a, n, b, m, &e);
	if (tidy)
		edits = eg_words_tidy(e, edits);
	tell(a, b, e, edits);
	return eg_buf_str(&out);
}

static void
the_same_words_are_one_run(void **state)
{
	(void)state;
	assert_string_equal(diff("it is so", "it is so", false), "it is so");
	assert_string_equal(diff("", "", false), "");
}

static void
what_went_stands_before_what_came(void **state)
{
	(void)state;
	assert_string_equal(diff("it is not so", "it is quite so", false),
	    "it is [not] {quite} so");
	assert_string_equal(diff("a b c", "c", false), "[a b] c");
	assert_string_equal(diff("c", "c a b", false), "c {a b}");
	assert_string_equal(diff("", "a", false), "{a}");
	assert_string_equal(diff("a b", "c d", false), "[a b] {c d}");
}

/* The example of the paper: five differences, not more. */
static void
the_script_is_the_shortest(void **state)
{
	(void)state;
	diff("A B C A B B A", "C B A B A C", false);
	assert_string_equal(eg_buf_str(&out), "[A B] C {B} A B [B] A {C}");
}

static void
words_that_stay_by_chance_are_told_as_changed(void **state)
{
	(void)state;
	assert_string_equal(diff("take the blue pill now please sir", "eat the red fruit now "
	    "please sir", true), "[take the blue pill] {eat the red fruit} now please sir");
	assert_string_equal(diff("a x x x b", "c x x x d", true), "[a] {c} x x x [b] {d}");
}

/* Every script, applied to the first text, must give the second. */
static void
any_script_leads_from_one_text_to_the_other(void **state)
{
	uint32_t seed = 1;
	int round;

	(void)state;
	for (round = 0; round < 2000; round++) {
		const char *word[4] = { "a", "b", "c", "d" };
		const char *a[24], *b[24], *made[64];
		size_t n, m, i, j, edits, k = 0, x = 0;
		struct eg_words_edit *e;

		seed = seed * 1664525 + 1013904223;
		n = seed >> 16 & 15;
		m = seed >> 20 & 15;
		for (i = 0; i < n; i++)
			a[i] = word[(seed = seed * 1664525 + 1013904223) >> 24 & 3];
		for (i = 0; i < m; i++)
			b[i] = word[(seed = seed * 1664525 + 1013904223) >> 24 & 3];
		edits = eg_words_diff(arena, a, n, b, m, &e);
		if (round & 1)
			edits = eg_words_tidy(e, edits);
		for (i = 0; i < edits; i++) {
			if (e[i].kind != EG_RUN_NEW) {
				assert_int_equal(e[i].from, x);
				x += e[i].n;
			}
			for (j = 0; e[i].kind != EG_RUN_GONE && j < e[i].n; j++)
				made[k++] = (e[i].kind == EG_RUN_NEW ? b : a)[e[i].from + j];
			if (i > 0)
				assert_int_not_equal(e[i].kind, e[i - 1].kind);
		}
		assert_int_equal(x, n);
		assert_int_equal(k, m);
		for (i = 0; i < m; i++)
			assert_string_equal(made[i], b[i]);
	}
}

static void
texts_that_differ_too_much_are_one_going_and_one_coming(void **state)
{
	struct eg_buf a = { 0 }, b = { 0 };
	const char **x, **y;
	struct eg_words_edit *e;
	size_t n, m;
	int i;

	(void)state;
	for (i = 0; i < 1000; i++) {
		eg_buf_printf(&a, "a%d same ", i);
		eg_buf_printf(&b, "b%d same ", i);
	}
	n = split(eg_buf_str(&a), &x);
	m = split(eg_buf_str(&b), &y);
	assert_int_equal(eg_words_diff(arena, x, n, y, m, &e), 3);
	assert_int_equal(e[0].kind, EG_RUN_GONE);
	assert_int_equal(e[1].n, 1999);
	assert_int_equal(e[2].kind, EG_RUN_SAME);
	assert_string_equal(x[e[2].from], "same");
	eg_buf_free(&a);
	eg_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_same_words_are_one_run, setup, teardown),
		cmocka_unit_test_setup_teardown(what_went_stands_before_what_came, setup,
		    teardown),
		cmocka_unit_test_setup_teardown(the_script_is_the_shortest, setup, teardown),
		cmocka_unit_test_setup_teardown(words_that_stay_by_chance_are_told_as_changed,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(any_script_leads_from_one_text_to_the_other,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(
		    texts_that_differ_too_much_are_one_going_and_one_coming, setup, teardown),
	};

	return cmocka_run_group_tests_name("review/words", tests, NULL, NULL);
}
