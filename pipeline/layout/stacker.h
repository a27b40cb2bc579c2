/*
 * stacker.h - to make a stack: open and close objects, push boxes.
 *
 * What the objects ask for between two boxes (spaces, keeps, breaks) is
 * collected and becomes the gap of the next box.
 */
#ifndef EG_LAYOUT_STACKER_H
#define EG_LAYOUT_STACKER_H

#include "layout/stack.h"

struct eg_stacker {
	struct eg_layout_ctx	*ctx;
	struct eg_stack		*stack;
	struct eg_node		*node;		/* innermost open object, or NULL */
	/* The reference area: the stack's own, or that of a container that can be cut. */
	eg_len			 x, measure;
	eg_len			 full;		/* of the region, for footnotes; 0: measure */
	eg_len			 height;	/* 0: as high as its content */
	struct eg_node		*area;		/* of such a container; NULL: the stack's own */
	bool			 rtl;		/* its writing-mode */
	int32_t			 depth;		/* of formatting objects: a guard */

	/* keep-together of the open objects, the strongest. */
	int32_t			 keep_column, keep_page;

	/* The gap before the next box. */
	struct eg_space		*space;
	size_t			 nspaces, nafter, space_cap;
	int32_t			 next_column, next_page;  /* keep-with-next and -previous */
	int32_t			 least_column, least_page; /* of keep-together since the last box */
	uint8_t			 brk;
	bool			 glued;		/* nothing may break here: an edge */
	bool			 at_start;	/* of a reference area */
};

/* An empty stack for a reference area of this ipd, in ctx->scratch. */
void	 eg_stacker_begin(struct eg_stacker *, struct eg_layout_ctx *, eg_len measure,
	    bool rtl);
/* Closes the stack and hands it over. */
struct eg_stack *eg_stacker_end(struct eg_stacker *);

/*
 * Opens an object whose content rectangle starts start_indent from the
 * reference area's start edge and ends end_indent before its end edge;
 * border and padding lie outside of it.  Applies its break-before,
 * keep-with-previous, space-before and keep-together, and pushes its border
 * and padding before.
 */
struct eg_node *eg_stacker_open(struct eg_stacker *, const struct eg_fo *,
	    eg_len start_indent, eg_len end_indent);
/* The counterpart: border and padding after, space-after, keeps, break-after. */
void	 eg_stacker_close(struct eg_stacker *);

/*
 * The parts of these two, for objects that need another order: tables.  A
 * node from eg_stacker_enter has no border, space, keep or break of its own.
 */
struct eg_node *eg_stacker_enter(struct eg_stacker *, const struct eg_fo *,
	    const struct eg_style *, eg_len x, eg_len width);
void	 eg_stacker_leave(struct eg_stacker *);
void	 eg_stacker_before(struct eg_stacker *, const struct eg_style *);
void	 eg_stacker_edges(struct eg_stacker *, struct eg_node *, const struct eg_style *);
/* Once a node's edges and width are known: its keep-together, span and border before. */
void	 eg_stacker_begun(struct eg_stacker *, struct eg_node *);
void	 eg_stacker_space(struct eg_stacker *, const struct eg_space *, bool after);

/* A box of no height that leaves the gap being collected as it is: keeps on. */
struct eg_box *eg_stacker_push_aside(struct eg_stacker *, enum eg_box_kind);

/* Appends a box of this height; the gap before it comes from what was asked. */
struct eg_box *eg_stacker_push(struct eg_stacker *, enum eg_box_kind, eg_len size);

/* A keep strength as one number: 0 free, EG_KEEP_ALWAYS. */
static inline int32_t
eg_keep_page(struct eg_keep k)
{
	return k.within_page > k.within_column ? k.within_page : k.within_column;
}

#endif
