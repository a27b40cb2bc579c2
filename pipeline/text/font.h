/*
 * font.h - the fonts of the house, from a manifest and from nowhere else.
 *
 * What is installed on the machine never matters: families, styles and the
 * order of fallback stand in fonts/manifest.tsv, and the files are opened by
 * name from the directory given.  FreeType reads them, HarfBuzz shapes.
 */
#ifndef EG_TEXT_FONT_H
#define EG_TEXT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/len.h"

struct eg_fonts;
struct eg_face;			/* one font file, opened; lives as long as its eg_fonts */

/*
 * Reads DIR/manifest.tsv (format: fonts/README.md).  Faces are opened when
 * first used.  Reports G60xx and returns NULL on a manifest that is missing
 * or wrong.  The diags also get what goes wrong with a face later, so they
 * must live as long as the fonts, or until others take their place.
 */
struct eg_fonts *eg_fonts_open(const char *dir, struct eg_diags *);
void	 eg_fonts_close(struct eg_fonts *);
/*
 * The next letter's diags.  A face that could not be opened for an earlier
 * letter is tried, and reported, again.
 */
void	 eg_fonts_report_to(struct eg_fonts *, struct eg_diags *);

/*
 * The face for the first of the families (ends in NULL) that the manifest
 * knows, directly or by an alias ("Times", "serif", "Helvetica"), in the
 * nearest weight and style (CSS 2.1, 15.6).  NULL when it knows none, or when
 * its file cannot be opened (reported, G6003).
 */
const struct eg_face *eg_face_find(struct eg_fonts *, const char *const *families,
	    uint16_t weight, bool italic);
/*
 * For a character `face` has no glyph for: the first face in the manifest's
 * fallback order that has one, of the same weight and style if it can be.
 * NULL: no font has it, and the caller reports G6001.
 */
const struct eg_face *eg_face_for(struct eg_fonts *, const struct eg_face *face,
	    uint32_t character);
/*
 * A character that asks for no glyph (a joiner, a mark of direction) every
 * face has; a hyphen stands for U+2010 and U+2011, a space for every space.
 */
bool	 eg_face_has(const struct eg_face *, uint32_t character);

/* Is this family name known, directly or as an alias? */
bool	 eg_fonts_known(const struct eg_fonts *, const char *family);
/* All families and aliases, sorted, for messages.  Borrowed. */
const char *const *eg_fonts_names(const struct eg_fonts *, size_t *n);

/* "Noto Serif Bold", and its file in the directory of fonts: as the manifest has it. */
const char *eg_face_name(const struct eg_face *);
const char *eg_face_file(const struct eg_face *);
/* FreeType's FT_Face, for cairo's font face; borrowed.  NULL when FreeType fails. */
void	*eg_face_freetype(const struct eg_face *);
/* A place for the painter's own object, freed by `drop` with the face. */
void	*eg_face_painter(const struct eg_face *);
void	 eg_face_set_painter(const struct eg_face *, void *object, void (*drop)(void *));

/*
 * Metrics at a size.  Ascent and descent (both positive) are OS/2's typo
 * values when they fit the em, so that line heights come from font-size and
 * not from the face; half-leading is the business of layout (XSL 1.1, 4.5).
 */
eg_len	 eg_face_ascent(const struct eg_face *, eg_len size);
eg_len	 eg_face_descent(const struct eg_face *, eg_len size);
eg_len	 eg_face_x_height(const struct eg_face *, eg_len size);
eg_len	 eg_face_cap_height(const struct eg_face *, eg_len size);
eg_len	 eg_face_underline(const struct eg_face *, eg_len size, eg_len *thickness); /* below baseline */
uint32_t eg_face_upem(const struct eg_face *);

#endif
