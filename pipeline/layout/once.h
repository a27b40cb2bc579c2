/*
 * once.h - a paragraph may be made several times (another round, another
 * page of static content); what is wrong with it is said once.
 */
#ifndef EG_LAYOUT_ONCE_H
#define EG_LAYOUT_ONCE_H

#include "layout/context.h"

struct eg_once;

/*
 * True for the first call with this code, object and name in the document
 * (object or name may be NULL).
 */
bool	eg_once(struct eg_layout_ctx *, const char *code, const struct eg_fo *,
	    const char *name);

#endif
