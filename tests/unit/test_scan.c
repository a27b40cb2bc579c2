/*
 * test_scan.c - what is refused, in which words, at which place.
 *
 * Each case is a file and the messages it must get, in their short form.
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

static void
expect_bytes(const char *text, size_t len, const char *want)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf got = { 0 };
	struct eg_xml *x;

	x = eg_xml_read("t", text, len, &eg_xml_case_limits, diags);
	eg_diags_dump(diags, &got);
	assert_string_equal(eg_buf_str(&got), want);
	assert_int_equal(x == NULL, *want != '\0');
	eg_xml_free(x);
	eg_buf_free(&got);
	eg_diags_free(diags);
}

static void
expect(const char *text, const char *want)
{
	expect_bytes(text, strlen(text), want);
}

static void
end_tag_that_does_not_match_names_the_start_tag_and_its_line(void **state)
{
	(void)state;
	expect("<a>\n<b>\n</c>\n</a>", "t:3:1: error[E1010]: `</c>` does not "
	    "match the start tag `<b>` of line 2\n");
	expect("<a><b><c></b></a>", "t:1:10: error[E1010]: `</b>` does not "
	    "match the start tag `<c>` of line 1\n");
	expect("<a></a></b>", "t:1:8: error[E1012]: `</b>` has no start tag\n");
	expect("<a>\n <b>", "t:2:2: error[E1011]: the file ends before `<b>` "
	    "is closed\n");
	expect("<a></a", "t:1:4: error[E1011]: the end tag has no closing `>`\n");
	expect("<a><b </a>", "t:1:4: error[E1011]: the tag `<b` has no closing "
	    "`>`\nt:1:7: error[E1010]: `</a>` does not match the start tag "
	    "`<b>` of line 1\n");
}

static void
every_mistake_is_told_not_only_the_first(void **state)
{
	(void)state;
	expect("<a x=1 y>\n<b>R&D</b>&nbsp;<c></d></a>",
	    "t:1:6: error[E1015]: the value of attribute `x` must be in quotes\n"
	    "t:1:8: error[E1015]: attribute `y` has no value\n"
	    "t:2:5: error[E1013]: a plain `&` is not allowed in XML\n"
	    "t:2:11: error[E1014]: `&nbsp;` is not known in XML\n"
	    "t:2:20: error[E1010]: `</d>` does not match the start tag `<c>` "
	    "of line 2\n");
}

static void
attributes_are_written_name_equals_quoted_value(void **state)
{
	(void)state;
	expect("<a b='1' b=\"2\"/>", "t:1:10: error[E1016]: attribute `b` is "
	    "given twice\n");
	expect("<a b='1'c='2'/>", "t:1:9: error[E1015]: a space is missing "
	    "before attribute `c`\n");
	expect("<a b='<'/>", "t:1:7: error[E1017]: `<` is not allowed in the "
	    "value of an attribute\n");
	expect("<a b='1>x</a>", "t:1:6: error[E1015]: the value of attribute "
	    "`b` has no closing quote\n");
	expect("<a b='1", "t:1:6: error[E1015]: the value of attribute `b` has "
	    "no closing quote\nt:1:1: error[E1011]: the tag `<a` has no closing "
	    "`>`\nt:1:1: error[E1011]: the file ends before `<a>` is closed\n");
	expect("<a b=1/>", "t:1:6: error[E1015]: the value of attribute `b` "
	    "must be in quotes\n");
	expect("<a 1b='2'/>", "t:1:4: error[E1015]: an attribute cannot begin "
	    "with `1`\n");
	expect("<a b='1' p:b='2' q:b='3' xmlns:p='u' xmlns:q='u'/>",
	    "t:1:49: error[E1031]: namespaced Attribute b in 'u' redefined\n");
}

static void
references_are_known_and_complete(void **state)
{
	(void)state;
	expect("<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x41;</a>", "");
	expect("<a>&amp &lt</a>", "t:1:4: error[E1013]: the reference lacks its "
	    "`;`\nt:1:9: error[E1013]: the reference lacks its `;`\n");
	expect("<a>&#0;&#xD800;&#x110000;&#99999999999;</a>",
	    "t:1:4: error[E1029]: `&#0;` is not a character XML allows\n"
	    "t:1:8: error[E1029]: `&#xD800;` is not a character XML allows\n"
	    "t:1:16: error[E1029]: `&#x110000;` is not a character XML allows\n"
	    "t:1:26: error[E1029]: `&#99999999999;` is not a character XML "
	    "allows\n");
	expect("<a b='&#;'>&#x41</a>", "t:1:7: error[E1029]: `&#` needs a "
	    "number\nt:1:12: error[E1029]: the reference lacks its `;`\n");
}

static void
help_names_the_character_an_html_entity_meant(void **state)
{
	struct eg_diags *diags = eg_diags_new();

	(void)state;
	assert_null(eg_xml_read("t", "<a>&sect;&nbsp;</a>", 19,
	    &eg_xml_case_limits, diags));
	assert_string_equal(eg_diags_at(diags, 0)->help, "write the character "
	    "itself, `\xC2\xA7`, or `&#xA7;`");
	assert_string_equal(eg_diags_at(diags, 1)->help, "write `&#xA0;`");
	eg_diags_free(diags);
}

static void
control_characters_are_refused_wherever_they_stand(void **state)
{
	char text[80], want[128];
	int i;

	(void)state;
	for (i = 0; i < 32; i++) {
		snprintf(text, sizeof(text), "<a>%.*s\x1F%.*s</a>", i,
		    "                                ", 32 - i,
		    "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~");
		snprintf(want, sizeof(want), "t:1:%d: error[E1018]: the control "
		    "character U+001F is not allowed in XML\n", 4 + i);
		expect(text, want);
	}
	expect("<a b='\x01'>\t\x1B</a>", "t:1:7: error[E1018]: the control "
	    "character U+0001 is not allowed in XML\n"
	    "t:1:11: error[E1018]: the control character U+001B is not allowed "
	    "in XML\n");
	expect_bytes("<a>\0</a>", 8, "t:1:4: error[E1018]: the control "
	    "character U+0000 is not allowed in XML\n");
	expect("<a>\xEF\xBF\xBE</a>", "t:1:4: error[E1018]: U+FFFE is not a "
	    "character\n");
}

static void
only_one_root_and_no_text_around_it(void **state)
{
	(void)state;
	expect("<a/><b/>", "t:1:5: error[E1020]: a file has one root element; "
	    "`b` is a second one\n");
	expect("x<a/>y", "t:1:1: error[E1020]: text is not allowed before the "
	    "root element\nt:1:6: error[E1020]: text is not allowed after the "
	    "root element\n");
	expect("", "t:1:1: error[E1004]: the file is empty\n");
	expect("<!-- -->\n", "t:1:1: error[E1004]: the file has no element\n");
	expect(" <?xml version='1.0'?><a/>", "t:1:2: error[E1030]: the XML "
	    "declaration must be the first thing in the file\n");
}

static void
markup_that_is_not_finished_is_named(void **state)
{
	(void)state;
	expect("<a><!-- x", "t:1:4: error[E1019]: the comment is never closed\n"
	    "t:1:1: error[E1011]: the file ends before `<a>` is closed\n");
	expect("<a><!-- x -- y --></a>", "t:1:11: error[E1019]: `--` is not "
	    "allowed inside a comment\n");
	expect("<a>1 < 2]]></a>", "t:1:6: error[E1022]: `<` begins a tag, which "
	    "needs a name\nt:1:9: error[E1022]: `]]>` is not allowed in text\n");
	expect("<a><![CDATA[x</a>", "t:1:4: error[E1019]: the CDATA section is "
	    "never closed\nt:1:1: error[E1011]: the file ends before `<a>` is "
	    "closed\n");
}

static void
prefixes_are_declared_in_scope(void **state)
{
	(void)state;
	expect("<a xmlns:p='u'><p:b p:c=''/></a>", "");
	expect("<a><b xmlns:p='u'/><p:b q:c=''/></a>", "t:1:21: error[E1021]: "
	    "the prefix `p` is not declared\nt:1:25: error[E1021]: the prefix "
	    "`q` is not declared\n");
	expect("<a:b:c/>", "t:1:2: error[E1021]: `a:b:c` is not a name: `:` "
	    "stands between a prefix and a name\n");
}

static void
doctype_is_refused_before_anything_in_it_is_read(void **state)
{
	const char *want = "t:1:1: error[E1003]: a DOCTYPE is not allowed\n";

	(void)state;
	expect("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", want);
	expect("<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]><a>&z;</a>",
	    want);
	expect("<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://h/p'> %p;]><a/>", want);
	expect("<!DOCTYPE a PUBLIC 'x' 'http://h/'><a/>", want);
	expect("<?xml version='1.0'?>\n<!doctype a><a/>",
	    "t:2:1: error[E1003]: a DOCTYPE is not allowed\n");
}

static void
nothing_but_utf8_is_read(void **state)
{
	(void)state;
	expect_bytes("\xFF\xFE<\0a\0/\0>\0", 10,
	    "t:1:1: error[E1002]: the file is UTF-16, not UTF-8\n");
	expect_bytes("\0<\0a\0/\0>", 8,
	    "t:1:1: error[E1002]: the file is UTF-16, not UTF-8\n");
	expect_bytes("\0\0\xFE\xFF\0\0\0<", 8,
	    "t:1:1: error[E1002]: the file is UTF-32, not UTF-8\n");
	expect("+/v8-+ADw-a/+AD4-",
	    "t:1:1: error[E1002]: the file is UTF-7, not UTF-8\n");
	expect("<?xml version='1.0' encoding='UTF-7'?><a>+ADw-b/+AD4-</a>",
	    "t:1:31: error[E1002]: the file says it is UTF-7; only UTF-8 is "
	    "read\n");
	expect("<?xml version='1.0' encoding = \"ISO-8859-1\" ?><a/>",
	    "t:1:33: error[E1002]: the file says it is ISO-8859-1; only UTF-8 "
	    "is read\n");
	expect("<?xml version='1.0' encoding='us-ascii'?><a>\xC3\xA9</a>",
	    "t:1:45: error[E1002]: the file says it is US-ASCII but has other "
	    "characters\n");
	expect("<?xml version='1.0' encoding='utf-8'?><a>\xC3\xA9</a>", "");
}

static void
bytes_that_are_not_utf8_are_shown_where_they_stand(void **state)
{
	(void)state;
	expect("<a>\n\xC3\xA9\xE9t\xE9</a>",
	    "t:2:2: error[E1001]: byte 0xE9 is not UTF-8 text\n");
	expect("<a>\xC0\xBC</a>",
	    "t:1:4: error[E1001]: byte 0xC0 is not UTF-8 text\n");
	expect("<a>\xED\xA0\x80</a>",
	    "t:1:4: error[E1001]: byte 0xED is not UTF-8 text\n");
}

static void
twenty_messages_and_a_count(void **state)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf b = { 0 };
	unsigned i;

	(void)state;
	eg_buf_puts(&b, "<a>");
	for (i = 0; i < 50; i++)
		eg_buf_puts(&b, "&");
	eg_buf_puts(&b, "</a>");
	assert_null(eg_xml_read("t", b.data, b.len, &eg_xml_case_limits, diags));
	assert_int_equal(eg_diags_count(diags), 20);
	assert_int_equal(eg_diags_dropped(diags), 30);
	eg_buf_free(&b);
	eg_diags_free(diags);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    end_tag_that_does_not_match_names_the_start_tag_and_its_line),
		cmocka_unit_test(every_mistake_is_told_not_only_the_first),
		cmocka_unit_test(attributes_are_written_name_equals_quoted_value),
		cmocka_unit_test(references_are_known_and_complete),
		cmocka_unit_test(help_names_the_character_an_html_entity_meant),
		cmocka_unit_test(control_characters_are_refused_wherever_they_stand),
		cmocka_unit_test(only_one_root_and_no_text_around_it),
		cmocka_unit_test(markup_that_is_not_finished_is_named),
		cmocka_unit_test(prefixes_are_declared_in_scope),
		cmocka_unit_test(doctype_is_refused_before_anything_in_it_is_read),
		cmocka_unit_test(nothing_but_utf8_is_read),
		cmocka_unit_test(bytes_that_are_not_utf8_are_shown_where_they_stand),
		cmocka_unit_test(twenty_messages_and_a_count),
	};

	return cmocka_run_group_tests_name("xml/scan", tests, NULL, NULL);
}
