/*
 * refine.h - the fo stage: an XSL-FO document to formatting objects with
 * refined properties (XSL 1.1, sections 5, 6 and 7).
 */
#ifndef EG_FO_REFINE_H
#define EG_FO_REFINE_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/fo.h"
#include "xml/xml.h"

/*
 * Builds the tree in the arena.  Strings are copied, so the document may be
 * freed after.  Reports F50xx (unknown object or property, bad value, object
 * in the wrong place, unresolved name or id), all of them, each at the line
 * the author wrote: positions come from the document, or from its eg:at and
 * eg:from marks where it has them (xml/xslt.h).  Returns NULL when any was an
 * error.
 */
const struct eg_fo_tree *eg_fo_refine(struct eg_arena *, const struct eg_xml *,
	    struct eg_diags *);

/*
 * The same for a document that no letter format made: its links may lead to
 * any page of the web, and beside the document.  Properties that are unknown
 * or have a bad value are errors, but are ignored in a tree that is returned.
 */
const struct eg_fo_tree *eg_fo_refine_anybody(struct eg_arena *,
	    const struct eg_xml *, struct eg_diags *);

#endif
