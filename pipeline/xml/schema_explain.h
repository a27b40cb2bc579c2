/*
 * schema_explain.h - every mistake of a document that is not valid, in words.
 *
 * libxml2 skips the rest of an element's content after the first child that
 * does not fit.  Here the walk goes on as a person would read: a misspelt name
 * stands for the one meant, a child in the wrong place is still looked at.
 */
#ifndef EG_XML_SCHEMA_EXPLAIN_H
#define EG_XML_SCHEMA_EXPLAIN_H

#include "xml/schema.h"
#include "xml/schema_value.h"

struct eg_explain {
	struct eg_schema	*schema;
	const struct eg_xml	*xml;
	struct eg_diags		*diags;
	struct eg_arena		*arena;		/* of the walk */
	const char		**violated;	/* identity constraints, by name */
	size_t			 nviolated;
	size_t			 errors;
};

/* Reports E21xx: structure, values, identity constraints. */
void	 eg_explain_document(struct eg_explain *);
/* The identity constraint libxml2's message is about, or NULL. */
const char *eg_identity_name(struct eg_arena *, const char *message);

/* --- between the files that explain ------------------------------------------ */

/*
 * One finding.  node: whose place in words is told; rule: the part of the
 * schema that says so; help and note may be NULL.
 */
struct eg_finding {
	const char		*code;
	struct eg_pos		 at;
	const struct eg_node	*node;
	const struct eg_node	*after;	/* the sibling before the gap, or NULL */
	const struct eg_node	*rule;
	const char		*help;
	const char		*note;
};
void	 eg_explain_report(struct eg_explain *, const struct eg_finding *,
	    const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* An element by the declaration it answers to. */
void	 eg_explain_element(struct eg_explain *, const struct eg_node *,
	    const struct eg_node *decl);
/* The violated constraints that an element's declaration holds. */
void	 eg_explain_identity(struct eg_explain *, const struct eg_node *,
	    const struct eg_node *decl);
/* The children of an element of a complex type. */
void	 eg_explain_children(struct eg_explain *, const struct eg_node *,
	    const struct eg_type *);
/* A value, of an element or attribute, that is not of its type. */
void	 eg_explain_value(struct eg_explain *, const struct eg_node *,
	    const struct eg_node *decl, const struct eg_fault *);

/* "`a`, `b` or `c`"; of more than five the first five and how many more. */
const char *eg_words_list(struct eg_explain *, const char *const *names, size_t n);
/* A value as a message shows it: at most 60 characters. */
const char *eg_words_shown(struct eg_explain *, const char *value);
/* The documentation as a help line: its first sentence, without the capital. */
const char *eg_words_document(struct eg_explain *, const struct eg_node *);

#endif
