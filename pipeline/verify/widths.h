/*
 * widths.h - what a PDF says of the glyphs it shows, beside the fonts in it
 * (ISO 19005-2, 6.2.11.4 and 6.2.11.5).  Only files of verify/ include it.
 */
#ifndef EG_VERIFY_WIDTHS_H
#define EG_VERIFY_WIDTHS_H

#include "verify/verifier.h"

/*
 * shown has a bit for each code that is shown in the font, of one byte or (wide)
 * of two that are a CID.  Reports P9208: glyphs the font file lacks, and those
 * whose width is not the one the PDF says.  A font that is not TrueType, or has
 * an encoding of its own, is left to others.
 */
void	 eg_verify_widths(struct eg_verifier *, const struct eg_pdf_object *font,
	    bool wide, const uint8_t *shown);

#endif
