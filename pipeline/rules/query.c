/* query.c - the expressions of a rulebook, and where they were written. */
#include "rules/rulebook.h"

#include <string.h>

struct eg_pos
eg_query_pos(const struct eg_query *q, size_t offset, size_t n)
{
	const char *written = eg_node_text(q->attr);

	/* An abstract pattern's parameters shift what follows them. */
	if (written == NULL || strcmp(written, eg_expr_text(q->expr)) != 0)
		return eg_xml_value_pos(q->source->xml, q->attr);
	return eg_xml_char_pos(q->source->xml, q->attr, offset, n);
}

static const char *const codes[] = {
	[EG_XPATH_SYNTAX] = "R3010",
	[EG_XPATH_PREFIX] = "R3011",
	[EG_XPATH_CALL] = "R3013",
	[EG_XPATH_RUN] = "R3010",
};

static void
report(struct eg_loader *l, struct eg_node *attr, const char *text,
    const struct eg_xpath_error *e)
{
	const char *written = eg_node_text(attr), *help = NULL, *found = NULL;
	struct eg_xml *xml = l->source->xml;
	struct eg_pos at;

	if (written != NULL && strcmp(written, text) == 0) {
		at = eg_xml_char_pos(xml, attr, e->offset, e->length);
	} else {
		at = eg_xml_value_pos(xml, attr);
		found = eg_diags_printf(l->diags, "%s", text);
	}
	if (e->fault == EG_XPATH_PREFIX)
		help = "declare it in the schema: <ns prefix=\"...\" uri=\"...\"/>";
	l->failed = true;
	eg_report(l->diags, &(struct eg_diag){ .severity = EG_ERROR,
	    .code = codes[e->fault], .at = at, .found = found, .help = help },
	    "%s", e->text);
}

struct eg_query *
eg_query_make(struct eg_loader *l, struct eg_node *attr, const char *text)
{
	struct eg_xpath_error err;
	struct eg_query *q;
	struct eg_expr *e = eg_xpath_compile(l->book->xp, text, &err);

	if (e == NULL) {
		report(l, attr, text, &err);
		return NULL;
	}
	if (eg_expr_variables(e) > EG_VARIABLES_MAX) {
		eg_loader_error(l, "R3010", attr, NULL,
		    "more than %d variables in one expression", EG_VARIABLES_MAX);
		return NULL;
	}
	q = eg_new(l->arena, struct eg_query);
	q->expr = e;
	q->source = l->source;
	q->attr = attr;
	q->vars = eg_new_array(l->arena, eg_expr_variables(e), struct eg_let *);
	return q;
}

struct eg_query *
eg_query_read(struct eg_loader *l, struct eg_node *node, const char *name)
{
	const char *text = eg_loader_attr(l, node, name);

	return text == NULL ? NULL :
	    eg_query_make(l, eg_node_attr_node(node, "", name), text);
}

/* A pattern that already says where it begins: XSLT 1.0 §5.2. */
static bool
anchored(const char *s, size_t len)
{
	return *s == '/' || (len > 3 && strncmp(s, "id(", 3) == 0) ||
	    (len > 4 && strncmp(s, "key(", 4) == 0);
}

#define ALTERNATIVES_MAX	64

void
eg_query_anywhere_text(const char *pattern, struct eg_buf *b)
{
	const char *start[ALTERNATIVES_MAX];
	size_t len[ALTERNATIVES_MAX], i, n;

	n = eg_xpath_alternatives(pattern, ALTERNATIVES_MAX, start, len);
	for (i = 0; i < n; i++)
		eg_buf_printf(b, "%s%s%.*s", i == 0 ? "" : " | ",
		    anchored(start[i], len[i]) ? "" : "//", (int)len[i], start[i]);
}

struct eg_query *
eg_query_anywhere(struct eg_loader *l, struct eg_node *attr)
{
	const char *text = eg_loader_attr(l, eg_node_parent(attr),
	    eg_node_name(attr));
	struct eg_buf b = { 0 };
	struct eg_query *q;

	/* As it stands first, so that a message is about what was written. */
	if (eg_query_make(l, attr, text) == NULL)
		return NULL;
	eg_query_anywhere_text(text, &b);
	q = eg_query_make(l, attr, eg_buf_str(&b));
	eg_buf_free(&b);
	return q;
}
