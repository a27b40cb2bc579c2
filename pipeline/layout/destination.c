/* destination.c - see destination.h. */
#include "layout/destination.h"

#include <stdlib.h>
#include <string.h>

/* --- labels --------------------------------------------------------------- */

static void
label_area(struct eg_labels *l, const struct eg_area *a, const char *label)
{
	/* Repeated rows are set with their own page at hand (place.c). */
	if (a->artifact)
		return;
	if (a->fo != NULL && a->fo->id != NULL)
		eg_labels_put(l, a->fo->id, label);
	if (a->fo != NULL && a->fo->type == EG_FO_PAGE_NUMBER)
		eg_labels_put_number(l, a->fo, label);
	for (const struct eg_area *c = a->first; c != NULL; c = c->next)
		label_area(l, c, label);
}

/* A page-sequence, and the root, are on all of their pages. */
static void
label_page(struct eg_labels *l, const struct eg_page *p)
{
	for (const struct eg_fo *fo = p->sequence; fo != NULL; fo = fo->parent)
		if (fo->id != NULL)
			eg_labels_put(l, fo->id, p->label);
	for (const struct eg_area *r = p->first; r != NULL; r = r->next)
		label_area(l, r, p->label);
}

void
eg_destination_labels(struct eg_labels *l, const struct eg_page *first)
{
	for (const struct eg_page *p = first; p != NULL; p = p->next)
		label_page(l, p);
}

/* --- places --------------------------------------------------------------- */

struct list {
	struct eg_destination	*d;
	size_t			 n, cap;
	uint32_t		 page;
};

static void
add(struct list *l, const char *id, eg_len x, eg_len y)
{
	if (id == NULL)
		return;
	if (l->n == l->cap) {
		l->cap = l->cap == 0 ? 64 : 2 * l->cap;
		l->d = eg_realloc(l->d, l->cap, sizeof(*l->d));
	}
	l->d[l->n++] = (struct eg_destination){ .id = id, .page = l->page, .x = x, .y = y };
}

static void
add_area(struct list *l, const struct eg_area *a, struct eg_frame f)
{
	struct eg_rect r;
	struct eg_frame in;

	/* A link leads to the rows themselves, not to where they are repeated. */
	if (a->artifact)
		return;
	if (a->fo != NULL && a->fo->id != NULL) {
		r = eg_frame_rect(f, (struct eg_rect){ a->x, a->y, a->width, a->height });
		add(l, a->fo->id, r.x, r.y);
	}
	if (a->first == NULL)
		return;
	in = eg_frame_of(f, a);
	for (const struct eg_area *c = a->first; c != NULL; c = c->next)
		add_area(l, c, in);
}

/* By id; of one id, the first place. */
static int
by_id(const void *a, const void *b)
{
	const struct eg_destination *x = a, *y = b;
	int c = strcmp(x->id, y->id);

	if (c != 0)
		return c;
	return x->page != y->page ? (x->page > y->page) - (x->page < y->page) :
	    (x->y > y->y) - (x->y < y->y);
}

const struct eg_destination *
eg_destination_table(struct eg_arena *a, const struct eg_page *first, size_t *n)
{
	struct eg_destination *table;
	struct list l = { 0 };

	for (const struct eg_page *p = first; p != NULL; p = p->next, l.page++) {
		for (const struct eg_fo *fo = p->sequence; fo != NULL; fo = fo->parent)
			add(&l, fo->id, 0, 0);
		for (const struct eg_area *r = p->first; r != NULL; r = r->next)
			add_area(&l, r, (struct eg_frame){ 0 });
	}
	if (l.n > 0)
		qsort(l.d, l.n, sizeof(*l.d), by_id);
	*n = 0;
	table = eg_new_array(a, l.n, struct eg_destination);
	for (size_t i = 0; i < l.n; i++)
		if (i == 0 || strcmp(l.d[i].id, l.d[i - 1].id) != 0)
			table[(*n)++] = l.d[i];
	free(l.d);
	return table;
}
