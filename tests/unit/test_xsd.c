/*
 * test_xsd.c - schemas that cannot be used, and the pieces schemas are made of.
 *
 * A schema is the text between xs:schema's tags; a document is judged by it
 * and the messages compared.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "xml/xsd.h"

#define HEAD	"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n"

struct place {
	char	 dir[64];
	char	 schema[96], part[96];
};

static int
setup(void **state)
{
	struct place *p = calloc(1, sizeof(*p));

	snprintf(p->dir, sizeof(p->dir), "/tmp/xsd test %%XXXXXX");
	assert_non_null(mkdtemp(p->dir));
	snprintf(p->schema, sizeof(p->schema), "%s/s.xsd", p->dir);
	snprintf(p->part, sizeof(p->part), "%s/part.xsd", p->dir);
	*state = p;
	return 0;
}

static int
teardown(void **state)
{
	struct place *p = *state;

	unlink(p->schema);
	unlink(p->part);
	rmdir(p->dir);
	free(p);
	return 0;
}

static void
store(const char *path, const char *text)
{
	struct eg_diags *diags = eg_diags_new();

	assert_true(eg_file_write(path, text, strlen(text), diags));
	eg_diags_free(diags);
}

/* The messages, with the directory's name left out. */
static void
compare(const struct place *p, const struct eg_diags *diags, const char *want)
{
	struct eg_buf b = { 0 }, got = { 0 };
	const char *s, *hit;

	eg_diags_dump(diags, &b);
	for (s = eg_buf_str(&b); (hit = strstr(s, p->dir)) != NULL;
	    s = hit + strlen(p->dir) + 1)
		eg_buf_add(&got, s, (size_t)(hit - s));
	eg_buf_puts(&got, s);
	assert_string_equal(eg_buf_str(&got), want);
	eg_buf_free(&b);
	eg_buf_free(&got);
}

/* A schema of this text cannot be opened, for this reason. */
static void
refused(struct place *p, const char *schema, const char *want)
{
	struct eg_diags *diags = eg_diags_new();

	store(p->schema, schema);
	assert_null(eg_xsd_open(p->schema, diags));
	compare(p, diags, want);
	eg_diags_free(diags);
}

/* The document judged by a schema with these components. */
static void
judged(struct place *p, const char *components, const char *document,
    const char *want)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf b = { 0 };
	struct eg_xsd *xsd;
	struct eg_xml *x;
	bool valid;

	eg_buf_printf(&b, HEAD "%s</xs:schema>", components);
	store(p->schema, eg_buf_str(&b));
	xsd = eg_xsd_open(p->schema, diags);
	compare(p, diags, "");
	x = eg_xml_read("d", document, strlen(document), &eg_xml_case_limits,
	    diags);
	assert_non_null(x);
	valid = eg_xsd_validate(xsd, x, diags);
	compare(p, diags, want);
	assert_int_equal(valid, *want == '\0');
	eg_xml_free(x);
	eg_xsd_free(xsd);
	eg_buf_free(&b);
	eg_diags_free(diags);
}

static void
a_schema_that_is_not_there_or_no_xml_is_told_as_any_file(void **state)
{
	struct eg_diags *diags = eg_diags_new();
	struct place *p = *state;

	assert_null(eg_xsd_open(p->schema, diags));
	compare(p, diags, "s.xsd: error[U8001]: cannot read: no such file or "
	    "directory\n");
	eg_diags_free(diags);
	refused(p, "<!DOCTYPE x>" HEAD "</xs:schema>",
	    "s.xsd:1:1: error[E1003]: a DOCTYPE is not allowed\n");
	refused(p, HEAD "<xs:element name='a'></xs:schema>",
	    "s.xsd:2:22: error[E1010]: `</xs:schema>` does not match the start "
	    "tag `<xs:element>` of line 2\n");
}

static void
a_schema_libxml2_does_not_understand_is_told_with_its_line(void **state)
{
	refused(*state, HEAD "<xs:element name='a' type='Nothing'/></xs:schema>",
	    "s.xsd:2: error[E2001]: element decl. `a`, attribute `type`: The "
	    "QName value `Nothing` does not resolve to a(n) type definition\n");
}

static void
includes_are_local_files_beside_it(void **state)
{
	struct place *p = *state;

	store(p->part, HEAD "<xs:simpleType name='T'><xs:restriction "
	    "base='xs:string'><xs:maxLength value='1'/></xs:restriction>"
	    "</xs:simpleType></xs:schema>");
	judged(p, "<xs:include schemaLocation='part.xsd'/>"
	    "<xs:element name='a' type='T'/>", "<a>xy</a>",
	    "d:1:4: error[E2107]: the `a` has 2 characters; at most 1 are "
	    "allowed\n");
	store(p->part, "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>");
	refused(p, HEAD "<xs:include schemaLocation='part.xsd'/></xs:schema>",
	    "part.xsd:1:1: error[E1003]: a DOCTYPE is not allowed\n");
}

static void
nothing_is_fetched_from_the_network(void **state)
{
	refused(*state, HEAD "<xs:include schemaLocation='http://localhost/x.xsd'/>"
	    "</xs:schema>", "s.xsd:2: error[E2001]: element `include`: Failed "
	    "to parse the XML resource `http://localhost/x.xsd`\n");
}

static void
a_document_cannot_bring_its_own_schema(void **state)
{
	judged(*state, "<xs:element name='a' type='xs:string'/>",
	    "<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' "
	    "i:noNamespaceSchemaLocation='http://localhost/x.xsd'/>", "");
}

static void
choices_repeat_and_nest(void **state)
{
	const char *s = "<xs:element name='a'><xs:complexType><xs:choice "
	    "maxOccurs='unbounded'><xs:sequence><xs:element name='b'/>"
	    "<xs:element name='c' minOccurs='0' maxOccurs='2'/></xs:sequence>"
	    "<xs:element name='d'/></xs:choice></xs:complexType></xs:element>";

	judged(*state, s, "<a><b/><c/><c/><d/><b/></a>", "");
	judged(*state, s, "<a><d/><c/></a>", "d:1:8: error[E2110]: `c` is not "
	    "allowed here; expected is `b` or `d`\n");
	judged(*state, s, "<a><b/><c/><c/><c/></a>", "d:1:16: error[E2112]: `c` "
	    "is given more than 2 times\n");
	judged(*state, s, "<a/>", "d:1:1: error[E2102]: `a` lacks one of `b` or "
	    "`d`\n");
}

static void
a_wildcard_takes_what_its_namespace_says(void **state)
{
	const char *s = "<xs:element name='a'><xs:complexType><xs:sequence>"
	    "<xs:any namespace='urn:x' processContents='skip'/>"
	    "<xs:element name='b' type='xs:int'/></xs:sequence>"
	    "</xs:complexType></xs:element>";

	judged(*state, s, "<a><y xmlns='urn:x'><z/></y><b>1</b></a>", "");
	judged(*state, s, "<a><y xmlns='urn:y'/><b>x</b></a>",
	    "d:1:4: error[E2110]: `y` is not known here; nothing more is "
	    "expected in `a`\n"
	    "d:1:1: error[E2102]: `a` lacks another element\n"
	    "d:1:25: error[E2106]: `x` is not a whole number\n");
}

static void
substitutes_and_asserted_types_are_followed(void **state)
{
	const char *s = "<xs:element name='a'><xs:complexType><xs:sequence>"
	    "<xs:element ref='h' maxOccurs='2'/></xs:sequence></xs:complexType>"
	    "</xs:element><xs:element name='h' type='T'/>"
	    "<xs:element name='i' substitutionGroup='h'/>"
	    "<xs:complexType name='T'><xs:attribute name='n' type='xs:int'/>"
	    "</xs:complexType><xs:complexType name='U'><xs:complexContent>"
	    "<xs:extension base='T'><xs:attribute name='m' type='xs:int'/>"
	    "</xs:extension></xs:complexContent></xs:complexType>";

	judged(*state, s, "<a><h n='1'/><i n='2'/></a>", "");
	judged(*state, s, "<a><i n='x'/><h m='1'/></a>",
	    "d:1:10: error[E2106]: `x` is not a whole number\n"
	    "d:1:17: error[E2109]: `h` has no attribute `m`\n");
	judged(*state, s, "<a><h xmlns:i='http://www.w3.org/2001/XMLSchema-"
	    "instance' i:type='U' m='1'/></a>", "");
}

static void
lists_unions_and_numbers_are_told(void **state)
{
	const char *s = "<xs:element name='a'><xs:complexType>"
	    "<xs:attribute name='l'><xs:simpleType><xs:list itemType='xs:int'/>"
	    "</xs:simpleType></xs:attribute>"
	    "<xs:attribute name='u'><xs:simpleType><xs:union "
	    "memberTypes='xs:int xs:boolean'/></xs:simpleType></xs:attribute>"
	    "<xs:attribute name='d'><xs:simpleType><xs:restriction "
	    "base='xs:decimal'><xs:fractionDigits value='2'/>"
	    "<xs:minExclusive value='0'/></xs:restriction></xs:simpleType>"
	    "</xs:attribute><xs:attribute name='f' type='xs:string' "
	    "fixed='1.0'/></xs:complexType></xs:element>";

	judged(*state, s, "<a l=' 1 2 ' u='true' d='1.230' f='1.0'/>", "");
	judged(*state, s, "<a l='1 x' u='maybe' d='1.234' f='2'/>",
	    "d:1:7: error[E2106]: `x` is not a whole number\n"
	    "d:1:15: error[E2106]: the attribute `u` cannot be `maybe`\n"
	    "d:1:25: error[E2107]: the attribute `d` has more than 2 digits "
	    "after the point: `1.234`\n"
	    "d:1:35: error[E2115]: the attribute `f` must be `1.0`, not `2`\n");
	judged(*state, s, "<a d='0'/>", "d:1:7: error[E2107]: the attribute `d` "
	    "must be greater than 0, not `0`\n");
}

int
main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_schema_that_is_not_there_or_no_xml_is_told_as_any_file),
		TEST(a_schema_libxml2_does_not_understand_is_told_with_its_line),
		TEST(includes_are_local_files_beside_it),
		TEST(nothing_is_fetched_from_the_network),
		TEST(a_document_cannot_bring_its_own_schema),
		TEST(choices_repeat_and_nest),
		TEST(a_wildcard_takes_what_its_namespace_says),
		TEST(substitutes_and_asserted_types_are_followed),
		TEST(lists_unions_and_numbers_are_told),
	};

	return cmocka_run_group_tests_name("xml/xsd", tests, NULL, NULL);
}
