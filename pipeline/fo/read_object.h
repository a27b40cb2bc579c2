/*
 * read_object.h - what only one kind of object has (XSL 1.1, section 6), and
 * what must be in it.
 */
#ifndef EG_FO_READ_OBJECT_H
#define EG_FO_READ_OBJECT_H

#include "base/buf.h"
#include "fo/refiner.h"

/* Fills the union of struct eg_fo, and ref_id, alt, text. */
void	 eg_read_object(struct eg_refiner *, const struct eg_node *, struct eg_fo *,
	    const struct eg_refined *);
/* Afterwards: reports F5010 when a child that must be there is not. */
void	 eg_check_object(struct eg_refiner *, const struct eg_node *,
	    const struct eg_fo *);
/* White space of a title becomes single spaces; NULL when nothing is left. */
const char *eg_title_trim(struct eg_arena *, const struct eg_buf *);
/* The Dublin Core title in the XMP below fo:declarations, or NULL. */
const char *eg_title_find(struct eg_arena *, const struct eg_node *);

#endif
