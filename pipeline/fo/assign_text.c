/* assign_text.c - values of font and line properties (XSL 1.1, 7.9, 7.16, 7.17). */
#include <string.h>

#include "fo/assign.h"

#include "base/ascii.h"

/* --- font ----------------------------------------------------------------- */

/* One family name up to a comma, quoted or as words; white space becomes one space. */
static const char *
read_family(struct eg_eval *e, const char **s)
{
	const char *p = *s, *end;
	char *name, *to;
	char quote = '\0';

	while (eg_is_space(*p))
		p++;
	if (*p == '\'' || *p == '"')
		quote = *p++;
	end = quote != '\0' ? strchr(p, quote) : p + strcspn(p, ",");
	if (end == NULL) {
		eg_value_fail(e, "has a quote that is not closed");
		return NULL;
	}
	*s = end + strcspn(end, ",");
	/* Words behind the quotes: no family is called so, and the next is taken. */
	if (quote != '\0' && end + 1 + strspn(end + 1, " \t\r\n") != *s)
		end = p;
	to = name = eg_arena_strndup(e->arena, p, (size_t)(end - p));
	for (; p < end; p++)
		if (!eg_is_space(*p))
			*to++ = *p;
		else if (to > name && to[-1] != ' ')
			*to++ = ' ';
	while (to > name && to[-1] == ' ')
		to--;
	*to = '\0';
	return name;
}

bool
eg_assign_family(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	const char *const **to = slot;
	const char **families, *at = s;
	size_t n = 1, used = 0;
	struct eg_value v;

	if (strcmp(s, "inherit") == 0 || strchr(s, '(') != NULL) {
		EG_READ(&v);
		return eg_value_fail(e, "is not a list of font families");
	}
	for (; *at != '\0'; at++)
		n += *at == ',';
	families = eg_new_array(e->arena, n + 1, const char *);
	for (at = s;; at++) {
		families[used] = read_family(e, &at);
		if (families[used] == NULL)
			return false;
		if (families[used][0] != '\0')
			used++;
		if (*at == '\0')
			break;
	}
	if (used == 0)
		return eg_value_fail(e, "names no font family");
	*to = families;
	return true;
}

/* Above it FreeType has no numbers for outlines. */
#define FONT_SIZE_MAX	EG_PT(10000)

/* 7.9.4: neighbours differ by a factor of 1.2, and medium is 12 pt. */
static const struct eg_keyword sizes[] = {
	{ "xx-small", 7111 }, { "x-small", 8533 }, { "small", 10240 },
	{ "medium", 12288 }, { "large", 14746 }, { "x-large", 17695 },
	{ "xx-large", 21234 }, { NULL, 0 }
};

bool
eg_assign_font_size(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	const struct eg_keyword *k;
	struct eg_value v;
	eg_len size;

	EG_READ(&v);
	if (v.kind == EG_VALUE_NAME) {
		k = eg_keyword_find(sizes, v.text, v.len);
		if (k != NULL)
			size = k->value;
		else if (eg_value_is(&v, "larger"))
			size = eg_muldiv(e->parent->style.font_size, 12, 10);
		else if (eg_value_is(&v, "smaller"))
			size = eg_muldiv(e->parent->style.font_size, 10, 12);
		else {
			e->help = eg_keyword_help(e->arena, sizes, s);
			return eg_value_fail(e, "is not a font size");
		}
	} else if (!eg_value_length(e, &v, &size))
		return false;
	if (size < 0)
		return eg_assign_negative(e);
	if (size > FONT_SIZE_MAX)
		return eg_value_fail(e, "is too large a font size");
	*(eg_len *)slot = size;
	return true;
}

bool
eg_assign_weight(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	uint16_t parent = e->parent->style.font_weight;
	uint16_t *to = slot;
	struct eg_value v;

	EG_READ(&v);
	if (eg_value_is(&v, "normal"))
		*to = 400;
	else if (eg_value_is(&v, "bold"))
		*to = 700;
	else if (eg_value_is(&v, "bolder"))
		*to = parent < 800 ? parent + 100 : 900;
	else if (eg_value_is(&v, "lighter"))
		*to = parent > 200 ? parent - 100 : 100;
	else if (v.kind == EG_VALUE_NUMBER && v.dim == 0 && v.v > 0 &&
	    v.v <= 900 * EG_MICRO && v.v % (100 * EG_MICRO) == 0)
		*to = (uint16_t)(v.v / EG_MICRO);
	else {
		e->help = "it is `normal`, `bold`, `bolder`, `lighter` or `100`, `200` .. `900`";
		return eg_value_fail(e, "is not a font weight");
	}
	return true;
}

/* --- lines ---------------------------------------------------------------- */

bool
eg_assign_line_height(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_value v;
	eg_len len;

	/* Lines have one height here: what a space may add or lose is not kept. */
	if (c != EG_WHOLE && c != EG_OPTIMUM)
		return true;
	EG_READ(&v);
	if (eg_value_is(&v, "normal")) {
		r->line_factor = EG_MICRO * 12 / 10;
		return true;
	}
	if (v.kind == EG_VALUE_NUMBER && v.dim == 0) {
		if (v.v < 0)
			return eg_assign_negative(e);
		r->line_factor = v.v;
		return true;
	}
	if (v.kind == EG_VALUE_NAME)
		e->help = "it is `normal`, a number, a length or a percentage";
	if (!eg_value_length(e, &v, &len))
		return false;
	if (len < 0)
		return eg_assign_negative(e);
	*(eg_len *)slot = len;
	r->line_factor = 0;
	return true;
}

bool
eg_assign_spacing(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_value v;

	if (c != EG_WHOLE && c != EG_OPTIMUM)
		return true;
	EG_READ(&v);
	if (eg_value_is(&v, "normal") || (v.kind == EG_VALUE_NAME &&
	    eg_keyword_find(p->words, v.text, v.len) != NULL)) {
		*(eg_len *)slot = 0;
		return true;
	}
	if (v.percent != 0 && p->words != NULL) {
		e->warning = "is a percentage, which is not supported yet, and is ignored";
		return true;
	}
	return eg_value_length(e, &v, slot);
}

/*
 * sub and super are by the size of the type they are shifted from; the
 * usual shares, since no face is known here.
 */
bool
eg_assign_shift(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	eg_len size = e->parent->style.font_size;
	enum eg_script script = EG_SCRIPT_NONE;
	struct eg_value v;
	eg_len len = 0;

	EG_READ(&v);
	if (eg_value_is(&v, "sub")) {
		script = EG_SCRIPT_SUB;
		len = -size / 4;
	} else if (eg_value_is(&v, "super")) {
		script = EG_SCRIPT_SUPER;
		len = size / 2;
	} else if (!eg_value_is(&v, "baseline")) {
		if (v.kind == EG_VALUE_NAME)
			e->help = "it is `baseline`, `sub`, `super`, a length or a percentage";
		if (!eg_value_length(e, &v, &len))
			return false;
	}
	*(eg_len *)slot = len;
	r->style.baseline_script = script;
	return true;
}

/* --- decoration ----------------------------------------------------------- */

static const struct eg_keyword decorations[] = {
	{ "none", 0 }, { "underline", EG_UNDERLINE }, { "overline", EG_OVERLINE },
	{ "line-through", EG_LINE_THROUGH }, { "no-underline", -EG_UNDERLINE },
	{ "no-overline", -EG_OVERLINE }, { "no-line-through", -EG_LINE_THROUGH },
	{ "blink", -8 }, { "no-blink", -8 }, { NULL, 0 }
};

/* Adds to and takes from what the parent has (7.17.4); paper does not blink. */
bool
eg_assign_decoration(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	const struct eg_keyword *k;
	struct eg_value v;
	uint8_t lines = e->parent->style.decoration;
	size_t n;

	if (strcmp(s, "inherit") == 0 || strchr(s, '(') != NULL)
		EG_READ(&v);
	for (s += strspn(s, " \t\r\n"); *s != '\0'; s += n + strspn(s + n, " \t\r\n")) {
		n = strcspn(s, " \t\r\n");
		k = eg_keyword_find(decorations, s, n);
		if (k == NULL) {
			e->help = eg_keyword_help(e->arena, decorations, s);
			return eg_value_fail(e, "is not a text decoration");
		}
		if (k->value > 0)
			lines |= (uint8_t)k->value;
		else
			lines &= (uint8_t)(k->value == 0 ? 0 : ~-k->value);
	}
	*(uint8_t *)slot = lines;
	return true;
}
