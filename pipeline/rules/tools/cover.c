/*
 * cover.c - does every rule hold in one test and fail in another?
 *
 * What is counted are answers: each assert and report has two, of which a
 * test must have seen both.  Instances of an abstract pattern count one by
 * one, since each has a test of its own after its parameters are filled in.
 */
#include "rules/tools/tool.h"

/* What the tests have seen of a check. */
struct seen {
	const struct eg_pattern	*pattern;
	const struct eg_check	*check;
	bool			 held, failed;
};

struct coverage {
	struct seen	*seen;
	size_t		 n;
};

static void
list(struct eg_tool *t, struct coverage *c)
{
	const struct eg_pattern *p;
	const struct eg_rule *r;
	const struct eg_check *k;
	size_t n = 0;

	for (p = t->book->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next)
			for (k = r->checks; k != NULL; k = k->next)
				n++;
	c->seen = eg_new_array(t->suite->arena, n, struct seen);
	for (p = t->book->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next)
			for (k = r->checks; k != NULL; k = k->next)
				c->seen[c->n++] = (struct seen){ p, k, false, false };
}

static void
look(void *arg)
{
	struct coverage *c = arg;
	size_t i;

	for (i = 0; i < c->n; i++) {
		c->seen[i].held |= c->seen[i].check->held;
		c->seen[i].failed |= c->seen[i].check->failed;
	}
}

static void
uncovered(struct eg_tool *t, const struct seen *s, const char *code,
    const char *text)
{
	const struct eg_item *at = &s->check->at, *pattern = &s->pattern->at;
	bool instance = eg_node_attr(pattern->node, "", "is-a") != NULL;

	eg_report(t->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = code, .at = eg_xml_pos(at->source->xml, at->node),
	    .from = instance ? eg_xml_pos(pattern->source->xml, pattern->node) :
	    (struct eg_pos){ 0 }, .where = pattern->id,
	    .help = "add a test to tests.xml" },
	    "%s %s", at->id == NULL ? at->name : at->id, text);
}

bool
eg_tool_cover(struct eg_tool *t)
{
	struct coverage c = { NULL, 0 };
	size_t failed, i, seen = 0;
	const char *percent;

	list(t, &c);
	failed = eg_tool_run(t, look, &c);
	for (i = 0; i < c.n; i++) {
		seen += (size_t)c.seen[i].held + (size_t)c.seen[i].failed;
		if (!c.seen[i].held)
			uncovered(t, &c.seen[i], "R3311", "holds in no test");
		if (!c.seen[i].failed)
			uncovered(t, &c.seen[i], "R3312", "fails in no test");
	}
	percent = eg_tool_percent(t, seen, 2 * c.n);
	if (t->json) {
		eg_buf_puts(t->out, "{\"schema\":\"engross.rules.cover/1\",\"rulebook\":");
		eg_buf_json(t->out, t->book->path);
		eg_buf_printf(t->out, ",\"checks\":%zu,\"answers\":%zu,\"seen\":%zu,"
		    "\"percent\":%s}\n", c.n, 2 * c.n, seen, percent);
	} else {
		eg_buf_printf(t->out, "%s: %s %% covered: %zu of %zu answers of "
		    "%zu checks\n", t->book->path, percent, seen, 2 * c.n, c.n);
	}
	return failed == 0 && seen == 2 * c.n;
}
