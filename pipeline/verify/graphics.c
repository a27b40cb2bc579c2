/* graphics.c - colours, images and graphics states (ISO 19005-2, 6.2). */
#include <string.h>

#include "pdf/walk.h"
#include "verify/verifier.h"

struct thing {
	struct eg_verifier		*v;
	const struct eg_pdf_object	*dictionary;
	const struct eg_pdf_step	*at;
};

static void
say(const struct thing *t, const char *clause, const char *words)
{
	struct eg_buf where = { 0 };

	eg_pdf_where(t->at, &where);
	eg_verify_say(t->v, "P9209", clause, where.data, "%s", words);
	eg_buf_free(&where);
}

static void
check_image(const struct thing *t)
{
	const struct eg_pdf_object *o;

	if (!eg_pdf_is_name(eg_pdf_get(t->v->pdf, t->dictionary, "Subtype"), "Image"))
		return;
	o = eg_pdf_get(t->v->pdf, t->dictionary, "Interpolate");
	if (eg_pdf_is(o, EG_PDF_BOOLEAN) && o->boolean)
		say(t, "ISO 19005-2, 6.2.8", "an image is to be smoothed by readers "
		    "(/Interpolate)");
}

/* Blend modes of ISO 32000-1, 11.3.5. */
static const char *const blends[] = { "Normal", "Compatible", "Multiply", "Screen", "Overlay",
	"Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference",
	"Exclusion", "Hue", "Saturation", "Color", "Luminosity" };

static bool
is_blend(const struct eg_pdf_object *o)
{
	for (size_t i = 0; i < sizeof(blends) / sizeof(*blends); i++)
		if (eg_pdf_is_name(o, blends[i]))
			return true;
	return false;
}

static void
check_state(const struct thing *t)
{
	const struct eg_pdf_object *o;

	if (!eg_pdf_is_name(eg_pdf_get(t->v->pdf, t->dictionary, "Type"), "ExtGState"))
		return;
	o = eg_pdf_get(t->v->pdf, t->dictionary, "BM");
	if (o != NULL && !is_blend(o))
		say(t, "ISO 19005-2, 6.2.10", "a blend mode is no standard one");
	if (eg_pdf_find(t->dictionary, "TR") != NULL)
		say(t, "ISO 19005-2, 6.2.5", "colours are changed by a transfer function (/TR)");
	o = eg_pdf_find(t->dictionary, "TR2");
	if (o != NULL && !eg_pdf_is_name(o, "Default"))
		say(t, "ISO 19005-2, 6.2.5", "colours are changed by a transfer function (/TR2)");
}

static void
visit(void *data, const struct eg_pdf_object *o, const struct eg_pdf_step *at)
{
	const struct thing t = { data, o, at };

	if (o->type == EG_PDF_STREAM)
		check_image(&t);
	else if (o->type == EG_PDF_DICTIONARY)
		check_state(&t);
}

/* What red is: the profile all colours of the pages are of. */
static void
check_intent(struct eg_verifier *v)
{
	const struct eg_pdf_object *all, *one, *profile;
	size_t found = 0;

	all = eg_pdf_get(v->pdf, eg_pdf_catalog(v->pdf), "OutputIntents");
	for (size_t i = 0; i < eg_pdf_count(v->pdf, all); i++) {
		one = eg_pdf_item(v->pdf, all, i);
		profile = eg_pdf_get(v->pdf, one, "DestOutputProfile");
		if (!eg_pdf_is_name(eg_pdf_get(v->pdf, one, "S"), "GTS_PDFA1"))
			continue;
		found++;
		if (!eg_pdf_is(profile, EG_PDF_STREAM) ||
		    !eg_pdf_is(eg_pdf_get(v->pdf, profile, "N"), EG_PDF_INTEGER))
			eg_verify_say(v, "P9209", "ISO 19005-2, 6.2.3", "catalog",
			    "the output intent has no profile of colours");
	}
	if (found != 1)
		eg_verify_say(v, "P9209", "ISO 19005-2, 6.2.3", "catalog",
		    found == 0 ? "there is no output intent: what colours are is not said" :
		    "there is more than one output intent");
}

void
eg_verify_graphics(struct eg_verifier *v)
{
	check_intent(v);
	eg_pdf_walk(v->pdf, v->arena, visit, v, NULL);
}
