/* time_given.c - see time_given.h. */
#include "time_given.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define FORM	"%Y-%m-%dT%H:%M:%SZ"

bool
time_given(const char *given, int64_t *seconds, char text[TIME_GIVEN])
{
	time_t t = time(NULL);
	struct tm tm = { 0 };

	if (given != NULL) {
		const char *end = strptime(given, FORM, &tm);

		if (end == NULL || *end != '\0')
			return false;
		t = timegm(&tm);
	}
	if (gmtime_r(&t, &tm) == NULL)
		return false;
	strftime(text, TIME_GIVEN, FORM, &tm);
	*seconds = (int64_t)t;
	/* "2026-02-31" is no day, and 9:00 not written so. */
	return given == NULL || strcmp(given, text) == 0;
}
