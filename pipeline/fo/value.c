/* value.c - reading values and arithmetic; see value.h. */
#include "fo/value.h"

#include <string.h>

#include "fo/refined.h"

#include "base/ascii.h"

#define DEPTH_MAX	32		/* of parentheses and calls */

__extension__ typedef __int128 wide;

bool
eg_value_muldiv(int64_t a, int64_t b, int64_t c, int64_t *out)
{
	wide p = (wide)a * b;

	if (c < 0) {
		p = -p;
		c = -c;
	}
	p = p >= 0 ? (p + c / 2) / c : -((-p + c / 2) / c);
	if (p > INT64_MAX || p < -INT64_MAX)
		return false;
	*out = (int64_t)p;
	return true;
}

bool
eg_value_is(const struct eg_value *v, const char *name)
{
	return v->kind == EG_VALUE_NAME && v->len == strlen(name) &&
	    memcmp(v->text, name, v->len) == 0;
}

bool
eg_value_fail(struct eg_eval *e, const char *error)
{
	if (e->error == NULL)
		e->error = error;
	return false;
}

static bool
is_name(char c)
{
	return eg_is_name_char(c) || c == ':';
}

static const char *
skip(const char *s)
{
	while (eg_is_space(*s))
		s++;
	return s;
}

const char *
eg_value_trim(const char *s, size_t *n)
{
	s += strspn(s, " \t\r\n");
	*n = strlen(s);
	while (*n > 0 && strchr(" \t\r\n", s[*n - 1]) != NULL)
		(*n)--;
	return s;
}

/* --- numbers -------------------------------------------------------------- */

/* A length unit as points: num / den. */
static const struct unit {
	const char	*name;
	int32_t		 num, den;
} units[] = {
	{ "pt", 1, 1 }, { "mm", 720, 254 }, { "cm", 7200, 254 }, { "in", 72, 1 },
	/* 72 px to the inch, as other formatters print it: 5.9.13.1 leaves it open. */
	{ "pc", 12, 1 }, { "px", 1, 1 }, { "mpt", 1, 1000 },
};

/* Digits with at most one point, in 1/1,000,000. */
static bool
read_digits(struct eg_eval *e, const char **s, int64_t *out)
{
	int64_t v = 0, scale = EG_MICRO;
	const char *p = *s;

	for (; eg_is_digit(*p); p++) {
		if (v > EG_LEN_MAX)
			return eg_value_fail(e, "is too large a number");
		v = v * 10 + (*p - '0');
	}
	v *= EG_MICRO;
	if (*p == '.')
		for (p++; eg_is_digit(*p); p++) {
			scale /= 10;
			v += scale * (*p - '0');
		}
	*s = p;
	*out = v;
	return true;
}

static bool
read_unit(struct eg_eval *e, const char *unit, size_t n, struct eg_value *v)
{
	size_t i;

	v->dim = 1;
	if (n == 2 && memcmp(unit, "em", 2) == 0) {
		if (!eg_value_muldiv(v->v, e->em, EG_LEN_ONE, &v->v))
			return eg_value_fail(e, "is too large a length");
		return true;
	}
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (strlen(units[i].name) == n && memcmp(unit, units[i].name, n) == 0) {
			if (!eg_value_muldiv(v->v, units[i].num, units[i].den, &v->v))
				return eg_value_fail(e, "is too large a length");
			return true;
		}
	e->help = "the units are pt, mm, cm, in, pc, px and em";
	return eg_value_fail(e, "has a unit that is not known");
}

static bool
read_number(struct eg_eval *e, const char **s, struct eg_value *v)
{
	const char *unit;

	v->kind = EG_VALUE_NUMBER;
	if (!read_digits(e, s, &v->v))
		return false;
	if (**s == '%') {
		(*s)++;
		v->dim = 1;
		if (e->base < 0) {
			v->percent = v->v;
			v->v = 0;
		} else if (!eg_value_muldiv(v->v, e->base, 100 * EG_LEN_ONE, &v->v)) {
			return eg_value_fail(e, "is too large a length");
		}
		return true;
	}
	if (!eg_is_letter(**s))
		return true;
	unit = *s;
	while (eg_is_letter(**s))
		(*s)++;
	return read_unit(e, unit, (size_t)(*s - unit), v);
}

/* --- primaries ------------------------------------------------------------ */

static bool
read_string(struct eg_eval *e, const char **s, struct eg_value *v)
{
	const char *end = strchr(*s + 1, **s);

	if (end == NULL)
		return eg_value_fail(e, "has a quote that is not closed");
	v->kind = EG_VALUE_STRING;
	v->text = *s + 1;
	v->len = (size_t)(end - v->text);
	*s = end + 1;
	return true;
}

static bool
read_hash(const char **s, struct eg_value *v)
{
	const char *start = (*s)++;

	while (eg_is_letter(**s) || eg_is_digit(**s))
		(*s)++;
	v->kind = EG_VALUE_COLOR;
	if (eg_color_read(start, (size_t)(*s - start), &v->color))
		return true;
	/* Perhaps a name as in rgb-icc(..., #CMYK, ...); as a colour it is wrong. */
	v->kind = EG_VALUE_NAME;
	v->text = start;
	v->len = (size_t)(*s - start);
	return true;
}

/* The text of url(...), quoted or not; *s is behind the parenthesis. */
static bool
read_uri(struct eg_eval *e, const char **s, struct eg_value *v)
{
	const char *p = skip(*s), *end;

	v->kind = EG_VALUE_URI;
	if (*p == '\'' || *p == '"') {
		end = strchr(p + 1, *p);
		if (end == NULL || *skip(end + 1) != ')')
			return eg_value_fail(e, "has a url( that is not closed");
		v->text = p + 1;
		v->len = (size_t)(end - v->text);
		*s = skip(end + 1) + 1;
		return true;
	}
	end = strrchr(p, ')');
	if (end == NULL)
		return eg_value_fail(e, "has a url( that is not closed");
	*s = end + 1;
	while (end > p && eg_is_space(end[-1]))
		end--;
	v->text = p;
	v->len = (size_t)(end - p);
	return true;
}

static bool
read_name(struct eg_eval *e, const char **s, struct eg_value *v)
{
	const char *start = *s;
	size_t n;

	while (is_name(**s))
		(*s)++;
	n = (size_t)(*s - start);
	if (**s != '(') {
		v->kind = EG_VALUE_NAME;
		v->text = start;
		v->len = n;
		return true;
	}
	(*s)++;
	if (n == 3 && memcmp(start, "url", 3) == 0)
		return read_uri(e, s, v);
	return eg_value_call(e, start, n, s, v);
}

static bool
read_primary(struct eg_eval *e, const char **s, struct eg_value *v)
{
	bool ok;

	memset(v, 0, sizeof(*v));
	if (e->depth >= DEPTH_MAX)
		return eg_value_fail(e, "has too many parentheses");
	if (eg_is_digit(**s) || (**s == '.' && eg_is_digit((*s)[1])))
		return read_number(e, s, v);
	if (**s == '\'' || **s == '"')
		return read_string(e, s, v);
	if (**s == '#')
		return read_hash(s, v);
	e->depth++;
	if (**s == '(') {
		(*s)++;
		ok = eg_value_expression(e, s, v);
		if (ok && **s != ')')
			ok = eg_value_fail(e, "has a parenthesis that is not closed");
		else if (ok)
			(*s)++;
	} else if (eg_is_name_start(**s)) {
		ok = read_name(e, s, v);
	} else {
		ok = eg_value_fail(e, **s == '\0' ? "ends too early" :
		    "cannot be read");
	}
	e->depth--;
	return ok;
}

/* --- operators ------------------------------------------------------------ */

static bool
need_number(struct eg_eval *e, struct eg_value *v)
{
	if (v->kind == EG_VALUE_COPY)
		eg_value_of(v->from, v->prop, v);
	return v->kind == EG_VALUE_NUMBER ||
	    eg_value_fail(e, "computes with what is not a number");
}

static bool
read_signed(struct eg_eval *e, const char **s, struct eg_value *v)
{
	bool minus = false;

	while (**s == '-' || **s == '+') {
		minus ^= **s == '-';
		*s = skip(*s + 1);
		if (!minus)
			continue;
	}
	if (!read_primary(e, s, v))
		return false;
	if (!minus)
		return true;
	if (!need_number(e, v))
		return false;
	v->v = -v->v;
	v->percent = -v->percent;
	v->proportion = -v->proportion;
	return true;
}

/* The operator word at s, when a name ends behind it. */
static bool
is_word(const char *s, const char *word)
{
	size_t n = strlen(word);

	return strncmp(s, word, n) == 0 && !is_name(s[n]);
}

static bool
multiply(struct eg_eval *e, struct eg_value *a, struct eg_value *b)
{
	struct eg_value t;

	if (b->dim != 0 || b->percent != 0 || b->proportion != 0) {
		t = *a;
		*a = *b;
		*b = t;
	}
	if (b->percent != 0 || b->proportion != 0)
		return eg_value_fail(e, "multiplies two percentages");
	if (!eg_value_muldiv(a->v, b->v, EG_MICRO, &a->v) ||
	    !eg_value_muldiv(a->percent, b->v, EG_MICRO, &a->percent) ||
	    !eg_value_muldiv(a->proportion, b->v, EG_MICRO, &a->proportion))
		return eg_value_fail(e, "is too large");
	a->dim += b->dim;
	return true;
}

static bool
divide(struct eg_eval *e, struct eg_value *a, const struct eg_value *b)
{
	if (b->percent != 0 && b->v == 0 && a->v == 0 && b->dim == a->dim) {
		if (!eg_value_muldiv(a->percent, EG_MICRO, b->percent, &a->v))
			return eg_value_fail(e, "is too large");
		a->percent = 0;
		a->dim = 0;
		return true;
	}
	if (b->percent != 0 || b->proportion != 0)
		return eg_value_fail(e, "divides by a percentage of a size not known yet");
	if (b->v == 0)
		return eg_value_fail(e, "divides by zero");
	if (!eg_value_muldiv(a->v, EG_MICRO, b->v, &a->v) ||
	    !eg_value_muldiv(a->percent, EG_MICRO, b->v, &a->percent) ||
	    !eg_value_muldiv(a->proportion, EG_MICRO, b->v, &a->proportion))
		return eg_value_fail(e, "is too large");
	a->dim -= b->dim;
	return true;
}

static bool
read_product(struct eg_eval *e, const char **s, struct eg_value *v)
{
	struct eg_value right;
	const char *p;
	char op;

	if (!read_signed(e, s, v))
		return false;
	for (;;) {
		p = skip(*s);
		if (*p == '*')
			op = *p++;
		else if (is_word(p, "div") || is_word(p, "mod")) {
			op = *p;
			p += 3;
		} else
			return true;
		*s = skip(p);
		if (!read_signed(e, s, &right) || !need_number(e, v) ||
		    !need_number(e, &right))
			return false;
		if (op == '*' && !multiply(e, v, &right))
			return false;
		if (op == 'd' && !divide(e, v, &right))
			return false;
		if (op == 'm') {
			if (v->dim != right.dim || right.v == 0 ||
			    v->percent != 0 || right.percent != 0)
				return eg_value_fail(e, "has a mod of unlike numbers");
			v->v %= right.v;
		}
	}
}

static bool
add(struct eg_eval *e, struct eg_value *a, const struct eg_value *b, int sign)
{
	if (a->dim != b->dim)
		return eg_value_fail(e, "adds a number and a length");
	if (__builtin_add_overflow(a->v, sign * b->v, &a->v) ||
	    __builtin_add_overflow(a->percent, sign * b->percent, &a->percent) ||
	    __builtin_add_overflow(a->proportion, sign * b->proportion,
	    &a->proportion))
		return eg_value_fail(e, "is too large");
	return true;
}

static bool
read_sum(struct eg_eval *e, const char **s, bool list, struct eg_value *v)
{
	struct eg_value right;
	const char *p;
	int sign;

	if (!read_product(e, s, v))
		return false;
	for (;;) {
		p = skip(*s);
		if (*p != '+' && *p != '-')
			return true;
		/* In "1pt -2pt" of a list, the sign belongs to the second value. */
		if (list && p > *s && !eg_is_space(p[1]))
			return true;
		sign = *p == '+' ? 1 : -1;
		*s = skip(p + 1);
		if (!read_product(e, s, &right) || !need_number(e, v) ||
		    !need_number(e, &right) || !add(e, v, &right, sign))
			return false;
	}
}

bool
eg_value_expression(struct eg_eval *e, const char **s, struct eg_value *v)
{
	*s = skip(*s);
	if (!read_sum(e, s, false, v))
		return false;
	*s = skip(*s);
	return true;
}

bool
eg_value_next(struct eg_eval *e, const char **s, bool list, struct eg_value *v)
{
	*s = skip(*s);
	if (!read_sum(e, s, list, v))
		return false;
	*s = skip(*s);
	return true;
}

bool
eg_value_read(struct eg_eval *e, const char *s, struct eg_value *v)
{
	const char *start = skip(s);
	struct eg_value second;

	if (*start == '\0')
		return eg_value_fail(e, "is empty");
	if (!eg_value_next(e, &s, false, v))
		return false;
	if (*s == '\0')
		return true;
	if (v->kind == EG_VALUE_NUMBER && v->dim == 0 && read_primary(e, &s, &second) &&
	    second.kind == EG_VALUE_NAME) {
		e->help = eg_arena_printf(e->arena, "write `%.*s%.*s`",
		    (int)(strcspn(start, " \t\r\n")), start, (int)second.len, second.text);
		return eg_value_fail(e, "is not a length");
	}
	return eg_value_fail(e, "is more than one value");
}

/* --- to the units of layout ----------------------------------------------- */

/* 1/1,000,000 pt to 1/1024 pt. */
static bool
to_len(struct eg_eval *e, int64_t micro, eg_len *out)
{
	if (!eg_value_muldiv(micro, EG_LEN_ONE, EG_MICRO, out) ||
	    *out > EG_LEN_MAX || *out < -EG_LEN_MAX)
		return eg_value_fail(e, "is too large a length");
	return true;
}

static bool
need_length(struct eg_eval *e, struct eg_value *v)
{
	if (v->kind == EG_VALUE_COPY)
		eg_value_of(v->from, v->prop, v);
	if (v->kind != EG_VALUE_NUMBER)
		return eg_value_fail(e, "is not a length");
	if (v->dim == 0 && v->v == 0)
		v->dim = 1;		/* 5.9.5: zero needs no unit in practice */
	if (v->dim == 0) {
		/* Not XSL, but documents have it, and px and pt are one here. */
		e->warning = "has no unit and is taken as points";
		if (e->help == NULL)
			e->help = "write the unit, as in `12pt`";
		v->dim = 1;
	}
	return v->dim == 1 || eg_value_fail(e, "is not a length but a product of lengths");
}

bool
eg_value_length(struct eg_eval *e, const struct eg_value *value, eg_len *out)
{
	struct eg_value v = *value;

	if (!need_length(e, &v))
		return false;
	if (v.percent != 0)
		return eg_value_fail(e, "may not be a percentage");
	if (v.proportion != 0)
		return eg_value_fail(e, "may not be a proportional width");
	return to_len(e, v.v, out);
}

bool
eg_value_size(struct eg_eval *e, const struct eg_value *value, struct eg_size *out)
{
	struct eg_value v = *value;
	int64_t percent;

	if (!need_length(e, &v) || !to_len(e, v.v, &out->len))
		return false;
	out->kind = EG_SIZE_LENGTH;
	percent = v.percent / 1000;
	if (v.proportion != 0) {
		/* 100000 stands for 1: see model/fo.h. */
		out->kind = EG_SIZE_PROPORTION;
		percent = v.proportion / 10;
	}
	if (percent > INT32_MAX || percent < -INT32_MAX)
		return eg_value_fail(e, "is too large");
	out->percent = (int32_t)percent;
	return true;
}
