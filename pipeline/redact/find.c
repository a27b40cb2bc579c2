/* find.c - see find.h. */
#include "redact/find.h"

#include <string.h>

#include "redact/day.h"

#define LONG	6
#define DIGITS	"0123456789"
#define BREAK	(EG_GAP_HYPHEN | EG_GAP_LINE | EG_GAP_SPACE)
#define BETWEEN	(BREAK | EG_GAP_DOT | EG_GAP_COMMA | EG_GAP_APOSTROPHE | EG_GAP_SLASH | \
		    EG_GAP_BRACKET | EG_GAP_SIGN | EG_GAP_OTHER)

/* Written in full and in short, they are one. */
static const char *const streets[][2] = {
	{ "st", "street" }, { "str", "street" }, { "ave", "avenue" }, { "av", "avenue" },
	{ "blvd", "boulevard" }, { "rd", "road" }, { "dr", "drive" }, { "ln", "lane" },
	{ "ct", "court" }, { "pl", "place" }, { "hwy", "highway" }, { "pkwy", "parkway" },
	{ "cir", "circle" }, { "sq", "square" }, { "ter", "terrace" }, { "ste", "suite" },
	{ "apt", "apartment" }, { "n", "north" }, { "s", "south" }, { "e", "east" },
	{ "w", "west" }, { "fl", "floor" }, { "bldg", "building" }, { "rm", "room" },
};
/* Behind the name of a company, and no part of what it is called. */
static const char *const legal[] = { "inc", "incorporated", "llc", "llp", "lp", "ltd",
	"limited", "corp", "corporation", "co", "company", "pc", "plc", "apc", "pllc" };

size_t
eg_find_joined(const struct eg_plain_words *w, size_t i, const char *fold, size_t n,
    unsigned allowed, bool genitive)
{
	const struct eg_plain_word *word;
	size_t at = 0, from = i;

	for (; i < w->n && at < n; i++) {
		word = &w->word[i];
		if (i > from && (word->gap & ~allowed) != 0)
			return 0;
		if (word->n > n - at)
			break;
		if (memcmp(fold + at, word->fold, word->n) != 0)
			return 0;
		at += word->n;
	}
	if (at == n)
		return i - from;
	/* "Smiths car" */
	if (!genitive || i >= w->n || w->word[i].n != n - at + 1 ||
	    (i > from && (w->word[i].gap & ~allowed) != 0))
		return 0;
	return memcmp(fold + at, w->word[i].fold, n - at) == 0 &&
	    w->word[i].fold[n - at] == 's' ? i - from + 1 : 0;
}

static bool
small(const struct eg_plain_words *w, size_t from, size_t n)
{
	for (size_t i = 0; i < n && from + i < w->n; i++)
		if (w->word[from + i].capital)
			return false;
	return true;
}

/* --- by kind -------------------------------------------------------------------------- */

/* The word is a label and the number, nothing between: 1; or 0. */
static size_t
behind_letters(const struct eg_identifier *d, const struct eg_plain_word *w)
{
	size_t letters = strcspn(w->fold, DIGITS);

	return letters > 0 && w->n == letters + d->njoined &&
	    strcmp(w->fold + letters, d->joined) == 0;
}

static bool
find_number(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	size_t letters, n = eg_find_joined(w, i, d->joined, d->njoined,
	    BREAK | EG_GAP_DOT | EG_GAP_SLASH | EG_GAP_SIGN, false);

	/* "1234567" for ADJ1234567: letters before, six digits or more. */
	letters = strcspn(d->joined, DIGITS);
	if (n == 0 && letters > 0 && d->njoined - letters >= 6 &&
	    strspn(d->joined + letters, DIGITS) == d->njoined - letters)
		n = eg_find_joined(w, i, d->joined + letters, d->njoined - letters, BREAK,
		    false);
	/* "MRN1234567" for 1234567. */
	if (n == 0 && letters == 0 && d->njoined >= LONG)
		n = behind_letters(d, &w->word[i]);
	f->to = i + n;
	return n > 0;
}

static bool
find_phone(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	const unsigned between = BREAK | EG_GAP_DOT | EG_GAP_BRACKET | EG_GAP_SLASH;
	size_t skip = eg_plain_word_is(&w->word[i], "1") && i + 1 < w->n, n;

	n = eg_find_joined(w, i + skip, d->joined, d->njoined, between, false);
	if (n == 0 && w->word[i].n == d->njoined + 1 && w->word[i].fold[0] == '1' &&
	    strcmp(w->word[i].fold + 1, d->joined) == 0)
		n = 1;
	/* Without its area code, if a sign parts the groups. */
	if (n == 0 && d->njoined == 10) {
		skip = 0;
		n = eg_find_joined(w, i, d->joined + 3, 7, EG_GAP_HYPHEN | EG_GAP_DOT |
		    EG_GAP_SPACE, false);
		n = n == 2 && w->word[i].n == 3 ? n : 0;
	}
	f->to = i + skip + n;
	return n > 0;
}

static bool
find_zip(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	size_t n = eg_find_joined(w, i, d->joined, d->njoined, EG_GAP_HYPHEN, false);

	if (n == 0 && w->word[i].n == 5 && strncmp(w->word[i].fold, d->joined, 5) == 0)
		n = 1;
	/* The four digits of a block go along, whether the case has them or not. */
	if (n == 1 && w->word[i].n == 5 && i + 1 < w->n && w->word[i + 1].gap == EG_GAP_HYPHEN &&
	    w->word[i + 1].digits && w->word[i + 1].n == 4)
		n = 2;
	f->to = i + n;
	return n > 0;
}

static const char *
street(const struct eg_plain_word *w)
{
	for (size_t i = 0; i < sizeof(streets) / sizeof(*streets); i++)
		if (eg_plain_word_is(w, streets[i][0]))
			return streets[i][1];
	return w->fold;
}

/* How many words from i on are those of the street from `from` on: all of them, or 0. */
static size_t
same_street(const struct eg_plain_words *v, size_t from, const struct eg_plain_words *w, size_t i)
{
	size_t k, n = v->n - from;

	for (k = 0; k < n; k++)
		if (i + k >= w->n || strcmp(street(&v->word[from + k]), street(&w->word[i + k])) != 0 ||
		    (k > 0 && (w->word[i + k].gap & ~(unsigned)BETWEEN) != 0))
			return 0;
	return n;
}

/* Word by word: "P.O. Box 400", "100 Example St.", and "Example Street" without its number. */
static bool
find_street(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	const struct eg_plain_words *v = &d->written;
	size_t n = eg_find_joined(w, i, d->joined, d->njoined, BETWEEN, false);

	if (n == 0)
		n = same_street(v, 0, w, i);
	if (n == 0 && v->n > 2 && v->word[0].digits && !small(w, i, v->n - 1))
		n = same_street(v, 1, w, i);
	f->to = i + n;
	/* One word may be a word like any other. */
	return n > 0 && (v->n > 1 || !small(w, i, n));
}

static bool
find_place(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	size_t n = eg_find_joined(w, i, d->joined, d->njoined, BREAK | EG_GAP_APOSTROPHE, true);

	f->to = i + n;
	return n > 0 && !small(w, i, n);
}

static bool
find_email(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	size_t n = eg_find_joined(w, i, d->joined, d->njoined, EG_GAP_AT | EG_GAP_DOT |
	    EG_GAP_HYPHEN | EG_GAP_LINE | EG_GAP_APOSTROPHE | EG_GAP_SLASH | EG_GAP_SIGN |
	    EG_GAP_OTHER, false);

	f->to = i + n;
	return n > 0;
}

static bool
find_day(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	struct eg_written_day day;

	if (!eg_written_day(w, i, &day) || !eg_written_day_is(&day, d->year, d->month, d->day))
		return false;
	f->to = i + day.n;
	f->year = d->year;
	return day.day != 0;
}

static bool
is_legal(const struct eg_plain_word *w)
{
	for (size_t i = 0; i < sizeof(legal) / sizeof(*legal); i++)
		if (eg_plain_word_is(w, legal[i]))
			return true;
	return false;
}

/* Word by word, "and" and "&" alike, with or without "Inc." and "the". */
static size_t
same_company(const struct eg_plain_words *v, size_t from, size_t to,
    const struct eg_plain_words *w, size_t i)
{
	size_t at = i;

	for (; from < to; from++) {
		if (eg_plain_word_is(&v->word[from], "and"))
			continue;
		if (at > i && at < w->n && eg_plain_word_is(&w->word[at], "and"))
			at++;
		if (at >= w->n || (at > i && (w->word[at].gap & ~(unsigned)BETWEEN) != 0))
			return 0;
		if (strcmp(v->word[from].fold, w->word[at].fold) != 0 &&
		    !(from + 1 == to && w->word[at].n == v->word[from].n + 1 &&
		    strncmp(w->word[at].fold, v->word[from].fold, v->word[from].n) == 0 &&
		    w->word[at].fold[v->word[from].n] == 's'))
			return 0;
		at++;
	}
	return at - i;
}

static bool
find_organization(const struct eg_identifier *d, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	const struct eg_plain_words *v = &d->written;
	size_t from = 0, to = v->n, n;

	n = eg_find_joined(w, i, d->joined, d->njoined, BETWEEN, false);
	if (to > 1 && eg_plain_word_is(&v->word[0], "the"))
		from = 1;
	while (to > from + 1 && is_legal(&v->word[to - 1]))
		to--;
	if (n == 0)
		n = same_company(v, from, to, w, i);
	if (n > 0 && small(w, i, n) && v->n == 1)
		n = 0;
	while (n > 0 && i + n < w->n && is_legal(&w->word[i + n]) &&
	    (w->word[i + n].gap & ~(unsigned)BETWEEN) == 0)
		n++;
	f->to = i + n;
	return n > 0;
}

static bool (*const finders[])(const struct eg_identifier *, const struct eg_plain_words *,
    size_t, struct eg_finding *) = {
	[EG_PERSONAL_PERSON] = eg_find_person,
	[EG_PERSONAL_ORGANIZATION] = find_organization,
	[EG_PERSONAL_STREET] = find_street,
	[EG_PERSONAL_PLACE] = find_place,
	[EG_PERSONAL_ZIP] = find_zip,
	[EG_PERSONAL_PHONE] = find_phone,
	[EG_PERSONAL_NUMBER] = find_number,
	[EG_PERSONAL_EMAIL] = find_email,
	[EG_PERSONAL_DAY] = find_day,
};

/* --- all ------------------------------------------------------------------------------ */

static bool
find_value(const struct eg_identifiers *ids, const struct eg_plain_words *w, size_t i,
    enum eg_find_scope scope, struct eg_finding *best)
{
	const struct eg_identifier_start *s =
	    &ids->start[(unsigned char)w->word[i].fold[0]];
	struct eg_finding f;
	uint32_t k;

	for (k = 0; k < s->n; k++) {
		const struct eg_identifier *d = &ids->item[s->item[k]];

		f = (struct eg_finding){ .from = i, .who = d };
		if (d->brief || (scope == EG_FIND_LONG && d->njoined < LONG) ||
		    !finders[d->kind](d, w, i, &f))
			continue;
		/* The longest; of equals the one that stands first in the case. */
		if (best->who == NULL || f.to > best->to)
			*best = f;
	}
	return best->who != NULL;
}

/* "'s", and the apostrophe alone behind an s. */
static void
take_genitive(const struct eg_plain_words *w, struct eg_finding *f)
{
	const struct eg_plain_word *last = &w->word[f->to - 1];

	if (f->to < w->n && w->word[f->to].gap == EG_GAP_APOSTROPHE &&
	    eg_plain_word_is(&w->word[f->to], "s")) {
		f->genitive = true;
		f->to++;
	} else if (last->fold[last->n - 1] == 's' &&
	    (eg_plain_words_gap(w, f->to - 1) & EG_GAP_APOSTROPHE) != 0)
		f->genitive = true;
}

/* A stranger's name ends before a value of the case: "Dr. Alvarez" is none. */
static bool
keep_apart(const struct eg_identifiers *ids, const struct eg_plain_words *w,
    enum eg_find_scope scope, struct eg_finding *f)
{
	struct eg_finding value;
	size_t i;

	if (f->what != EG_FOUND_PERSON && f->what != EG_FOUND_PROVIDER)
		return true;
	for (i = f->from + 1; i < f->to; i++) {
		value = (struct eg_finding){ .from = i };
		if (find_value(ids, w, i, scope, &value))
			f->to = i;
	}
	return f->to > f->from + 1;
}

/* An address of mail or the web that begins with a value goes whole. */
static void
take_longer(const struct eg_identifiers *ids, const struct eg_plain_words *w, size_t i,
    enum eg_find_scope scope, struct eg_finding *value)
{
	struct eg_finding f;

	if (scope != EG_FIND_LONG && eg_find_stranger(ids, w, i, scope, &f) &&
	    (f.what == EG_FOUND_EMAIL || f.what == EG_FOUND_URL) && f.to > value->to)
		*value = f;
}

bool
eg_find_next(const struct eg_identifiers *ids, const struct eg_plain_words *w, size_t i,
    enum eg_find_scope scope, struct eg_finding *f)
{
	for (; i < w->n; i++) {
		*f = (struct eg_finding){ .from = i };
		if (find_value(ids, w, i, scope, f)) {
			take_genitive(w, f);
			take_longer(ids, w, i, scope, f);
			return true;
		}
		if (scope != EG_FIND_LONG &&
		    eg_find_stranger(ids, w, i, scope, f) &&
		    keep_apart(ids, w, scope, f))
			return true;
	}
	return false;
}
