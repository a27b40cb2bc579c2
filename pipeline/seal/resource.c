/*
 * resource.c - fonts and pictures as PDF/A wants them, where cairo leaves
 * something out (ISO 19005-2, 6.2.8 and 6.2.11).
 */
#include "seal/sealer.h"

/* Glyph shapes as little programs: no font that a reader could search in. */
static bool
is_type3(const struct eg_pdf_object *font)
{
	return eg_pdf_is_name(eg_pdf_find(font, "Subtype"), "Type3");
}

static bool
mend_font(struct eg_sealer *s, struct eg_pdf_object *font)
{
	if (is_type3(font)) {
		eg_report(s->diags, &(struct eg_diag){ .severity = EG_FATAL,
		    .code = "X9912",
		    .help = "use a font whose glyphs are outlines: no colour and no "
		    "variable font" },
		    "a font cannot be put into the letter as outlines");
		return false;
	}
	/* 6.2.11.3.2: cairo numbers glyphs as the font program does. */
	if (eg_pdf_is_name(eg_pdf_find(font, "Subtype"), "CIDFontType2") &&
	    eg_pdf_find(font, "CIDToGIDMap") == NULL)
		eg_pdf_set_name(s->arena, font, "CIDToGIDMap", "Identity");
	return true;
}

bool
eg_seal_resources(struct eg_sealer *s)
{
	struct eg_pdf_object *o;
	bool ok = true;

	for (uint32_t i = 1; i < s->pdf->nslots; i++) {
		o = s->pdf->slot[i].object;
		if (eg_pdf_is_name(eg_pdf_find(o, "Type"), "Font"))
			ok &= mend_font(s, o);
		else if (eg_pdf_is_name(eg_pdf_find(o, "Subtype"), "Image"))
			eg_pdf_set(s->arena, o, "Interpolate", NULL);
	}
	return ok;
}
