/* mutant.c - see mutant.h. */
#include "rules/tools/mutant.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/day.h"
#include "base/utf8.h"
#include "rules/tools/tokens.h"

struct making {
	struct eg_arena		*arena;
	struct eg_tokens	 in;
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
	eg_buf_add(&text, m->in.text, (size_t)(at - m->in.text));
	eg_buf_puts(&text, now);
	eg_buf_puts(&text, end);
	squeeze(&was, at, (size_t)(end - at));
	squeeze(&change, m->in.text, (size_t)(at - m->in.text));
	eg_buf_printf(&change, "{%s -> %s}", eg_buf_str(&was), now);
	squeeze(&change, end, strlen(end));
	k = &m->list[m->made++];
	*k = (struct eg_mutant){
	    .offset = eg_utf8_count(m->in.text, (size_t)(at - m->in.text)),
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
	return eg_tokens_is(&m->in, i, text);
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
	const struct eg_xpath_token *t = &m->in.token[i];

	make(m, t->at, end_of(t), neighbour(m, t, 1));
	make(m, t->at, end_of(t), neighbour(m, t, -1));
}

static void
change_token(struct making *m, size_t i)
{
	const struct eg_xpath_token *t = &m->in.token[i];
	size_t k;

	if (t->kind == EG_XPATH_NUMBER)
		change_number(m, i);
	/* A minus before a number is no difference. */
	if (is(m, i, "-") && i > 0 && eg_tokens_ends_operand(&m->in, i - 1))
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

	if (m->in.token[i].kind != EG_XPATH_OPERATOR)
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
	unsigned depth = m->in.depth[i];
	size_t k = i;

	for (;;) {
		if ((step < 0 && k == 0) || (step > 0 && k + 1 == m->in.n))
			return k;
		k += (size_t)step;
		if (m->in.depth[k] < depth || (m->in.depth[k] == depth &&
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
		make(m, m->in.token[first].at, m->in.token[i + 1].at, "");
	make(m, end_of(&m->in.token[i - 1]), end_of(&m->in.token[last]), "");
}

static void
drop_predicate(struct making *m, size_t i)
{
	if (is(m, i, "["))
		make(m, m->in.token[i].at,
		    end_of(&m->in.token[eg_tokens_partner(&m->in, i)]), "");
}

/* --- an expression -------------------------------------------------------- */

static void
negate_whole(struct making *m)
{
	struct eg_mutant *k;
	struct eg_buf b = { 0 };

	make(m, m->in.text, m->in.text + strlen(m->in.text),
	    eg_arena_printf(m->arena, "not(%s)", m->in.text));
	k = &m->list[m->made - 1];
	eg_buf_puts(&b, "{not(} ");
	squeeze(&b, m->in.text, strlen(m->in.text));
	eg_buf_puts(&b, " {)}");
	k->change = kept(m->arena, &b);
	k->says = "it becomes its opposite";
}

size_t
eg_mutants(struct eg_arena *arena, const char *text, bool negate,
    const struct eg_mutant **list)
{
	struct making m = { .arena = arena, .in = eg_tokens_read(arena, text) };
	struct eg_mutant *copy;
	size_t i;

	if (negate && m.in.n > 0)
		negate_whole(&m);
	for (i = 0; i < m.in.n; i++) {
		change_token(&m, i);
		drop_predicate(&m, i);
		if (i > 0 && i + 1 < m.in.n)
			drop_terms(&m, i);
	}
	copy = eg_new_array(arena, m.made, struct eg_mutant);
	if (m.made > 0)
		memcpy(copy, m.list, m.made * sizeof(*copy));
	free(m.list);
	*list = copy;
	return m.made;
}
