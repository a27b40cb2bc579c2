/* day.c - see day.h. */
#include "redact/day.h"

#include <string.h>

static const char *const months[] = { "january", "february", "march", "april", "may",
	"june", "july", "august", "september", "october", "november", "december" };

/* A number of at most eight digits; -1 for anything else. */
static int
number(const struct eg_plain_word *w, unsigned least, unsigned most)
{
	int v = 0;

	if (!w->digits || w->n < least || w->n > most)
		return -1;
	for (unsigned i = 0; i < w->n; i++)
		v = v * 10 + (w->fold[i] - '0');
	return v;
}

/* "January", "Jan", "Sept", "april". */
static int
month(const struct eg_plain_word *w)
{
	int m;

	if (w->n < 3)
		return 0;
	for (m = 0; m < 12; m++)
		if (strcmp(w->fold, months[m]) == 0 ||
		    (w->n == 3 && strncmp(w->fold, months[m], 3) == 0))
			return m + 1;
	return strcmp(w->fold, "sept") == 0 ? 9 : 0;
}

/* "may", "march": words of any text, and months only with a capital or a year. */
static bool
is_word(const struct eg_plain_word *w)
{
	static const char *const words[] = { "may", "march", "mar", "august" };

	return !w->capital && EG_WORD_IN(words, w);
}

/* "6", "06", "6th" */
static int
day(const struct eg_plain_word *w)
{
	int d = 0;
	size_t i;

	for (i = 0; i < w->n && i < 2 && w->fold[i] >= '0' && w->fold[i] <= '9'; i++)
		d = d * 10 + (w->fold[i] - '0');
	if (i == 0 || d < 1 || d > 31)
		return 0;
	return w->fold[i] == '\0' || strcmp(w->fold + i, "st") == 0 ||
	    strcmp(w->fold + i, "nd") == 0 || strcmp(w->fold + i, "rd") == 0 ||
	    strcmp(w->fold + i, "th") == 0 ? d : 0;
}

static int
whole_year(const struct eg_plain_word *w)
{
	int y = number(w, 4, 4);

	return y >= 1800 && y <= 2199 ? y : 0;
}

/* Two digits are of the hundred years that end in 2039. */
static int
any_year(const struct eg_plain_word *w)
{
	int y = number(w, 2, 2);

	return y < 0 ? whole_year(w) : y < 40 ? 2000 + y : 1900 + y;
}

static bool
near(const struct eg_plain_words *w, size_t i, unsigned allowed)
{
	return i < w->n && (w->word[i].gap & ~allowed) == 0;
}

#define WRITTEN	(EG_GAP_SPACE | EG_GAP_LINE | EG_GAP_COMMA | EG_GAP_DOT | EG_GAP_HYPHEN | \
		    EG_GAP_SLASH)

/* "April 6, 2026", "April 6", "April 2026", "Apr-06-2026" */
static bool
month_first(const struct eg_plain_words *w, size_t i, struct eg_written_day *d)
{
	int m = month(&w->word[i]), y;

	if (m == 0 || !near(w, i + 1, WRITTEN))
		return false;
	*d = (struct eg_written_day){ .month = m, .n = 2 };
	d->year = whole_year(&w->word[i + 1]);
	if (d->year != 0)
		return true;
	d->day = day(&w->word[i + 1]);
	/* "May 12 sessions": nothing tells it from a day. */
	if (d->day == 0)
		return false;
	y = near(w, i + 2, WRITTEN) ? whole_year(&w->word[i + 2]) : 0;
	if (y != 0) {
		d->year = y;
		d->n = 3;
	}
	return y != 0 || !is_word(&w->word[i]);
}

/* "6 April 2026", "the 6th of April", "06/Apr/2026" */
static bool
day_first(const struct eg_plain_words *w, size_t i, struct eg_written_day *d)
{
	size_t at = i + 1;
	int n = day(&w->word[i]), m;

	if (n == 0 || !near(w, at, WRITTEN))
		return false;
	if (eg_plain_word_is(&w->word[at], "of"))
		at++;
	if (!near(w, at, WRITTEN) || (m = month(&w->word[at])) == 0)
		return false;
	*d = (struct eg_written_day){ .month = m, .day = n, .n = at - i + 1 };
	if (near(w, at + 1, WRITTEN) && whole_year(&w->word[at + 1]) != 0) {
		d->year = whole_year(&w->word[at + 1]);
		d->n++;
	}
	return d->year != 0 || !is_word(&w->word[at]);
}

/* The one sign between two numbers, a line's end aside; 0 for anything else. */
static unsigned
sign(const struct eg_plain_words *w, size_t i)
{
	unsigned gap = i < w->n ? w->word[i].gap & ~(unsigned)EG_GAP_LINE : 0;

	/* "11- 17-2016": a line ended there once; "4 / 6 / 2026" */
	if (gap == (EG_GAP_HYPHEN | EG_GAP_SPACE) || gap == (EG_GAP_SLASH | EG_GAP_SPACE))
		gap &= ~(unsigned)EG_GAP_SPACE;
	return gap == EG_GAP_SLASH || gap == EG_GAP_HYPHEN || gap == EG_GAP_DOT ? gap : 0;
}

static bool
fits(int m, int d)
{
	return m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

/* "04/06/2026", "6-4-26", "2026-04-06", and with the time behind: "2026-04-06T10". */
static bool
three_numbers(const struct eg_plain_words *w, size_t i, struct eg_written_day *d)
{
	const struct eg_plain_word *a = &w->word[i];
	unsigned s = sign(w, i + 1);
	int x, y, year;

	if (s == 0 || sign(w, i + 2) != s)
		return false;
	*d = (struct eg_written_day){ .n = 3 };
	x = number(a, 1, 2);
	y = number(&a[1], 1, 2);
	if (x >= 0) {
		year = any_year(&a[2]);
		/* "1.2.10" is a heading. */
		if (year == 0 || (a[2].n == 2 && s == EG_GAP_DOT && a->n == 1 && a[1].n == 1))
			return false;
		d->brief = a[2].n == 2;
		d->month = fits(x, y) ? x : y;
		d->day = fits(x, y) ? y : x;
		d->either = fits(x, y) && fits(y, x);
	} else {
		year = whole_year(a);
		x = a[2].n >= 1 && a[2].fold[0] <= '9' ? a[2].fold[0] - '0' : 0;
		if (a[2].n >= 2 && a[2].fold[1] <= '9')
			x = x * 10 + (a[2].fold[1] - '0');
		if (a[2].n > 2 && a[2].fold[2] != 't')
			return false;
		d->month = y;
		d->day = x;
	}
	d->year = year;
	return year != 0 && fits(d->month, d->day);
}

/* "20260406", "04062026" */
static bool
eight_digits(const struct eg_plain_word *w, struct eg_written_day *d)
{
	int v = number(w, 8, 8), y = v / 10000;

	if (v < 0)
		return false;
	*d = (struct eg_written_day){ .n = 1, .year = y, .month = v / 100 % 100, .day = v % 100 };
	if (y >= 1900 && y <= 2099 && fits(d->month, d->day))
		return true;
	d->year = v % 10000;
	d->month = v / 1000000;
	d->day = v / 10000 % 100;
	d->either = fits(d->day, d->month);
	return d->year >= 1900 && d->year <= 2099 && (fits(d->month, d->day) || d->either);
}

/* "04/2026"; and "on 4/6", where the word before tells it from a share. */
static bool
two_numbers(const struct eg_plain_words *w, size_t i, struct eg_written_day *d)
{
	static const char *const before[] = { "on", "dated", "since" };
	int x = number(&w->word[i], 1, 2), y;
	size_t k;

	if (x < 1 || sign(w, i + 1) != EG_GAP_SLASH)
		return false;
	*d = (struct eg_written_day){ .n = 2, .month = x };
	d->year = whole_year(&w->word[i + 1]);
	if (d->year != 0)
		return x <= 12;
	y = number(&w->word[i + 1], 1, 2);
	d->day = y;
	for (k = 0; i > 0 && fits(x, y) && k < sizeof(before) / sizeof(*before); k++)
		if (eg_plain_word_is(&w->word[i - 1], before[k]))
			return true;
	return false;
}

/* "in December": a month by itself, behind a word that only goes before times. */
static bool
month_alone(const struct eg_plain_words *w, size_t i, struct eg_written_day *d)
{
	static const char *const before[] = { "in", "since", "until", "by", "of", "early", "late",
		"mid", "last", "during", "from", "through", "next", "this" };
	int m = month(&w->word[i]);
	size_t k;

	*d = (struct eg_written_day){ .n = 1, .month = m };
	if (is_word(&w->word[i]))
		return false;
	for (k = 0; m > 0 && i > 0 && k < sizeof(before) / sizeof(*before); k++)
		if (eg_plain_word_is(&w->word[i - 1], before[k]))
			return true;
	return false;
}

bool
eg_written_day(const struct eg_plain_words *w, size_t i, struct eg_written_day *d)
{
	return (i + 1 < w->n && (month_first(w, i, d) || day_first(w, i, d))) ||
	    (i + 2 < w->n && three_numbers(w, i, d)) || eight_digits(&w->word[i], d) ||
	    (i + 1 < w->n && two_numbers(w, i, d)) || month_alone(w, i, d);
}

bool
eg_written_day_is(const struct eg_written_day *d, int y, int m, int n)
{
	if (d->brief ? d->year % 100 != y % 100 : d->year != y)
		return false;
	return (d->month == m && (d->day == 0 || d->day == n)) ||
	    (d->either && d->month == n && d->day == m);
}
