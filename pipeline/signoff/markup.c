/* markup.c - see markup.h. */
#include "signoff/markup.h"

#include <string.h>

#include "base/ascii.h"
#include "signoff/subject.h"

/* A letter of a thousand items is one megabyte of words. */
static const struct eg_xml_limits limits = { .bytes = (size_t)8 << 20, .depth = 4,
    .tag = 16384, .attributes = 16, .nodes = 100000, .names = 32, .confidential = true };

void
eg_markup_begin(struct eg_buf *out, const char *root)
{
	eg_buf_printf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%s xmlns=\"%s\"", root,
	    EG_SIGNOFF_NS);
}

void
eg_markup_attr(struct eg_buf *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	eg_buf_printf(out, " %s=\"", name);
	eg_buf_xml(out, value, ">\"\n\t\r");
	eg_buf_putc(out, '"');
}

void
eg_markup_number(struct eg_buf *out, const char *name, uint32_t value)
{
	eg_buf_printf(out, " %s=\"%u\"", name, value);
}

void
eg_markup_text(struct eg_buf *out, const char *s)
{
	eg_buf_xml(out, s, ">\r");
}

void
eg_markup_line(struct eg_buf *out, const char *name, const char *a, const char *value,
    const char *text)
{
	eg_buf_printf(out, "  <%s", name);
	if (a != NULL)
		eg_markup_attr(out, a, value);
	if (text == NULL) {
		eg_buf_puts(out, "/>\n");
		return;
	}
	eg_buf_putc(out, '>');
	eg_markup_text(out, text);
	eg_buf_printf(out, "</%s>\n", name);
}

struct eg_xml *
eg_markup_read(const char *bytes, size_t n)
{
	struct eg_diags *unheard = eg_diags_new();
	struct eg_xml *x = eg_xml_read("", bytes, n, &limits, unheard);

	eg_diags_free(unheard);
	if (x == NULL || strcmp(eg_node_ns(eg_xml_root(x)), EG_SIGNOFF_NS) == 0)
		return x;
	eg_xml_free(x);
	return NULL;
}

bool
eg_markup_same(struct eg_buf *again, const char *bytes, size_t n)
{
	bool same = again->len == n && memcmp(again->data, bytes, n) == 0;

	eg_buf_free(again);
	return same;
}

static struct eg_node *
named(struct eg_node *e, const char *name)
{
	while (e != NULL && !eg_node_is(e, EG_SIGNOFF_NS, name))
		e = eg_node_next_element(e);
	return e;
}

struct eg_node *
eg_markup_child(const struct eg_node *n, const char *name)
{
	return named(eg_node_first_element(n), name);
}

struct eg_node *
eg_markup_next(const struct eg_node *n, const char *name)
{
	return named(eg_node_next_element(n), name);
}

uint32_t
eg_markup_count(const struct eg_node *n, const char *name)
{
	struct eg_node *e;
	uint32_t count = 0;

	for (e = eg_markup_child(n, name); e != NULL; e = eg_markup_next(e, name))
		count++;
	return count;
}

const char *
eg_markup_value(struct eg_arena *a, const struct eg_node *n, const char *attribute)
{
	return n == NULL ? NULL : eg_arena_strdup(a, eg_node_attr(n, "", attribute));
}

const char *
eg_markup_content(struct eg_arena *a, const struct eg_node *n)
{
	struct eg_buf b = { 0 };
	const char *s;

	if (n == NULL)
		return NULL;
	eg_node_string(n, &b);
	s = eg_arena_strdup(a, eg_buf_str(&b));
	eg_buf_free(&b);
	return s;
}

uint32_t
eg_markup_integer(const struct eg_node *n, const char *attribute)
{
	const char *s = n == NULL ? NULL : eg_node_attr(n, "", attribute);
	uint32_t v = 0;

	if (s == NULL || *s == '0' || strlen(s) > 9)
		return 0;
	for (; eg_is_digit(*s); s++)
		v = v * 10 + (uint32_t)(*s - '0');
	return *s == '\0' ? v : 0;
}
