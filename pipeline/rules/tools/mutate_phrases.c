/*
 * mutate_phrases.c - changes of phrase tables and of the facts that words tell.
 *
 * A phrase is missing, or stands under what another one of its table says; a fact
 * takes another of its phrases, or forgets a condition.  Of phrases only those that
 * some test finds: the others are told of by cover.  There are more phrases than
 * anybody has tests for, and most facts ask only whether one is there; so these are
 * told in notes, and tried when they are asked for.  A condition is as much a rule as any.
 */
#include <string.h>

#include "rules/phrase/phrase.h"
#include "rules/tools/mutate.h"

static void
add_phrase(struct eg_mutation *m, const struct eg_table *t, const struct eg_phrase *p,
    size_t number, struct eg_change change, const char *says, const char *shown)
{
	eg_trial_add(m, (struct eg_trial){ .change = change,
	    .reach = { .what = EG_REACH_WORDS, .phrase = number }, .of = t->name,
	    .minor = true, .in = eg_arena_printf(m->arena, "`%s`", t->name), .says = says,
	    .shown = shown,
	    .at = eg_xml_pos(m->tool->book->phrases->source->xml, p->node) });
}

/* What the next phrase says that says something else; NULL: there is none. */
static const char *
other_of(const struct eg_table *t, const struct eg_phrase *p)
{
	const struct eg_phrase *o = p;

	do {
		o = o->next == NULL ? t->phrases : o->next;
		if (o->is != NULL && strcmp(o->is, p->is) != 0 && strchr(o->is, '{') == NULL)
			return o->is;
	} while (o != p);
	return NULL;
}

static void
add_phrases(struct eg_mutation *m, struct eg_table *t, size_t *number)
{
	struct eg_phrase *p, *none = NULL, **slot;
	const char *other;

	for (p = t->phrases; p != NULL; p = p->next) {
		++*number;
		if (*p->found == 0)
			continue;
		slot = eg_trie_slot(m->tool->book->phrases->trie, t, p);
		add_phrase(m, t, p, *number, eg_change_make(m->arena, slot, &none, sizeof(none)),
		    eg_arena_printf(m->arena, "`%s` is left out", p->text),
		    eg_arena_printf(m->arena, "{%s -> }", p->text));
		other = p->is == NULL ? NULL : other_of(t, p);
		if (other != NULL)
			add_phrase(m, t, p, *number, eg_change_make(m->arena, &p->is, &other,
			    sizeof(other)), eg_arena_printf(m->arena,
			    "`%s` is `%s`", p->text, other), eg_arena_printf(m->arena,
			    "%s {%s -> %s}", p->text, p->is, other));
	}
}

/* --- facts ---------------------------------------------------------------- */

static void
add_fact(struct eg_mutation *m, const struct eg_look *k, const char *attr, const char *now,
    bool minor, struct eg_change change)
{
	const struct eg_xml *xml = m->tool->book->phrases->source->xml;
	const struct eg_node *a = eg_node_attr_node(k->node, "", attr);
	const char *was = a == NULL ? "all" : eg_node_text(a);

	eg_trial_add(m, (struct eg_trial){ .change = change,
	    .reach = { .what = EG_REACH_WORDS, .fact = k->name }, .of = k->name,
	    .minor = minor,
	    .in = eg_arena_printf(m->arena, "`%s`", k->name),
	    .says = *now == '\0' ? eg_arena_printf(m->arena, "`%s` is left out", attr) :
	    eg_arena_printf(m->arena, "`%s` becomes %s", attr, now),
	    .shown = eg_arena_printf(m->arena, "%s {%s -> %s}", attr, was, now),
	    .at = a == NULL ? eg_xml_pos(xml, k->node) : eg_xml_value_pos(xml, a) });
}

static void
add_take(struct eg_mutation *m, struct eg_look *k)
{
	static const struct {
		enum eg_take	 now;
		const char	*name;
	} others[] = {
		[EG_TAKE_ALL] = { EG_TAKE_FIRST, "first" },
		[EG_TAKE_FIRST] = { EG_TAKE_LAST, "last" },
		[EG_TAKE_LAST] = { EG_TAKE_FIRST, "first" },
	};

	add_fact(m, k, "take", others[k->take].name, true, eg_change_make(m->arena, &k->take,
	    &others[k->take].now, sizeof(k->take)));
}

static void
add_conditions(struct eg_mutation *m, struct eg_look *k)
{
	static const uint64_t no_tables;
	struct eg_query *none = NULL;

	if (k->where != 0)
		add_fact(m, k, "where", "", false, eg_change_make(m->arena, &k->where, &no_tables,
		    sizeof(no_tables)));
	if (k->unless != 0)
		add_fact(m, k, "unless", "", false, eg_change_make(m->arena, &k->unless, &no_tables,
		    sizeof(no_tables)));
	if (k->except != NULL)
		add_fact(m, k, "except", "", false, eg_change_make(m->arena, &k->except, &none,
		    sizeof(none)));
	if (k->others != NULL)
		add_fact(m, k, k->differs ? "differs-from" : "absent-from", "", false,
		    eg_change_make(m->arena, &k->others, &none, sizeof(none)));
}

void
eg_mutate_phrases(struct eg_mutation *m)
{
	struct eg_phrases *p = m->tool->book->phrases;
	struct eg_look *k;
	size_t i, number = 0;

	for (i = 0; p != NULL && i < p->ntables; i++)
		add_phrases(m, &p->tables[i], &number);
	for (k = p == NULL ? NULL : p->looks; k != NULL; k = k->next)
		if (!k->measure) {
			add_take(m, k);
			add_conditions(m, k);
		}
}
