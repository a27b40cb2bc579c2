/* schema_path.c - see schema_path.h. */
#include "xml/schema_path.h"

#include <string.h>

#include "xml/schema_type.h"
#include "xml/xsd.h"

#define DEEP	32	/* elements inside each other; a case has 7 */

struct walk {
	struct eg_schema	*schema;
	void			(*visit)(void *, const struct eg_schema_path *);
	void			*data;
	const struct eg_type	*open[DEEP];	/* types we are in */
	size_t			 depth;
};

/* Strings of any kind of words: nothing on the way to xs:string limits them. */
static bool
is_words(const struct eg_type *t)
{
	const struct eg_node *f;

	for (; t != NULL; t = t->complex ? t->value : t->base) {
		if (t->builtin != NULL)
			return strcmp(t->builtin, "string") == 0 ||
			    strcmp(t->builtin, "token") == 0 ||
			    strcmp(t->builtin, "normalizedString") == 0;
		for (f = t->facets == NULL ? NULL : eg_node_first_element(t->facets);
		    f != NULL; f = eg_node_next_element(f))
			if (eg_is_xsd(f, "enumeration") || eg_is_xsd(f, "pattern"))
				return false;
	}
	return true;
}

static void
found(struct walk *w, const char *path, bool words)
{
	const struct eg_schema_path p = { path, words };

	w->visit(w->data, &p);
}

static const char *
below(struct walk *w, const char *path, const char *mark, const char *name)
{
	return eg_arena_printf(w->schema->arena, "%s%s%s%s", path,
	    *path == '\0' ? "" : "/", mark, name);
}

static void	walk_type(struct walk *, const struct eg_type *, const char *path);

static void
walk_particle(struct walk *w, const struct eg_particle *p, const char *path)
{
	size_t i;

	if (p == NULL)
		return;
	if (p->kind == EG_PT_ELEMENT)
		walk_type(w, eg_schema_type_of(w->schema, p->decl),
		    below(w, path, "", p->name));
	for (i = 0; i < p->n; i++)
		walk_particle(w, p->child[i], path);
}

static void
walk_type(struct walk *w, const struct eg_type *t, const char *path)
{
	size_t i;

	if (t == NULL || w->depth == DEEP)
		return;
	for (i = 0; i < w->depth; i++)
		if (w->open[i] == t)
			return;
	if (!t->complex || t->value != NULL || t->mixed)
		found(w, path, is_words(t->complex ? t->value : t) ||
		    (t->complex && t->mixed));
	for (i = 0; t->complex && i < t->nuse; i++)
		if (!t->use[i].prohibited)
			found(w, below(w, path, "@", t->use[i].name),
			    is_words(eg_schema_type_of(w->schema, t->use[i].decl)));
	w->open[w->depth++] = t;
	walk_particle(w, t->complex ? t->content : NULL, path);
	w->depth--;
}

bool
eg_schema_paths(const char *schema, const char *root,
    void (*visit)(void *, const struct eg_schema_path *), void *data,
    struct eg_diags *diags)
{
	struct eg_xsd *xsd = eg_xsd_open(schema, diags);
	struct walk w = { .visit = visit, .data = data };
	const struct eg_node *decl = NULL;

	if (xsd == NULL)
		return false;
	w.schema = eg_schema_new(eg_xsd_files(xsd));
	if (w.schema->n > 0)
		decl = eg_schema_find(w.schema, "element", w.schema->source[0].ns, root);
	if (decl == NULL)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "E2001",
		    .at.file = schema }, "the schema has no root element `%s`", root);
	else
		walk_type(&w, eg_schema_type_of(w.schema, decl), "");
	eg_schema_free(w.schema);
	eg_xsd_free(xsd);
	return decl != NULL;
}
