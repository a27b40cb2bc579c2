/*
 * restack.h - the stack of a flow whose pages have columns of unlike measure.
 *
 * Each measure has a stack of its own.  A flow goes over from one to the other
 * where an object begins; so the page before such a change ends there, if it
 * can, and not inside a paragraph.
 */
#ifndef EG_LAYOUT_RESTACK_H
#define EG_LAYOUT_RESTACK_H

#include "layout/stack.h"

struct eg_restack;

/* flow may be NULL: nothing to stack.  In ctx->scratch. */
struct eg_restack *eg_restack_new(struct eg_layout_ctx *, const struct eg_fo *flow);

/*
 * The stack for pages of this master.  The page begins at box *from of stack
 * `old`, and *from becomes the same place in the stack returned; when it has
 * none there, that is `old`.  old NULL: the beginning.  next is the master of
 * the page after it, or NULL.
 */
const struct eg_stack *eg_restack_for(struct eg_restack *,
	    const struct eg_page_master *, const struct eg_page_master *next,
	    const struct eg_stack *old, size_t *from);

#endif
