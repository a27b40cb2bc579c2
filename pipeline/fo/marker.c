/*
 * marker.c - fo:marker and fo:retrieve-marker (XSL 1.1, 6.13.5, 6.13.6).
 *
 * A marker's content takes its inherited properties from the place where it is
 * shown.  Which marker that will be only layout knows; so for each
 * retrieve-marker the content of every marker it may show is refined there.
 */
#include <stdlib.h>
#include <string.h>

#include "fo/assign.h"
#include "fo/refiner.h"

struct marker {
	const char		*class_name;
	const struct eg_node	*node;
	uint32_t		 number;	/* in its class */
};

/* Each place shows each marker of its class: a bound against a flood of both. */
#define COPIES_MAX	200000

struct retrieve {
	const struct eg_node	*node;
	struct eg_fo		*fo;
	const struct eg_refined	*style;
	const struct eg_refined	*column;	/* of the cell it is in, or NULL */
};

struct eg_markers {
	struct marker	*markers;
	size_t		 n, room;
	size_t		 sequence;	/* the first of this page sequence */
	struct retrieve	*retrieves;	/* of this page sequence */
	size_t		 nretrieves, retrieves_room;
	size_t		 copies;	/* made for all */
};

struct eg_markers *
eg_markers_new(void)
{
	struct eg_markers *m = eg_malloc(sizeof(*m));

	memset(m, 0, sizeof(*m));
	return m;
}

void
eg_markers_free(struct eg_markers *m)
{
	if (m == NULL)
		return;
	free(m->markers);
	free(m->retrieves);
	free(m);
}

static void
content(struct eg_refiner *r, const struct eg_node *node, struct eg_fo *fo,
    const struct eg_refined *d)
{
	const struct eg_object *o = eg_object_of(EG_FO_MARKER);
	struct eg_scope scope = { .fo = fo, .style = d, .object = o,
	    .content = o->content };
	struct eg_run outer = eg_run_enter(r);

	eg_fo_children(r, node, &scope);
	eg_run_leave(r, &outer);
}

static void
build_marker(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	struct eg_markers *m = r->markers;
	const struct eg_refined *d;
	struct eg_fo *fo;
	size_t i;

	fo = eg_fo_open(r, node, o, scope, &d);
	fo->marker.class_name = eg_attr_required(r, node, "marker-class-name");
	for (i = m->n; i > 0 && fo->marker.number == 0; i--)
		if (strcmp(m->markers[i - 1].class_name, fo->marker.class_name) == 0)
			fo->marker.number = m->markers[i - 1].number + 1;
	if (m->n == m->room) {
		m->room = m->room == 0 ? 32 : m->room * 2;
		m->markers = eg_realloc(m->markers, m->room, sizeof(m->markers[0]));
	}
	m->markers[m->n++] = (struct marker){ fo->marker.class_name, node,
	    fo->marker.number };
	content(r, node, fo, d);
}

static const struct eg_keyword positions[] = {
	{ "first-starting-within-page", EG_FIRST_STARTING },
	{ "first-including-carryover", EG_FIRST_INCLUDING },
	{ "last-starting-within-page", EG_LAST_STARTING },
	{ "last-ending-within-page", EG_LAST_ENDING }, { NULL, 0 }
};
static const struct eg_keyword boundaries[] = {
	{ "page", EG_WITHIN_PAGE }, { "page-sequence", EG_WITHIN_PAGE_SEQUENCE },
	{ "document", EG_WITHIN_DOCUMENT }, { NULL, 0 }
};

static void
build_retrieve(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	struct eg_markers *m = r->markers;
	const struct eg_refined *d;
	struct eg_fo *fo;

	fo = eg_fo_open(r, node, o, scope, &d);
	fo->marker.class_name = eg_attr_required(r, node, "retrieve-class-name");
	fo->marker.position = eg_attr_word(r, node, "retrieve-position", positions,
	    EG_FIRST_STARTING);
	fo->marker.boundary = eg_attr_word(r, node, "retrieve-boundary", boundaries,
	    EG_WITHIN_PAGE_SEQUENCE);
	eg_run_object(r);
	if (r->copying)
		return;
	if (m->nretrieves == m->retrieves_room) {
		m->retrieves_room = m->retrieves_room == 0 ? 8 : m->retrieves_room * 2;
		m->retrieves = eg_realloc(m->retrieves, m->retrieves_room,
		    sizeof(m->retrieves[0]));
	}
	m->retrieves[m->nretrieves++] = (struct retrieve){ node, fo, d,
	    r->column };
}

void
eg_marker_build(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_object *o, const struct eg_scope *scope)
{
	if (o->type == EG_FO_RETRIEVE_MARKER)
		build_retrieve(r, node, o, scope);
	else if (!r->copying)
		build_marker(r, node, o, scope);
}

/* --- copies --------------------------------------------------------------- */

static const struct eg_fo *
copy(struct eg_refiner *r, const struct retrieve *to, const struct marker *m,
    uint32_t number)
{
	const struct eg_refined *d;
	struct eg_fo *fo;

	d = eg_style_of(r, m->node, eg_object_of(EG_FO_MARKER), to->style);
	fo = eg_fo_new(r, EG_FO_MARKER, NULL, d, m->node);
	fo->marker.class_name = m->class_name;
	fo->marker.number = number;
	content(r, m->node, fo, d);
	return fo;
}

static void
copy_for(struct eg_refiner *r, const struct retrieve *to)
{
	struct eg_markers *m = r->markers;
	const char *class_name = to->fo->marker.class_name;
	const struct eg_fo **copies;
	uint32_t number = 0, n = 0;
	size_t i, from = to->fo->marker.boundary == EG_WITHIN_DOCUMENT ? 0 : m->sequence;

	for (i = 0; i < m->n; i++) {
		if (strcmp(m->markers[i].class_name, class_name) != 0)
			continue;
		if (i < from)
			to->fo->marker.first++;
		else
			n++;
	}
	m->copies += n;
	if (m->copies > COPIES_MAX) {
		r->copying = false;
		eg_fo_report(r, to->node, EG_ERROR, "F5060", NULL,
		    "more than %d markers would have to be shown here and before",
		    COPIES_MAX);
		r->copying = true;
		return;
	}
	copies = eg_new_array(r->arena, n, const struct eg_fo *);
	number = to->fo->marker.first;
	for (i = from; i < m->n; i++)
		if (strcmp(m->markers[i].class_name, class_name) == 0) {
			copies[number - to->fo->marker.first] =
			    copy(r, to, &m->markers[i], number);
			number++;
		}
	to->fo->marker.copies = copies;
	to->fo->marker.ncopies = n;
}

void
eg_markers_copy(struct eg_refiner *r)
{
	struct eg_markers *m = r->markers;
	size_t i;

	r->copying = true;
	for (i = 0; i < m->nretrieves; i++) {
		r->column = m->retrieves[i].column;
		copy_for(r, &m->retrieves[i]);
	}
	r->column = NULL;
	r->copying = false;
	m->nretrieves = 0;
	m->sequence = m->n;
}
