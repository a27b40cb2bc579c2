/* schema_type.c - types, attributes and content models. */
#include "xml/schema_type.h"

#include <libxml/xmlschemastypes.h>

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define DEEP	100	/* groups in groups; a schema that compiled has few */

/* --- particles ------------------------------------------------------------ */

static unsigned
occurs(const struct eg_node *node, const char *attr)
{
	const char *s = eg_node_attr(node, "", attr);

	if (s == NULL)
		return 1;
	if (strcmp(s, "unbounded") == 0)
		return EG_UNBOUNDED;
	return (unsigned)strtoul(s, NULL, 10);
}

static bool
is_qualified(struct eg_schema *s, const struct eg_node *node, const char *attr)
{
	const char *form = eg_node_attr(node, "", "form");

	if (form == NULL)
		form = eg_node_attr(eg_schema_source(s, node)->root, "", attr);
	return form != NULL && strcmp(form, "qualified") == 0;
}

static void
element_particle(struct eg_schema *s, const struct eg_node *node,
    struct eg_particle *p)
{
	const char *ref = eg_node_attr(node, "", "ref");
	struct eg_qname q;

	p->kind = EG_PT_ELEMENT;
	p->decl = node;
	if (ref != NULL) {
		q = eg_schema_qname(s, node, ref);
		p->decl = eg_schema_find(s, "element", q.ns, q.name);
		p->ns = q.ns;
		p->name = q.name;
		return;
	}
	p->name = eg_node_attr(node, "", "name");
	p->ns = is_qualified(s, node, "elementFormDefault") ?
	    eg_schema_source(s, node)->ns : "";
}

static void
nullable_settle(struct eg_particle *p)
{
	size_t i;

	p->nullable = p->min == 0;
	if (p->nullable || p->kind == EG_PT_ELEMENT || p->kind == EG_PT_ANY)
		return;
	if (p->kind == EG_PT_CHOICE) {
		for (i = 0; i < p->n; i++)
			p->nullable |= p->child[i]->nullable;
		return;
	}
	p->nullable = true;
	for (i = 0; i < p->n; i++)
		p->nullable &= p->child[i]->nullable;
}

static struct eg_particle *particle(struct eg_schema *, const struct eg_node *,
	    unsigned deep);

static void
group_children(struct eg_schema *s, const struct eg_node *node,
    struct eg_particle *p, unsigned deep)
{
	const struct eg_node *c;
	struct eg_particle *q;
	size_t n = 0;

	for (c = eg_node_first_element(node); c != NULL; c = eg_node_next_element(c))
		n++;
	p->child = eg_new_array(s->arena, n, struct eg_particle *);
	for (c = eg_node_first_element(node); c != NULL; c = eg_node_next_element(c))
		if ((q = particle(s, c, deep + 1)) != NULL)
			p->child[p->n++] = q;
}

static const struct {
	const char		*name;
	enum eg_particle_kind	 kind;
} groups[] = {
	{ "sequence", EG_PT_SEQUENCE }, { "choice", EG_PT_CHOICE },
	{ "all", EG_PT_ALL },
};

/* The model group in a named group. */
static struct eg_particle *
named_group(struct eg_schema *s, const struct eg_node *node, unsigned deep)
{
	const char *ref = eg_node_attr(node, "", "ref");
	struct eg_particle *p = NULL;
	const struct eg_node *group, *c;
	struct eg_qname q;

	if (ref == NULL)
		return NULL;
	q = eg_schema_qname(s, node, ref);
	group = eg_schema_find(s, "group", q.ns, q.name);
	if (group == NULL)
		return NULL;
	for (c = eg_node_first_element(group); c != NULL && p == NULL;
	    c = eg_node_next_element(c))
		p = particle(s, c, deep + 1);
	return p;
}

static struct eg_particle *
particle(struct eg_schema *s, const struct eg_node *node, unsigned deep)
{
	struct eg_particle *p;
	size_t i;

	if (deep > DEEP || occurs(node, "maxOccurs") == 0)
		return NULL;
	if (eg_is_xsd(node, "group")) {
		p = named_group(s, node, deep);
		if (p == NULL)
			return NULL;
	} else {
		p = eg_new(s->arena, struct eg_particle);
		if (eg_is_xsd(node, "element")) {
			element_particle(s, node, p);
			if (p->decl == NULL)
				return NULL;
		} else if (eg_is_xsd(node, "any")) {
			p->kind = EG_PT_ANY;
			p->decl = node;
		} else {
			for (i = 0; i < 3 && !eg_is_xsd(node, groups[i].name); i++)
				;
			if (i == 3)
				return NULL;
			p->kind = groups[i].kind;
			group_children(s, node, p, deep);
		}
	}
	p->min = occurs(node, "minOccurs");
	p->max = occurs(node, "maxOccurs");
	nullable_settle(p);
	return p;
}

/* The particle an xs:element, xs:group, xs:sequence, ... stands for, or NULL. */
static struct eg_particle *
particle_of(struct eg_schema *s, const struct eg_node *node)
{
	return particle(s, node, 0);
}

/* The content model among the children of a complexType or its derivation. */
static struct eg_particle *
content_of(struct eg_schema *s, const struct eg_node *node)
{
	struct eg_particle *p = NULL;
	const struct eg_node *c;

	for (c = eg_node_first_element(node); c != NULL && p == NULL;
	    c = eg_node_next_element(c))
		p = particle_of(s, c);
	return p;
}

/* One after the other: an extension comes behind its base. */
static struct eg_particle *
in_sequence(struct eg_schema *s, struct eg_particle *a, struct eg_particle *b)
{
	struct eg_particle *p;

	if (a == NULL || b == NULL)
		return a == NULL ? b : a;
	p = eg_new(s->arena, struct eg_particle);
	*p = (struct eg_particle){ .kind = EG_PT_SEQUENCE, .min = 1, .max = 1,
	    .n = 2, .child = eg_new_array(s->arena, 2, struct eg_particle *) };
	p->child[0] = a;
	p->child[1] = b;
	nullable_settle(p);
	return p;
}

/* --- attributes ----------------------------------------------------------- */

/* A use replaces an inherited one of the same name. */
static void
use_add(struct eg_schema *s, struct eg_type *t, const struct eg_use *use)
{
	struct eg_use *grown;
	size_t i;

	for (i = 0; i < t->nuse; i++)
		if (strcmp(t->use[i].name, use->name) == 0 &&
		    strcmp(t->use[i].ns, use->ns) == 0) {
			t->use[i] = *use;
			return;
		}
	grown = eg_new_array(s->arena, t->nuse + 1, struct eg_use);
	if (t->nuse > 0)
		memcpy(grown, t->use, t->nuse * sizeof(*grown));
	grown[t->nuse++] = *use;
	t->use = grown;
}

static void
attribute_add(struct eg_schema *s, struct eg_type *t, const struct eg_node *node)
{
	const char *ref = eg_node_attr(node, "", "ref");
	const char *use = eg_node_attr(node, "", "use");
	struct eg_use u = { .decl = node };
	struct eg_qname q;

	if (ref != NULL) {
		q = eg_schema_qname(s, node, ref);
		u.ns = q.ns;
		u.name = q.name;
		u.decl = eg_schema_find(s, "attribute", q.ns, q.name);
	} else {
		u.name = eg_node_attr(node, "", "name");
		u.ns = is_qualified(s, node, "attributeFormDefault") ?
		    eg_schema_source(s, node)->ns : "";
	}
	u.required = use != NULL && strcmp(use, "required") == 0;
	u.prohibited = use != NULL && strcmp(use, "prohibited") == 0;
	u.fixed = eg_node_attr(node, "", "fixed");
	if (u.fixed == NULL && u.decl != NULL)
		u.fixed = eg_node_attr(u.decl, "", "fixed");
	use_add(s, t, &u);
}

static void
attributes_add(struct eg_schema *s, struct eg_type *t, const struct eg_node *node,
    unsigned deep)
{
	const struct eg_node *c, *group;
	const char *ref;
	struct eg_qname q;

	if (deep > DEEP)
		return;
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c)) {
		if (eg_is_xsd(c, "attribute")) {
			attribute_add(s, t, c);
		} else if (eg_is_xsd(c, "anyAttribute")) {
			t->any_attribute = true;
		} else if (eg_is_xsd(c, "attributeGroup") &&
		    (ref = eg_node_attr(c, "", "ref")) != NULL) {
			q = eg_schema_qname(s, c, ref);
			group = eg_schema_find(s, "attributeGroup", q.ns, q.name);
			if (group != NULL)
				attributes_add(s, t, group, deep + 1);
		}
	}
}

/* --- types ---------------------------------------------------------------- */

/* node: of a type or declaration, or what stands for a built-in one. */
static struct eg_known *
known(struct eg_schema *s, const void *node, bool *is_new)
{
	struct eg_known **chain = &s->known[((uintptr_t)node >> 4) % EG_KNOWN];
	struct eg_known *k;

	for (k = *chain; k != NULL && k->node != node; k = k->next)
		;
	*is_new = k == NULL;
	if (k == NULL) {
		k = eg_new(s->arena, struct eg_known);
		*k = (struct eg_known){ .next = *chain, .node = node };
		*chain = k;
	}
	return k;
}

static const struct eg_type *
builtin(struct eg_schema *s, const char *name)
{
	xmlSchemaType *own = xmlSchemaGetPredefinedType((const xmlChar *)name,
	    (const xmlChar *)EG_XSD_NS);
	struct eg_type *t;
	bool is_new;

	if (own == NULL)
		return NULL;
	t = &known(s, own, &is_new)->type;
	if (is_new)
		t->builtin = eg_arena_strdup(s->arena, name);
	if (strcmp(name, "anyType") == 0)
		t->complex = t->anything = t->mixed = true;
	return t;
}

static const struct eg_type *type_at(struct eg_schema *, const struct eg_node *);

/* The type an attribute names, or an inline simpleType child, or NULL. */
static const struct eg_type *
named_or_inline(struct eg_schema *s, const struct eg_node *node, const char *attr)
{
	const char *qname = eg_node_attr(node, "", attr);
	const struct eg_node *c;
	struct eg_qname q;

	if (qname != NULL) {
		q = eg_schema_qname(s, node, qname);
		return eg_schema_type(s, q.ns, q.name);
	}
	c = eg_xsd_child(node, "simpleType");
	return c == NULL ? NULL : type_at(s, c);
}

static void
union_fill(struct eg_schema *s, struct eg_type *t, const struct eg_node *node)
{
	const char *list = eg_node_attr(node, "", "memberTypes");
	const struct eg_node *c;
	struct eg_qname q;
	size_t n = 1, len;
	const char *p;

	for (p = list; p != NULL && *p != '\0'; p++)
		n += *p == ' ' || *p == '\n' || *p == '\t';
	for (c = eg_node_first_element(node); c != NULL; c = eg_node_next_element(c))
		n++;
	t->member = eg_new_array(s->arena, n, const struct eg_type *);
	for (p = list; p != NULL && *(p += strspn(p, " \t\r\n")) != '\0'; p += len) {
		len = strcspn(p, " \t\r\n");
		q = eg_schema_qname(s, node, eg_arena_strndup(s->arena, p, len));
		t->member[t->nmember++] = eg_schema_type(s, q.ns, q.name);
	}
	for (c = eg_node_first_element(node); c != NULL; c = eg_node_next_element(c))
		if (eg_is_xsd(c, "simpleType"))
			t->member[t->nmember++] = type_at(s, c);
}

static void
simple_fill(struct eg_schema *s, struct eg_type *t, const struct eg_node *node)
{
	const struct eg_node *c;

	if ((c = eg_xsd_child(node, "restriction")) != NULL) {
		t->facets = c;
		t->base = named_or_inline(s, c, "base");
	} else if ((c = eg_xsd_child(node, "list")) != NULL) {
		t->item = named_or_inline(s, c, "itemType");
	} else if ((c = eg_xsd_child(node, "union")) != NULL) {
		union_fill(s, t, c);
	}
}

/* A value type for the facets a complex type puts on its base's. */
static const struct eg_type *
narrowed(struct eg_schema *s, const struct eg_node *node,
    const struct eg_node *derivation, const struct eg_type *base)
{
	struct eg_type *t = eg_new(s->arena, struct eg_type);
	const struct eg_node *c = eg_xsd_child(derivation, "simpleType");

	*t = (struct eg_type){ .node = node, .facets = derivation,
	    .base = c != NULL ? type_at(s, c) : base };
	return t;
}

/* node: xs:complexType; content: its xs:simpleContent or xs:complexContent. */
static void
derived_fill(struct eg_schema *s, struct eg_type *t, const struct eg_node *node,
    const struct eg_node *content)
{
	const struct eg_node *d = eg_xsd_child(content, "extension");
	bool extends = d != NULL, simple = eg_is_xsd(content, "simpleContent");
	const struct eg_type *base;
	size_t i;

	if (d == NULL)
		d = eg_xsd_child(content, "restriction");
	base = d == NULL ? NULL : named_or_inline(s, d, "base");
	if (base == NULL)
		return;
	for (i = 0; i < base->nuse; i++)
		use_add(s, t, &base->use[i]);
	t->any_attribute = extends && base->any_attribute;
	attributes_add(s, t, d, 0);
	if (simple) {
		t->value = base->complex ? base->value : base;
		if (!extends)
			t->value = narrowed(s, node, d, t->value);
		return;
	}
	t->content = content_of(s, d);
	if (extends)
		t->content = in_sequence(s, base->content, t->content);
	t->mixed |= extends && base->mixed;
}

static bool
is_mixed(const struct eg_node *node)
{
	const char *m = eg_node_attr(node, "", "mixed");

	return m != NULL && (strcmp(m, "true") == 0 || strcmp(m, "1") == 0);
}

static void
complex_fill(struct eg_schema *s, struct eg_type *t, const struct eg_node *node)
{
	const struct eg_node *c;

	t->complex = true;
	t->mixed = is_mixed(node);
	c = eg_xsd_child(node, "complexContent");
	if (c != NULL)
		t->mixed |= is_mixed(c);
	else
		c = eg_xsd_child(node, "simpleContent");
	if (c != NULL) {
		derived_fill(s, t, node, c);
		return;
	}
	t->content = content_of(s, node);
	attributes_add(s, t, node, 0);
}

static const struct eg_type *
type_at(struct eg_schema *s, const struct eg_node *node)
{
	bool is_new;
	struct eg_type *t = &known(s, node, &is_new)->type;

	if (!is_new)
		return t;
	t->node = node;
	if (eg_is_xsd(node, "simpleType"))
		simple_fill(s, t, node);
	else
		complex_fill(s, t, node);
	return t;
}

const struct eg_type *
eg_schema_type(struct eg_schema *s, const char *ns, const char *name)
{
	const struct eg_node *n;

	if (strcmp(ns, EG_XSD_NS) == 0)
		return builtin(s, name);
	n = eg_schema_find(s, "complexType", ns, name);
	if (n == NULL)
		n = eg_schema_find(s, "simpleType", ns, name);
	return n == NULL ? NULL : type_at(s, n);
}

static const struct eg_type *
declared(struct eg_schema *s, const struct eg_node *decl)
{
	const struct eg_type *t = named_or_inline(s, decl, "type");
	const struct eg_node *c = eg_xsd_child(decl, "complexType");
	const char *group = eg_node_attr(decl, "", "substitutionGroup");
	struct eg_qname q;

	if (t == NULL && c != NULL)
		t = type_at(s, c);
	if (t == NULL && group != NULL) {
		q = eg_schema_qname(s, decl, group);
		c = eg_schema_find(s, "element", q.ns, q.name);
		if (c != NULL && c != decl)
			return eg_schema_type_of(s, c);
	}
	if (t == NULL)
		t = builtin(s, eg_is_xsd(decl, "attribute") ? "anySimpleType" :
		    "anyType");
	return t;
}

const struct eg_type *
eg_schema_type_of(struct eg_schema *s, const struct eg_node *decl)
{
	bool is_new;
	struct eg_known *k = known(s, decl, &is_new);

	if (is_new)
		k->of = declared(s, decl);
	return k->of;
}
