/*
 * parallel.h - content side by side: the cells of table rows, the label and
 * body of a list-item.
 *
 * Each cell has a stack of its own.  A row can be cut where every cell that
 * has begun can be cut: the cells are put side by side and a step is made at
 * every height where at least one of them ends a box and the others can be cut
 * at or above it.  The steps are what the stack around sees; at a chosen step
 * each cell knows how far it has come.
 *
 *	step 0	| Lorem ipsum  | dolor sit    |
 *	step 1	| amet         | (no box ends |
 *	step 2	|              |  here yet)   |
 */
#ifndef EG_LAYOUT_PARALLEL_H
#define EG_LAYOUT_PARALLEL_H

#include "layout/place.h"
#include "layout/stacker.h"

struct eg_cell {
	const struct eg_fo	*fo;
	const struct eg_style	*style;		/* what paints it; NULL: nothing */
	const struct eg_style	*under;		/* a column's background below it; NULL: none */
	const struct eg_stack	*stack;
	eg_len			 x, width;	/* from the reference area */
	eg_len			 content_x;	/* where its stack's x is 0, from x */
	eg_len			 edge[4];	/* border and padding, inside of that */
	eg_len			 outset[4];	/* border outside of it: collapsed */
	const struct eg_border	*borders;	/* collapsed, or NULL */
	uint32_t		 row, rows;	/* first row and how many */
	int32_t			 column;	/* table cells, from 0; else -1 */
	enum eg_display_align	 align;
	bool			 clip;

	/* Made by eg_parallel_finish. */
	eg_len			*sum;		/* sum[i]: gaps and sizes of boxes before i */
};

struct eg_row {
	const struct eg_fo	*fo;		/* NULL: no area of its own */
	const struct eg_style	*style;
	eg_len			 x, width;
	eg_len			 min;		/* of its height */
	eg_len			 gap;		/* below it, if a row of the group follows */
	int32_t			 keep_column, keep_page;  /* together */
	int32_t			 next_column, next_page;  /* with the next row of the group */
	uint8_t			 brk;		/* enum eg_break: after it */

	/* Made by eg_parallel_finish. */
	eg_len			 y, height;
};

/* How far the cells have come: before the first step nowhere, row 0. */
struct eg_step {
	eg_len		 y;		/* height so far, uncut */
	uint32_t	*reach;		/* of each cell: boxes behind it */
	uint32_t	 row;		/* the row to go on with */
	bool		 inside;	/* that row has begun: it is cut here */
};

struct eg_parallel {
	struct eg_row	*row;
	size_t		 nrows;
	int32_t		 first_row;	/* of the table's rows */
	struct eg_cell	*cell;
	size_t		 ncells;

	/* Made by eg_parallel_finish. */
	struct eg_step	*step;		/* step[0] is the start, then nsteps more */
	size_t		 nsteps;
};

/*
 * Heights of rows and the steps; then pushes one box for each step.  Rows,
 * cells and stacks must stay as long as the stacker's stack.
 */
void	 eg_parallel_finish(struct eg_stacker *, struct eg_parallel *);

/*
 * Places what lies between step[from] and step[to], as eg_place_boxes does its
 * boxes; returns the height.
 */
eg_len	 eg_parallel_place(struct eg_layout_ctx *, const struct eg_parallel *,
	    size_t from, size_t to, const struct eg_place *);

#endif
