/*
 * phrase.h - phrase tables: what a narrative says in words, as facts.
 *
 * A rulebook's schema may name a file of phrase tables (eg:phrases); it is
 * described in engross-phrases(5) and schemas/rulebook/phrases.xsd:
 *
 *	<table name="conclusions">
 *	  <phrase is="for">medically necessary | reasonable and necessary</phrase>
 *	  <phrase is="against">not {0-3} medically necessary</phrase>
 *	</table>
 *	<fact name="conclusion" each="c:item" in="c:rationale//c:p"
 *	  table="conclusions" take="last"/>
 *
 *	words.c		a text as sentences of words	pattern.c	a phrase as written
 *	trie.c		phrases found in a sentence	date.c		a date in a text
 *	read.c		the file			derive.c	facts of a case
 *	answer.c	what is kept of it		place.c		where it stands
 *
 * A text is read once, whatever the number of tables; the work on a word is
 * bounded by the longest phrase (EG_PHRASE_STEPS), so it is linear in the text.
 */
#ifndef EG_RULES_PHRASE_PHRASE_H
#define EG_RULES_PHRASE_PHRASE_H

#include "rules/phrase/words.h"
#include "rules/rulebook.h"

#define EG_TABLES_MAX		64
#define EG_PHRASE_STEPS		16	/* words and placeholders of a phrase */
#define EG_CAPTURES_MAX		4	/* placeholders with a value */
#define EG_GAP_MAX		8	/* words of {0-8} */
#define EG_TAKE_MAX		32	/* values of one fact */

/* --- tables --------------------------------------------------------------- */

enum eg_step_kind {
	EG_STEP_WORD, EG_STEP_STEM,	/* id */
	EG_STEP_NUMBER, EG_STEP_DATE, EG_STEP_CAPITALS,
	EG_STEP_TABLE,			/* table */
	EG_STEP_GAP			/* up to `most` words, of any kind */
};

struct eg_step {
	enum eg_step_kind	 kind;
	uint32_t		 id;
	unsigned		 table;
	unsigned		 most;
};

struct eg_phrase {
	struct eg_phrase	*next;		/* of its table */
	const struct eg_node	*node;
	const char		*text;		/* as written, on one line */
	const char		*is, *key;	/* with {1}...; NULL: see answer.h */
	struct eg_step		 step[EG_PHRASE_STEPS];
	size_t			 n;
	unsigned		*found;		/* times, since the book was opened: for tools */
};

struct eg_table {
	const char		*name;
	const struct eg_node	*node;
	struct eg_phrase	*phrases;
	uint32_t		 root;		/* in the trie */
	bool			 plain;		/* words only: may stand in a phrase */
};

/* --- pattern.c ------------------------------------------------------------ */

/*
 * Reads one phrase.  NULL, or in a few words what is wrong with it; *at and
 * *len are then the bytes of s it is about.
 */
const char *eg_pattern_read(struct eg_phrase *, const char *s, size_t n,
	    struct eg_vocabulary *, const struct eg_table *tables, size_t ntables,
	    const char **at, size_t *len);

/* --- date.c --------------------------------------------------------------- */

/*
 * A day of the calendar at the beginning of s, as written_date.h has it, with
 * day and month.  Returns its bytes, or 0; iso has room for 11.
 */
size_t	 eg_date_read(const char *s, size_t n, char iso[11]);

/* --- trie.c --------------------------------------------------------------- */

struct eg_trie;

/* What a placeholder stood for. */
struct eg_capture {
	size_t			 first, last;	/* words of the sentence */
	const struct eg_phrase	*phrase;	/* of a table; or NULL */
	char			 date[11];	/* of a date; or "" */
};

/* A phrase in a sentence. */
struct eg_match {
	const struct eg_phrase	*phrase;
	size_t			 first, last;	/* words of the sentence */
	struct eg_capture	 capture[EG_CAPTURES_MAX];
	size_t			 captures;
};

struct eg_trie *eg_trie_new(struct eg_arena *);
/* Adds a phrase of a table; false when the same one is there already. */
bool	 eg_trie_add(struct eg_trie *, struct eg_table *, unsigned table,
	    struct eg_phrase *);
/* Where the trie has a phrase that was added: NULL there, and it is not found. */
struct eg_phrase **eg_trie_slot(struct eg_trie *, const struct eg_table *,
	    const struct eg_phrase *);
/* When all have been added. */
void	 eg_trie_close(struct eg_trie *, const struct eg_vocabulary *,
	    const struct eg_table *, size_t ntables);

/*
 * The matches of the tables in the set (bit n: table n) in a sentence, in the
 * order of their places: of each table those that begin first, of these the
 * longest, none inside another.  Calls found for each.
 */
void	 eg_trie_match(const struct eg_trie *, const struct eg_words *,
	    uint64_t tables,
	    void (*found)(void *arg, unsigned table, const struct eg_match *),
	    void *arg);

/* --- the rulebook's ------------------------------------------------------- */

/* Which of the matches a fact tells of. */
enum eg_take { EG_TAKE_ALL, EG_TAKE_FIRST, EG_TAKE_LAST };

/* A fact derived from texts, or the measure of them. */
struct eg_look {
	struct eg_look		*next;
	const char		*name;
	const struct eg_node	*node;
	struct eg_query		*each;		/* NULL: the root */
	struct eg_query		*in;		/* texts; NULL: the node's own */
	bool			 measure;	/* sentences, and no table */
	unsigned		 table;
	enum eg_take		 take;
	uint64_t		 where, unless;	/* tables in the same sentence; 0: any */
	struct eg_query		*except;	/* sentences; NULL: none */
	struct eg_query		*others;	/* other texts; NULL: none */
	unsigned		 others_table;
	bool			 differs;	/* from them; else: is absent there */
};

struct eg_phrases {
	const struct eg_source	*source;
	struct eg_vocabulary	*vocabulary;
	struct eg_trie		*trie;
	struct eg_table		*tables;
	size_t			 ntables;
	struct eg_look		*looks;
};

/* Reads the file the schema names, if it names one; R304x. */
void	 eg_phrases_read(struct eg_loader *, const struct eg_node *schema);
/*
 * Sets the facts on the tree.  False and R3901 when a place of one cannot be
 * evaluated.
 */
bool	 eg_phrases_derive(struct eg_rulebook *, struct eg_xml *,
	    struct eg_diags *);

/* --- place.c -------------------------------------------------------------- */

/* The fact is NAME.says: words as they stand in the text of its element. */
bool	 eg_phrases_are_words(const struct eg_node *fact);
/*
 * Where those words stand; the element's place when it is not all text, or has
 * comments between.
 */
struct eg_pos eg_phrases_words_pos(const struct eg_xml *,
	    const struct eg_node *element, const char *words);

#endif
