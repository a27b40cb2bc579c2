/* checklist.c - see checklist.h: reading. */
#include <stdlib.h>
#include <string.h>

#include "review/asked.h"

struct reading {
	struct eg_checklist	*list;
	struct eg_diags		*diags;
	bool			 failed;
};

static const char *
attr(const struct eg_node *n, const char *name)
{
	return eg_node_attr(n, "", name);
}

/* Words of the data on one line, as they are told. */
static const char *
squeezed(struct reading *r, const struct eg_node *n)
{
	struct eg_buf b = { 0 }, out = { 0 };
	const char *s, *words;

	eg_node_string(n, &b);
	for (s = eg_buf_str(&b); *s != '\0'; s++)
		if (strchr(" \t\r\n", *s) == NULL)
			eg_buf_putc(&out, *s);
		else if (out.len > 0 && out.data[out.len - 1] != ' ')
			eg_buf_putc(&out, ' ');
	while (out.len > 0 && out.data[out.len - 1] == ' ')
		out.data[--out.len] = '\0';
	words = eg_arena_strdup(r->list->arena, eg_buf_str(&out));
	eg_buf_free(&b);
	eg_buf_free(&out);
	return words;
}

static void
complain(struct reading *r, struct eg_pos at, const char *help, const char *text)
{
	r->failed = true;
	eg_report(r->diags, &(struct eg_diag){ .severity = EG_ERROR, .code = "C1001",
	    .at = at, .help = help }, "%s", text);
}

/* $n is the only variable there is, and only beside `each`. */
static void
check_variables(struct reading *r, const struct asked_expr *e, bool counted)
{
	size_t i;

	for (i = 0; i < eg_expr_variables(e->expr); i++)
		if (!counted || strcmp(eg_expr_variable(e->expr, i), "n") != 0)
			complain(r, eg_xml_char_pos(r->list->xml, e->attr,
			    eg_expr_variable_offset(e->expr, i), 0),
			    "beside `each`, $n is the number of its node; there is no other",
			    eg_diags_printf(r->diags, "there is no variable `$%s` here",
			    eg_expr_variable(e->expr, i)));
}

static struct asked_expr
read_expr(struct reading *r, const struct eg_node *n, const char *name)
{
	struct asked_expr e = { NULL, eg_node_attr_node(n, "", name) };
	struct eg_xpath_error error;
	const char *text;

	if (e.attr == NULL)
		return e;
	text = eg_node_text(e.attr);
	eg_xpath_namespaces_of(r->list->xpath, n, text);
	e.expr = eg_xpath_compile(r->list->xpath, text, &error);
	if (e.expr == NULL)
		complain(r, eg_xml_char_pos(r->list->xml, e.attr, error.offset,
		    error.length), NULL, eg_diags_printf(r->diags,
		    "XPath in `%s`: %s", name, error.text));
	else
		check_variables(r, &e, attr(n, "each") != NULL &&
		    (strcmp(name, "name") == 0 || strcmp(name, "of") == 0));
	return e;
}

static void
read_part(struct reading *r, struct asked *of, const struct eg_node *n)
{
	static const char *const names[] = { [ASKED_FOUND] = "found",
	    [ASKED_HOLDS] = "holds", [ASKED_ATTESTED] = "attested" };
	struct asked_part *p = &of->part[of->nparts];
	int kind;

	for (kind = ASKED_FOUND; kind <= ASKED_ATTESTED; kind++)
		if (eg_node_is(n, EG_CHECKLIST_NS, names[kind]))
			break;
	if (kind > ASKED_ATTESTED)
		return;			/* requires */
	of->nparts++;
	*p = (struct asked_part){ .kind = (enum asked_kind)kind, .role = attr(n, "role"),
	    .by = attr(n, "by"), .select = read_expr(r, n, "select"),
	    .of = read_expr(r, n, "of"), .test = read_expr(r, n, "test"),
	    .each = read_expr(r, n, "each"), .name = read_expr(r, n, "name"),
	    .when = read_expr(r, n, "when") };
	if (p->kind == ASKED_FOUND && (p->role == NULL) == (p->select.attr == NULL))
		complain(r, eg_xml_pos(r->list->xml, n),
		    "`role` names what a template says stands there; `select` is an "
		    "XPath of the letter", "`found` has either `role` or `select`");
	if (p->kind == ASKED_FOUND && p->role == NULL && p->of.attr != NULL)
		complain(r, eg_xml_pos(r->list->xml, p->of.attr),
		    "say it in `select`: [@of = ...]", "`of` goes with `role`");
}

static struct asked
read_asked(struct reading *r, const struct eg_node *n)
{
	struct eg_node *words = eg_node_child(n, EG_CHECKLIST_NS, "requires"), *c;
	struct asked a = { .node = n, .id = attr(n, "id"), .law = attr(n, "law"),
	    .words = squeezed(r, words == NULL ? n : words),
	    .when = read_expr(r, n, "when") };
	size_t count = 0;

	for (c = eg_node_first_element(n); c != NULL; c = eg_node_next_element(c))
		count++;
	a.part = eg_new_array(r->list->arena, count + 1, struct asked_part);
	for (c = eg_node_first_element(n); c != NULL; c = eg_node_next_element(c))
		read_part(r, &a, c);
	return a;
}

static void
read_list(struct reading *r)
{
	struct eg_checklist *l = r->list;
	struct eg_node *root = eg_xml_root(l->xml), *n;
	size_t count = 0;

	l->title = attr(root, "title");
	for (n = eg_node_first_element(root); n != NULL; n = eg_node_next_element(n))
		count++;
	l->element = eg_new_array(l->arena, count + 1, struct asked);
	l->attestation = eg_new_array(l->arena, count + 1, struct asked);
	for (n = eg_node_first_element(root); n != NULL; n = eg_node_next_element(n))
		if (eg_node_is(n, EG_CHECKLIST_NS, "element"))
			l->element[l->nelements++] = read_asked(r, n);
		else if (eg_node_is(n, EG_CHECKLIST_NS, "attestation"))
			l->attestation[l->nattestations++] = read_asked(r, n);
		else
			l->confidential = read_expr(r, n, "select");
}

/* Takes the document, which may be NULL. */
static struct eg_checklist *
read_xml(struct eg_xml *xml, struct eg_xsd *schema, struct eg_diags *diags)
{
	struct eg_checklist *l;
	struct reading r = { .diags = diags };

	if (xml == NULL)
		return NULL;
	l = eg_malloc(sizeof(*l));
	*l = (struct eg_checklist){ .xml = xml, .arena = eg_arena_new(),
	    .xpath = eg_xpath_new() };
	r.list = l;
	if (!eg_node_is(eg_xml_root(xml), EG_CHECKLIST_NS, "checklist"))
		complain(&r, eg_xml_pos(xml, eg_xml_root(xml)),
		    "write `<checklist xmlns=\"" EG_CHECKLIST_NS "\" ...>`",
		    "this is no checklist");
	else if (!eg_xsd_validate(schema, xml, diags))
		r.failed = true;
	else
		read_list(&r);
	if (!r.failed)
		return l;
	eg_diags_source(diags, eg_xml_name(xml), NULL, 0);
	eg_checklist_free(l);
	return NULL;
}

struct eg_checklist *
eg_checklist_open(const char *path, struct eg_xsd *schema, struct eg_diags *diags)
{
	return read_xml(eg_xml_open(path, &eg_xml_rule_limits, diags), schema, diags);
}

struct eg_checklist *
eg_checklist_read(const char *name, const char *bytes, size_t n, struct eg_xsd *schema,
    struct eg_diags *diags)
{
	return read_xml(eg_xml_read(name, bytes, n, &eg_xml_rule_limits, diags), schema,
	    diags);
}

void
eg_checklist_free(struct eg_checklist *l)
{
	if (l == NULL)
		return;
	eg_xpath_free(l->xpath);
	eg_arena_free(l->arena);
	eg_xml_free(l->xml);
	free(l);
}
