/*
 * table.h - a table (XSL 1.1, 6.7) while its boxes are made.
 *
 *	table_grid.c	rows, columns and cells from the objects
 *	table_column.c	how wide the columns are
 *	table_border.c	which of the borders that meet is drawn
 *	table_row.c	rows as row groups (parallel.h)
 *	table.c		the order of all this; header, footer, captions
 */
#ifndef EG_LAYOUT_TABLE_H
#define EG_LAYOUT_TABLE_H

#include "layout/parallel.h"

struct eg_table_column {
	const struct eg_fo	*fo;		/* its table-column, or NULL */
	struct eg_size		 given;		/* its column-width */
	eg_len			 x, width;	/* from the table's content, towards the end */
};

struct eg_table_cell {
	const struct eg_fo	*fo;
	size_t			 row, rows;	/* rows of the whole table, from 0 */
	size_t			 column, columns;
	struct eg_border	*borders;	/* collapsed: 4, in ctx->arena; else NULL */
};

struct eg_table_row {
	const struct eg_fo	*fo;
	size_t			 cell, end;	/* cells [cell, end) start in it */
};

/* A header, footer or body. */
struct eg_table_part {
	const struct eg_fo	*fo;
	size_t			 row, end;	/* rows [row, end) */
};

struct eg_table {
	struct eg_layout_ctx	*ctx;
	const struct eg_fo	*fo;
	bool			 rtl;
	eg_len			 full;		/* of the region, for footnotes */
	eg_len			 width;		/* of the content rectangle */

	struct eg_table_column	*column;
	size_t			 ncolumns;
	struct eg_table_row	*row;		/* header, bodies, footer */
	size_t			 nrows;
	struct eg_table_cell	*cell;		/* by row, then as written */
	size_t			 ncells;
	struct eg_table_part	*part;		/* header and footer, if any, first and last */
	size_t			 nparts;
	bool			 has_header, has_footer;
};

/* Everything but widths and borders.  In ctx->scratch. */
struct eg_table	*eg_table_grid(struct eg_layout_ctx *, const struct eg_fo *);

/*
 * Widths and places of the columns in a measure; sets table->width.  `base` is
 * what a percentage of the table's own width refers to.  Returns
 * by how much the columns are wider than that, 0 if they are not.
 */
eg_len	 eg_table_widths(struct eg_table *, eg_len measure, eg_len base);

/* The borders of every cell of a collapsing table (CSS 2.1, 17.6.2). */
void	 eg_table_collapse(struct eg_table *);

/* border-separation between two rows; 0 in a collapsing table. */
struct eg_space	 eg_table_separation(const struct eg_table *);

/*
 * Pushes the rows of a part.  x: of the table's content, from the reference
 * area's.
 */
void	 eg_table_rows(struct eg_stacker *, const struct eg_table *,
	    const struct eg_table_part *, eg_len x);

/*
 * Header or footer once more, with the labels of ctx->page: for a table that
 * prints the page's number in them.
 */
const struct eg_stack *eg_table_again(const struct eg_table *, bool footer);

#endif
