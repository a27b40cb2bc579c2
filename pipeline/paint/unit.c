/*
 * unit.c - where units of painting begin and end (model/structure.h).
 *
 * cairo's own tags lose words beside a tagged child (1.16) or every picture
 * and line (1.18), so a unit stands between two marks of ink: rectangles far
 * too small to be seen, whose size says whether it begins or ends, and whose
 * place which of the page's units it is.  seal/ takes them out again and puts
 * marked content in their place; a mark that is not where it must be is an
 * error there, so a unit cannot be lost without being noticed.
 */
#include "paint/painter.h"

/*
 * Outside of clips and turns, on the page's own grid, in the colour that is
 * set: a colour of its own would have to be set and set back.
 */
static void
mark(struct eg_painter *p, const struct eg_mark *m)
{
	bool opaque = p->color_known && p->color.a == 255;

	cairo_save(p->cr);
	cairo_reset_clip(p->cr);
	cairo_identity_matrix(p->cr);
	if (!opaque)
		cairo_set_source_rgb(p->cr, 0, 0, 0);
	cairo_new_path(p->cr);
	cairo_rectangle(p->cr, eg_len_pt(m->x), eg_len_pt(m->y), eg_len_pt(m->width),
	    eg_len_pt(m->height));
	cairo_fill(p->cr);
	cairo_restore(p->cr);
}

void
eg_painter_unit(struct eg_painter *p, uint32_t unit)
{
	struct eg_mark m;

	if (p->structure == NULL || unit == p->unit)
		return;
	if (p->unit != 0) {
		m = eg_structure_mark(p->structure, p->unit, true);
		mark(p, &m);
	}
	p->unit = unit;
	if (unit == 0)
		return;
	/* It was left and comes again: structure and painting disagree. */
	if (p->structure->unit[unit].painted) {
		p->failed = true;
		eg_report(p->diags, &(struct eg_diag){ .severity = EG_FATAL,
		    .code = "X9910", .help = "this is a fault of engross, not of the "
		    "letter; please report it" },
		    "the painting of page %u is not in one piece with its structure",
		    (unsigned)p->page);
		return;
	}
	p->structure->unit[unit].painted = true;
	m = eg_structure_mark(p->structure, unit, false);
	mark(p, &m);
}
