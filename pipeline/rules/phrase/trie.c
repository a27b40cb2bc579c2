/*
 * trie.c - phrases found in a sentence.
 *
 * The phrases of all tables are one trie with a root for each table.  Its
 * edges are words, by hash, and a few of other kinds, in a list at the node.
 * From each word a walk is begun only for the tables that a phrase beginning
 * with it belongs to, so that most words cost one look into an array.  A walk
 * goes as deep as the longest phrase and to no place twice, and ends after
 * VISITS / 2 places: work on a word has a bound.
 */
#include "rules/phrase/phrase.h"

#include <string.h>

#define MARKS_MAX	3	/* passed over in a row */

/* Of a kind other than a word. */
struct edge {
	struct edge		*next;
	struct eg_step		 step;
	uint32_t		 to;
};

struct node {
	struct eg_phrase	*phrase;	/* that ends here */
	struct edge		*edges;
};

struct link {				/* an edge that is a word */
	uint32_t		 from, id, to;	/* id 0: free */
};

struct eg_trie {
	struct eg_arena		*arena;
	struct node		*node;
	uint32_t		 n, cap;
	struct link		*link;
	size_t			 links, slots;	/* a power of two */
	uint64_t		*first;		/* by word: tables it may begin */
	uint32_t		 words;		/* how many of them */
	uint64_t		 number, date, capitals;	/* the same */
	uint32_t		 root[EG_TABLES_MAX];
};

/* --- building ------------------------------------------------------------- */

static struct link *
find(const struct eg_trie *t, uint32_t from, uint32_t id)
{
	size_t i = (size_t)((from * UINT64_C(0x9E3779B97F4A7C15)) >> 20 ^
	    id * UINT64_C(0x85EBCA6B)) & (t->slots - 1);

	while (t->link[i].id != 0 &&
	    (t->link[i].from != from || t->link[i].id != id))
		i = (i + 1) & (t->slots - 1);
	return &t->link[i];
}

static uint32_t
new_node(struct eg_trie *t)
{
	struct node *was = t->node;

	if (t->n == t->cap) {
		t->cap = t->cap == 0 ? 1024 : 2 * t->cap;
		t->node = eg_new_array(t->arena, t->cap, struct node);
		if (was != NULL)
			memcpy(t->node, was, t->n * sizeof(*was));
	}
	return t->n++;
}

static void
more_links(struct eg_trie *t)
{
	struct link *was = t->link;
	size_t i, n = t->slots;

	t->slots = n == 0 ? 2048 : 2 * n;
	t->link = eg_new_array(t->arena, t->slots, struct link);
	for (i = 0; i < n; i++)
		if (was[i].id != 0)
			*find(t, was[i].from, was[i].id) = was[i];
}

struct eg_trie *
eg_trie_new(struct eg_arena *a)
{
	struct eg_trie *t = eg_new(a, struct eg_trie);

	t->arena = a;
	more_links(t);
	new_node(t);			/* 0 is none */
	return t;
}

static uint32_t
by_word(struct eg_trie *t, uint32_t from, uint32_t id)
{
	struct link *l;

	if (2 * (t->links + 1) > t->slots)
		more_links(t);
	l = find(t, from, id);
	if (l->id == 0) {
		*l = (struct link){ from, id, 0 };
		t->links++;
		l->to = new_node(t);
	}
	return l->to;
}

static uint32_t
by_kind(struct eg_trie *t, uint32_t from, const struct eg_step *s)
{
	struct edge *e, **end;
	uint32_t to;

	for (end = &t->node[from].edges; (e = *end) != NULL; end = &e->next)
		if (e->step.kind == s->kind && e->step.table == s->table &&
		    e->step.most == s->most)
			return e->to;
	e = eg_new(t->arena, struct edge);
	e->step = *s;
	*end = e;
	to = new_node(t);
	e->to = to;
	return to;
}

struct eg_phrase **
eg_trie_slot(struct eg_trie *t, const struct eg_table *table, const struct eg_phrase *p)
{
	const struct eg_step *s;
	uint32_t at = table->root;
	size_t i;

	for (i = 0; i < p->n; i++) {
		s = &p->step[i];
		at = s->kind == EG_STEP_WORD || s->kind == EG_STEP_STEM ?
		    by_word(t, at, s->id) : by_kind(t, at, s);
	}
	return &t->node[at].phrase;
}

bool
eg_trie_add(struct eg_trie *t, struct eg_table *table, unsigned number,
    struct eg_phrase *p)
{
	struct eg_phrase **slot;

	if (table->root == 0)
		t->root[number] = table->root = new_node(t);
	slot = eg_trie_slot(t, table, p);
	if (*slot != NULL)
		return false;
	*slot = p;
	return true;
}

/* The phrases of a table, or of one that stands in its phrases, begin so. */
static void
begins(struct eg_trie *t, const struct eg_table *all, const struct eg_table *table,
    uint64_t bit)
{
	const struct eg_phrase *p;
	const struct eg_step *s;

	for (p = table->phrases; p != NULL; p = p->next) {
		s = &p->step[0];
		if (s->kind == EG_STEP_NUMBER)
			t->number |= bit;
		else if (s->kind == EG_STEP_DATE)
			t->date |= bit;
		else if (s->kind == EG_STEP_CAPITALS)
			t->capitals |= bit;
		else if (s->kind == EG_STEP_TABLE)
			begins(t, all, &all[s->table], bit);
		else if (s->id < t->words)
			t->first[s->id] |= bit;
	}
}

void
eg_trie_close(struct eg_trie *t, const struct eg_vocabulary *v,
    const struct eg_table *tables, size_t n)
{
	size_t i;

	t->words = eg_vocabulary_size(v);
	t->first = eg_new_array(t->arena, t->words, uint64_t);
	for (i = 0; i < n; i++)
		begins(t, tables, &tables[i], UINT64_C(1) << i);
}

/* --- matching ------------------------------------------------------------- */

#define VISITS	1024		/* a power of two */

/*
 * Where walks have been: a node is not gone on from twice with the same words
 * left, for where words or marks are passed over there are many ways to it.
 */
struct visits {
	struct {
		uint32_t	 walk, node, at;
	}			 slot[VISITS];
	uint32_t		 walk;		/* the last, from 1 */
	size_t			 n;
};

struct walk {
	const struct eg_trie	*trie;
	const struct eg_words	*words;
	struct visits		*visits;
	uint32_t		 number;
	struct eg_match		 here, best;	/* best.phrase NULL: none yet */
};

static void	step(struct walk *, uint32_t node, size_t at, unsigned passed);

/* False: it was here before, or in so many places that it ends. */
static bool
visit(struct walk *w, uint32_t node, size_t at)
{
	struct visits *v = w->visits;
	size_t i = (node * UINT32_C(2654435761) ^ at * UINT32_C(40503) ^
	    w->number) & (VISITS - 1);

	for (; v->slot[i].walk != 0; i = (i + 1) & (VISITS - 1))
		if (v->slot[i].walk == w->number && v->slot[i].node == node &&
		    v->slot[i].at == at)
			return false;
	if (v->n == VISITS / 2)
		return false;
	v->n++;
	v->slot[i].walk = w->number;
	v->slot[i].node = node;
	v->slot[i].at = (uint32_t)at;
	return true;
}

static void
begin(struct walk *w)
{
	w->number = ++w->visits->walk;
}

/* Goes on behind a placeholder that stood for the words from `at` to `last`. */
static void
capture(struct walk *w, uint32_t to, size_t at, size_t last,
    const struct eg_phrase *phrase, const char *date)
{
	struct eg_capture *c = &w->here.capture[w->here.captures++];
	size_t was = w->here.last;

	c->first = at;
	c->last = w->here.last = last;
	c->phrase = phrase;
	memcpy(c->date, date, strlen(date) + 1);
	step(w, to, last + 1, 0);
	w->here.captures--;
	w->here.last = was;
}

static void
date(struct walk *w, const struct edge *e, size_t at)
{
	const struct eg_words *in = w->words;
	size_t start = in->word[at].start, last = at, n;
	char iso[11];

	n = eg_date_read(in->text + start, in->len - start, iso);
	if (n == 0)
		return;
	while (last + 1 < in->n && in->word[last + 1].start < start + n)
		last++;
	capture(w, e->to, at, last, NULL, iso);
}

static void
table(struct walk *w, const struct edge *e, size_t at)
{
	struct walk inner = { .trie = w->trie, .words = w->words,
	    .visits = w->visits };

	begin(&inner);
	step(&inner, w->trie->root[e->step.table], at, MARKS_MAX);
	if (inner.best.phrase != NULL)
		capture(w, e->to, at, inner.best.last, inner.best.phrase, "");
}

static void
gap(struct walk *w, const struct edge *e, size_t at)
{
	size_t n;

	for (n = 0; n <= e->step.most && at + n < w->words->n; n++)
		step(w, e->to, at + n, 0);
}

static void
other(struct walk *w, const struct edge *e, size_t at)
{
	const struct eg_word *k = &w->words->word[at];

	switch (e->step.kind) {
	case EG_STEP_NUMBER:
		if (k->kind == EG_WORD_NUMBER)
			capture(w, e->to, at, at, NULL, "");
		break;
	case EG_STEP_CAPITALS:
		if (k->capitals)
			capture(w, e->to, at, at, NULL, "");
		break;
	case EG_STEP_DATE:
		date(w, e, at);
		break;
	case EG_STEP_TABLE:
		table(w, e, at);
		break;
	case EG_STEP_GAP:
		gap(w, e, at);
		break;
	default:
		break;
	}
}

static void
follow(struct walk *w, uint32_t node, uint32_t id, size_t at)
{
	uint32_t to = find(w->trie, node, id)->to;
	size_t was = w->here.last;

	if (to == 0)
		return;
	w->here.last = at;
	step(w, to, at + 1, 0);
	w->here.last = was;
}

/* From a node, with the words from `at` on still to be looked at. */
static void
step(struct walk *w, uint32_t node, size_t at, unsigned passed)
{
	const struct node *n = &w->trie->node[node];
	const struct eg_word *k;
	const struct edge *e;
	uint32_t stem;

	if (passed == 0 && !visit(w, node, at))
		return;
	if (n->phrase != NULL && (w->best.phrase == NULL ||
	    w->here.last > w->best.last)) {
		w->best = w->here;
		w->best.phrase = n->phrase;
	}
	if (at == w->words->n)
		return;
	k = &w->words->word[at];
	if (k->id != 0)
		follow(w, node, k->id, at);
	for (stem = k->stem; stem != 0;
	    stem = eg_vocabulary_shorter(w->words->vocabulary, stem))
		follow(w, node, stem, at);
	for (e = n->edges; e != NULL; e = e->next)
		other(w, e, at);
	/* A mark that no phrase asks for here says nothing. */
	if (k->kind == EG_WORD_SYMBOL && passed < MARKS_MAX)
		step(w, node, at + 1, passed + 1);
}

/* The tables of which a phrase may begin with the word. */
static uint64_t
candidates(const struct eg_trie *t, const struct eg_words *w,
    const struct eg_word *k)
{
	uint64_t set = t->first[k->id];
	uint32_t stem;

	for (stem = k->stem; stem != 0;
	    stem = eg_vocabulary_shorter(w->vocabulary, stem))
		set |= t->first[stem];
	if (k->kind == EG_WORD_NUMBER)
		set |= t->number;
	if (k->capitals)
		set |= t->capitals;
	return k->kind == EG_WORD_SYMBOL ? set : set | t->date;
}

void
eg_trie_match(const struct eg_trie *t, const struct eg_words *words,
    uint64_t tables,
    void (*found)(void *arg, unsigned table, const struct eg_match *),
    void *arg)
{
	struct visits visits;
	struct walk w = { .trie = t, .words = words, .visits = &visits };
	size_t free_from[EG_TABLES_MAX] = { 0 }, i;
	uint64_t set;
	unsigned k;

	memset(&visits, 0, sizeof(visits));
	for (i = 0; i < words->n; i++) {
		set = candidates(t, words, &words->word[i]) & tables;
		for (k = 0; set != 0; k++, set >>= 1) {
			if ((set & 1) == 0 || free_from[k] > i)
				continue;
			if (visits.n > VISITS / 8)
				memset(&visits, 0, sizeof(visits));
			begin(&w);
			w.best.phrase = NULL;
			w.here.first = w.here.last = i;
			w.here.captures = 0;
			/* No mark is passed over before a phrase. */
			step(&w, t->root[k], i, MARKS_MAX);
			if (w.best.phrase == NULL)
				continue;
			free_from[k] = w.best.last + 1;
			found(arg, k, &w.best);
		}
	}
}
