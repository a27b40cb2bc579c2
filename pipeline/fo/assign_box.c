/* assign_box.c - values of dimensions, spaces, borders and keeps (XSL 1.1, 7.8 to 7.20). */
#include <string.h>

#include "fo/assign.h"

static bool
comparable(const struct eg_size *a, const struct eg_size *b)
{
	return a->kind == EG_SIZE_LENGTH && b->kind == EG_SIZE_LENGTH &&
	    a->percent == b->percent;
}

/* Keeps minimum <= optimum <= maximum; the one just set stays. */
static void
set_range(struct eg_size *range, int i, struct eg_size size)
{
	int k;

	range[i] = size;
	for (k = 0; k < i; k++)
		if (comparable(&range[k], &size) && range[k].len > size.len)
			range[k] = size;
	for (k = i + 1; k < 3; k++)
		if (comparable(&range[k], &size) && range[k].len < size.len)
			range[k] = size;
}

bool
eg_assign_range(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_size *range = slot, size;
	struct eg_value v;

	EG_READ(&v);
	if (!eg_assign_size_of(e, p, &v, &size))
		return false;
	/* A negative length is an error one must treat as none (7.15). */
	if (size.kind == EG_SIZE_LENGTH && size.percent == 0 && size.len < 0)
		size.len = 0;
	if (c == EG_WHOLE)
		range[0] = range[1] = range[2] = size;
	else
		set_range(range, c - EG_MINIMUM, size);
	return true;
}

static bool
conditionality(struct eg_eval *e, const char *s, bool *retain)
{
	static const struct eg_keyword words[] = {
		{ "discard", false }, { "retain", true }, { NULL, 0 }
	};
	const struct eg_keyword *k;
	size_t n;

	s = eg_value_trim(s, &n);
	k = eg_keyword_find(words, s, n);
	if (k == NULL) {
		e->help = eg_keyword_help(e->arena, words, s);
		return eg_value_fail(e, "is not a conditionality");
	}
	*retain = k->value != 0;
	return true;
}

bool
eg_assign_space(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_space *space = slot;
	struct eg_value v;
	eg_len len;

	if (c == EG_CONDITIONALITY)
		return conditionality(e, s, &space->retain);
	if (c == EG_PRECEDENCE)
		return eg_assign_precedence(e, r, p, c, s, &space->precedence);
	EG_READ(&v);
	if (!eg_value_length(e, &v, &len))
		return false;
	if (c == EG_WHOLE || c == EG_MINIMUM)
		space->min = len;
	if (c == EG_WHOLE || c == EG_OPTIMUM)
		space->opt = len;
	if (c == EG_WHOLE || c == EG_MAXIMUM)
		space->max = len;
	if (space->min > len && c != EG_MINIMUM)
		space->min = len;
	if ((c == EG_MINIMUM && space->opt < len) || (c == EG_MAXIMUM && space->opt > len))
		space->opt = len;
	if (space->max < len)
		space->max = len;
	return true;
}

bool
eg_assign_padding(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_padding *padding = slot;
	struct eg_size size;
	struct eg_value v;

	if (c == EG_CONDITIONALITY)
		return conditionality(e, s, &padding->retain);
	EG_READ(&v);
	if (!eg_value_size(e, &v, &size))
		return false;
	if (size.len < 0 || size.percent < 0)
		return eg_assign_negative(e);
	padding->width = size;
	return true;
}

bool
eg_assign_border(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_border *border = slot;
	struct eg_value v;
	eg_len len;

	if (c == EG_CONDITIONALITY)
		return conditionality(e, s, &border->retain);
	EG_READ(&v);
	if (eg_value_is(&v, "thin"))
		len = EG_PT(0.5);
	else if (eg_value_is(&v, "medium"))
		len = EG_PT(1);
	else if (eg_value_is(&v, "thick"))
		len = EG_PT(2);
	else if (!eg_value_length(e, &v, &len)) {
		if (v.kind == EG_VALUE_NAME)
			e->help = "it is `thin`, `medium`, `thick` or a length";
		return false;
	}
	if (len < 0)
		return eg_assign_negative(e);
	border->width = len;
	return true;
}

bool
eg_assign_keep(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_keep *keep = slot;
	struct eg_value v;
	int32_t strength;

	EG_READ(&v);
	if (eg_value_is(&v, "always"))
		strength = EG_KEEP_ALWAYS;
	else if (eg_value_is(&v, "auto"))
		strength = 0;
	else if (v.kind == EG_VALUE_NUMBER && v.dim == 0 && v.v >= -INT32_MAX * EG_MICRO &&
	    v.v < EG_KEEP_ALWAYS * EG_MICRO)
		strength = (int32_t)(v.v / EG_MICRO);
	else {
		e->help = "it is `auto`, `always` or a whole number";
		return eg_value_fail(e, "is not a keep");
	}
	if (c == EG_WHOLE || c == EG_WITHIN_LINE)
		keep->within_line = strength;
	if (c == EG_WHOLE || c == EG_WITHIN_COLUMN)
		keep->within_column = strength;
	if (c == EG_WHOLE || c == EG_KEEP_WITHIN_PAGE)
		keep->within_page = strength;
	return true;
}

/* One length for both directions, or two: inline first, block second. */
bool
eg_assign_separation(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_value v;
	eg_len len;

	(void)slot;
	EG_READ(&v);
	if (!eg_value_length(e, &v, &len))
		return false;
	if (len < 0)
		return eg_assign_negative(e);
	if (c != EG_BLOCK_DIRECTION)
		r->style.border_separation_ipd = len;
	if (c != EG_INLINE_DIRECTION)
		r->style.border_separation_bpd = len;
	return true;
}
