/*
 * read.h - a PDF file in memory to objects (ISO 32000-1, 7.5).
 *
 * Files of anybody: cross-reference tables and streams, both at once, object
 * streams, updates that were appended.  Nothing is repaired and nothing is
 * guessed: where two readers could see two documents the file is refused.  An
 * encrypted file is refused as well.
 */
#ifndef EG_PDF_READ_H
#define EG_PDF_READ_H

#include "base/diag.h"
#include "pdf/object.h"

/* What a hostile file may cost; all of them far beyond any letter. */
#define EG_PDF_FILE_MAX		((size_t)256 << 20)	/* bytes of a file */
#define EG_PDF_NUMBER_MAX	1000000			/* highest object number */
#define EG_PDF_OBJECTS_MAX	2000000			/* objects, those in others too */
#define EG_PDF_DECODED_MAX	((size_t)64 << 20)	/* bytes of one stream, decoded */
#define EG_PDF_REVISIONS_MAX	500			/* sections of cross-references */

/*
 * Reads all objects.  bytes are borrowed for as long as the objects live: the
 * data of streams are not copied.  name is what messages call the file.  On
 * failure reports P9001 to P9009, with the object and the byte, and returns
 * NULL.
 */
struct eg_pdf *eg_pdf_read(struct eg_arena *, const char *name, const char *bytes, size_t n,
	    struct eg_diags *);

#endif
