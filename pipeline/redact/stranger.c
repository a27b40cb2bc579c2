/*
 * stranger.c - what looks personal by itself, whoever's it is.
 *
 * A date is found where the profile has words for dates, and so on: what a
 * profile has no words for is left alone.
 */
#include <string.h>

#include "redact/day.h"
#include "redact/find.h"

#define GROUP	(EG_GAP_SPACE | EG_GAP_LINE | EG_GAP_HYPHEN | EG_GAP_DOT | EG_GAP_BRACKET | \
		    EG_GAP_SLASH)
#define NAMED	(EG_GAP_SPACE | EG_GAP_LINE | EG_GAP_DOT | EG_GAP_HYPHEN | EG_GAP_APOSTROPHE)
#define LABELLED (EG_GAP_SPACE | EG_GAP_LINE | EG_GAP_DOT | EG_GAP_SIGN)
#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static const char *const people[] = { "mr", "mrs", "ms", "miss" };
static const char *const doctors[] = { "dr", "prof", "doctor", "nurse" };
/* Before one of these stands the name of somebody who treats or defends. */
static const char *const degrees[] = { "md", "dc", "dpm", "dds", "dmd", "phd", "psyd", "np",
	"rn", "esq", "dpt", "pac" };
static const char *const roads[] = { "street", "st", "avenue", "ave", "boulevard", "blvd",
	"road", "rd", "drive", "lane", "ln", "court", "highway", "hwy", "parkway", "pkwy",
	"terrace", "way", "plaza" };
static const char *const tens[] = { "ninety", "hundred" };

static bool
is(const struct eg_plain_words *w, size_t i, const char *folded)
{
	return eg_plain_word_is(&w->word[i], folded);
}

static bool
near(const struct eg_plain_words *w, size_t i, unsigned allowed)
{
	return i < w->n && (w->word[i].gap & ~allowed) == 0;
}

static bool
digits(const struct eg_plain_words *w, size_t i, unsigned n)
{
	return i < w->n && w->word[i].digits && w->word[i].n == n;
}

/* --- dates and ages --------------------------------------------------------------------- */

static bool
find_date(const struct eg_plain_words *w, size_t i, struct eg_finding *f)
{
	static const char *const until[] = { "to", "through", "until", "and" };
	struct eg_written_day d, end;

	if (!eg_written_day(w, i, &d))
		return false;
	f->to = i + d.n;
	f->year = d.year;
	f->month = d.day == 0 && d.year == 0;
	/* "October 6 to November 14, 2025": the year is of both, and said once. */
	if (f->to + 1 < w->n && EG_WORD_IN(until, &w->word[f->to]) &&
	    eg_written_day(w, f->to + 1, &end) && end.year != 0 &&
	    (d.year == 0 || d.year == end.year)) {
		f->year = end.year;
		f->to += 1 + end.n;
		f->span = true;
	}
	return true;
}

/* 90 or more, in digits or words; 0 words when it is none. */
static size_t
old(const struct eg_plain_words *w, size_t i)
{
	const struct eg_plain_word *x = &w->word[i];

	if (x->digits && ((x->n == 2 && x->fold[0] == '9') || (x->n == 3 && x->fold[0] == '1' &&
	    x->fold[1] < '3')))
		return 1;
	if (!EG_WORD_IN(tens, x))
		return 0;
	return near(w, i + 1, EG_GAP_HYPHEN) && w->word[i + 1].gap != 0 &&
	    !is(w, i + 1, "year") && !is(w, i + 1, "plus") ? 2 : 1;
}

static bool
find_age(const struct eg_plain_words *w, size_t i, struct eg_finding *f)
{
	static const char *const before[] = { "age", "aged" };
	static const char *const unit[] = { "year", "years", "yr", "yrs" };
	static const char *const brief[] = { "yo", "yof", "yom" };
	size_t n = old(w, i), at = i + n;

	if (n == 0)
		return false;
	f->to = at;
	if (at < w->n && EG_WORD_IN(brief, &w->word[at])) {
		f->to = at + 1;
		return true;
	}
	/* "93-year-old", "93 years old", "93 years of age", "93 y/o" */
	if (near(w, at, EG_GAP_SPACE | EG_GAP_LINE | EG_GAP_HYPHEN) && at + 1 < w->n) {
		if (EG_WORD_IN(unit, &w->word[at]) &&
		    (is(w, at + 1, "old") || is(w, at + 1, "of"))) {
			if (is(w, at + 1, "old"))
				f->to = at + 2;
			else if (at + 2 < w->n && is(w, at + 2, "age"))
				f->to = at + 3;
			return f->to > at;
		}
		if (is(w, at, "y") && is(w, at + 1, "o")) {
			f->to = at + 2;
			return true;
		}
	}
	return i > 0 && (EG_WORD_IN(before, &w->word[i - 1]) || (i > 1 &&
	    is(w, i - 1, "of") && is(w, i - 2, "age")));
}

/* --- telephone, mail, web ------------------------------------------------------------------ */

static bool
find_phone(const struct eg_plain_words *w, size_t i, struct eg_finding *f)
{
	size_t at = i + (digits(w, i, 1) && eg_plain_word_is(&w->word[i], "1"));

	f->to = at + 3;
	return digits(w, at, 3) && digits(w, at + 1, 3) && digits(w, at + 2, 4) &&
	    near(w, at + 1, GROUP) && near(w, at + 2, GROUP & ~(unsigned)EG_GAP_BRACKET);
}

/* "a.name@example.org": from the word before the sign as far as no space comes. */
static bool
find_email(const struct eg_plain_words *w, size_t i, struct eg_finding *f)
{
	const unsigned inside = EG_GAP_DOT | EG_GAP_HYPHEN | EG_GAP_AT | EG_GAP_APOSTROPHE |
	    EG_GAP_OTHER;
	bool sign = false, dot = false;
	size_t at = i + 1;

	for (; at < w->n && w->word[at].start - w->word[at - 1].end == 1 &&
	    near(w, at, inside); at++) {
		sign = sign || w->word[at].gap == EG_GAP_AT;
		dot = dot || (sign && w->word[at].gap == EG_GAP_DOT);
	}
	f->to = at;
	return sign && dot;
}

static bool
find_url(const struct eg_plain_words *w, size_t i, struct eg_finding *f)
{
	size_t at = i + 1;

	if (!is(w, i, "http") && !is(w, i, "https") && !is(w, i, "www"))
		return false;
	for (; at < w->n && (w->word[at].gap & (EG_GAP_SPACE | EG_GAP_LINE)) == 0; at++)
		continue;
	f->to = at;
	return at > i + 1;
}

/* --- numbers and streets --------------------------------------------------------- */

static bool
find_ssn(const struct eg_plain_words *w, size_t i, struct eg_finding *f)
{
	f->to = i + 3;
	return digits(w, i, 3) && digits(w, i + 1, 2) && digits(w, i + 2, 4) &&
	    near(w, i + 1, GROUP) && near(w, i + 2, GROUP);
}

/* Of its digits there are four or more: a word of a number. */
static bool
numeral(const struct eg_plain_word *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++)
		n += w->fold[i] >= '0' && w->fold[i] <= '9';
	return n > 3;
}

/* "MRN 123456", "claim no. 12-34567": found at the number, the label stays. */
static bool
find_labelled(const struct eg_redaction *p, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	size_t at = i, back = i;

	f->to = i;
	while (back > 0 && (is(w, back - 1, "no") ||
	    is(w, back - 1, "number") || is(w, back - 1, "nr")))
		back--;
	if (back == 0 || !eg_word_list_has(&p->labels, w->word[back - 1].fold) ||
	    !near(w, back, LABELLED) || !near(w, i, LABELLED))
		return false;
	for (; at < w->n && (at == i || near(w, at, EG_GAP_HYPHEN | EG_GAP_SLASH)); at++)
		if (numeral(&w->word[at]))
			f->to = at + 1;
	/* "employee 2016" is a year. */
	return f->to > i && !(f->to == i + 1 && w->word[i].n == 4);
}

/* "100 Example Street": a number, one to three words with a capital, a kind of road. */
static bool
find_address(const struct eg_plain_words *w, size_t i, struct eg_finding *f)
{
	size_t at;

	if (!w->word[i].digits || w->word[i].n > 6)
		return false;
	for (at = i + 1; near(w, at, NAMED) && at < i + 5; at++) {
		if (at > i + 1 && EG_WORD_IN(roads, &w->word[at]) && w->word[at].capital) {
			f->to = at + 1;
			return true;
		}
		if (!w->word[at].capital)
			break;
	}
	return false;
}

/* --- names -------------------------------------------------------------------------------- */

/* Names from word i on: words with a capital, particles between them. */
static size_t
names(const struct eg_plain_words *w, size_t i)
{
	size_t at;

	for (at = i; at < i + 4 && at < w->n; at++) {
		if (at > i && (w->word[at].gap & ~(unsigned)NAMED) != 0)
			break;
		if (!w->word[at].capital || (at > i && w->word[at].gap != EG_GAP_HYPHEN &&
		    (w->word[at].gap & EG_GAP_DOT) != 0 && w->word[at - 1].n > 1))
			break;
	}
	return at - i;
}

/* Found at the title, which goes along. */
static bool
find_titled(const struct eg_plain_words *w, size_t i, const char *const *titles, size_t n,
    struct eg_finding *f)
{
	size_t k;

	if (!eg_plain_word_in(titles, n, &w->word[i]) || !w->word[i].capital ||
	    !near(w, i + 1, EG_GAP_SPACE | EG_GAP_LINE | EG_GAP_DOT))
		return false;
	k = names(w, i + 1);
	f->to = i + 1 + k;
	return k > 0;
}

/* "John Rivera, M.D." */
static bool
find_degree(const struct eg_plain_words *w, size_t i, struct eg_finding *f)
{
	size_t n = w->word[i].capital ? names(w, i) : 0, at = i + n;

	if (n < 2)
		return false;
	/* The degree may have been taken for a name. */
	if (EG_WORD_IN(degrees, &w->word[at - 1])) {
		f->to = at;
		return n > 2;
	}
	if (at >= w->n || (w->word[at].gap & ~(unsigned)(EG_GAP_SPACE | EG_GAP_COMMA |
	    EG_GAP_LINE)) != 0)
		return false;
	if (EG_WORD_IN(degrees, &w->word[at]) && w->word[at].capital) {
		f->to = at + 1;
		return true;
	}
	f->to = at + 2;
	return at + 1 < w->n && w->word[at].capital && w->word[at + 1].gap == EG_GAP_DOT &&
	    (is(w, at, "m") || is(w, at, "d")) &&
	    w->word[at + 1].n == 1;
}

static bool
find_person(const struct eg_plain_words *w, size_t i, struct eg_finding *f)
{
	return find_titled(w, i, people, COUNT(people), f);
}

static bool
find_provider(const struct eg_plain_words *w, size_t i, struct eg_finding *f)
{
	return find_titled(w, i, doctors, COUNT(doctors), f) || find_degree(w, i, f);
}

/* In the order they are tried. */
static const struct stranger {
	enum eg_found	what;
	bool		everywhere;	/* also in a reference */
	bool		(*find)(const struct eg_plain_words *, size_t, struct eg_finding *);
} strangers[] = {
	{ EG_FOUND_DATE, true, find_date },
	{ EG_FOUND_AGE, true, find_age },
	{ EG_FOUND_PHONE, true, find_phone },
	{ EG_FOUND_EMAIL, true, find_email },
	{ EG_FOUND_URL, false, find_url },
	{ EG_FOUND_NUMBER, false, find_ssn },
	{ EG_FOUND_ADDRESS, false, find_address },
	{ EG_FOUND_PERSON, false, find_person },
	{ EG_FOUND_PROVIDER, false, find_provider },
};

int
eg_find_year(const struct eg_identifiers *ids, int year)
{
	return ids->profile->words[EG_FOUND_AGE] != NULL && year != 0 &&
	    ids->year - year > 89 ? 0 : year;
}

/* "born in 1931": a year that tells of such an age by itself. */
static bool
find_old_year(const struct eg_identifiers *ids, const struct eg_plain_words *w, size_t i,
    struct eg_finding *f)
{
	int year = 0;

	if (ids->profile->words[EG_FOUND_DATE] == NULL || !digits(w, i, 4))
		return false;
	for (size_t k = 0; k < 4; k++)
		year = year * 10 + (w->word[i].fold[k] - '0');
	*f = (struct eg_finding){ .from = i, .to = i + 1, .what = EG_FOUND_DATE };
	return year > 1850 && eg_find_year(ids, year) == 0 && i > 0 &&
	    (is(w, i - 1, "in") || is(w, i - 1, "born") ||
	    is(w, i - 1, "since"));
}

/* "90 or older" took an age's place before: it is none. */
static bool
is_replaced(const char *words, const struct eg_plain_words *w, size_t i)
{
	size_t n;

	for (; *words != '\0'; words += n + strspn(words + n, " ")) {
		n = strcspn(words, " ");
		if (i == w->n || w->word[i].n != n || strncmp(w->word[i].fold, words, n) != 0)
			return false;
		i++;
	}
	return true;
}

bool
eg_find_stranger(const struct eg_identifiers *ids, const struct eg_plain_words *w, size_t i,
    enum eg_find_scope scope, struct eg_finding *f)
{
	const struct eg_redaction *p = ids->profile;
	const struct stranger *s;

	for (s = strangers; s < strangers + COUNT(strangers); s++) {
		if (p->words[s->what] == NULL || (scope == EG_FIND_REFERENCE && !s->everywhere))
			continue;
		*f = (struct eg_finding){ .from = i, .to = i, .what = s->what };
		if (s->find(w, i, f) && !is_replaced(p->words[s->what], w, i)) {
			f->year = eg_find_year(ids, f->year);
			return true;
		}
	}
	*f = (struct eg_finding){ .from = i, .what = EG_FOUND_NUMBER };
	if (p->words[EG_FOUND_NUMBER] != NULL && scope != EG_FIND_REFERENCE &&
	    find_labelled(p, w, i, f))
		return true;
	return find_old_year(ids, w, i, f);
}
