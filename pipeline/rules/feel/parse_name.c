/*
 * parse_name.c - names: variables, functions, members.
 *
 * "Time limit" is one name because the scope has it; "5 working days" is
 * nothing because it has not.  An unknown name is reported with the nearest
 * one that is known.
 */
#include "rules/feel/parse.h"

#include <string.h>

#include "base/suggest.h"

#define NAMES_MAX	512	/* looked at for a suggestion */

static const char *const properties[] = { "year", "month", "day", "weekday",
	"hour", "minute", "second", "time offset", "years", "months", "days",
	"hours", "minutes", "seconds", "start", "end", "start included",
	"end included" };

/* --- the longest name that is known --------------------------------------- */

static const struct eg_feel_name *
find_variable(struct eg_feel_parser *p, size_t *len)
{
	const struct eg_feel_name *best = NULL;
	size_t i, n;

	for (*len = 0, i = 0; i < p->scope->n; i++) {
		n = eg_feel_match(p->token.s, p->scope->name[i].name);
		if (n > *len) {
			*len = n;
			best = &p->scope->name[i];
		}
	}
	return best;
}

static bool
is_call(const char *s, size_t n)
{
	struct eg_feel_token t = eg_feel_token(s + n);

	return eg_feel_token_is(&t, "(");
}

static const struct eg_feel_signature *
find_function(struct eg_feel_parser *p, size_t *len)
{
	const struct eg_feel_signature *s, *best = NULL;
	size_t n;

	*len = 0;
	for (s = p->scope->library->first; s != NULL; s = s->next) {
		n = eg_feel_match(p->token.s, s->function->name);
		if (n > *len && is_call(p->token.s, n)) {
			*len = n;
			best = s;
		}
	}
	return best;
}

static const struct eg_feel_knowledge *
find_knowledge(struct eg_feel_parser *p, size_t *len)
{
	const struct eg_feel_knowledge *best = NULL;
	size_t i, n;

	*len = 0;
	for (i = 0; i < p->scope->nknowledge; i++) {
		n = eg_feel_match(p->token.s, p->scope->knowledge[i]->name);
		if (n > *len && is_call(p->token.s, n)) {
			*len = n;
			best = p->scope->knowledge[i];
		}
	}
	return best;
}

/* --- calls ---------------------------------------------------------------- */

struct arguments {
	struct eg_feel_node	*item[EG_FEEL_PARAMS_MAX * 8];
	size_t			 n;
};

#define ARGUMENTS_MAX	(EG_FEEL_PARAMS_MAX * 8)

/* The length of "name :" at s, with the name of a param. */
static size_t
label(const char *s, const char *param)
{
	size_t n = eg_feel_match(s, param);
	struct eg_feel_token t = eg_feel_token(s + n);

	return n > 0 && eg_feel_token_is(&t, ":") ?
	    (size_t)(t.s + t.n - s) : 0;
}

/* f(to: x, from: y): in the order of the params; null for what is left out. */
static bool
named_arguments(struct eg_feel_parser *p, const char *const *param, size_t n,
    struct arguments *args)
{
	size_t i, len;

	do {
		for (len = 0, i = 0; i < n; i++) {
			len = label(p->token.s, param[i]);
			if (len > 0)
				break;
		}
		if (len == 0 || args->item[i] != NULL) {
			eg_feel_wrong(p, p->token.s, eg_feel_words(p->token.s),
			    len == 0 ? "the function has no such parameter" :
			    "this parameter is there twice");
			return false;
		}
		eg_feel_go_to(p, p->token.s + len);
		args->item[i] = eg_feel_expression(p);
		if (args->item[i] == NULL)
			return false;
		if (i >= args->n)
			args->n = i + 1;
	} while (eg_feel_take(p, ","));
	for (i = 0; i < args->n; i++)
		if (args->item[i] == NULL) {
			args->item[i] = eg_feel_node(p, EG_OP_VALUE, p->token.s,
			    NULL, 0);
			args->item[i]->value = &eg_feel_null;
		}
	return true;
}

static bool
arguments(struct eg_feel_parser *p, struct arguments *args)
{
	while (!eg_feel_at(p, ")")) {
		if (args->n == ARGUMENTS_MAX) {
			eg_feel_wrong(p, p->token.s, 1, "more than %d arguments",
			    ARGUMENTS_MAX);
			return false;
		}
		args->item[args->n] = eg_feel_expression(p);
		if (args->item[args->n++] == NULL)
			return false;
		if (!eg_feel_take(p, ","))
			break;
	}
	return true;
}

/* The row whose params the call names, and them; NULL: it names none. */
static const struct eg_feel_signature *
named_row(struct eg_feel_parser *p, const struct eg_feel_signature *s,
    const char **param)
{
	size_t i;
	bool found;

	for (; s != NULL; s = eg_feel_library_find(p->scope->library, s,
	    s->function->name)) {
		for (found = false, i = 0; i < s->n; i++) {
			param[i] = s->param[i].name;
			found = found || label(p->token.s, param[i]) > 0;
		}
		if (found)
			break;
	}
	return s;
}

/* Whether any row takes that many. */
static bool
check_count(struct eg_feel_parser *p, const struct eg_feel_signature *first,
    const char *from, size_t n)
{
	const struct eg_feel_signature *s;

	for (s = first; s != NULL; s = eg_feel_library_find(p->scope->library,
	    s, first->function->name))
		if (n >= s->least && (n <= s->n || s->repeats))
			return true;
	eg_feel_wrong(p, from, (size_t)(p->end - from),
	    "`%s` takes (%.120s)", first->function->name,
	    first->function->params);
	return false;
}

/* date("2014-13-01") is wrong before any case is there. */
static struct eg_feel_node *
fold(struct eg_feel_parser *p, const char *from, struct eg_feel_node *node)
{
	static const char *const constants[] = { "date", "time",
	    "date and time", "duration", "number" };
	const struct eg_feel *arg[EG_FEEL_PARAMS_MAX];
	struct eg_feel_call call = { .arena = p->arena };
	size_t i;

	for (i = 0; i < sizeof(constants) / sizeof(constants[0]); i++)
		if (strcmp(constants[i], node->function->function->name) == 0)
			break;
	if (i == sizeof(constants) / sizeof(constants[0]) ||
	    node->n > EG_FEEL_PARAMS_MAX)
		return node;
	for (i = 0; i < node->n; i++) {
		if (node->child[i]->op != EG_OP_VALUE)
			return node;
		arg[i] = node->child[i]->value;
	}
	node->value = eg_feel_library_call(p->scope->library, node->function,
	    &call, arg, node->n);
	if (node->value == NULL)
		return eg_feel_wrong(p, from, (size_t)(p->end - from), "%s",
		    call.wrong);
	node->op = EG_OP_VALUE;
	node->n = 0;
	return node;
}

static struct eg_feel_node *
call(struct eg_feel_parser *p, const struct eg_feel_signature *s, size_t len)
{
	const char *from = p->token.s, *param[EG_FEEL_PARAMS_MAX];
	const struct eg_feel_signature *row;
	struct arguments args = { .n = 0 };
	struct eg_feel_node *node;
	bool was = p->no_item;

	eg_feel_go_to(p, from + len);
	eg_feel_next(p);
	p->no_item = false;
	row = named_row(p, s, param);
	if (row != NULL ? !named_arguments(p, param, row->n, &args) :
	    !arguments(p, &args))
		return NULL;
	p->no_item = was;
	if (!eg_feel_expect(p, ")") || !check_count(p, s, from, args.n))
		return NULL;
	node = eg_feel_node(p, EG_OP_CALL, from, args.item, args.n);
	if (node == NULL)
		return NULL;
	node->function = s;
	return fold(p, from, node);
}

static struct eg_feel_node *
invoke(struct eg_feel_parser *p, const struct eg_feel_knowledge *k, size_t len)
{
	const char *from = p->token.s;
	struct arguments args = { .n = 0 };
	struct eg_feel_node *node;
	bool was = p->no_item, named = false;
	size_t i;

	eg_feel_go_to(p, from + len);
	eg_feel_next(p);
	p->no_item = false;
	for (i = 0; i < k->n; i++)
		named = named || label(p->token.s, k->param[i]) > 0;
	if (named ? !named_arguments(p, k->param, k->n, &args) :
	    !arguments(p, &args))
		return NULL;
	p->no_item = was;
	if (!eg_feel_expect(p, ")"))
		return NULL;
	if (args.n != k->n)
		return eg_feel_wrong(p, from, (size_t)(p->end - from),
		    "`%s` takes %zu arguments", k->name, k->n);
	node = eg_feel_node(p, EG_OP_INVOKE, from, args.item, args.n);
	if (node != NULL)
		node->knowledge = k;
	return node;
}

/* --- what a word means ---------------------------------------------------- */

static struct eg_feel_node *
keyword(struct eg_feel_parser *p)
{
	static const struct {
		const char		*word;
		const struct eg_feel	*value;
	} values[] = {
		{ "true", &eg_feel_true }, { "false", &eg_feel_false },
		{ "null", &eg_feel_null },
	};
	const char *from = p->token.s;
	struct eg_feel_node *node;
	size_t i;

	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		if (eg_feel_take(p, values[i].word)) {
			node = eg_feel_node(p, EG_OP_VALUE, from, NULL, 0);
			node->value = values[i].value;
			return node;
		}
	return NULL;
}

static struct eg_feel_node *
unknown(struct eg_feel_parser *p)
{
	static const char *const beyond[] = { "for", "some", "every", "function",
	    "external" };
	const char *s = p->token.s, *names[NAMES_MAX], *word;
	size_t n = eg_feel_words(s), i, count = 0;
	const struct eg_feel_signature *f;
	bool is_function = is_call(s, n);

	for (i = 0; i < sizeof(beyond) / sizeof(beyond[0]); i++)
		if (eg_feel_at(p, beyond[i]))
			return eg_feel_wrong(p, s, p->token.n, "`%s` is beyond "
			    "simple expressions; let an input select it",
			    beyond[i]);
	for (i = 0; !is_function && i < p->scope->n && count < NAMES_MAX; i++)
		names[count++] = p->scope->name[i].name;
	for (i = 0; is_function && i < p->scope->nknowledge; i++)
		if (count < NAMES_MAX)
			names[count++] = p->scope->knowledge[i]->name;
	for (f = p->scope->library->first; is_function && f != NULL; f = f->next)
		if (count < NAMES_MAX)
			names[count++] = f->function->name;
	word = eg_arena_strndup(p->arena, s, n < 100 ? n : 100);
	p->error->near = eg_suggest(word, names, count);
	return eg_feel_wrong(p, s, n, is_function ?
	    "there is no function `%s`" : "`%s` is not known here", word);
}

struct eg_feel_node *
eg_feel_named(struct eg_feel_parser *p)
{
	size_t variable, function, knowledge;
	const struct eg_feel_name *v = find_variable(p, &variable);
	const struct eg_feel_signature *f = find_function(p, &function);
	const struct eg_feel_knowledge *k = find_knowledge(p, &knowledge);
	const char *from = p->token.s;
	struct eg_feel_node *node;

	if (k != NULL && knowledge >= function && knowledge >= variable)
		return invoke(p, k, knowledge);
	if (f != NULL && function >= variable)
		return call(p, f, function);
	if (v == NULL || variable <= p->token.n) {
		node = keyword(p);
		if (node != NULL)
			return node;
	}
	if (v == NULL)
		return unknown(p);
	eg_feel_go_to(p, from + variable);
	node = eg_feel_node(p, EG_OP_NAME, from, NULL, 0);
	node->slot = v->slot;
	return node;
}

/* The longest of some names that stands at s, if longer than *len. */
static void
longest(const char *s, const char *const *names, size_t n, size_t *len,
    const char **best)
{
	size_t i, fits;

	for (i = 0; i < n; i++) {
		fits = eg_feel_match(s, names[i]);
		if (fits > *len) {
			*len = fits;
			*best = names[i];
		}
	}
}

/* The same of the entries that functions' results have. */
static void
longest_of_results(struct eg_feel_parser *p, const char *s, size_t *len,
    const char **best)
{
	const struct eg_feel_signature *f;

	for (f = p->scope->library->first; f != NULL; f = f->next)
		longest(s, f->entry, f->entries, len, best);
}

struct eg_feel_node *
eg_feel_member(struct eg_feel_parser *p, const char *from,
    struct eg_feel_node *of)
{
	const char *s = p->token.s, *best = NULL;
	struct eg_feel_node *node;
	size_t len = 0;

	longest(s, p->scope->member, p->scope->nmember, &len, &best);
	longest(s, properties, sizeof(properties) / sizeof(properties[0]), &len,
	    &best);
	longest_of_results(p, s, &len, &best);
	if (best == NULL) {
		len = p->token.kind == EG_TOKEN_WORD ? eg_feel_words(s) : 0;
		p->error->near = eg_suggest(eg_arena_strndup(p->arena, s, len),
		    p->scope->member, p->scope->nmember);
		return eg_feel_wrong(p, s, len,
		    "`%.*s` is no part of any value", (int)len, s);
	}
	eg_feel_go_to(p, s + len);
	node = eg_feel_node(p, EG_OP_PATH, from,
	    (struct eg_feel_node *const []){ of }, 1);
	if (node != NULL)
		node->name = best;
	return node;
}
