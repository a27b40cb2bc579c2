/*
 * paint.h - the paint stage: pages of areas to a PDF, or to pictures, with cairo.
 */
#ifndef EG_PAINT_PAINT_H
#define EG_PAINT_PAINT_H

#include "base/buf.h"
#include "base/diag.h"
#include "model/structure.h"
#include "text/font.h"

struct eg_paint_options {
	bool		 draft;		/* DRAFT across each page, as outlines */
};

/*
 * Appends a PDF of these pages to out: nothing of it but pages and what they
 * need is meant to stay (seal/).  Units of the structure are bracketed by
 * marks and noted as painted; NULL: no marks.  Bytes depend on the areas, the
 * fonts and the options only.  Reports X9901 and X9910 and returns false when
 * cairo fails.
 */
bool	 eg_paint_pdf(const struct eg_area_tree *, struct eg_structure *,
	    struct eg_fonts *, const struct eg_paint_options *, struct eg_buf *out,
	    struct eg_diags *);

/*
 * Appends one page of the tree as a PNG of so many pixels an inch, or as an
 * SVG document whose letters are outlines.  Reports X9901.
 */
bool	 eg_paint_png(const struct eg_area_tree *, const struct eg_page *,
	    struct eg_fonts *, const struct eg_paint_options *, unsigned resolution,
	    struct eg_buf *out, struct eg_diags *);
bool	 eg_paint_svg(const struct eg_area_tree *, const struct eg_page *,
	    struct eg_fonts *, const struct eg_paint_options *, struct eg_buf *out,
	    struct eg_diags *);

#endif
