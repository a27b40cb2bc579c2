/* open.c - a new formatting object: its style, place and id. */
#include "fo/refiner.h"

void
eg_fo_append(struct eg_fo *parent, struct eg_fo *fo)
{
	fo->parent = parent;
	fo->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = fo;
	else
		parent->first = fo;
	parent->last = fo;
}

struct eg_fo *
eg_fo_new(struct eg_refiner *r, enum eg_fo_type type, struct eg_fo *parent,
    const struct eg_refined *d, const struct eg_node *node)
{
	struct eg_fo *fo = eg_new(r->arena, struct eg_fo);

	fo->type = type;
	fo->style = &d->style;
	if (parent != NULL)
		eg_fo_append(parent, fo);
	if (node == NULL)
		return fo;
	fo->at = eg_fo_at(r, node);
	fo->from = eg_xml_from(r->xml, node);
	if (fo->from.file != NULL)
		fo->from.file = eg_arena_strdup(r->arena, fo->from.file);
	if (r->copying)
		return fo;
	fo->id = eg_attr_string(r, node, "id");
	if (fo->id != NULL)
		eg_ids_define(r, fo->id, node);
	return fo;
}

struct eg_fo *
eg_fo_open(struct eg_refiner *r, const struct eg_node *node, const struct eg_object *o,
    const struct eg_scope *scope, const struct eg_refined **d)
{
	*d = eg_style_of(r, node, o, scope->style);
	return eg_fo_new(r, o->type, scope->fo, *d, node);
}
