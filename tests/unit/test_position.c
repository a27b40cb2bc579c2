/*
 * test_position.c - the place of every element, attribute and value.
 *
 * A document is a string; places are asked for by path and answered as
 * "line:column+length".
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "xml/xml.h"

struct reader {
	struct eg_diags	*diags;
	struct eg_xml	*xml;
	char		 answer[64];
};

static int
setup(void **state)
{
	struct reader *r = calloc(1, sizeof(*r));

	r->diags = eg_diags_new();
	*state = r;
	return 0;
}

static int
teardown(void **state)
{
	struct reader *r = *state;

	eg_xml_free(r->xml);
	eg_diags_free(r->diags);
	free(r);
	return 0;
}

static void
parse(struct reader *r, const char *text)
{
	r->xml = eg_xml_read("t.xml", text, strlen(text), &eg_xml_case_limits,
	    r->diags);
	assert_non_null(r->xml);
	assert_int_equal(eg_diags_count(r->diags), 0);
}

/* The node at a path such as "b/c/@d" below the root; "" is the root. */
static struct eg_node *
node(const struct eg_xml *x, const char *path)
{
	struct eg_node *n = eg_xml_root(x), *c;
	char name[64];
	size_t len;

	while (*path != '\0') {
		len = strcspn(path, "/");
		snprintf(name, sizeof(name), "%.*s", (int)len, path);
		path += len + (path[len] == '/');
		if (name[0] == '@')
			c = eg_node_first_attr(n);
		else
			c = eg_node_first_element(n);
		while (c != NULL && strcmp(eg_node_name(c), name +
		    (name[0] == '@')) != 0)
			c = name[0] == '@' ? eg_node_next_attr(c) :
			    eg_node_next_element(c);
		assert_non_null(c);
		n = c;
	}
	return n;
}

static const char *
answer(struct reader *r, struct eg_pos p)
{
	assert_string_equal(p.file, "t.xml");
	snprintf(r->answer, sizeof(r->answer), "%u:%u+%u", p.line, p.column,
	    p.length);
	return r->answer;
}

static const char *
place(struct reader *r, const char *path)
{
	return answer(r, eg_xml_pos(r->xml, node(r->xml, path)));
}

static const char *
value(struct reader *r, const char *path)
{
	return answer(r, eg_xml_value_pos(r->xml, node(r->xml, path)));
}

static void
element_stands_at_its_bracket(void **state)
{
	struct reader *r = *state;

	parse(r, "<a>\n  <b/><c>\n</c></a>");
	assert_string_equal(place(r, ""), "1:1+2");
	assert_string_equal(place(r, "b"), "2:3+2");
	assert_string_equal(place(r, "c"), "2:7+2");
}

static void
attributes_over_several_lines_stand_at_their_names(void **state)
{
	struct reader *r = *state;

	parse(r, "<a>\n<item\n  id = '1'\n\tkind=\"x\n  y\"\n  z='>'\n/></a>");
	assert_string_equal(place(r, "item"), "2:1+5");
	assert_string_equal(place(r, "item/@id"), "3:3+2");
	assert_string_equal(value(r, "item/@id"), "3:9+1");
	assert_string_equal(place(r, "item/@kind"), "4:2+4");
	assert_string_equal(place(r, "item/@z"), "6:3+1");
	assert_string_equal(value(r, "item/@z"), "6:6+1");
}

static void
references_in_values_do_not_move_what_follows(void **state)
{
	struct reader *r = *state;

	parse(r, "<a x='&amp;&#10;&lt;&#x20AC;' y='2'><b z='&quot;'/></a>");
	assert_string_equal(place(r, "@y"), "1:31+1");
	assert_string_equal(value(r, "@x"), "1:7+22");
	assert_string_equal(place(r, "b"), "1:37+2");
	assert_string_equal(place(r, "b/@z"), "1:40+1");
}

static void
columns_count_code_points_and_a_tab_is_one(void **state)
{
	struct reader *r = *state;

	parse(r, "<a n='Nguy\xE1\xBB\x85n'\tm='\xF0\x9D\x84\x9E' k=''>\t"
	    "\xC3\xA9<b/></a>");
	assert_string_equal(place(r, "@m"), "1:15+1");
	assert_string_equal(place(r, "@k"), "1:21+1");
	assert_string_equal(value(r, "@k"), "1:21+1");
	assert_string_equal(place(r, "b"), "1:28+2");
}

static void
carriage_returns_do_not_count_as_lines(void **state)
{
	struct reader *r = *state;

	parse(r, "<a>\r\n<b\r\n c='1'>\r\n x\r\n</b></a>");
	assert_string_equal(place(r, "b"), "2:1+2");
	assert_string_equal(place(r, "b/@c"), "3:2+1");
	assert_string_equal(value(r, "b"), "4:2+1");
}

static void
byte_order_mark_has_no_column(void **state)
{
	struct reader *r = *state;

	parse(r, "\xEF\xBB\xBF<a b='1'><c/></a>");
	assert_string_equal(place(r, ""), "1:1+2");
	assert_string_equal(place(r, "@b"), "1:4+1");
	assert_string_equal(place(r, "c"), "1:10+2");
}

static void
namespace_declarations_are_stepped_over(void **state)
{
	struct reader *r = *state;

	parse(r, "<a xmlns='urn:x' p:q='1' xmlns:p='urn:p' s='2' xml:lang='en'/>");
	assert_string_equal(place(r, "@q"), "1:18+3");
	assert_string_equal(place(r, "@s"), "1:42+1");
	assert_string_equal(place(r, "@lang"), "1:48+8");
}

static void
comments_and_cdata_hold_no_tags(void **state)
{
	struct reader *r = *state;

	parse(r, "<?p <x>?><!-- <a> --><a><!-- <b> --><![CDATA[<b>]]><b/></a>");
	assert_string_equal(place(r, ""), "1:22+2");
	assert_string_equal(place(r, "b"), "1:52+2");
}

static void
value_of_an_element_is_its_text_without_blanks(void **state)
{
	struct reader *r = *state;

	parse(r, "<a><b>\n   up  held \n  more</b><c></c><d><e/></d></a>");
	assert_string_equal(value(r, "b"), "2:4+8");
	assert_string_equal(value(r, "c"), place(r, "c"));
	assert_string_equal(value(r, "d"), place(r, "d"));
}

static void
text_stands_at_its_element(void **state)
{
	struct reader *r = *state;

	parse(r, "<a>\n <b>text</b></a>");
	assert_string_equal(answer(r, eg_xml_pos(r->xml,
	    eg_node_first(node(r->xml, "b")))), "2:2+2");
}

static void
text_between_elements_has_a_place_of_its_own(void **state)
{
	struct reader *r = *state;
	struct eg_node *n;

	parse(r, "<a><b c='>'>\n<!-- x --> <d/>one<e><e/></e>\n  two words\n"
	    "<f/><![CDATA[three]]></b></a>");
	n = eg_node_next(eg_node_first_element(node(r->xml, "b")));
	assert_string_equal(answer(r, eg_xml_text_pos(r->xml, n)), "2:16+3");
	n = eg_node_next(eg_node_next(n));
	assert_string_equal(answer(r, eg_xml_text_pos(r->xml, n)), "3:3+9");
	n = eg_node_next(eg_node_next(n));
	assert_string_equal(answer(r, eg_xml_text_pos(r->xml, n)), "1:4+2");
}

static void
a_copy_keeps_every_place_and_outlives_the_original(void **state)
{
	struct reader *r = *state;
	struct eg_xml *copy;

	parse(r, "<a>\n <b c='1'/>\n  <d/></a>");
	copy = eg_xml_new_copy(r->xml);
	eg_xml_free(r->xml);
	r->xml = copy;
	assert_string_equal(place(r, "b"), "2:2+2");
	assert_string_equal(place(r, "b/@c"), "2:5+1");
	assert_string_equal(place(r, "d"), "3:3+2");
}

static void
an_attribute_set_later_stands_at_its_element(void **state)
{
	struct reader *r = *state;

	parse(r, "<a>\n <b/></a>");
	eg_node_set_attr(node(r->xml, "b"), "urn:facts", "f", "late", "yes");
	assert_string_equal(place(r, "b/@late"), "2:2+2");
}

static void
lines_go_beyond_65535_and_long_lines_are_not_slow(void **state)
{
	struct reader *r = *state;
	struct eg_buf b = { 0 };
	struct eg_node *n;
	struct eg_pos p;
	size_t i, count = 60000;

	eg_buf_puts(&b, "<a>");
	for (i = 0; i < 70000; i++)
		eg_buf_putc(&b, '\n');
	for (i = 0; i < count; i++)
		eg_buf_puts(&b, "<b c=''/>");
	eg_buf_puts(&b, "</a>");
	r->xml = eg_xml_read("t.xml", b.data, b.len, &eg_xml_case_limits, r->diags);
	eg_buf_free(&b);
	assert_non_null(r->xml);
	n = eg_node_first_element(eg_xml_root(r->xml));
	for (i = 0; i < count; i++, n = eg_node_next_element(n)) {
		p = eg_xml_pos(r->xml, n);
		assert_int_equal(p.line, 70001);
		assert_int_equal(p.column, 1 + 9 * i);
	}
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(element_stands_at_its_bracket),
		TEST(attributes_over_several_lines_stand_at_their_names),
		TEST(references_in_values_do_not_move_what_follows),
		TEST(columns_count_code_points_and_a_tab_is_one),
		TEST(carriage_returns_do_not_count_as_lines),
		TEST(byte_order_mark_has_no_column),
		TEST(namespace_declarations_are_stepped_over),
		TEST(comments_and_cdata_hold_no_tags),
		TEST(value_of_an_element_is_its_text_without_blanks),
		TEST(text_stands_at_its_element),
		TEST(text_between_elements_has_a_place_of_its_own),
		TEST(a_copy_keeps_every_place_and_outlives_the_original),
		TEST(an_attribute_set_later_stands_at_its_element),
		TEST(lines_go_beyond_65535_and_long_lines_are_not_slow),
	};

	return cmocka_run_group_tests_name("xml/position", tests, NULL, NULL);
}
