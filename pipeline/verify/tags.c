/*
 * tags.c - elements have the content they say, content leads back to its
 * element (ISO 32000-1, 14.7.4).
 */
#include <string.h>

#include "verify/verifier.h"

#define CLAUSE	"ISO 32000-1, 14.7.4.4"

/* The first content at that place or behind it. */
static size_t
content_from(const struct eg_verifier *v, uint32_t page, int64_t mcid)
{
	size_t low = 0, high = v->ncontent, middle;
	const struct eg_found_content *c;

	while (low < high) {
		middle = low + (high - low) / 2;
		c = &v->content[middle];
		if (c->page < page || (c->page == page && c->mcid < mcid))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct eg_found_content *
find_content(struct eg_verifier *v, uint32_t page, int64_t mcid)
{
	size_t i = content_from(v, page, mcid);

	if (i == v->ncontent || v->content[i].page != page || v->content[i].mcid != mcid)
		return NULL;
	return &v->content[i];
}

/* Every part of the structure knows in what it is (/P). */
static void
check_parent(struct eg_verifier *v, const struct eg_pdf_element *e)
{
	const struct eg_pdf_object *p = eg_pdf_find(e->dictionary, "P");

	if (!eg_pdf_is(p, EG_PDF_REFERENCE) || p->number != e->parent->number)
		eg_verify_say(v, "P9205", "ISO 32000-1, 14.7.2", eg_verify_element(v, e),
		    "an element names another one as the one it is in (/P)");
}

static void
check_kid(struct eg_verifier *v, const struct eg_pdf_element *e,
    const struct eg_pdf_kid *kid)
{
	struct eg_found_content *c;

	if (kid->kind != EG_PDF_KID_CONTENT)
		return;
	c = find_content(v, kid->page, kid->mcid);
	if (c == NULL)
		eg_verify_say(v, "P9205", CLAUSE, eg_verify_element(v, e),
		    "an element has content (%lld) that is on no page", (long long)kid->mcid);
	else if (c->element != NULL)
		eg_verify_say(v, "P9205", CLAUSE, eg_verify_element(v, e),
		    "an element has content (%lld) that another one has too",
		    (long long)kid->mcid);
	else
		c->element = e;
}

static void
check_elements(struct eg_verifier *v, const struct eg_pdf_element *e)
{
	if (e->parent != NULL)
		check_parent(v, e);
	for (size_t i = 0; i < e->n; i++) {
		check_kid(v, e, &e->kid[i]);
		if (e->kid[i].kind == EG_PDF_KID_ELEMENT)
			check_elements(v, e->kid[i].element);
	}
}

/* The element to which a page's content leads back, as a reference; or NULL. */
static const struct eg_pdf_object *
leads_to(const struct eg_verifier *v, const struct eg_pdf_object *array, int64_t mcid)
{
	if (!eg_pdf_is(array, EG_PDF_ARRAY) || (uint64_t)mcid >= array->n ||
	    !eg_pdf_is(array->item[mcid], EG_PDF_REFERENCE))
		return NULL;
	return eg_pdf_follow(v->pdf, array->item[mcid]);
}

/* What is found on a page is in an element, and the tree of parents says so. */
static void
check_page(struct eg_verifier *v, size_t page)
{
	uint32_t number = v->page[page].number;
	size_t i = content_from(v, number, 0);
	const struct eg_pdf_object *array = NULL;
	const struct eg_found_content *c;
	int64_t key;

	if (i == v->ncontent || v->content[i].page != number)
		return;
	if (eg_pdf_integer_of(eg_pdf_get(v->pdf, v->page[page].dictionary, "StructParents"), 0,
	    INT32_MAX, &key) && v->parents != NULL)
		array = eg_pdf_follow(v->pdf, eg_pdf_tree_find(v->parents, v->nparents, key));
	for (; i < v->ncontent && v->content[i].page == number; i++) {
		c = &v->content[i];
		if (c->element == NULL)
			eg_verify_say(v, "P9205", CLAUSE, eg_verify_page(v, page),
			    "the content %lld is in no element", (long long)c->mcid);
		else if (leads_to(v, array, c->mcid) != c->element->dictionary)
			eg_verify_say(v, "P9205", CLAUSE, eg_verify_page(v, page),
			    "the content %lld does not lead back to its element "
			    "(/ParentTree)", (long long)c->mcid);
	}
}

void
eg_verify_tags(struct eg_verifier *v)
{
	if (v->structure == NULL)
		return;
	check_elements(v, v->structure);
	for (size_t i = 0; i < v->npages; i++)
		check_page(v, i);
}
