/*
 * rulebook.h - a rulebook in memory: ISO Schematron after its abstractions
 * are gone, for the files of this folder.
 *
 *	rulebook.c  the schema, its patterns and phases	   source.c  its files
 *	expand.c    abstract patterns and rules		   text.c    messages
 *	query.c     expressions and their places	   bind.c    variables
 *	judge.c     what happens to a case		   decisions.c  the facts
 *	findings.c, svrl.c   what is said of it		   key.c     xsl:key
 *	law.h       the register of provisions		   calendar.h  calendars
 *	dmn/	    decision tables			   proof.h   why a fact is one
 *	phrase/	    what the words of a narrative tell
 *
 * Everything is in the rulebook's arena; only libxml2's objects (documents,
 * expressions, values) are freed one by one.
 */
#ifndef EG_RULES_RULEBOOK_H
#define EG_RULES_RULEBOOK_H

#include "base/arena.h"
#include "rules/rules.h"
#include "xml/xpath.h"

#define EG_SCH_NS	"http://purl.oclc.org/dsdl/schematron"
#define EG_RULES_NS	"urn:engross:rules:1"	/* our own words in a rulebook */
#define EG_FACTS_NS	"urn:engross:facts:1"
#define EG_XSLT_NS	"http://www.w3.org/1999/XSL/Transform"

#define EG_VARIABLES_MAX	32	/* of one expression */
#define EG_LET_DEPTH_MAX	100	/* variables made of variables made of ... */
#define EG_NESTING_MAX		32	/* includes and extends inside each other */

/* A file the rulebook was read from. */
struct eg_source {
	struct eg_source	*next;
	const char		*path;
	struct eg_xml		*xml;
	bool			 open;	/* being included; found again: a cycle */
};

/* An element of the rulebook, and the file it stands in. */
struct eg_item {
	struct eg_item		*next;
	struct eg_source	*source;
	struct eg_node		*node;
	const char		*name;
	const char		*id;	/* NULL without */
	bool			 open;	/* an abstract rule being extended */
};

/* An expression in an attribute. */
struct eg_query {
	struct eg_expr		*expr;
	struct eg_source	*source;
	struct eg_node		*attr;
	struct eg_let		**vars;	/* one for each of its variables */
};

enum eg_let_scope { EG_LET_SCHEMA, EG_LET_PHASE, EG_LET_PATTERN, EG_LET_RULE };

struct eg_let {
	struct eg_let		*next;	/* in document order */
	struct eg_item		 at;
	const char		*name;
	enum eg_let_scope	 scope;
	struct eg_query		*query;	/* NULL: its content is the value */
	unsigned		 depth;	/* 1 + that of the deepest it is made of */
	struct eg_value		*value;	/* while judging; NULL: not yet asked for */
	bool			 used;	/* of some case since the book was opened */
};

enum eg_part_kind {
	EG_PART_TEXT,
	EG_PART_VALUE,			/* value-of: the string of query */
	EG_PART_NAME,			/* name: of query's node, or the context */
	EG_PART_COPY,			/* xsl:copy-of */
	EG_PART_OPEN, EG_PART_CLOSE	/* emph, dir, span */
};

struct eg_part {
	struct eg_part		*next;
	enum eg_part_kind	 kind;
	const char		*text;	/* TEXT; OPEN: a start tag, CLOSE: its name */
	struct eg_query		*query;
};

/* A diagnostic or property as one check refers to it. */
struct eg_note_ref {
	struct eg_note_ref	*next;
	const char		*id;
	const char		*lang, *role, *scheme;
	struct eg_part		*parts;
};

/* A provision, or one version of it, that a rule rests on: law.h. */
struct eg_law_ref;

/* What the register says of a rule, on the days of the case being judged. */
enum eg_standing {
	EG_STANDS,		/* its law is in force, or it names none */
	EG_STANDS_NOT,		/* its law is not in force, or is not for this case */
	EG_STANDING_UNKNOWN	/* a day is missing, or the register has no answer */
};

struct eg_check {
	struct eg_check		*next;
	struct eg_item		 at;
	bool			 report;
	const char		*flag, *role, *see;
	enum eg_severity	 severity;
	struct eg_query		*test;
	struct eg_query		*subject;	/* NULL: the context */
	struct eg_query		*published;	/* NULL: always judged */
	struct eg_part		*parts;
	struct eg_note_ref	*diagnostics, *properties;
	struct eg_law_ref	*law;		/* besides its rule's and pattern's */
	enum eg_standing	 standing;	/* of all three together */
	bool			 judged;	/* of this case, once at least */
	bool			 withheld;	/* once at least, as not published */
	bool			 held, failed;	/* once at least */
};

struct eg_rule {
	struct eg_rule		*next;
	struct eg_item		 at;
	const char		*context;	/* as written */
	const char		*flag, *role, *see;
	struct eg_query		*matches;	/* its nodes, anywhere */
	struct eg_query		*subject, *published;
	struct eg_let		*lets;
	struct eg_check		*checks;
	struct eg_law_ref	*law;
	enum eg_standing	 standing;	/* its own */
};

struct eg_pattern {
	struct eg_pattern	*next;
	struct eg_item		 at;
	const char		*see;
	bool			 group;		/* every rule that matches fires */
	bool			 active;
	struct eg_query		*documents;	/* NULL: the case itself */
	struct eg_let		*lets;
	struct eg_rule		*rules;
	struct eg_law_ref	*law;
};

struct eg_phase {
	struct eg_phase		*next;
	struct eg_item		 at;
	struct eg_query		*when;
	struct eg_let		*lets;
	struct eg_item		*active;	/* id: a pattern's */
};

struct eg_fact;
struct eg_keys;
struct eg_law;
struct eg_calendars;
struct eg_dmn;
struct eg_phrases;
struct eg_feel_library;
struct eg_proof;

struct eg_rulebook {
	struct eg_arena		*arena;
	struct eg_xpath		*xp;
	struct eg_source	*sources;	/* the first read is the last */
	const char		*path;
	const char		*root;		/* its directory; no file beyond it */
	const char		*title, *default_phase;
	struct eg_item		*ns;
	struct eg_let		*lets;
	struct eg_pattern	*patterns;
	struct eg_phase		*phases;
	struct eg_phrases	*phrases;	/* NULL: without phrase tables */
	struct eg_keys		*keys;
	struct eg_law		*law;		/* NULL: without a register */
	struct eg_calendars	*calendars;	/* NULL: without calendars */
	bool			 signable;	/* rules.h, of the last judgement */
	bool			 reproduction;	/* its options */
	size_t			 found[EG_FATAL + 1];	/* its findings, by severity */
	struct eg_feel_library	*functions;	/* of the decision model */
	struct eg_dmn		*dmn;		/* NULL without */
	struct eg_arena		*derived;	/* of the case judged last */
	struct eg_arena_mark	 clean;
	struct eg_proof		*proofs;
	bool			 derived_all;	/* decisions, of that case */
	bool			 is_bound;	/* variables are, for this phase: */
	const struct eg_phase	*bound;		/* NULL: without one */
};

/* --- reading -------------------------------------------------------------- */

/* A $name of an abstract pattern. */
struct eg_param {
	struct eg_param		*next;
	const char		*name, *value;
};

/* What reading a rulebook carries along. */
struct eg_loader {
	struct eg_rulebook	*book;
	struct eg_arena		*arena;		/* the book's */
	struct eg_diags		*diags;
	struct eg_source	*source;	/* the file being read */
	const struct eg_param	*params;	/* NULL outside an abstract pattern */
	const struct eg_item	*rules;		/* of the pattern being read */
	const struct eg_item	*diagnostics, *properties;
	unsigned		 nesting;
	bool			 failed;
};

/* Reports at a node of the file being read, and marks the load as failed. */
void	 eg_loader_error(struct eg_loader *, const char *code,
	    const struct eg_node *, const char *help, const char *fmt, ...)
	    __attribute__((format(printf, 5, 6)));
/* The attribute with the pattern's parameters filled in; NULL without it. */
const char *eg_loader_attr(struct eg_loader *, const struct eg_node *,
	    const char *name);
/* The same; reports R3006 when there is none. */
const char *eg_loader_need(struct eg_loader *, const struct eg_node *,
	    const char *name);
struct eg_item eg_loader_item(struct eg_loader *, struct eg_node *);
/* Reads a let and adds it to the end of a list. */
void	 eg_loader_let(struct eg_loader *, struct eg_node *, enum eg_let_scope,
	    struct eg_let **list);

/* --- source.c ------------------------------------------------------------- */

/* The file at path, read once.  NULL when it cannot be, reported. */
struct eg_source *eg_source_open(struct eg_rulebook *, const char *path,
	    struct eg_diags *);
/* The same from memory. */
struct eg_source *eg_source_read(struct eg_rulebook *, const char *name,
	    const char *bytes, size_t len, struct eg_diags *);
void	 eg_sources_free(struct eg_source *);

/* What may stand in an element; read NULL: allowed and of no consequence. */
struct eg_handler {
	const char	*name;
	void		(*read)(struct eg_loader *, struct eg_node *, void *arg);
};

/*
 * Reads the children of an element, an include being what it includes.
 * Schematron elements that are not listed are reported (R3005); elements of
 * other namespaces are passed over.
 */
void	 eg_source_walk(struct eg_loader *, struct eg_node *parent,
	    const struct eg_handler *, size_t n, void *arg);
/*
 * Goes to the element that the node's href names, and calls read on it there.
 */
void	 eg_source_follow(struct eg_loader *, struct eg_node *with_href,
	    void (*read)(struct eg_loader *, struct eg_node *, void *), void *arg);
/*
 * The file that an attribute eg:NAME of the schema names, below the rulebook's
 * folder.  NULL without the attribute, or when it cannot be read (reported).
 */
struct eg_source *eg_source_beside(struct eg_loader *,
	    const struct eg_node *schema, const char *name);
/*
 * The path of href as seen from the file `from`, in the arena; NULL when it is
 * absolute, has a scheme, or leaves the directory `root` ("" is where we are).
 */
const char *eg_source_path(struct eg_arena *, const char *root,
	    const char *from, const char *href);

/* --- expand.c ------------------------------------------------------------- */

/* Adds a pattern element's own pattern, an abstract one filled in. */
struct eg_pattern *eg_expand_pattern(struct eg_loader *, struct eg_item *,
	    struct eg_item *all);

/* --- query.c -------------------------------------------------------------- */

/* Compiles an attribute's expression; NULL when absent or wrong (reported). */
struct eg_query *eg_query_read(struct eg_loader *, struct eg_node *,
	    const char *name);
/* The same for another text than the attribute's own, found there. */
struct eg_query *eg_query_make(struct eg_loader *, struct eg_node *attr,
	    const char *text);
/*
 * The nodes that a pattern of XSLT 1.0 §5.2 matches: each of its alternatives,
 * anywhere in the document.
 */
struct eg_query *eg_query_anywhere(struct eg_loader *, struct eg_node *attr);
/* The expression for them, appended. */
void	 eg_query_anywhere_text(const char *pattern, struct eg_buf *);
/* The expression, or n code points at offset in it, as a place. */
struct eg_pos eg_query_pos(const struct eg_query *, size_t offset, size_t n);

/* --- text.c --------------------------------------------------------------- */

/* The mixed content of an assert, report, diagnostic or property. */
struct eg_part *eg_text_read(struct eg_loader *, struct eg_node *);
/* The notes that a list of ids names, from diagnostics or properties. */
struct eg_note_ref *eg_text_notes(struct eg_loader *, struct eg_node *check,
	    const char *attr, const struct eg_item *defined);

/* --- bind.c --------------------------------------------------------------- */

/*
 * Finds names defined twice in a scope, variables nothing defines, and chains
 * of variables that are too deep (R3012, R3014, R3016).
 */
void	 eg_bind_check(struct eg_loader *);
/*
 * Points every variable of the active patterns to what it means in a phase
 * (NULL: none).  False and R3902 when one means nothing there.
 */
bool	 eg_bind_phase(struct eg_rulebook *, const struct eg_phase *,
	    struct eg_diags *);

/* Reports R3902 for the i-th variable of an expression. */
void	 eg_bind_undefined(const struct eg_query *, size_t i, struct eg_diags *);

/* --- decisions.c ---------------------------------------------------------- */

/* The decision model beside the schema, if there is one; last of all files. */
void	 eg_decisions_read(struct eg_loader *);
void	 eg_decisions_free(struct eg_rulebook *);

/* --- key.c ---------------------------------------------------------------- */

void	 eg_keys_read(struct eg_loader *, struct eg_node *key);
/* Adds key() and current(). */
void	 eg_keys_functions(struct eg_rulebook *);
/* Forgets what was indexed of a document. */
void	 eg_keys_clear(struct eg_rulebook *);

#endif
