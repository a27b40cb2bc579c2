/*
 * calendar.h - days that are not counted: weekends and holidays, as data.
 *
 * A file beside the rulebook (schemas/rulebook/calendars.xsd) says from when
 * until when each day was a holiday, and where it is observed when it falls on
 * a weekend.  A calendar is kept for a span of years.  Of a day outside it
 * nothing is known, and no function here guesses: they return false.
 *
 * Days are those of base/day.h.
 */
#ifndef EG_RULES_CALENDAR_H
#define EG_RULES_CALENDAR_H

#include "base/arena.h"
#include "rules/entry.h"

#define EG_CALENDAR_NS	"urn:engross:calendar:1"

/* A day on which a holiday is observed. */
struct eg_observed {
	int64_t		 day;
	const char	*name;
};

/* A part of the span that nobody has compared with its source yet. */
struct eg_unverified {
	struct eg_unverified	*next;
	int64_t			 from, until;
	const char		*reason;
};

struct eg_calendar {
	struct eg_calendar	*next;
	const char		*id, *title;
	int64_t			 from, until;	/* the span it is kept for */
	bool			 weekend[8];	/* by eg_day_of_week */
	struct eg_observed	*holidays;	/* by day */
	size_t			 n;
	struct eg_unverified	*unverified;
	int64_t			 first, last;	/* days asked for; last < first: none */
};

struct eg_calendars {
	struct eg_calendar	*list;		/* in the file's order */
	struct eg_calendar	*working_days;	/* where none is named: counting */
	struct eg_calendar	*last_days;	/* the same: the end of a time */
};

/*
 * Reads calendars.xml into the arena.  NULL when it is wrong: all that is,
 * reported R3070 at its lines.
 */
struct eg_calendars *eg_calendars_read(struct eg_arena *, const struct eg_xml *,
	    struct eg_diags *);
/* By id; NULL when there is none. */
struct eg_calendar *eg_calendars_find(const struct eg_calendars *,
	    const char *id);
/* Forgets which days were asked for, before another case. */
void	 eg_calendars_forget(struct eg_calendars *);

/* Neither weekend nor holiday. */
bool	 eg_calendar_working(struct eg_calendar *, int64_t day, bool *working);
/* The holiday observed on a day; *name is NULL when there is none. */
bool	 eg_calendar_holiday(struct eg_calendar *, int64_t day,
	    const char **name);
/*
 * The n-th working day after a day, which is not counted itself; before it,
 * when n is negative.  0 is the day, whatever it is.
 */
bool	 eg_calendar_add(struct eg_calendar *, int64_t day, int64_t n,
	    int64_t *result);
/* The first working day that is not before the day. */
bool	 eg_calendar_roll(struct eg_calendar *, int64_t day, int64_t *result);
/* Working days e with a < e <= b; those with b < e <= a, negative, if b < a. */
bool	 eg_calendar_between(struct eg_calendar *, int64_t a, int64_t b,
	    int64_t *n);

/* "the calendar `judicial` is kept from 2013-01-01 until 2030-12-31 only" */
void	 eg_calendar_limits(const struct eg_calendar *, struct eg_buf *);

/* --- holiday.c: what day of a year a holiday is --------------------------- */

enum eg_holiday_kind { EG_HOLIDAY_FIXED, EG_HOLIDAY_WEEKDAY, EG_HOLIDAY_EASTER };

struct eg_holiday {
	enum eg_holiday_kind	 kind;
	unsigned		 month;
	unsigned		 dom;		/* FIXED */
	unsigned		 weekday;	/* WEEKDAY: eg_day_of_week */
	unsigned		 nth;		/* WEEKDAY: 1 to 5; 0: the last */
	int64_t			 offset;	/* days after it */
};

/* "12-25", "third monday of january", "last monday of may", "easter". */
bool	 eg_holiday_parse(const char *on, struct eg_holiday *);
/* False in a year without it: February 29, a fifth Monday. */
bool	 eg_holiday_day(const struct eg_holiday *, int64_t year, int64_t *day);
/* 1 for "monday"; 0 when the len bytes are no weekday's name. */
unsigned eg_weekday(const char *name, size_t len);
/* "monday" for 1. */
const char *eg_weekday_name(unsigned);

#endif
