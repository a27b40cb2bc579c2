/* mutate_rules.c - changes of the expressions of rules. */
#include <string.h>

#include "rules/tools/mutant.h"
#include "rules/tools/mutate.h"
#include "rules/tools/site.h"

/* The changed expression, its variables those of the original. */
static struct eg_query *
compile(struct eg_mutation *m, const struct eg_query *old, bool context,
    const char *text)
{
	struct eg_query *q = eg_new(m->arena, struct eg_query);
	struct eg_xpath_error err;
	struct eg_buf b = { 0 };
	size_t i, k;

	*q = *old;
	if (context)
		eg_query_anywhere_text(text, &b);
	else
		eg_buf_puts(&b, text);
	q->expr = eg_xpath_compile(m->tool->book->xp, eg_buf_str(&b), &err);
	eg_buf_free(&b);
	if (q->expr == NULL)
		return NULL;
	q->vars = eg_new_array(m->arena, eg_expr_variables(q->expr) + 1,
	    struct eg_let *);
	for (i = 0; i < eg_expr_variables(q->expr); i++)
		for (k = 0; k < eg_expr_variables(old->expr); k++)
			if (strcmp(eg_expr_variable(q->expr, i),
			    eg_expr_variable(old->expr, k)) == 0)
				q->vars[i] = old->vars[k];
	return q;
}

static void
add(struct eg_mutation *m, const struct eg_site *site,
    const struct eg_mutant *mutant, struct eg_query *query)
{
	const struct eg_query *q = *site->slot;
	const char *written = eg_node_text(q->attr);
	bool as_written = written != NULL && strcmp(written, site->text) == 0;
	const char *of = *site->of == '\0' ? "a rule" : site->of;

	eg_trial_add(m, (struct eg_trial){
	    .change = eg_change_make(m->arena, site->slot, &query, sizeof(query)),
	    .reach = { .what = EG_REACH_RULES, .pattern = site->pattern },
	    .of = site->of,
	    .in = site->kind == EG_SITE_CONTEXT ?
	    eg_arena_printf(m->arena, "the context of %s", of) : of,
	    .says = mutant->says, .shown = mutant->change,
	    .at = as_written && query != NULL ? eg_xml_char_pos(q->source->xml,
	    q->attr, mutant->offset, mutant->length) :
	    eg_xml_value_pos(q->source->xml, q->attr),
	    .written = q->attr, .offset = mutant->offset });
}

void
eg_mutate_rules(struct eg_mutation *m)
{
	static const struct eg_mutant without = {
		.says = "the subject is left out", .change = "{subject -> }" };
	struct eg_site *site;
	const struct eg_mutant *list;
	struct eg_query *q;
	size_t i, k, n = eg_sites(m->tool->book, m->arena, &site), made;

	for (i = 0; i < n; i++) {
		if (site[i].kind == EG_SITE_SUBJECT) {
			add(m, &site[i], &without, NULL);
			continue;
		}
		made = eg_mutants(m->arena, site[i].text,
		    site[i].kind == EG_SITE_TEST, &list);
		for (k = 0; k < made; k++) {
			q = compile(m, *site[i].slot,
			    site[i].kind == EG_SITE_CONTEXT, list[k].text);
			if (q != NULL)
				add(m, &site[i], &list[k], q);
		}
	}
}

/* The days that `applies` needs were found by the original's variables. */
static bool
has_the_same_variables(const struct eg_expr *a, const struct eg_expr *b)
{
	size_t i;

	if (eg_expr_variables(a) != eg_expr_variables(b))
		return false;
	for (i = 0; i < eg_expr_variables(a); i++)
		if (strcmp(eg_expr_variable(a, i), eg_expr_variable(b, i)) != 0)
			return false;
	return true;
}

void
eg_mutate_applies(struct eg_mutation *m, struct eg_query **slot,
    const char *version)
{
	const struct eg_query *old = *slot;
	const struct eg_mutant *list;
	size_t i, n = eg_mutants(m->arena, eg_expr_text(old->expr), true, &list);
	struct eg_query *q;

	for (i = 0; i < n; i++) {
		q = compile(m, old, false, list[i].text);
		if (q != NULL && has_the_same_variables(q->expr, old->expr))
			eg_trial_add(m, (struct eg_trial){
			    .change = eg_change_make(m->arena, slot, &q, sizeof(q)),
			    .reach.what = EG_REACH_RULES, .of = version,
			    .in = eg_arena_printf(m->arena, "`%s`", version),
			    .says = list[i].says, .shown = list[i].change,
			    .at = eg_query_pos(old, list[i].offset,
			    list[i].length) });
	}
}
