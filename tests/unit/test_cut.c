/*
 * test_cut.c - where a page ends.
 *
 * A stack is written as a string, one box of 10 pt a letter.  What stands
 * between two boxes is the gap: nothing or '.' may break, 1 to 9 is a keep of
 * that strength, '!' keep always, '=' widows and orphans, '|' a forced page
 * break, '_' a space of 10 pt that vanishes at a break, '~' one that can
 * shrink to nothing, 'H' as in "aHb": after the break a header of 10 pt.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>

#include "layout/cut.h"

static struct eg_box box[64];
static struct eg_stack stack;

static void
gap(struct eg_box *b, char c)
{
	if (c == '_' || c == '~')
		b->gap = EG_PT(10);
	if (c == '~')
		b->shrink = EG_PT(10);
	if (c == 'H')
		b->head = EG_PT(10);
	if (c == '|')
		b->brk = EG_BREAK_PAGE;
	if (c >= '1' && c <= '9')
		b->keep_page = c - '0';
	if (c == '=')
		b->keep_page = EG_KEEP_LINES;
	if (c == '!')
		b->keep_page = EG_KEEP_ALWAYS;
}

static void
make(const char *text)
{
	memset(box, 0, sizeof(box));
	stack = (struct eg_stack){ .box = box };
	for (; *text != '\0'; text++) {
		if (*text >= 'a' && *text <= 'z')
			box[stack.n++].size = EG_PT(10);
		else
			gap(&box[stack.n], *text);
	}
}

/* The pages of a text at `lines` boxes a page, as a string: "abc/de". */
static const char *
pages(const char *text, int lines)
{
	static char out[128];
	struct eg_cut_room room = { .here = EG_PT(10) * lines, .next = EG_PT(10) * lines };
	size_t from = 0, n = 0;

	make(text);
	while (from < stack.n) {
		struct eg_cut cut = eg_cut_find(&stack, from, stack.n, &room);

		if (from > 0)
			out[n++] = '/';
		for (; from < cut.to; from++)
			out[n++] = (char)('a' + from);
		if (cut.overflow)
			out[n++] = '+';
	}
	out[n] = '\0';
	return out;
}

static void
a_page_is_filled(void **state)
{
	(void)state;
	assert_string_equal(pages("abcdefg", 3), "abc/def/g");
	assert_string_equal(pages("abc", 3), "abc");
	assert_string_equal(pages("a_b_c_d", 3), "ab/cd");
	/* Spaces give way to spare a page, not to squeeze a line in. */
	assert_string_equal(pages("a~b~c", 3), "abc");
	assert_string_equal(pages("a~b~c~d", 3), "ab/cd");
	assert_string_equal(pages("ab~c!def", 4), "abcd/ef");
}

static void
a_forced_break_ends_the_page(void **state)
{
	(void)state;
	assert_string_equal(pages("a|b|cdef", 3), "a/b/cde/f");
	assert_string_equal(pages("a!b|cd", 5), "ab/cd");
}

static void
a_heading_goes_with_what_it_heads(void **state)
{
	(void)state;
	assert_string_equal(pages("abc!de", 3), "ab/cde");
	assert_string_equal(pages("ab!c=def", 3), "a/bcd/ef");
}

static void
two_lines_stay_on_either_side(void **state)
{
	(void)state;
	/* A paragraph of five lines, 2 widows, 2 orphans, starting at the foot. */
	assert_string_equal(pages("abc=def=g", 3), "ab/cde/fg");
	assert_string_equal(pages("abc=def=g", 4), "abcd/efg");
	assert_string_equal(pages("abc=def=g", 5), "abcde/fg");
}

static void
the_weakest_keep_is_given_up_first(void **state)
{
	(void)state;
	assert_string_equal(pages("a5b3c5d5e5f", 4), "ab/cdef");
	assert_string_equal(pages("a!b=c!d!e!f", 4), "ab/cdef");
	assert_string_equal(pages("a!b!c!d!e!f", 4), "abcd/ef");
}

static void
a_group_too_high_for_any_page_starts_where_it_is(void **state)
{
	(void)state;
	assert_string_equal(pages("abc!d!e!f!g!h", 4), "abcd/efgh");
	/* But one that fits the next page goes there whole. */
	assert_string_equal(pages("abc!d!e!f", 4), "ab/cdef");
}

static void
a_repeated_header_costs_height(void **state)
{
	(void)state;
	assert_string_equal(pages("abcHdHeHf", 3), "abc/de/f");
}

static void
a_box_higher_than_the_page_is_never_lost(void **state)
{
	struct eg_cut_room room = { .here = EG_PT(5), .next = EG_PT(50), .used = true };

	(void)state;
	make("abc");
	assert_int_equal(eg_cut_find(&stack, 0, 3, &room).to, 0);
	room.used = false;
	assert_int_equal(eg_cut_find(&stack, 0, 3, &room).to, 1);
	assert_true(eg_cut_find(&stack, 0, 3, &room).overflow);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_is_filled),
		cmocka_unit_test(a_forced_break_ends_the_page),
		cmocka_unit_test(a_heading_goes_with_what_it_heads),
		cmocka_unit_test(two_lines_stay_on_either_side),
		cmocka_unit_test(the_weakest_keep_is_given_up_first),
		cmocka_unit_test(a_group_too_high_for_any_page_starts_where_it_is),
		cmocka_unit_test(a_repeated_header_costs_height),
		cmocka_unit_test(a_box_higher_than_the_page_is_never_lost),
	};

	return cmocka_run_group_tests_name("layout/cut", tests, NULL, NULL);
}
