/*
 * face.h - the insides of fonts and faces, shared by the files of text/ only.
 */
#ifndef EG_TEXT_FACE_H
#define EG_TEXT_FACE_H

#include <hb.h>

#include "text/font.h"
#include "text/manifest.h"

struct eg_shapes;		/* shape.c: the word cache */
struct eg_hyphens;		/* hyphen.c: pattern files, opened */

/* Coverage is remembered up to here: Latin, Greek, Cyrillic ... punctuation. */
#define EG_FACE_REMEMBERED	0x3000

struct eg_face {
	struct eg_fonts			*fonts;
	const struct eg_manifest_face	*row;
	uint32_t			 index;
	uint32_t			 upem;
	hb_face_t			*hb;
	hb_font_t			*font;		/* scale: upem */
	/* Font units; all positive. */
	int32_t				 ascent, descent, x_height, cap_height;
	int32_t				 underline, underline_thickness;
	/* What is filled in later, also through a const pointer. */
	struct eg_face_late {
		void		*freetype;		/* FT_Face */
		void		*painter;
		void		(*drop)(void *);
		uint8_t		 asked[EG_FACE_REMEMBERED / 8];
		uint8_t		 has[EG_FACE_REMEMBERED / 8];
	}				*late;
};

struct eg_fonts {
	struct eg_arena		*arena;
	struct eg_manifest	 manifest;
	struct eg_diags		*diags;		/* of the letter at hand */
	struct eg_face		**faces;	/* by the manifest's order; NULL: not opened */
	bool			*failed;
	void			*freetype;	/* FT_Library */
	struct eg_shapes	*shapes;
	struct eg_hyphens	*hyphens;
	void			*breaks;	/* UBreakIterator */
};

void	 eg_shapes_free(struct eg_shapes *);
void	 eg_hyphens_free(struct eg_hyphens *);

#endif
