/*
 * schema_children.c - the children of an element against its content model.
 *
 * A child that does not fit is one of: late (something that must come before
 * it is missing), misspelt, out of order, one too many, or unknown; in this
 * order the explanations are tried.
 */
#include <string.h>

#include "base/suggest.h"
#include "xml/schema_child.h"

/* Errors of a file that are counted; nobody mends more in one go. */
#define ENOUGH	100

/* The names of the elements that may come, each once. */
static size_t
names_of(struct eg_content *k, const char ***names)
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

/* Its name fits, its namespace does not. */
static bool
other_namespace(struct eg_content *k, const struct eg_node *c)
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
		eg_child_accept(k, c, &k->steps.step[i], false);
		return true;
	}
	return false;
}

/* A name that is nearly one that may come here. */
static bool
misspelt(struct eg_content *k, const struct eg_node *c)
{
	const char **names, *meant;
	size_t i, n = names_of(k, &names);
	struct eg_gap gap;
	bool needed;

	meant = eg_suggest(eg_node_name(c), names, n);
	if (meant == NULL)
		return false;
	needed = n == 1 || (eg_gap_at(k, k->place, &gap) &&
	    gap.one[0]->kind == EG_PT_ELEMENT &&
	    strcmp(gap.one[0]->name, meant) == 0);
	eg_explain_report(k->e, &(struct eg_finding){ .code = "E2110",
	    .at = eg_xml_pos(k->e->xml, c), .node = k->node,
	    .after = eg_child_last(k), .rule = k->type->node,
	    .help = eg_arena_printf(k->e->schema->scratch, "did you mean `%s`?",
	    meant) }, needed ? "`%s` is not known here; `%s` is expected" :
	    "`%s` is not known here",
	    eg_words_shown(k->e, eg_node_name(c)), meant);
	for (i = 0; k->steps.step[i].p->kind != EG_PT_ELEMENT ||
	    strcmp(k->steps.step[i].p->name, meant) != 0; i++)
		;
	eg_child_accept(k, c, &k->steps.step[i], true);
	return true;
}

/* Nothing explains it but what may come instead. */
static void
unexpected(struct eg_content *k, const struct eg_node *c)
{
	const char *name = eg_words_shown(k->e, eg_node_name(c));
	struct eg_finding f = { .code = "E2110", .node = k->node,
	    .at = eg_xml_pos(k->e->xml, c), .after = eg_child_last(k),
	    .rule = k->type->node };
	const char *what = eg_child_anywhere(k->type->content, c) == NULL ? "known" :
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
tell_late(struct eg_content *k, const struct eg_node *c, const struct eg_trail *t,
    const struct eg_step *step)
{
	const char *name = eg_node_name(c);
	struct eg_finding f = { .code = "E2112", .node = k->node,
	    .at = eg_xml_pos(k->e->xml, c), .rule = k->type->node };
	struct eg_steps steps;

	if (eg_node_is(t->child, eg_node_ns(c), name)) {
		if (step->p->max <= 1)
			eg_explain_report(k->e, &f, "`%s` is given twice; the "
			    "first is on line %u", name, eg_child_line(k, t->child));
		else
			eg_explain_report(k->e, &f, "`%s` is given more than %u "
			    "times", name, step->p->max);
		return;
	}
	eg_place_steps(k->e->arena, step->next, &steps);
	if (eg_child_step(k->e, &steps, t->child) != NULL)
		eg_child_tell_order(k, c, "before", eg_node_name(t->child),
		    eg_child_line(k, t->child));
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
came_early(struct eg_content *k, const struct eg_node *c, const struct eg_trail *t)
{
	const struct eg_place *place = t->place;
	const struct eg_node *last = NULL;
	const struct eg_step *step;
	struct eg_steps steps;
	size_t n = 0;

	for (; c != NULL; c = eg_node_next_element(c), n++) {
		eg_place_steps(k->e->arena, place, &steps);
		step = eg_child_step(k->e, &steps, c);
		if (step == NULL)
			break;
		last = c;
		place = step->next;
	}
	eg_place_steps(k->e->arena, place, &steps);
	if (n < 2 || eg_child_step(k->e, &steps, t->child) == NULL)
		return false;
	eg_child_tell_order(k, t->child, "after", eg_node_name(last), eg_child_line(k, last));
	eg_child_stray(k, t->child);
	k->trail = t->before;
	eg_child_advance(k, t->place);
	return true;
}

/* A name of the model whose time is over; false to look at it once more. */
static bool
out_of_order(struct eg_content *k, const struct eg_node *c)
{
	const struct eg_trail *t;
	const struct eg_step *step;
	struct eg_steps steps;
	unsigned i;

	for (t = k->trail, i = 0; t != NULL && i < EG_FAR; t = t->before, i++) {
		eg_place_steps(k->e->arena, t->place, &steps);
		step = eg_child_step(k->e, &steps, c);
		if (step == NULL)
			continue;
		if (i == 0 && came_early(k, c, t))
			return false;
		tell_late(k, c, t, step);
		break;
	}
	if (t == NULL || i == EG_FAR)
		unexpected(k, c);
	eg_child_look_inside(k, c);
	return true;
}

static void
child(struct eg_content *k, const struct eg_node *c)
{
	const struct eg_step *step;

	if (eg_child_astray(k, c)) {
		eg_child_look_inside(k, c);
		return;
	}
	step = eg_child_step(k->e, &k->steps, c);
	if (step != NULL)
		eg_child_accept(k, c, step, true);
	else if (eg_child_anywhere(k->type->content, c) != NULL) {
		if (!eg_gap_before(k, c) && !out_of_order(k, c))
			child(k, c);
	} else if (!other_namespace(k, c) && !misspelt(k, c))
		unexpected(k, c);
}

/* --- the whole content ---------------------------------------------------- */

static void
text(struct eg_content *k, const struct eg_node *n)
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
	struct eg_content k = { .e = e, .node = node, .type = type };
	const struct eg_node *c;
	struct eg_gap gap[EG_FAR];
	size_t i, n = 0;

	eg_child_advance(&k, eg_place_first(e->arena, type->content));
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
	for (i = 0; i < EG_FAR && eg_gap_at(&k, k.place, &gap[n]); i++) {
		k.place = gap[n].after;
		n += eg_gap_filler(&k, &gap[n], NULL) == NULL;
	}
	eg_gap_tell(&k, gap, n);
	eg_arena_reset(e->arena, mark);
}
