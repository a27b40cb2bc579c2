/* id.c - ids, and what refers to them; see refiner.h. */
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "fo/refiner.h"

struct reference {
	const char		*id;		/* in the arena */
	const struct eg_node	*node;
	const char		*property;
};

struct eg_ids {
	const char		**names;	/* in order; in the arena */
	const struct eg_node	**nodes;
	size_t			 n, room;
	uint32_t		*slots;		/* by hash: index + 1, or 0 */
	size_t			 nslots;	/* a power of two */
	uint32_t		*again;		/* index of the first, and where again */
	const struct eg_node	**again_nodes;
	size_t			 nagain;
	struct reference	*refs;
	size_t			 nrefs, refs_room;
};

struct eg_ids *
eg_ids_new(void)
{
	struct eg_ids *ids = eg_malloc(sizeof(*ids));

	memset(ids, 0, sizeof(*ids));
	return ids;
}

void
eg_ids_free(struct eg_ids *ids)
{
	if (ids == NULL)
		return;
	free(ids->names);
	free(ids->nodes);
	free(ids->slots);
	free(ids->refs);
	free(ids->again);
	free(ids->again_nodes);
	free(ids);
}

static size_t
slot_of(const struct eg_ids *ids, const char *id)
{
	uint32_t h = 2166136261u;
	const char *p;
	size_t i;

	for (p = id; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * 16777619u;
	for (i = h & (ids->nslots - 1); ids->slots[i] != 0; i = (i + 1) & (ids->nslots - 1))
		if (strcmp(ids->names[ids->slots[i] - 1], id) == 0)
			break;
	return i;
}

static void
grow(struct eg_ids *ids)
{
	size_t i;

	ids->room = ids->room == 0 ? 64 : ids->room * 2;
	ids->names = eg_realloc(ids->names, ids->room, sizeof(ids->names[0]));
	ids->nodes = eg_realloc(ids->nodes, ids->room, sizeof(ids->nodes[0]));
	ids->nslots = ids->room * 2;
	ids->slots = eg_realloc(ids->slots, ids->nslots, sizeof(ids->slots[0]));
	memset(ids->slots, 0, ids->nslots * sizeof(ids->slots[0]));
	for (i = 0; i < ids->n; i++)
		ids->slots[slot_of(ids, ids->names[i])] = (uint32_t)i + 1;
}

void
eg_ids_define(struct eg_refiner *r, const char *id, const struct eg_node *node)
{
	struct eg_ids *ids = r->ids;
	size_t slot;

	if (ids->n == ids->room)
		grow(ids);
	slot = slot_of(ids, id);
	if (ids->slots[slot] != 0) {
		ids->again = eg_realloc(ids->again, ids->nagain + 1,
		    sizeof(ids->again[0]));
		ids->again_nodes = eg_realloc(ids->again_nodes, ids->nagain + 1,
		    sizeof(ids->again_nodes[0]));
		ids->again[ids->nagain] = ids->slots[slot] - 1;
		ids->again_nodes[ids->nagain++] = node;
		return;
	}
	ids->names[ids->n] = id;
	ids->nodes[ids->n] = node;
	ids->slots[slot] = (uint32_t)++ids->n;
}

void
eg_ids_refer(struct eg_refiner *r, const char *id, const struct eg_node *node,
    const char *property)
{
	struct eg_ids *ids = r->ids;

	if (ids->nrefs == ids->refs_room) {
		ids->refs_room = ids->refs_room == 0 ? 64 : ids->refs_room * 2;
		ids->refs = eg_realloc(ids->refs, ids->refs_room, sizeof(ids->refs[0]));
	}
	ids->refs[ids->nrefs++] = (struct reference){ id, node, property };
}

/* Two of one name do harm when a citation prints the page of one of them. */
static void
report_again(struct eg_refiner *r)
{
	const struct eg_ids *ids = r->ids;
	struct eg_pos first;
	bool *meant;
	size_t i;

	if (ids->nagain == 0)
		return;
	meant = eg_new_array(r->arena, ids->n, bool);
	for (i = 0; i < ids->nrefs; i++) {
		uint32_t slot = ids->slots[slot_of(ids, ids->refs[i].id)];

		if (slot != 0 && strcmp(ids->refs[i].property, "ref-id") == 0)
			meant[slot - 1] = true;
	}
	for (i = 0; i < ids->nagain; i++) {
		first = eg_xml_pos(r->xml, ids->nodes[ids->again[i]]);
		eg_fo_report(r, eg_node_attr_node(ids->again_nodes[i], "", "id"),
		    meant[ids->again[i]] ? EG_ERROR : EG_WARNING, "F5040",
		    first.line == 0 ? NULL : eg_arena_printf(r->arena,
		    "the first is at line %u", first.line),
		    "the id `%s` is used twice", ids->names[ids->again[i]]);
	}
}

/* A citation without its page cannot be printed; a dead link can. */
void
eg_ids_resolve(struct eg_refiner *r)
{
	struct eg_ids *ids = r->ids;
	const char *guess, *help;
	const struct reference *ref;
	size_t i;

	if (ids->room == 0)
		grow(ids);
	for (i = 0; i < ids->nrefs; i++) {
		ref = &ids->refs[i];
		if (ids->slots[slot_of(ids, ref->id)] != 0)
			continue;
		guess = eg_suggest(ref->id, ids->names, ids->n);
		help = guess == NULL ? NULL :
		    eg_arena_printf(r->arena, "did you mean `%s`?", guess);
		eg_fo_report(r, eg_node_attr_node(ref->node, "", ref->property),
		    strcmp(ref->property, "ref-id") == 0 ? EG_ERROR : EG_WARNING, "F5041",
		    help, "the `%s` `%s` is the id of no object", ref->property, ref->id);
	}
	report_again(r);
}
