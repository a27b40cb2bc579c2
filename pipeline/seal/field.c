/*
 * field.c - empty signature fields (ISO 32000-1, 12.7.4.5), for a signer to fill
 * in by an update.  What it will have to write again stays out of object
 * streams.
 */
#include "seal/sealer.h"

#define PRINTED_LOCKED	(4 | 128)	/* annotation flags, 12.5.3 */

/* PDF/A wants every field that is seen to have a look, if of nothing. */
static struct eg_pdf_object *
look(struct eg_sealer *s, const struct eg_field *f)
{
	struct eg_pdf_object *form = eg_pdf_stream(s->arena, "", 0);
	struct eg_pdf_object *box = eg_pdf_array(s->arena), *d = eg_pdf_dictionary(s->arena);
	const eg_len v[4] = { 0, 0, f->rect.width, f->rect.height };

	for (int i = 0; i < 4; i++)
		eg_pdf_array_add(s->arena, box, eg_pdf_points(s->arena, v[i]));
	eg_pdf_set_name(s->arena, form, "Type", "XObject");
	eg_pdf_set_name(s->arena, form, "Subtype", "Form");
	eg_pdf_set(s->arena, form, "BBox", box);
	eg_pdf_set(s->arena, form, "Resources", eg_pdf_dictionary(s->arena));
	eg_pdf_set(s->arena, d, "N", eg_pdf_add(s->pdf, form));
	return d;
}

static struct eg_pdf_object *
make(struct eg_sealer *s, uint32_t i)
{
	const struct eg_field *f = &s->s->field[i];
	struct eg_pdf_object *d = eg_pdf_dictionary(s->arena);
	bool seen = f->element != NULL;

	eg_pdf_set_name(s->arena, d, "Type", "Annot");
	eg_pdf_set_name(s->arena, d, "Subtype", "Widget");
	eg_pdf_set_name(s->arena, d, "FT", "Sig");
	eg_pdf_set_text(s->arena, d, "T", eg_arena_printf(s->arena, "Signature%u",
	    (unsigned)i + 1));
	eg_pdf_set_text(s->arena, d, "TU", f->fo->alt != NULL && *f->fo->alt != '\0' ?
	    f->fo->alt : "Signature");
	eg_pdf_set_integer(s->arena, d, "F", PRINTED_LOCKED);
	eg_pdf_set(s->arena, d, "Rect", eg_seal_rect(s, f->page, seen ? f->rect :
	    (struct eg_rect){ 0, s->s->page[f->page]->height, 0, 0 }));
	eg_pdf_set(s->arena, d, "P", s->page_ref[f->page]);
	if (seen) {
		eg_pdf_set(s->arena, d, "AP", look(s, f));
		eg_pdf_set_integer(s->arena, d, "StructParent",
		    (int64_t)s->s->areas->npages + s->s->nlinks + i);
	}
	return d;
}

void
eg_seal_fields(struct eg_sealer *s)
{
	struct eg_pdf_object *fields = eg_pdf_array(s->arena), *form, *ref;
	uint32_t at;

	if (s->s->nfields == 0)
		return;
	for (uint32_t i = 0; i < s->s->nfields; i++) {
		at = s->s->nlinks + i;
		eg_seal_annotate(s, at, s->s->field[i].page, make(s, i));
		eg_pdf_array_add(s->arena, fields, s->annotation[at]);
		eg_pdf_keep_plain(s->pdf, s->annotation[at]);
	}
	form = eg_pdf_dictionary(s->arena);
	eg_pdf_set(s->arena, form, "Fields", fields);
	ref = eg_pdf_add(s->pdf, form);
	eg_pdf_keep_plain(s->pdf, ref);
	eg_pdf_keep_plain(s->pdf, eg_pdf_find(s->pdf->trailer, "Root"));
	eg_pdf_set(s->arena, s->catalog, "AcroForm", ref);
}
