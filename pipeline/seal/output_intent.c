/* output_intent.c - what red, green and blue mean (ISO 19005-2, 6.2.3). */
#include "seal/sealer.h"
#include "seal/srgb.h"

void
eg_seal_output_intent(struct eg_sealer *s)
{
	struct eg_pdf_object *profile, *d = eg_pdf_dictionary(s->arena), *all;

	profile = eg_pdf_stream(s->arena, eg_srgb_profile, eg_srgb_profile_size);
	eg_pdf_set_name(s->arena, profile, "Filter", "FlateDecode");
	eg_pdf_set_integer(s->arena, profile, "N", 3);
	eg_pdf_set_name(s->arena, d, "Type", "OutputIntent");
	eg_pdf_set_name(s->arena, d, "S", "GTS_PDFA1");
	eg_pdf_set_text(s->arena, d, "OutputConditionIdentifier", "sRGB");
	eg_pdf_set_text(s->arena, d, "Info", "sRGB IEC61966-2.1");
	eg_pdf_set(s->arena, d, "DestOutputProfile", eg_pdf_add(s->pdf, profile));
	all = eg_pdf_array(s->arena);
	eg_pdf_array_add(s->arena, all, d);
	eg_pdf_set(s->arena, s->catalog, "OutputIntents", all);
}
