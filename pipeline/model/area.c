/* area.c - the area tree as a structure; its text form is in area_dump.c. */
#include "model/area.h"

void
eg_area_add(struct eg_area *parent, struct eg_area *child)
{
	child->parent = parent;
	child->next = NULL;
	if (parent->last == NULL)
		parent->first = child;
	else
		parent->last->next = child;
	parent->last = child;
}
