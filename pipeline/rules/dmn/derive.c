/*
 * derive.c - a model on a case: decision after decision, each at its nodes.
 *
 * A decision that requires another sees its value at the same node, or at the
 * nearest above; where there is none, the list of its values below.  So an
 * item knows the case's time limit, and the case all outcomes of its items.
 */
#include "rules/dmn/model.h"

#include <string.h>

/* --- results at a node ---------------------------------------------------- */

/* The first result that is not before the node. */
static size_t
lower_bound(const struct eg_dmn_decision *d, const struct eg_node *node)
{
	size_t low = 0, high = d->results, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (d->result[mid].node != node &&
		    eg_node_compare(d->result[mid].node, node) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool
is_below(const struct eg_node *node, const struct eg_node *above)
{
	while (node != NULL && node != above)
		node = eg_node_parent(node);
	return node != NULL;
}

size_t
eg_dmn_results_at(const struct eg_dmn_decision *d, const struct eg_node *node,
    size_t *n, bool *one)
{
	const struct eg_node *up;
	size_t first, i;

	*one = true;
	*n = 1;
	for (up = node; up != NULL; up = eg_node_parent(up)) {
		first = lower_bound(d, up);
		if (first < d->results && d->result[first].node == up)
			return first;
	}
	*one = false;
	first = lower_bound(d, node);
	for (i = first; i < d->results && is_below(d->result[i].node, node); )
		i++;
	*n = i - first;
	return first;
}

static const struct eg_feel *
value_at(struct eg_dmn_run *run, const struct eg_dmn_decision *d,
    const struct eg_node *node)
{
	const struct eg_feel **item;
	size_t first, n, i;
	bool one;

	first = eg_dmn_results_at(d, node, &n, &one);
	if (one)
		return d->result[first].value;
	item = eg_new_array(run->env.arena, n, const struct eg_feel *);
	for (i = 0; i < n; i++)
		item[i] = d->result[first + i].value;
	return eg_feel_list(run->env.arena, item, n);
}

/* --- one decision at one node --------------------------------------------- */

static bool
fill(struct eg_dmn_run *run, const struct eg_dmn_decision *d,
    struct eg_node *node)
{
	const struct eg_node *found;
	struct eg_dmn_require *r;

	for (r = d->requires; r != NULL; r = r->next)
		if (r->decision != NULL)
			run->slot[r->decision->slot] =
			    value_at(run, r->decision, node);
		else if (r->input != NULL) {
			if (!eg_dmn_input_find(run, r->input, node, &found))
				return false;
			r->found = found;
		}
	return true;
}

static const struct eg_feel *
decide(struct eg_dmn_run *run, const struct eg_dmn_decision *d,
    struct eg_node *node)
{
	const struct eg_feel *v, *fits;
	char wrong[256] = "";

	run->node = node;
	if (!fill(run, d, node))
		return NULL;
	run->hits = 0;
	run->by_default = false;
	run->steps = NULL;
	run->env.steps = &run->steps;
	v = eg_dmn_logic(run, d->logic);
	if (v == NULL) {
		/* Where it was known what happened it is said already. */
		return eg_dmn_stop(run, "R3920",
		    eg_xml_pos(run->model->xml, d->node), NULL, "%s",
		    run->env.error.text);
	}
	fits = eg_dmn_conform(run->model, run->env.arena, d->type, v, wrong);
	if (fits == NULL)
		eg_dmn_stop(run, "R3920", eg_xml_pos(run->model->xml, d->node),
		    NULL, "`%s`: %s", d->name, wrong);
	return fits;
}

static bool
decide_all(struct eg_dmn_run *run, struct eg_dmn_decision *d,
    struct eg_proof ***end)
{
	struct eg_dmn_result *r;
	struct eg_proof *proof;
	size_t i;

	d->results = 0;
	if (!eg_dmn_each(run, d))
		return false;
	for (i = 0; i < d->results; i++) {
		r = &d->result[i];
		r->value = decide(run, d, r->node);
		if (r->value == NULL ||
		    !eg_dmn_fact_set(run, d, r->node, r->value))
			return false;
		r->proof = proof = eg_dmn_prove(run, d, r->node, r->value);
		**end = proof;
		*end = &proof->next;
	}
	return true;
}

static void
forget(struct eg_dmn *m)
{
	struct eg_dmn_decision *d;
	struct eg_dmn_input *i;

	for (i = m->inputs; i != NULL; i = i->next)
		i->value = NULL;
	for (d = m->decisions; d != NULL; d = d->next) {
		d->result = NULL;
		d->results = 0;
	}
}

bool
eg_dmn_derive(struct eg_dmn *m, struct eg_arena *a, struct eg_xml *xml,
    struct eg_proof **proofs, struct eg_diags *diags)
{
	struct eg_dmn_decision *d;
	struct eg_dmn_run run;
	bool ok = true;

	while (*proofs != NULL)
		proofs = &(*proofs)->next;
	eg_xml_order(xml);
	m->digest = UINT64_C(0xcbf29ce484222325);
	eg_dmn_run_start(&run, m, a, true, diags);
	run.xml = xml;
	for (d = m->order; ok && d != NULL; d = d->after)
		ok = decide_all(&run, d, &proofs);
	forget(m);
	return ok;
}

bool
eg_dmn_decision(const struct eg_dmn *m, size_t i, const char **name,
    const char **fact)
{
	const struct eg_dmn_decision *d = m->decisions;

	while (d != NULL && i-- > 0)
		d = d->next;
	if (d == NULL)
		return false;
	*name = d->name;
	*fact = d->fact;
	return true;
}
