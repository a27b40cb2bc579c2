/* paint.c - see paint.h. */
#include "paint/paint.h"

#include <cairo-pdf.h>

#include "paint/painter.h"

static bool
paint_pages(struct eg_painter *p, cairo_surface_t *surface,
    const struct eg_paint_options *options)
{
	for (const struct eg_page *page = p->tree->first; page != NULL; page = page->next) {
		cairo_pdf_surface_set_size(surface, eg_len_pt(page->width),
		    eg_len_pt(page->height));
		p->page++;
		p->width = page->width;
		p->height = page->height;
		eg_paint_page(p, page);
		if (options->draft) {
			/* A page's last unit is kept for it. */
			if (p->structure != NULL)
				eg_painter_unit(p, p->structure->page_unit[p->page] - 1);
			eg_paint_stamp(p, page->width, page->height);
		}
		eg_painter_unit(p, 0);
		cairo_show_page(p->cr);
		if (!eg_painter_well(p, cairo_status(p->cr), page))
			return false;
	}
	return !p->failed;
}

bool
eg_paint_pdf(const struct eg_area_tree *tree, struct eg_structure *structure,
    struct eg_fonts *fonts, const struct eg_paint_options *options, struct eg_buf *out,
    struct eg_diags *diags)
{
	struct eg_painter p = { .tree = tree, .structure = structure, .fonts = fonts,
	    .diags = diags };
	size_t before = out->len;
	cairo_surface_t *surface;
	bool painted = false;

	surface = cairo_pdf_surface_create_for_stream(eg_painter_collect, out,
	    eg_len_pt(tree->first->width), eg_len_pt(tree->first->height));
	if (!eg_painter_begin(&p, surface))
		goto out;
	/* Or cairo puts the clock into the file. */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
	if (!paint_pages(&p, surface, options))
		goto out;
	cairo_surface_finish(surface);
	painted = eg_painter_well(&p, cairo_surface_status(surface), NULL);
out:
	eg_painter_end(&p);
	cairo_surface_destroy(surface);
	if (!painted && out->len > before) {
		out->len = before;
		out->data[before] = '\0';
	}
	return painted;
}
