/*
 * standing.c - which rules the register lets judge a case, and what a reader
 * must know of the law that judged.
 *
 * A rule rests on every provision it names, its pattern's included: when one
 * of them is not in force it is no rule for this case; when of one nothing is
 * known, the rule cannot be judged, and neither can the case.  In a published
 * letter that lacks the day such a rule is not judged, as any whose facts
 * were not published.
 */
#include <string.h>

#include "base/day.h"
#include "rules/calendar.h"
#include "rules/law.h"

#define NAMED_MOST	4	/* rules in a message */

/* --- deciding ------------------------------------------------------------- */

/* One that is not in force decides; then one of which nothing is known. */
static enum eg_standing
standing(struct eg_run *run, const struct eg_law_ref *ref, bool reproduction)
{
	enum eg_standing all = EG_STANDS, one;

	for (; ref != NULL; ref = ref->next) {
		one = eg_law_ref_standing(run, ref, reproduction);
		if (one == EG_STANDS_NOT)
			return EG_STANDS_NOT;
		if (one == EG_STANDING_UNKNOWN)
			all = one;
	}
	return all;
}

static enum eg_standing
together(enum eg_standing a, enum eg_standing b)
{
	if (a == EG_STANDS_NOT || b == EG_STANDS_NOT)
		return EG_STANDS_NOT;
	return a == EG_STANDING_UNKNOWN ? a : b;
}

static void
decide_pattern(struct eg_run *run, struct eg_pattern *p, bool reproduction)
{
	enum eg_standing whole = standing(run, p->law, reproduction);
	struct eg_rule *r;
	struct eg_check *c;

	for (r = p->rules; r != NULL; r = r->next) {
		r->standing = together(whole, standing(run, r->law, reproduction));
		for (c = r->checks; c != NULL; c = c->next) {
			c->standing = together(r->standing,
			    standing(run, c->law, reproduction));
			c->withheld = reproduction &&
			    c->standing == EG_STANDING_UNKNOWN;
		}
	}
	p->active = whole == EG_STANDS;
}

/* --- what cannot be judged ------------------------------------------------ */

/* The same fault of the same day: told once, of all that it is about. */
static bool
alike(const struct eg_provision *a, const struct eg_provision *b)
{
	return a == b || (a->state == b->state && a->at == b->at &&
	    a->state != EG_LAW_TWO_VERSIONS);
}

/* The check waits for a provision that is like this one. */
static bool
waits(const struct eg_pattern *p, const struct eg_rule *r,
    const struct eg_check *c, const struct eg_provision *like)
{
	const struct eg_law_ref *lists[] = { p->law, r->law, c->law }, *ref;
	size_t i;

	for (i = 0; c->standing == EG_STANDING_UNKNOWN && i < 3; i++)
		for (ref = lists[i]; ref != NULL; ref = ref->next)
			if (alike(ref->provision, like))
				return true;
	return false;
}

/* "T-01, T-02 and 5 more"; "" when nothing waits. */
static void
waiting(const struct eg_rulebook *book, const struct eg_provision *like,
    struct eg_buf *out)
{
	const struct eg_pattern *p;
	const struct eg_rule *r;
	const struct eg_check *c;
	const struct eg_provision *q;
	unsigned n = 0;

	for (q = book->law->provisions; q != NULL && n == 0; q = q->next)
		if (q->cited && alike(q, like)) {
			eg_buf_puts(out, "a table");
			n++;
		}
	for (p = book->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next)
			for (c = r->checks; c != NULL; c = c->next)
				if (waits(p, r, c, like) && n++ < NAMED_MOST)
					eg_buf_printf(out, "%s%s", n == 1 ? "" : ", ",
					    c->at.id == NULL ? "a rule" : c->at.id);
	if (n > NAMED_MOST)
		eg_buf_printf(out, " and %u more", n - NAMED_MOST);
}

/* How many provisions are like it, itself too. */
static unsigned
number_alike(const struct eg_law *law, const struct eg_provision *like)
{
	const struct eg_provision *p;
	unsigned n = 0;

	for (p = law->provisions; p != NULL; p = p->next)
		n += alike(p, like);
	return n;
}

struct fault {
	const char	*code, *help, *law;
	struct eg_buf	 text;
};

/* What is wrong with the day, in words. */
static void
describe(const struct eg_provision *p, struct eg_diags *diags, struct fault *f)
{
	const char *day = p->at->text;
	struct eg_buf b = { 0 };

	eg_day_print(p->day, &b);
	f->code = p->state == EG_LAW_NO_DAY ? "R3910" : "R3911";
	if (p->state == EG_LAW_TWO_VERSIONS) {
		eg_buf_printf(&f->text, "two versions of %s are in force, by "
		    "different days of the case", p->cite);
		f->help = "correct the days, or the register of law";
	} else if (p->state == EG_LAW_NO_VERSION) {
		eg_buf_printf(&f->text, "what of %s was in force on %s, %s, is not "
		    "in the register of law", f->law, eg_buf_str(&b), day);
		f->help = "correct the day, or complete the register";
	} else if (p->at->state == EG_ANCHOR_SEVERAL) {
		eg_buf_printf(&f->text, "%s decides what of %s is in force, and "
		    "the case has several", day, f->law);
		f->help = "correct the days: they must be one";
	} else if (p->at->state == EG_ANCHOR_WRONG) {
		eg_buf_printf(&f->text, "%s decides what of %s is in force, and "
		    "this is no day", day, f->law);
		f->help = "write it year-month-day";
	} else {
		eg_buf_printf(&f->text, "%s decides what of %s is in force, and "
		    "the case does not have it", day, f->law);
		f->help = eg_diags_printf(diags, "add it: %s",
		    eg_expr_text(p->at->select->expr));
	}
	eg_buf_free(&b);
}

static void
report_unknown(struct eg_run *run, const struct eg_provision *p,
    bool reproduction)
{
	struct eg_law *law = run->book->law;
	struct eg_buf rules = { 0 }, where = { 0 };
	struct eg_node *root = eg_xml_root(run->primary);
	struct eg_node *node = p->at->node == NULL ? root : p->at->node;
	unsigned n = number_alike(law, p);
	struct fault f = { .law = n == 1 ? p->cite :
	    eg_diags_printf(run->diags, "%u provisions", n) };

	waiting(run->book, p, &rules);
	if (rules.len == 0)
		return;
	describe(p, run->diags, &f);
	eg_node_path(node, &where);
	eg_report(run->diags, &(struct eg_diag){ .code = f.code, .help = f.help,
	    .severity = reproduction ? EG_WARNING : EG_ERROR,
	    .at = node == root ? eg_xml_pos(run->primary, node) :
	    eg_xml_value_pos(run->primary, node),
	    .rule = n == 1 ? p->cite : NULL,
	    .provision = n == 1 ? p->id : NULL,
	    .from = eg_xml_pos(law->source->xml, p->node),
	    .where = eg_buf_str(&where) }, "cannot judge %s: %s",
	    eg_buf_str(&rules), eg_buf_str(&f.text));
	law->unknown = law->unknown || !reproduction;
	eg_buf_free(&rules);
	eg_buf_free(&where);
	eg_buf_free(&f.text);
}

static void
report_all_unknown(struct eg_run *run, bool reproduction)
{
	const struct eg_provision *p, *before;

	for (p = run->book->law->provisions; p != NULL; p = p->next) {
		if (p->state != EG_LAW_NO_DAY && p->state != EG_LAW_NO_VERSION &&
		    p->state != EG_LAW_TWO_VERSIONS)
			continue;
		/* What was not published is told of all rules in one note. */
		if (reproduction && p->state == EG_LAW_NO_DAY &&
		    p->at->state == EG_ANCHOR_MISSING)
			continue;
		before = run->book->law->provisions;
		while (!alike(before, p))
			before = before->next;
		if (before == p)
			report_unknown(run, p, reproduction);
	}
}

static void
all_stand(struct eg_rulebook *book)
{
	struct eg_pattern *p;
	struct eg_rule *r;
	struct eg_check *c;

	for (p = book->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next) {
			r->standing = EG_STANDS;
			for (c = r->checks; c != NULL; c = c->next)
				c->standing = EG_STANDS;
		}
}

bool
eg_standing_decide(struct eg_run *run, const struct eg_rules_options *options)
{
	struct eg_law *law = run->book->law;
	struct eg_provision *provision;
	struct eg_pattern *p;

	all_stand(run->book);
	if (law == NULL)
		return true;
	for (p = run->book->patterns; p != NULL; p = p->next)
		if (p->active)
			decide_pattern(run, p, options->reproduction);
	for (provision = law->provisions; provision != NULL;
	    provision = provision->next)
		if (provision->cited)
			eg_law_select(run, provision, options->reproduction);
	for (provision = law->provisions; provision != NULL;
	    provision = provision->next)
		if (provision->state == EG_LAW_FAILED)
			return false;
	report_all_unknown(run, options->reproduction);
	return true;
}

/* --- what is said of it afterwards ---------------------------------------- */

const struct eg_law_ref *
eg_standing_cites(const struct eg_pattern *p, const struct eg_rule *r,
    const struct eg_check *c)
{
	return c->law != NULL ? c->law : r->law != NULL ? r->law : p->law;
}

const char *
eg_standing_citation(const struct eg_law_ref *ref, struct eg_diags *diags)
{
	const char *s = NULL, *cite;
	const struct eg_version *v;

	for (; ref != NULL; ref = ref->next) {
		v = ref->provision->version;
		cite = v != NULL && v->cite != NULL ? v->cite :
		    ref->provision->cite;
		s = s == NULL ? cite : eg_diags_printf(diags, "%s; %s", s, cite);
	}
	return s;
}

const char *
eg_standing_versions(const struct eg_law_ref *ref, struct eg_diags *diags)
{
	const struct eg_version *v;
	const char *s = NULL, *id;

	for (; ref != NULL; ref = ref->next) {
		v = ref->provision->version;
		id = v == NULL ? ref->provision->id : v->id;
		s = s == NULL ? id : eg_diags_printf(diags, "%s %s", s, id);
	}
	return s;
}

static bool
rests_on(const struct eg_law_ref *ref, const struct eg_provision *p)
{
	while (ref != NULL && ref->provision != p)
		ref = ref->next;
	return ref != NULL;
}

static bool
check_rests_on(const struct eg_pattern *p, const struct eg_rule *r,
    const struct eg_check *c, const struct eg_provision *provision)
{
	return rests_on(c->law, provision) || rests_on(r->law, provision) ||
	    rests_on(p->law, provision);
}

bool
eg_standing_next(const struct eg_rulebook *book, struct eg_rested *r)
{
	do {
		if (r->check != NULL && r->check->next != NULL) {
			r->check = r->check->next;
		} else {
			r->check = NULL;
			r->rule = r->rule == NULL ? NULL : r->rule->next;
			while (r->rule == NULL) {
				r->pattern = r->pattern == NULL ? book->patterns :
				    r->pattern->next;
				if (r->pattern == NULL)
					return false;
				r->rule = r->pattern->rules;
			}
			r->check = r->rule->checks;
		}
	} while (r->check == NULL || !r->check->judged ||
	    !check_rests_on(r->pattern, r->rule, r->check, r->provision));
	return true;
}

bool
eg_standing_judged(const struct eg_rulebook *book, const struct eg_provision *p)
{
	struct eg_rested r = { .provision = p };

	return (p->state == EG_LAW_IN_FORCE || p->state == EG_LAW_ANY_VERSION) &&
	    (p->cited || eg_standing_next(book, &r));
}

static void
note(const struct eg_xml *xml, struct eg_diags *diags, const char *code,
    enum eg_severity severity, const char *help, const char *text)
{
	eg_report(diags, &(struct eg_diag){ .severity = severity, .code = code,
	    .at = eg_xml_pos(xml, eg_xml_root(xml)), .help = help }, "%s", text);
}

/* The ids of versions that judged unverified; how many. */
static unsigned
list_unverified(const struct eg_rulebook *book, const char *between,
    struct eg_buf *out)
{
	const struct eg_provision *p;
	const struct eg_version *v;
	unsigned n = 0;

	for (p = book->law == NULL ? NULL : book->law->provisions; p != NULL;
	    p = p->next) {
		v = p->version;
		if (v != NULL && v->unverified != NULL &&
		    eg_standing_judged(book, p))
			eg_buf_printf(out, "%s%s", n++ == 0 ? "" : between, v->id);
	}
	return n;
}

void
eg_rules_unverified(const struct eg_rulebook *book, struct eg_buf *out)
{
	list_unverified(book, " ", out);
}

static void
report_unverified(const struct eg_rulebook *book, const struct eg_xml *xml,
    struct eg_diags *diags)
{
	struct eg_buf b = { 0 }, text = { 0 };
	unsigned n = list_unverified(book, ", ", &b);

	eg_buf_printf(&text, "judged by %u provision%s that nobody has compared "
	    "with the law yet: %s", n, n == 1 ? "" : "s", eg_buf_str(&b));
	if (n > 0)
		note(xml, diags, "R3810", EG_NOTE, NULL, eg_buf_str(&text));
	eg_buf_free(&b);
	eg_buf_free(&text);
}

static void
report_unverified_days(const struct eg_calendars *all, const struct eg_xml *xml,
    struct eg_diags *diags)
{
	const struct eg_calendar *c;
	const struct eg_unverified *u;
	struct eg_buf b = { 0 };

	for (c = all->list; c != NULL; c = c->next)
		for (u = c->unverified; u != NULL; u = u->next) {
			if (c->last < u->from || c->first > u->until)
				continue;
			eg_buf_clear(&b);
			eg_buf_printf(&b, "days of the calendar `%s` were counted "
			    "that nobody has compared with the law yet: %s",
			    c->id, u->reason);
			note(xml, diags, "R3810", EG_NOTE, NULL, eg_buf_str(&b));
		}
	eg_buf_free(&b);
}

/* Case days behind the day the register was last compared with the law. */
static void
report_stale(const struct eg_rulebook *book, const struct eg_xml *xml,
    struct eg_diags *diags)
{
	const struct eg_law *law = book->law;
	const struct eg_provision *p, *latest = NULL;
	struct eg_buf b = { 0 };

	for (p = law->provisions; p != NULL; p = p->next)
		if (!p->assumed && p->day > law->checked &&
		    (latest == NULL || p->day > latest->day) &&
		    eg_standing_judged(book, p))
			latest = p;
	if (latest == NULL)
		return;
	eg_buf_puts(&b, "the register of law was last compared with the law on ");
	eg_day_print(law->checked, &b);
	eg_buf_puts(&b, ", before ");
	eg_day_print(latest->day, &b);
	eg_buf_printf(&b, ", %s", latest->at->text);
	note(xml, diags, "R3811", EG_NOTE, NULL, eg_buf_str(&b));
	eg_buf_free(&b);
}

void
eg_standing_report(const struct eg_rulebook *book, const struct eg_xml *xml,
    struct eg_diags *diags)
{
	if (book->calendars != NULL)
		report_unverified_days(book->calendars, xml, diags);
	if (book->law == NULL)
		return;
	report_unverified(book, xml, diags);
	if (!book->law->what_if)
		report_stale(book, xml, diags);
}

void
eg_standing_what_if(const struct eg_xml *xml, const char *as_of,
    struct eg_diags *diags)
{
	note(xml, diags, "R3812", EG_WARNING,
	    "such a judgement is for trying out; it can never be signed",
	    eg_diags_printf(diags, "what if: judged by the law of %s, not by that "
	    "of the case's own days", as_of));
}
