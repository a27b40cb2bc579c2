/* schema_names.c - see schema_names.h. */
#include "xml/schema_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "xml/schema_type.h"
#include "xml/xsd.h"

/* Names of one kind, in the order they are first met. */
struct kind {
	struct eg_schema_name	*list;
	const char		**names;	/* the same, for suggestions */
	size_t			 n, cap;
};

struct eg_schema_names {
	struct eg_arena	*arena;
	const char	*ns;
	struct kind	 kind[2];		/* elements, attributes */
};

static struct eg_schema_name *
find(const struct kind *k, const char *name)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (strcmp(k->names[i], name) == 0)
			return &k->list[i];
	return NULL;
}

/* What restrictions and simple content end in; NULL for anything else. */
static const char *
builtin_of(const struct eg_type *t)
{
	while (t != NULL && t->builtin == NULL)
		t = t->complex ? t->value : t->base;
	return t == NULL ? NULL : t->builtin;
}

static void
add(struct eg_schema_names *names, struct kind *k, const char *name,
    const char *type)
{
	struct eg_schema_name *known = find(k, name);

	if (known != NULL) {
		if (known->type != NULL && (type == NULL ||
		    strcmp(known->type, type) != 0))
			known->type = NULL;
		return;
	}
	if (k->n == k->cap) {
		k->cap = k->cap == 0 ? 128 : k->cap * 2;
		k->list = eg_realloc(k->list, k->cap, sizeof(*k->list));
		k->names = eg_realloc(k->names, k->cap, sizeof(*k->names));
	}
	k->names[k->n] = eg_arena_strdup(names->arena, name);
	k->list[k->n] = (struct eg_schema_name){ k->names[k->n],
	    eg_arena_strdup(names->arena, type) };
	k->n++;
}

static void
read_below(struct eg_schema_names *names, struct eg_schema *s,
    const struct eg_node *n)
{
	const char *name = eg_node_attr(n, "", "name");
	bool attribute = eg_is_xsd(n, "attribute");

	if (name != NULL && (attribute || eg_is_xsd(n, "element")))
		add(names, &names->kind[attribute], name,
		    builtin_of(eg_schema_type_of(s, n)));
	for (n = eg_node_first_element(n); n != NULL; n = eg_node_next_element(n))
		read_below(names, s, n);
}

struct eg_schema_names *
eg_schema_names_open(const char *path, struct eg_diags *diags)
{
	struct eg_xsd *xsd = eg_xsd_open(path, diags);
	struct eg_schema_names *names;
	struct eg_schema *s;
	size_t i;

	if (xsd == NULL)
		return NULL;
	names = eg_malloc(sizeof(*names));
	*names = (struct eg_schema_names){ .arena = eg_arena_new(), .ns = "" };
	s = eg_schema_new(eg_xsd_files(xsd));
	for (i = 0; i < s->n; i++)
		read_below(names, s, s->source[i].root);
	if (s->n > 0)
		names->ns = eg_arena_strdup(names->arena, s->source[0].ns);
	eg_schema_free(s);
	eg_xsd_free(xsd);
	return names;
}

void
eg_schema_names_free(struct eg_schema_names *names)
{
	size_t i;

	if (names == NULL)
		return;
	for (i = 0; i < 2; i++) {
		free(names->kind[i].list);
		free(names->kind[i].names);
	}
	eg_arena_free(names->arena);
	free(names);
}

const char *
eg_schema_names_ns(const struct eg_schema_names *names)
{
	return names->ns;
}

const struct eg_schema_name *
eg_schema_names_find(const struct eg_schema_names *names, bool attribute,
    const char *name)
{
	return find(&names->kind[attribute], name);
}

const char *
eg_schema_names_near(const struct eg_schema_names *names, bool attribute,
    const char *name)
{
	const struct kind *k = &names->kind[attribute];

	return eg_suggest(name, k->names, k->n);
}
