/*
 * json.h - JSON text (RFC 8259) as a tree, strictly; by jansson.
 *
 * A name twice in one object, bytes that are no UTF-8, lone surrogates, a NUL
 * in a string or anything after the value is an error: what decides whether
 * an archive is whole must not be read in two ways.
 */
#ifndef EG_JSON_JSON_H
#define EG_JSON_JSON_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

#define EG_JSON_DEPTH	64		/* deeper is an error */

enum eg_json_kind {
	EG_JSON_NULL, EG_JSON_BOOL, EG_JSON_NUMBER, EG_JSON_STRING,
	EG_JSON_ARRAY, EG_JSON_OBJECT
};

struct eg_json {
	enum eg_json_kind	 kind;
	const char		*string;	/* STRING, UTF-8 */
	int64_t			 integer;	/* NUMBER, cut to an integer; BOOL: 0 or 1 */
	size_t			 n;		/* ARRAY, OBJECT: members, as they stand */
	const struct eg_json	*item;
	const char *const	*name;		/* OBJECT: of each item */
};

/*
 * The value that n bytes are, in the arena.  NULL when they are none; *why is
 * then a sentence, and *line where.
 */
const struct eg_json *eg_json_read(struct eg_arena *, const char *bytes, size_t n,
	    const char **why, uint32_t *line);

/* The member of that name; NULL when there is none, or when o is no object. */
const struct eg_json *eg_json_find(const struct eg_json *o, const char *name);
/* The same, when it is a string; NULL otherwise. */
const char *eg_json_string(const struct eg_json *o, const char *name);
/* The same for a whole number; otherwise the one given. */
int64_t	 eg_json_integer(const struct eg_json *o, const char *name, int64_t otherwise);

#endif
