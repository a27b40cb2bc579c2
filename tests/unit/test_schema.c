/*
 * test_schema.c - what we explain and what libxml2 judges are the same.
 *
 * A complete case is spoilt at every element, one after the other, in each of
 * a few ways.  Whatever libxml2 finds invalid must be told in our own words,
 * and in few; what it finds valid, we must find nothing in.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glob.h>

#include <cmocka.h>

#include "xml/schema_explain.h"
#include "xml/xsd.h"

#define FEW	12	/* messages of one mistake, at most */

/* Each way takes each STRIDE-th element, beginning elsewhere. */
#if defined(__SANITIZE_ADDRESS__)
#define STRIDE	29
#else
#define STRIDE	7
#endif

static struct eg_xsd *xsd;
static struct eg_schema *schema;

static int
setup(void **state)
{
	struct eg_diags *diags = eg_diags_new();

	(void)state;
	xsd = eg_xsd_open("schemas/imr/case.xsd", diags);
	eg_diags_free(diags);
	if (xsd == NULL)
		return 1;
	schema = eg_schema_new(eg_xsd_files(xsd));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	eg_schema_free(schema);
	eg_xsd_free(xsd);
	return 0;
}

static struct eg_xml *
sample(const char *path)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_xml *x = eg_xml_open(path, &eg_xml_case_limits, diags);

	eg_diags_free(diags);
	assert_non_null(x);
	return x;
}

/* How many messages the explanation alone has. */
static size_t
explained(const struct eg_xml *x)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_explain e = { .schema = schema, .xml = x, .diags = diags,
	    .arena = eg_arena_new() };

	eg_explain_document(&e);
	eg_arena_free(e.arena);
	eg_diags_free(diags);
	return e.errors;
}

static void
valid_samples_are_explained_by_nothing(void **state)
{
	struct eg_xml *x;
	glob_t found;
	size_t i;

	(void)state;
	assert_int_equal(glob("samples/*/case.xml", 0, NULL, &found), 0);
	assert_true(found.gl_pathc >= 25);
	for (i = 0; i < found.gl_pathc; i++) {
		x = sample(found.gl_pathv[i]);
		if (strcmp(eg_node_ns(eg_xml_root(x)), "urn:engross:imr:1") == 0)
			assert_int_equal(explained(x), 0);
		eg_xml_free(x);
	}
	globfree(&found);
}

/* Judges a spoilt document, and fails unless both sides agree. */
static void
agree(const struct eg_xml *x, const char *what, const char *name)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf said = { 0 };
	bool valid = eg_xsd_validate(xsd, x, diags), good;
	size_t i, n = eg_diags_count(diags);

	good = valid ? n == 0 && explained(x) == 0 : n >= 1 && n <= FEW;
	for (i = 0; i < n; i++)
		good &= strcmp(eg_diags_at(diags, i)->code, "E2199") != 0;
	if (!good) {
		eg_diags_dump(diags, &said);
		print_error("%s %s (%s):\n%s\n", what, name,
		    valid ? "valid" : "invalid", eg_buf_str(&said));
	}
	assert_true(good);
	eg_buf_free(&said);
	eg_diags_free(diags);
}

/* The n-th element below the root, in document order, or NULL. */
static xmlNode *
nth(const struct eg_xml *x, size_t n)
{
	xmlNode *root = xmlDocGetRootElement(x->doc), *e = root;

	for (;;) {
		if (xmlFirstElementChild(e) != NULL) {
			e = xmlFirstElementChild(e);
		} else {
			while (e != root && xmlNextElementSibling(e) == NULL)
				e = e->parent;
			if (e == root)
				return NULL;
			e = xmlNextElementSibling(e);
		}
		if (n-- == 0)
			return e;
	}
}

static void
leave_out(xmlNode *n)
{
	xmlUnlinkNode(n);
	xmlFreeNode(n);
}

static void
write_twice(xmlNode *n)
{
	xmlNode *copy = xmlCopyNode(n, 1);

	copy->_private = n->_private;
	xmlAddNextSibling(n, copy);
}

static void
misspell(xmlNode *n)
{
	xmlChar *name = xmlStrdup(n->name);

	name[xmlStrlen(name) - 1] = 'q';
	xmlNodeSetName(n, name);
	xmlFree(name);
}

static void
call_otherwise(xmlNode *n)
{
	xmlNodeSetName(n, (const xmlChar *)"somethingElse");
}

static void
move_to_the_front(xmlNode *n)
{
	xmlNode *first = xmlFirstElementChild(n->parent);

	if (first != n)
		xmlAddPrevSibling(first, n);
}

static void
change_places_with_the_next(xmlNode *n)
{
	if (xmlNextElementSibling(n) != NULL)
		xmlAddNextSibling(xmlNextElementSibling(n), n);
}

static void
write_nonsense(xmlNode *n)
{
	if (xmlFirstElementChild(n) == NULL)
		xmlNodeSetContent(n, (const xmlChar *)"@#!");
}

static void
empty(xmlNode *n)
{
	xmlNodeSetContent(n, NULL);
}

static void
add_text(xmlNode *n)
{
	xmlNodeAddContent(n, (const xmlChar *)"stray");
}

static void
leave_out_an_attribute(xmlNode *n)
{
	if (n->properties != NULL)
		xmlRemoveProp(n->properties);
}

static void
add_an_attribute(xmlNode *n)
{
	xmlNewProp(n, (const xmlChar *)"colour", (const xmlChar *)"red");
}

static void
write_nonsense_in_an_attribute(xmlNode *n)
{
	if (n->properties != NULL)
		xmlSetProp(n, n->properties->name, (const xmlChar *)"@ #");
}

static void
every_way_to_spoil_a_case_is_told_in_our_words(void **state)
{
	static const struct {
		const char	*what;
		void		 (*spoil)(xmlNode *);
	} ways[] = {
#define WAY(f) { #f, f }
		WAY(leave_out), WAY(write_twice), WAY(misspell),
		WAY(call_otherwise), WAY(move_to_the_front),
		WAY(change_places_with_the_next), WAY(write_nonsense),
		WAY(empty), WAY(add_text), WAY(leave_out_an_attribute),
		WAY(add_an_attribute), WAY(write_nonsense_in_an_attribute),
	};
	struct eg_xml *whole = sample("samples/complete/case.xml"), *x;
	char name[64];
	xmlNode *n;
	size_t i, w;

	(void)state;
	for (w = 0; w < sizeof(ways) / sizeof(ways[0]); w++) {
		for (i = w % STRIDE; nth(whole, i) != NULL; i += STRIDE) {
			x = eg_xml_new_copy(whole);
			n = nth(x, i);
			snprintf(name, sizeof(name), "%s, element %zu",
			    (const char *)n->name, i);
			ways[w].spoil(n);
			agree(x, ways[w].what, name);
			eg_xml_free(x);
		}
		assert_true(i > 100);
	}
	eg_xml_free(whole);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(valid_samples_are_explained_by_nothing),
		cmocka_unit_test(every_way_to_spoil_a_case_is_told_in_our_words),
	};

	return cmocka_run_group_tests_name("xml/schema", tests, setup, teardown);
}
