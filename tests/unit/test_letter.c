/*
 * A workspace of the test's own: templates/tiny with letter.xml and sections,
 * a theme that copies the letter.  format() writes letter.xml around what it is
 * given, section() a stylesheet around a template for the root.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "merge/letter.h"

#define CASE_XML "<t:case xmlns:t='urn:t' id='7'>" \
    "<t:name>Ann</t:name><t:thing>a</t:thing><t:thing>b</t:thing><t:thing>c</t:thing>" \
    "</t:case>"
#define DOCUMENT "<document title='concat(\"Letter \", @id)' language='\"en\"'/>"

struct workspace {
	char			 path[64];
	struct eg_diags		*diags;
	struct eg_xml		*source;
	struct eg_letter	*letter;
	struct eg_xml		*made;		/* the letter document */
	struct eg_xml		*fo;
	struct eg_buf		 out;
};

static void
write_file(struct workspace *w, const char *name, const char *text)
{
	char path[200];

	snprintf(path, sizeof(path), "%s/%s", w->path, name);
	assert_true(eg_file_write(path, text, strlen(text), w->diags));
}

static void
directory(struct workspace *w, const char *name)
{
	char path[200];

	snprintf(path, sizeof(path), "%s/%s", w->path, name);
	assert_int_equal(mkdir(path, 0700), 0);
}

static void
section(struct workspace *w, const char *name, const char *content)
{
	struct eg_buf b = { 0 };
	char path[100];

	eg_buf_printf(&b, "<xsl:stylesheet version='1.0' "
	    "xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:t='urn:t' "
	    "xmlns:lt='urn:engross:letter:1' xmlns:eg='urn:engross:function:1' "
	    "exclude-result-prefixes='t eg'>\n<xsl:template match='/t:case'>%s"
	    "</xsl:template></xsl:stylesheet>", content);
	snprintf(path, sizeof(path), "tiny/sections/%s.xsl", name);
	write_file(w, path, b.data);
	eg_buf_free(&b);
}

static void
format_with(struct workspace *w, const char *attributes, const char *content)
{
	struct eg_buf b = { 0 };

	eg_buf_printf(&b, "<format xmlns='urn:engross:format:1' xmlns:t='urn:t' "
	    "name='tiny' title='Tiny' schema='t/case.xsd' namespace='urn:t' "
	    "root='case'%s>\n%s</format>", attributes, content);
	write_file(w, "tiny/letter.xml", b.data);
	eg_buf_free(&b);
}

static void
format(struct workspace *w, const char *content)
{
	format_with(w, "", content);
}

static int
setup(void **state)
{
	struct workspace *w = calloc(1, sizeof(*w));

	strcpy(w->path, "/tmp/engross-letter-XXXXXX");
	assert_non_null(mkdtemp(w->path));
	w->diags = eg_diags_new();
	w->source = eg_xml_read("case.xml", CASE_XML, strlen(CASE_XML),
	    &eg_xml_case_limits, w->diags);
	directory(w, "common");
	directory(w, "tiny");
	directory(w, "tiny/sections");
	write_file(w, "common/theme.xsl", "<xsl:stylesheet version='1.0' "
	    "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
	    "<xsl:param name='size'>12</xsl:param>"
	    "<xsl:template match='/*'><root size='{$size}'>"
	    "<xsl:copy-of select='node()'/></root></xsl:template></xsl:stylesheet>");
	section(w, "one", "<lt:para><xsl:value-of select='t:name'/></lt:para>");
	section(w, "two", "<lt:para>two</lt:para>");
	section(w, "none", "");
	*state = w;
	return 0;
}

static int
teardown(void **state)
{
	struct workspace *w = *state;
	char command[100];

	eg_xml_free(w->fo);
	eg_xml_free(w->made);
	eg_letter_free(w->letter);
	eg_xml_free(w->source);
	eg_diags_free(w->diags);
	eg_buf_free(&w->out);
	snprintf(command, sizeof(command), "rm -r %s", w->path);
	assert_int_equal(system(command), 0);
	free(w);
	return 0;
}

static bool
open_letter(struct workspace *w, const char *name)
{
	w->letter = eg_letter_open(w->path, name, false, w->diags);
	return w->letter != NULL;
}

/* The text of the letter; "" when it could not be made. */
static const char *
merge(struct workspace *w)
{
	if (!open_letter(w, "tiny"))
		return "";
	w->fo = eg_letter_merge(w->letter, w->source, &w->made, w->diags);
	if (w->fo == NULL)
		return "";
	eg_node_string(eg_xml_root(w->fo), &w->out);
	return eg_buf_str(&w->out);
}

static void
assert_message(struct workspace *w, const char *want)
{
	struct eg_buf b = { 0 };

	eg_diags_dump(w->diags, &b);
	if (b.len == 0 || strstr(b.data, want) == NULL)
		fail_msg("want: %s\ngot: %s", want, eg_buf_str(&b));
	eg_buf_free(&b);
}

static void
sections_follow_one_another_in_the_order_listed(void **state)
{
	struct workspace *w = *state;

	format(w, DOCUMENT "<section name='two'/><section name='one'/>");
	assert_string_equal(merge(w), "twoAnn");
	assert_string_equal(eg_node_attr(eg_xml_root(w->made), "", "title"),
	    "Letter 7");
	assert_string_equal(eg_node_attr(eg_xml_root(w->made),
	    "http://www.w3.org/XML/1998/namespace", "lang"), "en");
}

static void
section_whose_condition_is_false_is_left_out(void **state)
{
	format(*state, DOCUMENT "<section name='one' when='count(t:thing) = 3'/>"
	    "<section name='two' when='t:thing = \"z\"' required='yes'/>");
	assert_string_equal(merge(*state), "Ann");
}

static void
letter_is_made_again_the_same(void **state)
{
	struct workspace *w = *state;
	struct eg_buf b = { 0 };

	format(w, DOCUMENT "<section name='one'/>");
	assert_string_equal(merge(w), "Ann");
	eg_xml_free(w->fo);
	w->fo = eg_letter_merge(w->letter, w->source, NULL, w->diags);
	eg_node_string(eg_xml_root(w->fo), &b);
	assert_string_equal(b.data, "Ann");
	eg_buf_free(&b);
}

static void
lists_join_the_nodes_of_a_node_set(void **state)
{
	struct workspace *w = *state;

	section(w, "one", "<lt:para><xsl:value-of select=\"concat("
	    "eg:list(t:thing), '|', eg:list(t:thing, 'or'), '|', "
	    "eg:list(t:thing, 'and,'), '|', eg:list(t:thing, ';'), '|', "
	    "eg:list(t:thing[. != 'b']), '|', eg:list(t:name), '|', "
	    "eg:list(t:no), '|', eg:list(t:thing, 'then'))\"/></lt:para>");
	format(w, DOCUMENT "<section name='one'/>");
	assert_string_equal(merge(w), "a, b and c|a, b or c|a, b, and c|a; b; c|"
	    "a and c|Ann||a, b then c");
}

static void
parameters_reach_the_theme(void **state)
{
	struct workspace *w = *state;

	format(w, DOCUMENT "<parameter name='size' value='14'/><section name='one'/>");
	merge(w);
	assert_string_equal(eg_node_attr(eg_xml_root(w->fo), "", "size"), "14");
}

static void
parameter_the_theme_does_not_have_is_an_error(void **state)
{
	format(*state, DOCUMENT "<parameter name='sise' value='14'/><section name='one'/>");
	assert_string_equal(merge(*state), "");
	assert_message(*state, "tiny/letter.xml:2:76: error[T4002]: the theme has no "
	    "parameter `sise`");
}

static void
required_section_that_writes_nothing_is_an_error(void **state)
{
	format(*state, DOCUMENT "\n<section name='none' required='yes'/>");
	assert_string_equal(merge(*state), "");
	assert_message(*state, "tiny/letter.xml:3:1: error[T4051]: section `none` is "
	    "required and writes nothing for this case");
}

static void
section_without_stylesheet_is_found_when_opened(void **state)
{
	format(*state, DOCUMENT "\n<section name='appeal'/>");
	assert_false(open_letter(*state, "tiny"));
	assert_message(*state, "tiny/letter.xml:3:1: error[T4050]: section `appeal` is "
	    "listed in the letter but has no template");
}

static void
section_of_another_format_may_be_used(void **state)
{
	struct workspace *w = *state;

	directory(w, "other");
	section(w, "one", "<lt:para>moved</lt:para>");
	write_file(w, "other/x.xsl", "<xsl:stylesheet version='1.0' "
	    "xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
	    "xmlns:lt='urn:engross:letter:1'>"
	    "<xsl:include href='../tiny/sections/one.xsl'/></xsl:stylesheet>");
	format(w, DOCUMENT "<section name='x' file='../other/x.xsl'/>");
	assert_string_equal(merge(w), "moved");
}

static void
unknown_format_names_the_nearest(void **state)
{
	struct workspace *w = *state;

	format(w, DOCUMENT "<section name='one'/>");
	assert_false(open_letter(w, "tyny"));
	assert_message(w, "error[T4001]: there is no letter format `tyny`");
	assert_string_equal(eg_diags_at(w->diags, 0)->help, "did you mean `tiny`?");
	eg_diags_clear(w->diags);
	assert_false(open_letter(w, "../tiny"));
	assert_message(w, "error[T4001]");
}

static void
slip_in_letter_xml_gets_a_suggestion(void **state)
{
	struct workspace *w = *state;

	format(w, DOCUMENT "\n<section name='one' requird='yes'/>");
	assert_false(open_letter(w, "tiny"));
	assert_message(w, "letter.xml:3:21: error[T4002]: `requird` is not an attribute");
	assert_string_equal(eg_diags_at(w->diags, 0)->help, "did you mean `required`?");
}

/* Taken for "none", a letter would leave without anybody's approval. */
static void
signoff_is_one_of_two_words(void **state)
{
	struct workspace *w = *state;

	format_with(w, " signoff='requierd'", DOCUMENT "<section name='one'/>");
	assert_false(open_letter(w, "tiny"));
	assert_message(w, "error[T4002]: `signoff` is `required` or `none`, not `requierd`");
}

static void
signoff_is_asked_for_by_the_format_unless_it_reproduces(void **state)
{
	struct workspace *w = *state;
	static const struct { const char *attributes; bool needed; } formats[] = {
		{ "", false }, { " signoff='none'", false }, { " signoff='required'", true },
		{ " signoff='required' reproduction='yes'", false },
	};

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		format_with(w, formats[i].attributes, DOCUMENT "<section name='one'/>");
		assert_true(open_letter(w, "tiny"));
		assert_int_equal(eg_letter_needs_signoff(w->letter), formats[i].needed);
		eg_letter_free(w->letter);
		w->letter = NULL;
	}
}

static void
condition_that_does_not_parse_is_found_at_its_column(void **state)
{
	format(*state, DOCUMENT "\n<section name='one' when='t:thing[1'/>");
	assert_false(open_letter(*state, "tiny"));
	assert_message(*state, "letter.xml:3:34: error[T4012]: XPath in `when`: `]` is missing");
}

static void
misspelt_word_of_the_vocabulary_is_found_when_opened(void **state)
{
	struct workspace *w = *state;

	section(w, "one", "\n<lt:pra>x</lt:pra><lt:para kind='leed'/><lt:para knd='x'/>");
	format(w, DOCUMENT "<section name='one'/>");
	assert_false(open_letter(w, "tiny"));
	assert_message(w, "one.xsl:3:1: error[T4030]: `pra` is not in the letter vocabulary");
	assert_message(w, "one.xsl:3:34: error[T4030]: `kind` of `para` is one of: "
	    "body lead quote small; not `leed`");
	assert_message(w, "one.xsl:3:50: error[T4030]: `knd` is not an attribute of `para`");
}

static void
text_outside_elements_is_an_error(void **state)
{
	struct workspace *w = *state;

	section(w, "one", "loose");
	format(w, DOCUMENT "<section name='one'/>");
	assert_string_equal(merge(w), "");
	assert_message(w, "error[T4044]: section `one` writes text outside any element");
}

static void
every_failing_section_is_told(void **state)
{
	struct workspace *w = *state;

	section(w, "one", "<lt:para><xsl:value-of select=\"eg:date(t:name)\"/></lt:para>");
	section(w, "two", "<lt:para><xsl:value-of select=\"eg:state('')\"/></lt:para>");
	format(w, DOCUMENT "<section name='one'/><section name='two'/>");
	assert_string_equal(merge(w), "");
	assert_message(w, "one.xsl:2:62: error[T4061]: `eg:date()`: a date is written like");
	assert_message(w, "two.xsl:2:62: error[T4061]: `eg:state()`");
}

static void
case_of_another_kind_is_refused(void **state)
{
	struct workspace *w = *state;

	format(w, DOCUMENT "<section name='one'/>");
	eg_xml_free(w->source);
	w->source = eg_xml_read("other.xml", "<x/>", 4, &eg_xml_case_limits, w->diags);
	assert_string_equal(merge(w), "");
	assert_message(w, "other.xml:1:1: error[T4004]: the letter format `tiny` is for "
	    "`case`, not for `x`");
}

static void
name_the_schema_does_not_have_is_warned_of(void **state)
{
	struct workspace *w = *state;
	struct eg_letter *l;

	directory(w, "t");
	write_file(w, "t/case.xsd", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
	    "<xs:include schemaLocation='more.xsd'/><xs:element name='case'/></xs:schema>");
	write_file(w, "t/more.xsd", "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
	    "<xs:include schemaLocation='case.xsd'/><xs:element name='name'/></xs:schema>");
	section(w, "one", "<lt:para><xsl:value-of select='t:nmae/@x'/></lt:para>");
	format(w, DOCUMENT "<section name='one'/>");
	l = eg_letter_examine(w->path, w->path, "tiny", w->diags);
	assert_non_null(l);
	eg_letter_free(l);
	assert_message(w, "one.xsl:2:62: warning[T4032]: `t:nmae` is not in the case schema");
	assert_string_equal(eg_diags_at(w->diags, 0)->help, "did you mean `t:name`?");
}

static void
title_the_case_cannot_give_is_an_error(void **state)
{
	format(*state, "<document title='t:absent' language='\"en\"'/><section name='one'/>");
	assert_string_equal(merge(*state), "");
	assert_message(*state, "error[T4019]: XPath in `title`: the case has nothing there");
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(sections_follow_one_another_in_the_order_listed),
		T(section_whose_condition_is_false_is_left_out),
		T(letter_is_made_again_the_same),
		T(lists_join_the_nodes_of_a_node_set),
		T(parameters_reach_the_theme),
		T(parameter_the_theme_does_not_have_is_an_error),
		T(required_section_that_writes_nothing_is_an_error),
		T(section_without_stylesheet_is_found_when_opened),
		T(section_of_another_format_may_be_used),
		T(unknown_format_names_the_nearest),
		T(slip_in_letter_xml_gets_a_suggestion),
		T(signoff_is_one_of_two_words),
		T(signoff_is_asked_for_by_the_format_unless_it_reproduces),
		T(condition_that_does_not_parse_is_found_at_its_column),
		T(misspelt_word_of_the_vocabulary_is_found_when_opened),
		T(text_outside_elements_is_an_error),
		T(every_failing_section_is_told),
		T(case_of_another_kind_is_refused),
		T(name_the_schema_does_not_have_is_warned_of),
		T(title_the_case_cannot_give_is_an_error),
	};

	return cmocka_run_group_tests_name("merge/letter", tests, NULL, NULL);
}
