/*
 * Stylesheets are written as their templates only, in a directory of the
 * test's own; {T} in front makes the frame, whose functions are eg:twice()
 * and eg:names().  The case is <c:case> with two items.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "xml/build.h"
#include "xml/xslt.h"

#define CASE_XML "<c:case xmlns:c='urn:case' id='7'>\n" \
    "  <c:item>knee</c:item>\n  <c:item>back &amp; hip</c:item>\n</c:case>\n"

struct dir {
	char		 path[64];
	struct eg_diags	*diags;
	struct eg_xml	*source;
	struct eg_buf	 out;
	bool		 marks;
	struct eg_xml	*result;
	struct eg_xslt	*xslt;
};

static const char *
twice(struct eg_xslt_call *call, size_t n, const char *const *args,
    struct eg_buf *out)
{
	(void)call, (void)n;
	if (*args[0] == '\0')
		return "there is nothing to double";
	eg_buf_printf(out, "%s%s", args[0], args[0]);
	return NULL;
}

static const char *
names(struct eg_xslt_call *call, size_t nargs, const char *const *args,
    struct eg_buf *out)
{
	const char *const *s;
	size_t i, n = eg_xslt_call_list(call, 0, &s);

	(void)nargs, (void)args;
	for (i = 0; i < n; i++)
		eg_buf_printf(out, "[%s]", s[i]);
	return NULL;
}

static const struct eg_xslt_function table[] = {
	{ "twice", 1, 1, twice },
	{ "names", 1, 2, names },
};

static int
setup(void **state)
{
	struct dir *d = calloc(1, sizeof(*d));

	strcpy(d->path, "/tmp/engross-xslt-XXXXXX");
	assert_non_null(mkdtemp(d->path));
	d->diags = eg_diags_new();
	d->source = eg_xml_read("case.xml", CASE_XML, strlen(CASE_XML),
	    &eg_xml_case_limits, d->diags);
	assert_non_null(d->source);
	*state = d;
	return 0;
}

static int
teardown(void **state)
{
	struct dir *d = *state;
	char command[100];

	eg_xml_free(d->result);
	eg_xslt_free(d->xslt);
	eg_xml_free(d->source);
	eg_diags_free(d->diags);
	eg_buf_free(&d->out);
	snprintf(command, sizeof(command), "rm -r %s", d->path);
	assert_int_equal(system(command), 0);
	free(d);
	return 0;
}

static void
write_file(struct dir *d, const char *name, const char *text)
{
	char path[200];

	snprintf(path, sizeof(path), "%s/%s", d->path, name);
	assert_true(eg_file_write(path, text, strlen(text), d->diags));
}

/* Templates in a frame of one line, so that theirs are lines 2 and after. */
static void
write_templates(struct dir *d, const char *name, const char *templates)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "<xsl:stylesheet version='1.0' xmlns:c='urn:case' "
	    "xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
	    "xmlns:eg='urn:f' xmlns:x='http://exslt.org/common' "
	    "exclude-result-prefixes='c eg x'>\n%s\n</xsl:stylesheet>\n", templates);
	write_file(d, name, b.data);
	eg_buf_free(&b);
}

/* What the stylesheet makes of the case as XML; NULL when it failed. */
static const char *
apply(struct dir *d, const char *name, const char *const *params)
{
	char path[200];
	struct eg_xslt_options o = { .root = d->path, .marks = d->marks,
	    .ns = "urn:f", .functions = table, .n = 2, .input_ns = "urn:case" };

	snprintf(path, sizeof(path), "%s/%s", d->path, name);
	eg_xslt_free(d->xslt);
	d->xslt = eg_xslt_open(path, &o, d->diags);
	if (d->xslt == NULL)
		return NULL;
	eg_xml_free(d->result);
	d->result = eg_xslt_apply(d->xslt, d->source, params, d->diags);
	if (d->result == NULL)
		return NULL;
	eg_buf_clear(&d->out);
	eg_node_dump(eg_xml_root(d->result), &d->out);
	return d->out.data;
}

static const char *
make(struct dir *d, const char *templates)
{
	write_templates(d, "t.xsl", templates);
	return apply(d, "t.xsl", NULL);
}

/* The only message is this one, in its short form after the directory. */
static void
assert_message(struct dir *d, const char *want)
{
	struct eg_buf b = { 0 };

	eg_diags_dump(d->diags, &b);
	if (b.len == 0 || strstr(b.data, want) == NULL)
		fail_msg("want: %s\ngot: %s", want, eg_buf_str(&b));
	assert_int_equal(eg_diags_count(d->diags), 1);
	eg_buf_free(&b);
}

static void
case_becomes_what_templates_write(void **state)
{
	assert_string_equal(make(*state, "<xsl:template match='/c:case'>"
	    "<p id='{@id}'><xsl:value-of select='c:item[2]'/></p></xsl:template>"),
	    "<p id=\"7\">back &amp; hip</p>");
}

static void
functions_get_strings_and_lists(void **state)
{
	assert_string_equal(make(*state, "<xsl:template match='/'><p>"
	    "<xsl:value-of select=\"concat(eg:twice(2), eg:names(//c:item))\"/>"
	    "</p></xsl:template>"), "<p>22[knee][back &amp; hip]</p>");
}

static void
node_set_reads_a_variable(void **state)
{
	assert_string_equal(make(*state, "<xsl:template match='/'>"
	    "<xsl:variable name='v'><c:q>a</c:q><c:q>b</c:q></xsl:variable>"
	    "<p><xsl:value-of select='x:node-set($v)/c:q[2]'/></p>"
	    "</xsl:template>"), "<p>b</p>");
}

static void
parameters_are_plain_strings(void **state)
{
	struct dir *d = *state;
	const char *const params[] = { "who", "O'Neil \"&\" co", NULL };

	write_templates(d, "t.xsl", "<xsl:param name='who'/>"
	    "<xsl:template match='/'><p><xsl:value-of select='$who'/></p>"
	    "</xsl:template>");
	assert_string_equal(apply(d, "t.xsl", params),
	    "<p>O'Neil \"&amp;\" co</p>");
	assert_true(eg_xslt_has_param(d->xslt, "who"));
	assert_false(eg_xslt_has_param(d->xslt, "whom"));
}

static void
includes_come_from_below_the_root(void **state)
{
	struct dir *d = *state;
	char path[200];

	snprintf(path, sizeof(path), "%s/a b", d->path);
	assert_int_equal(mkdir(path, 0700), 0);
	write_templates(d, "a b/in.xsl", "<xsl:template name='n'>in</xsl:template>");
	assert_string_equal(make(d, "<xsl:include href='a%20b/in.xsl'/>"
	    "<xsl:template match='/'><p><xsl:call-template name='n'/></p>"
	    "</xsl:template>"), "<p>in</p>");
}

static void
includes_from_elsewhere_are_refused(void **state)
{
	struct dir *d = *state;
	static const char *const href[] = { "../../etc/hostname", "/etc/hostname",
	    "file:///etc/hostname", "http://127.0.0.1/x.xsl", "link.xsl" };
	char text[300];
	size_t i;

	snprintf(text, sizeof(text), "%s/link.xsl", d->path);
	assert_int_equal(symlink("/etc/hostname", text), 0);
	for (i = 0; i < sizeof(href) / sizeof(href[0]); i++) {
		snprintf(text, sizeof(text), "<xsl:include href='%s'/>", href[i]);
		assert_null(make(d, text));
		assert_message(d, "error[T4003]");
		eg_diags_clear(d->diags);
	}
}

static void
file_that_includes_itself_ends(void **state)
{
	assert_null(make(*state, "<xsl:include href='t.xsl'/>"));
	assert_int_equal(eg_diags_count(((struct dir *)*state)->diags), 1);
}

static void
what_reads_writes_or_varies_is_refused_when_loaded(void **state)
{
	struct dir *d = *state;
	static const char *const bad[] = {
		"<xsl:template match='/'><xsl:copy-of select=\"document('x')\"/>"
		"</xsl:template>",
		"<xsl:template match='/'><p id='{generate-id()}'/></xsl:template>",
		"<xsl:strip-space elements='*'/>",
		"<xsl:template match='/' xsl:extension-element-prefixes='x'>"
		"</xsl:template>",
	};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_null(make(d, bad[i]));
		assert_message(d, "error[T4020]");
		eg_diags_clear(d->diags);
	}
}

static void
xsl_document_writes_nothing(void **state)
{
	struct dir *d = *state;
	char path[200];

	assert_null(make(d, "<xsl:template match='/'>"
	    "<xsl:document href='out.xml'><p/></xsl:document></xsl:template>"));
	snprintf(path, sizeof(path), "%s/out.xml", d->path);
	assert_int_equal(access(path, F_OK), -1);
	assert_message(d, "error[T4013]");
}

static void
xpath_error_is_found_at_its_column(void **state)
{
	assert_null(make(*state, "<xsl:template match='/'>\n"
	    "  <xsl:value-of select='c:case/c:item[1/c:x'/>\n</xsl:template>"));
	assert_message(*state, "t.xsl:3:38: error[T4012]: XPath does not parse: "
	    "`]` is missing for this `[`");
}

static void
unknown_function_is_found_though_never_called(void **state)
{
	assert_null(make(*state, "<xsl:template match='c:none'>"
	    "<p a='x{eg:twise(1)}'/></xsl:template>"));
	assert_message(*state, "error[T4015]");
}

static void
step_without_prefix_is_warned_of(void **state)
{
	struct dir *d = *state;

	assert_non_null(make(d, "<xsl:template match='/'><p>\n"
	    "<xsl:value-of select='c:case/item[@id]'/></p></xsl:template>"));
	assert_message(d, "t.xsl:3:30: warning[T4031]: `item` can never match");
	assert_string_equal(eg_diags_at(d->diags, 0)->help, "write `c:item`");
}

static void
misspelt_instruction_gets_a_suggestion(void **state)
{
	struct dir *d = *state;

	assert_null(make(d, "<xsl:template match='/'>\n<xsl:valueof select='1'/>"
	    "</xsl:template>"));
	assert_message(d, "t.xsl:3:1: error[T4013]");
	assert_string_equal(eg_diags_at(d->diags, 0)->help,
	    "did you mean `xsl:value-of`?");
}

static void
undeclared_variable_is_found_though_no_case_comes_there(void **state)
{
	struct dir *d = *state;

	assert_null(make(d, "<xsl:param name='nobdy'/><xsl:template match='c:none'><p>\n"
	    "  <xsl:value-of select='1 + $nobody'/></p></xsl:template>"));
	assert_message(d, "t.xsl:3:29: error[T4017]: the variable `$nobody` is not known");
	assert_string_equal(eg_diags_at(d->diags, 0)->help, "did you mean `$nobdy`?");
}

static void
a_variable_is_known_to_what_follows_it_in_its_element(void **state)
{
	assert_non_null(make(*state, "<xsl:variable name='g' select='1'/>"
	    "<xsl:template match='/'><xsl:param name='p'/><xsl:variable name='v' "
	    "select='$p'/><p a='{$v}'><xsl:for-each select='*[$g]'><xsl:value-of "
	    "select='$v'/></xsl:for-each></p></xsl:template>"));
}

static void
a_variable_is_not_known_outside_its_element(void **state)
{
	assert_null(make(*state, "<xsl:template match='/'><p><xsl:variable name='v'/></p>\n"
	    "<xsl:value-of select='$v'/></xsl:template>"));
	assert_message(*state, "t.xsl:3:23: error[T4017]");
}

static void
a_called_template_must_be_there(void **state)
{
	struct dir *d = *state;

	assert_null(make(d, "<xsl:template name='address-line'/><xsl:template match='/'>\n"
	    "<xsl:call-template name='adress-line'/></xsl:template>"));
	assert_message(d, "t.xsl:3:26: error[T4016]: there is no template named `adress-line`");
	assert_string_equal(eg_diags_at(d->diags, 0)->help, "did you mean `address-line`?");
}

static void
a_variable_that_doubles_is_stopped(void **state)
{
	struct eg_buf b = { 0 };
	int i;

	eg_buf_puts(&b, "<xsl:template match='/'><xsl:variable name='v0' "
	    "select=\"'0123456789'\"/>");
	for (i = 0; i < 40; i++)
		eg_buf_printf(&b, "<xsl:variable name='v%d' select='concat($v%d, $v%d)'/>",
		    i + 1, i, i);
	eg_buf_puts(&b, "<p><xsl:value-of select='$v40'/></p></xsl:template>");
	assert_null(make(*state, b.data));
	assert_message(*state, "error[T4043]: the template makes too much");
	eg_buf_free(&b);
}

static void
an_instruction_needs_its_attributes(void **state)
{
	assert_null(make(*state, "<xsl:template match='/'>\n<xsl:value-of/></xsl:template>"));
	assert_message(*state, "t.xsl:3:1: error[T4010]: `xsl:value-of` lacks the attribute "
	    "`select`");
}

static void
refused_call_names_template_and_case_line(void **state)
{
	struct dir *d = *state;

	assert_null(make(d, "<xsl:template match='c:item'>\n"
	    "<xsl:value-of select=\"eg:twice('')\"/></xsl:template>"));
	assert_message(d, "t.xsl:3:23: error[T4061]: `eg:twice()`: there is nothing");
	assert_string_equal(eg_diags_at(d->diags, 0)->from.file, "case.xml");
	assert_int_equal(eg_diags_at(d->diags, 0)->from.line, 2);
}

static void
terminating_message_is_an_error_at_the_case_line(void **state)
{
	struct dir *d = *state;

	assert_null(make(d, "<xsl:template match='c:item'>"
	    "<xsl:message terminate='yes'>no such <xsl:value-of select='.'/>"
	    "</xsl:message></xsl:template>"));
	assert_message(d, "error[T4040]: the template stops the letter: no such knee");
	assert_int_equal(eg_diags_at(d->diags, 0)->from.line, 2);
}

static void
message_without_terminate_is_a_warning(void **state)
{
	assert_non_null(make(*state, "<xsl:template match='/'><p/>"
	    "<xsl:message>look here</xsl:message></xsl:template>"));
	assert_message(*state, "warning[T4039]: the template says: look here");
}

static void
endless_recursion_is_stopped(void **state)
{
	assert_null(make(*state, "<xsl:template match='/' name='n'>"
	    "<xsl:call-template name='n'/></xsl:template>"));
	assert_message(*state, "error[T4042]");
}

static void
endless_work_is_stopped(void **state)
{
	struct eg_buf b = { 0 };
	int i;

	/* 2^24 times through nested loops over two items. */
	eg_buf_puts(&b, "<xsl:template match='/'>");
	for (i = 0; i < 24; i++)
		eg_buf_puts(&b, "<xsl:for-each select='//c:item'>");
	eg_buf_puts(&b, "<p/>");
	for (i = 0; i < 24; i++)
		eg_buf_puts(&b, "</xsl:for-each>");
	eg_buf_puts(&b, "</xsl:template>");
	assert_null(make(*state, b.data));
	assert_message(*state, "error[T4043]");
	eg_buf_free(&b);
}

static void
marks_name_template_and_case(void **state)
{
	struct dir *d = *state;
	struct eg_node *p, *q;

	d->marks = true;
	assert_string_equal(make(d, "<xsl:template match='/'>\n"
	    "<d><xsl:apply-templates select='//c:item[2]'/></d></xsl:template>\n"
	    "<xsl:template match='c:item'><xsl:element name='q'/></xsl:template>"),
	    "<d><q/></d>");
	p = eg_xml_root(d->result);
	q = eg_node_first_element(p);
	assert_int_equal(eg_xml_pos(d->result, p).line, 3);
	assert_int_equal(eg_xml_pos(d->result, q).line, 4);
	assert_int_equal(eg_xml_pos(d->result, q).column, 30);
	assert_int_equal(eg_xml_from(d->result, q).line, 3);
	assert_string_equal(eg_xml_from(d->result, q).file, "case.xml");
}

static void
marks_survive_a_second_stylesheet(void **state)
{
	struct dir *d = *state;
	struct eg_xml *letter;
	struct eg_pos at;

	d->marks = true;
	assert_non_null(make(d, "<xsl:template match='/c:case'>\n"
	    "<c:para><xsl:value-of select='c:item'/></c:para></xsl:template>"));
	letter = d->result;
	eg_xml_free(d->source);
	d->source = letter;
	d->result = NULL;
	assert_non_null(make(d, "\n\n\n\n<xsl:template match='c:para'>"
	    "<block/></xsl:template>"));
	at = eg_xml_pos(d->result, eg_xml_root(d->result));
	assert_int_equal(at.line, 3);
	assert_int_equal(eg_xml_from(d->result, eg_xml_root(d->result)).line, 1);
	assert_string_equal(eg_xml_from(d->result,
	    eg_xml_root(d->result)).file, "case.xml");
}

static void
marks_name_attributes_through_a_second_stylesheet(void **state)
{
	struct dir *d = *state;
	struct eg_node *root;
	struct eg_pos at;

	d->marks = true;
	assert_non_null(make(d, "<xsl:template match='/'><c:para keep='x'>\n"
	    "<xsl:attribute name='color'>red</xsl:attribute></c:para></xsl:template>"));
	eg_xml_free(d->source);
	d->source = eg_xml_new("letter.xml", "urn:case", "c", "letter");
	eg_xml_append(d->source, d->result);	/* as the letter is put together */
	eg_xml_free(d->result);
	d->result = NULL;
	assert_non_null(make(d, "<xsl:template match='c:para'>"
	    "<block size='1'><xsl:copy-of select='@*'/></block></xsl:template>"));
	root = eg_xml_root(d->result);
	at = eg_xml_pos(d->result, eg_node_attr_node(root, "", "keep"));
	assert_int_equal(at.line, 2);
	assert_int_equal(at.column, 33);
	assert_int_equal(at.length, 4);
	at = eg_xml_pos(d->result, eg_node_attr_node(root, "", "color"));
	assert_int_equal(at.line, 3);
	/* What only the second one wrote stands at the element of the first. */
	at = eg_xml_pos(d->result, eg_node_attr_node(root, "", "size"));
	assert_int_equal(at.column, 25);
	assert_int_equal(at.length, 7);
}

static void
several_elements_side_by_side_are_a_result(void **state)
{
	struct dir *d = *state;

	d->marks = true;
	assert_non_null(make(d, "<xsl:template match='/'><p/><q/></xsl:template>"));
	assert_int_equal(eg_xml_pos(d->result,
	    eg_node_next(eg_xml_root(d->result))).line, 2);
}

/* 8 nodes to the power of 4 attributes, each worth 7 bytes. */
static void
attributes_made_of_variables_take_about_the_memory_of_their_text(void **state)
{
	struct dir *d = *state;
	size_t before = mallinfo2().uordblks;

	assert_non_null(make(d, "<xsl:variable name='v'>#8a94a3</xsl:variable>"
	    "<xsl:template match='/'><p><xsl:for-each select='//node()'>"
	    "<xsl:for-each select='//node()'><xsl:for-each select='//node()'>"
	    "<xsl:for-each select='//node()'><q v='{$v}'/></xsl:for-each>"
	    "</xsl:for-each></xsl:for-each></xsl:for-each></p></xsl:template>"));
	assert_non_null(strstr(d->out.data, "<q v=\"#8a94a3\"/>"));
	assert_in_range(mallinfo2().uordblks - before, 0, 4096 * 1024);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(case_becomes_what_templates_write),
		T(functions_get_strings_and_lists),
		T(node_set_reads_a_variable),
		T(parameters_are_plain_strings),
		T(includes_come_from_below_the_root),
		T(includes_from_elsewhere_are_refused),
		T(file_that_includes_itself_ends),
		T(what_reads_writes_or_varies_is_refused_when_loaded),
		T(xsl_document_writes_nothing),
		T(xpath_error_is_found_at_its_column),
		T(unknown_function_is_found_though_never_called),
		T(step_without_prefix_is_warned_of),
		T(misspelt_instruction_gets_a_suggestion),
		T(undeclared_variable_is_found_though_no_case_comes_there),
		T(a_variable_is_known_to_what_follows_it_in_its_element),
		T(a_variable_is_not_known_outside_its_element),
		T(a_called_template_must_be_there),
		T(an_instruction_needs_its_attributes),
		T(a_variable_that_doubles_is_stopped),
		T(refused_call_names_template_and_case_line),
		T(terminating_message_is_an_error_at_the_case_line),
		T(message_without_terminate_is_a_warning),
		T(endless_recursion_is_stopped),
		T(endless_work_is_stopped),
		T(marks_name_template_and_case),
		T(marks_name_attributes_through_a_second_stylesheet),
		T(marks_survive_a_second_stylesheet),
		T(several_elements_side_by_side_are_a_result),
		T(attributes_made_of_variables_take_about_the_memory_of_their_text),
	};

	return cmocka_run_group_tests_name("xml/xslt", tests, NULL, NULL);
}
