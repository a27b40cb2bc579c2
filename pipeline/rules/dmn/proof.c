/* proof.c - what a result rests on; see proof.h. */
#include "rules/dmn/model.h"

#include <string.h>

static bool
text_reads(const struct eg_dmn_text *t, unsigned slot)
{
	return t->expr != NULL && eg_feel_reads(t->expr, slot);
}

/* Whether a row depends on a slot: by a cell that says something. */
static bool
row_reads(const struct eg_dmn_table *t, const struct eg_dmn_row *r,
    unsigned slot)
{
	size_t i;

	for (i = 0; i < t->inputs; i++)
		if (!eg_feel_is_any(r->test[i].expr) &&
		    (text_reads(&t->input[i].input, slot) ||
		    text_reads(&r->test[i], slot)))
			return true;
	for (i = 0; i < t->outputs; i++)
		if (text_reads(&r->output[i], slot))
			return true;
	return false;
}

/*
 * Noise is left out: an input whose cells are all "-" in the rows that
 * apply did not matter.  Where no row applied every column did.
 */
static bool
matters(const struct eg_dmn_run *run, const struct eg_dmn_decision *d,
    unsigned slot)
{
	size_t i;

	if (d->logic->kind == EG_LOGIC_TEXT)
		return text_reads(&d->logic->text, slot);
	if (d->logic->kind != EG_LOGIC_TABLE || run->hits == 0)
		return true;
	for (i = 0; i < run->hits; i++)
		if (row_reads(d->logic->table, run->hit[i], slot))
			return true;
	return false;
}

static void
add_reasons(struct eg_dmn_run *run, const struct eg_dmn_decision *d,
    const struct eg_node *node, struct eg_proof *p)
{
	struct eg_reason **end = &p->reasons, *reason;
	const struct eg_dmn_require *r;
	const struct eg_proof **proofs;
	size_t first, i;
	unsigned slot;

	for (r = d->requires; r != NULL; r = r->next) {
		if (r->knowledge != NULL)
			continue;
		slot = r->input != NULL ? r->input->slot : r->decision->slot;
		if (!matters(run, d, slot))
			continue;
		*end = reason = eg_new(run->env.arena, struct eg_reason);
		end = &reason->next;
		reason->value = run->slot[slot];
		reason->name = r->input != NULL ? r->input->name :
		    r->decision->name;
		reason->node = r->found;
		reason->input = r->input;
		if (r->decision == NULL)
			continue;
		first = eg_dmn_results_at(r->decision, node, &reason->n,
		    &reason->one);
		proofs = eg_new_array(run->env.arena, reason->n,
		    const struct eg_proof *);
		for (i = 0; i < reason->n; i++)
			proofs[i] = r->decision->result[first + i].proof;
		reason->proofs = proofs;
	}
}

static void
add_rows(struct eg_dmn_run *run, struct eg_proof *p)
{
	struct eg_proof_row **end = &p->rows;
	size_t i;

	for (i = 0; i < run->hits; i++) {
		*end = eg_new(run->env.arena, struct eg_proof_row);
		(*end)->number = run->hit[i]->number;
		(*end)->id = run->hit[i]->id;
		(*end)->basis = run->hit[i]->basis;
		(*end)->node = run->hit[i]->node;
		end = &(*end)->next;
	}
}

struct eg_proof *
eg_dmn_prove(struct eg_dmn_run *run, const struct eg_dmn_decision *d,
    struct eg_node *node, const struct eg_feel *value)
{
	struct eg_proof *p = eg_new(run->env.arena, struct eg_proof);

	p->number = run->proved++;
	p->name = d->name;
	p->fact = d->fact;
	p->node = node;
	p->decision = d->node;
	p->model = run->model->xml;
	p->value = value;
	if (d->logic->kind == EG_LOGIC_TEXT)
		p->text = eg_feel_text(d->logic->text.expr);
	p->by_default = run->by_default;
	p->steps = run->steps;
	p->authorities = d->authorities;
	add_rows(run, p);
	add_reasons(run, d, node, p);
	return p;
}
