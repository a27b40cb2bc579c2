/*
 * test_parallel.c - cells side by side, and where their rows can be cut.
 *
 * A row is written as its cells, a cell as the heights of its boxes in points:
 * "10,10,10|15,15".
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdlib.h>
#include <cmocka.h>

#include "layout/parallel_part.h"

struct rows {
	struct eg_layout_ctx	 ctx;
	struct eg_stacker	 s;
	struct eg_parallel	 p;
	struct eg_row		 row[4];
	struct eg_cell		 cell[8];
};

static int
setup(void **state)
{
	struct rows *r = calloc(1, sizeof(*r));

	r->ctx.arena = eg_arena_new();
	r->ctx.scratch = eg_arena_new();
	r->ctx.temp = eg_arena_new();
	eg_stacker_begin(&r->s, &r->ctx, EG_PT(100), false);
	r->p.row = r->row;
	r->p.cell = r->cell;
	*state = r;
	return 0;
}

static int
teardown(void **state)
{
	struct rows *r = *state;

	eg_arena_free(r->ctx.arena);
	eg_arena_free(r->ctx.scratch);
	eg_arena_free(r->ctx.temp);
	free(r);
	return 0;
}

static void
add_row(struct rows *r, const char *text)
{
	struct eg_stacker s;

	for (;;) {
		struct eg_cell *c = &r->cell[r->p.ncells++];

		eg_stacker_begin(&s, &r->ctx, EG_PT(50), false);
		while (*text >= '0' && *text <= '9') {
			eg_stacker_push(&s, EG_BOX_EMPTY, EG_PT(strtol(text, (char **)&text, 10)));
			text += *text == ',';
		}
		*c = (struct eg_cell){ .stack = eg_stacker_end(&s), .column = -1,
		    .row = (uint32_t)r->p.nrows, .rows = 1 };
		if (*text++ != '|')
			break;
	}
	r->p.nrows++;
}

static void
assert_steps(struct rows *r, size_t n, const int *y)
{
	eg_parallel_finish(&r->s, &r->p);
	assert_int_equal(r->p.nsteps, n);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(r->p.step[i + 1].y, EG_PT(y[i]));
}

static void
a_row_can_be_cut_where_every_cell_can(void **state)
{
	static const int y[] = { 15, 20, 30 };
	struct rows *r = *state;

	add_row(r, "10,10,10|15,15");
	assert_steps(r, 3, y);
	/* At 15 the first cell has come no further than its first box. */
	assert_int_equal(r->p.step[1].reach[0], 1);
	assert_int_equal(r->p.step[1].reach[1], 1);
}

static void
what_is_cut_unevenly_needs_more_height_later(void **state)
{
	struct rows *r = *state;

	add_row(r, "10,10,10|15,15");
	eg_parallel_finish(&r->s, &r->p);
	/* Two boxes of 10 are left beside one of 15; uncut 15 were left. */
	assert_int_equal(eg_parallel_size(&r->p, 0, 3), EG_PT(30));
	assert_int_equal(eg_parallel_size(&r->p, 1, 3), EG_PT(20));
	assert_int_equal(r->s.stack->box[1].head, EG_PT(5));
}

static void
one_box_in_a_cell_keeps_the_row_whole(void **state)
{
	static const int y[] = { 40 };
	struct rows *r = *state;

	add_row(r, "10,10,10|40");
	assert_steps(r, 1, y);
}

static void
an_empty_cell_does_not_hinder(void **state)
{
	static const int y[] = { 10, 20 };
	struct rows *r = *state;

	add_row(r, "10,10|");
	assert_steps(r, 2, y);
}

static void
rows_are_cut_between(void **state)
{
	static const int y[] = { 20, 30, 45 };
	struct rows *r = *state;

	add_row(r, "20|10");
	add_row(r, "10|10");
	add_row(r, "15|5");
	assert_steps(r, 3, y);
	assert_false(r->p.step[1].inside);
	assert_int_equal(r->p.step[2].row, 2);
}

static void
a_spanning_cell_makes_the_last_of_its_rows_higher(void **state)
{
	struct rows *r = *state;

	add_row(r, "30,30|10");
	r->cell[0].rows = 2;
	add_row(r, "10");
	eg_parallel_finish(&r->s, &r->p);
	assert_int_equal(r->row[0].height, EG_PT(10));
	assert_int_equal(r->row[1].height, EG_PT(50));
	/* Its first box ends below the first row: no cut between them. */
	assert_int_equal(r->p.nsteps, 2);
	assert_int_equal(r->p.step[1].y, EG_PT(30));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_row_can_be_cut_where_every_cell_can,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_cut_unevenly_needs_more_height_later,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(one_box_in_a_cell_keeps_the_row_whole,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(an_empty_cell_does_not_hinder,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(rows_are_cut_between, setup, teardown),
		cmocka_unit_test_setup_teardown(
		    a_spanning_cell_makes_the_last_of_its_rows_higher, setup, teardown),
	};

	return cmocka_run_group_tests_name("layout/parallel", tests, NULL, NULL);
}
