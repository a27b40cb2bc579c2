/* answer.c - see answer.h. */
#include "rules/phrase/answer.h"

#include <string.h>

#include "base/ascii.h"

/* --- numbers for texts ---------------------------------------------------- */

static size_t
slot_of(const struct eg_digests *d, uint64_t x)
{
	size_t i = (size_t)(x >> 7) & (d->slots - 1);

	while (d->slot[i] != 0 && d->slot[i] != x)
		i = (i + 1) & (d->slots - 1);
	return i;
}

bool
eg_digests_has(const struct eg_digests *d, uint64_t x)
{
	return d->n > 0 && d->slot[slot_of(d, x | 1)] != 0;
}

void
eg_digests_add(struct eg_arena *a, struct eg_digests *d, uint64_t x)
{
	struct eg_digests was = *d;
	size_t i;

	x |= 1;
	if (2 * (d->n + 1) > d->slots) {
		d->slots = was.slots == 0 ? 16 : 2 * was.slots;
		d->slot = eg_new_array(a, d->slots, uint64_t);
		for (i = 0; i < was.slots; i++)
			if (was.slot[i] != 0)
				d->slot[slot_of(d, was.slot[i])] = was.slot[i];
	}
	i = slot_of(d, x);
	d->n += d->slot[i] == 0;
	d->slot[i] = x;
}

/* FNV-1a of a value and its key. */
static uint64_t
digest(const char *key, const char *value)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (; *key != '\0'; key++)
		h = (h ^ (unsigned char)*key) * UINT64_C(1099511628211);
	h = (h ^ 0xFF) * UINT64_C(1099511628211);
	for (; *value != '\0'; value++)
		h = (h ^ (unsigned char)*value) * UINT64_C(1099511628211);
	return h;
}

/* --- values --------------------------------------------------------------- */

/* The words from first to last as they stand in the text, on one line. */
static void
add_words(struct eg_buf *b, const struct eg_words *w, size_t first, size_t last,
    size_t most)
{
	const char *s = w->text + w->word[first].start;
	const char *end = w->text + w->word[last].end;
	size_t start = b->len;

	for (; s < end; s++) {
		if (b->len - start >= most && ((unsigned char)*s & 0xC0) != 0x80) {
			eg_buf_puts(b, "\xE2\x80\xA6");
			return;
		}
		if (!eg_is_space(*s))
			eg_buf_putc(b, *s);
		else if (b->data[b->len - 1] != ' ')
			eg_buf_putc(b, ' ');
	}
}

static void
add_capture(struct eg_buf *b, const struct eg_words *w, const struct eg_capture *c)
{
	const char *s, *end;

	if (*c->date != '\0') {
		eg_buf_puts(b, c->date);
	} else if (c->phrase != NULL) {
		eg_buf_puts(b, c->phrase->is != NULL ? c->phrase->is :
		    c->phrase->text);
	} else if (w->word[c->first].kind == EG_WORD_NUMBER) {
		s = w->text + w->word[c->first].start;
		for (end = w->text + w->word[c->first].end; s < end; s++)
			if (*s != ',')
				eg_buf_putc(b, *s);
	} else {
		add_words(b, w, c->first, c->last, EG_SAID_BYTES);
	}
}

/* The template with {1} and so on filled in; reading has checked them. */
static void
fill(struct eg_buf *b, const char *template, const struct eg_words *w,
    const struct eg_match *m)
{
	const char *s;

	for (s = template; *s != '\0'; s++)
		if (*s != '{') {
			eg_buf_putc(b, *s);
		} else {
			add_capture(b, w, &m->capture[s[1] - '1']);
			s += 2;
		}
}

static const char *
kept(struct eg_arena *a, struct eg_buf *b)
{
	const char *s = eg_arena_strndup(a, eg_buf_str(b), b->len);

	eg_buf_free(b);
	return s;
}

const char *
eg_match_value(struct eg_arena *a, const struct eg_words *w,
    const struct eg_match *m)
{
	struct eg_buf b = { 0 };
	size_t i;

	if (m->phrase->is != NULL && strchr(m->phrase->is, '{') == NULL)
		return m->phrase->is;
	if (m->phrase->is == NULL && m->captures == 0)
		return m->phrase->text;
	if (m->phrase->is != NULL)
		fill(&b, m->phrase->is, w, m);
	for (i = 0; m->phrase->is == NULL && i < m->captures; i++) {
		if (i > 0)
			eg_buf_putc(&b, ' ');
		add_capture(&b, w, &m->capture[i]);
	}
	return kept(a, &b);
}

const char *
eg_match_key(struct eg_arena *a, const struct eg_words *w,
    const struct eg_match *m)
{
	struct eg_buf b = { 0 };

	if (m->phrase->key == NULL)
		return "";
	fill(&b, m->phrase->key, w, m);
	return kept(a, &b);
}

/* --- keeping -------------------------------------------------------------- */

void
eg_answer_other(struct eg_answer *k, const struct eg_words *w,
    const struct eg_match *m)
{
	const char *key = eg_match_key(k->scratch, w, m);

	eg_digests_add(k->arena, &k->named, digest(key,
	    eg_match_value(k->scratch, w, m)));
	eg_digests_add(k->arena, &k->keys, digest(key, ""));
}

/* As the other texts have it: said there too, or never spoken of. */
static bool
is_known(const struct eg_answer *k, const char *key, const char *value)
{
	if (k->look->others == NULL)
		return false;
	if (eg_digests_has(&k->named, digest(key, value)))
		return true;
	return k->look->differs && !eg_digests_has(&k->keys, digest(key, ""));
}

/* The first words of each element are quoted; of a single value, its own. */
static void
say(struct eg_answer *k, const struct eg_words *w, const struct eg_match *m,
    struct eg_node *element)
{
	bool all = k->look->take == EG_TAKE_ALL;
	struct eg_saying *s = k->last;
	struct eg_buf b = { 0 };

	if (all && s != NULL && s->element == element)
		return;
	if (all || s == NULL) {
		s = eg_new(k->arena, struct eg_saying);
		if (k->last != NULL)
			k->last->next = s;
		else
			k->sayings = s;
		k->last = s;
	}
	add_words(&b, w, m->first, m->last, EG_SAID_BYTES);
	s->element = element;
	memcpy(s->words, b.data, b.len + 1);
	eg_buf_free(&b);
}

static void
keep(struct eg_answer *k, const char *value)
{
	size_t i;

	for (i = 0; i < k->values; i++)
		if (strcmp(k->value[i], value) == 0)
			return;
	if (k->look->take != EG_TAKE_ALL)
		k->values = 0;
	if (k->values == EG_TAKE_MAX)
		k->more = true;
	else
		k->value[k->values++] = eg_arena_strdup(k->arena, value);
}

void
eg_answer_found(struct eg_answer *k, const struct eg_words *w,
    const struct eg_match *m, struct eg_node *element)
{
	const char *value = eg_match_value(k->scratch, w, m);

	/* What is hidden by a phrase that means nothing. */
	if (*value == '\0' || eg_digests_has(&k->except, w->digest) ||
	    is_known(k, eg_match_key(k->scratch, w, m), value))
		return;
	if (k->look->take == EG_TAKE_FIRST && k->values > 0)
		return;
	keep(k, value);
	say(k, w, m, element);
}

/* --- measuring and telling ------------------------------------------------ */

void
eg_answer_sentence(struct eg_answer *k, const struct eg_words *w)
{
	if (k->lengths == NULL)
		k->lengths = eg_new_array(k->arena, EG_SENTENCE_WORDS + 1, uint32_t);
	k->lengths[w->length]++;
	k->sentences++;
}

static void
set(const struct eg_answer *k, struct eg_node *node, const char *suffix,
    const char *value)
{
	struct eg_buf name = { 0 };

	eg_buf_printf(&name, "%s%s", k->look->name, suffix);
	eg_node_set_attr(node, EG_FACTS_NS, "f", eg_buf_str(&name), value);
	eg_buf_free(&name);
}

/* Half of the sentences are no longer than the median. */
static void
set_measure(const struct eg_answer *k)
{
	struct eg_buf b = { 0 };
	size_t n = 0, seen = 0;

	while (n < EG_SENTENCE_WORDS && 2 * (seen += k->lengths[n]) < k->sentences)
		n++;
	eg_buf_printf(&b, "%zu", n);
	set(k, k->node, ".median", eg_buf_str(&b));
	eg_buf_clear(&b);
	eg_buf_printf(&b, "%zu", k->sentences);
	set(k, k->node, ".sentences", eg_buf_str(&b));
	eg_buf_free(&b);
}

void
eg_answer_set(const struct eg_answer *k)
{
	const struct eg_saying *s;
	struct eg_buf b = { 0 };
	size_t i;

	if (k->sentences > 0)
		set_measure(k);
	if (k->values == 0)
		return;
	for (i = 0; i < k->values; i++)
		eg_buf_printf(&b, "%s%s", i == 0 ? "" : ", ", k->value[i]);
	if (k->more)
		eg_buf_puts(&b, ", \xE2\x80\xA6");
	set(k, k->node, "", eg_buf_str(&b));
	eg_buf_free(&b);
	for (s = k->sayings; s != NULL; s = s->next)
		set(k, s->element, ".says", s->words);
}
