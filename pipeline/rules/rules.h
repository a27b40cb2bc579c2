/*
 * rules.h - the rules stage: a case judged by a rulebook.
 *
 * A rulebook is a folder of data (Schematron asserts; later DMN tables, the
 * register of law and calendars); no C here knows what a case is about.
 */
#ifndef EG_RULES_RULES_H
#define EG_RULES_RULES_H

#include "base/diag.h"
#include "xml/xml.h"

struct eg_rulebook;

/* Loads DIR/NAME.sch where NAME is given.  Reports R30xx at the rulebook's lines, NULL. */
struct eg_rulebook *eg_rulebook_open(const char *path, struct eg_diags *);
void	 eg_rulebook_free(struct eg_rulebook *);

struct eg_rules_options {
	const char	*phase;		/* NULL: #DEFAULT */
	bool		 reproduction;	/* a published letter made again: its defects are kept,
					   findings become notes and warnings, never errors */
};

/*
 * Judges.  Each finding is reported with the rule's id as its code, its
 * severity by role (fatal, error, warning, info), the place in the case, the
 * citation in `rule`, the repair in `help`.  facts (derived outcomes and the
 * like) are set as attributes in the facts namespace on `annotated`, a copy of
 * the case that templates read.  False when judging itself failed: "cannot
 * judge", R39xx, never a pass.
 */
bool	 eg_rules_judge(struct eg_rulebook *, struct eg_xml *annotated,
	    const struct eg_rules_options *, struct eg_diags *);

#endif
