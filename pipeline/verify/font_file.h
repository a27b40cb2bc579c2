/*
 * font_file.h - a TrueType font in a PDF file: how wide its glyphs are, and
 * which of them a character is (ISO/IEC 14496-22).  Only files of verify/
 * include it.
 */
#ifndef EG_VERIFY_FONT_FILE_H
#define EG_VERIFY_FONT_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct eg_font_file {
	const unsigned char	*hmtx;		/* borrowed */
	const unsigned char	*cmap;		/* format 4 of Unicode; NULL: there is none */
	size_t			 cmap_size;
	uint32_t		 units;		/* of an em */
	uint32_t		 glyphs;
	uint32_t		 metrics;	/* glyphs with a width of their own, >= 1 */
};

/* The bytes are borrowed.  Returns in words what is wrong, or NULL. */
const char *eg_font_file_read(struct eg_font_file *, const char *bytes, size_t n);
/* 0: it has none. */
uint32_t eg_font_file_glyph(const struct eg_font_file *, uint32_t character);
/* In millionths of a thousandth of an em; the glyph is one of the font's. */
int64_t	 eg_font_file_width(const struct eg_font_file *, uint32_t glyph);

#endif
