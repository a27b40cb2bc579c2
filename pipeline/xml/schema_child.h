/*
 * schema_child.h - the children of an element, one after the other, against its
 * content model: what the files that explain them share.
 */
#ifndef EG_XML_SCHEMA_CHILD_H
#define EG_XML_SCHEMA_CHILD_H

#include "xml/schema_content.h"
#include "xml/schema_explain.h"
#include "xml/schema_type.h"

#define EG_FAR	64	/* steps ahead, or back, that are looked at */

/* A child that fitted, and the place it was at. */
struct eg_trail {
	const struct eg_trail	*before;
	const struct eg_node	*child;
	const struct eg_place	*place;
};

/* A child that stands elsewhere than it should; told once. */
struct eg_astray {
	const struct eg_astray	*next;
	const struct eg_node	*child;
};

struct eg_content {
	struct eg_explain	*e;
	const struct eg_node	*node;
	const struct eg_type	*type;
	const struct eg_place	*place;
	struct eg_steps		 steps;		/* at place */
	const struct eg_trail	*trail;
	const struct eg_astray	*astray;
	/* No child from here on has these names. */
	const struct eg_particle *absent[16];
	size_t			 nabsent;
};

/* Is the particle an element of the child's name and namespace? */
bool	 eg_child_is(const struct eg_particle *, const struct eg_node *child);
/* The step a child may take, by its name before by a wildcard; or NULL. */
const struct eg_step *eg_child_step(struct eg_explain *, const struct eg_steps *,
	    const struct eg_node *child);
/* The particle of a child's name anywhere in the model. */
const struct eg_particle *eg_child_anywhere(const struct eg_particle *,
	    const struct eg_node *child);
uint32_t eg_child_line(const struct eg_content *, const struct eg_node *);
/* The last child that fitted, or NULL. */
const struct eg_node *eg_child_last(const struct eg_content *);

void	 eg_child_advance(struct eg_content *, const struct eg_place *);
/* The child takes the step; what is inside it is looked at. */
void	 eg_child_accept(struct eg_content *, const struct eg_node *child,
	    const struct eg_step *, bool descend);
/* It stands elsewhere than it should, which was told. */
void	 eg_child_stray(struct eg_content *, const struct eg_node *child);
bool	 eg_child_astray(const struct eg_content *, const struct eg_node *child);
/* What is inside a child that does not fit, where the model knows its name. */
void	 eg_child_look_inside(struct eg_content *, const struct eg_node *child);
/* "`a` must come before `b`"; side: "before", "after"; line 0: not told. */
void	 eg_child_tell_order(struct eg_content *, const struct eg_node *child,
	    const char *side, const char *other, uint32_t line);

/* --- schema_gap.c ----------------------------------------------------------- */

/* One gap: elements of which one must come at a place, and the place after. */
struct eg_gap {
	const struct eg_particle	*one[8];
	size_t				 n;
	const struct eg_place		*after;
};

/* Fills the gap at a place; false when nothing is required there. */
bool	 eg_gap_at(struct eg_content *, const struct eg_place *, struct eg_gap *);
/* A sibling after c (or before, gone astray) that would fill the gap. */
const struct eg_node *eg_gap_filler(struct eg_content *, const struct eg_gap *,
	    const struct eg_node *c);
/* n gaps at one place: each by itself, or all in one message if many. */
void	 eg_gap_tell(struct eg_content *, const struct eg_gap *, size_t n);
/*
 * c would fit if something before it were there.  Tells what is missing, or
 * stands later, and goes on behind it; or that c itself came too early.
 */
bool	 eg_gap_before(struct eg_content *, const struct eg_node *c);

#endif
