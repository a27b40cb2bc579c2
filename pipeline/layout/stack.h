/*
 * stack.h - the content of one reference area, stacked but not yet cut into
 * pages.
 *
 *	node tree (who is inside whom)      boxes, in order
 *	flow
 *	  block 1 ------------------------- BEFORE  border and padding
 *	                                    LINE
 *	                                    LINE
 *	                                    AFTER
 *	  block 2 ------------------------- LINE
 *	  table
 *	    table-body -------------------- STEP   (rows: parallel.h)
 *
 * Every box stands behind a gap: the space there, how strongly the two sides
 * want to stay together, and what a break there costs in height at the foot
 * of the one page and at the head of the other (retained borders and spaces,
 * repeated table headers and footers).  So the height of boxes [a, b) on a
 * page is
 *
 *	box[a].head + sizes and the gaps between + box[b].foot
 *
 * and cutting needs neither the objects nor the lines: integers in (cut.h).
 */
#ifndef EG_LAYOUT_STACK_H
#define EG_LAYOUT_STACK_H

#include "layout/context.h"

struct eg_footnote;		/* footnote.h */
struct eg_table;		/* table.h */
struct eg_aside;		/* container.h */
struct eg_para_line;		/* para.h */
struct eg_parallel;		/* parallel.h */
struct eg_stack;

/*
 * Strength of a gap that would leave widows or orphans: given up after every
 * keep with a number, before keep "always".
 */
#define EG_KEEP_LINES	(EG_KEEP_ALWAYS - 1)

/*
 * What may be missing for content to fit: lengths are rounded once each, and
 * a page of 60 lines must not lose its last to the sum of that.
 */
#define EG_SLACK	(EG_LEN_ONE / 16)

enum eg_box_kind {
	EG_BOX_LINE,		/* a line of a paragraph */
	EG_BOX_BEFORE,		/* border and padding before of its node */
	EG_BOX_AFTER,		/* border and padding after of its node */
	EG_BOX_EMPTY,		/* an object without content: ids, markers */
	EG_BOX_ABSOLUTE,	/* of no height: the place an absolute container comes from */
	EG_BOX_STACK,		/* a stack that is not cut, `offset` down in the box */
	EG_BOX_STEP		/* step `index` of parallel */
};

struct eg_box {
	/* The gap before the box. */
	eg_len			 gap, shrink;	/* when there is no break */
	eg_len			 foot, head;	/* when there is one */
	int32_t			 keep_column;	/* strength against a column break */
	int32_t			 keep_page;	/* against a page break; >= keep_column */
	uint8_t			 brk;		/* enum eg_break: forced */

	uint8_t			 kind;		/* enum eg_box_kind */
	uint32_t		 index;
	eg_len			 size;
	struct eg_node		*node;		/* innermost object it is in; NULL: none */
	struct eg_footnote	*notes;		/* whose anchors are in it */
	eg_len			 note;		/* their height together */
	union {
		const struct eg_para_line	*line;
		const struct eg_aside	*aside;
		struct {
			const struct eg_stack	*stack;
			eg_len			 offset, excess;
		};
		const struct eg_parallel	*parallel;
	};
};

/* keep-together of what is around an object, while it is open. */
struct eg_stacker_keep {
	int32_t	column, page;
};

/* An object that will have one area on each page it reaches. */
struct eg_node {
	struct eg_node		*parent;
	const struct eg_fo	*fo;
	const struct eg_style	*style;		/* what paints it, NULL: nothing */
	eg_len			 x, width;	/* border rectangle, from the reference area's left */
	eg_len			 content_x, measure; /* content rectangle, same base */
	eg_len			 edge[4];	/* border and padding, by enum eg_side */
	eg_len			 keep_head, keep_foot; /* of them, what a cut retains */
	eg_len			 cut_head, cut_foot; /* what a cut inside costs: the same, and
						   repeated header and footer */
	const struct eg_border	*borders;	/* collapsed, for area->borders; NULL */
	size_t			 first, end;	/* boxes [first, end) of the stack */
	struct eg_stacker_keep	 saved;

	/* Tables: set again at the head or foot of every page but the first or last. */
	const struct eg_stack	*header, *footer;
	const struct eg_table	*table;		/* when they print the page's number */

	bool			 span_all;	/* over all columns of the page */
	bool			 clip;
	int16_t			 turn;
	uint16_t		 depth;

	/* While it is placed (place.h). */
	struct eg_area		*area;
	eg_len			 top;
};

struct eg_stack {
	struct eg_box	*box;
	size_t		 n, cap;
	eg_len		 tail;			/* spaces retained after the last box */
	/* What the last object wants after it: cells hand it on to their row. */
	int32_t		 tail_column, tail_page; /* keeps with next */
	uint8_t		 tail_break;		/* enum eg_break */
	bool		 has_span;		/* some node has span_all */
	eg_len		 measure;		/* ipd of the reference area */
};

#endif
