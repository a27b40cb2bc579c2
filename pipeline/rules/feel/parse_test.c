/* parse_test.c - unary tests (DMN 1.3 §9.2, grammar rules 12 to 20). */
#include "rules/feel/parse.h"

#include <string.h>

#define TESTS_MAX	256	/* of one cell */

/* "< 5", a value, a range, or an expression about `?`. */
static struct eg_feel_node *
test(struct eg_feel_parser *p)
{
	static const struct {
		const char	*sign;
		enum eg_feel_op	 op;
	} compare[] = {
		{ "<", EG_OP_LESS }, { "<=", EG_OP_LESS_EQUAL },
		{ ">", EG_OP_GREATER }, { ">=", EG_OP_GREATER_EQUAL },
		{ "=", EG_OP_EQUAL }, { "!=", EG_OP_UNEQUAL },
	};
	const char *from = p->token.s;
	struct eg_feel_node *node;
	size_t i;

	for (i = 0; i < sizeof(compare) / sizeof(compare[0]); i++)
		if (eg_feel_take(p, compare[i].sign)) {
			node = eg_feel_sum(p);
			node = eg_feel_node(p, EG_OP_TEST_COMPARE, from,
			    (struct eg_feel_node *const []){ node }, 1);
			if (node != NULL)
				node->compare = compare[i].op;
			return node;
		}
	node = eg_feel_expression(p);
	return eg_feel_node(p, EG_OP_TEST_VALUE, from,
	    (struct eg_feel_node *const []){ node }, 1);
}

/* Tests with commas between them, the first being there already. */
static struct eg_feel_node *
tests(struct eg_feel_parser *p, const char *from, struct eg_feel_node *first)
{
	struct eg_feel_node *item[TESTS_MAX];
	size_t n = 0;

	item[n++] = first;
	while (item[n - 1] != NULL && eg_feel_take(p, ",")) {
		if (n == TESTS_MAX)
			return eg_feel_wrong(p, p->token.s, 1,
			    "more than %d tests in one cell", TESTS_MAX);
		item[n++] = test(p);
	}
	return eg_feel_node(p, EG_OP_TESTS, from, item, n);
}

struct eg_feel_node *
eg_feel_tests(struct eg_feel_parser *p)
{
	const char *from = p->token.s, *rest;
	struct eg_feel_token after;
	struct eg_feel_node *node;

	after = eg_feel_token(from + p->token.n);
	if (eg_feel_at(p, "-") && after.kind == EG_TOKEN_END) {
		eg_feel_next(p);
		return eg_feel_node(p, EG_OP_TEST_ANY, from, NULL, 0);
	}
	if (!eg_feel_at(p, "not") || !eg_feel_token_is(&after, "("))
		return tests(p, from, test(p));
	eg_feel_next(p);
	eg_feel_next(p);
	rest = p->token.s;
	node = tests(p, rest, test(p));
	if (node == NULL || !eg_feel_expect(p, ")"))
		return NULL;
	return eg_feel_node(p, EG_OP_TEST_NOT, from,
	    (struct eg_feel_node *const []){ node }, 1);
}

struct eg_feel_node *
eg_feel_in(struct eg_feel_parser *p)
{
	const char *from = p->token.s;
	struct eg_feel_node *first;

	if (!eg_feel_take(p, "("))
		return test(p);
	first = test(p);
	if (first != NULL && first->op == EG_OP_TEST_VALUE &&
	    eg_feel_take(p, "..")) {
		first = eg_feel_range_after(p, from, true, first->child[0]);
		return eg_feel_node(p, EG_OP_TEST_VALUE, from,
		    (struct eg_feel_node *const []){ first }, 1);
	}
	first = tests(p, from, first);
	return first != NULL && eg_feel_expect(p, ")") ? first : NULL;
}
