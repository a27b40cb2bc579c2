/*
 * derive.c - the facts of a case that its words tell.
 *
 * First every place is evaluated: which texts are there, and for which facts
 * each is read.  Then each text is read, once for those it is only compared
 * with and once for those it tells of.
 */
#include "rules/phrase/answer.h"

#include <stdlib.h>
#include <string.h>

#include "rules/judge.h"

enum { OTHERS, TEXTS, ROUNDS };

/* A text of a fact. */
struct use {
	struct eg_node		*text;
	struct eg_answer	*answer;
	size_t			 order;
	size_t			 of;		/* the first use of the same text */
};

struct uses {
	struct use		*list;
	size_t			 n, cap;
	size_t			*slot;		/* by text: 1 + its first use */
	size_t			 slots;
};

/* The nodes a query selects at one: most facts ask for the same texts. */
struct selected {
	struct selected		*next;
	const struct eg_query	*query;
	const struct eg_node	*node;
	struct eg_value		*value;
};

#define SELECTED	512		/* lists, by hash */

struct deriving {
	struct eg_run		 run;
	struct selected		*selected[SELECTED];
	struct eg_phrases	*p;
	struct eg_arena		*arena, *scratch;
	struct eg_answer	**answers;
	size_t			 n, cap;
	struct uses		 uses[ROUNDS];
	struct eg_words		*words;
};

/* --- which texts there are ------------------------------------------------ */

/* Texts are found again by where they are; what follows is in their order. */
static size_t
first_use(struct uses *u, const struct eg_node *text)
{
	size_t i, k;

	if (2 * (u->n + 1) > u->slots) {
		u->slots = u->slots == 0 ? 64 : 2 * u->slots;
		free(u->slot);
		u->slot = eg_malloc(u->slots * sizeof(*u->slot));
		memset(u->slot, 0, u->slots * sizeof(*u->slot));
		for (k = 0; k < u->n; k++)
			if (u->list[k].of == k) {
				i = ((uintptr_t)u->list[k].text >> 4) & (u->slots - 1);
				while (u->slot[i] != 0)
					i = (i + 1) & (u->slots - 1);
				u->slot[i] = 1 + k;
			}
	}
	i = ((uintptr_t)text >> 4) & (u->slots - 1);
	while (u->slot[i] != 0 && u->list[u->slot[i] - 1].text != text)
		i = (i + 1) & (u->slots - 1);
	if (u->slot[i] == 0)
		u->slot[i] = 1 + u->n;
	return u->slot[i] - 1;
}

static void
add_use(struct uses *u, struct eg_node *text, struct eg_answer *answer)
{
	size_t of = first_use(u, text);

	if (u->n == u->cap) {
		u->cap = u->cap == 0 ? 64 : 2 * u->cap;
		u->list = eg_realloc(u->list, u->cap, sizeof(*u->list));
	}
	u->list[u->n] = (struct use){ text, answer, u->n, of };
	u->n++;
}

/* NULL: that failed, reported. */
static const struct eg_value *
select_at(struct deriving *d, struct eg_query *q, struct eg_node *node)
{
	struct selected **end = &d->selected[(((uintptr_t)q >> 4) * 31 +
	    ((uintptr_t)node >> 4)) % SELECTED], *s;

	for (; (s = *end) != NULL; end = &s->next)
		if (s->query == q && s->node == node)
			return s->value;
	s = eg_new(d->arena, struct selected);
	s->query = q;
	s->node = node;
	s->value = eg_run_eval(&d->run, q, node);
	*end = s;
	return s->value;
}

static void
forget_selected(struct deriving *d)
{
	const struct selected *s;
	size_t i;

	for (i = 0; i < SELECTED; i++)
		for (s = d->selected[i]; s != NULL; s = s->next)
			eg_value_free(s->value);
}

/* Calls add for each text a query selects at the answer's node. */
static bool
texts(struct deriving *d, struct eg_answer *k, struct eg_query *q,
    void (*add)(struct deriving *, struct eg_answer *, struct eg_node *))
{
	const struct eg_value *v = select_at(d, q, k->node);
	size_t i;

	if (v == NULL)
		return false;
	for (i = 0; i < eg_value_count(v); i++)
		add(d, k, eg_value_node(v, i));
	return true;
}

static void
add_text(struct deriving *d, struct eg_answer *k, struct eg_node *text)
{
	add_use(&d->uses[TEXTS], text, k);
}

static void
add_other(struct deriving *d, struct eg_answer *k, struct eg_node *text)
{
	add_use(&d->uses[OTHERS], text, k);
}

static const char *
content(const struct eg_node *text, struct eg_buf *b, size_t *len)
{
	const char *s = eg_node_text(text);

	if (s != NULL) {
		*len = strlen(s);
		return s;
	}
	eg_buf_clear(b);
	eg_node_string(text, b);
	*len = b->len;
	return eg_buf_str(b);
}

/* Every sentence of it is one that is not spoken of. */
static void
add_exception(struct deriving *d, struct eg_answer *k, struct eg_node *text)
{
	struct eg_buf b = { 0 };
	size_t len;
	const char *s = content(text, &b, &len);

	eg_words_open(d->words, d->p->vocabulary, s, len);
	while (eg_words_next(d->words))
		eg_digests_add(d->arena, &k->except, d->words->digest);
	eg_buf_free(&b);
}

static bool
begin_at(struct deriving *d, struct eg_look *look, struct eg_node *node)
{
	struct eg_answer *k = eg_new(d->arena, struct eg_answer);

	k->arena = d->arena;
	k->scratch = d->scratch;
	k->look = look;
	k->node = node;
	if (d->n == d->cap) {
		d->cap = d->cap == 0 ? 64 : 2 * d->cap;
		d->answers = eg_realloc(d->answers, d->cap, sizeof(*d->answers));
	}
	d->answers[d->n++] = k;
	if (look->in == NULL)
		add_text(d, k, node);
	return (look->in == NULL || texts(d, k, look->in, add_text)) &&
	    (look->others == NULL || texts(d, k, look->others, add_other)) &&
	    (look->except == NULL || texts(d, k, look->except, add_exception));
}

static bool
begin(struct deriving *d, struct eg_look *look)
{
	const struct eg_value *v;
	bool ok;
	size_t i;

	if (look->each == NULL)
		return begin_at(d, look, eg_xml_root(d->run.xml));
	v = select_at(d, look->each, NULL);
	ok = v != NULL;
	for (i = 0; ok && i < eg_value_count(v); i++)
		if (eg_node_kind(eg_value_node(v, i)) == EG_NODE_ELEMENT)
			ok = begin_at(d, look, eg_value_node(v, i));
	return ok;
}

/* --- reading a text ------------------------------------------------------- */

struct found {
	struct found		*next;
	struct eg_match		 match;
};

/* Of one sentence. */
struct sentence {
	struct eg_arena		*arena;
	struct found		*first[EG_TABLES_MAX], *last[EG_TABLES_MAX];
	uint64_t		 any;		/* tables that have some */
};

static void
found(void *arg, unsigned table, const struct eg_match *m)
{
	struct sentence *s = arg;
	struct found *f = eg_new(s->arena, struct found);

	f->match = *m;
	++*m->phrase->found;
	for (size_t i = 0; i < m->captures; i++)
		if (m->capture[i].phrase != NULL)
			++*m->capture[i].phrase->found;
	if (s->last[table] != NULL)
		s->last[table]->next = f;
	else
		s->first[table] = f;
	s->last[table] = f;
	s->any |= UINT64_C(1) << table;
}

static uint64_t
tables_of(const struct eg_look *k, int round)
{
	if (k->measure)
		return 0;
	if (round == OTHERS)
		return UINT64_C(1) << k->others_table;
	return UINT64_C(1) << k->table | k->where | k->unless;
}

static void
tell(struct deriving *d, const struct use *u, int round, struct sentence *s)
{
	const struct eg_look *k = u->answer->look;
	const struct eg_words *w = d->words;
	struct eg_node *element = eg_node_element(d->run.xml, u->text);
	struct found *f;

	if (k->measure) {
		if (w->length > 0)
			eg_answer_sentence(u->answer, w);
		return;
	}
	if (round == OTHERS) {
		for (f = s->first[k->others_table]; f != NULL; f = f->next)
			eg_answer_other(u->answer, w, &f->match);
		return;
	}
	if ((s->any & k->unless) != 0 || (k->where != 0 && (s->any & k->where) == 0))
		return;
	for (f = s->first[k->table]; f != NULL; f = f->next)
		eg_answer_found(u->answer, w, &f->match, element);
}

/* The uses from..end are of one text. */
static void
read_text(struct deriving *d, const struct use *from, const struct use *end,
    int round)
{
	struct eg_arena_mark clean = eg_arena_mark(d->scratch);
	struct eg_buf b = { 0 };
	struct sentence s;
	const struct use *u;
	uint64_t tables = 0;
	size_t len;
	const char *text = content(from->text, &b, &len);

	for (u = from; u < end; u++)
		tables |= tables_of(u->answer->look, round);
	eg_words_open(d->words, d->p->vocabulary, text, len);
	while (eg_words_next(d->words)) {
		memset(&s, 0, sizeof(s));
		s.arena = d->scratch;
		eg_trie_match(d->p->trie, d->words, tables, found, &s);
		for (u = from; u < end; u++)
			tell(d, u, round, &s);
		eg_arena_reset(d->scratch, clean);
	}
	eg_buf_free(&b);
}

static int
by_text(const void *a, const void *b)
{
	const struct use *x = a, *y = b;

	if (x->of != y->of)
		return x->of < y->of ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void
read_texts(struct deriving *d, int round)
{
	struct uses *u = &d->uses[round];
	size_t i, end;

	if (u->n > 0)
		qsort(u->list, u->n, sizeof(*u->list), by_text);
	for (i = 0; i < u->n; i = end) {
		for (end = i; end < u->n && u->list[end].of == u->list[i].of; end++)
			;
		read_text(d, &u->list[i], &u->list[end], round);
	}
}

/* --- the case ------------------------------------------------------------- */

bool
eg_phrases_derive(struct eg_rulebook *book, struct eg_xml *xml,
    struct eg_diags *diags)
{
	struct deriving d = { .p = book->phrases, .run = { .book = book,
	    .primary = xml, .xml = xml, .diags = diags } };
	struct eg_look *look;
	bool ok = true;
	size_t k;
	int i;

	if (book->phrases == NULL)
		return true;
	d.arena = eg_arena_new();
	d.scratch = eg_arena_new();
	d.words = eg_new(d.arena, struct eg_words);
	for (look = d.p->looks; ok && look != NULL; look = look->next)
		ok = begin(&d, look);
	for (i = 0; ok && i < ROUNDS; i++)
		read_texts(&d, i);
	for (k = 0; ok && k < d.n; k++)
		eg_answer_set(d.answers[k]);
	for (i = 0; i < ROUNDS; i++) {
		free(d.uses[i].list);
		free(d.uses[i].slot);
	}
	forget_selected(&d);
	free(d.answers);
	eg_arena_free(d.scratch);
	eg_arena_free(d.arena);
	return ok;
}
