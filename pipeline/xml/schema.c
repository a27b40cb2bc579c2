/* schema.c - the components of a schema: files, names, documentation. */
#include "xml/schema.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "xml/schema_type.h"

/* --- files ---------------------------------------------------------------- */

struct eg_schema *
eg_schema_new(const struct eg_xsd_files *files)
{
	struct eg_schema *s = eg_malloc(sizeof(*s));
	struct eg_diags *diags = eg_diags_new();
	const struct eg_xsd_file *f;
	struct eg_source *source;
	size_t i;

	*s = (struct eg_schema){ .arena = eg_arena_new(),
	    .scratch = eg_arena_new() };
	s->empty = eg_arena_mark(s->scratch);
	s->source = eg_new_array(s->arena, files->n, struct eg_source);
	for (i = 0; i < files->n; i++) {
		f = &files->file[i];
		source = &s->source[s->n];
		/* It was compiled, so this cannot fail; if it does, say less. */
		source->xml = eg_xml_read(f->name, f->text->bytes, f->text->len,
		    &eg_xml_case_limits, diags);
		if (source->xml == NULL)
			continue;
		source->root = eg_xml_root(source->xml);
		source->ns = eg_node_attr(source->root, "", "targetNamespace");
		/* An included file without a namespace takes the includer's. */
		if (source->ns == NULL)
			source->ns = s->n > 0 ? s->source[0].ns : "";
		s->n++;
	}
	eg_diags_free(diags);
	return s;
}

void
eg_schema_free(struct eg_schema *s)
{
	size_t i;

	if (s == NULL)
		return;
	for (i = 0; i < s->n; i++)
		eg_xml_free(s->source[i].xml);
	eg_pattern_free(s->patterns);
	eg_arena_free(s->arena);
	eg_arena_free(s->scratch);
	free(s);
}

void
eg_schema_forget(struct eg_schema *s)
{
	eg_arena_reset(s->scratch, s->empty);
}

const struct eg_source *
eg_schema_source(const struct eg_schema *s, const struct eg_node *node)
{
	size_t i;

	for (i = 0; i + 1 < s->n; i++)
		if (s->source[i].xml->doc == eg_node_xml(node)->doc)
			break;
	return &s->source[i];
}

/* --- components ----------------------------------------------------------- */

bool
eg_is_xsd(const struct eg_node *node, const char *name)
{
	return eg_node_is(node, EG_XSD_NS, name);
}

const struct eg_node *
eg_xsd_child(const struct eg_node *node, const char *name)
{
	return eg_node_child(node, EG_XSD_NS, name);
}

const struct eg_node *
eg_schema_find(const struct eg_schema *s, const char *component, const char *ns,
    const char *name)
{
	const struct eg_node *n;
	const char *own;
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (strcmp(s->source[i].ns, ns) != 0)
			continue;
		for (n = eg_node_first_element(s->source[i].root); n != NULL;
		    n = eg_node_next_element(n)) {
			own = eg_node_attr(n, "", "name");
			if (own != NULL && strcmp(own, name) == 0 &&
			    eg_is_xsd(n, component))
				return n;
		}
	}
	return NULL;
}

size_t
eg_schema_roots(struct eg_schema *s, const char *const **names)
{
	const struct eg_node *n;
	const char **list;
	size_t i, count = 0;

	for (i = 0; i < s->n; i++)
		for (n = eg_node_first_element(s->source[i].root); n != NULL;
		    n = eg_node_next_element(n))
			count += eg_is_xsd(n, "element");
	list = eg_new_array(s->scratch, count + 1, const char *);
	count = 0;
	for (i = 0; i < s->n; i++)
		for (n = eg_node_first_element(s->source[i].root); n != NULL;
		    n = eg_node_next_element(n))
			if (eg_is_xsd(n, "element"))
				list[count++] = eg_node_attr(n, "", "name");
	*names = list;
	return count;
}

struct eg_qname
eg_schema_qname(struct eg_schema *s, const struct eg_node *node,
    const char *qname)
{
	const char *colon = strchr(qname, ':'), *ns;
	struct eg_qname q = { .name = colon == NULL ? qname : colon + 1 };
	const char *prefix = colon == NULL ? "" :
	    eg_arena_strndup(s->scratch, qname, (size_t)(colon - qname));

	ns = eg_node_lookup_ns(node, prefix);
	if (ns == NULL && colon == NULL)
		ns = eg_node_attr(eg_schema_source(s, node)->root, "",
		    "targetNamespace") == NULL ?
		    eg_schema_source(s, node)->ns : "";
	q.ns = ns == NULL ? "" : ns;
	return q;
}

bool
eg_schema_substitutes(struct eg_schema *s, const char *ns, const char *name,
    const struct eg_particle *head)
{
	const struct eg_node *decl;
	const char *group;
	struct eg_qname q;
	unsigned steps;

	if (eg_node_parent(eg_node_parent(head->decl)) != NULL)
		return false;
	for (steps = 0; steps < 32; steps++) {
		decl = eg_schema_find(s, "element", ns, name);
		if (decl == NULL)
			return false;
		group = eg_node_attr(decl, "", "substitutionGroup");
		if (group == NULL)
			return false;
		q = eg_schema_qname(s, decl, group);
		if (strcmp(q.ns, head->ns) == 0 && strcmp(q.name, head->name) == 0)
			return true;
		ns = q.ns;
		name = q.name;
	}
	return false;
}

/* --- what the author says about it ------------------------------------------ */

/* White space as one space; the end of the first sentence is a full stop
   before a space and a capital, or the end. */
static size_t
sentence_length(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i + 2 < n; i++)
		if (s[i] == '.' && s[i + 1] == ' ' && s[i + 2] >= 'A' &&
		    s[i + 2] <= 'Z')
			return i;
	while (n > 0 && (s[n - 1] == '.' || s[n - 1] == ' '))
		n--;
	return n;
}

const char *
eg_schema_sentence(struct eg_schema *s, const struct eg_node *node)
{
	const struct eg_node *a = NULL;
	struct eg_buf raw = { 0 }, b = { 0 };
	const char *p;

	if (node != NULL)
		a = eg_xsd_child(node, "annotation");
	if (a != NULL)
		a = eg_xsd_child(a, "documentation");
	if (a == NULL)
		return NULL;
	eg_node_string(a, &raw);
	for (p = eg_buf_str(&raw); *p != '\0'; p++) {
		if (strchr(" \t\r\n", *p) == NULL)
			eg_buf_putc(&b, *p);
		else if (b.len > 0 && b.data[b.len - 1] != ' ')
			eg_buf_putc(&b, ' ');
	}
	p = b.len == 0 ? NULL : eg_arena_strndup(s->scratch, b.data,
	    sentence_length(b.data, b.len));
	eg_buf_free(&raw);
	eg_buf_free(&b);
	return p;
}

const char *
eg_schema_rule(struct eg_schema *s, const struct eg_node *node)
{
	const struct eg_node *n = node;
	const char *name = NULL, *kind;
	struct eg_pos at;

	while (n != NULL && (name = eg_node_attr(n, "", "name")) == NULL)
		n = eg_node_parent(n);
	if (n == NULL)
		return NULL;
	at = eg_xml_pos(eg_schema_source(s, node)->xml, n);
	kind = eg_node_name(n);
	if (eg_is_xsd(n, "simpleType") || eg_is_xsd(n, "complexType"))
		kind = "type";
	return eg_arena_printf(s->scratch, "%s:%u, %s %s", at.file, at.line, kind,
	    name);
}
