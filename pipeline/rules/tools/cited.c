/* cited.c - see cited.h. */
#include "rules/tools/cited.h"

#include <string.h>

#include "rules/dmn/dmn.h"

bool
eg_cited_in(const struct eg_law_ref *ref, const struct eg_provision *p,
    const struct eg_version *v)
{
	for (; ref != NULL; ref = ref->next)
		if (ref->provision == p && (v == NULL || ref->version == NULL ||
		    ref->version == v))
			return true;
	return false;
}

bool
eg_cited_in_text(const struct eg_law *law, const char *text,
    const struct eg_provision *p, const struct eg_version *v)
{
	struct eg_law_ref ref;
	const char *word;
	size_t len;

	while ((word = eg_law_ref_next(&text, &len)) != NULL) {
		if (!eg_law_ref_parse(law, word, len, &ref))
			continue;
		ref.next = NULL;
		if (eg_cited_in(&ref, p, v))
			return true;
	}
	return false;
}

static bool
by_rule(const struct eg_rulebook *book, const struct eg_provision *p,
    const struct eg_version *v)
{
	const struct eg_pattern *pattern;
	const struct eg_rule *r;
	const struct eg_check *c;

	for (pattern = book->patterns; pattern != NULL; pattern = pattern->next) {
		if (eg_cited_in(pattern->law, p, v))
			return true;
		for (r = pattern->rules; r != NULL; r = r->next) {
			if (eg_cited_in(r->law, p, v))
				return true;
			for (c = r->checks; c != NULL; c = c->next)
				if (eg_cited_in(c->law, p, v))
					return true;
		}
	}
	return false;
}

static bool
by_row(const struct eg_rulebook *book, const struct eg_provision *p,
    const struct eg_version *v)
{
	struct eg_dmn_row_use row;
	size_t i;

	for (i = 0; book->dmn != NULL && eg_dmn_row(book->dmn, i, &row); i++)
		if (eg_cited_in_text(book->law, row.basis, p, v))
			return true;
	return false;
}

/* --- in expressions ------------------------------------------------------- */

/* "ID", "law:ID" or "ID@VERSION" in quotes. */
static bool
quotes(const char *s, const struct eg_provision *p, const struct eg_version *v)
{
	size_t n = strlen(p->id);
	const char *at, *end;

	for (at = strstr(s, p->id); at != NULL; at = strstr(at + 1, p->id)) {
		end = at + n;
		if (at == s || strchr("\"':", at[-1]) == NULL)
			continue;
		if (*end == '"' || *end == '\'')
			return true;
		if (*end == '@' && (v == NULL || (v->id != NULL &&
		    strncmp(at, v->id, strlen(v->id)) == 0)))
			return true;
	}
	return false;
}

static bool
expression_cites(const char *s, const struct eg_provision *p,
    const struct eg_version *v)
{
	const struct eg_version *any;
	bool extends = false;

	if (s == NULL)
		return false;
	/* Which topic it is may be known only on a case. */
	if (p->topic != NULL && (strstr(s, "edition in force") != NULL ||
	    strstr(s, "edition topic") != NULL ||
	    strstr(s, "edition-in-force") != NULL))
		return true;
	for (any = p->versions; any != NULL; any = any->next)
		extends = extends || any->extensions != NULL;
	if (extends && (strstr(s, "service extension") != NULL ||
	    strstr(s, "after service") != NULL))
		return true;
	return quotes(s, p, v);
}

/* Annotations and `see` are no expressions. */
static bool
node_cites(const struct eg_node *n, const struct eg_provision *p,
    const struct eg_version *v)
{
	const struct eg_node *c, *a;

	if (strcmp(eg_node_name(n), "annotationEntry") == 0)
		return false;
	for (a = eg_node_first_attr(n); a != NULL; a = eg_node_next_attr(a))
		if (strcmp(eg_node_name(a), "see") != 0 &&
		    expression_cites(eg_node_text(a), p, v))
			return true;
	c = eg_node_first_element(n);
	if (c == NULL && strcmp(eg_node_name(n), "text") == 0)
		return expression_cites(eg_node_text(n), p, v);
	for (; c != NULL; c = eg_node_next_element(c))
		if (node_cites(c, p, v))
			return true;
	return false;
}

static bool
by_expression(const struct eg_rulebook *book, const struct eg_provision *p,
    const struct eg_version *v)
{
	const struct eg_source *s;

	for (s = book->sources; s != NULL; s = s->next)
		if (s != book->law->source && node_cites(eg_xml_root(s->xml), p, v))
			return true;
	return false;
}

unsigned
eg_cited(const struct eg_rulebook *book, const struct eg_provision *p,
    const struct eg_version *v)
{
	return (by_rule(book, p, v) ? EG_CITED_BY_RULE : 0u) |
	    (by_row(book, p, v) ? EG_CITED_BY_ROW : 0u) |
	    (by_expression(book, p, v) ? EG_CITED_BY_EXPRESSION : 0u);
}
