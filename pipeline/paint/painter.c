/* painter.c - see painter.h. */
#include "paint/painter.h"

#include <stdlib.h>

cairo_status_t
eg_painter_collect(void *closure, const unsigned char *bytes, unsigned int n)
{
	eg_buf_add(closure, bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

bool
eg_painter_well(struct eg_painter *p, cairo_status_t status, const struct eg_page *page)
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

bool
eg_painter_begin(struct eg_painter *p, cairo_surface_t *surface)
{
	p->cr = cairo_create(surface);
	if (!eg_painter_well(p, cairo_status(p->cr), NULL))
		return false;
	no_hinting(p->cr);
	return true;
}

void
eg_painter_end(struct eg_painter *p)
{
	cairo_destroy(p->cr);
	eg_paint_pictures_free(p);
	free(p->glyphs);
	free(p->clusters);
	free(p->spaces);
	eg_buf_free(&p->text);
}

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
