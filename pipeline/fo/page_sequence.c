/* page_sequence.c - which pages a page sequence has (XSL 1.1, 6.4.5, 7.27). */
#include <string.h>

#include "fo/page.h"

static const struct eg_keyword first_numbers[] = {
	{ "auto", 0 }, { "auto-odd", -1 }, { "auto-even", -2 }, { NULL, 0 }
};
static const struct eg_keyword counts[] = {
	{ "auto", EG_COUNT_AUTO }, { "even", EG_COUNT_EVEN }, { "odd", EG_COUNT_ODD },
	{ "end-on-even", EG_COUNT_END_ON_EVEN },
	{ "end-on-odd", EG_COUNT_END_ON_ODD }, { "no-force", EG_COUNT_NO_FORCE },
	{ NULL, 0 }
};

static void
set_rules(struct eg_refiner *r, const struct eg_node *node, struct eg_page_sequence *s)
{
	const char *name = eg_attr_required(r, node, "master-reference");
	const struct eg_page_master *m = eg_pages_master(r->pages, name);
	const struct eg_sequence_master *sm;
	struct eg_page_rule *rule;

	if (m != NULL) {
		rule = eg_new(r->arena, struct eg_page_rule);
		rule->master = m;
		s->rules = rule;
		s->nrules = 1;
		return;
	}
	sm = eg_pages_sequence_master(r->pages, name);
	if (sm == NULL) {
		eg_pages_unknown(r, node, name);
		return;
	}
	s->rules = sm->rules;
	s->nrules = sm->nrules;
}

const struct eg_page_sequence *
eg_pages_sequence(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_refined *d)
{
	struct eg_page_sequence *s = eg_new(r->arena, struct eg_page_sequence);

	set_rules(r, node, s);
	s->initial_page_number = eg_attr_integer(r, node, "initial-page-number", d,
	    first_numbers, 1, 0);
	s->force_count = (enum eg_force_count)eg_attr_word(r, node, "force-page-count",
	    counts, EG_COUNT_AUTO);
	s->format = eg_attr_string(r, node, "format");
	if (s->format == NULL)
		s->format = "1";
	s->country = d->style.country;
	s->language = d->style.language;
	return s;
}

static bool
has_region(const struct eg_page_master *m, const char *name)
{
	unsigned i;

	for (i = 0; i < EG_REGIONS; i++)
		if (m->region[i].present && strcmp(m->region[i].name, name) == 0)
			return true;
	return false;
}

void
eg_pages_flow(struct eg_refiner *r, const struct eg_node *node,
    const struct eg_page_sequence *s, const char *flow_name)
{
	bool flow = strcmp(eg_node_name(node), "flow") == 0;
	size_t i;

	if (flow_name[0] == '\0' || s->nrules == 0 ||
	    strcmp(flow_name, "xsl-before-float-separator") == 0 ||
	    strcmp(flow_name, "xsl-footnote-separator") == 0)
		return;
	for (i = 0; i < s->nrules; i++)
		if (s->rules[i].master == NULL || has_region(s->rules[i].master, flow_name))
			return;
	/*
	 * Stylesheets write all their static-contents into every sequence; one
	 * for a region that no master at all has is a slip.  Of a flow it is
	 * the text itself that would be lost.
	 */
	for (i = 0; !flow && i < r->pages->nmasters; i++)
		if (has_region(r->pages->masters[i], flow_name))
			return;
	eg_fo_report(r, eg_node_attr_node(node, "", "flow-name"),
	    flow ? EG_ERROR : EG_WARNING, "F5031", NULL,
	    "no page of this sequence has a region called `%s`", flow_name);
}
