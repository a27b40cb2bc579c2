/* assign.c - see assign.h. */
#include "fo/assign.h"

#include <string.h>

#include "base/suggest.h"
#include "base/utf8.h"

#define WORDS_MAX	24

bool
eg_assign_negative(struct eg_eval *e)
{
	e->warning = "may not be negative and is ignored";
	return true;
}

/* --- keywords ------------------------------------------------------------- */

const struct eg_keyword *
eg_keyword_find(const struct eg_keyword *k, const char *s, size_t n)
{
	if (k == NULL)
		return NULL;
	for (; k->name != NULL; k++)
		if (strlen(k->name) == n && memcmp(k->name, s, n) == 0)
			return k;
	return NULL;
}

const char *
eg_keyword_help(struct eg_arena *arena, const struct eg_keyword *k, const char *value)
{
	const char *names[WORDS_MAX] = { NULL }, *guess;
	char *list = NULL;
	size_t n = 0;

	for (; k->name != NULL && n < WORDS_MAX; k++) {
		names[n++] = k->name;
		list = eg_arena_printf(arena, "%s%s`%s`", list == NULL ? "" : list,
		    list == NULL ? "" : ", ", k->name);
	}
	guess = eg_suggest(value, names, n);
	if (guess != NULL)
		return eg_arena_printf(arena, "did you mean `%s`?", guess);
	return eg_arena_printf(arena, n == 1 ? "it may be %s" : "it is one of %s", list);
}

static void
store_word(void *slot, size_t size, int32_t value)
{
	if (size == sizeof(bool))
		*(bool *)slot = value != 0;
	else
		memcpy(slot, &value, sizeof(value));
}

/* --- copies --------------------------------------------------------------- */

/* inherit, from-parent() and so on, between properties of one type. */
static void
copy(struct eg_refined *r, const struct eg_prop *p, const struct eg_value *v)
{
	const struct eg_refined *from = v->from;
	const void *slot = eg_refined_slot((struct eg_refined *)(uintptr_t)from, v->prop);
	void *to = eg_refined_slot(r, p);
	bool retain;

	switch (p->type) {
	case EG_PROP_BORDER:
		retain = ((const struct eg_border *)slot)->retain;
		((struct eg_border *)to)->width = ((const struct eg_border *)slot)->width;
		((struct eg_border *)to)->retain = retain;
		return;
	case EG_PROP_LINE_HEIGHT:
		r->line_factor = from->line_factor;
		break;
	case EG_PROP_DECORATION:
		r->style.decoration_color = from->style.decoration_color;
		break;
	case EG_PROP_SHIFT:
		r->style.baseline_script = from->style.baseline_script;
		break;
	case EG_PROP_SEPARATION:
		r->style.border_separation_bpd = from->style.border_separation_bpd;
		break;
	default:
		break;
	}
	memcpy(to, slot, p->size);
}

bool
eg_assign_read(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, struct eg_value *v, bool *done)
{
	*done = false;
	if (!eg_value_read(e, s, v))
		return false;
	if (eg_value_is(v, "inherit")) {
		v->kind = EG_VALUE_COPY;
		v->from = e->parent;
		v->prop = p;
	}
	if (v->kind != EG_VALUE_COPY)
		return true;
	if (c == EG_WHOLE && v->prop->type == p->type && v->prop->size == p->size &&
	    v->prop->words == p->words) {
		copy(r, p, v);
		*done = true;
		return true;
	}
	if (c == EG_WHOLE)
		eg_value_of(v->from, v->prop, v);
	else
		eg_value_part(v->from, v->prop, c, v);
	return v->kind != EG_VALUE_COPY ||
	    eg_value_fail(e, "asks for a value of another kind");
}

/* --- simple types --------------------------------------------------------- */

static bool
assign_enum(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	const struct eg_keyword *k;
	const char *word;
	size_t n;
	struct eg_value v;

	word = eg_value_trim(s, &n);
	k = eg_keyword_find(p->words, word, n);
	if (k != NULL) {
		store_word(slot, p->size, k->value);
		return true;
	}
	if (strchr(s, '(') != NULL || (n == 7 && memcmp(word, "inherit", 7) == 0))
		EG_READ(&v);
	e->help = eg_keyword_help(e->arena, p->words, s);
	return eg_value_fail(e, "is not a value of this property");
}

static bool
assign_length(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_value v;
	eg_len len;

	EG_READ(&v);
	if (!eg_value_length(e, &v, &len))
		return false;
	if (len < 0)
		return eg_assign_negative(e);
	*(eg_len *)slot = len;
	return true;
}

/* A size, or one of the words that mean auto. */
bool
eg_assign_size_of(struct eg_eval *e, const struct eg_prop *p, const struct eg_value *v,
    struct eg_size *out)
{
	if (v->kind == EG_VALUE_NAME && eg_keyword_find(p->words, v->text, v->len)) {
		*out = (struct eg_size){ .kind = EG_SIZE_AUTO };
		return true;
	}
	if (v->kind == EG_VALUE_NAME && p->words != NULL && e->help == NULL)
		e->help = eg_arena_printf(e->arena, "it is a length or %s",
		    p->words[0].name);
	return eg_value_size(e, v, out);
}

static bool
assign_size(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_value v;

	EG_READ(&v);
	return eg_assign_size_of(e, p, &v, slot);
}

static bool
assign_position(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	const struct eg_keyword *k;
	struct eg_value v;

	EG_READ(&v);
	if (v.kind == EG_VALUE_NAME) {
		k = eg_keyword_find(p->words, v.text, v.len);
		if (k == NULL) {
			e->help = eg_keyword_help(e->arena, p->words, s);
			return eg_value_fail(e, "is not a position");
		}
		*(struct eg_size *)slot = (struct eg_size){ EG_SIZE_LENGTH,
		    k->value * 1000, 0 };
		return true;
	}
	return eg_value_size(e, &v, slot);
}

static bool
assign_integer(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	const struct eg_keyword *k;
	struct eg_value v;

	EG_READ(&v);
	if (v.kind == EG_VALUE_NAME &&
	    (k = eg_keyword_find(p->words, v.text, v.len)) != NULL) {
		*(int32_t *)slot = k->value;
		return true;
	}
	if (v.kind != EG_VALUE_NUMBER || v.dim != 0 || v.v > INT32_MAX * EG_MICRO)
		return eg_value_fail(e, "is not a whole number");
	if (v.v < 0)
		return eg_assign_negative(e);
	*(int32_t *)slot = (int32_t)((v.v + EG_MICRO / 2) / EG_MICRO);
	return true;
}

bool
eg_assign_precedence(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_value v;

	EG_READ(&v);
	if (eg_value_is(&v, "force")) {
		*(int32_t *)slot = EG_SPACE_FORCE;
		return true;
	}
	if (v.kind != EG_VALUE_NUMBER || v.dim != 0 || v.v < -INT32_MAX * EG_MICRO ||
	    v.v >= EG_SPACE_FORCE * EG_MICRO) {
		e->help = "it is a whole number or `force`";
		return eg_value_fail(e, "is not a precedence");
	}
	*(int32_t *)slot = (int32_t)(v.v / EG_MICRO);
	return true;
}

static bool
assign_turn(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_value v;
	int64_t turn;

	EG_READ(&v);
	turn = v.v / EG_MICRO;
	if (v.kind != EG_VALUE_NUMBER || v.dim != 0 || turn % 90 != 0 ||
	    turn < -270 || turn > 270) {
		e->help = "it is one of 0, 90, 180, 270, -90, -180, -270";
		return eg_value_fail(e, "is not an orientation");
	}
	*(int16_t *)slot = (int16_t)((turn + 360) % 360);
	return true;
}

static bool
assign_color(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	struct eg_color color;
	const char *guess;
	struct eg_value v;

	EG_READ(&v);
	if (v.kind == EG_VALUE_COLOR)
		color = v.color;
	else if (v.kind != EG_VALUE_NAME || !eg_color_read(v.text, v.len, &color)) {
		guess = eg_color_suggest(s);
		if (s[0] == '#')
			e->help = "write #rgb or #rrggbb, in hexadecimal digits";
		if (guess != NULL)
			e->help = eg_arena_printf(e->arena, "did you mean `%s`?", guess);
		return eg_value_fail(e, "is not a colour");
	}
	*(struct eg_color *)slot = color;
	return true;
}

/* --- strings -------------------------------------------------------------- */

static bool
assign_string(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	const char **to = slot;
	struct eg_value v;
	const char *text;
	size_t n;

	text = eg_value_trim(s, &n);
	if (n > 0 && text[n - 1] == ')' && strchr(text, '(') != NULL)
		EG_READ(&v);
	if (n == 7 && memcmp(text, "inherit", 7) == 0)
		EG_READ(&v);
	if (eg_keyword_find(p->words, text, n) != NULL || n == 0) {
		*to = p->offset == offsetof(struct eg_refined, style.role) ? NULL : "";
		return true;
	}
	if (n > 1 && (text[0] == '\'' || text[0] == '"') && text[n - 1] == text[0]) {
		text++;
		n -= 2;
	}
	*to = eg_arena_strndup(e->arena, text, n);
	return true;
}

static bool
assign_uri(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	const char **to = slot, *text;
	struct eg_value v;
	size_t n;

	text = eg_value_trim(s, &n);
	if (n < 4 || memcmp(text, "url(", 4) != 0) {
		if (eg_keyword_find(p->words, text, n) != NULL) {
			*to = NULL;
			return true;
		}
		if (n == 7 && memcmp(text, "inherit", 7) == 0)
			EG_READ(&v);
		/* Without url() it is not XSL, but what people mean is clear. */
		*to = eg_arena_strndup(e->arena, text, n);
		return true;
	}
	EG_READ(&v);
	*to = eg_arena_strndup(e->arena, v.text, v.len);
	return true;
}

static bool
assign_character(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *s, void *slot)
{
	size_t n = strlen(s), used;
	struct eg_value v;
	uint32_t ch;

	if (strcmp(s, "inherit") == 0 || strchr(s, '(') != NULL)
		EG_READ(&v);
	if (n >= 3 && (s[0] == '\'' || s[0] == '"') && s[n - 1] == s[0]) {
		s++;
		n -= 2;
	}
	ch = n == 0 ? EG_UTF8_BAD : eg_utf8_next(s, n, &used);
	if (ch == EG_UTF8_BAD || used != n)
		return eg_value_fail(e, "is not one character");
	*(uint32_t *)slot = ch;
	return true;
}

static const eg_assign_fn functions[EG_PROP_SHORTHAND] = {
	[EG_PROP_ENUM] = assign_enum,
	[EG_PROP_LENGTH] = assign_length,
	[EG_PROP_SIZE] = assign_size,
	[EG_PROP_RANGE] = eg_assign_range,
	[EG_PROP_SPACE] = eg_assign_space,
	[EG_PROP_PADDING] = eg_assign_padding,
	[EG_PROP_BORDER] = eg_assign_border,
	[EG_PROP_PRECEDENCE] = eg_assign_precedence,
	[EG_PROP_KEEP] = eg_assign_keep,
	[EG_PROP_COLOR] = assign_color,
	[EG_PROP_INTEGER] = assign_integer,
	[EG_PROP_TURN] = assign_turn,
	[EG_PROP_STRING] = assign_string,
	[EG_PROP_CHARACTER] = assign_character,
	[EG_PROP_URI] = assign_uri,
	[EG_PROP_SEPARATION] = eg_assign_separation,
	[EG_PROP_POSITION] = assign_position,
	[EG_PROP_FAMILY] = eg_assign_family,
	[EG_PROP_FONT_SIZE] = eg_assign_font_size,
	[EG_PROP_WEIGHT] = eg_assign_weight,
	[EG_PROP_LINE_HEIGHT] = eg_assign_line_height,
	[EG_PROP_SPACING] = eg_assign_spacing,
	[EG_PROP_SHIFT] = eg_assign_shift,
	[EG_PROP_DECORATION] = eg_assign_decoration,
};

bool
eg_assign(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
    enum eg_component c, const char *value)
{
	void *slot = eg_refined_slot(r, p);

	e->prop = p;
	e->depth = 0;
	e->base = -1;
	if (p->base == EG_BASE_FONT)
		e->base = p->type == EG_PROP_FONT_SIZE ? e->parent->style.font_size :
		    r->style.font_size;
	else if (p->base == EG_BASE_LINE)
		e->base = e->parent->style.line_height;
	e->em = p->type == EG_PROP_FONT_SIZE ? e->parent->style.font_size :
	    r->style.font_size;
	return functions[p->type](e, r, p, c, value, slot);
}
