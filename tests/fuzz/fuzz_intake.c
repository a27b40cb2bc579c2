/*
 * fuzz_intake.c - any bytes at all, as a case file (libFuzzer; `make fuzz`).
 *
 * Besides not crashing it holds what intake promises: a refused file has a
 * message; a file refused for its markup is one libxml2 refuses too; every
 * element and attribute of one that is read stands where its place says; an
 * invalid one is explained; a copy says the same as its original.
 */
#include <libxml/parser.h>

#include <string.h>

#include "base/utf8.h"
#include "intake/intake.h"
#include "promise.h"

#define SCHEMA	"tests/golden/intake/small.xsd"

static struct eg_xsd *xsd;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct eg_diags *diags = eg_diags_new();

	(void)argc, (void)argv;
	xsd = eg_xsd_open(SCHEMA, diags);
	promise(xsd != NULL, "the schema compiles");
	eg_diags_free(diags);
	return 0;
}

/*
 * A refusal for markup (E1010 to E1031); the others are our own wishes.  Of
 * control characters libxml2 lets one pass: after a NUL it reads no more.
 */
static bool
is_markup(const char *code)
{
	return strcmp(code, "E1010") >= 0 && strcmp(code, "E1031") <= 0 &&
	    strcmp(code, "E1018") != 0;
}

static void
refusal_check(const uint8_t *data, size_t size, const struct eg_diags *diags)
{
	xmlDoc *doc;
	size_t i;

	promise(eg_diags_failed(diags), "a refusal has a message");
	for (i = 0; i < eg_diags_count(diags); i++)
		if (!is_markup(eg_diags_at(diags, i)->code))
			return;
	doc = xmlReadMemory((const char *)data, (int)size, NULL, "UTF-8",
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (doc == NULL)
		return;
	xmlFreeDoc(doc);
	/* libxml2 calls a document with bad prefixes well-formed. */
	for (i = 0; i < eg_diags_count(diags); i++)
		if (strcmp(eg_diags_at(diags, i)->code, "E1021") == 0 ||
		    strcmp(eg_diags_at(diags, i)->code, "E1031") == 0)
			return;
	promise(false, "what libxml2 reads is not refused for its markup");
}

/* The bytes at a place. */
static const char *
at(const char *bytes, const char *end, struct eg_pos p)
{
	size_t n;
	uint32_t i;

	if (end - bytes >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		bytes += 3;
	for (i = 1; i < p.line; i++) {
		bytes = memchr(bytes, '\n', (size_t)(end - bytes));
		promise(bytes != NULL, "a place is in the file");
		bytes++;
	}
	for (i = 1; i < p.column && bytes < end; i++, bytes += n)
		eg_utf8_next(bytes, (size_t)(end - bytes), &n);
	promise(bytes < end, "a place is in the file");
	return bytes;
}

/* The place of a node shows its name, with a prefix or without. */
static void
place_check(const struct eg_xml *x, const struct eg_node *node)
{
	const char *name = eg_node_name(node), *s, *end;
	size_t size, n = strlen(name), length;

	s = eg_xml_bytes(x, &size);
	end = s + size;
	s = at(s, end, eg_xml_pos(x, node));
	if (eg_node_kind(node) == EG_NODE_ELEMENT)
		promise(*s++ == '<', "an element stands at its <");
	length = strcspn(s, " \t\r\n=/><");
	promise(length >= n && memcmp(s + length - n, name, n) == 0,
	    "a node stands at its name");
	at(eg_xml_bytes(x, &size), end, eg_xml_value_pos(x, node));
}

static void
nodes_check(const struct eg_xml *x, const struct eg_node *node)
{
	struct eg_buf words = { 0 };
	const struct eg_node *c;
	size_t size;

	place_check(x, node);
	eg_node_where(node, &words);
	eg_node_path(node, &words);
	eg_buf_free(&words);
	for (c = eg_node_first_attr(node); c != NULL; c = eg_node_next_attr(c))
		place_check(x, c);
	for (c = eg_node_first(node); c != NULL; c = eg_node_next(c)) {
		if (eg_node_kind(c) == EG_NODE_ELEMENT)
			nodes_check(x, c);
		else if (eg_node_kind(c) == EG_NODE_TEXT)
			at(eg_xml_bytes(x, &size), eg_xml_bytes(x, &size) + size,
			    eg_xml_text_pos(x, c));
	}
}

static void
copy_check(const struct eg_xml *x)
{
	struct eg_xml *copy = eg_xml_new_copy(x);
	struct eg_buf a = { 0 }, b = { 0 };

	eg_xml_dump(x, &a);
	eg_xml_dump(copy, &b);
	promise(strcmp(eg_buf_str(&a), eg_buf_str(&b)) == 0,
	    "a copy says the same");
	nodes_check(copy, eg_xml_root(copy));
	eg_node_set_attr(eg_xml_root(copy), "urn:facts", "f", "fact", "yes");
	eg_buf_free(&a);
	eg_buf_free(&b);
	eg_xml_free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct eg_diags *diags = eg_diags_new();
	struct eg_buf said = { 0 };
	struct eg_xml *x;
	bool valid;

	x = eg_intake_read_bytes("fuzz.xml", (const char *)data, size, diags);
	if (x == NULL) {
		refusal_check(data, size, diags);
	} else {
		nodes_check(x, eg_xml_root(x));
		copy_check(x);
		valid = eg_intake_validate(x, xsd, diags);
		promise(valid != eg_diags_failed(diags), "invalid means a message");
		eg_intake_letter(x, diags);
	}
	eg_diags_dump(diags, &said);
	promise(eg_utf8_check(eg_buf_str(&said), said.len) == said.len,
	    "messages are UTF-8");
	eg_buf_free(&said);
	eg_xml_free(x);
	eg_diags_free(diags);
	return 0;
}
