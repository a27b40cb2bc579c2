/* date.c - a date in a text, as American letters write dates. */
#include <string.h>

#include "base/ascii.h"
#include "base/day.h"
#include "rules/phrase/phrase.h"

struct cursor {
	const char	*s, *end;
};

/* Up to `most` digits; how many there are, 0 when more follow. */
static unsigned
digits(struct cursor *c, unsigned most, unsigned *value)
{
	unsigned n = 0;

	for (*value = 0; c->s < c->end && eg_is_digit(*c->s) && n < most; n++)
		*value = *value * 10 + (unsigned)(*c->s++ - '0');
	return c->s < c->end && eg_is_digit(*c->s) ? 0 : n;
}

static bool
mark(struct cursor *c, char wanted)
{
	if (c->s == c->end || *c->s != wanted)
		return false;
	c->s++;
	return true;
}

static bool
spaces(struct cursor *c)
{
	const char *from = c->s;

	while (c->s < c->end && eg_is_space(*c->s))
		c->s++;
	return c->s > from;
}

/* "October", "oct", "Oct."; 0: no month. */
static unsigned
month_name(struct cursor *c)
{
	static const char *const names[] = { "january", "february", "march",
	    "april", "may", "june", "july", "august", "september", "october",
	    "november", "december" };
	char word[12];
	const char *s = c->s;
	size_t n = 0;
	unsigned i;

	while (s < c->end && eg_is_letter(*s) && n < sizeof(word) - 1)
		word[n++] = (char)(*s++ | 0x20);
	word[n] = '\0';
	for (i = 0; i < 12; i++)
		if (strcmp(word, names[i]) == 0 || ((n == 3 ||
		    (n == 4 && i == 8)) && strncmp(word, names[i], n) == 0)) {
			c->s = s;
			if (n < strlen(names[i]))
				mark(c, '.');
			return i + 1;
		}
	return 0;
}

/* October 16, 2016; October 16th 2016. */
static bool
in_words(struct cursor *c, unsigned *y, unsigned *m, unsigned *d)
{
	*m = month_name(c);
	if (*m == 0 || !spaces(c) || digits(c, 2, d) == 0)
		return false;
	if (c->end - c->s >= 2 && (memcmp(c->s, "st", 2) == 0 ||
	    memcmp(c->s, "nd", 2) == 0 || memcmp(c->s, "rd", 2) == 0 ||
	    memcmp(c->s, "th", 2) == 0))
		c->s += 2;
	mark(c, ',');
	return spaces(c) && digits(c, 4, y) == 4;
}

/* 10-16-2016, 10/16/16 (from 1970 to 2069), 2016-10-16. */
static bool
in_digits(struct cursor *c, unsigned *y, unsigned *m, unsigned *d)
{
	unsigned part[3], n[3], i;
	char between = '\0';

	for (i = 0; i < 3; i++) {
		if (i == 1 && c->s < c->end)
			between = *c->s;
		if (i > 0 && ((between != '-' && between != '/') ||
		    !mark(c, between)))
			return false;
		n[i] = digits(c, 4, &part[i]);
		if (n[i] == 0 || n[i] == 3)
			return false;
	}
	/* A part of something longer, as a number of a case is. */
	if (c->s < c->end && (*c->s == between || eg_is_letter(*c->s)))
		return false;
	if (n[0] == 4 && n[1] < 3 && n[2] < 3) {
		*y = part[0], *m = part[1], *d = part[2];
		return true;
	}
	*m = part[0], *d = part[1];
	*y = n[2] == 4 ? part[2] : (part[2] < 70 ? 2000 : 1900) + part[2];
	return n[0] < 3 && n[1] < 3 && (n[2] == 4 || n[2] == 2);
}

size_t
eg_date_read(const char *s, size_t n, char iso[11], bool *real)
{
	struct cursor c = { s, s + n };
	unsigned y, m, d;
	int64_t day;

	if (n == 0 || (eg_is_digit(*s) ? !in_digits(&c, &y, &m, &d) :
	    !in_words(&c, &y, &m, &d)))
		return 0;
	iso[0] = (char)('0' + y / 1000);
	iso[1] = (char)('0' + y / 100 % 10);
	iso[2] = (char)('0' + y / 10 % 10);
	iso[3] = (char)('0' + y % 10);
	iso[4] = iso[7] = '-';
	iso[5] = (char)('0' + m / 10);
	iso[6] = (char)('0' + m % 10);
	iso[8] = (char)('0' + d / 10);
	iso[9] = (char)('0' + d % 10);
	iso[10] = '\0';
	*real = eg_day_make(y, m, d, &day);
	return (size_t)(c.s - s);
}
