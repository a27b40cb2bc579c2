/* structure.c - see structure.h. */
#include "pdf/structure.h"

#include <string.h>

#define DEPTH_MAX	200
#define ROLES_MAX	32	/* one mapped to another */

struct walk {
	const struct eg_pdf	*pdf;
	struct eg_arena		*arena;
	const struct eg_pdf_object *roles;	/* /RoleMap, or NULL */
	bool			*seen;		/* by number: is an element */
	const char		*fault;
	uint32_t		 number;
};

static bool	read_element(struct walk *, const struct eg_pdf_object *,
		    struct eg_pdf_element *parent, uint32_t page, unsigned depth,
		    struct eg_pdf_element **);

static bool
fault(struct walk *w, uint32_t number, const char *words)
{
	w->fault = words;
	w->number = number;
	return false;
}

static const char *const standard[] = { "Document", "Part", "Art", "Sect", "Div",
	"BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1",
	"H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
	"THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code",
	"Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula",
	"Form" };

bool
eg_pdf_is_standard(const char *type)
{
	for (size_t i = 0; i < sizeof(standard) / sizeof(*standard); i++)
		if (strcmp(standard[i], type) == 0)
			return true;
	return false;
}

/* What a type of somebody's own stands for (14.7.3); itself when that is not said. */
static const char *
standard_type(const struct walk *w, const char *type)
{
	const char *to = type;

	for (int i = 0; to != NULL && i < ROLES_MAX; i++) {
		if (eg_pdf_is_standard(to))
			return to;
		to = eg_pdf_name_of(eg_pdf_get(w->pdf, w->roles, to));
	}
	return type;
}

/* The number of the object a key refers to; else what is inherited. */
static uint32_t
number_under(const struct eg_pdf_object *d, const char *key, uint32_t otherwise)
{
	const struct eg_pdf_object *o = eg_pdf_find(d, key);

	return eg_pdf_is(o, EG_PDF_REFERENCE) ? o->number : otherwise;
}

/* A number, a reference of one or the other kind, or an element. */
static bool
read_kid(struct walk *w, const struct eg_pdf_object *k, struct eg_pdf_element *e,
    uint32_t page, unsigned depth, struct eg_pdf_kid *kid)
{
	const struct eg_pdf_object *d = eg_pdf_follow(w->pdf, k), *type;
	int64_t most = INT32_MAX;

	type = eg_pdf_get(w->pdf, d, "Type");
	if (eg_pdf_is(d, EG_PDF_INTEGER)) {
		*kid = (struct eg_pdf_kid){ .kind = EG_PDF_KID_CONTENT, .page = page };
		return eg_pdf_integer_of(d, 0, most, &kid->mcid) ||
		    fault(w, e->number, "a structure element has content that is none");
	}
	if (!eg_pdf_is(d, EG_PDF_DICTIONARY))
		return fault(w, e->number, "a structure element has a part that is none");
	if (eg_pdf_is_name(type, "MCR")) {
		*kid = (struct eg_pdf_kid){ .kind = EG_PDF_KID_CONTENT,
		    .page = number_under(d, "Pg", page) };
		return eg_pdf_integer_of(eg_pdf_get(w->pdf, d, "MCID"), 0, most, &kid->mcid) ||
		    fault(w, e->number, "a structure element has content that is none");
	}
	if (eg_pdf_is_name(type, "OBJR")) {
		*kid = (struct eg_pdf_kid){ .kind = EG_PDF_KID_OBJECT,
		    .page = number_under(d, "Pg", page), .object = number_under(d, "Obj", 0) };
		return kid->object != 0 ||
		    fault(w, e->number, "a structure element has an object that is none");
	}
	*kid = (struct eg_pdf_kid){ .kind = EG_PDF_KID_ELEMENT };
	return read_element(w, k, e, page, depth + 1, &kid->element);
}

static bool
read_kids(struct walk *w, struct eg_pdf_element *e, uint32_t page, unsigned depth)
{
	const struct eg_pdf_object *k = eg_pdf_get(w->pdf, e->dictionary, "K");

	if (k == NULL)
		return true;
	e->n = k->type == EG_PDF_ARRAY ? k->n : 1;
	e->kid = eg_new_array(w->arena, e->n, struct eg_pdf_kid);
	if (k->type != EG_PDF_ARRAY)
		return read_kid(w, eg_pdf_find(e->dictionary, "K"), e, page, depth, e->kid);
	for (uint32_t i = 0; i < k->n; i++)
		if (!read_kid(w, k->item[i], e, page, depth, &e->kid[i]))
			return false;
	return true;
}

static bool
read_element(struct walk *w, const struct eg_pdf_object *o, struct eg_pdf_element *parent,
    uint32_t page, unsigned depth, struct eg_pdf_element **element)
{
	struct eg_pdf_element *e = eg_new(w->arena, struct eg_pdf_element);

	e->parent = parent;
	e->number = eg_pdf_is(o, EG_PDF_REFERENCE) ? o->number : 0;
	e->dictionary = eg_pdf_follow(w->pdf, o);
	if (e->number != 0 && w->seen[e->number])
		return fault(w, e->number, "a structure element is there twice");
	if (depth > DEPTH_MAX)
		return fault(w, e->number, "structure elements are nested too deeply");
	if (e->number != 0)
		w->seen[e->number] = true;
	e->written = eg_pdf_name_of(eg_pdf_get(w->pdf, e->dictionary, "S"));
	if (e->written == NULL)
		return fault(w, e->number, "a structure element is of no type");
	e->type = standard_type(w, e->written);
	*element = e;
	return read_kids(w, e, number_under(e->dictionary, "Pg", page), depth);
}

struct eg_pdf_element *
eg_pdf_structure(const struct eg_pdf *pdf, struct eg_arena *arena, const char **words,
    uint32_t *number)
{
	struct walk w = { .pdf = pdf, .arena = arena };
	struct eg_pdf_element *root = eg_new(arena, struct eg_pdf_element);

	*words = NULL;
	*number = root->number = number_under(eg_pdf_catalog(pdf), "StructTreeRoot", 0);
	root->type = root->written = "";
	root->dictionary = eg_pdf_get_as(pdf, eg_pdf_catalog(pdf), "StructTreeRoot",
	    EG_PDF_DICTIONARY);
	if (root->dictionary == NULL)
		return NULL;
	w.roles = eg_pdf_get(pdf, root->dictionary, "RoleMap");
	w.seen = eg_new_array(arena, pdf->nslots, bool);
	if (read_kids(&w, root, 0, 0))
		return root;
	*words = w.fault;
	*number = w.number;
	return NULL;
}

/* --- attributes ------------------------------------------------------------------------ */

/* In one attribute object, or each of an array, which may have revision numbers too. */
static struct eg_pdf_object *
find_attribute(const struct eg_pdf *pdf, const struct eg_pdf_object *a, const char *owner,
    const char *name)
{
	struct eg_pdf_object *one, *value;
	size_t n = eg_pdf_is(a, EG_PDF_ARRAY) ? a->n : a != NULL;

	for (size_t i = 0; i < n; i++) {
		one = eg_pdf_is(a, EG_PDF_ARRAY) ? eg_pdf_item(pdf, a, i) : eg_pdf_follow(pdf, a);
		if (owner != NULL && !eg_pdf_is_name(eg_pdf_get(pdf, one, "O"), owner))
			continue;
		if ((value = eg_pdf_get(pdf, one, name)) != NULL)
			return value;
	}
	return NULL;
}

struct eg_pdf_object *
eg_pdf_attribute(const struct eg_pdf *pdf, const struct eg_pdf_element *e,
    const char *owner, const char *name)
{
	const struct eg_pdf_object *classes, *map, *class;
	struct eg_pdf_object *value;
	size_t n;

	value = find_attribute(pdf, eg_pdf_get(pdf, e->dictionary, "A"), owner, name);
	classes = eg_pdf_get(pdf, e->dictionary, "C");
	if (value != NULL || classes == NULL)
		return value;
	map = eg_pdf_get(pdf, eg_pdf_get(pdf, eg_pdf_catalog(pdf), "StructTreeRoot"), "ClassMap");
	n = eg_pdf_is(classes, EG_PDF_ARRAY) ? classes->n : 1;
	for (size_t i = 0; i < n && value == NULL; i++) {
		class = eg_pdf_is(classes, EG_PDF_ARRAY) ? eg_pdf_item(pdf, classes, i) : classes;
		if (eg_pdf_is(class, EG_PDF_NAME))
			value = find_attribute(pdf, eg_pdf_get(pdf, map, class->text), owner, name);
	}
	return value;
}
