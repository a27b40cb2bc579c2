/*
 * bind.c - what the variables of a rulebook mean.
 *
 * ISO 19757-3 §5.4.5 has four scopes.  A name is looked for in the rule, the
 * pattern, the phase, the schema, and then in the other patterns, whose
 * variables are global too.  The same name twice in one scope, or in a
 * pattern and the schema, is an error; a phase may hide the schema's.  A
 * variable may use those defined before it.
 */
#include "rules/rulebook.h"

#include <string.h>

#include "base/suggest.h"

/* Where an expression stands. */
struct place {
	const struct eg_rulebook	*book;
	const struct eg_phase		*phase;
	const struct eg_pattern		*pattern;	/* NULL: outside one */
	const struct eg_rule		*rule;		/* NULL: outside one */
	const struct eg_let		*of;	/* this variable's value, or NULL */
};

/* Called for each expression; false ends the walk. */
typedef bool (*visit_fn)(void *arg, const struct place *, struct eg_query *);

/* --- walking over all expressions ----------------------------------------- */

static bool
walk_lets(struct place p, struct eg_let *lets, visit_fn visit, void *arg)
{
	for (; lets != NULL; lets = lets->next) {
		p.of = lets;
		if (lets->query != NULL && !visit(arg, &p, lets->query))
			return false;
	}
	return true;
}

static bool
walk_query(const struct place *p, struct eg_query *q, visit_fn visit, void *arg)
{
	return q == NULL || visit(arg, p, q);
}

static bool
walk_parts(const struct place *p, const struct eg_part *part, visit_fn visit,
    void *arg)
{
	for (; part != NULL; part = part->next)
		if (!walk_query(p, part->query, visit, arg))
			return false;
	return true;
}

static bool
walk_notes(const struct place *p, const struct eg_note_ref *n, visit_fn visit,
    void *arg)
{
	for (; n != NULL; n = n->next)
		if (!walk_parts(p, n->parts, visit, arg))
			return false;
	return true;
}

static bool
walk_rule(const struct place *in, struct eg_rule *r, visit_fn visit, void *arg)
{
	struct place p = *in;
	struct eg_check *c;

	if (!walk_query(&p, r->matches, visit, arg))
		return false;
	p.rule = r;
	if (!walk_lets(p, r->lets, visit, arg) ||
	    !walk_query(&p, r->subject, visit, arg))
		return false;
	for (c = r->checks; c != NULL; c = c->next)
		if (!walk_query(&p, c->test, visit, arg) ||
		    !walk_query(&p, c->subject, visit, arg) ||
		    !walk_query(&p, c->published, visit, arg) ||
		    !walk_parts(&p, c->parts, visit, arg) ||
		    !walk_notes(&p, c->diagnostics, visit, arg) ||
		    !walk_notes(&p, c->properties, visit, arg))
			return false;
	return true;
}

static bool
walk_pattern(struct place p, struct eg_pattern *pattern, visit_fn visit,
    void *arg)
{
	struct eg_rule *r;

	if (!walk_query(&p, pattern->documents, visit, arg))
		return false;
	p.pattern = pattern;
	if (!walk_lets(p, pattern->lets, visit, arg))
		return false;
	for (r = pattern->rules; r != NULL; r = r->next)
		if (!walk_rule(&p, r, visit, arg))
			return false;
	return true;
}

static bool
walk_resting(struct place p, struct eg_pattern *pattern, visit_fn visit)
{
	p.pattern = pattern;
	return walk_lets(p, pattern->lets, visit, NULL);
}

static bool
walk_phase(struct place p, struct eg_phase *phase, visit_fn visit, void *arg)
{
	if (!walk_query(&p, phase->when, visit, arg))
		return false;
	p.phase = phase;
	return walk_lets(p, phase->lets, visit, arg);
}

/* --- finding -------------------------------------------------------------- */

/* Among lets, up to the one whose value is looked at. */
static struct eg_let *
among(struct eg_let *lets, const struct eg_let *before, const char *name)
{
	for (; lets != NULL && lets != before; lets = lets->next)
		if (strcmp(lets->name, name) == 0)
			return lets;
	return NULL;
}

static struct eg_let *
in_other_patterns(const struct place *p, const char *name)
{
	struct eg_pattern *other;
	struct eg_let *let = NULL;

	for (other = p->book->patterns; other != NULL && let == NULL;
	    other = other->next) {
		if (other == p->pattern && p->rule == NULL && p->of != NULL)
			break;		/* a pattern's variable: those before it */
		let = among(other->lets, NULL, name);
	}
	return let;
}

static struct eg_let *
find(const struct place *p, const char *name)
{
	struct eg_let *let = NULL;

	if (p->rule != NULL)
		let = among(p->rule->lets, p->of, name);
	if (let == NULL && p->pattern != NULL)
		let = among(p->pattern->lets, p->of, name);
	if (let == NULL && p->phase != NULL)
		let = among(p->phase->lets, p->of, name);
	if (let == NULL)
		let = among(p->book->lets, p->of, name);
	if (let == NULL && p->pattern != NULL)
		let = in_other_patterns(p, name);
	return let;
}

/* --- when a rulebook is read ---------------------------------------------- */

/* The names an author may have meant. */
static const char *
suggestion(const struct place *p, const char *name)
{
	const char *names[128];
	const struct eg_let *lists[] = {
		p->rule == NULL ? NULL : p->rule->lets,
		p->pattern == NULL ? NULL : p->pattern->lets,
		p->phase == NULL ? NULL : p->phase->lets, p->book->lets };
	const struct eg_let *let;
	size_t i, n = 0;

	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (let = lists[i]; let != NULL && n < 128; let = let->next)
			names[n++] = let->name;
	return eg_suggest(name, names, n);
}

static void
undefined(struct eg_loader *l, const struct place *p, const struct eg_query *q,
    size_t i)
{
	const char *name = eg_expr_variable(q->expr, i), *near;
	struct place later = *p;
	bool defined;

	later.of = NULL;
	defined = find(&later, name) != NULL;
	near = defined ? NULL : suggestion(p, name);
	l->failed = true;
	eg_report(l->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3012", .at = eg_query_pos(q,
	    eg_expr_variable_offset(q->expr, i), strlen(name) + 1),
	    .help = near == NULL ? NULL :
	    eg_diags_printf(l->diags, "did you mean `$%s`?", near) },
	    defined ? "the variable `$%s` is used before it is defined" :
	    "the variable `$%s` is not defined", name);
}

static bool
defined_in_a_phase(const struct place *p, const char *name)
{
	const struct eg_phase *phase;

	for (phase = p->book->phases; phase != NULL; phase = phase->next)
		if (among(phase->lets, NULL, name) != NULL)
			return true;
	return false;
}

static bool
check_query(void *arg, const struct place *p, struct eg_query *q)
{
	struct eg_loader *l = arg;
	struct eg_let *of = (struct eg_let *)(uintptr_t)p->of;
	size_t i, n = eg_expr_variables(q->expr);
	const struct eg_let *let;

	for (i = 0; i < n; i++) {
		let = find(p, eg_expr_variable(q->expr, i));
		if (let == NULL && (p->pattern == NULL ||
		    !defined_in_a_phase(p, eg_expr_variable(q->expr, i))))
			undefined(l, p, q, i);
		if (let != NULL && of != NULL && of->depth <= let->depth)
			of->depth = let->depth + 1;
	}
	if (of != NULL && of->depth > EG_LET_DEPTH_MAX && !l->failed)
		eg_loader_error(l, "R3016", of->at.node, NULL,
		    "variables are made of each other more than %d deep",
		    EG_LET_DEPTH_MAX);
	return true;
}

static void
check_twice(struct eg_loader *l, const struct eg_let *lets,
    const struct eg_let *also, const char *where)
{
	const struct eg_let *a, *b;

	for (a = lets; a != NULL; a = a->next) {
		for (b = lets; b != a && strcmp(a->name, b->name) != 0; )
			b = b->next;
		if (b == a)
			for (b = also; b != NULL &&
			    strcmp(a->name, b->name) != 0; )
				b = b->next;
		if (b == a || b == NULL)
			continue;
		l->source = a->at.source;
		eg_loader_error(l, "R3014", a->at.node, NULL,
		    "the variable `%s` is defined twice in %s, also on line %u",
		    a->name, where,
		    eg_xml_pos(b->at.source->xml, b->at.node).line);
	}
}

void
eg_bind_check(struct eg_loader *l)
{
	struct eg_rulebook *book = l->book;
	struct place p = { .book = book };
	struct eg_pattern *pattern;
	struct eg_phase *phase;
	struct eg_rule *rule;

	check_twice(l, book->lets, NULL, "the schema");
	for (phase = book->phases; phase != NULL; phase = phase->next)
		check_twice(l, phase->lets, NULL, "the phase");
	for (pattern = book->patterns; pattern != NULL; pattern = pattern->next) {
		check_twice(l, pattern->lets, book->lets,
		    "the pattern or the schema");
		for (rule = pattern->rules; rule != NULL; rule = rule->next)
			check_twice(l, rule->lets, NULL, "the rule");
	}
	walk_lets(p, book->lets, check_query, l);
	for (phase = book->phases; phase != NULL; phase = phase->next)
		walk_phase(p, phase, check_query, l);
	for (pattern = book->patterns; pattern != NULL; pattern = pattern->next)
		walk_pattern(p, pattern, check_query, l);
}

/* --- when a case is judged ------------------------------------------------ */

/* diags NULL: what means nothing here is found when it is asked for. */
static bool
bind_query(void *arg, const struct place *p, struct eg_query *q)
{
	struct eg_diags *diags = arg;
	size_t i, n = eg_expr_variables(q->expr);
	const char *name;

	for (i = 0; i < n; i++) {
		name = eg_expr_variable(q->expr, i);
		q->vars[i] = find(p, name);
		if (q->vars[i] != NULL || diags == NULL)
			continue;
		eg_bind_undefined(q, i, diags);
		return false;
	}
	return true;
}

void
eg_bind_undefined(const struct eg_query *q, size_t i, struct eg_diags *diags)
{
	const char *name = eg_expr_variable(q->expr, i);

	eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3902", .at = eg_query_pos(q,
	    eg_expr_variable_offset(q->expr, i), strlen(name) + 1),
	    .help = "judge in a phase that defines it" },
	    "cannot judge: the variable `$%s` is not defined in this phase", name);
}

bool
eg_bind_phase(struct eg_rulebook *book, const struct eg_phase *phase,
    struct eg_diags *diags)
{
	struct place p = { .book = book, .phase = phase };
	struct eg_pattern *pattern;
	struct eg_phase *ph;

	if (book->is_bound && book->bound == phase)
		return true;
	book->is_bound = false;
	p.phase = NULL;
	if (!walk_lets(p, book->lets, bind_query, diags))
		return false;
	for (ph = book->phases; ph != NULL; ph = ph->next)
		if (!walk_phase(p, ph, bind_query, diags))
			return false;
	p.phase = phase;
	/* Of a pattern that rests, others may still use the variables. */
	for (pattern = book->patterns; pattern != NULL; pattern = pattern->next)
		if (pattern->active ?
		    !walk_pattern(p, pattern, bind_query, diags) :
		    !walk_resting(p, pattern, bind_query))
			return false;
	book->is_bound = true;
	book->bound = phase;
	return true;
}
