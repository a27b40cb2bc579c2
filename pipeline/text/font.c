/* font.c - see font.h. */
#include "text/font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "text/face.h"

struct eg_fonts *
eg_fonts_open(const char *dir, struct eg_diags *diags)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_fonts *f = eg_new(a, struct eg_fonts);

	f->arena = a;
	f->diags = diags;
	if (!eg_manifest_read(a, dir, &f->manifest, diags)) {
		eg_arena_free(a);
		return NULL;
	}
	f->faces = eg_new_array(a, f->manifest.nfaces, struct eg_face *);
	f->failed = eg_new_array(a, f->manifest.nfaces, bool);
	return f;
}

void
eg_fonts_report_to(struct eg_fonts *f, struct eg_diags *diags)
{
	f->diags = diags;
	memset(f->failed, 0, f->manifest.nfaces * sizeof(*f->failed));
}

static void
close_face(struct eg_face *face)
{
	if (face->late->drop != NULL)
		face->late->drop(face->late->painter);
	if (face->late->freetype != NULL)
		FT_Done_Face(face->late->freetype);
	hb_font_destroy(face->font);
	hb_face_destroy(face->hb);
}

void
eg_fonts_close(struct eg_fonts *f)
{
	size_t i;

	if (f == NULL)
		return;
	eg_shapes_free(f->shapes);
	eg_hyphens_free(f->hyphens);
	ubrk_close(f->breaks);
	for (i = 0; i < f->manifest.nfaces; i++)
		if (f->faces[i] != NULL)
			close_face(f->faces[i]);
	if (f->freetype != NULL)
		FT_Done_FreeType(f->freetype);
	eg_arena_free(f->arena);
}

/* --- metrics ---------------------------------------------------------------- */

static int32_t
i16(const uint8_t *table, unsigned n, unsigned at)
{
	return at + 2 > n ? 0 : (int16_t)(table[at] << 8 | table[at + 1]);
}

/*
 * The extent of a face: typo values when they fit the em, else hhea's when
 * those do, else typo values all the same.  Offsets are those of the
 * OpenType tables OS/2 and hhea.
 */
static void
read_extent(struct eg_face *f, const uint8_t *os2, unsigned nos2,
    const uint8_t *hhea, unsigned nhhea)
{
	int32_t up = i16(os2, nos2, 68), down = -i16(os2, nos2, 70);
	int32_t hup = i16(hhea, nhhea, 4), hdown = -i16(hhea, nhhea, 6);

	if (hup > 0 && (up <= 0 || (up + down > (int32_t)f->upem &&
	    hup + hdown <= (int32_t)f->upem))) {
		up = hup;
		down = hdown;
	}
	f->ascent = up;
	f->descent = down;
	f->x_height = i16(os2, nos2, 86);
	f->cap_height = i16(os2, nos2, 88);
	/* A face of another script leaves these 0. */
	if (f->x_height <= 0)
		f->x_height = (int32_t)f->upem / 2;
	if (f->cap_height <= 0)
		f->cap_height = (int32_t)f->upem * 7 / 10;
}

static void
read_metrics(struct eg_face *f)
{
	hb_blob_t *os2 = hb_face_reference_table(f->hb, HB_TAG('O', 'S', '/', '2'));
	hb_blob_t *hhea = hb_face_reference_table(f->hb, HB_TAG('h', 'h', 'e', 'a'));
	hb_blob_t *post = hb_face_reference_table(f->hb, HB_TAG('p', 'o', 's', 't'));
	unsigned nos2, nhhea, npost;
	const uint8_t *o = (const uint8_t *)hb_blob_get_data(os2, &nos2);
	const uint8_t *h = (const uint8_t *)hb_blob_get_data(hhea, &nhhea);
	const uint8_t *p = (const uint8_t *)hb_blob_get_data(post, &npost);

	read_extent(f, o, nos2, h, nhhea);
	f->underline = -i16(p, npost, 8);
	f->underline_thickness = i16(p, npost, 10);
	if (f->underline_thickness <= 0) {
		f->underline = (int32_t)f->upem / 10;
		f->underline_thickness = (int32_t)f->upem / 20;
	}
	hb_blob_destroy(os2);
	hb_blob_destroy(hhea);
	hb_blob_destroy(post);
}

/* --- opening ---------------------------------------------------------------- */

static const char *
face_path(struct eg_fonts *f, const struct eg_manifest_face *row)
{
	return eg_arena_printf(f->arena, "%s/%s", f->manifest.dir, row->file);
}

static struct eg_face *
open_face(struct eg_fonts *f, size_t i)
{
	const struct eg_manifest_face *row = &f->manifest.faces[i];
	const char *path = face_path(f, row);
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
	hb_face_t *hb = blob == NULL ? NULL : hb_face_create(blob, 0);
	struct eg_face *face;

	hb_blob_destroy(blob);
	if (hb == NULL || hb_face_get_glyph_count(hb) == 0) {
		hb_face_destroy(hb);
		eg_report(f->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "G6003", .at = { .file = path },
		    .help = "`make fonts` copies the fonts again" },
		    "the font file of `%s` cannot be used", row->name);
		f->failed[i] = true;
		return NULL;
	}
	face = eg_new(f->arena, struct eg_face);
	face->fonts = f;
	face->row = row;
	face->index = (uint32_t)i;
	face->hb = hb;
	face->upem = hb_face_get_upem(hb);
	face->font = hb_font_create(hb);
	hb_ot_font_set_funcs(face->font);
	hb_font_set_scale(face->font, (int)face->upem, (int)face->upem);
	hb_font_make_immutable(face->font);
	face->late = eg_new(f->arena, struct eg_face_late);
	read_metrics(face);
	return f->faces[i] = face;
}

static struct eg_face *
face_at(struct eg_fonts *f, size_t i)
{
	if (i == f->manifest.nfaces || f->failed[i])
		return NULL;
	return f->faces[i] != NULL ? f->faces[i] : open_face(f, i);
}

const struct eg_face *
eg_face_find(struct eg_fonts *f, const char *const *families, uint16_t weight,
    bool italic)
{
	const char *family = NULL;

	for (; families != NULL && *families != NULL && family == NULL; families++)
		family = eg_manifest_family(&f->manifest, *families);
	if (family == NULL)
		return NULL;
	return face_at(f, eg_manifest_nearest(&f->manifest, family, weight, italic));
}

const struct eg_face *
eg_face_for(struct eg_fonts *f, const struct eg_face *face, uint32_t character)
{
	const struct eg_manifest *m = &f->manifest;
	const struct eg_face *other;
	size_t i;

	for (i = 0; i < m->nfallback; i++) {
		other = face_at(f, eg_manifest_nearest(m, m->fallback[i],
		    face->row->weight, face->row->italic));
		if (other != NULL && other != face && eg_face_has(other, character))
			return other;
	}
	return NULL;
}

/* --- coverage ---------------------------------------------------------------- */

static bool
covers(const struct eg_face *face, uint32_t c)
{
	hb_codepoint_t glyph;

	if (hb_font_get_nominal_glyph(face->font, c, &glyph))
		return true;
	/* A hyphen or a space is one, whether or not a line may break there. */
	if (c == 0x2011)
		return covers(face, 0x2010);
	if (c == 0x2010)
		return covers(face, '-');
	if (u_charType((UChar32)c) == U_SPACE_SEPARATOR)
		return c != ' ' && covers(face, ' ');
	/* Joiners, marks of direction and the like ask for no glyph. */
	return u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool
eg_face_has(const struct eg_face *face, uint32_t c)
{
	struct eg_face_late *l = face->late;
	uint32_t byte = c / 8;
	uint8_t bit = (uint8_t)(1 << c % 8);

	if (c >= EG_FACE_REMEMBERED)
		return covers(face, c);
	if ((l->asked[byte] & bit) == 0) {
		l->asked[byte] |= bit;
		if (covers(face, c))
			l->has[byte] |= bit;
	}
	return (l->has[byte] & bit) != 0;
}

/* --- what others ask ---------------------------------------------------------- */

bool
eg_fonts_known(const struct eg_fonts *f, const char *family)
{
	return eg_manifest_family(&f->manifest, family) != NULL;
}

const char *const *
eg_fonts_names(const struct eg_fonts *f, size_t *n)
{
	*n = f->manifest.nnames;
	return f->manifest.names;
}

const char *
eg_face_name(const struct eg_face *face)
{
	return face->row->name;
}

const char *
eg_face_file(const struct eg_face *face)
{
	return face->row->file;
}

void *
eg_face_freetype(const struct eg_face *face)
{
	struct eg_fonts *f = face->fonts;
	FT_Library library = f->freetype;
	FT_Face ft = NULL;

	if (face->late->freetype != NULL)
		return face->late->freetype;
	if (library == NULL && FT_Init_FreeType(&library) != 0)
		return NULL;
	f->freetype = library;
	if (FT_New_Face(library, face_path(f, face->row), 0, &ft) != 0)
		return NULL;
	return face->late->freetype = ft;
}

void *
eg_face_painter(const struct eg_face *face)
{
	return face->late->painter;
}

void
eg_face_set_painter(const struct eg_face *face, void *object, void (*drop)(void *))
{
	if (face->late->drop != NULL)
		face->late->drop(face->late->painter);
	face->late->painter = object;
	face->late->drop = drop;
}

static eg_len
scaled(const struct eg_face *face, int32_t units, eg_len size)
{
	return eg_muldiv(units, size, face->upem);
}

eg_len
eg_face_ascent(const struct eg_face *face, eg_len size)
{
	return scaled(face, face->ascent, size);
}

eg_len
eg_face_descent(const struct eg_face *face, eg_len size)
{
	return scaled(face, face->descent, size);
}

eg_len
eg_face_x_height(const struct eg_face *face, eg_len size)
{
	return scaled(face, face->x_height, size);
}

eg_len
eg_face_cap_height(const struct eg_face *face, eg_len size)
{
	return scaled(face, face->cap_height, size);
}

eg_len
eg_face_underline(const struct eg_face *face, eg_len size, eg_len *thickness)
{
	*thickness = scaled(face, face->underline_thickness, size);
	return scaled(face, face->underline, size);
}

uint32_t
eg_face_upem(const struct eg_face *face)
{
	return face->upem;
}
