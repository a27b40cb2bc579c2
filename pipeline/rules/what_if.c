/*
 * what_if.c - a case with another value in it, to try out what would follow;
 * see rules.h.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rules/rulebook.h"
#include "xml/edit.h"

#define CODE_FORM	"U8013"		/* not XPATH=VALUE */
#define CODE_SELECT	"U8014"		/* not one place of the case */

struct setting {
	struct eg_xml	*cas;
	struct eg_diags	*diags;
	char		*path;
	const char	*value;
};

static bool
wrong(const struct setting *s, const char *code, struct eg_node *at,
    const char *help, const char *text)
{
	eg_report(s->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = code,
	    .at = at == NULL ? (struct eg_pos){ .file = eg_xml_name(s->cas) } :
	    eg_xml_pos(s->cas, at), .help = help },
	    "cannot set `%s`: %s", s->path, text);
	return false;
}

/* The `=` between path and value: outside of brackets and quotes. */
static const char *
separator(const char *s)
{
	unsigned brackets = 0;
	char quote = '\0';

	for (; *s != '\0'; s++)
		if (quote != '\0')
			quote = *s == quote ? '\0' : quote;
		else if (*s == '"' || *s == '\'')
			quote = *s;
		else if (*s == '[' || *s == '(')
			brackets++;
		else if (*s == ']' || *s == ')')
			brackets -= brackets > 0;
		else if (*s == '=' && brackets == 0)
			return s;
	return NULL;
}

/* Characters that XML may hold (XML 1.0, 2.2). */
static bool
can_stand_in_xml(const char *s)
{
	size_t i, k, n = strlen(s);
	uint32_t c;

	for (i = 0; i < n; i += k) {
		c = eg_utf8_next(s + i, n - i, &k);
		if (c == EG_UTF8_BAD || c == 0xFFFE || c == 0xFFFF ||
		    (c < 0x20 && c != '\t' && c != '\n' && c != '\r'))
			return false;
	}
	return true;
}

/* The prefixes of the rulebook and, where it has others, of the case's root. */
static struct eg_xpath *
environment(const struct eg_rulebook *book, const struct eg_xml *cas)
{
	struct eg_xpath *xp = eg_xpath_new();
	const struct eg_item *i;

	if (*eg_node_ns(eg_xml_root(cas)) != '\0')
		eg_xpath_namespace(xp, "c", eg_node_ns(eg_xml_root(cas)));
	for (i = book == NULL ? NULL : book->ns; i != NULL; i = i->next)
		eg_xpath_namespace(xp, i->name, i->id);
	return xp;
}

/* A name without a prefix is in no namespace, and so are few cases. */
static const char *
help_for_nothing(const struct setting *s)
{
	const char *ns = eg_node_ns(eg_xml_root(s->cas));

	return *ns != '\0' && strchr(s->path, ':') == NULL ?
	    eg_diags_printf(s->diags, "names of elements need the rulebook's "
	    "prefix for %s, as in `//c:NAME`; attributes none", ns) : NULL;
}

static bool
set(const struct setting *s, struct eg_node *node)
{
	struct eg_buf where = { 0 };

	if (eg_node_kind(node) != EG_NODE_ATTRIBUTE &&
	    (eg_node_kind(node) != EG_NODE_ELEMENT ||
	    eg_node_first_element(node) != NULL))
		return wrong(s, CODE_SELECT, eg_node_kind(node) ==
		    EG_NODE_ELEMENT ? node : NULL,
		    "select an attribute, or an element that holds only text",
		    "it has no text of its own");
	eg_node_set_text(node, s->value);
	eg_node_path(node, &where);
	eg_report(s->diags, &(struct eg_diag){ .severity = EG_WARNING,
	    .code = "R3813", .at = eg_xml_value_pos(s->cas, node),
	    .where = eg_buf_str(&where),
	    .help = "such a judgement is for trying out; it can never be signed" },
	    "what if: this is read as `" EG_FROM_CASE "`", s->value);
	eg_buf_free(&where);
	return true;
}

static bool
select_and_set(const struct setting *s, struct eg_xpath *xp)
{
	struct eg_xpath_scope scope = { s->cas, NULL, NULL };
	struct eg_xpath_error err;
	struct eg_expr *e = eg_xpath_compile(xp, s->path, &err);
	struct eg_value *v;
	size_t n;
	bool ok = false;

	if (e != NULL && eg_expr_variables(e) > 0)
		return wrong(s, CODE_FORM, NULL, NULL, "there are no variables here");
	v = e == NULL ? NULL : eg_xpath_eval(xp, e, &scope, &err);
	if (v == NULL)
		return wrong(s, CODE_FORM, NULL, NULL, err.text);
	n = eg_value_count(v);
	if (n == 1)
		ok = set(s, eg_value_node(v, 0));
	else if (n > 1)
		wrong(s, CODE_SELECT, eg_node_element(s->cas, eg_value_node(v, 1)),
		    "add a condition, such as [1]", eg_diags_printf(s->diags,
		    "it selects %zu places, and one is wanted", n));
	else
		wrong(s, CODE_SELECT, NULL, help_for_nothing(s),
		    "it selects nothing in this case");
	eg_value_free(v);
	return ok;
}

bool
eg_rules_set(const struct eg_rulebook *book, struct eg_xml *cas,
    const char *setting, struct eg_diags *diags)
{
	const char *equals = separator(setting);
	struct setting s = { .cas = cas, .diags = diags,
	    .path = eg_strdup(setting) };
	struct eg_xpath *xp;
	bool ok;

	if (equals == NULL) {
		ok = wrong(&s, CODE_FORM, NULL, "such as `//c:priority=expedited`",
		    "write XPATH=VALUE");
	} else if (!can_stand_in_xml(equals + 1)) {
		s.path[equals - setting] = '\0';
		ok = wrong(&s, CODE_FORM, NULL, NULL,
		    "the value has characters that XML cannot hold");
	} else {
		s.path[equals - setting] = '\0';
		s.value = equals + 1;
		xp = environment(book, cas);
		ok = select_and_set(&s, xp);
		eg_xpath_free(xp);
	}
	free(s.path);
	return ok;
}
