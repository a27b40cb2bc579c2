/*
 * painter.h - what every part of paint has at hand while a document is
 * painted.  Only files of paint/ include it.
 *
 * Places are eg_len in the current user coordinates: those of the page, or of
 * the turned area that is being painted.  A length becomes a double where
 * cairo is called and nowhere else.
 */
#ifndef EG_PAINT_PAINTER_H
#define EG_PAINT_PAINTER_H

#include <cairo.h>

#include "paint/paint.h"
#include "text/image.h"

struct eg_painter_picture {
	const struct eg_image	*image;
	cairo_surface_t		*surface;
	uint32_t		 page;		/* where it was used last, from 1 */
};

struct eg_painter {
	cairo_t				*cr;
	const struct eg_area_tree	*tree;
	struct eg_fonts			*fonts;
	struct eg_diags			*diags;
	bool				 failed;	/* an error was reported */
	uint32_t			 page;		/* being painted, from 1 */
	eg_len				 width, height;	/* of it */
	struct eg_structure		*structure;	/* NULL: no marks are wanted */
	uint32_t			 unit;		/* being painted; 0: none */

	/* What cairo has been told last, so that it is not told again. */
	bool				 color_known;
	struct eg_color			 color;
	cairo_font_face_t		*face;		/* borrowed; NULL: not known */
	eg_len				 size;

	/* text.c: one area's glyphs, reused. */
	struct eg_buf			 text;
	cairo_glyph_t			*glyphs;
	cairo_text_cluster_t		*clusters;
	size_t				*spaces;	/* before each word, and at the end */
	int				 nglyphs, nclusters;
	struct {
		bool	 own;		/* a line end's hyphen is a unit of its own */
		int	 glyph, nglyphs;	/* which ones it is; 0: there is none */
		int	 cluster;
		size_t	 byte, nbytes;	/* of the text */
	}				 hyphen;
	int				 glyphs_cap, clusters_cap, spaces_cap;

	/* picture.c */
	struct eg_painter_picture	*pictures;
	size_t				 npictures;
};

/* A cairo_write_func_t that appends to an eg_buf. */
cairo_status_t eg_painter_collect(void *buf, const unsigned char *, unsigned int n);
/* Reports X9901, naming the page unless that is NULL, when it is no success. */
bool	 eg_painter_well(struct eg_painter *, cairo_status_t, const struct eg_page *);
/* To paint on this surface; false and X9901.  In either case end it. */
bool	 eg_painter_begin(struct eg_painter *, cairo_surface_t *);
void	 eg_painter_end(struct eg_painter *);

/* cairo_save and cairo_restore, with what cairo has been told. */
void	 eg_painter_save(struct eg_painter *);
void	 eg_painter_restore(struct eg_painter *);
void	 eg_painter_color(struct eg_painter *, struct eg_color);
/* Add a rectangle to the path. */
void	 eg_painter_rect(struct eg_painter *, struct eg_rect);

/* page.c: one page and everything on it but the stamp. */
void	 eg_paint_page(struct eg_painter *, const struct eg_page *);
/* text.c: a TEXT area whose top left corner is (x, y). */
void	 eg_paint_text(struct eg_painter *, const struct eg_area *, eg_len x, eg_len y);
/* border.c, background.c: of an area whose border rectangle is the one given. */
void	 eg_paint_borders(struct eg_painter *, const struct eg_area *, struct eg_rect);
void	 eg_paint_background(struct eg_painter *, const struct eg_area *, struct eg_rect);
/* picture.c: scaled to the rectangle. */
void	 eg_paint_picture(struct eg_painter *, const struct eg_image *, struct eg_rect);
/* Repeated from the rectangle's corner on, in natural size; a source for fills. */
void	 eg_paint_picture_source(struct eg_painter *, const struct eg_image *,
	    eg_len x, eg_len y);
void	 eg_paint_pictures_free(struct eg_painter *);

/* rule.c: a straight line in one of the styles of XSL 1.1, 7.22.5. */
void	 eg_paint_rule(struct eg_painter *, const struct eg_area *, struct eg_rect);
/*
 * The dots or dashes of a line of that thickness from (x1, y1) to (x2, y2),
 * horizontal or vertical; the first and the last are whole.
 */
void	 eg_paint_dots(struct eg_painter *, enum eg_line_style, struct eg_color,
	    eg_len thickness, eg_len x1, eg_len y1, eg_len x2, eg_len y2);
/* The two shades groove, ridge, inset and outset are made of. */
struct eg_color eg_paint_shade(struct eg_color, bool dark);

/*
 * unit.c: what is painted from now on belongs to this unit; 0: to none.  Call it
 * with no path begun.
 */
void	 eg_painter_unit(struct eg_painter *, uint32_t unit);

/* stamp.c: DRAFT across a page of that size, as outlines. */
void	 eg_paint_stamp(struct eg_painter *, eg_len width, eg_len height);

#endif
