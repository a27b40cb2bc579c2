/* xslt.c - see xslt.h: compiling and applying. */
#include <stdlib.h>
#include <string.h>

#include <libxml/uri.h>
#include <libxslt/documents.h>
#include <libxslt/imports.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>

#include "xml/stylesheet.h"

/*
 * Bounds of one run.  A thousand items of a case are some 40,000 nodes and
 * need about 30 instructions each; a runaway template is stopped within a
 * second.  libxslt counts instructions, libxml2 XPath operations.
 */
#define DEPTH_MAX		200
#define INSTRUCTIONS_MAX	1000000UL
#define INSTRUCTIONS_PER_NODE	100UL
#define XPATH_OPERATIONS_MAX	20000000UL
#define XPATH_PER_NODE		2000UL
#define BYTES_PER_NODE		16UL
/*
 * What one run may hold at a time.  A variable that doubles is thereby at most
 * twice this large.
 */
#define HELD_MAX		(64UL << 20)
#define HELD_PER_NODE		4096UL

/* The stylesheet that is being compiled: libxslt's loader has no argument. */
static struct eg_xslt *loading;

/* --- doors ------------------------------------------------------------------ */

/* While compiling the loader below decides; a running template reads nothing. */
static int
may_read(xsltSecurityPrefs *prefs, xsltTransformContext *ctxt, const char *path)
{
	(void)prefs, (void)path;
	return ctxt == NULL && loading != NULL;
}

static xmlDoc *
load(const xmlChar *uri, xmlDict *dict, int options, void *ctxt,
    xsltLoadType type)
{
	struct eg_module *m;
	char *url;

	(void)dict, (void)options, (void)ctxt;
	if (loading == NULL || type != XSLT_LOAD_STYLESHEET)
		return NULL;
	url = xmlURIUnescapeString((const char *)uri, 0, NULL);
	m = eg_module_load(loading, url == NULL ? "/" : url);
	xmlFree(url);
	return m == NULL ? NULL : m->copy;
}

static xsltSecurityPrefs *
shut_doors(void)
{
	static xsltSecurityPrefs *prefs;

	if (prefs != NULL)
		return prefs;
	eg_xml_setup();
	xsltInit();
	prefs = xsltNewSecurityPrefs();
	if (prefs == NULL)
		exit(EG_EXIT_NOMEM);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_FILE, may_read);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_FILE, xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_CREATE_DIRECTORY,
	    xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK, xsltSecurityForbid);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_NETWORK, xsltSecurityForbid);
	/* Includes are judged by the default preferences only. */
	xsltSetDefaultSecurityPrefs(prefs);
	xsltSetLoaderFunc(load);
	return prefs;
}

/* --- compiling -------------------------------------------------------------- */

/* The path as a URL below the root; NULL when it is not below. */
static const char *
url_of(const char *root, const char *path)
{
	size_t n = strlen(root);

	return strncmp(root, path, n) == 0 && path[n] == '/' ? path + n : NULL;
}

static void
withdraw_sources(struct eg_xslt *x)
{
	const struct eg_module *m;

	for (m = x->modules; m != NULL; m = m->next)
		eg_diags_source(x->diags, eg_xml_name(m->xml), NULL, 0);
}

/* The module is compiled; false and reported when that fails. */
static bool
compile(struct eg_xslt *x, const char *url)
{
	struct eg_module *m;

	loading = x;
	eg_xslt_listen(x);
	m = eg_module_load(x, url);
	/* What the checks found libxslt would only repeat in its own words. */
	if (m != NULL && !x->reported) {
		x->style = xsltParseStylesheetDoc(m->copy);
		if (x->style == NULL)
			xmlFreeDoc(m->copy);
	} else if (m != NULL) {
		xmlFreeDoc(m->copy);
	}
	if (m != NULL && !x->reported && (x->style == NULL ||
	    x->style->errors != 0))
		eg_xslt_fail(x, "T4010", NULL, "this is not an XSLT 1.0 stylesheet");
	if (!x->reported)
		eg_names_resolve(x);
	loading = NULL;
	eg_xslt_quiet(x);
	return !x->reported;
}

struct eg_xslt *
eg_xslt_open(const char *path, const struct eg_xslt_options *options,
    struct eg_diags *diags)
{
	struct eg_xslt *x = eg_malloc(sizeof(*x)), *result = NULL;
	const char *url;
	size_t n = strlen(options->root);

	shut_doors();
	eg_xslt_mark_setup();
	*x = (struct eg_xslt){ .options = *options, .name = eg_strdup(path),
	    .root = eg_strdup(options->root), .diags = diags };
	while (n > 1 && x->root[n - 1] == '/')
		x->root[--n] = '\0';
	url = url_of(x->root, path);
	if (url == NULL)
		eg_report(diags, &(struct eg_diag){ .severity = EG_ERROR,
		    .code = "T4003", .at.file = path },
		    "the stylesheet lies outside the templates directory");
	else if (compile(x, url))
		result = x;
	else
		withdraw_sources(x);
	x->diags = NULL;
	x->options.names = NULL;	/* the caller's, for the checks just made */
	x->options.nnames = 0;
	if (result == NULL)
		eg_xslt_free(x);
	return result;
}

void
eg_xslt_free(struct eg_xslt *x)
{
	struct eg_module *m;

	if (x == NULL)
		return;
	xsltFreeStylesheet(x->style);	/* and the copies of its modules */
	while ((m = x->modules) != NULL) {
		x->modules = m->next;
		eg_module_free(m);
	}
	eg_names_free(x);
	eg_buf_free(&x->context);
	eg_buf_free(&x->xpath_text);
	eg_buf_free(&x->xpath_expr);
	free(x->root);
	free(x->name);
	free(x);
}

void
eg_xslt_sources(const struct eg_xslt *x, struct eg_diags *diags)
{
	const struct eg_module *m;
	const char *bytes;
	size_t len;

	for (m = x->modules; m != NULL; m = m->next) {
		bytes = eg_xml_bytes(m->xml, &len);
		eg_diags_source(diags, eg_xml_name(m->xml), bytes, len);
	}
}

bool
eg_xslt_has_param(const struct eg_xslt *x, const char *name)
{
	xsltStylesheet *s;
	const xsltStackElem *v;

	for (s = x->style; s != NULL; s = xsltNextImport(s))
		for (v = s->variables; v != NULL; v = v->next)
			if (v->comp != NULL && v->comp->type == XSLT_FUNC_PARAM &&
			    v->nameURI == NULL && xmlStrEqual(v->name,
			    (const xmlChar *)name))
				return true;
	return false;
}

/* --- applying --------------------------------------------------------------- */

/* Of a document that was read, its bytes tell enough. */
static unsigned long
count_nodes(const struct eg_xml *x)
{
	const xmlDoc *doc = x->doc;
	const xmlNode *n = doc->children;
	unsigned long count = 0;
	size_t len;

	eg_xml_bytes(x, &len);
	if (len > 0)
		return len / BYTES_PER_NODE;
	while (n != NULL) {
		count++;
		if (n->type == XML_ELEMENT_NODE && n->children != NULL) {
			n = n->children;
			continue;
		}
		while (n != NULL && n->next == NULL)
			n = n->parent == (const xmlNode *)doc ? NULL : n->parent;
		n = n == NULL ? NULL : n->next;
	}
	return count;
}

static xsltTransformContext *
new_context(struct eg_xslt *x, const char *const *params)
{
	unsigned long nodes = count_nodes(x->source);
	xsltTransformContext *c = xsltNewTransformContext(x->style,
	    x->source->doc);

	if (c == NULL)
		exit(EG_EXIT_NOMEM);
	c->_private = x;
	c->maxTemplateDepth = DEPTH_MAX;
	c->opLimit = INSTRUCTIONS_MAX + INSTRUCTIONS_PER_NODE * nodes;
	c->xpathCtxt->opLimit = XPATH_OPERATIONS_MAX + XPATH_PER_NODE * nodes;
	xsltSetCtxtSecurityPrefs(shut_doors(), c);
	xsltSetTransformErrorFunc(c, x, eg_xslt_complaint);
	eg_xslt_register(x, c);
	if (params != NULL)
		xsltQuoteUserParams(c, (const char **)(uintptr_t)params);
	return c;
}

/* In the middle of an allocation: libxslt and libxml2 stop where they look next. */
static void
too_much(void *data)
{
	struct eg_xslt *x = data;

	eg_xslt_fail(x, "T4043", "look for a variable or loop that grows with every step",
	    "the template makes too much: more than any letter needs");
	x->ctxt->state = XSLT_STATE_STOPPED;
	x->ctxt->xpathCtxt->opLimit = 1;
	x->ctxt->xpathCtxt->opCount = 1;
}

struct eg_xml *
eg_xslt_apply(struct eg_xslt *x, const struct eg_xml *source,
    const char *const *params, struct eg_diags *diags)
{
	struct eg_xml *result = NULL;
	xmlDoc *doc;

	x->diags = diags;
	x->source = source;
	eg_xslt_listen(x);
	x->ctxt = new_context(x, params);
	eg_xml_budget(HELD_MAX + HELD_PER_NODE * count_nodes(source),
	    too_much, x);
	doc = xsltApplyStylesheetUser(x->style, source->doc, NULL, NULL, NULL,
	    x->ctxt);
	eg_xml_budget(0, NULL, NULL);
	if ((doc == NULL || x->ctxt->state != XSLT_STATE_OK) && !x->reported)
		eg_xslt_fail(x, "T4041", NULL, "the stylesheet could not be applied");
	if (x->reported)
		xmlFreeDoc(doc);
	else
		result = x->options.marks ?
		    eg_xml_wrap_marked(doc, x->name, eg_xml_name(source)) :
		    eg_xml_wrap(doc, x->name);
	xsltFreeTransformContext(x->ctxt);
	eg_xslt_quiet(x);
	x->ctxt = NULL;
	x->source = NULL;
	x->diags = NULL;
	return result;
}
