/*
 * run.c - expressions while a case is judged.
 *
 * A variable is evaluated when something first asks for it, in its own scope:
 * at the document for those of schema and phase, at the document being judged
 * for a pattern's, at the context for a rule's.
 */
#include "rules/judge.h"

static bool
failed(struct eg_run *run, const struct eg_query *q, struct eg_node *node,
    const struct eg_xpath_error *err)
{
	struct eg_node *at = eg_node_element(run->xml, node == NULL ?
	    eg_xml_document(run->xml) : node);
	const char *id = run->check == NULL ? NULL : run->check->at.id;

	eg_report(run->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3901", .at = eg_query_pos(q, err->offset, err->length),
	    .from = eg_xml_pos(run->xml, at),
	    .found = eg_expr_text(q->expr) },
	    id == NULL ? "cannot judge%s: %s" : "cannot judge %s: %s",
	    id == NULL ? "" : id, err->text);
	return false;
}

static bool	ready(struct eg_run *, struct eg_let *);

/* Looks up what an expression's variables are worth; values has room. */
static bool
gather(struct eg_run *run, const struct eg_query *q,
    const struct eg_value **values)
{
	size_t i, n = eg_expr_variables(q->expr);

	for (i = 0; i < n; i++) {
		if (q->vars[i] == NULL) {
			eg_bind_undefined(q, i, run->diags);
			return false;
		}
		if (!ready(run, q->vars[i]))
			return false;
		values[i] = q->vars[i]->value;
	}
	return true;
}

static bool
ready(struct eg_run *run, struct eg_let *let)
{
	struct eg_node *node = NULL;
	struct eg_xml *was = run->xml;

	if (let->value != NULL)
		return true;
	let->used = true;
	if (let->query == NULL) {
		/* Its content; as a string it is what XSLT would make of it. */
		let->value = eg_value_new_node(let->at.node);
		return true;
	}
	if (let->scope == EG_LET_RULE)
		node = run->context;
	else if (let->scope != EG_LET_PATTERN)
		run->xml = run->primary;
	let->value = eg_run_eval(run, let->query, node);
	run->xml = was;
	return let->value != NULL;
}

bool
eg_run_test(struct eg_run *run, struct eg_query *q, struct eg_node *node,
    bool *result)
{
	const struct eg_value *values[EG_VARIABLES_MAX];
	struct eg_xpath_scope scope = { run->xml, node, values };
	struct eg_xpath_error err;

	if (!gather(run, q, values))
		return false;
	scope.xml = run->xml;
	return eg_xpath_test(run->book->xp, q->expr, &scope, result, &err) ||
	    failed(run, q, node, &err);
}

struct eg_value *
eg_run_eval(struct eg_run *run, struct eg_query *q, struct eg_node *node)
{
	const struct eg_value *values[EG_VARIABLES_MAX];
	struct eg_xpath_scope scope = { run->xml, node, values };
	struct eg_xpath_error err;
	struct eg_value *v;

	if (!gather(run, q, values))
		return NULL;
	v = eg_xpath_eval(run->book->xp, q->expr, &scope, &err);
	if (v == NULL)
		failed(run, q, node, &err);
	return v;
}

void
eg_run_forget(struct eg_let *let)
{
	for (; let != NULL; let = let->next) {
		eg_value_free(let->value);
		let->value = NULL;
	}
}
