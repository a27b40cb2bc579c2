/*
 * trace.c - in how many tests each version of a provision judges, which rules
 * it is judged by and which tests show them failing, and which rows of tables
 * rest on it and in how many tests they apply.
 *
 * What hangs loose is an error: a provision or a version that no rule, no table
 * and no person looks after, an attestation without words, a rule or a row that no
 * test shows.  A rule that names no provision stands at the end.
 */
#include <stdlib.h>
#include <string.h>

#include "rules/dmn/dmn.h"
#include "rules/law.h"
#include "rules/tools/cited.h"
#include "rules/tools/tool.h"

/* What the tests did to a check. */
struct traced {
	const struct eg_pattern	*pattern;
	const struct eg_rule	*rule;
	const struct eg_check	*check;
	size_t			 held;		/* tests it held in */
	const char		**failed;	/* tests it failed in */
	size_t			 nfailed;
	bool			 told;		/* under some provision */
};

/* What they did to a row. */
struct traced_row {
	unsigned		 applied;	/* until now */
	size_t			 tests;		/* it applied in */
};

/* And to a version. */
struct traced_version {
	struct eg_version	*version;
	size_t			 tests;		/* it judged in */
};

struct trace {
	struct eg_tool		*tool;
	struct traced		*list;
	size_t			 n;
	struct traced_row	*row;
	size_t			 rows;
	struct traced_version	*version;
	size_t			 versions;
	size_t			 ran;		/* tests, until now */
	size_t			 provisions, idle;
};

static void
list_rows(struct trace *tr)
{
	const struct eg_dmn *dmn = tr->tool->book->dmn;
	struct eg_dmn_row_use use;
	size_t i;

	while (dmn != NULL && eg_dmn_row(dmn, tr->rows, &use))
		tr->rows++;
	tr->row = eg_new_array(tr->tool->suite->arena, tr->rows,
	    struct traced_row);
	for (i = 0; i < tr->rows && eg_dmn_row(dmn, i, &use); i++)
		tr->row[i].applied = use.applied;
}

static void
list_versions(struct trace *tr)
{
	const struct eg_law *law = tr->tool->book->law;
	const struct eg_provision *p;
	struct eg_version *v;
	size_t n = 0;

	for (p = law == NULL ? NULL : law->provisions; p != NULL; p = p->next)
		for (v = p->versions; v != NULL; v = v->next)
			n += v->id != NULL;
	tr->version = eg_new_array(tr->tool->suite->arena, n,
	    struct traced_version);
	for (p = law == NULL ? NULL : law->provisions; p != NULL; p = p->next)
		for (v = p->versions; v != NULL; v = v->next)
			if (v->id != NULL)
				tr->version[tr->versions++].version = v;
}

static void
list(struct trace *tr)
{
	const struct eg_pattern *p;
	const struct eg_rule *r;
	const struct eg_check *c;
	struct eg_arena *a = tr->tool->suite->arena;
	size_t n = 0;

	for (p = tr->tool->book->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next)
			for (c = r->checks; c != NULL; c = c->next)
				n++;
	tr->list = eg_new_array(a, n, struct traced);
	for (p = tr->tool->book->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next)
			for (c = r->checks; c != NULL; c = c->next)
				tr->list[tr->n++] = (struct traced){ .pattern = p,
				    .rule = r, .check = c,
				    .failed = eg_new_array(a, tr->tool->suite->n,
				    const char *) };
	list_rows(tr);
	list_versions(tr);
}

static void
look_at_versions(struct trace *tr)
{
	const struct eg_rulebook *book = tr->tool->book;
	struct eg_version *v;
	size_t i;

	for (i = 0; i < tr->versions; i++) {
		v = tr->version[i].version;
		tr->version[i].tests += v->used || (v->of->version == v &&
		    eg_standing_judged(book, v->of));
		v->used = false;
	}
}

static void
look(void *arg)
{
	struct trace *tr = arg;
	const char *test = tr->tool->suite->tests[tr->ran++].id;
	struct eg_dmn_row_use use;
	struct traced *t;
	size_t i;

	for (i = 0; i < tr->n; i++) {
		t = &tr->list[i];
		t->held += t->check->held;
		if (t->check->failed)
			t->failed[t->nfailed++] = test;
	}
	for (i = 0; i < tr->rows &&
	    eg_dmn_row(tr->tool->book->dmn, i, &use); i++) {
		tr->row[i].tests += use.applied != tr->row[i].applied;
		tr->row[i].applied = use.applied;
	}
	look_at_versions(tr);
}

/* --- what hangs loose ------------------------------------------------------ */

static void
loose(const struct trace *tr, const char *code, struct eg_pos at,
    const char *help, const char *text)
{
	eg_report(tr->tool->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = code, .at = at, .help = help }, "%s", text);
}

static void
look_at_rules(const struct trace *tr)
{
	const struct traced *t;
	const struct eg_item *at;
	size_t i;

	for (i = 0; i < tr->n; i++) {
		t = &tr->list[i];
		at = &t->check->at;
		if (t->held == 0 || t->nfailed == 0)
			loose(tr, "R3334", eg_xml_pos(at->source->xml, at->node),
			    "add a test to tests.xml", eg_diags_printf(
			    tr->tool->diags, "no test shows %s %s", at->id == NULL ?
			    at->name : at->id, t->held == 0 ? "holding" :
			    "failing"));
	}
}

static void
look_at_rows(const struct trace *tr)
{
	struct eg_dmn_row_use use;
	size_t i;

	for (i = 0; i < tr->rows && eg_dmn_row(tr->tool->book->dmn, i, &use); i++)
		if (tr->row[i].tests == 0)
			loose(tr, "R3334", use.at, "add a test to tests.xml",
			    eg_diags_printf(tr->tool->diags,
			    "no test shows row %u of `%s`", use.number,
			    use.decision));
}

static void
look_at_days(const struct trace *tr)
{
	const struct eg_rulebook *book = tr->tool->book;
	const struct eg_version *v;
	size_t i;

	for (i = 0; i < tr->versions; i++) {
		v = tr->version[i].version;
		if (tr->version[i].tests == 0 && eg_cited(book, v->of, v) != 0)
			loose(tr, "R3334", eg_xml_pos(book->law->source->xml,
			    v->node), "add a test of a case of its days",
			    eg_diags_printf(tr->tool->diags, "no test shows `%s`",
			    v->id));
	}
}

static void
look_at_provision(const struct trace *tr, const struct eg_provision *p)
{
	const struct eg_rulebook *book = tr->tool->book;
	const struct eg_xml *xml = book->law->source->xml;
	const struct eg_version *v;

	if (p->by_person && p->attestation == NULL)
		loose(tr, "R3333", eg_xml_pos(xml, p->node),
		    "say in attestation what the person puts their name to",
		    eg_diags_printf(tr->tool->diags, "a person judges `%s`, and "
		    "nothing says what they attest to", p->id));
	if (p->by_person || p->by_letter || eg_cited(book, p, NULL) == 0)
		return;
	for (v = p->versions; v != NULL; v = v->next)
		if (v->id != NULL && eg_cited(book, p, v) == 0)
			loose(tr, "R3332", eg_xml_pos(xml, v->node),
			    "let a rule or a row name it", eg_diags_printf(
			    tr->tool->diags, "nothing judges `%s`", v->id));
}

static bool
look_for_loose(struct trace *tr)
{
	size_t before = eg_diags_of(tr->tool->diags, EG_ERROR);
	const struct eg_law *law = tr->tool->book->law;
	const struct eg_provision *p;

	for (p = law == NULL ? NULL : law->provisions; p != NULL; p = p->next)
		look_at_provision(tr, p);
	look_at_rules(tr);
	look_at_rows(tr);
	look_at_days(tr);
	return eg_diags_of(tr->tool->diags, EG_ERROR) > before;
}

/* --- telling -------------------------------------------------------------- */

static const char *
role(const struct traced *t)
{
	return t->check->role != NULL ? t->check->role :
	    t->rule->role != NULL ? t->rule->role : "error";
}

static void
tell_check(const struct trace *tr, const struct eg_provision *p,
    struct traced *t)
{
	const struct eg_item *at = &t->check->at;
	struct eg_pos pos = eg_xml_pos(at->source->xml, at->node);
	struct eg_buf *out = tr->tool->out;
	size_t i;

	t->told = true;
	if (!tr->tool->json) {
		eg_buf_printf(out, "  %-8s%-9s%s:%u  holds in %zu tests, fails in %zu\n",
		    at->id == NULL ? "-" : at->id, role(t), pos.file, pos.line,
		    t->held, t->nfailed);
		return;
	}
	eg_buf_puts(out, "{\"schema\":\"engross.rules.trace/1\",\"provision\":");
	eg_buf_json(out, p == NULL ? NULL : p->id);
	eg_buf_puts(out, ",\"citation\":");
	eg_buf_json(out, p == NULL ? t->check->see : p->cite);
	eg_buf_puts(out, ",\"rule\":");
	eg_buf_json(out, at->id);
	eg_buf_puts(out, ",\"role\":");
	eg_buf_json(out, role(t));
	eg_buf_puts(out, ",\"file\":");
	eg_buf_json(out, pos.file);
	eg_buf_printf(out, ",\"line\":%u,\"holds\":%zu,\"fails\":[", pos.line,
	    t->held);
	for (i = 0; i < t->nfailed; i++) {
		eg_buf_puts(out, i == 0 ? "" : ",");
		eg_buf_json(out, t->failed[i]);
	}
	eg_buf_puts(out, "]}\n");
}

static void
tell_row(const struct trace *tr, const struct eg_provision *p,
    const struct eg_dmn_row_use *use, size_t tests)
{
	struct eg_buf *out = tr->tool->out;

	if (!tr->tool->json) {
		eg_buf_printf(out, "  row %u of %s  %s:%u  applies in %zu tests\n",
		    use->number, use->decision, use->at.file, use->at.line, tests);
		return;
	}
	eg_buf_puts(out, "{\"schema\":\"engross.rules.trace/1\",\"provision\":");
	eg_buf_json(out, p->id);
	eg_buf_puts(out, ",\"citation\":");
	eg_buf_json(out, p->cite);
	eg_buf_puts(out, ",\"rule\":null,\"decision\":");
	eg_buf_json(out, use->decision);
	eg_buf_printf(out, ",\"row\":%u,\"file\":", use->number);
	eg_buf_json(out, use->at.file);
	eg_buf_printf(out, ",\"line\":%u,\"applies\":%zu}\n", use->at.line, tests);
}

static bool
rests_on(const struct traced *t, const struct eg_provision *p)
{
	return eg_cited_in(eg_standing_cites(t->pattern, t->rule, t->check), p,
	    NULL);
}

/* Of a provision that no rule and no row rests on. */
static void
tell_alone(struct trace *tr, const struct eg_provision *p)
{
	bool asked = (eg_cited(tr->tool->book, p, NULL) &
	    EG_CITED_BY_EXPRESSION) != 0;
	struct eg_buf *out = tr->tool->out;

	tr->idle += !p->by_person && !p->by_letter && !asked;
	if (!tr->tool->json) {
		if (p->by_person && p->attestation != NULL)
			eg_buf_printf(out, "  a person attests: %s\n",
			    p->attestation);
		else
			eg_buf_puts(out, p->by_person ? "  a person attests to it\n" :
			    p->by_letter ? "  the finished letter is judged by it\n" :
			    asked ? "  expressions ask for it\n" : "  nothing judges it\n");
		return;
	}
	eg_buf_puts(out, "{\"schema\":\"engross.rules.trace/1\",\"provision\":");
	eg_buf_json(out, p->id);
	eg_buf_puts(out, ",\"citation\":");
	eg_buf_json(out, p->cite);
	eg_buf_printf(out, ",\"rule\":null,\"asked\":%s,\"attestation\":",
	    asked ? "true" : "false");
	if (p->by_person && p->attestation == NULL)
		eg_buf_puts(out, "true");
	else if (p->by_person)
		eg_buf_json(out, p->attestation);
	else
		eg_buf_puts(out, "false");
	eg_buf_puts(out, "}\n");
}

static void
tell_version(const struct trace *tr, const struct traced_version *t)
{
	const struct eg_provision *p = t->version->of;
	struct eg_buf *out = tr->tool->out;

	if (!tr->tool->json) {
		eg_buf_printf(out, "  %s  judges in %zu tests\n", t->version->id,
		    t->tests);
		return;
	}
	eg_buf_puts(out, "{\"schema\":\"engross.rules.trace/1\",\"provision\":");
	eg_buf_json(out, p->id);
	eg_buf_puts(out, ",\"version\":");
	eg_buf_json(out, t->version->id);
	eg_buf_printf(out, ",\"judges\":%zu}\n", t->tests);
}

static void
tell_provision(struct trace *tr, const struct eg_provision *p)
{
	struct eg_dmn_row_use use;
	size_t i, resting = 0;

	tr->provisions++;
	if (!tr->tool->json)
		eg_buf_printf(tr->tool->out, "%s  %s\n", p->id, p->cite);
	for (i = 0; i < tr->versions; i++)
		if (tr->version[i].version->of == p)
			tell_version(tr, &tr->version[i]);
	for (i = 0; i < tr->n; i++)
		if (rests_on(&tr->list[i], p)) {
			tell_check(tr, p, &tr->list[i]);
			resting++;
		}
	for (i = 0; i < tr->rows && eg_dmn_row(tr->tool->book->dmn, i, &use); i++)
		if (eg_cited_in_text(tr->tool->book->law, use.basis, p, NULL)) {
			tell_row(tr, p, &use, tr->row[i].tests);
			resting++;
		}
	if (resting == 0 || p->by_person || p->by_letter)
		tell_alone(tr, p);
}

/* Rules that name no provision of the register. */
static void
tell_others(struct trace *tr)
{
	bool headed = tr->tool->json;
	size_t i;

	for (i = 0; i < tr->n; i++) {
		if (tr->list[i].told)
			continue;
		if (!headed)
			eg_buf_puts(tr->tool->out, "no provision\n");
		headed = true;
		tell_check(tr, NULL, &tr->list[i]);
	}
}

bool
eg_tool_trace(struct eg_tool *t)
{
	struct trace tr = { .tool = t };
	const struct eg_provision *p;
	size_t failed;
	bool hangs;

	list(&tr);
	failed = eg_tool_run(t, look, &tr);
	if (t->book->law != NULL)
		for (p = t->book->law->provisions; p != NULL; p = p->next)
			tell_provision(&tr, p);
	tell_others(&tr);
	hangs = look_for_loose(&tr);
	if (tr.idle > 0)
		eg_report(t->diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "R3331", .at.file = t->book->law->source->path,
		    .help = "write a rule or a row, or say judged-by=\"person\"" },
		    "%zu of %zu provisions are judged by no rule, no table and no "
		    "person",
		    tr.idle, tr.provisions);
	return failed == 0 && tr.idle == 0 && !hangs;
}
