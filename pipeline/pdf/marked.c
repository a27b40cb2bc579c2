/* marked.c - see marked.h. */
#include "pdf/marked.h"

#include <string.h>

#define DEPTH_MAX	64

/* Sorted as a person looks for them; what is not here sets something. */
static const struct { const char *name; enum eg_pdf_deed deed; } deeds[] = {
	{ "BDC", EG_PDF_BEGINS }, { "BMC", EG_PDF_BEGINS }, { "EMC", EG_PDF_ENDS },
	{ "Tj", EG_PDF_SHOWS }, { "TJ", EG_PDF_SHOWS }, { "'", EG_PDF_SHOWS },
	{ "\"", EG_PDF_SHOWS },
	{ "f", EG_PDF_PAINTS }, { "F", EG_PDF_PAINTS }, { "f*", EG_PDF_PAINTS },
	{ "S", EG_PDF_PAINTS }, { "s", EG_PDF_PAINTS }, { "B", EG_PDF_PAINTS },
	{ "B*", EG_PDF_PAINTS }, { "b", EG_PDF_PAINTS }, { "b*", EG_PDF_PAINTS },
	{ "sh", EG_PDF_PAINTS }, { "BI", EG_PDF_PAINTS },
	{ "Do", EG_PDF_PLACES },
};

enum eg_pdf_deed
eg_pdf_deed(const struct eg_pdf_operation *op)
{
	for (size_t i = 0; i < sizeof(deeds) / sizeof(*deeds); i++)
		if (eg_pdf_op(op, deeds[i].name))
			return deeds[i].deed;
	return EG_PDF_SETS;
}

/* --- sequences ----------------------------------------------------------------------------- */

struct walk {
	const struct eg_pdf		*pdf;
	const struct eg_pdf_object	*resources;
	struct eg_arena			*arena;		/* names of tags */
	struct eg_pdf_mark		 mark[DEPTH_MAX + 1];	/* by depth */
	int				 depth;
};

/*
 * A property list in the stream lives until the next operation only; what is
 * wanted of it afterwards is its MCID, which is kept.
 */
static const struct eg_pdf_object *
properties(const struct walk *w, const struct eg_pdf_operation *op)
{
	const struct eg_pdf_object *o = op->n >= 2 ? op->operand[1] : NULL;

	if (eg_pdf_is(o, EG_PDF_NAME))
		return eg_pdf_get(w->pdf, eg_pdf_get(w->pdf, w->resources, "Properties"),
		    o->text);
	return o;
}

static const char *
begin(struct walk *w, const struct eg_pdf_operation *op)
{
	struct eg_pdf_mark m = w->mark[w->depth];
	const char *tag = op->n >= 1 ? eg_pdf_name_of(op->operand[0]) : NULL;
	int64_t mcid;

	if (tag == NULL)
		return "a marked-content sequence has no tag";
	if (w->depth == DEPTH_MAX)
		return "marked-content sequences are nested too deeply";
	m.depth = w->depth + 1;
	m.tag = eg_arena_strdup(w->arena, tag);
	m.properties = eg_pdf_op(op, "BDC") ? properties(w, op) : NULL;
	m.artifact = m.artifact || strcmp(tag, "Artifact") == 0;
	m.replaced = m.replaced || eg_pdf_find(m.properties, "ActualText") != NULL;
	if (eg_pdf_integer_of(eg_pdf_get(w->pdf, m.properties, "MCID"), 0, INT32_MAX, &mcid))
		m.mcid = mcid;
	w->mark[++w->depth] = m;
	return NULL;
}

static const char *
end(struct walk *w)
{
	if (w->depth == 0)
		return "a marked-content sequence ends that did not begin";
	w->depth--;
	return NULL;
}

static const char *
walk(struct walk *w, struct eg_pdf_content *c, bool (*visit)(void *,
    const struct eg_pdf_operation *, enum eg_pdf_deed, const struct eg_pdf_mark *),
    void *data, size_t *at)
{
	struct eg_pdf_operation op;
	enum eg_pdf_deed deed;
	const char *fault = NULL;

	*at = 0;
	while (fault == NULL && eg_pdf_content_next(c, &op)) {
		*at = op.start;
		deed = eg_pdf_deed(&op);
		if (deed == EG_PDF_BEGINS)
			fault = begin(w, &op);
		if (fault == NULL && !visit(data, &op, deed, &w->mark[w->depth]))
			return NULL;
		if (deed == EG_PDF_BEGINS)
			w->mark[w->depth].properties = NULL;
		else if (deed == EG_PDF_ENDS)
			fault = end(w);
	}
	if (fault == NULL)
		fault = eg_pdf_content_fault(c, at);
	if (fault == NULL && w->depth > 0)
		fault = "a marked-content sequence does not end";
	return fault;
}

const char *
eg_pdf_marked(const struct eg_pdf *pdf, const struct eg_pdf_object *resources,
    const char *bytes, size_t n, bool (*visit)(void *, const struct eg_pdf_operation *,
    enum eg_pdf_deed, const struct eg_pdf_mark *), void *data, size_t *at)
{
	struct walk w = { .pdf = pdf, .resources = resources, .arena = eg_arena_new(),
	    .mark[0].mcid = -1 };
	struct eg_pdf_content *c = eg_pdf_content_new(bytes, n);
	const char *fault;

	fault = walk(&w, c, visit, data, at);
	eg_pdf_content_free(c);
	eg_arena_free(w.arena);
	return fault;
}
