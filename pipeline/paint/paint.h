/*
 * paint.h - the paint stage: pages of areas to a PDF with cairo.
 */
#ifndef EG_PAINT_PAINT_H
#define EG_PAINT_PAINT_H

#include "base/buf.h"
#include "base/diag.h"
#include "model/area.h"
#include "text/font.h"

struct eg_paint_options {
	bool		 draft;		/* DRAFT across each page, as outlines */
	bool		 reproduction;	/* the metadata says so */
	const char	*title, *subject, *keywords;	/* UTF-8 or NULL; no personal name */
	const char	*created;	/* ISO 8601 date (or date and time) of the letter, never
					   the clock; NULL, or no such date: none */
};

/*
 * Appends the whole PDF to out.  Bytes depend on the areas, the fonts and the
 * options only.  Reports X9901 and returns false when cairo fails.
 */
bool	 eg_paint_pdf(const struct eg_area_tree *, struct eg_fonts *,
	    const struct eg_paint_options *, struct eg_buf *out, struct eg_diags *);

#endif
