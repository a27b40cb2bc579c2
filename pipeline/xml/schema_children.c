/*
 * schema_children.c - the children of an element against its content model.
 *
 * A child that does not fit is one of: late (something that must come before
 * it is missing), misspelt, out of order, one too many, or unknown; in this
 * order the explanations are tried.
 */
#include <string.h>

#include "base/suggest.h"
#include "xml/schema_content.h"
#include "xml/schema_explain.h"
#include "xml/schema_type.h"

#define FAR	64	/* steps ahead, or back, that are looked at */
#define MANY	3	/* missing at one place: one message for all */

/* A child that fitted, and the place it was at. */
struct trail {
	const struct trail	*before;
	const struct eg_node	*child;
	const struct eg_place	*place;
};

/* A child that stands elsewhere than it should; told once. */
struct astray {
	const struct astray	*next;
	const struct eg_node	*child;
};

/* Errors of a file that are counted; nobody mends more in one go. */
#define ENOUGH	100

struct content {
	struct eg_explain	*e;
	const struct eg_node	*node;
	const struct eg_type	*type;
	const struct eg_place	*place;
	struct eg_steps		 steps;		/* at place */
	const struct trail	*trail;
	const struct astray	*astray;
	/* No child from here on has these names. */
	const struct eg_particle *absent[16];
	size_t			 nabsent;
};

/* --- names ---------------------------------------------------------------- */

static bool
is_named(const struct eg_particle *p, const struct eg_node *c)
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

static const struct eg_step *
step_for(struct eg_explain *e, const struct eg_steps *steps,
    const struct eg_node *c)
{
	size_t i;

	for (i = 0; i < steps->n; i++)
		if (is_named(steps->step[i].p, c))
			return &steps->step[i];
	for (i = 0; i < steps->n; i++)
		if (steps->step[i].p->kind == EG_PT_ANY ?
		    wildcard_takes(e, steps->step[i].p, c) :
		    eg_schema_substitutes(e->schema, eg_node_ns(c),
		    eg_node_name(c), steps->step[i].p))
			return &steps->step[i];
	return NULL;
}

/* The particle of a child's name anywhere in the model. */
static const struct eg_particle *
anywhere(const struct eg_particle *p, const struct eg_node *c)
{
	const struct eg_particle *found = NULL;
	size_t i;

	if (p == NULL)
		return NULL;
	if (is_named(p, c))
		return p;
	for (i = 0; i < p->n && found == NULL; i++)
		found = anywhere(p->child[i], c);
	return found;
}

/* The names of the elements that may come, each once. */
static size_t
names_of(struct content *k, const char ***names)
{
	const char **list = eg_new_array(k->e->arena, k->steps.n + 1, const char *);
	size_t i, j, n = 0;

	for (i = 0; i < k->steps.n; i++) {
		if (k->steps.step[i].p->kind != EG_PT_ELEMENT)
			continue;
		for (j = 0; j < n; j++)
			if (strcmp(list[j], k->steps.step[i].p->name) == 0)
				break;
		if (j == n)
			list[n++] = k->steps.step[i].p->name;
	}
	*names = list;
	return n;
}

static uint32_t
line_of(const struct content *k, const struct eg_node *n)
{
	return eg_xml_pos(k->e->xml, n).line;
}

static const struct eg_node *
last_child(const struct content *k)
{
	return k->trail == NULL ? NULL : k->trail->child;
}

/* --- going on ------------------------------------------------------------- */

static void
advance(struct content *k, const struct eg_place *place)
{
	k->place = place;
	eg_place_steps(k->e->arena, place, &k->steps);
}

/* The child takes the step; what is inside it is looked at. */
static void
accept(struct content *k, const struct eg_node *c, const struct eg_step *step,
    bool descend)
{
	struct trail *t = eg_new(k->e->arena, struct trail);
	const struct eg_node *decl = step->p->decl;
	const char *process;

	*t = (struct trail){ k->trail, c, k->place };
	k->trail = t;
	if (step->p->kind == EG_PT_ANY || !is_named(step->p, c)) {
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
	advance(k, step->next);
}

static void
stray(struct content *k, const struct eg_node *c)
{
	struct astray *a = eg_new(k->e->arena, struct astray);

	*a = (struct astray){ k->astray, c };
	k->astray = a;
}

static bool
is_astray(const struct content *k, const struct eg_node *c)
{
	const struct astray *a;

	for (a = k->astray; a != NULL; a = a->next)
		if (a->child == c)
			return true;
	return false;
}

static void
look_inside(struct content *k, const struct eg_node *c)
{
	const struct eg_particle *p = anywhere(k->type->content, c);

	if (p != NULL)
		eg_explain_element(k->e, c, p->decl);
}

/* --- something is missing ---------------------------------------------------- */

/* One gap: elements of which one must come at a place, and the place after. */
struct gap {
	const struct eg_particle	*one[8];
	size_t				 n;
	const struct eg_place		*after;
};

/* Fills the gap at a place; false when nothing is required there. */
static bool
gap_at(struct content *k, const struct eg_place *place, struct gap *g)
{
	size_t i, stored = sizeof(g->one) / sizeof(g->one[0]);
	struct eg_steps steps;

	g->n = eg_place_required(place, g->one, stored);
	if (g->n > stored)
		g->n = stored;
	if (g->n == 0)
		return false;
	eg_place_steps(k->e->arena, place, &steps);
	for (i = 0; i < steps.n && steps.step[i].p != g->one[0]; i++)
		;
	if (i == steps.n)
		return false;
	g->after = steps.step[i].next;
	return true;
}

/* Looked for once in all children that are left, and not again. */
static bool
is_absent(const struct content *k, const struct eg_particle *p)
{
	size_t i;

	for (i = 0; i < k->nabsent; i++)
		if (k->absent[i] == p)
			return true;
	return false;
}

/* A sibling after c (or before, gone astray) that would fill the gap. */
static const struct eg_node *
filler(struct content *k, const struct gap *g, const struct eg_node *c)
{
	const struct astray *a;
	const struct eg_node *s;
	size_t i;

	for (i = 0; i < g->n; i++) {
		for (a = k->astray; a != NULL; a = a->next)
			if (is_named(g->one[i], a->child))
				return a->child;
		if (c == NULL || is_absent(k, g->one[i]))
			continue;
		for (s = eg_node_next_element(c); s != NULL;
		    s = eg_node_next_element(s))
			if (is_named(g->one[i], s))
				return s;
		if (k->nabsent < sizeof(k->absent) / sizeof(k->absent[0]))
			k->absent[k->nabsent++] = g->one[i];
	}
	return NULL;
}

/* "`decision`", or "`attorney` or `guardian`" when either will do. */
static const char *
filling(struct content *k, const struct gap *g)
{
	const char *names[8] = { NULL };
	size_t i;

	if (g->n == 1 && g->one[0]->kind == EG_PT_ANY)
		return "another element";
	for (i = 0; i < g->n; i++)
		names[i] = g->one[i]->kind == EG_PT_ANY ? "..." :
		    g->one[i]->name;
	return eg_words_list(k->e, names, g->n);
}

/* Where to write it, after the last child that fitted. */
static const char *
where_to(struct content *k, const char *what)
{
	const struct eg_node *last = last_child(k);
	struct eg_arena *a = k->e->schema->scratch;

	if (last == NULL)
		return eg_arena_printf(a, "write %s first in `%s`", what,
		    eg_node_name(k->node));
	return eg_arena_printf(a, "write %s after the `%s` of line %u", what,
	    eg_words_shown(k->e, eg_node_name(last)), line_of(k, last));
}

/* n gaps at one place: each by itself, or all in one message if many. */
static void
tell_missing(struct content *k, const struct gap *gap, size_t n)
{
	struct eg_finding f = { .code = "E2102", .node = k->node,
	    .at = eg_xml_pos(k->e->xml, k->node), .rule = k->type->node };
	struct eg_buf b = { 0 };
	size_t i;

	for (i = 0; i < n && n < MANY; i++) {
		f.help = where_to(k, filling(k, &gap[i]));
		f.note = gap[i].n > 1 ? NULL :
		    eg_schema_sentence(k->e->schema, gap[i].one[0]->decl);
		eg_explain_report(k->e, &f, gap[i].n > 1 ?
		    "`%s` lacks one of %s" : "`%s` lacks %s",
		    eg_node_name(k->node), filling(k, &gap[i]));
	}
	if (n < MANY)
		return;
	for (i = 0; i < n; i++)
		eg_buf_printf(&b, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " and ",
		    filling(k, &gap[i]));
	f.help = where_to(k, "them");
	eg_explain_report(k->e, &f, "`%s` lacks %s", eg_node_name(k->node),
	    eg_buf_str(&b));
	eg_buf_free(&b);
}

static void
tell_order(struct content *k, const struct eg_node *c, const char *side,
    const char *other, uint32_t line)
{
	eg_explain_report(k->e, &(struct eg_finding){ .code = "E2103",
	    .at = eg_xml_pos(k->e->xml, c), .node = k->node,
	    .rule = k->type->node, .help = eg_arena_printf(k->e->schema->scratch,
	    "move it %s the `%s`%s", side, other, line == 0 ? "" :
	    eg_arena_printf(k->e->schema->scratch, " of line %u", line)) },
	    "`%s` must come %s `%s`", eg_node_name(c), side, other);
}

/*
 * c would fit if something before it were there.  Tells what is missing, or
 * stands later, and goes on behind it; or that c itself came too early.
 */
static bool
missing_before(struct content *k, const struct eg_node *c)
{
	const struct eg_place *place = k->place;
	struct gap gap[FAR], absent[FAR];
	const struct eg_node *s[FAR];
	struct eg_steps steps;
	size_t i, n, m = 0, late = 0;

	for (n = 0;; n++) {
		if (n == FAR || !gap_at(k, place, &gap[n]))
			return false;
		s[n] = filler(k, &gap[n], c);
		late += s[n] != NULL && !is_astray(k, s[n]);
		place = gap[n].after;
		eg_place_steps(k->e->arena, place, &steps);
		if (step_for(k->e, &steps, c) != NULL)
			break;
	}
	/* Two that come later were not both moved; this one was. */
	if (late > 1) {
		tell_order(k, c, "after", gap[n].one[0]->name, 0);
		stray(k, c);
		look_inside(k, c);
		return true;
	}
	for (i = 0; i <= n; i++) {
		if (s[i] == NULL) {
			absent[m++] = gap[i];
		} else if (!is_astray(k, s[i])) {
			tell_order(k, s[i], "before", eg_node_name(c),
			    line_of(k, c));
			stray(k, s[i]);
		}
	}
	tell_missing(k, absent, m);
	advance(k, place);
	accept(k, c, step_for(k->e, &k->steps, c), true);
	return true;
}

/* --- it does not fit ---------------------------------------------------------- */

/* Its name fits, its namespace does not. */
static bool
other_namespace(struct content *k, const struct eg_node *c)
{
	const struct eg_particle *p;
	size_t i;

	for (i = 0; i < k->steps.n; i++) {
		p = k->steps.step[i].p;
		if (p->kind != EG_PT_ELEMENT ||
		    strcmp(p->name, eg_node_name(c)) != 0)
			continue;
		eg_explain_report(k->e, &(struct eg_finding){ .code = "E2114",
		    .at = eg_xml_pos(k->e->xml, c), .node = k->node,
		    .rule = k->type->node, .help = *p->ns == '\0' ?
		    "write it without a prefix, and xmlns=\"\"" :
		    eg_arena_printf(k->e->schema->scratch, "its namespace is %s",
		    p->ns) }, "`%s` is in another namespace than the one of "
		    "the schema", p->name);
		accept(k, c, &k->steps.step[i], false);
		return true;
	}
	return false;
}

/* A name that is nearly one that may come here. */
static bool
misspelt(struct content *k, const struct eg_node *c)
{
	const char **names, *meant;
	size_t i, n = names_of(k, &names);
	struct gap gap;
	bool needed;

	meant = eg_suggest(eg_node_name(c), names, n);
	if (meant == NULL)
		return false;
	needed = n == 1 || (gap_at(k, k->place, &gap) &&
	    gap.one[0]->kind == EG_PT_ELEMENT &&
	    strcmp(gap.one[0]->name, meant) == 0);
	eg_explain_report(k->e, &(struct eg_finding){ .code = "E2110",
	    .at = eg_xml_pos(k->e->xml, c), .node = k->node,
	    .after = last_child(k), .rule = k->type->node,
	    .help = eg_arena_printf(k->e->schema->scratch, "did you mean `%s`?",
	    meant) }, needed ? "`%s` is not known here; `%s` is expected" :
	    "`%s` is not known here",
	    eg_words_shown(k->e, eg_node_name(c)), meant);
	for (i = 0; k->steps.step[i].p->kind != EG_PT_ELEMENT ||
	    strcmp(k->steps.step[i].p->name, meant) != 0; i++)
		;
	accept(k, c, &k->steps.step[i], true);
	return true;
}

/* Nothing explains it but what may come instead. */
static void
unexpected(struct content *k, const struct eg_node *c)
{
	const char *name = eg_words_shown(k->e, eg_node_name(c));
	struct eg_finding f = { .code = "E2110", .node = k->node,
	    .at = eg_xml_pos(k->e->xml, c), .after = last_child(k),
	    .rule = k->type->node };
	const char *what = anywhere(k->type->content, c) == NULL ? "known" :
	    "allowed";
	const char **names;
	size_t n = names_of(k, &names);

	if (k->type->content == NULL)
		eg_explain_report(k->e, &f, "`%s` must be empty; `%s` is not "
		    "allowed in it", eg_node_name(k->node), name);
	else if (n == 0)
		eg_explain_report(k->e, &f, "`%s` is not %s here; nothing "
		    "more is expected in `%s`", name, what,
		    eg_node_name(k->node));
	else
		eg_explain_report(k->e, &f, "`%s` is not %s here; expected "
		    "is %s", name, what, eg_words_list(k->e, names, n));
}

/* A child that could have come at the place of t; why not now? */
static void
tell_late(struct content *k, const struct eg_node *c, const struct trail *t,
    const struct eg_step *step)
{
	const char *name = eg_node_name(c);
	struct eg_finding f = { .code = "E2112", .node = k->node,
	    .at = eg_xml_pos(k->e->xml, c), .rule = k->type->node };
	struct eg_steps steps;

	if (eg_node_is(t->child, eg_node_ns(c), name)) {
		if (step->p->max <= 1)
			eg_explain_report(k->e, &f, "`%s` is given twice; the "
			    "first is on line %u", name, line_of(k, t->child));
		else
			eg_explain_report(k->e, &f, "`%s` is given more than %u "
			    "times", name, step->p->max);
		return;
	}
	eg_place_steps(k->e->arena, step->next, &steps);
	if (step_for(k->e, &steps, t->child) != NULL)
		tell_order(k, c, "before", eg_node_name(t->child),
		    line_of(k, t->child));
	else
		eg_explain_report(k->e, &f, "`%s` cannot stand beside `%s`; one "
		    "of them is enough", name, eg_node_name(t->child));
}

/*
 * The last child that fitted, t, fits behind c and at least one more as well:
 * then t came too early, and not they too late.  Tells that, and goes back to
 * the place before t.
 */
static bool
came_early(struct content *k, const struct eg_node *c, const struct trail *t)
{
	const struct eg_place *place = t->place;
	const struct eg_node *last = NULL;
	const struct eg_step *step;
	struct eg_steps steps;
	size_t n = 0;

	for (; c != NULL; c = eg_node_next_element(c), n++) {
		eg_place_steps(k->e->arena, place, &steps);
		step = step_for(k->e, &steps, c);
		if (step == NULL)
			break;
		last = c;
		place = step->next;
	}
	eg_place_steps(k->e->arena, place, &steps);
	if (n < 2 || step_for(k->e, &steps, t->child) == NULL)
		return false;
	tell_order(k, t->child, "after", eg_node_name(last), line_of(k, last));
	stray(k, t->child);
	k->trail = t->before;
	advance(k, t->place);
	return true;
}

/* A name of the model whose time is over; false to look at it once more. */
static bool
out_of_order(struct content *k, const struct eg_node *c)
{
	const struct trail *t;
	const struct eg_step *step;
	struct eg_steps steps;
	unsigned i;

	for (t = k->trail, i = 0; t != NULL && i < FAR; t = t->before, i++) {
		eg_place_steps(k->e->arena, t->place, &steps);
		step = step_for(k->e, &steps, c);
		if (step == NULL)
			continue;
		if (i == 0 && came_early(k, c, t))
			return false;
		tell_late(k, c, t, step);
		break;
	}
	if (t == NULL || i == FAR)
		unexpected(k, c);
	look_inside(k, c);
	return true;
}

static void
child(struct content *k, const struct eg_node *c)
{
	const struct eg_step *step;

	if (is_astray(k, c)) {
		look_inside(k, c);
		return;
	}
	step = step_for(k->e, &k->steps, c);
	if (step != NULL)
		accept(k, c, step, true);
	else if (anywhere(k->type->content, c) != NULL) {
		if (!missing_before(k, c) && !out_of_order(k, c))
			child(k, c);
	} else if (!other_namespace(k, c) && !misspelt(k, c))
		unexpected(k, c);
}

/* --- the whole content ---------------------------------------------------- */

static void
text(struct content *k, const struct eg_node *n)
{
	const char *s = eg_node_text(n);

	if (k->type->mixed || s[strspn(s, " \t\r\n")] == '\0')
		return;
	eg_explain_report(k->e, &(struct eg_finding){ .code = "E2113",
	    .at = eg_xml_text_pos(k->e->xml, n), .node = k->node,
	    .rule = k->type->node, .help = k->type->content == NULL ?
	    "remove it" : "put it into an element" },
	    "text is not allowed in `%s`", eg_node_name(k->node));
}

void
eg_explain_children(struct eg_explain *e, const struct eg_node *node,
    const struct eg_type *type)
{
	struct eg_arena_mark mark = eg_arena_mark(e->arena);
	struct content k = { .e = e, .node = node, .type = type };
	const struct eg_node *c;
	struct gap gap[FAR];
	size_t i, n = 0;

	advance(&k, eg_place_first(e->arena, type->content));
	for (c = eg_node_first(node); c != NULL; c = eg_node_next(c)) {
		/* What is said of a child may take a look at all its siblings. */
		if (e->errors >= ENOUGH) {
			eg_diags_more(e->diags);
			eg_arena_reset(e->arena, mark);
			return;
		}
		if (eg_node_kind(c) == EG_NODE_ELEMENT)
			child(&k, c);
		else if (eg_node_kind(c) == EG_NODE_TEXT)
			text(&k, c);
	}
	for (i = 0; i < FAR && gap_at(&k, k.place, &gap[n]); i++) {
		k.place = gap[n].after;
		n += filler(&k, &gap[n], NULL) == NULL;
	}
	tell_missing(&k, gap, n);
	eg_arena_reset(e->arena, mark);
}
