/* element.c - see element.h. */
#include "seal/element.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "seal/role.h"

/* What an object has become; element NULL: it is hidden. */
struct known {
	const struct eg_fo	*fo;		/* NULL: free */
	struct eg_element	*element;
};

struct eg_elements {
	struct eg_arena		*arena;
	const struct eg_fo_tree	*tree;
	struct eg_element	*document;
	uint32_t		 n, notes;
	/* Open addressing by the object's address; never walked. */
	struct known		*known;
	size_t			 nknown, cap;	/* cap is a power of two */
	const struct eg_fo	*last;		/* asked for, and the answer */
	struct eg_element	*answer;
	struct eg_buf		 language;
	/* Levels of the headings that the next one may be below, as written. */
	uint8_t			 level[EG_S_H6 - EG_S_H1 + 1];
	uint8_t			 nlevels;
};

/* --- what is known -------------------------------------------------------------- */

static struct known *
look_up(struct eg_elements *es, const struct eg_fo *fo)
{
	size_t i = ((uintptr_t)fo >> 4) * (size_t)0x9E3779B97F4A7C15;

	for (i >>= 16;; i++)
		if (es->known[i & (es->cap - 1)].fo == fo ||
		    es->known[i & (es->cap - 1)].fo == NULL)
			return &es->known[i & (es->cap - 1)];
}

static void
make_room(struct eg_elements *es)
{
	struct known *old = es->known;
	size_t n = es->cap;

	if (es->nknown * 2 < es->cap)
		return;
	es->cap = n == 0 ? 256 : n * 2;
	es->known = eg_realloc(NULL, es->cap, sizeof(*es->known));
	memset(es->known, 0, es->cap * sizeof(*es->known));
	for (size_t i = 0; i < n; i++)
		if (old[i].fo != NULL)
			*look_up(es, old[i].fo) = old[i];
	free(old);
}

static void
learn(struct eg_elements *es, const struct eg_fo *fo, struct eg_element *e)
{
	make_room(es);
	*look_up(es, fo) = (struct known){ fo, e };
	es->nknown++;
}

/* --- making --------------------------------------------------------------------- */

void
eg_element_add(struct eg_arena *arena, struct eg_element *e, enum eg_kid_kind kind,
    struct eg_element *kid, uint32_t number)
{
	struct eg_kid *k = eg_new(arena, struct eg_kid);

	*k = (struct eg_kid){ .kind = kind, .element = kid, .number = number };
	if (e->last == NULL)
		e->first = k;
	else
		e->last->next = k;
	e->last = k;
}

static struct eg_element *
new_element(struct eg_elements *es, enum eg_structure_type type, struct eg_element *parent,
    const struct eg_fo *fo)
{
	struct eg_element *e = eg_new(es->arena, struct eg_element);

	*e = (struct eg_element){ .type = type, .parent = parent, .fo = fo,
	    .page = UINT32_MAX, .columns = 1, .rows = 1,
	    .spoken = parent == NULL ? NULL : parent->spoken };
	es->n++;
	return e;
}

struct eg_element *
eg_element_empty_cell(struct eg_elements *es, struct eg_element *row)
{
	return new_element(es, EG_S_TD, row, NULL);
}

/*
 * A heading is one level below the last one that is above it, so that levels
 * are never skipped and the first is H1, whatever the templates count from
 * (ISO 14289-1, 7.4.2).
 */
static void
heading(struct eg_elements *es, struct eg_element *e)
{
	e->level = (uint8_t)(e->type - EG_S_H1 + 1);
	while (es->nlevels > 0 && es->level[es->nlevels - 1] >= e->level)
		es->nlevels--;
	e->above = es->nlevels == 0 ? 0 : es->level[es->nlevels - 1];
	es->level[es->nlevels++] = e->level;
	e->type = EG_S_H1 + es->nlevels - 1;
}

/* RFC 3066: "sr-Latn-RS"; "" when the style does not say. */
static const char *
language(struct eg_elements *es, const struct eg_style *s)
{
	eg_buf_clear(&es->language);
	if (s->language == NULL || *s->language == '\0')
		return "";
	eg_buf_puts(&es->language, s->language);
	if (s->script != NULL && *s->script != '\0')
		eg_buf_printf(&es->language, "-%s", s->script);
	if (s->country != NULL && *s->country != '\0')
		eg_buf_printf(&es->language, "-%s", s->country);
	return es->language.data;
}

static bool
speaks_otherwise(struct eg_elements *es, const struct eg_fo *fo, const struct eg_element *in)
{
	const char *l = language(es, fo->style);

	return *l != '\0' && strcmp(l, in->spoken) != 0;
}

/* An object that is nothing in itself, but of another language. */
static enum eg_structure_type
for_language(struct eg_elements *es, const struct eg_fo *fo, const struct eg_element *in)
{
	enum eg_element_class class = eg_structure_class(in->type);

	if (class == EG_CLASS_PART || !speaks_otherwise(es, fo, in))
		return EG_S_NONE;
	if (class == EG_CLASS_WORDS || class == EG_CLASS_LINE)
		return EG_S_SPAN;
	return eg_role_has_words(fo) ? EG_S_P : EG_S_DIV;
}

static void
make_note(struct eg_elements *es, const struct eg_fo *footnote, struct eg_element *in)
{
	const struct eg_fo *body;
	struct eg_element *note;

	for (body = footnote->first; body != NULL; body = body->next)
		if (body->type == EG_FO_FOOTNOTE_BODY)
			break;
	if (body == NULL)
		return;
	note = new_element(es, EG_S_NOTE, in, body);
	note->note = ++es->notes;
	eg_element_add(es->arena, in, EG_KID_ELEMENT, note, 0);
	learn(es, body, note);
}

static void
describe(struct eg_elements *es, struct eg_element *e)
{
	const struct eg_fo *fo = e->fo;

	switch (e->type) {
	case EG_S_L:
		e->numbering = eg_role_numbering(fo);
		break;
	case EG_S_TH:
	case EG_S_TD:
		e->scope = e->type == EG_S_TH ? eg_role_scope(fo) : EG_SCOPE_NONE;
		e->column = fo->cell.column;
		e->columns = fo->cell.columns_spanned;
		e->rows = fo->cell.rows_spanned;
		break;
	case EG_S_FIGURE:
	case EG_S_FORM:
		e->alt = fo->alt;
		break;
	case EG_S_LINK:
		e->alt = fo->link.alt;
		break;
	case EG_S_NOTE:
		e->note = ++es->notes;
		break;
	default:
		break;
	}
}

/* The element of an object; not yet known, and not hidden. */
static struct eg_element *
make(struct eg_elements *es, const struct eg_fo *fo, struct eg_element *in)
{
	enum eg_structure_type type = eg_role_of(fo, in->type);
	struct eg_element *e, *inner;

	if (type == EG_S_NONE)
		type = for_language(es, fo, in);
	if (type == EG_S_NONE)
		return in;
	e = new_element(es, type, in, fo);
	if (type >= EG_S_H1 && type <= EG_S_H6)
		heading(es, e);
	if (speaks_otherwise(es, fo, in))
		e->language = e->spoken = eg_arena_strdup(es->arena, es->language.data);
	eg_element_add(es->arena, in, EG_KID_ELEMENT, e, 0);
	describe(es, e);
	if (type == EG_S_REFERENCE && fo->parent->type == EG_FO_FOOTNOTE)
		make_note(es, fo->parent, in);
	if (eg_structure_class(e->type) != EG_CLASS_GROUP || !eg_role_has_words(fo))
		return e;
	/* Words of a group are a paragraph of it. */
	inner = new_element(es, EG_S_P, e, fo);
	eg_element_add(es->arena, e, EG_KID_ELEMENT, inner, 0);
	return inner;
}

struct eg_element *
eg_element_of(struct eg_elements *es, const struct eg_fo *fo)
{
	struct eg_element *e = NULL;
	const struct eg_fo *up;
	struct known *k;

	if (fo == es->last)
		return es->answer;
	k = look_up(es, fo);
	if (k->fo != NULL)
		return k->element;
	/* What a marker brings stands in static-content, outside the tree. */
	up = eg_role_parent(fo);
	if (up != NULL && fo->type != EG_FO_STATIC_CONTENT && !eg_role_hides(fo))
		e = eg_element_of(es, up);
	if (e != NULL && fo->type != EG_FO_TEXT)
		e = make(es, fo, e);
	/* A reference makes its note, too. */
	if (look_up(es, fo)->fo == NULL)
		learn(es, fo, e);
	es->last = fo;
	return es->answer = e;
}

/* --- all of them ---------------------------------------------------------------- */

struct eg_elements *
eg_elements_new(struct eg_arena *arena, const struct eg_fo_tree *tree)
{
	struct eg_elements *es = eg_malloc(sizeof(*es));
	const char *spoken;

	*es = (struct eg_elements){ .arena = arena, .tree = tree };
	make_room(es);
	es->document = new_element(es, EG_S_DOCUMENT, NULL, tree->root);
	spoken = language(es, tree->root->style);
	if (*spoken == '\0' && tree->root->first != NULL)
		spoken = language(es, tree->root->first->style);
	/* RFC 3066 has a word for what nobody told. */
	es->document->spoken = eg_arena_strdup(arena, *spoken == '\0' ? "und" : spoken);
	es->document->language = es->document->spoken;
	learn(es, tree->root, es->document);
	return es;
}

void
eg_elements_free(struct eg_elements *es)
{
	if (es == NULL)
		return;
	free(es->known);
	eg_buf_free(&es->language);
	free(es);
}

struct eg_element *
eg_elements_document(const struct eg_elements *es)
{
	return es->document;
}

uint32_t
eg_elements_count(const struct eg_elements *es)
{
	return es->n;
}
