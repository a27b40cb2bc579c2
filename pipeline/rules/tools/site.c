/* site.c - see site.h. */
#include "rules/tools/site.h"

struct listing {
	struct eg_arena		*arena;
	struct eg_site		*list;		/* NULL: only counted */
	size_t			 n;
	const struct eg_pattern	*pattern;
};

static void
add(struct listing *l, enum eg_site_kind kind, struct eg_query **slot,
    const char *text, const char *of)
{
	if (*slot == NULL)
		return;
	if (l->list != NULL)
		l->list[l->n] = (struct eg_site){ kind, slot,
		    text != NULL ? text : eg_expr_text((*slot)->expr),
		    of != NULL ? of : "", l->pattern };
	l->n++;
}

static void
add_lets(struct listing *l, struct eg_let *let)
{
	for (; let != NULL; let = let->next)
		add(l, EG_SITE_LET, &let->query, NULL, l->list == NULL ? "" :
		    eg_arena_printf(l->arena, "$%s", let->name));
}

static void
add_rule(struct listing *l, const struct eg_pattern *p, struct eg_rule *r)
{
	const char *of = eg_node_attr(p->at.node, "", "is-a");
	struct eg_check *c;

	/* An instance of an abstract pattern has that one's contexts. */
	add(l, EG_SITE_CONTEXT, &r->matches, r->context, r->at.id != NULL ?
	    r->at.id : of != NULL ? of : p->at.id);
	add_lets(l, r->lets);
	for (c = r->checks; c != NULL; c = c->next) {
		add(l, EG_SITE_TEST, &c->test, NULL, c->at.id);
		add(l, EG_SITE_SUBJECT, &c->subject, NULL, c->at.id);
	}
}

static void
add_all(struct listing *l, struct eg_rulebook *book)
{
	struct eg_pattern *p;
	struct eg_phase *ph;
	struct eg_rule *r;

	add_lets(l, book->lets);
	for (ph = book->phases; ph != NULL; ph = ph->next)
		add_lets(l, ph->lets);
	for (p = book->patterns; p != NULL; p = p->next) {
		/* Other patterns may use a pattern's variables. */
		l->pattern = NULL;
		add_lets(l, p->lets);
		l->pattern = p;
		for (r = p->rules; r != NULL; r = r->next)
			add_rule(l, p, r);
		l->pattern = NULL;
	}
}

size_t
eg_sites(struct eg_rulebook *book, struct eg_arena *arena, struct eg_site **list)
{
	struct listing count = { .arena = arena }, l = { .arena = arena };

	add_all(&count, book);
	l.list = eg_new_array(arena, count.n, struct eg_site);
	add_all(&l, book);
	*list = l.list;
	return l.n;
}
