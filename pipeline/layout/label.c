/* label.c - see label.h. */
#include "layout/label.h"

#include <string.h>

/* As wide as most page numbers are; set while the label is not known. */
static const char stand_in[] = "00";

/* An id, or a page-number of a flow (then fo, and id NULL). */
struct place {
	struct place		*chain;
	const char		*id;
	const struct eg_fo	*fo;
	const char		*first, *last;	/* NULL: on no page */
};

/* A label that went into a paragraph. */
struct note {
	struct note		*next;
	const struct eg_fo	*fo, *sequence;
	const char		*set;
};

#define BUCKETS	256

struct eg_labels {
	struct eg_arena	*arena;
	struct place	*bucket[BUCKETS];
	struct note	*notes;
};

struct eg_labels *
eg_labels_new(struct eg_arena *a)
{
	struct eg_labels *l = eg_new(a, struct eg_labels);

	l->arena = a;
	return l;
}

static uint32_t
hash(const char *s)
{
	uint32_t h = 2166136261u;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
}

/* A page-number has no id; its place in the source hashes as well. */
static struct place **
bucket(struct eg_labels *l, const char *id, const struct eg_fo *fo)
{
	uint32_t h = id != NULL ? hash(id) : fo->at.line * 31 + fo->at.column;

	return &l->bucket[h % BUCKETS];
}

static struct place *
find(const struct eg_labels *l, const char *id, const struct eg_fo *fo)
{
	struct place *p;

	for (p = *bucket((struct eg_labels *)l, id, fo); p != NULL; p = p->chain)
		if (id != NULL ? p->id != NULL && strcmp(p->id, id) == 0 : p->fo == fo)
			break;
	return p;
}

static void
put(struct eg_labels *l, const char *id, const struct eg_fo *fo, const char *label)
{
	struct place *p = find(l, id, fo), **b;

	if (p == NULL) {
		b = bucket(l, id, fo);
		p = eg_new(l->arena, struct place);
		p->id = id;
		p->fo = id == NULL ? fo : NULL;
		p->chain = *b;
		*b = p;
	}
	if (p->first == NULL)
		p->first = label;
	p->last = label;
}

void
eg_labels_put(struct eg_labels *l, const char *id, const char *label)
{
	put(l, id, NULL, label);
}

void
eg_labels_put_number(struct eg_labels *l, const struct eg_fo *fo, const char *label)
{
	put(l, NULL, fo, label);
}

void
eg_labels_restart(struct eg_labels *l)
{
	for (size_t i = 0; i < BUCKETS; i++)
		for (struct place *p = l->bucket[i]; p != NULL; p = p->chain)
			p->first = p->last = NULL;
}

bool
eg_labels_page_number(const struct eg_fo *fo)
{
	if (fo->type == EG_FO_PAGE_NUMBER)
		return true;
	for (const struct eg_fo *c = fo->first; c != NULL; c = c->next)
		if (eg_labels_page_number(c))
			return true;
	return false;
}

/* NULL: not known (yet). */
static const char *
label_of(const struct eg_labels *l, const struct eg_fo *fo)
{
	const struct place *p;

	if (fo->type == EG_FO_PAGE_NUMBER)
		p = find(l, NULL, fo);
	else
		p = fo->ref_id == NULL ? NULL : find(l, fo->ref_id, NULL);
	if (p == NULL)
		return NULL;
	return fo->type == EG_FO_PAGE_NUMBER_CITATION_LAST ? p->last : p->first;
}

static const struct eg_fo *
sequence_of(const struct eg_fo *fo)
{
	while (fo != NULL && fo->type != EG_FO_PAGE_SEQUENCE)
		fo = fo->parent;
	return fo;
}

const char *
eg_layout_label(struct eg_layout_ctx *ctx, const struct eg_fo *fo)
{
	struct eg_labels *l = ctx->labels;
	const char *label;
	struct note *n;

	if (ctx->page != NULL && fo->type == EG_FO_PAGE_NUMBER)
		return ctx->page->label;
	label = label_of(l, fo);
	if (label == NULL)
		label = stand_in;
	if (ctx->page == NULL || (label == stand_in && (l->notes == NULL || l->notes->fo != fo))) {
		n = eg_new(l->arena, struct note);
		*n = (struct note){ .next = l->notes, .fo = fo,
		    .sequence = sequence_of(fo), .set = label };
		l->notes = n;
	}
	return label;
}

bool
eg_labels_settled(struct eg_labels *l, const struct eg_fo *sequence)
{
	const char *label;

	for (const struct note *n = l->notes; n != NULL; n = n->next) {
		if (n->sequence != sequence)
			continue;
		/* An id on no page does not get there by another round. */
		label = label_of(l, n->fo);
		if (label != NULL && strcmp(label, n->set) != 0)
			return false;
	}
	return true;
}

void
eg_labels_forget(struct eg_labels *l, const struct eg_fo *sequence)
{
	struct note **n = &l->notes;

	while (*n != NULL) {
		if ((*n)->sequence == sequence)
			*n = (*n)->next;
		else
			n = &(*n)->next;
	}
}

void
eg_labels_report(const struct eg_labels *l, struct eg_diags *diags)
{
	for (const struct note *n = l->notes; n != NULL; n = n->next) {
		const char *label = label_of(l, n->fo);
		struct eg_diag d = { .severity = EG_ERROR, .code = "L7030",
		    .at = n->fo->at, .from = n->fo->from };

		if (label == NULL) {
			d.help = "give the id to an object that is printed";
			eg_report(diags, &d, "no page has an area of `%s`, "
			    "so its page number cannot be printed",
			    n->fo->ref_id == NULL ? "" : n->fo->ref_id);
		} else if (strcmp(label, n->set) != 0) {
			d.help = "keep the number of digits from changing the line breaks, "
			    "for example by a fixed width";
			eg_report(diags, &d, "page numbers do not settle: printed %s, "
			    "but the page is %s", n->set, label);
		}
	}
}
