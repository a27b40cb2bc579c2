/*
 * judge.c - a rulebook applied to a case (ISO 19757-3 §6.5).
 *
 * In each active pattern every node goes to the first rule that claims it
 * (in a group, to every rule); rules fire in document order.  Anything that
 * cannot be evaluated ends the run: a case is never found right by accident.
 */
#include "rules/judge.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "rules/law.h"

/* A node that a rule of the pattern claims. */
struct claim {
	struct eg_node	*node;
	struct eg_rule	*rule;
	size_t		 order;		/* of the rule in its pattern */
};

struct claims {
	struct claim	*list;
	size_t		 n, cap;
};

static struct eg_event *
event(struct eg_run *run, enum eg_event_kind kind,
    const struct eg_pattern *pattern, const struct eg_rule *rule)
{
	struct eg_event *e = eg_new(run->verdict->arena, struct eg_event);

	e->kind = kind;
	e->xml = run->xml;
	e->pattern = pattern;
	e->rule = rule;
	e->node = run->context;
	*run->verdict->end = e;
	run->verdict->end = &e->next;
	return e;
}

enum eg_severity
eg_judge_severity(const struct eg_rulebook *book, const struct eg_check *c)
{
	return book->reproduction && c->severity > EG_WARNING ? EG_WARNING :
	    c->severity;
}

/* --- one rule at one node ------------------------------------------------- */

static bool
remarks(struct eg_run *run, const struct eg_note_ref *n, struct eg_remark **end)
{
	struct eg_remark *r;

	for (; n != NULL; n = n->next) {
		r = eg_new(run->verdict->arena, struct eg_remark);
		r->note = n;
		r->text = eg_message_plain(run, n->parts, run->context);
		if (run->verdict->full)
			r->markup = eg_message_markup(run, n->parts, run->context);
		if (r->text == NULL || (run->verdict->full && r->markup == NULL))
			return false;
		*end = r;
		end = &r->next;
	}
	return true;
}

/* A fact stands nowhere in the case: the subject is then its element. */
static bool
subject(struct eg_run *run, struct eg_query *q, struct eg_event *e)
{
	struct eg_value *v;

	if (q == NULL)
		return true;
	v = eg_run_eval(run, q, run->context);
	if (v == NULL)
		return false;
	if (eg_value_count(v) > 0) {
		e->subject = eg_value_node(v, 0);
		if (eg_node_kind(e->subject) == EG_NODE_ATTRIBUTE &&
		    strcmp(eg_node_ns(e->subject), EG_FACTS_NS) == 0) {
			e->fact = e->subject;
			e->subject = eg_node_parent(e->fact);
		}
	}
	eg_value_free(v);
	return true;
}

static bool
find(struct eg_run *run, const struct eg_pattern *p, const struct eg_rule *r,
    const struct eg_check *c)
{
	struct eg_event *e = event(run, EG_EVENT_FINDING, p, r);

	e->check = c;
	e->subject = run->context;
	e->text = eg_message_plain(run, c->parts, run->context);
	if (run->verdict->full)
		e->markup = eg_message_markup(run, c->parts, run->context);
	return e->text != NULL && (!run->verdict->full || e->markup != NULL) &&
	    subject(run, c->subject != NULL ? c->subject : r->subject, e) &&
	    remarks(run, c->diagnostics, &e->diagnostics) &&
	    remarks(run, c->properties, &e->properties);
}

static bool
check(struct eg_run *run, const struct eg_pattern *p, const struct eg_rule *r,
    struct eg_check *c, bool reproduction)
{
	bool result = true;

	run->check = c;
	if (reproduction && c->published != NULL) {
		if (!eg_run_test(run, c->published, run->context, &result))
			return false;
		if (!result) {
			c->withheld = true;
			return true;
		}
	}
	c->judged = true;
	if (!eg_run_test(run, c->test, run->context, &result))
		return false;
	if (result != c->report) {
		c->held = true;
		return true;
	}
	c->failed = true;
	run->book->found[eg_judge_severity(run->book, c)]++;
	return find(run, p, r, c);
}

static bool
fire(struct eg_run *run, const struct eg_pattern *p, struct eg_rule *r,
    struct eg_node *node, bool reproduction)
{
	struct eg_check *c;
	bool ok = true;

	run->context = node;
	if (run->verdict->full)
		event(run, EG_EVENT_RULE, p, r);
	for (c = r->checks; ok && c != NULL; c = c->next)
		ok = c->standing != EG_STANDS || check(run, p, r, c, reproduction);
	eg_run_forget(r->lets);
	run->check = NULL;
	run->context = NULL;
	return ok;
}

/* --- one pattern ---------------------------------------------------------- */

static bool
claim(struct eg_run *run, struct eg_rule *r, size_t order, struct claims *claims)
{
	struct eg_value *v = eg_run_eval(run, r->matches, NULL);
	size_t i, n;

	if (v == NULL)
		return false;
	n = eg_value_count(v);
	if (claims->n + n > claims->cap) {
		claims->cap = (claims->n + n) * 2;
		claims->list = eg_realloc(claims->list, claims->cap,
		    sizeof(*claims->list));
	}
	for (i = 0; i < n; i++)
		claims->list[claims->n++] =
		    (struct claim){ eg_value_node(v, i), r, order };
	eg_value_free(v);
	return true;
}

static int
by_document_order(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;
	int c = x->node == y->node ? 0 : eg_node_compare(x->node, y->node);

	return c != 0 ? c : x->order < y->order ? -1 : x->order > y->order;
}

static bool
apply(struct eg_run *run, struct eg_pattern *p, bool reproduction)
{
	struct claims claims = { NULL, 0, 0 };
	struct eg_rule *r;
	size_t i, order = 0;
	bool ok = true;

	event(run, EG_EVENT_PATTERN, p, NULL);
	for (r = p->rules; ok && r != NULL; r = r->next)
		if (r->standing == EG_STANDS)
			ok = claim(run, r, order++, &claims);
	if (order > 1 && claims.n > 1)
		qsort(claims.list, claims.n, sizeof(*claims.list),
		    by_document_order);
	for (i = 0; ok && i < claims.n; i++)
		if (p->group || i == 0 ||
		    claims.list[i].node != claims.list[i - 1].node)
			ok = fire(run, p, claims.list[i].rule,
			    claims.list[i].node, reproduction);
	free(claims.list);
	return ok;
}

/* --- other documents ------------------------------------------------------ */

static struct eg_xml *
document(struct eg_run *run, const struct eg_pattern *p, const char *href)
{
	struct eg_verdict *v = run->verdict;
	const char *from = eg_xml_name(run->primary), *slash, *path;
	struct eg_source *s;

	slash = strrchr(from, '/');
	path = eg_source_path(v->arena, slash == NULL ? "" : eg_arena_strndup(
	    v->arena, from, (size_t)(slash + 1 - from)), from, href);
	if (path == NULL) {
		eg_report(run->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "R3903", .at = eg_query_pos(p->documents, 0, 0),
		    .help = "only files beside the case, or below it, are read" },
		    "cannot judge: `%s` is not in the case's folder", href);
		return NULL;
	}
	for (s = v->documents; s != NULL; s = s->next)
		if (strcmp(s->path, path) == 0)
			return s->xml;
	s = eg_new(v->arena, struct eg_source);
	s->path = path;
	s->xml = eg_xml_open(path, &eg_xml_case_limits, run->diags);
	if (s->xml == NULL)
		return NULL;
	eg_xml_order(s->xml);
	s->next = v->documents;
	v->documents = s;
	return s->xml;
}

static bool
apply_to(struct eg_run *run, struct eg_pattern *p, const char *href,
    bool reproduction)
{
	bool ok;

	run->xml = document(run, p, href);
	ok = run->xml != NULL && apply(run, p, reproduction);
	eg_run_forget(p->lets);
	run->xml = run->primary;
	return ok;
}

static bool
apply_to_documents(struct eg_run *run, struct eg_pattern *p, bool reproduction)
{
	struct eg_value *v = eg_run_eval(run, p->documents, NULL);
	struct eg_buf b = { 0 };
	bool ok = v != NULL;
	size_t i;

	if (ok && eg_value_kind(v) != EG_VALUE_NODES) {
		eg_value_string(v, &b);
		ok = apply_to(run, p, eg_buf_str(&b), reproduction);
	}
	for (i = 0; ok && i < eg_value_count(v); i++) {
		eg_buf_clear(&b);
		eg_node_string(eg_value_node(v, i), &b);
		ok = apply_to(run, p, eg_buf_str(&b), reproduction);
	}
	eg_buf_free(&b);
	eg_value_free(v);
	return ok;
}

/* --- the case ------------------------------------------------------------- */

/* The first phase whose condition holds: #ANY of the edition of 2025. */
static bool
first_phase(struct eg_run *run, const struct eg_phase **phase)
{
	struct eg_phase *p;
	bool holds;

	for (p = run->book->phases; p != NULL; p = p->next) {
		holds = p->when == NULL;
		if (p->when != NULL && !eg_run_test(run, p->when, NULL, &holds))
			return false;
		if (holds)
			break;
	}
	*phase = p;
	return true;
}

static bool
choose_phase(struct eg_run *run, const char *name, const struct eg_phase **phase)
{
	const struct eg_phase *p;

	*phase = NULL;
	if (name == NULL || strcmp(name, "#DEFAULT") == 0)
		name = run->book->default_phase;
	if (name == NULL || strcmp(name, "#ALL") == 0)
		return true;
	if (strcmp(name, "#ANY") == 0)
		return eg_bind_phase(run->book, NULL, run->diags) &&
		    first_phase(run, phase);
	for (p = run->book->phases; p != NULL; p = p->next)
		if (strcmp(p->at.id, name) == 0) {
			*phase = p;
			return true;
		}
	eg_report(run->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = "R3904", .at = { .file = run->book->path } },
	    "cannot judge: there is no phase `%s`", name);
	return false;
}

static void
activate(struct eg_rulebook *book, const struct eg_phase *phase)
{
	const struct eg_item *a;
	struct eg_pattern *p;

	for (p = book->patterns; p != NULL; p = p->next) {
		p->active = phase == NULL;
		for (a = phase == NULL ? NULL : phase->active; a != NULL;
		    a = a->next)
			if (p->at.id != NULL && strcmp(p->at.id, a->id) == 0)
				p->active = true;
	}
}

static void
clear(struct eg_rulebook *book)
{
	struct eg_pattern *p;
	struct eg_phase *ph;

	eg_keys_clear(book);
	if (book->law != NULL)
		eg_law_end(book->law);
	eg_run_forget(book->lets);
	for (ph = book->phases; ph != NULL; ph = ph->next)
		eg_run_forget(ph->lets);
	for (p = book->patterns; p != NULL; p = p->next)
		eg_run_forget(p->lets);
}

static void
unjudge(struct eg_rulebook *book)
{
	struct eg_pattern *p;
	struct eg_rule *r;
	struct eg_check *c;

	memset(book->found, 0, sizeof(book->found));
	for (p = book->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next)
			for (c = r->checks; c != NULL; c = c->next)
				c->judged = c->withheld = c->held =
				    c->failed = false;
}

bool
eg_judge_law(struct eg_rulebook *book, const char *as_of, struct eg_diags *diags)
{
	int64_t day;

	if (as_of != NULL && !eg_day_parse(as_of, strlen(as_of), &day)) {
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "R3912", .help = "a day is written year-month-day, "
		    "such as 2017-01-01" },
		    "cannot judge by the law of `%s`: it is no day", as_of);
		return false;
	}
	if (book->law != NULL)
		eg_law_as_of(book->law, as_of == NULL ? NULL : &day);
	return true;
}

bool
eg_judge(struct eg_rulebook *book, struct eg_xml *xml,
    const struct eg_rules_options *options, struct eg_verdict *verdict,
    struct eg_diags *diags)
{
	struct eg_run run = { .book = book, .primary = xml, .xml = xml,
	    .verdict = verdict, .diags = diags };
	const struct eg_phase *phase;
	struct eg_pattern *p;
	bool ok;

	verdict->arena = eg_arena_new();
	verdict->end = &verdict->events;
	unjudge(book);
	book->reproduction = options->reproduction;
	if (!verdict->ordered)
		eg_xml_order(xml);
	activate(book, NULL);
	ok = eg_judge_law(book, options->law_as_of, diags) &&
	    choose_phase(&run, options->phase, &phase);
	if (ok) {
		activate(book, phase);
		verdict->phase = phase == NULL ? "#ALL" : phase->at.id;
		ok = eg_bind_phase(book, phase, diags) &&
		    eg_standing_decide(&run, options);
	}
	for (p = book->patterns; ok && p != NULL; p = p->next)
		if (p->active && (verdict->only == NULL || verdict->only == p))
			ok = p->documents != NULL ?
			    apply_to_documents(&run, p, options->reproduction) :
			    apply(&run, p, options->reproduction);
	clear(book);
	ok = ok && (book->law == NULL || !book->law->unknown);
	book->signable = ok && options->law_as_of == NULL &&
	    options->sets == 0 && !options->reproduction;
	return ok;
}

void
eg_verdict_free(struct eg_verdict *v)
{
	eg_sources_free(v->documents);
	eg_arena_free(v->arena);
}
