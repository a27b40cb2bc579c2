/* pdf_parts.c - everything in a PDF that says something; see proof.h. */
#include <string.h>

#include "base/buf.h"
#include "pdf/flate.h"
#include "pdf/page.h"
#include "pdf/read.h"
#include "pdf/text_string.h"
#include "pdf/walk.h"
#include "redact/proof.h"

struct taking {
	struct eg_proof	*proof;
	struct eg_pdf	*pdf;
	const char	*name;
	struct eg_diags	*diags;
	bool		 failed;
};

void
eg_proof_add(struct eg_proof *p, enum eg_proof_place place, const char *where,
    const char *text, size_t n)
{
	p->part = eg_arena_grown(p->arena, p->part, p->n, &p->cap, sizeof(*p->part));
	p->part[p->n++] = (struct eg_proof_part){ place, where, text, n };
}

static void
add_buf(struct taking *t, enum eg_proof_place place, const char *where,
    const struct eg_buf *b)
{
	char *copy = eg_arena_alloc(t->proof->arena, b->len + 1);

	if (b->len > 0)
		memcpy(copy, b->data, b->len);
	eg_proof_add(t->proof, place, where, copy, b->len);
}

static void
closed(struct taking *t, const char *where, const char *fault)
{
	t->failed = true;
	eg_report(t->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "D1033",
	    .at.file = t->name, .where = where },
	    "a part of the copy cannot be looked into: it %s", fault);
}

static void
take_content(struct taking *t, const char *where, const struct eg_pdf_object *resources,
    const struct eg_buf *content)
{
	struct eg_buf parted = { 0 }, joined = { 0 }, instead = { 0 };
	const char *fault = eg_proof_content(t->pdf, t->proof->arena, resources,
	    eg_buf_str(content), content->len, &parted, &joined, &instead);

	if (fault != NULL)
		closed(t, where, fault);
	add_buf(t, EG_PROOF_PAGE, where, &parted);
	add_buf(t, EG_PROOF_PAGE, where, &joined);
	add_buf(t, EG_PROOF_STRING, where, &instead);
	eg_buf_free(&parted);
	eg_buf_free(&joined);
	eg_buf_free(&instead);
}

static void
take_pages(struct taking *t)
{
	const char *fault = NULL, *where;
	struct eg_buf b = { 0 };
	size_t n, i;
	struct eg_pdf_page *page = eg_pdf_pages(t->pdf, t->proof->arena, &n, &fault);

	if (page == NULL) {
		closed(t, "the pages", fault);
		return;
	}
	for (i = 0; i < n; i++) {
		where = eg_arena_printf(t->proof->arena, "page %zu", i + 1);
		eg_buf_clear(&b);
		fault = eg_pdf_page_content(t->pdf, &page[i], EG_PDF_DECODED_MAX, &b);
		if (fault != NULL)
			closed(t, where, fault);
		else
			take_content(t, where, page[i].resources, &b);
	}
	eg_buf_free(&b);
}

static const char *
where_of(struct taking *t, const struct eg_pdf_step *step)
{
	struct eg_buf b = { 0 };
	const char *s;

	eg_pdf_where(step, &b);
	s = eg_arena_strdup(t->proof->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

static void
take_stream(struct taking *t, const struct eg_pdf_object *o, const struct eg_pdf_step *step)
{
	const struct eg_pdf *pdf = t->pdf;
	const struct eg_pdf_object *type = eg_pdf_get(pdf, o, "Type"),
	    *subtype = eg_pdf_get(pdf, o, "Subtype");
	struct eg_buf b = { 0 };
	const char *fault;

	/* What a picture shows nobody reads here; letters of public copies have none. */
	if (eg_pdf_is_name(subtype, "Image"))
		return;
	fault = eg_pdf_decode(pdf, o, EG_PDF_DECODED_MAX, &b);
	if (fault != NULL)
		closed(t, where_of(t, step), fault);
	else if (eg_pdf_is_name(type, "Metadata"))
		add_buf(t, EG_PROOF_METADATA, "metadata", &b);
	else if (eg_pdf_is_name(type, "EmbeddedFile"))
		add_buf(t, EG_PROOF_FILE, where_of(t, step), &b);
	else
		add_buf(t, EG_PROOF_STREAM, where_of(t, step), &b);
	if (fault == NULL && eg_pdf_is_name(subtype, "Form"))
		take_content(t, where_of(t, step), eg_pdf_get(pdf, o, "Resources"), &b);
	eg_buf_free(&b);
}

static void
take_object(void *data, const struct eg_pdf_object *o, const struct eg_pdf_step *step)
{
	struct taking *t = data;
	const char *s;

	if (o == NULL)
		return;
	if (o->type == EG_PDF_STRING) {
		s = eg_pdf_text_of(t->proof->arena, o);
		eg_proof_add(t->proof, EG_PROOF_STRING, where_of(t, step), s, strlen(s));
	} else if (o->type == EG_PDF_NAME) {
		eg_proof_add(t->proof, EG_PROOF_NAME, "names", o->text, strlen(o->text));
	} else if (o->type == EG_PDF_STREAM) {
		take_stream(t, o, step);
	}
	if (o->type == EG_PDF_DICTIONARY || o->type == EG_PDF_STREAM)
		for (uint32_t i = 0; i < o->n; i++)
			eg_proof_add(t->proof, EG_PROOF_NAME, "names", o->entry[i].key,
			    strlen(o->entry[i].key));
}

/* What no way leads to is in the file all the same. */
static void
take_unreached(struct taking *t, const bool *reached)
{
	struct eg_pdf_step step = { .key = NULL };

	for (uint32_t i = 1; i < t->pdf->nslots; i++)
		if (t->pdf->slot[i].object != NULL && (reached == NULL || !reached[i])) {
			step.number = i;
			take_object(t, t->pdf->slot[i].object, &step);
		}
}

bool
eg_proof_add_pdf(struct eg_proof *p, const char *name, const char *bytes, size_t n,
    struct eg_diags *diags)
{
	struct taking t = { .proof = p, .name = name, .diags = diags };
	bool *reached = NULL;

	t.pdf = eg_pdf_read(p->arena, name, bytes, n, diags);
	if (t.pdf == NULL)
		return false;
	/* An older revision would not be looked at. */
	if (t.pdf->revisions > 1)
		closed(&t, NULL, "was changed after it was made");
	take_pages(&t);
	eg_pdf_walk(t.pdf, p->arena, take_object, &t, &reached);
	take_unreached(&t, reached);
	eg_proof_add(p, EG_PROOF_BYTES, "the bytes of the file", bytes, n);
	return !t.failed;
}
