/* shorthand.c - one property that stands for several (XSL 1.1, 7.31). */
#include <string.h>

#include "fo/assign.h"
#include "fo/refiner.h"

#define PARTS_MAX	8		/* no shorthand has more */
#define PART_LEN	512
#define SET_MAX		8		/* names and values a word stands for */

/* The value cut into its parts: white space outside parentheses and quotes. */
struct parts {
	char	 text[PARTS_MAX][PART_LEN];
	int	 n;			/* -1: too many, or too long */
};

struct expansion {
	const char	*name;
	bool		(*run)(struct eg_refiner *, struct eg_refined *,
			    const struct eg_attr *, const char *stem);
	const char	*stem;		/* for run: which side, which kind */
};

static const char *const sides[4] = { "top", "right", "bottom", "left" };

static const char *
part_end(const char *s)
{
	int depth = 0;
	char quote = '\0';

	for (; *s != '\0'; s++) {
		if (quote != '\0') {
			if (*s == quote)
				quote = '\0';
		} else if (*s == '\'' || *s == '"')
			quote = *s;
		else if (*s == '(')
			depth++;
		else if (*s == ')')
			depth--;
		else if (depth <= 0 && strchr(" \t\r\n", *s) != NULL)
			break;
	}
	return s;
}

/* Is there an operator between this part and the next ("1pt + 2pt")? */
static bool
is_operator(const char *s, size_t n)
{
	return (n == 1 && strchr("+-*", *s) != NULL) ||
	    (n == 3 && (memcmp(s, "div", 3) == 0 || memcmp(s, "mod", 3) == 0));
}

static void
cut(const char *s, struct parts *p)
{
	const char *end;
	bool glue = false, operator;
	size_t n, have;

	p->n = 0;
	for (;; s = end) {
		s += strspn(s, " \t\r\n");
		if (*s == '\0')
			return;
		end = part_end(s);
		n = (size_t)(end - s);
		operator = p->n > 0 && is_operator(s, n);
		if (!glue && !operator) {
			if (p->n == PARTS_MAX || n >= PART_LEN) {
				p->n = -1;
				return;
			}
			p->text[p->n++][0] = '\0';
		}
		have = strlen(p->text[p->n - 1]);
		if (have + n + 2 >= PART_LEN) {
			p->n = -1;
			return;
		}
		if (have > 0)
			p->text[p->n - 1][have++] = ' ';
		memcpy(p->text[p->n - 1] + have, s, n);
		p->text[p->n - 1][have + n] = '\0';
		glue = operator;
	}
}

static bool
bad(struct eg_refiner *r, const struct eg_attr *a, const char *what, const char *help)
{
	eg_fo_report(r, a->node, EG_ERROR, "F5011", help, "the `%s` `%s` %s",
	    a->prop->name, eg_fo_shown(r, a->value), what);
	return false;
}

static bool
is(const char *value, const char *word)
{
	return strcmp(value, word) == 0;
}

/* Shorthands of fixed words: "word: property=value; ...". */
static bool
word_is_inherit(const struct parts *p)
{
	return p->n == 1 && is(p->text[0], "inherit");
}

/* --- four sides ----------------------------------------------------------- */

/* margin, padding, border-width, -style, -color: stem is "border-%s-width". */
static bool
four(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *stem)
{
	/* Which of one, two, three or four values is for a side. */
	static const uint8_t which[4][4] = {
		{ 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 }, { 0, 1, 2, 3 }
	};
	const char *gap = strchr(stem, '*');
	struct parts p;
	bool good = true;
	int i;

	cut(a->value, &p);
	if (p.n < 1 || p.n > 4)
		return bad(r, a, "is not one to four values", NULL);
	for (i = 0; i < 4 && good; i++)
		good = eg_style_part(r, to, a, eg_arena_printf(r->arena, "%.*s%s%s",
		    (int)(gap - stem), stem, sides[i], gap + 1),
		    p.text[which[p.n - 1][i]]);
	return good;
}

/* --- borders -------------------------------------------------------------- */

static bool
is_style(const char *s)
{
	static const char *const styles[] = { "none", "hidden", "dotted", "dashed",
	    "solid", "double", "groove", "ridge", "inset", "outset" };
	size_t i;

	for (i = 0; i < sizeof(styles) / sizeof(styles[0]); i++)
		if (is(s, styles[i]))
			return true;
	return false;
}

static bool
is_width(const char *s)
{
	return is(s, "thin") || is(s, "medium") || is(s, "thick") ||
	    strchr("0123456789.-+(", *s) != NULL;
}

static bool
one_border(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *side, const char *width, const char *style, const char *color)
{
	char name[32];
	bool good;

	strcat(strcat(strcpy(name, "border-"), side), "-width");
	good = eg_style_part(r, to, a, name, width);
	strcat(strcat(strcpy(name, "border-"), side), "-style");
	good = good && eg_style_part(r, to, a, name, style);
	strcat(strcat(strcpy(name, "border-"), side), "-color");
	return good && (color == NULL || eg_style_part(r, to, a, name, color));
}

/* border and border-top ...: width, style and colour in any order. */
static bool
border(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *stem)
{
	const char *width = "medium", *style = "none", *color = NULL;
	struct parts p;
	bool good = true;
	int i;

	cut(a->value, &p);
	if (p.n < 1 || p.n > 3)
		return bad(r, a, "is not a border", "write width, style and colour, "
		    "as in 0.5pt solid black");
	for (i = 0; i < p.n; i++)
		if (word_is_inherit(&p))
			width = style = color = p.text[0];
		else if (is_style(p.text[i]))
			style = p.text[i];
		else if (is_width(p.text[i]))
			width = p.text[i];
		else
			color = p.text[i];
	for (i = 0; i < 4 && good; i++)
		if (stem == NULL || is(stem, sides[i]))
			good = one_border(r, to, a, sides[i], width, style, color);
	return good;
}

static bool
border_spacing(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *stem)
{
	struct parts p;

	(void)stem;
	cut(a->value, &p);
	if (p.n < 1 || p.n > 2)
		return bad(r, a, "is not one or two lengths", NULL);
	return eg_style_part(r, to, a,
	    "border-separation.inline-progression-direction", p.text[0]) &&
	    eg_style_part(r, to, a, "border-separation.block-progression-direction",
	    p.text[p.n - 1]);
}

/* --- background ----------------------------------------------------------- */

static bool
background_repeat(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *stem)
{
	static const struct eg_keyword words[] = {
		{ "no-repeat", 0 }, { "repeat-x", 1 }, { "repeat-y", 2 },
		{ "repeat", 3 }, { NULL, 0 }
	};
	const struct eg_style *parent = &to->parent->style;
	const struct eg_keyword *k;

	(void)stem;
	if (is(a->value, "inherit")) {
		to->style.background_repeat_x = parent->background_repeat_x;
		to->style.background_repeat_y = parent->background_repeat_y;
		return true;
	}
	k = eg_keyword_find(words, a->value, strlen(a->value));
	if (k == NULL)
		return bad(r, a, "is not a way to repeat",
		    eg_keyword_help(r->arena, words, a->value));
	to->style.background_repeat_x = (k->value & 1) != 0;
	to->style.background_repeat_y = (k->value & 2) != 0;
	return true;
}

static bool
is_position_word(const char *s, const char *along)
{
	return is(s, along) || is(s, is(along, "left") ? "right" : "bottom");
}

static bool
set_position(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *first, const char *second)
{
	const char *x = first, *y = second, *t;

	if (is_position_word(x, "top") || is_position_word(y, "left")) {
		t = x;
		x = y;
		y = t;
	}
	return eg_style_part(r, to, a, "background-position-horizontal", x) &&
	    eg_style_part(r, to, a, "background-position-vertical", y);
}

static bool
background_position(struct eg_refiner *r, struct eg_refined *to,
    const struct eg_attr *a, const char *stem)
{
	struct parts p;

	(void)stem;
	cut(a->value, &p);
	if (p.n < 1 || p.n > 2)
		return bad(r, a, "is not a position", NULL);
	return set_position(r, to, a, p.text[0], p.n == 2 ? p.text[1] :
	    word_is_inherit(&p) ? p.text[0] : "center");
}

/* Colour, image, repeat, attachment, position; in any order. */
static bool
background(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *stem)
{
	const char *position[2];
	struct eg_attr part = *a;
	struct eg_color color;
	int npositions = 0, i;
	struct parts p;
	bool good = true;

	(void)stem;
	cut(a->value, &p);
	if (p.n < 1)
		return bad(r, a, "is not a background", NULL);
	for (i = 0; i < p.n && good; i++) {
		part.value = p.text[i];
		if (is(p.text[i], "none") || strncmp(p.text[i], "url(", 4) == 0)
			good = eg_style_part(r, to, a, "background-image", p.text[i]);
		else if (strstr(p.text[i], "repeat") != NULL)
			good = background_repeat(r, to, &part, NULL);
		else if (is(p.text[i], "scroll") || is(p.text[i], "fixed"))
			continue;
		else if (eg_color_read(p.text[i], strlen(p.text[i]), &color) ||
		    strchr(p.text[i], '(') != NULL || is(p.text[i], "inherit"))
			good = eg_style_part(r, to, a, "background-color", p.text[i]);
		else if (npositions < 2)
			position[npositions++] = p.text[i];
		else
			good = bad(r, a, "is not a background", NULL);
	}
	if (good && npositions > 0)
		good = set_position(r, to, a, position[0],
		    npositions == 2 ? position[1] : "center");
	return good;
}

/* --- font ----------------------------------------------------------------- */

/* One of style, variant and weight, in front of the size; true when it is. */
static bool
font_word(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *s)
{
	if (is(s, "normal"))
		return true;
	if (is(s, "italic") || is(s, "oblique") || is(s, "backslant"))
		return eg_style_part(r, to, a, "font-style", s);
	if (is(s, "small-caps"))
		return eg_style_part(r, to, a, "font-variant", s);
	if (is(s, "bold") || is(s, "bolder") || is(s, "lighter") ||
	    (strlen(s) == 3 && strspn(s, "0123456789") == 3))
		return eg_style_part(r, to, a, "font-weight", s);
	return false;
}

static const char *const font_parts[] = { "font-style", "font-variant",
    "font-weight", "font-size", "line-height", "font-family" };

static bool
font_inherit(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a)
{
	bool good = true;
	size_t i;

	for (i = 0; i < sizeof(font_parts) / sizeof(font_parts[0]); i++)
		good &= eg_style_part(r, to, a, font_parts[i], "inherit");
	return good;
}

static bool
font_size_and_family(struct eg_refiner *r, struct eg_refined *to,
    const struct eg_attr *a, const char *s)
{
	const char *end = part_end(s), *slash;
	char *size = eg_arena_strndup(r->arena, s, (size_t)(end - s));

	slash = strchr(size, '/');
	if (slash != NULL)
		size[slash - size] = '\0';
	if (end[strspn(end, " \t\r\n")] == '\0')
		return bad(r, a, "names no font family",
		    "write size and family, as in 12pt serif");
	return eg_style_part(r, to, a, "font-size", size) &&
	    eg_style_part(r, to, a, "line-height",
	    slash != NULL ? slash + 1 : "normal") &&
	    eg_style_part(r, to, a, "font-family", end + strspn(end, " \t\r\n"));
}

static bool
font(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *stem)
{
	static const char *const system[] = { "caption", "icon", "menu",
	    "message-box", "small-caption", "status-bar" };
	const char *s = a->value + strspn(a->value, " \t\r\n"), *end;
	size_t i;

	(void)stem;
	if (is(s, "inherit"))
		return font_inherit(r, to, a);
	for (i = 0; i < sizeof(system) / sizeof(system[0]); i++)
		if (is(s, system[i]))
			return true;	/* paper has no such fonts: the initial ones */
	to->style.italic = to->style.small_caps = false;
	to->style.font_weight = 400;
	for (i = 0; i < 3; i++, s = end + strspn(end, " \t\r\n")) {
		end = part_end(s);
		if (!font_word(r, to, a, eg_arena_strndup(r->arena, s,
		    (size_t)(end - s))))
			break;
	}
	return font_size_and_family(r, to, a, s);
}

/* --- words that stand for properties -------------------------------------- */

/* value: up to four properties and their values. */
struct meaning {
	const char	*value;
	const char	*set[SET_MAX];
};

static const struct meaning white_spaces[] = {
	{ "normal", { "linefeed-treatment", "treat-as-space",
	    "white-space-collapse", "true", "white-space-treatment",
	    "ignore-if-surrounding-linefeed", "wrap-option", "wrap" } },
	{ "pre", { "linefeed-treatment", "preserve", "white-space-collapse", "false",
	    "white-space-treatment", "preserve", "wrap-option", "no-wrap" } },
	{ "nowrap", { "linefeed-treatment", "treat-as-space",
	    "white-space-collapse", "true", "white-space-treatment",
	    "ignore-if-surrounding-linefeed", "wrap-option", "no-wrap" } },
	{ NULL, { NULL } }
};
static const struct meaning breaks_before[] = {
	{ "auto", { "break-before", "auto" } },
	{ "always", { "break-before", "page" } },
	{ "avoid", { "break-before", "auto", "keep-with-previous.within-column", "always",
	    "keep-with-previous.within-page", "always" } },
	{ "left", { "break-before", "even-page" } },
	{ "right", { "break-before", "odd-page" } }, { NULL, { NULL } }
};
static const struct meaning breaks_after[] = {
	{ "auto", { "break-after", "auto" } },
	{ "always", { "break-after", "page" } },
	{ "avoid", { "break-after", "auto", "keep-with-next.within-column", "always",
	    "keep-with-next.within-page", "always" } },
	{ "left", { "break-after", "even-page" } },
	{ "right", { "break-after", "odd-page" } }, { NULL, { NULL } }
};
static const struct meaning breaks_inside[] = {
	{ "auto", { "keep-together", "auto" } },
	{ "avoid", { "keep-together.within-column", "always",
	    "keep-together.within-page", "always" } }, { NULL, { NULL } }
};
static const struct meaning positions[] = {
	{ "static", { "absolute-position", "auto", "relative-position", "static" } },
	{ "relative", { "absolute-position", "auto", "relative-position", "relative" } },
	{ "absolute", { "absolute-position", "absolute" } },
	{ "fixed", { "absolute-position", "fixed" } }, { NULL, { NULL } }
};
static const struct meaning verticals[] = {
	{ "baseline", { "alignment-baseline", "baseline", "baseline-shift", "baseline" } },
	{ "top", { "alignment-baseline", "before-edge", "baseline-shift", "baseline" } },
	{ "bottom", { "alignment-baseline", "after-edge", "baseline-shift", "baseline" } },
	{ "text-top", { "alignment-baseline", "text-before-edge",
	    "baseline-shift", "baseline" } },
	{ "text-bottom", { "alignment-baseline", "text-after-edge",
	    "baseline-shift", "baseline" } },
	{ "middle", { "alignment-baseline", "middle", "baseline-shift", "baseline" } },
	{ "sub", { "alignment-baseline", "auto", "baseline-shift", "sub" } },
	{ "super", { "alignment-baseline", "auto", "baseline-shift", "super" } },
	{ NULL, { NULL } }
};

static bool
apply(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const struct meaning *m, const char *const *inherited)
{
	const char *s = a->value + strspn(a->value, " \t\r\n");
	struct eg_keyword words[16] = { { NULL, 0 } };
	size_t n = strcspn(s, " \t\r\n"), i;
	bool good = true;

	if (n == 7 && memcmp(s, "inherit", 7) == 0) {
		for (i = 0; i < SET_MAX && inherited[i] != NULL; i += 2)
			good &= eg_style_part(r, to, a, inherited[i], "inherit");
		return good;
	}
	for (i = 0; m[i].value != NULL; i++) {
		words[i].name = m[i].value;
		if (strlen(m[i].value) == n && memcmp(m[i].value, s, n) == 0)
			break;
	}
	if (m[i].value == NULL)
		return bad(r, a, "is not a value of this property",
		    eg_keyword_help(r->arena, words, s));
	m += i;
	for (i = 0; i < SET_MAX && m->set[i] != NULL; i += 2)
		good &= eg_style_part(r, to, a, m->set[i], m->set[i + 1]);
	return good;
}

static bool
meaning(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *stem)
{
	const struct meaning *m = is(a->prop->name, "white-space") ? white_spaces :
	    is(a->prop->name, "page-break-before") ? breaks_before :
	    is(a->prop->name, "page-break-after") ? breaks_after :
	    is(a->prop->name, "page-break-inside") ? breaks_inside : positions;

	(void)stem;
	return apply(r, to, a, m, m == breaks_inside ? m[1].set : m[0].set);
}

/* A length or percentage is a shift; a word, see above. */
static bool
vertical_align(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *stem)
{
	(void)stem;
	if (strchr("0123456789.-+(", a->value[0]) != NULL && a->value[0] != '\0')
		return eg_style_part(r, to, a, "baseline-shift", a->value);
	return apply(r, to, a, verticals, verticals[0].set);
}

/* --- languages and hyphens ------------------------------------------------ */

/*
 * RFC 3066: language, then script (four letters) or country; what is not said
 * is not that of the language around.
 */
static bool
xml_lang(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *stem)
{
	const char *s = a->value;
	size_t n = strcspn(s, "-_");

	(void)stem;
	to->style.language = eg_arena_strndup(r->arena, s, n);
	to->style.script = to->style.country = "";
	for (s += n; *s != '\0'; s += n) {
		n = strcspn(++s, "-_");
		if (n == 4)
			to->style.script = eg_arena_strndup(r->arena, s, n);
		else if (n == 2 || n == 3)
			to->style.country = eg_arena_strndup(r->arena, s, n);
	}
	return true;
}

static bool
hyphenation_keep(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a,
    const char *stem)
{
	static const struct eg_keyword words[] = {
		{ "auto", 0 }, { "column", 1 }, { "page", 2 }, { NULL, 0 }
	};
	const struct eg_keyword *k = eg_keyword_find(words, a->value, strlen(a->value));

	(void)stem;
	if (is(a->value, "inherit"))
		return true;
	if (k == NULL)
		return bad(r, a, "is not a value of this property",
		    eg_keyword_help(r->arena, words, a->value));
	to->style.hyphenation_keep_column = k->value == 1;
	to->style.hyphenation_keep_page = k->value != 0;
	return true;
}

/* Sorted by name. */
static const struct expansion expansions[] = {
	{ "background", background, NULL },
	{ "background-position", background_position, NULL },
	{ "background-repeat", background_repeat, NULL },
	{ "border", border, NULL },
	{ "border-bottom", border, "bottom" },
	{ "border-color", four, "border-*-color" },
	{ "border-left", border, "left" },
	{ "border-right", border, "right" },
	{ "border-spacing", border_spacing, NULL },
	{ "border-style", four, "border-*-style" },
	{ "border-top", border, "top" },
	{ "border-width", four, "border-*-width" },
	{ "font", font, NULL },
	{ "hyphenation-keep", hyphenation_keep, NULL },
	{ "margin", four, "margin-*" },
	{ "padding", four, "padding-*" },
	{ "page-break-after", meaning, NULL },
	{ "page-break-before", meaning, NULL },
	{ "page-break-inside", meaning, NULL },
	{ "position", meaning, NULL },
	{ "vertical-align", vertical_align, NULL },
	{ "white-space", meaning, NULL },
	{ "xml:lang", xml_lang, NULL },
};

bool
eg_shorthand(struct eg_refiner *r, struct eg_refined *to, const struct eg_attr *a)
{
	size_t low = 0, high = sizeof(expansions) / sizeof(expansions[0]), middle;
	int order;

	while (low < high) {
		middle = (low + high) / 2;
		order = strcmp(a->prop->name, expansions[middle].name);
		if (order == 0)
			return expansions[middle].run(r, to, a, expansions[middle].stem);
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return bad(r, a, "cannot be read", NULL);
}
