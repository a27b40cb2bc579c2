/*
 * pages.h - a page sequence's flow on its pages (XSL 1.1, 6.4.5, 6.4.19).
 */
#ifndef EG_LAYOUT_PAGES_H
#define EG_LAYOUT_PAGES_H

#include "layout/context.h"

/* Pages of one sequence, linked; all of them in ctx->arena. */
struct eg_page_run {
	const struct eg_fo	*sequence;
	struct eg_page		*first, *last;
	int32_t			 npages;
};

/*
 * Lays out the flow on as many pages as it needs.  first_number is what the
 * first page counts as; next_initial is the initial-page-number of the
 * sequence after it (0: auto, or none follows), which force-page-count="auto"
 * looks at.  Reports L7020 and returns false when no page-master fits a page.
 */
bool	 eg_flow_pages(struct eg_layout_ctx *, const struct eg_fo *sequence,
	    int32_t first_number, int32_t next_initial, struct eg_page_run *);

#endif
