/* message.c - the text of a finding, its values filled in. */
#include <string.h>

#include "base/utf8.h"
#include "rules/judge.h"

#define VALUE_MAX	160	/* code points of one value in a plain message */

/* Adds text with every run of white space as one space, none at the start. */
static void
squeeze(struct eg_buf *b, const char *s, size_t max)
{
	for (; *s != '\0' && max > 0; s++) {
		if (strchr(" \t\r\n", *s) == NULL) {
			eg_buf_putc(b, *s);
			if (((unsigned char)s[1] & 0xC0) != 0x80)
				max--;
		} else if (b->len > 0 && b->data[b->len - 1] != ' ') {
			eg_buf_putc(b, ' ');
			max--;
		}
	}
	if (*s != '\0')
		eg_buf_puts(b, "...");
}

/* The string of a part's query; of `name`, the name of its node (§5.4.6). */
static bool
value(struct eg_run *run, const struct eg_part *p, struct eg_node *context,
    struct eg_buf *out)
{
	struct eg_node *element = eg_node_element(run->xml, context);
	struct eg_value *v;

	if (p->query == NULL) {
		if (p->kind == EG_PART_NAME)
			eg_buf_puts(out, eg_node_name(eg_node_kind(context) ==
			    EG_NODE_ATTRIBUTE ? context : element));
		return true;
	}
	v = eg_run_eval(run, p->query, context);
	if (v == NULL)
		return false;
	eg_value_string(v, out);
	eg_value_free(v);
	return true;
}

/* What the case says, which logs do without; a name is the schema's. */
static void
quote(struct eg_buf *b, const struct eg_part *p, const char *s)
{
	struct eg_buf one = { 0 };

	squeeze(&one, s, VALUE_MAX);
	eg_buf_printf(b, p->kind == EG_PART_VALUE ? EG_FROM_CASE : "%s",
	    eg_buf_str(&one));
	eg_buf_free(&one);
}

const char *
eg_message_plain(struct eg_run *run, const struct eg_part *p,
    struct eg_node *context)
{
	struct eg_buf b = { 0 }, one = { 0 };
	const char *s = NULL;

	for (; p != NULL; p = p->next) {
		eg_buf_clear(&one);
		if (p->kind == EG_PART_TEXT)
			squeeze(&b, p->text, SIZE_MAX);
		else if (p->kind != EG_PART_VALUE && p->kind != EG_PART_NAME)
			continue;
		else if (!value(run, p, context, &one))
			goto out;
		else
			quote(&b, p, eg_buf_str(&one));
	}
	while (b.len > 0 && b.data[b.len - 1] == ' ')
		b.data[--b.len] = '\0';
	s = eg_arena_strdup(run->verdict->arena, eg_buf_str(&b));
out:
	eg_buf_free(&one);
	eg_buf_free(&b);
	return s;
}

void
eg_message_escape(struct eg_buf *b, const char *s)
{
	eg_buf_xml(b, s, ">\"\n\t\r");
}

static bool
copy_of(struct eg_run *run, const struct eg_part *p, struct eg_node *context,
    struct eg_buf *b)
{
	struct eg_value *v;
	size_t i;

	if (p->query == NULL)
		return true;
	v = eg_run_eval(run, p->query, context);
	if (v == NULL)
		return false;
	for (i = 0; i < eg_value_count(v); i++)
		if (eg_node_kind(eg_value_node(v, i)) == EG_NODE_ELEMENT)
			eg_node_dump(eg_value_node(v, i), b);
	eg_value_free(v);
	return true;
}

const char *
eg_message_markup(struct eg_run *run, const struct eg_part *p,
    struct eg_node *context)
{
	struct eg_buf b = { 0 }, one = { 0 };
	const char *s = NULL;

	for (; p != NULL; p = p->next) {
		eg_buf_clear(&one);
		switch (p->kind) {
		case EG_PART_TEXT:
			eg_message_escape(&b, p->text);
			break;
		case EG_PART_VALUE:
		case EG_PART_NAME:
			if (!value(run, p, context, &one))
				goto out;
			eg_message_escape(&b, eg_buf_str(&one));
			break;
		case EG_PART_COPY:
			if (!copy_of(run, p, context, &b))
				goto out;
			break;
		case EG_PART_OPEN:
			eg_buf_printf(&b, "<svrl:%s>", p->text);
			break;
		case EG_PART_CLOSE:
			eg_buf_printf(&b, "</svrl:%s>", p->text);
			break;
		}
	}
	s = eg_arena_strdup(run->verdict->arena, eg_buf_str(&b));
out:
	eg_buf_free(&one);
	eg_buf_free(&b);
	return s;
}
