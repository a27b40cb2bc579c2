/*
 * facts.c - what is derived from a case before it is judged.
 *
 * Facts become attributes of the facts namespace on a copy of the case, so
 * that neither Schematron nor templates compute anything.  How they are
 * derived is data beside the rulebook: a list of facts, each with values of
 * which the first holds whose test holds.  `each` matches nodes as the context
 * of a rule does; without it the fact is the root element's.
 *
 *	<fact name="outcome">
 *	  <value test="not(c:item[@f:decision = 'upheld'])" is="overturn"/>
 *	  <value is="uphold"/>
 *	</fact>
 */
#include <string.h>

#include "base/suggest.h"
#include "rules/judge.h"

struct value {
	struct value	*next;
	struct eg_query	*test;		/* NULL: holds */
	struct eg_query	*select;	/* NULL: `is` */
	const char	*is;
};

struct eg_fact {
	struct eg_fact	*next;
	const char	*name;
	struct eg_query	*each;		/* as a rule's context; NULL: at the root */
	struct value	*values;
};

/* --- reading -------------------------------------------------------------- */

static struct eg_query *
no_variables(struct eg_loader *l, struct eg_node *node, const char *attr)
{
	struct eg_query *q = eg_query_read(l, node, attr);

	if (q == NULL || eg_expr_variables(q->expr) == 0)
		return q;
	eg_loader_error(l, "R3012", eg_node_attr_node(node, "", attr), NULL,
	    "the variable `$%s` is not defined; facts have no variables",
	    eg_expr_variable(q->expr, 0));
	return NULL;
}

static void
misplaced(struct eg_loader *l, struct eg_node *node, const char *expected)
{
	eg_loader_error(l, "R3030", node, eg_suggest(eg_node_name(node),
	    &expected, 1) == NULL ? NULL :
	    eg_diags_printf(l->diags, "did you mean `%s`?", expected),
	    "`%s` has no meaning here; `%s` is expected", eg_node_name(node),
	    expected);
}

static void
read_value(struct eg_loader *l, struct eg_node *node, struct value ***end)
{
	struct value *v = eg_new(l->arena, struct value);

	v->test = no_variables(l, node, "test");
	v->select = no_variables(l, node, "select");
	v->is = eg_node_attr(node, "", "is");
	if ((v->is == NULL) == (eg_node_attr(node, "", "select") == NULL))
		eg_loader_error(l, "R3030", node, NULL,
		    "a value has either `is` or `select`");
	**end = v;
	*end = &v->next;
}

static void
read_fact(struct eg_loader *l, struct eg_node *node, struct eg_fact ***end)
{
	struct eg_fact *f = eg_new(l->arena, struct eg_fact);
	struct eg_node *each = eg_node_attr_node(node, "", "each"), *c;
	struct value **values = &f->values;

	f->name = eg_loader_need(l, node, "name");
	if (each != NULL && no_variables(l, node, "each") != NULL)
		f->each = eg_query_anywhere(l, each);
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_node_is(c, EG_RULES_NS, "value"))
			read_value(l, c, &values);
		else
			misplaced(l, c, "value");
	**end = f;
	*end = &f->next;
}

static void
read_facts(struct eg_loader *l, struct eg_node *root)
{
	struct eg_fact **end = &l->book->facts;
	struct eg_node *c;

	if (!eg_node_is(root, EG_RULES_NS, "facts")) {
		eg_loader_error(l, "R3030", root, "its first element is `facts` "
		    "in the namespace " EG_RULES_NS,
		    "this does not say how facts are derived");
		return;
	}
	for (c = eg_node_first_element(root); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_node_is(c, EG_RULES_NS, "fact"))
			read_fact(l, c, &end);
		else
			misplaced(l, c, "fact");
}

void
eg_facts_read(struct eg_loader *l, const struct eg_node *schema)
{
	struct eg_source *was = l->source;
	struct eg_source *s = eg_source_beside(l, schema, "facts");

	if (s == NULL)
		return;
	l->source = s;
	read_facts(l, eg_xml_root(s->xml));
	l->source = was;
}

/* --- deriving ------------------------------------------------------------- */

static bool
set(struct eg_run *run, const struct eg_fact *f, struct eg_node *node,
    const struct value *v)
{
	struct eg_value *value;
	struct eg_buf b = { 0 };

	if (v->select == NULL) {
		eg_node_set_attr(node, EG_FACTS_NS, "f", f->name, v->is);
		return true;
	}
	value = eg_run_eval(run, v->select, node);
	if (value == NULL)
		return false;
	eg_value_string(value, &b);
	eg_node_set_attr(node, EG_FACTS_NS, "f", f->name, eg_buf_str(&b));
	eg_buf_free(&b);
	eg_value_free(value);
	return true;
}

static bool
derive_at(struct eg_run *run, const struct eg_fact *f, struct eg_node *node)
{
	const struct value *v;
	bool holds;

	for (v = f->values; v != NULL; v = v->next) {
		holds = true;
		if (v->test != NULL && !eg_run_test(run, v->test, node, &holds))
			return false;
		if (holds)
			return set(run, f, node, v);
	}
	return true;
}

bool
eg_facts_derive(struct eg_rulebook *book, struct eg_xml *xml,
    struct eg_diags *diags)
{
	struct eg_run run = { .book = book, .primary = xml, .xml = xml,
	    .diags = diags };
	const struct eg_fact *f;
	struct eg_value *v;
	bool ok = true;
	size_t i;

	for (f = book->facts; ok && f != NULL; f = f->next) {
		if (f->each == NULL) {
			ok = derive_at(&run, f, eg_xml_root(xml));
			continue;
		}
		v = eg_run_eval(&run, f->each, NULL);
		ok = v != NULL;
		for (i = 0; ok && i < eg_value_count(v); i++)
			if (eg_node_kind(eg_value_node(v, i)) == EG_NODE_ELEMENT)
				ok = derive_at(&run, f, eg_value_node(v, i));
		eg_value_free(v);
	}
	eg_keys_clear(book);
	return ok;
}
