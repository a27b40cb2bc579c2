/*
 * rulebook.c - reading a Schematron schema (ISO 19757-3).
 *
 * Twice over its children: first what others refer to is listed (prefixes,
 * diagnostics, patterns), then expressions are compiled.  All mistakes of a
 * rulebook are reported, not the first.
 */
#include "rules/law.h"

#include <dirent.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "rules/feel/function.h"
#include "rules/phrase/phrase.h"
#include "rules/written_date.h"

void
eg_loader_error(struct eg_loader *l, const char *code,
    const struct eg_node *node, const char *help, const char *fmt, ...)
{
	va_list ap;

	l->failed = true;
	va_start(ap, fmt);
	eg_vreport(l->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = code, .at = eg_xml_pos(l->source->xml, node), .help = help }, fmt, ap);
	va_end(ap);
}

const char *
eg_loader_need(struct eg_loader *l, const struct eg_node *node,
    const char *name)
{
	const char *value = eg_loader_attr(l, node, name);

	if (value == NULL)
		eg_loader_error(l, "R3006", node, NULL, "`%s` needs `%s`",
		    eg_node_name(node), name);
	return value;
}

struct eg_item
eg_loader_item(struct eg_loader *l, struct eg_node *node)
{
	return (struct eg_item){ .source = l->source, .node = node,
	    .name = eg_node_name(node), .id = eg_loader_attr(l, node, "id") };
}

void
eg_loader_let(struct eg_loader *l, struct eg_node *node,
    enum eg_let_scope scope, struct eg_let **list)
{
	struct eg_let *let = eg_new(l->arena, struct eg_let);

	let->at = eg_loader_item(l, node);
	let->name = eg_loader_need(l, node, "name");
	let->scope = scope;
	if (eg_node_attr(node, "", "value") != NULL)
		let->query = eg_query_read(l, node, "value");
	if (let->name == NULL)
		return;
	while (*list != NULL)
		list = &(*list)->next;
	*list = let;
}

/* --- first: what there is ------------------------------------------------- */

/* Elements by kind, each list in document order. */
struct contents {
	struct eg_item	*lets, *patterns, *phases, *diagnostics, *properties;
};

static struct eg_item *
append(struct eg_loader *l, struct eg_item **list, struct eg_node *node)
{
	struct eg_item *i = eg_new(l->arena, struct eg_item);

	*i = eg_loader_item(l, node);
	while (*list != NULL)
		list = &(*list)->next;
	*list = i;
	return i;
}

/* The same, of an element that is known by its id. */
static void
append_named(struct eg_loader *l, struct eg_item **list, struct eg_node *node,
    bool needed)
{
	const char *id = eg_node_attr(node, "", "id");
	const struct eg_item *i;

	if (id == NULL && needed) {
		eg_loader_error(l, "R3006", node, NULL, "`%s` needs an `id`",
		    eg_node_name(node));
		return;
	}
	for (i = *list; id != NULL && i != NULL; i = i->next)
		if (i->id != NULL && strcmp(i->id, id) == 0)
			eg_loader_error(l, "R3025",
			    eg_node_attr_node(node, "", "id"), NULL,
			    "there is another %s `%s`, on line %u",
			    eg_node_name(node), id,
			    eg_xml_pos(i->source->xml, i->node).line);
	append(l, list, node);
}

static void
read_ns(struct eg_loader *l, struct eg_node *node, void *arg)
{
	const char *prefix = eg_loader_need(l, node, "prefix");
	const char *uri = eg_loader_need(l, node, "uri");
	struct eg_item *i;

	(void)arg;
	if (prefix == NULL || uri == NULL)
		return;
	eg_xpath_namespace(l->book->xp, prefix, uri);
	i = append(l, &l->book->ns, node);
	i->name = prefix;
	i->id = uri;
}

static void
read_title(struct eg_loader *l, struct eg_node *node, void *arg)
{
	struct eg_buf b = { 0 };

	(void)arg;
	eg_node_string(node, &b);
	l->book->title = eg_arena_strdup(l->arena, eg_buf_str(&b));
	eg_buf_free(&b);
}

static void
list_let(struct eg_loader *l, struct eg_node *node, void *arg)
{
	append(l, &((struct contents *)arg)->lets, node);
}

static void
list_pattern(struct eg_loader *l, struct eg_node *node, void *arg)
{
	append_named(l, &((struct contents *)arg)->patterns, node, false);
}

static void
list_phase(struct eg_loader *l, struct eg_node *node, void *arg)
{
	append_named(l, &((struct contents *)arg)->phases, node, true);
}

static void
list_diagnostic(struct eg_loader *l, struct eg_node *node, void *arg)
{
	append_named(l, &((struct contents *)arg)->diagnostics, node, true);
}

static void
list_property(struct eg_loader *l, struct eg_node *node, void *arg)
{
	append_named(l, &((struct contents *)arg)->properties, node, true);
}

static void
list_diagnostics(struct eg_loader *l, struct eg_node *node, void *arg)
{
	static const struct eg_handler in[] = { { "diagnostic", list_diagnostic } };

	eg_source_walk(l, node, in, 1, arg);
}

static void
list_properties(struct eg_loader *l, struct eg_node *node, void *arg)
{
	static const struct eg_handler in[] = { { "property", list_property } };

	eg_source_walk(l, node, in, 1, arg);
}

static void	extend(struct eg_loader *, struct eg_node *, void *);

static const struct eg_handler in_schema[] = {
	{ "title", read_title }, { "ns", read_ns }, { "p", NULL },
	{ "let", list_let }, { "phase", list_phase },
	{ "pattern", list_pattern }, { "group", list_pattern },
	{ "diagnostics", list_diagnostics }, { "properties", list_properties },
	{ "extends", extend },
};
#define IN_SCHEMA	(sizeof(in_schema) / sizeof(in_schema[0]))

static void
read_library(struct eg_loader *l, struct eg_node *node, void *arg)
{
	if (!eg_node_is(node, EG_SCH_NS, "library"))
		eg_loader_error(l, "R3001", node, "its first element is `library` "
		    "in the namespace " EG_SCH_NS,
		    "this does not extend a rulebook");
	else
		eg_source_walk(l, node, in_schema, IN_SCHEMA, arg);
}

/* What a library has is as if it stood here (ISO 19757-3:2025). */
static void
extend(struct eg_loader *l, struct eg_node *node, void *arg)
{
	eg_source_follow(l, node, read_library, arg);
}

/* The edition of 2020 lets a pattern hold its own diagnostics. */
static void
list_notes_of_patterns(struct eg_loader *l, struct contents *c)
{
	struct eg_source *was = l->source;
	struct eg_node *n;
	struct eg_item *i;

	for (i = c->patterns; i != NULL; i = i->next) {
		l->source = i->source;
		for (n = eg_node_first_element(i->node); n != NULL;
		    n = eg_node_next_element(n))
			if (eg_node_is(n, EG_SCH_NS, "diagnostics"))
				list_diagnostics(l, n, c);
			else if (eg_node_is(n, EG_SCH_NS, "properties"))
				list_properties(l, n, c);
	}
	l->source = was;
}

/* --- then: what it says --------------------------------------------------- */

static void
phase_let(struct eg_loader *l, struct eg_node *node, void *arg)
{
	eg_loader_let(l, node, EG_LET_PHASE, &((struct eg_phase *)arg)->lets);
}

static void
phase_active(struct eg_loader *l, struct eg_node *node, void *arg)
{
	struct eg_phase *p = arg;
	const char *id = eg_loader_need(l, node, "pattern");

	if (id != NULL)
		append(l, &p->active, node)->id = id;
}

static void
read_phase(struct eg_loader *l, struct eg_item *item, struct eg_phase ***end)
{
	static const struct eg_handler in[] = {
		{ "active", phase_active }, { "let", phase_let },
		{ "p", NULL }, { "title", NULL },
	};
	struct eg_phase *p = eg_new(l->arena, struct eg_phase);
	const struct eg_pattern *pattern;
	const struct eg_item *a;

	l->source = item->source;
	p->at = *item;
	p->when = eg_query_read(l, item->node, "when");
	eg_source_walk(l, item->node, in, sizeof(in) / sizeof(in[0]), p);
	for (a = p->active; a != NULL; a = a->next) {
		for (pattern = l->book->patterns; pattern != NULL;
		    pattern = pattern->next)
			if (pattern->at.id != NULL &&
			    strcmp(pattern->at.id, a->id) == 0)
				break;
		if (pattern == NULL)
			eg_loader_error(l, "R3023",
			    eg_node_attr_node(a->node, "", "pattern"), NULL,
			    "there is no pattern `%s`", a->id);
	}
	**end = p;
	*end = &p->next;
}

static void
read_contents(struct eg_loader *l, struct contents *c)
{
	struct eg_source *was = l->source;
	struct eg_pattern **pattern_end = &l->book->patterns;
	struct eg_phase **phase_end = &l->book->phases;
	struct eg_item *i;

	l->diagnostics = c->diagnostics;
	l->properties = c->properties;
	for (i = c->lets; i != NULL; i = i->next) {
		l->source = i->source;
		eg_loader_let(l, i->node, EG_LET_SCHEMA, &l->book->lets);
	}
	for (i = c->patterns; i != NULL; i = i->next) {
		*pattern_end = eg_expand_pattern(l, i, c->patterns);
		if (*pattern_end != NULL)
			pattern_end = &(*pattern_end)->next;
	}
	for (i = c->phases; i != NULL; i = i->next)
		read_phase(l, i, &phase_end);
	l->source = was;
}

/* XPath 1.0 is what there is; a rulebook for another must not half work. */
static void
check_binding(struct eg_loader *l, struct eg_node *schema)
{
	const char *b = eg_node_attr(schema, "", "queryBinding");

	if (b == NULL || strcmp(b, "xslt") == 0 || strcmp(b, "xpath") == 0)
		return;
	eg_loader_error(l, "R3002", eg_node_attr_node(schema, "", "queryBinding"),
	    "write the rulebook in XPath 1.0, queryBinding=\"xslt\"",
	    "the query binding `%s` is not supported", b);
}

static void
check_default_phase(struct eg_loader *l, struct eg_node *schema)
{
	const char *id = eg_node_attr(schema, "", "defaultPhase");
	const struct eg_phase *p;

	l->book->default_phase = id;
	if (id == NULL || *id == '#')
		return;
	for (p = l->book->phases; p != NULL; p = p->next)
		if (strcmp(p->at.id, id) == 0)
			return;
	eg_loader_error(l, "R3023", eg_node_attr_node(schema, "", "defaultPhase"),
	    NULL, "there is no phase `%s`", id);
}

static void
read_schema(struct eg_loader *l)
{
	struct eg_node *schema = eg_xml_root(l->source->xml), *n;
	struct contents c = { .lets = NULL };

	if (!eg_node_is(schema, EG_SCH_NS, "schema")) {
		eg_loader_error(l, "R3001", schema,
		    "its first element is `schema` in the namespace " EG_SCH_NS,
		    "this is not a Schematron rulebook");
		return;
	}
	check_binding(l, schema);
	l->source->open = true;
	eg_source_walk(l, schema, in_schema, IN_SCHEMA, &c);
	for (n = eg_node_first_element(schema); n != NULL;
	    n = eg_node_next_element(n))
		if (eg_node_is(n, EG_XSLT_NS, "key"))
			eg_keys_read(l, n);
	list_notes_of_patterns(l, &c);
	read_contents(l, &c);
	eg_phrases_read(l, schema);
	eg_law_load(l, schema);
	eg_decisions_read(l);
	eg_law_bind(l);
	check_default_phase(l, schema);
	if (!l->failed)
		eg_bind_check(l);
}

/* --- opening -------------------------------------------------------------- */

static struct eg_rulebook *
book_new(const char *path)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_rulebook *book = eg_new(a, struct eg_rulebook);
	const char *slash = strrchr(path, '/');

	book->arena = a;
	book->xp = eg_xpath_new();
	book->path = eg_arena_strdup(a, path);
	book->root = slash == NULL ? "" :
	    eg_arena_strndup(a, path, (size_t)(slash + 1 - path));
	book->functions = eg_feel_library_make(a);
	eg_law_feel(book->functions, book);
	eg_law_xpath(book);
	eg_written_date_xpath(book);
	eg_keys_functions(book);
	return book;
}

static struct eg_rulebook *
load(struct eg_rulebook *book, struct eg_source *s, struct eg_diags *diags)
{
	struct eg_loader l = { .book = book, .arena = book->arena,
	    .diags = diags, .source = s, .failed = s == NULL };

	if (s != NULL)
		read_schema(&l);
	/* Messages keep excerpts of their own; the files may go. */
	for (s = book->sources; s != NULL; s = s->next)
		eg_diags_source(diags, s->path, NULL, 0);
	if (!l.failed)
		return book;
	eg_rulebook_free(book);
	return NULL;
}

/* The one .sch file of a folder, in the arena; reported when it is not one. */
static const char *
schema_of(struct eg_arena *a, const char *folder, struct eg_diags *diags)
{
	DIR *d = opendir(folder);
	const struct dirent *e;
	const char *found = NULL;
	size_t n, len = strlen(folder);
	unsigned count = 0;

	while (d != NULL && (e = readdir(d)) != NULL) {
		n = strlen(e->d_name);
		if (n < 5 || e->d_name[0] == '.' ||
		    strcmp(e->d_name + n - 4, ".sch") != 0)
			continue;
		count++;
		found = eg_arena_printf(a, "%s%s%s", folder,
		    len > 0 && folder[len - 1] == '/' ? "" : "/", e->d_name);
	}
	if (d != NULL)
		closedir(d);
	if (count == 1)
		return found;
	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3001", .at = { .file = folder },
	    .help = "a rulebook's folder holds one file NAME.sch" },
	    count == 0 ? "no rulebook is in this folder" :
	    "%u rulebooks are in this folder", count);
	return NULL;
}

struct eg_rulebook *
eg_rulebook_open(const char *path, struct eg_diags *diags)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_rulebook *book = NULL;
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		path = schema_of(a, path, diags);
	if (path != NULL) {
		book = book_new(path);
		book = load(book, eg_source_open(book, path, diags), diags);
	}
	eg_arena_free(a);
	return book;
}

struct eg_rulebook *
eg_rulebook_read(const char *name, const char *bytes, size_t len,
    struct eg_diags *diags)
{
	struct eg_rulebook *book = book_new(name);

	return load(book, eg_source_read(book, name, bytes, len, diags), diags);
}

void
eg_rulebook_free(struct eg_rulebook *book)
{
	if (book == NULL)
		return;
	eg_keys_clear(book);
	if (book->law != NULL)
		eg_law_end(book->law);
	eg_decisions_free(book);
	eg_xpath_free(book->xp);
	eg_sources_free(book->sources);
	eg_arena_free(book->arena);
}
