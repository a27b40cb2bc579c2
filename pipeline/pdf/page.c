/* page.c - see page.h. */
#include "pdf/page.h"

#include "pdf/flate.h"

#define DEPTH_MAX	32	/* of the tree; a balanced one of 10^6 pages has 6 */

struct walk {
	const struct eg_pdf	*pdf;
	struct eg_arena		*arena;
	bool			*seen;		/* by number */
	struct eg_pdf_page	*page;
	uint32_t		 n, cap;
	const char		*fault;
};

static bool
fault(struct walk *w, const char *words)
{
	w->fault = words;
	return false;
}

static void
add(struct walk *w, const struct eg_pdf_page *page)
{
	w->page = eg_arena_grown(w->arena, w->page, w->n, &w->cap, sizeof(*w->page));
	w->page[w->n++] = *page;
}

/* A node of the tree or a page; from is what is inherited. */
static bool
visit(struct walk *w, const struct eg_pdf_object *reference, struct eg_pdf_page from,
    unsigned depth)
{
	const struct eg_pdf_object *kids;
	struct eg_pdf_object *o;

	if (!eg_pdf_is(reference, EG_PDF_REFERENCE) || reference->number >= w->pdf->nslots)
		return fault(w, "the page tree has something else than references");
	if (w->seen[reference->number])
		return fault(w, "the page tree has a page twice, or leads in a circle");
	if (depth > DEPTH_MAX)
		return fault(w, "the page tree is too deep");
	w->seen[reference->number] = true;
	from.number = reference->number;
	from.dictionary = eg_pdf_follow(w->pdf, reference);
	if (!eg_pdf_is(from.dictionary, EG_PDF_DICTIONARY))
		return fault(w, "the page tree leads to something that is no page");
	if ((o = eg_pdf_get(w->pdf, from.dictionary, "Resources")) != NULL)
		from.resources = o;
	if ((o = eg_pdf_get(w->pdf, from.dictionary, "MediaBox")) != NULL)
		from.media_box = o;
	if (eg_pdf_is_name(eg_pdf_get(w->pdf, from.dictionary, "Type"), "Page")) {
		add(w, &from);
		return true;
	}
	kids = eg_pdf_get_as(w->pdf, from.dictionary, "Kids", EG_PDF_ARRAY);
	if (kids == NULL)
		return fault(w, "the page tree leads to something that is no page");
	for (uint32_t i = 0; i < kids->n; i++)
		if (!visit(w, kids->item[i], from, depth + 1))
			return false;
	return true;
}

struct eg_pdf_page *
eg_pdf_pages(const struct eg_pdf *pdf, struct eg_arena *arena, size_t *n,
    const char **words)
{
	struct walk w = { .pdf = pdf, .arena = arena };

	w.seen = eg_new_array(arena, pdf->nslots, bool);
	if (!visit(&w, eg_pdf_find(eg_pdf_catalog(pdf), "Pages"),
	    (struct eg_pdf_page){ .number = 0 }, 0) ||
	    (w.n == 0 && !fault(&w, "the file has no pages"))) {
		*words = w.fault;
		return NULL;
	}
	*n = w.n;
	return w.page;
}

const char *
eg_pdf_page_content(const struct eg_pdf *pdf, const struct eg_pdf_page *page, size_t most,
    struct eg_buf *out)
{
	const struct eg_pdf_object *contents, *o;
	const char *fault = NULL;
	size_t start = out->len, n;

	contents = eg_pdf_get(pdf, page->dictionary, "Contents");
	n = eg_pdf_is(contents, EG_PDF_ARRAY) ? contents->n : contents != NULL;
	for (size_t i = 0; i < n && fault == NULL; i++) {
		o = eg_pdf_is(contents, EG_PDF_ARRAY) ? eg_pdf_item(pdf, contents, i) : contents;
		if (!eg_pdf_is(o, EG_PDF_STREAM))
			return "is no stream";
		if (out->len - start >= most)
			return "says more than is read of a stream";
		fault = eg_pdf_decode(pdf, o, most - (out->len - start), out);
		eg_buf_putc(out, '\n');
	}
	return fault;
}
