/*
 * value.h - the values of FEEL (DMN 1.3 §10.3.2).
 *
 * A value is made once, in an arena, and never changed; everybody who has one
 * borrows it.  Null is a value of its own: it means "not known" and is never
 * false, zero or empty.
 */
#ifndef EG_RULES_FEEL_VALUE_H
#define EG_RULES_FEEL_VALUE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/decimal.h"

enum eg_feel_kind {
	EG_FEEL_NULL,
	EG_FEEL_BOOLEAN,
	EG_FEEL_NUMBER,
	EG_FEEL_STRING,
	EG_FEEL_DATE,
	EG_FEEL_TIME,
	EG_FEEL_DATE_TIME,
	EG_FEEL_DAYS,		/* days and time duration */
	EG_FEEL_MONTHS,		/* years and months duration */
	EG_FEEL_LIST,
	EG_FEEL_CONTEXT,
	EG_FEEL_RANGE
};

#define EG_FEEL_LOCAL	INT32_MIN	/* no offset from UTC is said */

struct eg_feel_entry {
	const char		*name;
	const struct eg_feel	*value;
};

struct eg_feel {
	enum eg_feel_kind	 kind;
	union {
		bool		 boolean;
		struct eg_decimal number;
		const char	*string;
		struct {
			int64_t	 day;		/* DATE, DATE_TIME: base/day.h */
			int64_t	 nanosecond;	/* TIME, DATE_TIME: of the day */
			int32_t	 offset;	/* TIME, DATE_TIME: seconds east
						   of UTC, or EG_FEEL_LOCAL */
		};
		struct {
			int64_t	 seconds;	/* DAYS; the sum of both, ... */
			int32_t	 fraction;	/* ... nanoseconds, 0 to 10^9 - 1 */
		};
		int64_t		 months;
		struct {
			const struct eg_feel *const *item;	/* LIST */
			size_t	 n;
		};
		struct {
			const struct eg_feel_entry *entry;	/* CONTEXT */
			size_t	 entries;
		};
		struct {				/* RANGE */
			const struct eg_feel *low, *high; /* NULL: no end there */
			bool	 low_open, high_open;	/* the end is not in it */
		};
	};
};

extern const struct eg_feel eg_feel_null, eg_feel_true, eg_feel_false;

const struct eg_feel *eg_feel_boolean(bool);
const struct eg_feel *eg_feel_number(struct eg_arena *, struct eg_decimal);
const struct eg_feel *eg_feel_integer(struct eg_arena *, int64_t);
/* Copies s. */
const struct eg_feel *eg_feel_string(struct eg_arena *, const char *s);
const struct eg_feel *eg_feel_date(struct eg_arena *, int64_t day);
const struct eg_feel *eg_feel_days(struct eg_arena *, int64_t seconds,
	    int32_t fraction);
const struct eg_feel *eg_feel_months(struct eg_arena *, int64_t months);
/* The pointers are copied, not the values. */
const struct eg_feel *eg_feel_list(struct eg_arena *,
	    const struct eg_feel *const *item, size_t n);
const struct eg_feel *eg_feel_context(struct eg_arena *,
	    const struct eg_feel_entry *, size_t n);

/* The value of an entry, or NULL when the context has none of that name. */
const struct eg_feel *eg_feel_entry(const struct eg_feel *context,
	    const char *name);

/* "date and time"; as DMN calls the type. */
const char *eg_feel_kind_name(enum eg_feel_kind);

/*
 * Of DMN 1.3 table 53: whether two values are equal; -1 when that has no
 * answer, as they are of different kinds (null is equal to null alone).
 */
int	 eg_feel_equal(const struct eg_feel *, const struct eg_feel *);
/*
 * < 0, 0, > 0 into *order.  False when two values have no order: of different
 * kinds, null, booleans, lists, times with and without an offset.
 */
bool	 eg_feel_compare(const struct eg_feel *, const struct eg_feel *,
	    int *order);

/*
 * The value as text of its type: "30", "2014-09-05", "P1Y2M", "true"; a string
 * bare, null as "null", lists and contexts as FEEL writes them.
 */
void	 eg_feel_print(const struct eg_feel *, struct eg_buf *);
/* The same as an expression that has this value: strings in quotes. */
void	 eg_feel_write(const struct eg_feel *, struct eg_buf *);

/*
 * The value of a type that the n bytes at s are the text of (XML Schema
 * Part 2's form; durations of either kind: DAYS or MONTHS).  NULL when they
 * are not.
 */
const struct eg_feel *eg_feel_parse(struct eg_arena *, enum eg_feel_kind,
	    const char *s, size_t n);

#endif
