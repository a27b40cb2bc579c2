/*
 * place.c - where in a case the value of an input stands, for who asks why.
 *
 * Most inputs select nodes.  Others compute something of them, as
 * count(c:review) does: then the places are those of what the innermost first
 * argument selects.
 */
#include "rules/dmn/model.h"

#include <stdlib.h>
#include <string.h>

#include "xml/xpath_lex.h"

static struct eg_xpath_token
next(struct eg_xpath_token t)
{
	return eg_xpath_next(&t);
}

/*
 * The first argument of a call that is the whole of the n bytes at *s; false
 * when they are no such call.
 */
static bool
argument(const char **s, size_t *n)
{
	const struct eg_xpath_token begin = { EG_XPATH_END, *s, 0 };
	struct eg_xpath_token t = next(begin);
	const char *end = *s + *n, *from, *to = NULL;
	unsigned depth = 1;

	if (t.kind != EG_XPATH_FUNCTION)
		return false;
	t = next(t);
	from = t.at + t.len;
	while (depth > 0) {
		t = next(t);
		if (t.kind == EG_XPATH_END || t.kind == EG_XPATH_BAD ||
		    t.at >= end)
			return false;
		if (eg_xpath_token_is(&t, "(") || eg_xpath_token_is(&t, "["))
			depth++;
		else if (eg_xpath_token_is(&t, ")") || eg_xpath_token_is(&t, "]"))
			depth--;
		if (to == NULL && (depth == 0 ||
		    (depth == 1 && eg_xpath_token_is(&t, ","))))
			to = t.at;
	}
	t = next(t);
	if ((t.kind != EG_XPATH_END && t.at < end) || to == from)
		return false;
	*s = from;
	*n = (size_t)(to - from);
	return true;
}

static struct eg_value *
evaluate(struct eg_dmn *m, struct eg_expr *x, const struct eg_xml *xml,
    struct eg_node *at)
{
	struct eg_xpath_scope scope = { .xml = xml, .node = at };
	struct eg_xpath_error e;

	return x == NULL ? NULL : eg_xpath_eval(m->xp, x, &scope, &e);
}

/* What the innermost argument selects; NULL: nothing is selected there. */
static struct eg_value *
of_argument(struct eg_dmn *m, const struct eg_dmn_input *i,
    const struct eg_xml *xml, struct eg_node *at)
{
	const char *s = eg_expr_text(i->select);
	size_t n = strlen(s);
	struct eg_xpath_error e;
	struct eg_value *v;
	char *text;

	if (!argument(&s, &n))
		return NULL;
	while (argument(&s, &n))
		continue;
	text = eg_strdup(s);
	text[n] = '\0';
	v = evaluate(m, eg_xpath_compile(m->xp, text, &e), xml, at);
	free(text);
	return v;
}

size_t
eg_dmn_input_places(struct eg_dmn *m, const struct eg_dmn_input *i,
    const struct eg_xml *xml, struct eg_node *at, const struct eg_node **place,
    size_t max)
{
	struct eg_value *v = evaluate(m, i->select, xml, at);
	size_t n, k;

	if (v != NULL && eg_value_kind(v) != EG_VALUE_NODES) {
		eg_value_free(v);
		v = of_argument(m, i, xml, at);
	}
	n = v == NULL ? 0 : eg_value_count(v);
	for (k = 0; k < n && k < max; k++)
		place[k] = eg_value_node(v, k);
	eg_value_free(v);
	return n;
}
