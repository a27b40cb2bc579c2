/* annotations.c - links and form fields (ISO 19005-2, 6.3; ISO 14289-1, 7.18). */
#include <string.h>

#include "verify/verifier.h"

/* Bits of /F (ISO 32000-1, Table 165). */
enum { INVISIBLE = 1, HIDDEN = 2, PRINT = 4, NO_VIEW = 32, TOGGLE_NO_VIEW = 256 };

struct annotation {
	struct eg_verifier	*v;
	size_t			 page, index;		/* from 0 */
	const struct eg_pdf_object *dictionary;
	const char		*kind;
	int64_t			 flags;
};

static void
say(const struct annotation *a, const char *clause, const char *words)
{
	eg_verify_say(a->v, "P9207", clause, eg_verify_where(a->v, "page %zu, annotation %zu",
	    a->page + 1, a->index + 1), "%s", words);
}

static const struct eg_pdf_object *
get(const struct annotation *a, const char *key)
{
	return eg_pdf_get(a->v->pdf, a->dictionary, key);
}

static bool
has_text(const struct annotation *a, const char *key)
{
	const struct eg_pdf_object *o = get(a, key);

	/* A field's tooltip may be its parent's. */
	if (o == NULL)
		o = eg_pdf_get(a->v->pdf, get(a, "Parent"), key);
	return eg_pdf_is(o, EG_PDF_STRING) && o->n > 0;
}

/* One without extent is not seen: a signature that is only in the file. */
static bool
is_empty(const struct annotation *a)
{
	const struct eg_pdf_object *rect = get(a, "Rect");
	int64_t v[4];

	for (size_t i = 0; i < 4; i++)
		if (!eg_pdf_millionths(eg_pdf_item(a->v->pdf, rect, i), &v[i]))
			return false;
	return v[0] == v[2] && v[1] == v[3];
}

static bool
is_unseen(const struct annotation *a)
{
	return (a->flags & HIDDEN) != 0 || is_empty(a);
}

static void
check_flags(struct annotation *a)
{
	if (!eg_pdf_integer_of(get(a, "F"), 0, INT32_MAX, &a->flags) ||
	    (a->flags & PRINT) == 0)
		say(a, "ISO 19005-2, 6.3.2", "an annotation is not printed (/F)");
	else if ((a->flags & (INVISIBLE | HIDDEN | NO_VIEW | TOGGLE_NO_VIEW)) != 0)
		say(a, "ISO 19005-2, 6.3.2", "an annotation is hidden (/F)");
}

/* The structure element that has the annotation, by the tree of parents; or NULL. */
static const struct eg_pdf_object *
element_of(const struct annotation *a)
{
	int64_t key;

	if (a->v->parents == NULL ||
	    !eg_pdf_integer_of(get(a, "StructParent"), 0, INT32_MAX, &key))
		return NULL;
	return eg_pdf_follow(a->v->pdf, eg_pdf_tree_find(a->v->parents, a->v->nparents, key));
}

static bool
is_of_type(const struct annotation *a, const struct eg_pdf_object *element,
    const char *want)
{
	const char *type = eg_pdf_name_of(eg_pdf_get(a->v->pdf, element, "S"));
	const struct eg_pdf_object *roles;

	if (type == NULL || strcmp(type, want) == 0 || a->v->structure == NULL)
		return type != NULL && strcmp(type, want) == 0;
	roles = eg_pdf_get(a->v->pdf, a->v->structure->dictionary, "RoleMap");
	return eg_pdf_is_name(eg_pdf_get(a->v->pdf, roles, type), want);
}

static void
check_element(const struct annotation *a)
{
	const char *want = strcmp(a->kind, "Link") == 0 ? "Link" : "Form";
	const struct eg_pdf_object *e = element_of(a);

	if (strcmp(a->kind, "Widget") == 0 && e == NULL && is_unseen(a))
		return;
	if (!is_of_type(a, e, want))
		eg_verify_say(a->v, "P9207", "ISO 14289-1, 7.18", eg_verify_where(a->v,
		    "page %zu, annotation %zu", a->page + 1, a->index + 1),
		    "an annotation is in no %s element", want);
}

static void
check_words(const struct annotation *a)
{
	if (strcmp(a->kind, "Link") == 0 && !has_text(a, "Contents"))
		say(a, "ISO 14289-1, 7.18.5", "a link has no description (/Contents)");
	if (strcmp(a->kind, "Widget") == 0 && !has_text(a, "TU") &&
	    !eg_pdf_is(eg_pdf_get(a->v->pdf, element_of(a), "Alt"), EG_PDF_STRING) &&
	    !is_unseen(a))
		say(a, "ISO 14289-1, 7.18.1", "a form field has no description (/TU)");
}

static void
check_look(const struct annotation *a)
{
	const struct eg_pdf_object *look = get(a, "AP");

	if (strcmp(a->kind, "Widget") != 0)
		return;
	if (get(a, "A") != NULL)
		say(a, "ISO 19005-2, 6.4.1", "a form field acts (/A)");
	if (!is_empty(a) && !eg_pdf_is(eg_pdf_get(a->v->pdf, look, "N"), EG_PDF_STREAM))
		say(a, "ISO 19005-2, 6.3.3", "a form field has no look of its own (/AP)");
}

void
eg_verify_annotations(struct eg_verifier *v)
{
	const struct eg_pdf_object *all;
	struct annotation a = { .v = v };

	for (a.page = 0; a.page < v->npages; a.page++) {
		all = eg_pdf_get(v->pdf, v->page[a.page].dictionary, "Annots");
		for (a.index = 0; a.index < eg_pdf_count(v->pdf, all) &&
		    eg_verify_afford(v, 1); a.index++) {
			a.dictionary = eg_pdf_item(v->pdf, all, a.index);
			a.flags = 0;
			a.kind = eg_pdf_name_of(get(&a, "Subtype"));
			/* Others are the linter's. */
			if (a.kind == NULL || (strcmp(a.kind, "Link") != 0 &&
			    strcmp(a.kind, "Widget") != 0))
				continue;
			check_flags(&a);
			check_element(&a);
			check_words(&a);
			check_look(&a);
		}
	}
}
