/*
 * rewrite.h - somebody's words in a case, without what is personal in them.
 */
#ifndef EG_REDACT_REWRITE_H
#define EG_REDACT_REWRITE_H

#include "redact/find.h"
#include "redact/redact.h"
#include "redact/walk.h"

/*
 * Writes the text in an element, or an attribute's, anew: all of its text nodes as one
 * text, so that a name is found that markup divides.  Counts phrases and unknown, and
 * warns of what a person should look at, with the place: D1021, D1022, D1024.
 */
void	 eg_rewrite(struct eg_walk *, const struct eg_identifiers *, struct eg_node *,
	    enum eg_find_scope, struct eg_redacted *);

#endif
