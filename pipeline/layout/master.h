/*
 * master.h - which page-master a page takes, and where its regions are
 * (XSL 1.1, 6.4.8 - 6.4.18).
 */
#ifndef EG_LAYOUT_MASTER_H
#define EG_LAYOUT_MASTER_H

#include "layout/context.h"

/* A page for which a master is looked for. */
struct eg_page_place {
	int32_t	 index;		/* in the sequence, from 0 */
	int32_t	 number;	/* as counted: odd or even */
	bool	 blank, last;
};

/*
 * The master of a page; NULL when the rules are used up or none fits.  Rows of
 * rules stand for groups that are used for so many pages each, so the answer
 * depends on the place alone.
 */
const struct eg_page_master *eg_master_of(const struct eg_page_sequence *,
	    const struct eg_page_place *);

/* Border rectangle of a region on the page, and how its content is turned. */
struct eg_rect eg_region_rect(const struct eg_page_master *, enum eg_region);
int16_t	 eg_region_turn(const struct eg_page_master *, enum eg_region);

/*
 * Its content rectangle (without border and padding) on the page, as its
 * content sees it: for a turned region with width and height swapped.
 */
struct eg_rect eg_region_content(const struct eg_page_master *, enum eg_region);

/* The measure of one column of the body. */
eg_len	 eg_column_measure(const struct eg_page_master *);

#endif
