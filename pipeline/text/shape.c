/* shape.c - see shape.h. */
#include "text/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/face.h"

/* A letter has some 600 different words of 200 bytes; a batch's add up. */
#define BYTES_MAX	((size_t)16 << 20)
#define SLOTS_MIN	((size_t)1 << 10)
#define LANGUAGE_MAX	32

struct slot {
	struct eg_shape	*shape;		/* NULL: free */
	hb_language_t	 language;
	uint32_t	 hash;
	uint32_t	 how;
};

struct eg_shapes {
	struct eg_arena	*arena;
	struct slot	*slots;
	size_t		 nslots;	/* a power of two */
	size_t		 used;
	hb_buffer_t	*buffer;
	/* HarfBuzz looks names of languages up in a list; here is the last one. */
	char		 name[LANGUAGE_MAX];
	hb_language_t	 language;
};

static struct eg_shapes *
shapes_of(struct eg_fonts *f)
{
	struct eg_shapes *s = f->shapes;

	if (s != NULL)
		return s;
	s = eg_malloc(sizeof(*s));
	*s = (struct eg_shapes){ .arena = eg_arena_new(), .nslots = SLOTS_MIN,
	    .buffer = hb_buffer_create() };
	s->slots = eg_malloc(s->nslots * sizeof(*s->slots));
	memset(s->slots, 0, s->nslots * sizeof(*s->slots));
	return f->shapes = s;
}

void
eg_shapes_free(struct eg_shapes *s)
{
	if (s == NULL)
		return;
	hb_buffer_destroy(s->buffer);
	eg_arena_free(s->arena);
	free(s->slots);
	free(s);
}

void
eg_shapes_trim(struct eg_fonts *f)
{
	if (f->shapes == NULL || eg_arena_used(f->shapes->arena) <= BYTES_MAX)
		return;
	eg_shapes_free(f->shapes);
	f->shapes = NULL;
}

/* --- the table ---------------------------------------------------------------- */

/* FNV-1a. */
static uint32_t
hash_of(const struct eg_face *face, const char *word, uint32_t len, uint32_t how)
{
	uint32_t h = UINT32_C(2166136261), i;

	for (i = 0; i < len; i++)
		h = (h ^ (unsigned char)word[i]) * UINT32_C(16777619);
	return (h ^ (face->index << 4 | how)) * UINT32_C(16777619);
}

static void
rehash(struct eg_shapes *s)
{
	struct slot *old = s->slots;
	size_t n = s->nslots, i, k;

	s->nslots = n * 2;
	s->slots = eg_malloc(s->nslots * sizeof(*s->slots));
	memset(s->slots, 0, s->nslots * sizeof(*s->slots));
	for (i = 0; i < n; i++) {
		if (old[i].shape == NULL)
			continue;
		k = old[i].hash & (s->nslots - 1);
		while (s->slots[k].shape != NULL)
			k = (k + 1) & (s->nslots - 1);
		s->slots[k] = old[i];
	}
	free(old);
}

/* The slot that has the word, or the free one where it belongs. */
static struct slot *
find(struct eg_shapes *s, const struct slot *key, const struct eg_face *face,
    const char *word, uint32_t len)
{
	size_t k = key->hash & (s->nslots - 1);
	struct slot *at;

	for (; (at = &s->slots[k])->shape != NULL; k = (k + 1) & (s->nslots - 1))
		if (at->hash == key->hash && at->how == key->how &&
		    at->language == key->language && at->shape->face == face &&
		    at->shape->len == len && memcmp(at->shape->text, word, len) == 0)
			break;
	return at;
}

static hb_language_t
language_of(struct eg_shapes *s, const char *name)
{
	if (s->language == NULL || strncmp(s->name, name, LANGUAGE_MAX - 1) != 0) {
		strncpy(s->name, name, LANGUAGE_MAX - 1);
		s->language = hb_language_from_string(
		    *name == '\0' ? "und" : name, -1);
	}
	return s->language;
}

/* --- shaping ------------------------------------------------------------------ */

/*
 * The character that is asked of the face.  HarfBuzz itself puts a hyphen
 * for U+2011 and a space for its kin; the ASCII hyphen is ours to put.
 */
static uint32_t
in_face(const struct eg_face *face, uint32_t c)
{
	hb_codepoint_t glyph;

	if ((c == 0x2010 || c == 0x2011) &&
	    !hb_font_get_nominal_glyph(face->font, 0x2010, &glyph) &&
	    !hb_font_get_nominal_glyph(face->font, c, &glyph))
		return '-';
	return c;
}

static void
fill(hb_buffer_t *b, const struct eg_face *face, const char *word, uint32_t len)
{
	size_t i = 0, n;
	uint32_t c;

	hb_buffer_clear_contents(b);
	hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
	hb_buffer_set_flags(b, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	while (i < len) {
		c = eg_utf8_next(word + i, len - i, &n);
		hb_buffer_add(b, in_face(face, c == EG_UTF8_BAD ? 0xFFFD : c),
		    (unsigned)i);
		i += n;
	}
}

static void
run_harfbuzz(hb_buffer_t *b, const struct eg_face *face, unsigned how)
{
	static const hb_feature_t off[] = {
		{ HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START,
		    HB_FEATURE_GLOBAL_END },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START,
		    HB_FEATURE_GLOBAL_END },
		{ HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START,
		    HB_FEATURE_GLOBAL_END },
	};
	unsigned n = (how & EG_SHAPE_KERN) == 0 ? 3 :
	    (how & EG_SHAPE_NO_LIGATURES) != 0 ? 2 : 0;

	hb_shape(face->font, b, off, n);
}

static struct eg_shape *
take(struct eg_arena *a, hb_buffer_t *b)
{
	unsigned n, i;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(b, &n);
	struct eg_shape *s = eg_new(a, struct eg_shape);
	struct eg_glyph *g = eg_new_array(a, n, struct eg_glyph);

	s->nglyphs = n;
	s->glyphs = g;
	for (i = 0; i < n; i++) {
		g[i] = (struct eg_glyph){ .id = info[i].codepoint,
		    .cluster = info[i].cluster,
		    .x = s->advance + pos[i].x_offset,
		    .y = pos[i].y_offset };
		s->advance += pos[i].x_advance;
	}
	return s;
}

const struct eg_shape *
eg_shape_word(struct eg_fonts *f, const struct eg_face *face, const char *word,
    uint32_t len, const char *language, bool rtl, unsigned how)
{
	struct eg_shapes *s = shapes_of(f);
	struct slot key = { .language = language_of(s, language),
	    .how = how | (rtl ? 8 : 0) };
	struct slot *at;

	key.hash = hash_of(face, word, len, key.how);
	at = find(s, &key, face, word, len);
	if (at->shape != NULL)
		return at->shape;
	fill(s->buffer, face, word, len);
	hb_buffer_set_direction(s->buffer, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_language(s->buffer, key.language);
	hb_buffer_guess_segment_properties(s->buffer);
	run_harfbuzz(s->buffer, face, how);
	key.shape = take(s->arena, s->buffer);
	key.shape->face = face;
	key.shape->text = eg_arena_strndup(s->arena, word, len);
	key.shape->len = len;
	key.shape->rtl = rtl;
	*at = key;
	if (++s->used * 2 > s->nslots)
		rehash(s);
	return key.shape;
}
