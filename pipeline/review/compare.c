/* compare.c - see compare.h. */
#include "review/compare.h"

#include <string.h>

#include "base/buf.h"
#include "review/section.h"
#include "review/words.h"

#define FACTS_NS	"urn:engross:facts:1"
#define AROUND		12	/* words that stay are told, on each side of a change */

static const char *const new_line = EG_NEW_LINE;

/* --- words ----------------------------------------------------------------------------- */

/* Words of a text, or where paragraphs end, line feeds. */
static const char *
joined(struct eg_arena *arena, const char *const *word, size_t n)
{
	struct eg_buf b = { 0 };
	const char *result;
	size_t i;

	for (i = 0; i < n; i++) {
		if (b.len > 0 && b.data[b.len - 1] != '\n' &&
		    strcmp(word[i], EG_NEW_LINE) != 0)
			eg_buf_putc(&b, ' ');
		eg_buf_puts(&b, word[i]);
	}
	result = eg_arena_strdup(arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return result;
}

static void
add_run(struct eg_review *r, struct eg_changed_section *c, enum eg_run_kind kind,
    const char *const *word, size_t n)
{
	if (n > 0)
		c->run[c->nruns++] = (struct eg_run_of_words){ kind,
		    joined(r->arena, word, n) };
}

/* Of what stays, some words beside the changes and a sign that there are more. */
static void
add_same(struct eg_review *r, struct eg_changed_section *c, const char *const *word,
    size_t n, bool first, bool last)
{
	size_t before = first ? 0 : AROUND, behind = last ? 0 : AROUND;

	if (n <= before + behind + AROUND) {
		add_run(r, c, EG_RUN_SAME, word, n);
		return;
	}
	add_run(r, c, EG_RUN_SAME, word, before);
	c->run[c->nruns++] = (struct eg_run_of_words){ EG_RUN_LEFT_OUT, "" };
	add_run(r, c, EG_RUN_SAME, word + n - behind, behind);
}

static struct eg_changed_section *
add_section(struct eg_review *r, const char *title, enum eg_run_kind kind, size_t runs)
{
	struct eg_changed_section *c = &r->section[r->nsections++];

	*c = (struct eg_changed_section){ .title = title, .kind = kind,
	    .run = eg_new_array(r->arena, runs + 1, struct eg_run_of_words) };
	return c;
}

static void
compare_words(struct eg_review *r, const struct eg_section *a, const struct eg_section *b)
{
	struct eg_changed_section *c;
	struct eg_words_edit *e;
	size_t n = eg_words_diff(r->arena, a->word, a->n, b->word, b->n, &e), i;
	bool renamed = strcmp(a->title, b->title) != 0;

	if (!renamed && (n == 0 || (n == 1 && e[0].kind == EG_RUN_SAME)))
		return;
	n = eg_words_tidy(e, n);
	c = add_section(r, b->title, EG_RUN_SAME, 3 * n + 3);
	if (renamed) {
		add_run(r, c, EG_RUN_GONE, &a->title, 1);
		add_run(r, c, EG_RUN_NEW, &b->title, 1);
		add_run(r, c, EG_RUN_SAME, &new_line, 1);
	}
	for (i = 0; i < n; i++)
		if (e[i].kind == EG_RUN_SAME)
			add_same(r, c, a->word + e[i].from, e[i].n, i == 0, i + 1 == n);
		else
			add_run(r, c, e[i].kind, (e[i].kind == EG_RUN_NEW ? b : a)->word +
			    e[i].from, e[i].n);
}

static void
add_whole(struct eg_review *r, const struct eg_section *s, enum eg_run_kind kind)
{
	add_run(r, add_section(r, s->title, kind, 1), kind, s->word, s->n);
}

static const char **
keys(struct eg_arena *arena, const struct eg_section *s, size_t n)
{
	const char **key = eg_new_array(arena, n + 1, const char *);
	size_t i;

	for (i = 0; i < n; i++)
		key[i] = s[i].key;
	return key;
}

void
eg_compare_letters(const struct eg_xml *before, const struct eg_xml *now,
    struct eg_review *r)
{
	struct eg_section *a, *b;
	struct eg_words_edit *e;
	size_t n = eg_sections_of(r->arena, before, &a);
	size_t m = eg_sections_of(r->arena, now, &b), edits, i, j, at = 0;

	r->compared = true;
	r->section = eg_new_array(r->arena, n + m + 1, struct eg_changed_section);
	edits = eg_words_diff(r->arena, keys(r->arena, a, n), n, keys(r->arena, b, m), m, &e);
	for (i = 0; i < edits; i++)
		for (j = 0; j < e[i].n; j++)
			if (e[i].kind == EG_RUN_SAME)
				compare_words(r, &a[e[i].from + j], &b[at++]);
			else if (e[i].kind == EG_RUN_GONE)
				add_whole(r, &a[e[i].from + j], EG_RUN_GONE);
			else
				add_whole(r, &b[at++], EG_RUN_NEW);
}

/* --- facts ------------------------------------------------------------------------------- */

struct facts {
	struct eg_arena		*arena;
	struct eg_changed_fact	*fact;		/* now: what it is */
	uint32_t		 n, cap;
};

/* "item surgery", "review 2": by its id, or its number where there are several. */
static const char *
called(struct eg_arena *arena, const struct eg_node *n)
{
	const char *name = eg_node_name(n), *id = eg_node_attr(n, "", "id");
	const struct eg_node *parent = eg_node_parent(n), *c;
	unsigned number = 0, count = 0;

	if (id != NULL || parent == NULL)
		return id == NULL ? name : eg_arena_printf(arena, "%s %s", name, id);
	for (c = eg_node_first_element(parent); c != NULL; c = eg_node_next_element(c)) {
		count += strcmp(eg_node_name(c), name) == 0;
		if (c == n)
			number = count;
	}
	return count == 1 ? name : eg_arena_printf(arena, "%s %u", name, number);
}

static void
take_facts(struct facts *f, const struct eg_node *n, const char *path)
{
	const struct eg_node *a, *c;

	for (a = eg_node_first_attr(n); a != NULL; a = eg_node_next_attr(a)) {
		if (strcmp(eg_node_ns(a), FACTS_NS) != 0)
			continue;
		f->fact = eg_arena_grown(f->arena, f->fact, f->n, &f->cap, sizeof(*f->fact));
		f->fact[f->n++] = (struct eg_changed_fact){
		    .name = eg_arena_printf(f->arena, "%s%s%s", path,
		    *path == '\0' ? "" : ": ", eg_node_name(a)),
		    .now = eg_arena_strdup(f->arena, eg_node_text(a)) };
	}
	for (c = eg_node_first_element(n); c != NULL; c = eg_node_next_element(c))
		take_facts(f, c, eg_arena_printf(f->arena, "%s%s%s", path,
		    *path == '\0' ? "" : ", ", called(f->arena, c)));
}

static const char *
value(const struct facts *f, const char *name)
{
	uint32_t i;

	for (i = 0; i < f->n; i++)
		if (strcmp(f->fact[i].name, name) == 0)
			return f->fact[i].now;
	return NULL;
}

void
eg_compare_facts(const struct eg_xml *before, const struct eg_xml *now,
    struct eg_review *r)
{
	struct facts a = { .arena = r->arena }, b = { .arena = r->arena };
	const char *was;
	uint32_t i;

	take_facts(&a, eg_xml_root(before), "");
	take_facts(&b, eg_xml_root(now), "");
	r->fact = eg_new_array(r->arena, (size_t)a.n + b.n + 1, struct eg_changed_fact);
	for (i = 0; i < b.n; i++) {
		was = value(&a, b.fact[i].name);
		if (was == NULL || strcmp(was, b.fact[i].now) != 0)
			r->fact[r->nfacts++] = (struct eg_changed_fact){ b.fact[i].name,
			    was, b.fact[i].now };
	}
	for (i = 0; i < a.n; i++)
		if (value(&b, a.fact[i].name) == NULL)
			r->fact[r->nfacts++] = (struct eg_changed_fact){ a.fact[i].name,
			    a.fact[i].now, NULL };
}
