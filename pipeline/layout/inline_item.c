/*
 * inline_item.c - atoms as boxes, glue and penalties.
 */
#include "layout/inline.h"

#include <string.h>

#include "layout/graphic.h"
#include "text/breaks.h"

#define HYPHEN_PENALTY	50		/* FOP's, as the prices in line.c */
#define OBJECT_PENALTY	50		/* a leader stays with its words if it can */



static void
add(struct eg_para *p, struct eg_items *is, uint32_t atom, uint32_t at,
    struct eg_item item)
{
	struct eg_item *items;
	struct eg_origin *origins;

	if (is->n == is->cap) {
		is->cap = is->cap == 0 ? 3 * (size_t)p->natoms + 16 : 2 * is->cap;
		items = eg_new_array(p->ctx->temp, is->cap, struct eg_item);
		origins = eg_new_array(p->ctx->temp, is->cap, struct eg_origin);
		if (is->n > 0) {
			memcpy(items, is->item, is->n * sizeof(*items));
			memcpy(origins, is->origin, is->n * sizeof(*origins));
		}
		is->item = items;
		is->origin = origins;
	}
	is->item[is->n] = item;
	is->origin[is->n++] = (struct eg_origin){ atom, at };
}

static struct eg_item
box(eg_len width)
{
	return (struct eg_item){ .kind = EG_BOX, .width = width };
}

static struct eg_item
penalty(int32_t price)
{
	return (struct eg_item){ .kind = EG_PENALTY, .penalty = price };
}

static struct eg_item
glue(eg_len width, eg_len stretch, eg_len shrink)
{
	return (struct eg_item){ .kind = EG_GLUE, .width = width,
	    .stretch = stretch, .shrink = shrink };
}

/* --- edges and objects -------------------------------------------------------- */

eg_len
eg_inline_side(const struct eg_style *s, enum eg_side side, eg_len measure)
{
	return s->border[side].width + eg_size_of(s->padding[side].width, measure);
}

struct eg_edge
eg_inline_edge(const struct eg_inline *n, bool start, eg_len measure)
{
	const struct eg_style *s = n->style;

	return (struct eg_edge){
	    .space = start ? s->space_start.opt : s->space_end.opt,
	    .box = eg_inline_side(s, start ? EG_START : EG_END, measure) };
}

void
eg_inline_leader(const struct eg_atom *a, eg_len measure, eg_len len[3])
{
	size_t i;

	for (i = 0; i < 3; i++)
		len[i] = eg_size_of(a->style->leader_length[i], measure);
	if (a->style->leader_length[2].kind == EG_SIZE_AUTO)
		len[2] = measure;
	if (len[1] < len[0])
		len[1] = len[0];
	if (len[2] < len[1])
		len[2] = len[1];
}

static void
add_leader(struct eg_para *p, struct eg_items *is, uint32_t i, eg_len measure)
{
	const struct eg_inline *node = &p->nodes[p->atoms[i].node];
	struct eg_edge start = eg_inline_edge(node, true, measure);
	struct eg_edge end = eg_inline_edge(node, false, measure);
	bool spread = eg_inline_justified(p);
	eg_len len[3];

	eg_inline_leader(&p->atoms[i], measure, len);
	add(p, is, i, 0, box(start.space + start.box));
	add(p, is, i, 0, penalty(EG_INHIBIT));
	add(p, is, i, 0, glue(len[1], spread ? len[2] - len[1] : 0,
	    spread ? len[1] - len[0] : 0));
	add(p, is, i, 0, box(end.space + end.box));
}

/* --- words ------------------------------------------------------------------ */

eg_len
eg_inline_word_width(const struct eg_atom *a, const struct eg_shape *s)
{
	eg_len width = eg_units(s->advance, a->size, eg_face_upem(s->face));
	uint32_t k;

	/* Glyphs of one cluster are drawn together. */
	for (k = 1; a->style->letter_spacing != 0 && k < s->nglyphs; k++)
		if (s->glyphs[k].cluster != s->glyphs[k - 1].cluster)
			width += a->style->letter_spacing;
	return width;
}

eg_len
eg_inline_seam(const struct eg_atom *before, const struct eg_atom *after)
{
	if (before == NULL || before->kind != EG_ATOM_WORD ||
	    after->kind != EG_ATOM_WORD)
		return 0;
	return after->style->letter_spacing;
}

/*
 * About how wide the first `at` bytes of a word are: from the places of its
 * glyphs, before it is known that the word is broken there.
 */
static eg_len
width_before(const struct eg_atom *a, uint32_t at)
{
	const struct eg_shape *s = a->shape;
	int64_t units = s->rtl ? 0 : s->advance;
	eg_len glyphs = 0;
	uint32_t k;

	for (k = 0; k < s->nglyphs; k++)
		if (s->glyphs[k].cluster < at)
			glyphs++;
	for (k = 0; k < s->nglyphs; k++)
		if (!s->rtl && s->glyphs[k].cluster >= at) {
			units = s->glyphs[k].x;
			break;
		} else if (s->rtl && s->glyphs[k].cluster < at) {
			units = s->advance - s->glyphs[k].x;
			break;
		}
	return eg_units(units, a->size, eg_face_upem(s->face)) +
	    a->style->letter_spacing * glyphs;
}

static eg_len
hyphen_width(struct eg_para *p, const struct eg_atom *a)
{
	return eg_inline_word_width(a, eg_inline_reshape(p, a, 0, 0, true));
}

static void
add_word(struct eg_para *p, struct eg_items *is, uint32_t i, eg_len seam, bool breaks)
{
	const struct eg_atom *a = &p->atoms[i];
	eg_len before = 0, width, whole = eg_inline_word_width(a, a->shape);
	eg_len hyphen = -1;
	struct eg_item item;
	uint32_t k, from = 0;

	for (k = 0; breaks && k < a->npoints; k++) {
		width = width_before(a, a->points[k].at);
		add(p, is, i, from, box(width - before + seam));
		item = penalty(0);
		if (a->points[k].hyphen) {
			if (hyphen < 0)
				hyphen = hyphen_width(p, a);
			item = penalty(HYPHEN_PENALTY);
			item.width = hyphen;
			item.hyphen = true;
		}
		from = a->points[k].at;
		add(p, is, i, from, item);
		before = width;
		seam = 0;
	}
	add(p, is, i, from, box(whole - before + seam));
}

/* --- spaces and line feeds ---------------------------------------------------- */

/* What a space is wide; letter-spacing stands on both sides of it. */
eg_len
eg_inline_space_width(const struct eg_atom *a)
{
	return a->setting->space + a->style->word_spacing +
	    2 * a->style->letter_spacing;
}

static bool
no_break_space(const struct eg_atom *a)
{
	return a->kind == EG_ATOM_SPACE && a->len > 1;
}

static struct eg_item
space_glue(const struct eg_para *p, const struct eg_atom *a)
{
	if (!eg_inline_justified(p))
		return glue(eg_inline_space_width(a), 0, 0);
	return glue(eg_inline_space_width(a), a->setting->space / 2, a->setting->space / 3);
}

/*
 * A space that may be broken at is glue after a box.  One that may not has a
 * penalty before it, and a box before that, so that it survives at the start
 * of a line.
 */
static void
add_space(struct eg_para *p, struct eg_items *is, uint32_t i, bool may_break,
    bool line_start)
{
	const struct eg_atom *a = &p->atoms[i];
	enum eg_item_kind before = is->item[is->n - 1].kind;

	if (!may_break || line_start) {
		add(p, is, i, 0, box(0));
		add(p, is, i, 0, penalty(EG_INHIBIT));
	} else if (before == EG_PENALTY || (i > 0 && no_break_space(a - 1))) {
		add(p, is, i, 0, box(0));
	}
	/* Several in a row go together: only the first is after a box. */
	add(p, is, i, 0, space_glue(p, a));
}

/* The end of the paragraph or of a forced line. */
static void
add_end(struct eg_para *p, struct eg_items *is, uint32_t i,
    const struct eg_para_place *place, bool last)
{
	const struct eg_style *s = p->style;
	eg_len indent = last ? eg_size_of(s->last_line_end_indent, place->measure) : 0;

	add(p, is, i, 0, box(indent));
	add(p, is, i, 0, penalty(EG_INHIBIT));
	/* Centred, the last line is balanced with the others, as FOP does it. */
	if (s->text_align_last != EG_ALIGN_JUSTIFY && s->text_align != EG_ALIGN_CENTER)
		add(p, is, i, 0, glue(0, place->measure, 0));
	add(p, is, i, 0, penalty(EG_FORCE));
}

bool
eg_inline_justified(const struct eg_para *p)
{
	return p->style->text_align == EG_ALIGN_JUSTIFY ||
	    p->style->text_align_last == EG_ALIGN_JUSTIFY;
}

/* --- the whole paragraph ------------------------------------------------------ */

struct run {
	struct eg_para			*p;
	struct eg_items			*is;
	const struct eg_para_place	*place;
	const struct eg_atom		*before;	/* the last that is no edge */
	bool				 line_start;	/* nothing but spaces since a forced break */
};

/* May the line break before atom i, by its mark and the wishes around it? */
static bool
breakable(const struct run *r, uint32_t i)
{
	const struct eg_para *p = r->p;
	const struct eg_atom *a = &p->atoms[i];
	uint32_t n = a->kind == EG_ATOM_OPEN ? p->nodes[a->node].parent : a->node;

	return a->mark == EG_BREAK_MAY && a->style->wrap == EG_WRAP &&
	    !p->nodes[n].together;
}

/* May it break after this space, that is, before what follows the spaces? */
static bool
space_breaks(const struct run *r, uint32_t i)
{
	const struct eg_para *p = r->p;
	uint32_t k = i + 1;

	if (p->atoms[i].style->wrap != EG_WRAP || p->nodes[p->atoms[i].node].together ||
	    no_break_space(&p->atoms[i]))
		return false;
	while (k < p->natoms && (p->atoms[k].kind == EG_ATOM_SPACE ||
	    p->atoms[k].kind == EG_ATOM_CLOSE ||
	    p->atoms[k].kind == EG_ATOM_ANCHOR) && p->atoms[k].mark == EG_BREAK_NO)
		k++;
	return k < p->natoms && p->atoms[k].mark == EG_BREAK_MAY;
}

/* Is there nothing but edges, and spaces if wanted, up to the forced end of the line? */
static bool
at_end(const struct eg_para *p, uint32_t i, bool over_spaces)
{
	const struct eg_atom *a;

	for (i++; i < p->natoms; i++) {
		a = &p->atoms[i];
		if (a->kind == EG_ATOM_FEED)
			return over_spaces;
		if (a->kind != EG_ATOM_OPEN && a->kind != EG_ATOM_CLOSE &&
		    (!over_spaces || a->kind != EG_ATOM_SPACE || a->fixed))
			return false;
	}
	return true;
}

/* A line feed at the very end ends the last line and begins no other. */
static void
add_feed(struct run *r, uint32_t i)
{
	if (at_end(r->p, i, false))
		return;
	add_end(r->p, r->is, i, r->place, false);
	add(r->p, r->is, i + 1, 0, box(0));
	r->line_start = true;
}

static void
add_atom(struct run *r, uint32_t i)
{
	struct eg_para *p = r->p;
	const struct eg_atom *a = &p->atoms[i];
	eg_len measure = r->place->measure;
	bool object = a->kind == EG_ATOM_GRAPHIC || a->kind == EG_ATOM_LEADER;
	struct eg_edge e;

	/* After a space the space itself is the place to break. */
	if (breakable(r, i) && (r->before == NULL || r->before->kind != EG_ATOM_SPACE))
		add(p, r->is, i, 0, penalty(object || (r->before != NULL &&
		    r->before->kind != EG_ATOM_WORD) ? OBJECT_PENALTY : 0));
	switch (a->kind) {
	case EG_ATOM_WORD:
		add_word(p, r->is, i, eg_inline_seam(r->before, a),
		    a->style->wrap == EG_WRAP && !p->nodes[a->node].together);
		break;
	case EG_ATOM_SPACE:
		/* One that will be dropped has no width. */
		if (a->fixed || !(r->line_start || at_end(p, i, true)))
			add_space(p, r->is, i, space_breaks(r, i), r->line_start);
		break;
	case EG_ATOM_FEED:
		add_feed(r, i);
		break;
	case EG_ATOM_OPEN:
	case EG_ATOM_CLOSE:
		e = eg_inline_edge(&p->nodes[a->node], a->kind == EG_ATOM_OPEN, measure);
		add(p, r->is, i, 0, box(e.space + e.box));
		break;
	case EG_ATOM_GRAPHIC:
		add(p, r->is, i, 0, box(eg_graphic_size(a->fo, a->image, measure).width));
		break;
	case EG_ATOM_LEADER:
		add_leader(p, r->is, i, measure);
		break;
	default:
		add(p, r->is, i, 0, box(0));
	}
	if (a->kind == EG_ATOM_WORD || a->kind == EG_ATOM_GRAPHIC ||
	    a->kind == EG_ATOM_LEADER)
		r->line_start = false;
	if (a->kind != EG_ATOM_OPEN && a->kind != EG_ATOM_CLOSE)
		r->before = a;
}

void
eg_inline_items(struct eg_para *p, const struct eg_para_place *place,
    struct eg_items *is)
{
	struct run r = { .p = p, .is = is, .place = place, .line_start = true };
	uint32_t i;

	add(p, is, 0, 0, box(place->first ?
	    eg_size_of(p->style->text_indent, place->measure) : 0));
	for (i = 0; i < p->natoms; i++)
		add_atom(&r, i);
	add_end(p, is, p->natoms, place, place->last);
}
