/*
 * source.c - the files of a rulebook, read as if they were one.
 *
 * An include is followed where it stands instead of copied into the tree, so
 * that everything keeps the file and line it was written at.
 */
#include "rules/rulebook.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/suggest.h"

/* A rulebook is no larger than a case; its 138 rules are some 100 KiB. */
#define LIMITS	(&eg_xml_rule_limits)

static struct eg_source *
add(struct eg_rulebook *book, const char *path, struct eg_xml *xml)
{
	struct eg_source *s;

	if (xml == NULL)
		return NULL;
	s = eg_new(book->arena, struct eg_source);
	s->path = eg_arena_strdup(book->arena, path);
	s->xml = xml;
	s->next = book->sources;
	book->sources = s;
	return s;
}

struct eg_source *
eg_source_open(struct eg_rulebook *book, const char *path, struct eg_diags *d)
{
	struct eg_source *s;

	for (s = book->sources; s != NULL; s = s->next)
		if (strcmp(s->path, path) == 0)
			return s;
	return add(book, path, eg_xml_open(path, LIMITS, d));
}

struct eg_source *
eg_source_read(struct eg_rulebook *book, const char *name, const char *bytes,
    size_t len, struct eg_diags *d)
{
	return add(book, name, eg_xml_read(name, bytes, len, LIMITS, d));
}

void
eg_sources_free(struct eg_source *s)
{
	for (; s != NULL; s = s->next)
		eg_xml_free(s->xml);
}

/* --- walking -------------------------------------------------------------- */

static void
unknown(struct eg_loader *l, struct eg_node *node,
    const struct eg_handler *handlers, size_t n)
{
	const struct eg_node *parent = eg_node_parent(node);
	const char *names[32], *near;
	size_t i;

	for (i = 0; i < n && i < 32; i++)
		names[i] = handlers[i].name;
	near = eg_suggest(eg_node_name(node), names, i);
	eg_loader_error(l, "R3005", node, near == NULL ? NULL :
	    eg_diags_printf(l->diags, "did you mean `%s`?", near),
	    parent == NULL ? "`%s` has no meaning where it is included" :
	    "`%s` has no meaning in `%s`", eg_node_name(node),
	    parent == NULL ? "" : eg_node_name(parent));
}

struct visit {
	const struct eg_handler	*handlers;
	size_t			 n;
	void			*arg;
};

static void
visit(struct eg_loader *l, struct eg_node *node, void *arg)
{
	const struct visit *v = arg;
	const char *name = eg_node_name(node);
	size_t i;

	if (strcmp(eg_node_ns(node), EG_SCH_NS) != 0)
		return;
	if (strcmp(name, "include") == 0) {
		eg_source_follow(l, node, visit, arg);
		return;
	}
	for (i = 0; i < v->n; i++)
		if (strcmp(v->handlers[i].name, name) == 0) {
			if (v->handlers[i].read != NULL)
				v->handlers[i].read(l, node, v->arg);
			return;
		}
	unknown(l, node, v->handlers, v->n);
}

void
eg_source_walk(struct eg_loader *l, struct eg_node *parent,
    const struct eg_handler *handlers, size_t n, void *arg)
{
	struct visit v = { handlers, n, arg };
	struct eg_node *c;

	for (c = eg_node_first_element(parent); c != NULL;
	    c = eg_node_next_element(c))
		visit(l, c, &v);
}

/* --- following ------------------------------------------------------------ */

/* Takes "." and ".." out of a path, in place; false when it goes above. */
static bool
straighten(char *path)
{
	char *part[64], *from = path, *to = path, *slash;
	size_t n = 0, len;

	for (; from != NULL; from = slash == NULL ? NULL : slash + 1) {
		slash = strchr(from, '/');
		len = slash == NULL ? strlen(from) : (size_t)(slash - from);
		if (len == 2 && memcmp(from, "..", 2) == 0) {
			if (n == 0)
				return false;
			to = part[--n];
			continue;
		}
		if (len == 0 || (len == 1 && *from == '.'))
			continue;
		if (n == sizeof(part) / sizeof(part[0]))
			return false;
		part[n++] = to;
		memmove(to, from, len);
		to += len;
		*to++ = '/';
	}
	if (to == path)
		return false;
	to[-1] = '\0';
	return true;
}

const char *
eg_source_path(struct eg_arena *a, const char *root, const char *from,
    const char *href)
{
	size_t nroot = strlen(root), n;
	const char *slash;
	char *below;

	n = strcspn(href, "/");
	if (*href == '\0' || *href == '/' || memchr(href, ':', n) != NULL)
		return NULL;
	/* The part below the root is what may not be left. */
	if (strncmp(from, root, nroot) != 0)
		return NULL;
	from += nroot;
	slash = strrchr(from, '/');
	below = eg_arena_printf(a, "%.*s%s",
	    slash == NULL ? 0 : (int)(slash + 1 - from), from, href);
	if (!straighten(below))
		return NULL;
	return eg_arena_printf(a, "%s%s", root, below);
}

struct eg_source *
eg_source_beside(struct eg_loader *l, const struct eg_node *schema,
    const char *name)
{
	struct eg_node *attr = eg_node_attr_node(schema, EG_RULES_NS, name);
	struct eg_source *s;
	const char *path;

	if (attr == NULL)
		return NULL;
	path = eg_source_path(l->arena, l->book->root, l->source->path,
	    eg_node_text(attr));
	if (path == NULL) {
		eg_loader_error(l, "R3003", attr,
		    "name a file below the rulebook's own folder",
		    "`%s` is not in the rulebook's folder", eg_node_text(attr));
		return NULL;
	}
	s = eg_source_open(l->book, path, l->diags);
	if (s == NULL)
		l->failed = true;
	return s;
}

/* The element with that id, at or below a node. */
static struct eg_node *
find_id(struct eg_node *node, const char *id)
{
	struct eg_node *c, *found = NULL;
	const char *own = eg_node_attr(node, "", "id");

	if (own != NULL && strcmp(own, id) == 0)
		return node;
	for (c = eg_node_first_element(node); c != NULL && found == NULL;
	    c = eg_node_next_element(c))
		found = find_id(c, id);
	return found;
}

/* The file an href names, which is not being read already. */
static struct eg_source *
target(struct eg_loader *l, struct eg_node *node, const char *href)
{
	const char *path = eg_source_path(l->arena, l->book->root,
	    l->source->path, href);
	struct eg_source *s;

	if (path == NULL) {
		eg_loader_error(l, "R3003", eg_node_attr_node(node, "", "href"),
		    "name a file below the rulebook's own folder",
		    "`%s` is not in the rulebook's folder", href);
		return NULL;
	}
	if (strcmp(path, l->source->path) != 0 && access(path, R_OK) != 0) {
		eg_loader_error(l, "R3003", eg_node_attr_node(node, "", "href"),
		    NULL, "`%s` cannot be read", path);
		return NULL;
	}
	s = strcmp(path, l->source->path) == 0 ? l->source :
	    eg_source_open(l->book, path, l->diags);
	if (s == NULL)
		l->failed = true;
	return s;
}

void
eg_source_follow(struct eg_loader *l, struct eg_node *node,
    void (*read)(struct eg_loader *, struct eg_node *, void *), void *arg)
{
	const char *href = eg_loader_need(l, node, "href"), *id;
	struct eg_source *from = l->source, *to;
	struct eg_node *at;

	if (href == NULL)
		return;
	id = strchr(href, '#');
	to = id == href ? from : target(l, node, id == NULL ? href :
	    eg_arena_strndup(l->arena, href, (size_t)(id - href)));
	if (to == NULL)
		return;
	at = id == NULL ? eg_xml_root(to->xml) :
	    find_id(eg_xml_root(to->xml), id + 1);
	if (at == NULL) {
		eg_loader_error(l, "R3003", eg_node_attr_node(node, "", "href"),
		    NULL, "`%s` has no element with the id `%s`", to->path, id + 1);
	} else if (to->open && id == NULL) {
		eg_loader_error(l, "R3004", node, NULL, "`%s` includes itself",
		    to->path);
	} else if (l->nesting == EG_NESTING_MAX) {
		eg_loader_error(l, "R3004", node, NULL,
		    "files include each other more than %d deep", EG_NESTING_MAX);
	} else {
		bool was = to->open;

		to->open = true;
		l->source = to;
		l->nesting++;
		read(l, at, arg);
		l->nesting--;
		l->source = from;
		to->open = was;
	}
}
