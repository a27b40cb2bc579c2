/*
 * join.c - where a line must not end: no-break spaces between words.
 *
 * A space is looked at with the word on each side of it.  What belongs
 * together is a table: the left word, and what the right one must be.
 */
#include <string.h>

#include "merge/function.h"

#include "base/ascii.h"

#define NB	"\xC2\xA0"		/* U+00A0 */

enum follower { NUMBER, NAME };

/* Left words, lower case unless a capital matters. */
static const struct {
	const char	*word;
	enum follower	 then;
} binders[] = {
	{ "\xC2\xA7", NUMBER }, { "\xC2\xA7\xC2\xA7", NUMBER },
	{ "Page", NUMBER }, { "Pages", NUMBER }, { "page", NUMBER },
	{ "pages", NUMBER }, { "Page(s):", NUMBER }, { "p.", NUMBER },
	{ "pp.", NUMBER }, { "Chapter", NUMBER }, { "chapter", NUMBER },
	{ "Section", NUMBER }, { "section", NUMBER }, { "sections", NUMBER },
	{ "Sections", NUMBER }, { "subdivision", NUMBER }, { "Part", NUMBER },
	{ "Item", NUMBER }, { "item", NUMBER }, { "No.", NUMBER },
	{ "Case", NUMBER }, { "case", NUMBER }, { "Level", NUMBER },
	{ "level", NUMBER }, { "Table", NUMBER }, { "Figure", NUMBER },
	{ "January", NUMBER }, { "February", NUMBER }, { "March", NUMBER },
	{ "April", NUMBER }, { "May", NUMBER }, { "June", NUMBER },
	{ "July", NUMBER }, { "August", NUMBER }, { "September", NUMBER },
	{ "October", NUMBER }, { "November", NUMBER }, { "December", NUMBER },
	{ "Dr.", NAME }, { "Mr.", NAME }, { "Ms.", NAME }, { "Mrs.", NAME },
	{ "Prof.", NAME }, { "St.", NAME },
};

/* Right words that stay with a number before them. */
static const char *const units[] = {
	"%", "\xC2\xB0", "a.m.", "p.m.", "mg", "mcg", "g", "kg", "ml", "mL", "cc",
	"L", "mm", "cm", "m", "km", "in", "ft", "lb", "oz", "mg/day", "mmHg",
	"pt", "day", "days", "hour", "hours", "week", "weeks", "month", "months",
	"year", "years", "minute", "minutes", "visit", "visits", "session",
	"sessions", "tablet", "tablets", "capsule", "capsules", "unit", "units",
	"page", "pages", "refill", "refills", "dose", "doses", "item", "items",
};

struct word {
	const char	*s;
	size_t		 n;
};

static bool
capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
same(struct word w, const char *s)
{
	return w.s[0] == s[0] && strncmp(w.s, s, w.n) == 0 && s[w.n] == '\0';
}

/* Without an opening bracket or quotation mark before it. */
static struct word
bare_left(struct word w)
{
	while (w.n > 0 && strchr("(['\"", *w.s) != NULL)
		w.s++, w.n--;
	if (w.n > 3 && memcmp(w.s, "\xE2\x80\x9C", 3) == 0)
		w.s += 3, w.n -= 3;
	return w;
}

/* Without the punctuation after it; "a.m." keeps its own. */
static struct word
bare_right(struct word w)
{
	while (w.n > 0 && strchr(",;:)!?", w.s[w.n - 1]) != NULL)
		w.n--;
	if (w.n > 1 && w.s[w.n - 1] == '.' && !same(w, "a.m.") && !same(w, "p.m."))
		w.n--;
	return w;
}

/* "CM16-0213037", "4610.6(h)", "12": has a digit, early. */
static bool
numeric(struct word w)
{
	size_t i;

	w = bare_left(w);
	for (i = 0; i < w.n && i < 3; i++)
		if (eg_is_digit(w.s[i]))
			return true;
	return w.n > 0 && w.s[0] == '#';
}

static bool
joined(struct word left, struct word right)
{
	size_t i;

	left = bare_left(left);
	if (left.n == 0 || right.n == 0)
		return false;
	/* "J. Q. Public" */
	if (left.n == 2 && capital(left.s[0]) && left.s[1] == '.')
		return capital(right.s[0]);
	/* Most words are followed by neither. */
	if (numeric(right) || capital(right.s[0]))
		for (i = 0; i < sizeof(binders) / sizeof(binders[0]); i++)
			if (same(left, binders[i].word))
				return binders[i].then == NUMBER ? numeric(right) :
				    capital(right.s[0]);
	if (!eg_is_digit(left.s[left.n - 1]))
		return false;
	right = bare_right(right);
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (same(right, units[i]))
			return true;
	return false;
}

/*
 * Puts no-break spaces into s: between number and unit, section sign, "Page"
 * or "Case" and number, title and name, month and day, initials.  Hyphens
 * stay as they are: UAX #14 does not divide before a digit anyway.
 */
static void
join(const char *s, struct eg_buf *out)
{
	struct word left = { s, 0 }, right;

	for (;;) {
		left.s = s;
		left.n = strcspn(s, " ");
		eg_buf_add(out, left.s, left.n);
		s += left.n;
		if (*s == '\0')
			return;
		right.s = s + strspn(s, " ");
		right.n = strcspn(right.s, " ");
		if (right.s == s + 1 && joined(left, right))
			eg_buf_puts(out, NB);
		else
			eg_buf_add(out, s, (size_t)(right.s - s));
		s = right.s;
	}
}

const char *
eg_function_nb(struct eg_xslt_call *call, size_t n, const char *const *args,
    struct eg_buf *out)
{
	(void)call;
	(void)n;
	join(args[0], out);
	return NULL;
}
