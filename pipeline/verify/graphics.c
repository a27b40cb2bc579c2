/* graphics.c - images, graphics states and the output intent (ISO 19005-2, 6.2). */
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

static const struct eg_pdf_object *
get(const struct thing *t, const char *key)
{
	return eg_pdf_get(t->v->pdf, t->dictionary, key);
}

static void
check_image(const struct thing *t)
{
	const struct eg_pdf_object *o = get(t, "Interpolate"), *space = get(t, "ColorSpace");
	const char *fault = space == NULL ? NULL : eg_verify_colours(t->v, space, NULL);

	if (eg_pdf_is(o, EG_PDF_BOOLEAN) && o->boolean)
		say(t, "ISO 19005-2, 6.2.8", "an image is to be smoothed by readers "
		    "(/Interpolate)");
	if (fault != NULL)
		say(t, "ISO 19005-2, 6.2.4", fault);
	if (!eg_verify_is_intent(get(t, "Intent")))
		say(t, "ISO 19005-2, 6.2.6", "a rendering intent is no standard one");
	if (get(t, "Alternates") != NULL || get(t, "OPI") != NULL)
		say(t, "ISO 19005-2, 6.2.8", "another image may be shown instead (/Alternates, "
		    "/OPI)");
}

static void
check_form(const struct thing *t)
{
	if (get(t, "OPI") != NULL || get(t, "PS") != NULL || get(t, "Ref") != NULL ||
	    eg_pdf_is_name(get(t, "Subtype2"), "PS"))
		say(t, "ISO 19005-2, 6.2.9", "a form stands for something outside of the file, or "
		    "for a program (/OPI, /Ref, /PS)");
}

static void
check_stream(const struct thing *t)
{
	const struct eg_pdf_object *kind = get(t, "Subtype");

	if (eg_pdf_is_name(kind, "Image"))
		check_image(t);
	else if (eg_pdf_is_name(kind, "Form"))
		check_form(t);
	else if (eg_pdf_is_name(kind, "PS"))
		say(t, "ISO 19005-2, 6.2.9", "a program is to be run by a printer (/PS)");
}

/* What is painted together, and its colours mixed. */
static void
check_group(const struct thing *t)
{
	const struct eg_pdf_object *space = get(t, "CS");
	const char *fault = space == NULL ? NULL : eg_verify_colours(t->v, space, NULL);

	if (fault != NULL)
		say(t, "ISO 19005-2, 6.2.10", fault);
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

static bool
is_opacity(const struct eg_pdf_object *o)
{
	int64_t millionths;

	return o == NULL || (eg_pdf_millionths(o, &millionths) && millionths >= 0 &&
	    millionths <= 1000000);
}

/* How opaque, or how bright, a group of paintings is (ISO 32000-1, 11.6.5.2). */
static bool
is_mask(const struct thing *t, const struct eg_pdf_object *mask)
{
	const struct eg_pdf_object *kind = eg_pdf_get(t->v->pdf, mask, "S"), *group;

	group = eg_pdf_get_as(t->v->pdf, mask, "G", EG_PDF_STREAM);
	return (eg_pdf_is_name(kind, "Alpha") || eg_pdf_is_name(kind, "Luminosity")) &&
	    eg_pdf_is_name(eg_pdf_get(t->v->pdf, group, "Subtype"), "Form") &&
	    eg_pdf_is_name(eg_pdf_get(t->v->pdf, eg_pdf_get(t->v->pdf, group, "Group"), "S"),
	    "Transparency");
}

static void
check_state(const struct thing *t)
{
	const struct eg_pdf_object *o = get(t, "BM");

	if (o != NULL && !is_blend(o))
		say(t, "ISO 19005-2, 6.2.10", "a blend mode is no standard one");
	if (eg_pdf_find(t->dictionary, "TR") != NULL)
		say(t, "ISO 19005-2, 6.2.5", "colours are changed by a transfer function (/TR)");
	o = eg_pdf_find(t->dictionary, "TR2");
	if (o != NULL && !eg_pdf_is_name(o, "Default"))
		say(t, "ISO 19005-2, 6.2.5", "colours are changed by a transfer function (/TR2)");
	if (eg_pdf_find(t->dictionary, "HTP") != NULL)
		say(t, "ISO 19005-2, 6.2.5", "it has a halftone's phase (/HTP)");
	if (!eg_verify_is_intent(get(t, "RI")))
		say(t, "ISO 19005-2, 6.2.6", "a rendering intent is no standard one");
	if (!is_opacity(get(t, "CA")) || !is_opacity(get(t, "ca")))
		say(t, "ISO 32000-1, 11.6.4.4", "an opacity is not between 0 and 1");
	o = get(t, "SMask");
	if (o != NULL && !eg_pdf_is_name(o, "None") && !is_mask(t, o))
		say(t, "ISO 32000-1, 11.6.5.2", "a soft mask is of nothing that is painted");
}

static void
visit(void *data, const struct eg_pdf_object *o, const struct eg_pdf_step *at)
{
	const struct thing t = { data, o, at };

	if (o->type == EG_PDF_STREAM)
		check_stream(&t);
	else if (o->type != EG_PDF_DICTIONARY)
		return;
	else if (eg_pdf_is_name(get(&t, "Type"), "ExtGState"))
		check_state(&t);
	else if (eg_pdf_is_name(get(&t, "S"), "Transparency"))
		check_group(&t);
}

/* The header of a profile (ICC.1:2010, 7.2); PDF/A-2 knows versions up to 4. */
#define ICC_HEADER	128

static const char *
check_header(struct eg_verifier *v, const struct eg_pdf_object *profile)
{
	static const char *const spaces[] = { "", "GRAY", "", "RGB ", "CMYK" };
	const char *fault = NULL, *h;
	struct eg_buf b = { 0 };

	if (!eg_verify_decode(v, profile, NULL, EG_CONTENT_MAX, &b, &fault) || fault != NULL) {
		eg_buf_free(&b);
		return fault == NULL ? NULL : "the profile of the output intent cannot be read";
	}
	h = eg_buf_str(&b);
	if (b.len < ICC_HEADER || memcmp(h + 36, "acsp", 4) != 0 || h[8] < 1 || h[8] > 4 ||
	    (memcmp(h + 12, "prtr", 4) != 0 && memcmp(h + 12, "mntr", 4) != 0))
		fault = "the profile of the output intent is none of a screen or a printer";
	else if (memcmp(h + 16, spaces[v->colorants], 4) != 0)
		fault = "the profile of the output intent is of other colours than it says (/N)";
	eg_buf_free(&b);
	return fault;
}

static void
check_intent_profile(struct eg_verifier *v, const struct eg_pdf_object *profile)
{
	const char *fault = "the output intent has no profile of colours";

	if (eg_pdf_is(profile, EG_PDF_STREAM) && eg_pdf_integer_of(eg_pdf_get(v->pdf, profile,
	    "N"), 1, 4, &v->colorants) && v->colorants != 2)
		fault = check_header(v, profile);
	else
		v->colorants = 0;
	if (fault != NULL)
		eg_verify_say(v, "P9209", "ISO 19005-2, 6.2.3", "catalog", "%s", fault);
}

void
eg_verify_output_intent(struct eg_verifier *v)
{
	const struct eg_pdf_object *all, *one, *profile;
	size_t found = 0;

	all = eg_pdf_get(v->pdf, eg_pdf_catalog(v->pdf), "OutputIntents");
	for (size_t i = 0; i < eg_pdf_count(v->pdf, all); i++) {
		one = eg_pdf_item(v->pdf, all, i);
		profile = eg_pdf_get(v->pdf, one, "DestOutputProfile");
		if (!eg_pdf_is_name(eg_pdf_get(v->pdf, one, "S"), "GTS_PDFA1"))
			continue;
		if (found++ == 0)
			check_intent_profile(v, profile);
	}
	if (found != 1)
		eg_verify_say(v, "P9209", "ISO 19005-2, 6.2.3", "catalog",
		    found == 0 ? "there is no output intent: what colours are is not said" :
		    "there is more than one output intent");
}

void
eg_verify_graphics(struct eg_verifier *v)
{
	eg_pdf_walk(v->pdf, v->arena, visit, v, NULL);
}
