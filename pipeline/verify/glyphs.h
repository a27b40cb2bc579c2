/*
 * glyphs.h - each glyph that is shown says which character it is, and none is
 * missing (ISO 14289-1, 7.21.7 and 7.21.8).  Only files of verify/ include it.
 */
#ifndef EG_VERIFY_GLYPHS_H
#define EG_VERIFY_GLYPHS_H

#include "pdf/marked.h"
#include "verify/verifier.h"

struct eg_glyphs;

/* In the arena. */
struct eg_glyphs *eg_glyphs_new(struct eg_verifier *);
/* Of each content stream from its beginning; forms begin with the font they stand in. */
void	 eg_glyphs_page(struct eg_glyphs *);
void	 eg_glyphs_operation(struct eg_glyphs *, const struct eg_pdf_object *resources,
	    const struct eg_pdf_operation *, const struct eg_pdf_mark *);
/* Reports what was found, a message for each font. */
void	 eg_glyphs_end(struct eg_glyphs *);

#endif
