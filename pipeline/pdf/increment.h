/*
 * increment.h - an update at the end of a file, which itself stays as it is, byte
 * by byte (ISO 32000-1, 7.5.6).
 */
#ifndef EG_PDF_INCREMENT_H
#define EG_PDF_INCREMENT_H

#include "base/buf.h"
#include "pdf/object.h"

/* An object that is new or has changed. */
struct eg_pdf_revised {
	uint32_t	 number;
	/*
	 * Its text as it is to stand in the file, borrowed; NULL: what the
	 * number leads to in memory.
	 */
	const char	*text;
	size_t		 n;
	size_t		 at;	/* out: byte of the file at which its text begins */
};

/*
 * Appends the update to file, which holds exactly the bytes that pdf was read
 * from.  Numbers are those in memory; each stands once in revised.  The
 * cross-references are of the kind the file had last.  The first part of the
 * identifier stays; the second is made by digest from all bytes before the
 * cross-references (write.h), or stays as well when there is none.
 */
void	 eg_pdf_increment(const struct eg_pdf *, struct eg_pdf_revised *revised, size_t n,
	    void (*digest)(void *data, const void *bytes, size_t n, unsigned char id[16]),
	    void *data, struct eg_buf *file);

#endif
