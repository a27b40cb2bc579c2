/* words.c - see words.h. */
#include "rules/phrase/words.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/character.h"

#define FNV_START	UINT64_C(14695981039346656037)
#define FNV_PRIME	UINT64_C(1099511628211)

static uint64_t
mix(uint64_t hash, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)s[i]) * FNV_PRIME;
	return hash;
}

/* --- the words that matter ------------------------------------------------ */

struct entry {
	const char	*folded;
	size_t		 len;
	uint64_t	 hash;
	uint32_t	 shorter;	/* of a stem */
	bool		 stem, ends_not;
};

struct eg_vocabulary {
	struct eg_arena	*arena;
	struct entry	*entry;		/* [0] is no word */
	size_t		 n, cap;
	uint32_t	*slot;		/* by hash; 0: free */
	size_t		 slots;		/* a power of two, at least 2 n */
	uint64_t	 stems;		/* bit n: some stem has n bytes */
};

struct eg_vocabulary *
eg_vocabulary_new(struct eg_arena *a)
{
	struct eg_vocabulary *v = eg_new(a, struct eg_vocabulary);

	v->arena = a;
	v->cap = 1024;
	v->entry = eg_new_array(a, v->cap, struct entry);
	v->n = 1;
	v->slots = 2 * v->cap;
	v->slot = eg_new_array(a, v->slots, uint32_t);
	return v;
}

/* Where the word is, or would be. */
static uint32_t *
find(const struct eg_vocabulary *v, const char *folded, size_t len,
    uint64_t hash, bool stem)
{
	size_t i = (size_t)(hash + stem) & (v->slots - 1);
	const struct entry *e;

	for (; v->slot[i] != 0; i = (i + 1) & (v->slots - 1)) {
		e = &v->entry[v->slot[i]];
		if (e->hash == hash && e->len == len && e->stem == stem &&
		    memcmp(e->folded, folded, len) == 0)
			break;
	}
	return &v->slot[i];
}

static void
grow(struct eg_vocabulary *v)
{
	struct entry *was = v->entry;
	size_t i;

	v->cap *= 2;
	v->entry = eg_new_array(v->arena, v->cap, struct entry);
	memcpy(v->entry, was, v->n * sizeof(*was));
	v->slots = 2 * v->cap;
	v->slot = eg_new_array(v->arena, v->slots, uint32_t);
	for (i = 1; i < v->n; i++)
		*find(v, v->entry[i].folded, v->entry[i].len, v->entry[i].hash,
		    v->entry[i].stem) = (uint32_t)i;
}

uint32_t
eg_vocabulary_add(struct eg_vocabulary *v, const char *folded, size_t len,
    bool stem)
{
	uint64_t hash = mix(FNV_START, folded, len);
	uint32_t *slot;

	if (len > EG_WORD_BYTES)
		return 0;
	if (v->n == v->cap)
		grow(v);
	slot = find(v, folded, len, hash, stem);
	if (*slot == 0) {
		v->entry[v->n] = (struct entry){ .len = len, .hash = hash,
		    .folded = eg_arena_strndup(v->arena, folded, len),
		    .stem = stem };
		*slot = (uint32_t)v->n++;
		if (stem)
			v->stems |= UINT64_C(1) << len;
	}
	return *slot;
}

void
eg_vocabulary_short(struct eg_vocabulary *v, uint32_t word)
{
	v->entry[word].ends_not = true;
}

/* The longest stem of at most `most` bytes that begins a word; 0: none. */
static uint32_t
stem_of(const struct eg_vocabulary *v, const char *folded, size_t most)
{
	uint64_t hash = FNV_START;
	uint32_t found = 0, at;
	size_t n;

	for (n = 0; n < most; n++) {
		if ((v->stems >> n & 1) != 0 &&
		    (at = *find(v, folded, n, hash, true)) != 0)
			found = at;
		hash = mix(hash, folded + n, 1);
	}
	if ((v->stems >> n & 1) != 0 && (at = *find(v, folded, n, hash, true)) != 0)
		found = at;
	return found;
}

void
eg_vocabulary_close(struct eg_vocabulary *v)
{
	struct entry *e;
	size_t i;

	for (i = 1; i < v->n; i++) {
		e = &v->entry[i];
		if (e->stem && e->len > 0)
			e->shorter = stem_of(v, e->folded, e->len - 1);
	}
}

uint32_t
eg_vocabulary_size(const struct eg_vocabulary *v)
{
	return (uint32_t)v->n;
}

uint32_t
eg_vocabulary_shorter(const struct eg_vocabulary *v, uint32_t stem)
{
	return v->entry[stem].shorter;
}

/* --- one word ------------------------------------------------------------- */

/* A word being read: folded, as far as there is room. */
struct folded {
	char	 bytes[EG_WORD_BYTES + 1];
	size_t	 len;
	bool	 whole;
	size_t	 letters, large;
};

static void
put(struct folded *f, uint32_t c)
{
	char out[4];
	size_t n = eg_utf8_put(c, out);

	if (f->len + n > EG_WORD_BYTES) {
		f->whole = false;
		return;
	}
	memcpy(f->bytes + f->len, out, n);
	f->len += n;
}

static uint32_t
next(const char *s, const char *end, size_t *n)
{
	if ((unsigned char)*s < 0x80) {
		*n = 1;
		return (unsigned char)*s;
	}
	return eg_utf8_next(s, (size_t)(end - s), n);
}

static bool
is_letter(uint32_t c)
{
	return c < 0x80 ? eg_is_letter((char)c) : eg_char_letter(c);
}

static bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

static const char *
read_number(struct folded *f, const char *s, const char *end)
{
	for (; s < end; s++)
		if (eg_is_digit(*s))
			put(f, (unsigned char)*s);
		else if ((*s == '.' || *s == ',') && s + 1 < end &&
		    eg_is_digit(s[1])) {
			if (*s == '.')	/* 1,000 is 1000 */
				put(f, '.');
		} else
			break;
	return s;
}

static const char *
read_letters(struct folded *f, const char *s, const char *end)
{
	uint32_t c, fold;
	size_t n, after;

	while (s < end) {
		c = next(s, end, &n);
		if (is_apostrophe(c) && s + n < end &&
		    is_letter(next(s + n, end, &after))) {
			put(f, '\'');
		} else if (c < 0x80 && eg_is_digit((char)c)) {
			put(f, c);
		} else if (is_letter(c)) {
			fold = c < 0x80 ? c | 0x20 : eg_char_fold(c);
			f->letters++;
			f->large += fold != c;
			put(f, fold);
		} else if (eg_char_mark(c)) {
			put(f, c);
		} else {
			break;
		}
		s += n;
	}
	return s;
}

static void
begin(struct folded *f)
{
	f->len = f->letters = f->large = 0;
	f->whole = true;
}

/* --- where a sentence ends ------------------------------------------------ */

static bool
is_space(uint32_t c)
{
	return c == 0xA0 || (c < 0x80 && eg_is_space((char)c));
}

/* Quotation marks and brackets, which stand on either side of a full stop. */
static bool
is_enclosing(uint32_t c)
{
	return c == '"' || c == '\'' || c == '(' || c == ')' || c == '[' ||
	    c == ']' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

/* The last word may stand before a full stop within a sentence. */
static bool
is_short(const struct eg_words *w)
{
	const struct eg_word *last = w->n == 0 ? NULL : &w->word[w->n - 1];

	if (last == NULL)
		return true;
	if (last->kind == EG_WORD_SYMBOL || last->end != w->at)
		return false;
	return (last->kind == EG_WORD && last->end - last->start == 1) ||
	    w->vocabulary->entry[last->id].ends_not;
}

/*
 * At a mark that may end a sentence.  A full stop does not before a small
 * letter, nor after an initial or a short form; "2016.In" is an end.
 */
static bool
ends(const struct eg_words *w, char mark)
{
	const char *s = w->text + w->at + 1, *end = w->text + w->len;
	bool spaced = false;
	uint32_t c = 0;
	size_t n;

	for (; s < end; s += n) {
		c = next(s, end, &n);
		if (is_space(c))
			spaced = true;
		else if (!is_enclosing(c))
			break;
	}
	if (s == end)
		return true;
	if (mark != '.')
		return spaced;
	if (is_short(w))
		return false;
	if (!is_letter(c))
		return spaced;
	return (c < 0x80 ? (c & 0x20) == 0 : eg_char_fold(c) != c) || (spaced &&
	    eg_char_upper(c) == c);
}

/* --- a sentence ----------------------------------------------------------- */

void
eg_words_open(struct eg_words *w, const struct eg_vocabulary *v,
    const char *text, size_t len)
{
	w->vocabulary = v;
	w->text = text;
	w->len = len;
	w->at = 0;
	w->n = 0;
}

static void
add(struct eg_words *w, const struct folded *f, enum eg_word_kind kind,
    const char *end)
{
	struct eg_word *k = &w->word[w->n];
	const struct eg_vocabulary *v = w->vocabulary;
	uint64_t hash = mix(FNV_START, f->bytes, f->len);

	*k = (struct eg_word){ .kind = kind, .start = (uint32_t)w->at,
	    .end = (uint32_t)(end - w->text) };
	if (f->whole) {
		k->id = *find(v, f->bytes, f->len, hash, false);
		if (kind == EG_WORD && v->stems != 0)
			k->stem = stem_of(v, f->bytes, f->len);
	}
	if (kind == EG_WORD_SYMBOL && k->id == 0)
		return;
	k->capitals = kind == EG_WORD && f->letters >= 2 &&
	    f->large == f->letters;
	w->n++;
	if (kind == EG_WORD_SYMBOL)
		return;
	w->length++;
	w->digest = mix(w->digest ^ hash, " ", 1);
}

/* Reads what is at w->at; true when the sentence ends there. */
static bool
step(struct eg_words *w, const char *end)
{
	const char *s = w->text + w->at;
	struct folded f;
	uint32_t c;
	size_t n;
	bool over;

	c = next(s, end, &n);
	if (is_space(c)) {
		w->at += n;
		return false;
	}
	begin(&f);
	if (c < 0x80 && eg_is_digit((char)c)) {
		s = read_number(&f, s, end);
		add(w, &f, EG_WORD_NUMBER, s);
	} else if (is_letter(c)) {
		s = read_letters(&f, s, end);
		add(w, &f, EG_WORD, s);
	} else {
		over = (c == '.' || c == '?' || c == '!') && ends(w, (char)c);
		put(&f, c);
		s += n;
		add(w, &f, EG_WORD_SYMBOL, s);
		w->at = (size_t)(s - w->text);
		return over;
	}
	w->at = (size_t)(s - w->text);
	return false;
}

bool
eg_words_next(struct eg_words *w)
{
	const char *end = w->text + w->len;
	bool over = false;

	w->n = w->length = 0;
	w->digest = FNV_START;
	while (w->at < w->len && w->n < EG_SENTENCE_WORDS) {
		over = step(w, end);
		if (over && w->length > 0)
			break;
	}
	return w->n > 0;
}

size_t
eg_words_fold(const char **s, const char *end,
    char folded[EG_WORD_BYTES + 1], enum eg_word_kind *kind)
{
	struct folded f;
	uint32_t c;
	size_t n;

	for (; *s < end; *s += n) {
		c = next(*s, end, &n);
		if (is_space(c))
			continue;
		begin(&f);
		if (c < 0x80 && eg_is_digit((char)c)) {
			*kind = EG_WORD_NUMBER;
			*s = read_number(&f, *s, end);
		} else if (is_letter(c)) {
			*kind = EG_WORD;
			*s = read_letters(&f, *s, end);
		} else {
			*kind = EG_WORD_SYMBOL;
			put(&f, c);
			*s += n;
		}
		memcpy(folded, f.bytes, f.len);
		folded[f.len] = '\0';
		return f.whole ? f.len : EG_WORD_BYTES + 1;
	}
	return 0;
}
