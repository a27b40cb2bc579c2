/*
 * place.c - a field that is seen where nobody left room for one; no byte of the page's
 * content changes.
 */
#include <string.h>

#include "pdf/page.h"
#include "pdf/text_string.h"
#include "pdf/tree.h"
#include "sign/fields.h"
#include "sign/look.h"

#define PRINTED_LOCKED	(4 | 128)	/* annotation flags, 12.5.3 */

static eg_len
length_of(const struct eg_pdf *pdf, const struct eg_pdf_object *box, size_t i)
{
	int64_t v = 0;

	eg_pdf_millionths(eg_pdf_item(pdf, box, i), &v);
	return eg_muldiv(v, EG_LEN_ONE, 1000000);
}

/* From the page's top left to PDF's own directions; NULL: it is not on the page. */
static struct eg_pdf_object *
rect_of(struct eg_update *u, const struct eg_pdf_page *page, const struct eg_sign_place *p)
{
	struct eg_pdf_object *rect = eg_pdf_array(u->arena);
	eg_len left = length_of(u->pdf, page->media_box, 0), top = length_of(u->pdf,
	    page->media_box, 3);
	const eg_len v[4] = { left + p->x, top - p->y - p->height, left + p->x + p->width,
	    top - p->y };

	if (p->x < 0 || p->y < 0 || v[1] < length_of(u->pdf, page->media_box, 1) ||
	    v[2] > length_of(u->pdf, page->media_box, 2))
		return NULL;
	for (int i = 0; i < 4; i++)
		eg_pdf_array_add(u->arena, rect, eg_pdf_points(u->arena, v[i]));
	return rect;
}

/* --- the element that stands for it (ISO 14289-1, 7.18.4) ---------------------------------- */

/* What the kids of an element are is one or an array; this makes it an array. */
static struct eg_pdf_object *
kids_of(struct eg_update *u, struct eg_pdf_object *element)
{
	struct eg_pdf_object *kids = eg_pdf_find(element, "K"), *all;

	if (eg_pdf_is(eg_pdf_follow(u->pdf, kids), EG_PDF_ARRAY)) {
		if (eg_pdf_is(kids, EG_PDF_REFERENCE))
			eg_update_touch(u, kids->number);
		return eg_pdf_follow(u->pdf, kids);
	}
	all = eg_pdf_array(u->arena);
	if (kids != NULL)
		eg_pdf_array_add(u->arena, all, kids);
	eg_pdf_set(u->arena, element, "K", all);
	return all;
}

/* The way back, from the field to its element: the next number of the tree of parents. */
static bool
add_parent(struct eg_update *u, uint32_t root, struct eg_pdf_object *element, int64_t *key)
{
	struct eg_pdf_object *d = u->pdf->slot[root].object;
	struct eg_pdf_object *tree = eg_pdf_get_as(u->pdf, d, "ParentTree", EG_PDF_DICTIONARY);
	struct eg_pdf_object *at = eg_pdf_find(d, "ParentTree"), *nums = eg_pdf_find(tree, "Nums");
	const char *fault = NULL;
	struct eg_pdf_pair *all;
	size_t n = 0;

	all = eg_pdf_tree(u->pdf, tree, true, u->arena, &n, &fault);
	if (all == NULL || !eg_pdf_is(nums, EG_PDF_ARRAY))
		return false;
	*key = n == 0 ? 0 : all[n - 1].key->integer + 1;
	/* Numbers below it may have been used before (Table 322). */
	(void)eg_pdf_integer_of(eg_pdf_find(d, "ParentTreeNextKey"), *key, INT32_MAX, key);
	eg_pdf_array_add(u->arena, nums, eg_pdf_integer(u->arena, *key));
	eg_pdf_array_add(u->arena, nums, element);
	eg_pdf_set_integer(u->arena, d, "ParentTreeNextKey", *key + 1);
	eg_update_touch(u, eg_pdf_is(at, EG_PDF_REFERENCE) ? at->number : root);
	eg_update_touch(u, root);
	return true;
}

/* At the end of the document: there it is read out, after all that is signed. */
static bool
add_element(struct eg_update *u, uint32_t widget, uint32_t page)
{
	struct eg_arena *a = u->arena;
	struct eg_pdf_object *root = eg_pdf_find(u->catalog, "StructTreeRoot"), *document, *kid,
	    *form;
	int64_t key = 0;

	document = eg_pdf_find(eg_pdf_follow(u->pdf, root), "K");
	if (!eg_pdf_is(root, EG_PDF_REFERENCE) || !eg_pdf_is(document, EG_PDF_REFERENCE) ||
	    !eg_pdf_is(eg_pdf_follow(u->pdf, document), EG_PDF_DICTIONARY))
		return false;
	form = eg_pdf_dictionary(a);
	kid = eg_pdf_dictionary(a);
	eg_pdf_set_name(a, form, "S", "Form");
	eg_pdf_set(a, form, "P", document);
	eg_pdf_set(a, form, "Pg", eg_pdf_reference(a, page));
	eg_pdf_set_text(a, form, "Alt", "Signature");
	eg_pdf_set_name(a, kid, "Type", "OBJR");
	eg_pdf_set(a, kid, "Obj", eg_pdf_reference(a, widget));
	eg_pdf_set(a, form, "K", kid);
	form = eg_pdf_add(u->pdf, form);
	eg_update_touch(u, form->number);
	eg_pdf_array_add(a, kids_of(u, eg_pdf_follow(u->pdf, document)), form);
	eg_update_touch(u, document->number);
	if (!add_parent(u, root->number, form, &key))
		return false;
	eg_pdf_set_integer(a, u->pdf->slot[widget].object, "StructParent", key);
	return true;
}

/* --- all of it -------------------------------------------------------------------------------- */

static bool
is_signed(void *data, const struct eg_sign_field *f)
{
	bool *found = data;

	*found = *found || eg_pdf_find(f->dictionary, "V") != NULL;
	return true;
}

uint32_t
eg_sign_place_field(struct eg_update *u, const struct eg_sign_place *p)
{
	struct eg_pdf_object *d = eg_pdf_dictionary(u->arena), *rect;
	const char *fault = NULL;
	struct eg_pdf_page *page;
	bool already = false;
	uint32_t number;
	size_t n = 0;

	eg_sign_fields(u->pdf, u->arena, is_signed, &already);
	if (already)
		return eg_sign_no_field(u, "a signature that is seen is the first, or in a field "
		    "that was there before", "a field that is seen would change what was signed%s",
		    " before");
	page = eg_pdf_pages(u->pdf, u->arena, &n, &fault);
	if (page == NULL || p->page < 1 || p->page > n)
		return eg_sign_no_field(u, NULL, "there is no such page to sign on%s", "");
	rect = rect_of(u, &page[p->page - 1], p);
	if (rect == NULL)
		return eg_sign_no_field(u, "`--place` takes PAGE,X,Y,WIDTH,HEIGHT in points, X and "
		    "Y from the page's top left", "the place of the signature is not on the page%s",
		    "");
	eg_pdf_set_name(u->arena, d, "Type", "Annot");
	eg_pdf_set_name(u->arena, d, "Subtype", "Widget");
	eg_pdf_set_name(u->arena, d, "FT", "Sig");
	eg_pdf_set_text(u->arena, d, "T", eg_sign_new_name(u));
	eg_pdf_set_text(u->arena, d, "TU", "Signature");
	eg_pdf_set_integer(u->arena, d, "F", PRINTED_LOCKED);
	eg_pdf_set(u->arena, d, "Rect", rect);
	eg_pdf_set(u->arena, d, "P", eg_pdf_reference(u->arena, page[p->page - 1].number));
	number = eg_sign_add_field(u, d, page[p->page - 1].number, page[p->page - 1].dictionary);
	if (!add_element(u, number, page[p->page - 1].number))
		return eg_sign_no_field(u, NULL, "the structure of the document has no place for a "
		    "field that is seen%s", "");
	return number;
}
