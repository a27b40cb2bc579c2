/* block.c - see block.h. */
#include "layout/block.h"

#include <string.h>

#include "layout/footnote.h"
#include "layout/para.h"

/*
 * Deeper than any letter; the reader's own limit on depth is of the same
 * order, so this only keeps a markers' loop from ending the process.
 */
#define MAX_DEPTH	1000

static void	 block(struct eg_stacker *, const struct eg_fo *);
static void	 wrapper(struct eg_stacker *, const struct eg_fo *);
static void	 retrieved(struct eg_stacker *, const struct eg_fo *);

static void (*const maker[EG_FO_TYPES])(struct eg_stacker *, const struct eg_fo *) = {
	[EG_FO_BLOCK] = block,
	[EG_FO_BLOCK_CONTAINER] = eg_container,
	[EG_FO_LIST_BLOCK] = eg_list_block,
	[EG_FO_TABLE] = eg_table,
	[EG_FO_TABLE_AND_CAPTION] = eg_table_and_caption,
	[EG_FO_WRAPPER] = wrapper,
	[EG_FO_RETRIEVE_MARKER] = retrieved,
};

static bool
has_block_child(struct eg_layout_ctx *ctx, const struct eg_fo *fo)
{
	if (fo == NULL)
		return false;
	for (const struct eg_fo *c = fo->first; c != NULL; c = c->next)
		if (eg_block_level(ctx, c))
			return true;
	return false;
}

bool
eg_block_level(struct eg_layout_ctx *ctx, const struct eg_fo *fo)
{
	if (fo->type == EG_FO_WRAPPER)
		return has_block_child(ctx, fo);
	if (fo->type == EG_FO_RETRIEVE_MARKER)
		return has_block_child(ctx, eg_layout_retrieve(ctx, fo));
	return maker[fo->type] != NULL;
}

/* The keeps of widows, orphans and page-end hyphens between two lines. */
static int32_t
line_keep(const struct eg_style *style, const struct eg_para_line *line, size_t i,
    size_t n)
{
	if (i < (size_t)style->orphans || n - i < (size_t)style->widows)
		return EG_KEEP_LINES;
	if (line[i - 1].hyphenated &&
	    (style->hyphenation_keep_page || style->hyphenation_keep_column))
		return EG_KEEP_LINES;
	return 0;
}

static void
push_lines(struct eg_stacker *s, const struct eg_style *style,
    const struct eg_para_line *line, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int32_t keep = i == 0 ? 0 : line_keep(style, line, i, n);
		struct eg_box *b;

		b = eg_stacker_push(s, EG_BOX_LINE, line[i].area->height);
		b->line = &line[i];
		if (line[i].nout_of_line > 0)
			eg_footnote_line(s, b, &line[i]);
		if (keep > b->keep_column)
			b->keep_column = keep;
		if (keep > b->keep_page)
			b->keep_page = keep;
	}
}

/* What a line says besides its area, moved to an arena. */
static void
move_line(struct eg_arena *a, struct eg_para_line *l)
{
	const struct eg_fo **notes;
	struct eg_overfull *o;

	if (l->nout_of_line > 0) {
		notes = eg_new_array(a, l->nout_of_line, const struct eg_fo *);
		memcpy(notes, l->out_of_line, l->nout_of_line * sizeof(*notes));
		l->out_of_line = notes;
	}
	if (l->overfull != NULL) {
		o = eg_new(a, struct eg_overfull);
		*o = *l->overfull;
		if (o->text != NULL)
			o->text = eg_arena_strndup(a, o->text, o->text_len);
		l->overfull = o;
	}
}

static struct eg_para_line *
copy_lines(struct eg_arena *a, const struct eg_para_line *line, size_t n)
{
	struct eg_para_line *copy = eg_new_array(a, n, struct eg_para_line);

	memcpy(copy, line, n * sizeof(*copy));
	for (size_t i = 0; i < n; i++)
		move_line(a, &copy[i]);
	return copy;
}

/*
 * Breaks a paragraph and gives back all it took but the lines: a long flow has
 * thousands, and only one is needed at a time.
 */
static size_t
break_para(struct eg_layout_ctx *ctx, const struct eg_fo *fo, const struct eg_fo *from,
    const struct eg_fo *to, const struct eg_para_place *place, struct eg_para_line **line)
{
	struct eg_arena_mark scratch = eg_arena_mark(ctx->scratch);
	struct eg_arena_mark temp = eg_arena_mark(ctx->temp);
	struct eg_para *para = eg_para_new(ctx, fo, from, to);
	size_t n = 0;

	if (para != NULL) {
		n = eg_para_break(para, place, line);
		*line = copy_lines(ctx->temp, *line, n);
	}
	eg_arena_reset(ctx->scratch, scratch);
	if (n > 0)
		*line = copy_lines(ctx->scratch, *line, n);
	eg_arena_reset(ctx->temp, temp);
	return n;
}

/* Children [from, to), all inline-level, as lines. */
static void
lines(struct eg_stacker *s, const struct eg_fo *fo, const struct eg_fo *from,
    const struct eg_fo *to, bool first)
{
	struct eg_para_line *line;
	struct eg_para_place place = {
		.measure = s->node == NULL ? s->measure : s->node->measure,
		.first = first, .last = to == NULL,
		.verso = s->ctx->page != NULL && s->ctx->page->number % 2 == 0
	};
	size_t n = break_para(s->ctx, fo, from, to, &place, &line);

	push_lines(s, fo->style, line, n);
}

void
eg_block_children(struct eg_stacker *s, const struct eg_fo *fo)
{
	const struct eg_fo *c = fo->first, *from;
	bool first = true;

	if (s->depth >= MAX_DEPTH)
		return;
	s->depth++;
	while (c != NULL) {
		if (c->type == EG_FO_MARKER) {
			c = c->next;
			continue;
		}
		if (eg_block_level(s->ctx, c)) {
			eg_block_object(s, c);
			c = c->next;
		} else {
			from = c;
			while (c != NULL && !eg_block_level(s->ctx, c))
				c = c->next;
			lines(s, fo, from, c, first);
		}
		first = false;
	}
	s->depth--;
}

void
eg_block_object(struct eg_stacker *s, const struct eg_fo *fo)
{
	if (maker[fo->type] != NULL)
		maker[fo->type](s, fo);
}

static void
block(struct eg_stacker *s, const struct eg_fo *fo)
{
	eg_stacker_open(s, fo, eg_size_of(fo->style->start_indent, s->measure),
	    eg_size_of(fo->style->end_indent, s->measure));
	eg_block_children(s, fo);
	eg_stacker_close(s);
}

/* No border, no space, no indent of its own; but an area, for its id. */
static void
wrapper(struct eg_stacker *s, const struct eg_fo *fo)
{
	struct eg_node *n = s->node;

	if (n == NULL)
		eg_stacker_enter(s, fo, NULL, s->x, s->measure);
	else
		eg_stacker_enter(s, fo, NULL, n->content_x, n->measure);
	eg_block_children(s, fo);
	eg_stacker_leave(s);
}

static void
retrieved(struct eg_stacker *s, const struct eg_fo *fo)
{
	const struct eg_fo *marker = eg_layout_retrieve(s->ctx, fo);

	if (marker != NULL)
		wrapper(s, marker);
}

struct eg_stack *
eg_block_stack(struct eg_layout_ctx *ctx, const struct eg_fo *fo, eg_len measure,
    bool rtl)
{
	struct eg_stacker s;

	eg_stacker_begin(&s, ctx, measure, rtl);
	eg_block_children(&s, fo);
	return eg_stacker_end(&s);
}
