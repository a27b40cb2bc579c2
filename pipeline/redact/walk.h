/*
 * walk.h - a walk through a case, in which each value is met with the profile's row
 * for its place.
 */
#ifndef EG_REDACT_WALK_H
#define EG_REDACT_WALK_H

#include "redact/profile.h"

struct eg_walk {
	const struct eg_redaction *profile;
	struct eg_xml		*cas;
	struct eg_arena		*arena;		/* the caller's */
	struct eg_diags		*diags;
	/* A value and its row.  False: it goes. */
	bool			(*meet)(struct eg_walk *, const struct eg_redaction_row *,
				    struct eg_node *);
	void			*data;		/* of whoever meets them */
	/*
	 * Besides what meet says, facts go that the profile does not name, attributes
	 * of foreign namespaces, and elements that nothing is left of.  False: nothing
	 * goes at all.
	 */
	bool			 removes;
	const char		**told;		/* by eg_walk_is_new */
	uint32_t		 ntold, told_cap;
};

/* Walks.  False after a report, D1010, of each value that no row is for. */
bool	 eg_walk(struct eg_walk *);
/* The text of an attribute, or all that is in an element; in the arena. */
const char *eg_walk_value(struct eg_walk *, const struct eg_node *);
/* Whether a message is due about these words: once in a walk, and of a thousand at most. */
bool	 eg_walk_is_new(struct eg_walk *, const char *words);

#endif
