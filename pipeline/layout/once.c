/* once.c - see once.h. */
#include "layout/once.h"

#include <string.h>

#define BUCKETS	128

struct said {
	struct said		*next;
	const char		*code;
	const struct eg_fo	*fo;
	const char		*name;
};

struct eg_once {
	struct said	*bucket[BUCKETS];
};

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool
eg_once(struct eg_layout_ctx *ctx, const char *code, const struct eg_fo *fo,
    const char *name)
{
	struct said **head, *s;

	if (ctx->once == NULL)
		ctx->once = eg_new(ctx->arena, struct eg_once);
	head = &ctx->once->bucket[fo == NULL ? 0 :
	    (fo->at.line * 31 + fo->at.column) % BUCKETS];
	for (s = *head; s != NULL; s = s->next)
		if (s->fo == fo && same(s->code, code) && same(s->name, name))
			return false;
	s = eg_new(ctx->arena, struct said);
	*s = (struct said){ .next = *head, .code = code, .fo = fo,
	    .name = eg_arena_strdup(ctx->arena, name) };
	*head = s;
	return true;
}
