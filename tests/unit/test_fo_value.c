/* Values: units, arithmetic, functions, colours (XSL 1.1, 5.9 and 5.10). */
#include <stdlib.h>

#include "fo_fixture.h"

/* start-indent is a length or a percentage: a good place for expressions. */
static struct eg_size
size(struct doc *d, const char *value)
{
	char attribute[160];

	assert_true(strlen(value) < 100);
	strcpy(attribute, "start-indent='");
	strcat(strcat(attribute, value), "'");
	return block(d, attribute)->start_indent;
}

static eg_len
len(struct doc *d, const char *value)
{
	struct eg_size s = size(d, value);

	assert_int_equal(s.percent, 0);
	return s.len;
}

static void
units_come_to_points(void **state)
{
	assert_int_equal(len(*state, "12pt"), EG_PT(12));
	assert_int_equal(len(*state, "1in"), EG_PT(72));
	assert_int_equal(len(*state, "2.54cm"), EG_PT(72));
	assert_int_equal(len(*state, "25.4mm"), EG_PT(72));
	assert_int_equal(len(*state, "1pc"), EG_PT(12));
	assert_int_equal(len(*state, "72px"), EG_PT(72));
	assert_int_equal(len(*state, "1.5em"), EG_PT(18));
	assert_int_equal(len(*state, ".5pt"), EG_PT(0.5));
	assert_int_equal(len(*state, "0"), 0);
}

static void
percentages_wait_for_layout(void **state)
{
	struct eg_size s = size(*state, "12.5%");

	assert_int_equal(s.percent, 12500);
	assert_int_equal(s.len, 0);
	s = size(*state, "100% - 2in");
	assert_int_equal(s.percent, 100000);
	assert_int_equal(s.len, -EG_PT(144));
}

static void
arithmetic_has_the_usual_precedence(void **state)
{
	assert_int_equal(len(*state, "2pt + 3pt * 4"), EG_PT(14));
	assert_int_equal(len(*state, "(2pt + 3pt) * 4"), EG_PT(20));
	assert_int_equal(len(*state, "10pt div 4"), EG_PT(2.5));
	assert_int_equal(len(*state, "10pt mod 4pt"), EG_PT(2));
	assert_int_equal(len(*state, "-(2pt) + 5pt"), EG_PT(3));
	assert_int_equal(len(*state, "12pt-3pt"), EG_PT(9));
	assert_int_equal(len(*state, "1in div 1pt * 1pt"), EG_PT(72));
}

static void
numbers_have_functions(void **state)
{
	assert_int_equal(len(*state, "max(3pt, 5pt)"), EG_PT(5));
	assert_int_equal(len(*state, "min(3pt, 5pt)"), EG_PT(3));
	assert_int_equal(len(*state, "abs(-4pt)"), EG_PT(4));
	assert_int_equal(len(*state, "floor(2.7) * 1pt"), EG_PT(2));
	assert_int_equal(len(*state, "ceiling(2.1) * 1pt"), EG_PT(3));
	assert_int_equal(len(*state, "round(2.5) * 1pt"), EG_PT(3));
	assert_int_equal(len(*state, "floor(-2.5) * 1pt"), -EG_PT(3));
}

static void
a_property_of_the_parent_can_be_asked_for(void **state)
{
	struct doc *d = *state;

	flow(d, "<f:block font-size='10pt' start-indent='7pt' space-before='3pt'>"
	    "<f:block start-indent='from-parent(font-size) * 2'/>"
	    "<f:block space-before='from-parent(space-before)'/>"
	    "<f:block end-indent='inherited-property-value(start-indent) + 1pt'/>"
	    "<f:block><f:block "
	    "space-before='from-nearest-specified-value(space-before)'/></f:block>"
	    "</f:block>");
	assert_int_equal(object(d, EG_FO_BLOCK, 1)->style->start_indent.len, EG_PT(20));
	assert_int_equal(object(d, EG_FO_BLOCK, 2)->style->space_before.opt, EG_PT(3));
	assert_int_equal(object(d, EG_FO_BLOCK, 3)->style->end_indent.len, EG_PT(8));
	assert_int_equal(object(d, EG_FO_BLOCK, 5)->style->space_before.opt, EG_PT(3));
}

static void
a_cell_and_all_below_can_ask_their_column(void **state)
{
	struct doc *d = *state;

	flow(d, "<f:table><f:table-column text-align='center'/>"
	    "<f:table-column text-align='end'/>"
	    "<f:table-body><f:table-row>"
	    "<f:table-cell text-align='from-table-column()'><f:block/></f:table-cell>"
	    "<f:table-cell><f:block text-align='from-table-column()'/></f:table-cell>"
	    "</f:table-row></f:table-body></f:table>");
	assert_int_equal(object(d, EG_FO_BLOCK, 0)->style->text_align, EG_ALIGN_CENTER);
	assert_int_equal(object(d, EG_FO_BLOCK, 1)->style->text_align, EG_ALIGN_END);
}

static void
assert_color(struct doc *d, const char *value, unsigned rgb)
{
	char attribute[160];
	struct eg_color c;

	strcpy(attribute, "color='");
	strcat(strcat(attribute, value), "'");
	c = block(d, attribute)->color;
	assert_int_equal(c.r << 16 | c.g << 8 | c.b, rgb);
	assert_int_equal(c.a, 255);
}

static void
colours_have_names_and_numbers(void **state)
{
	assert_color(*state, "red", 0xff0000);
	assert_color(*state, "lightgoldenrodyellow", 0xfafad2);
	assert_color(*state, "DarkSlateGrey", 0x2f4f4f);
	assert_color(*state, "#0a5", 0x00aa55);
	assert_color(*state, "#12aBcD", 0x12abcd);
	assert_color(*state, "rgb(255, 128, 0)", 0xff8000);
	assert_color(*state, "rgb(100%, 50%, 0%)", 0xff8000);
	assert_color(*state, "rgb-icc(1, 2, 3, #CMYK, 0.5, 0, 0, 0)", 0x010203);
	assert_color(*state, "cmyk(0, 1, 1, 0)", 0xff0000);
	assert_color(*state, "system-color(window)", 0xffffff);
}

static void
transparent_is_no_colour(void **state)
{
	assert_int_equal(block(*state, "background-color='transparent'")->background.a, 0);
	assert_int_equal(block(*state, "background-color='#fff'")->background.a, 255);
}

static void
a_space_in_a_length_is_told_and_mended(void **state)
{
	const char *m = message(*state, "<f:block margin-left='12 pt'/>");

	assert_says(m, "t.fo:2:10: error[F5011]: the `margin-left` `12 pt` is not a length");
	assert_string_equal(eg_diags_at(((struct doc *)*state)->diags, 0)->help,
	    "write `12pt`");
}

static void
a_length_without_unit_is_points_with_a_warning(void **state)
{
	struct doc *d = *state;

	assert_int_equal(len(d, "15"), EG_PT(15));
	assert_says(messages(d), "warning[F5012]: the `start-indent` `15` has no unit");
}

static void
nonsense_is_an_error(void **state)
{
	static const char *const bad[] = {
		"", "pt", "1pt 2pt", "1qt", "1pt +", "(1pt", "max(1pt)", "max(1pt, 2)",
		"nofunction(1pt)", "1pt div 0", "2pt * 3pt", "1e9pt",
		"99999999999999999999pt", "1pt + 1", "'1pt", "rgb(1,2,3)", "solid",
		"body-start()", "from-table-column()", "from-parent(nothing)",
	};
	struct doc *d = *state;
	char text[120];
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		strcpy(text, "<f:block start-indent=\"");
		strcat(strcat(text, bad[i]), "\"/>");
		assert_says(message(d, text), "error[F5011]");
		assert_null(d->tree);
	}
}

static void
deep_parentheses_end_with_a_message(void **state)
{
	struct eg_buf b = { 0 };
	int i;

	eg_buf_puts(&b, "<f:block start-indent='");
	for (i = 0; i < 20000; i++)
		eg_buf_putc(&b, '(');
	eg_buf_puts(&b, "'/>");
	assert_says(message(*state, b.data), "too many parentheses");
	eg_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(units_come_to_points),
		TEST(percentages_wait_for_layout),
		TEST(arithmetic_has_the_usual_precedence),
		TEST(numbers_have_functions),
		TEST(a_property_of_the_parent_can_be_asked_for),
		TEST(a_cell_and_all_below_can_ask_their_column),
		TEST(colours_have_names_and_numbers),
		TEST(transparent_is_no_colour),
		TEST(a_space_in_a_length_is_told_and_mended),
		TEST(a_length_without_unit_is_points_with_a_warning),
		TEST(nonsense_is_an_error),
		TEST(deep_parentheses_end_with_a_message),
	};

	return cmocka_run_group_tests_name("fo/value", tests, NULL, NULL);
}
