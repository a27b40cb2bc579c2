/* names.c - see names.h. */
#include "merge/names.h"

#include <stdlib.h>
#include <string.h>

#include "xml/xml.h"

#define XSD_NS	"http://www.w3.org/2001/XMLSchema"

struct reading {
	struct eg_names	*names;
	struct eg_arena	*arena;
	struct eg_diags	*diags;
	struct eg_names	 files;		/* read already, or being read */
};

static bool
has(const struct eg_names *names, const char *s)
{
	size_t i;

	for (i = 0; i < names->n; i++)
		if (strcmp(names->list[i], s) == 0)
			return true;
	return false;
}

static void
add(struct eg_arena *arena, struct eg_names *names, const char *s)
{
	const char **list;

	if (names->n == names->cap) {
		names->cap = names->cap == 0 ? 128 : names->cap * 2;
		list = eg_new_array(arena, names->cap, const char *);
		if (names->n > 0)
			memcpy(list, names->list, names->n * sizeof(*list));
		names->list = list;
	}
	names->list[names->n++] = eg_arena_strdup(arena, s);
}

static bool read_file(struct reading *, const char *path);

/* Beside the file that includes it. */
static bool
read_included(struct reading *r, const char *path, const char *location)
{
	const char *slash = strrchr(path, '/');
	int n = slash == NULL ? 0 : (int)(slash - path + 1);

	return read_file(r, eg_arena_printf(r->arena, "%.*s%s", n, path, location));
}

static bool
read_below(struct reading *r, const char *path, const struct eg_node *n)
{
	const struct eg_node *child;
	const char *name = eg_node_attr(n, "", "name"), *location;
	bool ok = true;

	if (eg_node_is(n, XSD_NS, "element") && name != NULL && !has(r->names, name))
		add(r->arena, r->names, name);
	location = eg_node_attr(n, "", "schemaLocation");
	if (eg_node_is(n, XSD_NS, "include") && location != NULL)
		ok = read_included(r, path, location);
	for (child = eg_node_first_element(n); child != NULL;
	    child = eg_node_next_element(child))
		ok = read_below(r, path, child) && ok;
	return ok;
}

static bool
read_file(struct reading *r, const char *path)
{
	struct eg_xml *xml;
	bool ok;

	if (has(&r->files, path))
		return true;
	add(r->arena, &r->files, path);
	xml = eg_xml_open(path, &eg_xml_fo_limits, r->diags);
	if (xml == NULL)
		return false;
	ok = read_below(r, path, eg_xml_root(xml));
	eg_diags_source(r->diags, path, NULL, 0);
	eg_xml_free(xml);
	return ok;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool
eg_names_read(struct eg_names *names, struct eg_arena *arena, const char *path,
    struct eg_diags *diags)
{
	struct reading r = { .names = names, .arena = arena, .diags = diags };

	*names = (struct eg_names){ .n = 0 };
	if (!read_file(&r, path))
		return false;
	if (names->n > 0)
		qsort(names->list, names->n, sizeof(names->list[0]), compare);
	return true;
}
