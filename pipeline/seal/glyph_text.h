/*
 * glyph_text.h - what glyphs stand for, told once and not each time.
 *
 * cairo tells the text of a ligature around each use of it, in a Span with
 * ActualText, when the font has a character of its own for the glyph (U+FB01
 * for fi).  Where a glyph always stands for the same text, that text goes into
 * the font's ToUnicode map (ISO 32000-1, 9.10.3) and the Spans go away: it is
 * shorter, and readers that lose their place at a bracket within a bracket do
 * not.  Only files of seal/ include it.
 */
#ifndef EG_SEAL_GLYPH_TEXT_H
#define EG_SEAL_GLYPH_TEXT_H

#include "pdf/content.h"
#include "seal/sealer.h"

struct eg_glyph_text;

struct eg_glyph_text *eg_glyph_text_new(struct eg_sealer *);
void	 eg_glyph_text_free(struct eg_glyph_text *);

/* From now on operations are of this page. */
void	 eg_glyph_text_page(struct eg_glyph_text *, uint32_t page);
/* First all of them are looked at ... */
void	 eg_glyph_text_look(struct eg_glyph_text *, const struct eg_pdf_operation *);
/* ... then the fonts are told ... */
void	 eg_glyph_text_tell(struct eg_glyph_text *);
/*
 * ... and in a second round it is true for an EMC whose Span is not needed any
 * more; [*start, *end) are then the bytes of the BDC.
 */
bool	 eg_glyph_text_told(struct eg_glyph_text *, const struct eg_pdf_operation *,
	    size_t *start, size_t *end);

#endif
