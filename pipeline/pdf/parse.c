/* parse.c - see parse.h. */
#include "pdf/parse.h"

#include <stdlib.h>
#include <string.h>

#define FEW	16	/* keys that are compared each with each */

static bool	parse(struct eg_pdf_parser *, const struct eg_pdf_token *, unsigned depth,
		    struct eg_pdf_object **);

bool
eg_pdf_parse_fault(struct eg_pdf_parser *p, size_t at, const char *words)
{
	if (p->fault == NULL) {
		p->fault = words;
		p->fault_at = at;
	}
	return false;
}

static bool
take(struct eg_pdf_parser *p, struct eg_pdf_token *t)
{
	eg_pdf_lex(&p->lex, t);
	if (t->kind == EG_PDF_T_FAULT)
		return eg_pdf_parse_fault(p, t->start, p->lex.fault);
	return true;
}

/* After an integer: "0 R" makes it a reference. */
static struct eg_pdf_object *
integer_or_reference(struct eg_pdf_parser *p, const struct eg_pdf_token *first)
{
	struct eg_pdf_lexer ahead = p->lex;
	struct eg_pdf_token t;

	if (p->references && first->integer >= 0 && first->integer <= UINT32_MAX) {
		ahead.arena = NULL;
		eg_pdf_lex(&ahead, &t);
		if (t.kind == EG_PDF_T_INTEGER && t.integer >= 0 && t.integer <= UINT16_MAX) {
			eg_pdf_lex(&ahead, &t);
			if (eg_pdf_is_keyword(&t, "R")) {
				p->lex.at = ahead.at;
				return eg_pdf_reference(p->lex.arena,
				    (uint32_t)first->integer);
			}
		}
	}
	return eg_pdf_integer(p->lex.arena, first->integer);
}

/* The next token is none that ends this container, but begins an object. */
static bool
parse_item(struct eg_pdf_parser *p, const struct eg_pdf_token *t, unsigned depth,
    struct eg_pdf_object **o)
{
	if (depth >= EG_PDF_DEPTH_MAX)
		return eg_pdf_parse_fault(p, t->start,
		    "arrays and dictionaries are nested too deeply");
	if (t->kind == EG_PDF_T_END)
		return eg_pdf_parse_fault(p, t->start, "an array or dictionary has no end");
	return parse(p, t, depth + 1, o) ||
	    eg_pdf_parse_fault(p, t->start, "an array or dictionary has something in it "
	    "that is no object");
}

static bool
parse_array(struct eg_pdf_parser *p, unsigned depth, struct eg_pdf_object *array)
{
	struct eg_pdf_object *o;
	struct eg_pdf_token t;

	for (;;) {
		if (!take(p, &t))
			return false;
		if (t.kind == EG_PDF_T_ARRAY_END)
			return true;
		if (!parse_item(p, &t, depth, &o))
			return false;
		eg_pdf_array_add(p->lex.arena, array, o);
	}
}

static int
by_key(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
has_double(const struct eg_pdf_object *d)
{
	const char **keys;
	bool found = false;
	uint32_t i, j;

	if (d->n <= FEW) {
		for (i = 0; i < d->n; i++)
			for (j = 0; j < i; j++)
				if (strcmp(d->entry[i].key, d->entry[j].key) == 0)
					return true;
		return false;
	}
	keys = eg_malloc(d->n * sizeof(*keys));
	for (i = 0; i < d->n; i++)
		keys[i] = d->entry[i].key;
	qsort(keys, d->n, sizeof(*keys), by_key);
	for (i = 1; i < d->n && !found; i++)
		found = strcmp(keys[i - 1], keys[i]) == 0;
	free(keys);
	return found;
}

/*
 * A key that stands twice is refused: which one counts is not said (7.3.7), so
 * two readers may see two documents.
 */
static bool
parse_dictionary(struct eg_pdf_parser *p, size_t start, unsigned depth,
    struct eg_pdf_object *d)
{
	struct eg_pdf_object *o;
	struct eg_pdf_token key, t;

	for (;;) {
		if (!take(p, &key))
			return false;
		if (key.kind == EG_PDF_T_DICTIONARY_END)
			break;
		if (key.kind != EG_PDF_T_NAME)
			return eg_pdf_parse_fault(p, key.start,
			    "a dictionary has a key that is no name");
		if (!take(p, &t) || !parse_item(p, &t, depth, &o))
			return false;
		eg_pdf_entry_add(p->lex.arena, d, key.text, o);
	}
	return !has_double(d) || eg_pdf_parse_fault(p, start, "a dictionary has a key twice");
}

static bool
parse_keyword(struct eg_pdf_parser *p, const struct eg_pdf_token *t,
    struct eg_pdf_object **o)
{
	*o = NULL;
	if (t->n < 4)			/* as most operators */
		return false;
	if (eg_pdf_is_keyword(t, "true"))
		*o = eg_pdf_boolean(p->lex.arena, true);
	else if (eg_pdf_is_keyword(t, "false"))
		*o = eg_pdf_boolean(p->lex.arena, false);
	else
		return eg_pdf_is_keyword(t, "null");
	return true;
}

static bool
parse(struct eg_pdf_parser *p, const struct eg_pdf_token *t, unsigned depth,
    struct eg_pdf_object **o)
{
	struct eg_arena *arena = p->lex.arena;

	if (p->left != NULL && (*p->left == 0 || --*p->left == 0))
		return eg_pdf_parse_fault(p, t->start, "there are too many objects");
	switch (t->kind) {
	case EG_PDF_T_INTEGER:
		*o = integer_or_reference(p, t);
		return true;
	case EG_PDF_T_REAL:
		*o = eg_pdf_lexed(arena, EG_PDF_REAL,
		    eg_arena_strndup(arena, t->text, t->n), t->n);
		return true;
	case EG_PDF_T_STRING:
		*o = eg_pdf_lexed(arena, EG_PDF_STRING, t->text, t->n);
		return true;
	case EG_PDF_T_NAME:
		*o = eg_pdf_lexed(arena, EG_PDF_NAME, t->text, t->n);
		return true;
	case EG_PDF_T_ARRAY:
		*o = eg_pdf_array(arena);
		return parse_array(p, depth, *o);
	case EG_PDF_T_DICTIONARY:
		*o = eg_pdf_dictionary(arena);
		return parse_dictionary(p, t->start, depth, *o);
	case EG_PDF_T_KEYWORD:
		return parse_keyword(p, t, o);
	default:
		return false;
	}
}

bool
eg_pdf_parse(struct eg_pdf_parser *p, const struct eg_pdf_token *first,
    struct eg_pdf_object **o)
{
	return parse(p, first, 0, o);
}

bool
eg_pdf_parse_next(struct eg_pdf_parser *p, struct eg_pdf_object **o)
{
	struct eg_pdf_token t;

	if (!take(p, &t))
		return false;
	return parse(p, &t, 0, o) ||
	    eg_pdf_parse_fault(p, t.start, "there is no object where one should be");
}
