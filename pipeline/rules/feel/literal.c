/* literal.c - the values an expression is written with. */
#include <string.h>

#include "base/utf8.h"
#include "rules/feel/node.h"

struct listing {
	struct eg_arena		*arena;
	struct eg_feel_env	 env;
	const char		*text;
	struct eg_feel_literal	*list;
	size_t			 n, cap;
	bool			 known;
};

static bool
is_fixed(const struct eg_feel_node *node)
{
	size_t i;

	if (node->op == EG_OP_NAME || node->op == EG_OP_INPUT ||
	    node->op == EG_OP_INVOKE)
		return false;
	for (i = 0; i < node->n; i++)
		if (!is_fixed(node->child[i]))
			return false;
	return true;
}

/* What is made of values without being one itself. */
static bool
is_frame(const struct eg_feel_node *node)
{
	static const enum eg_feel_op ops[] = { EG_OP_EQUAL, EG_OP_UNEQUAL,
	    EG_OP_LESS, EG_OP_LESS_EQUAL, EG_OP_GREATER, EG_OP_GREATER_EQUAL,
	    EG_OP_BETWEEN, EG_OP_IN, EG_OP_AND, EG_OP_OR, EG_OP_LIST,
	    EG_OP_RANGE, EG_OP_TESTS, EG_OP_TEST_NOT, EG_OP_TEST_ANY,
	    EG_OP_TEST_COMPARE, EG_OP_TEST_VALUE };
	size_t i;

	for (i = 0; i < sizeof(ops) / sizeof(ops[0]); i++)
		if (node->op == ops[i])
			return true;
	return false;
}

static void
add(struct listing *l, const struct eg_feel_node *node)
{
	const struct eg_feel *v;
	struct eg_feel_expr whole = { l->text, (struct eg_feel_node *)node };
	struct eg_feel_literal *more;

	v = eg_feel_eval(&l->env, &whole);
	if (v == NULL)
		return;
	if (l->n == l->cap) {
		l->cap = l->cap * 2 + 8;
		more = eg_new_array(l->arena, l->cap, struct eg_feel_literal);
		if (l->n > 0)
			memcpy(more, l->list, l->n * sizeof(*more));
		l->list = more;
	}
	l->list[l->n++] = (struct eg_feel_literal){ v,
	    eg_utf8_count(l->text, node->offset),
	    eg_utf8_count(l->text + node->offset, node->length) };
}

static void
walk(struct listing *l, const struct eg_feel_node *node)
{
	size_t i;

	if (is_frame(node)) {
		for (i = 0; i < node->n; i++)
			walk(l, node->child[i]);
	} else if (is_fixed(node)) {
		add(l, node);
	} else if (node->op != EG_OP_INPUT) {
		l->known = false;
	}
}

size_t
eg_feel_literals(struct eg_arena *a, const struct eg_feel_library *library,
    const struct eg_feel_expr *e, struct eg_feel_literal **list, bool *known)
{
	struct listing l = { .arena = a, .text = e->text, .known = true,
	    .env = { .arena = a, .input = &eg_feel_null, .library = library } };

	walk(&l, e->root);
	*list = l.list;
	*known = l.known;
	return l.n;
}
