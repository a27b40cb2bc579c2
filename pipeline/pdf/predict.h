/*
 * predict.h - the predictors of FlateDecode (ISO 32000-1, 7.4.4.4).  Only
 * files of pdf/ include it.
 */
#ifndef EG_PDF_PREDICT_H
#define EG_PDF_PREDICT_H

#include "pdf/object.h"

/*
 * Undoes the prediction of the bytes of out from start on, in place.  parms is
 * the dictionary of /DecodeParms or NULL.  Returns the fault in words, or NULL.
 */
const char *eg_pdf_predict(const struct eg_pdf *, const struct eg_pdf_object *parms,
	    size_t start, struct eg_buf *out);

#endif
