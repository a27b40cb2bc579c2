/* restack.c - see restack.h. */
#include "layout/restack.h"

#include <string.h>

#include "layout/block.h"
#include "layout/master.h"
#include "layout/parallel.h"

/* Measures of one page sequence; more are set in the last one's. */
#define MAX_MEASURES	8

struct version {
	eg_len			 measure, full;	/* of a column, of all of them */
	const struct eg_stack	*stack;
	const struct eg_stack	*pinned;	/* for a page before a change; NULL: not made */
};

struct eg_restack {
	struct eg_layout_ctx	*ctx;
	const struct eg_fo	*flow;
	struct version		 version[MAX_MEASURES];
	size_t			 n;
};

struct eg_restack *
eg_restack_new(struct eg_layout_ctx *ctx, const struct eg_fo *flow)
{
	struct eg_restack *r = eg_new(ctx->scratch, struct eg_restack);

	r->ctx = ctx;
	r->flow = flow;
	return r;
}

static const struct eg_stack *
make_stack(struct eg_layout_ctx *ctx, const struct eg_fo *flow,
    const struct eg_page_master *m)
{
	const struct eg_region_master *body = &m->region[EG_REGION_BODY];
	struct eg_rect r = eg_region_content(m, EG_REGION_BODY);
	struct eg_stacker s;

	eg_stacker_begin(&s, ctx, eg_column_measure(m),
	    body->style->writing_mode == EG_RL_TB);
	s.height = r.height;
	s.full = r.width;
	for (const struct eg_fo *c = flow == NULL ? NULL : flow->first; c != NULL; c = c->next) {
		s.measure = c->style->span_all ? r.width : eg_column_measure(m);
		eg_block_object(&s, c);
	}
	return eg_stacker_end(&s);
}

static struct version *
version_for(struct eg_restack *r, const struct eg_page_master *m)
{
	eg_len measure = eg_column_measure(m);
	eg_len full = eg_region_content(m, EG_REGION_BODY).width;
	struct version *v;

	for (size_t i = 0; i < r->n; i++)
		if (r->version[i].measure == measure && r->version[i].full == full)
			return &r->version[i];
	if (r->n == MAX_MEASURES)
		return &r->version[r->n - 1];
	v = &r->version[r->n++];
	*v = (struct version){ .measure = measure, .full = full,
	    .stack = make_stack(r->ctx, r->flow, m) };
	return v;
}

/* The outermost object that begins with box i; NULL: none does. */
static const struct eg_fo *
beginning(const struct eg_stack *s, size_t i)
{
	const struct eg_box *b = &s->box[i];
	const struct eg_fo *fo = NULL;

	if (b->kind == EG_BOX_STEP && b->index == 0)
		fo = b->parallel->row[0].fo;
	for (const struct eg_node *n = b->node; n != NULL && n->first == i; n = n->parent)
		fo = n->fo;
	return fo;
}

static bool
find(const struct eg_stack *s, const struct eg_fo *fo, size_t *at)
{
	for (size_t i = 0; i < s->n; i++)
		if (beginning(s, i) == fo) {
			*at = i;
			return true;
		}
	return false;
}

/* The same stack, but cut where objects begin, if at all possible. */
static const struct eg_stack *
pinned(struct eg_restack *r, struct version *v)
{
	struct eg_stack *s;

	if (v->pinned != NULL)
		return v->pinned;
	s = eg_new(r->ctx->scratch, struct eg_stack);
	*s = *v->stack;
	s->box = eg_new_array(r->ctx->scratch, s->n, struct eg_box);
	if (s->n > 0)
		memcpy(s->box, v->stack->box, s->n * sizeof(*s->box));
	for (size_t i = 0; i < s->n; i++)
		if (s->box[i].keep_page < EG_KEEP_LINES && beginning(s, i) == NULL)
			s->box[i].keep_page = EG_KEEP_LINES;
	return v->pinned = s;
}

static bool
same_measure(const struct eg_page_master *a, const struct eg_page_master *b)
{
	return eg_column_measure(a) == eg_column_measure(b) &&
	    eg_region_content(a, EG_REGION_BODY).width ==
	    eg_region_content(b, EG_REGION_BODY).width;
}

static bool
is_of(const struct version *v, const struct eg_stack *s)
{
	return v->stack == s || v->pinned == s;
}

const struct eg_stack *
eg_restack_for(struct eg_restack *r, const struct eg_page_master *m,
    const struct eg_page_master *next, const struct eg_stack *old, size_t *from)
{
	struct version *v = version_for(r, m);
	const struct eg_fo *fo;
	size_t at;

	if (old != NULL && !is_of(v, old)) {
		if (*from >= old->n)
			*from = v->stack->n;
		else if (*from > 0) {
			fo = beginning(old, *from);
			if (fo == NULL || !find(v->stack, fo, &at))
				return old;
			*from = at;
		}
	}
	return next == NULL || same_measure(m, next) ? v->stack : pinned(r, v);
}
