/*
 * print.h - objects as PDF writes them, with numbers of the writer's choice.
 * Only files of pdf/ include it; others have eg_pdf_print (object.h).
 */
#ifndef EG_PDF_PRINT_H
#define EG_PDF_PRINT_H

#include "pdf/object.h"

/* By number of the object in memory: in the file, or 0 when it is not there. */
struct eg_pdf_numbering {
	uint32_t	*number;
	uint32_t	 n;
};

/* numbering NULL: the numbers it has.  References that are not there are null. */
void	 eg_pdf_print_as(const struct eg_pdf_object *, const struct eg_pdf_numbering *,
	    struct eg_buf *);
/* A key and its value, or nothing when that is null. */
void	 eg_pdf_print_entry(const struct eg_pdf_entry *, const struct eg_pdf_numbering *,
	    struct eg_buf *);
/* Is this key of a trailer or cross-reference stream made anew by who writes one? */
bool	 eg_pdf_key_is_made(const char *key);
void	 eg_pdf_print_name(const char *, struct eg_buf *);
void	 eg_pdf_print_string(const char *, size_t n, struct eg_buf *);

#endif
