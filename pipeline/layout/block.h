/*
 * block.h - formatting objects to boxes, one function for each kind of
 * block-level object.
 */
#ifndef EG_LAYOUT_BLOCK_H
#define EG_LAYOUT_BLOCK_H

#include "layout/stacker.h"

/* Pushes what the children of an object ask for; text of it in lines. */
void	 eg_block_children(struct eg_stacker *, const struct eg_fo *);

/* One block-level object. */
void	 eg_block_object(struct eg_stacker *, const struct eg_fo *);

/* A stack of the children alone, for a reference area of this measure. */
struct eg_stack *eg_block_stack(struct eg_layout_ctx *, const struct eg_fo *,
	    eg_len measure, bool rtl);

/* Does it make blocks (a block, table ..., or a wrapper of such)? */
bool	 eg_block_level(struct eg_layout_ctx *, const struct eg_fo *);

/* In list.c, container.c and table.c. */
void	 eg_list_block(struct eg_stacker *, const struct eg_fo *);
void	 eg_container(struct eg_stacker *, const struct eg_fo *);
void	 eg_table(struct eg_stacker *, const struct eg_fo *);
void	 eg_table_and_caption(struct eg_stacker *, const struct eg_fo *);

#endif
