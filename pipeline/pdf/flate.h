/*
 * flate.h - bytes of streams: the filters of ISO 32000-1, 7.4.
 *
 * FlateDecode with and without the predictors of PNG and TIFF, ASCIIHexDecode,
 * ASCII85Decode and RunLengthDecode are read.  Not LZWDecode (PDF/A forbids
 * it), and no image is ever decoded here.
 */
#ifndef EG_PDF_FLATE_H
#define EG_PDF_FLATE_H

#include "pdf/object.h"

/*
 * n bytes as a new stream with /Filter /FlateDecode; as they are when that
 * would not be shorter.  The same bytes give the same stream.
 */
struct eg_pdf_object *eg_pdf_flate(struct eg_arena *, const void *bytes, size_t n);
/* The same, even when it is longer: for what has a predictor. */
struct eg_pdf_object *eg_pdf_flate_always(struct eg_arena *, const void *bytes, size_t n);

/*
 * Appends what the stream says, at most most bytes of it.  pdf, for /Filter and
 * /DecodeParms that are references, may be NULL.  On failure returns the fault
 * in words, without a capital or full stop ("is compressed, but not by Flate"),
 * and out may have part of it; NULL when it went well.
 */
const char *eg_pdf_decode(const struct eg_pdf *, const struct eg_pdf_object *stream,
	    size_t most, struct eg_buf *out);

#endif
