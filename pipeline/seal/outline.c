/*
 * outline.c - bookmarks (XSL 1.1, 6.11; ISO 32000-1, 12.3.3): those of the
 * document, or else its headings.
 */
#include "base/uri.h"
#include "seal/sealer.h"

/* One bookmark while the tree is made. */
struct item {
	struct item		*next, *first, *last;
	struct eg_pdf_object	*d, *ref;
	bool			 open;
	uint32_t		 level;		/* of a heading */
};

static struct item *
new_item(struct eg_sealer *s, struct item *parent, const char *title, bool open)
{
	struct item *i = eg_new(s->arena, struct item);

	i->d = eg_pdf_dictionary(s->arena);
	i->ref = eg_pdf_add(s->pdf, i->d);
	i->open = open;
	eg_pdf_set_text(s->arena, i->d, "Title", title);
	if (parent->last == NULL)
		parent->first = i;
	else
		parent->last->next = i;
	parent->last = i;
	return i;
}

/* Visible ones below it, when it is open. */
static int64_t
link_items(struct eg_sealer *s, struct item *parent)
{
	struct item *before = NULL;
	int64_t n = 0, below;

	for (struct item *i = parent->first; i != NULL; before = i, i = i->next) {
		eg_pdf_set(s->arena, i->d, "Parent", parent->ref);
		if (before != NULL) {
			eg_pdf_set(s->arena, i->d, "Prev", before->ref);
			eg_pdf_set(s->arena, before->d, "Next", i->ref);
		}
		below = link_items(s, i);
		n += 1 + (i->open ? below : 0);
	}
	if (parent->first == NULL)
		return 0;
	eg_pdf_set(s->arena, parent->d, "First", parent->first->ref);
	eg_pdf_set(s->arena, parent->d, "Last", parent->last->ref);
	eg_pdf_set_integer(s->arena, parent->d, "Count", parent->open ? n : -n);
	return n;
}

/* --- of the document ------------------------------------------------------------ */

static void
lead(struct eg_sealer *s, const struct eg_fo *fo, struct eg_pdf_object *d)
{
	const struct eg_destination *to = eg_seal_destination(s, fo->bookmark.internal);
	struct eg_pdf_object *action;
	struct eg_buf uri = { 0 };

	if (to != NULL) {
		eg_pdf_set(s->arena, d, "Dest", eg_seal_place(s, to->page, to->x, to->y));
		return;
	}
	if (fo->bookmark.external != NULL && (s->s->areas->fo->anybody ?
	    eg_uri_encode_any(fo->bookmark.external, &uri) :
	    eg_uri_encode(fo->bookmark.external, &uri))) {
		action = eg_pdf_dictionary(s->arena);
		eg_pdf_set_name(s->arena, action, "S", "URI");
		eg_pdf_set(s->arena, action, "URI",
		    eg_pdf_bytes(s->arena, uri.data, uri.len));
		eg_pdf_set(s->arena, d, "A", action);
	}
	eg_buf_free(&uri);
}

static void
from_bookmarks(struct eg_sealer *s, const struct eg_fo *fo, struct item *parent)
{
	struct eg_buf title = { 0 };
	struct item *i;

	for (const struct eg_fo *b = fo->first; b != NULL; b = b->next) {
		if (b->type != EG_FO_BOOKMARK)
			continue;
		eg_buf_clear(&title);
		for (const struct eg_fo *t = b->first; t != NULL; t = t->next)
			if (t->type == EG_FO_BOOKMARK_TITLE)
				eg_seal_words(t, &title);
		i = new_item(s, parent, eg_buf_str(&title), b->bookmark.open);
		lead(s, b, i->d);
		from_bookmarks(s, b, i);
	}
	eg_buf_free(&title);
}

/* --- of headings ------------------------------------------------------------------ */

struct headings {
	struct eg_sealer	*s;
	struct item		*above[EG_S_H6 - EG_S_H1 + 2];	/* by level; 0 is the root */
};

static void
from_headings(struct headings *h, const struct eg_element *e)
{
	uint32_t level = (uint32_t)(e->type - EG_S_H1) + 1;
	struct eg_buf title = { 0 };

	if (e->type >= EG_S_H1 && e->type <= EG_S_H6 && e->page != UINT32_MAX) {
		/* Levels are never skipped (element.c), so there is one above. */
		eg_seal_words(e->fo, &title);
		h->above[level] = new_item(h->s, h->above[level - 1], eg_buf_str(&title),
		    true);
		eg_pdf_set(h->s->arena, h->above[level]->d, "Dest",
		    eg_seal_place(h->s, e->page, 0, e->y));
		eg_buf_free(&title);
	}
	for (const struct eg_kid *k = e->first; k != NULL; k = k->next)
		if (k->kind == EG_KID_ELEMENT)
			from_headings(h, k->element);
}

void
eg_seal_outline(struct eg_sealer *s)
{
	struct item root = { .open = true };
	struct headings h = { .s = s, .above = { &root } };

	root.d = eg_pdf_dictionary(s->arena);
	root.ref = eg_pdf_add(s->pdf, root.d);
	eg_pdf_set_name(s->arena, root.d, "Type", "Outlines");
	if (s->s->areas->fo->bookmarks != NULL)
		from_bookmarks(s, s->s->areas->fo->bookmarks, &root);
	else
		from_headings(&h, s->s->document);
	if (root.first == NULL) {
		eg_seal_drop(s, root.ref);
		return;
	}
	link_items(s, &root);
	eg_pdf_set(s->arena, s->catalog, "Outlines", root.ref);
}
