/*
 * write.h - objects to a PDF file (ISO 32000-1, 7.5; ISO 19005-2, 6.1).
 *
 * What the trailer does not lead to is left out.  Objects are numbered in the
 * order in which they are reached from /Root, then from the other keys of the
 * trailer, breadth first; so the same objects give the same bytes.  Numbers in
 * the file are not those in memory.
 */
#ifndef EG_PDF_WRITE_H
#define EG_PDF_WRITE_H

#include "base/buf.h"
#include "pdf/object.h"

struct eg_pdf_form {
	bool	 packed;	/* object streams and a cross-reference stream; else a
				   file that can be read line by line */
	/*
	 * Makes the file's identifier (14.4) from all n bytes before the
	 * cross-references: the first 16 bytes of their SHA-256, say.  The same
	 * twice, since the file is new.
	 */
	void	 (*digest)(void *data, const void *bytes, size_t n, unsigned char id[16]);
	void	*data;
};

/*
 * Appends the file, PDF 1.7.  Of the trailer /Root, /Info and whatever is not
 * the writer's business is kept; /Root must lead to a dictionary.  Streams stay
 * as they are; their /Length is made here.
 */
void	 eg_pdf_write(const struct eg_pdf *, const struct eg_pdf_form *, struct eg_buf *out);

#endif
