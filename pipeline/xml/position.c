/*
 * position.c - the exact line and column of every element and attribute.
 *
 * libxml2 keeps the line where a start tag ends, at most 65535 without asking,
 * and no column.  A tree node keeps the byte offset where it starts instead;
 * line and column are counted when somebody asks, from a checkpoint at most
 * STRIDE bytes before, so that a file without line breaks costs no more.
 */
#include "xml/scan.h"

#include <stdlib.h>

#include "base/utf8.h"

#define STRIDE	1024

struct eg_checkpoint {
	uint32_t	 line;
	uint32_t	 column;	/* code points of the line before it */
};

struct eg_text *
eg_text_new(char *bytes, size_t len)
{
	struct eg_text *t = eg_malloc(sizeof(*t));

	*t = (struct eg_text){ .refs = 1, .bytes = bytes, .len = len };
	if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		t->bom = 3;
	return t;
}

void
eg_text_free(struct eg_text *t)
{
	if (t == NULL || --t->refs > 0)
		return;
	free(t->bytes);
	free(t->index);
	free(t);
}

static void
advance(struct eg_checkpoint *c, const char *s, const char *end)
{
	const char *nl;

	while (s < end && (nl = memchr(s, '\n', (size_t)(end - s))) != NULL) {
		c->line++;
		c->column = 0;
		s = nl + 1;
	}
	for (; s < end; s++)
		c->column += ((unsigned char)*s & 0xC0) != 0x80;
}

static void
index_make(struct eg_text *t)
{
	struct eg_checkpoint c = { 1, 0 };
	size_t i, n = t->len / STRIDE + 1;

	t->index = eg_realloc(NULL, n, sizeof(*t->index));
	for (i = 0; i < n; i++) {
		t->index[i] = c;
		if (i + 1 < n)
			advance(&c, t->bytes + i * STRIDE + (i == 0 ? t->bom : 0),
			    t->bytes + (i + 1) * STRIDE);
	}
}

struct eg_pos
eg_text_pos(struct eg_text *t, const char *file, size_t offset, size_t n)
{
	struct eg_checkpoint c;
	size_t from;

	if (t->index == NULL)
		index_make(t);
	if (offset > t->len)
		offset = t->len;
	if (n > t->len - offset)
		n = t->len - offset;
	c = t->index[offset / STRIDE];
	from = offset / STRIDE * STRIDE;
	advance(&c, t->bytes + (from == 0 ? t->bom : from), t->bytes + offset);
	return (struct eg_pos){ .file = file, .line = c.line,
	    .column = c.column + 1,
	    .length = (uint32_t)eg_utf8_count(t->bytes + offset, n) };
}

/* --- from the parser ------------------------------------------------------ */

static size_t
skip_space(const struct eg_text *t, size_t i)
{
	while (i < t->len && eg_is_space(t->bytes[i]))
		i++;
	return i;
}

/* Past a name; in a start tag that was parsed nothing else can end one. */
static size_t
skip_name(const struct eg_text *t, size_t i)
{
	char c;

	for (; i < t->len; i++) {
		c = t->bytes[i];
		if (eg_is_space(c) || c == '=' || c == '>' || c == '/' || c == '<')
			break;
	}
	return i;
}

/* Past the value of the attribute whose name ends at i. */
static size_t
skip_value(const struct eg_text *t, size_t i)
{
	const char *quote;

	i = skip_space(t, i);
	if (i >= t->len || t->bytes[i] != '=')
		return t->len;
	i = skip_space(t, i + 1);
	if (i >= t->len)
		return t->len;
	quote = memchr(t->bytes + i + 1, t->bytes[i], t->len - i - 1);
	return quote == NULL ? t->len : (size_t)(quote - t->bytes) + 1;
}

static bool
declares_namespace(const char *name, size_t n)
{
	return n >= 5 && memcmp(name, "xmlns", 5) == 0 &&
	    (n == 5 || name[5] == ':');
}

void
eg_position_store(const struct eg_text *t, xmlNode *element, size_t end)
{
	const char *open;
	xmlAttr *attr = element->properties;
	size_t i, name;

	if (end > t->len)
		end = t->len;
	/* A start tag holds no other "<", not even in a value. */
	open = memrchr(t->bytes, '<', end);
	if (open == NULL)
		return;
	i = (size_t)(open - t->bytes);
	element->_private = (void *)(uintptr_t)(i + 1);
	i = skip_name(t, i + 1);
	while (attr != NULL) {
		name = skip_space(t, i);
		if (name >= end)
			return;
		i = skip_name(t, name);
		if (!declares_namespace(t->bytes + name, i - name)) {
			attr->_private = (void *)(uintptr_t)(name + 1);
			attr = attr->next;
		}
		i = skip_value(t, i);
	}
}

void
eg_position_copy(const xmlNode *from, xmlNode *to)
{
	const xmlAttr *a;
	xmlAttr *b;

	for (; from != NULL && to != NULL; from = from->next, to = to->next) {
		if (from->type != XML_ELEMENT_NODE)
			continue;
		to->_private = from->_private;
		for (a = from->properties, b = to->properties;
		    a != NULL && b != NULL; a = a->next, b = b->next)
			b->_private = a->_private;
		eg_position_copy(from->children, to->children);
	}
}

/* --- for everybody -------------------------------------------------------- */

/* The element or attribute a node's place is taken from. */
static const xmlNode *
placed(const struct eg_node *node)
{
	const xmlNode *n = eg_node_xml(node);

	while (n != NULL && n->type != XML_ELEMENT_NODE &&
	    n->type != XML_ATTRIBUTE_NODE)
		n = n->parent;
	return n;
}

struct eg_pos
eg_xml_pos(const struct eg_xml *x, const struct eg_node *node)
{
	const xmlNode *n = placed(node);
	const struct eg_mark *mark;
	uintptr_t at;
	size_t end;

	if (x->text == NULL) {
		mark = eg_mark_of(x, n);
		if (mark == NULL)
			return (struct eg_pos){ .file = x->name };
		return n->type != XML_ATTRIBUTE_NODE ? mark->at :
		    eg_mark_attribute(mark, (const char *)n->name);
	}
	/* An attribute that was set later stands at its element. */
	while (n != NULL && n->_private == NULL)
		n = n->parent;
	if (n == NULL || n->type == XML_DOCUMENT_NODE)
		return (struct eg_pos){ .file = x->name };
	at = (uintptr_t)n->_private - 1;
	end = skip_name(x->text, at + (n->type == XML_ELEMENT_NODE));
	return eg_text_pos(x->text, x->name, at, end - at);
}

struct eg_pos
eg_xml_bytes_pos(const struct eg_xml *x, size_t offset, size_t n)
{
	return x->text == NULL ? (struct eg_pos){ .file = x->name } :
	    eg_text_pos(x->text, x->name, offset, n);
}

struct eg_pos
eg_xml_from(const struct eg_xml *x, const struct eg_node *node)
{
	const struct eg_mark *mark = x->text != NULL ? NULL :
	    eg_mark_of(x, placed(node));

	return mark != NULL ? mark->from : (struct eg_pos){ .file = NULL };
}

/* Behind the ">" of the start tag at `at`; *empty when it is "/>". */
static size_t
start_tag_end(const struct eg_text *t, size_t at, bool *empty)
{
	size_t i = skip_name(t, at + 1);

	for (;;) {
		i = skip_space(t, i);
		*empty = i < t->len && t->bytes[i] == '/';
		if (i >= t->len || *empty || t->bytes[i] == '>')
			return i >= t->len ? t->len : i + 1 + *empty;
		i = skip_value(t, skip_name(t, i));
	}
}

/* Where the text of an element begins; the length when it can have none. */
static size_t
text_start(const struct eg_text *t, size_t at)
{
	bool empty;
	size_t i = start_tag_end(t, at, &empty);

	return empty ? t->len : i;
}

size_t
eg_position_content(const struct eg_text *t, size_t at)
{
	return text_start(t, at);
}

static size_t
behind(const struct eg_text *t, size_t i, const char *close)
{
	const char *p = memmem(t->bytes + i, t->len - i, close, strlen(close));

	return p == NULL ? t->len : (size_t)(p - t->bytes) + strlen(close);
}

static bool
at_literal(const struct eg_text *t, size_t i, const char *literal)
{
	size_t n = strlen(literal);

	return t->len - i >= n && memcmp(t->bytes + i, literal, n) == 0;
}

/* Behind a comment, processing instruction or CDATA section at i; else i. */
static size_t
skip_aside(const struct eg_text *t, size_t i)
{
	if (at_literal(t, i, "<!--"))
		return behind(t, i + 4, "-->");
	if (at_literal(t, i, "<?"))
		return behind(t, i + 2, "?>");
	return at_literal(t, i, "<![CDATA[") ? behind(t, i + 9, "]]>") : i;
}

/* Behind the end tag of the element whose start tag is at `at`. */
static size_t
element_end(const struct eg_text *t, size_t at)
{
	size_t i = at, depth = 0, next;
	bool empty;

	do {
		i = (size_t)((const char *)memchr(t->bytes + i, '<', t->len - i) -
		    t->bytes);
		next = skip_aside(t, i);
		if (next > i) {
			i = next;
			continue;
		}
		if (t->bytes[i + 1] == '/') {
			depth--;
			i = behind(t, i, ">");
		} else {
			i = start_tag_end(t, i, &empty);
			depth += !empty;
		}
	} while (depth > 0 && memchr(t->bytes + i, '<', t->len - i) != NULL);
	return i;
}

/* The part of [start, end) that is not blank, of its first line. */
static struct eg_pos
trimmed(const struct eg_xml *x, size_t start, size_t end)
{
	const struct eg_text *t = x->text;
	const char *nl;

	start = skip_space(t, start);
	if (start >= end)
		return (struct eg_pos){ .file = NULL };
	nl = memchr(t->bytes + start, '\n', end - start);
	if (nl != NULL)
		end = (size_t)(nl - t->bytes);
	while (end > start && eg_is_space(t->bytes[end - 1]))
		end--;
	return eg_text_pos(x->text, x->name, start, end - start);
}

struct eg_pos
eg_xml_value_pos(const struct eg_xml *x, const struct eg_node *node)
{
	const xmlNode *n = placed(node);
	struct eg_pos p = { .file = NULL };
	const char *lt;
	size_t at, i, end;

	if (x->text == NULL || n == NULL || n->_private == NULL)
		return eg_xml_pos(x, node);
	at = (size_t)(uintptr_t)n->_private - 1;
	if (n->type == XML_ATTRIBUTE_NODE) {
		i = skip_name(x->text, at);
		end = skip_value(x->text, i) - 1;
		i = skip_space(x->text, i);
		i = skip_space(x->text, i + 1) + 1;
		p = trimmed(x, i, end);
	} else if ((i = text_start(x->text, at)) < x->text->len) {
		lt = memchr(x->text->bytes + i, '<', x->text->len - i);
		end = lt == NULL ? x->text->len : (size_t)(lt - x->text->bytes);
		p = trimmed(x, i, end);
	}
	return p.file != NULL ? p : eg_xml_pos(x, node);
}

struct eg_pos
eg_xml_text_pos(const struct eg_xml *x, const struct eg_node *node)
{
	const struct eg_text *t = x->text;
	const xmlNode *n = eg_node_xml(node), *before = n->prev;
	const char *lt;
	size_t i, next;

	while (before != NULL && before->type != XML_ELEMENT_NODE)
		before = before->prev;
	if (t == NULL || n->parent == NULL || n->parent->_private == NULL ||
	    (before != NULL && before->_private == NULL))
		return eg_xml_pos(x, node);
	if (before != NULL)
		i = element_end(t, (uintptr_t)before->_private - 1);
	else
		i = text_start(t, (uintptr_t)n->parent->_private - 1);
	for (;;) {
		i = skip_space(t, i);
		if (i >= t->len || at_literal(t, i, "<![CDATA["))
			break;
		next = skip_aside(t, i);
		if (next == i)
			break;
		i = next;
	}
	lt = memchr(t->bytes + i, '<', t->len - i);
	return i >= t->len || lt == t->bytes + i ? eg_xml_pos(x, node) :
	    trimmed(x, i, lt == NULL ? t->len : (size_t)(lt - t->bytes));
}
