/*
 * day.h - days of the Gregorian calendar, before its beginning too, as numbers.
 *
 * Day 0 is 1970-01-01.  There is no time zone here and no clock.
 */
#ifndef EG_BASE_DAY_H
#define EG_BASE_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define EG_YEAR_MAX	999999		/* and as many before year 0 */

/* 1 is Monday, 7 is Sunday (ISO 8601). */
unsigned eg_day_of_week(int64_t day);
/* False when there is no such day; month and day of it from 1. */
bool	 eg_day_make(int64_t year, int64_t month, int64_t dom, int64_t *day);
void	 eg_day_split(int64_t day, int64_t *year, unsigned *month, unsigned *dom);
/* Days in a month, 1 to 12. */
unsigned eg_day_in_month(int64_t year, unsigned month);
/*
 * The same day n months later (earlier when negative); the month's last day
 * where it has no such day: one month after January 31 is February 28 or 29.
 * False beyond EG_YEAR_MAX.  Twelve months are a year.
 */
bool	 eg_day_add_months(int64_t day, int64_t n, int64_t *result);
/* "2014-09-05" (xs:date without a zone): all n bytes. */
bool	 eg_day_parse(const char *s, size_t n, int64_t *day);
void	 eg_day_print(int64_t day, struct eg_buf *);

#endif
