/* graphic.c - see graphic.h. */
#include "layout/graphic.h"

#include "layout/inline.h"
#include "layout/once.h"

/*
 * One side of the viewport, when given: optimum within minimum and maximum.
 * A size of -1 is auto.  A percentage needs a base.
 */
static eg_len
given(const struct eg_size size[3], eg_len base)
{
	eg_len v, least, most;

	if (size[1].kind != EG_SIZE_LENGTH || (base < 0 && size[1].percent != 0))
		return -1;
	v = eg_size_of(size[1], base);
	least = eg_size_of(size[0], base);
	most = eg_size_of(size[2], base);
	if (size[2].kind == EG_SIZE_LENGTH && v > most)
		v = most;
	return v < least ? least : v;
}

/* The content's side that is asked for; -1: auto. */
static eg_len
content_side(struct eg_size size, eg_len natural, bool fit, eg_len view,
    bool down_only)
{
	if (fit)
		return view < 0 || (down_only && view > natural) ? -1 : view;
	return size.kind == EG_SIZE_LENGTH ? eg_size_of(size, natural) : -1;
}

/* The picture's size (7.15.3, 7.15.4, 7.15.12). */
static void
scale(const struct eg_fo_graphic *g, struct eg_graphic *out, eg_len nw, eg_len nh)
{
	eg_len w = content_side(g->content_width, nw, g->fit_width,
	    out->view_width, g->down_only);
	eg_len h = content_side(g->content_height, nh, g->fit_height,
	    out->view_height, g->down_only);

	if (w < 0 && h < 0) {
		w = nw;
		h = nh;
	} else if (g->non_uniform) {
		w = w < 0 ? nw : w;
		h = h < 0 ? nh : h;
	} else if (w < 0) {
		w = eg_muldiv(nw, h, nh);
	} else if (h < 0 || eg_muldiv(nh, w, nw) <= h) {
		h = eg_muldiv(nh, w, nw);
	} else {
		w = eg_muldiv(nw, h, nh);
	}
	out->scaled_width = w;
	out->scaled_height = h;
}

/* The picture's place in the viewport: text-align and display-align. */
static void
place(const struct eg_style *s, struct eg_graphic *g)
{
	eg_len dx = g->view_width - g->scaled_width;
	eg_len dy = g->view_height - g->scaled_height;
	enum eg_align a = s->text_align;

	g->x = a == EG_ALIGN_CENTER ? dx / 2 :
	    a == EG_ALIGN_END || a == EG_ALIGN_OUTSIDE ? dx : 0;
	g->y = s->display_align == EG_DISPLAY_CENTER ? dy / 2 :
	    s->display_align == EG_DISPLAY_AFTER ? dy : 0;
}

const struct eg_image *
eg_graphic_find(struct eg_layout_ctx *ctx, const struct eg_fo *fo, const char *src)
{
	struct eg_pos at = fo == NULL ? (struct eg_pos){ 0 } : fo->at;
	struct eg_pos from = fo == NULL ? (struct eg_pos){ 0 } : fo->from;
	bool told = !eg_once(ctx, "G601x", fo, src);
	struct eg_diags *diags = told ? eg_diags_new() : ctx->diags;
	const struct eg_image *image;

	image = ctx->anywhere ?
	    eg_image_find_anywhere(ctx->images, ctx->base, src, at, from, diags) :
	    eg_image_find(ctx->images, ctx->base, src, at, from, diags);
	if (told)
		eg_diags_free(diags);
	return image;
}

const struct eg_image *
eg_graphic_image(struct eg_layout_ctx *ctx, const struct eg_fo *fo)
{
	return fo->graphic.src == NULL ? NULL : eg_graphic_find(ctx, fo, fo->graphic.src);
}

struct eg_graphic
eg_graphic_size(const struct eg_fo *fo, const struct eg_image *image, eg_len measure)
{
	const struct eg_style *s = fo->style;
	struct eg_graphic g = { .view_width = given(s->ipd, measure),
	    .view_height = given(s->bpd, -1) };
	eg_len nw, nh;

	nw = image == NULL ? fo->graphic.drawing_width : eg_image_natural_width(image);
	nh = image == NULL ? fo->graphic.drawing_height : eg_image_natural_height(image);
	if (nw > 0 && nh > 0)
		scale(&fo->graphic, &g, nw, nh);
	if (g.view_width < 0)
		g.view_width = g.scaled_width;
	if (g.view_height < 0)
		g.view_height = g.scaled_height;
	place(s, &g);
	g.width = g.view_width + eg_inline_side(s, EG_START, measure) +
	    eg_inline_side(s, EG_END, measure) + s->space_start.opt + s->space_end.opt;
	g.height = g.view_height + eg_inline_side(s, EG_BEFORE, measure) +
	    eg_inline_side(s, EG_AFTER, measure);
	return g;
}
