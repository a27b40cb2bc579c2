/* picture.c - PNG and JPEG pictures as cairo's surfaces. */
#include <cairo.h>
#include <stdlib.h>

#include "base/arena.h"
#include "paint/painter.h"

/*
 * A JPEG's bytes go into the PDF as they are; cairo wants a surface of its
 * size to hang them on, whose pixels it never looks at.
 */
static cairo_surface_t *
of_jpeg(const struct eg_image *i)
{
	cairo_surface_t *s;
	size_t n;
	const void *bytes = eg_image_bytes(i, &n);

	s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)eg_image_width(i),
	    (int)eg_image_height(i));
	cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG, bytes, n, NULL, NULL);
	return s;
}

/* Opaque pixels without their alpha, so that the PDF needs no mask. */
static cairo_surface_t *
of_png(const struct eg_image *i)
{
	unsigned char *pixels = (unsigned char *)(uintptr_t)eg_image_pixels(i);

	return cairo_image_surface_create_for_data(pixels,
	    eg_image_opaque(i) ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
	    (int)eg_image_width(i), (int)eg_image_height(i),
	    (int)eg_image_width(i) * 4);
}

/*
 * One surface, and so one object in the PDF, serves a picture on all pages;
 * for a second use on one page there is a second.  cairo 1.16 enters an
 * object into a page's resources once for each use, and a dictionary that has
 * a key twice is no PDF.
 */
static cairo_surface_t *
surface_of(struct eg_painter *p, const struct eg_image *i)
{
	struct eg_painter_picture *use;

	for (size_t k = 0; k < p->npictures; k++) {
		use = &p->pictures[k];
		if (use->image != i || use->page == p->page)
			continue;
		use->page = p->page;
		return use->surface;
	}
	p->pictures = eg_realloc(p->pictures, p->npictures + 1, sizeof(*p->pictures));
	use = &p->pictures[p->npictures++];
	*use = (struct eg_painter_picture){ .image = i, .page = p->page,
	    .surface = eg_image_type(i) == EG_IMAGE_JPEG ? of_jpeg(i) : of_png(i) };
	return use->surface;
}

void
eg_paint_pictures_free(struct eg_painter *p)
{
	for (size_t k = 0; k < p->npictures; k++)
		cairo_surface_destroy(p->pictures[k].surface);
	free(p->pictures);
}

/*
 * The picture as the source, its corner at (x, y) and as large as told.  Any
 * filter but the nearest becomes /Interpolate true, which PDF/A forbids.
 */
static void
set_source(struct eg_painter *p, const struct eg_image *i, eg_len x, eg_len y,
    eg_len width, eg_len height, cairo_extend_t extend)
{
	cairo_pattern_t *pattern = cairo_pattern_create_for_surface(surface_of(p, i));
	double sx = eg_image_width(i) / eg_len_pt(width);
	double sy = eg_image_height(i) / eg_len_pt(height);
	cairo_matrix_t m;

	cairo_matrix_init(&m, sx, 0, 0, sy, -eg_len_pt(x) * sx, -eg_len_pt(y) * sy);
	cairo_pattern_set_matrix(pattern, &m);
	cairo_pattern_set_filter(pattern, CAIRO_FILTER_NEAREST);
	cairo_pattern_set_extend(pattern, extend);
	cairo_set_source(p->cr, pattern);
	cairo_pattern_destroy(pattern);
	p->color_known = false;
}

void
eg_paint_picture(struct eg_painter *p, const struct eg_image *i, struct eg_rect r)
{
	if (r.width <= 0 || r.height <= 0)
		return;
	set_source(p, i, r.x, r.y, r.width, r.height, CAIRO_EXTEND_NONE);
	cairo_paint(p->cr);
}

void
eg_paint_picture_source(struct eg_painter *p, const struct eg_image *i, eg_len x, eg_len y)
{
	set_source(p, i, x, y, eg_image_natural_width(i), eg_image_natural_height(i),
	    CAIRO_EXTEND_REPEAT);
}
