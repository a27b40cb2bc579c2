/*
 * xslt_error.c - libxslt's complaints, in the author's words and at his line.
 *
 * libxslt complains in pieces: a line that names file, line and element, then
 * a sentence; before both, for XPath, libxml2's own error.  The pieces are put
 * together here.  Of one call the first error is kept: what follows is mostly
 * libxslt falling over it.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxslt/xsltutils.h>

#include "xml/stylesheet.h"

/* How a sentence of libxslt's is known; what the author reads instead. */
static const struct {
	const char	*has;
	const char	*code;
	const char	*text;		/* NULL: libxslt's own */
	const char	*help;
} sentences[] = {
	{ "infinite template recursion", "T4042",
	    "templates call one another more than 200 deep",
	    "look for a template that calls itself without coming to an end" },
	{ "Operation limit exceeded", "T4043",
	    "the template does too much: more operations than any letter needs",
	    "look for loops within loops, or // in a loop" },
	{ "The effective name", "T4041",
	    "what should be the name of an element or attribute is no name",
	    "look at what `{...}` in `name` gives for this case" },
	{ "was not found", "T4016", NULL, "xsl:call-template names an xsl:template's name" },
	{ "has not been declared", "T4017", NULL,
	    "a variable is known from its xsl:variable to the end of the "
	    "element that holds it" },
	{ "Undefined variable", "T4017", NULL, NULL },
	{ "redefinition of", "T4018", NULL, NULL },
	{ "could not compile", "T4012", NULL, NULL },
	{ "read rights", "T4003", "a template reads the case and nothing else", NULL },
	{ "refused", "T4003", "a template reads the case and nothing else", NULL },
	{ "rights for", "T4003", "a template writes its part of the letter and "
	    "nothing else", NULL },
};

struct eg_pos
eg_xslt_from(const struct eg_xslt *x)
{
	const xmlNode *n = x->ctxt == NULL ? NULL : x->ctxt->node;

	if (n == NULL || x->source == NULL || n->doc != x->source->doc ||
	    n->type == XML_DOCUMENT_NODE || n->type == XML_NAMESPACE_DECL)
		return (struct eg_pos){ .file = NULL };
	return eg_xml_pos(x->source, eg_xml_node(n));
}

/* The place of an instruction in the copy: its attribute `name` if it has it. */
static struct eg_pos
place_of(const struct eg_xslt *x, const xmlNode *inst, const char *name)
{
	const struct eg_module *m;
	const xmlAttr *a = NULL;

	if (inst == NULL || (m = eg_module_of(x, inst->doc)) == NULL)
		return (struct eg_pos){ .file = x->name };
	while (inst->type != XML_ELEMENT_NODE && inst->parent != NULL)
		inst = inst->parent;
	if (name != NULL && inst->type == XML_ELEMENT_NODE)
		a = xmlHasProp(inst, (const xmlChar *)name);
	if (a != NULL)
		return eg_xml_value_pos(m->xml, eg_xml_node((const xmlNode *)a));
	return eg_xml_pos(m->xml, eg_xml_node(inst));
}

static void
report(struct eg_xslt *x, enum eg_severity severity, const char *code,
    struct eg_pos at, const char *help, const char *text)
{
	const struct eg_module *m;
	struct eg_pos from = eg_xslt_from(x);
	size_t len;
	const char *bytes;

	if (severity >= EG_ERROR) {
		if (x->reported)
			return;
		x->reported = true;
	}
	/* These diags may be others than those the module was read with. */
	for (m = x->modules; m != NULL; m = m->next)
		if (at.file != NULL && strcmp(eg_xml_name(m->xml), at.file) == 0) {
			bytes = eg_xml_bytes(m->xml, &len);
			eg_diags_source(x->diags, at.file, bytes, len);
		}
	eg_report(x->diags, &(struct eg_diag){ .severity = severity,
	    .code = code, .at = at, .from = from, .help = help }, "%s", text);
}

void
eg_xslt_fail(struct eg_xslt *x, const char *code, const char *help,
    const char *text)
{
	const xmlNode *inst = x->ctxt == NULL ? NULL : x->ctxt->inst;
	const char *name = NULL;

	if (inst != NULL && inst->type == XML_ELEMENT_NODE)
		name = xmlHasProp(inst, (const xmlChar *)"select") != NULL ?
		    "select" : "test";
	report(x, EG_ERROR, code, place_of(x, inst, name), help, text);
}

/* --- from libxml2 ----------------------------------------------------------- */

#if LIBXML_VERSION >= 21200
static void
xpath_complaint(void *data, const xmlError *e)
#else
static void
xpath_complaint(void *data, xmlError *e)
#endif
{
	struct eg_xslt *x = data;

	if (e->domain != XML_FROM_XPATH || e->message == NULL || x->xpath_at >= 0)
		return;
	eg_buf_clear(&x->xpath_text);
	eg_buf_add(&x->xpath_text, e->message, strcspn(e->message, "\n"));
	eg_buf_clear(&x->xpath_expr);
	eg_buf_puts(&x->xpath_expr, e->str1 == NULL ? "" : e->str1);
	x->xpath_at = e->int1 < 0 ? 0 : e->int1;
}

/* --- from libxslt ----------------------------------------------------------- */

/* The element of a module by its number, which libxslt takes for a line. */
static const xmlNode *
element_at(const struct eg_module *m, unsigned number)
{
	const xmlNode *n = m->copy->children;

	while (n != NULL) {
		if (n->type == XML_ELEMENT_NODE && n->line == number)
			return n;
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != NULL && n->next == NULL)
			n = n->parent == (xmlNode *)m->copy ? NULL : n->parent;
		n = n == NULL ? NULL : n->next;
	}
	return NULL;
}

/* The instruction that "... file /a.xsl line 7 element if" speaks of. */
static const xmlNode *
instruction(const struct eg_xslt *x)
{
	const char *context = eg_buf_str(&x->context), *s;
	const struct eg_module *m;
	size_t n;

	if (x->ctxt != NULL && x->ctxt->inst != NULL)
		return x->ctxt->inst;
	s = strstr(context, "file ");
	for (m = x->modules; s != NULL && m != NULL; m = m->next) {
		n = strlen(m->url);
		if (strncmp(s + 5, m->url, n) == 0 &&
		    strncmp(s + 5 + n, " line ", 6) == 0)
			return element_at(m, (unsigned)strtoul(s + n + 11, NULL, 10));
	}
	return NULL;
}

/* "xsl:if : could not ...\n" -> "could not ..."; C names go. */
static const char *
sentence(struct eg_xslt *x, const char *s)
{
	const char *colon = strstr(s, ": ");
	size_t n;

	if (colon != NULL && (strncmp(s, "xsl", 3) == 0 || strncmp(s, "xml", 3) == 0))
		s = colon + 2;
	n = strcspn(s, "\n");
	if (n > 0 && s[n - 1] == '.')
		n--;
	return eg_diags_printf(x->diags, "%.*s", (int)n, s);
}

/* The attribute of the instruction that holds the faulty expression. */
static const char *
faulty_attribute(const struct eg_xslt *x, const xmlNode *inst)
{
	const xmlAttr *a;
	const char *found = NULL;

	if (inst == NULL || inst->type != XML_ELEMENT_NODE || x->xpath_expr.len == 0)
		return NULL;
	for (a = inst->properties; a != NULL && found == NULL; a = a->next)
		if (a->children != NULL && a->children->content != NULL &&
		    strstr((const char *)a->children->content,
		    x->xpath_expr.data) != NULL)
			found = (const char *)a->name;
	return found;
}

static void
complain(struct eg_xslt *x, const char *text)
{
	const xmlNode *inst = instruction(x);
	const char *code = x->ctxt == NULL ? "T4010" : "T4041", *help = NULL;
	const char *what = sentence(x, text);
	struct eg_pos at = place_of(x, inst, faulty_attribute(x, inst));
	size_t i;

	for (i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
		if (strstr(text, sentences[i].has) != NULL) {
			code = sentences[i].code;
			help = sentences[i].help;
			if (sentences[i].text != NULL)
				what = sentences[i].text;
			break;
		}
	if (x->xpath_at >= 0) {
		code = x->ctxt == NULL ? "T4012" : "T4019";
		what = strstr(eg_buf_str(&x->xpath_text), "ecursion") != NULL ?
		    "the expression is too long or nested too deep" :
		    eg_diags_printf(x->diags, "XPath: %s: `%s`",
		    eg_buf_str(&x->xpath_text), eg_buf_str(&x->xpath_expr));
	}
	report(x, EG_ERROR, code, at, help, what);
}

/* xsl:message: what it says is the author's own, and may be about the case. */
static void
message(struct eg_xslt *x, const xmlNode *inst, const char *text)
{
	xmlChar *end = xmlGetNoNsProp(inst, (const xmlChar *)"terminate");
	bool stop = end != NULL && xmlStrEqual(end, (const xmlChar *)"yes");
	size_t n = strlen(text);

	while (n > 0 && strchr(" \t\n", text[n - 1]) != NULL)
		n--;
	if (n > 0)
		report(x, stop ? EG_ERROR : EG_WARNING, stop ? "T4040" : "T4039",
		    place_of(x, inst, NULL), NULL,
		    eg_diags_printf(x->diags, stop ? "the template stops the letter: "
		    EG_FROM_CASE_N : "the template says: " EG_FROM_CASE_N, (int)n, text));
	xmlFree(end);
}

void
eg_xslt_complaint(void *data, const char *fmt, ...)
{
	struct eg_xslt *x = data;
	const xmlNode *inst = x->ctxt == NULL ? NULL : x->ctxt->inst;
	va_list ap;
	char *s = NULL;
	bool context;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		exit(EG_EXIT_NOMEM);
	va_end(ap);
	context = strncmp(s, "compilation ", 12) == 0 ||
	    strncmp(s, "runtime error", 13) == 0 || strncmp(s, "error", 5) == 0;
	if (context) {
		eg_buf_clear(&x->context);
		eg_buf_puts(&x->context, s);
	} else if (inst != NULL && x->context.len == 0 && inst->ns != NULL &&
	    xmlStrEqual(inst->ns->href, (const xmlChar *)EG_XSL_NS) &&
	    xmlStrEqual(inst->name, (const xmlChar *)"message")) {
		message(x, inst, s);
	} else {
		complain(x, s);
		eg_buf_clear(&x->context);
	}
	free(s);
}

void
eg_xslt_listen(struct eg_xslt *x)
{
	x->reported = false;
	x->xpath_at = -1;
	eg_buf_clear(&x->context);
	xsltSetGenericErrorFunc(x, eg_xslt_complaint);
	xmlSetStructuredErrorFunc(x, xpath_complaint);
}

static void
silent(void *data, const char *fmt, ...)
{
	(void)data, (void)fmt;
}

void
eg_xslt_quiet(struct eg_xslt *x)
{
	(void)x;
	xsltSetGenericErrorFunc(NULL, silent);
	eg_xml_setup();
}
