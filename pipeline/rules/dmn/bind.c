/*
 * bind.c - inputs found in a case by XPath (extension urn:engross:bind:1).
 *
 *	<eg:from select="c:injury/c:date"/>	of an inputData
 *	<eg:from select="c:item" test="exists"/>
 *	<eg:each select="/c:case/c:item"/>	of a decision
 *
 * Prefixes are those of the element.  Paths that do not begin at the root begin
 * at the node that the decision is evaluated for: one of eg:each, or the root
 * element.
 */
#include "rules/dmn/model.h"

#include <string.h>

#include "base/ascii.h"

#define FACTS_NS	"urn:engross:facts:1"	/* as rulebook.h has it */

/* --- reading -------------------------------------------------------------- */

/* Declares a prefix to XPath as the element has it. */
static bool
declare(struct eg_dmn_loader *l, const struct eg_node *attr,
    const char *prefix, bool *facts)
{
	struct eg_xpath *xp = l->model->xp;
	const char *uri = eg_node_lookup_ns(eg_node_parent(attr), prefix);
	const char *other = eg_xpath_namespace_find(xp, prefix);

	if (uri == NULL)
		return true;	/* said when the expression is compiled */
	*facts = *facts || strcmp(uri, FACTS_NS) == 0;
	if (other == NULL) {
		eg_xpath_namespace(xp, eg_arena_strdup(l->arena, prefix),
		    eg_arena_strdup(l->arena, uri));
		return true;
	}
	if (strcmp(other, uri) == 0)
		return true;
	eg_dmn_error(l, "R3110", attr, "give a prefix one meaning in the file",
	    "the prefix `%s` means `%s` elsewhere", prefix, other);
	return false;
}

/* Every "prefix:" outside quotes, but not "axis::". */
static bool
declare_all(struct eg_dmn_loader *l, const struct eg_node *attr,
    const char *s, bool *facts)
{
	const char *start;
	char quote;

	while (*s != '\0') {
		if (*s == '"' || *s == '\'') {
			quote = *s++;
			s += strcspn(s, quote == '"' ? "\"" : "'");
			s += *s != '\0';
			continue;
		}
		for (start = s; eg_is_name_char(*s); )
			s++;
		if (s > start && s[0] == ':' && s[1] != ':' &&
		    !declare(l, attr, eg_arena_strndup(l->arena, start,
		    (size_t)(s - start)), facts))
			return false;
		if (s == start)
			s++;
	}
	return true;
}

static struct eg_expr *
compile(struct eg_dmn_loader *l, const struct eg_node *attr, bool *facts)
{
	const char *text = eg_node_text(attr);
	struct eg_xpath_error e;
	struct eg_expr *x;

	*facts = false;
	if (text == NULL || !declare_all(l, attr, text, facts))
		return NULL;
	x = eg_xpath_compile(l->model->xp, text, &e);
	if (x == NULL) {
		l->failed = true;
		eg_report(l->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "R3110", .help = e.fault == EG_XPATH_PREFIX ?
		    "declare it in the model: xmlns:PREFIX=\"...\"" : NULL,
		    .at = eg_xml_char_pos(l->model->xml, attr, e.offset,
		    e.length) }, "%s", e.text);
		return NULL;
	}
	if (eg_expr_variables(x) > 0) {
		eg_dmn_error(l, "R3110", attr, NULL,
		    "the variable `$%s` is not defined; inputs have no variables",
		    eg_expr_variable(x, 0));
		return NULL;
	}
	return x;
}

/* The extension of that name, its `select` there; NULL: none, or reported. */
static struct eg_node *
extension(struct eg_dmn_loader *l, const struct eg_node *node, const char *name)
{
	struct eg_node *holder = eg_dmn_child(l->model, node,
	    "extensionElements"), *c, *found = NULL;

	for (c = holder == NULL ? NULL : eg_node_first_element(holder);
	    c != NULL; c = eg_node_next_element(c)) {
		if (strcmp(eg_node_ns(c), EG_BIND_NS) != 0)
			continue;
		if (strcmp(eg_node_name(c), name) != 0)
			eg_dmn_error(l, "R3102", c, NULL,
			    "`%s` has no meaning in `%s`", eg_node_name(c),
			    eg_node_name(node));
		else if (found != NULL)
			eg_dmn_error(l, "R3104", c, NULL, "there is another `%s`",
			    name);
		else if (eg_dmn_need(l, c, "select") != NULL)
			found = c;
	}
	return found;
}

/* One path from the root, whatever its conditions; no operator beside it. */
static bool
is_path(const char *s)
{
	size_t depth = 0;
	char before = '\0';

	if (*s != '/')
		return false;
	for (; *s != '\0'; before = *s++) {
		depth += *s == '[';
		depth -= *s == ']' && depth > 0;
		if (depth > 0 || *s == ']' || eg_is_name_char(*s) || *s == '/' ||
		    *s == ':' || *s == '@')
			continue;
		if (*s != '*' || (before != '/' && before != ':' && before != '@'))
			return false;
	}
	return true;
}

static void
bind_input(struct eg_dmn_loader *l, struct eg_dmn_input *i)
{
	struct eg_node *from = extension(l, i->node, "from");
	const char *test, *text;
	bool facts;

	if (from == NULL) {
		if (!l->failed)
			eg_dmn_error(l, "R3110", i->node,
			    "add <eg:from select=\"XPATH\"/> in extensionElements",
			    "nothing says where in a case `%s` is found", i->name);
		return;
	}
	test = eg_node_attr(from, "", "test");
	if (test != NULL && strcmp(test, "exists") != 0)
		eg_dmn_error(l, "R3110", eg_node_attr_node(from, "", "test"),
		    NULL, "`test` is `exists`, or is not there");
	i->exists = test != NULL;
	i->from = eg_node_attr_node(from, "", "select");
	i->select = compile(l, i->from, &facts);
	text = eg_node_text(i->from);
	i->constant = !facts && text != NULL && is_path(text);
}

static void
bind_decision(struct eg_dmn_loader *l, struct eg_dmn_decision *d)
{
	struct eg_node *each = extension(l, d->node, "each");
	const struct eg_dmn_decision *o;
	bool facts;

	if (each != NULL) {
		d->each_node = eg_node_attr_node(each, "", "select");
		d->each = compile(l, d->each_node, &facts);
	}
	d->fact = eg_dmn_fact_name(l->arena, d->name);
	if (d->fact == NULL) {
		eg_dmn_error(l, "R3112", d->node,
		    "begin with a letter; letters, digits and spaces follow",
		    "`%s` makes no name for a fact", d->name);
		return;
	}
	for (o = l->model->decisions; o != d; o = o->next)
		if (o->fact != NULL && strcmp(o->fact, d->fact) == 0)
			eg_dmn_error(l, "R3112", d->node, NULL,
			    "`%s` and `%s` are one fact, `%s`", o->name, d->name,
			    d->fact);
}

void
eg_dmn_bind(struct eg_dmn_loader *l)
{
	struct eg_dmn_input *i;
	struct eg_dmn_decision *d;

	for (i = l->model->inputs; i != NULL; i = i->next)
		bind_input(l, i);
	for (d = l->model->decisions; d != NULL; d = d->next)
		bind_decision(l, d);
}

/* --- finding -------------------------------------------------------------- */

/* What a type is made of in the end. */
static enum eg_feel_kind
kind_of(const struct eg_dmn_type *t, bool *collection)
{
	for (*collection = false; t != NULL; t = t->base) {
		*collection = *collection || t->collection;
		if (t->base == NULL)
			return t->kind;
	}
	return EG_FEEL_NULL;
}

static const char *
trimmed(const char *s, size_t *n)
{
	s += strspn(s, " \t\r\n");
	for (*n = strlen(s); *n > 0 && strchr(" \t\r\n", s[*n - 1]) != NULL; )
		--*n;
	return s;
}

/* Text of the case as a value; null of nothing; NULL: not of that kind. */
static const struct eg_feel *
parse(struct eg_dmn_run *run, enum eg_feel_kind kind, const char *text)
{
	const struct eg_feel *v;
	const char *s;
	size_t n;

	if (kind == EG_FEEL_NULL || kind == EG_FEEL_STRING)
		return eg_feel_string(run->env.arena, text);
	s = trimmed(text, &n);
	if (n == 0)
		return &eg_feel_null;
	v = eg_feel_parse(run->env.arena, kind, s, n);
	return v != NULL && v->kind == kind ? v : NULL;
}

static const struct eg_feel *
of_node(struct eg_dmn_run *run, const struct eg_dmn_input *i,
    enum eg_feel_kind kind, const struct eg_node *node)
{
	struct eg_buf b = { 0 };
	const struct eg_feel *v;

	eg_node_string(node, &b);
	v = parse(run, kind, eg_buf_str(&b));
	if (v == NULL)
		eg_dmn_stop(run, "R3921", eg_xml_value_pos(run->xml, node), NULL,
		    "`%s` is no %s: `" EG_FROM_CASE_N "`", i->name, eg_feel_kind_name(kind),
		    EG_DMN_QUOTED, eg_buf_str(&b));
	eg_buf_free(&b);
	return v;
}

static const struct eg_feel *
of_nodes(struct eg_dmn_run *run, const struct eg_dmn_input *i,
    const struct eg_value *x)
{
	size_t n = eg_value_count(x), k;
	const struct eg_feel **item;
	enum eg_feel_kind kind;
	bool many;

	kind = kind_of(i->type, &many);
	if (!many && n == 0)
		return &eg_feel_null;
	if (!many && n > 1)
		return eg_dmn_stop(run, "R3921",
		    eg_xml_pos(run->xml, eg_value_node(x, 1)), NULL,
		    "`%s` is one value, but %zu are found", i->name, n);
	item = eg_new_array(run->env.arena, n, const struct eg_feel *);
	for (k = 0; k < n; k++) {
		item[k] = of_node(run, i, kind, eg_value_node(x, k));
		if (item[k] == NULL)
			return NULL;
	}
	return many ? eg_feel_list(run->env.arena, item, n) : item[0];
}

/* A string, number or boolean that an expression computed. */
static const struct eg_feel *
of_result(struct eg_dmn_run *run, const struct eg_dmn_input *i,
    const struct eg_value *x)
{
	struct eg_buf b = { 0 };
	const struct eg_feel *v;
	enum eg_feel_kind kind;
	bool many;

	kind = kind_of(i->type, &many);
	if (eg_value_kind(x) == EG_VALUE_BOOLEAN && kind == EG_FEEL_NULL)
		kind = EG_FEEL_BOOLEAN;
	if (eg_value_kind(x) == EG_VALUE_NUMBER && kind == EG_FEEL_NULL)
		kind = EG_FEEL_NUMBER;
	eg_value_string(x, &b);
	if (eg_value_kind(x) == EG_VALUE_NUMBER &&
	    strcmp(eg_buf_str(&b), "NaN") == 0)
		v = &eg_feel_null;	/* the number of nothing */
	else
		v = parse(run, kind, eg_buf_str(&b));
	if (v == NULL)
		eg_dmn_stop(run, "R3921", eg_xml_value_pos(run->model->xml,
		    i->from), NULL, "`%s` is no %s: `" EG_FROM_CASE_N "`", i->name,
		    eg_feel_kind_name(kind), EG_DMN_QUOTED, eg_buf_str(&b));
	eg_buf_free(&b);
	return v;
}

static struct eg_value *
evaluate(struct eg_dmn_run *run, struct eg_expr *x, const struct eg_node *attr,
    struct eg_node *node)
{
	struct eg_xpath_scope scope = { .xml = run->xml, .node = node };
	struct eg_xpath_error e;
	struct eg_value *v = eg_xpath_eval(run->model->xp, x, &scope, &e);

	if (v == NULL)
		eg_dmn_stop(run, "R3920",
		    eg_xml_value_pos(run->model->xml, attr), NULL, "%s", e.text);
	return v;
}

static const struct eg_feel *
find(struct eg_dmn_run *run, const struct eg_dmn_input *i, struct eg_node *node,
    const struct eg_node **found)
{
	struct eg_value *x = evaluate(run, i->select, i->from, node);
	const struct eg_feel *v, *fits;
	char wrong[256] = "";

	*found = NULL;
	if (x == NULL)
		return NULL;
	if (eg_value_count(x) > 0)
		*found = eg_value_node(x, 0);
	v = i->exists ? eg_feel_boolean(eg_value_boolean(x)) :
	    eg_value_kind(x) == EG_VALUE_NODES ? of_nodes(run, i, x) :
	    of_result(run, i, x);
	eg_value_free(x);
	if (v == NULL)
		return NULL;
	fits = eg_dmn_conform(run->model, run->env.arena, i->type, v, wrong);
	if (fits == NULL)
		eg_dmn_stop(run, "R3922", *found != NULL ?
		    eg_xml_value_pos(run->xml, *found) :
		    eg_xml_value_pos(run->model->xml, i->from), NULL,
		    "`%s`: %s", i->name, wrong);
	return fits;
}

/* FNV-1a; one value ends where the next begins. */
static void
digest(struct eg_dmn *m, const struct eg_feel *v)
{
	struct eg_buf b = { 0 };
	size_t i;

	eg_feel_write(v, &b);
	for (i = 0; i <= b.len; i++)
		m->digest = (m->digest ^ (unsigned char)eg_buf_str(&b)[i]) *
		    UINT64_C(0x100000001b3);
	eg_buf_free(&b);
}

void
eg_dmn_keep_digest(struct eg_dmn *m, bool on)
{
	m->digesting = on;
}

uint64_t
eg_dmn_digest(const struct eg_dmn *m)
{
	return m->digest;
}

bool
eg_dmn_input_find(struct eg_dmn_run *run, struct eg_dmn_input *i,
    struct eg_node *node, const struct eg_node **found)
{
	const struct eg_feel *v = i->value;

	if (v != NULL) {
		*found = i->found;
	} else {
		v = find(run, i, node, found);
		if (v == NULL)
			return false;
		if (i->constant) {
			i->value = v;
			i->found = *found;
		}
	}
	run->slot[i->slot] = v;
	if (run->model->digesting)
		digest(run->model, v);
	return true;
}

bool
eg_dmn_each(struct eg_dmn_run *run, struct eg_dmn_decision *d)
{
	struct eg_value *x;
	size_t i, n;

	if (d->each == NULL) {
		d->result = eg_new(run->env.arena, struct eg_dmn_result);
		d->result->node = eg_xml_root(run->xml);
		d->results = 1;
		return true;
	}
	x = evaluate(run, d->each, d->each_node, NULL);
	if (x == NULL)
		return false;
	n = eg_value_count(x);
	d->result = eg_new_array(run->env.arena, n, struct eg_dmn_result);
	for (i = 0; i < n; i++)
		if (eg_node_kind(eg_value_node(x, i)) == EG_NODE_ELEMENT)
			d->result[d->results++].node = eg_value_node(x, i);
	eg_value_free(x);
	return true;
}
