/* date.c - a date at a word of a text. */
#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "rules/phrase/phrase.h"
#include "rules/written_date.h"

#define DATE_BYTES	32	/* "September 30th, 2016" and no longer */
#define LAST_CENTURY	2069	/* a year of two digits is not after this one */

size_t
eg_date_read(const char *s, size_t n, char iso[11])
{
	char text[DATE_BYTES + 1];
	const char *at = text;
	struct eg_written_date d;
	struct eg_buf b = { 0 };
	int64_t day;

	n = n < DATE_BYTES ? n : DATE_BYTES;
	memcpy(text, s, n);
	text[n] = '\0';
	if (!eg_written_date_next(&at, &d) || d.at != text || d.dom == 0 ||
	    !eg_written_date_day(&d, LAST_CENTURY, &day))
		return 0;
	eg_day_print(day, &b);
	memcpy(iso, eg_buf_str(&b), 11);
	eg_buf_free(&b);
	return d.n;
}
