/*
 * layout.h - the layout stage: formatting objects to pages of areas.
 */
#ifndef EG_LAYOUT_LAYOUT_H
#define EG_LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/area.h"
#include "text/font.h"
#include "text/image.h"

struct eg_layout_options {
	bool	 no_kerning;	/* to compare with formatters that do not kern */
	const char *base;	/* directory of pictures; NULL: none may be used */
	bool	 anybody;	/* pictures from anywhere, and pages with faults too */
};

/*
 * Lays out every page sequence.  Everything is made in the arena, which must
 * be the one the fo tree is in or outlive it.  Reports G6001 (no glyph),
 * G6010 (picture), L70xx (overflow and the like); returns NULL when any was
 * an error.  With `anybody` it returns the pages all the same when there are
 * any: a fault is easier found when it is seen.
 */
const struct eg_area_tree *eg_layout(struct eg_arena *, const struct eg_fo_tree *,
	    struct eg_fonts *, struct eg_images *, const struct eg_layout_options *,
	    struct eg_diags *);

#endif
