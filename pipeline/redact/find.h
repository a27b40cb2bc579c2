/*
 * find.h - where text says what is personal: the values of the case in every
 * form people write them, and what looks personal by itself.
 *
 * A value is found whatever its case, accents and ligatures, parted by hyphens
 * and line ends, with a genitive; a name also reversed, by its parts, with
 * initials for some and behind a title; a number with other signs between its
 * groups; a day in every order.  What looks personal: telephone numbers, mail and web
 * addresses, streets, numbers behind "MRN" and the like, names behind a title or
 * before a degree, and, where the profile says so, dates and ages over 89.
 */
#ifndef EG_REDACT_FIND_H
#define EG_REDACT_FIND_H

#include "redact/identifier.h"

/* How far to go. */
enum eg_find_scope {
	EG_FIND_ALL,
	/* In a published work's reference: no strangers, no numbers and addresses. */
	EG_FIND_REFERENCE,
	/* In bytes that are no text: values of six letters and digits or more. */
	EG_FIND_LONG
};

struct eg_finding {
	size_t				 from, to;	/* words, to is not in it */
	const struct eg_identifier	*who;	/* a value of the case; or NULL: */
	enum eg_found			 what;
	int				 year;	/* of a date that may be told; 0: none */
	bool				 month;	/* by itself, without day and year */
	bool				 span;	/* of days, all of that year */
	/* For whoever writes the text anew. */
	bool				 genitive;
	bool				 doubtful; /* which may be a word here */
	bool				 shared;
};

/* The first finding that begins at word i or later; false at the end. */
bool	 eg_find_next(const struct eg_identifiers *, const struct eg_plain_words *, size_t i,
	    enum eg_find_scope, struct eg_finding *);

/*
 * The year of a date as it may be told: not one that tells of an age over 89, where
 * the profile minds ages (45 CFR 164.514(b)(2)(i)(C)).  0: none.
 */
int	 eg_find_year(const struct eg_identifiers *, int year);

/* Whether text says a value of the case in its kind's forms. */
bool	 eg_find_person(const struct eg_identifier *, const struct eg_plain_words *, size_t i,
	    struct eg_finding *);
/* What looks personal by itself (stranger.c). */
bool	 eg_find_stranger(const struct eg_identifiers *, const struct eg_plain_words *, size_t i,
	    enum eg_find_scope, struct eg_finding *);

/*
 * Words that, joined, are `fold`: how many from word i on; 0: not there.  Between
 * them stands at most what allowed has.
 */
size_t	 eg_find_joined(const struct eg_plain_words *, size_t i, const char *fold, size_t n,
	    unsigned allowed, bool genitive);

#endif
