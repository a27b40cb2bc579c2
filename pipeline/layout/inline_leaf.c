/*
 * inline_leaf.c - what is in one line, how wide each thing is set, and where
 * the first begins.
 */
#include "layout/inline.h"

#include "layout/graphic.h"

static bool
is_edge(const struct eg_atom *a)
{
	return a->kind == EG_ATOM_OPEN || a->kind == EG_ATOM_CLOSE ||
	    a->kind == EG_ATOM_ANCHOR || a->kind == EG_ATOM_FEED;
}

/* A space that goes when it is at the start or the end of a line. */
static bool
is_dropped(const struct eg_atom *a)
{
	return a->kind == EG_ATOM_SPACE && !a->fixed;
}

/* --- which atoms, and parts of them ------------------------------------------- */

static void
measure_word(struct eg_para *p, struct eg_leaf *l)
{
	const struct eg_atom *a = l->atom;

	if (l->from == a->from && l->to == a->from + a->len && !l->hyphen)
		l->shape = a->shape;
	else
		l->shape = eg_inline_reshape(p, a, l->from - a->from,
		    l->to - a->from, l->hyphen);
	l->width = eg_inline_word_width(a, l->shape);
}

static void
measure_leaf(struct eg_para *p, struct eg_leaf *l, eg_len measure)
{
	const struct eg_atom *a = l->atom;
	const struct eg_inline *n = &p->nodes[a->node];
	struct eg_edge e;
	eg_len len[3];

	switch (a->kind) {
	case EG_ATOM_WORD:
		measure_word(p, l);
		break;
	case EG_ATOM_SPACE:
		l->width = eg_inline_space_width(a);
		l->stretch = a->setting->space / 2;
		l->shrink = a->setting->space / 3;
		break;
	case EG_ATOM_OPEN:
	case EG_ATOM_CLOSE:
		e = eg_inline_edge(n, a->kind == EG_ATOM_OPEN, measure);
		l->width = e.space + e.box;
		break;
	case EG_ATOM_GRAPHIC:
		l->width = eg_graphic_size(a->fo, a->image, measure).width;
		break;
	case EG_ATOM_LEADER:
		eg_inline_leader(a, measure, len);
		l->width = len[1];
		l->stretch = len[2] - len[1];
		l->shrink = len[1] - len[0];
		e = eg_inline_edge(n, true, measure);
		l->width += e.space + e.box;
		e = eg_inline_edge(n, false, measure);
		l->width += e.space + e.box;
		break;
	default:
		break;
	}
}

static void
take(struct eg_para *p, const struct eg_extent *x, struct eg_leaves *ls)
{
	uint32_t end = x->to.atom + (x->to.at > 0), i, last;
	bool start = true;
	struct eg_leaf *l;

	ls->leaf = eg_new_array(p->ctx->temp, end - x->from.atom + 1, struct eg_leaf);
	/* The last atom that is no dropped space: those after it keep edges only. */
	for (last = end; last > x->from.atom; last--)
		if (!is_edge(&p->atoms[last - 1]) && !is_dropped(&p->atoms[last - 1]))
			break;
	for (i = x->from.atom; i < end; i++) {
		const struct eg_atom *a = &p->atoms[i];

		if ((start || i >= last) && is_dropped(a))
			continue;
		if (!is_edge(a))
			start = false;
		l = &ls->leaf[ls->n++];
		l->atom = a;
		l->from = a->from + (i == x->from.atom ? x->from.at : 0);
		l->to = a->from + (i == x->to.atom ? x->to.at : a->len);
		l->hyphen = x->hyphen && i + 1 == end && a->kind == EG_ATOM_WORD;
	}
}

static void
measure_all(struct eg_para *p, const struct eg_para_place *place,
    struct eg_leaves *ls)
{
	const struct eg_atom *before = NULL;
	struct eg_leaf *l;
	uint32_t i;

	for (i = 0; i < ls->n; i++) {
		l = &ls->leaf[i];
		measure_leaf(p, l, place->measure);
		l->seam = eg_inline_seam(before, l->atom);
		ls->width += l->width + l->seam;
		if (l->atom->kind != EG_ATOM_OPEN && l->atom->kind != EG_ATOM_CLOSE)
			before = l->atom;
	}
}

/* --- alignment ---------------------------------------------------------------- */

static enum eg_align
alignment(const struct eg_style *s, bool end, bool verso)
{
	enum eg_align a = s->text_align;

	if (end && s->text_align_last != EG_ALIGN_RELATIVE)
		a = s->text_align_last;
	else if (end && a == EG_ALIGN_JUSTIFY)
		a = EG_ALIGN_START;
	/* The binding is at the left of a recto. */
	if (a == EG_ALIGN_INSIDE)
		return verso ? EG_ALIGN_END : EG_ALIGN_START;
	if (a == EG_ALIGN_OUTSIDE)
		return verso ? EG_ALIGN_START : EG_ALIGN_END;
	return a;
}

/*
 * Shares `room` (negative: too little) among the leaves in proportion to what
 * they stretch or shrink.  Running sums are rounded, not shares, so that they
 * add up to the room exactly.
 */
static void
spread(struct eg_leaves *ls, eg_len room)
{
	eg_len total = 0, sum = 0, given = 0, now;
	uint32_t i;

	for (i = 0; i < ls->n; i++)
		total += room > 0 ? ls->leaf[i].stretch : ls->leaf[i].shrink;
	if (total <= 0 || room == 0)
		return;
	if (room < -total)
		room = -total;
	for (i = 0; i < ls->n; i++) {
		sum += room > 0 ? ls->leaf[i].stretch : ls->leaf[i].shrink;
		now = eg_muldiv(sum, room, total);
		ls->leaf[i].width += now - given;
		given = now;
	}
	ls->width += given;
}

void
eg_inline_leaves(struct eg_para *p, const struct eg_para_place *place,
    const struct eg_extent *x, struct eg_leaves *ls)
{
	const struct eg_style *s = p->style;
	enum eg_align align = alignment(s, x->end, place->verso);
	eg_len indent = x->first ? eg_size_of(s->text_indent, place->measure) : 0;
	eg_len back = x->last ? eg_size_of(s->last_line_end_indent, place->measure) : 0;
	eg_len room, before = indent;

	*ls = (struct eg_leaves){ 0 };
	take(p, x, ls);
	measure_all(p, place, ls);
	room = place->measure - indent - back - ls->width;
	if (align == EG_ALIGN_JUSTIFY || (room < 0 && eg_inline_justified(p)))
		spread(ls, room);
	room = place->measure - indent - back - ls->width;
	if (align == EG_ALIGN_CENTER)
		before += room / 2;
	else if (align == EG_ALIGN_END)
		before += room;
	ls->start = p->rtl ? place->measure - before - ls->width : before;
}
