/*
 * reader.h - what the parts of the reader have at hand.  Only files of pdf/
 * that read a file include it.
 */
#ifndef EG_PDF_READER_H
#define EG_PDF_READER_H

#include "base/diag.h"
#include "pdf/parse.h"
#include "pdf/read.h"

/* Where an object is (eg_pdf_slot.kind). */
enum { EG_PDF_UNKNOWN, EG_PDF_FREE, EG_PDF_IN_FILE, EG_PDF_IN_STREAM };
/* How far it is (eg_pdf_slot.state). */
enum { EG_PDF_UNREAD, EG_PDF_READING, EG_PDF_DONE };

struct eg_pdf_reader {
	struct eg_pdf	*pdf;
	const char	*name;		/* of the file */
	const char	*bytes;
	size_t		 n;
	size_t		 end;		/* byte of the last startxref: objects stand before it */
	size_t		 left;		/* objects that may still be made */
	size_t		 work;		/* bytes that may still be looked at or decoded */
	struct eg_diags	*diags;
};

/* Reports an error at a byte of the file; number 0: of no object.  Returns false. */
bool	 eg_pdf_reader_fault(struct eg_pdf_reader *, const char *code, uint32_t number,
	    size_t at, const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* xref.c: fills the slots and the trailer, newest section first. */
bool	 eg_pdf_read_xref(struct eg_pdf_reader *, size_t start);

/*
 * load.c: the object that stands at a byte, "12 0 obj" and on.  *number is its
 * number; when it was not 0 it must be that one.
 */
bool	 eg_pdf_load_at(struct eg_pdf_reader *, size_t at, uint32_t *number,
	    uint16_t *generation, struct eg_pdf_object **);
/* load.c: every object that a slot knows. */
bool	 eg_pdf_load_all(struct eg_pdf_reader *);
/* load.c: takes from the work that is allowed; false and a report when it is used up. */
bool	 eg_pdf_load_work(struct eg_pdf_reader *, uint32_t number, size_t at, size_t bytes);
/* load.c: appends what a stream of the file says. */
bool	 eg_pdf_load_decode(struct eg_pdf_reader *, const struct eg_pdf_object *stream,
	    uint32_t number, size_t at, struct eg_buf *);

#endif
