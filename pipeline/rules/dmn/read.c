/*
 * read.c - the elements of a model (DMN 1.3 §6.3).
 *
 * First everything is listed, then references are followed, then expressions
 * are read, each with the names that its requirements give it.  All mistakes
 * of a model are reported, not the first.
 */
#include "rules/dmn/model.h"

#include <stdarg.h>
#include <string.h>

#include "base/suggest.h"

static const char *const namespaces[] = {
	"https://www.omg.org/spec/DMN/20191111/MODEL/",		/* 1.3 */
	"http://www.omg.org/spec/DMN/20151101/dmn.xsd",		/* 1.1 */
	"http://www.omg.org/spec/DMN/20180521/MODEL/",		/* 1.2 */
	"https://www.omg.org/spec/DMN/20211108/MODEL/",		/* 1.4 */
	"https://www.omg.org/spec/DMN/20230324/MODEL/",		/* 1.5 */
};

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

void
eg_dmn_error(struct eg_dmn_loader *l, const char *code,
    const struct eg_node *node, const char *help, const char *fmt, ...)
{
	va_list ap;

	l->failed = true;
	va_start(ap, fmt);
	eg_vreport(l->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = code, .at = eg_xml_pos(l->model->xml, node), .help = help }, fmt, ap);
	va_end(ap);
}

bool
eg_dmn_is(const struct eg_dmn *m, const struct eg_node *node, const char *name)
{
	return eg_node_is(node, m->ns, name);
}

struct eg_node *
eg_dmn_child(const struct eg_dmn *m, const struct eg_node *node,
    const char *name)
{
	return node == NULL ? NULL : eg_node_child(node, m->ns, name);
}

size_t
eg_dmn_count(const struct eg_dmn *m, const struct eg_node *node,
    const char *name)
{
	struct eg_node *c;
	size_t n = 0;

	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		n += eg_dmn_is(m, c, name);
	return n;
}

const char *
eg_dmn_need(struct eg_dmn_loader *l, const struct eg_node *node,
    const char *name)
{
	const char *value = eg_node_attr(node, "", name);

	if (value != NULL && *value != '\0')
		return value;
	eg_dmn_error(l, "R3103", node, NULL, "`%s` needs `%s`",
	    eg_node_name(node), name);
	return NULL;
}

const char *
eg_dmn_string(struct eg_dmn_loader *l, const struct eg_node *node)
{
	struct eg_buf b = { 0 };
	const char *s;

	eg_node_string(node, &b);
	s = eg_arena_strdup(l->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

void
eg_dmn_known(struct eg_dmn_loader *l, const struct eg_node *parent,
    const char *const *names, size_t n)
{
	const char *near;
	struct eg_node *c;
	size_t i;

	for (c = eg_node_first_element(parent); c != NULL;
	    c = eg_node_next_element(c)) {
		if (strcmp(eg_node_ns(c), l->model->ns) != 0)
			continue;
		for (i = 0; i < n; i++)
			if (strcmp(names[i], eg_node_name(c)) == 0)
				break;
		if (i < n)
			continue;
		near = eg_suggest(eg_node_name(c), names, n);
		eg_dmn_error(l, "R3102", c, near == NULL ? NULL :
		    eg_diags_printf(l->diags, "did you mean `%s`?", near),
		    "`%s` has no meaning in `%s`", eg_node_name(c),
		    eg_node_name(parent));
	}
}

unsigned
eg_dmn_slot(struct eg_dmn_loader *l)
{
	return l->model->slots++;
}

/* --- what there is -------------------------------------------------------- */

static void
list_named(struct eg_dmn_loader *l)
{
	const struct eg_node *c, *root = eg_xml_root(l->model->xml);
	size_t n = 0;

	for (c = eg_node_first_element(root); c != NULL; c = eg_node_next_element(c))
		n++;
	l->named = eg_new_array(l->arena, n, struct eg_dmn_named);
	for (c = eg_node_first_element(root); c != NULL; c = eg_node_next_element(c))
		if (strcmp(eg_node_ns(c), l->model->ns) == 0 &&
		    strcmp(eg_node_name(c), "itemDefinition") != 0)
			l->named[l->nnamed++] = (struct eg_dmn_named){ c,
			    eg_node_attr(c, "", "id"), eg_node_attr(c, "", "name") };
}

/* Whether an id or a name was given before; reports it. */
static void
check_once(struct eg_dmn_loader *l, const struct eg_node *node,
    const char *what, bool id, const char *value)
{
	const struct eg_dmn_named *o, *end = l->named + l->nnamed;
	const char *other;

	if (value == NULL)
		return;
	for (o = l->named; o < end && o->node != node; o++) {
		other = id ? o->id : o->name;
		if (other == NULL || strcmp(other, value) != 0)
			continue;
		eg_dmn_error(l, "R3104", eg_node_attr_node(node, "", what), NULL,
		    "another `%s` on line %u has the %s `%s`", eg_node_name(o->node),
		    eg_xml_pos(l->model->xml, o->node).line, what, value);
		return;
	}
}

static void
identify(struct eg_dmn_loader *l, const struct eg_node *node, const char **id,
    const char **name)
{
	if (l->named == NULL)
		list_named(l);
	*id = eg_node_attr(node, "", "id");
	*name = eg_dmn_need(l, node, "name");
	check_once(l, node, "id", true, *id);
	check_once(l, node, "name", false, *name);
}

/* typeRef of `variable`; its name is the element's, or a mistake. */
static const struct eg_dmn_type *
variable(struct eg_dmn_loader *l, const struct eg_node *node, const char *name)
{
	struct eg_node *v = eg_dmn_child(l->model, node, "variable");
	const char *own = v == NULL ? NULL : eg_node_attr(v, "", "name");

	if (own != NULL && name != NULL && strcmp(own, name) != 0)
		eg_dmn_error(l, "R3104", eg_node_attr_node(v, "", "name"), NULL,
		    "the variable is `%s`, but `%s` is `%s`", own,
		    eg_node_name(node), name);
	return v == NULL ? NULL : eg_dmn_type_of(l, v, "typeRef");
}

static const char *const in_input[] = { "description", "extensionElements",
	"variable" };
static const char *const in_decision[] = { "description", "extensionElements",
	"question", "allowedAnswers", "variable", "informationRequirement",
	"knowledgeRequirement", "authorityRequirement", "supportedObjective",
	"impactedPerformanceIndicator", "decisionMaker", "decisionOwner",
	"usingProcess", "usingTask", "literalExpression", "decisionTable",
	"context", "list", "invocation" };
static const char *const in_knowledge[] = { "description",
	"extensionElements", "variable", "encapsulatedLogic",
	"knowledgeRequirement", "authorityRequirement" };

static void
add_input(struct eg_dmn_loader *l, struct eg_node *node)
{
	struct eg_dmn_input *i = eg_new(l->arena, struct eg_dmn_input), **end;

	eg_dmn_known(l, node, in_input, COUNT(in_input));
	identify(l, node, &i->id, &i->name);
	i->node = node;
	i->type = variable(l, node, i->name);
	i->slot = eg_dmn_slot(l);
	for (end = &l->model->inputs; *end != NULL; end = &(*end)->next)
		;
	*end = i;
}

static void
add_decision(struct eg_dmn_loader *l, struct eg_node *node)
{
	struct eg_dmn_decision *d = eg_new(l->arena, struct eg_dmn_decision);
	struct eg_dmn_decision **end;

	eg_dmn_known(l, node, in_decision, COUNT(in_decision));
	identify(l, node, &d->id, &d->name);
	d->node = node;
	d->type = variable(l, node, d->name);
	d->slot = eg_dmn_slot(l);
	for (end = &l->model->decisions; *end != NULL; end = &(*end)->next)
		;
	*end = d;
}

static void
add_knowledge(struct eg_dmn_loader *l, struct eg_node *node)
{
	struct eg_dmn_knowledge *k = eg_new(l->arena, struct eg_dmn_knowledge);
	struct eg_dmn_knowledge **end;
	const struct eg_node *logic = eg_dmn_child(l->model, node,
	    "encapsulatedLogic"), *c;
	size_t n = logic == NULL ? 0 :
	    eg_dmn_count(l->model, logic, "formalParameter"), i = 0;
	const char **param = eg_new_array(l->arena, n, const char *);

	eg_dmn_known(l, node, in_knowledge, COUNT(in_knowledge));
	identify(l, node, &k->id, &k->name);
	k->node = node;
	k->slot = eg_new_array(l->arena, n, unsigned);
	k->feel = (struct eg_feel_knowledge){ k->name, param, n, k };
	for (c = logic == NULL ? NULL : eg_node_first_element(logic); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_dmn_is(l->model, c, "formalParameter")) {
			param[i] = eg_dmn_need(l, c, "name");
			k->slot[i++] = eg_dmn_slot(l);
		}
	if (logic == NULL)
		eg_dmn_error(l, "R3103", node, NULL,
		    "`%s` needs `encapsulatedLogic`", eg_node_name(node));
	for (end = &l->model->knowledge; *end != NULL; end = &(*end)->next)
		;
	*end = k;
}

static void
add_source(struct eg_dmn_loader *l, struct eg_node *node)
{
	struct eg_authority *s = eg_new(l->arena, struct eg_authority), **end;

	identify(l, node, &s->id, &s->name);
	for (end = &l->model->sources; *end != NULL; end = &(*end)->next)
		;
	*end = s;
}

static void
refuse(struct eg_dmn_loader *l, struct eg_node *node)
{
	eg_dmn_error(l, "R3111", node, "one file holds the whole model",
	    "`%s` is not supported", eg_node_name(node));
}

static const struct {
	const char	*name;
	void		(*add)(struct eg_dmn_loader *, struct eg_node *);
} elements[] = {
	{ "inputData", add_input }, { "decision", add_decision },
	{ "businessKnowledgeModel", add_knowledge },
	{ "knowledgeSource", add_source }, { "import", refuse },
	{ "itemDefinition", NULL }, { "description", NULL },
	{ "extensionElements", NULL }, { "decisionService", NULL },
	{ "textAnnotation", NULL }, { "association", NULL }, { "group", NULL },
	{ "elementCollection", NULL }, { "performanceIndicator", NULL },
	{ "organizationUnit", NULL },
};

static void
list_elements(struct eg_dmn_loader *l, const struct eg_node *root)
{
	const char *names[COUNT(elements)];
	struct eg_node *c;
	size_t i;

	for (i = 0; i < COUNT(elements); i++)
		names[i] = elements[i].name;
	eg_dmn_known(l, root, names, COUNT(elements));
	for (c = eg_node_first_element(root); c != NULL;
	    c = eg_node_next_element(c))
		for (i = 0; i < COUNT(elements); i++)
			if (elements[i].add != NULL &&
			    eg_dmn_is(l->model, c, elements[i].name))
				elements[i].add(l, c);
}

/* Names that stand behind a point: of components, outputs, entries. */
static void
list_members(struct eg_dmn_loader *l, const struct eg_node *node, size_t *cap)
{
	struct eg_dmn *m = l->model;
	const char *name, **more;
	struct eg_node *c;
	bool named;

	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c)) {
		list_members(l, c, cap);
		named = eg_dmn_is(m, c, "itemComponent") ||
		    eg_dmn_is(m, c, "output") || (eg_dmn_is(m, c, "variable") &&
		    eg_dmn_is(m, eg_node_parent(c), "contextEntry"));
		name = named ? eg_node_attr(c, "", "name") : NULL;
		if (name == NULL)
			continue;
		if (m->members == *cap) {
			*cap = *cap * 2 + 16;
			more = eg_new_array(l->arena, *cap, const char *);
			if (m->members > 0)
				memcpy(more, m->member,
				    m->members * sizeof(*more));
			m->member = more;
		}
		m->member[m->members++] = name;
	}
}

/* --- what it says --------------------------------------------------------- */

/* The names that requirements give. */
static void
scope(struct eg_dmn_loader *l, const struct eg_dmn_require *r)
{
	size_t n = 0;
	const struct eg_dmn_require *q;

	for (q = r; q != NULL; q = q->next)
		n += q->knowledge != NULL;
	l->names = 0;
	l->callable = eg_new_array(l->arena, n,
	    const struct eg_feel_knowledge *);
	l->ncallable = 0;
	for (; r != NULL; r = r->next)
		if (r->input != NULL)
			eg_dmn_scope_add(l, r->input->name, r->input->slot);
		else if (r->decision != NULL)
			eg_dmn_scope_add(l, r->decision->name, r->decision->slot);
		else
			l->callable[l->ncallable++] = &r->knowledge->feel;
}

static void
read_logic(struct eg_dmn_loader *l)
{
	struct eg_dmn_knowledge *k;
	struct eg_dmn_decision *d;
	size_t i;

	for (k = l->model->knowledge; k != NULL; k = k->next) {
		scope(l, k->requires);
		for (i = 0; i < k->feel.n; i++)
			eg_dmn_scope_add(l, k->feel.param[i], k->slot[i]);
		k->logic = eg_dmn_logic_read(l, eg_dmn_child(l->model, k->node,
		    "encapsulatedLogic"));
	}
	for (d = l->model->decisions; d != NULL; d = d->next) {
		scope(l, d->requires);
		d->logic = eg_dmn_logic_read(l, d->node);
	}
}

static void
read_model(struct eg_dmn_loader *l, const struct eg_node *root)
{
	size_t cap = 0;

	list_members(l, root, &cap);
	eg_dmn_types(l, root);
	list_elements(l, root);
	eg_dmn_requirements(l);
	if (l->failed)		/* names would be missed that are only misspelt */
		return;
	eg_dmn_order(l);
	read_logic(l);
	if (l->bound)
		eg_dmn_bind(l);
}

struct eg_dmn *
eg_dmn_read(struct eg_arena *a, const struct eg_xml *xml,
    const struct eg_feel_library *library, bool bound, struct eg_diags *diags)
{
	struct eg_dmn *m = eg_new(a, struct eg_dmn);
	struct eg_dmn_loader l = { .model = m, .arena = a, .diags = diags,
	    .bound = bound };
	const struct eg_node *root = eg_xml_root(xml);
	size_t i;

	m->arena = a;
	m->xml = xml;
	m->library = library;
	m->xp = bound ? eg_xpath_new() : NULL;
	for (i = 0; i < COUNT(namespaces); i++)
		if (eg_node_is(root, namespaces[i], "definitions"))
			m->ns = namespaces[i];
	if (m->ns == NULL)
		eg_dmn_error(&l, "R3101", root, eg_diags_printf(diags,
		    "its first element is `definitions` in the namespace %s",
		    namespaces[0]), "this is not a decision model (DMN)");
	else
		read_model(&l, root);
	if (!l.failed)
		return m;
	eg_dmn_close(m);
	return NULL;
}

void
eg_dmn_close(struct eg_dmn *m)
{
	if (m != NULL)
		eg_xpath_free(m->xp);
}
