/* test_area_dump.c - model/area_dump.c: the area tree as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "model/area.h"

static const struct eg_page_master master = { .name = "letter" };
static const struct eg_fo cell = { .type = EG_FO_TABLE_CELL, .id = "c1" };
static const struct eg_fo block = { .type = EG_FO_BLOCK };

static void
is_dumped_as(struct eg_area *first, const char *want)
{
	struct eg_page page = { .master = &master, .label = "iv", .width = EG_PT(612),
	    .height = EG_PT(792), .first = first, .last = first };
	const struct eg_area_tree tree = { .first = &page, .last = &page, .npages = 1 };
	struct eg_buf b = { 0 };

	eg_area_dump(&tree, &b);
	assert_string_equal(b.data, want);
	eg_buf_free(&b);
}

static void
places_are_those_on_the_page(void **state)
{
	struct eg_area region = { .type = EG_AREA_REGION, .x = EG_PT(72), .y = EG_PT(36),
	    .width = EG_PT(468), .height = EG_PT(700), .clip = true };
	struct eg_area box = { .type = EG_AREA_BLOCK, .fo = &cell, .row = 2, .column = 0,
	    .x = EG_PT(1.5), .y = EG_PT(10), .width = EG_PT(100), .height = EG_PT(20) };
	struct eg_area line = { .type = EG_AREA_LINE, .fo = &block, .x = EG_PT(2),
	    .width = EG_PT(96), .height = EG_PT(12), .artifact = true };

	(void)state;
	eg_area_add(&region, &box);
	eg_area_add(&box, &line);
	is_dumped_as(&region,
	    "page 1 \"iv\" 612 x 792 letter\n"
	    "  region 72 36 468 700 clip\n"
	    "    block table-cell #c1 [2,0] 73.5 46 100 20\n"
	    "      line 75.5 46 96 12 artifact\n");
}

static void
text_is_quoted_and_marked(void **state)
{
	struct eg_area text = { .type = EG_AREA_TEXT, .text = "say \"electro-\\\n",
	    .text_len = 14, .soft_hyphen = true, .level = 1 };

	(void)state;
	is_dumped_as(&text,
	    "page 1 \"iv\" 612 x 792 letter\n"
	    "  text 0 0 0 0 \"say \\\"electro-\\\\\" hyphen level=1\n");
}

static void
children_of_turned_areas_are_where_they_are_seen(void **state)
{
	struct eg_area box = { .type = EG_AREA_BLOCK, .fo = &block, .turn = 90,
	    .x = EG_PT(10), .y = EG_PT(20), .width = EG_PT(30), .height = EG_PT(100) };
	struct eg_area line = { .type = EG_AREA_LINE, .width = EG_PT(100),
	    .height = EG_PT(12) };

	(void)state;
	eg_area_add(&box, &line);
	is_dumped_as(&box,
	    "page 1 \"iv\" 612 x 792 letter\n"
	    "  block block 10 20 30 100 turn=90\n"
	    "    line 10 20 12 100\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_are_those_on_the_page),
		cmocka_unit_test(text_is_quoted_and_marked),
		cmocka_unit_test(children_of_turned_areas_are_where_they_are_seen),
	};

	return cmocka_run_group_tests_name("model/area_dump", tests, NULL, NULL);
}
