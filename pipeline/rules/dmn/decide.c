/* decide.c - a model evaluated, its inputs being given. */
#include "rules/dmn/model.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const struct eg_feel *
eg_dmn_stop(struct eg_dmn_run *run, const char *code, struct eg_pos at,
    const char *note, const char *fmt, ...)
{
	struct eg_pos node = { 0 };
	char text[512];
	va_list ap;

	if (run->reported || run->diags == NULL)
		return NULL;
	run->reported = true;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	/* Where the model is at fault, the case is too: at what was decided. */
	if (run->node != NULL)
		node = eg_xml_pos(run->xml, run->node);
	if (node.file != NULL && at.file != NULL &&
	    strcmp(node.file, at.file) == 0)
		node = (struct eg_pos){ 0 };
	eg_report(run->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = code, .at = at, .from = node, .note = note },
	    "cannot judge: %s", text);
	return NULL;
}

static const struct eg_feel *
stopped_at(struct eg_dmn_run *run, const struct eg_dmn_text *t)
{
	const struct eg_feel_error *e = &run->env.error;

	return eg_dmn_stop(run, "R3920", eg_xml_char_pos(run->model->xml,
	    t->node, e->offset, e->length), NULL, "%s", e->text);
}

const struct eg_feel *
eg_dmn_eval(struct eg_dmn_run *run, const struct eg_dmn_text *t)
{
	const struct eg_feel *v = eg_feel_eval(&run->env, t->expr);

	return v != NULL ? v : stopped_at(run, t);
}

/* --- boxes ---------------------------------------------------------------- */

static const struct eg_feel *
context(struct eg_dmn_run *run, const struct eg_dmn_logic *g)
{
	struct eg_feel_entry *e = eg_new_array(run->env.arena, g->n,
	    struct eg_feel_entry);
	const struct eg_feel *v;
	size_t i, n = 0;

	for (i = 0; i < g->n; i++) {
		v = eg_dmn_logic(run, g->entry[i].logic);
		if (v == NULL || g->entry[i].name == NULL)
			return v;		/* the result */
		run->slot[g->entry[i].slot] = v;
		e[n++] = (struct eg_feel_entry){ g->entry[i].name, v };
	}
	return eg_feel_context(run->env.arena, e, n);
}

static const struct eg_feel *
list(struct eg_dmn_run *run, const struct eg_dmn_logic *g)
{
	const struct eg_feel **v = eg_new_array(run->env.arena, g->n,
	    const struct eg_feel *);
	size_t i;

	for (i = 0; i < g->n; i++) {
		v[i] = eg_dmn_logic(run, g->entry[i].logic);
		if (v[i] == NULL)
			return NULL;
	}
	return eg_feel_list(run->env.arena, v, g->n);
}

/* The logic of a model's function with its arguments in their slots. */
static const struct eg_feel *
apply(struct eg_dmn_run *run, const struct eg_dmn_knowledge *k,
    const struct eg_feel *const *arg)
{
	const struct eg_feel **was = eg_new_array(run->env.arena, k->feel.n,
	    const struct eg_feel *), *v;
	size_t i;

	for (i = 0; i < k->feel.n; i++) {
		was[i] = run->slot[k->slot[i]];
		run->slot[k->slot[i]] = arg[i];
	}
	run->nested++;
	v = eg_dmn_logic(run, k->logic);
	run->nested--;
	for (i = 0; i < k->feel.n; i++)
		run->slot[k->slot[i]] = was[i];
	return v;
}

static const struct eg_feel *
invocation(struct eg_dmn_run *run, const struct eg_dmn_logic *g)
{
	const struct eg_feel **v = eg_new_array(run->env.arena, g->n,
	    const struct eg_feel *);
	size_t i;

	for (i = 0; i < g->n; i++) {
		v[i] = g->entry[i].logic == NULL ? &eg_feel_null :
		    eg_dmn_logic(run, g->entry[i].logic);
		if (v[i] == NULL)
			return NULL;
	}
	return apply(run, g->called, v);
}

static const struct eg_feel *
invoke(struct eg_feel_env *env, const struct eg_feel_knowledge *k,
    const struct eg_feel *const *arg)
{
	const struct eg_feel *input = env->input, *v;

	v = apply(env->data, k->body, arg);
	env->input = input;
	return v;
}

const struct eg_feel *
eg_dmn_logic(struct eg_dmn_run *run, const struct eg_dmn_logic *g)
{
	switch (g->kind) {
	case EG_LOGIC_TEXT:
		return eg_dmn_eval(run, &g->text);
	case EG_LOGIC_TABLE:
		return eg_dmn_table(run, g->table);
	case EG_LOGIC_CONTEXT:
		return context(run, g);
	case EG_LOGIC_LIST:
		return list(run, g);
	case EG_LOGIC_INVOCATION:
		break;
	}
	return invocation(run, g);
}

void
eg_dmn_run_start(struct eg_dmn_run *run, struct eg_dmn *m, struct eg_arena *a,
    bool strict, struct eg_diags *diags)
{
	unsigned i;

	memset(run, 0, sizeof(*run));
	run->model = m;
	run->diags = diags;
	run->slot = eg_new_array(a, m->slots, const struct eg_feel *);
	for (i = 0; i < m->slots; i++)
		run->slot[i] = &eg_feel_null;
	run->env = (struct eg_feel_env){ .arena = a, .slot = run->slot,
	    .input = &eg_feel_null, .library = m->library, .invoke = invoke,
	    .data = run, .strict = strict };
}

/* --- by name -------------------------------------------------------------- */

const struct eg_feel *
eg_dmn_decide(struct eg_dmn *m, struct eg_arena *a, const char *decision,
    const struct eg_dmn_given *given, size_t n)
{
	const struct eg_dmn_decision *d;
	const struct eg_dmn_input *i;
	const struct eg_feel *v;
	struct eg_dmn_run run;
	size_t g;

	eg_dmn_run_start(&run, m, a, false, NULL);
	for (i = m->inputs; i != NULL; i = i->next)
		for (g = 0; g < n; g++)
			if (strcmp(i->name, given[g].name) == 0)
				run.slot[i->slot] = given[g].value;
	for (d = m->order; d != NULL; d = d->after) {
		v = eg_dmn_logic(&run, d->logic);
		run.slot[d->slot] = v == NULL ? &eg_feel_null : v;
		if (strcmp(d->name, decision) == 0)
			return run.slot[d->slot];
	}
	return NULL;
}
