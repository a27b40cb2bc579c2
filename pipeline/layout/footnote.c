/* footnote.c - see footnote.h. */
#include "layout/footnote.h"

#include <string.h>

#include "layout/block.h"
#include "layout/cut.h"
#include "layout/para.h"

static const struct eg_fo *
body_of(const struct eg_fo *footnote)
{
	const struct eg_fo *c;

	for (c = footnote->first; c != NULL && c->type != EG_FO_FOOTNOTE_BODY; )
		c = c->next;
	return c;
}

static struct eg_footnote *
make(struct eg_stacker *s, const struct eg_fo *body)
{
	struct eg_footnote *n = eg_new(s->ctx->scratch, struct eg_footnote);
	eg_len measure = s->full > 0 ? s->full : s->measure;
	struct eg_stacker in;

	eg_stacker_begin(&in, s->ctx, measure, s->rtl);
	eg_stacker_enter(&in, body, NULL, 0, measure);
	eg_block_children(&in, body);
	eg_stacker_leave(&in);
	n->fo = body;
	n->stack = eg_stacker_end(&in);
	n->size = eg_cut_size(n->stack, 0, n->stack->n, NULL);
	return n;
}

static void
not_set(struct eg_layout_ctx *ctx, const struct eg_fo *fo)
{
	struct eg_diag d = { .severity = EG_ERROR, .code = "L7021", .at = fo->at,
	    .from = fo->from, .help = "put its content into the flow" };

	eg_report(ctx->diags, &d, "`fo:%s` is not supported yet, and without it the document "
	    "would be incomplete", eg_fo_name(fo->type));
}

void
eg_footnote_line(struct eg_stacker *s, struct eg_box *b, const struct eg_para_line *line)
{
	struct eg_footnote **last = &b->notes;

	for (uint32_t i = 0; i < line->nout_of_line; i++) {
		const struct eg_fo *fo = line->out_of_line[i];
		const struct eg_fo *body = fo->type == EG_FO_FOOTNOTE ? body_of(fo) : NULL;

		if (body == NULL) {
			not_set(s->ctx, fo);
			continue;
		}
		*last = make(s, body);
		b->note += (*last)->size;
		last = &(*last)->next;
	}
}

void
eg_footnote_collect(struct eg_layout_ctx *ctx, const struct eg_box *b)
{
	struct eg_footnote **last = &ctx->footnotes;

	for (const struct eg_footnote *n = b->notes; n != NULL; n = n->next) {
		while (*last != NULL)
			last = &(*last)->next;
		*last = eg_new(ctx->scratch, struct eg_footnote);
		**last = *n;
		(*last)->next = NULL;
	}
}

const struct eg_stack *
eg_footnote_separator(struct eg_layout_ctx *ctx, const struct eg_fo *sequence,
    eg_len measure, bool rtl)
{
	const struct eg_fo *c;

	for (c = sequence->first; c != NULL; c = c->next)
		if (c->type == EG_FO_STATIC_CONTENT &&
		    strcmp(c->flow_name, "xsl-footnote-separator") == 0)
			return eg_block_stack(ctx, c, measure, rtl);
	return NULL;
}

static eg_len
size_of(const struct eg_stack *s)
{
	return s == NULL ? 0 : eg_cut_size(s, 0, s->n, NULL);
}

void
eg_footnote_place(struct eg_layout_ctx *ctx, const struct eg_stack *separator,
    const struct eg_place *at, eg_len foot)
{
	struct eg_place here = *at;
	eg_len size = size_of(separator);

	if (ctx->footnotes == NULL)
		return;
	for (const struct eg_footnote *n = ctx->footnotes; n != NULL; n = n->next)
		size += n->size;
	here.top = foot - size;
	if (separator != NULL && separator->n > 0)
		here.top += eg_place_boxes(ctx, separator, 0, separator->n, &here);
	for (const struct eg_footnote *n = ctx->footnotes; n != NULL; n = n->next) {
		if (n->stack->n > 0)
			eg_place_boxes(ctx, n->stack, 0, n->stack->n, &here);
		here.top += n->size;
	}
	ctx->footnotes = NULL;
}
