/* verify.c - see verify.h. */
#include "verify/verify.h"

#include <string.h>

#include "pdf/flate.h"
#include "pdf/lint.h"
#include "pdf/read.h"
#include "pdf/text_string.h"
#include "verify/verifier.h"

static void	report(struct eg_verifier *, enum eg_severity, const char *code,
		    const char *clause, const char *where, const char *fmt, va_list)
		    __attribute__((format(printf, 6, 0)));

static void
report(struct eg_verifier *v, enum eg_severity severity, const char *code,
    const char *clause, const char *where, const char *fmt, va_list ap)
{
	struct eg_diag d = { .severity = severity, .code = code, .rule = clause,
	    .where = where, .at.file = v->name };

	eg_vreport(v->diags, &d, fmt, ap);
}

void
eg_verify_say(struct eg_verifier *v, const char *code, const char *clause,
    const char *where, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(v, EG_ERROR, code, clause, where, fmt, ap);
	va_end(ap);
	v->failed = true;
}

void
eg_verify_advise(struct eg_verifier *v, const char *code, const char *clause,
    const char *where, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	report(v, EG_WARNING, code, clause, where, fmt, ap);
	va_end(ap);
}

const char *
eg_verify_where(struct eg_verifier *v, const char *fmt, ...)
{
	const char *s;
	va_list ap;

	va_start(ap, fmt);
	s = eg_arena_vprintf(v->arena, fmt, ap);
	va_end(ap);
	return s;
}

const char *
eg_verify_page(struct eg_verifier *v, size_t page)
{
	return eg_verify_where(v, "page %zu", page + 1);
}

/* Which of its parent's elements of the type it is, from 1. */
static size_t
place_among(const struct eg_pdf_element *e)
{
	size_t n = 0;

	for (size_t i = 0; i < e->parent->n; i++) {
		if (e->parent->kid[i].kind != EG_PDF_KID_ELEMENT)
			continue;
		if (strcmp(e->parent->kid[i].element->type, e->type) == 0)
			n++;
		if (e->parent->kid[i].element == e)
			break;
	}
	return n;
}

const char *
eg_verify_element(struct eg_verifier *v, const struct eg_pdf_element *e)
{
	const char *path = "";

	if (!eg_diags_keeps(v->diags, v->name, EG_ERROR))
		return NULL;
	if (e->parent == NULL)
		return "the root of the structure";
	for (; e->parent != NULL; e = e->parent)
		path = eg_arena_printf(v->arena, "/%s[%zu]%s", e->type, place_among(e), path);
	return eg_arena_printf(v->arena, "structure %s", path);
}

bool
eg_verify_afford(struct eg_verifier *v, size_t n)
{
	if (n <= v->left) {
		v->left -= n;
		return true;
	}
	if (v->left > 0)
		eg_verify_say(v, "P9007", NULL, NULL,
		    "the pages say far more than the file's size allows");
	v->left = 0;
	return false;
}

/* A stream is looked up, and what unpacks it made ready, however short it is. */
#define STREAM_COST	256

bool
eg_verify_decode(struct eg_verifier *v, const struct eg_pdf_object *stream,
    const struct eg_pdf_page *page, size_t most, struct eg_buf *out, const char **fault)
{
	size_t start = out->len, streams = 1;

	*fault = NULL;
	if (page != NULL)
		streams = 1 + eg_pdf_count(v->pdf, eg_pdf_find(page->dictionary, "Contents"));
	if (!eg_verify_afford(v, streams * STREAM_COST))
		return false;
	if (most > v->left)
		most = v->left;
	*fault = page != NULL ? eg_pdf_page_content(v->pdf, page, most, out) :
	    eg_pdf_decode(v->pdf, stream, most, out);
	if (*fault == NULL)
		return eg_verify_afford(v, out->len - start);
	/* How much was unpacked before is not known. */
	v->left -= v->left / 2;
	return true;
}

/* --- all ------------------------------------------------------------------------------ */

static uint32_t
count_elements(const struct eg_pdf_element *e)
{
	uint32_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		if (e->kid[i].kind == EG_PDF_KID_ELEMENT)
			n += 1 + count_elements(e->kid[i].element);
	return n;
}

static void
read_pages(struct eg_verifier *v)
{
	const char *fault = NULL;

	v->page = eg_pdf_pages(v->pdf, v->arena, &v->npages, &fault);
	if (v->page == NULL)
		eg_verify_say(v, "P9201", "ISO 32000-1, 7.7.3", NULL, "%s", fault);
	v->result->pages = (uint32_t)v->npages;
}

static void
read_structure(struct eg_verifier *v)
{
	const char *fault = NULL;
	uint32_t number = 0;

	v->parents = eg_pdf_tree(v->pdf, eg_pdf_find(eg_pdf_get(v->pdf,
	    eg_pdf_catalog(v->pdf), "StructTreeRoot"), "ParentTree"), true, v->arena,
	    &v->nparents, &fault);
	if (v->parents == NULL)
		eg_verify_say(v, "P9205", "ISO 32000-1, 14.7.4.4", NULL,
		    "the tree of parents %s", fault);
	v->structure = eg_pdf_structure(v->pdf, v->arena, &fault, &number);
	if (v->structure != NULL)
		v->result->elements = count_elements(v->structure);
	else if (fault == NULL)
		eg_verify_say(v, "P9204", "ISO 14289-1, 7.1", NULL,
		    "there is no structure: a screen reader has nothing to walk");
	else
		eg_verify_say(v, "P9204", "ISO 32000-1, 14.7.2",
		    eg_verify_where(v, "object %u", (unsigned)number), "%s", fault);
}

/*
 * The one file that may be embedded says itself what it is to the document
 * (ISO 19005-3, 6.8): its name, for the linter.
 */
static const char *
declared_file(struct eg_verifier *v)
{
	const struct eg_pdf_object *file = eg_pdf_item(v->pdf,
	    eg_pdf_get(v->pdf, eg_pdf_catalog(v->pdf), "AF"), 0);
	const char *name = eg_pdf_text_of(v->arena, eg_pdf_get(v->pdf, file, "UF"));

	if (name == NULL || eg_pdf_get(v->pdf, file, "AFRelationship") == NULL ||
	    strstr(v->result->claims, "PDF/A-3") == NULL)
		return NULL;
	return name;
}

/* Metadata first, since it says what is claimed; tags need what content found. */
static void (*const parts[])(struct eg_verifier *) = { eg_verify_metadata, eg_verify_file,
	eg_verify_output_intent, eg_verify_content, eg_verify_catalog, eg_verify_tags, eg_verify_nesting,
	eg_verify_tables, eg_verify_annotations, eg_verify_fonts, eg_verify_graphics,
	eg_verify_attachments };

bool
eg_verify(const char *name, const char *bytes, size_t n, struct eg_arena *arena,
    struct eg_verified *result, struct eg_diags *diags)
{
	struct eg_verifier v = { .name = name, .bytes = bytes, .n = n, .arena = arena,
	    .diags = diags, .result = result };
	struct eg_pdf_lint lint = { .file = name };

	*result = (struct eg_verified){ .claims = "" };
	v.pdf = eg_pdf_read(arena, name, bytes, n, diags);
	if (v.pdf == NULL)
		return false;
	result->revisions = v.pdf->revisions;
	/* Text of a letter packs to a fifth; 200 times is no text. */
	v.left = n > EG_CONTENT_MAX ? EG_CONTENT_MAX * 8 : (n * 200) + (1 << 20);
	read_pages(&v);
	read_structure(&v);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		parts[i](&v);
	lint.attachment = declared_file(&v);
	return eg_pdf_lint(v.pdf, &lint, diags) && !v.failed;
}
