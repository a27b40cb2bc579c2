/* test_json.c - JSON is read in one way or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "json/json.h"

static const struct eg_json *
read(struct eg_arena *a, const char *text)
{
	const char *why;
	uint32_t line;
	const struct eg_json *j = eg_json_read(a, text, strlen(text), &why, &line);

	assert_true((j == NULL) == (why != NULL));
	return j;
}

static void
members_keep_their_order_and_can_be_found(void **state)
{
	struct eg_arena *a = eg_arena_new();
	const struct eg_json *j = read(a, "{\"z\":\"\\u00e9\",\"a\":[1,true,null],\"m\":{}}");

	(void)state;
	assert_non_null(j);
	assert_int_equal(j->n, 3);
	assert_string_equal(j->name[0], "z");
	assert_string_equal(eg_json_string(j, "z"), "\xc3\xa9");
	assert_int_equal(eg_json_find(j, "a")->n, 3);
	assert_int_equal(eg_json_find(j, "a")->item[0].integer, 1);
	assert_int_equal(eg_json_integer(j, "z", -1), -1);
	assert_null(eg_json_find(j, "missing"));
	assert_null(eg_json_string(j, "a"));
	eg_arena_free(a);
}

static void
what_could_be_read_in_two_ways_is_refused(void **state)
{
	static const char *const bad[] = {
		"", "{\"a\":1,\"a\":2}", "{\"a\":1} x", "[1,]", "{'a':1}", "[01]",
		"\"\xff\"", "\"\xc0\x80\"", "\"\\ud800\"", "\"\\u0000\"", "\"a\tb\"",
		"\xef\xbb\xbf{}", "[NaN]", "[1e999]", "{\"a\":1,}", "// c\n{}",
	};
	struct eg_arena *a = eg_arena_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (read(a, bad[i]) != NULL)
			fail_msg("%s was read", bad[i]);
	eg_arena_free(a);
}

static void
depth_has_an_end(void **state)
{
	struct eg_arena *a = eg_arena_new();
	char deep[4001];

	(void)state;
	memset(deep, '[', 2000);
	memset(deep + 2000, ']', 2000);
	deep[4000] = '\0';
	assert_null(read(a, deep));
	eg_arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_keep_their_order_and_can_be_found),
		cmocka_unit_test(what_could_be_read_in_two_ways_is_refused),
		cmocka_unit_test(depth_has_an_end),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
