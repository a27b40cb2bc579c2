/*
 * findings.c - a verdict told to the person who wrote the case.
 */
#include <stdlib.h>
#include <string.h>

#include "rules/law.h"
#include "rules/phrase/phrase.h"

/* The texts of a list of remarks, one after another; NULL for none. */
static const char *
joined(struct eg_diags *diags, const struct eg_remark *r)
{
	const char *s = NULL;

	for (; r != NULL; r = r->next)
		s = s == NULL ? r->text :
		    eg_diags_printf(diags, "%s; %s", s, r->text);
	return s;
}

/*
 * A subject is pointed at in its value, a context at its start; where the rule
 * is about words in a text, at them.
 */
static struct eg_pos
place(const struct eg_event *e)
{
	struct eg_node *n = e->subject;

	if (e->fact != NULL && eg_phrases_are_words(e->fact))
		return eg_phrases_words_pos(e->xml, n, eg_node_text(e->fact));
	if (n != e->node && (eg_node_kind(n) == EG_NODE_ATTRIBUTE ||
	    eg_node_text(n) != NULL))
		return eg_xml_value_pos(e->xml, n);
	return eg_xml_pos(e->xml, eg_node_kind(n) == EG_NODE_ATTRIBUTE ? n :
	    eg_node_element(e->xml, n));
}

static const char *
code(const struct eg_event *e)
{
	if (e->check->at.id != NULL)
		return e->check->at.id;
	if (e->rule->at.id != NULL)
		return e->rule->at.id;
	return e->pattern->at.id != NULL ? e->pattern->at.id : "R3100";
}

static void
report(const struct eg_rulebook *book, const struct eg_event *e,
    struct eg_diags *diags)
{
	enum eg_severity severity = eg_judge_severity(book, e->check);
	const char *rule = joined(diags, e->properties);
	const struct eg_law_ref *cites = eg_standing_cites(e->pattern, e->rule,
	    e->check);
	const char *law = eg_standing_citation(cites, diags);
	struct eg_node *n = e->subject;
	struct eg_buf where = { 0 };

	eg_node_path(eg_node_kind(n) == EG_NODE_ATTRIBUTE ? n :
	    eg_node_element(e->xml, n), &where);
	eg_report(diags, &(struct eg_diag){ .severity = severity,
	    .code = code(e), .at = place(e), .where = eg_buf_str(&where),
	    .rule = rule != NULL ? rule : law != NULL ? law : e->check->see,
	    .provision = eg_standing_versions(cites, diags),
	    .help = book->reproduction ? NULL : joined(diags, e->diagnostics),
	    .note = severity == EG_FATAL ? "nobody can waive this" :
	    book->reproduction && severity > EG_NOTE ?
	    "a defect of the original; it stays as published" : NULL },
	    "%s", *e->text != '\0' ? e->text : "this rule does not hold");
	eg_buf_free(&where);
}

/* --- what must be acknowledged -------------------------------------------- */

static bool
is_listed(const char *list, const char *id)
{
	return eg_entry_listed(list, id, strlen(id));
}

void
eg_rules_to_acknowledge(const struct eg_rulebook *book, struct eg_buf *out)
{
	const struct eg_pattern *p;
	const struct eg_rule *r;
	const struct eg_check *c;
	size_t before = out->len;

	if (book->reproduction)
		return;
	for (p = book->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next)
			for (c = r->checks; c != NULL; c = c->next)
				if (c->failed && c->severity == EG_WARNING &&
				    c->at.id != NULL && !is_listed(
				    eg_buf_str(out) + before, c->at.id))
					eg_buf_printf(out, "%s%s", out->len ==
					    before ? "" : " ", c->at.id);
}

/* --- what was not judged -------------------------------------------------- */

static const struct eg_check *
next_check(const struct eg_rulebook *book, const struct eg_pattern **p,
    const struct eg_rule **r, const struct eg_check *c)
{
	if (c != NULL && c->next != NULL)
		return c->next;
	if (*p == NULL) {
		*p = book->patterns;
		*r = *p == NULL ? NULL : (*p)->rules;
	} else {
		*r = (*r)->next;
	}
	for (;;) {
		while (*r == NULL) {
			if (*p == NULL || (*p = (*p)->next) == NULL)
				return NULL;
			*r = (*p)->rules;
		}
		if ((*r)->checks != NULL)
			return (*r)->checks;
		*r = (*r)->next;
	}
}

static int
by_id(const void *a, const void *b)
{
	return strcmp((*(const struct eg_check *const *)a)->at.id,
	    (*(const struct eg_check *const *)b)->at.id);
}

/* The ids of which no check was judged; each once. */
static size_t
list_unjudged(const struct eg_check *const *checks, size_t n, struct eg_buf *out)
{
	size_t i, end, ids = 0;
	bool judged;

	for (i = 0; i < n; i = end) {
		judged = false;
		for (end = i; end < n && by_id(&checks[i], &checks[end]) == 0; end++)
			judged |= checks[end]->judged;
		if (!judged)
			eg_buf_printf(out, "%s%s", ids++ == 0 ? "" : ", ",
			    checks[i]->at.id);
	}
	return ids;
}

/*
 * In one note, since a reader wants to know which rules say nothing about
 * this letter, not where each of them is silent.
 */
static void
report_not_judged(const struct eg_rulebook *book, const struct eg_xml *xml,
    struct eg_diags *diags)
{
	const struct eg_pattern *p = NULL;
	const struct eg_rule *r = NULL;
	const struct eg_check *c = NULL, **checks = NULL;
	struct eg_buf ids = { 0 };
	size_t n = 0;

	while ((c = next_check(book, &p, &r, c)) != NULL)
		if (c->at.id != NULL && (c->judged || c->withheld)) {
			checks = eg_realloc(checks, n + 1, sizeof(*checks));
			checks[n++] = c;
		}
	if (n > 1)
		qsort(checks, n, sizeof(*checks), by_id);
	n = list_unjudged(checks, n, &ids);
	free(checks);
	if (n > 0)
		eg_report(diags, &(struct eg_diag){ .severity = EG_NOTE,
		    .code = "R3801", .at = eg_xml_pos(xml, eg_xml_root(xml)),
		    .note = "what these rules need is not in a published letter" },
		    "not judged: not published: %zu rule%s: %s", n,
		    n == 1 ? "" : "s", eg_buf_str(&ids));
	eg_buf_free(&ids);
}

void
eg_findings_report(const struct eg_rulebook *book, const struct eg_verdict *v,
    const struct eg_xml *xml, struct eg_diags *diags)
{
	const struct eg_event *e;

	for (e = v->events; e != NULL; e = e->next)
		if (e->kind == EG_EVENT_FINDING)
			report(book, e, diags);
	eg_findings_remarks(book, xml, diags);
}

void
eg_findings_remarks(const struct eg_rulebook *book, const struct eg_xml *xml,
    struct eg_diags *diags)
{
	if (book->reproduction)
		report_not_judged(book, xml, diags);
	eg_standing_report(book, xml, diags);
}
