/* marker.c - see marker.h. */
#include "layout/marker.h"

#include <string.h>

/* An area of an object that has the marker among its children. */
struct carrier {
	struct carrier		*next, *prev;	/* on the page; prev crosses pages */
	const struct eg_fo	*marker;
	struct leaf		*leaf;
	bool			 starts, ends;	/* first and last area of the object */
};

/* A page with its carriers. */
struct leaf {
	struct leaf		*next;
	const struct eg_page	*page;
	struct carrier		*first;
	struct carrier		*before;	/* last carrier of the pages before */
	uint32_t		 index;
};

struct eg_marker_pages {
	struct eg_arena	*arena;
	const struct eg_page *pages;		/* not walked yet; NULL: they are */
	struct leaf	*first, *last;
	struct leaf	*turned_to;		/* where the last retrieval was */
	struct carrier	*newest;
};

struct eg_marker_pages *
eg_marker_pages_new(struct eg_arena *a, const struct eg_page *pages)
{
	struct eg_marker_pages *m = eg_new(a, struct eg_marker_pages);

	m->arena = a;
	m->pages = pages;
	return m;
}

/*
 * The object has an area here, so an earlier one is not its last.  Areas of
 * one object are on pages that follow each other: looking back over two is
 * enough, and keeps this from growing with the document.
 */
static void
carry(struct eg_marker_pages *m, const struct eg_fo *marker)
{
	struct carrier *c = eg_new(m->arena, struct carrier);

	*c = (struct carrier){ .marker = marker, .leaf = m->last, .prev = m->newest,
	    .starts = true, .ends = true };
	for (struct carrier *k = c->prev; k != NULL &&
	    k->leaf->index + 2 > c->leaf->index; k = k->prev)
		if (k->marker == marker) {
			k->ends = false;
			c->starts = false;
		}
	if (m->newest != NULL && m->newest->leaf == m->last)
		m->newest->next = c;
	else
		m->last->first = c;
	m->newest = c;
}

static void
walk(struct eg_marker_pages *m, const struct eg_area *a)
{
	const struct eg_fo *c = a->fo == NULL ? NULL : a->fo->first;

	if (a->artifact || a->type == EG_AREA_TEXT)
		return;
	/* Markers come before any other child (6.13.5). */
	for (; c != NULL && c->type == EG_FO_MARKER; c = c->next)
		carry(m, c);
	for (const struct eg_area *k = a->first; k != NULL; k = k->next)
		walk(m, k);
}

static void
walk_page(struct eg_marker_pages *m, const struct eg_page *page)
{
	struct leaf *l = eg_new(m->arena, struct leaf);

	l->page = page;
	l->before = m->newest;
	l->index = m->last == NULL ? 0 : m->last->index + 1;
	if (m->last == NULL)
		m->first = l;
	else
		m->last->next = l;
	m->last = l;
	for (const struct eg_area *r = page->first; r != NULL; r = r->next)
		walk(m, r);
}

/* --- retrieving ---------------------------------------------------------- */

/* Pages are asked for in order, so the next is near. */
static const struct leaf *
turn_to(struct eg_marker_pages *m, const struct eg_page *page)
{
	struct leaf *l = m->turned_to;

	for (; m->pages != NULL; m->pages = m->pages->next)
		walk_page(m, m->pages);
	while (l != NULL && l->page != page)
		l = l->next;
	if (l == NULL)
		for (l = m->first; l != NULL && l->page != page; )
			l = l->next;
	return m->turned_to = l;
}

static bool
wanted(const struct carrier *c, const struct eg_fo *retrieve)
{
	return strcmp(c->marker->marker.class_name, retrieve->marker.class_name) == 0;
}

/*
 * On the page: the first or last carrier that starts or ends as asked, or else
 * the first or last at all (7.23.7).
 */
static const struct carrier *
on_page(const struct leaf *l, const struct eg_fo *retrieve)
{
	const struct carrier *first = NULL, *last = NULL, *best = NULL;

	for (const struct carrier *c = l->first; c != NULL; c = c->next) {
		if (!wanted(c, retrieve))
			continue;
		if (first == NULL)
			first = c;
		last = c;
		switch (retrieve->marker.position) {
		case EG_FIRST_STARTING:
			if (best == NULL && c->starts)
				best = c;
			break;
		case EG_FIRST_INCLUDING:
			best = first;
			break;
		case EG_LAST_STARTING:
			best = c->starts ? c : best;
			break;
		case EG_LAST_ENDING:
			best = c->ends ? c : best;
			break;
		}
	}
	if (best != NULL)
		return best;
	return retrieve->marker.position == EG_FIRST_STARTING ? first : last;
}

/* On the pages before, within the boundary: what came last. */
static const struct carrier *
before_page(const struct leaf *l, const struct eg_fo *retrieve)
{
	const struct carrier *c;

	if (retrieve->marker.boundary == EG_WITHIN_PAGE)
		return NULL;
	for (c = l->before; c != NULL; c = c->prev) {
		if (retrieve->marker.boundary == EG_WITHIN_PAGE_SEQUENCE &&
		    c->leaf->page->sequence != l->page->sequence)
			return NULL;
		if (wanted(c, retrieve))
			return c;
	}
	return NULL;
}

const struct eg_fo *
eg_layout_retrieve(struct eg_layout_ctx *ctx, const struct eg_fo *retrieve)
{
	const struct carrier *c;
	const struct leaf *l;

	if (ctx->markers == NULL || ctx->page == NULL)
		return NULL;
	l = turn_to(ctx->markers, ctx->page);
	if (l == NULL)
		return NULL;
	c = on_page(l, retrieve);
	if (c == NULL)
		c = before_page(l, retrieve);
	return c == NULL ? NULL : eg_fo_marker_copy(retrieve, c->marker);
}
