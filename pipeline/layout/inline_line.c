/*
 * inline_line.c - the areas of one line.
 *
 * Leaves are walked from left to right; an INLINE area is open while leaves
 * of its object follow each other, so an object that bidi takes apart leaves
 * several.  Places are kept in the line's own coordinates and made relative
 * to the parent when an area is added.
 */
#include "layout/inline.h"

#include <string.h>

#include "layout/graphic.h"
#include "text/bidi.h"

struct open {
	struct eg_area	*area;
	uint32_t	 node;
	eg_len		 x, y;		/* of the area, in the line */
};

struct builder {
	struct eg_para		*p;
	struct eg_arena		*arena;
	eg_len			 measure;
	eg_len			 offset;	/* of the line in its reference-area */
	struct eg_area		*line;
	eg_len			 x;		/* where the next leaf begins */
	eg_len			 up, down;	/* what the line reaches from its baseline */
	eg_len			 baseline;	/* of the line, from its top */
	struct open		 open[EG_INLINE_DEPTH + 2]; /* [0] is the line */
	uint32_t		 depth;
	/* Words and spaces that are becoming one TEXT area; NULL: none. */
	struct eg_area		*text;
	const struct eg_atom	*of;
	eg_len			 text_x;	/* in the line */
	struct eg_word		*words;		/* room for all of the line's */
	uint32_t		 nwords;
	uint32_t		 from, to;	/* of the paragraph's text */
	const struct eg_leaf	*last;		/* the line's last word or space; NULL: none */
};

/* --- extents ------------------------------------------------------------------ */

static void
include(struct builder *b, eg_len up, eg_len down)
{
	if (up > b->up)
		b->up = up;
	if (down > b->down)
		b->down = down;
}

/* What a leaf reaches above and below its node's baseline; false: no extent. */
static bool
reach(const struct builder *b, const struct eg_leaf *l, eg_len *up, eg_len *down)
{
	const struct eg_atom *a = l->atom;

	*up = *down = 0;
	if (a->kind == EG_ATOM_WORD || a->kind == EG_ATOM_SPACE) {
		*up = a->setting->ascent;
		*down = a->setting->descent;
	} else if (a->kind == EG_ATOM_GRAPHIC) {
		*up = eg_graphic_size(a->fo, a->image, b->measure).height;
	} else if (a->kind == EG_ATOM_LEADER &&
	    a->style->leader_pattern == EG_LEADER_RULE) {
		*up = a->style->rule_thickness;
	} else {
		return false;
	}
	return true;
}

/*
 * How far a leaf's baseline is above the line's.  A picture has its own
 * extent to be aligned by, which its node does not know.
 */
static eg_len
lift(const struct builder *b, const struct eg_atom *a, eg_len up, eg_len down)
{
	const struct eg_inline *n = &b->p->nodes[a->node], *h = &b->p->nodes[n->hang];
	const struct eg_inline *parent = &b->p->nodes[n->parent];
	bool own = a->kind == EG_ATOM_GRAPHIC && n->hang == a->node;
	eg_len shift = n->shift;

	if (a->kind == EG_ATOM_GRAPHIC)
		shift = (own ? 0 : parent->shift) + eg_inline_shift(parent, n, up, down);
	if (n->hang == 0)
		return shift;
	if (h->style->alignment == EG_BASELINE_BEFORE)
		return shift + b->up - (own ? up : h->ascent);
	return shift + (own ? down : h->descent) - b->down;
}

/*
 * The maximum-line-rectangle (4.5): the block's own text extent and the
 * allocation rectangles of what is in the line; then what hangs from its top
 * or stands on its foot makes it longer where that is too short for it.
 */
static void
measure_extent(struct builder *b, const struct eg_leaves *ls)
{
	const struct eg_inline *n;
	eg_len up, down, shift;
	uint32_t i;

	for (i = 0; i < ls->n; i++) {
		n = &b->p->nodes[ls->leaf[i].atom->node];
		if (n->hang != 0 || !reach(b, &ls->leaf[i], &up, &down))
			continue;
		shift = lift(b, ls->leaf[i].atom, up, down);
		include(b, up + shift, down - shift);
	}
	for (i = 0; i < ls->n; i++) {
		n = &b->p->nodes[ls->leaf[i].atom->node];
		if (n->hang == 0 || !reach(b, &ls->leaf[i], &up, &down))
			continue;
		if (b->p->nodes[n->hang].style->alignment == EG_BASELINE_BEFORE)
			include(b, 0, up + down - b->up);
		else
			include(b, up + down - b->down, 0);
	}
}

/* Half-leading stands around the maximum-line-rectangle (4.5, 7.16.4). */
static void
set_height(struct builder *b, const struct eg_leaves *ls)
{
	const struct eg_style *s = b->p->style;
	const struct eg_inline *block = &b->p->nodes[0];
	eg_len leading = s->line_height - block->ascent - block->descent;
	eg_len half = leading >= 0 ? leading / 2 : -((1 - leading) / 2);

	b->up = block->ascent;
	b->down = block->descent;
	if (s->line_height_max)
		measure_extent(b, ls);
	b->baseline = half + b->up;
	b->line->height = leading + b->up + b->down;
	if (!b->p->visible || b->line->height < 0)
		b->line->height = b->baseline = 0;
	b->line->baseline = b->baseline;
}

/* --- areas -------------------------------------------------------------------- */

static struct eg_area *
new_area(struct builder *b, enum eg_area_type type, const struct eg_fo *fo,
    const struct eg_style *style)
{
	struct eg_area *a = eg_new(b->arena, struct eg_area);

	a->type = type;
	a->fo = fo;
	a->style = style;
	a->row = a->column = -1;
	return a;
}

/* Adds an area at (x, y) of the line to the innermost that is open. */
static void
put(struct builder *b, struct eg_area *a, eg_len x, eg_len y)
{
	const struct open *in = &b->open[b->depth];

	a->x = x - in->x;
	a->y = y - in->y;
	/* position="relative" moves an inline with all that is in it (7.13.5). */
	if (a->type == EG_AREA_INLINE) {
		a->x += a->style->shift_x;
		a->y += a->style->shift_y;
	}
	eg_area_add(in->area, a);
}

/* The text as a reader copies it: no-break spaces are spaces there. */
static const char *
copied(struct builder *b, uint32_t *len)
{
	const char *text = b->p->text + b->from;
	uint32_t n = b->to - b->from, i, k;
	char *out;

	*len = n;
	if (memmem(text, n, EG_NO_BREAK_SPACE, 2) == NULL)
		return text;
	out = eg_arena_alloc(b->arena, n);
	for (i = k = 0; i < n; i++)
		if (n - i >= 2 && memcmp(text + i, EG_NO_BREAK_SPACE, 2) == 0) {
			out[k++] = ' ';
			i++;
		} else {
			out[k++] = text[i];
		}
	*len = k;
	return out;
}

static void
end_text(struct builder *b)
{
	struct eg_area *t = b->text;
	struct eg_word *w, swap;
	uint32_t i;

	if (t == NULL)
		return;
	t->width = b->x - b->text_x;
	t->text = copied(b, &t->text_len);
	w = eg_new_array(b->arena, b->nwords, struct eg_word);
	if (b->nwords > 0)
		memcpy(w, b->words, b->nwords * sizeof(*w));
	/* Words are told in the order they are read. */
	for (i = 0; t->level % 2 == 1 && i < b->nwords / 2; i++) {
		swap = w[i];
		w[i] = w[b->nwords - 1 - i];
		w[b->nwords - 1 - i] = swap;
	}
	t->words = w;
	t->nwords = b->nwords;
	b->text = NULL;
}

static void
take_out(struct eg_area *a)
{
	struct eg_area *up = a->parent, *before = NULL, *c;

	for (c = up->first; c != a; c = c->next)
		before = c;
	if (before == NULL)
		up->first = NULL;
	else
		before->next = NULL;
	up->last = before;
}

/*
 * Where a line breaks just after an object begins, or just before it ends,
 * that crumb of it is no area: its id would be on the wrong line.
 */
static void
close_node(struct builder *b)
{
	struct open *o = &b->open[b->depth];
	const unsigned both = 1 << EG_START | 1 << EG_END;

	end_text(b);
	o->area->width = b->x - o->x;
	if (o->area->width == 0 && o->area->first == NULL &&
	    (o->area->edges & both) != both)
		take_out(o->area);
	b->depth--;
}

static void
open_node(struct builder *b, uint32_t node)
{
	const struct eg_inline *n = &b->p->nodes[node];
	eg_len before = eg_inline_side(n->style, EG_BEFORE, b->measure);
	const struct eg_atom at = { .kind = EG_ATOM_OPEN, .node = node };
	eg_len y = b->baseline - lift(b, &at, 0, 0) - n->ascent - before;
	struct eg_area *a = new_area(b, EG_AREA_INLINE, n->fo, n->style);

	end_text(b);
	a->height = before + n->ascent + n->descent +
	    eg_inline_side(n->style, EG_AFTER, b->measure);
	a->edges = 1 << EG_BEFORE | 1 << EG_AFTER;
	a->baseline = before + n->ascent;
	put(b, a, b->x, y);
	b->depth++;
	b->open[b->depth] = (struct open){ .area = a, .node = node, .x = b->x, .y = y };
}

static bool
encloses(const struct eg_para *p, uint32_t outer, uint32_t node)
{
	while (node != 0 && node != outer)
		node = p->nodes[node].parent;
	return node == outer;
}

/* Closes and opens areas until the innermost is that of node. */
static void
go_to(struct builder *b, uint32_t node)
{
	uint32_t chain[EG_INLINE_DEPTH + 2], n = 0;

	while (!encloses(b->p, b->open[b->depth].node, node))
		close_node(b);
	for (; node != b->open[b->depth].node; node = b->p->nodes[node].parent)
		chain[n++] = node;
	while (n > 0)
		open_node(b, chain[--n]);
}

/* --- leaves ------------------------------------------------------------------- */

static bool
continues(const struct builder *b, const struct eg_leaf *l)
{
	const struct eg_atom *a = l->atom, *of = b->of;

	return b->text != NULL && a->fo == of->fo && a->node == of->node &&
	    a->setting == of->setting && a->size == of->size &&
	    a->level == of->level && (l->from == b->to || l->to == b->from);
}

static void
set_text(struct builder *b, const struct eg_leaf *l)
{
	const struct eg_atom *a = l->atom;
	const struct eg_setting *s = a->setting;
	eg_len y;

	go_to(b, a->node);
	if (!continues(b, l)) {
		end_text(b);
		b->text = new_area(b, EG_AREA_TEXT, a->fo, a->style);
		b->text->height = s->ascent + s->descent;
		b->text->baseline = s->ascent;
		b->text->size = a->size;
		b->text->letter_spacing = a->style->letter_spacing;
		b->text->level = a->level;
		b->text->face = s->face;
		y = b->baseline - lift(b, a, 0, 0) - s->ascent;
		put(b, b->text, b->x, y);
		b->of = a;
		b->text_x = b->x;
		b->nwords = 0;
		b->from = l->from;
		b->to = l->to;
	}
	if (l->from < b->from)
		b->from = l->from;
	if (l->to > b->to)
		b->to = l->to;
	/*
	 * The space a line ends in has no width, but is text: a reader that puts
	 * lines together must not join two words.
	 */
	if (l == b->last && a->kind == EG_ATOM_WORD && l->to < b->p->len &&
	    b->p->text[l->to] == ' ')
		b->to = l->to + 1;
	if (l == b->last)
		b->text->line_feed = l->to == b->p->len || b->p->text[l->to] == '\n';
	b->x += l->seam;
	if (a->kind == EG_ATOM_WORD)
		b->words[b->nwords++] = (struct eg_word){ .shape = l->shape,
		    .x = b->x - b->text_x };
	b->text->soft_hyphen |= l->hyphen;
	b->x += l->width;
}

/*
 * The edge of an object: where its area begins, or ends when it is open.  In
 * text from right to left its end comes first.
 */
static void
set_edge(struct builder *b, const struct eg_leaf *l)
{
	uint32_t node = l->atom->node;
	bool start = l->atom->kind == EG_ATOM_OPEN;
	struct eg_edge e = eg_inline_edge(&b->p->nodes[node], start, b->measure);
	bool close = (l->atom->level % 2 == 0) != start;

	if (!close) {
		go_to(b, b->p->nodes[node].parent);
		end_text(b);
		b->x += e.space;
		go_to(b, node);
		b->x += e.box;
	} else {
		go_to(b, node);
		end_text(b);
		b->x += e.box;
	}
	if (b->open[b->depth].node == node)
		b->open[b->depth].area->edges |= start ? 1 << EG_START : 1 << EG_END;
	if (close) {
		go_to(b, b->p->nodes[node].parent);
		b->x += e.space;
	}
}

static void
set_graphic(struct builder *b, const struct eg_leaf *l)
{
	const struct eg_atom *a = l->atom;
	const struct eg_style *s = a->style;
	struct eg_graphic g = eg_graphic_size(a->fo, a->image, b->measure);
	struct eg_area *view = new_area(b, EG_AREA_INLINE, a->fo, s), *image;
	eg_len y = b->baseline - lift(b, a, g.height, 0) - g.height;

	go_to(b, b->p->nodes[a->node].parent);
	end_text(b);
	view->width = g.width - s->space_start.opt - s->space_end.opt;
	view->height = view->baseline = g.height;
	view->edges = 1 << EG_BEFORE | 1 << EG_AFTER | 1 << EG_START | 1 << EG_END;
	view->clip = s->overflow == EG_OVERFLOW_HIDDEN ||
	    s->overflow == EG_OVERFLOW_SCROLL;
	put(b, view, b->x + s->space_start.opt, y);
	if (a->image != NULL) {
		image = new_area(b, EG_AREA_IMAGE, a->fo, s);
		image->image = a->image;
		image->x = eg_inline_side(s, EG_START, b->measure) + g.x;
		image->y = eg_inline_side(s, EG_BEFORE, b->measure) + g.y;
		image->width = g.scaled_width;
		image->height = g.scaled_height;
		eg_area_add(view, image);
	}
	b->x += l->width;
}

/* Where the first of a leader's patterns begins (7.22.1). */
static eg_len
pattern_start(const struct builder *b, const struct eg_style *s, eg_len step)
{
	eg_len x = b->x + b->offset;

	if (s->leader_alignment == EG_LEADER_UNALIGNED || x % step == 0)
		return b->x;
	return b->x + (x >= 0 ? step - x % step : -(x % step));
}

/* The pattern as often as it fits whole, as a text nobody reads. */
static struct eg_area *
repeat(struct builder *b, const struct eg_atom *a, eg_len step, size_t n)
{
	const struct eg_shape *s = a->shape;
	struct eg_area *t = new_area(b, EG_AREA_TEXT, a->fo, a->style);
	struct eg_word *w = eg_new_array(b->arena, n, struct eg_word);
	char *text = eg_arena_array(b->arena, n, s->len);
	size_t i;

	for (i = 0; i < n; i++) {
		w[i] = (struct eg_word){ .shape = s, .x = (eg_len)i * step };
		memcpy(text + i * s->len, s->text, s->len);
	}
	t->words = w;
	t->nwords = (uint32_t)n;
	t->text = text;
	t->text_len = (uint32_t)n * s->len;
	t->artifact = true;
	t->size = a->size;
	t->baseline = a->setting->ascent;
	t->height = a->setting->ascent + a->setting->descent;
	t->width = (eg_len)(n - 1) * step + eg_inline_word_width(a, s);
	return t;
}

static void
set_pattern(struct builder *b, const struct eg_atom *a, eg_len width)
{
	eg_len once = eg_inline_word_width(a, a->shape);
	eg_len step = a->style->leader_pattern_width, x;

	if (step < once)
		step = once;
	if (step <= 0)
		return;
	x = pattern_start(b, a->style, step);
	width -= x - b->x;
	if (width < once)
		return;
	put(b, repeat(b, a, step, (size_t)((width - once) / step) + 1), x,
	    b->baseline - lift(b, a, 0, 0) - a->setting->ascent);
}

static void
set_leader(struct builder *b, const struct eg_leaf *l)
{
	const struct eg_atom *a = l->atom;
	const struct eg_inline *n = &b->p->nodes[a->node];
	struct eg_edge start = eg_inline_edge(n, true, b->measure);
	struct eg_edge end = eg_inline_edge(n, false, b->measure);
	eg_len width = l->width - start.space - start.box - end.space - end.box;
	struct eg_area *rule;

	go_to(b, n->parent);
	end_text(b);
	b->x += start.space;
	go_to(b, a->node);
	b->x += start.box;
	b->open[b->depth].area->edges |= 1 << EG_START | 1 << EG_END;
	if (a->style->leader_pattern == EG_LEADER_RULE &&
	    a->style->rule_style > EG_STYLE_HIDDEN && a->style->rule_thickness > 0) {
		rule = new_area(b, EG_AREA_RULE, a->fo, a->style);
		rule->width = width;
		rule->height = a->style->rule_thickness;
		rule->artifact = true;
		put(b, rule, b->x, b->baseline - lift(b, a, 0, 0) - rule->height);
	} else if (a->shape != NULL) {
		set_pattern(b, a, width);
	}
	b->x += width + end.box;
	go_to(b, n->parent);
	b->x += end.space;
}

static void
set_leaf(struct builder *b, const struct eg_leaf *l)
{
	switch (l->atom->kind) {
	case EG_ATOM_WORD:
	case EG_ATOM_SPACE:
		set_text(b, l);
		break;
	case EG_ATOM_OPEN:
	case EG_ATOM_CLOSE:
		set_edge(b, l);
		break;
	case EG_ATOM_GRAPHIC:
		set_graphic(b, l);
		break;
	case EG_ATOM_LEADER:
		set_leader(b, l);
		break;
	default:
		break;
	}
}

/* From left to right: what order the leaves stand in. */
static const uint32_t *
visual(struct eg_para *p, const struct eg_leaves *ls)
{
	uint32_t *order = eg_new_array(p->ctx->temp, ls->n, uint32_t), i;
	uint8_t *levels;

	if (!p->bidi) {
		for (i = 0; i < ls->n; i++)
			order[i] = i;
		return order;
	}
	levels = eg_arena_alloc(p->ctx->temp, ls->n);
	for (i = 0; i < ls->n; i++)
		levels[i] = ls->leaf[i].atom->level;
	eg_bidi_order(levels, ls->n, order);
	return order;
}

struct eg_area *
eg_inline_line(struct eg_para *p, const struct eg_para_place *place,
    const struct eg_leaves *ls)
{
	struct builder b = { .p = p, .arena = p->ctx->arena,
	    .measure = place->measure, .offset = place->offset, .x = ls->start };
	const uint32_t *order = visual(p, ls);
	uint32_t i;

	b.line = new_area(&b, EG_AREA_LINE, NULL, NULL);
	b.line->width = place->measure;
	b.open[0].area = b.line;
	b.words = eg_new_array(p->ctx->temp, ls->n, struct eg_word);
	for (i = 0; i < ls->n; i++)
		if (ls->leaf[i].atom->kind == EG_ATOM_WORD ||
		    ls->leaf[i].atom->kind == EG_ATOM_SPACE)
			b.last = &ls->leaf[i];
	set_height(&b, ls);
	for (i = 0; i < ls->n; i++)
		set_leaf(&b, &ls->leaf[order[i]]);
	go_to(&b, 0);
	end_text(&b);
	return b.line;
}
