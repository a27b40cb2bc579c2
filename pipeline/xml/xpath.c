/* xpath.c - see xpath.h: environments, compiling, evaluating. */
#include "xml/xpath.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "xml/document.h"
#include "xml/xpath_call.h"
#include "xml/xpath_check.h"
#include "xml/xpath_lex.h"

#define TEXT_MAX	65536		/* bytes of one expression */
/*
 * Operations of one evaluation, as libxml2 counts them: half a second of work,
 * far more than a rule needs on the largest case that is accepted.
 */
#define OPERATIONS_MAX	20000000UL

struct eg_expr {
	struct eg_expr		*next;
	char			*text;
	xmlXPathCompExpr	*comp;
	char			**variables;
	size_t			*offsets;	/* bytes */
	size_t			 nvariables;
};

struct prefix {
	struct prefix	*next;
	char		*name, *uri;
};

struct eg_xpath {
	xmlXPathContext			*ctx;
	struct eg_expr			*exprs;
	struct prefix			*prefixes;
	struct eg_xpath_function	*functions;
	const struct eg_expr		*expr;	/* being evaluated */
	const struct eg_xpath_scope	*scope;
	const char			*refusal; /* of an extension function */
};

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_arg;
#else
typedef xmlErrorPtr error_arg;
#endif

/* The context keeps the last error; what libxml2 calls this for is known. */
static void
keep_quiet(void *data, error_arg e)
{
	(void)data;
	(void)e;
}

/* --- environments --------------------------------------------------------- */

static xmlXPathObject *
look_up(void *data, const xmlChar *name, const xmlChar *ns)
{
	const struct eg_xpath *xp = data;
	size_t i;

	(void)ns;
	for (i = 0; i < xp->expr->nvariables; i++)
		if (strcmp(xp->expr->variables[i], (const char *)name) == 0)
			return xmlXPathObjectCopy((xmlXPathObject *)
			    (uintptr_t)xp->scope->variables[i]);
	return NULL;
}

struct eg_xpath *
eg_xpath_new(void)
{
	struct eg_xpath *xp = eg_malloc(sizeof(*xp));

	eg_xml_setup();
	*xp = (struct eg_xpath){ .ctx = xmlXPathNewContext(NULL) };
	if (xp->ctx == NULL)
		exit(EG_EXIT_NOMEM);
	xp->ctx->userData = xp;
	xp->ctx->error = keep_quiet;
	xp->ctx->opLimit = OPERATIONS_MAX;
	xmlXPathRegisterVariableLookup(xp->ctx, look_up, xp);
	eg_xpath_translate(xp->ctx);
	xmlXPathContextSetCache(xp->ctx, 1, -1, 0);
	return xp;
}

static void
expr_free(struct eg_expr *e)
{
	size_t i;

	xmlXPathFreeCompExpr(e->comp);
	for (i = 0; i < e->nvariables; i++)
		free(e->variables[i]);
	free(e->variables);
	free(e->offsets);
	free(e->text);
	free(e);
}

void
eg_xpath_free(struct eg_xpath *xp)
{
	struct eg_xpath_function *f;
	struct eg_expr *e;
	struct prefix *p;

	if (xp == NULL)
		return;
	while ((e = xp->exprs) != NULL) {
		xp->exprs = e->next;
		expr_free(e);
	}
	while ((p = xp->prefixes) != NULL) {
		xp->prefixes = p->next;
		free(p->name);
		free(p->uri);
		free(p);
	}
	while ((f = xp->functions) != NULL) {
		xp->functions = f->next;
		free(f->ns);
		free(f->name);
		free(f);
	}
	xmlXPathFreeContext(xp->ctx);
	free(xp);
}

void
eg_xpath_namespace(struct eg_xpath *xp, const char *name, const char *uri)
{
	struct prefix *p;

	for (p = xp->prefixes; p != NULL; p = p->next)
		if (strcmp(p->name, name) == 0)
			break;
	if (p == NULL) {
		p = eg_malloc(sizeof(*p));
		*p = (struct prefix){ .next = xp->prefixes,
		    .name = eg_strdup(name) };
		xp->prefixes = p;
	}
	free(p->uri);
	p->uri = eg_strdup(uri);
	xmlXPathRegisterNs(xp->ctx, (const xmlChar *)name, (const xmlChar *)uri);
}

const char *
eg_xpath_namespace_find(const struct eg_xpath *xp, const char *name)
{
	const struct prefix *p;

	if (strcmp(name, "xml") == 0)
		return "http://www.w3.org/XML/1998/namespace";
	for (p = xp->prefixes; p != NULL; p = p->next)
		if (strcmp(p->name, name) == 0)
			return p->uri;
	return NULL;
}

/* --- errors --------------------------------------------------------------- */

/* Our words for libxml2's numbers; it has none itself before 2.13. */
static const char *const words[] = {
	[XPATH_NUMBER_ERROR] = "this is not a number",
	[XPATH_UNFINISHED_LITERAL_ERROR] = "the closing quote is missing",
	[XPATH_START_LITERAL_ERROR] = "a literal is expected here",
	[XPATH_VARIABLE_REF_ERROR] = "a variable's name is expected after `$`",
	[XPATH_UNDEF_VARIABLE_ERROR] = "a variable has no value",
	[XPATH_INVALID_PREDICATE_ERROR] = "this predicate is not complete",
	[XPATH_EXPR_ERROR] = "an operand is missing, or a word too much, here",
	[XPATH_UNCLOSED_ERROR] = "a closing bracket is missing",
	[XPATH_UNKNOWN_FUNC_ERROR] = "a function is not known",
	[XPATH_INVALID_OPERAND] = "an operand has the wrong type",
	[XPATH_INVALID_TYPE] =
	    "an argument has the wrong type: a node-set is needed",
	[XPATH_INVALID_ARITY] = "a function has the wrong number of arguments",
	[XPATH_INVALID_CTXT_SIZE] = "last() has no meaning here",
	[XPATH_INVALID_CTXT_POSITION] = "position() has no meaning here",
	[XPATH_UNDEF_PREFIX_ERROR] = "a prefix is not bound",
	[XPATH_ENCODING_ERROR] = "the text is not UTF-8",
	[XPATH_INVALID_CHAR_ERROR] = "a character is not allowed here",
	[XPATH_STACK_ERROR] = "the expression is not complete",
	[XPATH_OP_LIMIT_EXCEEDED] =
	    "it takes more than 20 million operations on this file",
	[XPATH_RECURSION_LIMIT_EXCEEDED] = "it is nested too deep",
};

static void
describe(const struct eg_xpath *xp, const char *text, bool running,
    struct eg_xpath_error *err)
{
	int n = xp->ctx->lastError.code - XML_XPATH_EXPRESSION_OK, at;
	const char *what = NULL;

	if (n > 0 && (size_t)n < sizeof(words) / sizeof(words[0]))
		what = words[n];
	if (xp->refusal != NULL)
		what = xp->refusal;
	at = running ? 0 : xp->ctx->lastError.int1;
	if (at < 0 || (size_t)at > strlen(text))
		at = 0;
	eg_xpath_fault(err, running ? EG_XPATH_RUN : EG_XPATH_SYNTAX, text,
	    text + at, running ? strlen(text) : 0, "%s",
	    what == NULL ? "libxml2 could not evaluate it" : what);
}

/* --- expressions ---------------------------------------------------------- */

static void
add_variable(void *arg, const char *name, size_t len, size_t at)
{
	struct eg_expr *e = arg;
	size_t i, n = e->nvariables;

	for (i = 0; i < n; i++)
		if (strlen(e->variables[i]) == len &&
		    memcmp(e->variables[i], name, len) == 0)
			return;
	e->variables = eg_realloc(e->variables, n + 1, sizeof(*e->variables));
	e->offsets = eg_realloc(e->offsets, n + 1, sizeof(*e->offsets));
	e->variables[n] = eg_malloc(len + 1);
	memcpy(e->variables[n], name, len);
	e->variables[n][len] = '\0';
	e->offsets[n] = at;
	e->nvariables++;
}

struct eg_expr *
eg_xpath_compile(struct eg_xpath *xp, const char *text,
    struct eg_xpath_error *err)
{
	struct eg_expr *e = eg_malloc(sizeof(*e));

	*e = (struct eg_expr){ .text = eg_strdup(text) };
	if (strlen(text) > TEXT_MAX) {
		eg_xpath_fault(err, EG_XPATH_SYNTAX, text, text, 0,
		    "the expression is longer than 64 KiB");
		goto out;
	}
	if (!eg_xpath_check(xp, e->text, add_variable, e, err))
		goto out;
	eg_xml_setup();
	xmlResetError(&xp->ctx->lastError);
	xp->ctx->opCount = 0;
	xp->refusal = NULL;
	e->comp = xmlXPathCtxtCompile(xp->ctx, (const xmlChar *)e->text);
	if (e->comp == NULL) {
		describe(xp, e->text, false, err);
		goto out;
	}
	e->next = xp->exprs;
	xp->exprs = e;
	return e;
out:
	expr_free(e);
	return NULL;
}

const char *
eg_expr_text(const struct eg_expr *e)
{
	return e->text;
}

size_t
eg_expr_variables(const struct eg_expr *e)
{
	return e->nvariables;
}

const char *
eg_expr_variable(const struct eg_expr *e, size_t i)
{
	return e->variables[i];
}

size_t
eg_expr_variable_offset(const struct eg_expr *e, size_t i)
{
	return eg_utf8_count(e->text, e->offsets[i]);
}

size_t
eg_xpath_alternatives(const char *text, size_t max, const char **start,
    size_t *len)
{
	struct eg_xpath_token prev = { EG_XPATH_END, text, 0 }, t;
	const char *end = text;
	size_t n = 0, depth = 0;

	for (t = eg_xpath_next(&prev); n < max; prev = t, t = eg_xpath_next(&prev)) {
		if (n == 0 || start[n - 1] == NULL)
			start[n == 0 ? n++ : n - 1] = t.at;
		if (t.kind == EG_XPATH_END)
			break;
		if (eg_xpath_token_is(&t, "(") || eg_xpath_token_is(&t, "["))
			depth++;
		else if (eg_xpath_token_is(&t, ")") || eg_xpath_token_is(&t, "]"))
			depth--;
		if (depth == 0 && t.kind == EG_XPATH_OPERATOR &&
		    eg_xpath_token_is(&t, "|")) {
			len[n - 1] = (size_t)(end - start[n - 1]);
			start[n++] = NULL;
		}
		end = t.at + t.len;
	}
	len[n - 1] = (size_t)(end - start[n - 1]);
	return n;
}

/* What evaluating one expression inside another must put back. */
struct saved {
	xmlDoc				*doc;
	xmlNode				*node;
	int				 size, position;
	unsigned long			 count;
	const struct eg_expr		*expr;
	const struct eg_xpath_scope	*scope;
};

static struct saved
enter(struct eg_xpath *xp, const struct eg_expr *e,
    const struct eg_xpath_scope *scope)
{
	xmlXPathContext *c = xp->ctx;
	struct saved s = { c->doc, c->node, c->contextSize,
	    c->proximityPosition, c->opCount, xp->expr, xp->scope };

	if (xp->expr == NULL) {
		c->opCount = 0;
		xp->refusal = NULL;
	}
	xmlResetError(&c->lastError);
	c->doc = scope->xml->doc;
	c->node = scope->node == NULL ? (xmlNode *)scope->xml->doc :
	    eg_node_xml(scope->node);
	c->contextSize = 1;
	c->proximityPosition = 1;
	xp->expr = e;
	xp->scope = scope;
	return s;
}

static void
leave(struct eg_xpath *xp, const struct saved *s)
{
	xmlXPathContext *c = xp->ctx;

	c->doc = s->doc;
	c->node = s->node;
	c->contextSize = s->size;
	c->proximityPosition = s->position;
	if (s->expr != NULL)
		c->opCount = s->count;
	xp->expr = s->expr;
	xp->scope = s->scope;
}

struct eg_value *
eg_xpath_eval(struct eg_xpath *xp, struct eg_expr *e,
    const struct eg_xpath_scope *scope, struct eg_xpath_error *err)
{
	struct saved s = enter(xp, e, scope);
	xmlXPathObject *o = xmlXPathCompiledEval(e->comp, xp->ctx);

	leave(xp, &s);
	if (o == NULL || xp->refusal != NULL) {
		xmlXPathFreeObject(o);
		describe(xp, e->text, true, err);
		return NULL;
	}
	if (o->type == XPATH_NODESET && o->nodesetval != NULL &&
	    o->nodesetval->nodeNr > 1)
		xmlXPathNodeSetSort(o->nodesetval);
	return (struct eg_value *)o;
}

bool
eg_xpath_test(struct eg_xpath *xp, struct eg_expr *e,
    const struct eg_xpath_scope *scope, bool *result, struct eg_xpath_error *err)
{
	struct saved s = enter(xp, e, scope);
	int r = xmlXPathCompiledEvalToBoolean(e->comp, xp->ctx);

	leave(xp, &s);
	if (r < 0 || xp->refusal != NULL) {
		describe(xp, e->text, true, err);
		return false;
	}
	*result = r == 1;
	return true;
}

/* --- extension functions -------------------------------------------------- */

const struct eg_xpath_function *
eg_xpath_function_find(const struct eg_xpath *xp, const char *ns,
    const char *name)
{
	const struct eg_xpath_function *f;

	for (f = xp->functions; f != NULL; f = f->next)
		if (strcmp(f->name, name) == 0 && strcmp(f->ns, ns) == 0)
			return f;
	return NULL;
}

const char *
eg_xpath_function_near(const struct eg_xpath *xp, const char *ns, const char *name)
{
	const struct eg_xpath_function *f;
	const char *names[100];
	size_t n = 0;

	for (f = xp->functions; f != NULL && n < 100; f = f->next)
		if (strcmp(f->ns, ns) == 0)
			names[n++] = f->name;
	return eg_suggest(name, names, n);
}

/* Every extension function comes here; the context says which it is. */
static void
dispatch(xmlXPathParserContext *pc, int nargs)
{
	struct eg_xpath *xp = pc->context->userData;
	const char *ns = (const char *)pc->context->functionURI;
	const struct eg_xpath_function *f = eg_xpath_function_find(xp,
	    ns == NULL ? "" : ns, (const char *)pc->context->function);
	struct eg_xpath_call call;
	const char *refusal;

	if (f == NULL || !eg_xpath_call_begin(&call, pc, xp->scope, nargs)) {
		xmlXPathErr(pc, XPATH_INVALID_ARITY);
		return;
	}
	refusal = f->call(&call, f->data);
	if (refusal != NULL && xp->refusal == NULL)
		xp->refusal = refusal;
	eg_xpath_call_end(&call, refusal != NULL);
}

void
eg_xpath_function(struct eg_xpath *xp, const char *ns, const char *name,
    unsigned least, unsigned most, eg_xpath_fn call, void *data)
{
	struct eg_xpath_function *f = eg_malloc(sizeof(*f));

	*f = (struct eg_xpath_function){ xp->functions, eg_strdup(ns),
	    eg_strdup(name), least, most, call, data };
	xp->functions = f;
	xmlXPathRegisterFuncNS(xp->ctx, (const xmlChar *)name,
	    *ns == '\0' ? NULL : (const xmlChar *)ns, dispatch);
}
