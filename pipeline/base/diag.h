/*
 * diag.h - what is wrong, where the user wrote it, and the next step.
 *
 * One form for the parser, the schema, the rules, the templates and the
 * formatter.  A library function reports and returns; only cli/ prints and
 * exits.  Codes are never reused or renamed; docs/engross-diagnostics.7.scd
 * lists them:
 *
 *	E1xxx XML	E2xxx schema	R3xxx rulebook, judging
 *	T-.. I-.. and so on: determination rules, by their ids
 *	T4xxx template	F5xxx FO	G6xxx fonts	L7xxx layout
 *	U8xxx command, files and batch	P9xxx PDF files	S1xxx signatures
 *	C1xxx checklists and reviews
 *	P10xx policies	O10xx sign-off	A10xx archive	X99xx internal
 */
#ifndef EG_BASE_DIAG_H
#define EG_BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct eg_buf;

enum eg_severity {
	EG_NOTE,		/* for information */
	EG_WARNING,		/* never stops anything */
	EG_ERROR,		/* no letter is made */
	EG_FATAL		/* as error, and no person can waive it */
};

/* A place in what the user wrote.  line 0: the file as a whole. */
struct eg_pos {
	const char	*file;		/* as the user named it; NULL: no place */
	uint32_t	 line;		/* from 1 */
	uint32_t	 column;	/* from 1, in code points; 0: not known */
	uint32_t	 length;	/* code points to underline; 0: one */
};

/*
 * Formats of what a message quotes from a case, in its text or in any field:
 * "the priority cannot be `" EG_FROM_CASE "`".  A case is health data, and logs
 * get such a message with "..." in its place (eg_diag.discreet).
 */
#define EG_FROM_CASE		"\002%s\003"
#define EG_FROM_CASE_N		"\002%.*s\003"

/*
 * Every string is copied by eg_report, and what a terminal would obey in it
 * (control characters, marks of text direction) is shown as U+FFFD.  text is
 * one sentence in the user's words, no capital, no full stop; a NULL field is
 * not printed.
 */
struct eg_diag {
	enum eg_severity	 severity;
	const char		*code;	/* "E2104", or a rule's id: "T-01" */
	const char		*text;	/* filled by eg_report */
	struct eg_pos		 at;
	struct eg_pos		 from;	/* second place: the case line behind a template line */
	const char		*where;	/* the place in words: "item 2 of 3, element decision" */
	const char		*rule;	/* the schema line, or the citation */
	const char		*provision; /* ids of the law behind a rule's finding, a
					   * space between; for programs */
	const char		*found;
	const char		*help;	/* the repair */
	const char		*note;
	const char		*words;	/* printed words it is about: see eg_diags_trace */
	const char		*excerpt; /* filled by eg_report: the line of at */
	const char		*from_excerpt; /* the same of from, when words were found */
	const struct eg_diag	*discreet; /* filled by eg_report: without excerpt and
					    * quotations; itself when it has neither */
};

struct eg_diags;

struct eg_diags *eg_diags_new(void);
void	 eg_diags_free(struct eg_diags *);

/*
 * Names the text a position of `file` points into, so that reports carry an
 * excerpt.  The text is borrowed and must live until it is replaced or
 * withdrawn (text NULL).
 */
void	 eg_diags_source(struct eg_diags *, const char *file, const char *text,
	    size_t len);

/*
 * How words of a message lead to their place in the case: find() changes *from,
 * the place the message has, and returns true when it found them.  NULL: none.
 */
void	 eg_diags_trace(struct eg_diags *, bool (*find)(void *data,
	    const char *words, struct eg_pos *from), void *data);

/*
 * Adds one message.  Of a file's messages of one severity 20 are kept, the
 * rest counted (eg_diags_dropped).
 */
void	 eg_report(struct eg_diags *, const struct eg_diag *, const char *fmt, ...)
	    __attribute__((format(printf, 3, 4)));
void	 eg_vreport(struct eg_diags *, const struct eg_diag *, const char *fmt, va_list)
	    __attribute__((format(printf, 3, 0)));

/*
 * An error of a file, or of whatever messages call file, as a whole.  help may be NULL.
 * Returns false, for the caller to return.
 */
bool	 eg_refuse(struct eg_diags *, const char *code, const char *file, const char *help,
	    const char *text);

/* Keeps n of them instead: for authors, who want to see all. */
void	 eg_diags_keep(struct eg_diags *, size_t n);

/* More is wrong than was reported or counted: it was not looked for. */
void	 eg_diags_more(struct eg_diags *);
bool	 eg_diags_has_more(const struct eg_diags *);

/* Whether the next one of this file and severity is kept, or only counted. */
bool	 eg_diags_keeps(struct eg_diags *, const char *file, enum eg_severity);

/*
 * A file's name for a line of text: what a terminal obeys, and what would end the line,
 * as U+FFFD.
 */
void	 eg_shown(struct eg_buf *, const char *name);

/* A string that lives as long as the diags, for the fields of eg_diag. */
const char *eg_diags_printf(struct eg_diags *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* In the order reported; i < eg_diags_count.  Borrowed. */
size_t	 eg_diags_count(const struct eg_diags *);
const struct eg_diag *eg_diags_at(const struct eg_diags *, size_t i);
/* How many were reported, dropped ones too, of exactly this severity. */
size_t	 eg_diags_of(const struct eg_diags *, enum eg_severity);
size_t	 eg_diags_dropped(const struct eg_diags *);
/* EG_ERROR or EG_FATAL was reported. */
bool	 eg_diags_failed(const struct eg_diags *);
/* Forget all messages; sources stay. */
void	 eg_diags_clear(struct eg_diags *);

/* One line each, the form of --diagnostics=short; what goldens compare. */
void	 eg_diags_dump(const struct eg_diags *, struct eg_buf *);

const char *eg_severity_name(enum eg_severity);

#endif
