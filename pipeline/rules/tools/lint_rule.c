/* lint_rule.c - rules: can they fire, are they named, is all of them used? */
#include "rules/tools/lint.h"

#include <string.h>

#define ALTERNATIVES_MAX	64

/* --- rules that never fire ------------------------------------------------ */

/* An alternative of a context as its tokens, one space between them. */
struct alternative {
	const char	*text;
	const char	*bare;		/* without the last step's predicates */
	bool		 plain;		/* has no predicate at all */
	bool		 anchored;	/* begins at the root */
};

static struct alternative
read_alternative(struct eg_lint *l, const char *s, size_t len)
{
	struct eg_tokens t = eg_tokens_read(l->arena,
	    eg_arena_strndup(l->arena, s, len));
	struct alternative a = { .text = "", .bare = "", .plain = true };
	size_t i, end = t.n, bare = 0;
	struct eg_buf b = { 0 };

	while (end > 0 && eg_tokens_is(&t, end - 1, "]"))
		end = eg_tokens_partner(&t, end - 1);
	for (i = 0; i < t.n; i++) {
		if (i == end)
			bare = b.len;
		a.plain = a.plain && !eg_tokens_is(&t, i, "[");
		eg_buf_add(&b, t.token[i].at, t.token[i].len);
		eg_buf_putc(&b, ' ');
	}
	a.anchored = eg_tokens_is(&t, 0, "/") || eg_tokens_is(&t, 0, "//");
	a.text = eg_arena_strdup(l->arena, eg_buf_str(&b));
	a.bare = end == t.n ? a.text : eg_arena_strndup(l->arena, a.text, bare);
	eg_buf_free(&b);
	return a;
}

/* "c:item" matches all that "//c:case/c:item[@id]" does. */
static bool
is_wider(const struct alternative *wide, const struct alternative *narrow)
{
	size_t w = strlen(wide->text), n = strlen(narrow->bare);

	if (strcmp(wide->text, narrow->text) == 0 ||
	    strcmp(wide->text, narrow->bare) == 0)
		return true;
	return wide->plain && !wide->anchored && n > w + 1 &&
	    strcmp(narrow->bare + n - w, wide->text) == 0 &&
	    narrow->bare[n - w - 1] == ' ' && narrow->bare[n - w - 2] == '/';
}

static const struct eg_rule *
claimed_before(struct eg_lint *l, const struct eg_pattern *p,
    const struct eg_rule *r, const struct alternative *narrow)
{
	const char *start[ALTERNATIVES_MAX];
	size_t len[ALTERNATIVES_MAX], i, n;
	const struct eg_rule *before;
	struct alternative wide;

	for (before = p->rules; before != r; before = before->next) {
		/* One that the law may switch off claims nothing then. */
		if (before->law != NULL)
			continue;
		n = eg_xpath_alternatives(before->context, ALTERNATIVES_MAX,
		    start, len);
		for (i = 0; i < n; i++) {
			wide = read_alternative(l, start[i], len[i]);
			if (is_wider(&wide, narrow))
				return before;
		}
	}
	return NULL;
}

static void
look_for_shadow(struct eg_lint *l, const struct eg_pattern *p,
    const struct eg_rule *r)
{
	const char *start[ALTERNATIVES_MAX];
	size_t len[ALTERNATIVES_MAX], i, n;
	const struct eg_xml *xml = r->at.source->xml;
	const struct eg_rule *before;
	struct alternative a;

	n = eg_xpath_alternatives(r->context, ALTERNATIVES_MAX, start, len);
	for (i = 0; i < n; i++) {
		a = read_alternative(l, start[i], len[i]);
		before = claimed_before(l, p, r, &a);
		if (before != NULL)
			eg_lint_warn(l, "R3204", eg_xml_value_pos(xml,
			    eg_node_attr_node(r->at.node, "", "context")),
			    "put the narrower rule first, or in a pattern of its own",
			    "this rule never fires at `%.*s`: the rule of line %u "
			    "claims it before", (int)len[i], start[i],
			    eg_xml_pos(before->at.source->xml,
			    before->at.node).line);
	}
}

/* --- checks --------------------------------------------------------------- */

/* "T-01": capital letters, a hyphen, digits. */
static bool
is_form(const char *id)
{
	size_t letters = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	size_t digits = id[letters] != '-' ? 0 :
	    strspn(id + letters + 1, "0123456789");

	return letters > 0 && digits > 0 && id[letters + 1 + digits] == '\0';
}

static bool
is_role(const char *role)
{
	static const char *const roles[] = { "fatal", "error", "warning", "info" };
	size_t i;

	for (i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (strcmp(role, roles[i]) == 0)
			return true;
	return false;
}

static void
look_at_check(struct eg_lint *l, const struct eg_pattern *p,
    const struct eg_rule *r, const struct eg_check *c)
{
	struct eg_pos at = eg_xml_pos(c->at.source->xml, c->at.node);
	const char *name = c->at.id != NULL ? c->at.id : c->at.name;
	const char *role = c->role != NULL ? c->role : r->role;

	if (c->at.id == NULL)
		eg_lint_warn(l, "R3210", at, "give it an id, such as T-01",
		    "this `%s` has no id: its findings cannot be told apart",
		    c->at.name);
	else if (!is_form(c->at.id))
		eg_lint_warn(l, "R3213", at, "write capital letters, a hyphen, "
		    "digits: T-01", "`%s` does not look like a rule's id", c->at.id);
	if (role == NULL)
		eg_lint_warn(l, "R3211", at, "say role=\"error\", or fatal, "
		    "warning or info", "%s does not say how grave its finding is",
		    name);
	else if (!is_role(role))
		eg_lint_warn(l, "R3211", at, "use fatal, error, warning or info",
		    "%s has the role `%s`, which means error here", name, role);
	if (c->see == NULL && r->see == NULL && p->see == NULL &&
	    c->properties == NULL)
		eg_lint_warn(l, "R3212", at, "name its provision in see",
		    "%s does not say what law it rests on", name);
	if (c->diagnostics == NULL)
		eg_lint_warn(l, "R3214", at, "name one in diagnostics",
		    "%s does not say what to do about its finding", name);
	if (c->parts == NULL)
		eg_lint_warn(l, "R3215", at, "say what is wrong",
		    "%s has no message", name);
}

/* --- what is of no use ---------------------------------------------------- */

/* Is id in the attribute of some check? */
static bool
is_named(const struct eg_node *n, const char *attr, const char *id)
{
	const char *list = eg_node_attr(n, "", attr), *s;
	size_t len = strlen(id);

	for (s = list; s != NULL && (s = strstr(s, id)) != NULL; s += len)
		if ((s == list || strchr(" \t\r\n", s[-1]) != NULL) &&
		    strchr(" \t\r\n", s[len]) != NULL)
			return true;
	for (n = eg_node_first_element(n); n != NULL; n = eg_node_next_element(n))
		if (is_named(n, attr, id))
			return true;
	return false;
}

static bool
is_named_anywhere(const struct eg_lint *l, const char *attr, const char *id)
{
	const struct eg_source *s;

	for (s = l->tool->book->sources; s != NULL; s = s->next)
		if (is_named(eg_xml_root(s->xml), attr, id))
			return true;
	return false;
}

static void
look_for_unused(struct eg_lint *l, const struct eg_source *s,
    const struct eg_node *n)
{
	static const struct {
		const char *element, *attr, *code;
	} named[] = {
		{ "diagnostic", "diagnostics", "R3221" },
		{ "property", "properties", "R3222" },
	};
	const char *name = eg_node_attr(n, "", "name");
	const char *id = eg_node_attr(n, "", "id");
	size_t i;

	if (eg_node_is(n, EG_SCH_NS, "let") && name != NULL &&
	    !eg_lint_noted(l->variables, l->nvariables, name))
		eg_lint_warn(l, "R3220", eg_xml_pos(s->xml, n), "take it out",
		    "nothing uses the variable `%s`", name);
	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		if (id != NULL && eg_node_is(n, EG_SCH_NS, named[i].element) &&
		    !is_named_anywhere(l, named[i].attr, id))
			eg_lint_warn(l, named[i].code, eg_xml_pos(s->xml, n),
			    "take it out", "nothing uses the %s `%s`",
			    named[i].element, id);
	for (n = eg_node_first_element(n); n != NULL; n = eg_node_next_element(n))
		look_for_unused(l, s, n);
}

/* --- all ------------------------------------------------------------------ */

/* Instances of an abstract pattern share their elements: told once. */
static bool
is_seen(const struct eg_pattern *all, const struct eg_pattern *p,
    const struct eg_rule *r)
{
	const struct eg_rule *other;

	for (; all != p; all = all->next)
		for (other = all->rules; other != NULL; other = other->next)
			if (other->at.node == r->at.node)
				return true;
	return false;
}

void
eg_lint_rules(struct eg_lint *l)
{
	const struct eg_rulebook *book = l->tool->book;
	const struct eg_pattern *p;
	const struct eg_source *s;
	const struct eg_check *c;
	const struct eg_rule *r;

	for (p = book->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next) {
			if (is_seen(book->patterns, p, r))
				continue;
			if (!p->group)
				look_for_shadow(l, p, r);
			for (c = r->checks; c != NULL; c = c->next)
				look_at_check(l, p, r, c);
		}
	for (s = book->sources; s != NULL; s = s->next)
		look_for_unused(l, s, eg_xml_root(s->xml));
}
