/*
 * test_stacker.c - what objects ask for becomes gaps between boxes.
 *
 * A flow is written as text: '[' and ']' open and close a block of the style
 * set before, a letter pushes a line of 10 pt.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

#include "layout/stacker.h"

#define SPACE(n)	{ EG_PT(n), EG_PT(n), EG_PT(n), 0, false }

struct flow {
	struct eg_layout_ctx	 ctx;
	struct eg_stacker	 s;
	struct eg_style		 style;
	struct eg_fo		 fo;
};

static int
setup(void **state)
{
	struct flow *f = calloc(1, sizeof(*f));

	f->ctx.arena = eg_arena_new();
	f->ctx.scratch = eg_arena_new();
	f->ctx.temp = eg_arena_new();
	f->fo.style = &f->style;
	eg_stacker_begin(&f->s, &f->ctx, EG_PT(200), false);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct flow *f = *state;

	eg_arena_free(f->ctx.arena);
	eg_arena_free(f->ctx.scratch);
	eg_arena_free(f->ctx.temp);
	free(f);
	return 0;
}

static const struct eg_box *
make(struct flow *f, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '[')
			eg_stacker_open(&f->s, &f->fo, 0, 0);
		else if (*text == ']')
			eg_stacker_close(&f->s);
		else
			eg_stacker_push(&f->s, EG_BOX_EMPTY, EG_PT(10));
	}
	eg_stacker_end(&f->s);
	return f->s.stack->box;
}

static void
spaces_of_neighbours_are_one(void **state)
{
	struct flow *f = *state;
	const struct eg_box *b;

	f->style.space_before = (struct eg_space)SPACE(6);
	f->style.space_after = (struct eg_space)SPACE(9);
	b = make(f, "[a][b]");
	assert_int_equal(b[0].gap, 0);
	assert_int_equal(b[1].gap, EG_PT(9));
	assert_int_equal(b[1].head, 0);
}

static void
a_negative_space_is_not_beaten_by_none(void **state)
{
	struct flow *f = *state;

	f->style.space_before = (struct eg_space)SPACE(-4);
	assert_int_equal(make(f, "[a][b]")[1].gap, EG_PT(-4));
}

static void
a_keep_with_next_holds_the_gap_and_no_other(void **state)
{
	struct flow *f = *state;
	const struct eg_box *b;

	f->style.keep_with_next.within_page = 3;
	b = make(f, "[ab]c");
	assert_int_equal(b[1].keep_page, 0);
	assert_int_equal(b[2].keep_page, 3);
	assert_int_equal(b[2].keep_column, 0);
}

static void
a_keep_together_ends_with_its_block(void **state)
{
	struct flow *f = *state;
	const struct eg_box *b;

	f->style.keep_together.within_column = 5;
	b = make(f, "[ab]c[d]");
	assert_int_equal(b[1].keep_column, 5);
	assert_int_equal(b[1].keep_page, 5);
	assert_int_equal(b[2].keep_column, 0);
	assert_int_equal(b[3].keep_column, 0);
}

static void
a_border_is_a_box_that_sticks_to_its_content(void **state)
{
	struct flow *f = *state;
	const struct eg_box *b;

	f->style.border[EG_BEFORE].width = EG_PT(2);
	f->style.border[EG_AFTER].width = EG_PT(3);
	b = make(f, "[ab]");
	assert_int_equal(f->s.stack->n, 4);
	assert_int_equal(b[0].kind, EG_BOX_BEFORE);
	assert_int_equal(b[1].keep_page, EG_KEEP_ALWAYS);
	assert_int_equal(b[2].keep_page, 0);
	assert_int_equal(b[3].kind, EG_BOX_AFTER);
	assert_int_equal(b[3].keep_page, EG_KEEP_ALWAYS);
}

static void
a_retained_border_costs_height_at_every_cut(void **state)
{
	struct flow *f = *state;
	const struct eg_box *b;

	f->style.border[EG_BEFORE] = (struct eg_border){ .width = EG_PT(2), .retain = true };
	f->style.border[EG_AFTER] = (struct eg_border){ .width = EG_PT(3), .retain = true };
	b = make(f, "[ab]c");
	assert_int_equal(b[2].head, EG_PT(2));
	assert_int_equal(b[2].foot, EG_PT(3));
	assert_int_equal(b[4].head, 0);
}

static void
an_empty_block_leaves_a_place(void **state)
{
	struct flow *f = *state;

	make(f, "[]");
	assert_int_equal(f->s.stack->n, 1);
	assert_int_equal(f->s.stack->box[0].size, 0);
}

static void
a_forced_break_inside_a_border_comes_after_it(void **state)
{
	struct flow *f = *state;
	const struct eg_box *b;

	f->style.border[EG_AFTER].width = EG_PT(3);
	f->style.break_after = EG_BREAK_PAGE;
	b = make(f, "[[a]]b");
	assert_int_equal(b[1].kind, EG_BOX_AFTER);
	assert_int_equal(b[1].brk, EG_BREAK_AUTO);
	assert_int_equal(b[3].brk, EG_BREAK_PAGE);
}

int
main(void)
{
#define TEST(name)	cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(spaces_of_neighbours_are_one),
		TEST(a_negative_space_is_not_beaten_by_none),
		TEST(a_keep_with_next_holds_the_gap_and_no_other),
		TEST(a_keep_together_ends_with_its_block),
		TEST(a_border_is_a_box_that_sticks_to_its_content),
		TEST(a_retained_border_costs_height_at_every_cut),
		TEST(an_empty_block_leaves_a_place),
		TEST(a_forced_break_inside_a_border_comes_after_it),
	};

	return cmocka_run_group_tests_name("layout/stacker", tests, NULL, NULL);
}
