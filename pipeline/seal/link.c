/* link.c - basic-link's annotations (XSL 1.1, 6.9.2; ISO 14289-1, 7.18). */
#include <string.h>

#include "base/uri.h"
#include "seal/sealer.h"

#define PRINTED	4	/* annotation flag of ISO 32000-1, 12.5.3, that PDF/A asks for */

static struct eg_diag
fault(const struct eg_fo *fo, const char *code, const char *help)
{
	return (struct eg_diag){ .severity = EG_ERROR, .code = code, .at = fo->at,
	    .from = fo->from, .help = help };
}

static bool
leads_out(struct eg_sealer *s, const struct eg_fo *fo, struct eg_pdf_object *annotation)
{
	struct eg_diag d = fault(fo, "F5090", "begin it with `https://`, `mailto:` or `tel:`");
	struct eg_pdf_object *action;
	struct eg_buf uri = { 0 };
	bool ok;

	ok = s->s->areas->fo->anybody ? eg_uri_encode_any(fo->link.external, &uri) :
	    eg_uri_encode(fo->link.external, &uri);
	if (ok) {
		action = eg_pdf_dictionary(s->arena);
		eg_pdf_set_name(s->arena, action, "S", "URI");
		eg_pdf_set(s->arena, action, "URI",
		    eg_pdf_bytes(s->arena, uri.data, uri.len));
		eg_pdf_set(s->arena, annotation, "A", action);
	} else {
		eg_report(s->diags, &d, "a link of a letter may not lead to `"
		    EG_FROM_CASE "`", fo->link.external);
	}
	eg_buf_free(&uri);
	return ok;
}

static bool
leads_within(struct eg_sealer *s, const struct eg_fo *fo, struct eg_pdf_object *annotation)
{
	struct eg_diag d = fault(fo, "F5091", "give the object it leads to this id");
	const struct eg_destination *to = eg_seal_destination(s, fo->link.internal);

	if (to == NULL) {
		eg_report(s->diags, &d, "a link leads to `%s`, which is on no page",
		    fo->link.internal);
		return false;
	}
	eg_pdf_set(s->arena, annotation, "Dest",
	    eg_pdf_bytes(s->arena, to->id, strlen(to->id)));
	return true;
}

/* What the link is, for who does not see its words: they themselves, or where to. */
static void
describe(struct eg_sealer *s, const struct eg_fo *fo, struct eg_pdf_object *annotation)
{
	const char *alt = fo->link.alt;
	struct eg_buf words = { 0 };

	if (alt == NULL || *alt == '\0') {
		eg_seal_words(fo, &words);
		alt = eg_buf_str(&words);
	}
	if (alt[strspn(alt, " ")] == '\0')
		alt = fo->link.external != NULL ? fo->link.external : fo->link.internal;
	eg_pdf_set_text(s->arena, annotation, "Contents", alt);
	eg_buf_free(&words);
}

void
eg_seal_annotate(struct eg_sealer *s, uint32_t i, uint32_t page, struct eg_pdf_object *d)
{
	struct eg_pdf_object *of_page = eg_pdf_find(s->page[page], "Annots");

	s->annotation[i] = eg_pdf_add(s->pdf, d);
	if (of_page == NULL) {
		of_page = eg_pdf_array(s->arena);
		eg_pdf_set(s->arena, s->page[page], "Annots", of_page);
	}
	eg_pdf_array_add(s->arena, of_page, s->annotation[i]);
}

static bool
annotate(struct eg_sealer *s, uint32_t i)
{
	const struct eg_link *l = &s->s->link[i];
	struct eg_pdf_object *d = eg_pdf_dictionary(s->arena), *border;

	if (!(l->fo->link.external != NULL ? leads_out(s, l->fo, d) :
	    leads_within(s, l->fo, d)))
		return s->s->areas->fo->anybody;
	border = eg_pdf_array(s->arena);
	for (int k = 0; k < 3; k++)
		eg_pdf_array_add(s->arena, border, eg_pdf_integer(s->arena, 0));
	eg_pdf_set_name(s->arena, d, "Type", "Annot");
	eg_pdf_set_name(s->arena, d, "Subtype", "Link");
	eg_pdf_set(s->arena, d, "Rect", eg_seal_rect(s, l->page, l->rect));
	eg_pdf_set(s->arena, d, "Border", border);
	eg_pdf_set_integer(s->arena, d, "F", PRINTED);
	eg_pdf_set_integer(s->arena, d, "StructParent", (int64_t)s->s->areas->npages + i);
	describe(s, l->fo, d);
	eg_seal_annotate(s, i, l->page, d);
	return true;
}

bool
eg_seal_links(struct eg_sealer *s)
{
	bool ok = true;

	/* paint/ knows no links. */
	for (uint32_t p = 0; p < s->s->areas->npages; p++)
		eg_pdf_set(s->arena, s->page[p], "Annots", NULL);
	for (uint32_t i = 0; i < s->s->nlinks; i++)
		ok &= annotate(s, i);
	return ok;
}
