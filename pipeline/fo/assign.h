/*
 * assign.h - a property's value into a style (XSL 1.1, 5.1.1 to 5.1.3).
 */
#ifndef EG_FO_ASSIGN_H
#define EG_FO_ASSIGN_H

#include "fo/refined.h"
#include "fo/value.h"

/*
 * Reads value for property p, or for one component of it, and stores it in r.
 * False: e->error says what is wrong, e->help perhaps how to mend it, and r
 * is as before.
 */
bool	eg_assign(struct eg_eval *e, struct eg_refined *r, const struct eg_prop *p,
	    enum eg_component, const char *value);

/* One type of property: slot is where the value goes. */
typedef bool (*eg_assign_fn)(struct eg_eval *, struct eg_refined *,
    const struct eg_prop *, enum eg_component, const char *, void *slot);

/* fo/assign.c */
bool	eg_assign_precedence(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
/* A size, or one of the property's words, which all mean auto. */
bool	eg_assign_size_of(struct eg_eval *, const struct eg_prop *,
	    const struct eg_value *, struct eg_size *);

/* fo/assign_box.c */
bool	eg_assign_range(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_space(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_padding(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_border(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_keep(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_separation(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);

/* fo/assign_text.c */
bool	eg_assign_family(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_font_size(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_weight(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_line_height(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_spacing(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_shift(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);
bool	eg_assign_decoration(struct eg_eval *, struct eg_refined *,
	    const struct eg_prop *, enum eg_component, const char *, void *);

/*
 * Reads one value.  "inherit" and the functions that name a property give a
 * copy when both properties are of one type: it is done, and *done set.
 */
bool	eg_assign_read(struct eg_eval *, struct eg_refined *, const struct eg_prop *,
	    enum eg_component, const char *, struct eg_value *, bool *done);

/* What may not be negative is ignored (CSS 2, 4.2), with a warning; true. */
bool	eg_assign_negative(struct eg_eval *);

/* In an eg_assign_fn: reads s into v, and returns when nothing is left to do. */
#define EG_READ(v)	do {						\
		bool done_;						\
		if (!eg_assign_read(e, r, p, c, s, (v), &done_))	\
			return false;					\
		if (done_)						\
			return true;					\
	} while (0)

/* The word of a list, n bytes; NULL when it is not there. */
const struct eg_keyword *eg_keyword_find(const struct eg_keyword *, const char *s,
	    size_t n);
/* "one of auto, column, page", with a guess first when there is one. */
const char *eg_keyword_help(struct eg_arena *, const struct eg_keyword *,
	    const char *value);

#endif
