/* type.c - item definitions, and whether a value is of a type (DMN 1.3 §7.3.2). */
#include "rules/dmn/model.h"

#include <stdio.h>
#include <string.h>

#include "base/suggest.h"

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))
#define WRONG_MAX	200

/* Built-in types, by every name that tools write. */
static const struct eg_dmn_type builtin[] = {
	{ .name = "Any" },
	{ .name = "string", .kind = EG_FEEL_STRING },
	{ .name = "number", .kind = EG_FEEL_NUMBER },
	{ .name = "boolean", .kind = EG_FEEL_BOOLEAN },
	{ .name = "date", .kind = EG_FEEL_DATE },
	{ .name = "time", .kind = EG_FEEL_TIME },
	{ .name = "date and time", .kind = EG_FEEL_DATE_TIME },
	{ .name = "dateTime", .kind = EG_FEEL_DATE_TIME },
	{ .name = "days and time duration", .kind = EG_FEEL_DAYS },
	{ .name = "dayTimeDuration", .kind = EG_FEEL_DAYS },
	{ .name = "years and months duration", .kind = EG_FEEL_MONTHS },
	{ .name = "yearMonthDuration", .kind = EG_FEEL_MONTHS },
	{ .name = "context", .kind = EG_FEEL_CONTEXT },
};

/* --- reading -------------------------------------------------------------- */

static void
unknown(struct eg_dmn_loader *l, const struct eg_node *at, const char *name)
{
	const char *names[200], *near;
	const struct eg_dmn_type *t;
	size_t n = 0;

	for (; n < COUNT(builtin); n++)
		names[n] = builtin[n].name;
	for (t = l->model->types; t != NULL && n < COUNT(names); t = t->next)
		names[n++] = t->name;
	near = eg_suggest(name, names, n);
	eg_dmn_error(l, "R3108", at, near == NULL ? NULL :
	    eg_diags_printf(l->diags, "did you mean `%s`?", near),
	    "there is no type `%s`", name);
}

/* By name, a prefix as of DMN 1.1 ("feel:string") left out. */
static struct eg_dmn_type *
find(struct eg_dmn_loader *l, const struct eg_node *at, const char *name)
{
	const char *colon = strchr(name, ':'), *local;
	struct eg_dmn_type *t;
	size_t i;

	local = colon == NULL ? name : colon + 1;
	for (t = l->model->types; t != NULL; t = t->next)
		if (strcmp(t->name, local) == 0)
			return t;
	for (i = 0; i < COUNT(builtin); i++)
		if (strcmp(builtin[i].name, local) == 0) {
			t = eg_new(l->arena, struct eg_dmn_type);
			*t = builtin[i];
			return t;
		}
	unknown(l, at, name);
	return NULL;
}

const struct eg_dmn_type *
eg_dmn_type_of(struct eg_dmn_loader *l, const struct eg_node *node,
    const char *attr)
{
	const char *name = eg_node_attr(node, "", attr);

	if (name == NULL || *name == '\0')
		return NULL;
	return find(l, eg_node_attr_node(node, "", attr), name);
}

static struct eg_dmn_type *define(struct eg_dmn_loader *, struct eg_node *,
    unsigned depth);

static struct eg_dmn_type *
components(struct eg_dmn_loader *l, const struct eg_node *node, unsigned depth)
{
	struct eg_dmn_type *list = NULL, **end = &list;
	struct eg_node *c;

	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c)) {
		if (!eg_dmn_is(l->model, c, "itemComponent"))
			continue;
		*end = define(l, c, depth);
		if (*end == NULL)
			break;
		end = &(*end)->next;
	}
	return list;
}

/* What an itemDefinition or itemComponent says itself. */
static struct eg_dmn_type *
define(struct eg_dmn_loader *l, struct eg_node *node, unsigned depth)
{
	static const char *const in[] = { "description", "extensionElements",
	    "typeRef", "allowedValues", "typeConstraint", "itemComponent",
	    "functionItem" };
	struct eg_dmn_type *t = eg_new(l->arena, struct eg_dmn_type);
	const char *many = eg_node_attr(node, "", "isCollection");

	if (depth > 20) {
		eg_dmn_error(l, "R3108", node, NULL,
		    "components are nested deeper than 20");
		return NULL;
	}
	eg_dmn_known(l, node, in, COUNT(in));
	t->name = eg_dmn_need(l, node, "name");
	if (t->name == NULL)
		t->name = "";
	t->node = node;
	t->collection = many != NULL && strcmp(many, "true") == 0;
	t->components = components(l, node, depth + 1);
	return t;
}

static void
resolve(struct eg_dmn_loader *l, struct eg_dmn_type *t)
{
	struct eg_node *ref = eg_dmn_child(l->model, t->node, "typeRef");
	struct eg_node *allowed = eg_dmn_child(l->model, t->node,
	    "allowedValues");
	struct eg_dmn_type *c;

	for (c = t->components; c != NULL; c = c->next)
		resolve(l, c);
	if (ref != NULL)
		t->base = find(l, ref, eg_dmn_string(l, ref));
	if (allowed != NULL)
		t->allowed = eg_dmn_text_read(l, allowed, EG_DMN_TESTS).expr;
}

/* A type made of itself has no end. */
static void
check_cycle(struct eg_dmn_loader *l, struct eg_dmn_type *t)
{
	struct eg_dmn_type *b;
	unsigned n = 0;

	for (b = t->base; b != NULL && n < 100; b = b->base)
		n++;
	if (n == 100)
		eg_dmn_error(l, "R3106", t->node, NULL, "`%s` is made of itself",
		    t->name);
}

void
eg_dmn_types(struct eg_dmn_loader *l, const struct eg_node *root)
{
	struct eg_dmn_type **end = &l->model->types, *t;
	struct eg_node *c;

	for (c = eg_node_first_element(root); c != NULL;
	    c = eg_node_next_element(c)) {
		if (!eg_dmn_is(l->model, c, "itemDefinition"))
			continue;
		*end = define(l, c, 0);
		if (*end == NULL)
			return;
		end = &(*end)->next;
	}
	for (t = l->model->types; t != NULL; t = t->next)
		resolve(l, t);
	for (t = l->model->types; t != NULL; t = t->next)
		check_cycle(l, t);
}

/* --- values --------------------------------------------------------------- */

/* Types of types of values: a structure of a case is not that deep. */
#define CONFORM_MAX	20

struct conform {
	struct eg_dmn	*model;
	struct eg_arena	*arena;
	char		*wrong;
	unsigned	 depth;
};

static const struct eg_feel *conform(struct conform *,
    const struct eg_dmn_type *, const struct eg_feel *);

static const struct eg_feel *
differs(struct conform *c, const struct eg_dmn_type *t, const struct eg_feel *v)
{
	snprintf(c->wrong, WRONG_MAX, "a %s is not of the type `%s`",
	    eg_feel_kind_name(v->kind), t->name);
	return NULL;
}

static const struct eg_feel *
allowed(struct conform *c, const struct eg_dmn_type *t, const struct eg_feel *v)
{
	struct eg_feel_env env = { .arena = c->arena,
	    .library = c->model->library };
	const struct eg_feel *is;
	struct eg_buf b = { 0 };

	if (t->allowed == NULL)
		return v;
	is = eg_feel_test(&env, t->allowed, v);
	if (is != NULL && is->kind == EG_FEEL_BOOLEAN && is->boolean)
		return v;
	eg_feel_write(v, &b);
	snprintf(c->wrong, WRONG_MAX, EG_FROM_CASE_N " is none of the values of "
	    "`%.60s`", EG_DMN_QUOTED, eg_buf_str(&b), t->name);
	eg_buf_free(&b);
	return NULL;
}

static const struct eg_feel *
structure(struct conform *c, const struct eg_dmn_type *t,
    const struct eg_feel *v)
{
	const struct eg_dmn_type *part;
	const struct eg_feel *e;

	if (v->kind != EG_FEEL_CONTEXT)
		return differs(c, t, v);
	for (part = t->components; part != NULL; part = part->next) {
		e = eg_feel_entry(v, part->name);
		if (e == NULL) {
			snprintf(c->wrong, WRONG_MAX, "it has no `%.80s`",
			    part->name);
			return NULL;
		}
		if (conform(c, part, e) == NULL)
			return NULL;
	}
	return v;
}

static const struct eg_feel *
single(struct conform *c, const struct eg_dmn_type *t, const struct eg_feel *v)
{
	if (v->kind == EG_FEEL_LIST && v->n == 1 &&
	    (t->kind != EG_FEEL_NULL || t->components != NULL))
		v = v->item[0];
	if (v->kind == EG_FEEL_NULL)
		return v;
	if (t->base != NULL)
		v = conform(c, t->base, v);
	else if (t->components != NULL)
		v = structure(c, t, v);
	else if (t->kind != EG_FEEL_NULL && t->kind != v->kind)
		v = differs(c, t, v);
	return v == NULL ? NULL : allowed(c, t, v);
}

static const struct eg_feel *
conform(struct conform *c, const struct eg_dmn_type *t, const struct eg_feel *v)
{
	const struct eg_feel **item;
	size_t i;

	if (t == NULL || v->kind == EG_FEEL_NULL)
		return v;
	if (++c->depth > CONFORM_MAX)
		return differs(c, t, v);
	if (!t->collection) {
		v = single(c, t, v);
	} else if (v->kind != EG_FEEL_LIST) {
		v = single(c, t, v);
		v = v == NULL ? NULL : eg_feel_list(c->arena, &v, 1);
	} else {
		item = eg_new_array(c->arena, v->n, const struct eg_feel *);
		for (i = 0; i < v->n && item != NULL; i++) {
			item[i] = single(c, t, v->item[i]);
			if (item[i] == NULL)
				item = NULL;
		}
		v = item == NULL ? NULL : eg_feel_list(c->arena, item, v->n);
	}
	c->depth--;
	return v;
}

const struct eg_feel *
eg_dmn_conform(struct eg_dmn *m, struct eg_arena *a,
    const struct eg_dmn_type *t, const struct eg_feel *v, char *wrong)
{
	struct conform c = { m, a, wrong, 0 };

	return conform(&c, t, v);
}
