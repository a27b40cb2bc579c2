/* property.c - see property.h. */
#include "fo/property.h"

#include <string.h>

#include "base/suggest.h"
#include "fo/refined.h"

const struct eg_prop *
eg_prop_find(const char *name, size_t n)
{
	size_t low = 0, high = eg_nprops, middle;
	int order;

	while (low < high) {
		middle = (low + high) / 2;
		order = strncmp(name, eg_props[middle].name, n);
		if (order == 0 && eg_props[middle].name[n] == '\0')
			return &eg_props[middle];
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* --- components ----------------------------------------------------------- */

static const char *const component_names[EG_COMPONENTS] = {
	[EG_WHOLE] = "",
	[EG_MINIMUM] = "minimum",
	[EG_OPTIMUM] = "optimum",
	[EG_MAXIMUM] = "maximum",
	[EG_PRECEDENCE] = "precedence",
	[EG_CONDITIONALITY] = "conditionality",
	[EG_LENGTH] = "length",
	[EG_WITHIN_LINE] = "within-line",
	[EG_WITHIN_COLUMN] = "within-column",
	[EG_KEEP_WITHIN_PAGE] = "within-page",
	[EG_INLINE_DIRECTION] = "inline-progression-direction",
	[EG_BLOCK_DIRECTION] = "block-progression-direction",
};

#define BIT(component)	(1u << (component))
#define RANGE		(BIT(EG_MINIMUM) | BIT(EG_OPTIMUM) | BIT(EG_MAXIMUM))
#define SPACE		(RANGE | BIT(EG_PRECEDENCE) | BIT(EG_CONDITIONALITY))

/* The components the properties of a type have. */
static const unsigned type_components[EG_PROP_LATER + 1] = {
	[EG_PROP_RANGE] = RANGE,
	[EG_PROP_SPACE] = SPACE,
	[EG_PROP_SPACING] = SPACE,
	[EG_PROP_LINE_HEIGHT] = SPACE,
	[EG_PROP_PADDING] = BIT(EG_LENGTH) | BIT(EG_CONDITIONALITY),
	[EG_PROP_BORDER] = BIT(EG_LENGTH) | BIT(EG_CONDITIONALITY),
	[EG_PROP_KEEP] = BIT(EG_WITHIN_LINE) | BIT(EG_WITHIN_COLUMN) |
	    BIT(EG_KEEP_WITHIN_PAGE),
	[EG_PROP_SEPARATION] = BIT(EG_INLINE_DIRECTION) | BIT(EG_BLOCK_DIRECTION),
};

const char *
eg_component_name(enum eg_component c)
{
	return component_names[c];
}

const struct eg_prop *
eg_prop_parse(const char *name, enum eg_component *component)
{
	const char *dot = strchr(name, '.');
	const struct eg_prop *p;
	unsigned c;

	*component = EG_WHOLE;
	p = eg_prop_find(name, dot == NULL ? strlen(name) : (size_t)(dot - name));
	if (p == NULL || dot == NULL)
		return p;
	for (c = EG_WHOLE + 1; c < EG_COMPONENTS; c++)
		if (strcmp(dot + 1, component_names[c]) == 0 &&
		    (type_components[p->type] & BIT(c)) != 0) {
			*component = c;
			return p;
		}
	return NULL;
}

const char *
eg_prop_suggest(const char *name)
{
	const char *names[EG_PROP_WORDS * 64];
	size_t i;

	for (i = 0; i < eg_nprops; i++)
		names[i] = eg_props[i].name;
	return eg_suggest(name, names, eg_nprops);
}
