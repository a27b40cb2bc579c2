/* tools.c - see tools.h and tool.h. */
#include "rules/tools/tool.h"

#define KEPT	100000		/* messages: an author wants them all */

static const struct {
	bool	(*run)(struct eg_tool *);
	bool	 tests;		/* it needs them */
} tools[EG_RULES_VERBS] = {
	[EG_RULES_TEST] = { eg_tool_test, true },
	[EG_RULES_COVER] = { eg_tool_cover, true },
	[EG_RULES_MUTATE] = { eg_tool_mutate, true },
	[EG_RULES_LINT] = { eg_tool_lint, false },
	[EG_RULES_TRACE] = { eg_tool_trace, true },
};

/* So that messages quote the files, as long as they are open. */
static void
quote(const struct eg_rulebook *book, struct eg_diags *diags, bool on)
{
	const struct eg_source *s;
	const char *bytes;
	size_t len;

	for (s = book->sources; s != NULL; s = s->next) {
		bytes = eg_xml_bytes(s->xml, &len);
		eg_diags_source(diags, s->path, on ? bytes : NULL, len);
	}
}

bool
eg_rules_tool(enum eg_rules_verb verb, const char *path, const char *of, bool json,
    struct eg_buf *out, struct eg_diags *diags)
{
	struct eg_tool t = { .out = out, .diags = diags, .json = json, .of = of };
	bool ok = false;

	eg_diags_keep(diags, KEPT);
	t.book = eg_rulebook_open(path, diags);
	if (t.book == NULL)
		return false;
	if (tools[verb].tests)
		t.suite = eg_suite_open(t.book, diags);
	if (t.suite != NULL || !tools[verb].tests) {
		quote(t.book, diags, true);
		ok = tools[verb].run(&t);
		quote(t.book, diags, false);
	}
	if (t.suite != NULL)
		eg_diags_source(diags, t.suite->path, NULL, 0);
	eg_suite_free(t.suite);
	eg_rulebook_free(t.book);
	return ok;
}

const char *
eg_tool_percent(struct eg_tool *t, size_t part, size_t of)
{
	size_t tenths = of == 0 ? 1000 : part * 1000 / of;

	return eg_diags_printf(t->diags, "%zu.%zu", tenths / 10, tenths % 10);
}

size_t
eg_tool_run(struct eg_tool *t, void (*after)(void *arg), void *arg)
{
	size_t i, failed = 0;

	for (i = 0; i < t->suite->n; i++) {
		failed += !eg_suite_run(t->suite, &t->suite->tests[i], t->diags);
		if (after != NULL)
			after(arg);
	}
	return failed;
}

bool
eg_tool_test(struct eg_tool *t)
{
	size_t failed = eg_tool_run(t, NULL, NULL);

	if (t->json) {
		eg_buf_puts(t->out, "{\"schema\":\"engross.rules.test/1\",\"rulebook\":");
		eg_buf_json(t->out, t->book->path);
		eg_buf_printf(t->out, ",\"tests\":%zu,\"failed\":%zu}\n", t->suite->n,
		    failed);
	} else {
		eg_buf_printf(t->out, "%s: %zu tests, %zu failed\n", t->book->path,
		    t->suite->n, failed);
	}
	return failed == 0;
}
