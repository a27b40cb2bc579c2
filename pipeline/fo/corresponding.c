/*
 * corresponding.c - margins as indents and spaces (XSL 1.1, 5.3), and values
 * that depend on several properties.
 */
#include <string.h>

#include "fo/refiner.h"

/* Absolute sides by the relative side they are, in order top .. left. */
static enum eg_prop_side
absolute(const struct eg_refined *r, enum eg_side side)
{
	unsigned s;

	for (s = EG_TOP; s < EG_LEFT; s++)
		if (eg_refined_side(r, s) == side)
			break;
	return s;
}

/* Rows of the properties asked for here, found once a call. */
static bool
is_set(const uint64_t *bits, const char *name)
{
	const struct eg_prop *p = eg_prop_find(name, strlen(name));

	return eg_refined_has(bits, p);
}

static const char *const margin_names[] = {
	"margin-top", "margin-right", "margin-bottom", "margin-left"
};

/*
 * The margin on a side, when it counts: an absolute property goes before its
 * relative one, unless only a shorthand gave it (5.3.1, 5.3.2).
 */
static const struct eg_size *
margin_of(const struct eg_refined *r, enum eg_side side, const char *relative)
{
	unsigned i = absolute(r, side) - EG_TOP;

	if (!is_set(r->specified, margin_names[i]))
		return NULL;
	if (is_set(r->shorthand, margin_names[i]) && is_set(r->specified, relative))
		return NULL;
	return &r->margin[i];
}

static void
add_size(struct eg_size *to, const struct eg_size *s)
{
	if (s->kind != EG_SIZE_LENGTH)
		return;
	to->len += s->len;
	to->percent += s->percent;
}

/* 5.3.2 */
static void
indent(struct eg_refined *r, bool reference, enum eg_side side, const char *relative,
    const struct eg_size *inherited, struct eg_size *to)
{
	const struct eg_size *margin = margin_of(r, side, relative);

	if (margin == NULL)
		return;
	*to = (struct eg_size){ .kind = EG_SIZE_LENGTH };
	add_size(to, margin);
	add_size(to, &r->style.padding[side].width);
	to->len += r->style.border[side].width;
	if (!reference)
		add_size(to, inherited);
}

static const struct eg_node *
attr_node(const struct eg_attr *attrs, size_t n, const char *prefix)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strncmp(attrs[i].prop->name, prefix, strlen(prefix)) == 0)
			return attrs[i].node;
	return NULL;
}

static void
space(struct eg_refiner *rf, struct eg_refined *r, enum eg_side side,
    const char *relative, struct eg_space *to, const struct eg_attr *attrs, size_t n)
{
	const struct eg_size *margin = margin_of(r, side, relative);

	if (margin == NULL)
		return;
	if (margin->kind == EG_SIZE_LENGTH && margin->percent != 0)
		eg_fo_report(rf, attr_node(attrs, n, "margin"), EG_WARNING, "F5023",
		    "write a length", "a percentage of %s is not supported yet and is taken as 0",
		    margin_names[absolute(r, side) - EG_TOP]);
	to->min = to->opt = to->max = margin->kind == EG_SIZE_LENGTH ? margin->len : 0;
	/* A margin, unlike a space, stays at the edge of a page. */
	to->retain = side == EG_BEFORE || side == EG_AFTER;
}

static void
finish_margins(struct eg_refiner *rf, struct eg_refined *r, const struct eg_object *o,
    const struct eg_attr *attrs, size_t n)
{
	struct eg_style *s = &r->style;
	bool reference = (o->flags & EG_O_REFERENCE) != 0;

	if ((o->flags & EG_O_PAGES) != 0)
		return;
	space(rf, r, EG_BEFORE, "space-before", &s->space_before, attrs, n);
	space(rf, r, EG_AFTER, "space-after", &s->space_after, attrs, n);
	if ((o->flags & EG_O_INLINE) != 0) {
		space(rf, r, EG_START, "space-start", &s->space_start, attrs, n);
		space(rf, r, EG_END, "space-end", &s->space_end, attrs, n);
		return;
	}
	indent(r, reference, EG_START, "start-indent", &r->parent->style.start_indent,
	    &s->start_indent);
	indent(r, reference, EG_END, "end-indent", &r->parent->style.end_indent,
	    &s->end_indent);
}

static enum eg_align
align(const struct eg_refined *r, enum eg_align a)
{
	bool rl = r->style.writing_mode == EG_RL_TB;

	if (a == EG_ALIGN_LEFT)
		return rl ? EG_ALIGN_END : EG_ALIGN_START;
	if (a == EG_ALIGN_RIGHT)
		return rl ? EG_ALIGN_START : EG_ALIGN_END;
	return a;
}

static void
finish_borders(struct eg_refined *r)
{
	static const char *const names[] = {
		"border-before-color", "border-after-color", "border-start-color",
		"border-end-color"
	};
	struct eg_border *b;
	unsigned i;

	for (i = EG_BEFORE; i <= EG_END; i++) {
		b = &r->style.border[i];
		if ((r->border_colors & (1 << i)) == 0 && !is_set(r->specified, names[i]))
			b->color = r->style.color;
		if (b->style == EG_STYLE_NONE || b->style == EG_STYLE_HIDDEN)
			b->width = 0;
	}
}

/* 7.13.5: left goes before right, top before bottom (CSS 2, 9.4.3). */
static void
finish_shift(struct eg_refined *r)
{
	struct eg_style *s = &r->style;

	if (!r->relative)
		return;
	if (s->left.kind == EG_SIZE_LENGTH)
		s->shift_x = s->left.len;
	else if (s->right.kind == EG_SIZE_LENGTH)
		s->shift_x = -s->right.len;
	if (s->top.kind == EG_SIZE_LENGTH)
		s->shift_y = s->top.len;
	else if (s->bottom.kind == EG_SIZE_LENGTH)
		s->shift_y = -s->bottom.len;
}

void
eg_style_finish(struct eg_refiner *rf, struct eg_refined *r, const struct eg_object *o,
    const struct eg_attr *attrs, size_t n)
{
	struct eg_style *s = &r->style;

	if (n == 0) {
		/* Nothing was assigned: only what is not inherited can differ. */
		finish_borders(r);
	} else {
		if (is_set(r->specified, "writing-mode") &&
		    !is_set(r->specified, "direction"))
			s->rtl = s->writing_mode == EG_RL_TB;
		if (r->line_factor != 0)
			eg_value_muldiv(s->font_size, r->line_factor, EG_MICRO,
			    &s->line_height);
		s->text_align = align(r, s->text_align);
		s->text_align_last = align(r, s->text_align_last);
		finish_borders(r);
		if (s->decoration != r->parent->style.decoration)
			s->decoration_color = s->color;
		finish_margins(rf, r, o, attrs, n);
		finish_shift(r);
	}
	s->preserve_space = r->treatment == EG_WS_PRESERVE;
	s->provisional_distance = r->distance.len;
	s->provisional_separation = r->separation.len;
	if (o->type == EG_FO_LIST_ITEM) {
		r->in_item = true;
		r->item_start = s->start_indent;
		r->item_end = s->end_indent;
		r->item_distance = r->distance;
		r->item_separation = r->separation;
	}
}
