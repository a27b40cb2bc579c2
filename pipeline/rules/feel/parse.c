/*
 * parse.c - expressions by recursive descent, loosest operator first: or, and,
 * comparison, + -, * /, **, sign, point (DMN 1.3 §10.3.1.2).
 */
#include "rules/feel/parse.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

#define TEXT_MAX	65536
#define CHAIN_MAX	1000	/* operands of one operator behind another */

void
eg_feel_go_to(struct eg_feel_parser *p, const char *s)
{
	p->end = s;
	p->token = eg_feel_token(s);
}

void
eg_feel_next(struct eg_feel_parser *p)
{
	eg_feel_go_to(p, p->token.s + p->token.n);
}

bool
eg_feel_at(const struct eg_feel_parser *p, const char *word)
{
	return eg_feel_token_is(&p->token, word);
}

bool
eg_feel_take(struct eg_feel_parser *p, const char *word)
{
	if (!eg_feel_at(p, word))
		return false;
	eg_feel_next(p);
	return true;
}

struct eg_feel_node *
eg_feel_wrong(struct eg_feel_parser *p, const char *s, size_t n,
    const char *fmt, ...)
{
	va_list ap;

	if (p->failed)
		return NULL;
	p->failed = true;
	va_start(ap, fmt);
	vsnprintf(p->error->text, sizeof(p->error->text), fmt, ap);
	va_end(ap);
	p->error->offset = eg_utf8_count(p->text, (size_t)(s - p->text));
	p->error->length = eg_utf8_count(s, n);
	return NULL;
}

struct eg_feel_node *
eg_feel_unexpected(struct eg_feel_parser *p, const char *wanted)
{
	const struct eg_feel_token *t = &p->token;

	if (t->kind == EG_TOKEN_END)
		return eg_feel_wrong(p, t->s, 0, "%s is missing at the end",
		    wanted);
	if (t->kind == EG_TOKEN_BAD && (*t->s == '"' || *t->s == '@'))
		return eg_feel_wrong(p, t->s, 1, "a string has no end");
	return eg_feel_wrong(p, t->s, t->n, "%s is expected here, not `%.*s`",
	    wanted, (int)(t->n < 40 ? t->n : 40), t->s);
}

bool
eg_feel_expect(struct eg_feel_parser *p, const char *word)
{
	char wanted[16];

	if (eg_feel_take(p, word))
		return true;
	snprintf(wanted, sizeof(wanted), "`%s`", word);
	eg_feel_unexpected(p, wanted);
	return false;
}

struct eg_feel_node *
eg_feel_node(struct eg_feel_parser *p, enum eg_feel_op op, const char *s,
    struct eg_feel_node *const *child, size_t n)
{
	struct eg_feel_node *node = eg_new(p->arena, struct eg_feel_node);
	size_t i;

	node->op = op;
	node->offset = (size_t)(s - p->text);
	node->length = p->end > s ? (size_t)(p->end - s) : 0;
	node->n = n;
	node->child = eg_new_array(p->arena, n, struct eg_feel_node *);
	for (i = 0; i < n; i++) {
		if (child[i] == NULL)
			return NULL;
		node->child[i] = child[i];
		node->about_input |= child[i]->about_input;
		if (node->depth <= child[i]->depth)
			node->depth = child[i]->depth + 1;
	}
	if (node->depth > CHAIN_MAX)
		return eg_feel_wrong(p, s, 1,
		    "more than %d operators follow each other", CHAIN_MAX);
	return node;
}

static struct eg_feel_node *
two(struct eg_feel_parser *p, enum eg_feel_op op, const char *s,
    struct eg_feel_node *a, struct eg_feel_node *b)
{
	return eg_feel_node(p, op, s,
	    (struct eg_feel_node *const []){ a, b }, 2);
}

struct eg_feel_node *
eg_feel_constant(struct eg_feel_parser *p, const char *s, const struct eg_feel *value)
{
	struct eg_feel_node *node = eg_feel_node(p, EG_OP_VALUE, s, NULL, 0);

	if (node != NULL)
		node->value = value;
	return node;
}

static struct eg_feel_node *
primary(struct eg_feel_parser *p)
{
	const char *s = p->token.s;
	struct eg_feel_node *node;

	switch (p->token.kind) {
	case EG_TOKEN_NUMBER:
		return eg_feel_number_literal(p);
	case EG_TOKEN_STRING:
	case EG_TOKEN_AT_STRING:
		return eg_feel_string_literal(p);
	case EG_TOKEN_WORD:
		return eg_feel_named(p);
	default:
		break;
	}
	if (eg_feel_at(p, "("))
		return eg_feel_parentheses(p);
	if (eg_feel_at(p, "["))
		return eg_feel_brackets(p);
	if (eg_feel_at(p, "{"))
		return eg_feel_braces(p);
	if (eg_feel_take(p, "]")) {	/* ]low..high[ */
		node = eg_feel_sum(p);
		return node != NULL && eg_feel_expect(p, "..") ?
		    eg_feel_range_after(p, s, true, node) : NULL;
	}
	if (eg_feel_at(p, "?") && p->tests) {
		eg_feel_next(p);
		node = eg_feel_node(p, EG_OP_INPUT, s, NULL, 0);
		node->about_input = true;
		return node;
	}
	return eg_feel_unexpected(p, "a value");
}

/* --- operators ------------------------------------------------------------ */

static struct eg_feel_node *
postfix(struct eg_feel_parser *p)
{
	const char *from = p->token.s;
	struct eg_feel_node *node = primary(p), *index;

	while (node != NULL) {
		if (eg_feel_take(p, ".")) {
			node = eg_feel_member(p, from, node);
		} else if (eg_feel_at(p, "[") && !p->no_item) {
			eg_feel_next(p);
			index = eg_feel_expression(p);
			if (index == NULL || !eg_feel_expect(p, "]"))
				return NULL;
			node = two(p, EG_OP_ITEM, from, node, index);
		} else {
			break;
		}
	}
	return node;
}

static struct eg_feel_node *
signed_value(struct eg_feel_parser *p)
{
	const char *from = p->token.s;
	struct eg_feel_node *node;

	if (!eg_feel_at(p, "-"))
		return postfix(p);
	if (++p->depth > EG_FEEL_DEPTH_MAX)
		return eg_feel_wrong(p, from, 1, "nested deeper than %d",
		    EG_FEEL_DEPTH_MAX);
	eg_feel_next(p);
	node = signed_value(p);
	p->depth--;
	if (node != NULL && node->op == EG_OP_VALUE &&
	    node->value->kind == EG_FEEL_NUMBER)
		return eg_feel_constant(p, from, eg_feel_number(p->arena,
		    eg_decimal_negate(node->value->number)));
	return eg_feel_node(p, EG_OP_NEGATE, from,
	    (struct eg_feel_node *const []){ node }, 1);
}

struct operator {
	const char	*sign;
	enum eg_feel_op	 op;
};

/* Operands with any of the operators between them, from left to right. */
static struct eg_feel_node *
chain(struct eg_feel_parser *p, struct eg_feel_node *(*operand)(
    struct eg_feel_parser *), const struct operator *o, size_t n)
{
	const char *from = p->token.s;
	struct eg_feel_node *left = operand(p), *right;
	size_t i;

	while (left != NULL) {
		for (i = 0; i < n && !eg_feel_at(p, o[i].sign); i++)
			;
		if (i == n)
			break;
		eg_feel_next(p);
		right = operand(p);
		left = right == NULL ? NULL : two(p, o[i].op, from, left, right);
	}
	return left;
}

static struct eg_feel_node *
power(struct eg_feel_parser *p)
{
	static const struct operator o[] = { { "**", EG_OP_POWER } };

	return chain(p, signed_value, o, 1);
}

static struct eg_feel_node *
term(struct eg_feel_parser *p)
{
	static const struct operator o[] = { { "*", EG_OP_MULTIPLY },
	    { "/", EG_OP_DIVIDE } };

	return chain(p, power, o, 2);
}

struct eg_feel_node *
eg_feel_sum(struct eg_feel_parser *p)
{
	static const struct operator o[] = { { "+", EG_OP_ADD },
	    { "-", EG_OP_SUBTRACT } };

	return chain(p, term, o, 2);
}

static struct eg_feel_node *
between(struct eg_feel_parser *p, const char *from, struct eg_feel_node *value)
{
	struct eg_feel_node *low = eg_feel_sum(p), *high;

	if (low == NULL || !eg_feel_expect(p, "and"))
		return NULL;
	high = eg_feel_sum(p);
	return eg_feel_node(p, EG_OP_BETWEEN, from,
	    (struct eg_feel_node *const []){ value, low, high }, 3);
}

static struct eg_feel_node *
comparison(struct eg_feel_parser *p)
{
	static const struct operator o[] = { { "=", EG_OP_EQUAL },
	    { "!=", EG_OP_UNEQUAL }, { "<", EG_OP_LESS },
	    { "<=", EG_OP_LESS_EQUAL }, { ">", EG_OP_GREATER },
	    { ">=", EG_OP_GREATER_EQUAL } };
	const char *from = p->token.s;
	struct eg_feel_node *left = eg_feel_sum(p), *right;
	size_t i;

	if (left == NULL)
		return NULL;
	if (eg_feel_take(p, "between"))
		return between(p, from, left);
	if (eg_feel_take(p, "in")) {
		right = eg_feel_in(p);
		return right == NULL ? NULL :
		    two(p, EG_OP_IN, from, left, right);
	}
	for (i = 0; i < sizeof(o) / sizeof(o[0]); i++)
		if (eg_feel_take(p, o[i].sign)) {
			right = eg_feel_sum(p);
			return right == NULL ? NULL :
			    two(p, o[i].op, from, left, right);
		}
	return left;
}

static struct eg_feel_node *
conjunction(struct eg_feel_parser *p)
{
	static const struct operator o[] = { { "and", EG_OP_AND } };

	return chain(p, comparison, o, 1);
}

static struct eg_feel_node *
condition(struct eg_feel_parser *p)
{
	const char *from = p->token.s;
	struct eg_feel_node *test, *then, *other;

	eg_feel_next(p);
	test = eg_feel_expression(p);
	if (test == NULL || !eg_feel_expect(p, "then"))
		return NULL;
	then = eg_feel_expression(p);
	if (then == NULL || !eg_feel_expect(p, "else"))
		return NULL;
	other = eg_feel_expression(p);
	return other == NULL ? NULL : eg_feel_node(p, EG_OP_IF, from,
	    (struct eg_feel_node *const []){ test, then, other }, 3);
}

struct eg_feel_node *
eg_feel_expression(struct eg_feel_parser *p)
{
	static const struct operator o[] = { { "or", EG_OP_OR } };
	struct eg_feel_node *node;

	if (++p->depth > EG_FEEL_DEPTH_MAX)
		return eg_feel_wrong(p, p->token.s, p->token.n,
		    "nested deeper than %d", EG_FEEL_DEPTH_MAX);
	node = eg_feel_at(p, "if") ? condition(p) : chain(p, conjunction, o, 1);
	p->depth--;
	return node;
}

/* --- the whole ------------------------------------------------------------ */

static struct eg_feel_expr *
finish(struct eg_feel_parser *p, struct eg_feel_node *root)
{
	struct eg_feel_expr *e;

	if (root == NULL)
		return NULL;
	if (p->token.kind != EG_TOKEN_END) {
		eg_feel_unexpected(p, "an operator or the end");
		return NULL;
	}
	e = eg_new(p->arena, struct eg_feel_expr);
	e->text = p->text;
	e->root = root;
	return e;
}

static bool
start(struct eg_feel_parser *p, const char *text)
{
	size_t n = strlen(text);

	memset(p->error, 0, sizeof(*p->error));
	p->text = eg_arena_strdup(p->arena, text);
	eg_feel_go_to(p, p->text);
	if (n > TEXT_MAX)
		eg_feel_wrong(p, p->text, 1, "longer than %d bytes", TEXT_MAX);
	return !p->failed;
}

struct eg_feel_expr *
eg_feel_compile(struct eg_arena *a, const char *text,
    const struct eg_feel_scope *scope, struct eg_feel_error *err)
{
	struct eg_feel_parser p = { .arena = a, .scope = scope, .error = err };

	return start(&p, text) ? finish(&p, eg_feel_expression(&p)) : NULL;
}

struct eg_feel_expr *
eg_feel_compile_tests(struct eg_arena *a, const char *text,
    const struct eg_feel_scope *scope, struct eg_feel_error *err)
{
	struct eg_feel_parser p = { .arena = a, .scope = scope, .error = err,
	    .tests = true };

	return start(&p, text) ? finish(&p, eg_feel_tests(&p)) : NULL;
}

struct eg_feel_expr *
eg_feel_compile_list(struct eg_arena *a, const char *text,
    const struct eg_feel_scope *scope, struct eg_feel_error *err)
{
	struct eg_feel_parser p = { .arena = a, .scope = scope, .error = err };
	struct eg_feel_node *item[256];
	size_t n = 0;

	if (!start(&p, text))
		return NULL;
	do {
		if (n == sizeof(item) / sizeof(item[0])) {
			eg_feel_wrong(&p, p.token.s, 1, "too many values");
			return NULL;
		}
		item[n] = eg_feel_expression(&p);
		if (item[n++] == NULL)
			return NULL;
	} while (eg_feel_take(&p, ","));
	return finish(&p, eg_feel_node(&p, EG_OP_LIST, p.text, item, n));
}

bool
eg_feel_is_any(const struct eg_feel_expr *e)
{
	return e->root->op == EG_OP_TEST_ANY;
}

const char *
eg_feel_text(const struct eg_feel_expr *e)
{
	return e->text;
}

static bool
reads(const struct eg_feel_node *node, unsigned slot)
{
	size_t i;

	if (node->op == EG_OP_NAME && node->slot == slot)
		return true;
	for (i = 0; i < node->n; i++)
		if (reads(node->child[i], slot))
			return true;
	return false;
}

bool
eg_feel_reads(const struct eg_feel_expr *e, unsigned slot)
{
	return reads(e->root, slot);
}
