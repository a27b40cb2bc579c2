/* attribute.c - the attributes of one element; see refiner.h. */
#include <stdio.h>
#include <string.h>

#include "fo/assign.h"
#include "fo/refiner.h"

static void
push(struct eg_refiner *r, const struct eg_prop *p, enum eg_component c,
    const char *value, const struct eg_node *node)
{
	if (r->nattrs == r->room) {
		r->room = r->room == 0 ? 32 : r->room * 2;
		r->attrs = eg_realloc(r->attrs, r->room, sizeof(r->attrs[0]));
	}
	r->attrs[r->nattrs++] = (struct eg_attr){ p, c, value, node };
}

/* Once a property. */
static void
later(struct eg_refiner *r, const struct eg_prop *p, const struct eg_node *attr)
{
	size_t i = (size_t)(p - eg_props);

	if ((r->told[i / 64] >> (i % 64) & 1) != 0)
		return;
	r->told[i / 64] |= UINT64_C(1) << (i % 64);
	eg_fo_report(r, attr, EG_WARNING, "F5020", NULL,
	    "the property `%s` is not supported yet and is ignored", p->name);
}

static void
unknown(struct eg_refiner *r, const char *name, const struct eg_node *attr)
{
	const char *dot = strchr(name, '.'), *guess, *help = NULL;
	const struct eg_prop *p = eg_prop_find(name,
	    dot == NULL ? strlen(name) : (size_t)(dot - name));

	if (p != NULL) {
		eg_fo_report(r, attr, EG_ERROR, "F5003", NULL,
		    "the property `%s` has no component `%s`", p->name, dot + 1);
		return;
	}
	guess = eg_prop_suggest(name);
	if (guess != NULL)
		help = eg_arena_printf(r->arena, "did you mean `%s`?", guess);
	eg_fo_report(r, attr, EG_ERROR, "F5003", help,
	    "`%s` is not a property of XSL", name);
}

static const struct eg_prop *
find(struct eg_refiner *r, const char *name, enum eg_component *component)
{
	struct eg_known_name *k = &r->names[((uintptr_t)name >> 3) % EG_NAMES];

	if (k->name != name) {
		k->prop = eg_prop_parse(name, &k->component);
		k->name = name;
	}
	*component = k->component;
	return k->prop;
}

static void
read_one(struct eg_refiner *r, const struct eg_node *attr)
{
	const char *ns = eg_node_ns(attr), *name = eg_node_name(attr);
	enum eg_component component;
	const struct eg_prop *p;

	if (ns[0] != '\0') {
		if (strcmp(ns, EG_XML_NS) == 0 && strcmp(name, "lang") == 0)
			push(r, eg_prop_find("xml:lang", 8), EG_WHOLE,
			    eg_node_text(attr), attr);
		return;		/* 2.2: other namespaces are allowed, and no properties */
	}
	p = find(r, name, &component);
	if (p == NULL)
		unknown(r, name, attr);
	else if (p->type == EG_PROP_LATER)
		later(r, p, attr);
	else if (p->type < EG_PROP_OBJECT)
		push(r, p, component, eg_node_text(attr), attr);
}

void
eg_attrs_read(struct eg_refiner *r, const struct eg_node *node)
{
	const struct eg_node *attr;

	r->nattrs = 0;
	for (attr = node == NULL ? NULL : eg_node_first_attr(node); attr != NULL;
	    attr = eg_node_next_attr(attr))
		read_one(r, attr);
}

/* --- properties of one object --------------------------------------------- */

const char *
eg_attr(const struct eg_node *node, const char *name)
{
	return eg_node_attr(node, "", name);
}

const char *
eg_attr_required(struct eg_refiner *r, const struct eg_node *node, const char *name)
{
	const char *value = eg_attr_string(r, node, name);

	if (value != NULL)
		return value;
	eg_fo_report(r, node, EG_ERROR, "F5010",
	    eg_arena_printf(r->arena, "give it a `%s`", name),
	    "`fo:%s` has no `%s`", eg_node_name(node), name);
	return "";
}

const char *
eg_attr_string(struct eg_refiner *r, const struct eg_node *node, const char *name)
{
	const char *value = eg_attr(node, name);
	size_t n;

	if (value == NULL)
		return NULL;
	value += strspn(value, " \t\r\n");
	for (n = strlen(value); n > 0 && strchr(" \t\r\n", value[n - 1]) != NULL; n--)
		;
	return n == 0 ? NULL : eg_arena_strndup(r->arena, value, n);
}

static void
bad(struct eg_refiner *r, const struct eg_node *node, const char *name,
    const char *what, const char *help)
{
	eg_fo_report(r, eg_node_attr_node(node, "", name), EG_ERROR, "F5011", help,
	    "the `%s` `%s` %s", name, eg_fo_shown(r, eg_attr(node, name)), what);
}

int32_t
eg_attr_word(struct eg_refiner *r, const struct eg_node *node, const char *name,
    const struct eg_keyword *words, int32_t initial)
{
	const char *value = eg_attr(node, name);
	const struct eg_keyword *k;
	size_t n;

	if (value == NULL)
		return initial;
	value += strspn(value, " \t\r\n");
	n = strcspn(value, " \t\r\n");
	k = eg_keyword_find(words, value, n);
	if (k != NULL)
		return k->value;
	if (n == 7 && memcmp(value, "inherit", 7) == 0)
		return initial;
	bad(r, node, name, "is not a value of this property",
	    eg_keyword_help(r->arena, words, value));
	return initial;
}

struct eg_eval
eg_attr_eval(struct eg_refiner *r, const char *name, const struct eg_refined *style)
{
	return (struct eg_eval){ .arena = r->arena, .self = style,
	    .parent = style->parent != NULL ? style->parent : style,
	    .prop = eg_prop_find(name, strlen(name)),
	    .em = style->style.font_size, .base = -1 };
}

int32_t
eg_attr_integer(struct eg_refiner *r, const struct eg_node *node, const char *name,
    const struct eg_refined *style, const struct eg_keyword *words, int32_t least,
    int32_t initial)
{
	const char *value = eg_attr(node, name);
	struct eg_eval e = eg_attr_eval(r, name, style);
	const struct eg_keyword *k;
	struct eg_value v;
	int64_t i;

	if (value == NULL)
		return initial;
	if (!eg_value_read(&e, value, &v)) {
		bad(r, node, name, e.error, e.help);
		return initial;
	}
	if (v.kind == EG_VALUE_NAME &&
	    (k = eg_keyword_find(words, v.text, v.len)) != NULL)
		return k->value;
	if (eg_value_is(&v, "inherit"))
		return initial;
	if (v.kind != EG_VALUE_NUMBER || v.dim != 0 || v.v > INT32_MAX * EG_MICRO) {
		bad(r, node, name, "is not a whole number", NULL);
		return initial;
	}
	i = v.v < 0 ? least : (v.v + EG_MICRO / 2) / EG_MICRO;
	return i < least ? least : (int32_t)i;
}

struct eg_size
eg_attr_size(struct eg_refiner *r, const struct eg_node *node, const char *name,
    const struct eg_refined *style, const struct eg_keyword *words,
    struct eg_size initial)
{
	const char *value = eg_attr(node, name);
	struct eg_eval e = eg_attr_eval(r, name, style);
	struct eg_size size;
	struct eg_value v;

	if (value == NULL)
		return initial;
	if (eg_value_read(&e, value, &v)) {
		if (v.kind == EG_VALUE_NAME &&
		    eg_keyword_find(words, v.text, v.len) != NULL)
			return (struct eg_size){ .kind = EG_SIZE_AUTO };
		if (eg_value_size(&e, &v, &size)) {
			if (e.warning != NULL)
				eg_fo_report(r, eg_node_attr_node(node, "", name),
				    EG_WARNING, "F5012", e.help, "the `%s` `%s` %s", name,
				    value, e.warning);
			return size;
		}
	}
	bad(r, node, name, e.error, e.help);
	return initial;
}

const char *
eg_attr_uri(struct eg_refiner *r, const struct eg_node *node, const char *name)
{
	const char *value = eg_attr_string(r, node, name);
	struct eg_eval e = eg_attr_eval(r, name, &eg_refined_initial);
	struct eg_value v;

	if (value == NULL || strncmp(value, "url(", 4) != 0) {
		/* Quotes without url(): what people mean is clear. */
		if (value != NULL && (value[0] == '\'' || value[0] == '"') &&
		    strlen(value) > 1)
			return eg_arena_strndup(r->arena, value + 1, strlen(value) - 2);
		return value;
	}
	if (!eg_value_read(&e, value, &v)) {
		bad(r, node, name, e.error, "write url(...)");
		return NULL;
	}
	return eg_arena_strndup(r->arena, v.text, v.len);
}
