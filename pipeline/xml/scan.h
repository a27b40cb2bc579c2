/*
 * scan.h - the bytes of a file looked at before libxml2 sees them.
 *
 * libxml2 judges, but says what is wrong in its own words, once, at a line.
 * This scanner knows the same grammar (XML 1.0, Fifth Edition, without
 * DOCTYPE; Namespaces in XML 1.0) well enough to find every mistake of a file
 * with its exact place, and holds the limits that keep a hostile file cheap.
 */
#ifndef EG_XML_SCAN_H
#define EG_XML_SCAN_H

#include <string.h>

#include "base/ascii.h"
#include "xml/document.h"

/* A piece of the text. */
struct eg_span {
	const char	*s;
	size_t		 n;
};

struct eg_open;			/* an element that is not yet closed */
struct eg_names;		/* the distinct names of the file */

struct eg_scan {
	struct eg_text			*text;
	const char			*file;
	const struct eg_xml_limits	*limits;
	struct eg_diags			*diags;
	const char			*p, *end;
	bool				 failed;
	bool				 stop;	/* no use, or no time, to go on */
	bool				 rooted;	/* the root was opened */
	unsigned			 errors;
	size_t				 nodes;
	struct eg_open			*open;
	size_t				 depth;
	struct eg_span			*prefix;	/* in scope, inner last */
	size_t				 nprefix;
	struct eg_span			*attr;		/* of one start tag */
	size_t				 nattr;
	struct eg_names			*names;
};

/*
 * That the text is well-formed and within the limits.  Reports E10xx, every
 * one it finds; false when there was any.  Linear in the length.
 */
bool	 eg_scan_check(struct eg_text *, const char *file,
	    const struct eg_xml_limits *, struct eg_diags *);

/* --- between the scan*.c files ---------------------------------------------- */

/* Reports n bytes at s; help may be NULL. */
void	 eg_scan_error(struct eg_scan *, const char *code, const char *s, size_t n,
	    const char *help, const char *fmt, ...)
	    __attribute__((format(printf, 6, 7)));
/* How much of a name a message shows, for "%.*s". */
int	 eg_span_shown(struct eg_span);
/* Counts what becomes a node of the tree; reports the limit. */
void	 eg_scan_node(struct eg_scan *);
/* Counts what the parser keeps in its dictionary; reports the limit. */
void	 eg_scan_name(struct eg_scan *, struct eg_span);
/* The name at p, empty when there is none; p goes behind it. */
struct eg_span eg_scan_take_name(struct eg_scan *);

/* scan_tag.c: p at "<" and a name, or at "</"; goes behind the tag. */
void	 eg_scan_start_tag(struct eg_scan *);
void	 eg_scan_end_tag(struct eg_scan *);
/* The file ended before its elements did. */
void	 eg_scan_unclosed(struct eg_scan *);

/* scan_text.c: p at "&"; goes behind the reference. */
void	 eg_scan_reference(struct eg_scan *);
/* Reports characters that XML allows nowhere. */
void	 eg_scan_characters(struct eg_scan *);

/* Room for the elements open at once, and what was declared at them. */
struct eg_open *eg_open_new(size_t depth);

/* A name of XML itself may hold colons too. */
static inline bool
eg_is_qname_start(char c)
{
	return eg_is_name_start(c) || c == ':';
}

static inline bool
eg_is_qname_char(char c)
{
	return eg_is_name_char(c) || c == ':';
}

static inline bool
eg_span_same(struct eg_span a, struct eg_span b)
{
	return a.n == b.n && memcmp(a.s, b.s, a.n) == 0;
}

static inline bool
eg_span_is(struct eg_span a, const char *s)
{
	return a.n == strlen(s) && memcmp(a.s, s, a.n) == 0;
}

static inline bool
eg_scan_at(const struct eg_scan *c, const char *literal)
{
	size_t n = strlen(literal);

	return (size_t)(c->end - c->p) >= n && memcmp(c->p, literal, n) == 0;
}

static inline void
eg_scan_skip_space(struct eg_scan *c)
{
	while (c->p < c->end && eg_is_space(*c->p))
		c->p++;
}

#endif
