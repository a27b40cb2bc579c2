/*
 * marker.h - markers of the flow, retrieved by static content (XSL 1.1, 6.13).
 *
 * When all flows have their pages, every area of an object with markers is
 * noted, in order; a retrieve-marker (eg_layout_retrieve) then chooses among
 * the notes of its class.
 */
#ifndef EG_LAYOUT_MARKER_H
#define EG_LAYOUT_MARKER_H

#include "layout/context.h"

/* The pages of the whole document, with their flows; walked when first asked. */
struct eg_marker_pages *eg_marker_pages_new(struct eg_arena *, const struct eg_page *pages);

#endif
