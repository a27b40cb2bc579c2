/*
 * profile.h - a redaction profile: what a public copy may say, as data.
 *
 * schemas/DOMAIN/redaction/NAME.xml (schemas/redaction/redaction.xsd) has a row
 * for every place of the case schema that holds a value: keep it, remove it,
 * put other words in its place, make it coarser, or look through it as text.
 * A place without a row is an error, never a value that gets through.
 */
#ifndef EG_REDACT_PROFILE_H
#define EG_REDACT_PROFILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "xml/xml.h"

#define EG_REDACTION_NS	"urn:engross:redaction:1"

/* What becomes of a value. */
enum eg_deed {
	EG_DEED_KEEP,
	EG_DEED_REMOVE,
	EG_DEED_REPLACE,	/* by the row's words */
	EG_DEED_YEAR,		/* of a day */
	EG_DEED_ZIP3,		/* 45 CFR 164.514(b)(2)(i)(B) */
	EG_DEED_RENUMBER,	/* an id: 1, 2, ... in the order of the case */
	EG_DEED_TEXT,		/* somebody's words: stay, but for what is personal */
	EG_DEED_REFERENCE	/* of a published work: the same, authors are public */
};

/* What is personal in it; decides the forms it is looked for in. */
enum eg_personal {
	EG_PERSONAL_NOT,
	EG_PERSONAL_GIVEN,	/* parts of one name, in one element */
	EG_PERSONAL_MIDDLE,
	EG_PERSONAL_FAMILY,
	EG_PERSONAL_PERSON,	/* a whole name in one line */
	EG_PERSONAL_ORGANIZATION,
	EG_PERSONAL_STREET,
	EG_PERSONAL_PLACE,
	EG_PERSONAL_ZIP,
	EG_PERSONAL_PHONE,
	EG_PERSONAL_NUMBER,
	EG_PERSONAL_EMAIL,
	EG_PERSONAL_DAY
};
#define EG_PERSONAL_KINDS	(EG_PERSONAL_DAY + 1)

/* "person": what receipts and messages call the kind; parts of names are persons. */
const char *eg_personal_name(enum eg_personal);

struct eg_redaction_row {
	const char		*path;		/* as of eg_schema_paths */
	enum eg_deed		 deed;
	enum eg_personal	 personal;
	const char		*words;		/* that take its place; NULL: none */
	const struct eg_node	*node;		/* in the profile, for its place */
};

/* What text is looked through for, besides the values of the case. */
enum eg_found {
	EG_FOUND_DATE, EG_FOUND_AGE, EG_FOUND_PHONE, EG_FOUND_EMAIL, EG_FOUND_URL,
	EG_FOUND_ADDRESS, EG_FOUND_NUMBER, EG_FOUND_PERSON, EG_FOUND_PROVIDER,
	EG_FOUND_KINDS
};

/* Words in lower case, sorted. */
struct eg_word_list {
	const char	**word;
	size_t		 n;
};
bool	 eg_word_list_has(const struct eg_word_list *, const char *folded);

struct eg_redaction {
	struct eg_arena		*arena;
	struct eg_xml		*xml;
	const char		*name, *root, *schema;	/* schema: "imr/case.xsd" */
	const char		*law;		/* the provision it follows, in words */
	struct eg_redaction_row	*row;		/* sorted by path */
	size_t			 n;
	/* By enum eg_found: what takes its place; NULL: it is left. */
	const char		*words[EG_FOUND_KINDS];
	const char		*dateless;	/* for a date without a year */
	const char		*monthless;	/* for a month without a year */
	const char		*shared;	/* for a name that several have */
	struct eg_word_list	 facts;		/* that stay on the case */
	struct eg_word_list	 ordinary;	/* words that are also names */
	struct eg_word_list	 labels;	/* words that come before somebody's number */
	struct eg_word_list	 offices;	/* words of names that are no person's */
	struct eg_word_list	 familiar;	/* words with a capital that are no names */
	const char		**open;		/* names that are nobody's: of offices */
	size_t			 nopen;
};

/*
 * Reads a profile.  schemas: the directory of schemas/, for completeness: every
 * place of the schema has exactly one row, no row is for a place that is not
 * there, and words of somebody are never kept unread.  Reports D1001 to D1006
 * and E10xx; NULL when any was an error.
 */
struct eg_redaction *eg_redaction_open(const char *path, const char *schemas,
	    struct eg_diags *);
void	 eg_redaction_free(struct eg_redaction *);

/* The row of a place, or NULL. */
const struct eg_redaction_row *eg_redaction_find(const struct eg_redaction *,
	    const char *path);

#endif
