/*
 * layout.c - all page sequences of a document.
 *
 * Flows first: they decide how many pages there are, and on which page an id
 * is.  A flow that printed a label which turns out wrong is laid out again,
 * as are those behind it whose numbers moved.  Then the static content, which
 * decides nothing and can so print "Page 2 of 9" at the first try.
 */
#include "layout/layout.h"

#include <stdlib.h>

#include "layout/destination.h"
#include "layout/marker.h"
#include "layout/overflow.h"
#include "layout/pages.h"
#include "layout/static.h"

/*
 * A label that is wider than the last one's can push text to the next page,
 * and that can change the label again; this ends at some point or never.
 */
#define MAX_ROUNDS	5

struct document {
	struct eg_layout_ctx	*ctx;
	const struct eg_fo_tree	*fo;
	struct eg_page_run	*run;		/* one for each page sequence */
	int32_t			*number;	/* of its first page in the last round; 0: none */
	size_t			 n;
};

static const struct eg_fo *
next_sequence(const struct eg_fo *fo)
{
	while (fo != NULL && fo->type != EG_FO_PAGE_SEQUENCE)
		fo = fo->next;
	return fo;
}

static void
count_sequences(struct document *d)
{
	const struct eg_fo *fo = next_sequence(d->fo->root->first);

	for (; fo != NULL; fo = next_sequence(fo->next))
		d->n++;
	d->run = eg_new_array(d->ctx->arena, d->n, struct eg_page_run);
	d->number = eg_new_array(d->ctx->arena, d->n, int32_t);
}

/* initial-page-number (7.27.6). */
static int32_t
first_number(const struct eg_page_sequence *seq, int32_t after)
{
	int32_t next = after + 1;

	if (seq->initial_page_number > 0)
		return seq->initial_page_number;
	if (seq->initial_page_number == -1)
		return next + (next % 2 == 0);
	if (seq->initial_page_number == -2)
		return next + (next % 2 != 0);
	return next;
}

/* Lays out what must be; false when a sequence cannot be. */
static bool
lay_out(struct document *d, bool *again)
{
	const struct eg_fo *fo = next_sequence(d->fo->root->first), *next;
	int32_t after = 0;

	*again = false;
	for (size_t i = 0; i < d->n; i++, fo = next) {
		int32_t number = first_number(fo->pages, after);

		next = next_sequence(fo->next);
		if (d->number[i] != number || !eg_labels_settled(d->ctx->labels, fo)) {
			struct eg_arena_mark mark = eg_arena_mark(d->ctx->scratch);

			*again = true;
			d->number[i] = number;
			eg_labels_forget(d->ctx->labels, fo);
			eg_overflow_forget(d->ctx, fo);
			if (!eg_flow_pages(d->ctx, fo, number,
			    next == NULL ? 0 : next->pages->initial_page_number, &d->run[i]))
				return false;
			eg_arena_reset(d->ctx->scratch, mark);
		}
		after = number + d->run[i].npages - 1;
	}
	return true;
}

static void
find_labels(struct document *d)
{
	eg_labels_restart(d->ctx->labels);
	for (size_t i = 0; i < d->n; i++)
		eg_destination_labels(d->ctx->labels, d->run[i].first);
}

static bool
lay_out_all(struct document *d)
{
	bool again = true;

	for (int round = 0; again && round < MAX_ROUNDS; round++) {
		if (!lay_out(d, &again))
			return false;
		if (again)
			find_labels(d);
	}
	return true;
}

/* The runs, one behind the other. */
static void
join_pages(struct document *d, struct eg_area_tree *tree)
{
	for (size_t i = 0; i < d->n; i++) {
		struct eg_page_run *r = &d->run[i];

		if (r->first == NULL)
			continue;
		if (tree->last == NULL)
			tree->first = r->first;
		else
			tree->last->next = r->first;
		tree->last = r->last;
		tree->npages += (uint32_t)r->npages;
	}
}

static void
add_static_content(struct document *d, struct eg_area_tree *tree)
{
	struct eg_static *s = eg_static_new(d->ctx);

	d->ctx->markers = eg_marker_pages_new(d->ctx->arena, tree->first);
	for (struct eg_page *p = tree->first; p != NULL; p = p->next)
		eg_static_page(s, p);
}

static const struct eg_area_tree *
make(struct document *d)
{
	struct eg_area_tree *tree = eg_new(d->ctx->arena, struct eg_area_tree);

	tree->fo = d->fo;
	count_sequences(d);
	if (!lay_out_all(d))
		return NULL;
	join_pages(d, tree);
	add_static_content(d, tree);
	tree->destinations = eg_destination_table(d->ctx->arena, tree->first,
	    &tree->ndestinations);
	eg_labels_report(d->ctx->labels, d->ctx->diags);
	eg_overflow_report(d->ctx);
	return tree;
}

static size_t
failures(const struct eg_diags *diags)
{
	return eg_diags_of(diags, EG_ERROR) + eg_diags_of(diags, EG_FATAL);
}

const struct eg_area_tree *
eg_layout(struct eg_arena *arena, const struct eg_fo_tree *fo, struct eg_fonts *fonts,
    struct eg_images *images, const struct eg_layout_options *options,
    struct eg_diags *diags)
{
	struct eg_layout_ctx ctx = { .arena = arena, .scratch = eg_arena_new(),
	    .temp = eg_arena_new(), .fonts = fonts, .images = images, .diags = diags,
	    .base = options->base, .anywhere = options->anybody, .kern = !options->no_kerning,
	    .labels = eg_labels_new(arena) };
	struct document d = { .ctx = &ctx, .fo = fo };
	size_t before = failures(diags);
	const struct eg_area_tree *tree;

	eg_fonts_report_to(fonts, diags);
	tree = make(&d);
	eg_arena_free(ctx.scratch);
	eg_arena_free(ctx.temp);
	return options->anybody || failures(diags) == before ? tree : NULL;
}
