/*
 * marked.h - what stands in a content stream, and in which marked-content
 * sequence (ISO 32000-1, 14.6).
 */
#ifndef EG_PDF_MARKED_H
#define EG_PDF_MARKED_H

#include "pdf/content.h"

/* What an operation does, as far as tagging is concerned. */
enum eg_pdf_deed {
	EG_PDF_SETS,		/* state, paths: nothing to see */
	EG_PDF_PAINTS,		/* strokes, fills, shades, images */
	EG_PDF_SHOWS,		/* text */
	EG_PDF_PLACES,		/* an XObject (Do) */
	EG_PDF_BEGINS,		/* a marked-content sequence */
	EG_PDF_ENDS
};

enum eg_pdf_deed eg_pdf_deed(const struct eg_pdf_operation *);

/* Where an operation stands. */
struct eg_pdf_mark {
	int		 depth;		/* sequences it is in */
	bool		 artifact;	/* one of them is an artifact */
	int64_t		 mcid;		/* of the innermost that has one; -1: none has */
	bool		 replaced;	/* one of them says other words instead (ActualText) */
	const char	*tag;		/* of the innermost; NULL outside */
	/* Of BEGINS: its property list, followed; else NULL. */
	const struct eg_pdf_object *properties;
};

/*
 * Calls visit for each operation, with the place it stands at; of BDC and BMC
 * that is inside what they begin.  resources are those of the page or form, for
 * property lists that are named.  Returns the fault in words (an operation that
 * cannot be read, EMC without BDC, BDC without EMC, sequences or q nested beyond
 * belief) or NULL; *at is then its byte.  visit returns false to stop.
 */
const char *eg_pdf_marked(const struct eg_pdf *, const struct eg_pdf_object *resources,
	    const char *bytes, size_t n, bool (*visit)(void *data,
	    const struct eg_pdf_operation *, enum eg_pdf_deed, const struct eg_pdf_mark *),
	    void *data, size_t *at);

#endif
