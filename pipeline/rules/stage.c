/* stage.c - see rules.h: derive, judge, tell. */
#include "rules/calendar.h"
#include "rules/law.h"
#include "rules/phrase/phrase.h"

void
eg_rules_begin(struct eg_rulebook *book)
{
	book->signable = false;
	book->proofs = NULL;
	book->derived_all = false;
	if (book->law != NULL)
		eg_law_begin(book->law);
	if (book->calendars != NULL)
		eg_calendars_forget(book->calendars);
}

static bool
decide(struct eg_rulebook *book, struct eg_xml *xml, struct eg_diags *diags)
{
	if (!eg_decisions_derive(book, xml, diags))
		return false;
	book->derived_all = true;
	eg_law_cite_rows(book);
	return true;
}

static bool
derive(struct eg_rulebook *book, struct eg_xml *xml, struct eg_diags *diags)
{
	return eg_phrases_derive(book, xml, diags) && decide(book, xml, diags);
}

bool
eg_rules_decide(struct eg_rulebook *book, struct eg_xml *xml,
    struct eg_diags *diags)
{
	eg_rules_begin(book);
	return decide(book, xml, diags);
}

bool
eg_rules_derive(struct eg_rulebook *book, struct eg_xml *xml,
    struct eg_diags *diags)
{
	eg_rules_begin(book);
	return derive(book, xml, diags);
}

static bool
judge(struct eg_rulebook *book, struct eg_xml *xml,
    const struct eg_rules_options *options, struct eg_verdict *v,
    struct eg_diags *diags)
{
	eg_rules_begin(book);
	/* What is tried out is said before anything that follows from it. */
	if (!eg_judge_law(book, options->law_as_of, diags))
		return false;
	if (options->law_as_of != NULL)
		eg_standing_what_if(xml, options->law_as_of, diags);
	return derive(book, xml, diags) && eg_judge(book, xml, options, v, diags);
}

bool
eg_rules_judge(struct eg_rulebook *book, struct eg_xml *annotated,
    const struct eg_rules_options *options, struct eg_diags *diags)
{
	struct eg_verdict v = { .full = options->svrl != NULL };
	bool ok = judge(book, annotated, options, &v, diags);

	if (v.arena != NULL)
		eg_findings_report(book, &v, annotated, diags);
	if (ok && options->svrl != NULL)
		eg_svrl_print(book, &v, annotated, options, options->svrl);
	if (ok && options->receipt != NULL)
		eg_rules_receipt(book, annotated, options, options->receipt);
	eg_verdict_free(&v);
	return ok;
}

bool
eg_rules_signable(const struct eg_rulebook *book)
{
	return book->signable;
}

bool
eg_rules_svrl(struct eg_rulebook *book, struct eg_xml *annotated,
    const struct eg_rules_options *options, struct eg_buf *out,
    struct eg_diags *diags)
{
	struct eg_verdict v = { .full = true };
	bool ok = judge(book, annotated, options, &v, diags);

	if (ok)
		eg_svrl_print(book, &v, annotated, options, out);
	eg_verdict_free(&v);
	return ok;
}
