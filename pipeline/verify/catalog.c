/* catalog.c - what holds of the document as a whole. */
#include <string.h>

#include "base/ascii.h"
#include "pdf/text_string.h"
#include "verify/verifier.h"

static bool
is_true(const struct eg_pdf_object *o)
{
	return eg_pdf_is(o, EG_PDF_BOOLEAN) && o->boolean;
}

/* A language tag as RFC 5646 begins one: letters, then parts behind hyphens. */
static bool
is_language(const char *s)
{
	size_t n, part = 0;

	for (; *s != '\0'; s += n + (s[n] == '-'), part++) {
		for (n = 0; eg_is_letter(s[n]) || (part > 0 && eg_is_digit(s[n])); n++)
			;
		if (n == 0 || n > 8 || (s[n] != '\0' && s[n] != '-') ||
		    (s[n] == '-' && s[n + 1] == '\0'))
			return false;
	}
	return part > 0;
}

/*
 * Everything has a language: its own, or that of what it is in.  Returns the
 * first element with content that has none.
 */
static const struct eg_pdf_element *
check_languages(struct eg_verifier *v, const struct eg_pdf_element *e, bool known)
{
	const struct eg_pdf_object *o = eg_pdf_get(v->pdf, e->dictionary, "Lang");
	const struct eg_pdf_element *silent = NULL, *below;
	const char *language = eg_pdf_text_of(v->arena, o);

	/* An empty one says that the language is not known. */
	if (o != NULL && (language == NULL || (*language != '\0' && !is_language(language))))
		eg_verify_say(v, "P9202", "ISO 14289-1, 7.2", eg_verify_element(v, e),
		    "the language of an element is none");
	known = known || o != NULL;
	for (size_t i = 0; i < e->n; i++) {
		below = NULL;
		if (e->kid[i].kind == EG_PDF_KID_ELEMENT)
			below = check_languages(v, e->kid[i].element, known);
		else if (e->kid[i].kind == EG_PDF_KID_CONTENT && !known)
			below = e;
		if (silent == NULL)
			silent = below;
	}
	return silent;
}

static void
check_language(struct eg_verifier *v, const struct eg_pdf_object *catalog)
{
	const struct eg_pdf_object *o = eg_pdf_get(v->pdf, catalog, "Lang");
	const struct eg_pdf_element *silent = NULL;

	v->result->language = eg_pdf_text_of(v->arena, o);
	if (o != NULL && (v->result->language == NULL || !is_language(v->result->language)))
		eg_verify_say(v, "P9202", "ISO 14289-1, 7.2", "catalog",
		    "the language of the document is none (/Lang)");
	if (v->structure != NULL)
		silent = check_languages(v, v->structure, o != NULL || v->speaks);
	if (silent != NULL)
		eg_verify_say(v, "P9202", "ISO 14289-1, 7.2", eg_verify_element(v, silent),
		    "neither the document nor the element says its language (/Lang)");
	else if (o == NULL)
		eg_verify_advise(v, "P9202", "ISO 14289-1, 7.2", "catalog",
		    "the document does not say its language (/Lang)");
}

/* Types of one's own lead to standard ones, which stay what they are. */
static void
check_role_map(struct eg_verifier *v)
{
	const struct eg_pdf_object *map;

	if (v->structure == NULL)
		return;
	map = eg_pdf_get_as(v->pdf, v->structure->dictionary, "RoleMap", EG_PDF_DICTIONARY);
	for (uint32_t i = 0; map != NULL && i < map->n; i++)
		if (eg_pdf_is_standard(map->entry[i].key))
			eg_verify_say(v, "P9202", "ISO 14289-1, 7.1", "catalog, /StructTreeRoot",
			    "the standard type /%s is said to be another one (/RoleMap)",
			    map->entry[i].key);
}

void
eg_verify_catalog(struct eg_verifier *v)
{
	const struct eg_pdf_object *catalog = eg_pdf_catalog(v->pdf), *mark;

	check_language(v, catalog);
	check_role_map(v);
	mark = eg_pdf_get(v->pdf, catalog, "MarkInfo");
	if (!is_true(eg_pdf_get(v->pdf, mark, "Marked")))
		eg_verify_say(v, "P9202", "ISO 14289-1, 6.2", "catalog",
		    "the document does not say that it is tagged (/MarkInfo)");
	if (is_true(eg_pdf_get(v->pdf, mark, "Suspects")))
		eg_verify_say(v, "P9202", "ISO 14289-1, 7.1", "catalog",
		    "the document says of its tags that they are suspect");
	if (!is_true(eg_pdf_get(v->pdf, eg_pdf_get(v->pdf, catalog, "ViewerPreferences"),
	    "DisplayDocTitle")))
		eg_verify_say(v, "P9202", "ISO 14289-1, 7.1", "catalog",
		    "readers are to show the file's name instead of the title");
	for (size_t i = 0; i < v->npages; i++)
		if (eg_pdf_count(v->pdf, eg_pdf_get(v->pdf, v->page[i].dictionary, "Annots")) >
		    0 && !eg_pdf_is_name(eg_pdf_get(v->pdf, v->page[i].dictionary, "Tabs"), "S"))
			eg_verify_say(v, "P9202", "ISO 14289-1, 7.18.3", eg_verify_page(v, i),
			    "the tab key does not follow the structure (/Tabs)");
}
