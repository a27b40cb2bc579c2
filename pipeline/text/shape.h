/*
 * shape.h - one word's glyphs in one face: HarfBuzz, behind a cache.
 *
 * Words are shaped without their spaces, in font units, so one shape serves
 * every size; a place at a size is computed from the sum of units, never by
 * adding rounded glyphs, so that a long word is as wide as its parts.
 */
#ifndef EG_TEXT_SHAPE_H
#define EG_TEXT_SHAPE_H

#include "text/font.h"

struct eg_glyph {
	uint32_t	 id;
	uint32_t	 cluster;	/* byte offset in the word's text */
	int32_t		 x;		/* of the origin, from the word's start, font units */
	int32_t		 y;		/* up, font units */
};

/* Immutable; lives until eg_shapes_trim or eg_fonts_close (the cache owns it). */
struct eg_shape {
	const struct eg_face	*face;
	const char		*text;		/* UTF-8 */
	uint32_t		 len;
	uint32_t		 nglyphs;
	int32_t			 advance;	/* font units */
	const struct eg_glyph	*glyphs;	/* in visual order */
	bool			 rtl;
};

/* How letters become glyphs; bits. */
enum eg_shaping {
	EG_SHAPE_PLAIN = 0,		/* as plain formatters: no kerning, no ligatures */
	EG_SHAPE_KERN = 1,		/* kerning and the face's usual ligatures */
	EG_SHAPE_NO_LIGATURES = 2	/* with KERN: for letter-spaced text */
};

/*
 * The word of len bytes in face; every character must have a glyph there
 * (eg_face_has).  language is a BCP 47 tag or "".  how is a set of enum
 * eg_shaping.  What has no ink and no width (a soft hyphen, a joiner after it
 * did its work) yields no glyph.
 */
const struct eg_shape *eg_shape_word(struct eg_fonts *, const struct eg_face *,
	    const char *word, uint32_t len, const char *language, bool rtl,
	    unsigned how);

/*
 * Keeps the cache within bounds: forgets everything when it has grown beyond
 * them.  To be called between letters, when no area that holds a shape is
 * used any more.  What is laid out never depends on what is remembered.
 */
void	 eg_shapes_trim(struct eg_fonts *);

static inline eg_len
eg_units(int64_t units, eg_len size, uint32_t upem)
{
	return eg_muldiv(units, size, upem);
}

#endif
