/* words.c - see words.h. */
#include "redact/words.h"

#include <string.h>

#include "base/utf8.h"
#include "text/character.h"
#include "text/fold.h"

/* After these a full stop ends no sentence. */
static const char *const shortened[] = { "dr", "mr", "mrs", "ms", "vs", "no", "st",
	"approx", "pt", "prof", "jr", "sr", "inc", "co" };

static const struct {
	uint32_t	c;
	enum eg_gap	gap;
} signs[] = {
	{ ' ', EG_GAP_SPACE }, { '\t', EG_GAP_SPACE }, { 0xA0, EG_GAP_SPACE },
	{ 0x2002, EG_GAP_SPACE }, { 0x2009, EG_GAP_SPACE }, { 0x202F, EG_GAP_SPACE },
	{ '\n', EG_GAP_LINE }, { '\r', EG_GAP_LINE }, { 0x2028, EG_GAP_LINE },
	{ '-', EG_GAP_HYPHEN }, { 0x2010, EG_GAP_HYPHEN }, { 0x2011, EG_GAP_HYPHEN },
	{ 0x2012, EG_GAP_HYPHEN }, { 0x2013, EG_GAP_HYPHEN }, { 0x2014, EG_GAP_HYPHEN },
	{ 0x2212, EG_GAP_HYPHEN }, { '_', EG_GAP_HYPHEN },
	{ '.', EG_GAP_DOT }, { 0xB7, EG_GAP_DOT }, { ',', EG_GAP_COMMA },
	{ '\'', EG_GAP_APOSTROPHE }, { 0x2019, EG_GAP_APOSTROPHE },
	{ 0x2018, EG_GAP_APOSTROPHE }, { 0x2BC, EG_GAP_APOSTROPHE },
	{ 0x2032, EG_GAP_APOSTROPHE }, { '`', EG_GAP_APOSTROPHE }, { 0xB4, EG_GAP_APOSTROPHE },
	{ '/', EG_GAP_SLASH }, { '\\', EG_GAP_SLASH }, { '(', EG_GAP_BRACKET },
	{ ')', EG_GAP_BRACKET }, { '[', EG_GAP_BRACKET }, { ']', EG_GAP_BRACKET },
	{ '@', EG_GAP_AT }, { '#', EG_GAP_SIGN }, { ':', EG_GAP_SIGN },
};

static unsigned
gap_of(uint32_t c)
{
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (signs[i].c == c)
			return signs[i].gap;
	return EG_GAP_OTHER;
}

bool
eg_plain_word_is(const struct eg_plain_word *w, const char *folded)
{
	return strcmp(w->fold, folded) == 0;
}

bool
eg_plain_word_in(const char *const *folded, size_t n, const struct eg_plain_word *w)
{
	for (size_t i = 0; i < n; i++)
		if (eg_plain_word_is(w, folded[i]))
			return true;
	return false;
}

unsigned
eg_plain_words_gap(const struct eg_plain_words *w, size_t i)
{
	return i + 1 < w->n ? w->word[i + 1].gap : w->after;
}

/* --- one word --------------------------------------------------------------------- */

struct reader {
	struct eg_arena		*arena;
	struct eg_plain_words	 words;
	uint32_t		 cap;
	struct eg_buf		 fold;
	unsigned		 gap;
	bool			 stop;		/* the gap ends a sentence */
};

static bool
ends_sentence(const struct reader *r)
{
	const struct eg_plain_word *last;
	size_t i;

	if (r->words.n == 0)
		return true;
	if (!r->stop)
		return false;
	last = &r->words.word[r->words.n - 1];
	for (i = 0; i < sizeof(shortened) / sizeof(*shortened); i++)
		if (eg_plain_word_is(last, shortened[i]))
			return false;
	/* "J. R." are initials. */
	return last->n > 1 || last->digits;
}

static void
add(struct reader *r, size_t start, size_t end)
{
	struct eg_plain_word *w;
	const char *s = r->words.text;
	size_t at, len, letters = 0, small = 0;
	uint32_t c;

	eg_buf_clear(&r->fold);
	r->words.word = eg_arena_grown(r->arena, r->words.word, (uint32_t)r->words.n, &r->cap,
	    sizeof(*w));
	w = &r->words.word[r->words.n];
	*w = (struct eg_plain_word){ .start = (uint32_t)start, .end = (uint32_t)end,
	    .gap = (uint16_t)r->gap, .first = ends_sentence(r), .digits = true };
	for (at = start; at < end; at += len) {
		c = eg_utf8_next(s + at, end - at, &len);
		eg_fold_char(c, &r->fold);
		if (c < '0' || c > '9')
			w->digits = w->digits && eg_fold_unseen(c);
		if (!eg_char_letter(c))
			continue;
		/* A ligature at the start is neither; what it stands for is small. */
		if (letters++ == 0)
			w->capital = eg_char_fold(c) != c;
		small += eg_char_fold(c) == c;
	}
	w->capitals = letters > 1 && small == 0;
	/* Marks alone, and what is not seen, are no word. */
	if (r->fold.len == 0)
		return;
	w->fold = eg_arena_strndup(r->arena, r->fold.data, r->fold.len);
	w->n = (uint16_t)(r->fold.len < 65535 ? r->fold.len : 65535);
	r->words.n++;
	r->gap = 0;
	r->stop = false;
}

/* --- all ------------------------------------------------------------------------------ */

struct eg_plain_words
eg_plain_words_read(struct eg_arena *arena, const char *text, size_t n)
{
	struct reader r = { .arena = arena, .words.text = text };
	size_t at, len, start = 0;
	bool inside = false, in;
	uint32_t c;

	for (at = 0; at < n; at += len) {
		c = eg_utf8_next(text + at, n - at, &len);
		in = c != EG_UTF8_BAD && eg_fold_in_word(c);
		if (in && !inside)
			start = at;
		if (!in && inside)
			add(&r, start, at);
		inside = in;
		if (in)
			continue;
		r.gap |= gap_of(c);
		r.stop = r.stop || c == '.' || c == '!' || c == '?';
	}
	if (inside)
		add(&r, start, n);
	r.words.after = (uint16_t)r.gap;
	eg_buf_free(&r.fold);
	return r.words;
}
