/* xpath_value.c - see xpath.h: values, calls, and the order of nodes. */
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "xml/document.h"
#include "xml/xpath_call.h"

/* A value is libxml2's object under another name. */
static xmlXPathObject *
object(const struct eg_value *v)
{
	return (xmlXPathObject *)(uintptr_t)v;
}

/* libxml2 returns NULL for one reason only. */
static void *
must(void *p)
{
	if (p == NULL)
		exit(EG_EXIT_NOMEM);
	return p;
}

void
eg_value_free(struct eg_value *v)
{
	xmlXPathFreeObject(object(v));
}

struct eg_value *
eg_value_new_string(const char *s)
{
	return must(xmlXPathNewCString(s));
}

struct eg_value *
eg_value_new_node(struct eg_node *n)
{
	return must(xmlXPathNewNodeSet(eg_node_xml(n)));
}

enum eg_value_kind
eg_value_kind(const struct eg_value *v)
{
	switch (object(v)->type) {
	case XPATH_BOOLEAN:
		return EG_VALUE_BOOLEAN;
	case XPATH_NUMBER:
		return EG_VALUE_NUMBER;
	case XPATH_NODESET:
		return EG_VALUE_NODES;
	default:
		return EG_VALUE_STRING;
	}
}

bool
eg_value_boolean(const struct eg_value *v)
{
	return xmlXPathCastToBoolean(object(v)) == 1;
}

double
eg_value_number(const struct eg_value *v)
{
	return xmlXPathCastToNumber(object(v));
}

void
eg_value_string(const struct eg_value *v, struct eg_buf *out)
{
	const xmlXPathObject *o = object(v);
	xmlChar *s;

	if (o->type == XPATH_NUMBER && fabs(o->floatval) < 1e15 &&
	    o->floatval == floor(o->floatval)) {
		eg_buf_integer(out, (int64_t)o->floatval);
		return;
	}
	s = must(xmlXPathCastToString(object(v)));
	eg_buf_puts(out, (const char *)s);
	xmlFree(s);
}

size_t
eg_value_count(const struct eg_value *v)
{
	const xmlXPathObject *o = object(v);

	if (o->type != XPATH_NODESET || o->nodesetval == NULL)
		return 0;
	return (size_t)o->nodesetval->nodeNr;
}

struct eg_node *
eg_value_node(const struct eg_value *v, size_t i)
{
	xmlNode *n = object(v)->nodesetval->nodeTab[i];

	/* A namespace node is no xmlNode; its "next" is the element it is of. */
	if (n->type == XML_NAMESPACE_DECL)
		n = (xmlNode *)((xmlNs *)n)->next;
	return eg_xml_node(n);
}

/* --- calls ---------------------------------------------------------------- */

bool
eg_xpath_call_begin(struct eg_xpath_call *c, xmlXPathParserContext *pc,
    const struct eg_xpath_scope *scope, int nargs)
{
	*c = (struct eg_xpath_call){ .parser = pc, .scope = scope };
	if (nargs < 0 || nargs > EG_XPATH_ARGS_MAX || pc->valueNr < nargs)
		return false;
	c->nargs = (size_t)nargs;
	while (nargs-- > 0)
		c->args[nargs] = valuePop(pc);
	return true;
}

void
eg_xpath_call_end(struct eg_xpath_call *c, bool refused)
{
	size_t i;

	for (i = 0; i < c->nargs; i++)
		xmlXPathFreeObject(c->args[i]);
	if (refused) {
		xmlXPathFreeObject(c->result);
		xmlXPathErr(c->parser, XPATH_INVALID_OPERAND);
		return;
	}
	valuePush(c->parser, c->result != NULL ? c->result :
	    must(xmlXPathNewCString("")));
}

size_t
eg_xpath_nargs(const struct eg_xpath_call *c)
{
	return c->nargs;
}

const struct eg_value *
eg_xpath_arg(const struct eg_xpath_call *c, size_t i)
{
	return (const struct eg_value *)c->args[i];
}

const struct eg_xpath_scope *
eg_xpath_scope(const struct eg_xpath_call *c)
{
	return c->scope;
}

static void
give(struct eg_xpath_call *c, xmlXPathObject *o)
{
	xmlXPathFreeObject(c->result);
	c->result = must(o);
}

void
eg_xpath_return_nodes(struct eg_xpath_call *c, struct eg_node *const *nodes,
    size_t n)
{
	xmlXPathObject *o = must(xmlXPathNewNodeSet(NULL));
	size_t i;

	for (i = 0; i < n; i++)
		xmlXPathNodeSetAddUnique(o->nodesetval, eg_node_xml(nodes[i]));
	give(c, o);
}

void
eg_xpath_return_string(struct eg_xpath_call *c, const char *s)
{
	give(c, xmlXPathNewCString(s));
}

void
eg_xpath_return_boolean(struct eg_xpath_call *c, bool b)
{
	give(c, xmlXPathNewBoolean(b));
}

/* --- nodes ---------------------------------------------------------------- */

struct eg_node *
eg_xml_document(const struct eg_xml *x)
{
	return eg_xml_node((xmlNode *)x->doc);
}

struct eg_node *
eg_node_element(const struct eg_xml *x, struct eg_node *node)
{
	xmlNode *n = eg_node_xml(node);

	while (n != NULL && n->type != XML_ELEMENT_NODE)
		n = n->parent;
	return n == NULL ? eg_xml_root(x) : eg_xml_node(n);
}

void
eg_xml_order(struct eg_xml *x)
{
	xmlXPathOrderDocElems(x->doc);
}

int
eg_node_compare(const struct eg_node *a, const struct eg_node *b)
{
	/* libxml2 says 1 when the first is before the second. */
	return -xmlXPathCmpNodes(eg_node_xml(a), eg_node_xml(b));
}

/* Bytes of one character as it is written in an attribute's value. */
static size_t
written(const char *s, const char *end)
{
	const char *semi;
	size_t n;

	if (*s == '&' && (semi = memchr(s, ';', (size_t)(end - s))) != NULL)
		return (size_t)(semi + 1 - s);
	if (s[0] == '\r' && s + 1 < end && s[1] == '\n')
		return 2;
	for (n = 1; s + n < end && ((unsigned char)s[n] & 0xC0) == 0x80; )
		n++;
	return n;
}

/* Where a value begins, and the character that ends it; NULL: not known. */
static const char *
value_start(const struct eg_xml *x, const xmlNode *n, char *end)
{
	size_t at = (size_t)(uintptr_t)n->_private - 1;
	const char *s = x->text->bytes + at, *stop = x->text->bytes + x->text->len;

	*end = '<';
	if (n->type == XML_ELEMENT_NODE)
		return x->text->bytes + eg_position_content(x->text, at);
	while (s < stop && *s != '"' && *s != '\'')
		s++;
	if (s == stop)
		return NULL;
	*end = *s;
	return s + 1;
}

struct eg_pos
eg_xml_char_pos(const struct eg_xml *x, const struct eg_node *node,
    size_t offset, size_t length)
{
	const xmlNode *n = eg_node_xml(node);
	const char *s, *stop, *from;
	char end;

	if (x->text == NULL || n->_private == NULL)
		return eg_xml_pos(x, node);
	stop = x->text->bytes + x->text->len;
	s = value_start(x, n, &end);
	if (s == NULL)
		return eg_xml_pos(x, node);
	for (; offset > 0 && s < stop && *s != end; offset--)
		s += written(s, stop);
	if (offset > 0 || s == stop)
		return eg_xml_value_pos(x, node);
	for (from = s; length > 0 && s < stop && *s != end; length--)
		s += written(s, stop);
	return eg_text_pos(x->text, x->name, (size_t)(from - x->text->bytes),
	    (size_t)(s - from));
}
