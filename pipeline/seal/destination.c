/*
 * destination.c - places in the letter that something leads to (ISO 32000-1,
 * 12.3.2).  Their names are the ids of the document, so that a web address can
 * end in one; ids that nothing leads to stay out of the file.
 */
#include <stdlib.h>
#include <string.h>

#include "seal/sealer.h"

static int
by_id(const void *id, const void *destination)
{
	return strcmp(id, ((const struct eg_destination *)destination)->id);
}

const struct eg_destination *
eg_seal_destination(struct eg_sealer *s, const char *id)
{
	const struct eg_area_tree *t = s->s->areas;
	const struct eg_destination *d;

	if (id == NULL || t->ndestinations == 0)
		return NULL;
	d = bsearch(id, t->destinations, t->ndestinations, sizeof(*t->destinations), by_id);
	if (d != NULL)
		s->wanted[d - t->destinations] = true;
	return d;
}

struct eg_pdf_object *
eg_seal_place(struct eg_sealer *s, uint32_t page, eg_len x, eg_len y)
{
	struct eg_pdf_object *a = eg_pdf_array(s->arena);

	eg_pdf_array_add(s->arena, a, s->page_ref[page]);
	eg_pdf_array_add(s->arena, a, eg_pdf_name(s->arena, "XYZ"));
	eg_pdf_array_add(s->arena, a, eg_pdf_points(s->arena, x));
	eg_pdf_array_add(s->arena, a,
	    eg_pdf_points(s->arena, s->s->page[page]->height - y));
	eg_pdf_array_add(s->arena, a, NULL);
	return a;
}

struct eg_pdf_object *
eg_seal_rect(struct eg_sealer *s, uint32_t page, struct eg_rect r)
{
	eg_len height = s->s->page[page]->height;
	const eg_len v[4] = { r.x, height - r.y - r.height, r.x + r.width, height - r.y };
	struct eg_pdf_object *a = eg_pdf_array(s->arena);

	for (int i = 0; i < 4; i++)
		eg_pdf_array_add(s->arena, a, eg_pdf_points(s->arena, v[i]));
	return a;
}

struct eg_pdf_object *
eg_seal_names(struct eg_sealer *s)
{
	struct eg_pdf_object *names = eg_pdf_find(s->catalog, "Names");

	if (names == NULL) {
		names = eg_pdf_dictionary(s->arena);
		eg_pdf_set(s->arena, s->catalog, "Names", names);
	}
	return names;
}

/* Sorted by id, which is the order of a name tree (7.9.6). */
void
eg_seal_destinations(struct eg_sealer *s)
{
	const struct eg_area_tree *t = s->s->areas;
	struct eg_pdf_object *names = eg_pdf_array(s->arena), *tree;

	for (size_t i = 0; i < t->ndestinations; i++) {
		if (!s->wanted[i])
			continue;
		eg_pdf_array_add(s->arena, names, eg_pdf_bytes(s->arena,
		    t->destinations[i].id, strlen(t->destinations[i].id)));
		eg_pdf_array_add(s->arena, names, eg_seal_place(s,
		    t->destinations[i].page, t->destinations[i].x, t->destinations[i].y));
	}
	if (names->n == 0)
		return;
	tree = eg_pdf_dictionary(s->arena);
	eg_pdf_set(s->arena, tree, "Names", names);
	eg_pdf_set(s->arena, eg_seal_names(s), "Dests", eg_pdf_add(s->pdf, tree));
}
