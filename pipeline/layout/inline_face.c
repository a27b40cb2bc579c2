/* inline_face.c - see inline_face.h. */
#include "layout/inline_face.h"

#include <string.h>

#include "base/suggest.h"
#include "base/utf8.h"
#include "layout/once.h"
#include "text/character.h"

/* What is asked for when a family is unknown; the manifest has this alias. */
static const char *const any[] = { "any", NULL };
static const char *const serif[] = { "serif", NULL };

/* --- settings --------------------------------------------------------------- */

static void
report_family(struct eg_para *p, const struct eg_style *style)
{
	struct eg_diags *d = p->ctx->diags;
	const char *first = style->family[0], *near, *help;
	const char *const *names;
	size_t n;

	/* Of a family that is known the file is the trouble, and that is told. */
	for (n = 0; style->family[n] != NULL; n++)
		if (eg_fonts_known(p->ctx->fonts, style->family[n]))
			return;
	if (!eg_once(p->ctx, "G6004", NULL, first))
		return;
	names = eg_fonts_names(p->ctx->fonts, &n);
	near = eg_suggest(first, names, n);
	help = near != NULL ? eg_diags_printf(d, "did you mean `%s`?", near) :
	    "use a family of fonts/manifest.tsv, or add this one there";
	eg_report(d, &(struct eg_diag){ .severity = EG_ERROR, .code = "G6004",
	    .at = p->block->at, .from = p->block->from, .help = help },
	    "there is no font family `%s` here", first);
}

static const struct eg_face *
face_of(struct eg_para *p, const struct eg_style *s)
{
	struct eg_fonts *f = p->ctx->fonts;
	const struct eg_face *face = NULL;

	if (s->family != NULL && s->family[0] != NULL) {
		face = eg_face_find(f, s->family, s->font_weight, s->italic);
		if (face == NULL)
			report_family(p, s);
	}
	if (face == NULL)
		face = eg_face_find(f, any, s->font_weight, s->italic);
	if (face == NULL)
		face = eg_face_find(f, serif, s->font_weight, s->italic);
	return face;
}

static const char *
language_of(struct eg_para *p, const struct eg_style *s)
{
	if (s->language == NULL || *s->language == '\0')
		return "";
	if (s->country == NULL || *s->country == '\0')
		return s->language;
	return eg_arena_printf(p->ctx->scratch, "%s-%s", s->language, s->country);
}

static struct eg_setting *
new_setting(struct eg_para *p, const struct eg_style *style)
{
	struct eg_setting *s = eg_new(p->ctx->scratch, struct eg_setting);

	s->style = style;
	s->next = p->settings;
	return p->settings = s;
}

static void
measure(struct eg_para *p, struct eg_setting *s)
{
	const struct eg_shape *space;

	s->ascent = eg_face_ascent(s->face, s->size);
	s->descent = eg_face_descent(s->face, s->size);
	space = eg_shape_word(p->ctx->fonts, s->face, " ", 1, "", false, EG_SHAPE_PLAIN);
	s->space = eg_units(space->advance, s->size, eg_face_upem(s->face));
}

const struct eg_setting *
eg_inline_setting(struct eg_para *p, const struct eg_style *style)
{
	struct eg_setting *s;

	for (s = p->settings; s != NULL; s = s->next)
		if (s->style == style)
			return s;
	s = new_setting(p, style);
	s->face = face_of(p, style);
	/* A file that has gone was reported; [0]'s face is there, or no para. */
	if (s->face == NULL && p->nnodes > 0)
		s->face = eg_inline_setting(p, p->style)->face;
	if (s->face == NULL)
		return s;
	s->language = language_of(p, style);
	s->size = style->font_size;
	s->how = !p->ctx->kern ? EG_SHAPE_PLAIN : style->letter_spacing == 0 ?
	    EG_SHAPE_KERN : EG_SHAPE_KERN | EG_SHAPE_NO_LIGATURES;
	measure(p, s);
	return s;
}

const struct eg_setting *
eg_inline_fallback(struct eg_para *p, const struct eg_setting *of,
    const struct eg_face *face)
{
	struct eg_setting *s;

	for (s = p->settings; s != NULL; s = s->next)
		if (s->style == NULL && s->face == face && s->size == of->size &&
		    s->how == of->how && s->language == of->language &&
		    s->ascent == of->ascent && s->descent == of->descent)
			return s;
	s = new_setting(p, NULL);
	s->face = face;
	s->language = of->language;
	s->size = of->size;
	s->how = of->how;
	measure(p, s);
	/* A word of another script does not move its line. */
	s->ascent = of->ascent;
	s->descent = of->descent;
	return s;
}

/* --- characters ------------------------------------------------------------- */

static void
note_missing(struct eg_para *p, const struct eg_fo *fo, uint32_t c)
{
	struct eg_missing *m, *last = NULL;

	for (m = p->missing; m != NULL; last = m, m = m->next)
		if (m->fo == fo && m->character == c)
			return;
	m = eg_new(p->ctx->scratch, struct eg_missing);
	m->fo = fo;
	m->character = c;
	if (last == NULL)
		p->missing = m;
	else
		last->next = m;
}

const struct eg_face *
eg_inline_face(struct eg_para *p, const struct eg_fo *fo, const struct eg_setting *s,
    uint32_t c, const struct eg_face *current)
{
	const struct eg_face *other;

	if (current != NULL && current != s->face && eg_char_mark(c) &&
	    eg_face_has(current, c))
		return current;
	if (eg_face_has(s->face, c))
		return s->face;
	other = eg_face_for(p->ctx->fonts, s->face, c);
	if (other != NULL)
		return other;
	note_missing(p, fo, c);
	return s->face;
}

/* "U+6F22 (it), U+5B57 (it)": those of one object, from m on. */
static uint32_t
list_missing(const struct eg_missing *m, struct eg_buf *out)
{
	const struct eg_fo *fo = m->fo;
	uint32_t n = 0;
	char utf8[4];

	for (; m != NULL; m = m->next) {
		if (m->fo != fo)
			continue;
		eg_buf_printf(out, "%sU+%04X", n == 0 ? "" : ", ", m->character);
		if (m->character >= 0x20) {
			eg_buf_puts(out, " (");
			eg_buf_add(out, utf8, eg_utf8_put(m->character, utf8));
			eg_buf_putc(out, ')');
		}
		n++;
	}
	return n;
}

static const char *
first_missing(const struct eg_missing *m, struct eg_diags *d)
{
	char utf8[4];

	return eg_diags_printf(d, "%.*s", (int)eg_utf8_put(m->character, utf8), utf8);
}

void
eg_inline_report_missing(struct eg_para *p)
{
	struct eg_diags *d = p->ctx->diags;
	const struct eg_missing *m;
	struct eg_buf list = { 0 };
	const char *family;
	uint32_t n;

	for (m = p->missing; m != NULL; m = m->next) {
		if (!eg_once(p->ctx, "G6001", m->fo, NULL))
			continue;
		eg_buf_clear(&list);
		n = list_missing(m, &list);
		family = eg_face_name(eg_inline_setting(p, m->fo->style)->face);
		eg_report(d, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "G6001", .at = m->fo->at, .from = m->fo->from,
		    .words = first_missing(m, d),
		    .found = eg_diags_printf(d, "not in %s, nor in any family of the "
		    "fallback order", family),
		    .help = "write it otherwise, or add a font that has it to "
		    "fonts/manifest.tsv" },
		    "no font has %s %s", n == 1 ? "the character" : "the characters",
		    eg_buf_str(&list));
	}
	eg_buf_free(&list);
}

static bool
has_latin(const struct eg_shape *s)
{
	size_t i = 0, n;

	for (; i < s->len; i += n)
		if (eg_char_latin(eg_utf8_next(s->text + i, s->len - i, &n)))
			return true;
	return false;
}

void
eg_inline_warn_mixed(struct eg_para *p, const struct eg_fo *fo, uint32_t first)
{
	const struct eg_atom *a, *last = &p->atoms[p->natoms - 1];
	const struct eg_atom *mixed = NULL, *begin = &p->atoms[first];
	bool own = false;

	for (a = begin; a <= last; a++) {
		if (!has_latin(a->shape))
			continue;
		if (a->setting->style == NULL)
			mixed = mixed == NULL ? a : mixed;
		else
			own = true;
	}
	if (!own || mixed == NULL || !eg_once(p->ctx, "G6002", fo, NULL))
		return;
	eg_report(p->ctx->diags, &(struct eg_diag){ .severity = EG_WARNING,
	    .code = "G6002", .at = fo->at, .from = fo->from,
	    .words = eg_diags_printf(p->ctx->diags, "%.*s", (int)(last->from +
	    last->len - begin->from), p->text + begin->from),
	    .help = "set the text in a family that has all its letters" },
	    "`%.*s` is set in %s inside the word `" EG_FROM_CASE_N "`", (int)mixed->len,
	    p->text + mixed->from, eg_face_name(mixed->setting->face),
	    (int)(last->from + last->len - begin->from), p->text + begin->from);
}
