/*
 * logic.c - expressions of a model: text, and what is drawn as boxes around
 * text (DMN 1.3 §7.3.1, §10.2.1).
 */
#include "rules/dmn/model.h"

#include <string.h>

#include "base/suggest.h"

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))
#define DEPTH_MAX	20	/* boxes in boxes */

void
eg_dmn_scope_add(struct eg_dmn_loader *l, const char *name, unsigned slot)
{
	struct eg_feel_name *more;

	if (name == NULL)
		return;
	if (l->names == l->cap) {
		l->cap = l->cap * 2 + 16;
		more = eg_new_array(l->arena, l->cap, struct eg_feel_name);
		if (l->names > 0)
			memcpy(more, l->name, l->names * sizeof(*more));
		l->name = more;
	}
	l->name[l->names++] = (struct eg_feel_name){ name, slot };
}

/* Says that a name is there but not required, or the nearest that is. */
static const char *
repair(struct eg_dmn_loader *l, const char *text, const struct eg_feel_error *e)
{
	const struct eg_dmn_decision *d;
	const struct eg_dmn_input *i;
	const char *kind = NULL, *id = NULL, *s = text;
	size_t n;

	for (n = e->offset; n > 0 && *s != '\0'; n--)
		for (s++; ((unsigned char)*s & 0xC0) == 0x80; s++)
			;
	for (i = l->model->inputs; i != NULL; i = i->next)
		if (strncmp(s, i->name, strlen(i->name)) == 0) {
			kind = "requiredInput";
			id = i->id;
		}
	for (d = l->model->decisions; d != NULL; d = d->next)
		if (strncmp(s, d->name, strlen(d->name)) == 0) {
			kind = "requiredDecision";
			id = d->id;
		}
	if (kind != NULL && strstr(e->text, "is not known here") != NULL)
		return eg_diags_printf(l->diags, "add <informationRequirement>"
		    "<%s href=\"#%s\"/></informationRequirement>", kind,
		    id == NULL ? "..." : id);
	return e->near == NULL ? NULL :
	    eg_diags_printf(l->diags, "did you mean `%s`?", e->near);
}

static struct eg_feel_expr *
compile(struct eg_dmn_loader *l, struct eg_node *node, const char *text,
    enum eg_dmn_grammar grammar)
{
	struct eg_dmn *m = l->model;
	struct eg_feel_scope scope = { .name = l->name, .n = l->names,
	    .knowledge = l->callable, .nknowledge = l->ncallable,
	    .member = m->member, .nmember = m->members, .library = m->library };
	struct eg_feel_error e;
	struct eg_feel_expr *x =
	    grammar == EG_DMN_TESTS ?
	    eg_feel_compile_tests(l->arena, text, &scope, &e) :
	    grammar == EG_DMN_VALUES ?
	    eg_feel_compile_list(l->arena, text, &scope, &e) :
	    eg_feel_compile(l->arena, text, &scope, &e);

	if (x != NULL)
		return x;
	l->failed = true;
	eg_report(l->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3107",
	    .at = eg_xml_char_pos(m->xml, node, e.offset, e.length),
	    .help = repair(l, text, &e) }, "%s", e.text);
	return NULL;
}

/* FEEL is the only language. */
static void
check_language(struct eg_dmn_loader *l, const struct eg_node *holder)
{
	const char *lang = eg_node_attr(holder, "", "expressionLanguage");

	if (lang == NULL || strcasestr(lang, "FEEL") != NULL)
		return;
	eg_dmn_error(l, "R3111",
	    eg_node_attr_node(holder, "", "expressionLanguage"), NULL,
	    "expressions are in FEEL, not in `%s`", lang);
}

struct eg_dmn_text
eg_dmn_text_read(struct eg_dmn_loader *l, struct eg_node *holder,
    enum eg_dmn_grammar grammar)
{
	struct eg_dmn_text t = { NULL, eg_dmn_child(l->model, holder, "text") };

	check_language(l, holder);
	if (t.node == NULL) {
		eg_dmn_error(l, "R3103", holder, NULL, "`%s` needs `text`",
		    eg_node_name(holder));
		return t;
	}
	t.expr = compile(l, t.node, eg_dmn_string(l, t.node), grammar);
	return t;
}

/* --- boxes ---------------------------------------------------------------- */

static void
read_text(struct eg_dmn_loader *l, struct eg_node *node, struct eg_dmn_logic *g)
{
	g->kind = EG_LOGIC_TEXT;
	g->text = eg_dmn_text_read(l, node, EG_DMN_EXPRESSION);
}

static void
read_table(struct eg_dmn_loader *l, struct eg_node *node, struct eg_dmn_logic *g)
{
	g->kind = EG_LOGIC_TABLE;
	g->table = eg_dmn_table_read(l, node);
}

static void
read_context(struct eg_dmn_loader *l, struct eg_node *node,
    struct eg_dmn_logic *g)
{
	size_t names = l->names;
	struct eg_node *c, *variable;
	struct eg_dmn_entry *e;

	g->kind = EG_LOGIC_CONTEXT;
	g->entry = eg_new_array(l->arena,
	    eg_dmn_count(l->model, node, "contextEntry"), struct eg_dmn_entry);
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c)) {
		if (!eg_dmn_is(l->model, c, "contextEntry"))
			continue;
		e = &g->entry[g->n++];
		variable = eg_dmn_child(l->model, c, "variable");
		e->logic = eg_dmn_logic_read(l, c);
		if (variable == NULL)
			continue;
		e->name = eg_dmn_need(l, variable, "name");
		e->slot = eg_dmn_slot(l);
		eg_dmn_scope_add(l, e->name, e->slot);
	}
	l->names = names;
}

static void
read_list(struct eg_dmn_loader *l, struct eg_node *node, struct eg_dmn_logic *g)
{
	struct eg_node *c;
	size_t n = 0;

	g->kind = EG_LOGIC_LIST;
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		n++;
	g->entry = eg_new_array(l->arena, n, struct eg_dmn_entry);
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_dmn_is(l->model, c, "literalExpression")) {
			struct eg_dmn_logic *item = eg_new(l->arena,
			    struct eg_dmn_logic);

			item->node = c;
			read_text(l, c, item);
			g->entry[g->n++].logic = item;
		}
}

static void
unknown_function(struct eg_dmn_loader *l, struct eg_node *at, const char *name)
{
	const char *names[64], *near;
	size_t i;

	for (i = 0; i < l->ncallable && i < COUNT(names); i++)
		names[i] = l->callable[i]->name;
	near = eg_suggest(name, names, i);
	eg_dmn_error(l, "R3107", at, near == NULL ?
	    "require the business knowledge model" :
	    eg_diags_printf(l->diags, "did you mean `%s`?", near),
	    "there is no function `%s` here", name);
}

/* The knowledge that an invocation calls, named in its literalExpression. */
static struct eg_dmn_knowledge *
called(struct eg_dmn_loader *l, struct eg_node *node)
{
	struct eg_node *text = eg_dmn_child(l->model, eg_dmn_child(l->model,
	    node, "literalExpression"), "text");
	const char *name;
	size_t i;

	if (text == NULL) {
		eg_dmn_error(l, "R3103", node, NULL,
		    "`invocation` needs `literalExpression`");
		return NULL;
	}
	name = eg_dmn_string(l, text);
	name += strspn(name, " \t\n");
	for (i = 0; i < l->ncallable; i++)
		if (eg_feel_is_name(name, l->callable[i]->name))
			return l->callable[i]->body;
	unknown_function(l, text, name);
	return NULL;
}

static void
read_binding(struct eg_dmn_loader *l, struct eg_node *node,
    struct eg_dmn_logic *g)
{
	const struct eg_feel_knowledge *k = &g->called->feel;
	struct eg_node *parameter = eg_dmn_child(l->model, node, "parameter");
	const char *name = parameter == NULL ? NULL :
	    eg_dmn_need(l, parameter, "name"), *near;
	size_t i;

	for (i = 0; name != NULL && i < k->n; i++)
		if (strcmp(k->param[i], name) == 0) {
			g->entry[i].name = name;
			g->entry[i].logic = eg_dmn_logic_read(l, node);
			return;
		}
	if (name == NULL)
		return;
	near = eg_suggest(name, k->param, k->n);
	eg_dmn_error(l, "R3107", parameter, near == NULL ? NULL :
	    eg_diags_printf(l->diags, "did you mean `%s`?", near),
	    "`%s` has no parameter `%s`", k->name, name);
}

static void
read_invocation(struct eg_dmn_loader *l, struct eg_node *node,
    struct eg_dmn_logic *g)
{
	struct eg_node *c;

	g->kind = EG_LOGIC_INVOCATION;
	g->called = called(l, node);
	if (g->called == NULL)
		return;
	g->n = g->called->feel.n;
	g->entry = eg_new_array(l->arena, g->n, struct eg_dmn_entry);
	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c))
		if (eg_dmn_is(l->model, c, "binding"))
			read_binding(l, c, g);
}

static void
refuse(struct eg_dmn_loader *l, struct eg_node *node, struct eg_dmn_logic *g)
{
	(void)g;
	eg_dmn_error(l, "R3111", node, NULL, "`%s` is not supported",
	    eg_node_name(node));
}

static const struct {
	const char	*name;
	void		(*read)(struct eg_dmn_loader *, struct eg_node *,
			    struct eg_dmn_logic *);
} boxes[] = {
	{ "literalExpression", read_text }, { "decisionTable", read_table },
	{ "context", read_context }, { "list", read_list },
	{ "invocation", read_invocation }, { "relation", refuse },
	{ "functionDefinition", refuse }, { "conditional", refuse },
	{ "filter", refuse }, { "for", refuse }, { "some", refuse },
	{ "every", refuse },
};

struct eg_dmn_logic *
eg_dmn_logic_read(struct eg_dmn_loader *l, struct eg_node *owner)
{
	struct eg_dmn_logic *g = eg_new(l->arena, struct eg_dmn_logic);
	struct eg_node *c;
	size_t i;

	if (l->depth >= DEPTH_MAX) {
		eg_dmn_error(l, "R3107", owner, NULL,
		    "expressions are nested deeper than %d", DEPTH_MAX);
		return g;
	}
	for (c = owner == NULL ? NULL : eg_node_first_element(owner); c != NULL;
	    c = eg_node_next_element(c))
		for (i = 0; i < COUNT(boxes); i++)
			if (eg_dmn_is(l->model, c, boxes[i].name)) {
				g->node = c;
				l->depth++;
				boxes[i].read(l, c, g);
				l->depth--;
				return g;
			}
	if (owner != NULL)
		eg_dmn_error(l, "R3103", owner, NULL,
		    "`%s` needs an expression: literalExpression, "
		    "decisionTable, context, list or invocation",
		    eg_node_name(owner));
	return g;
}
