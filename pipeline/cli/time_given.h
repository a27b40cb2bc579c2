/*
 * time_given.h - the time as the clock or the command line tells it.
 */
#ifndef EG_CLI_TIME_GIVEN_H
#define EG_CLI_TIME_GIVEN_H

#include <stdbool.h>
#include <stdint.h>

#define TIME_GIVEN	24	/* "2026-01-31T09:00:00Z" and the NUL, and room */

/*
 * given NULL: now.  Seconds since 1970, and the same as text; false when given is no
 * such time.
 */
bool	 time_given(const char *given, int64_t *seconds, char text[TIME_GIVEN]);

#endif
