/* schema_gap.c - what is missing between two children, or stands elsewhere. */
#include <string.h>

#include "xml/schema_child.h"

#define MANY	3	/* missing at one place: one message for all */

bool
eg_gap_at(struct eg_content *k, const struct eg_place *place, struct eg_gap *g)
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
is_absent(const struct eg_content *k, const struct eg_particle *p)
{
	size_t i;

	for (i = 0; i < k->nabsent; i++)
		if (k->absent[i] == p)
			return true;
	return false;
}

const struct eg_node *
eg_gap_filler(struct eg_content *k, const struct eg_gap *g, const struct eg_node *c)
{
	const struct eg_astray *a;
	const struct eg_node *s;
	size_t i;

	for (i = 0; i < g->n; i++) {
		for (a = k->astray; a != NULL; a = a->next)
			if (eg_child_is(g->one[i], a->child))
				return a->child;
		if (c == NULL || is_absent(k, g->one[i]))
			continue;
		for (s = eg_node_next_element(c); s != NULL;
		    s = eg_node_next_element(s))
			if (eg_child_is(g->one[i], s))
				return s;
		if (k->nabsent < sizeof(k->absent) / sizeof(k->absent[0]))
			k->absent[k->nabsent++] = g->one[i];
	}
	return NULL;
}

/* "`decision`", or "`attorney` or `guardian`" when either will do. */
static const char *
filling(struct eg_content *k, const struct eg_gap *g)
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
where_to(struct eg_content *k, const char *what)
{
	const struct eg_node *last = eg_child_last(k);
	struct eg_arena *a = k->e->schema->scratch;

	if (last == NULL)
		return eg_arena_printf(a, "write %s first in `%s`", what,
		    eg_node_name(k->node));
	return eg_arena_printf(a, "write %s after the `%s` of line %u", what,
	    eg_words_shown(k->e, eg_node_name(last)), eg_child_line(k, last));
}

void
eg_gap_tell(struct eg_content *k, const struct eg_gap *gap, size_t n)
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

bool
eg_gap_before(struct eg_content *k, const struct eg_node *c)
{
	const struct eg_place *place = k->place;
	struct eg_gap gap[EG_FAR], absent[EG_FAR];
	const struct eg_node *s[EG_FAR];
	struct eg_steps steps;
	size_t i, n, m = 0, late = 0;

	for (n = 0;; n++) {
		if (n == EG_FAR || !eg_gap_at(k, place, &gap[n]))
			return false;
		s[n] = eg_gap_filler(k, &gap[n], c);
		late += s[n] != NULL && !eg_child_astray(k, s[n]);
		place = gap[n].after;
		eg_place_steps(k->e->arena, place, &steps);
		if (eg_child_step(k->e, &steps, c) != NULL)
			break;
	}
	/* Two that come later were not both moved; this one was. */
	if (late > 1) {
		eg_child_tell_order(k, c, "after", gap[n].one[0]->name, 0);
		eg_child_stray(k, c);
		eg_child_look_inside(k, c);
		return true;
	}
	for (i = 0; i <= n; i++) {
		if (s[i] == NULL) {
			absent[m++] = gap[i];
		} else if (!eg_child_astray(k, s[i])) {
			eg_child_tell_order(k, s[i], "before", eg_node_name(c),
			    eg_child_line(k, c));
			eg_child_stray(k, s[i]);
		}
	}
	eg_gap_tell(k, absent, m);
	eg_child_advance(k, place);
	eg_child_accept(k, c, eg_child_step(k->e, &k->steps, c), true);
	return true;
}
