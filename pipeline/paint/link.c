/*
 * link.c - basic-link's annotations (XSL 1.1, 6.9.2).
 *
 * cairo writes what it is given into the PDF as it stands, so everything that
 * comes from the document is encoded here, and destinations get names of our
 * own.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/uri.h"
#include "paint/painter.h"

void
eg_paint_link(struct eg_painter *p, const struct eg_area *a, struct eg_rect r)
{
	/* An inline in its own link's inline: the outer one is enough. */
	if (a->parent != NULL && a->parent->fo == a->fo && a->parent->type != EG_AREA_LINE)
		return;
	if (r.width <= 0 || r.height <= 0)
		return;
	/* One that leads nowhere is text, and that was told. */
	if (a->fo->link.external == NULL && a->fo->link.internal == NULL)
		return;
	if (p->nlinks == p->links_cap) {
		p->links_cap = p->links_cap == 0 ? 16 : p->links_cap * 2;
		p->links = eg_realloc(p->links, p->links_cap, sizeof(*p->links));
	}
	p->links[p->nlinks++] = (struct eg_painter_link){ a->fo,
	    eg_frame_rect(p->frame, r) };
}

static int
by_id(const void *id, const void *destination)
{
	return strcmp(id, ((const struct eg_destination *)destination)->id);
}

static const struct eg_destination *
destination(const struct eg_area_tree *tree, const struct eg_fo *link)
{
	const char *id = link->link.internal;

	if (id == NULL || tree->ndestinations == 0)
		return NULL;
	return bsearch(id, tree->destinations, tree->ndestinations,
	    sizeof(*tree->destinations), by_id);
}

/* "uri='...'" or "dest='d12'"; false and a report when there is none. */
static bool
target(struct eg_painter *p, const struct eg_fo *fo, struct eg_buf *out)
{
	struct eg_diag diag = { .severity = EG_ERROR, .code = "F5090", .at = fo->at,
	    .from = fo->from, .help = "begin it with `https://`, `mailto:` or `tel:`" };
	const struct eg_destination *d;

	if (fo->link.external != NULL) {
		eg_buf_puts(out, "uri='");
		if (p->tree->fo->anybody ? eg_uri_encode_any(fo->link.external, out) :
		    eg_uri_encode(fo->link.external, out)) {
			eg_buf_putc(out, '\'');
			return true;
		}
		eg_report(p->diags, &diag, "a link of a letter may not lead to `" EG_FROM_CASE "`",
		    fo->link.external);
	} else {
		d = destination(p->tree, fo);
		if (d != NULL) {
			eg_buf_printf(out, "dest='d%zu'",
			    (size_t)(d - p->tree->destinations));
			return true;
		}
		diag.code = "F5091";
		diag.help = "give the object it leads to this id";
		eg_report(p->diags, &diag, "a link leads to `%s`, which is on no page",
		    fo->link.internal == NULL ? "" : fo->link.internal);
	}
	p->failed = !p->tree->fo->anybody;
	return false;
}

static void
annotate(struct eg_painter *p, const struct eg_painter_link *l)
{
	const eg_len v[4] = { l->rect.x, l->rect.y, l->rect.width, l->rect.height };
	struct eg_buf b = { 0 };

	eg_buf_puts(&b, "rect=[");
	for (int i = 0; i < 4; i++) {
		eg_buf_putc(&b, ' ');
		eg_buf_pt(&b, v[i]);
	}
	eg_buf_puts(&b, " ] ");
	if (target(p, l->fo, &b)) {
		cairo_tag_begin(p->cr, CAIRO_TAG_LINK, b.data);
		cairo_tag_end(p->cr, CAIRO_TAG_LINK);
	}
	eg_buf_free(&b);
}

/* Which destinations links lead to; the ids of all others stay out of the PDF. */
static void
want_targets(struct eg_painter *p, const struct eg_fo *fo)
{
	const struct eg_destination *d;

	if (fo->type == EG_FO_BASIC_LINK && (d = destination(p->tree, fo)) != NULL)
		p->wanted[d - p->tree->destinations] = true;
	for (const struct eg_fo *c = fo->first; c != NULL; c = c->next)
		want_targets(p, c);
}

static void
name_destinations(struct eg_painter *p)
{
	const struct eg_destination *d = p->tree->destinations;
	struct eg_buf b = { 0 };

	if (p->wanted == NULL && p->tree->ndestinations > 0) {
		p->wanted = eg_malloc(p->tree->ndestinations * sizeof(*p->wanted));
		memset(p->wanted, 0, p->tree->ndestinations * sizeof(*p->wanted));
		want_targets(p, p->tree->fo->root);
	}
	for (size_t i = 0; i < p->tree->ndestinations; i++) {
		if (d[i].page != p->page - 1 || !p->wanted[i])
			continue;
		eg_buf_clear(&b);
		eg_buf_printf(&b, "name='d%zu' x=", i);
		eg_buf_pt(&b, d[i].x);
		eg_buf_puts(&b, " y=");
		eg_buf_pt(&b, d[i].y);
		cairo_tag_begin(p->cr, CAIRO_TAG_DEST, b.data);
		cairo_tag_end(p->cr, CAIRO_TAG_DEST);
	}
	eg_buf_free(&b);
}

/*
 * cairo 1.16 writes a broken file when a link is in no structure element, and
 * claims that the file is tagged when it is in one of the large ones.  In a P
 * it does neither.
 */
void
eg_paint_links(struct eg_painter *p)
{
	name_destinations(p);
	if (p->nlinks == 0)
		return;
	cairo_tag_begin(p->cr, "P", NULL);
	for (size_t i = 0; i < p->nlinks; i++)
		annotate(p, &p->links[i]);
	cairo_tag_end(p->cr, "P");
	p->nlinks = 0;
}
