/* lint.c - see lint.h. */
#include "rules/tools/lint.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rules/dmn/dmn.h"

void
eg_lint_warn(struct eg_lint *l, const char *code, struct eg_pos at,
    const char *help, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	eg_vreport(l->tool->diags, &(struct eg_diag){ .severity = EG_WARNING,
	    .code = code, .at = at, .help = help }, fmt, ap);
	va_end(ap);
}

bool
eg_lint_noted(const char *const *list, size_t n, const char *s)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i], s) == 0)
			return true;
	return false;
}

void
eg_lint_note(const char ***list, size_t *n, size_t *cap, const char *s)
{
	if (eg_lint_noted(*list, *n, s))
		return;
	if (*n == *cap) {
		*cap = *cap == 0 ? 64 : *cap * 2;
		*list = eg_realloc(*list, *cap, sizeof(**list));
	}
	(*list)[(*n)++] = s;
}

/* --- where expressions stand ---------------------------------------------- */

#define ANY	NULL

static const struct {
	const char		*ns, *element, *attr_ns, *attr;
	enum eg_lint_use	 use;
} places[] = {
	{ EG_SCH_NS, "rule", "", "context", EG_LINT_VALUE },
	{ EG_SCH_NS, ANY, "", "test", EG_LINT_TEST },
	{ EG_SCH_NS, ANY, "", "subject", EG_LINT_PRESENCE },
	{ EG_SCH_NS, ANY, EG_RULES_NS, "published", EG_LINT_PRESENCE },
	{ EG_SCH_NS, "let", "", "value", EG_LINT_VALUE },
	{ EG_SCH_NS, "value-of", "", "select", EG_LINT_VALUE },
	{ EG_SCH_NS, "name", "", "path", EG_LINT_VALUE },
	{ EG_SCH_NS, ANY, "", "documents", EG_LINT_VALUE },
	{ EG_SCH_NS, "phase", "", "when", EG_LINT_TEST },
	{ EG_XSLT_NS, "key", "", "match", EG_LINT_VALUE },
	{ EG_XSLT_NS, "key", "", "use", EG_LINT_VALUE },
	{ EG_XSLT_NS, "copy-of", "", "select", EG_LINT_VALUE },
	{ EG_BIND_NS, ANY, "", "select", EG_LINT_VALUE },
	{ EG_RULES_NS, ANY, "", "each", EG_LINT_VALUE },
	{ EG_RULES_NS, ANY, "", "in", EG_LINT_VALUE },
	{ EG_RULES_NS, "fact", "", "except", EG_LINT_VALUE },
	{ EG_RULES_NS, "fact", "", "differs-from", EG_LINT_VALUE },
	{ EG_RULES_NS, "fact", "", "absent-from", EG_LINT_VALUE },
	{ EG_LAW_NS, "anchor", "", "select", EG_LINT_VALUE },
	{ EG_LAW_NS, "version", "", "applies", EG_LINT_TEST },
};

typedef void (*expression_fn)(struct eg_lint *, const struct eg_source *,
    const struct eg_node *attr, enum eg_lint_use);

static void
walk(struct eg_lint *l, const struct eg_source *s, const struct eg_node *n,
    expression_fn visit)
{
	const struct eg_node *c, *attr;
	size_t i;

	for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (strcmp(eg_node_ns(n), places[i].ns) != 0 ||
		    (places[i].element != ANY &&
		    strcmp(eg_node_name(n), places[i].element) != 0))
			continue;
		attr = eg_node_attr_node(n, places[i].attr_ns, places[i].attr);
		if (attr != NULL)
			visit(l, s, attr, places[i].use);
	}
	for (c = eg_node_first_element(n); c != NULL; c = eg_node_next_element(c))
		walk(l, s, c, visit);
}

/* The files in the order they were read; the list has the last one first. */
static void
walk_files(struct eg_lint *l, const struct eg_source *s, expression_fn visit)
{
	if (s == NULL)
		return;
	walk_files(l, s->next, visit);
	walk(l, s, eg_xml_root(s->xml), visit);
}

static void
note_variables(struct eg_lint *l, const struct eg_source *s,
    const struct eg_node *attr, enum eg_lint_use use)
{
	struct eg_tokens t = eg_tokens_read(l->arena, eg_node_text(attr));
	size_t i;

	(void)s, (void)use;
	for (i = 0; i < t.n; i++)
		if (t.token[i].kind == EG_XPATH_VARIABLE)
			eg_lint_note(&l->variables, &l->nvariables,
			    &l->variable_cap, eg_arena_strndup(l->arena,
			    t.token[i].at + 1, t.token[i].len - 1));
}

/* --- what there is -------------------------------------------------------- */

/* DOMAIN/rulebook has its cases' schema in DOMAIN/case.xsd. */
static bool
open_names(struct eg_lint *l)
{
	const char *path = eg_arena_printf(l->arena, "%s../case.xsd",
	    l->tool->book->root);

	if (access(path, R_OK) != 0)
		return true;
	l->names = eg_schema_names_open(path, l->tool->diags);
	return l->names != NULL;
}

static void
tell(struct eg_tool *t, size_t warnings, size_t errors)
{
	if (t->json) {
		eg_buf_puts(t->out, "{\"schema\":\"engross.rules.lint/1\",\"rulebook\":");
		eg_buf_json(t->out, t->book->path);
		eg_buf_printf(t->out, ",\"warnings\":%zu,\"errors\":%zu}\n", warnings,
		    errors);
		return;
	}
	eg_buf_printf(t->out, "%s: %zu warning%s", t->book->path, warnings,
	    warnings == 1 ? "" : "s");
	if (errors > 0)
		eg_buf_printf(t->out, ", %zu error%s", errors,
		    errors == 1 ? "" : "s");
	eg_buf_putc(t->out, '\n');
}

bool
eg_tool_lint(struct eg_tool *t)
{
	struct eg_lint l = { .tool = t, .arena = eg_arena_new() };
	size_t warnings = eg_diags_of(t->diags, EG_WARNING), errors;
	bool ok = open_names(&l);

	errors = eg_diags_of(t->diags, EG_ERROR);
	if (ok) {
		eg_lint_facts_list(&l);
		walk_files(&l, t->book->sources, note_variables);
		walk_files(&l, t->book->sources, eg_lint_path);
		eg_lint_rules(&l);
		if (t->book->dmn != NULL)
			eg_dmn_inspect(t->book->dmn, t->diags);
		eg_lint_facts(&l);
		eg_lint_law(&l);
		warnings = eg_diags_of(t->diags, EG_WARNING) - warnings;
		errors = eg_diags_of(t->diags, EG_ERROR) - errors;
		tell(t, warnings, errors);
	}
	eg_schema_names_free(l.names);
	free(l.facts);
	free(l.read);
	free(l.variables);
	eg_arena_free(l.arena);
	return ok && errors == 0;
}
