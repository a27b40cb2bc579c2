/*
 * asked.h - a checklist as it was written; between checklist.c, which reads it,
 * and find.c, which looks for it.
 */
#ifndef EG_REVIEW_ASKED_H
#define EG_REVIEW_ASKED_H

#include "review/checklist.h"
#include "xml/xpath.h"

#define EG_CHECKLIST_NS	"urn:engross:checklist:1"

/* An XPath expression; expr NULL: the attribute is not there. */
struct asked_expr {
	struct eg_expr		*expr;
	const struct eg_node	*attr;
};

struct asked_part {
	enum asked_kind { ASKED_FOUND, ASKED_HOLDS, ASKED_ATTESTED } kind;
	const char		*role, *by;	/* FOUND; ATTESTED */
	struct asked_expr	 select, of, test, each, name, when;
};

/* An element, or an attestation, which has no parts. */
struct asked {
	const struct eg_node	*node;
	const char		*id, *words, *law;
	struct asked_expr	 when;
	struct asked_part	*part;
	size_t			 nparts;
};

struct eg_checklist {
	struct eg_xml		*xml;
	struct eg_xpath		*xpath;
	struct eg_arena		*arena;
	const char		*title;
	struct asked_expr	 confidential;
	struct asked		*element, *attestation;
	size_t			 nelements, nattestations;
};

#endif
