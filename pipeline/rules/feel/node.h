/* node.h - the tree of an expression, for parse.c and eval.c. */
#ifndef EG_RULES_FEEL_NODE_H
#define EG_RULES_FEEL_NODE_H

#include "rules/feel/expr.h"
#include "rules/feel/library.h"

enum eg_feel_op {
	EG_OP_VALUE, EG_OP_NAME, EG_OP_INPUT, EG_OP_PATH, EG_OP_ITEM,
	EG_OP_NEGATE, EG_OP_ADD, EG_OP_SUBTRACT, EG_OP_MULTIPLY, EG_OP_DIVIDE,
	EG_OP_POWER,
	EG_OP_EQUAL, EG_OP_UNEQUAL, EG_OP_LESS, EG_OP_LESS_EQUAL,
	EG_OP_GREATER, EG_OP_GREATER_EQUAL,
	EG_OP_BETWEEN, EG_OP_IN, EG_OP_AND, EG_OP_OR, EG_OP_IF,
	EG_OP_CALL, EG_OP_INVOKE, EG_OP_LIST, EG_OP_CONTEXT, EG_OP_RANGE,
	/* Unary tests: of the value `?`. */
	EG_OP_TESTS, EG_OP_TEST_NOT, EG_OP_TEST_ANY, EG_OP_TEST_COMPARE,
	EG_OP_TEST_VALUE
};

struct eg_feel_node {
	enum eg_feel_op			 op;
	enum eg_feel_op			 compare;	/* TEST_COMPARE */
	bool				 low_open, high_open;	/* RANGE */
	bool				 about_input;	/* `?` is below */
	unsigned			 depth;
	unsigned			 slot;		/* NAME */
	size_t				 offset, length;	/* bytes of text */
	const char			*name;		/* PATH: the member */
	const struct eg_feel		*value;		/* VALUE */
	const struct eg_feel_signature	*function;	/* CALL */
	const struct eg_feel_knowledge	*knowledge;	/* INVOKE */
	struct eg_feel_node		**child;
	const char			**key;		/* CONTEXT */
	size_t				 n;
};

struct eg_feel_expr {
	const char		*text;
	struct eg_feel_node	*root;
};

#endif
