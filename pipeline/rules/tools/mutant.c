/* mutant.c - see mutant.h. */
#include "rules/tools/mutant.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/utf8.h"
#include "xml/xpath_lex.h"

struct making {
	struct eg_arena		*arena;
	const char		*text;
	struct eg_xpath_token	*token;
	unsigned		*depth;		/* of brackets, for each token */
	size_t			 n;
	struct eg_mutant	*list;
	size_t			 made, cap;
};

/* n bytes of s with each run of white space as one space. */
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
kept(struct eg_arena *a, struct eg_buf *b)
{
	const char *s = eg_arena_strdup(a, eg_buf_str(b));

	eg_buf_free(b);
	return s;
}

/* The bytes from `at` to `end` become `now`. */
static void
make(struct making *m, const char *at, const char *end, const char *now)
{
	struct eg_buf text = { 0 }, was = { 0 }, change = { 0 };
	const char *said;
	struct eg_mutant *k;

	if (m->made == m->cap) {
		m->cap = m->cap == 0 ? 32 : m->cap * 2;
		m->list = eg_realloc(m->list, m->cap, sizeof(*m->list));
	}
	eg_buf_add(&text, m->text, (size_t)(at - m->text));
	eg_buf_puts(&text, now);
	eg_buf_puts(&text, end);
	squeeze(&was, at, (size_t)(end - at));
	squeeze(&change, m->text, (size_t)(at - m->text));
	eg_buf_printf(&change, "{%s -> %s}", eg_buf_str(&was), now);
	squeeze(&change, end, strlen(end));
	k = &m->list[m->made++];
	*k = (struct eg_mutant){
	    .offset = eg_utf8_count(m->text, (size_t)(at - m->text)),
	    .length = eg_utf8_count(at, (size_t)(end - at)) };
	said = kept(m->arena, &was);
	k->says = *now == '\0' ?
	    eg_arena_printf(m->arena, "`%s` is left out", said) :
	    eg_arena_printf(m->arena, "`%s` becomes `%s`", said, now);
	k->text = kept(m->arena, &text);
	k->change = kept(m->arena, &change);
}

static const char *
end_of(const struct eg_xpath_token *t)
{
	return t->at + t->len;
}

static bool
is(const struct making *m, size_t i, const char *text)
{
	return eg_xpath_token_is(&m->token[i], text);
}

/* --- one token becomes another -------------------------------------------- */

static const struct {
	enum eg_xpath_kind	 kind;
	const char		*was, *now;
} others[] = {
	{ EG_XPATH_OPERATOR, "=", "!=" },	{ EG_XPATH_OPERATOR, "!=", "=" },
	{ EG_XPATH_OPERATOR, "<", "<=" },	{ EG_XPATH_OPERATOR, "<", ">=" },
	{ EG_XPATH_OPERATOR, "<=", "<" },	{ EG_XPATH_OPERATOR, "<=", ">" },
	{ EG_XPATH_OPERATOR, ">", ">=" },	{ EG_XPATH_OPERATOR, ">", "<=" },
	{ EG_XPATH_OPERATOR, ">=", ">" },	{ EG_XPATH_OPERATOR, ">=", "<" },
	{ EG_XPATH_OPERATOR, "and", "or" },	{ EG_XPATH_OPERATOR, "or", "and" },
	{ EG_XPATH_OPERATOR, "+", "-" },	{ EG_XPATH_OPERATOR, "*", "+" },
	{ EG_XPATH_OPERATOR, "div", "*" },	{ EG_XPATH_OPERATOR, "mod", "*" },
	{ EG_XPATH_FUNCTION, "not", "boolean" },
	{ EG_XPATH_FUNCTION, "true", "false" },
	{ EG_XPATH_FUNCTION, "false", "true" },
	{ EG_XPATH_LITERAL, "'true'", "'false'" },
	{ EG_XPATH_LITERAL, "'false'", "'true'" },
};

static bool
is_operand_end(const struct making *m, size_t i)
{
	switch (m->token[i].kind) {
	case EG_XPATH_NAME:
	case EG_XPATH_LITERAL:
	case EG_XPATH_NUMBER:
	case EG_XPATH_VARIABLE:
		return true;
	default:
		return is(m, i, ")") || is(m, i, "]") || is(m, i, ".") ||
		    is(m, i, "..");
	}
}

/*
 * One more, one less; of a number that is a day, as 20170101 is, the day
 * after and the day before, for no date is 20170100.
 */
static const char *
neighbour(struct making *m, const struct eg_xpath_token *t, int by)
{
	long long n = strtoll(t->at, NULL, 10);
	int64_t day, year;
	unsigned month, dom;

	if (strspn(t->at, "0123456789") < t->len || t->len > 15)
		return eg_arena_printf(m->arena, "(%.*s %c 1)", (int)t->len, t->at,
		    by > 0 ? '+' : '-');
	if (n < 10000000 || n > 99999999 ||
	    !eg_day_make(n / 10000, n / 100 % 100, n % 100, &day))
		return eg_arena_printf(m->arena, "%lld", n + by);
	eg_day_split(day + by, &year, &month, &dom);
	return eg_arena_printf(m->arena, "%04lld%02u%02u", (long long)year, month,
	    dom);
}

static void
change_number(struct making *m, size_t i)
{
	const struct eg_xpath_token *t = &m->token[i];

	make(m, t->at, end_of(t), neighbour(m, t, 1));
	make(m, t->at, end_of(t), neighbour(m, t, -1));
}

static void
change_token(struct making *m, size_t i)
{
	const struct eg_xpath_token *t = &m->token[i];
	size_t k;

	if (t->kind == EG_XPATH_NUMBER)
		change_number(m, i);
	/* A minus before a number is no difference. */
	if (is(m, i, "-") && i > 0 && is_operand_end(m, i - 1))
		make(m, t->at, end_of(t), "+");
	for (k = 0; k < sizeof(others) / sizeof(others[0]); k++)
		if (t->kind == others[k].kind && is(m, i, others[k].was))
			make(m, t->at, end_of(t), others[k].now);
}

/* --- something is missing ------------------------------------------------- */

/* How tightly an operator binds; 0: it is none, or part of a path. */
static int
binding(const struct making *m, size_t i)
{
	static const struct {
		const char	*operator;
		int		 level;
	} levels[] = {
		{ "or", 1 }, { "and", 2 }, { "=", 3 }, { "!=", 3 }, { "<", 4 },
		{ "<=", 4 }, { ">", 4 }, { ">=", 4 }, { "+", 5 }, { "-", 5 },
		{ "*", 6 }, { "div", 6 }, { "mod", 6 }, { "|", 7 },
	};
	size_t k;

	if (m->token[i].kind != EG_XPATH_OPERATOR)
		return 0;
	for (k = 0; k < sizeof(levels) / sizeof(levels[0]); k++)
		if (is(m, i, levels[k].operator))
			return levels[k].level;
	return 0;
}

/* Where what an operator joins ends, going from it in steps of one. */
static size_t
reach(const struct making *m, size_t i, int step)
{
	int level = binding(m, i);
	unsigned depth = m->depth[i];
	size_t k = i;

	for (;;) {
		if ((step < 0 && k == 0) || (step > 0 && k + 1 == m->n))
			return k;
		k += (size_t)step;
		if (m->depth[k] < depth || (m->depth[k] == depth &&
		    (is(m, k, ",") || (binding(m, k) > 0 &&
		    binding(m, k) <= level))))
			return k - (size_t)step;
	}
}

/*
 * Of "a and b and c" each of the three goes, with the `and` before it or, of
 * the first, after it.
 */
static void
drop_terms(struct making *m, size_t i)
{
	int level = binding(m, i);
	size_t first = reach(m, i, -1), last = reach(m, i, 1);

	if (level != 1 && level != 2 && level != 7)
		return;
	if (first == 0 || binding(m, first - 1) != level)
		make(m, m->token[first].at, m->token[i + 1].at, "");
	make(m, end_of(&m->token[i - 1]), end_of(&m->token[last]), "");
}

static void
drop_predicate(struct making *m, size_t i)
{
	size_t k = i + 1;

	if (!is(m, i, "["))
		return;
	while (k < m->n && m->depth[k] > m->depth[i])
		k++;
	if (k < m->n)
		make(m, m->token[i].at, end_of(&m->token[k]), "");
}

/* --- an expression -------------------------------------------------------- */

/* An opening bracket has the depth of what is around, and so has its end. */
static bool
read(struct making *m)
{
	struct eg_xpath_token t = { EG_XPATH_END, m->text, 0 };
	size_t most = strlen(m->text) + 1;
	unsigned depth = 0;

	m->token = eg_new_array(m->arena, most, struct eg_xpath_token);
	m->depth = eg_new_array(m->arena, most, unsigned);
	for (;;) {
		t = eg_xpath_next(&t);
		if (t.kind == EG_XPATH_END || t.kind == EG_XPATH_BAD)
			return t.kind == EG_XPATH_END && depth == 0;
		m->token[m->n] = t;
		if ((is(m, m->n, ")") || is(m, m->n, "]")) && depth-- == 0)
			return false;
		m->depth[m->n] = depth;
		if (is(m, m->n, "(") || is(m, m->n, "["))
			depth++;
		m->n++;
	}
}

static void
negate_whole(struct making *m)
{
	struct eg_mutant *k;
	struct eg_buf b = { 0 };

	make(m, m->text, m->text + strlen(m->text),
	    eg_arena_printf(m->arena, "not(%s)", m->text));
	k = &m->list[m->made - 1];
	eg_buf_puts(&b, "{not(} ");
	squeeze(&b, m->text, strlen(m->text));
	eg_buf_puts(&b, " {)}");
	k->change = kept(m->arena, &b);
	k->says = "it becomes its opposite";
}

size_t
eg_mutants(struct eg_arena *arena, const char *text, bool negate,
    const struct eg_mutant **list)
{
	struct making m = { .arena = arena, .text = text };
	struct eg_mutant *copy;
	size_t i;

	if (!read(&m))
		m.n = 0;
	if (negate && m.n > 0)
		negate_whole(&m);
	for (i = 0; i < m.n; i++) {
		change_token(&m, i);
		drop_predicate(&m, i);
		if (i > 0 && i + 1 < m.n)
			drop_terms(&m, i);
	}
	copy = eg_new_array(arena, m.made, struct eg_mutant);
	if (m.made > 0)
		memcpy(copy, m.list, m.made * sizeof(*copy));
	free(m.list);
	*list = copy;
	return m.made;
}
