/*
 * static.c - what stands on every page: regions with their static content.
 *
 * Most of it is the same on all pages.  What holds no page number, citation
 * or marker is stacked once for each measure and copied from then on.
 */
#include "layout/static.h"

#include <string.h>

#include "layout/block.h"
#include "layout/cut.h"
#include "layout/master.h"
#include "layout/overflow.h"
#include "layout/place.h"

/* A static-content whose stack is the same on every page. */
struct same {
	struct same		*next;
	const struct eg_fo	*fo;
	eg_len			 measure;
	bool			 varies;	/* no, it is not the same */
	const struct eg_stack	*stack;
};

struct eg_static {
	struct eg_layout_ctx	*ctx;
	struct same		*seen;
};

struct eg_static *
eg_static_new(struct eg_layout_ctx *ctx)
{
	struct eg_static *s = eg_new(ctx->scratch, struct eg_static);

	s->ctx = ctx;
	return s;
}

static bool
varies(const struct eg_fo *fo)
{
	if (fo->type == EG_FO_PAGE_NUMBER || fo->type == EG_FO_RETRIEVE_MARKER ||
	    fo->style->text_align == EG_ALIGN_INSIDE ||
	    fo->style->text_align == EG_ALIGN_OUTSIDE)
		return true;
	for (const struct eg_fo *c = fo->first; c != NULL; c = c->next)
		if (varies(c))
			return true;
	return false;
}

static const struct eg_fo *
content_of(const struct eg_fo *sequence, const char *region)
{
	const struct eg_fo *c;

	for (c = sequence->first; c != NULL; c = c->next)
		if (c->type == EG_FO_STATIC_CONTENT && strcmp(c->flow_name, region) == 0)
			break;
	return c;
}

static struct same *
find_same(struct eg_static *s, const struct eg_fo *fo, eg_len measure)
{
	struct same *k;

	for (k = s->seen; k != NULL; k = k->next)
		if (k->fo == fo && k->measure == measure)
			return k;
	k = eg_new(s->ctx->scratch, struct same);
	*k = (struct same){ .next = s->seen, .fo = fo, .measure = measure,
	    .varies = varies(fo) };
	s->seen = k;
	return k;
}

static struct eg_stack *
make_stack(struct eg_layout_ctx *ctx, const struct eg_fo *fo, const struct eg_style *region,
    struct eg_rect r)
{
	struct eg_stacker s;

	eg_stacker_begin(&s, ctx, r.width, region->writing_mode == EG_RL_TB);
	s.height = r.height;
	eg_block_children(&s, fo);
	return eg_stacker_end(&s);
}

/*
 * A header that is too high does harm when it runs into the body, a footer
 * when it leaves the page; in the white between it is only untidy.
 */
static bool
harmful(const struct eg_page_master *m, enum eg_region region, eg_len foot)
{
	struct eg_rect body = eg_region_rect(m, EG_REGION_BODY);

	return region == EG_REGION_BEFORE ? foot > body.y : foot > m->height;
}

static void
place(struct eg_layout_ctx *ctx, struct eg_page *page, enum eg_region region,
    const struct eg_stack *s, struct eg_area *a)
{
	struct eg_rect r = eg_region_content(page->master, region);
	struct eg_place at = { .into = a, .x = r.x - a->x, .y = r.y - a->y,
	    .page_x = r.x, .page_y = r.y };
	eg_len size = eg_cut_size(s, 0, s->n, NULL);

	if (s->n == 0)
		return;
	at.top = eg_place_aligned(a->style->display_align, r.height - size);
	eg_place_boxes(ctx, s, 0, s->n, &at);
	if (size > r.height + EG_SLACK)
		eg_overflow_note(ctx, harmful(page->master, region, r.y + size) ?
		    EG_OVERFLOW_REGION : EG_OVERFLOW_EXTENT, a->fo, size - r.height);
}

static struct eg_area *
region_area(struct eg_layout_ctx *ctx, const struct eg_page *page, enum eg_region region,
    const struct eg_fo *fo)
{
	const struct eg_region_master *m = &page->master->region[region];
	struct eg_rect r = eg_region_rect(page->master, region);
	struct eg_area *a = eg_place_area(ctx, fo, m->style);

	a->type = EG_AREA_REGION;
	a->x = r.x;
	a->y = r.y;
	a->width = r.width;
	a->height = r.height;
	a->clip = m->style->overflow == EG_OVERFLOW_HIDDEN;
	a->turn = eg_region_turn(page->master, region);
	return a;
}

static struct eg_area *
make_region(struct eg_static *s, struct eg_page *page, enum eg_region region)
{
	struct eg_layout_ctx *ctx = s->ctx;
	const struct eg_region_master *m = &page->master->region[region];
	const struct eg_fo *fo = content_of(page->sequence, m->name);
	struct eg_rect r = eg_region_content(page->master, region);
	struct eg_area *a = region_area(ctx, page, region, fo);
	struct eg_arena_mark mark;
	struct same *same;

	if (fo == NULL)
		return a;
	same = find_same(s, fo, r.width);
	if (!same->varies) {
		if (same->stack == NULL)
			same->stack = make_stack(ctx, fo, m->style, r);
		place(ctx, page, region, same->stack, a);
		return a;
	}
	mark = eg_arena_mark(ctx->scratch);
	place(ctx, page, region, make_stack(ctx, fo, m->style, r), a);
	eg_arena_reset(ctx->scratch, mark);
	return a;
}

/* Before and start are painted below the body, after and end above it. */
void
eg_static_page(struct eg_static *s, struct eg_page *page)
{
	static const enum eg_region order[] = { EG_REGION_BEFORE, EG_REGION_START,
	    EG_REGION_BODY, EG_REGION_END, EG_REGION_AFTER };
	struct eg_area *body = page->first, *first = NULL, *last = NULL;

	/* The page keeps its body until all is made: markers are looked for in it. */
	s->ctx->page = s->ctx->placing = page;
	for (size_t i = 0; i < EG_REGIONS; i++) {
		struct eg_area *a = body;

		if (order[i] != EG_REGION_BODY) {
			if (!page->master->region[order[i]].present)
				continue;
			a = make_region(s, page, order[i]);
		}
		if (last == NULL)
			first = a;
		else
			last->next = a;
		last = a;
	}
	last->next = NULL;
	page->first = first;
	page->last = last;
	s->ctx->page = s->ctx->placing = NULL;
}
