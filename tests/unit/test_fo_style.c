/* Styles: inheritance, shorthands, corresponding properties (XSL 1.1, 5.1 to 5.3). */
#include <stdlib.h>

#include "base/utf8.h"
#include "fo/property.h"
#include "fo/object.h"
#include "fo_fixture.h"

static void
tables_are_sorted_for_bisection(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < eg_nprops; i++) {
		assert_ptr_equal(eg_prop_find(eg_props[i].name,
		    strlen(eg_props[i].name)), &eg_props[i]);
		if (i > 0)
			assert_true(strcmp(eg_props[i - 1].name, eg_props[i].name) < 0);
	}
	for (i = EG_FO_ROOT; i < EG_FO_TYPES; i++)
		assert_int_equal(eg_object_of(i)->type, i);
}

static void
initial_values_are_those_of_the_recommendation(void **state)
{
	const struct eg_style *s = block(*state, "");

	assert_string_equal(s->family[0], "sans-serif");
	assert_int_equal(s->font_size, EG_PT(12));
	assert_int_equal(s->line_height, 14746);
	assert_int_equal(s->widows, 2);
	assert_int_equal(s->border[EG_START].width, 0);
	assert_int_equal(s->ipd[0].kind, EG_SIZE_AUTO);
}

static void
what_is_inherited_goes_down_and_the_rest_does_not(void **state)
{
	struct doc *d = *state;
	const struct eg_style *s;

	flow(d, "<f:block color='red' font-weight='bold' padding='2pt' text-align='end' "
	    "space-before='4pt' background-color='blue'><f:block/></f:block>");
	s = object(d, EG_FO_BLOCK, 1)->style;
	assert_int_equal(s->color.r, 255);
	assert_int_equal(s->font_weight, 700);
	assert_int_equal(s->text_align, EG_ALIGN_END);
	assert_int_equal(s->padding[EG_START].width.len, 0);
	assert_int_equal(s->space_before.opt, 0);
	assert_int_equal(s->background.a, 0);
}

static void
inherit_asks_for_what_would_not_come(void **state)
{
	struct doc *d = *state;
	const struct eg_style *s;

	flow(d, "<f:block padding='2pt' border='1pt solid red' space-before='4pt'>"
	    "<f:block padding='inherit' border='inherit' space-before='inherit'/>"
	    "</f:block>");
	s = object(d, EG_FO_BLOCK, 1)->style;
	assert_int_equal(s->padding[EG_END].width.len, EG_PT(2));
	assert_int_equal(s->border[EG_AFTER].width, EG_PT(1));
	assert_int_equal(s->border[EG_AFTER].style, EG_STYLE_SOLID);
	assert_int_equal(s->border[EG_AFTER].color.r, 255);
	assert_int_equal(s->space_before.opt, EG_PT(4));
}

static void
shorthands_of_words_can_be_inherited(void **state)
{
	struct doc *d = *state;
	const struct eg_style *s;

	flow(d, "<f:block white-space='pre' page-break-before='always'>"
	    "<f:block white-space='inherit' page-break-before='inherit' "
	    "position='inherit' page-break-inside='inherit'/></f:block>");
	s = object(d, EG_FO_BLOCK, 1)->style;
	assert_true(s->preserve_space);
	assert_int_equal(s->break_before, EG_BREAK_PAGE);
}

static void
same_attributes_below_the_same_parent_share_a_style(void **state)
{
	struct doc *d = *state;

	flow(d, "<f:block id='a' color='red'/><f:block id='b' color='red'/>"
	    "<f:block color='blue'/>");
	assert_ptr_equal(object(d, EG_FO_BLOCK, 0)->style, object(d, EG_FO_BLOCK, 1)->style);
	assert_ptr_not_equal(object(d, EG_FO_BLOCK, 0)->style,
	    object(d, EG_FO_BLOCK, 2)->style);
}

static void
em_and_per_cent_are_of_the_font_size(void **state)
{
	struct doc *d = *state;
	const struct eg_style *s;

	flow(d, "<f:block font-size='20pt'><f:block font-size='50%' "
	    "space-after='2em' line-height='150%'/>"
	    "<f:block space-after='1em' font-size='2em'/>"
	    "<f:block font-size='larger'/><f:block font-size='x-small'/></f:block>");
	s = object(d, EG_FO_BLOCK, 1)->style;
	assert_int_equal(s->font_size, EG_PT(10));
	assert_int_equal(s->space_after.opt, EG_PT(20));
	assert_int_equal(s->line_height, EG_PT(15));
	assert_int_equal(object(d, EG_FO_BLOCK, 2)->style->space_after.opt, EG_PT(40));
	assert_int_equal(object(d, EG_FO_BLOCK, 3)->style->font_size, EG_PT(24));
	assert_int_equal(object(d, EG_FO_BLOCK, 4)->style->font_size, 8533);
}

static void
line_height_as_a_number_is_inherited_as_a_number(void **state)
{
	struct doc *d = *state;

	flow(d, "<f:block line-height='1.5'><f:block font-size='20pt'/></f:block>"
	    "<f:block line-height='150%'><f:block font-size='20pt'/></f:block>");
	assert_int_equal(object(d, EG_FO_BLOCK, 0)->style->line_height, EG_PT(18));
	assert_int_equal(object(d, EG_FO_BLOCK, 1)->style->line_height, EG_PT(30));
	assert_int_equal(object(d, EG_FO_BLOCK, 3)->style->line_height, EG_PT(18));
}

static void
the_font_shorthand_sets_all_six(void **state)
{
	const struct eg_style *s = block(*state,
	    "font='italic bold 10pt/14pt \"Times New Roman\", serif'");

	assert_true(s->italic);
	assert_int_equal(s->font_weight, 700);
	assert_int_equal(s->font_size, EG_PT(10));
	assert_int_equal(s->line_height, EG_PT(14));
	assert_string_equal(s->family[0], "Times New Roman");
	assert_string_equal(s->family[1], "serif");
	assert_null(s->family[2]);
}

static void
narrower_shorthands_win_whatever_the_order(void **state)
{
	const struct eg_style *s = block(*state, "border-top-color='green' "
	    "border-top='3pt dotted' border-style='dashed' border='1pt solid red' "
	    "color='blue'");

	assert_int_equal(s->border[EG_BEFORE].width, EG_PT(3));
	assert_int_equal(s->border[EG_BEFORE].style, EG_STYLE_DOTTED);
	assert_int_equal(s->border[EG_BEFORE].color.g, 128);
	assert_int_equal(s->border[EG_AFTER].width, EG_PT(1));
	assert_int_equal(s->border[EG_AFTER].style, EG_STYLE_DASHED);
	assert_int_equal(s->border[EG_AFTER].color.r, 255);
}

static void
a_border_is_of_the_text_colour_and_has_no_width_without_style(void **state)
{
	const struct eg_style *s = block(*state, "color='blue' border-left='2pt solid' "
	    "border-right-width='3pt'");

	assert_int_equal(s->border[EG_START].color.b, 255);
	assert_int_equal(s->border[EG_START].width, EG_PT(2));
	assert_int_equal(s->border[EG_END].width, 0);
}

static void
one_to_four_values_go_round_the_box(void **state)
{
	const struct eg_style *s = block(*state, "padding='1pt 2pt 3pt'");

	assert_int_equal(s->padding[EG_BEFORE].width.len, EG_PT(1));
	assert_int_equal(s->padding[EG_END].width.len, EG_PT(2));
	assert_int_equal(s->padding[EG_AFTER].width.len, EG_PT(3));
	assert_int_equal(s->padding[EG_START].width.len, EG_PT(2));
	s = block(*state, "padding='1pt + 1pt 5pt'");
	assert_int_equal(s->padding[EG_BEFORE].width.len, EG_PT(2));
	assert_int_equal(s->padding[EG_END].width.len, EG_PT(5));
}

static void
absolute_wins_over_relative_unless_by_shorthand(void **state)
{
	const struct eg_style *s = block(*state,
	    "padding-top='1pt' padding-before='2pt' padding='9pt' padding-start='3pt'");

	assert_int_equal(s->padding[EG_BEFORE].width.len, EG_PT(1));
	assert_int_equal(s->padding[EG_START].width.len, EG_PT(3));
	assert_int_equal(s->padding[EG_END].width.len, EG_PT(9));
}

static void
writing_mode_says_what_left_is(void **state)
{
	const struct eg_style *s = block(*state, "writing-mode='rl-tb' padding-left='1pt' "
	    "text-align='left' border-left='2pt solid'");

	assert_int_equal(s->padding[EG_END].width.len, EG_PT(1));
	assert_int_equal(s->border[EG_END].width, EG_PT(2));
	assert_int_equal(s->text_align, EG_ALIGN_END);
	assert_true(s->rtl);
}

static void
a_margin_indents_from_the_parent(void **state)
{
	struct doc *d = *state;
	const struct eg_style *s;

	flow(d, "<f:block margin-left='10pt' margin-right='5%'>"
	    "<f:block margin-left='4pt' padding-left='2pt' border-left='1pt solid'/>"
	    "<f:block start-indent='4pt'/><f:block/></f:block>");
	s = object(d, EG_FO_BLOCK, 0)->style;
	assert_int_equal(s->start_indent.len, EG_PT(10));
	assert_int_equal(s->end_indent.percent, 5000);
	assert_int_equal(object(d, EG_FO_BLOCK, 1)->style->start_indent.len, EG_PT(17));
	assert_int_equal(object(d, EG_FO_BLOCK, 2)->style->start_indent.len, EG_PT(4));
	assert_int_equal(object(d, EG_FO_BLOCK, 3)->style->start_indent.len, EG_PT(10));
}

static void
a_margin_of_a_reference_area_starts_anew(void **state)
{
	struct doc *d = *state;

	flow(d, "<f:block start-indent='10pt'><f:block-container margin-left='3pt'>"
	    "<f:block/></f:block-container><f:block-container><f:block/>"
	    "</f:block-container></f:block>");
	assert_int_equal(object(d, EG_FO_BLOCK_CONTAINER, 0)->style->start_indent.len,
	    EG_PT(3));
	assert_int_equal(object(d, EG_FO_BLOCK_CONTAINER, 1)->style->start_indent.len,
	    EG_PT(10));
}

static void
vertical_margins_are_spaces(void **state)
{
	const struct eg_style *s = block(*state, "margin='6pt' space-after='1pt'");

	assert_int_equal(s->space_before.min, EG_PT(6));
	assert_int_equal(s->space_before.max, EG_PT(6));
	assert_int_equal(s->space_after.opt, EG_PT(1));
}

static void
spaces_have_components(void **state)
{
	const struct eg_style *s = block(*state, "space-before.optimum='10pt' "
	    "space-before.minimum='8pt' space-before.maximum='12pt' "
	    "space-before.precedence='force' space-before.conditionality='retain' "
	    "space-after='5pt' space-after.maximum='7pt'");

	assert_int_equal(s->space_before.min, EG_PT(8));
	assert_int_equal(s->space_before.opt, EG_PT(10));
	assert_int_equal(s->space_before.max, EG_PT(12));
	assert_int_equal(s->space_before.precedence, EG_SPACE_FORCE);
	assert_true(s->space_before.retain);
	assert_int_equal(s->space_after.opt, EG_PT(5));
	assert_int_equal(s->space_after.max, EG_PT(7));
}

static void
width_and_height_are_dimensions_by_writing_mode(void **state)
{
	const struct eg_style *s = block(*state, "width='50%' min-height='1in' "
	    "block-progression-dimension.maximum='2in'");

	assert_int_equal(s->ipd[1].percent, 50000);
	assert_int_equal(s->bpd[0].len, EG_PT(72));
	assert_int_equal(s->bpd[1].kind, EG_SIZE_AUTO);
	assert_int_equal(s->bpd[2].len, EG_PT(144));
	s = block(*state, "width='1in' writing-mode='tb-rl'");
	assert_int_equal(s->bpd[1].len, EG_PT(72));
}

static void
keeps_have_three_directions(void **state)
{
	const struct eg_style *s = block(*state, "keep-together.within-page='always' "
	    "keep-with-next='5' page-break-before='avoid'");

	assert_int_equal(s->keep_together.within_page, EG_KEEP_ALWAYS);
	assert_int_equal(s->keep_together.within_line, 0);
	assert_int_equal(s->keep_with_next.within_column, 5);
	assert_int_equal(s->keep_with_previous.within_column, EG_KEEP_ALWAYS);
	assert_int_equal(block(*state, "page-break-after='always'")->break_after,
	    EG_BREAK_PAGE);
}

static void
decorations_add_up_and_can_be_taken_off(void **state)
{
	struct doc *d = *state;

	flow(d, "<f:block color='red' text-decoration='underline'>"
	    "<f:inline color='blue' text-decoration='line-through'>"
	    "<f:inline text-decoration='no-underline'/></f:inline></f:block>");
	assert_int_equal(object(d, EG_FO_BLOCK, 0)->style->decoration_color.r, 255);
	assert_int_equal(object(d, EG_FO_INLINE, 0)->style->decoration,
	    EG_UNDERLINE | EG_LINE_THROUGH);
	assert_int_equal(object(d, EG_FO_INLINE, 1)->style->decoration, EG_LINE_THROUGH);
}

static void
weights_are_relative_too(void **state)
{
	struct doc *d = *state;

	flow(d, "<f:block font-weight='bold'><f:block font-weight='bolder'/>"
	    "<f:block font-weight='lighter'/></f:block>");
	assert_int_equal(object(d, EG_FO_BLOCK, 1)->style->font_weight, 800);
	assert_int_equal(object(d, EG_FO_BLOCK, 2)->style->font_weight, 600);
}

static void
sub_and_super_shift_by_the_size_around(void **state)
{
	struct doc *d = *state;

	flow(d, "<f:block><f:inline font-size='8pt' baseline-shift='super'/>"
	    "<f:inline vertical-align='sub'/><f:inline baseline-shift='25%'/></f:block>");
	assert_int_equal(object(d, EG_FO_INLINE, 0)->style->baseline_shift, EG_PT(6));
	assert_int_equal(object(d, EG_FO_INLINE, 0)->style->baseline_script,
	    EG_SCRIPT_SUPER);
	assert_int_equal(object(d, EG_FO_INLINE, 1)->style->baseline_shift, -EG_PT(3));
	assert_int_equal(object(d, EG_FO_INLINE, 2)->style->baseline_shift, 3687);
}

static void
xml_lang_has_three_parts(void **state)
{
	const struct eg_style *s = block(*state, "xml:lang='zh-Hans-CN'");

	assert_string_equal(s->language, "zh");
	assert_string_equal(s->script, "Hans");
	assert_string_equal(s->country, "CN");
}

static void
the_width_of_a_column_may_be_a_share(void **state)
{
	struct doc *d = *state;
	const struct eg_fo *c;

	flow(d, "<f:table><f:table-column column-width='proportional-column-width(2.5)'/>"
	    "<f:table-column column-width='25%'/><f:table-column/><f:table-body>"
	    "<f:table-cell><f:block/></f:table-cell></f:table-body></f:table>");
	c = object(d, EG_FO_TABLE_COLUMN, 0);
	assert_int_equal(c->column.width.kind, EG_SIZE_PROPORTION);
	assert_int_equal(c->column.width.percent, 250000);
	assert_int_equal(object(d, EG_FO_TABLE_COLUMN, 1)->column.width.percent, 25000);
	assert_int_equal(object(d, EG_FO_TABLE_COLUMN, 2)->column.width.kind, EG_SIZE_AUTO);
}

static void
list_parts_are_indented_by_the_lists_distances(void **state)
{
	struct doc *d = *state;
	const struct eg_style *s;

	flow(d, "<f:list-block start-indent='10pt' "
	    "provisional-distance-between-starts='30pt' "
	    "provisional-label-separation='5pt'><f:list-item>"
	    "<f:list-item-label end-indent='label-end()'><f:block/></f:list-item-label>"
	    "<f:list-item-body start-indent='body-start()'><f:block/></f:list-item-body>"
	    "</f:list-item></f:list-block>");
	s = object(d, EG_FO_LIST_ITEM_LABEL, 0)->style;
	assert_int_equal(s->end_indent.percent, 100000);
	assert_int_equal(s->end_indent.len, -EG_PT(35));
	s = object(d, EG_FO_LIST_ITEM_BODY, 0)->style;
	assert_int_equal(s->start_indent.len, EG_PT(40));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tables_are_sorted_for_bisection),
		TEST(initial_values_are_those_of_the_recommendation),
		TEST(what_is_inherited_goes_down_and_the_rest_does_not),
		TEST(inherit_asks_for_what_would_not_come),
		TEST(shorthands_of_words_can_be_inherited),
		TEST(same_attributes_below_the_same_parent_share_a_style),
		TEST(em_and_per_cent_are_of_the_font_size),
		TEST(line_height_as_a_number_is_inherited_as_a_number),
		TEST(the_font_shorthand_sets_all_six),
		TEST(narrower_shorthands_win_whatever_the_order),
		TEST(a_border_is_of_the_text_colour_and_has_no_width_without_style),
		TEST(one_to_four_values_go_round_the_box),
		TEST(absolute_wins_over_relative_unless_by_shorthand),
		TEST(writing_mode_says_what_left_is),
		TEST(a_margin_indents_from_the_parent),
		TEST(a_margin_of_a_reference_area_starts_anew),
		TEST(vertical_margins_are_spaces),
		TEST(spaces_have_components),
		TEST(width_and_height_are_dimensions_by_writing_mode),
		TEST(keeps_have_three_directions),
		TEST(decorations_add_up_and_can_be_taken_off),
		TEST(weights_are_relative_too),
		TEST(sub_and_super_shift_by_the_size_around),
		TEST(xml_lang_has_three_parts),
		TEST(the_width_of_a_column_may_be_a_share),
		TEST(list_parts_are_indented_by_the_lists_distances),
	};

	return cmocka_run_group_tests_name("fo/style", tests, NULL, NULL);
}
