/*
 * axis.h - a table looked at without any case, for the files of this folder.
 *
 * The cells of a column tell only so many values apart: those they are written
 * with, and what lies between two of them.  One value stands for each such
 * region, so all that a table can meet is tried, and every gap and overlap is
 * found.
 *
 *	axis.c	regions, and what each row says of them
 *	gap.c	what no row is for		inspect.c  all else
 *
 * Columns of the same expression are one axis.  A cell that reads another name,
 * or computes with `?`, passes perhaps: what depends on it is not told.  Null
 * is a region where some cell names it: elsewhere it means "not known" and no
 * row has to be for it.
 */
#ifndef EG_RULES_DMN_AXIS_H
#define EG_RULES_DMN_AXIS_H

#include "rules/dmn/model.h"

struct eg_region {
	const struct eg_feel	*sample;	/* stands for it; NULL: anything */
	const struct eg_feel	*low, *high;	/* between these, NULL: no end there */
	bool			 point;		/* the sample alone */
	size_t			 class;		/* all rows say the same of those in it */
};

enum eg_passes { EG_PASSES_NOT, EG_PASSES_PERHAPS, EG_PASSES };

struct eg_axis {
	const char		*name;		/* the column's label, or expression */
	const struct eg_dmn_column *column;	/* the first of its columns */
	struct eg_region	*region;	/* in their order */
	size_t			 n;
	bool			 texts;		/* its values are strings */
	size_t			 classes;
	unsigned char		*passes;	/* classes x rows: enum eg_passes */
	size_t			 first;		/* of its classes in a box */
};

/* A table being looked at. */
struct eg_inspection {
	struct eg_arena			*arena;
	struct eg_dmn			*model;
	const char			*decision;
	const struct eg_dmn_table	*table;
	struct eg_diags			*diags;
	struct eg_axis			*axis;
	size_t				 axes;
	size_t				 classes;	/* of all axes: a box has as many */
};

/* Which classes of each axis are meant. */
typedef bool eg_box;

/* Finds the axes of a table. */
void	 eg_axes_find(struct eg_inspection *);
/* Of a class and a row. */
enum eg_passes eg_axis_passes(const struct eg_inspection *,
	    const struct eg_axis *, size_t class, size_t row);
/* The cell for the classes of a box: `"a", "b"`, `[5..7)`, `-`. */
void	 eg_axis_print(const struct eg_axis *, const eg_box *, struct eg_buf *);
/* 'Kind is "map" and Weeks is > 3'; axes that do not matter are left out. */
void	 eg_box_print(const struct eg_inspection *, const eg_box *,
	    struct eg_buf *);

/* gap.c: reports R3231, R3237. */
void	 eg_gaps_report(struct eg_inspection *);

#endif
