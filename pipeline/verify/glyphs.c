/* glyphs.c - see glyphs.h. */
#include "verify/glyphs.h"

#include <string.h>

#include "verify/to_unicode.h"
#include "verify/widths.h"

#define NESTED_MAX	64	/* of q; content.c tells when there are too many */

struct font {
	struct font			*next;
	const struct eg_pdf_object	*dictionary;
	struct eg_to_unicode		*map;		/* NULL: fonts.c tells */
	bool				 wide;		/* codes of two bytes */
	bool				 identity;	/* codes are glyphs */
	size_t				 unknown, missing;	/* shown */
	unsigned			 code;		/* the first unknown one */
	uint8_t				*shown;		/* a bit for each code */
};

struct eg_glyphs {
	struct eg_verifier	*v;
	struct font		*fonts;
	struct font		*font[NESTED_MAX];	/* by depth of q; NULL: none is set */
	int			 depth;
};

struct eg_glyphs *
eg_glyphs_new(struct eg_verifier *v)
{
	struct eg_glyphs *g = eg_new(v->arena, struct eg_glyphs);

	g->v = v;
	return g;
}

void
eg_glyphs_page(struct eg_glyphs *g)
{
	g->depth = 0;
	g->font[0] = NULL;
}

/* --- fonts ------------------------------------------------------------------------------ */

static struct font *
read_font(struct eg_glyphs *g, const struct eg_pdf_object *d)
{
	const struct eg_pdf *pdf = g->v->pdf;
	const struct eg_pdf_object *below, *map;
	struct font *f = eg_new(g->v->arena, struct font);

	f->dictionary = d;
	f->shown = eg_arena_alloc(g->v->arena, 65536 / 8);
	memset(f->shown, 0, 65536 / 8);
	f->wide = eg_pdf_is_name(eg_pdf_get(pdf, d, "Subtype"), "Type0");
	/* Codes of other encodings have lengths of their own. */
	if (f->wide && !eg_pdf_is_name(eg_pdf_get(pdf, d, "Encoding"), "Identity-H"))
		return f;
	below = eg_pdf_item(pdf, eg_pdf_get(pdf, d, "DescendantFonts"), 0);
	f->identity = f->wide && !eg_pdf_is(eg_pdf_get(pdf, below, "CIDToGIDMap"),
	    EG_PDF_STREAM);
	map = eg_pdf_get_as(pdf, d, "ToUnicode", EG_PDF_STREAM);
	if (map != NULL) {
		f->map = eg_new(g->v->arena, struct eg_to_unicode);
		if (!eg_to_unicode_read(g->v, map, f->map))
			f->map = NULL;
	}
	return f;
}

static struct font *
find_font(struct eg_glyphs *g, const struct eg_pdf_object *d)
{
	struct font *f;

	for (f = g->fonts; f != NULL; f = f->next)
		if (f->dictionary == d || !eg_verify_afford(g->v, 1))
			return f->dictionary == d ? f : NULL;
	f = read_font(g, d);
	f->next = g->fonts;
	g->fonts = f;
	return f;
}

/* "/f 12 Tf" */
static void
set_font(struct eg_glyphs *g, const struct eg_pdf_object *resources,
    const struct eg_pdf_operation *op)
{
	const struct eg_pdf_object *fonts, *d = NULL;
	const char *name = op->n == 2 ? eg_pdf_name_of(op->operand[0]) : NULL;

	fonts = eg_pdf_get_as(g->v->pdf, resources, "Font", EG_PDF_DICTIONARY);
	if (name != NULL && fonts != NULL && eg_verify_afford(g->v, fonts->n))
		d = eg_pdf_get_as(g->v->pdf, fonts, name, EG_PDF_DICTIONARY);
	g->font[g->depth] = d == NULL ? NULL : find_font(g, d);
}

/* --- text --------------------------------------------------------------------------------- */

static void
show_code(struct font *f, unsigned code)
{
	f->shown[code / 8] |= (uint8_t)(1 << code % 8);
	if (f->identity && code == 0)
		f->missing++;
	else if (f->map != NULL && !eg_to_unicode_has(f->map, code) && f->unknown++ == 0)
		f->code = code;
}

static void
show(struct font *f, const struct eg_pdf_object *o)
{
	const unsigned char *s;

	if (!eg_pdf_is(o, EG_PDF_STRING))
		return;
	s = (const unsigned char *)o->text;
	if (!f->wide)
		for (uint32_t i = 0; i < o->n; i++)
			show_code(f, s[i]);
	else if (f->identity)
		for (uint32_t i = 0; i + 1 < o->n; i += 2)
			show_code(f, (unsigned)s[i] << 8 | s[i + 1]);
}

/* The last operand of all four operators is a string, or an array that has some. */
static void
show_all(struct font *f, const struct eg_pdf_operation *op)
{
	const struct eg_pdf_object *o = op->n == 0 ? NULL : op->operand[op->n - 1];

	show(f, o);
	for (uint32_t i = 0; eg_pdf_is(o, EG_PDF_ARRAY) && i < o->n; i++)
		show(f, o->item[i]);
}

void
eg_glyphs_operation(struct eg_glyphs *g, const struct eg_pdf_object *resources,
    const struct eg_pdf_operation *op, const struct eg_pdf_mark *mark)
{
	if (eg_pdf_op(op, "Tf")) {
		set_font(g, resources, op);
	} else if (eg_pdf_op(op, "q") && g->depth + 1 < NESTED_MAX) {
		g->font[g->depth + 1] = g->font[g->depth];
		g->depth++;
	} else if (eg_pdf_op(op, "Q") && g->depth > 0) {
		g->depth--;
	} else if (eg_pdf_deed(op) == EG_PDF_SHOWS && g->font[g->depth] != NULL &&
	    !mark->replaced) {
		show_all(g->font[g->depth], op);
	}
}

void
eg_glyphs_end(struct eg_glyphs *g)
{
	const struct font *f;
	const char *name;

	for (f = g->fonts; f != NULL; f = f->next) {
		name = eg_pdf_name_of(eg_pdf_get(g->v->pdf, f->dictionary, "BaseFont"));
		if (name == NULL)
			name = "a font without name";
		if (f->missing > 0)
			eg_verify_say(g->v, "P9208", "ISO 14289-1, 7.21.8", NULL,
			    "%s: %zu characters have no glyph (.notdef)", name, f->missing);
		if (f->unknown > 0)
			eg_verify_say(g->v, "P9208", "ISO 14289-1, 7.21.7", NULL,
			    "%s: %zu glyphs do not say which characters they are, the first has "
			    "the code %u", name, f->unknown, f->code);
		eg_verify_widths(g->v, f->dictionary, f->wide, f->shown);
	}
}
