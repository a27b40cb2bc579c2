/*
 * function.h - functions that expressions can call.
 *
 * The built-in ones are a table (builtin.c); others (calendars, the register
 * of law) are added to a library before the first expression is read.
 */
#ifndef EG_RULES_FEEL_FUNCTION_H
#define EG_RULES_FEEL_FUNCTION_H

#include "rules/feel/value.h"

/*
 * What a function did on the way to its result, for who asks why: the head of
 * a structure of the function's own, in the call's arena.
 */
struct eg_feel_step {
	struct eg_feel_step	*next;	/* in the order they were taken */
	/* Calls line() with what was done, then with each of its details. */
	void	(*tell)(const struct eg_feel_step *,
		    void (*line)(void *arg, const char *), void *arg);
};

struct eg_feel_call {
	struct eg_arena	*arena;		/* for the result */
	void		*data;		/* as given with the table */
	struct eg_feel_step **steps;	/* a list to add to; NULL: nobody asks */
	char		 wrong[200];	/* set by eg_feel_fail */
};

/*
 * Gives the result, or NULL after eg_feel_fail.  The number and types of the
 * arguments are those of `params`: nothing needs to be checked again.
 */
typedef const struct eg_feel *(*eg_feel_fn)(struct eg_feel_call *,
    const struct eg_feel *const *arg, size_t n);

/*
 * name	words with one space between them: "add working days".
 * params	"from: date, days: number, calendar: string"; the names are for
 *		calls that use them (`f(from: d, ...)`) and for messages.
 *		Types: any, boolean, number, string, date, time, date and time,
 *		days and time duration, years and months duration, duration
 *		(either), list, context, range.
 *		A type with "?" takes null too; otherwise a call with null gives
 *		null without calling fn.  "=" after a type: may be left out (n is
 *		then less).  "..." after the last: any number of them.
 * result	the type of its results; of a context also the names of its
 *		entries, "context: title, year", which may stand behind a point.
 * The same name may stand in several rows, with other params.
 */
struct eg_feel_function {
	const char	*name;
	const char	*params;
	const char	*result;
	eg_feel_fn	 fn;
};

/* Says why there is no result, "no working day in 400 days"; returns NULL. */
const struct eg_feel *eg_feel_fail(struct eg_feel_call *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

struct eg_feel_library;

/* With the built-in functions; goes with the arena. */
struct eg_feel_library *eg_feel_library_make(struct eg_arena *);
/* The table is borrowed.  A row that is wrong is a bug in it: asserted. */
void	 eg_feel_library_add(struct eg_feel_library *,
	    const struct eg_feel_function *, size_t n, void *data);

#endif
