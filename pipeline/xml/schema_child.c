/* schema_child.c - see schema_child.h. */
#include "xml/schema_child.h"

#include <string.h>

bool
eg_child_is(const struct eg_particle *p, const struct eg_node *c)
{
	return p->kind == EG_PT_ELEMENT && eg_node_is(c, p->ns, p->name);
}

static bool
wildcard_takes(struct eg_explain *e, const struct eg_particle *p,
    const struct eg_node *c)
{
	const char *list = eg_node_attr(p->decl, "", "namespace");
	const char *target = eg_schema_source(e->schema, p->decl)->ns;
	const char *ns = eg_node_ns(c), *token;
	size_t n;

	if (list == NULL || strcmp(list, "##any") == 0)
		return true;
	if (strcmp(list, "##other") == 0)
		return *ns != '\0' && strcmp(ns, target) != 0;
	for (; *(list += strspn(list, " \t\r\n")) != '\0'; list += n) {
		n = strcspn(list, " \t\r\n");
		token = eg_arena_strndup(e->arena, list, n);
		if (strcmp(token, "##targetNamespace") == 0)
			token = target;
		else if (strcmp(token, "##local") == 0)
			token = "";
		if (strcmp(token, ns) == 0)
			return true;
	}
	return false;
}

const struct eg_step *
eg_child_step(struct eg_explain *e, const struct eg_steps *steps,
    const struct eg_node *c)
{
	size_t i;

	for (i = 0; i < steps->n; i++)
		if (eg_child_is(steps->step[i].p, c))
			return &steps->step[i];
	for (i = 0; i < steps->n; i++)
		if (steps->step[i].p->kind == EG_PT_ANY ?
		    wildcard_takes(e, steps->step[i].p, c) :
		    eg_schema_substitutes(e->schema, eg_node_ns(c),
		    eg_node_name(c), steps->step[i].p))
			return &steps->step[i];
	return NULL;
}

const struct eg_particle *
eg_child_anywhere(const struct eg_particle *p, const struct eg_node *c)
{
	const struct eg_particle *found = NULL;
	size_t i;

	if (p == NULL)
		return NULL;
	if (eg_child_is(p, c))
		return p;
	for (i = 0; i < p->n && found == NULL; i++)
		found = eg_child_anywhere(p->child[i], c);
	return found;
}

uint32_t
eg_child_line(const struct eg_content *k, const struct eg_node *n)
{
	return eg_xml_pos(k->e->xml, n).line;
}

const struct eg_node *
eg_child_last(const struct eg_content *k)
{
	return k->trail == NULL ? NULL : k->trail->child;
}

void
eg_child_advance(struct eg_content *k, const struct eg_place *place)
{
	k->place = place;
	eg_place_steps(k->e->arena, place, &k->steps);
}

void
eg_child_accept(struct eg_content *k, const struct eg_node *c, const struct eg_step *step,
    bool descend)
{
	struct eg_trail *t = eg_new(k->e->arena, struct eg_trail);
	const struct eg_node *decl = step->p->decl;
	const char *process;

	*t = (struct eg_trail){ k->trail, c, k->place };
	k->trail = t;
	if (step->p->kind == EG_PT_ANY || !eg_child_is(step->p, c)) {
		process = eg_node_attr(decl, "", "processContents");
		if (step->p->kind == EG_PT_ANY && process != NULL &&
		    strcmp(process, "skip") == 0)
			descend = false;
		/* A misspelt child has no declaration but the one meant. */
		decl = eg_schema_find(k->e->schema, "element", eg_node_ns(c),
		    eg_node_name(c));
		if (decl == NULL && step->p->kind == EG_PT_ELEMENT)
			decl = step->p->decl;
	}
	if (descend && decl != NULL)
		eg_explain_element(k->e, c, decl);
	eg_child_advance(k, step->next);
}

void
eg_child_stray(struct eg_content *k, const struct eg_node *c)
{
	struct eg_astray *a = eg_new(k->e->arena, struct eg_astray);

	*a = (struct eg_astray){ k->astray, c };
	k->astray = a;
}

bool
eg_child_astray(const struct eg_content *k, const struct eg_node *c)
{
	const struct eg_astray *a;

	for (a = k->astray; a != NULL; a = a->next)
		if (a->child == c)
			return true;
	return false;
}

void
eg_child_look_inside(struct eg_content *k, const struct eg_node *c)
{
	const struct eg_particle *p = eg_child_anywhere(k->type->content, c);

	if (p != NULL)
		eg_explain_element(k->e, c, p->decl);
}

void
eg_child_tell_order(struct eg_content *k, const struct eg_node *c, const char *side,
    const char *other, uint32_t line)
{
	eg_explain_report(k->e, &(struct eg_finding){ .code = "E2103",
	    .at = eg_xml_pos(k->e->xml, c), .node = k->node,
	    .rule = k->type->node, .help = eg_arena_printf(k->e->schema->scratch,
	    "move it %s the `%s`%s", side, other, line == 0 ? "" :
	    eg_arena_printf(k->e->schema->scratch, " of line %u", line)) },
	    "`%s` must come %s `%s`", eg_node_name(c), side, other);
}
