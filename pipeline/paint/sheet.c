/* sheet.c - one page as a picture: PNG in pixels, SVG in outlines. */
#include <cairo-svg.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

#include "paint/painter.h"

static int
pixels(eg_len l, unsigned resolution)
{
	return (int)(((int64_t)l * resolution + EG_PT(72) - 1) / EG_PT(72));
}

static void
white(cairo_t *cr)
{
	cairo_save(cr);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_restore(cr);
}

static bool
paint(struct eg_painter *p, cairo_surface_t *surface, const struct eg_page *page,
    const struct eg_paint_options *o, double scale)
{
	if (!eg_painter_begin(p, surface))
		return false;
	white(p->cr);
	cairo_scale(p->cr, scale, scale);
	eg_paint_page(p, page);
	if (o->draft)
		eg_paint_stamp(p, page->width, page->height);
	return eg_painter_well(p, cairo_status(p->cr), page) && !p->failed;
}

bool
eg_paint_png(const struct eg_area_tree *tree, const struct eg_page *page,
    struct eg_fonts *fonts, const struct eg_paint_options *o, unsigned resolution,
    struct eg_buf *out, struct eg_diags *diags)
{
	struct eg_painter p = { .tree = tree, .fonts = fonts, .diags = diags };
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
	    pixels(page->width, resolution), pixels(page->height, resolution));
	size_t before = out->len;
	bool painted;

	painted = paint(&p, surface, page, o, resolution / 72.0) &&
	    eg_painter_well(&p, cairo_surface_write_to_png_stream(surface,
	    eg_painter_collect, out), page);
	eg_painter_end(&p);
	cairo_surface_destroy(surface);
	if (!painted)
		out->len = before;
	return painted;
}

/* --- names in an SVG document ------------------------------------------------- */

/* Numbers of names, in the order they come up. */
struct numbers {
	unsigned long	*seen;
	size_t		 n, cap;
};

static size_t
number_of(struct numbers *k, unsigned long was)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (k->seen[i] == was)
			return i + 1;
	if (k->n == k->cap) {
		k->cap = k->cap == 0 ? 16 : k->cap * 2;
		k->seen = eg_realloc(k->seen, k->cap, sizeof(*k->seen));
	}
	k->seen[k->n++] = was;
	return k->n;
}

/* The number in a name like `surface12` at s (behind id=" or #), or NULL. */
static const char *
number_in(const char *s)
{
	const char *digits;

	while (eg_is_letter(*s) || *s == '-')
		s++;
	digits = s;
	while (eg_is_digit(*s))
		s++;
	return s > digits && (*s == '"' || *s == ')') ? digits : NULL;
}

/*
 * cairo numbers surfaces and pictures by how many there were in this process
 * before: here they count from 1 in each document, for the same bytes.
 */
static void
renumber(const char *svg, struct eg_buf *out)
{
	struct numbers k = { 0 };
	const char *s = svg, *name, *digits;
	char *end;

	while ((name = strpbrk(s, "#\"")) != NULL) {
		name++;
		digits = name[-1] == '#' || (name - svg > 4 &&
		    memcmp(name - 4, "id=\"", 4) == 0) ? number_in(name) : NULL;
		if (digits == NULL) {
			eg_buf_add(out, s, (size_t)(name - s));
			s = name;
			continue;
		}
		eg_buf_add(out, s, (size_t)(digits - s));
		eg_buf_printf(out, "%zu", number_of(&k, strtoul(digits, &end, 10)));
		s = end;
	}
	eg_buf_puts(out, s);
	free(k.seen);
}

bool
eg_paint_svg(const struct eg_area_tree *tree, const struct eg_page *page,
    struct eg_fonts *fonts, const struct eg_paint_options *o, struct eg_buf *out,
    struct eg_diags *diags)
{
	struct eg_painter p = { .tree = tree, .fonts = fonts, .diags = diags };
	struct eg_buf svg = { 0 };
	cairo_surface_t *surface = cairo_svg_surface_create_for_stream(
	    eg_painter_collect, &svg, eg_len_pt(page->width), eg_len_pt(page->height));
	bool painted = paint(&p, surface, page, o, 1);

	if (painted) {
		cairo_show_page(p.cr);
		cairo_surface_finish(surface);
		painted = eg_painter_well(&p, cairo_surface_status(surface), page);
	}
	eg_painter_end(&p);
	cairo_surface_destroy(surface);
	if (painted)
		renumber(eg_buf_str(&svg), out);
	eg_buf_free(&svg);
	return painted;
}
