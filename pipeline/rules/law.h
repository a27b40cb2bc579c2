/*
 * law.h - the register of provisions: which version of the law judges a case.
 *
 * Three things are kept apart.  A version is in force from a day until a day.
 * A day of the case, its anchor, decides which version that is.  And a
 * condition may say which facts the version governs (`applies`).  The clock
 * decides nothing: a case judged again next year is judged by the same law.
 *
 * Where the register is silent nothing is guessed.  That there was no such
 * provision is said in so many words (<not-in-force>); a day of which nothing
 * is said is one that cannot be judged.
 *
 * The file is described by schemas/rulebook/law.xsd.
 *
 *	law_read.c	the file		law_bind.c	who names it
 *	law.c		which version		law_feel.c	what tables ask
 *	standing.c	which rules judge, what	law_xpath.c	what tests ask
 *			is said of it
 */
#ifndef EG_RULES_LAW_H
#define EG_RULES_LAW_H

#include "rules/entry.h"
#include "rules/judge.h"

#define EG_LAW_NS	"urn:engross:law:1"

/* A day of the case. */
struct eg_anchor {
	struct eg_anchor	*next;
	const char		*id;
	const char		*text;		/* "the day of the determination" */
	struct eg_query		*select;
	bool			 earliest, latest; /* of several days; else they agree */
	struct eg_let		 let;		/* as `applies` sees it: 20170131 */
	/* Of the case being judged. */
	enum eg_anchor_state { EG_ANCHOR_UNREAD, EG_ANCHOR_READ,
		EG_ANCHOR_MISSING, EG_ANCHOR_WRONG, EG_ANCHOR_SEVERAL } state;
	int64_t			 day;
	struct eg_node		*node;		/* that says so; NULL: missing */
};

/* Places in a country: what `within` names. */
struct eg_region {
	struct eg_region	*next;
	const char		*id, *places;	/* "CA NV" */
};

/* Days that a way of service adds to a time. */
struct eg_extension {
	struct eg_extension	*next;
	const char		*method;
	const struct eg_region	*within;	/* both ends; NULL: anywhere */
	int64_t			 days;
	bool			 working_days;
	const char		*calendar;	/* of working days; NULL: the usual */
};

/* A text of law that somebody has read. */
struct eg_law_text {
	struct eg_law_text	*next;
	const char		*id, *title, *digest;
	int64_t			 read;		/* the day */
};

struct eg_version {
	struct eg_version	*next;		/* by `from` */
	struct eg_provision	*of;
	const char		*id;		/* "LC-4610.6-d@2017"; NULL: not in force */
	const char		*cite;		/* NULL: the provision's */
	int64_t			 from, until;
	struct eg_anchor	*at;
	struct eg_query		*applies;	/* NULL: to all */
	struct eg_anchor	**needs;	/* one for each variable of applies */
	const char		*act;		/* that made it */
	const struct eg_law_text *text;		/* NULL: its text is not on record */
	const char		*unverified;	/* why; NULL: it is not */
	const char		*edition, *year; /* of a guideline; year NULL: not known */
	struct eg_extension	*extensions;
	struct eg_node		*node;		/* in the register */
	bool			 used;		/* a table or a test asked for a day of it */
};

enum eg_law_state {
	EG_LAW_UNASKED,
	EG_LAW_IN_FORCE,
	EG_LAW_ANY_VERSION,	/* the day is missing, but no version is none */
	EG_LAW_NONE,		/* the register says: no such law that day */
	EG_LAW_NOT_FOR_THIS,	/* in force, but `applies` does not hold */
	EG_LAW_NO_DAY,		/* the anchor has no day */
	EG_LAW_NO_VERSION,	/* nothing is known of that day */
	EG_LAW_TWO_VERSIONS,	/* of different anchors */
	EG_LAW_FAILED		/* an expression could not be evaluated */
};

struct eg_provision {
	struct eg_provision	*next;		/* in the file's order */
	const char		*id, *cite, *title, *topic;
	struct eg_version	*versions;
	bool			 by_person;	/* no rule decides it: attested to */
	const char		*attestation;	/* to what, in words; or NULL */
	bool			 by_letter;	/* the finished letter is judged by it */
	struct eg_node		*node;
	/* Of the case being judged. */
	enum eg_law_state	 state;
	struct eg_version	*version;	/* IN_FORCE, NOT_FOR_THIS */
	struct eg_anchor	*at;		/* that decided, or failed to */
	int64_t			 day;
	bool			 assumed;	/* no day was needed */
	bool			 cited;		/* by a table's row that applied */
};

struct eg_law_ref {
	struct eg_law_ref	*next;
	struct eg_provision	*provision;
	struct eg_version	*version;	/* NULL: any */
};

/* Days that were asked for; past the last there may be any others. */
struct eg_law_days {
	int64_t			 day[64];
	size_t			 n;
	bool			 more;
};

struct eg_law {
	struct eg_source	*source;
	struct eg_anchor	*anchors;
	struct eg_region	*regions;
	struct eg_law_text	*texts;
	struct eg_provision	*provisions;
	int64_t			 checked;	/* the day it was compared with the law */
	/* Of the case being judged. */
	bool			 what_if;	/* judged as of: */
	int64_t			 as_of;
	bool			 unknown;	/* something could not be judged */
	struct eg_law_days	 asked;		/* of the register, for this case */
};

/* --- reading -------------------------------------------------------------- */

/*
 * Reads the register and the calendars that the schema's eg:law and
 * eg:calendars name.
 */
void	 eg_law_load(struct eg_loader *, const struct eg_node *schema);
/* Reads a register: the root of the file being read. */
void	 eg_law_read(struct eg_loader *, struct eg_node *root);
/*
 * Points the rules' see="law:..." at what they name, and looks whether rows of
 * tables name what there is; both must have been read.  Without a register it
 * does nothing.
 */
void	 eg_law_bind(struct eg_loader *);

struct eg_provision *eg_law_find(const struct eg_law *, const char *id, size_t len);
/*
 * "law:LC-4610.6-d" or "law:LC-4610.6-d@2013", the "law:" not needed; false
 * when there is none.  version NULL in the result: any.
 */
bool	 eg_law_ref_parse(const struct eg_law *, const char *ref, size_t len,
	    struct eg_law_ref *);
/*
 * The next "law:..." of a text, without "law:" and what follows it in a
 * sentence; NULL at the end.
 */
const char *eg_law_ref_next(const char **text, size_t *len);

/* --- asking --------------------------------------------------------------- */

/* Forgets the case before, and what its tables cited. */
void	 eg_law_begin(struct eg_law *);
/*
 * The provisions that rows which applied to the case name in their
 * annotations: "law:LC-4610.6-d", among any other words.
 */
void	 eg_law_cite_rows(struct eg_rulebook *);
/*
 * Forgets which versions were chosen, but not what was cited.  as_of NULL:
 * judge by the case's own days.
 */
void	 eg_law_as_of(struct eg_law *, const int64_t *as_of);
/* Lets the case go; what was decided about it stays. */
void	 eg_law_end(struct eg_law *);
/*
 * The version that judges the case of `run`, found once.  A reproduction may
 * lack the day: where the register knows nothing but versions, one of them it
 * was; which one is known if there is only one.
 */
enum eg_law_state eg_law_select(struct eg_run *, struct eg_provision *,
	    bool reproduction);
enum eg_standing eg_law_ref_standing(struct eg_run *, const struct eg_law_ref *,
	    bool reproduction);

/*
 * The version in force on a day that the caller chose, whatever it applies
 * to; on the day that all law is of, when one is tried out.  IN_FORCE and
 * *version; NONE; NO_VERSION.
 */
enum eg_law_state eg_law_on(struct eg_law *, const struct eg_provision *,
	    int64_t day, struct eg_version **version);

/* The provision of a topic ("chronic pain"), or NULL. */
struct eg_provision *eg_law_topic(const struct eg_law *, const char *topic);
/* The first provision with an edition of that title, or NULL. */
struct eg_provision *eg_law_edition(const struct eg_law *, const char *title);

/*
 * What service adds, by the version of `provision` on a day: the first
 * extension of the method whose region both places are in.  NULL without one.
 */
const struct eg_extension *eg_law_extension(const struct eg_version *,
	    const char *method, const char *from, const char *to);

/* --- law_feel.c ----------------------------------------------------------- */

struct eg_feel_library;

/*
 * Adds what tables ask of the rulebook's calendars and register: working day,
 * add working days, roll forward, due date, after service, in force, edition
 * in force and others (the table at the end of the file).
 */
void	 eg_law_feel(struct eg_feel_library *, struct eg_rulebook *);

/* --- law_xpath.c ---------------------------------------------------------- */

/* The same for tests of rules: eg:working-day() and others. */
void	 eg_law_xpath(struct eg_rulebook *);

/* --- standing.c ----------------------------------------------------------- */

/*
 * Decides which rules are judged, of the active patterns: patterns whose law
 * is not in force become inactive, rules and checks get their standing.
 * Reports what cannot be judged, R391x.  False when an expression failed.
 */
bool	 eg_standing_decide(struct eg_run *, const struct eg_rules_options *);
/* The provisions a check rests on: its own, its rule's or its pattern's. */
const struct eg_law_ref *eg_standing_cites(const struct eg_pattern *,
	    const struct eg_rule *, const struct eg_check *);
/* "Labor Code 4610.6(d); 8 CCR 9792.10.4(b)", or NULL; lives with the diags. */
const char *eg_standing_citation(const struct eg_law_ref *, struct eg_diags *);
/* Ids of the versions that judged: "LC-4610.6-d@2017 IMRO-1"; or NULL. */
const char *eg_standing_versions(const struct eg_law_ref *, struct eg_diags *);
/* A check that judged, and what it rests on. */
struct eg_rested {
	const struct eg_provision	*provision;
	const struct eg_pattern		*pattern;
	const struct eg_rule		*rule;
	const struct eg_check		*check;
};
/* Goes to the next check that judged by the provision; false at the end. */
bool	 eg_standing_next(const struct eg_rulebook *, struct eg_rested *);
/*
 * Whether the provision judged: a check that rests on it did, or a row of a
 * table cites it.  By p->version; by any, where that is NULL.
 */
bool	 eg_standing_judged(const struct eg_rulebook *,
	    const struct eg_provision *p);
/* Reports that the law of another day judges, R3812. */
void	 eg_standing_what_if(const struct eg_xml *, const char *as_of,
	    struct eg_diags *);
/* Reports what a reader must know of the law that judged: R381x. */
void	 eg_standing_report(const struct eg_rulebook *, const struct eg_xml *,
	    struct eg_diags *);

#endif
