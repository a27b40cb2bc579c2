/* text.c - the messages of a rulebook: prose with expressions in it. */
#include "rules/judge.h"

#include <string.h>

struct reading {
	struct eg_loader	*loader;
	struct eg_part		**end;
	bool			 marked;	/* in one of emph, dir, span */
};

static struct eg_part *
add(struct reading *r, enum eg_part_kind kind)
{
	struct eg_part *p = eg_new(r->loader->arena, struct eg_part);

	p->kind = kind;
	*r->end = p;
	r->end = &p->next;
	return p;
}

static void	read_content(struct reading *, struct eg_node *);

static void
read_value_of(struct reading *r, struct eg_node *node)
{
	struct eg_query *q;

	if (eg_loader_need(r->loader, node, "select") == NULL)
		return;
	q = eg_query_read(r->loader, node, "select");
	add(r, EG_PART_VALUE)->query = q;
}

static void
read_name(struct reading *r, struct eg_node *node)
{
	struct eg_query *q = eg_query_read(r->loader, node, "path");

	add(r, EG_PART_NAME)->query = q;
}

/* The attribute of a start tag, as SVRL names it. */
static void
add_attribute(struct eg_buf *tag, const struct eg_node *node, const char *name,
    const char *as)
{
	const char *value = eg_node_attr(node, "", name);

	if (value == NULL)
		return;
	eg_buf_printf(tag, " %s=\"", as);
	eg_message_escape(tag, value);
	eg_buf_putc(tag, '"');
}

/*
 * In a report one of these has only text in it, and a span its class; what
 * would be another is prose.
 */
static void
read_span(struct reading *r, struct eg_node *node)
{
	const char *name = eg_node_name(node);
	struct eg_buf tag = { 0 };

	if (r->marked || (strcmp(name, "span") == 0 &&
	    eg_node_attr(node, "", "class") == NULL)) {
		read_content(r, node);
		return;
	}
	eg_buf_puts(&tag, name);
	add_attribute(&tag, node, "class", "class");
	if (strcmp(name, "dir") == 0)
		add_attribute(&tag, node, "value", "dir");
	add(r, EG_PART_OPEN)->text = eg_arena_strdup(r->loader->arena,
	    eg_buf_str(&tag));
	eg_buf_free(&tag);
	r->marked = true;
	read_content(r, node);
	r->marked = false;
	add(r, EG_PART_CLOSE)->text = name;
}

static void
read_element(struct reading *r, struct eg_node *node)
{
	static const struct {
		const char	*name;
		void		(*read)(struct reading *, struct eg_node *);
	} elements[] = {
		{ "value-of", read_value_of },	{ "name", read_name },
		{ "emph", read_span },		{ "dir", read_span },
		{ "span", read_span },
	};
	size_t i;

	if (eg_node_is(node, EG_XSLT_NS, "copy-of")) {
		if (eg_loader_need(r->loader, node, "select") != NULL)
			add(r, EG_PART_COPY)->query =
			    eg_query_read(r->loader, node, "select");
		return;
	}
	if (strcmp(eg_node_ns(node), EG_SCH_NS) != 0) {
		read_content(r, node);
		return;
	}
	for (i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
		if (strcmp(eg_node_name(node), elements[i].name) == 0) {
			elements[i].read(r, node);
			return;
		}
	eg_loader_error(r->loader, "R3005", node, NULL,
	    "`%s` has no meaning in a message", eg_node_name(node));
}

static void
read_content(struct reading *r, struct eg_node *node)
{
	struct eg_node *c;

	for (c = eg_node_first(node); c != NULL; c = eg_node_next(c))
		if (eg_node_kind(c) == EG_NODE_TEXT)
			add(r, EG_PART_TEXT)->text = eg_node_text(c);
		else if (eg_node_kind(c) == EG_NODE_ELEMENT)
			read_element(r, c);
}

struct eg_part *
eg_text_read(struct eg_loader *l, struct eg_node *node)
{
	struct eg_part *parts = NULL;
	struct reading r = { .loader = l, .end = &parts };

	read_content(&r, node);
	return parts;
}

static struct eg_note_ref *
read_note(struct eg_loader *l, const struct eg_item *i)
{
	struct eg_note_ref *n = eg_new(l->arena, struct eg_note_ref);
	struct eg_source *was = l->source;

	l->source = i->source;
	n->id = i->id;
	n->lang = eg_node_attr(i->node, "http://www.w3.org/XML/1998/namespace",
	    "lang");
	n->role = eg_node_attr(i->node, "", "role");
	n->scheme = eg_node_attr(i->node, "", "scheme");
	n->parts = eg_text_read(l, i->node);
	l->source = was;
	return n;
}

struct eg_note_ref *
eg_text_notes(struct eg_loader *l, struct eg_node *check, const char *attr,
    const struct eg_item *defined)
{
	const char *ids = eg_loader_attr(l, check, attr), *space = " \t\r\n";
	struct eg_note_ref *list = NULL, **end = &list;
	const struct eg_item *i;
	const char *id;

	for (; ids != NULL && *(ids += strspn(ids, space)) != '\0';
	    ids += strcspn(ids, space)) {
		id = eg_arena_strndup(l->arena, ids, strcspn(ids, space));
		for (i = defined; i != NULL; i = i->next)
			if (strcmp(i->id, id) == 0)
				break;
		if (i == NULL) {
			eg_loader_error(l, "R3024",
			    eg_node_attr_node(check, "", attr), NULL,
			    "there is no %s `%s`",
			    *attr == 'd' ? "diagnostic" : "property", id);
			continue;
		}
		*end = read_note(l, i);
		end = &(*end)->next;
	}
	return list;
}
