/* table_read.c - a decision table as it is written (DMN 1.3 §8.3). */
#include "rules/dmn/model.h"

#include <string.h>

#include "base/suggest.h"

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

static const char *const policies[] = {
	[EG_HIT_UNIQUE] = "UNIQUE", [EG_HIT_ANY] = "ANY",
	[EG_HIT_FIRST] = "FIRST", [EG_HIT_PRIORITY] = "PRIORITY",
	[EG_HIT_RULE_ORDER] = "RULE ORDER",
	[EG_HIT_OUTPUT_ORDER] = "OUTPUT ORDER", [EG_HIT_COLLECT] = "COLLECT",
};

static const char *const aggregations[] = {
	[EG_COLLECT_LIST] = "LIST", [EG_COLLECT_SUM] = "SUM",
	[EG_COLLECT_MIN] = "MIN", [EG_COLLECT_MAX] = "MAX",
	[EG_COLLECT_COUNT] = "COUNT",
};

/* Which of the names the attribute has; the first when it is absent. */
static unsigned
choice(struct eg_dmn_loader *l, const struct eg_node *node, const char *attr,
    const char *const *names, size_t n)
{
	const char *value = eg_node_attr(node, "", attr), *near;
	unsigned i;

	if (value == NULL)
		return 0;
	for (i = 0; i < n; i++)
		if (strcmp(names[i], value) == 0)
			return i;
	near = eg_suggest(value, names, n);
	eg_dmn_error(l, "R3109", eg_node_attr_node(node, "", attr),
	    near == NULL ? NULL :
	    eg_diags_printf(l->diags, "did you mean `%s`?", near),
	    "there is no %s `%s`", attr, value);
	return 0;
}

/* The text of a child element; expr NULL when there is no such child. */
static struct eg_dmn_text
part(struct eg_dmn_loader *l, struct eg_node *node, const char *name,
    enum eg_dmn_grammar grammar)
{
	struct eg_node *c = eg_dmn_child(l->model, node, name);

	return c == NULL ? (struct eg_dmn_text){ NULL, NULL } :
	    eg_dmn_text_read(l, c, grammar);
}

static void
read_input(struct eg_dmn_loader *l, struct eg_node *node,
    struct eg_dmn_column *c)
{
	struct eg_node *e = eg_dmn_child(l->model, node, "inputExpression");

	c->node = node;
	c->name = eg_node_attr(node, "", "label");
	if (e == NULL) {
		eg_dmn_error(l, "R3103", node, NULL,
		    "`input` needs `inputExpression`");
		return;
	}
	c->type = eg_dmn_type_of(l, e, "typeRef");
	c->input = eg_dmn_text_read(l, e, EG_DMN_EXPRESSION);
	c->allowed = part(l, node, "inputValues", EG_DMN_TESTS);
}

static void
read_output(struct eg_dmn_loader *l, struct eg_node *node,
    struct eg_dmn_column *c, size_t outputs)
{
	c->node = node;
	c->name = outputs > 1 ? eg_dmn_need(l, node, "name") :
	    eg_node_attr(node, "", "name");
	c->type = eg_dmn_type_of(l, node, "typeRef");
	c->values = part(l, node, "outputValues", EG_DMN_VALUES);
	c->otherwise = part(l, node, "defaultOutputEntry", EG_DMN_EXPRESSION);
}

/* The annotations of a row, one after the other. */
static const char *
basis(struct eg_dmn_loader *l, struct eg_node *row)
{
	struct eg_buf b = { 0 };
	struct eg_node *c, *text;
	const char *s;

	for (c = eg_node_first_element(row); c != NULL;
	    c = eg_node_next_element(c)) {
		if (!eg_dmn_is(l->model, c, "annotationEntry"))
			continue;
		text = eg_dmn_child(l->model, c, "text");
		s = text == NULL ? "" : eg_dmn_string(l, text);
		if (*s != '\0')
			eg_buf_printf(&b, "%s%s", b.len > 0 ? "; " : "", s);
	}
	s = eg_arena_strdup(l->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

static void
read_row(struct eg_dmn_loader *l, struct eg_node *node, struct eg_dmn_table *t,
    struct eg_dmn_row *r)
{
	static const char *const in[] = { "description", "extensionElements",
	    "inputEntry", "outputEntry", "annotationEntry" };
	size_t tests = eg_dmn_count(l->model, node, "inputEntry");
	size_t outputs = eg_dmn_count(l->model, node, "outputEntry");
	struct eg_node *c;
	size_t i = 0, o = 0;

	eg_dmn_known(l, node, in, COUNT(in));
	r->node = node;
	r->id = eg_node_attr(node, "", "id");
	r->basis = basis(l, node);
	r->test = eg_new_array(l->arena, t->inputs, struct eg_dmn_text);
	r->output = eg_new_array(l->arena, t->outputs, struct eg_dmn_text);
	if (tests != t->inputs || outputs != t->outputs) {
		eg_dmn_error(l, "R3109", node, NULL,
		    "this row has %zu tests and %zu results; the table has %zu "
		    "and %zu columns", tests, outputs, t->inputs, t->outputs);
		return;
	}
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_dmn_is(l->model, c, "inputEntry"))
			r->test[i++] = eg_dmn_text_read(l, c, EG_DMN_TESTS);
		else if (eg_dmn_is(l->model, c, "outputEntry"))
			r->output[o++] = eg_dmn_text_read(l, c,
			    EG_DMN_EXPRESSION);
}

static void
check(struct eg_dmn_loader *l, const struct eg_dmn_table *t)
{
	bool ordered = false;
	size_t i;

	if (t->outputs == 0)
		eg_dmn_error(l, "R3109", t->node, NULL,
		    "a table needs an `output`");
	if (t->aggregation != EG_COLLECT_LIST && t->outputs > 1)
		eg_dmn_error(l, "R3109", t->node, NULL,
		    "only a table with one output has an aggregation");
	if (t->aggregation != EG_COLLECT_LIST && t->policy != EG_HIT_COLLECT)
		eg_dmn_error(l, "R3109", t->node, NULL,
		    "only a table with the hit policy COLLECT has an aggregation");
	for (i = 0; i < t->outputs; i++)
		ordered = ordered || t->output[i].values.node != NULL;
	if (!ordered && t->outputs > 0 && (t->policy == EG_HIT_PRIORITY ||
	    t->policy == EG_HIT_OUTPUT_ORDER))
		eg_dmn_error(l, "R3109", t->node,
		    "add <outputValues> to an output, the first value first",
		    "the hit policy %s needs the order of the values",
		    policies[t->policy]);
}

struct eg_dmn_table *
eg_dmn_table_read(struct eg_dmn_loader *l, struct eg_node *node)
{
	static const char *const in[] = { "description", "extensionElements",
	    "input", "output", "annotation", "rule" };
	struct eg_dmn_table *t = eg_new(l->arena, struct eg_dmn_table);
	size_t inputs = eg_dmn_count(l->model, node, "input");
	size_t outputs = eg_dmn_count(l->model, node, "output");
	struct eg_node *c;

	eg_dmn_known(l, node, in, COUNT(in));
	t->node = node;
	t->policy = choice(l, node, "hitPolicy", policies, COUNT(policies));
	t->aggregation = choice(l, node, "aggregation", aggregations,
	    COUNT(aggregations));
	t->input = eg_new_array(l->arena, inputs, struct eg_dmn_column);
	t->output = eg_new_array(l->arena, outputs, struct eg_dmn_column);
	t->row = eg_new_array(l->arena, eg_dmn_count(l->model, node, "rule"),
	    struct eg_dmn_row);
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_dmn_is(l->model, c, "input"))
			read_input(l, c, &t->input[t->inputs++]);
		else if (eg_dmn_is(l->model, c, "output"))
			read_output(l, c, &t->output[t->outputs++], outputs);
	check(l, t);
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_dmn_is(l->model, c, "rule")) {
			t->row[t->rows].number = (unsigned)t->rows + 1;
			read_row(l, c, t, &t->row[t->rows++]);
		}
	return t;
}
