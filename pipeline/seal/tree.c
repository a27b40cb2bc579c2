/*
 * tree.c - the structure tree (ISO 32000-1, 14.7): elements, the way back to
 * them from marked content and annotations, and identifiers of notes.
 */
#include "seal/sealer.h"

struct tree {
	struct eg_sealer	*s;
	struct eg_pdf_object	*ids;		/* of notes, names and references in turn */
};

static struct eg_pdf_object *
list_attributes(struct eg_arena *a, const struct eg_element *e)
{
	struct eg_pdf_object *d = eg_pdf_dictionary(a);

	eg_pdf_set_name(a, d, "O", "List");
	eg_pdf_set_name(a, d, "ListNumbering", eg_numbering_name(e->numbering));
	return d;
}

static struct eg_pdf_object *
cell_attributes(struct eg_arena *a, const struct eg_element *e)
{
	struct eg_pdf_object *d;

	if (e->scope == EG_SCOPE_NONE && e->columns == 1 && e->rows == 1)
		return NULL;
	d = eg_pdf_dictionary(a);
	eg_pdf_set_name(a, d, "O", "Table");
	if (e->scope != EG_SCOPE_NONE)
		eg_pdf_set_name(a, d, "Scope", eg_scope_name(e->scope));
	if (e->columns != 1)
		eg_pdf_set_integer(a, d, "ColSpan", e->columns);
	if (e->rows != 1)
		eg_pdf_set_integer(a, d, "RowSpan", e->rows);
	return d;
}

/* Where it is: of the first picture, when it has come apart. */
static struct eg_pdf_object *
figure_attributes(struct eg_sealer *s, const struct eg_element *e)
{
	struct eg_pdf_object *d = eg_pdf_dictionary(s->arena);
	const struct eg_unit *u;

	for (const struct eg_kid *k = e->first; k != NULL; k = k->next) {
		if (k->kind != EG_KID_UNIT)
			continue;
		u = &s->s->unit[k->number];
		eg_pdf_set_name(s->arena, d, "O", "Layout");
		eg_pdf_set(s->arena, d, "BBox", eg_seal_rect(s, u->page, u->box));
		if (e->parent->type <= EG_S_BLOCK_QUOTE)
			eg_pdf_set_name(s->arena, d, "Placement", "Block");
		return d;
	}
	return NULL;
}

static struct eg_pdf_object *
attributes(struct eg_sealer *s, const struct eg_element *e)
{
	switch (e->type) {
	case EG_S_L:
		return list_attributes(s->arena, e);
	case EG_S_TH:
	case EG_S_TD:
		return cell_attributes(s->arena, e);
	case EG_S_FIGURE:
		return figure_attributes(s, e);
	default:
		return NULL;
	}
}

/* Marked content of another page than the element's own says which. */
static struct eg_pdf_object *
unit_kid(struct eg_sealer *s, const struct eg_element *e, const struct eg_unit *u)
{
	struct eg_pdf_object *d, *mcid = eg_pdf_integer(s->arena, u->mcid);

	if (u->page == e->page)
		return mcid;
	d = eg_pdf_dictionary(s->arena);
	eg_pdf_set_name(s->arena, d, "Type", "MCR");
	eg_pdf_set(s->arena, d, "Pg", s->page_ref[u->page]);
	eg_pdf_set(s->arena, d, "MCID", mcid);
	return d;
}

/* The i-th of links and fields. */
static struct eg_pdf_object *
annotation_kid(struct eg_sealer *s, const struct eg_element *e, uint32_t i, uint32_t page)
{
	struct eg_pdf_object *d;

	if (s->annotation[i] == NULL)
		return NULL;
	d = eg_pdf_dictionary(s->arena);
	eg_pdf_set_name(s->arena, d, "Type", "OBJR");
	if (page != e->page)
		eg_pdf_set(s->arena, d, "Pg", s->page_ref[page]);
	eg_pdf_set(s->arena, d, "Obj", s->annotation[i]);
	return d;
}

static struct eg_pdf_object *make(struct tree *, const struct eg_element *,
    struct eg_pdf_object *parent);

static void
add_kids(struct tree *t, const struct eg_element *e, struct eg_pdf_object *self,
    struct eg_pdf_object *kids)
{
	struct eg_sealer *s = t->s;
	struct eg_pdf_object *kid;
	uint32_t i;

	for (const struct eg_kid *k = e->first; k != NULL; k = k->next) {
		if (k->kind == EG_KID_ELEMENT) {
			kid = make(t, k->element, self);
		} else if (k->kind != EG_KID_UNIT) {
			i = k->number + (k->kind == EG_KID_FIELD ? s->s->nlinks : 0);
			kid = annotation_kid(s, e, i, k->kind == EG_KID_FIELD ?
			    s->s->field[k->number].page : s->s->link[k->number].page);
			/* The way back goes to the element (14.7.4.4). */
			s->annotation_owner[i] = self;
		} else {
			if (!s->s->unit[k->number].painted)
				continue;
			kid = unit_kid(s, e, &s->s->unit[k->number]);
			s->unit_owner[k->number] = self;
		}
		if (kid != NULL)
			eg_pdf_array_add(s->arena, kids, kid);
	}
}

static void
identify(struct tree *t, const struct eg_element *e, struct eg_pdf_object *self,
    struct eg_pdf_object *d)
{
	struct eg_arena *a = t->s->arena;
	/* Names of a tree are sorted (7.9.6): numbers of one length are. */
	struct eg_pdf_object *id = eg_pdf_text(a,
	    eg_arena_printf(a, "note-%06u", (unsigned)e->note));

	eg_pdf_set(a, d, "ID", id);
	eg_pdf_array_add(a, t->ids, id);
	eg_pdf_array_add(a, t->ids, self);
}

static struct eg_pdf_object *
make(struct tree *t, const struct eg_element *e, struct eg_pdf_object *parent)
{
	struct eg_arena *a = t->s->arena;
	struct eg_pdf_object *d = eg_pdf_dictionary(a), *self = eg_pdf_add(t->s->pdf, d);
	struct eg_pdf_object *kids = eg_pdf_array(a);

	eg_pdf_set_name(a, d, "S", eg_structure_name(e->type));
	eg_pdf_set(a, d, "P", parent);
	if (e->page != UINT32_MAX)
		eg_pdf_set(a, d, "Pg", t->s->page_ref[e->page]);
	if (e->language != NULL && e->parent != NULL)
		eg_pdf_set_text(a, d, "Lang", e->language);
	if (e->alt != NULL && *e->alt != '\0')
		eg_pdf_set_text(a, d, "Alt", e->alt);
	if (e->type == EG_S_NOTE)
		identify(t, e, self, d);
	eg_pdf_set(a, d, "A", attributes(t->s, e));
	add_kids(t, e, self, kids);
	if (kids->n == 1)
		eg_pdf_set(a, d, "K", kids->item[0]);
	else if (kids->n > 1)
		eg_pdf_set(a, d, "K", kids);
	return self;
}

/* By the StructParents of pages, then the StructParent of links and fields. */
static struct eg_pdf_object *
parent_tree(struct eg_sealer *s)
{
	const struct eg_structure *st = s->s;
	struct eg_pdf_object *nums = eg_pdf_array(s->arena), *d = eg_pdf_dictionary(s->arena);

	for (uint32_t p = 0; p < st->areas->npages; p++) {
		struct eg_pdf_object *of_page = eg_pdf_array(s->arena);

		for (uint32_t u = st->page_unit[p]; u < st->page_unit[p + 1]; u++)
			if (st->unit[u].kind == EG_UNIT_CONTENT)
				eg_pdf_array_add(s->arena, of_page, s->unit_owner[u]);
		eg_pdf_array_add(s->arena, nums, eg_pdf_integer(s->arena, p));
		eg_pdf_array_add(s->arena, nums, eg_pdf_add(s->pdf, of_page));
	}
	for (uint32_t i = 0; i < st->nlinks + st->nfields; i++) {
		if (s->annotation[i] == NULL || s->annotation_owner[i] == NULL)
			continue;
		eg_pdf_array_add(s->arena, nums,
		    eg_pdf_integer(s->arena, st->areas->npages + i));
		eg_pdf_array_add(s->arena, nums, s->annotation_owner[i]);
	}
	eg_pdf_set(s->arena, d, "Nums", nums);
	return d;
}

void
eg_seal_tree(struct eg_sealer *s)
{
	struct eg_pdf_object *root = eg_pdf_dictionary(s->arena), *ref, *ids;
	struct tree t = { .s = s, .ids = eg_pdf_array(s->arena) };

	s->unit_owner = eg_new_array(s->arena, s->s->nunits, struct eg_pdf_object *);
	ref = eg_pdf_add(s->pdf, root);
	eg_pdf_set_name(s->arena, root, "Type", "StructTreeRoot");
	eg_pdf_set(s->arena, root, "K", make(&t, s->s->document, ref));
	eg_pdf_set(s->arena, root, "ParentTree", eg_pdf_add(s->pdf, parent_tree(s)));
	eg_pdf_set_integer(s->arena, root, "ParentTreeNextKey",
	    (int64_t)s->s->areas->npages + s->s->nlinks + s->s->nfields);
	if (t.ids->n > 0) {
		ids = eg_pdf_dictionary(s->arena);
		eg_pdf_set(s->arena, ids, "Names", t.ids);
		/* A root with names needs no limits (Table 36). */
		eg_pdf_set(s->arena, root, "IDTree", eg_pdf_add(s->pdf, ids));
	}
	eg_pdf_set(s->arena, s->catalog, "StructTreeRoot", ref);
}
