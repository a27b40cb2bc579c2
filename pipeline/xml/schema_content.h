/*
 * schema_content.h - what may come next in an element's content.
 *
 * A place in a content model is what remains to be done: a list of particles,
 * the innermost first.  From it follow the elements that may come (each with
 * the place after it), whether the content may end, and what must come before
 * it may.  XML Schema's models are deterministic (3.8.6, Unique Particle
 * Attribution), so a name leads to one place.
 */
#ifndef EG_XML_SCHEMA_CONTENT_H
#define EG_XML_SCHEMA_CONTENT_H

#include "xml/schema.h"

struct eg_place;		/* in the caller's arena; NULL: nothing remains */

struct eg_step {
	const struct eg_particle	*p;	/* an element, or a wildcard */
	const struct eg_place		*next;
};

struct eg_steps {
	struct eg_step	*step;		/* in the order of the model */
	size_t		 n, cap;
	bool		 end;		/* the content may end here */
};

/* The beginning of a content model; NULL is the empty one. */
const struct eg_place *eg_place_first(struct eg_arena *,
	    const struct eg_particle *);
void	 eg_place_steps(struct eg_arena *, const struct eg_place *,
	    struct eg_steps *);
/*
 * The elements of which one must come before the content may end, or before
 * anything later may: none when it may end.  Returns how many; at most max
 * are stored.
 */
size_t	 eg_place_required(const struct eg_place *,
	    const struct eg_particle **, size_t max);

#endif
