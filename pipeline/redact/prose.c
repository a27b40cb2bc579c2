/* prose.c - see prose.h. */
#include "redact/prose.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static const char *const titles[] = { "mr", "mrs", "ms", "miss", "dr", "doctor", "prof" };
static const char *const degrees[] = { "md", "do", "dc", "dpm", "dds", "dmd", "od", "phd",
	"psyd", "lac", "np", "rn", "esq", "jr", "sr", "ii", "iii", "pac" };
static const char *const articles[] = { "the", "a", "an", "this", "that", "his", "her" };

struct rewriting {
	const struct eg_identifiers *ids;
	struct eg_arena		*arena;
	struct eg_plain_words	 w;
	struct eg_edit		*edit;
	uint32_t		 n, cap;
	size_t			 done;		/* words the edits before have taken */
};

/* --- what goes with a name -------------------------------------------------------------- */

static bool
is_name(const struct eg_finding *f)
{
	return f->who != NULL && f->who->kind == EG_PERSONAL_PERSON;
}

/* "Ms. Alvarez": the first word that goes. */
static size_t
from_title(const struct rewriting *r, const struct eg_finding *f)
{
	size_t from = f->from;

	if (is_name(f) && from > r->done && EG_WORD_IN(titles, &r->w.word[from - 1]) &&
	    (r->w.word[from].gap & ~(unsigned)(EG_GAP_SPACE | EG_GAP_LINE | EG_GAP_DOT)) == 0)
		from--;
	return from;
}

/* "Alvarez, M.D.": behind the last word that goes, and its full stop. */
static size_t
to_degree(const struct rewriting *r, const struct eg_finding *f, size_t *end)
{
	const unsigned near = EG_GAP_SPACE | EG_GAP_LINE | EG_GAP_COMMA;
	const struct eg_plain_words *w = &r->w;
	size_t to = f->to;

	*end = w->word[to - 1].end;
	while (is_name(f) && !f->genitive && to < w->n && (w->word[to].gap & ~near) == 0) {
		if (EG_WORD_IN(degrees, &w->word[to]) && w->word[to].capital)
			to++;
		else if (to + 1 < w->n && w->word[to].n <= 2 && w->word[to].capital &&
		    w->word[to + 1].gap == EG_GAP_DOT && w->word[to + 1].n == 1 &&
		    w->word[to + 1].capital)
			to += 2;
		else
			break;
		*end = w->word[to - 1].end;
		/* Its full stop, unless the sentence ends here too. */
		if (w->text[*end] == '.' && to < w->n && !w->word[to].capital)
			(*end)++;
	}
	/* "Alvarez, M. has": the full stop is the initial's. */
	if (is_name(f) && to == f->to && w->word[to - 1].n == 1 && to - f->from > 0 &&
	    w->word[to - 1].capital && w->text[*end] == '.' && to < w->n &&
	    !w->word[to].capital)
		(*end)++;
	return to;
}

/* --- what takes its place ----------------------------------------------------------------- */

static const char *
sentence_case(struct eg_arena *a, const char *words, bool first)
{
	char *s;

	if (!first || *words < 'a' || *words > 'z')
		return words;
	s = eg_arena_strdup(a, words);
	*s = (char)(*s - 'a' + 'A');
	return s;
}

/* "On April 6, 2026" is "In 2026", "from May 6 to 9, 2026" too; the word before goes along. */
static const char *
year_words(struct rewriting *r, const struct eg_finding *f, size_t *from)
{
	const struct eg_plain_word *before = f->from > r->done ? &r->w.word[f->from - 1] : NULL;
	const char *at = "";

	int year = eg_find_year(r->ids, f->year);

	if (f->month)
		return r->ids->profile->monthless;
	/* "in 1931", of which not even the year may be told. */
	if (before != NULL && year == 0 && eg_plain_word_is(before, "in")) {
		(*from)--;
		return eg_arena_printf(r->arena, "%s %s", before->capital ? "On" : "on",
		    r->ids->profile->dateless);
	}
	if (before != NULL && (eg_plain_word_is(before, "on") || (f->span &&
	    (eg_plain_word_is(before, "from") || eg_plain_word_is(before, "between")))) &&
	    (r->w.word[f->from].gap & ~(unsigned)(EG_GAP_SPACE | EG_GAP_LINE)) == 0) {
		at = before->capital ? "In " : "in ";
		(*from)--;
	}
	if (year != 0)
		return eg_arena_printf(r->arena, "%s%d", at, year);
	return *at == '\0' ? r->ids->profile->dateless : eg_arena_printf(r->arena, "%s%s",
	    *at == 'I' ? "On " : "on ", r->ids->profile->dateless);
}

static const char *
words_for(struct rewriting *r, const struct eg_finding *f, size_t *from)
{
	const struct eg_redaction *p = r->ids->profile;
	const char *words;
	bool the;

	if (f->who == NULL && f->what == EG_FOUND_DATE)
		return year_words(r, f, from);
	if (f->who != NULL && f->who->kind == EG_PERSONAL_DAY)
		return year_words(r, f, from);
	words = f->who == NULL ? p->words[f->what] : f->shared ? p->shared : f->who->words;
	/* "the Alvarez family", "a Kaiser nurse": one article is enough. */
	the = strncmp(words, "the ", 4) == 0 || strncmp(words, "a ", 2) == 0 ||
	    strncmp(words, "an ", 3) == 0;
	if (the && *from > r->done && EG_WORD_IN(articles, &r->w.word[*from - 1]) &&
	    (r->w.word[*from].gap & ~(unsigned)(EG_GAP_SPACE | EG_GAP_LINE)) == 0)
		words = strchr(words, ' ') + 1;
	else
		words = sentence_case(r->arena, words, r->w.word[*from].first);
	if (!f->genitive)
		return words;
	return eg_arena_printf(r->arena, "%s’%s", words,
	    words[strlen(words) - 1] == 's' ? "" : "s");
}

/* A day of the week before a date goes with it. */
static size_t
from_weekday(const struct rewriting *r, size_t from)
{
	static const char *const days[] = { "monday", "tuesday", "wednesday", "thursday",
		"friday", "saturday", "sunday" };

	return from > r->done && EG_WORD_IN(days, &r->w.word[from - 1]) ? from - 1 : from;
}

/* "(510) 555-0100": the bracket that opens before the first group goes as well. */
static size_t
from_bracket(const struct rewriting *r, const struct eg_finding *f, size_t start)
{
	const char *s = r->w.text;

	return f->to - f->from > 1 && start > 0 && s[start - 1] == '(' &&
	    (r->w.word[f->from + 1].gap & EG_GAP_BRACKET) != 0 &&
	    memchr(s + start, ')', r->w.word[f->from + 1].start - start) != NULL ?
	    start - 1 : start;
}

/* "100 Example St. now": the full stop is the short word's. */
static size_t
to_full_stop(const struct rewriting *r, const struct eg_finding *f, size_t to, size_t end)
{
	bool street = f->who == NULL ? f->what == EG_FOUND_ADDRESS :
	    f->who->kind == EG_PERSONAL_STREET;

	return street && r->w.text[end] == '.' && to < r->w.n && r->w.word[to - 1].n < 5 &&
	    (!r->w.word[to].capital || r->w.text[end + 1] == ',') ? end + 1 : end;
}

/* "100 Example Street, Apartment 2": two values, said once. */
static bool
goes_on(struct rewriting *r, const char *words, size_t start, size_t end)
{
	struct eg_edit *last = r->n == 0 ? NULL : &r->edit[r->n - 1];

	if (last == NULL || strcasecmp(last->words, words) != 0 || start < last->end ||
	    start - last->end > 3 || strspn(r->w.text + last->end, " ,\n\t") < start - last->end)
		return false;
	last->end = end;
	return true;
}

static void
take(struct rewriting *r, struct eg_finding *f)
{
	const char *words;
	struct eg_edit *e;
	size_t end, from, to, sign;
	bool date = f->who == NULL ? f->what == EG_FOUND_DATE : f->who->kind == EG_PERSONAL_DAY;

	if (date)
		f->from = from_weekday(r, f->from);
	from = from_title(r, f);
	to = to_degree(r, f, &end);
	words = words_for(r, f, &from);
	end = to_full_stop(r, f, to, end);
	/* An apostrophe alone is said by the words. */
	if (f->genitive && !eg_plain_word_is(&r->w.word[f->to - 1], "s")) {
		eg_utf8_next(r->w.text + end, strlen(r->w.text + end), &sign);
		end += sign;
	}
	r->done = to;
	if (goes_on(r, words, r->w.word[from].start, end))
		return;
	r->edit = eg_arena_grown(r->arena, r->edit, r->n, &r->cap, sizeof(*e));
	e = &r->edit[r->n++];
	*e = (struct eg_edit){ .words = words, .end = end, .finding = *f,
	    .start = from_bracket(r, f, r->w.word[from].start) };
}

size_t
eg_prose_edits(const struct eg_identifiers *ids, struct eg_arena *arena, const char *text,
    size_t n, enum eg_find_scope scope, struct eg_edit **edits)
{
	struct rewriting r = { .ids = ids, .arena = arena,
	    .w = eg_plain_words_read(arena, eg_arena_strndup(arena, text, n), n) };
	struct eg_finding f;
	size_t i = 0;

	while (eg_find_next(ids, &r.w, i, scope, &f)) {
		take(&r, &f);
		i = r.done > f.to ? r.done : f.to;
	}
	*edits = r.edit;
	return r.n;
}

void
eg_prose_apply(const char *text, size_t start, size_t end, const struct eg_edit *e,
    size_t edits, struct eg_buf *out)
{
	size_t at = start, i;

	for (i = 0; i < edits && e[i].start < end; i++) {
		if (e[i].end <= at)
			continue;
		if (e[i].start >= start) {
			eg_buf_add(out, text + at, e[i].start - at);
			eg_buf_puts(out, e[i].words);
		}
		at = e[i].end;
	}
	if (at < end)
		eg_buf_add(out, text + at, end - at);
}

/* --- what looks like a name --------------------------------------------------------------- */

static bool
looks_like_a_name(const struct eg_redaction *p, const struct eg_plain_words *w, size_t i)
{
	const struct eg_plain_word *x = &w->word[i];
	size_t k;

	if (!x->capital || x->capitals || x->first || x->n < 3)
		return false;
	for (k = 0; k < x->n; k++)
		if ((x->fold[k] < 'a' || x->fold[k] > 'z') && (unsigned char)x->fold[k] < 0x80)
			return false;
	/* Behind a colon or in quotes a sentence may begin as well. */
	if ((x->gap & (EG_GAP_SIGN | EG_GAP_OTHER | EG_GAP_BRACKET)) != 0)
		return false;
	return !eg_word_list_has(&p->familiar, x->fold) &&
	    !eg_word_list_has(&p->ordinary, x->fold);
}

void
eg_prose_unknown(const struct eg_identifiers *ids, struct eg_arena *arena, const char *text,
    size_t n, const struct eg_edit *e, size_t edits,
    void (*tell)(void *, size_t, size_t), void *data)
{
	struct eg_plain_words w = eg_plain_words_read(arena, eg_arena_strndup(arena, text, n), n);
	size_t i, k = 0;

	for (i = 0; i < w.n; i++) {
		while (k < edits && e[k].end <= w.word[i].start)
			k++;
		if (k < edits && w.word[i].end > e[k].start)
			continue;
		if (looks_like_a_name(ids->profile, &w, i))
			tell(data, w.word[i].start, w.word[i].end);
	}
}
