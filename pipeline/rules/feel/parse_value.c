/* parse_value.c - numbers, strings, ranges, lists, contexts as they are written. */
#include "rules/feel/parse.h"

#include <string.h>

#define ITEMS_MAX	10000	/* of a list */

struct eg_feel_node *
eg_feel_number_literal(struct eg_feel_parser *p)
{
	const char *s = p->token.s;
	struct eg_decimal d;

	if (!eg_decimal_parse(s, p->token.n, &d))
		return eg_feel_wrong(p, s, p->token.n, "this number is too large");
	eg_feel_next(p);
	return eg_feel_constant(p, s, eg_feel_number(p->arena, d));
}

/* @"2014-09-05": a date, a time, both, or a duration, by its form. */
static const struct eg_feel *
at_string(struct eg_feel_parser *p, const char *s)
{
	static const enum eg_feel_kind kinds[] = { EG_FEEL_DATE,
	    EG_FEEL_DATE_TIME, EG_FEEL_TIME, EG_FEEL_DAYS };
	const struct eg_feel *v = NULL;
	size_t i;

	for (i = 0; v == NULL && i < sizeof(kinds) / sizeof(kinds[0]); i++)
		v = eg_feel_parse(p->arena, kinds[i], s, strlen(s));
	return v;
}

struct eg_feel_node *
eg_feel_string_literal(struct eg_feel_parser *p)
{
	const char *s = p->token.s;
	bool at = p->token.kind == EG_TOKEN_AT_STRING;
	const char *text = eg_feel_unquote(p->arena, s + at, p->token.n - at);
	const struct eg_feel *v;

	if (text == NULL)
		return eg_feel_wrong(p, s, p->token.n,
		    "this string has a `\\` that means nothing");
	v = at ? at_string(p, text) : eg_feel_string(p->arena, text);
	if (v == NULL)
		return eg_feel_wrong(p, s, p->token.n,
		    "this is no date, no time and no duration");
	eg_feel_next(p);
	return eg_feel_constant(p, s, v);
}

struct eg_feel_node *
eg_feel_range_after(struct eg_feel_parser *p, const char *from, bool low_open,
    struct eg_feel_node *low)
{
	bool was = p->no_item, high_open;
	struct eg_feel_node *high, *node;

	p->no_item = true;
	high = eg_feel_sum(p);
	p->no_item = was;
	high_open = eg_feel_at(p, ")") || eg_feel_at(p, "[");
	if (high == NULL || (!high_open && !eg_feel_at(p, "]")))
		return eg_feel_unexpected(p, "the end of a range, `]` or `)`,");
	eg_feel_next(p);
	node = eg_feel_node(p, EG_OP_RANGE, from,
	    (struct eg_feel_node *const []){ low, high }, 2);
	if (node != NULL) {
		node->low_open = low_open;
		node->high_open = high_open;
	}
	return node;
}

/* Behind "(": an expression in parentheses, or a range. */
struct eg_feel_node *
eg_feel_parentheses(struct eg_feel_parser *p)
{
	const char *from = p->token.s;
	bool was = p->no_item;
	struct eg_feel_node *node;

	eg_feel_next(p);
	p->no_item = false;
	node = eg_feel_expression(p);
	p->no_item = was;
	if (node != NULL && eg_feel_take(p, ".."))
		return eg_feel_range_after(p, from, true, node);
	return node != NULL && eg_feel_expect(p, ")") ? node : NULL;
}

/* Behind "[": a list, or a range. */
struct eg_feel_node *
eg_feel_brackets(struct eg_feel_parser *p)
{
	const char *from = p->token.s;
	struct eg_feel_node **item = eg_new_array(p->arena, 8,
	    struct eg_feel_node *), **more;
	size_t n = 0, cap = 8;
	bool was = p->no_item;

	eg_feel_next(p);
	p->no_item = false;
	while (!eg_feel_at(p, "]")) {
		if (n == cap) {
			more = eg_new_array(p->arena, cap *= 2,
			    struct eg_feel_node *);
			memcpy(more, item, n * sizeof(*item));
			item = more;
		}
		item[n] = eg_feel_expression(p);
		if (item[n] == NULL || n == ITEMS_MAX)
			return eg_feel_wrong(p, from, 1, "this list is too long");
		if (n++ == 0 && eg_feel_take(p, "..")) {
			p->no_item = was;
			return eg_feel_range_after(p, from, false, item[0]);
		}
		if (!eg_feel_take(p, ","))
			break;
	}
	p->no_item = was;
	if (!eg_feel_expect(p, "]"))
		return NULL;
	return eg_feel_node(p, EG_OP_LIST, from, item, n);
}

#define ENTRIES_MAX	64	/* of a context */

/* Behind "{". */
struct eg_feel_node *
eg_feel_braces(struct eg_feel_parser *p)
{
	const char *from = p->token.s, *key[ENTRIES_MAX];
	struct eg_feel_node *item[ENTRIES_MAX], *node;
	size_t n = 0, len;

	eg_feel_next(p);
	while (!eg_feel_at(p, "}")) {
		const char *s = p->token.s;

		if (n == ENTRIES_MAX)
			return eg_feel_wrong(p, from, 1, "this context is too long");
		if (p->token.kind == EG_TOKEN_STRING) {
			key[n] = eg_feel_unquote(p->arena, s, p->token.n);
			eg_feel_next(p);
		} else {
			len = p->token.kind == EG_TOKEN_WORD ?
			    eg_feel_words(s) : 0;
			key[n] = len == 0 ? NULL :
			    eg_arena_strndup(p->arena, s, len);
			eg_feel_go_to(p, s + len);
		}
		if (key[n] == NULL)
			return eg_feel_unexpected(p, "the name of an entry");
		if (!eg_feel_expect(p, ":"))
			return NULL;
		item[n] = eg_feel_expression(p);
		if (item[n++] == NULL)
			return NULL;
		if (!eg_feel_take(p, ","))
			break;
	}
	if (!eg_feel_expect(p, "}"))
		return NULL;
	node = eg_feel_node(p, EG_OP_CONTEXT, from, item, n);
	if (node == NULL)
		return NULL;
	node->key = eg_new_array(p->arena, n, const char *);
	if (n > 0)
		memcpy(node->key, key, n * sizeof(*key));
	return node;
}
