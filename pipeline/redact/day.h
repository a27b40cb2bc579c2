/*
 * day.h - days in text, as people write them: "April 6, 2026", "6 April",
 * "04/06/2026", "2026-04-06", "4.6.26", "04062026", "April 2026".
 */
#ifndef EG_REDACT_DAY_H
#define EG_REDACT_DAY_H

#include "redact/words.h"

struct eg_written_day {
	size_t	n;			/* words it takes */
	int	year, month, day;	/* 0: not said; two digits are made four */
	bool	brief;			/* of the year two digits were written */
	/*
	 * Numbers whose order is not known: month and day may be the other way
	 * round.
	 */
	bool	either;
};

/* The day that begins at word i, or false.  A year alone is none. */
bool	 eg_written_day(const struct eg_plain_words *, size_t i, struct eg_written_day *);
/* Whether it says this very day, in any order of its numbers. */
bool	 eg_written_day_is(const struct eg_written_day *, int year, int month, int day);

#endif
