/*
 * text.c - words as glyphs, and as the text that a reader copies.
 *
 * All words of an area go to cairo in one call: the glyphs, and the UTF-8
 * they stand for in clusters, which cairo turns into a font's ToUnicode map
 * and, where a map cannot say it, into ActualText.  Between words stands a
 * real space glyph, since a reader that takes words apart by the distance of
 * glyphs only guesses.
 */
#include <cairo-ft.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "paint/painter.h"
#include "text/shape.h"

#define SOFT_HYPHEN	"\xc2\xad"

/* --- faces ------------------------------------------------------------------ */

/*
 * cairo keeps up to 256 fonts in use no more, each known by the address of
 * its FT_Face.  When fonts are opened again in one process the address may
 * come again with another face behind it, and letters would be drawn with
 * the old one's.  So before a face is made after others were dropped, cairo
 * is given 256 fonts that do not matter, and forgets all the rest.
 */
static bool faces_dropped;

static void
forget_dropped_faces(void)
{
	const int kept_by_cairo = 256;
	cairo_font_options_t *options;
	cairo_font_face_t *blank;
	cairo_matrix_t size, ctm;

	if (!faces_dropped)
		return;
	faces_dropped = false;
	options = cairo_font_options_create();
	blank = cairo_user_font_face_create();
	cairo_matrix_init_identity(&ctm);
	for (int i = 1; i <= kept_by_cairo; i++) {
		cairo_matrix_init_scale(&size, i, i);
		cairo_scaled_font_destroy(
		    cairo_scaled_font_create(blank, &size, &ctm, options));
	}
	cairo_font_face_destroy(blank);
	cairo_font_options_destroy(options);
}

static void
drop_face(void *object)
{
	cairo_font_face_destroy(object);
	faces_dropped = true;
}

/* Borrowed: lives as long as the face. */
static cairo_font_face_t *
cairo_face(const struct eg_face *face)
{
	cairo_font_face_t *f = eg_face_painter(face);

	if (f != NULL)
		return f;
	forget_dropped_faces();
	f = cairo_ft_font_face_create_for_ft_face(eg_face_freetype(face),
	    FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
	eg_face_set_painter(face, f, drop_face);
	return f;
}

/* --- clusters --------------------------------------------------------------- */

static void
add_glyph(struct eg_painter *p, uint32_t id, double x, double y)
{
	if (p->nglyphs == p->glyphs_cap) {
		p->glyphs_cap = p->glyphs_cap == 0 ? 256 : p->glyphs_cap * 2;
		p->glyphs = eg_realloc(p->glyphs, (size_t)p->glyphs_cap,
		    sizeof(*p->glyphs));
	}
	p->glyphs[p->nglyphs++] = (cairo_glyph_t){ .index = id, .x = x, .y = y };
}

/* The last `glyphs` glyphs stand for these bytes. */
static void
add_cluster(struct eg_painter *p, const char *bytes, size_t n, int glyphs)
{
	if (n == 0 && glyphs == 0)
		return;
	if (p->nclusters == p->clusters_cap) {
		p->clusters_cap = p->clusters_cap == 0 ? 256 : p->clusters_cap * 2;
		p->clusters = eg_realloc(p->clusters, (size_t)p->clusters_cap,
		    sizeof(*p->clusters));
	}
	eg_buf_add(&p->text, bytes, n);
	p->clusters[p->nclusters++] = (cairo_text_cluster_t){ .num_bytes = (int)n,
	    .num_glyphs = glyphs };
}

/* As text it is U+00AD; in a unit of its own it is that which says so. */
static void
add_hyphen(struct eg_painter *p, const char *bytes, size_t n, int glyphs)
{
	if (!p->hyphen.own) {
		add_cluster(p, SOFT_HYPHEN, 2, glyphs);
		return;
	}
	p->hyphen.glyph = p->nglyphs - glyphs;
	p->hyphen.nglyphs = glyphs;
	p->hyphen.cluster = p->nclusters;
	p->hyphen.byte = p->text.len;
	p->hyphen.nbytes = n;
	add_cluster(p, bytes, n, glyphs);
}

/* Where a TEXT area's words are set, in points. */
struct setting {
	double	 x, y;		/* of the area's origin, on the baseline */
	double	 unit;		/* one font unit */
	double	 spacing;	/* after each cluster */
	bool	 rtl;
};

static uint32_t
count_clusters(const struct eg_shape *s)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->nglyphs; i++)
		n += i == 0 || s->glyphs[i].cluster != s->glyphs[i - 1].cluster;
	return n;
}

/* Bytes of the word that the cluster of glyph i, which begins there, stands for. */
static size_t
cluster_bytes(const struct eg_shape *s, uint32_t i, uint32_t end, const char **bytes)
{
	uint32_t from = s->glyphs[i].cluster, to = s->len;

	if (s->rtl) {
		to = i == 0 ? s->len : s->glyphs[i - 1].cluster;
		from = end == s->nglyphs ? 0 : from;
	} else {
		from = i == 0 ? 0 : from;
		to = end == s->nglyphs ? s->len : s->glyphs[end].cluster;
	}
	*bytes = s->text + from;
	return to - from;
}

/*
 * One word, cluster by cluster from left to right, also when it is read from
 * right to left: that is the order in which readers expect glyphs in a PDF's
 * text, and turn them round (ISO 32000-1, 14.8.2.3.3).
 *
 * With soft_hyphen the last cluster is a hyphen that a reader must not copy
 * as one.  A word whose letters stand apart is a single cluster: readers
 * that look at distances would take it for as many words as it has letters.
 */
static void
add_word(struct eg_painter *p, const struct setting *set, const struct eg_shape *s,
    double x, bool soft_hyphen)
{
	bool whole = set->spacing != 0 && !soft_hyphen && !s->rtl;
	const char *bytes = s->text;
	uint32_t i, end;
	size_t n;

	for (i = 0; i < s->nglyphs; i = end, x += set->spacing) {
		for (end = i; end < s->nglyphs; end++) {
			const struct eg_glyph *g = &s->glyphs[end];

			if (g->cluster != s->glyphs[i].cluster)
				break;
			add_glyph(p, g->id, x + g->x * set->unit,
			    set->y - g->y * set->unit);
		}
		n = cluster_bytes(s, i, end, &bytes);
		if (soft_hyphen && (s->rtl ? i == 0 : end == s->nglyphs))
			add_hyphen(p, bytes, n, (int)(end - i));
		else if (!whole)
			add_cluster(p, bytes, n, (int)(end - i));
	}
	if (whole || s->nglyphs == 0)
		add_cluster(p, s->text, s->len, (int)s->nglyphs);
}

static double
width_of(const struct setting *set, const struct eg_shape *s)
{
	return s->advance * set->unit +
	    (set->spacing == 0 ? 0 : set->spacing * count_clusters(s));
}

/* What stands between two words, as one space glyph at x; n == 0: they touch. */
static void
add_space(struct eg_painter *p, const struct setting *set, const struct eg_shape *space,
    const char *bytes, size_t n, double x)
{
	if (n == 0 || space->nglyphs == 0)
		return;
	add_glyph(p, space->glyphs[0].id, x, set->y);
	add_cluster(p, bytes, n, 1);
}

/* Bytes of a word that are in the area's text: all but a line end's hyphen. */
static size_t
copied_bytes(const struct eg_shape *s, bool soft_hyphen)
{
	size_t n = s->len;

	if (soft_hyphen)
		while (n > 0 && (s->text[--n] & 0xc0) == 0x80)
			continue;
	return n;
}

/* Marks of direction, U+200E, U+200F, U+202A - U+202E, U+2066 - U+2069. */
static bool
directs(const char *s, size_t n)
{
	unsigned char c;

	if (n < 3 || s[0] != '\xe2')
		return false;
	c = (unsigned char)s[2];
	return (s[1] == '\x80' && (c == 0x8e || c == 0x8f || (c >= 0xaa && c <= 0xae))) ||
	    (s[1] == '\x81' && c >= 0xa6 && c <= 0xa9);
}

/* Passes over what stands before the next word; returns how many spaces it is. */
static size_t
pass_spaces(const char **text, size_t *left)
{
	size_t spaces = 0, step;

	for (; *left > 0; *text += step, *left -= step) {
		step = directs(*text, *left) ? 3 : 1;
		if (step == 1 && strchr(" \t\n", **text) == NULL)
			break;
		spaces += step == 1;
	}
	return spaces;
}

/*
 * The area's words, in the order of their text, each with the space that
 * stands before it there; then the last one's own space, which keeps words
 * apart for readers that join lines.  When a word is not in the text
 * (small capitals: the text has the small letter) single spaces are taken.
 */
static void
find_spaces(struct eg_painter *p, const struct eg_area *a)
{
	const char *text = a->text;
	size_t left = a->text_len, len;
	bool astray = false;

	if ((int)a->nwords + 1 > p->spaces_cap) {
		p->spaces_cap = (int)a->nwords * 2 + 1;
		p->spaces = eg_realloc(p->spaces, (size_t)p->spaces_cap,
		    sizeof(*p->spaces));
	}
	for (uint32_t i = 0; i < a->nwords; i++) {
		len = copied_bytes(a->words[i].shape, a->soft_hyphen && i + 1 == a->nwords);
		if (!astray)
			p->spaces[i] = pass_spaces(&text, &left);
		astray |= len > left || (len > 0 &&
		    memcmp(text, a->words[i].shape->text, len) != 0);
		if (astray) {
			p->spaces[i] = i > 0;
		} else {
			text += len;
			left -= len;
		}
	}
	p->spaces[a->nwords] = a->line_feed ||
	    (a->text_len > 0 && a->text[a->text_len - 1] == ' ');
}

/*
 * A space begins where the word to its left ends, so that justification only
 * moves what follows it.
 */
static void
add_words(struct eg_painter *p, const struct setting *set, const struct eg_area *a,
    const struct eg_shape *space)
{
	static const char blanks[] = "                ";
	double end = set->x, x;
	size_t n;

	find_spaces(p, a);
	for (uint32_t k = 0; k < a->nwords; k++) {
		uint32_t i = set->rtl ? a->nwords - 1 - k : k;
		const struct eg_shape *s = a->words[i].shape;

		x = set->x + eg_len_pt(a->words[i].x);
		n = p->spaces[set->rtl ? i + 1 : i];
		add_space(p, set, space, blanks, n < 16 ? n : 16,
		    set->rtl && k == 0 ? x - space->advance * set->unit : end);
		add_word(p, set, s, x, a->soft_hyphen && i + 1 == a->nwords);
		end = x + width_of(set, s);
	}
	n = p->spaces[set->rtl ? 0 : a->nwords];
	add_space(p, set, space, blanks, n < 16 ? n : 16, end);
}

/* --- the area --------------------------------------------------------------- */

/* What stands in the arrays from these places up to those. */
struct span {
	int	 glyph, cluster;
	size_t	 byte;
};

static void
show_span(struct eg_painter *p, struct span from, struct span to)
{
	if (to.glyph > from.glyph)
		cairo_show_text_glyphs(p->cr, eg_buf_str(&p->text) + from.byte,
		    (int)(to.byte - from.byte), p->glyphs + from.glyph,
		    to.glyph - from.glyph, p->clusters + from.cluster,
		    to.cluster - from.cluster, 0);
}

/* The hyphen comes last, also where it stands first: it is read last. */
static void
show_all(struct eg_painter *p, const struct eg_area *a)
{
	const struct span none = { 0 };
	const struct span all = { p->nglyphs, p->nclusters, p->text.len };
	const struct span hyphen = { p->hyphen.glyph, p->hyphen.cluster, p->hyphen.byte };
	const struct span behind = { hyphen.glyph + p->hyphen.nglyphs, hyphen.cluster + 1,
	    hyphen.byte + p->hyphen.nbytes };

	if (p->hyphen.nglyphs == 0) {
		show_span(p, none, all);
		return;
	}
	show_span(p, none, hyphen);
	show_span(p, behind, all);
	eg_painter_unit(p, a->unit + 1);
	show_span(p, hyphen, behind);
}

/* Of an element, not of an artifact: then the unit behind it is kept for that. */
static bool
has_hyphen_unit(const struct eg_painter *p, const struct eg_area *a)
{
	return p->structure != NULL && a->soft_hyphen && a->unit != 0 &&
	    p->structure->unit[a->unit].kind == EG_UNIT_CONTENT;
}

static void
show(struct eg_painter *p, const struct eg_area *a, cairo_font_face_t *face)
{
	if (p->face != face) {
		cairo_set_font_face(p->cr, face);
		p->size = 0;
		p->face = face;
	}
	if (p->size != a->size) {
		cairo_set_font_size(p->cr, eg_len_pt(a->size));
		p->size = a->size;
	}
	eg_painter_color(p, a->style->color);
	show_all(p, a);
}

/* A line as long as the area, `below` its baseline. */
static void
decorate(struct eg_painter *p, const struct eg_area *a, eg_len x, eg_len y, eg_len below,
    eg_len thickness)
{
	eg_painter_color(p, a->style->decoration_color);
	eg_painter_rect(p, (struct eg_rect){ x, y + a->baseline + below, a->width,
	    thickness });
	cairo_fill(p->cr);
}

void
eg_paint_text(struct eg_painter *p, const struct eg_area *a, eg_len x, eg_len y)
{
	const struct eg_face *face = a->nwords == 0 ? a->face : a->words[0].shape->face;
	struct setting set = { .x = eg_len_pt(x), .y = eg_len_pt(y + a->baseline),
	    .spacing = eg_len_pt(a->letter_spacing), .rtl = a->level % 2 == 1 };
	uint8_t decoration = a->style->decoration;
	eg_len under, thick;

	if (face == NULL || a->size <= 0)
		return;
	set.unit = eg_len_pt(a->size) / eg_face_upem(face);
	under = eg_face_underline(face, a->size, &thick);
	if (decoration & EG_UNDERLINE)
		decorate(p, a, x, y, under, thick);
	if (decoration & EG_OVERLINE)
		decorate(p, a, x, y, -eg_face_ascent(face, a->size), thick);
	p->nglyphs = p->nclusters = 0;
	p->hyphen.nglyphs = 0;
	p->hyphen.own = has_hyphen_unit(p, a);
	eg_buf_clear(&p->text);
	add_words(p, &set, a, eg_shape_word(p->fonts, face, " ", 1, "", false, EG_SHAPE_PLAIN));
	if (p->nglyphs > 0)
		show(p, a, cairo_face(face));
	if (decoration & EG_LINE_THROUGH)
		decorate(p, a, x, y, -eg_face_x_height(face, a->size) / 2 - thick / 2, thick);
}
