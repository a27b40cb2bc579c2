/*
 * svrl.c - a verdict in the Schematron Validation Report Language
 * (ISO 19757-3 Annex D).
 *
 * Place and law of a finding stand on svrl:text as attributes of our own, where
 * the language's schema allows foreign ones.
 */
#include <string.h>

#include "rules/law.h"

#define SVRL_NS	"http://purl.oclc.org/dsdl/svrl"

static void
attribute(struct eg_buf *b, const char *name, const char *value)
{
	if (value == NULL)
		return;
	eg_buf_printf(b, " %s=\"", name);
	eg_message_escape(b, value);
	eg_buf_putc(b, '"');
}

/* --- locations ------------------------------------------------------------ */

/* A prefix the rulebook binds to the namespace, or NULL. */
static const char *
prefix_of(const struct eg_rulebook *book, const char *uri)
{
	const struct eg_item *i;

	for (i = book->ns; i != NULL; i = i->next)
		if (strcmp(i->id, uri) == 0)
			return i->name;
	return NULL;
}

/* "c:item", or a test of any node's name when no prefix is at hand. */
static void
name_test(const struct eg_rulebook *book, const struct eg_node *n,
    struct eg_buf *b)
{
	const char *uri = eg_node_ns(n), *prefix = prefix_of(book, uri);

	if (*uri == '\0')
		eg_buf_puts(b, eg_node_name(n));
	else if (prefix != NULL)
		eg_buf_printf(b, "%s:%s", prefix, eg_node_name(n));
	else
		eg_buf_printf(b,
		    "*[local-name() = '%s' and namespace-uri() = '%s']",
		    eg_node_name(n), uri);
}

static void
location(const struct eg_rulebook *book, const struct eg_xml *xml,
    struct eg_node *n, struct eg_buf *b)
{
	const struct eg_node *s, *parent = eg_node_parent(n);
	unsigned at = 1;

	if (n == eg_xml_document(xml)) {
		eg_buf_putc(b, '/');
		return;
	}
	if (eg_node_kind(n) == EG_NODE_ATTRIBUTE) {
		location(book, xml, eg_node_element(xml, n), b);
		eg_buf_puts(b, "/@");
		name_test(book, n, b);
		return;
	}
	if (eg_node_kind(n) != EG_NODE_ELEMENT) {
		location(book, xml, eg_node_element(xml, n), b);
		return;
	}
	if (parent != NULL)
		location(book, xml, eg_node_parent(n), b);
	for (s = parent == NULL ? n : eg_node_first_element(parent); s != n;
	    s = eg_node_next_element(s))
		at += eg_node_is(s, eg_node_ns(n), eg_node_name(n));
	eg_buf_putc(b, '/');
	name_test(book, n, b);
	eg_buf_printf(b, "[%u]", at);
}

/* --- events --------------------------------------------------------------- */

/* The versions that judged. */
static void
print_law(const struct eg_law_ref *law, struct eg_buf *b)
{
	const struct eg_version *v;
	const char *before = "";

	if (law == NULL)
		return;
	eg_buf_puts(b, " eg:law=\"");
	for (; law != NULL; law = law->next, before = " ") {
		v = law->provision->version;
		eg_buf_puts(b, before);
		eg_message_escape(b, v == NULL ? law->provision->id : v->id);
	}
	eg_buf_putc(b, '"');
}

static void
print_pattern(const struct eg_event *e, struct eg_buf *b)
{
	eg_buf_puts(b, "  <svrl:active-pattern");
	attribute(b, "id", e->pattern->at.id);
	attribute(b, "documents", e->pattern->documents == NULL ? NULL :
	    eg_xml_name(e->xml));
	eg_buf_puts(b, "/>\n");
}

static void
print_rule(const struct eg_event *e, struct eg_buf *b)
{
	eg_buf_puts(b, "  <svrl:fired-rule");
	attribute(b, "id", e->rule->at.id);
	attribute(b, "context", e->rule->context);
	attribute(b, "role", e->rule->role);
	attribute(b, "flag", e->rule->flag);
	eg_buf_puts(b, "/>\n");
}

static void
print_remarks(const struct eg_remark *r, const char *kind, struct eg_buf *b)
{
	for (; r != NULL; r = r->next) {
		eg_buf_printf(b, "    <svrl:%s-reference", kind);
		attribute(b, kind, r->note->id);
		if (*kind == 'p') {
			attribute(b, "role", r->note->role);
			attribute(b, "scheme", r->note->scheme);
		}
		eg_buf_puts(b, "><svrl:text");
		attribute(b, "xml:lang", r->note->lang);
		eg_buf_printf(b, ">%s</svrl:text></svrl:%s-reference>\n",
		    r->markup, kind);
	}
}

static void
print_finding(const struct eg_rulebook *book, const struct eg_event *e,
    struct eg_buf *b)
{
	const char *element = e->check->report ? "successful-report" :
	    "failed-assert";
	struct eg_buf where = { 0 };
	struct eg_pos at = eg_xml_pos(e->xml,
	    eg_node_kind(e->subject) == EG_NODE_ATTRIBUTE ? e->subject :
	    eg_node_element(e->xml, e->subject));

	location(book, e->xml, e->subject, &where);
	eg_buf_printf(b, "  <svrl:%s", element);
	attribute(b, "id", e->check->at.id);
	attribute(b, "location", eg_buf_str(&where));
	attribute(b, "test", eg_expr_text(e->check->test->expr));
	attribute(b, "role", e->check->role);
	attribute(b, "flag", e->check->flag);
	eg_buf_puts(b, ">\n");
	print_remarks(e->diagnostics, "diagnostic", b);
	print_remarks(e->properties, "property", b);
	eg_buf_puts(b, "    <svrl:text");
	attribute(b, "see", e->check->see);
	attribute(b, "eg:severity", eg_severity_name(eg_judge_severity(book,
	    e->check)));
	if (at.line > 0)
		eg_buf_printf(b, " eg:line=\"%u\" eg:column=\"%u\"", at.line,
		    at.column);
	print_law(eg_standing_cites(e->pattern, e->rule, e->check), b);
	eg_buf_printf(b, ">%s</svrl:text>\n  </svrl:%s>\n", e->markup, element);
	eg_buf_free(&where);
}

/*
 * What a reader must know of the judgement stands before it, as the language
 * has it for text of any kind: what was tried out, what was not judged, what
 * law nobody has compared with its source.
 */
static void
print_judgement(const struct eg_rulebook *book, const struct eg_xml *xml,
    const struct eg_rules_options *options, struct eg_buf *b)
{
	struct eg_diags *diags = eg_diags_new();
	const struct eg_diag *d;
	size_t i;

	if (options->law_as_of != NULL)
		eg_standing_what_if(xml, options->law_as_of, diags);
	for (i = 0; i < options->sets; i++)
		eg_report(diags, &(struct eg_diag){ .severity = EG_WARNING,
		    .code = "R3813" }, "what if: %s", options->set[i]);
	eg_findings_remarks(book, xml, diags);
	for (i = 0; i < eg_diags_count(diags); i++) {
		d = eg_diags_at(diags, i);
		eg_buf_puts(b, "  <svrl:text");
		attribute(b, "eg:code", d->code);
		attribute(b, "eg:severity", eg_severity_name(d->severity));
		eg_buf_putc(b, '>');
		eg_message_escape(b, d->text);
		eg_buf_puts(b, "</svrl:text>\n");
	}
	eg_diags_free(diags);
}

void
eg_svrl_print(const struct eg_rulebook *book, const struct eg_verdict *v,
    const struct eg_xml *xml, const struct eg_rules_options *options,
    struct eg_buf *b)
{
	const struct eg_item *ns;
	const struct eg_event *e;

	eg_buf_puts(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<svrl:schematron-output xmlns:svrl=\"" SVRL_NS "\" xmlns:eg=\""
	    EG_RULES_NS "\"");
	attribute(b, "title", book->title);
	/* Its type has no place for "#ALL", which is what its absence means. */
	attribute(b, "phase", *v->phase == '#' ? NULL : v->phase);
	eg_buf_puts(b, ">\n");
	print_judgement(book, xml, options, b);
	for (ns = book->ns; ns != NULL; ns = ns->next) {
		eg_buf_puts(b, "  <svrl:ns-prefix-in-attribute-values");
		attribute(b, "prefix", ns->name);
		attribute(b, "uri", ns->id);
		eg_buf_puts(b, "/>\n");
	}
	for (e = v->events; e != NULL; e = e->next)
		if (e->kind == EG_EVENT_PATTERN)
			print_pattern(e, b);
		else if (e->kind == EG_EVENT_RULE)
			print_rule(e, b);
		else
			print_finding(book, e, b);
	eg_buf_puts(b, "</svrl:schematron-output>\n");
}
