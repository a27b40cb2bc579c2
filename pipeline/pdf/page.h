/*
 * page.h - the pages of a file, in order (ISO 32000-1, 7.7.3).
 */
#ifndef EG_PDF_PAGE_H
#define EG_PDF_PAGE_H

#include "pdf/object.h"

struct eg_pdf_page {
	uint32_t		 number;	/* of the page's object */
	struct eg_pdf_object	*dictionary;
	/* Inherited from the tree where the page has none; NULL when nobody has. */
	struct eg_pdf_object	*resources;
	struct eg_pdf_object	*media_box;
};

/*
 * All n pages, in the arena.  NULL when the tree is broken; *fault then says
 * how, without a capital or full stop.
 */
struct eg_pdf_page *eg_pdf_pages(const struct eg_pdf *, struct eg_arena *, size_t *n,
	    const char **fault);

/*
 * Appends what the page's content streams say, a line end between them, since
 * that is how they are read (7.8.2).  Fails as eg_pdf_decode.
 */
const char *eg_pdf_page_content(const struct eg_pdf *, const struct eg_pdf_page *,
	    size_t most, struct eg_buf *out);

#endif
