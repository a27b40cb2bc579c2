/* test_node.c - walking a tree, reading it, naming the way, adding to it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "xml/xml.h"

static struct eg_xml *
parse(const char *text)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_xml *x;

	x = eg_xml_read("t", text, strlen(text), &eg_xml_case_limits, diags);
	assert_non_null(x);
	eg_diags_free(diags);
	return x;
}

/* What a function appends for a node. */
static void
says(void (*f)(const struct eg_node *, struct eg_buf *),
    const struct eg_node *node, const char *want)
{
	struct eg_buf b = { 0 };

	f(node, &b);
	assert_string_equal(eg_buf_str(&b), want);
	eg_buf_free(&b);
}

static void
dumps(const struct eg_xml *x, const char *want)
{
	struct eg_buf b = { 0 };

	eg_xml_dump(x, &b);
	assert_string_equal(eg_buf_str(&b), want);
	eg_buf_free(&b);
}

static void
names_and_namespaces_are_never_null(void **state)
{
	struct eg_xml *x = parse("<p:a xmlns:p='u' b='1' p:c='2'>t</p:a>");
	struct eg_node *a = eg_xml_root(x), *t = eg_node_first(a);

	(void)state;
	assert_true(eg_node_is(a, "u", "a"));
	assert_string_equal(eg_node_ns(eg_node_first_attr(a)), "");
	assert_string_equal(eg_node_name(t), "");
	assert_string_equal(eg_node_ns(t), "");
	assert_int_equal(eg_node_kind(t), EG_NODE_TEXT);
	assert_string_equal(eg_node_attr(a, "", "b"), "1");
	assert_string_equal(eg_node_attr(a, "u", "c"), "2");
	assert_null(eg_node_attr(a, "", "c"));
	assert_null(eg_node_parent(a));
	assert_ptr_equal(eg_node_parent(t), a);
	eg_xml_free(x);
}

static void
text_is_one_node_whatever_is_noted_in_it(void **state)
{
	struct eg_xml *x = parse("<a>up<!-- x -->h<![CDATA[el]]>&#100;<?p?></a>");

	(void)state;
	assert_string_equal(eg_node_text(eg_xml_root(x)), "upheld");
	assert_null(eg_node_next(eg_node_first(eg_xml_root(x))));
	eg_xml_free(x);
}

static void
text_of_an_element_with_elements_is_its_string(void **state)
{
	struct eg_xml *x = parse("<a>one <b>two</b> three<c/></a>");

	(void)state;
	assert_null(eg_node_text(eg_xml_root(x)));
	says(eg_node_string, eg_xml_root(x), "one two three");
	assert_null(eg_node_text(eg_node_child(eg_xml_root(x), "", "c")));
	eg_xml_free(x);
}

static void
elements_are_walked_past_text(void **state)
{
	struct eg_xml *x = parse("<a> <b/> <c d='' e=''/> </a>");
	struct eg_node *n = eg_node_first_element(eg_xml_root(x));

	(void)state;
	assert_string_equal(eg_node_name(n), "b");
	n = eg_node_next_element(n);
	assert_string_equal(eg_node_name(n), "c");
	assert_null(eg_node_next_element(n));
	n = eg_node_first_attr(n);
	assert_string_equal(eg_node_text(n), "");
	assert_string_equal(eg_node_name(eg_node_next_attr(n)), "e");
	assert_null(eg_node_next_attr(eg_node_next_attr(n)));
	eg_xml_free(x);
}

static void
the_way_to_a_node_counts_only_where_there_are_several(void **state)
{
	struct eg_xml *x = parse("<case id='1'><item><d/></item>"
	    "<item><d e='2'/></item><note/></case>");
	struct eg_node *root = eg_xml_root(x), *item, *d;

	(void)state;
	item = eg_node_next_element(eg_node_first_element(root));
	d = eg_node_first_element(item);
	says(eg_node_path, root, "case");
	says(eg_node_path, d, "item[2]/d");
	says(eg_node_path, eg_node_first_attr(d), "item[2]/d/@e");
	says(eg_node_path, eg_node_first_attr(root), "@id");
	says(eg_node_path, eg_node_child(root, "", "note"), "note");
	says(eg_node_where, root, "element case");
	says(eg_node_where, item, "item 2 of 2");
	says(eg_node_where, d, "item 2 of 2, element d");
	says(eg_node_where, eg_node_first_attr(d), "item 2 of 2, d, attribute e");
	says(eg_node_where, eg_node_first_attr(root), "attribute id");
	eg_xml_free(x);
}

static void
an_attribute_set_declares_its_prefix_once_at_the_root(void **state)
{
	struct eg_xml *x = parse("<a><b/><c/></a>");
	struct eg_node *b = eg_node_child(eg_xml_root(x), "", "b");

	(void)state;
	eg_node_set_attr(b, "urn:f", "f", "x", "1");
	eg_node_set_attr(b, "urn:f", "f", "x", "2 & \"3\"");
	eg_node_set_attr(eg_node_next_element(b), "urn:f", "f", "y", "\xC3\xA9");
	eg_node_set_attr(b, "", "", "z", "4");
	dumps(x, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<a xmlns:f=\"urn:f\"><b f:x=\"2 &amp; &quot;3&quot;\" z=\"4\"/>"
	    "<c f:y=\"\xC3\xA9\"/></a>\n");
	eg_xml_free(x);
}

static void
a_prefix_that_means_something_else_is_not_taken(void **state)
{
	struct eg_xml *x = parse("<a xmlns:f='other' xmlns='urn:f'><b/></a>");
	struct eg_node *b = eg_node_first_element(eg_xml_root(x));

	(void)state;
	eg_node_set_attr(b, "urn:f", "f", "x", "1");
	assert_string_equal(eg_node_attr(b, "urn:f", "x"), "1");
	assert_string_equal(eg_node_lookup_ns(b, "f"), "other");
	assert_string_equal(eg_node_lookup_ns(b, "f1"), "urn:f");
	assert_string_equal(eg_node_lookup_ns(b, ""), "urn:f");
	assert_null(eg_node_lookup_ns(b, "g"));
	eg_xml_free(x);
}

static void
a_copy_is_changed_alone(void **state)
{
	struct eg_xml *x = parse("<a b='1'>t</a>"), *copy = eg_xml_new_copy(x);

	(void)state;
	eg_node_set_attr(eg_xml_root(copy), "", "", "b", "2");
	assert_string_equal(eg_node_attr(eg_xml_root(x), "", "b"), "1");
	eg_xml_free(x);
	dumps(copy, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"2\">t</a>\n");
	eg_xml_free(copy);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_namespaces_are_never_null),
		cmocka_unit_test(text_is_one_node_whatever_is_noted_in_it),
		cmocka_unit_test(text_of_an_element_with_elements_is_its_string),
		cmocka_unit_test(elements_are_walked_past_text),
		cmocka_unit_test(
		    the_way_to_a_node_counts_only_where_there_are_several),
		cmocka_unit_test(
		    an_attribute_set_declares_its_prefix_once_at_the_root),
		cmocka_unit_test(a_prefix_that_means_something_else_is_not_taken),
		cmocka_unit_test(a_copy_is_changed_alone),
	};

	return cmocka_run_group_tests_name("xml/node", tests, NULL, NULL);
}
