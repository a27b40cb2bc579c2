/* tokens.c - see tokens.h. */
#include "rules/tools/tokens.h"

#include <string.h>

bool
eg_tokens_is(const struct eg_tokens *t, size_t i, const char *text)
{
	return i < t->n && eg_xpath_token_is(&t->token[i], text);
}

bool
eg_tokens_ends_operand(const struct eg_tokens *t, size_t i)
{
	switch (t->token[i].kind) {
	case EG_XPATH_NAME:
	case EG_XPATH_LITERAL:
	case EG_XPATH_NUMBER:
	case EG_XPATH_VARIABLE:
		return true;
	default:
		return eg_tokens_is(t, i, ")") || eg_tokens_is(t, i, "]") ||
		    eg_tokens_is(t, i, ".") || eg_tokens_is(t, i, "..");
	}
}

size_t
eg_tokens_partner(const struct eg_tokens *t, size_t i)
{
	bool opens = eg_tokens_is(t, i, "(") || eg_tokens_is(t, i, "[");
	size_t k = i;

	/* Every expression that was read has the partner. */
	do
		k = opens ? k + 1 : k - 1;
	while (t->depth[k] > t->depth[i]);
	return k;
}

struct eg_tokens
eg_tokens_read(struct eg_arena *arena, const char *text)
{
	struct eg_tokens t = { .text = text };
	struct eg_xpath_token k = { EG_XPATH_END, text, 0 };
	size_t most = strlen(text) + 1;
	unsigned depth = 0;

	t.token = eg_new_array(arena, most, struct eg_xpath_token);
	t.depth = eg_new_array(arena, most, unsigned);
	for (;;) {
		k = eg_xpath_next(&k);
		if (k.kind == EG_XPATH_END && depth == 0)
			return t;
		if (k.kind == EG_XPATH_END || k.kind == EG_XPATH_BAD)
			break;
		t.token[t.n++] = k;
		if (eg_tokens_is(&t, t.n - 1, ")") || eg_tokens_is(&t, t.n - 1, "]"))
			if (depth-- == 0)
				break;
		t.depth[t.n - 1] = depth;
		if (eg_tokens_is(&t, t.n - 1, "(") || eg_tokens_is(&t, t.n - 1, "["))
			depth++;
	}
	t.n = 0;
	return t;
}
