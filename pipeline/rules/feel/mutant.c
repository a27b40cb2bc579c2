/* mutant.c - see mutant.h. */
#include "rules/feel/mutant.h"

#include <string.h>

#include "base/utf8.h"
#include "rules/feel/node.h"

struct making {
	struct eg_arena		*arena;
	const char		*text;
	bool			 cell;
	struct eg_feel_mutant	*list;
	size_t			 n, cap;
};

/* Each run of white space is one space. */
static void
squeeze(struct eg_buf *b, const char *s, size_t n)
{
	static const char space[] = " \t\r\n";
	size_t i;

	for (i = 0; i < n; i++)
		if (strchr(space, s[i]) == NULL)
			eg_buf_putc(b, s[i]);
		else if (i + 1 == n || strchr(space, s[i + 1]) == NULL)
			eg_buf_putc(b, ' ');
}

static const char *
kept(struct making *m, struct eg_buf *b)
{
	const char *s = eg_arena_strdup(m->arena, eg_buf_str(b));

	eg_buf_free(b);
	return s;
}

/* The node becomes another, which n bytes at an offset stand for. */
static void
make(struct making *m, struct eg_feel_node *node,
    const struct eg_feel_node *now, size_t at, size_t n, const char *text)
{
	struct eg_buf was = { 0 }, shown = { 0 };
	struct eg_feel_mutant *k, *more;
	const char *said;

	if (m->n == m->cap) {
		m->cap = m->cap * 2 + 16;
		more = eg_new_array(m->arena, m->cap, struct eg_feel_mutant);
		if (m->n > 0)
			memcpy(more, m->list, m->n * sizeof(*more));
		m->list = more;
	}
	squeeze(&was, m->text + at, n);
	said = kept(m, &was);
	squeeze(&shown, m->text, at);
	eg_buf_printf(&shown, "{%s -> %s}", said, text);
	squeeze(&shown, m->text + at + n, strlen(m->text + at + n));
	k = &m->list[m->n++];
	k->change = eg_change_make(m->arena, node, now, sizeof(*now));
	k->offset = eg_utf8_count(m->text, at);
	k->length = eg_utf8_count(m->text + at, n);
	k->says = *text == '\0' ?
	    eg_arena_printf(m->arena, "`%s` is left out", said) :
	    eg_arena_printf(m->arena, "`%s` becomes `%s`", said, text);
	k->shown = kept(m, &shown);
}

/* --- operators ------------------------------------------------------------ */

static const char *const signs[] = {
	[EG_OP_ADD] = "+", [EG_OP_SUBTRACT] = "-", [EG_OP_MULTIPLY] = "*",
	[EG_OP_DIVIDE] = "/", [EG_OP_EQUAL] = "=", [EG_OP_UNEQUAL] = "!=",
	[EG_OP_LESS] = "<", [EG_OP_LESS_EQUAL] = "<=", [EG_OP_GREATER] = ">",
	[EG_OP_GREATER_EQUAL] = ">=", [EG_OP_AND] = "and", [EG_OP_OR] = "or",
};

static const struct {
	enum eg_feel_op	was, now;
} others[] = {
	{ EG_OP_EQUAL, EG_OP_UNEQUAL }, { EG_OP_UNEQUAL, EG_OP_EQUAL },
	{ EG_OP_LESS, EG_OP_LESS_EQUAL }, { EG_OP_LESS, EG_OP_GREATER_EQUAL },
	{ EG_OP_LESS_EQUAL, EG_OP_LESS }, { EG_OP_LESS_EQUAL, EG_OP_GREATER },
	{ EG_OP_GREATER, EG_OP_GREATER_EQUAL },
	{ EG_OP_GREATER, EG_OP_LESS_EQUAL },
	{ EG_OP_GREATER_EQUAL, EG_OP_GREATER },
	{ EG_OP_GREATER_EQUAL, EG_OP_LESS },
	{ EG_OP_AND, EG_OP_OR }, { EG_OP_OR, EG_OP_AND },
	{ EG_OP_ADD, EG_OP_SUBTRACT }, { EG_OP_SUBTRACT, EG_OP_ADD },
	{ EG_OP_MULTIPLY, EG_OP_DIVIDE }, { EG_OP_DIVIDE, EG_OP_MULTIPLY },
};

/* The sign stands between its two sides, or at the start of a test. */
static void
change_operator(struct making *m, struct eg_feel_node *node)
{
	bool test = node->op == EG_OP_TEST_COMPARE;
	enum eg_feel_op op = test ? node->compare : node->op;
	struct eg_feel_node now;
	const char *from, *sign;
	size_t i;

	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (others[i].was != op || node->n == 0)
			continue;
		from = m->text + (test ? node->offset :
		    node->child[0]->offset + node->child[0]->length);
		sign = strstr(from, signs[op]);
		if (sign == NULL)
			return;
		now = *node;
		if (test)
			now.compare = others[i].now;
		else
			now.op = others[i].now;
		make(m, node, &now, (size_t)(sign - m->text), strlen(signs[op]),
		    signs[others[i].now]);
	}
}

/* "[" and "(" at the start of a range, the other two at its end. */
static void
change_range(struct making *m, struct eg_feel_node *node)
{
	struct eg_feel_node now = *node;

	if (node->op != EG_OP_RANGE)
		return;
	now.low_open = !node->low_open;
	make(m, node, &now, node->offset, 1, now.low_open ? "(" : "[");
	now = *node;
	now.high_open = !node->high_open;
	make(m, node, &now, node->offset + node->length - 1, 1,
	    now.high_open ? ")" : "]");
}

static void
drop_not(struct making *m, struct eg_feel_node *node)
{
	struct eg_feel_node now = *node;

	if (node->op == EG_OP_TEST_NOT) {
		now.op = EG_OP_TESTS;
		make(m, node, &now, node->offset, 3, "");
	}
	if (node->op == EG_OP_CALL && node->n == 1 &&
	    strcmp(node->function->function->name, "not") == 0)
		make(m, node, node->child[0], node->offset, 3, "");
}

static void
exchange_branches(struct making *m, struct eg_feel_node *node)
{
	struct eg_feel_node now = *node;

	if (node->op != EG_OP_IF)
		return;
	now.child = eg_new_array(m->arena, 3, struct eg_feel_node *);
	now.child[0] = node->child[0];
	now.child[1] = node->child[2];
	now.child[2] = node->child[1];
	make(m, node, &now, node->offset, 2, "if not");
}

/* --- values --------------------------------------------------------------- */

static const struct eg_feel *
neighbour(struct eg_arena *a, const struct eg_feel *v, int64_t by)
{
	struct eg_decimal d;

	switch (v->kind) {
	case EG_FEEL_BOOLEAN:
		return by > 0 ? eg_feel_boolean(!v->boolean) : NULL;
	case EG_FEEL_NUMBER:
		return eg_decimal_add(v->number, eg_decimal_int(by), &d) ?
		    eg_feel_number(a, d) : NULL;
	case EG_FEEL_DATE:
		return eg_feel_date(a, v->day + by);
	case EG_FEEL_DAYS:
		return eg_feel_days(a, v->seconds + by * 86400, v->fraction);
	case EG_FEEL_MONTHS:
		return eg_feel_months(a, v->months + by);
	default:
		return NULL;
	}
}

static void
change_value(struct making *m, struct eg_feel_node *node)
{
	struct eg_feel_node now = *node;
	struct eg_buf b = { 0 };
	int64_t by;

	if (node->op != EG_OP_VALUE)
		return;
	for (by = 1; by >= (m->cell ? -1 : 1); by -= 2) {
		now.value = neighbour(m->arena, node->value, by);
		if (now.value == NULL)
			continue;
		eg_buf_clear(&b);
		eg_feel_write(now.value, &b);
		make(m, node, &now, node->offset, node->length, eg_buf_str(&b));
	}
	eg_buf_free(&b);
}

/* Each of several tests or items goes. */
static void
drop_items(struct making *m, struct eg_feel_node *node)
{
	struct eg_feel_node now = *node;
	size_t i;

	if ((node->op != EG_OP_TESTS && node->op != EG_OP_LIST) || node->n < 2)
		return;
	for (i = 0; i < node->n; i++) {
		now.n = node->n - 1;
		now.child = eg_new_array(m->arena, now.n, struct eg_feel_node *);
		memcpy(now.child, node->child, i * sizeof(*now.child));
		memcpy(now.child + i, node->child + i + 1,
		    (now.n - i) * sizeof(*now.child));
		make(m, node, &now, node->child[i]->offset,
		    node->child[i]->length, "");
	}
}

/* --- an expression -------------------------------------------------------- */

static void
walk(struct making *m, struct eg_feel_node *node)
{
	size_t i;

	change_operator(m, node);
	change_range(m, node);
	change_value(m, node);
	drop_not(m, node);
	drop_items(m, node);
	exchange_branches(m, node);
	for (i = 0; i < node->n; i++)
		walk(m, node->child[i]);
}

size_t
eg_feel_mutants(struct eg_arena *a, struct eg_feel_expr *e, bool cell,
    struct eg_feel_mutant **list)
{
	struct making m = { .arena = a, .text = e->text, .cell = cell };

	walk(&m, e->root);
	*list = m.list;
	return m.n;
}
