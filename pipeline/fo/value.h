/*
 * value.h - property values and the expression language (XSL 1.1, 5.9).
 *
 * Numbers are integers: a count of 1/1,000,000 of the number, of a point, or
 * of a per cent, so that an expression gives the same on every machine.
 */
#ifndef EG_FO_VALUE_H
#define EG_FO_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "fo/property.h"
#include "model/fo.h"

#define EG_MICRO	INT64_C(1000000)

struct eg_refined;

enum eg_value_kind {
	EG_VALUE_NUMBER,	/* v, percent, dim */
	EG_VALUE_COLOR,
	EG_VALUE_NAME,		/* text, len */
	EG_VALUE_STRING,	/* text, len: without its quotes */
	EG_VALUE_URI,		/* text, len: inside url() */
	EG_VALUE_COPY		/* of property prop of style from */
};

struct eg_value {
	enum eg_value_kind	 kind;
	int64_t			 v;		/* number, or length at dim 1 */
	int64_t			 percent;	/* of a base not known here */
	int64_t			 proportion;	/* proportional-column-width() */
	int			 dim;		/* power of the unit of length */
	struct eg_color		 color;
	const char		*text;
	size_t			 len;
	const struct eg_prop	*prop;
	const struct eg_refined	*from;
};

/* What a value may refer to. */
struct eg_eval {
	struct eg_arena		*arena;
	const struct eg_prop	*prop;		/* the property being set */
	const struct eg_refined	*self;		/* as far as it is known */
	const struct eg_refined	*parent;	/* never NULL */
	const struct eg_refined	*column;	/* of a table-cell; may be NULL */
	eg_len			 em;
	eg_len			 base;		/* of percentages; -1: not known here */
	int			 depth;		/* of parentheses */
	const char		*error;		/* set on failure: "is not a length" */
	const char		*help;		/* may be NULL */
	const char		*warning;	/* read, but: "has no unit" */
};

/*
 * Reads one value at *s and moves *s behind it and the white space that
 * follows.  In a list ("1pt -2pt") a sign before a digit starts a new value.
 * False with e->error set when it cannot be read.
 */
bool	eg_value_next(struct eg_eval *e, const char **s, bool list,
	    struct eg_value *);
/* One value and nothing behind it. */
bool	eg_value_read(struct eg_eval *e, const char *s, struct eg_value *);
/* Calls of functions: *s is behind "name(". */
bool	eg_value_call(struct eg_eval *e, const char *name, size_t n,
	    const char **s, struct eg_value *);
/* One whole expression, as an argument of a function. */
bool	eg_value_expression(struct eg_eval *e, const char **s, struct eg_value *);

/* The value a style has for a property, as a number, a colour or a copy. */
void	eg_value_of(const struct eg_refined *, const struct eg_prop *,
	    struct eg_value *);

/* The same for one component. */
void	eg_value_part(const struct eg_refined *, const struct eg_prop *,
	    enum eg_component, struct eg_value *);

/* Lengths held within EG_LEN_MAX; false: error set. */
bool	eg_value_length(struct eg_eval *e, const struct eg_value *, eg_len *);
bool	eg_value_size(struct eg_eval *e, const struct eg_value *, struct eg_size *);
/* A color name, "transparent" or "#..."; n bytes. */
bool	eg_color_read(const char *s, size_t n, struct eg_color *);
/* The name of a system colour of CSS 2, 18.2. */
bool	eg_color_system(const char *s, size_t n, struct eg_color *);
const char *eg_color_suggest(const char *name);

/* Sets e->error, unless there is one already; false. */
bool	eg_value_fail(struct eg_eval *e, const char *error);
/* The text without white space around it; its length is set. */
const char *eg_value_trim(const char *, size_t *n);
bool	eg_value_is(const struct eg_value *, const char *name);
/* a * b / c, rounded half away from zero; false when it does not fit. */
bool	eg_value_muldiv(int64_t a, int64_t b, int64_t c, int64_t *out);

#endif
