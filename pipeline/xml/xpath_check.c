/* xpath_check.c - see xpath_check.h. */
#include "xml/xpath_check.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"
#include "base/utf8.h"
#include "xml/xpath_lex.h"

#define DEPTH_MAX	100	/* libxml2 recurses for each bracket */

#define ANY		UINT32_MAX

/* XPath 1.0 §4. */
static const struct core {
	const char	*name;
	unsigned	 least, most;
} core[] = {
	{ "boolean", 1, 1 },		{ "ceiling", 1, 1 },
	{ "concat", 2, ANY },		{ "contains", 2, 2 },
	{ "count", 1, 1 },		{ "false", 0, 0 },
	{ "floor", 1, 1 },		{ "id", 1, 1 },
	{ "lang", 1, 1 },		{ "last", 0, 0 },
	{ "local-name", 0, 1 },		{ "name", 0, 1 },
	{ "namespace-uri", 0, 1 },	{ "normalize-space", 0, 1 },
	{ "not", 1, 1 },		{ "number", 0, 1 },
	{ "position", 0, 0 },		{ "round", 1, 1 },
	{ "starts-with", 2, 2 },	{ "string", 0, 1 },
	{ "string-length", 0, 1 },	{ "substring", 2, 3 },
	{ "substring-after", 2, 2 },	{ "substring-before", 2, 2 },
	{ "sum", 1, 1 },		{ "translate", 3, 3 },
	{ "true", 0, 0 },
};
#define NCORE	(sizeof(core) / sizeof(core[0]))

/* A bracket that is open. */
struct open {
	struct eg_xpath_token	 at;
	struct eg_xpath_token	 fn;	/* FUNCTION when it holds arguments */
	unsigned		 commas;
	bool			 empty;	/* nothing stands in it yet */
};

struct check {
	const struct eg_xpath	*xp;
	const char		*text;
	struct eg_xpath_error	*err;
	struct open		 stack[DEPTH_MAX];
	size_t			 depth;
};

void
eg_xpath_fault(struct eg_xpath_error *err, enum eg_xpath_fault fault,
    const char *text, const char *at, size_t len, const char *fmt, ...)
{
	va_list ap;

	err->fault = fault;
	err->offset = eg_utf8_count(text, (size_t)(at - text));
	err->length = eg_utf8_count(at, len);
	va_start(ap, fmt);
	vsnprintf(err->text, sizeof(err->text), fmt, ap);
	va_end(ap);
}

static bool
wrong(struct check *c, enum eg_xpath_fault fault,
    const struct eg_xpath_token *t, const char *what)
{
	eg_xpath_fault(c->err, fault, c->text, t->at, t->len, "%s", what);
	return false;
}

/* Copies n bytes, cut at size; for names in messages and look-ups. */
static const char *
cut(char *to, size_t size, const char *from, size_t n)
{
	if (n >= size)
		n = size - 1;
	memcpy(to, from, n);
	to[n] = '\0';
	return to;
}

/* The URI of the name's prefix, "" without one; NULL, reported, if unbound. */
static const char *
name_ns(struct check *c, const struct eg_xpath_token *t)
{
	const char *colon = memchr(t->at, ':', t->len), *uri;
	char prefix[100];

	if (colon == NULL)
		return "";
	cut(prefix, sizeof(prefix), t->at, (size_t)(colon - t->at));
	uri = eg_xpath_namespace_find(c->xp, prefix);
	if (uri == NULL)
		eg_xpath_fault(c->err, EG_XPATH_PREFIX, c->text, t->at,
		    (size_t)(colon - t->at), "the prefix `%s` is not declared", prefix);
	return uri;
}

static bool
unknown_function(struct check *c, const struct eg_xpath_token *t, const char *ns,
    const char *local)
{
	const char *names[NCORE], *near;
	char name[100];
	int prefix;
	size_t i;

	for (i = 0; i < NCORE; i++)
		names[i] = core[i].name;
	cut(name, sizeof(name), t->at, t->len);
	prefix = (int)(strlen(name) - strlen(local));
	near = eg_xpath_function_near(c->xp, ns, local);
	if (near == NULL && *ns == '\0')
		near = eg_suggest(local, names, NCORE);
	if (near == NULL)
		eg_xpath_fault(c->err, EG_XPATH_CALL, c->text, t->at, t->len,
		    "there is no function `%s`", name);
	else
		eg_xpath_fault(c->err, EG_XPATH_CALL, c->text, t->at, t->len,
		    "there is no function `%s`; did you mean `%.*s%s`?", name,
		    prefix < 0 ? 0 : prefix, name, near);
	return false;
}

static bool
check_call(struct check *c, const struct open *o)
{
	const char *local = memchr(o->fn.at, ':', o->fn.len), *ns;
	const struct eg_xpath_function *f;
	unsigned n = o->empty ? 0 : o->commas + 1, least = 0, most = 0;
	char name[100];
	size_t i;

	if ((ns = name_ns(c, &o->fn)) == NULL)
		return false;
	local = local == NULL ? o->fn.at : local + 1;
	cut(name, sizeof(name), local, (size_t)(o->fn.at + o->fn.len - local));
	for (i = 0; i < NCORE; i++)
		if (*ns == '\0' && strcmp(core[i].name, name) == 0)
			break;
	if ((f = eg_xpath_function_find(c->xp, ns, name)) != NULL) {
		least = f->least;
		most = f->most;
	} else if (i < NCORE) {
		least = core[i].least;
		most = core[i].most;
	} else {
		return unknown_function(c, &o->fn, ns, name);
	}
	if (n >= least && n <= most)
		return true;
	eg_xpath_fault(c->err, EG_XPATH_CALL, c->text, o->fn.at, o->fn.len,
	    "`%.*s` has %u argument%s here and takes %s%u", (int)o->fn.len, o->fn.at,
	    n, n == 1 ? "" : "s", n < least ? (least == most ? "" : "at least ") :
	    least == most ? "" : "at most ", n < least ? least : most);
	return false;
}

static bool
open_bracket(struct check *c, const struct eg_xpath_token *t,
    const struct eg_xpath_token *prev)
{
	if (c->depth == DEPTH_MAX)
		return wrong(c, EG_XPATH_SYNTAX, t,
		    "the brackets are nested deeper than 100");
	c->stack[c->depth] = (struct open){ .at = *t, .empty = true };
	if (prev->kind == EG_XPATH_FUNCTION)
		c->stack[c->depth].fn = *prev;
	c->depth++;
	return true;
}

static bool
close_bracket(struct check *c, const struct eg_xpath_token *t)
{
	const char *opener = *t->at == ')' ? "(" : "[";
	const struct open *o;

	if (c->depth == 0)
		return wrong(c, EG_XPATH_SYNTAX, t, *t->at == ')' ?
		    "this `)` closes nothing" : "this `]` closes nothing");
	o = &c->stack[--c->depth];
	if (!eg_xpath_token_is(&o->at, opener))
		return wrong(c, EG_XPATH_SYNTAX, &o->at, *opener == '(' ?
		    "`]` is missing for this `[`" : "`)` is missing for this `(`");
	return o->fn.kind != EG_XPATH_FUNCTION || check_call(c, o);
}

static bool
check_punct(struct check *c, const struct eg_xpath_token *t,
    const struct eg_xpath_token *prev)
{
	switch (*t->at) {
	case '(':
	case '[':
		return open_bracket(c, t, prev);
	case ')':
	case ']':
		return close_bracket(c, t);
	case ',':
		if (c->depth == 0 ||
		    c->stack[c->depth - 1].fn.kind != EG_XPATH_FUNCTION)
			return wrong(c, EG_XPATH_SYNTAX, t,
			    "a comma stands only between a function's arguments");
		c->stack[c->depth - 1].commas++;
		return true;
	default:
		return true;
	}
}

bool
eg_xpath_check(const struct eg_xpath *xp, const char *text,
    void (*variable)(void *, const char *, size_t, size_t), void *arg,
    struct eg_xpath_error *err)
{
	struct check c = { .xp = xp, .text = text, .err = err };
	struct eg_xpath_token prev = { EG_XPATH_END, text, 0 }, t;

	for (;; prev = t) {
		t = eg_xpath_next(&prev);
		if (c.depth > 0 && !eg_xpath_token_is(&t, ")"))
			c.stack[c.depth - 1].empty = false;
		if (t.kind == EG_XPATH_END)
			break;
		if (t.kind == EG_XPATH_BAD)
			return wrong(&c, EG_XPATH_SYNTAX, &t,
			    *t.at == '"' || *t.at == '\'' ?
			    "the closing quote is missing" :
			    "this does not belong in an XPath 1.0 expression");
		if (t.kind == EG_XPATH_PUNCT && !check_punct(&c, &t, &prev))
			return false;
		if (t.kind == EG_XPATH_NAME && name_ns(&c, &t) == NULL)
			return false;
		if (t.kind == EG_XPATH_VARIABLE)
			variable(arg, t.at + 1, t.len - 1, (size_t)(t.at - text));
	}
	if (prev.kind == EG_XPATH_END)
		return wrong(&c, EG_XPATH_SYNTAX, &t, "the expression is empty");
	if (c.depth > 0)
		return wrong(&c, EG_XPATH_SYNTAX, &c.stack[c.depth - 1].at,
		    *c.stack[c.depth - 1].at.at == '(' ?
		    "`)` is missing for this `(`" : "`]` is missing for this `[`");
	return true;
}
