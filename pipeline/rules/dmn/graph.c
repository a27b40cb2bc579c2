/*
 * graph.c - what requires what, and the order of evaluation (DMN 1.3 §6.2.2).
 */
#include "rules/dmn/model.h"

#include <string.h>

#include "base/suggest.h"

#define COUNT(a)	(sizeof(a) / sizeof((a)[0]))

/* --- what requires what --------------------------------------------------- */

/* Sets one of the pointers of r to what has the id; false when nothing has. */
static bool
find_id(struct eg_dmn *m, const char *kind, const char *id,
    struct eg_dmn_require *r)
{
	if (strcmp(kind, "requiredInput") == 0)
		for (r->input = m->inputs; r->input != NULL;
		    r->input = r->input->next)
			if (r->input->id != NULL && strcmp(r->input->id, id) == 0)
				return true;
	if (strcmp(kind, "requiredDecision") == 0)
		for (r->decision = m->decisions; r->decision != NULL;
		    r->decision = r->decision->next)
			if (r->decision->id != NULL &&
			    strcmp(r->decision->id, id) == 0)
				return true;
	if (strcmp(kind, "requiredKnowledge") == 0)
		for (r->knowledge = m->knowledge; r->knowledge != NULL;
		    r->knowledge = r->knowledge->next)
			if (r->knowledge->id != NULL &&
			    strcmp(r->knowledge->id, id) == 0)
				return true;
	return false;
}

static const char *
near_id(struct eg_dmn_loader *l, const char *kind, const char *id)
{
	static const char *const element[][2] = {
		{ "requiredInput", "inputData" },
		{ "requiredDecision", "decision" },
		{ "requiredKnowledge", "businessKnowledgeModel" },
		{ "requiredAuthority", "knowledgeSource" },
	};
	const char *names[256], *near;
	size_t n = 0, i = 0;
	struct eg_node *c;

	while (i < COUNT(element) && strcmp(element[i][0], kind) != 0)
		i++;
	for (c = eg_node_first_element(eg_xml_root(l->model->xml));
	    c != NULL && i < COUNT(element) && n < COUNT(names);
	    c = eg_node_next_element(c))
		if (eg_dmn_is(l->model, c, element[i][1]))
			names[n++] = eg_node_attr(c, "", "id");
	near = eg_suggest(id, names, n);
	return near == NULL ? NULL :
	    eg_diags_printf(l->diags, "did you mean `#%s`?", near);
}

/* The id of the one reference that a requirement holds; NULL: reported. */
static const char *
reference(struct eg_dmn_loader *l, const struct eg_node *requirement,
    const char **kind, struct eg_node **at)
{
	struct eg_node *c = eg_node_first_element(requirement);
	const char *href;

	while (c != NULL && strncmp(eg_node_name(c), "required", 8) != 0)
		c = eg_node_next_element(c);
	if (c == NULL) {
		eg_dmn_error(l, "R3103", requirement, NULL,
		    "`%s` names nothing that is required",
		    eg_node_name(requirement));
		return NULL;
	}
	*kind = eg_node_name(c);
	href = eg_dmn_need(l, c, "href");
	if (href == NULL)
		return NULL;
	*at = eg_node_attr_node(c, "", "href");
	if (*href == '#')
		return href + 1;
	eg_dmn_error(l, "R3105", *at, "write #ID",
	    "`%s` is not in this file", href);
	return NULL;
}

static void
missing(struct eg_dmn_loader *l, const struct eg_node *at, const char *kind,
    const char *id)
{
	eg_dmn_error(l, "R3105", at, near_id(l, kind, id),
	    "nothing that can be a `%s` has the id `%s`", kind, id);
}

static struct eg_dmn_require *
requirements(struct eg_dmn_loader *l, const struct eg_node *node)
{
	struct eg_dmn_require *list = NULL, **end = &list, r;
	const char *kind, *id;
	struct eg_node *c, *at;

	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c)) {
		if (!eg_dmn_is(l->model, c, "informationRequirement") &&
		    !eg_dmn_is(l->model, c, "knowledgeRequirement"))
			continue;
		id = reference(l, c, &kind, &at);
		if (id == NULL)
			continue;
		memset(&r, 0, sizeof(r));
		if (!find_id(l->model, kind, id, &r)) {
			missing(l, at, kind, id);
			continue;
		}
		r.node = c;
		*end = eg_new(l->arena, struct eg_dmn_require);
		**end = r;
		end = &(*end)->next;
	}
	return list;
}

static struct eg_authority *
authorities(struct eg_dmn_loader *l, const struct eg_node *node)
{
	struct eg_authority *list = NULL, **end = &list, *s;
	const char *kind, *id;
	struct eg_node *c, *at;

	for (c = eg_node_first_element(node); c != NULL;
	    c = eg_node_next_element(c)) {
		if (!eg_dmn_is(l->model, c, "authorityRequirement"))
			continue;
		id = reference(l, c, &kind, &at);
		/* A decision or an input may be an authority too: no source. */
		if (id == NULL || strcmp(kind, "requiredAuthority") != 0)
			continue;
		for (s = l->model->sources; s != NULL; s = s->next)
			if (s->id != NULL && strcmp(s->id, id) == 0)
				break;
		if (s == NULL) {
			missing(l, at, kind, id);
			continue;
		}
		*end = eg_new(l->arena, struct eg_authority);
		(*end)->id = s->id;
		(*end)->name = s->name;
		end = &(*end)->next;
	}
	return list;
}

/* --- the order of evaluation ---------------------------------------------- */

enum { UNSEEN, OPEN, DONE };

static void
cycle(struct eg_dmn_loader *l, const struct eg_node *at, const char *name)
{
	eg_dmn_error(l, "R3106", at, NULL, "`%s` requires itself", name);
}

static void
visit_knowledge(struct eg_dmn_loader *l, struct eg_dmn_knowledge *k)
{
	struct eg_dmn_require *r;

	k->visit = OPEN;
	for (r = k->requires; r != NULL; r = r->next) {
		if (r->knowledge == NULL)
			continue;
		if (r->knowledge->visit == OPEN)
			cycle(l, r->node, r->knowledge->name);
		else if (r->knowledge->visit == UNSEEN)
			visit_knowledge(l, r->knowledge);
	}
	k->visit = DONE;
}

static void
visit_decision(struct eg_dmn_loader *l, struct eg_dmn_decision *d,
    struct eg_dmn_decision ***end, unsigned depth)
{
	struct eg_dmn_require *r;

	d->visit = OPEN;
	if (depth > 500) {
		eg_dmn_error(l, "R3106", d->node, NULL,
		    "decisions require each other more than 500 deep");
		return;
	}
	for (r = d->requires; r != NULL; r = r->next) {
		if (r->decision == NULL)
			continue;
		if (r->decision->visit == OPEN)
			cycle(l, r->node, r->decision->name);
		else if (r->decision->visit == UNSEEN)
			visit_decision(l, r->decision, end, depth + 1);
	}
	d->visit = DONE;
	**end = d;
	*end = &d->after;
}

void
eg_dmn_order(struct eg_dmn_loader *l)
{
	struct eg_dmn_decision *d, **end = &l->model->order;
	struct eg_dmn_knowledge *k;

	for (k = l->model->knowledge; k != NULL; k = k->next)
		if (k->visit == UNSEEN)
			visit_knowledge(l, k);
	for (d = l->model->decisions; d != NULL; d = d->next)
		if (d->visit == UNSEEN)
			visit_decision(l, d, &end, 0);
}

void
eg_dmn_requirements(struct eg_dmn_loader *l)
{
	struct eg_dmn_knowledge *k;
	struct eg_dmn_decision *d;

	for (k = l->model->knowledge; k != NULL; k = k->next)
		k->requires = requirements(l, k->node);
	for (d = l->model->decisions; d != NULL; d = d->next) {
		d->requires = requirements(l, d->node);
		d->authorities = authorities(l, d->node);
	}
}
