/* read.c - the file of phrase tables. */
#include <string.h>

#include "base/ascii.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "rules/entry.h"
#include "rules/phrase/phrase.h"

struct reader {
	struct eg_loader	*l;
	struct eg_entries	 entries;
	struct eg_phrases	*p;
	struct eg_look		**end;
	struct place		*places;
};

/* An expression that was read; the same words are the same query. */
struct place {
	struct place		*next;
	const char		*text;
	bool			 anywhere;
	struct eg_query		*query;
};

static struct eg_phrases *
phrases_new(struct eg_arena *a, const struct eg_source *s)
{
	struct eg_phrases *p = eg_new(a, struct eg_phrases);

	p->source = s;
	p->vocabulary = eg_vocabulary_new(a);
	p->trie = eg_trie_new(a);
	p->tables = eg_new_array(a, EG_TABLES_MAX, struct eg_table);
	return p;
}

/* The bytes of an element's text as a place. */
static struct eg_pos
place(const struct reader *r, const struct eg_node *node, const char *text,
    const char *at, size_t n)
{
	return eg_xml_char_pos(r->entries.xml, node,
	    eg_utf8_count(text, (size_t)(at - text)), eg_utf8_count(at, n));
}

static void
wrong(struct reader *r, struct eg_pos at, const char *help, const char *text)
{
	r->entries.failed = true;
	eg_report(r->entries.diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3041", .at = at, .help = help }, "%s", text);
}

/* --- tables --------------------------------------------------------------- */

static const char *
squeezed(struct eg_arena *a, const char *s, size_t n)
{
	char *copy = eg_arena_strndup(a, s, n), *to = copy;
	const char *from;

	for (from = copy; *from != '\0'; from++)
		if (!eg_is_space(*from))
			*to++ = *from;
		else if (to > copy && to[-1] != ' ')
			*to++ = ' ';
	while (to > copy && to[-1] == ' ')
		to--;
	*to = '\0';
	return copy;
}

static bool
is_plain(const struct eg_phrase *p)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (p->step[i].kind != EG_STEP_WORD &&
		    p->step[i].kind != EG_STEP_STEM)
			return false;
	return p->is == NULL || strchr(p->is, '{') == NULL;
}

/* Placeholders of `is` and `key` are those of the phrase, by number. */
static void
check_template(struct reader *r, const struct eg_phrase *p, const char *name)
{
	const struct eg_node *attr = eg_node_attr_node(p->node, "", name);
	const char *s = attr == NULL ? "" : eg_node_text(attr);
	size_t i, n = 0;

	for (i = 0; i < p->n; i++)
		n += p->step[i].kind >= EG_STEP_NUMBER &&
		    p->step[i].kind != EG_STEP_GAP;
	while ((s = strchr(s, '{')) != NULL) {
		if (s[1] < '1' || (size_t)(s[1] - '0') > n || s[2] != '}') {
			wrong(r, eg_xml_value_pos(r->entries.xml, attr), "{1} is the "
			    "first placeholder of the phrase, {2} the second",
			    eg_diags_printf(r->entries.diags, "`%s` has no such "
			    "placeholder", p->text));
			return;
		}
		s += 3;
	}
}

/* One of the alternatives of an element. */
static void
read_alternative(struct reader *r, struct eg_table *t, const struct eg_node *node,
    const char *text, const char *s, size_t n, struct eg_phrase ***end)
{
	struct eg_arena *a = r->l->arena;
	struct eg_phrase *p = eg_new(a, struct eg_phrase);
	const char *at, *problem;
	size_t len;

	p->node = node;
	p->text = squeezed(a, s, n);
	p->is = eg_node_attr(node, "", "is");
	p->key = eg_node_attr(node, "", "key");
	problem = eg_pattern_read(p, s, n, r->p->vocabulary, r->p->tables,
	    r->p->ntables, &at, &len);
	if (problem != NULL) {
		wrong(r, place(r, node, text, at, len), NULL, problem);
		return;
	}
	p->found = eg_new(a, unsigned);
	check_template(r, p, "is");
	check_template(r, p, "key");
	t->plain = t->plain && is_plain(p);
	**end = p;
	*end = &p->next;
	if (!eg_trie_add(r->p->trie, t, (unsigned)(t - r->p->tables), p))
		wrong(r, place(r, node, text, s, n), "leave it out here or there",
		    eg_diags_printf(r->entries.diags,
		    "the table `%s` has `%s` already", t->name, p->text));
}

static void
read_phrase(struct reader *r, struct eg_table *t, const struct eg_node *node,
    struct eg_phrase ***end)
{
	const char *text = eg_node_text(node), *s, *bar;

	eg_entry_attributes(&r->entries, node, "is key");
	if (text == NULL) {
		wrong(r, eg_xml_pos(r->entries.xml, node), NULL,
		    "a phrase is empty");
		return;
	}
	for (s = text; s != NULL; s = bar == NULL ? NULL : bar + 1) {
		bar = strchr(s, '|');
		read_alternative(r, t, node, text, s, bar == NULL ? strlen(s) :
		    (size_t)(bar - s), end);
	}
}

static struct eg_table *
table_named(const struct eg_phrases *p, const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < p->ntables; i++)
		if (strlen(p->tables[i].name) == len &&
		    memcmp(p->tables[i].name, name, len) == 0)
			return &p->tables[i];
	return NULL;
}

static void
read_table(struct reader *r, const struct eg_node *node)
{
	const char *name = eg_entry_need(&r->entries, node, "name");
	struct eg_table *t = &r->p->tables[r->p->ntables];
	struct eg_phrase **end = &t->phrases;
	const struct eg_node *c;

	eg_entry_attributes(&r->entries, node, "name");
	if (name == NULL)
		return;
	if (r->p->ntables == EG_TABLES_MAX) {
		wrong(r, eg_xml_pos(r->entries.xml, node), NULL,
		    "there are at most 64 tables");
		return;
	}
	if (table_named(r->p, name, strlen(name)) != NULL)
		eg_entry_error(&r->entries, node, NULL,
		    "there is another table `%s`", name);
	t->name = name;
	t->node = node;
	t->plain = true;
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_entry_is(&r->entries, c, "phrase"))
			read_phrase(r, t, c, &end);
		else
			eg_entry_unknown(&r->entries, c, "phrase");
	if (t->phrases == NULL && !r->entries.failed)
		eg_entry_error(&r->entries, node, NULL,
		    "the table `%s` has no phrases", name);
	r->p->ntables++;
}

/* Words before a full stop that ends no sentence. */
static void
read_short(struct reader *r, const struct eg_node *node)
{
	const char *s = eg_node_text(node), *end;
	char folded[EG_WORD_BYTES + 1];
	enum eg_word_kind kind;
	size_t n;

	eg_entry_attributes(&r->entries, node, "");
	if (s == NULL)
		return;
	for (end = s + strlen(s); (n = eg_words_fold(&s, end, folded, &kind)) > 0; )
		if (kind == EG_WORD && n <= EG_WORD_BYTES)
			eg_vocabulary_short(r->p->vocabulary,
			    eg_vocabulary_add(r->p->vocabulary, folded, n, false));
}

/* --- facts ---------------------------------------------------------------- */

/* From a node; anywhere: as the context of a rule. */
static struct eg_query *
place_of(struct reader *r, const struct eg_node *node, const char *name,
    bool anywhere)
{
	struct eg_node *attr = eg_node_attr_node(node, "", name);
	struct eg_query *q;
	struct place *p;

	if (attr == NULL)
		return NULL;
	for (p = r->places; p != NULL; p = p->next)
		if (p->anywhere == anywhere &&
		    strcmp(p->text, eg_node_text(attr)) == 0)
			return p->query;
	q = anywhere ? eg_query_anywhere(r->l, attr) :
	    eg_query_make(r->l, attr, eg_node_text(attr));
	if (q == NULL || eg_expr_variables(q->expr) == 0) {
		p = eg_new(r->l->arena, struct place);
		*p = (struct place){ r->places, eg_node_text(attr), anywhere, q };
		r->places = p;
		return q;
	}
	eg_loader_error(r->l, "R3012", attr, NULL,
	    "the variable `$%s` is not defined; facts have no variables",
	    eg_expr_variable(q->expr, 0));
	return NULL;
}

/* The tables an attribute names, as numbers. */
static uint64_t
tables_of(struct reader *r, const struct eg_node *node, const char *name)
{
	const struct eg_node *attr = eg_node_attr_node(node, "", name);
	const char *s = attr == NULL ? "" : eg_node_text(attr), *word, *near;
	const char *names[EG_TABLES_MAX];
	const struct eg_table *t;
	uint64_t set = 0;
	size_t len, i;

	for (i = 0; i < r->p->ntables; i++)
		names[i] = r->p->tables[i].name;
	while ((word = eg_entry_word(&s, &len)) != NULL) {
		t = table_named(r->p, word, len);
		if (t != NULL) {
			set |= UINT64_C(1) << (t - r->p->tables);
			continue;
		}
		word = eg_arena_strndup(r->l->arena, word, len);
		near = eg_suggest(word, names, r->p->ntables);
		eg_entry_error(&r->entries, attr, near == NULL ?
		    "tables stand before the facts that use them" :
		    eg_diags_printf(r->entries.diags, "did you mean `%s`?", near),
		    "there is no table `%s`", word);
	}
	return set;
}

/* The one table an attribute names; 0 where it is wrong, reported. */
static unsigned
table_of(struct reader *r, const struct eg_node *node, const char *name)
{
	uint64_t set = tables_of(r, node, name);
	unsigned n = 0;

	if (set == 0 || (set & (set - 1)) != 0) {
		if (!r->entries.failed)
			eg_entry_error(&r->entries, eg_node_attr_node(node, "",
			    name), NULL, "`%s` names one table", name);
		return 0;
	}
	while ((set >>= 1) != 0)
		n++;
	return n;
}

static void
read_take(struct reader *r, const struct eg_node *node, struct eg_look *k)
{
	static const char *const names[] = { [EG_TAKE_ALL] = "all",
	    [EG_TAKE_FIRST] = "first", [EG_TAKE_LAST] = "last" };
	const char *take = eg_node_attr(node, "", "take");
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (take == NULL || strcmp(take, names[i]) == 0) {
			k->take = (enum eg_take)i;
			return;
		}
	eg_entry_error(&r->entries, eg_node_attr_node(node, "", "take"), NULL,
	    "`take` is all, first or last");
}

/* With which other texts the found is compared. */
static void
read_others(struct reader *r, const struct eg_node *node, struct eg_look *k)
{
	const struct eg_node *differs = eg_node_attr_node(node, "", "differs-from");
	const struct eg_node *absent = eg_node_attr_node(node, "", "absent-from");
	const struct eg_node *by = eg_node_attr_node(node, "", "named-by");

	if (differs != NULL && absent != NULL)
		eg_entry_error(&r->entries, absent, NULL,
		    "a fact has `differs-from` or `absent-from`, not both");
	if (by != NULL && differs == NULL && absent == NULL)
		eg_entry_error(&r->entries, by, NULL,
		    "`named-by` is of `differs-from` or `absent-from`");
	k->differs = differs != NULL;
	k->others = place_of(r, node, differs != NULL ? "differs-from" :
	    "absent-from", false);
	k->others_table = by == NULL ? k->table : table_of(r, node, "named-by");
}

static struct eg_look *
look_new(struct reader *r, const struct eg_node *node)
{
	struct eg_look *k = eg_new(r->l->arena, struct eg_look);
	const struct eg_look *other;

	k->node = node;
	k->name = eg_entry_need(&r->entries, node, "name");
	for (other = r->p->looks; k->name != NULL && other != NULL;
	    other = other->next)
		if (other->name != NULL && strcmp(other->name, k->name) == 0)
			eg_entry_error(&r->entries, node, NULL,
			    "there is another fact `%s`", k->name);
	k->each = place_of(r, node, "each", true);
	k->in = place_of(r, node, "in", false);
	*r->end = k;
	r->end = &k->next;
	return k;
}

static void
read_fact(struct reader *r, const struct eg_node *node)
{
	struct eg_look *k = look_new(r, node);

	eg_entry_attributes(&r->entries, node, "name each in table take where "
	    "unless except differs-from absent-from named-by");
	if (eg_entry_need(&r->entries, node, "table") != NULL)
		k->table = table_of(r, node, "table");
	read_take(r, node, k);
	k->where = tables_of(r, node, "where");
	k->unless = tables_of(r, node, "unless");
	k->except = place_of(r, node, "except", false);
	read_others(r, node, k);
}

static void
read_measure(struct reader *r, const struct eg_node *node)
{
	eg_entry_attributes(&r->entries, node, "name each in");
	look_new(r, node)->measure = true;
}

/* --- the file ------------------------------------------------------------- */

static const struct {
	const char	*name;
	void		(*read)(struct reader *, const struct eg_node *);
} elements[] = {
	{ "table", read_table }, { "short", read_short },
	{ "fact", read_fact }, { "measure", read_measure },
};

static void
read_element(struct reader *r, const struct eg_node *node)
{
	size_t i;

	for (i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
		if (eg_entry_is(&r->entries, node, elements[i].name)) {
			elements[i].read(r, node);
			return;
		}
	eg_entry_unknown(&r->entries, node, "table short fact measure");
}

void
eg_phrases_read(struct eg_loader *l, const struct eg_node *schema)
{
	struct eg_source *was = l->source;
	struct eg_source *s = eg_source_beside(l, schema, "phrases");
	struct reader r = { .l = l };
	const struct eg_node *root, *c;

	if (s == NULL)
		return;
	l->source = s;
	r.entries = (struct eg_entries){ .xml = s->xml, .diags = l->diags,
	    .ns = EG_RULES_NS, .code = "R3040" };
	r.p = phrases_new(l->arena, s);
	r.end = &r.p->looks;
	root = eg_xml_root(s->xml);
	if (!eg_entry_is(&r.entries, root, "phrases"))
		eg_entry_unknown(&r.entries, root, "phrases");
	else
		for (c = eg_node_first_element(root); c != NULL;
		    c = eg_node_next_element(c))
			read_element(&r, c);
	eg_vocabulary_close(r.p->vocabulary);
	eg_trie_close(r.p->trie, r.p->vocabulary, r.p->tables, r.p->ntables);
	l->book->phrases = r.p;
	l->failed = l->failed || r.entries.failed;
	l->source = was;
}
