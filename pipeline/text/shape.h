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

/* Immutable; lives as long as the fonts (the cache owns it). */
struct eg_shape {
	const struct eg_face	*face;
	const char		*text;		/* UTF-8 */
	uint32_t		 len;
	uint32_t		 nglyphs;
	int32_t			 advance;	/* font units */
	const struct eg_glyph	*glyphs;	/* in visual order */
	bool			 rtl;
};

/*
 * The word of len bytes in face; every character must have a glyph there
 * (eg_face_for).  language is a BCP 47 tag or "".  kern=false switches
 * kerning and ligatures off (for comparing with plain formatters).
 */
const struct eg_shape *eg_shape_word(struct eg_fonts *, const struct eg_face *,
	    const char *word, uint32_t len, const char *language, bool rtl,
	    bool kern);

static inline eg_len
eg_units(int64_t units, eg_len size, uint32_t upem)
{
	return eg_muldiv(units, size, upem);
}

#endif
