/*
 * list.c - list-block, list-item, label and body (XSL 1.1, 6.8).
 *
 * Label and body stand side by side, as the cells of a row without borders.
 * They are no reference areas: indents inside count from that of the list.
 */
#include "layout/block.h"
#include "layout/parallel.h"

static const struct eg_fo *
part(const struct eg_fo *item, enum eg_fo_type type)
{
	const struct eg_fo *c;

	for (c = item->first; c != NULL && c->type != type; c = c->next)
		continue;
	return c;
}

static void
cell(struct eg_stacker *s, const struct eg_fo *fo, struct eg_cell *cell)
{
	eg_len start = eg_size_of(fo->style->start_indent, s->measure);
	eg_len end = eg_size_of(fo->style->end_indent, s->measure);
	struct eg_stacker in;

	eg_stacker_begin(&in, s->ctx, s->measure, s->rtl);
	in.x = s->x;
	in.full = s->full;
	in.keep_column = fo->style->keep_together.within_column;
	in.keep_page = eg_keep_page(fo->style->keep_together);
	eg_block_children(&in, fo);
	*cell = (struct eg_cell){ .fo = fo, .stack = eg_stacker_end(&in),
	    .x = s->x + (s->rtl ? end : start), .width = s->measure - start - end,
	    .rows = 1, .column = -1, .align = EG_DISPLAY_BEFORE };
	cell->content_x = -cell->x;
}

static void
list_item(struct eg_stacker *s, const struct eg_fo *fo)
{
	static const enum eg_fo_type order[] = { EG_FO_LIST_ITEM_LABEL, EG_FO_LIST_ITEM_BODY };
	struct eg_arena *a = s->ctx->scratch;
	struct eg_parallel *p = eg_new(a, struct eg_parallel);

	eg_stacker_open(s, fo, eg_size_of(fo->style->start_indent, s->measure),
	    eg_size_of(fo->style->end_indent, s->measure));
	p->row = eg_new(a, struct eg_row);
	p->nrows = 1;
	p->cell = eg_new_array(a, 2, struct eg_cell);
	for (size_t i = 0; i < 2; i++) {
		const struct eg_fo *c = part(fo, order[i]);

		if (c != NULL)
			cell(s, c, &p->cell[p->ncells++]);
	}
	eg_parallel_finish(s, p);
	eg_stacker_close(s);
}

void
eg_list_block(struct eg_stacker *s, const struct eg_fo *fo)
{
	eg_stacker_open(s, fo, eg_size_of(fo->style->start_indent, s->measure),
	    eg_size_of(fo->style->end_indent, s->measure));
	for (const struct eg_fo *c = fo->first; c != NULL; c = c->next)
		if (c->type == EG_FO_LIST_ITEM)
			list_item(s, c);
	eg_stacker_close(s);
}
