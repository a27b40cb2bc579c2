/* metadata.c - the document information dictionary. */
#include <cairo-pdf.h>
#include <string.h>

#include "paint/painter.h"

/*
 * cairo puts the clock into /CreationDate unless it is told otherwise.  A
 * letter made again next year must be the same bytes as the one that was
 * served, so the date is the letter's, or there is none.
 */
static void
creation_date(cairo_surface_t *surface, const char *created)
{
	struct eg_buf b = { 0 };

	if (created != NULL) {
		eg_buf_puts(&b, created);
		/* A mere day: PDF readers want a time and a zone (7.9.4). */
		if (strlen(created) == 10)
			eg_buf_puts(&b, "T00:00:00Z");
	}
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, b.data);
	eg_buf_free(&b);
}

void
eg_paint_metadata(cairo_surface_t *surface, const struct eg_paint_options *o)
{
	struct eg_buf keywords = { 0 };

	if (o->keywords != NULL)
		eg_buf_puts(&keywords, o->keywords);
	if (o->reproduction)
		eg_buf_printf(&keywords, "%sreproduction", keywords.len > 0 ? ", " : "");
	if (o->title != NULL)
		cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, o->title);
	if (o->subject != NULL)
		cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT,
		    o->subject);
	if (keywords.len > 0)
		cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS,
		    keywords.data);
	creation_date(surface, o->created);
	eg_buf_free(&keywords);
}
