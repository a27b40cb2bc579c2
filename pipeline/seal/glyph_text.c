/* glyph_text.c - see glyph_text.h. */
#include "seal/glyph_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/flate.h"

#define CODES		65536
#define MAP_MAX		((size_t)4 << 20)

/* A glyph that a Span tells the text of. */
struct glyph {
	struct glyph	*next;
	uint32_t	 code;
	const char	*text;		/* as ActualText: UTF-16BE with its mark */
	size_t		 n;
	bool		 differs;	/* not the same text each time */
	bool		 told;		/* the font says it */
};

struct font {
	struct font		*next;
	struct eg_pdf_object	*d;
	bool			 wide;		/* codes are two bytes */
	struct glyph		*glyphs;
	uint8_t			*bare;		/* by code, a bit: also shown without Span */
};

struct eg_glyph_text {
	struct eg_sealer	*s;
	struct font		*fonts;
	struct eg_pdf_object	*resources;	/* fonts of the page */
	struct font		*font;		/* set now; NULL: not known */
	unsigned		 depth;		/* of marked content */
	unsigned		 span;		/* depth of the open Span; 0: none is */
	size_t			 start, end;	/* of its BDC */
	const char		*text;
	size_t			 n;
	/* What the Span has shown so far. */
	size_t			 shown;
	uint32_t		 code;
	struct font		*of;
};

struct eg_glyph_text *
eg_glyph_text_new(struct eg_sealer *s)
{
	struct eg_glyph_text *g = eg_malloc(sizeof(*g));

	*g = (struct eg_glyph_text){ .s = s };
	return g;
}

void
eg_glyph_text_free(struct eg_glyph_text *g)
{
	for (struct font *f = g == NULL ? NULL : g->fonts; f != NULL; f = f->next)
		free(f->bare);
	free(g);
}

void
eg_glyph_text_page(struct eg_glyph_text *g, uint32_t page)
{
	struct eg_pdf_object *r = eg_pdf_get(g->s->pdf, g->s->page[page], "Resources");

	g->resources = eg_pdf_get(g->s->pdf, r, "Font");
	g->font = NULL;
	g->depth = g->span = 0;
}

static struct font *
find_font(struct eg_glyph_text *g, const char *name)
{
	struct eg_pdf_object *d = eg_pdf_get(g->s->pdf, g->resources, name);
	struct font *f;

	if (d == NULL)
		return NULL;
	for (f = g->fonts; f != NULL; f = f->next)
		if (f->d == d)
			return f;
	f = eg_new(g->s->arena, struct font);
	*f = (struct font){ .next = g->fonts, .d = d,
	    .wide = eg_pdf_is_name(eg_pdf_find(d, "Subtype"), "Type0") };
	f->bare = eg_malloc(CODES / 8);
	memset(f->bare, 0, CODES / 8);
	return g->fonts = f;
}

static struct glyph *
find_glyph(const struct font *f, uint32_t code)
{
	struct glyph *k = f == NULL ? NULL : f->glyphs;

	while (k != NULL && k->code != code)
		k = k->next;
	return k;
}

/* --- what is shown -------------------------------------------------------------- */

static void
show_code(struct eg_glyph_text *g, uint32_t code)
{
	if (g->span != 0) {
		g->shown++;
		g->code = code;
		g->of = g->font;
	} else if (g->font != NULL) {
		g->font->bare[code / 8] |= (uint8_t)(1u << code % 8);
	}
}

static void
show_string(struct eg_glyph_text *g, const struct eg_pdf_object *o)
{
	const unsigned char *s;
	uint32_t step = g->font != NULL && g->font->wide ? 2 : 1;

	if (!eg_pdf_is(o, EG_PDF_STRING))
		return;
	s = (const unsigned char *)o->text;
	for (uint32_t i = 0; i + step <= o->n; i += step)
		show_code(g, step == 2 ? (uint32_t)s[i] << 8 | s[i + 1] : s[i]);
}

static void
show(struct eg_glyph_text *g, const struct eg_pdf_operation *op)
{
	const struct eg_pdf_object *o = op->n == 0 ? NULL : op->operand[op->n - 1];

	if (!eg_pdf_is(o, EG_PDF_ARRAY)) {
		show_string(g, o);
		return;
	}
	for (uint32_t i = 0; i < o->n; i++)
		show_string(g, o->item[i]);
}

/* A Span that says nothing but a text. */
static void
open_bracket(struct eg_glyph_text *g, const struct eg_pdf_operation *op)
{
	const struct eg_pdf_object *d = op->n == 2 ? op->operand[1] : NULL, *text;

	g->depth++;
	if (g->span != 0 || !eg_pdf_is(d, EG_PDF_DICTIONARY) || d->n != 1 ||
	    !eg_pdf_is_name(op->operand[0], "Span"))
		return;
	text = eg_pdf_find(d, "ActualText");
	if (!eg_pdf_is(text, EG_PDF_STRING))
		return;
	g->span = g->depth;
	g->start = op->start;
	g->end = op->end;
	/* Operands go with the operation. */
	g->text = eg_arena_strndup(g->s->arena, text->text, text->n);
	g->n = text->n;
	g->shown = 0;
}

/* Whether it is the end of a Span that showed one glyph. */
static bool
step(struct eg_glyph_text *g, const struct eg_pdf_operation *op)
{
	bool single;

	if (eg_pdf_op(op, "Tf")) {
		g->font = op->n == 0 || eg_pdf_name_of(op->operand[0]) == NULL ? NULL :
		    find_font(g, eg_pdf_name_of(op->operand[0]));
	} else if (eg_pdf_op(op, "Tj") || eg_pdf_op(op, "TJ") || eg_pdf_op(op, "'") ||
	    eg_pdf_op(op, "\"")) {
		show(g, op);
	} else if (eg_pdf_op(op, "BDC") || eg_pdf_op(op, "BMC")) {
		open_bracket(g, op);
	} else if (eg_pdf_op(op, "EMC")) {
		single = g->span != 0 && g->span == g->depth;
		if (single)
			g->span = 0;
		g->depth -= g->depth > 0;
		return single && g->shown == 1 && g->of != NULL;
	}
	return false;
}

void
eg_glyph_text_look(struct eg_glyph_text *g, const struct eg_pdf_operation *op)
{
	struct glyph *k;

	if (!step(g, op))
		return;
	k = find_glyph(g->of, g->code);
	if (k == NULL) {
		k = eg_new(g->s->arena, struct glyph);
		*k = (struct glyph){ .next = g->of->glyphs, .code = g->code,
		    .text = g->text, .n = g->n };
		g->of->glyphs = k;
	} else if (k->n != g->n || memcmp(k->text, g->text, g->n) != 0) {
		k->differs = true;
	}
}

bool
eg_glyph_text_told(struct eg_glyph_text *g, const struct eg_pdf_operation *op,
    size_t *start, size_t *end)
{
	const struct glyph *k;

	if (!step(g, op))
		return false;
	k = find_glyph(g->of, g->code);
	if (k == NULL || !k->told)
		return false;
	*start = g->start;
	*end = g->end;
	return true;
}

/* --- fonts ---------------------------------------------------------------------- */

/* In the map, the line of the code: "<0001> <fb01>"; cairo writes one for each. */
static bool
tell(struct eg_buf *map, const struct font *f, const struct glyph *k)
{
	struct eg_buf changed = { 0 };
	char line[16];
	const char *at, *end;

	snprintf(line, sizeof(line), "\n<%0*x> <", f->wide ? 4 : 2, (unsigned)k->code);
	at = strstr(eg_buf_str(map), line);
	end = at == NULL ? NULL : strchr(at + strlen(line), '>');
	/* A text that is not UTF-16 has no place there. */
	if (end == NULL || k->n < 4 || k->n % 2 != 0 || memcmp(k->text, "\xfe\xff", 2) != 0)
		return false;
	eg_buf_add(&changed, map->data, (size_t)(at - map->data) + strlen(line));
	for (size_t i = 2; i < k->n; i++)
		eg_buf_printf(&changed, "%02x", (unsigned)(unsigned char)k->text[i]);
	eg_buf_puts(&changed, end);
	eg_buf_free(map);
	*map = changed;
	return true;
}

static bool
is_bare(const struct font *f, uint32_t code)
{
	return f->bare[code / 8] >> code % 8 & 1;
}

static void
tell_font(struct eg_glyph_text *g, struct font *f)
{
	struct eg_pdf_object *stream = eg_pdf_get(g->s->pdf, f->d, "ToUnicode");
	struct eg_buf map = { 0 };
	bool any = false;

	if (f->glyphs == NULL || stream == NULL ||
	    eg_pdf_decode(g->s->pdf, stream, MAP_MAX, &map) != NULL) {
		eg_buf_free(&map);
		return;
	}
	for (struct glyph *k = f->glyphs; k != NULL; k = k->next) {
		if (k->differs || is_bare(f, k->code))
			continue;
		k->told = tell(&map, f, k);
		any |= k->told;
	}
	if (any) {
		eg_seal_drop(g->s, eg_pdf_find(f->d, "ToUnicode"));
		eg_pdf_set(g->s->arena, f->d, "ToUnicode",
		    eg_pdf_add(g->s->pdf, eg_pdf_flate(g->s->arena, map.data, map.len)));
	}
	eg_buf_free(&map);
}

void
eg_glyph_text_tell(struct eg_glyph_text *g)
{
	for (struct font *f = g->fonts; f != NULL; f = f->next)
		tell_font(g, f);
}
