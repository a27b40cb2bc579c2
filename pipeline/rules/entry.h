/*
 * entry.h - entries of the files beside a rulebook (law, calendars): elements
 * that hold all they say in attributes, each of which must be a known one.
 *
 * A misspelt attribute would be a holiday that never comes, so nothing that
 * is not understood is passed over.
 */
#ifndef EG_RULES_ENTRY_H
#define EG_RULES_ENTRY_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

#include "xml/xml.h"

/* Ends of a period that has none. */
#define EG_DAY_FIRST	INT64_MIN
#define EG_DAY_LAST	INT64_MAX

struct eg_entries {
	const struct eg_xml	*xml;
	struct eg_diags		*diags;
	const char		*ns;	/* of the elements */
	const char		*code;	/* of what is wrong in the file */
	bool			 failed;
};

/* Reports at a node, and marks the reading as failed. */
void	 eg_entry_error(struct eg_entries *, const struct eg_node *,
	    const char *help, const char *fmt, ...)
	    __attribute__((format(printf, 4, 5)));

/* Reports attributes that are not in the list: "id title from". */
void	 eg_entry_attributes(struct eg_entries *, const struct eg_node *,
	    const char *known);
/* True when the element is `name`. */
bool	 eg_entry_is(const struct eg_entries *, const struct eg_node *,
	    const char *name);
/* Reports an element that is none of the list. */
void	 eg_entry_unknown(struct eg_entries *, const struct eg_node *,
	    const char *known);

/* The attribute; NULL and reported when it is absent or empty. */
const char *eg_entry_need(struct eg_entries *, const struct eg_node *,
	    const char *name);
/* A day; false when absent, or reported when it is none. */
bool	 eg_entry_day(struct eg_entries *, const struct eg_node *,
	    const char *name, int64_t *day);
/* from and until, both inclusive; open ends where absent.  False: reported. */
bool	 eg_entry_period(struct eg_entries *, const struct eg_node *,
	    int64_t *from, int64_t *until);
/* A whole number in a range; `absent` when absent.  False: reported. */
bool	 eg_entry_integer(struct eg_entries *, const struct eg_node *,
	    const char *name, int64_t least, int64_t most, int64_t absent,
	    int64_t *out);

/* The next of the words of *s, and how long it is; NULL at the end. */
const char *eg_entry_word(const char **s, size_t *len);
/* The word is one of the list. */
bool	 eg_entry_listed(const char *list, const char *word, size_t len);

#endif
