/*
 * flow.c - the flow of a page sequence on its pages; see plan.h.
 */
#include "layout/pages.h"

#include "layout/cut.h"
#include "layout/footnote.h"
#include "layout/number.h"
#include "layout/overflow.h"
#include "layout/place.h"
#include "layout/plan.h"
#include "layout/stacker.h"

/* --- making it ------------------------------------------------------------ */

static struct eg_page *
new_page(struct eg_flow *f, const struct eg_page_master *m, bool blank)
{
	struct eg_page *page = eg_new(f->ctx->arena, struct eg_page);

	page->master = m;
	page->sequence = f->sequence;
	page->number = f->first_number + f->index;
	page->label = eg_number_label(f->ctx->arena, page->number, f->pages->format);
	page->width = m->width;
	page->height = m->height;
	page->blank = blank;
	if (f->run->last == NULL)
		f->run->first = page;
	else
		f->run->last->next = page;
	f->run->last = page;
	f->run->npages = ++f->index;
	return page;
}

static struct eg_area *
body_region(struct eg_flow *f, struct eg_page *page)
{
	const struct eg_region_master *body = &page->master->region[EG_REGION_BODY];
	struct eg_rect r = eg_region_rect(page->master, EG_REGION_BODY);
	struct eg_area *a = eg_place_area(f->ctx, f->fo, body->style);

	a->type = EG_AREA_REGION;
	a->x = r.x;
	a->y = r.y;
	a->width = r.width;
	a->height = r.height;
	a->clip = body->style->overflow == EG_OVERFLOW_HIDDEN;
	a->turn = eg_region_turn(page->master, EG_REGION_BODY);
	page->first = page->last = a;
	return a;
}

static struct eg_area *
column_area(struct eg_flow *f, struct eg_area *region, struct eg_rect r)
{
	struct eg_area *a = eg_place_area(f->ctx, NULL, NULL);

	a->type = EG_AREA_COLUMN;
	a->x = r.x - region->x;
	a->y = r.y - region->y;
	a->width = r.width;
	a->height = r.height;
	eg_area_add(region, a);
	return a;
}

/* Empty room of the page that display-align puts above the content. */
static eg_len
body_offset(const struct eg_flow *f, const struct eg_plan *p)
{
	enum eg_display_align align = p->master->region[EG_REGION_BODY].style->display_align;
	eg_len room = eg_body_height(f, p->master) - p->height - p->notes;

	return eg_place_aligned(align, room);
}

static bool
always(struct eg_keep k)
{
	return eg_keep_page(k) == EG_KEEP_ALWAYS;
}

/* Whose keep "always" a cut before box `to` breaks. */
static const struct eg_fo *
keeper(const struct eg_stack *s, size_t to)
{
	const struct eg_node *n;

	for (n = s->box[to].node; n != NULL; n = n->parent)
		if (n->first < to ? always(n->fo->style->keep_together) :
		    always(n->fo->style->keep_with_previous))
			return n->fo;
	for (n = s->box[to - 1].node; n != NULL; n = n->parent)
		if (n->end <= to && always(n->fo->style->keep_with_next))
			return n->fo;
	return s->box[to].node == NULL ? NULL : s->box[to].node->fo;
}

static void
note_misfits(struct eg_flow *f, const struct eg_stack *s, const struct eg_part *t)
{
	const struct eg_node *n = s->box[t->from].node;
	const struct eg_fo *fo;

	if (t->excess > 0)
		eg_overflow_note(f->ctx, EG_OVERFLOW_PAGE, n == NULL ? f->fo : n->fo, t->excess);
	if (t->broken == EG_KEEP_ALWAYS && t->to > 0 && t->to < s->n) {
		fo = keeper(s, t->to);
		eg_overflow_note(f->ctx, EG_BROKEN_KEEP, fo == NULL ? f->fo : fo, 0);
	}
}

static void
make_part(struct eg_flow *f, struct eg_area *region, const struct eg_plan *p,
    const struct eg_part *t)
{
	const struct eg_region_master *body = &p->master->region[EG_REGION_BODY];
	struct eg_rect r = eg_region_content(p->master, EG_REGION_BODY);
	eg_len measure = eg_column_measure(p->master);
	int32_t column = t->column;
	struct eg_place at = { .into = region, .less = t->less };

	if (body->style->writing_mode == EG_RL_TB)
		column = body->column_count - 1 - column;
	if (!t->span && body->column_count > 1) {
		r.x += column * (measure + body->column_gap);
		r.width = measure;
	}
	r.y += t->top + body_offset(f, p);
	r.height -= t->top;
	at.page_x = r.x;
	at.page_y = r.y;
	if (body->column_count > 1) {
		at.into = column_area(f, region, r);
	} else {
		at.x = r.x - region->x;
		at.y = r.y - region->y;
	}
	eg_place_boxes(f->ctx, p->stack, t->from, t->to, &at);
	note_misfits(f, p->stack, t);
}

static void
make_footnotes(struct eg_flow *f, struct eg_area *region, const struct eg_page_master *m)
{
	struct eg_rect r = eg_region_content(m, EG_REGION_BODY);
	struct eg_place at = { .into = region, .x = r.x - region->x, .y = r.y - region->y,
	    .page_x = r.x, .page_y = r.y };

	eg_footnote_place(f->ctx, f->separator, &at, r.height);
}

static void
make_page(struct eg_flow *f, const struct eg_plan *p)
{
	struct eg_page *page = new_page(f, p->master, false);
	struct eg_area *region = body_region(f, page);

	f->ctx->placing = page;
	for (size_t i = 0; i < p->nparts; i++)
		make_part(f, region, p, &p->part[i]);
	make_footnotes(f, region, p->master);
	f->ctx->placing = NULL;
}

static bool
no_master(struct eg_flow *f)
{
	struct eg_diag d = { .severity = EG_ERROR, .code = "L7020",
	    .at = f->sequence->at, .from = f->sequence->from,
	    .help = "add a conditional-page-master-reference without conditions as the last" };

	eg_report(f->ctx->diags, &d,
	    "no page-master is for page %d of this page-sequence", (int)f->index + 1);
	return false;
}

static bool
no_region(struct eg_flow *f)
{
	struct eg_diag d = { .severity = EG_ERROR, .code = "L7022", .at = f->fo->at,
	    .from = f->fo->from, .help = "name the flow after the region-body of its pages" };

	eg_report(f->ctx->diags, &d, "no page of this page-sequence has a region called "
	    "`%s`, so the flow is on none", f->fo->flow_name);
	return false;
}

static bool
make_blank(struct eg_flow *f, bool last)
{
	struct eg_page_place place = eg_plan_place(f, true, last);
	const struct eg_page_master *m = eg_master_of(f->pages, &place);

	if (m == NULL)
		return no_master(f);
	body_region(f, new_page(f, m, true));
	return true;
}

/* --- all pages ------------------------------------------------------------ */

/* After so many pages, does force-page-count want one more, blank (7.27.7)? */
static bool
wants_blank(const struct eg_flow *f, int32_t count)
{
	int32_t last = f->first_number + count - 1, next = f->next_initial;

	switch (f->pages->force_count) {
	case EG_COUNT_EVEN:
		return count % 2 != 0;
	case EG_COUNT_ODD:
		return count % 2 == 0;
	case EG_COUNT_END_ON_EVEN:
		return last % 2 != 0;
	case EG_COUNT_END_ON_ODD:
		return last % 2 == 0;
	case EG_COUNT_AUTO:
		if (next == -1 || (next > 0 && next % 2 != 0))
			return last % 2 != 0;
		if (next == -2 || next > 0)
			return last % 2 == 0;
		return false;
	default:
		return false;
	}
}

/*
 * The last page may have a master of its own, which may hold less than what is
 * left (then it is not the last after all), or all of it where the usual
 * master does not.
 */
static bool
plan_next(struct eg_flow *f, size_t from, struct eg_plan *p)
{
	struct eg_page_place place = eg_plan_place(f, false, false);
	const struct eg_page_master *m = eg_master_of(f->pages, &place), *last;
	struct eg_plan other;

	place.last = !wants_blank(f, f->index + 1);
	last = eg_master_of(f->pages, &place);
	if (m == NULL)
		m = last;
	if (m == NULL)
		return no_master(f);
	eg_plan_page(f, m, from, false, p);
	if (last == NULL || last == m || (p->to < p->stack->n &&
	    eg_body_height(f, last) <= eg_body_height(f, m)))
		return true;
	eg_plan_page(f, last, from, false, &other);
	if (other.to < other.stack->n && p->to == p->stack->n)
		eg_plan_page(f, m, from, true, &other);
	else if (other.to < other.stack->n)
		return true;
	if (other.nparts > 0)
		*p = other;
	return true;
}

static bool
wrong_parity(const struct eg_flow *f, uint8_t brk)
{
	bool even = (f->first_number + f->index) % 2 == 0;

	return (brk == EG_BREAK_EVEN_PAGE && !even) || (brk == EG_BREAK_ODD_PAGE && even);
}

static bool
make_pages(struct eg_flow *f)
{
	uint8_t brk = f->stack->n > 0 ? f->stack->box[0].brk : EG_BREAK_AUTO;
	struct eg_plan p;
	size_t from = 0, empty = 0;

	do {
		if (wrong_parity(f, brk) && !make_blank(f, false))
			return false;
		if (!plan_next(f, from, &p))
			return false;
		empty = p.nparts == 0 ? empty + 1 : 0;
		if (empty > f->pages->nrules + 1 && f->stack->n > 0)
			return no_region(f);
		make_page(f, &p);
		f->stack = p.stack;
		from = p.to;
		brk = p.brk;
	} while (from < f->stack->n);
	return true;
}

static void
find_separator(struct eg_flow *f, const struct eg_page_master *m)
{
	f->separator = eg_footnote_separator(f->ctx, f->sequence,
	    eg_region_content(m, EG_REGION_BODY).width,
	    m->region[EG_REGION_BODY].style->writing_mode == EG_RL_TB);
	if (f->separator != NULL)
		f->separator_size = eg_cut_size(f->separator, 0, f->separator->n, NULL);
}

bool
eg_flow_pages(struct eg_layout_ctx *ctx, const struct eg_fo *sequence,
    int32_t first_number, int32_t next_initial, struct eg_page_run *run)
{
	struct eg_flow f = { .ctx = ctx, .sequence = sequence, .pages = sequence->pages,
	    .run = run, .first_number = first_number, .next_initial = next_initial };
	struct eg_page_place place = eg_plan_place(&f, false, false);
	const struct eg_page_master *m = eg_master_of(f.pages, &place);

	*run = (struct eg_page_run){ .sequence = sequence };
	for (f.fo = sequence->first; f.fo != NULL && f.fo->type != EG_FO_FLOW; )
		f.fo = f.fo->next;
	if (m == NULL) {
		place.last = true;
		m = eg_master_of(f.pages, &place);
	}
	if (m == NULL)
		return no_master(&f);
	find_separator(&f, m);
	f.restack = eg_restack_new(ctx, f.fo);
	f.stack = eg_restack_for(f.restack, m, NULL, NULL, NULL);
	if (!make_pages(&f))
		return false;
	return !wants_blank(&f, f.index) || make_blank(&f, true);
}
