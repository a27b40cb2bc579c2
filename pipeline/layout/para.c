/* para.c - see para.h. */
#include "layout/para.h"

#include "layout/inline.h"
#include "layout/inline_face.h"

/*
 * How far a ragged line may fall short of its measure at ratio 1: three word
 * spaces of 3.336 pt at its end, as FOP has it; when centred at both.
 */
#define RAGGED		(3 * 3336 * (eg_len)EG_LEN_ONE / 1000)

/* A broken word is a little wider than its letters were in the whole one. */
#define SLACK		(EG_LEN_ONE / 4)

static bool
worth_a_line(const struct eg_para *p)
{
	uint32_t i;

	if (p->visible)
		return true;
	for (i = 0; i < p->natoms; i++)
		switch (p->atoms[i].kind) {
		case EG_ATOM_WORD:
		case EG_ATOM_ANCHOR:
			return true;
		case EG_ATOM_OPEN:
			if (p->nodes[p->atoms[i].node].fo->id != NULL)
				return true;
			break;
		default:
			break;
		}
	return false;
}

struct eg_para *
eg_para_new(struct eg_layout_ctx *ctx, const struct eg_fo *block,
    const struct eg_fo *from, const struct eg_fo *to)
{
	struct eg_para *p = eg_new(ctx->scratch, struct eg_para);

	p->ctx = ctx;
	p->block = block;
	p->style = block->style;
	p->rtl = p->style->rtl || p->style->writing_mode == EG_RL_TB;
	if (eg_inline_setting(p, p->style)->face == NULL)
		return NULL;
	eg_inline_collect(p, from, to);
	eg_inline_atoms(p);
	eg_inline_report_missing(p);
	return worth_a_line(p) ? p : NULL;
}

/* --- lines -------------------------------------------------------------------- */

static void
report_overfull(struct eg_para *p, const struct eg_para_place *place,
    const struct eg_extent *x, const struct eg_leaves *ls, struct eg_para_line *line)
{
	const struct eg_style *s = p->style;
	eg_len room = place->measure - ls->width -
	    (x->first ? eg_size_of(s->text_indent, place->measure) : 0) -
	    (x->last ? eg_size_of(s->last_line_end_indent, place->measure) : 0);
	const struct eg_leaf *widest = NULL;
	struct eg_overfull *o;
	uint32_t i;

	if (room >= -SLACK)
		return;
	for (i = 0; i < ls->n; i++)
		if (widest == NULL || ls->leaf[i].width > widest->width)
			widest = &ls->leaf[i];
	o = eg_new(p->ctx->scratch, struct eg_overfull);
	o->excess = -room;
	o->fo = widest == NULL ? p->block : widest->atom->fo;
	if (widest != NULL && widest->atom->kind == EG_ATOM_WORD) {
		o->text = p->text + widest->from;
		o->text_len = widest->to - widest->from;
	}
	line->overfull = o;
}

static void
list_out_of_line(struct eg_para *p, const struct eg_leaves *ls,
    struct eg_para_line *line)
{
	const struct eg_fo **list;
	uint32_t i, n = 0;

	for (i = 0; i < ls->n; i++)
		n += ls->leaf[i].atom->kind == EG_ATOM_ANCHOR;
	if (n == 0)
		return;
	list = eg_new_array(p->ctx->scratch, n, const struct eg_fo *);
	for (i = n = 0; i < ls->n; i++)
		if (ls->leaf[i].atom->kind == EG_ATOM_ANCHOR)
			list[n++] = ls->leaf[i].atom->fo;
	line->out_of_line = list;
	line->nout_of_line = n;
}

static void
make_line(struct eg_para *p, const struct eg_para_place *place,
    const struct eg_extent *x, struct eg_para_line *line)
{
	struct eg_arena_mark mark = eg_arena_mark(p->ctx->temp);
	struct eg_leaves leaves;

	eg_inline_leaves(p, place, x, &leaves);
	line->area = eg_inline_line(p, place, &leaves);
	line->hyphenated = x->hyphen;
	line->forced = x->to.atom < p->natoms &&
	    p->atoms[x->to.atom].kind == EG_ATOM_FEED && x->to.at == 0;
	report_overfull(p, place, x, &leaves, line);
	list_out_of_line(p, &leaves, line);
	eg_arena_reset(p->ctx->temp, mark);
}

static struct eg_extent
extent(const struct eg_para *p, const struct eg_items *is, const struct eg_line *l,
    const struct eg_para_place *place, bool first, bool last)
{
	struct eg_extent x = { .from = is->origin[l->first],
	    .to = is->origin[l->end], .first = first && place->first,
	    .last = last && place->last, .hyphen = l->hyphen };

	/* A line feed ends its line and is in none. */
	x.end = last || (x.to.atom < p->natoms &&
	    p->atoms[x.to.atom].kind == EG_ATOM_FEED && x.to.at == 0);
	if (x.from.atom > x.to.atom)
		x.from = x.to;
	return x;
}

static struct eg_para_place
sane(const struct eg_para_place *place)
{
	struct eg_para_place p = *place;

	if (p.measure <= 0)
		p.measure = 1;
	return p;
}

size_t
eg_para_break(struct eg_para *p, const struct eg_para_place *asked,
    struct eg_para_line **lines)
{
	struct eg_arena_mark mark = eg_arena_mark(p->ctx->temp);
	struct eg_para_place place = sane(asked);
	struct eg_line_rules rules = { .measure = place.measure,
	    .ragged = eg_inline_justified(p) ? 0 :
	    p->style->text_align == EG_ALIGN_CENTER ? 2 * RAGGED : RAGGED,
	    .ladder = p->style->hyphenation_ladder };
	struct eg_items is = { 0 };
	struct eg_extent x;
	struct eg_line *l;
	size_t n, i;

	eg_inline_items(p, &place, &is);
	n = eg_line_break(p->ctx->temp, is.item, is.n, &rules, &l);
	*lines = eg_new_array(p->ctx->scratch, n, struct eg_para_line);
	for (i = 0; i < n; i++) {
		x = extent(p, &is, &l[i], &place, i == 0, i + 1 == n);
		make_line(p, &place, &x, &(*lines)[i]);
	}
	eg_arena_reset(p->ctx->temp, mark);
	return n;
}

/* --- widths ------------------------------------------------------------------- */

static bool
legal(const struct eg_items *is, size_t i)
{
	const struct eg_item *it = &is->item[i];

	return it->kind == EG_GLUE ? i > 0 && is->item[i - 1].kind == EG_BOX :
	    it->kind == EG_PENALTY && it->penalty < EG_INHIBIT;
}

void
eg_para_widths(struct eg_para *p, eg_len *min_content, eg_len *max_content)
{
	const struct eg_para_place place = { .measure = 0, .first = true, .last = true };
	struct eg_arena_mark mark = eg_arena_mark(p->ctx->temp);
	struct eg_items is = { 0 };
	const struct eg_item *it;
	eg_len word = 0, line = 0;
	bool begun = false;
	size_t i;

	*min_content = *max_content = 0;
	eg_inline_items(p, &place, &is);
	for (i = 0; i < is.n; i++) {
		it = &is.item[i];
		if (legal(&is, i)) {
			if (it->kind == EG_PENALTY)
				word += it->width;
			if (word > *min_content)
				*min_content = word;
			word = 0;
			begun = false;
		}
		if (it->kind == EG_PENALTY) {
			if (it->penalty <= EG_FORCE) {
				if (line > *max_content)
					*max_content = line;
				line = 0;
			}
			continue;
		}
		line += it->width;
		begun |= it->kind == EG_BOX;
		if (begun)
			word += it->width - (it->kind == EG_GLUE ? it->shrink : 0);
	}
	eg_arena_reset(p->ctx->temp, mark);
}
