/* written_date.c - see written_date.h. */
#include "rules/written_date.h"

#include <string.h>

#include "base/ascii.h"
#include "base/day.h"

/* --- parts ---------------------------------------------------------------- */

static bool
is_word(char c)
{
	return eg_is_letter(c) || eg_is_digit(c) || (unsigned char)c >= 0x80;
}

/* Digits, `least` to `most` of them and no more. */
static bool
take_number(const char **s, unsigned least, unsigned most, int64_t *n,
    unsigned *digits)
{
	const char *p = *s;

	*n = 0;
	*digits = 0;
	while (eg_is_digit(*p) && *digits <= most) {
		*n = *n * 10 + (*p++ - '0');
		++*digits;
	}
	if (*digits < least || *digits > most)
		return false;
	*s = p;
	return true;
}

/* One or two digits. */
static bool
take_small(const char **s, unsigned *n)
{
	unsigned digits;
	int64_t value;

	if (!take_number(s, 1, 2, &value, &digits))
		return false;
	*n = (unsigned)value;
	return true;
}

static bool
take_space(const char **s)
{
	const char *p = *s;

	for (;; p++)
		if (p[0] == '\xc2' && p[1] == '\xa0')
			p++;		/* no-break space */
		else if (!eg_is_space(*p))
			break;
	if (p == *s)
		return false;
	*s = p;
	return true;
}

/* "October", "Oct", "Oct.": with a capital. */
static bool
take_month(const char **s, unsigned *month)
{
	static const char *const name[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September", "October",
		"November", "December" };
	const char *p = *s;
	size_t n, i, len;

	for (n = 0; eg_is_letter(p[n]); n++)
		;
	for (i = 0; i < 12; i++) {
		len = strlen(name[i]);
		if ((n == len || n == 3 || (i == 8 && n == 4)) &&
		    strncmp(p, name[i], n) == 0)
			break;
	}
	if (i == 12)
		return false;
	*month = (unsigned)i + 1;
	p += n;
	*s = n < strlen(name[i]) && *p == '.' ? p + 1 : p;
	return true;
}

static bool
take_year(const char **s, struct eg_written_date *d)
{
	return take_number(s, 4, 4, &d->year, &d->year_digits);
}

/* --- forms ---------------------------------------------------------------- */

typedef bool (*form)(const char **s, struct eg_written_date *);

/* 10/16/2016, 10-16-16 */
static bool
by_numbers(const char **s, struct eg_written_date *d)
{
	char sign;

	if (!take_small(s, &d->month) || (**s != '/' && **s != '-'))
		return false;
	sign = *(*s)++;
	if (!take_small(s, &d->dom) || **s != sign)
		return false;
	++*s;
	return take_number(s, 2, 4, &d->year, &d->year_digits) &&
	    d->year_digits != 3 && !(**s == sign && eg_is_digit((*s)[1]));
}

/* 2016-10-16 */
static bool
by_year(const char **s, struct eg_written_date *d)
{
	return take_year(s, d) && *(*s)++ == '-' && take_small(s, &d->month) &&
	    *(*s)++ == '-' && take_small(s, &d->dom);
}

/* October 16, 2016; Oct. 16th 2016 */
static bool
by_name(const char **s, struct eg_written_date *d)
{
	static const char *const ending[] = { "st", "nd", "rd", "th" };
	size_t i;

	if (!take_month(s, &d->month) || !take_space(s) || !take_small(s, &d->dom))
		return false;
	for (i = 0; i < 4; i++)
		if (strncmp(*s, ending[i], 2) == 0) {
			*s += 2;
			break;
		}
	if (**s == ',')
		++*s;
	return take_space(s) && take_year(s, d);
}

/* 16 October 2016 */
static bool
by_day(const char **s, struct eg_written_date *d)
{
	return take_small(s, &d->dom) && take_space(s) &&
	    take_month(s, &d->month) && take_space(s) && take_year(s, d);
}

/* October 2016 */
static bool
by_month(const char **s, struct eg_written_date *d)
{
	return take_month(s, &d->month) && take_space(s) && take_year(s, d);
}

/* A date that begins here, and ends where a word does. */
static bool
begins(const char *s, struct eg_written_date *d)
{
	static const form forms[] = { by_numbers, by_year, by_name, by_day,
		by_month };
	const char *p;
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		*d = (struct eg_written_date){ .at = s };
		p = s;
		if (!forms[i](&p, d) || is_word(*p) ||
		    (*p == '.' && eg_is_digit(p[1])))
			continue;
		d->n = (size_t)(p - s);
		return true;
	}
	return false;
}

bool
eg_written_date_next(const char **text, struct eg_written_date *d)
{
	const char *s = *text;

	while (*s != '\0') {
		if (begins(s, d)) {
			*text = s + d->n;
			return true;
		}
		/* Behind the word, and what holds numbers together. */
		while (is_word(*s) || ((*s == '.' || *s == '/' || *s == '-') &&
		    is_word(s[1])))
			s++;
		while (*s != '\0' && !is_word(*s))
			s++;
	}
	*text = s;
	return false;
}

bool
eg_written_date_day(const struct eg_written_date *d, int64_t until, int64_t *day)
{
	int64_t year = d->year;

	if (d->year_digits == 2) {
		year += until - until % 100;
		year -= year > until ? 100 : 0;
	}
	return eg_day_make(year, d->month, d->dom == 0 ? 1 : d->dom, day);
}
