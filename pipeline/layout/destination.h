/*
 * destination.h - where ids are: for citations and for links.
 */
#ifndef EG_LAYOUT_DESTINATION_H
#define EG_LAYOUT_DESTINATION_H

#include "layout/label.h"

/*
 * Tells the labels of the pages in the list, in order, for every id and every
 * page-number of a flow on them.
 */
void	 eg_destination_labels(struct eg_labels *, const struct eg_page *first);

/*
 * The place of every id of the finished pages, sorted by id (strcmp), each
 * once; in the arena.
 */
const struct eg_destination *eg_destination_table(struct eg_arena *,
	    const struct eg_page *first, size_t *n);

#endif
