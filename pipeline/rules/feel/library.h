/*
 * library.h - the functions of a library as the parser and the evaluator see
 * them; function.h is for those who write functions.
 */
#ifndef EG_RULES_FEEL_LIBRARY_H
#define EG_RULES_FEEL_LIBRARY_H

#include "rules/feel/function.h"

#define EG_FEEL_PARAMS_MAX	8

struct eg_feel_param {
	const char	*name;
	unsigned	 kinds;		/* bits 1 << enum eg_feel_kind */
	bool		 list;		/* a list, or one value that becomes it */
};

/* A row of a table, its params read. */
struct eg_feel_signature {
	struct eg_feel_signature	*next;	/* in the order they were added */
	const struct eg_feel_function	*function;
	void				*data;
	struct eg_feel_param		 param[EG_FEEL_PARAMS_MAX];
	size_t				 n, least;
	bool				 repeats; /* the last param */
	const char			*entry[EG_FEEL_PARAMS_MAX];
	size_t				 entries; /* of a result's context */
};

struct eg_feel_library {
	struct eg_arena			*arena;
	struct eg_feel_signature	*first, **end;
};

/* The first row of that name after `after` (NULL: of all), or NULL. */
const struct eg_feel_signature *eg_feel_library_find(
	    const struct eg_feel_library *, const struct eg_feel_signature *after,
	    const char *name);

/*
 * Calls the row that fits the arguments, of those named as `first`.  Null for
 * a null where none may be.  NULL: no row fits, or it failed; call->wrong says
 * why.  Values become lists, and lists of one values, where that makes a row
 * fit (DMN 1.3 §10.3.2.9.4).
 */
const struct eg_feel *eg_feel_library_call(const struct eg_feel_library *,
	    const struct eg_feel_signature *first, struct eg_feel_call *call,
	    const struct eg_feel *const *arg, size_t n);

/* The rows of builtin.c and builtin_list.c. */
extern const struct eg_feel_function eg_feel_builtin[];
extern const size_t eg_feel_nbuiltin;
extern const struct eg_feel_function eg_feel_builtin_list[];
extern const size_t eg_feel_nbuiltin_list;

#endif
