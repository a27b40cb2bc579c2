/*
 * plan.h - which boxes of a flow go on a page, and into which column.
 *
 * A page is planned first and made into areas when its master is certain: the
 * master of the last page is known only when the flow turns out to end there.
 */
#ifndef EG_LAYOUT_PLAN_H
#define EG_LAYOUT_PLAN_H

#include "layout/master.h"
#include "layout/pages.h"
#include "layout/restack.h"

/* More parts than any page has: columns times changes of span. */
#define EG_MAX_PARTS	64

/* Boxes [from, to) in one column. */
struct eg_part {
	size_t		 from, to;
	int32_t		 column;
	bool		 span;		/* over all columns */
	eg_len		 top;		/* from the body's content */
	eg_len		 less;		/* spaces shrink by so much */
	eg_len		 excess;
	int32_t		 broken;
};

struct eg_plan {
	const struct eg_page_master *master;
	const struct eg_stack *stack;
	struct eg_part	 part[EG_MAX_PARTS];
	size_t		 nparts;
	size_t		 to;
	size_t		 limit;		/* no box from here on */
	uint8_t		 brk;		/* enum eg_break that ended the page */
	eg_len		 height;	/* that the parts take */
	eg_len		 notes;		/* that footnotes and their separator take */
};

struct eg_flow {
	struct eg_layout_ctx		*ctx;
	const struct eg_fo		*sequence, *fo;
	const struct eg_page_sequence	*pages;
	struct eg_restack		*restack;
	const struct eg_stack		*stack;		/* of the page before */
	struct eg_page_run		*run;
	const struct eg_stack		*separator;	/* above footnotes, or NULL */
	eg_len				 separator_size;
	int32_t				 first_number;
	int32_t				 next_initial;	/* initial-page-number of the next sequence */
	int32_t				 index;		/* of the page being made */
};

/* The page being made, for the rules that choose its master. */
struct eg_page_place eg_plan_place(const struct eg_flow *, bool blank, bool last);

/*
 * Height of the body's content; 0 for no master, or one that does not take the
 * flow.
 */
eg_len	 eg_body_height(const struct eg_flow *, const struct eg_page_master *);

/*
 * Plans the page that begins at box `from` of flow->stack, with this master.
 * The plan's stack is another when its measure is.  leave_some: something is to
 * be left for the page after.
 */
void	 eg_plan_page(const struct eg_flow *, const struct eg_page_master *, size_t from,
	    bool leave_some, struct eg_plan *);

#endif
