/*
 * expand.c - abstract patterns and abstract rules (ISO 19757-3 §6).
 *
 * An abstract pattern is read again for each pattern that is-a it, with the
 * parameters put into every attribute: the macro expansion the standard
 * describes, without a copy of the tree.  A parameter is a whole name after
 * "$", so "$part" leaves "$partner" alone.
 */
#include "rules/rulebook.h"

#include <string.h>

#include "base/ascii.h"

static const struct eg_param *
param_find(const struct eg_param *p, const char *name, size_t n)
{
	for (; p != NULL; p = p->next)
		if (strlen(p->name) == n && memcmp(p->name, name, n) == 0)
			return p;
	return NULL;
}

static const char *
substitute(struct eg_loader *l, const char *text)
{
	const struct eg_param *p;
	struct eg_buf b = { 0 };
	const char *s = text, *result;
	size_t n;

	for (; *s != '\0'; s += n) {
		for (n = 0; s[n] != '\0' && s[n] != '$'; )
			n++;
		eg_buf_add(&b, s, n);
		s += n;
		if (*s == '\0')
			break;
		for (n = 1; eg_is_name_char(s[n]); )
			n++;
		p = param_find(l->params, s + 1, n - 1);
		if (p != NULL)
			eg_buf_puts(&b, p->value);
		else
			eg_buf_add(&b, s, n);
	}
	result = eg_arena_strdup(l->arena, eg_buf_str(&b));
	eg_buf_free(&b);
	return result;
}

static const char *
filled(struct eg_loader *l, const char *text)
{
	if (text == NULL || l->params == NULL || strchr(text, '$') == NULL)
		return text;
	return substitute(l, text);
}

const char *
eg_loader_attr(struct eg_loader *l, const struct eg_node *node,
    const char *name)
{
	return filled(l, eg_node_attr(node, "", name));
}

/* Our own condition on an assertion or a rule: what must have been published. */
static struct eg_query *
read_published(struct eg_loader *l, struct eg_node *node)
{
	struct eg_node *attr = eg_node_attr_node(node, EG_RULES_NS, "published");

	return attr == NULL ? NULL :
	    eg_query_make(l, attr, filled(l, eg_node_text(attr)));
}

/* --- rules ---------------------------------------------------------------- */

/*
 * The edition of 2025 has a word of its own for what roles were used for.  A
 * check without either has its rule's; without any it is an error.
 */
static enum eg_severity
severity(struct eg_loader *l, struct eg_node *node, const struct eg_check *c,
    const struct eg_rule *r)
{
	static const struct {
		const char		*role;
		enum eg_severity	 severity;
	} roles[] = {
		{ "fatal", EG_FATAL },		{ "error", EG_ERROR },
		{ "warning", EG_WARNING },	{ "warn", EG_WARNING },
		{ "info", EG_NOTE },		{ "information", EG_NOTE },
	};
	const char *word = eg_loader_attr(l, node, "severity");
	size_t i;

	if (word == NULL)
		word = c->role != NULL ? c->role : r->role;
	for (i = 0; word != NULL && i < sizeof(roles) / sizeof(roles[0]); i++)
		if (strcmp(word, roles[i].role) == 0)
			return roles[i].severity;
	return EG_ERROR;
}

static struct eg_check *
read_check(struct eg_loader *l, struct eg_node *node, const struct eg_rule *r)
{
	struct eg_check *c = eg_new(l->arena, struct eg_check);

	c->at = eg_loader_item(l, node);
	c->report = strcmp(c->at.name, "report") == 0;
	c->flag = eg_loader_attr(l, node, "flag");
	c->role = eg_loader_attr(l, node, "role");
	c->see = eg_loader_attr(l, node, "see");
	if (eg_loader_need(l, node, "test") != NULL)
		c->test = eg_query_read(l, node, "test");
	c->subject = eg_query_read(l, node, "subject");
	c->published = read_published(l, node);
	c->parts = eg_text_read(l, node);
	c->diagnostics = eg_text_notes(l, node, "diagnostics", l->diagnostics);
	c->properties = eg_text_notes(l, node, "properties", l->properties);
	c->severity = severity(l, node, c, r);
	return c;
}

static void
rule_check(struct eg_loader *l, struct eg_node *node, void *arg)
{
	struct eg_rule *r = arg;
	struct eg_check *c = read_check(l, node, r), **end = &r->checks;

	while (*end != NULL)
		end = &(*end)->next;
	*end = c;
}

static void
rule_let(struct eg_loader *l, struct eg_node *node, void *arg)
{
	struct eg_rule *r = arg;

	eg_loader_let(l, node, EG_LET_RULE, &r->lets);
}

static void	rule_extends(struct eg_loader *, struct eg_node *, void *);

static const struct eg_handler in_rule[] = {
	{ "assert", rule_check }, { "report", rule_check },
	{ "let", rule_let }, { "extends", rule_extends },
	{ "p", NULL }, { "title", NULL },
};
#define IN_RULE	(sizeof(in_rule) / sizeof(in_rule[0]))

static void
rule_children(struct eg_loader *l, struct eg_node *node, void *arg)
{
	eg_source_walk(l, node, in_rule, IN_RULE, arg);
}

static struct eg_item *
abstract_rule(const struct eg_loader *l, const char *id)
{
	const struct eg_item *i;

	for (i = l->rules; i != NULL; i = i->next)
		if (i->id != NULL && strcmp(i->id, id) == 0)
			return (struct eg_item *)(uintptr_t)i;
	return NULL;
}

static void
rule_extends(struct eg_loader *l, struct eg_node *node, void *arg)
{
	const char *id = eg_loader_attr(l, node, "rule");
	struct eg_source *was = l->source;
	struct eg_item *i;

	if (id == NULL) {
		if (eg_node_attr(node, "", "href") == NULL)
			eg_loader_error(l, "R3006", node, NULL,
			    "`extends` needs `rule` or `href`");
		else
			eg_source_follow(l, node, rule_children, arg);
		return;
	}
	i = abstract_rule(l, id);
	if (i == NULL) {
		eg_loader_error(l, "R3021", eg_node_attr_node(node, "", "rule"),
		    "an abstract rule is known in its own pattern only",
		    "this pattern has no abstract rule `%s`", id);
	} else if (i->open) {
		eg_loader_error(l, "R3004", node, NULL,
		    "the rule `%s` extends itself", id);
	} else {
		i->open = true;
		l->source = i->source;
		rule_children(l, i->node, arg);
		l->source = was;
		i->open = false;
	}
}

static void
read_rule(struct eg_loader *l, struct eg_item *item, struct eg_pattern *p)
{
	struct eg_node *node = item->node;
	struct eg_rule *r = eg_new(l->arena, struct eg_rule), **end = &p->rules;
	struct eg_check *c;

	l->source = item->source;
	r->at = *item;
	r->context = eg_loader_attr(l, node, "context");
	if (eg_loader_need(l, node, "context") != NULL)
		r->matches = eg_query_anywhere(l,
		    eg_node_attr_node(node, "", "context"));
	r->flag = eg_loader_attr(l, node, "flag");
	r->role = eg_loader_attr(l, node, "role");
	r->see = eg_loader_attr(l, node, "see");
	r->subject = eg_query_read(l, node, "subject");
	r->published = read_published(l, node);
	rule_children(l, node, r);
	for (c = r->checks; c != NULL; c = c->next) {
		if (c->published == NULL)
			c->published = r->published;
		if (c->see == NULL)
			c->see = r->see;
		if (c->see == NULL)
			c->see = p->see;
	}
	while (*end != NULL)
		end = &(*end)->next;
	*end = r;
}

/* --- patterns ------------------------------------------------------------- */

/* The rules of a pattern, in order; the abstract ones apart. */
struct rules {
	struct eg_pattern	*pattern;
	struct eg_item		*concrete, **concrete_end;
	struct eg_item		*abstract;
};

static bool
is_abstract(struct eg_loader *l, const struct eg_node *node)
{
	const char *a = eg_loader_attr(l, node, "abstract");

	return a != NULL && (strcmp(a, "true") == 0 || strcmp(a, "1") == 0);
}

static void
pattern_rule(struct eg_loader *l, struct eg_node *node, void *arg)
{
	struct rules *r = arg;
	struct eg_item *i = eg_new(l->arena, struct eg_item);

	*i = eg_loader_item(l, node);
	if (is_abstract(l, node)) {
		if (i->id == NULL)
			eg_loader_error(l, "R3006", node, NULL,
			    "an abstract rule needs an `id`");
		i->next = r->abstract;
		r->abstract = i;
	} else {
		*r->concrete_end = i;
		r->concrete_end = &i->next;
	}
}

static void
pattern_let(struct eg_loader *l, struct eg_node *node, void *arg)
{
	struct rules *r = arg;

	eg_loader_let(l, node, EG_LET_PATTERN, &r->pattern->lets);
}

static const struct eg_handler in_pattern[] = {
	{ "rule", pattern_rule }, { "let", pattern_let },
	{ "param", NULL }, { "title", NULL }, { "p", NULL },
	{ "diagnostics", NULL }, { "properties", NULL },
};

static void
read_rules(struct eg_loader *l, struct eg_node *node, struct eg_pattern *p)
{
	struct rules r = { .pattern = p };
	struct eg_source *was = l->source;
	struct eg_item *i;

	r.concrete_end = &r.concrete;
	eg_source_walk(l, node, in_pattern,
	    sizeof(in_pattern) / sizeof(in_pattern[0]), &r);
	l->rules = r.abstract;
	for (i = r.concrete; i != NULL; i = i->next)
		read_rule(l, i, p);
	l->rules = NULL;
	l->source = was;
}

static void
read_param(struct eg_loader *l, struct eg_node *node, void *arg)
{
	struct eg_param **list = arg, *p = eg_new(l->arena, struct eg_param);

	p->name = eg_loader_need(l, node, "name");
	p->value = eg_loader_need(l, node, "value");
	if (p->name == NULL || p->value == NULL)
		return;
	p->next = *list;
	*list = p;
}

static const struct eg_handler params_only[] = {
	{ "param", read_param }, { "title", NULL }, { "p", NULL },
};
static const struct eg_item *
abstract_pattern(struct eg_loader *l, const struct eg_item *all,
    struct eg_node *node, const char *id)
{
	for (; all != NULL; all = all->next)
		if (all->id != NULL && strcmp(all->id, id) == 0 &&
		    is_abstract(l, all->node))
			return all;
	eg_loader_error(l, "R3020", eg_node_attr_node(node, "", "is-a"), NULL,
	    "there is no abstract pattern `%s`", id);
	return NULL;
}

/* A pattern that is-a another: its parameters, then the other's defaults. */
static void
read_instance(struct eg_loader *l, const struct eg_item *all,
    struct eg_node *node, const char *is_a, struct eg_pattern *p)
{
	const struct eg_item *of = abstract_pattern(l, all, node, is_a);
	struct eg_param *given = NULL, *defaults = NULL, **end = &given;
	struct eg_source *was = l->source;
	struct eg_node *n;

	eg_source_walk(l, node, params_only,
	    sizeof(params_only) / sizeof(params_only[0]), &given);
	if (of == NULL)
		return;
	l->source = of->source;
	for (n = eg_node_first_element(of->node); n != NULL;
	    n = eg_node_next_element(n))
		if (eg_node_is(n, EG_SCH_NS, "param"))
			read_param(l, n, &defaults);
	while (*end != NULL)
		end = &(*end)->next;
	*end = defaults;
	l->params = given;
	if (p->see == NULL)
		p->see = eg_loader_attr(l, of->node, "see");
	if (p->documents == NULL)
		p->documents = eg_query_read(l, of->node, "documents");
	read_rules(l, of->node, p);
	l->params = NULL;
	l->source = was;
}

struct eg_pattern *
eg_expand_pattern(struct eg_loader *l, struct eg_item *item,
    struct eg_item *all)
{
	struct eg_pattern *p;
	const char *is_a;

	l->source = item->source;
	is_a = eg_loader_attr(l, item->node, "is-a");
	if (is_abstract(l, item->node)) {
		if (item->id == NULL)
			eg_loader_error(l, "R3006", item->node, NULL,
			    "an abstract pattern needs an `id`");
		return NULL;
	}
	p = eg_new(l->arena, struct eg_pattern);
	p->at = *item;
	p->group = strcmp(item->name, "group") == 0;
	p->see = eg_loader_attr(l, item->node, "see");
	p->documents = eg_query_read(l, item->node, "documents");
	if (is_a != NULL)
		read_instance(l, all, item->node, is_a, p);
	else
		read_rules(l, item->node, p);
	return p;
}
