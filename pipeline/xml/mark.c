/*
 * mark.c - the places of nodes that a stylesheet made.
 *
 * Marks are taken out of the tree and kept beside it: a document reads the
 * same with and without, and nobody after has to step over them.
 */
#include "xml/document.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"

/*
 * "file:line:column" or "line:column"; the file may hold colons.  line 0 when
 * it is neither.
 */
static struct eg_pos
place(struct eg_arena *arena, const char *s, const char *file)
{
	struct eg_pos p = { .file = file };
	const char *colon = strrchr(s, ':'), *line;

	if (colon == NULL)
		return p;
	for (line = colon; line > s && eg_is_digit(line[-1]); line--)
		;
	if (line > s && line[-1] == ':')
		p.file = eg_arena_strndup(arena, s, (size_t)(line - 1 - s));
	p.line = (uint32_t)strtoul(line, NULL, 10);
	p.column = (uint32_t)strtoul(colon + 1, NULL, 10);
	return p;
}

/* Takes the attribute off the element; its value, or NULL. */
static const char *
take_attr(struct eg_xml *x, xmlNode *n, const char *name)
{
	xmlAttr *a = xmlHasNsProp(n, (const xmlChar *)name,
	    (const xmlChar *)EG_MARK_NS);
	const char *value;

	if (a == NULL)
		return NULL;
	value = eg_arena_strdup(x->arena,
	    eg_node_text(eg_xml_node((xmlNode *)a)));
	xmlRemoveProp(a);
	return value;
}

/* The declaration that the attributes needed. */
static void
take_ns(xmlNode *n)
{
	xmlNs **p = &n->nsDef, *ns;

	while ((ns = *p) != NULL)
		if (xmlStrEqual(ns->href, (const xmlChar *)EG_MARK_NS)) {
			*p = ns->next;
			xmlFreeNs(ns);
		} else {
			p = &ns->next;
		}
}

static void
take_mark(struct eg_xml *x, xmlNode *n, const char *from_file)
{
	const char *at = take_attr(x, n, "at"), *from = take_attr(x, n, "from");
	const char *attrs = take_attr(x, n, "attrs");
	struct eg_mark *m;

	n->_private = NULL;
	if (at == NULL && from == NULL)
		return;
	if (x->nmarks == x->mark_cap) {
		x->mark_cap = x->mark_cap == 0 ? 64 : x->mark_cap * 2;
		x->marks = eg_realloc(x->marks, x->mark_cap, sizeof(*x->marks));
	}
	m = &x->marks[x->nmarks++];
	*m = (struct eg_mark){ .at.file = x->name };
	if (at != NULL)
		m->at = place(x->arena, at, x->name);
	if (attrs != NULL) {
		m->attrs = attrs;
		m->at.length = (uint32_t)strtoul(attrs, NULL, 10);
	}
	if (from != NULL && *from != '\0')
		m->from = place(x->arena, from, from_file);
	n->_private = (void *)(uintptr_t)x->nmarks;
}

/* The node after n in document order; a result may have several roots. */
static xmlNode *
following(const xmlDoc *doc, xmlNode *n)
{
	if (n->type == XML_ELEMENT_NODE && n->children != NULL)
		return n->children;
	while (n != NULL && n->next == NULL)
		n = n->parent == (const xmlNode *)doc ? NULL : n->parent;
	return n == NULL ? NULL : n->next;
}

struct eg_xml *
eg_xml_wrap_marked(xmlDoc *doc, const char *name, const char *from_file)
{
	struct eg_xml *x = eg_xml_wrap(doc, name);
	xmlNode *n;

	x->arena = eg_arena_new();
	from_file = eg_arena_strdup(x->arena, from_file);
	for (n = doc->children; n != NULL; n = following(doc, n))
		if (n->type == XML_ELEMENT_NODE)
			take_mark(x, n, from_file);
	/* Only now: marks of children were of their parents' declarations. */
	for (n = doc->children; n != NULL; n = following(doc, n))
		if (n->type == XML_ELEMENT_NODE)
			take_ns(n);
	return x;
}

/* The nearest mark upwards: what a stylesheet made in passing has none. */
const struct eg_mark *
eg_mark_of(const struct eg_xml *x, const xmlNode *n)
{
	uintptr_t i;

	for (; n != NULL && x->nmarks > 0; n = n->parent) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		i = (uintptr_t)n->_private;
		if (i > 0 && i <= x->nmarks)
			return &x->marks[i - 1];
	}
	return NULL;
}

/* attrs is "5 font-size:12:8:9 color:13:8:5": the tag's length, then each. */
struct eg_pos
eg_mark_attribute(const struct eg_mark *mark, const char *name)
{
	struct eg_pos p = mark->at;
	const char *s = mark->attrs;
	size_t n = strlen(name);
	char *end;

	for (; s != NULL; s = strchr(s, ' ')) {
		s += *s == ' ';
		if (strncmp(s, name, n) != 0 || s[n] != ':')
			continue;
		p.line = (uint32_t)strtoul(s + n + 1, &end, 10);
		p.column = (uint32_t)strtoul(*end == ':' ? end + 1 : end, &end, 10);
		p.length = (uint32_t)strtoul(*end == ':' ? end + 1 : end, NULL, 10);
		break;
	}
	return p;
}

static struct eg_pos
copy_place(struct eg_arena *arena, struct eg_pos p)
{
	p.file = eg_arena_strdup(arena, p.file);
	return p;
}

void
eg_mark_copy(const struct eg_xml *x, struct eg_xml *copy)
{
	size_t i;

	if (x->nmarks == 0)
		return;
	copy->arena = eg_arena_new();
	copy->marks = eg_realloc(NULL, x->nmarks, sizeof(*copy->marks));
	for (i = 0; i < x->nmarks; i++) {
		copy->marks[i].at = copy_place(copy->arena, x->marks[i].at);
		copy->marks[i].from = copy_place(copy->arena, x->marks[i].from);
		copy->marks[i].attrs = eg_arena_strdup(copy->arena, x->marks[i].attrs);
	}
	copy->nmarks = copy->mark_cap = x->nmarks;
}
