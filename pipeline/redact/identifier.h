/*
 * identifier.h - the personal values of a case, made ready to be looked for.
 */
#ifndef EG_REDACT_IDENTIFIER_H
#define EG_REDACT_IDENTIFIER_H

#include "redact/profile.h"
#include "redact/words.h"

/* A part of a person's name. */
struct eg_name_part {
	const char	*fold;		/* joined: "garcialopez" */
	size_t		 n;
	char		 role;		/* g, m, f */
	bool		 ordinary;	/* a word too: a name only with a capital */
	bool		 author;	/* of a cited work too: no name when alone */
	bool		 shared;	/* somebody else of the case has it */
};

struct eg_identifier {
	enum eg_personal	 kind;	/* parts of names are PERSON */
	const char		*words;	/* that take its place */
	const char		*path;	/* where the case has it */
	struct eg_plain_words	 written;
	const char		*joined; /* its words without what parts them */
	size_t			 njoined;
	struct eg_name_part	*part;	/* of a PERSON */
	size_t			 nparts;
	char			 initial[3];	/* of a PERSON, folded; 0: none */
	int			 year, month, day;	/* of a DAY */
	bool			 brief;	/* too short to be looked for */
};

struct eg_identifiers {
	struct eg_arena		*arena;
	const struct eg_redaction *profile;
	struct eg_identifier	*item;
	uint32_t		 n, cap;
	size_t			 of[EG_PERSONAL_KINDS];	/* how many, by kind */
	int			 year;		/* the case's last; 0: not known */
	/* By eg_identifiers_end: which may begin with a byte; those are borrowed. */
	struct eg_identifier_start {
		uint32_t	*item;
		uint32_t	 n, cap;
	}			 start[256];
};

/* A case names some fifty; more than this is no case, and would take long to look for. */
#define EG_IDENTIFIERS_MAX	2000

/*
 * Adds a value that is not there yet, unless the profile says it is nobody's.
 * The strings are copied.
 */
void	 eg_identifier_add(struct eg_identifiers *, enum eg_personal, const char *value,
	    const char *words, const char *path);
/* A name in parts; middle may be NULL. */
void	 eg_identifier_add_name(struct eg_identifiers *, const char *given,
	    const char *middle, const char *family, const char *words, const char *path);
/* Words of authors of cited works: they are names of others too. */
void	 eg_identifier_author(struct eg_identifiers *, const char *authors);
/* When all are in: whose parts of names are also somebody else's. */
void	 eg_identifiers_end(struct eg_identifiers *);

#endif
