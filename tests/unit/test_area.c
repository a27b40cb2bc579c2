/*
 * test_area.c - model/area.c: where turned areas and their children are.
 *
 * The fixture is one area of 100 x 40 pt at (10, 20), with borders of 1, 2, 3
 * and 4 pt at the top, right, bottom and left; its content box is 94 x 36.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "model/area.h"

static struct eg_style style;
static struct eg_area area;

static int
setup(void **state)
{
	static const eg_len width[4] = { EG_PT(1), EG_PT(3), EG_PT(4), EG_PT(2) };

	(void)state;
	memset(&style, 0, sizeof(style));
	for (int side = 0; side < 4; side++)
		style.border[side].width = width[side];
	area = (struct eg_area){ .type = EG_AREA_BLOCK, .style = &style, .edges = 15,
	    .x = EG_PT(10), .y = EG_PT(20), .width = EG_PT(100), .height = EG_PT(40) };
	return 0;
}

/* A child of 10 x 5 pt at the content box's top left corner, on the page. */
static void
child_is_at(int turn, double x, double y, double width, double height)
{
	const struct eg_frame page = { 0 };
	struct eg_rect r;

	area.turn = (int16_t)turn;
	r = eg_frame_rect(eg_frame_of(page, &area),
	    (struct eg_rect){ EG_PT(4), EG_PT(1), EG_PT(10), EG_PT(5) });
	assert_int_equal(r.x, EG_PT(x));
	assert_int_equal(r.y, EG_PT(y));
	assert_int_equal(r.width, EG_PT(width));
	assert_int_equal(r.height, EG_PT(height));
}

static void
unturned_child_is_in_the_top_left_corner(void **state)
{
	(void)state;
	child_is_at(0, 14, 21, 10, 5);
}

static void
child_turned_90_begins_in_the_bottom_left_corner(void **state)
{
	(void)state;
	child_is_at(90, 14, 47, 5, 10);
}

static void
child_turned_180_begins_in_the_bottom_right_corner(void **state)
{
	(void)state;
	child_is_at(180, 98, 52, 10, 5);
}

static void
child_turned_270_begins_in_the_top_right_corner(void **state)
{
	(void)state;
	child_is_at(270, 103, 21, 5, 10);
}

static void
turns_add_up(void **state)
{
	struct eg_area inner = { .x = EG_PT(4), .y = EG_PT(1), .width = EG_PT(10),
	    .height = EG_PT(5), .turn = 270 };
	struct eg_frame f;
	struct eg_rect r;

	(void)state;
	area.turn = 90;
	f = eg_frame_of(eg_frame_of((struct eg_frame){ 0 }, &area), &inner);
	assert_int_equal(f.turn, 0);
	/* Upright again: its top left is the child's on the page. */
	r = eg_frame_rect(f, (struct eg_rect){ 0, 0, EG_PT(5), EG_PT(10) });
	assert_int_equal(r.x, EG_PT(14));
	assert_int_equal(r.y, EG_PT(47));
}

static void
start_is_right_when_writing_from_right_to_left(void **state)
{
	struct eg_border border[4];

	(void)state;
	style.writing_mode = EG_RL_TB;
	eg_area_borders(&area, border);
	assert_int_equal(border[EG_RIGHT].width, EG_PT(4));
	assert_int_equal(border[EG_LEFT].width, EG_PT(2));
	assert_int_equal(border[EG_TOP].width, EG_PT(1));
}

static void
an_edge_cut_off_has_neither_border_nor_padding(void **state)
{
	eg_len inset[4];

	(void)state;
	style.padding[EG_BEFORE].width =
	    (struct eg_size){ .kind = EG_SIZE_LENGTH, .len = EG_PT(6) };
	eg_area_insets(&area, inset);
	assert_int_equal(inset[EG_TOP], EG_PT(7));
	area.edges = 15 & ~(1 << EG_BEFORE);
	eg_area_insets(&area, inset);
	assert_int_equal(inset[EG_TOP], 0);
	assert_int_equal(inset[EG_BOTTOM], EG_PT(3));
}

int
main(void)
{
#define T(name)	cmocka_unit_test_setup(name, setup)
	const struct CMUnitTest tests[] = {
		T(unturned_child_is_in_the_top_left_corner),
		T(child_turned_90_begins_in_the_bottom_left_corner),
		T(child_turned_180_begins_in_the_bottom_right_corner),
		T(child_turned_270_begins_in_the_top_right_corner),
		T(turns_add_up),
		T(start_is_right_when_writing_from_right_to_left),
		T(an_edge_cut_off_has_neither_border_nor_padding),
	};

	return cmocka_run_group_tests_name("model/area", tests, NULL, NULL);
}
