/*
 * format.h - letter.xml as it was written (schemas/letter/format.xsd).
 */
#ifndef EG_MERGE_FORMAT_H
#define EG_MERGE_FORMAT_H

#include <stdbool.h>

#include "base/arena.h"
#include "xml/xml.h"
#include "xml/xpath.h"

#define EG_FORMAT_NS	"urn:engross:format:1"

/* An XPath expression of letter.xml; expr NULL: the attribute is not there. */
struct eg_format_expr {
	struct eg_expr		*expr;
	const struct eg_node	*attr;
};

struct eg_format_section {
	const char		*name;
	const char		*path;		/* of its stylesheet */
	struct eg_format_expr	 when;
	bool			 required;
	const struct eg_node	*element;
};

/* What a case must be for the format's words to be true of it. */
struct eg_format_condition {
	struct eg_format_expr	 test;
	struct eg_format_expr	 subject;	/* which of the case is to blame */
	const char		*message;
	const char		*help;		/* may be NULL */
	const struct eg_node	*element;
};

struct eg_format {
	struct eg_xml		*xml;		/* letter.xml, for places */
	struct eg_xpath		*xpath;
	struct eg_arena		*arena;
	const char		*directory;	/* templates_dir/name */
	const char		*name, *schema, *rulebook, *ns, *root;
	const char		*theme;		/* path of the stylesheet */
	bool			 reproduction;
	bool			 attach;	/* the letter document, to the PDF */
	bool			 signoff;	/* people approve before it is issued */
	const char		*public_copy;	/* the format of its public copies; or NULL */
	const char		*profile;	/* that cases of a public copy go through; or NULL */
	bool			 redacted;	/* cases of it were redacted before */
	struct eg_format_expr	 title, language, number, date, amends;
	struct {			/* what the letter decides; each.expr NULL: it
					   does not say */
		struct eg_format_expr	 each, words, decision;
	}			 decided;
	const char		**params;	/* name, value, ..., NULL */
	const struct eg_node	**param_nodes;
	size_t			 nparams;
	struct eg_format_condition *conditions;
	size_t			 nconditions;
	struct eg_format_section *sections;
	size_t			 nsections;
};

/*
 * Reads templates_dir/name/letter.xml.  Reports T4001 (no such format) or
 * T4002 (letter.xml is wrong), T4012 (an expression is), T4050 (a section has
 * no stylesheet); all that can be told.  NULL when any was an error.
 */
struct eg_format *eg_format_open(const char *templates_dir, const char *name,
	    struct eg_diags *);
void	 eg_format_free(struct eg_format *);

/*
 * The value over the case as a string.  Without one: "" when that is optional,
 * else false and T4019.
 */
bool	 eg_format_string(struct eg_format *, const struct eg_format_expr *,
	    const struct eg_xml *, bool optional, struct eg_buf *, struct eg_diags *);
/* As a boolean; true when there is none. */
bool	 eg_format_test(struct eg_format *, const struct eg_format_expr *,
	    const struct eg_xml *, bool *result, struct eg_diags *);
/*
 * Tells of each thing the letter decides, in the case's order.  False and T4019 when
 * that cannot be said.
 */
typedef void (*eg_format_decided_fn)(void *data, const char *words, const char *decision);
bool	 eg_format_decided(struct eg_format *, const struct eg_xml *annotated,
	    eg_format_decided_fn, void *data, struct eg_diags *);
/* The first node it selects of the case, else the case's root. */
const struct eg_node *eg_format_node(struct eg_format *,
	    const struct eg_format_expr *, const struct eg_xml *);

#endif
