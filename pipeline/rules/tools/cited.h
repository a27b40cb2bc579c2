/*
 * cited.h - who rests on a provision of the register.
 */
#ifndef EG_RULES_TOOLS_CITED_H
#define EG_RULES_TOOLS_CITED_H

#include "rules/law.h"

/* Bits. */
enum eg_cited_by {
	EG_CITED_BY_RULE = 1,		/* see="law:..." of a rule */
	EG_CITED_BY_ROW = 2,		/* a table's row, in its annotations */
	EG_CITED_BY_EXPRESSION = 4	/* in force("..."), edition in force, service */
};

/*
 * Who names the provision, or one version of it (NULL: any): 0 for nobody.  One
 * that names no version rests on all.
 */
unsigned eg_cited(const struct eg_rulebook *, const struct eg_provision *,
	    const struct eg_version *);

/* Whether one of the references is to the provision, and to the version. */
bool	 eg_cited_in(const struct eg_law_ref *, const struct eg_provision *,
	    const struct eg_version *);
/* The same of the annotations of a row. */
bool	 eg_cited_in_text(const struct eg_law *, const char *text,
	    const struct eg_provision *, const struct eg_version *);

#endif
