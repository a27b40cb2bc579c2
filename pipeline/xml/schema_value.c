/* schema_value.c - see schema_value.h. */
#include "xml/schema_value.h"

#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "xml/schema_type.h"

struct eg_pattern {
	struct eg_pattern	*next;
	const struct eg_node	*facet;
	xmlRegexp		*regexp;	/* NULL: libxml2 has no use for it */
};

/* --- libxml2's part ------------------------------------------------------- */

static xmlSchemaVal *
value_of(const char *builtin, const char *s)
{
	xmlSchemaType *t = xmlSchemaGetPredefinedType((const xmlChar *)builtin,
	    (const xmlChar *)EG_XSD_NS);
	xmlSchemaVal *v = NULL;

	if (t == NULL || xmlSchemaValidatePredefinedType(t, (const xmlChar *)s,
	    &v) != 0)
		return NULL;
	return v;
}

static bool
is_builtin(const char *builtin, const char *s)
{
	xmlSchemaType *t = xmlSchemaGetPredefinedType((const xmlChar *)builtin,
	    (const xmlChar *)EG_XSD_NS);
	xmlSchemaVal *v = NULL;
	bool good;

	/* Names of entities and notations need a DTD, which nobody has. */
	if (t == NULL)
		return true;
	good = xmlSchemaValidatePredefinedType(t, (const xmlChar *)s, &v) == 0;
	xmlSchemaFreeValue(v);
	return good;
}

/* -1, 0, 1 as a comes before, with or after b; 2 when that cannot be told. */
static int
compare(const char *builtin, const char *a, const char *b)
{
	xmlSchemaVal *x = value_of(builtin, a), *y = value_of(builtin, b);
	int result = 2;

	if (x != NULL && y != NULL)
		result = xmlSchemaCompareValues(x, y);
	xmlSchemaFreeValue(x);
	xmlSchemaFreeValue(y);
	return result;
}

static bool
pattern_matches(struct eg_schema *s, const struct eg_node *facet,
    const char *value)
{
	const char *pattern = eg_node_attr(facet, "", "value");
	struct eg_pattern *p;

	for (p = s->patterns; p != NULL && p->facet != facet; p = p->next)
		;
	if (p == NULL) {
		p = eg_malloc(sizeof(*p));
		*p = (struct eg_pattern){ .next = s->patterns, .facet = facet,
		    .regexp = xmlRegexpCompile((const xmlChar *)
		    (pattern == NULL ? "" : pattern)) };
		s->patterns = p;
	}
	return p->regexp == NULL ||
	    xmlRegexpExec(p->regexp, (const xmlChar *)value) == 1;
}

void
eg_pattern_free(struct eg_pattern *p)
{
	struct eg_pattern *next;

	for (; p != NULL; p = next) {
		next = p->next;
		xmlRegFreeRegexp(p->regexp);
		free(p);
	}
}

/* --- white space (4.3.6) -------------------------------------------------- */

/* "preserve", "replace" or "collapse". */
static const char *
white_space(const struct eg_type *t)
{
	const struct eg_node *f;

	for (; t != NULL; t = t->base) {
		f = t->facets == NULL ? NULL : eg_xsd_child(t->facets, "whiteSpace");
		if (f != NULL)
			return eg_node_attr(f, "", "value");
		if (t->nmember > 0)
			return "preserve";
		if (t->builtin == NULL)
			continue;
		if (strcmp(t->builtin, "string") == 0 ||
		    strcmp(t->builtin, "anySimpleType") == 0)
			return "preserve";
		if (strcmp(t->builtin, "normalizedString") == 0)
			return "replace";
	}
	return "collapse";
}

static const char *
normalized(struct eg_schema *s, const struct eg_type *t, const char *raw)
{
	const char *how = white_space(t);
	struct eg_buf b = { 0 };
	const char *result;
	bool space;

	if (how == NULL || strcmp(how, "preserve") == 0)
		return raw;
	for (; *raw != '\0'; raw++) {
		space = strchr(" \t\r\n", *raw) != NULL;
		if (!space)
			eg_buf_putc(&b, *raw);
		else if (strcmp(how, "replace") == 0 ||
		    (b.len > 0 && b.data[b.len - 1] != ' '))
			eg_buf_putc(&b, ' ');
	}
	if (strcmp(how, "collapse") == 0 && b.len > 0 && b.data[b.len - 1] == ' ')
		b.len--;
	result = eg_arena_strndup(s->scratch, eg_buf_str(&b), b.len);
	eg_buf_free(&b);
	return result;
}

/* --- facets --------------------------------------------------------------- */

/* The built-in type a type is made from; NULL for a list or union. */
static const char *
root_builtin(const struct eg_type *t)
{
	while (t != NULL && t->builtin == NULL)
		t = t->base;
	return t == NULL ? NULL : t->builtin;
}

static bool
is_list(const struct eg_type *t)
{
	while (t != NULL && t->item == NULL)
		t = t->base;
	return t != NULL;
}

/* The value an enumeration's xs:restriction lists; returns how many. */
static size_t
names_of(struct eg_schema *s, const struct eg_node *facets,
    const char *const **names)
{
	const struct eg_node *f;
	const char **list;
	size_t n = 0;

	for (f = eg_node_first_element(facets); f != NULL;
	    f = eg_node_next_element(f))
		n += eg_is_xsd(f, "enumeration");
	list = eg_new_array(s->scratch, n + 1, const char *);
	n = 0;
	for (f = eg_node_first_element(facets); f != NULL;
	    f = eg_node_next_element(f))
		if (eg_is_xsd(f, "enumeration"))
			list[n++] = eg_node_attr(f, "", "value");
	*names = list;
	return n;
}

static bool
enumeration_check(struct eg_schema *s, const struct eg_type *t,
    struct eg_fault *fault)
{
	const char *builtin = root_builtin(t);
	const char *const *names;
	size_t i, n = names_of(s, t->facets, &names);

	if (n == 0)
		return true;
	for (i = 0; i < n; i++)
		if (strcmp(names[i], fault->value) == 0 || (builtin != NULL &&
		    compare(builtin, names[i], fault->value) == 0))
			return true;
	fault->kind = EG_FAULT_ENUMERATION;
	fault->facet = eg_xsd_child(t->facets, "enumeration");
	fault->names = names;
	fault->n = n;
	return false;
}

/* One of the patterns of a derivation must match (4.3.4). */
static bool
pattern_check(struct eg_schema *s, const struct eg_type *t, struct eg_fault *fault)
{
	const struct eg_node *f;
	bool any = false;

	for (f = eg_node_first_element(t->facets); f != NULL;
	    f = eg_node_next_element(f)) {
		if (!eg_is_xsd(f, "pattern"))
			continue;
		if (pattern_matches(s, f, fault->value))
			return true;
		any = true;
		fault->facet = f;
	}
	fault->kind = EG_FAULT_PATTERN;
	return !any;
}

static size_t
length_of(const struct eg_type *t, const char *value)
{
	size_t n = 0;

	if (!is_list(t))
		return eg_utf8_count(value, strlen(value));
	for (; *(value += strspn(value, " \t\r\n")) != '\0'; n++)
		value += strcspn(value, " \t\r\n");
	return n;
}

static bool
length_keeps(const struct eg_type *t, const char *name, const char *bound,
    const char *value)
{
	size_t n = length_of(t, value), limit = strtoul(bound, NULL, 10);

	if (strcmp(name, "minLength") == 0)
		return n >= limit;
	return strcmp(name, "maxLength") == 0 ? n <= limit : n == limit;
}

static bool
range_keeps(const struct eg_type *t, const char *name, const char *bound,
    const char *value)
{
	const char *builtin = root_builtin(t);
	int order = builtin == NULL ? 2 : compare(builtin, value, bound);

	if (order == 2)
		return true;
	if (strcmp(name, "minInclusive") == 0)
		return order >= 0;
	if (strcmp(name, "minExclusive") == 0)
		return order > 0;
	return strcmp(name, "maxInclusive") == 0 ? order <= 0 : order < 0;
}

static bool
digits_keep(const struct eg_type *t, const char *name, const char *bound,
    const char *value)
{
	size_t limit = strtoul(bound, NULL, 10), whole, fraction;
	const char *dot;

	(void)t;
	value += strspn(value, "+-0");
	whole = strspn(value, "0123456789");
	dot = value + whole;
	fraction = *dot == '.' ? strlen(dot + 1) : 0;
	while (fraction > 0 && dot[fraction] == '0')
		fraction--;
	return (strcmp(name, "totalDigits") == 0 ? whole + fraction :
	    fraction) <= limit;
}

static const struct {
	const char		*name;
	enum eg_fault_kind	 kind;
	bool			 (*keeps)(const struct eg_type *, const char *name,
				    const char *bound, const char *value);
} bounds[] = {
	{ "length", EG_FAULT_LENGTH, length_keeps },
	{ "minLength", EG_FAULT_LENGTH, length_keeps },
	{ "maxLength", EG_FAULT_LENGTH, length_keeps },
	{ "minInclusive", EG_FAULT_RANGE, range_keeps },
	{ "minExclusive", EG_FAULT_RANGE, range_keeps },
	{ "maxInclusive", EG_FAULT_RANGE, range_keeps },
	{ "maxExclusive", EG_FAULT_RANGE, range_keeps },
	{ "totalDigits", EG_FAULT_DIGITS, digits_keep },
	{ "fractionDigits", EG_FAULT_DIGITS, digits_keep },
};

static bool
bounds_check(const struct eg_type *t, struct eg_fault *fault)
{
	const struct eg_node *f;
	const char *bound;
	size_t i;

	for (i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
		f = eg_xsd_child(t->facets, bounds[i].name);
		if (f == NULL || (bound = eg_node_attr(f, "", "value")) == NULL ||
		    bounds[i].keeps(t, bounds[i].name, bound, fault->value))
			continue;
		fault->kind = bounds[i].kind;
		fault->facet = f;
		return false;
	}
	return true;
}

/* --- types ---------------------------------------------------------------- */

static bool
items_check(struct eg_schema *s, const struct eg_type *t, const char *raw,
    struct eg_fault *fault)
{
	size_t n;

	for (; *(raw += strspn(raw, " \t\r\n")) != '\0'; raw += n) {
		n = strcspn(raw, " \t\r\n");
		if (!eg_value_check(s, t->item, eg_arena_strndup(s->scratch, raw, n),
		    fault))
			return false;
	}
	return true;
}

static bool
members_check(struct eg_schema *s, const struct eg_type *t, const char *raw,
    struct eg_fault *fault)
{
	size_t i;

	for (i = 0; i < t->nmember; i++)
		if (t->member[i] == NULL ||
		    eg_value_check(s, t->member[i], raw, fault))
			return true;
	*fault = (struct eg_fault){ .kind = EG_FAULT_UNION, .type = t->node,
	    .value = raw };
	return false;
}

bool
eg_value_check(struct eg_schema *s, const struct eg_type *t, const char *raw,
    struct eg_fault *fault)
{
	const char *value;

	*fault = (struct eg_fault){ .kind = EG_FAULT_NONE };
	if (t == NULL)
		return true;
	if (t->item != NULL)
		return items_check(s, t, raw, fault);
	if (t->nmember > 0)
		return members_check(s, t, raw, fault);
	value = normalized(s, t, raw);
	if (t->builtin != NULL) {
		*fault = (struct eg_fault){ .kind = EG_FAULT_DATATYPE,
		    .builtin = t->builtin, .value = value };
		return is_builtin(t->builtin, value);
	}
	if (t->facets == NULL)
		return true;
	/* A list of values says more than what kind of value each is. */
	*fault = (struct eg_fault){ .type = t->node, .value = value };
	if (!enumeration_check(s, t, fault))
		return false;
	if (!eg_value_check(s, t->base, raw, fault)) {
		if (fault->type == NULL)
			fault->type = t->node;
		return false;
	}
	*fault = (struct eg_fault){ .type = t->node, .value = value };
	return bounds_check(t, fault) && pattern_check(s, t, fault);
}
