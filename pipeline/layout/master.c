/* master.c - see master.h. */
#include "layout/master.h"

static bool
fits(const struct eg_page_rule *r, const struct eg_page_place *p)
{
	bool first = p->index == 0;

	switch (r->position) {
	case EG_POSITION_FIRST:
		if (!first)
			return false;
		break;
	case EG_POSITION_LAST:
		if (!p->last)
			return false;
		break;
	case EG_POSITION_REST:
		if (first || p->last)
			return false;
		break;
	case EG_POSITION_ONLY:
		if (!first || !p->last)
			return false;
		break;
	case EG_POSITION_ANY:
		break;
	}
	if (r->parity != EG_PARITY_ANY &&
	    (r->parity == EG_PARITY_ODD) != (p->number % 2 != 0))
		return false;
	return r->blank == EG_BLANK_ANY || (r->blank == EG_BLANK_BLANK) == p->blank;
}

const struct eg_page_master *
eg_master_of(const struct eg_page_sequence *seq, const struct eg_page_place *p)
{
	int32_t done = 0;

	for (size_t i = 0; i < seq->nrules; ) {
		const struct eg_page_rule *r = &seq->rules[i];
		size_t end = i + 1;

		while (end < seq->nrules && seq->rules[end].group == r->group)
			end++;
		if (r->repeats > 0 && p->index >= done + r->repeats && end < seq->nrules) {
			done += r->repeats;
			i = end;
			continue;
		}
		/* The last group goes on when the pages outlast it. */
		for (; i < end; i++)
			if (fits(&seq->rules[i], p))
				return seq->rules[i].master;
		return NULL;
	}
	return NULL;
}

enum { TOP, RIGHT, BOTTOM, LEFT };

/*
 * What is left of the page within its margins, as an area: a turned page's
 * regions stand in that area's frame.
 */
static struct eg_area
page_content(const struct eg_page_master *m)
{
	return (struct eg_area){ .x = m->margin[LEFT], .y = m->margin[TOP],
	    .width = m->width - m->margin[LEFT] - m->margin[RIGHT],
	    .height = m->height - m->margin[TOP] - m->margin[BOTTOM],
	    .turn = m->reference_orientation };
}

static bool
sideways(int16_t turn)
{
	return turn == 90 || turn == 270;
}

static eg_len
extent(const struct eg_page_master *m, enum eg_region r)
{
	return m->region[r].present ? m->region[r].extent : 0;
}

static struct eg_rect
body_rect(const struct eg_page_master *m, struct eg_rect r)
{
	const eg_len *margin = m->region[EG_REGION_BODY].margin;

	r.x += margin[LEFT];
	r.y += margin[TOP];
	r.width -= margin[LEFT] + margin[RIGHT];
	r.height -= margin[TOP] + margin[BOTTOM];
	return r;
}

/* Before and after run over the whole width if they have precedence; else
 * start and end run over the whole height. */
static struct eg_rect
across_rect(const struct eg_page_master *m, enum eg_region region, struct eg_rect r)
{
	eg_len height = extent(m, region);

	if (region == EG_REGION_AFTER)
		r.y += r.height - height;
	r.height = height;
	if (!m->region[region].precedence) {
		r.x += extent(m, m->writing_mode == EG_RL_TB ? EG_REGION_END : EG_REGION_START);
		r.width -= extent(m, EG_REGION_START) + extent(m, EG_REGION_END);
	}
	return r;
}

static struct eg_rect
along_rect(const struct eg_page_master *m, enum eg_region region, struct eg_rect r)
{
	bool right = (region == EG_REGION_END) != (m->writing_mode == EG_RL_TB);
	eg_len width = extent(m, region);
	eg_len before = m->region[EG_REGION_BEFORE].precedence ? extent(m, EG_REGION_BEFORE) : 0;
	eg_len after = m->region[EG_REGION_AFTER].precedence ? extent(m, EG_REGION_AFTER) : 0;

	if (right)
		r.x += r.width - width;
	r.width = width;
	r.y += before;
	r.height -= before + after;
	return r;
}

static struct eg_rect
rect_in_frame(const struct eg_page_master *m, enum eg_region region, struct eg_rect r)
{
	switch (region) {
	case EG_REGION_BEFORE:
	case EG_REGION_AFTER:
		return across_rect(m, region, r);
	case EG_REGION_START:
	case EG_REGION_END:
		return along_rect(m, region, r);
	default:
		return body_rect(m, r);
	}
}

struct eg_rect
eg_region_rect(const struct eg_page_master *m, enum eg_region region)
{
	struct eg_area page = page_content(m);
	struct eg_rect r = { 0, 0, page.width, page.height };

	if (sideways(page.turn))
		r = (struct eg_rect){ 0, 0, page.height, page.width };
	return eg_frame_rect(eg_frame_of((struct eg_frame){ 0 }, &page),
	    rect_in_frame(m, region, r));
}

int16_t
eg_region_turn(const struct eg_page_master *m, enum eg_region region)
{
	return (int16_t)((m->reference_orientation +
	    m->region[region].style->reference_orientation) % 360);
}

struct eg_rect
eg_region_content(const struct eg_page_master *m, enum eg_region region)
{
	struct eg_rect r = eg_region_rect(m, region);
	const struct eg_style *style = m->region[region].style;
	bool rtl = m->writing_mode == EG_RL_TB;
	eg_len edge[4];

	for (int side = EG_BEFORE; side <= EG_END; side++)
		edge[side] = style->border[side].width +
		    eg_size_of(style->padding[side].width, r.width);
	r.x += edge[rtl ? EG_END : EG_START];
	r.y += edge[EG_BEFORE];
	r.width -= edge[EG_START] + edge[EG_END];
	r.height -= edge[EG_BEFORE] + edge[EG_AFTER];
	if (r.width < 0)
		r.width = 0;
	if (r.height < 0)
		r.height = 0;
	if (sideways(eg_region_turn(m, region)))
		return (struct eg_rect){ r.x, r.y, r.height, r.width };
	return r;
}

eg_len
eg_column_measure(const struct eg_page_master *m)
{
	const struct eg_region_master *body = &m->region[EG_REGION_BODY];
	struct eg_rect r = eg_region_content(m, EG_REGION_BODY);
	eg_len w = (r.width - (body->column_count - 1) * body->column_gap) / body->column_count;

	return w > 0 ? w : 0;
}
