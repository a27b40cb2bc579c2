/* function.c - the core function library (XSL 1.1, 5.10); see value.h. */
#include <string.h>

#include "fo/refined.h"
#include "fo/value.h"

#define ARGUMENTS	5		/* what is looked at; rgb-icc may have more */

struct call {
	const char	*name;
	int		 least, most;
	bool		(*run)(struct eg_eval *, struct eg_value *args, int n,
			    struct eg_value *out);
};

static bool
number(struct eg_eval *e, struct eg_value *v)
{
	if (v->kind == EG_VALUE_COPY)
		eg_value_of(v->from, v->prop, v);
	return v->kind == EG_VALUE_NUMBER || eg_value_fail(e, "calls a function with what is "
	    "not a number");
}

/* --- 5.10.1: numbers ------------------------------------------------------ */

static bool
plain(struct eg_eval *e, struct eg_value *v)
{
	if (!number(e, v))
		return false;
	return v->percent == 0 && v->proportion == 0 ? true :
	    eg_value_fail(e, "calls a function with a percentage of a size not known yet");
}

static int64_t
floor_of(int64_t v)
{
	int64_t whole = v / EG_MICRO * EG_MICRO;

	return whole > v ? whole - EG_MICRO : whole;
}

static bool
run_floor(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	(void)n;
	*out = a[0];
	if (!plain(e, out))
		return false;
	out->v = floor_of(out->v);
	return true;
}

static bool
run_ceiling(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	(void)n;
	*out = a[0];
	if (!plain(e, out))
		return false;
	out->v = -floor_of(-out->v);
	return true;
}

static bool
run_round(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	(void)n;
	*out = a[0];
	if (!plain(e, out))
		return false;
	out->v = floor_of(out->v + EG_MICRO / 2);
	return true;
}

static bool
run_abs(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	(void)n;
	*out = a[0];
	if (!number(e, out))
		return false;
	if (out->v < 0 || (out->v == 0 && out->percent < 0)) {
		out->v = -out->v;
		out->percent = -out->percent;
	}
	return true;
}

/* A percentage may be compared with another, or with zero. */
static bool
pick(struct eg_eval *e, struct eg_value *a, bool greater, struct eg_value *out)
{
	int64_t x, y;

	if (!number(e, &a[0]) || !number(e, &a[1]))
		return false;
	if (a[0].v == 0 && a[0].percent == 0)
		a[0].dim = a[1].dim;
	if (a[1].v == 0 && a[1].percent == 0)
		a[1].dim = a[0].dim;
	if (a[0].dim != a[1].dim)
		return eg_value_fail(e, "compares a number and a length");
	if (a[0].v == 0 && a[1].v == 0) {
		x = a[0].percent;
		y = a[1].percent;
	} else if (a[0].percent == a[1].percent) {
		x = a[0].v;
		y = a[1].v;
	} else {
		return eg_value_fail(e, "compares with a percentage of a size not known yet");
	}
	*out = (x > y) == greater ? a[0] : a[1];
	return true;
}

static bool
run_min(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	(void)n;
	return pick(e, a, false, out);
}

static bool
run_max(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	(void)n;
	return pick(e, a, true, out);
}

/* --- 5.10.2: colours ------------------------------------------------------ */

/* 0 .. 255, or a percentage of it. */
static bool
channel(struct eg_eval *e, struct eg_value *v, uint8_t *out)
{
	int64_t c;

	if (!number(e, v))
		return false;
	c = v->percent != 0 ? v->percent * 255 / 100 : v->v;
	if (v->dim == 1 && v->percent == 0 && v->v != 0)
		return eg_value_fail(e, "has a length for a colour");
	if (c < 0)
		c = 0;
	if (c > 255 * EG_MICRO)
		c = 255 * EG_MICRO;
	*out = (uint8_t)((c + EG_MICRO / 2) / EG_MICRO);
	return true;
}

static bool
run_rgb(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	(void)n;
	out->kind = EG_VALUE_COLOR;
	out->color.a = 255;
	return channel(e, &a[0], &out->color.r) && channel(e, &a[1], &out->color.g) &&
	    channel(e, &a[2], &out->color.b);
}

/* Four shares of ink, 0 .. 1 or percentages; without a profile, subtracted. */
static bool
run_cmyk(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	int64_t ink[4];
	int i;

	(void)n;
	for (i = 0; i < 4; i++) {
		if (!number(e, &a[i]))
			return false;
		ink[i] = a[i].percent != 0 ? a[i].percent / 100 : a[i].v;
		if (ink[i] < 0 || ink[i] > EG_MICRO)
			return eg_value_fail(e, "has a share of ink outside 0 to 1");
	}
#define PAPER(i)	((uint8_t)(((EG_MICRO - ink[i]) * (EG_MICRO - ink[3]) / EG_MICRO * 255 + \
			    EG_MICRO / 2) / EG_MICRO))
	out->kind = EG_VALUE_COLOR;
	out->color = (struct eg_color){ PAPER(0), PAPER(1), PAPER(2), 255 };
#undef PAPER
	return true;
}

static bool
run_system_color(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	(void)n;
	out->kind = EG_VALUE_COLOR;
	if (a[0].kind == EG_VALUE_NAME &&
	    (eg_color_system(a[0].text, a[0].len, &out->color) ||
	    eg_color_read(a[0].text, a[0].len, &out->color)))
		return true;
	return eg_value_fail(e, "names no system colour");
}

/* --- 5.10.4: properties --------------------------------------------------- */

static bool
property(struct eg_eval *e, const struct eg_value *a, int n, const struct eg_prop **out)
{
	*out = n == 0 ? e->prop : NULL;
	if (n > 0 && (a->kind == EG_VALUE_NAME || a->kind == EG_VALUE_STRING))
		*out = eg_prop_find(a->text, a->len);
	if (*out == NULL)
		return eg_value_fail(e, "names a property that does not exist");
	if ((*out)->size == 0 && *out != e->prop)
		return eg_value_fail(e, "asks for a property whose value cannot be asked for");
	return true;
}

static bool
copy(const struct eg_refined *from, const struct eg_prop *p, struct eg_value *out)
{
	out->kind = EG_VALUE_COPY;
	out->from = from;
	out->prop = p;
	return true;
}

static bool
run_from_parent(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	const struct eg_prop *p;

	return property(e, a, n, &p) && copy(e->parent, p, out);
}

static bool
run_inherited(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	const struct eg_prop *p;

	if (!property(e, a, n, &p))
		return false;
	if (!p->inherited)
		return eg_value_fail(e, "asks for the inherited value of a property that is "
		    "not inherited");
	return copy(e->parent, p, out);
}

static bool
run_nearest(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	const struct eg_refined *r;
	const struct eg_prop *p;

	if (!property(e, a, n, &p))
		return false;
	for (r = e->parent; r->parent != NULL; r = r->parent)
		if (eg_refined_has(r->specified, p))
			break;
	return copy(r, p, out);
}

static bool
run_from_column(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	const struct eg_prop *p;

	if (!property(e, a, n, &p))
		return false;
	if (e->column == NULL)
		return eg_value_fail(e, "asks for a table-column outside a table-cell");
	return copy(e->column, p, out);
}

static bool
run_merge(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	const struct eg_prop *p;

	/* Paged media know no states to merge (7.23): the parent's value. */
	return property(e, a, n, &p) && copy(e->parent, p, out);
}

static void
size_value(struct eg_size s, struct eg_value *out)
{
	out->kind = EG_VALUE_NUMBER;
	out->dim = 1;
	out->percent = (int64_t)s.percent * 1000;
	eg_value_muldiv(s.len, EG_MICRO, EG_LEN_ONE, &out->v);
}

static bool
run_body_start(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	const struct eg_refined *r = e->self;

	(void)a;
	(void)n;
	if (!r->in_item)
		return eg_value_fail(e, "calls body-start() outside an `fo:list-item`");
	size_value((struct eg_size){ EG_SIZE_LENGTH,
	    r->item_start.percent + r->item_distance.percent,
	    r->item_start.len + r->item_distance.len }, out);
	return true;
}

static bool
run_label_end(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	const struct eg_refined *r = e->self;

	(void)a;
	(void)n;
	if (!r->in_item)
		return eg_value_fail(e, "calls label-end() outside an `fo:list-item`");
	size_value((struct eg_size){ EG_SIZE_LENGTH,
	    100000 - r->item_start.percent - r->item_distance.percent +
	    r->item_separation.percent,
	    r->item_separation.len - r->item_start.len - r->item_distance.len }, out);
	return true;
}

static bool
run_proportional(struct eg_eval *e, struct eg_value *a, int n, struct eg_value *out)
{
	(void)n;
	if (!plain(e, &a[0]))
		return false;
	if (a[0].dim != 0 || a[0].v < 0)
		return eg_value_fail(e, "needs a plain number for proportional-column-width()");
	out->kind = EG_VALUE_NUMBER;
	out->dim = 1;
	out->proportion = a[0].v;
	return true;
}

static const struct call calls[] = {
	{ "abs", 1, 1, run_abs },
	{ "body-start", 0, 0, run_body_start },
	{ "ceiling", 1, 1, run_ceiling },
	{ "cmyk", 4, 4, run_cmyk },
	{ "floor", 1, 1, run_floor },
	{ "from-nearest-specified-value", 0, 1, run_nearest },
	{ "from-parent", 0, 1, run_from_parent },
	{ "from-table-column", 0, 1, run_from_column },
	{ "inherited-property-value", 0, 1, run_inherited },
	{ "label-end", 0, 0, run_label_end },
	{ "max", 2, 2, run_max },
	{ "merge-property-values", 0, 1, run_merge },
	{ "min", 2, 2, run_min },
	{ "proportional-column-width", 1, 1, run_proportional },
	{ "rgb", 3, 3, run_rgb },
	{ "rgb-icc", 4, 64, run_rgb },
	{ "round", 1, 1, run_round },
	{ "system-color", 1, 2, run_system_color },
};

static const struct call *
find_call(const char *name, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (strlen(calls[i].name) == n && memcmp(calls[i].name, name, n) == 0)
			return &calls[i];
	return NULL;
}

bool
eg_value_call(struct eg_eval *e, const char *name, size_t n, const char **s,
    struct eg_value *out)
{
	const struct call *c = find_call(name, n);
	struct eg_value args[ARGUMENTS], ignored;
	int count = 0;

	if (c == NULL)
		return eg_value_fail(e, "calls a function that does not exist");
	while (**s == ' ' || **s == '\t' || **s == '\n')
		(*s)++;
	while (**s != ')') {
		if (!eg_value_expression(e, s, count < ARGUMENTS ? &args[count] :
		    &ignored))
			return false;
		count++;
		if (**s == ',')
			(*s)++;
		else if (**s != ')')
			return eg_value_fail(e, "has a parenthesis that is not closed");
	}
	(*s)++;
	if (count < c->least || count > c->most)
		return eg_value_fail(e, "calls a function with the wrong number of arguments");
	memset(out, 0, sizeof(*out));
	return c->run(e, args, count, out);
}
