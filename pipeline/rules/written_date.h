/*
 * written_date.h - dates as people write them in American English:
 *
 *	10/16/2016   10-16-2016   10-16-16   2016-10-16
 *	October 16, 2016   Oct. 16th 2016   16 October 2016   October 2016
 *
 * Nothing is guessed: what is not of one of these forms is no date.
 */
#ifndef EG_RULES_WRITTEN_DATE_H
#define EG_RULES_WRITTEN_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct eg_written_date {
	const char	*at;		/* in the text, n bytes */
	size_t		 n;
	int64_t		 year;		/* as written: 16 when year_digits is 2 */
	unsigned	 year_digits;	/* 2 or 4 */
	unsigned	 month;		/* may be none: 13 */
	unsigned	 dom;		/* likewise; 0: not given */
};

/*
 * Finds the next date in *text and moves *text behind it; false when there is
 * none.
 */
bool	 eg_written_date_next(const char **text, struct eg_written_date *);

/*
 * The day it names, the first of the month where it gives none.  A year of two
 * digits is of the century that does not make it later than year `until`.
 * False when there is no such day.
 */
bool	 eg_written_date_day(const struct eg_written_date *, int64_t until,
	    int64_t *day);

struct eg_rulebook;

/* eg:impossible-date() and eg:later-date(); written_date_xpath.c */
void	 eg_written_date_xpath(struct eg_rulebook *);

#endif
