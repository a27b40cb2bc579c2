/*
 * xslt_names.c - names that a stylesheet uses and must itself give: templates
 * that are called, variables.
 *
 * libxslt looks for them when it comes to the instruction, that is for some
 * cases and not for others.  What a module uses is noted while it is checked;
 * when all modules are there, what nobody gives is told.
 */
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "xml/stylesheet.h"

#define SUGGESTED_MAX	500

struct eg_used_name {
	struct eg_used_name	*next;
	char			*name;
	bool			 variable;
	struct eg_pos		 at;
};

static bool
is_xsl(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && n->ns != NULL &&
	    strcmp((const char *)n->name, name) == 0 &&
	    strcmp((const char *)n->ns->href, EG_XSL_NS) == 0;
}

static bool
declares(const xmlNode *n, const char *name, size_t len)
{
	const xmlAttr *a = is_xsl(n, "variable") || is_xsl(n, "param") ?
	    xmlHasProp(n, (const xmlChar *)"name") : NULL;

	return a != NULL && a->children != NULL &&
	    strncmp((const char *)a->children->content, name, len) == 0 &&
	    a->children->content[len] == '\0';
}

/* A variable is known to what follows it in its element (XSLT 1.0, 11.5). */
bool
eg_names_in_scope(const xmlNode *element, const char *name, size_t len)
{
	const xmlNode *n, *s;

	for (n = element; n != NULL && n->type == XML_ELEMENT_NODE; n = n->parent)
		for (s = n->prev; s != NULL; s = s->prev)
			if (declares(s, name, len))
				return true;
	return false;
}

static void
note(struct eg_xslt *x, const char *name, size_t len, bool variable,
    struct eg_pos at)
{
	struct eg_used_name *u = eg_malloc(sizeof(*u));

	*u = (struct eg_used_name){ .next = x->used, .variable = variable,
	    .name = strndup(name, len), .at = at };
	if (u->name == NULL)
		exit(EG_EXIT_NOMEM);
	x->used = u;
}

void
eg_names_variable(struct eg_xslt *x, const char *name, size_t len, struct eg_pos at)
{
	note(x, name, len, true, at);
}

void
eg_names_call(struct eg_xslt *x, const char *name, struct eg_pos at)
{
	note(x, name, strlen(name), false, at);
}

/* What the modules give at their top: n names of the kind. */
static size_t
given(const struct eg_xslt *x, bool variable, const char *names[SUGGESTED_MAX])
{
	const struct eg_module *m;
	const xmlNode *n;
	const xmlAttr *a;
	size_t count = 0;

	for (m = x->modules; m != NULL; m = m->next)
		for (n = xmlDocGetRootElement(m->xml->doc)->children; n != NULL;
		    n = n->next) {
			if (variable ? !is_xsl(n, "variable") && !is_xsl(n, "param") :
			    !is_xsl(n, "template"))
				continue;
			a = xmlHasProp(n, (const xmlChar *)"name");
			if (a != NULL && a->children != NULL && count < SUGGESTED_MAX)
				names[count++] = (const char *)a->children->content;
		}
	return count;
}

static void
tell(struct eg_xslt *x, const struct eg_used_name *u)
{
	const char *names[SUGGESTED_MAX], *near, *help;
	const char *mark = u->variable ? "$" : "";
	size_t i, n = given(x, u->variable, names);

	for (i = 0; i < n; i++)
		if (strcmp(names[i], u->name) == 0)
			return;
	near = eg_suggest(u->name, names, n);
	help = near != NULL ?
	    eg_diags_printf(x->diags, "did you mean `%s%s`?", mark, near) :
	    u->variable ? "a variable is known from its `xsl:variable` to the end of "
	    "the element that holds it" :
	    eg_diags_printf(x->diags, "add `<xsl:template name=\"%s\">`, or "
	    "`xsl:include` the file that has it", u->name);
	x->reported = true;
	eg_report(x->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = u->variable ? "T4017" : "T4016", .at = u->at, .help = help },
	    u->variable ? "the variable `%s%s` is not known here" :
	    "there is no template named `%s%s`", mark, u->name);
}

void
eg_names_resolve(struct eg_xslt *x)
{
	struct eg_used_name *u, *first = NULL;

	/* In the order they stand. */
	while ((u = x->used) != NULL) {
		x->used = u->next;
		u->next = first;
		first = u;
	}
	for (u = first; u != NULL; u = u->next)
		tell(x, u);
	x->used = first;
}

void
eg_names_free(struct eg_xslt *x)
{
	struct eg_used_name *u;

	while ((u = x->used) != NULL) {
		x->used = u->next;
		free(u->name);
		free(u);
	}
}
