/*
 * document.c - reading, holding, copying a document.
 *
 * The parser gets bytes, never a name; options that load or expand anything
 * are not set, and the doors behind them are shut once more (eg_xml_setup),
 * because a stylesheet or a schema could knock there too.
 */
#include "xml/scan.h"

#include <libxml/SAX2.h>
#include <libxml/catalog.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <malloc.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/file.h"

#define KIB	((size_t)1024)

/*
 * What libxml2 allots for the string value of a document, so of any template's
 * variable, before it looks.  It never gives back what is too much, and an
 * attribute made of such a value keeps it: at its own choice of 4,096 bytes
 * the FO of a long letter would be ten times as large.
 */
#define SHORT_TEXT	64

const struct eg_xml_limits eg_xml_case_limits = {
	.bytes = 8 * KIB * KIB, .depth = 64, .tag = 64 * KIB,
	.attributes = 256, .nodes = 300000, .names = 4096, .confidential = true,
};
const struct eg_xml_limits eg_xml_rule_limits = {
	.bytes = 8 * KIB * KIB, .depth = 64, .tag = 64 * KIB,
	.attributes = 256, .nodes = 300000, .names = 4096,
};
const struct eg_xml_limits eg_xml_fo_limits = {
	.bytes = 64 * KIB * KIB, .depth = 250, .tag = 8 * KIB * KIB,
	.attributes = 256, .nodes = 3000000, .names = 4096,
};

/*
 * Nothing is loaded, nothing expanded.  What newer versions can be told to
 * leave alone they are told too; nothing depends on it.
 */
#if LIBXML_VERSION >= 21400
#define NEWER	(XML_PARSE_NO_XXE | XML_PARSE_NO_SYS_CATALOG)
#elif LIBXML_VERSION >= 21300
#define NEWER	XML_PARSE_NO_XXE
#else
#define NEWER	0
#endif
#define OPTIONS	(XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | \
		XML_PARSE_BIG_LINES | XML_PARSE_IGNORE_ENC | NEWER)

/* One run of the parser; hangs at the parser context's _private. */
struct reading {
	const char			*file;
	struct eg_text			*text;
	struct eg_diags			*diags;
	bool				 failed;
};

/* --- doors ---------------------------------------------------------------- */

static xmlParserInput *
deny(const char *url, const char *id, xmlParserCtxt *ctxt)
{
	(void)url, (void)id, (void)ctxt;
	return NULL;
}

static void
silent(void *data, const char *fmt, ...)
{
	(void)data, (void)fmt;
}

#if LIBXML_VERSION >= 21200
static void
ignore(void *data, const xmlError *error)
#else
static void
ignore(void *data, xmlError *error)
#endif
{
	(void)data, (void)error;
}

const char *
eg_xml_sentence(struct eg_diags *diags, const char *message)
{
	size_t n = message == NULL ? 0 : strcspn(message, "\n");

	if (n == 0)
		return "this is not XML";
	if (message[0] >= 'A' && message[0] <= 'Z' &&
	    !(message[1] >= 'A' && message[1] <= 'Z'))
		return eg_diags_printf(diags, "%c%.*s", message[0] - 'A' + 'a',
		    (int)n - 1, message + 1);
	return eg_diags_printf(diags, "%.*s", (int)n, message);
}

static struct {
	ptrdiff_t left;
	void	(*spent)(void *);
	void	*data;
} budget;

void
eg_xml_budget(size_t bytes, void (*spent)(void *), void *data)
{
	budget.left = (ptrdiff_t)bytes;
	budget.spent = spent;
	budget.data = data;
}

static void
spend(void *p)
{
	void (*spent)(void *) = budget.spent;

	budget.left -= (ptrdiff_t)malloc_usable_size(p);
	if (budget.left >= 0)
		return;
	budget.spent = NULL;
	spent(budget.data);
}

static void *
allocated(size_t size)
{
	void *p = eg_malloc(size);

	if (budget.spent != NULL)
		spend(p);
	return p;
}

static void
released(void *p)
{
	if (budget.spent != NULL)
		budget.left += (ptrdiff_t)malloc_usable_size(p);
	free(p);
}

static void *
grown(void *p, size_t size)
{
	if (budget.spent != NULL)
		budget.left += (ptrdiff_t)malloc_usable_size(p);
	p = eg_realloc(p, size, 1);
	if (budget.spent != NULL)
		spend(p);
	return p;
}

static char *
copied(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(allocated(n), s, n);
}

void
eg_xml_setup(void)
{
	static bool done;

	xmlSetGenericErrorFunc(NULL, silent);
	xmlSetStructuredErrorFunc(NULL, ignore);
	if (done)
		return;
	/*
	 * libxml2 goes on after a failed allocation with a document that lacks
	 * something; better that the process ends (arena.h).
	 */
	xmlMemSetup(released, allocated, grown, copied);
	xmlInitParser();
	xmlDefaultBufferSize = SHORT_TEXT;
	xmlSetExternalEntityLoader(deny);
#ifdef LIBXML_CATALOG_ENABLED
	xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
#endif
	done = true;
}

/* --- from the parser ------------------------------------------------------ */

static size_t
offset_of(xmlParserCtxt *c)
{
	struct reading *r = c->_private;
	long at = xmlByteConsumed(c);

	return at < 0 ? r->text->len : (size_t)at + r->text->bom;
}

static void
start_element(void *ctx, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nns, const xmlChar **ns, int nattr, int ndefaulted,
    const xmlChar **attr)
{
	xmlParserCtxt *c = ctx;
	struct reading *r = c->_private;
	xmlNode *before = c->node;

	xmlSAX2StartElementNs(ctx, name, prefix, uri, nns, ns, nattr,
	    ndefaulted, attr);
	if (c->node != NULL && c->node != before)
		eg_position_store(r->text, c->node, offset_of(c));
}

static void
report(struct reading *r, const char *code, size_t offset, const char *what)
{
	r->failed = true;
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = code, .at = eg_text_pos(r->text, r->file, offset, 0) },
	    "%s", what);
}

/* The scanner has refused it; this is the second lock of that door. */
static void
refuse_doctype(void *ctx, const xmlChar *name, const xmlChar *id,
    const xmlChar *system)
{
	xmlParserCtxt *c = ctx;
	struct reading *r = c->_private;

	(void)name, (void)id, (void)system;
	report(r, "E1003", offset_of(c), "a DOCTYPE is not allowed");
	xmlStopParser(c);
}

#if LIBXML_VERSION >= 21200
static void
parse_error(void *ctx, const xmlError *error)
#else
static void
parse_error(void *ctx, xmlError *error)
#endif
{
	xmlParserCtxt *c = ctx;
	struct reading *r = c->_private;

	/* What the scanner let pass; after the first the parser only guesses. */
	if (error->level >= XML_ERR_ERROR && !r->failed)
		report(r, "E1031", offset_of(c), eg_xml_sentence(r->diags,
		    error->message));
}

static xmlDoc *
parse(struct reading *r, bool comments)
{
	const struct eg_text *t = r->text;
	xmlParserCtxt *c = NULL;
	xmlDoc *doc = NULL;

	c = xmlNewParserCtxt();
	if (c == NULL)
		goto out;
	c->_private = r;
	c->sax->startElementNs = start_element;
	c->sax->internalSubset = refuse_doctype;
	c->sax->serror = parse_error;
	if (!comments) {
		c->sax->comment = NULL;
		c->sax->processingInstruction = NULL;
	}
	doc = xmlCtxtReadMemory(c, t->bytes + t->bom, (int)(t->len - t->bom),
	    r->file, NULL, OPTIONS);
	if (r->failed || !c->wellFormed || !c->nsWellFormed) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	if (doc == NULL && !r->failed)
		report(r, "E1031", t->bom, "this is not XML");
out:
	xmlFreeParserCtxt(c);
	return doc;
}

/* --- documents ------------------------------------------------------------ */

static struct eg_xml *
take(xmlDoc *doc, const char *name, struct eg_text *text)
{
	struct eg_xml *x = eg_malloc(sizeof(*x));

	*x = (struct eg_xml){ .doc = doc, .name = eg_strdup(name), .text = text };
	/* Else the serializer writes character references. */
	if (doc->encoding == NULL)
		doc->encoding = xmlStrdup((const xmlChar *)"UTF-8");
	return x;
}

/* Takes bytes. */
static struct eg_xml *
read_bytes(const char *name, char *bytes, size_t len,
    const struct eg_xml_limits *limits, struct eg_diags *diags)
{
	struct reading r = { .file = name, .diags = diags };
	struct eg_xml *x = NULL;
	xmlDoc *doc;

	eg_xml_setup();
	r.text = eg_text_new(bytes, len);
	eg_diags_source(diags, name, bytes + r.text->bom, len - r.text->bom);
	if (len > limits->bytes) {
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "U8002", .at.file = name },
		    "too large: %s", eg_file_more_than(diags, limits->bytes));
	} else if (eg_encoding_check(r.text, name, diags) &&
	    eg_scan_check(r.text, name, limits, diags)) {
		doc = parse(&r, limits->comments);
		if (doc != NULL)
			x = take(doc, name, r.text);
	}
	if (x == NULL) {
		eg_diags_source(diags, name, NULL, 0);
		eg_text_free(r.text);
	}
	return x;
}

struct eg_xml *
eg_xml_read(const char *name, const char *bytes, size_t len,
    const struct eg_xml_limits *limits, struct eg_diags *diags)
{
	/* One byte past the limit is enough to refuse it. */
	size_t n = len > limits->bytes ? limits->bytes + 1 : len;
	char *copy = eg_malloc(n + 1);

	if (n > 0)
		memcpy(copy, bytes, n);
	copy[n] = '\0';
	return read_bytes(name, copy, n, limits, diags);
}

struct eg_xml *
eg_xml_open(const char *path, const struct eg_xml_limits *limits,
    struct eg_diags *diags)
{
	const char *name = strcmp(path, "-") == 0 ? "<stdin>" : path;
	struct eg_buf b = { 0 };

	if (!eg_file_read(path, limits->bytes, &b, diags)) {
		eg_buf_free(&b);
		return NULL;
	}
	if (b.data == NULL)
		eg_buf_puts(&b, "");
	return read_bytes(name, b.data, b.len, limits, diags);
}

void
eg_xml_free(struct eg_xml *x)
{
	if (x == NULL)
		return;
	xmlFreeDoc(x->doc);
	eg_text_free(x->text);
	eg_arena_free(x->arena);
	free(x->marks);
	free(x->name);
	free(x);
}

struct eg_xml *
eg_xml_new_copy(const struct eg_xml *x)
{
	xmlDoc *doc = xmlCopyDoc(x->doc, 1);
	struct eg_xml *copy;

	if (doc == NULL)
		exit(EG_EXIT_NOMEM);
	eg_position_copy(x->doc->children, doc->children);
	copy = take(doc, x->name, x->text);
	if (x->text != NULL)
		x->text->refs++;
	eg_mark_copy(x, copy);
	return copy;
}

const char *
eg_xml_name(const struct eg_xml *x)
{
	return x->name;
}

struct eg_node *
eg_xml_root(const struct eg_xml *x)
{
	return eg_xml_node(xmlDocGetRootElement(x->doc));
}

const char *
eg_xml_bytes(const struct eg_xml *x, size_t *len)
{
	*len = x->text == NULL ? 0 : x->text->len;
	return x->text == NULL ? "" : x->text->bytes;
}

struct eg_xml *
eg_xml_wrap(xmlDoc *doc, const char *name)
{
	return take(doc, name, NULL);
}
