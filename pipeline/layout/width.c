/* width.c - see width.h. */
#include "layout/width.h"

#include "layout/block.h"
#include "layout/para.h"

struct widths {
	eg_len	least, most;
};

static struct widths	children(struct eg_layout_ctx *, const struct eg_fo *);

static void
widen(struct widths *w, struct widths by)
{
	w->least = by.least > w->least ? by.least : w->least;
	w->most = by.most > w->most ? by.most : w->most;
}

static struct widths
add(struct widths w, eg_len around)
{
	return (struct widths){ w.least + around, w.most + around };
}

static eg_len
around(const struct eg_style *style)
{
	return style->border[EG_START].width + style->border[EG_END].width +
	    eg_size_of(style->padding[EG_START].width, 0) +
	    eg_size_of(style->padding[EG_END].width, 0);
}

/* Columns side by side; a spanning cell's width is shared by none: its columns
 * are taken to hold what their own cells hold. */
static struct widths
table(struct eg_layout_ctx *ctx, const struct eg_fo *fo)
{
	struct widths sum = { 0, 0 };

	for (const struct eg_fo *part = fo->first; part != NULL; part = part->next)
		for (const struct eg_fo *row = part->first; row != NULL; row = row->next) {
			struct widths w = { 0, 0 };

			for (const struct eg_fo *c = row->first; c != NULL; c = c->next) {
				struct widths cell = add(children(ctx, c), around(c->style));

				w.least += cell.least;
				w.most += cell.most;
			}
			widen(&sum, w);
		}
	return sum;
}

static struct widths
list_item(struct eg_layout_ctx *ctx, const struct eg_fo *fo)
{
	struct widths w = { 0, 0 };

	for (const struct eg_fo *part = fo->first; part != NULL; part = part->next)
		widen(&w, children(ctx, part));
	return w;
}

/*
 * An indent is measured from the reference area, so what stands inside a block
 * knows its whole distance already and the block adds only its own edges'.
 */
static struct widths
object(struct eg_layout_ctx *ctx, const struct eg_fo *fo)
{
	const struct eg_style *style = fo->style;
	eg_len indent = eg_size_of(style->start_indent, 0) + eg_size_of(style->end_indent, 0);
	eg_len given = style->ipd[1].kind == EG_SIZE_LENGTH ? eg_size_of(style->ipd[1], 0) : 0;
	struct widths w;

	switch (fo->type) {
	case EG_FO_TABLE:
		w = table(ctx, fo);
		break;
	case EG_FO_LIST_ITEM:
		return list_item(ctx, fo);
	case EG_FO_BLOCK_CONTAINER:
		if (style->absolute != EG_ABSOLUTE_AUTO)
			return (struct widths){ 0, 0 };
		w = children(ctx, fo);
		break;
	default:
		return children(ctx, fo);
	}
	if (given > 0)
		w.least = w.most = given;
	return add(w, indent);
}

/* The runs of text among the children, and each block-level child. */
static struct widths
children(struct eg_layout_ctx *ctx, const struct eg_fo *fo)
{
	const struct eg_style *style = fo->style;
	const struct eg_fo *c = fo->first, *from;
	struct widths w = { 0, 0 };
	eg_len indent = fo->type == EG_FO_BLOCK ?
	    eg_size_of(style->start_indent, 0) + eg_size_of(style->end_indent, 0) : 0;

	while (c != NULL) {
		struct widths run = { 0, 0 };
		struct eg_para *para;

		if (c->type == EG_FO_MARKER) {
			c = c->next;
			continue;
		}
		if (eg_block_level(ctx, c)) {
			widen(&w, object(ctx, c));
			c = c->next;
			continue;
		}
		from = c;
		while (c != NULL && !eg_block_level(ctx, c))
			c = c->next;
		para = eg_para_new(ctx, fo, from, c);
		if (para != NULL)
			eg_para_widths(para, &run.least, &run.most);
		widen(&w, add(run, indent));
	}
	return w;
}

void
eg_width_of(struct eg_layout_ctx *ctx, const struct eg_fo *fo, eg_len *least,
    eg_len *most)
{
	struct eg_arena_mark mark = eg_arena_mark(ctx->scratch);
	struct widths w = children(ctx, fo);

	eg_arena_reset(ctx->scratch, mark);
	*least = w.least;
	*most = w.most;
}
