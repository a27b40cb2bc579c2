/*
 * colours.c - what colours are is said: by the output intent, or where they
 * stand (ISO 19005-2, 6.2.4).
 */
#include <string.h>

#include "verify/verifier.h"

#define NESTED_MAX	4	/* spaces in spaces: a pattern's, indexed, separation's */

/* Spaces of a device; short names are those of inline images. */
static const struct device {
	const char	*name, *abbreviation, *otherwise;
	int64_t		 colorants;	/* the output intent has so many; 0: any */
	const char	*fault;
} devices[] = {
	{ "DeviceGray", "G", "DefaultGray", 0, NULL },
	{ "DeviceRGB", "RGB", "DefaultRGB", 3,
	    "colours are red, green and blue, but the output intent is of others" },
	{ "DeviceCMYK", "CMYK", "DefaultCMYK", 4,
	    "colours are inks (DeviceCMYK), but the output intent is of others" },
};
#define DEVICES		(sizeof(devices) / sizeof(*devices))

static const struct eg_pdf_object *
resource(struct eg_verifier *v, const struct eg_pdf_object *resources, const char *kind,
    const char *name)
{
	const struct eg_pdf_object *all = eg_pdf_get_as(v->pdf, resources, kind,
	    EG_PDF_DICTIONARY);

	return all == NULL || name == NULL || !eg_verify_afford(v, all->n) ? NULL :
	    eg_pdf_get(v->pdf, all, name);
}

static const char *
check_device(struct eg_verifier *v, const struct device *d,
    const struct eg_pdf_object *resources)
{
	return d->colorants == 0 || v->colorants == 0 || d->colorants == v->colorants ||
	    resource(v, resources, "ColorSpace", d->otherwise) != NULL ? NULL : d->fault;
}

static const char *check(struct eg_verifier *, const struct eg_pdf_object *,
	    const struct eg_pdf_object *resources, int depth);

static const char *
check_name(struct eg_verifier *v, const char *name, const struct eg_pdf_object *resources,
    int depth)
{
	const struct eg_pdf_object *named;

	for (size_t i = 0; i < DEVICES; i++)
		if (strcmp(name, devices[i].name) == 0 ||
		    strcmp(name, devices[i].abbreviation) == 0)
			return check_device(v, &devices[i], resources);
	if (strcmp(name, "Pattern") == 0)
		return NULL;
	named = resource(v, resources, "ColorSpace", name);
	return named == NULL ? "a colour space is not there" :
	    check(v, named, resources, depth + 1);
}

static const char *
check_profile(struct eg_verifier *v, const struct eg_pdf_object *stream)
{
	int64_t n;

	if (!eg_pdf_is(stream, EG_PDF_STREAM))
		return "a colour space has no profile (ICCBased)";
	return eg_pdf_integer_of(eg_pdf_get(v->pdf, stream, "N"), 1, 4, &n) && n != 2 ? NULL :
	    "a profile of colours does not say how many there are (/N)";
}

static const char *
check(struct eg_verifier *v, const struct eg_pdf_object *o,
    const struct eg_pdf_object *resources, int depth)
{
	const char *kind;

	if (depth > NESTED_MAX)
		return "colour spaces are in one another without end";
	if (eg_pdf_is(o, EG_PDF_NAME))
		return check_name(v, o->text, resources, depth);
	kind = eg_pdf_name_of(eg_pdf_item(v->pdf, o, 0));
	if (kind == NULL)
		return "a colour space is none";
	if (strcmp(kind, "ICCBased") == 0)
		return check_profile(v, eg_pdf_item(v->pdf, o, 1));
	if (strcmp(kind, "Indexed") == 0 || strcmp(kind, "I") == 0 ||
	    (strcmp(kind, "Pattern") == 0 && o->n > 1))
		return check(v, eg_pdf_item(v->pdf, o, 1), resources, depth + 1);
	if (strcmp(kind, "Separation") == 0 || strcmp(kind, "DeviceN") == 0)
		return check(v, eg_pdf_item(v->pdf, o, 2), resources, depth + 1);
	if (strcmp(kind, "CalGray") == 0 || strcmp(kind, "CalRGB") == 0 ||
	    strcmp(kind, "Lab") == 0)
		return NULL;
	return check_name(v, kind, resources, depth);
}

const char *
eg_verify_colours(struct eg_verifier *v, const struct eg_pdf_object *space,
    const struct eg_pdf_object *resources)
{
	return check(v, space, resources, 0);
}

bool
eg_verify_is_intent(const struct eg_pdf_object *o)
{
	static const char *const intents[] = { "RelativeColorimetric", "AbsoluteColorimetric",
	    "Perceptual", "Saturation" };

	for (size_t i = 0; i < sizeof(intents) / sizeof(*intents); i++)
		if (eg_pdf_is_name(o, intents[i]))
			return true;
	return o == NULL;
}

/* --- in content ------------------------------------------------------------------------ */

/* The value of a key of an inline image, by its long or its short name. */
static const struct eg_pdf_object *
inline_value(const struct eg_pdf_operation *op, const char *key, const char *abbreviation)
{
	for (size_t i = 0; i + 1 < op->n; i += 2)
		if (eg_pdf_is_name(op->operand[i], key) ||
		    eg_pdf_is_name(op->operand[i], abbreviation))
			return op->operand[i + 1];
	return NULL;
}

const char *
eg_verify_painting(struct eg_verifier *v, const struct eg_pdf_operation *op,
    const struct eg_pdf_object *resources)
{
	const struct eg_pdf_object *o = op->n == 0 ? NULL : op->operand[0];

	if (eg_pdf_op(op, "rg") || eg_pdf_op(op, "RG"))
		return check_device(v, &devices[1], resources);
	if (eg_pdf_op(op, "k") || eg_pdf_op(op, "K"))
		return check_device(v, &devices[2], resources);
	if (eg_pdf_op(op, "cs") || eg_pdf_op(op, "CS"))
		return check(v, o, resources, 0);
	if (eg_pdf_op(op, "ri"))
		return o != NULL && eg_verify_is_intent(o) ? NULL :
		    "a rendering intent is no standard one";
	if (eg_pdf_op(op, "sh"))
		return check(v, eg_pdf_get(v->pdf, resource(v, resources, "Shading",
		    eg_pdf_name_of(o)), "ColorSpace"), resources, 0);
	if (eg_pdf_op(op, "BI") && (o = inline_value(op, "ColorSpace", "CS")) != NULL)
		return check(v, o, resources, 0);
	return NULL;
}
