/*
 * xslt_call.c - functions of templates, between libxml2's stack and their
 * authors; of EXSLT, node-set() alone.
 */
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>
#include <libxslt/extra.h>
#include <libxslt/extensions.h>
#include <libxslt/functions.h>
#include <libxslt/variables.h>
#include <libxslt/xsltutils.h>

#include "xml/stylesheet.h"

#define ARGS_MAX	8

struct eg_xslt_call {
	xmlXPathObject	*args[ARGS_MAX];
	size_t		 nargs;
	struct eg_arena	*arena;
};

size_t
eg_xslt_call_list(struct eg_xslt_call *call, size_t i,
    const char *const **strings)
{
	const xmlXPathObject *o = call->args[i];
	const xmlNodeSet *set = o->type == XPATH_NODESET ? o->nodesetval : NULL;
	size_t k, n = 1;
	const char **list;
	xmlChar *s;

	if (o->type == XPATH_NODESET)
		n = set == NULL ? 0 : (size_t)set->nodeNr;
	list = eg_new_array(call->arena, n + 1, const char *);
	for (k = 0; k < n; k++) {
		s = set != NULL ? xmlXPathCastNodeToString(set->nodeTab[k]) :
		    xmlXPathCastToString((xmlXPathObject *)(uintptr_t)o);
		list[k] = eg_arena_strdup(call->arena, (const char *)s);
		xmlFree(s);
	}
	*strings = list;
	return n;
}

static const struct eg_xslt_function *
function_find(const struct eg_xslt *x, const char *name)
{
	size_t i;

	for (i = 0; i < x->options.n; i++)
		if (strcmp(x->options.functions[i].name, name) == 0)
			return &x->options.functions[i];
	return NULL;
}

/* Runs one call; what is wrong with it, or NULL. */
static const char *
run(const struct eg_xslt_function *f, struct eg_xslt_call *call,
    struct eg_buf *out)
{
	const char *args[ARGS_MAX];
	size_t i;
	xmlChar *s;

	for (i = 0; i < call->nargs; i++) {
		s = xmlXPathCastToString(call->args[i]);
		args[i] = eg_arena_strdup(call->arena, (const char *)s);
		xmlFree(s);
	}
	return f->call(call, call->nargs, args, out);
}

/* What the template calls the functions' namespace, for messages. */
static const char *
prefix_of(const struct eg_xslt *x)
{
	xmlNode *inst = x->ctxt->inst;
	const xmlNs *ns = inst == NULL ? NULL : xmlSearchNsByHref(inst->doc, inst,
	    (const xmlChar *)x->options.ns);

	return ns == NULL || ns->prefix == NULL ? "" : (const char *)ns->prefix;
}

static void
dispatch(xmlXPathParserContext *p, int nargs)
{
	xsltTransformContext *ctxt = xsltXPathGetTransformContext(p);
	struct eg_xslt *x = ctxt->_private;
	const char *name = (const char *)p->context->function, *wrong;
	const struct eg_xslt_function *f = function_find(x, name);
	struct eg_xslt_call call = { .nargs = (size_t)nargs };
	struct eg_buf out = { 0 };
	int i;

	/* xslt_check.c counted the arguments of every call that was written. */
	if (f == NULL || nargs > ARGS_MAX) {
		p->error = XPATH_UNKNOWN_FUNC_ERROR;
		return;
	}
	for (i = nargs; i-- > 0; )
		call.args[i] = valuePop(p);
	call.arena = eg_arena_new();
	for (i = 0; i < nargs; i++)
		if (call.args[i] != NULL && call.args[i]->type == XPATH_NODESET &&
		    call.args[i]->nodesetval != NULL)
			xmlXPathNodeSetSort(call.args[i]->nodesetval);
	wrong = p->error != 0 ? NULL : run(f, &call, &out);
	if (wrong != NULL) {
		const char *prefix = prefix_of(x);

		eg_xslt_fail(x, "T4061", NULL,
		    eg_diags_printf(x->diags, "`%s%s%s()`: %s", prefix,
		    *prefix == '\0' ? "" : ":", name, wrong));
		ctxt->state = XSLT_STATE_STOPPED;
		p->error = XPATH_EXPR_ERROR;
	} else {
		valuePush(p, xmlXPathNewString((const xmlChar *)eg_buf_str(&out)));
	}
	for (i = 0; i < nargs; i++)
		xmlXPathFreeObject(call.args[i]);
	eg_arena_free(call.arena);
	eg_buf_free(&out);
}

static void
refuse(xmlXPathParserContext *p, int nargs)
{
	(void)nargs;
	p->error = XPATH_UNKNOWN_FUNC_ERROR;
}

/* Refused when loaded; shut once more for what slips through. */
static bool
is_shut(const char *name)
{
	return strcmp(name, "document") == 0 || strcmp(name, "generate-id") == 0 ||
	    strcmp(name, "unparsed-entity-uri") == 0;
}

/* Asked once for each call in a stylesheet, which keeps the answer. */
static xmlXPathFunction
look_up(void *data, const xmlChar *name, const xmlChar *ns)
{
	struct eg_xslt *x = data;
	const char *uri = (const char *)ns, *local = (const char *)name;

	if (uri == NULL)
		return is_shut(local) ? refuse : NULL;
	if (function_find(x, local) != NULL && strcmp(uri, x->options.ns) == 0)
		return dispatch;
	if (strcmp(uri, EG_EXSLT_COMMON_NS) == 0 && strcmp(local, "node-set") == 0)
		return xsltFunctionNodeSet;
	return xsltXPathFunctionLookup(x->ctxt->xpathCtxt, name, ns);
}

void
eg_xslt_register(struct eg_xslt *x, xsltTransformContext *ctxt)
{
	xmlXPathRegisterFuncLookup(ctxt->xpathCtxt, look_up, x);
}
