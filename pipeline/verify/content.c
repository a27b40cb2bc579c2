/*
 * content.c - everything painted is part of an element or an artifact, and
 * neither is inside the other (ISO 14289-1, 7.1; ISO 32000-1, 14.8.2.2).
 */
#include <stdlib.h>
#include <string.h>

#include "verify/glyphs.h"

#define CLAUSE		"ISO 14289-1, 7.1"
#define NESTED_MAX	28	/* of q (ISO 19005-2, 6.1.13) */
#define FORMS_MAX	8	/* in one another */

struct scan {
	struct eg_verifier		*v;
	struct eg_glyphs		*glyphs;
	size_t				 page;		/* from 0 */
	const struct eg_pdf_object	*resources;
	bool				 inside;	/* a form that is placed in content */
	unsigned			 form;		/* how deep in forms */
	unsigned			 nested;	/* q without Q */
	size_t				 loose, mixed;	/* operations that are wrong */
	size_t				 loose_at, mixed_at;	/* the first of them */
	const char			*colours;	/* what is wrong with the first such */
	size_t				 colours_at;
};

static const char *	scan_stream(struct scan *, const char *bytes, size_t n, size_t *at);

static void
add_content(struct eg_verifier *v, uint32_t page, int64_t mcid)
{
	v->content = eg_arena_grown(v->arena, v->content, v->ncontent, &v->content_cap,
	    sizeof(*v->content));
	v->content[v->ncontent++] = (struct eg_found_content){ .page = page, .mcid = mcid };
}

static void
note(size_t *count, size_t *first, size_t at)
{
	if ((*count)++ == 0)
		*first = at;
}

/* A sequence with an MCID is of the structure, one that is an artifact is not. */
static void
begins(struct scan *s, const struct eg_pdf_operation *op, const struct eg_pdf_mark *mark)
{
	bool artifact = strcmp(mark->tag, "Artifact") == 0;
	int64_t own;

	if (!eg_pdf_integer_of(eg_pdf_get(s->v->pdf, mark->properties, "MCID"), 0, INT32_MAX,
	    &own))
		own = -1;
	if ((artifact && mark->mcid >= 0) || (!artifact && own >= 0 && mark->artifact) ||
	    (artifact && own >= 0))
		note(&s->mixed, &s->mixed_at, op->start);
	if (eg_pdf_find(mark->properties, "Lang") != NULL)
		s->v->speaks = true;
	if (own < 0)
		return;
	if (s->form > 0)
		eg_verify_say(s->v, "P9203", CLAUSE, eg_verify_page(s->v, s->page),
		    "a form, which may be placed more than once, has tagged content");
	else
		add_content(s->v, s->v->page[s->page].number, own);
}

/* A form is read as if it stood where it is placed. */
static void
places(struct scan *s, const struct eg_pdf_operation *op, const struct eg_pdf_mark *mark)
{
	const char *name = op->n == 1 ? eg_pdf_name_of(op->operand[0]) : NULL, *fault;
	const struct eg_pdf_object *form = NULL, *all, *resources = s->resources;
	struct eg_buf b = { 0 };
	bool inside = s->inside;
	unsigned nested = s->nested;
	size_t at = 0;

	all = eg_pdf_get_as(s->v->pdf, resources, "XObject", EG_PDF_DICTIONARY);
	if (name != NULL && all != NULL && eg_verify_afford(s->v, all->n))
		form = eg_pdf_get_as(s->v->pdf, all, name, EG_PDF_STREAM);
	if (!eg_pdf_is_name(eg_pdf_get(s->v->pdf, form, "Subtype"), "Form") ||
	    s->form == FORMS_MAX)
		return;
	s->inside = inside || mark->artifact || mark->mcid >= 0;
	s->form++;
	if (eg_pdf_get(s->v->pdf, form, "Resources") != NULL)
		s->resources = eg_pdf_get(s->v->pdf, form, "Resources");
	if (eg_verify_decode(s->v, form, NULL, EG_CONTENT_MAX, &b, &fault) && fault == NULL)
		fault = scan_stream(s, eg_buf_str(&b), b.len, &at);
	if (fault != NULL)
		eg_verify_say(s->v, "P9203", "ISO 32000-1, 7.8.2", eg_verify_where(s->v,
		    "page %zu, form %s, byte %zu of its content", s->page + 1, name, at),
		    "%s", fault);
	eg_buf_free(&b);
	s->resources = resources;
	s->inside = inside;
	s->form--;
	s->nested = nested;
}

/* Named property lists are looked for among all of the resources. */
static bool
afford_properties(const struct scan *s, const struct eg_pdf_operation *op)
{
	const struct eg_pdf_object *all;

	all = eg_pdf_get_as(s->v->pdf, s->resources, "Properties", EG_PDF_DICTIONARY);
	return all == NULL || op->n < 2 || !eg_pdf_is(op->operand[1], EG_PDF_NAME) ||
	    eg_verify_afford(s->v, all->n);
}

static bool
visit(void *data, const struct eg_pdf_operation *op, enum eg_pdf_deed deed,
    const struct eg_pdf_mark *mark)
{
	struct scan *s = data;

	if (eg_pdf_op(op, "q") && ++s->nested == NESTED_MAX + 1)
		eg_verify_say(s->v, "P9203", "ISO 19005-2, 6.1.13", eg_verify_page(s->v, s->page),
		    "graphics states are nested more than %d deep", NESTED_MAX);
	else if (eg_pdf_op(op, "Q") && s->nested > 0)
		s->nested--;
	eg_glyphs_operation(s->glyphs, s->resources, op, mark);
	if (s->colours == NULL) {
		s->colours = eg_verify_painting(s->v, op, s->resources);
		s->colours_at = op->start;
	}
	if (deed == EG_PDF_BEGINS)
		begins(s, op, mark);
	if ((deed == EG_PDF_PAINTS || deed == EG_PDF_SHOWS || deed == EG_PDF_PLACES) &&
	    !s->inside && !mark->artifact && mark->mcid < 0)
		note(&s->loose, &s->loose_at, op->start);
	if (deed == EG_PDF_PLACES)
		places(s, op, mark);
	return deed != EG_PDF_BEGINS || afford_properties(s, op);
}

static const char *
scan_stream(struct scan *s, const char *bytes, size_t n, size_t *at)
{
	return eg_pdf_marked(s->v->pdf, s->resources, bytes, n, visit, s, at);
}

static void
scan_page(struct eg_verifier *v, struct eg_glyphs *glyphs, size_t page)
{
	struct scan s = { .v = v, .glyphs = glyphs, .page = page,
	    .resources = v->page[page].resources };
	struct eg_buf b = { 0 };
	const char *fault;
	size_t at = 0;

	eg_glyphs_page(glyphs);
	if (!eg_verify_decode(v, NULL, &v->page[page], EG_CONTENT_MAX, &b, &fault))
		;	/* told once for all pages */
	else if (fault != NULL)
		eg_verify_say(v, "P9203", "ISO 32000-1, 7.8.2", eg_verify_page(v, page),
		    "the page's content %s", fault);
	else if ((fault = scan_stream(&s, eg_buf_str(&b), b.len, &at)) != NULL)
		eg_verify_say(v, "P9203", "ISO 32000-1, 7.8.2", eg_verify_where(v,
		    "page %zu, byte %zu of its content", page + 1, at), "%s", fault);
	if (s.loose > 0)
		eg_verify_say(v, "P9203", CLAUSE, eg_verify_where(v,
		    "page %zu, byte %zu of its content", page + 1, s.loose_at),
		    "content is neither tagged nor an artifact (%zu operations)", s.loose);
	if (s.colours != NULL)
		eg_verify_say(v, "P9209", "ISO 19005-2, 6.2.4", eg_verify_where(v,
		    "page %zu, byte %zu of its content", page + 1, s.colours_at), "%s",
		    s.colours);
	if (s.mixed > 0)
		eg_verify_say(v, "P9203", CLAUSE, eg_verify_where(v,
		    "page %zu, byte %zu of its content", page + 1, s.mixed_at),
		    "an artifact is in tagged content, or tagged content in an artifact");
	eg_buf_free(&b);
}

static int
by_place(const void *a, const void *b)
{
	const struct eg_found_content *x = a, *y = b;

	if (x->page != y->page)
		return x->page < y->page ? -1 : 1;
	return x->mcid < y->mcid ? -1 : x->mcid > y->mcid;
}

void
eg_verify_content(struct eg_verifier *v)
{
	struct eg_glyphs *glyphs = eg_glyphs_new(v);
	const struct eg_found_content *c;

	for (size_t i = 0; i < v->npages; i++)
		scan_page(v, glyphs, i);
	eg_glyphs_end(glyphs);
	if (v->ncontent > 1)
		qsort(v->content, v->ncontent, sizeof(*v->content), by_place);
	c = v->content;
	for (size_t i = 1; i < v->ncontent; i++)
		if (by_place(&c[i - 1], &c[i]) == 0)
			eg_verify_say(v, "P9203", "ISO 32000-1, 14.7.4.2",
			    eg_verify_where(v, "object %u", (unsigned)c[i].page),
			    "a page has the content %lld twice", (long long)c[i].mcid);
}
