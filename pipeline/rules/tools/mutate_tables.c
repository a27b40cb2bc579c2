/* mutate_tables.c - changes of the decision model, and of what it reads. */
#include <string.h>

#include "rules/dmn/mutant.h"
#include "rules/tools/mutant.h"
#include "rules/tools/mutate.h"

/* NULL: a function of the model makes none. */
static const char *
fact_of(const struct eg_dmn *dmn, const char *decision)
{
	struct eg_dmn_use use;
	size_t i;

	for (i = 0; eg_dmn_use(dmn, i, &use); i++)
		if (strcmp(use.name, decision) == 0)
			return use.fact;
	return NULL;
}

static void
add_cells(struct eg_mutation *m)
{
	struct eg_dmn_mutant *list;
	size_t i, n = eg_dmn_mutants(m->tool->book->dmn, m->arena, &list);

	for (i = 0; i < n; i++)
		eg_trial_add(m, (struct eg_trial){ .change = list[i].change,
		    .reach = { .what = EG_REACH_FACTS, .rows = list[i].rows,
		    .row = { list[i].index[0], list[i].index[1] },
		    .certain = list[i].certain, .by_inputs = true,
		    .fact = fact_of(m->tool->book->dmn, list[i].decision) }, .of = list[i].decision,
		    .in = list[i].row == 0 ?
		    eg_arena_printf(m->arena, "`%s`", list[i].decision) :
		    eg_arena_printf(m->arena, "row %u of `%s`", list[i].row,
		    list[i].decision),
		    .says = list[i].says, .shown = list[i].shown,
		    .at = list[i].at });
}

static void
add_path(struct eg_mutation *m, const struct eg_dmn_xpath *p)
{
	const struct eg_mutant *list;
	struct eg_xpath_error err;
	struct eg_expr *e;
	size_t i, n = eg_mutants(m->arena, eg_expr_text(*p->slot), false, &list);

	for (i = 0; i < n; i++) {
		e = eg_xpath_compile(p->xp, list[i].text, &err);
		if (e != NULL)
			eg_trial_add(m, (struct eg_trial){
			    .change = eg_change_make(m->arena, p->slot, &e, sizeof(e)),
			    .reach.what = EG_REACH_FACTS, .of = p->name,
			    .in = eg_arena_printf(m->arena, "`%s`", p->name),
			    .says = list[i].says, .shown = list[i].change,
			    .at = eg_xml_char_pos(p->xml, p->attr, list[i].offset,
			    list[i].length) });
	}
}

void
eg_mutate_tables(struct eg_mutation *m)
{
	struct eg_dmn *dmn = m->tool->book->dmn;
	struct eg_dmn_xpath path;
	size_t i;

	if (dmn == NULL)
		return;
	for (i = 0; eg_dmn_xpath(dmn, i, &path); i++)
		add_path(m, &path);
	add_cells(m);
}
