/* profile.c - see profile.h. */
#include "redact/profile.h"

#include <stdlib.h>
#include <string.h>

#include "xml/schema_path.h"
#include "xml/xsd.h"

static const char *const deeds[] = { "keep", "remove", "replace", "year", "zip3",
	"renumber", "text", "reference" };
static const char *const personal[] = { "", "given", "middle", "family", "person",
	"organization", "street", "place", "zip", "phone", "number", "email", "day" };
static const char *const founds[] = { "date", "age", "phone", "email", "url",
	"address", "number", "person", "provider" };

struct reading {
	struct eg_redaction	*r;
	struct eg_diags		*diags;
	uint32_t		 cap, open_cap;
	bool			 failed;
	bool			*met;		/* by row: the schema has such a place */
};

const char *
eg_personal_name(enum eg_personal kind)
{
	bool part = kind == EG_PERSONAL_GIVEN || kind == EG_PERSONAL_MIDDLE ||
	    kind == EG_PERSONAL_FAMILY;

	return personal[part ? EG_PERSONAL_PERSON : kind];
}

/* The schema allows no other word. */
static unsigned
which(const char *const *names, size_t n, const char *word)
{
	unsigned i;

	for (i = 0; word != NULL && i < n; i++)
		if (strcmp(names[i], word) == 0)
			return i;
	return 0;
}

static void
complain(struct reading *r, const char *code, struct eg_pos at, const char *help,
    const char *text)
{
	r->failed = true;
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at = at, .help = help }, "%s", text);
}

/* --- lists of words ------------------------------------------------------------ */

static int
by_word(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
read_list(struct eg_arena *arena, const struct eg_node *n, struct eg_word_list *list)
{
	const char *s = n == NULL ? "" : eg_node_text(n);
	uint32_t cap = 0;
	size_t len;

	for (; s != NULL && *(s += strspn(s, " \t\r\n")) != '\0'; s += len) {
		len = strcspn(s, " \t\r\n");
		list->word = eg_arena_grown(arena, list->word, (uint32_t)list->n, &cap,
		    sizeof(*list->word));
		list->word[list->n++] = eg_arena_strndup(arena, s, len);
	}
	if (list->n > 0)
		qsort(list->word, list->n, sizeof(*list->word), by_word);
}

bool
eg_word_list_has(const struct eg_word_list *list, const char *folded)
{
	return list->n > 0 && bsearch(&folded, list->word, list->n, sizeof(*list->word),
	    by_word) != NULL;
}

/* A file that a schema in schemas/redaction judges. */
static struct eg_xml *
open_valid(const char *path, const char *schemas, struct eg_diags *diags)
{
	struct eg_arena *a = eg_arena_new();
	struct eg_xml *x = eg_xml_open(path, &eg_xml_rule_limits, diags);
	struct eg_xsd *xsd = x == NULL ? NULL :
	    eg_xsd_open(eg_arena_printf(a, "%s/redaction/redaction.xsd", schemas), diags);

	if (xsd == NULL || !eg_xsd_validate(xsd, x, diags)) {
		eg_xml_free(x);
		x = NULL;
	}
	eg_xsd_free(xsd);
	eg_arena_free(a);
	return x;
}

static void
read_lists(struct reading *r, const struct eg_node *n, const char *path,
    const char *schemas)
{
	const char *slash = strrchr(path, '/'), *href = eg_node_attr(n, "", "href");
	struct eg_redaction *p = r->r;
	struct eg_xml *x = open_valid(slash == NULL ? href : eg_arena_printf(p->arena,
	    "%.*s/%s", (int)(slash - path), path, href), schemas, r->diags);

	if (x == NULL) {
		r->failed = true;
		return;
	}
	n = eg_xml_root(x);
	read_list(p->arena, eg_node_child(n, EG_REDACTION_NS, "ordinary"), &p->ordinary);
	read_list(p->arena, eg_node_child(n, EG_REDACTION_NS, "familiar"), &p->familiar);
	read_list(p->arena, eg_node_child(n, EG_REDACTION_NS, "labels"), &p->labels);
	read_list(p->arena, eg_node_child(n, EG_REDACTION_NS, "offices"), &p->offices);
	eg_diags_source(r->diags, eg_xml_name(x), NULL, 0);
	eg_xml_free(x);
}

/* --- rows ------------------------------------------------------------------------ */

static const char *
join(struct eg_arena *a, const char *base, const char *path, size_t n)
{
	if (n == 1 && *path == '.')
		return base;
	return eg_arena_printf(a, "%s%s%.*s", base, *base == '\0' ? "" : "/", (int)n, path);
}

static const struct eg_node *
part_of(const struct reading *r, const char *name)
{
	const struct eg_node *n;

	for (n = eg_node_first_element(eg_xml_root(r->r->xml)); n != NULL;
	    n = eg_node_next_element(n))
		if (eg_node_is(n, EG_REDACTION_NS, "part") &&
		    strcmp(eg_node_attr(n, "", "name"), name) == 0)
			return n;
	return NULL;
}

static void
read_row(struct reading *r, const struct eg_node *n, const char *base, const char *words,
    unsigned depth);

static void
add_row(struct reading *r, const struct eg_node *n, const char *path, const char *words)
{
	struct eg_redaction *p = r->r;
	const char *deed = eg_node_attr(n, "", "do");

	if (deed == NULL) {
		complain(r, "D1002", eg_xml_pos(p->xml, n), NULL,
		    "a row says what to `do`, or which `part` has the rows");
		return;
	}
	p->row = eg_arena_grown(p->arena, p->row, (uint32_t)p->n, &r->cap, sizeof(*p->row));
	p->row[p->n++] = (struct eg_redaction_row){ .path = path, .node = n, .words = words,
	    .deed = which(deeds, sizeof(deeds) / sizeof(*deeds), deed),
	    .personal = which(personal, sizeof(personal) / sizeof(*personal),
	    eg_node_attr(n, "", "value")) };
	if (p->row[p->n - 1].deed == EG_DEED_REPLACE && words == NULL)
		complain(r, "D1002", eg_xml_pos(p->xml, n), NULL,
		    "a row that replaces says by which `words`");
}

static void
use_part(struct reading *r, const struct eg_node *row, const char *name, const char *base,
    const char *words, unsigned depth)
{
	const struct eg_node *n = part_of(r, name);

	if (n == NULL || depth == 8) {
		complain(r, "D1002", eg_xml_pos(r->r->xml, row), NULL, n == NULL ?
		    "there is no part of this name" : "parts use each other in a circle");
		return;
	}
	for (n = eg_node_first_element(n); n != NULL; n = eg_node_next_element(n))
		read_row(r, n, base, words, depth + 1);
}

static void
read_row(struct reading *r, const struct eg_node *n, const char *base, const char *words,
    unsigned depth)
{
	const char *s = eg_node_attr(n, "", "at"), *own = eg_node_attr(n, "", "words");
	const char *part = eg_node_attr(n, "", "part"), *path;
	size_t len;

	if (own != NULL)
		words = own;
	for (; *(s += strspn(s, " \t\r\n")) != '\0'; s += len) {
		len = strcspn(s, " \t\r\n");
		path = join(r->r->arena, base, s, len);
		if (part != NULL)
			use_part(r, n, part, path, words, depth);
		else
			add_row(r, n, path, words);
	}
}

static int
by_path(const void *a, const void *b)
{
	return strcmp(((const struct eg_redaction_row *)a)->path,
	    ((const struct eg_redaction_row *)b)->path);
}

const struct eg_redaction_row *
eg_redaction_find(const struct eg_redaction *r, const char *path)
{
	const struct eg_redaction_row key = { .path = path };

	return r->n == 0 ? NULL : bsearch(&key, r->row, r->n, sizeof(*r->row), by_path);
}

/* --- against the schema ------------------------------------------------------------ */

static void
check_place(void *data, const struct eg_schema_path *place)
{
	struct reading *r = data;
	const struct eg_redaction_row *row = eg_redaction_find(r->r, place->path);

	if (row == NULL) {
		complain(r, "D1003", eg_xml_pos(r->r->xml, eg_xml_root(r->r->xml)),
		    "add a row that says what becomes of it", eg_diags_printf(r->diags,
		    "the case schema has `%s`, and the profile no row for it", place->path));
		return;
	}
	r->met[row - r->r->row] = true;
	if (row->deed == EG_DEED_KEEP && place->words)
		complain(r, "D1006", eg_xml_pos(r->r->xml, row->node),
		    "make it `text`, which is looked through", eg_diags_printf(r->diags,
		    "`%s` holds words of somebody; they cannot be kept unread", place->path));
}

static void
check(struct reading *r, const char *schemas)
{
	struct eg_redaction *p = r->r;
	size_t i;

	r->met = eg_new_array(p->arena, p->n + 1, bool);
	for (i = 1; i < p->n; i++)
		if (strcmp(p->row[i].path, p->row[i - 1].path) == 0)
			complain(r, "D1005", eg_xml_pos(p->xml, p->row[i].node),
			    "take one of them out", eg_diags_printf(r->diags,
			    "`%s` has two rows", p->row[i].path));
	if (r->failed)
		return;
	if (!eg_schema_paths(eg_arena_printf(p->arena, "%s/%s", schemas, p->schema),
	    p->root, check_place, r, r->diags))
		r->failed = true;
	for (i = 0; !r->failed && i < p->n; i++)
		if (!r->met[i])
			complain(r, "D1004", eg_xml_pos(p->xml, p->row[i].node),
			    "take it out of `at`", eg_diags_printf(r->diags,
			    "the case schema has no `%s`", p->row[i].path));
}

/* --- all ------------------------------------------------------------------------------ */

static void
read_one(struct reading *r, const struct eg_node *n, const char *path, const char *schemas)
{
	struct eg_redaction *p = r->r;
	const char *name = eg_node_name(n);

	if (strcmp(name, "lists") == 0)
		read_lists(r, n, path, schemas);
	else if (strcmp(name, "find") == 0)
		p->words[which(founds, EG_FOUND_KINDS, eg_node_attr(n, "", "what"))] =
		    eg_node_attr(n, "", "words");
	else if (strcmp(name, "facts") == 0)
		read_list(p->arena, n, &p->facts);
	else if (strcmp(name, "row") == 0)
		read_row(r, n, "", NULL, 0);
	else if (strcmp(name, "open") == 0) {
		p->open = eg_arena_grown(p->arena, p->open, (uint32_t)p->nopen, &r->open_cap,
		    sizeof(*p->open));
		p->open[p->nopen++] = eg_node_text(n);
	}
}

static void
read_all(struct reading *r, const char *path, const char *schemas)
{
	struct eg_redaction *p = r->r;
	const struct eg_node *root = eg_xml_root(p->xml), *n;
	const char *s;

	if (!eg_node_is(root, EG_REDACTION_NS, "redaction")) {
		complain(r, "D1002", eg_xml_pos(p->xml, root), NULL,
		    "this is no redaction profile: its root is `redaction`");
		return;
	}
	p->name = eg_node_attr(root, "", "name");
	p->law = eg_node_attr(root, "", "law");
	p->root = eg_node_attr(root, "", "root");
	p->schema = eg_node_attr(root, "", "schema");
	p->dateless = (s = eg_node_attr(root, "", "dateless")) != NULL ? s : "a certain day";
	p->monthless = (s = eg_node_attr(root, "", "monthless")) != NULL ? s : "a certain month";
	p->shared = (s = eg_node_attr(root, "", "shared")) != NULL ? s : "this person";
	for (n = eg_node_first_element(root); n != NULL; n = eg_node_next_element(n))
		read_one(r, n, path, schemas);
	if (p->n > 0)
		qsort(p->row, p->n, sizeof(*p->row), by_path);
	if (!r->failed)
		check(r, schemas);
}

struct eg_redaction *
eg_redaction_open(const char *path, const char *schemas, struct eg_diags *diags)
{
	struct eg_redaction *p = eg_malloc(sizeof(*p));
	struct reading r = { .r = p, .diags = diags };

	*p = (struct eg_redaction){ .arena = eg_arena_new() };
	p->xml = open_valid(path, schemas, diags);
	if (p->xml != NULL)
		read_all(&r, path, schemas);
	if (p->xml == NULL || r.failed) {
		eg_redaction_free(p);
		return NULL;
	}
	return p;
}

void
eg_redaction_free(struct eg_redaction *p)
{
	if (p == NULL)
		return;
	eg_xml_free(p->xml);
	eg_arena_free(p->arena);
	free(p);
}
