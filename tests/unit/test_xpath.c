/* xml/xpath: expressions over documents, and what is said of wrong ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "xml/xpath.h"

/*
 * Every test has the same small document; an expression is evaluated at its
 * root and its value written as text, "boolean true" or an error's words.
 */
static const char text[] =
    "<?xml version=\"1.0\"?>\n"
    "<a xmlns='urn:a' xmlns:o='urn:o' day='2014-09-05'>\n"
    "  <b n='1'>one</b>\n"
    "  <b n='2' o:n='x'>two</b><!-- c -->\n"
    "  <c e='5 &lt;\n 6 &#x26; 7'>three</c>\n"
    "</a>\n";

struct fixture {
	struct eg_diags		*diags;
	struct eg_xml		*xml;
	struct eg_xpath		*xp;
	struct eg_xpath_error	 err;
	struct eg_buf		 out;
};

static int
setup(void **state)
{
	struct fixture *f = test_calloc(1, sizeof(*f));

	f->diags = eg_diags_new();
	f->xml = eg_xml_read("a.xml", text, sizeof(text) - 1,
	    &eg_xml_case_limits, f->diags);
	f->xp = eg_xpath_new();
	eg_xpath_namespace(f->xp, "a", "urn:a");
	eg_xpath_namespace(f->xp, "p", "urn:o");
	*state = f;
	return f->xml == NULL;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	eg_xpath_free(f->xp);
	eg_xml_free(f->xml);
	eg_diags_free(f->diags);
	eg_buf_free(&f->out);
	test_free(f);
	return 0;
}

static const char *
eval_with(struct fixture *f, const char *expr, struct eg_value *variable)
{
	const struct eg_value *const values[] = { variable, variable };
	struct eg_xpath_scope scope = { f->xml, eg_xml_root(f->xml), values };
	struct eg_expr *e = eg_xpath_compile(f->xp, expr, &f->err);
	struct eg_value *v;

	eg_buf_clear(&f->out);
	if (e == NULL)
		return f->err.text;
	v = eg_xpath_eval(f->xp, e, &scope, &f->err);
	if (v == NULL)
		return f->err.text;
	eg_value_string(v, &f->out);
	eg_value_free(v);
	return eg_buf_str(&f->out);
}

static const char *
eval(struct fixture *f, const char *expr)
{
	return eval_with(f, expr, NULL);
}

static void
wrong(struct fixture *f, const char *expr, enum eg_xpath_fault fault,
    size_t offset, size_t length, const char *says)
{
	assert_null(eg_xpath_compile(f->xp, expr, &f->err));
	assert_string_equal(f->err.text, says);
	assert_int_equal(f->err.fault, fault);
	assert_int_equal(f->err.offset, offset);
	assert_int_equal(f->err.length, length);
}

static void
values_are_strings_numbers_booleans_and_nodes(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(eval(f, "a:b[2]"), "two");
	assert_string_equal(eval(f, "count(a:b) + 1"), "3");
	assert_string_equal(eval(f, "1 div 4"), "0.25");
	assert_string_equal(eval(f, "a:b = 'one'"), "true");
	assert_string_equal(eval(f, "concat(a:b/@n, '-', a:b[2]/@p:n)"), "1-x");
	assert_string_equal(eval(f, "a:missing"), "");
}

static void
long_whole_numbers_have_no_exponent(void **state)
{
	assert_string_equal(eval(*state, "12345678930 + 0"), "12345678930");
	assert_string_equal(eval(*state, "-3"), "-3");
}

static void
translate_takes_the_first_of_equal_characters(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(eval(f, "translate('bar', 'abc', 'ABC')"), "BAr");
	assert_string_equal(eval(f, "translate('--aaa--', 'abc-', 'ABC')"), "AAA");
	assert_string_equal(eval(f, "translate('abca', 'aba', 'xyz')"), "xycx");
	assert_string_equal(eval(f, "translate('abc', '', 'xyz')"), "abc");
	assert_string_equal(eval(f, "translate('', 'abc', 'xyz')"), "");
	assert_string_equal(eval(f, "translate('abc', 'b', 'xyz')"), "axc");
	/* Characters, not bytes: longer ones, shorter ones, and none. */
	assert_string_equal(eval(f, "translate('aa\u00e9\u20ac.', 'a\u00e9\u20ac', "
	    "'\U0001f600b')"), "\U0001f600\U0001f600b.");
	assert_string_equal(eval(f, "translate(a:b/@n, 1, 7)"), "7");
	wrong(f, "translate('a', 'b')", EG_XPATH_CALL, 0, 9,
	    "`translate` has 2 arguments here and takes 3");
}

static void
nodes_come_in_document_order_whatever_the_union_says(void **state)
{
	struct fixture *f = *state;
	struct eg_xpath_scope scope = { f->xml, NULL, NULL };
	struct eg_value *v;
	size_t i;

	eg_xml_order(f->xml);
	v = eg_xpath_eval(f->xp, eg_xpath_compile(f->xp,
	    "//a:c | //a:b | //@n | /", &f->err), &scope, &f->err);
	assert_int_equal(eg_value_count(v), 6);
	for (i = 1; i < eg_value_count(v); i++)
		assert_true(eg_node_compare(eg_value_node(v, i - 1),
		    eg_value_node(v, i)) < 0);
	assert_ptr_equal(eg_value_node(v, 0), eg_xml_document(f->xml));
	assert_ptr_equal(eg_node_element(f->xml, eg_value_node(v, 0)),
	    eg_xml_root(f->xml));
	eg_value_free(v);
}

static void
a_namespace_node_is_its_element(void **state)
{
	struct fixture *f = *state;
	struct eg_xpath_scope scope = { f->xml, NULL, NULL };
	struct eg_value *v = eg_xpath_eval(f->xp, eg_xpath_compile(f->xp,
	    "/a:a/namespace::o", &f->err), &scope, &f->err);

	assert_int_equal(eg_value_count(v), 1);
	assert_ptr_equal(eg_value_node(v, 0), eg_xml_root(f->xml));
	eg_value_free(v);
}

static void
variables_are_listed_once_and_given_by_the_caller(void **state)
{
	struct fixture *f = *state;
	struct eg_expr *e = eg_xpath_compile(f->xp, "$x + count($y-z[$x])",
	    &f->err);
	struct eg_value *v = eg_value_new_string("6");

	assert_int_equal(eg_expr_variables(e), 2);
	assert_string_equal(eg_expr_variable(e, 0), "x");
	assert_string_equal(eg_expr_variable(e, 1), "y-z");
	assert_int_equal(eg_expr_variable_offset(e, 1), 11);
	assert_string_equal(eval_with(f, "$x * 7", v), "42");
	assert_string_equal(eval_with(f, "concat($x, '$x', $y)", v), "6$x6");
	eg_value_free(v);
	v = eg_value_new_node(eg_node_first_element(eg_xml_root(f->xml)));
	assert_string_equal(eval_with(f, "$x/following-sibling::*[1]", v), "two");
	eg_value_free(v);
}

static void
a_star_is_a_name_or_a_product(void **state)
{
	assert_string_equal(eval(*state, "count(*) * count(@*) *2"), "6");
	assert_string_equal(eval(*state, "3 mod 2 div 1"), "1");
	assert_string_equal(eval(*state, "count(a:b[. = 'one' or .='two'])"), "2");
}

static void
wrong_syntax_is_located(void **state)
{
	struct fixture *f = *state;

	wrong(f, "a:b[1/a:c", EG_XPATH_SYNTAX, 3, 1, "`]` is missing for this `[`");
	wrong(f, "count(a:b", EG_XPATH_SYNTAX, 5, 1, "`)` is missing for this `(`");
	wrong(f, "(a:b]", EG_XPATH_SYNTAX, 0, 1, "`)` is missing for this `(`");
	wrong(f, "a:b)", EG_XPATH_SYNTAX, 3, 1, "this `)` closes nothing");
	wrong(f, "'a", EG_XPATH_SYNTAX, 0, 2, "the closing quote is missing");
	wrong(f, "a:b ; 1", EG_XPATH_SYNTAX, 4, 1,
	    "this does not belong in an XPath 1.0 expression");
	wrong(f, " ", EG_XPATH_SYNTAX, 1, 0, "the expression is empty");
	wrong(f, "a:b, a:c", EG_XPATH_SYNTAX, 3, 1,
	    "a comma stands only between a function's arguments");
	wrong(f, "a:b = ", EG_XPATH_SYNTAX, 6, 0,
	    "an operand is missing, or a word too much, here");
}

static void
unknown_prefixes_and_functions_are_found_before_running(void **state)
{
	struct fixture *f = *state;

	wrong(f, "a:b | \xc3\xa4 | q:c", EG_XPATH_PREFIX, 10, 1,
	    "the prefix `q` is not declared");
	wrong(f, "frob(a:b)", EG_XPATH_CALL, 0, 4, "there is no function `frob`");
	wrong(f, "norm-space(a:b)", EG_XPATH_CALL, 0, 10,
	    "there is no function `norm-space`; did you mean `normalize-space`?");
	wrong(f, "contains(a:b)", EG_XPATH_CALL, 0, 8,
	    "`contains` has 1 argument here and takes 2");
	wrong(f, "true(1)", EG_XPATH_CALL, 0, 4,
	    "`true` has 1 argument here and takes 0");
	wrong(f, "concat('a')", EG_XPATH_CALL, 0, 6,
	    "`concat` has 1 argument here and takes at least 2");
	wrong(f, "string(1, 2)", EG_XPATH_CALL, 0, 6,
	    "`string` has 2 arguments here and takes at most 1");
}

static void
nesting_is_bounded(void **state)
{
	struct fixture *f = *state;
	char deep[2 * 101 + 2];

	memset(deep, '(', 101);
	deep[101] = '1';
	memset(deep + 102, ')', 101);
	deep[sizeof(deep) - 1] = '\0';
	wrong(f, deep, EG_XPATH_SYNTAX, 100, 1,
	    "the brackets are nested deeper than 100");
}

static void
a_wrong_type_fails_while_running(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(eval(f, "count('a')"),
	    "an argument has the wrong type: a node-set is needed");
	assert_int_equal(f->err.fault, EG_XPATH_RUN);
	assert_string_equal(eval(f, "1"), "1");
}

static void
endless_work_is_stopped(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(eval(f, "count(//node()[count(//node()[count(//node()"
	    "[count(//node()[count(//node()[count(//node()[count(//node())>0])>0"
	    "])>0])>0])>0])>0])"),
	    "it takes more than 20 million operations on this file");
}

static void
a_union_is_split_at_its_own_bars_only(void **state)
{
	const char *start[4];
	size_t len[4];

	(void)state;
	assert_int_equal(eg_xpath_alternatives(" a[b | c] |'|'| f(x|y) ", 4,
	    start, len), 3);
	assert_int_equal(len[0], 8);
	assert_memory_equal(start[0], "a[b | c]", 8);
	assert_int_equal(len[1], 3);
	assert_memory_equal(start[1], "'|'", 3);
	assert_int_equal(len[2], 6);
	assert_memory_equal(start[2], "f(x|y)", 6);
}

static const char *
twice(struct eg_xpath_call *c, void *data)
{
	struct eg_buf b = { NULL, 0, 0 };

	if (eg_value_kind(eg_xpath_arg(c, 0)) == EG_VALUE_BOOLEAN)
		return data;
	eg_value_string(eg_xpath_arg(c, 0), &b);
	eg_value_string(eg_xpath_arg(c, 0), &b);
	eg_xpath_return_string(c, eg_buf_str(&b));
	eg_buf_free(&b);
	return NULL;
}

static void
functions_are_added_and_may_refuse(void **state)
{
	struct fixture *f = *state;
	char words[] = "twice() has no use for a truth";

	eg_xpath_function(f->xp, "urn:o", "twice", 1, 1, twice, words);
	assert_string_equal(eval(f, "p:twice(p:twice(a:b))"), "oneoneoneone");
	assert_string_equal(eval(f, "p:twice(true())"), words);
	assert_string_equal(eval(f, "p:twice(1)"), "11");
	wrong(f, "p:twice()", EG_XPATH_CALL, 0, 7,
	    "`p:twice` has 0 arguments here and takes 1");
}

static void
a_character_of_a_value_is_found_behind_references_and_lines(void **state)
{
	struct fixture *f = *state;
	struct eg_node *c = eg_node_child(eg_xml_root(f->xml), "urn:a", "c");
	struct eg_pos p;

	/* The value is "5 <  6 & 7": its "&" is written on line 6. */
	p = eg_xml_char_pos(f->xml, eg_node_attr_node(c, "", "e"), 7, 1);
	assert_int_equal(p.line, 6);
	assert_int_equal(p.column, 4);
	p = eg_xml_char_pos(f->xml, eg_node_attr_node(c, "", "e"), 2, 1);
	assert_int_equal(p.line, 5);
	assert_int_equal(p.column, 11);
}

#define TEST(t)	cmocka_unit_test_setup_teardown(t, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(values_are_strings_numbers_booleans_and_nodes),
		TEST(long_whole_numbers_have_no_exponent),
		TEST(translate_takes_the_first_of_equal_characters),
		TEST(nodes_come_in_document_order_whatever_the_union_says),
		TEST(a_namespace_node_is_its_element),
		TEST(variables_are_listed_once_and_given_by_the_caller),
		TEST(a_star_is_a_name_or_a_product),
		TEST(wrong_syntax_is_located),
		TEST(unknown_prefixes_and_functions_are_found_before_running),
		TEST(nesting_is_bounded),
		TEST(a_wrong_type_fails_while_running),
		TEST(endless_work_is_stopped),
		TEST(a_union_is_split_at_its_own_bars_only),
		TEST(functions_are_added_and_may_refuse),
		TEST(a_character_of_a_value_is_found_behind_references_and_lines),
	};

	return cmocka_run_group_tests_name("xml/xpath", tests, NULL, NULL);
}
