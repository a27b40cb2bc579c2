/* paint.c - see paint.h. */
#include "paint/paint.h"

#include <cairo-pdf.h>
#include <stdlib.h>

#include "paint/painter.h"

/* --- the painter ------------------------------------------------------------ */

static void
forget_told(struct eg_painter *p)
{
	p->color_known = false;
	p->face = NULL;
}

void
eg_painter_save(struct eg_painter *p)
{
	cairo_save(p->cr);
}

void
eg_painter_restore(struct eg_painter *p)
{
	cairo_restore(p->cr);
	forget_told(p);
}

void
eg_painter_color(struct eg_painter *p, struct eg_color c)
{
	if (p->color_known && p->color.r == c.r && p->color.g == c.g &&
	    p->color.b == c.b && p->color.a == c.a)
		return;
	cairo_set_source_rgba(p->cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
	p->color = c;
	p->color_known = true;
}

void
eg_painter_rect(struct eg_painter *p, struct eg_rect r)
{
	cairo_rectangle(p->cr, eg_len_pt(r.x), eg_len_pt(r.y), eg_len_pt(r.width),
	    eg_len_pt(r.height));
}

/* --- the document ------------------------------------------------------------ */

static cairo_status_t
collect(void *closure, const unsigned char *bytes, unsigned int n)
{
	eg_buf_add(closure, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

static bool
well(struct eg_painter *p, cairo_status_t status, const struct eg_page *page)
{
	if (status == CAIRO_STATUS_NO_MEMORY)
		exit(EG_EXIT_NOMEM);
	if (status == CAIRO_STATUS_SUCCESS)
		return true;
	eg_report(p->diags, &(struct eg_diag){ .severity = EG_FATAL, .code = "X9901",
	    .help = "this is a fault of engross, not of the letter; please report it",
	    .note = page == NULL ? NULL :
	    eg_diags_printf(p->diags, "on page %s", page->label) },
	    "the page cannot be painted: %s", cairo_status_to_string(status));
	return false;
}

/*
 * Nothing is fitted to a grid of pixels: a printer has none, and what layout
 * measured is what must stand on the page.
 */
static void
no_hinting(cairo_t *cr)
{
	cairo_font_options_t *o = cairo_font_options_create();

	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
	cairo_set_font_options(cr, o);
	cairo_font_options_destroy(o);
}

static bool
paint_pages(struct eg_painter *p, cairo_surface_t *surface,
    const struct eg_paint_options *options)
{
	for (const struct eg_page *page = p->tree->first; page != NULL; page = page->next) {
		cairo_pdf_surface_set_size(surface, eg_len_pt(page->width),
		    eg_len_pt(page->height));
		p->page++;
		eg_paint_page(p, page);
		if (options->draft) {
			/* A page's last unit is kept for it. */
			if (p->structure != NULL)
				eg_painter_unit(p, p->structure->page_unit[p->page] - 1);
			eg_paint_stamp(p, page->width, page->height);
		}
		eg_painter_unit(p, 0);
		cairo_show_page(p->cr);
		if (!well(p, cairo_status(p->cr), page))
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

	surface = cairo_pdf_surface_create_for_stream(collect, out,
	    eg_len_pt(tree->first->width), eg_len_pt(tree->first->height));
	p.cr = cairo_create(surface);
	if (!well(&p, cairo_status(p.cr), NULL))
		goto out;
	/* Or cairo puts the clock into the file. */
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
	no_hinting(p.cr);
	if (!paint_pages(&p, surface, options))
		goto out;
	cairo_surface_finish(surface);
	painted = well(&p, cairo_surface_status(surface), NULL);
out:
	cairo_destroy(p.cr);
	cairo_surface_destroy(surface);
	eg_paint_pictures_free(&p);
	free(p.glyphs);
	free(p.clusters);
	free(p.spaces);
	eg_buf_free(&p.text);
	if (!painted && out->len > before) {
		out->len = before;
		out->data[before] = '\0';
	}
	return painted;
}
