/*
 * fuzz_phrase.c - any phrases, looked for in any text.
 *
 * Lines up to an empty one are phrases of one table, in which {words} are those
 * of another; what follows is the text.  Matches stand in the sentence, one
 * after another, and no work depends on more than the text's length.
 */
#include <string.h>

#include "base/utf8.h"
#include "rules/phrase/answer.h"
#include "promise.h"

struct run {
	struct eg_arena		*scratch;
	const struct eg_words	*words;
	size_t			 next;		/* word behind the match before */
};

static void
found(void *arg, unsigned table, const struct eg_match *m)
{
	struct run *r = arg;

	promise(table == 1, "words that are for other phrases only are not told");
	promise(m->first >= r->next && m->last >= m->first && m->last < r->words->n,
	    "matches stand in the sentence, one after another");
	r->next = m->last + 1;
	eg_match_value(r->scratch, r->words, m);
	eg_match_key(r->scratch, r->words, m);
}

static bool
add(struct eg_arena *a, struct eg_trie *trie, struct eg_vocabulary *v,
    struct eg_table *tables, unsigned n, const char *s, size_t len)
{
	struct eg_phrase *p = eg_new(a, struct eg_phrase);
	const char *at;
	size_t wrong;

	p->text = eg_arena_strndup(a, s, len);
	if (eg_pattern_read(p, s, len, v, tables, n, &at, &wrong) != NULL)
		return false;
	if (!eg_trie_add(trie, &tables[n], n, p))
		return false;
	p->next = tables[n].phrases;
	tables[n].phrases = p;
	return true;
}

static void
match(struct eg_arena *a, const struct eg_trie *trie,
    const struct eg_vocabulary *v, const char *text, size_t len)
{
	struct eg_words *w = eg_new(a, struct eg_words);
	struct run r = { .scratch = eg_arena_new(), .words = w };

	eg_words_open(w, v, text, len);
	while (eg_words_next(w)) {
		r.next = 0;
		eg_trie_match(trie, w, 2, found, &r);
	}
	eg_arena_free(r.scratch);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct eg_arena *a;
	struct eg_vocabulary *v;
	struct eg_trie *trie;
	struct eg_table tables[2] = { { .name = "words", .plain = true },
	    { .name = "t" } };
	const char *s, *end, *line;
	bool any = false;

	if (size == 0 || memchr(data, 0, size) != NULL ||
	    eg_utf8_check((const char *)data, size) != size)
		return 0;
	a = eg_arena_new();
	s = eg_arena_strndup(a, (const char *)data, size);
	end = s + size;
	v = eg_vocabulary_new(a);
	trie = eg_trie_new(a);
	add(a, trie, v, tables, 0, "left", 4);
	add(a, trie, v, tables, 0, "right hand", 10);
	for (; (line = memchr(s, '\n', (size_t)(end - s))) != NULL && line > s;
	    s = line + 1)
		any |= add(a, trie, v, tables, 1, s, (size_t)(line - s));
	eg_vocabulary_close(v);
	eg_trie_close(trie, v, tables, any ? 2 : 1);
	if (any)
		match(a, trie, v, s, (size_t)(end - s));
	eg_arena_free(a);
	return 0;
}
