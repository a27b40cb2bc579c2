/* refined.c - initial values, and where a property's value is; see refined.h. */
#include "fo/refined.h"

#include <string.h>

#include "model/fo_initial.h"

#define ZERO		{ .kind = EG_SIZE_LENGTH }

const struct eg_refined eg_refined_initial = {
	.style = EG_FO_INITIAL_STYLE,
	.line_factor = 1200000,
	.linefeed = EG_LF_SPACE,
	.treatment = EG_WS_AROUND_LINEFEED,
	.collapse = true,
	.distance = { .kind = EG_SIZE_LENGTH, .len = EG_PT(24) },
	.separation = { .kind = EG_SIZE_LENGTH, .len = EG_PT(6) },
	.margin = { ZERO, ZERO, ZERO, ZERO },
};

/* 5.3: what top, right, bottom and left are, by writing-mode. */
static const uint8_t sides[][4] = {
	[EG_LR_TB] = { EG_BEFORE, EG_END, EG_AFTER, EG_START },
	[EG_RL_TB] = { EG_BEFORE, EG_START, EG_AFTER, EG_END },
	[EG_TB_RL] = { EG_START, EG_BEFORE, EG_END, EG_AFTER },
};

enum eg_side
eg_refined_side(const struct eg_refined *r, enum eg_prop_side side)
{
	return sides[r->style.writing_mode][side - EG_TOP];
}

void *
eg_refined_slot(struct eg_refined *r, const struct eg_prop *p)
{
	const ptrdiff_t ipd = offsetof(struct eg_refined, style.ipd);
	const ptrdiff_t bpd = offsetof(struct eg_refined, style.bpd);
	char *slot = (char *)r + p->offset;

	switch (p->side) {
	case EG_NO_SIDE:
		return slot;
	case EG_WIDTH:
		return r->style.writing_mode == EG_TB_RL ? slot + (bpd - ipd) : slot;
	case EG_HEIGHT:
		return r->style.writing_mode == EG_TB_RL ? slot + (ipd - bpd) : slot;
	default:
		return slot + (size_t)p->stride * eg_refined_side(r, p->side);
	}
}

/* 1/1024 pt or plain integers as values. */
static void
length_value(eg_len len, struct eg_value *v)
{
	v->kind = EG_VALUE_NUMBER;
	v->dim = 1;
	eg_value_muldiv(len, EG_MICRO, EG_LEN_ONE, &v->v);
}

static void
size_value(const struct eg_size *s, struct eg_value *v)
{
	if (s->kind == EG_SIZE_AUTO)
		return;
	length_value(s->len, v);
	if (s->kind == EG_SIZE_PROPORTION)
		v->proportion = (int64_t)s->percent * 10;
	else
		v->percent = (int64_t)s->percent * 1000;
}

static void
word_value(const char *word, struct eg_value *v)
{
	v->kind = EG_VALUE_NAME;
	v->text = word;
	v->len = strlen(word);
}

static void
keep_value(const struct eg_keep *k, enum eg_component c, struct eg_value *v)
{
	int32_t strength = c == EG_WITHIN_LINE ? k->within_line :
	    c == EG_WITHIN_COLUMN ? k->within_column : k->within_page;

	if (strength == EG_KEEP_ALWAYS) {
		word_value("always", v);
	} else {
		v->kind = EG_VALUE_NUMBER;
		v->v = strength * EG_MICRO;
	}
}

void
eg_value_part(const struct eg_refined *from, const struct eg_prop *p,
    enum eg_component c, struct eg_value *v)
{
	const void *slot = eg_refined_slot((struct eg_refined *)(uintptr_t)from, p);
	const struct eg_space *space = slot;
	const struct eg_size *range = slot;

	eg_value_of(from, p, v);
	if (p->type == EG_PROP_KEEP) {
		keep_value(slot, c, v);
	} else if (p->type == EG_PROP_RANGE && c >= EG_MINIMUM && c <= EG_MAXIMUM) {
		range += c - EG_MINIMUM;
		if (range->kind == EG_SIZE_AUTO)
			word_value("auto", v);
		else
			size_value(range, v);
	} else if (p->type == EG_PROP_SPACE && c >= EG_MINIMUM && c <= EG_MAXIMUM) {
		length_value(c == EG_MINIMUM ? space->min : c == EG_OPTIMUM ?
		    space->opt : space->max, v);
	}
}

void
eg_value_of(const struct eg_refined *from, const struct eg_prop *p,
    struct eg_value *v)
{
	/* The slot is only read: the const comes back with the next lines. */
	const void *slot = eg_refined_slot((struct eg_refined *)(uintptr_t)from, p);

	memset(v, 0, sizeof(*v));
	v->kind = EG_VALUE_COPY;
	v->from = from;
	v->prop = p;
	switch (p->type) {
	case EG_PROP_LENGTH:
	case EG_PROP_FONT_SIZE:
	case EG_PROP_LINE_HEIGHT:
	case EG_PROP_SPACING:
	case EG_PROP_SHIFT:
	case EG_PROP_SEPARATION:
		length_value(*(const eg_len *)slot, v);
		break;
	case EG_PROP_SIZE:
	case EG_PROP_POSITION:
		size_value(slot, v);
		break;
	case EG_PROP_RANGE:
		size_value((const struct eg_size *)slot + 1, v);
		break;
	case EG_PROP_SPACE:
		length_value(((const struct eg_space *)slot)->opt, v);
		break;
	case EG_PROP_PADDING:
		size_value(&((const struct eg_padding *)slot)->width, v);
		break;
	case EG_PROP_BORDER:
		length_value(((const struct eg_border *)slot)->width, v);
		break;
	case EG_PROP_INTEGER:
	case EG_PROP_PRECEDENCE:
		v->kind = EG_VALUE_NUMBER;
		v->v = *(const int32_t *)slot * EG_MICRO;
		break;
	case EG_PROP_WEIGHT:
		v->kind = EG_VALUE_NUMBER;
		v->v = *(const uint16_t *)slot * EG_MICRO;
		break;
	case EG_PROP_COLOR:
		v->kind = EG_VALUE_COLOR;
		v->color = *(const struct eg_color *)slot;
		break;
	default:
		break;		/* keywords and strings are only copied */
	}
}
