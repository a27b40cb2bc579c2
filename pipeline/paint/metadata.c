/* metadata.c - the document information dictionary. */
#include <cairo-pdf.h>
#include <ctype.h>

#include "paint/painter.h"

/* "2014-03-05", or that and a time behind a T (ISO 8601). */
static bool
is_date(const char *s)
{
	static const char form[] = "dddd-dd-dd";

	for (size_t i = 0; form[i] != '\0'; i++)
		if (form[i] == 'd' ? !isdigit((unsigned char)s[i]) : s[i] != form[i])
			return false;
	return s[10] == '\0' || s[10] == 'T';
}

/*
 * cairo puts the clock into /CreationDate unless it is told otherwise.  A
 * letter made again next year must be the same bytes as the one that was
 * served, so the date is the letter's, or there is none.
 */
static void
creation_date(cairo_surface_t *surface, const char *created)
{
	struct eg_buf b = { 0 };

	if (created != NULL && is_date(created)) {
		eg_buf_puts(&b, created);
		/* A mere day: PDF readers want a time and a zone (7.9.4). */
		if (created[10] == '\0')
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
