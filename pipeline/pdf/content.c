/* content.c - see content.h. */
#include "pdf/content.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/parse.h"

#define IMAGE_OPERANDS_MAX	64	/* keys and values of an inline image */

struct eg_pdf_content {
	struct eg_pdf_parser	 parser;
	struct eg_arena		*arena;
	struct eg_arena_mark	 empty;
	struct eg_pdf_object	*operand[IMAGE_OPERANDS_MAX];
	size_t			 n;
};

struct eg_pdf_content *
eg_pdf_content_new(const char *bytes, size_t n)
{
	struct eg_pdf_content *c = eg_malloc(sizeof(*c));

	*c = (struct eg_pdf_content){ .arena = eg_arena_new() };
	c->parser.lex = (struct eg_pdf_lexer){ .bytes = bytes, .n = n, .arena = c->arena };
	c->empty = eg_arena_mark(c->arena);
	return c;
}

void
eg_pdf_content_free(struct eg_pdf_content *c)
{
	if (c == NULL)
		return;
	eg_arena_free(c->arena);
	free(c);
}

/* An operator, or "BI" and the like; false when the word is too long for one. */
static bool
name_operation(struct eg_pdf_content *c, const struct eg_pdf_token *t,
    struct eg_pdf_operation *op)
{
	if (t->n >= sizeof(op->name))
		return eg_pdf_parse_fault(&c->parser, t->start, "this is no operator");
	memset(op->name, 0, sizeof(op->name));
	memcpy(op->name, t->text, t->n);
	op->end = t->end;
	op->n = c->n;
	op->operand = c->operand;
	return true;
}

static bool
take(struct eg_pdf_content *c, struct eg_pdf_token *t)
{
	eg_pdf_lex(&c->parser.lex, t);
	if (t->kind == EG_PDF_T_FAULT)
		return eg_pdf_parse_fault(&c->parser, t->start, c->parser.lex.fault);
	return true;
}

/*
 * The bytes of an inline image say nothing of their length (8.9.7): they end
 * where white space, EI and white space stand, and something that can be
 * read follows, but not another EI.
 */
static bool
image_end(const struct eg_pdf_lexer *l, size_t at)
{
	struct eg_pdf_lexer ahead = *l;
	struct eg_pdf_token t;

	if (at + 2 > l->n || memcmp(l->bytes + at, "EI", 2) != 0 ||
	    !eg_pdf_is_space(l->bytes[at - 1]) ||
	    (at + 2 < l->n && !eg_pdf_is_space(l->bytes[at + 2])))
		return false;
	ahead.at = at + 2;
	ahead.arena = NULL;
	for (int i = 0; i < 3; i++) {
		eg_pdf_lex(&ahead, &t);
		if (t.kind == EG_PDF_T_FAULT || (i == 0 && eg_pdf_is_keyword(&t, "EI")))
			return false;
		for (size_t k = 0; t.kind == EG_PDF_T_KEYWORD && k < t.n; k++)
			if ((unsigned char)t.text[k] >= 0x7F)
				return false;
	}
	return true;
}

static bool
inline_image(struct eg_pdf_content *c, struct eg_pdf_operation *op)
{
	struct eg_pdf_lexer *l = &c->parser.lex;
	struct eg_pdf_token t;
	size_t at;

	c->n = 0;
	for (;;) {
		if (!take(c, &t))
			return false;
		if (eg_pdf_is_keyword(&t, "ID"))
			break;
		if (c->n == IMAGE_OPERANDS_MAX ||
		    !eg_pdf_parse(&c->parser, &t, &c->operand[c->n]))
			return eg_pdf_parse_fault(&c->parser, t.start,
			    "an inline image is described by something else");
		c->n++;
	}
	for (at = l->at + 1; at + 2 <= l->n; at++) {
		if (!image_end(l, at))
			continue;
		l->at = op->end = at + 2;
		op->n = c->n;
		return true;
	}
	return eg_pdf_parse_fault(&c->parser, t.start, "an inline image has no end");
}

bool
eg_pdf_content_next(struct eg_pdf_content *c, struct eg_pdf_operation *op)
{
	struct eg_pdf_object *o;
	struct eg_pdf_token t;

	if (c->parser.fault != NULL)
		return false;
	eg_arena_reset(c->arena, c->empty);
	c->n = 0;
	for (;;) {
		if (!take(c, &t))
			return false;
		if (c->n == 0)
			op->start = t.start;
		if (t.kind == EG_PDF_T_END)
			return c->n != 0 && eg_pdf_parse_fault(&c->parser, t.start,
			    "operands have no operator");
		o = NULL;
		if (eg_pdf_parse(&c->parser, &t, &o)) {
			if (c->n == EG_PDF_OPERANDS_MAX)
				return eg_pdf_parse_fault(&c->parser, t.start,
				    "an operator has too many operands");
			c->operand[c->n++] = o;
			continue;
		}
		if (t.kind != EG_PDF_T_KEYWORD)
			return eg_pdf_parse_fault(&c->parser, t.start,
			    "a bracket has no partner");
		if (!name_operation(c, &t, op))
			return false;
		return !eg_pdf_op(op, "BI") || inline_image(c, op);
	}
}

const char *
eg_pdf_content_fault(const struct eg_pdf_content *c, size_t *at)
{
	if (at != NULL && c->parser.fault != NULL)
		*at = c->parser.fault_at;
	return c->parser.fault;
}
