/*
 * text_string.h - words of a person's language in a PDF (text string, ISO 32000-1,
 * 7.9.2.2) and dates (7.9.4).
 */
#ifndef EG_PDF_TEXT_STRING_H
#define EG_PDF_TEXT_STRING_H

#include "pdf/object.h"

/*
 * UTF-8 as a text string: PDFDocEncoding when every character has a place
 * there, else UTF-16BE with its mark.  Bytes that are no UTF-8 become U+FFFD.
 */
struct eg_pdf_object *eg_pdf_text(struct eg_arena *, const char *utf8);
void	 eg_pdf_set_text(struct eg_arena *, struct eg_pdf_object *dictionary,
	    const char *key, const char *utf8);
/*
 * The other way round: UTF-8, in the arena; language marks are left out, what
 * stands for no character is U+FFFD.  UTF-8 with its mark (PDF 2.0) is read
 * too.  NULL when it is no STRING.
 */
const char *eg_pdf_text_of(struct eg_arena *, const struct eg_pdf_object *);

#endif
